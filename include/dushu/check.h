/* check.h: facts that follow from the figures of a text, and whether the text agrees with itself. The door of
 * src/check.
 *
 * A check cites figures and works one thing out of them: a sum of parts, a rate from two counts, a growth from two
 * levels. Every number stands for an interval, as wide as its last written digit (99% is anything that rounds to 99) and
 * as the words around it (近, 约, 超过) leave it; counts written out to the unit are exact. The verdict compares
 * intervals, so that rounding never looks like a mistake. Where the text does not say that figures belong together
 * (other region, time, unit, status, parts that need not be all), there is no check: what cannot be sure is not said.
 */
#ifndef DUSHU_CHECK_H
#define DUSHU_CHECK_H

#include "article.h"
#include "base.h"
#include "figure.h"
#include "region.h"

enum ds_check_kind {
	DS_CHECK_PARTS,  /* parts of a total: 其中, 合计, 男/女, rows under 合计 */
	DS_CHECK_RATE,   /* a rate from two counts: 受理9648件,办结9593件,办结率99% */
	DS_CHECK_GROWTH, /* growth from two levels: 由120家增加到150家,增长25% */
	DS_CHECK_PAIR,   /* received and closed, promised and done, where the text gives no rate */
	DS_CHECK_KINDS
};

enum ds_verdict {
	DS_VERDICT_OPEN, /* words or rounding leave it open */
	DS_VERDICT_TRUE, /* consistent within rounding */
	DS_VERDICT_FALSE,
	DS_VERDICTS
};

#define DS_CHECK_NONE UINT32_MAX

/* total, parts and stated are indices of figures.
 *
 *            total                  parts                      stated
 *   parts    what they add up to    the parts                  the total again; NONE where it is 100 %
 *   rate     the whole (受理)       the part (办结)            the rate
 *   growth   the level reached      the level before, or how   the growth
 *                                   much it grew by
 *   pair     received, promised     closed, done               NONE
 */
struct ds_check {
	struct ds_span at; /* in the reading: from the first to the last figure cited in the block of the check */
	uint32_t block;
	uint32_t total; /* DS_CHECK_NONE: 100 % */
	const uint32_t *parts;
	uint32_t parts_n;
	uint32_t stated;
	struct ds_decimal computed; /* sum of parts; rate or growth in the unit of `stated`, in % for a pair */
	uint8_t kind, verdict;      /* enums above */
};

struct ds_checks {
	const struct ds_check *v; /* sorted by block, then at.start */
	uint32_t n;
};

/* "parts", "rate", "growth", "pair" */
const char *ds_check_word(enum ds_check_kind k);

/* All checks that the figures of a reading allow. *out lives in arena; r, m and f are borrowed for the call only.
 * Linear time. */
void ds_checks_find(const struct ds_reading *r, const struct ds_mentions *m, const struct ds_figures *f,
		    struct ds_arena *arena, struct ds_checks *out);

#endif
