/* rules.c: the words of the scanner's rules, and of what else the fields of a figure are read from. */
#include "rules.h"

#include "dushu/figure.h"

const char *ds_figure_rule_word(unsigned rule)
{
	static const char *const words[SCAN_RULES_N] = {
#define SCAN_RULE_WORD(id, word, about) [id] = word,
		SCAN_RULES(SCAN_RULE_WORD)
#undef SCAN_RULE_WORD
	};
	return rule < SCAN_RULES_N ? words[rule] : words[RULE_NONE];
}

const char *ds_figure_rule_about(unsigned rule)
{
	static const char *const words[SCAN_RULES_N] = {
#define SCAN_RULE_ABOUT(id, word, about) [id] = about,
		SCAN_RULES(SCAN_RULE_ABOUT)
#undef SCAN_RULE_ABOUT
	};
	return rule < SCAN_RULES_N ? words[rule] : words[RULE_NONE];
}

static const struct {
	const char *word, *about;
} grounds[DS_GROUNDS] = {
#define GROUND(id, word, about) [DS_GROUND_##id] = { word, about },
	DS_GROUND_ROWS(GROUND)
#undef GROUND
};

const char *ds_ground_word(enum ds_ground_kind k)
{
	return grounds[k].word;
}

const char *ds_ground_about(enum ds_ground_kind k)
{
	return grounds[k].about;
}

const char *ds_figure_field_word(enum ds_figure_field f)
{
	static const char *const words[DS_FIGURE_FIELDS] = { "value",  "unit",   "approx", "label", "region",
							     "status", "change", "per",    "period" };
	return words[f];
}
