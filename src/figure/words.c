/* words.c: the words of the contract for the enums of a figure. What a rule id means is said in rules.c. */
#include "dushu/figure.h"

const char *ds_approx_word(enum ds_approx a)
{
	static const char *const words[DS_APPROXES] = {
		[DS_APPROX_EXACT] = "exact", [DS_APPROX_MORE] = "more",   [DS_APPROX_LESS] = "less",
		[DS_APPROX_NEAR] = "near",   [DS_APPROX_ABOUT] = "about",
	};
	return words[a];
}

const char *ds_kind_word(enum ds_kind k)
{
	static const char *const words[DS_KINDS] = {
		[DS_KIND_COUNT] = "count",       [DS_KIND_MONEY] = "money",
		[DS_KIND_PERCENT] = "percent",   [DS_KIND_AREA] = "area",
		[DS_KIND_LENGTH] = "length",     [DS_KIND_MASS] = "mass",
		[DS_KIND_VOLUME] = "volume",     [DS_KIND_DURATION] = "duration",
		[DS_KIND_MULTIPLE] = "multiple", [DS_KIND_TEMPERATURE] = "temperature",
		[DS_KIND_RATE] = "rate",         [DS_KIND_SCORE] = "score",
		[DS_KIND_OTHER] = "other",
	};
	return words[k];
}

const char *ds_status_word(enum ds_modality s)
{
	static const char *const words[DS_STATUSES] = {
		[DS_STATUS_ACTUAL] = "actual",
		[DS_STATUS_TARGET] = "target",
		[DS_STATUS_NORM] = "norm",
	};
	return words[s];
}

const char *ds_change_word(enum ds_change c)
{
	static const char *const words[DS_CHANGES] = {
		[DS_CHANGE_LEVEL] = "level",
		[DS_CHANGE_UP] = "up",
		[DS_CHANGE_DOWN] = "down",
	};
	return words[c];
}
