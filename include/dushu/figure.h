/* figure.h: statistical figures in a reading, and what each one means. The door of src/figure.
 *
 * A figure is a span that says how many, how much, what share, or by how much something changed; what approx, kind,
 * status and change may be stands at their enums.
 */
#ifndef DUSHU_FIGURE_H
#define DUSHU_FIGURE_H

#include "article.h"
#include "base.h"
#include "region.h"

/* An exact decimal: (neg ? -1 : 1) * (hi * 2^64 + lo) * 10^exp. At least 38 significant digits. Canonical: no
 * trailing zeros in the coefficient unless exp is 0 or more; zero is all zeros. */
struct ds_decimal {
	uint64_t hi, lo;
	int16_t exp;
	bool neg;
};

/* Reads "1234.5", "-0.25"; false when s is no plain decimal or has more digits than fit. */
bool ds_decimal_parse(struct ds_str s, struct ds_decimal *out);
/* Writes plain notation without exponent or superfluous zeros ("13370000", "0.84"); returns the bytes written,
 * at most DS_DECIMAL_CHARS, no NUL. */
#define DS_DECIMAL_CHARS 128
size_t ds_decimal_format(struct ds_decimal d, char out[DS_DECIMAL_CHARS]);
int ds_decimal_cmp(struct ds_decimal a, struct ds_decimal b);
struct ds_decimal ds_decimal_from(int64_t n);

/* Exact arithmetic. Each returns false, leaving *out alone, when the result does not fit into the 128 bits of the
 * coefficient. */
bool ds_decimal_add(struct ds_decimal a, struct ds_decimal b, struct ds_decimal *out);
bool ds_decimal_sub(struct ds_decimal a, struct ds_decimal b, struct ds_decimal *out);
bool ds_decimal_mul(struct ds_decimal a, struct ds_decimal b, struct ds_decimal *out);
bool ds_decimal_shift(struct ds_decimal a, int by, struct ds_decimal *out); /* a * 10^by */
/* a / b to `places` decimal places (0-38), the one operation that rounds: to the nearest, halves away from zero; or
 * down or up, so that both ends of an interval can be kept outside of it. False also when b is zero. */
enum ds_round { DS_ROUND_NEAREST, DS_ROUND_DOWN, DS_ROUND_UP };
bool ds_decimal_div(struct ds_decimal a, struct ds_decimal b, int places, enum ds_round round,
		    struct ds_decimal *out);

/* How the words around a number bound or soften it. A bound (more, less) wins over a vagueness (near, about). */
enum ds_approx { DS_APPROX_EXACT, DS_APPROX_MORE, DS_APPROX_LESS, DS_APPROX_NEAR, DS_APPROX_ABOUT, DS_APPROXES };

enum ds_kind {
	DS_KIND_COUNT,
	DS_KIND_MONEY,
	DS_KIND_PERCENT,
	DS_KIND_AREA,
	DS_KIND_LENGTH,
	DS_KIND_MASS,
	DS_KIND_VOLUME,
	DS_KIND_DURATION,
	DS_KIND_MULTIPLE,
	DS_KIND_TEMPERATURE,
	DS_KIND_RATE,
	DS_KIND_SCORE,
	DS_KIND_OTHER,
	DS_KINDS
};

/* target: to be reached (到2025年达到, 力争); norm: a rule or limit (法定100个工作日) */
enum ds_modality { DS_STATUS_ACTUAL, DS_STATUS_TARGET, DS_STATUS_NORM, DS_STATUSES };

/* level: how much there is; up, down: by how much it changed */
enum ds_change { DS_CHANGE_LEVEL, DS_CHANGE_UP, DS_CHANGE_DOWN, DS_CHANGES };

/* The words of the output for the enums above, which are never renamed: "exact", "count", "actual", "level" … */
const char *ds_approx_word(enum ds_approx a);
const char *ds_kind_word(enum ds_kind k);
const char *ds_status_word(enum ds_modality s);
const char *ds_change_word(enum ds_change c);

struct ds_figure {
	struct ds_span at;       /* number, what stands between, unit; in the reading, inside one block */
	struct ds_decimal value; /* multipliers folded in */
	struct ds_decimal high;  /* the upper end when ranged */
	struct ds_str unit;      /* as written, without multiplier; may be empty */
	struct ds_str label;     /* words of the text; may be empty */
	struct ds_str per;       /* 每人每年, 日均; mostly empty */
	struct ds_str period;    /* as written; mostly empty */
	struct ds_place place;   /* region NONE: none */
	uint32_t block;          /* index into the reading's blocks */
	uint8_t kind, approx, status, change; /* enums above */
	bool ranged;
	bool minor;    /* small structural counts and vague quantities */
	uint16_t rule; /* which rule read it; for explanations */
};

/* What looks like a figure and is not. */
enum ds_class {
	DS_CLASS_DATE,
	DS_CLASS_ORDINAL,
	DS_CLASS_NAME,
	DS_CLASS_ID,
	DS_CLASS_IDIOM,
	DS_CLASS_LIST,
	DS_CLASSES
};
struct ds_nonfigure {
	struct ds_span at; /* in the reading */
	uint32_t block;
	uint8_t cls; /* enum ds_class */
};

struct ds_figures {
	const struct ds_figure *v; /* sorted by at.start, disjoint */
	uint32_t n;
	const struct ds_nonfigure *non; /* sorted by at.start */
	uint32_t non_n;
	const struct ds_figure_why *why; /* one for each figure; NULL unless asked for */
};

/* Finds the figures of all blocks but boilerplate and reads what they mean. *out lives in arena; strings are
 * slices of r->text, of static tables or of arena. Linear time. */
void ds_figures_find(const struct ds_reading *r, const struct ds_mentions *m, struct ds_arena *arena,
		     struct ds_figures *out);

/* ---- why a figure means what it says -------------------------------------------------------------------------
 *
 * Each field has a ground: what it was read from, and where that stands. The number itself has the rule of the scanner
 * that read it (ds_figure.rule). Kept only by ds_figures_explain; ds_figures_find spends nothing on it. */

enum ds_figure_field {
	DS_FIELD_VALUE,
	DS_FIELD_UNIT,
	DS_FIELD_APPROX,
	DS_FIELD_LABEL,
	DS_FIELD_REGION,
	DS_FIELD_STATUS,
	DS_FIELD_CHANGE,
	DS_FIELD_PER,
	DS_FIELD_PERIOD,
	DS_FIGURE_FIELDS
};

/* X(id, word in output, which is never renamed, what it means) */
#define DS_GROUND_ROWS(X)                                                                                          \
	X(NONE, "none", "nothing says otherwise")                                                                  \
	X(NUMBER, "number", "the number itself")                                                                   \
	X(BEFORE, "before", "words before it in its clause")                                                       \
	X(BEHIND, "behind", "words behind it")                                                                     \
	X(INSIDE, "inside", "a word inside the number")                                                            \
	X(SHARED, "shared", "shared with another number of the list")                                              \
	X(LIST, "list", "names and numbers in the same order")                                                     \
	X(CARRIED, "carried", "carried over from the number before")                                               \
	X(JOINED, "joined", "words of several places put together")                                                \
	X(CLAUSE, "clause", "in its clause")                                                                       \
	X(PART, "part", "in its part of the sentence")                                                             \
	X(SENTENCE, "sentence", "in its sentence")                                                                 \
	X(PARAGRAPH, "paragraph", "in the sentences before it")                                                    \
	X(LEAD, "lead", "in the line that leads in")                                                               \
	X(HEADING, "heading", "in the heading above")                                                              \
	X(ARTICLE, "article", "what the article is about")                                                         \
	X(LEVEL, "level", "the level that this is the growth of")                                                  \
	X(ONCE, "once", "a time for this number alone")                                                            \
	X(AHEAD, "ahead", "a time that lies ahead")                                                                \
	X(EACH, "each", "asked of each, so it is a rule")                                                          \
	X(RULE, "rule", "a condition and what follows from it")                                                    \
	X(ROW, "row", "the head of the row")                                                                       \
	X(COLUMN, "column", "the head of the column")                                                              \
	X(HEADS, "heads", "the heads of row and column")                                                           \
	X(TABLE, "table", "the line above the table")

enum ds_ground_kind {
#define DS_GROUND_ID(id, word, about) DS_GROUND_##id,
	DS_GROUND_ROWS(DS_GROUND_ID)
#undef DS_GROUND_ID
	    DS_GROUNDS
};

struct ds_ground {
	struct ds_span at; /* in the reading; empty when nothing written says so */
	uint8_t kind;      /* enum ds_ground_kind */
};

struct ds_figure_why {
	struct ds_ground of[DS_FIGURE_FIELDS];
	const char *label_step; /* the step that named the figure: "noun-before"; NULL: a table did, or nothing */
};

/* ds_figures_find of the blocks [from, to), which are whole articles, keeping out->why. */
void ds_figures_explain(const struct ds_reading *r, const struct ds_mentions *m, uint32_t from, uint32_t to,
			struct ds_arena *arena, struct ds_figures *out);

const char *ds_figure_field_word(enum ds_figure_field f); /* "value", "label" … */
const char *ds_ground_word(enum ds_ground_kind k);        /* "before" */
const char *ds_ground_about(enum ds_ground_kind k);       /* "words before it in its clause" */
const char *ds_figure_rule_word(unsigned rule);           /* of ds_figure.rule: "count" */
const char *ds_figure_rule_about(unsigned rule);          /* "number and classifier" */

#endif
