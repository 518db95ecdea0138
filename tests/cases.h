/* cases.h: what the parts of the case runner share: the JSON of a case, and where a mistake goes. */
#ifndef DUSHU_TESTS_CASES_H
#define DUSHU_TESTS_CASES_H

#include <yajl/yajl_tree.h>

#include "dushu/extract.h"

/* How often each field was checked and right, over all cases; printed at the end as a table. */
struct tally {
	const char *field;
	unsigned checked, right;
};

struct run {
	const char *file;
	unsigned line;
	bool each;           /* say of every case how it went */
	const char *id;      /* of the case being run */
	struct ds_buf wrong; /* what is wrong in it, one line each */
	struct tally tally[48];
	size_t tally_n;
};

/* Notes that `field` of `what` was checked; adds a line to run->wrong unless ok. */
void case_check(struct run *run, const char *field, bool ok, struct ds_str what, struct ds_str want,
		struct ds_str got);
void case_wrong(struct run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The member of an object, NULL when it is left out. */
yajl_val json_get(yajl_val object, const char *key);
struct ds_str json_str(yajl_val v, const char *key); /* empty when left out or null */
size_t json_len(yajl_val array);                     /* 0 for anything else */

/* Is `got` the string v, or one of the strings in the list v? null stands for the empty string. */
bool json_accepts(yajl_val v, struct ds_str got);
/* The same, with words that mostly agree accepted: F1 of their characters at least 0.6. */
bool json_resembles(yajl_val v, struct ds_str got);
void json_show(yajl_val v, struct ds_buf *out); /* for messages */

/* The occ-th place of quote in text; false when there is none. */
bool quote_find(struct ds_str text, struct ds_str quote, unsigned occ, struct ds_span *out);

/* One for each kind of case; each looks for its own keys in the case and does nothing when they are missing. */
void check_figures(struct run *run, yajl_val c, const struct ds_doc *doc);
void check_nonfigures(struct run *run, yajl_val c, const struct ds_doc *doc);
void check_mentions(struct run *run, yajl_val c, const struct ds_doc *doc);
void check_articles(struct run *run, yajl_val c, const struct ds_doc *doc);
void check_checks(struct run *run, yajl_val c, const struct ds_doc *doc);
/* What must hold for any text: spans sorted, disjoint, in range, in one block, on code point boundaries. */
void check_spans(struct run *run, const struct ds_doc *doc);

#endif
