/* rules.h: which rule made a token what it is, for explanations. A row here is an
 * id, the word for it in output, which is never renamed, and what it means. ds_figure_rule_word of the door reads it. */
#ifndef DUSHU_FIGURE_RULES_H
#define DUSHU_FIGURE_RULES_H

#define SCAN_RULES(X)                                                                                              \
	X(RULE_NONE, "none", "no rule")                                                                            \
	X(RULE_COUNT, "count", "number and classifier")                                                            \
	X(RULE_MEASURE, "measure", "number and unit of measure")                                                   \
	X(RULE_BARE, "bare", "number without a unit before its noun")                                              \
	X(RULE_RANGE, "range", "range of two numbers")                                                             \
	X(RULE_PAIR, "pair", "two neighbouring numerals that mean a range")                                        \
	X(RULE_SHARED, "shared", "unit shared with the next number of the list")                                   \
	X(RULE_FRACTION, "fraction", "fraction read as a share")                                                   \
	X(RULE_SHARE_WORD, "share-word", "word for a share")                                                       \
	X(RULE_TENTHS, "tenths", "tenths: 成")                                                                     \
	X(RULE_DOUBLING, "doubling", "doubling: 翻番")                                                             \
	X(RULE_RATIO, "ratio", "ratio of several numbers")                                                         \
	X(RULE_SCORE, "score", "result of a match")                                                                \
	X(RULE_SIZE, "size", "size that names a class: 万吨级")                                                    \
	X(RULE_VAGUE, "vague", "vague multitude")                                                                  \
	X(RULE_CURRENCY, "currency", "currency sign and number")                                                   \
	X(RULE_ONE, "one", "the numeral one where it counts")                                                      \
	X(RULE_HALF, "half", "half of a unit")                                                                     \
	X(RULE_GRADE, "grade", "grade of wind or earthquake")                                                      \
	X(RULE_LEVELS, "levels", "levels of an administration")                                                    \
	X(RULE_CELL, "cell", "number alone in a table cell")                                                       \
	X(RULE_TIME, "time", "date, period or time of day")                                                        \
	X(RULE_ORDINAL, "ordinal", "ordinal or grade")                                                             \
	X(RULE_NAME, "name", "name that contains a number")                                                        \
	X(RULE_QUOTED, "quoted", "number inside a quoted name")                                                    \
	X(RULE_TITLE, "title", "number inside the title of a work")                                                \
	X(RULE_ID, "id", "code, telephone or serial number")                                                       \
	X(RULE_IDIOM, "idiom", "indefinite or idiomatic numeral")                                                  \
	X(RULE_PER, "per", "what a rate is per, behind 每")                                                        \
	X(RULE_LIST, "list", "number of a section or list")

enum scan_rule {
#define SCAN_RULE_ID(id, word, about) id,
	SCAN_RULES(SCAN_RULE_ID)
#undef SCAN_RULE_ID
	    SCAN_RULES_N
};

#endif
