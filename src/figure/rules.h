/* rules.h: which rule made a token what it is, for explanations. A row here is an id and the words that explain it. */
#ifndef DUSHU_FIGURE_RULES_H
#define DUSHU_FIGURE_RULES_H

#define SCAN_RULES(X)                                                                                              \
	X(RULE_NONE, "no rule")                                                                                    \
	X(RULE_COUNT, "number and classifier")                                                                     \
	X(RULE_MEASURE, "number and unit of measure")                                                              \
	X(RULE_BARE, "number without a unit before its noun")                                                      \
	X(RULE_RANGE, "range of two numbers")                                                                      \
	X(RULE_PAIR, "two neighbouring numerals that mean a range")                                                \
	X(RULE_SHARED, "unit shared with the next number of the list")                                             \
	X(RULE_FRACTION, "fraction read as a share")                                                               \
	X(RULE_SHARE_WORD, "word for a share")                                                                     \
	X(RULE_TENTHS, "tenths: 成")                                                                               \
	X(RULE_DOUBLING, "doubling: 翻番")                                                                         \
	X(RULE_RATIO, "ratio of several numbers")                                                                  \
	X(RULE_SCORE, "result of a match")                                                                         \
	X(RULE_SIZE, "size that names a class: 万吨级")                                                            \
	X(RULE_VAGUE, "vague multitude")                                                                           \
	X(RULE_CURRENCY, "currency sign and number")                                                               \
	X(RULE_ONE, "the numeral one where it counts")                                                             \
	X(RULE_HALF, "half of a unit")                                                                             \
	X(RULE_GRADE, "grade of wind or earthquake")                                                               \
	X(RULE_LEVELS, "levels of an administration")                                                              \
	X(RULE_CELL, "number alone in a table cell")                                                               \
	X(RULE_TIME, "date, period or time of day")                                                                \
	X(RULE_ORDINAL, "ordinal or grade")                                                                        \
	X(RULE_NAME, "name that contains a number")                                                                \
	X(RULE_QUOTED, "number inside a quoted name")                                                              \
	X(RULE_TITLE, "number inside the title of a work")                                                         \
	X(RULE_ID, "code, telephone or serial number")                                                             \
	X(RULE_IDIOM, "indefinite or idiomatic numeral")                                                           \
	X(RULE_PER, "what a rate is per, behind 每")                                                               \
	X(RULE_LIST, "number of a section or list")

enum scan_rule {
#define SCAN_RULE_ID(id, words) id,
	SCAN_RULES(SCAN_RULE_ID)
#undef SCAN_RULE_ID
	    SCAN_RULES_N
};

/* The words of a rule. */
const char *scan_rule_words(unsigned rule);

#endif
