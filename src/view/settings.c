/* settings.c: what the person has chosen reaches the parts of the view; what concerns the terminal is left to it. */
#include "app.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>

static void problem_keep(void *ctx, uint32_t line, const char *text)
{
	ds_config_complain(ctx, line, "%s", text);
}

void ds_view_check_keys(struct ds_config *config)
{
	struct keymap keys = { 0 };
	size_t n = 0;
	ds_config_bindings(config, &n);
	if (n == 0)
		return;
	keymap_build(&keys, config, problem_keep, config);
	keymap_done(&keys);
}

/* Which parts a setting reaches. */
static unsigned setting_apply(struct ds_view *v, enum ds_setting s)
{
	const struct ds_config *c = v->config;
	switch (s) {
	case DS_SET_KEYS:
		keymap_build(&v->keys, c, NULL, NULL);
		v->typed_n = 0;
		return DS_STALE_BAR;
	case DS_SET_MEASURE:
		page_set_measure(&v->page, ds_config_number(c, s));
		return DS_STALE_ALL;
	case DS_SET_MINOR:
		page_set_minor(&v->page, ds_config_choice(c, s) == 1);
		return DS_STALE_ALL;
	case DS_SET_PINYIN:
		page_set_pinyin(&v->page, ds_config_choice(c, s) == 1);
		return DS_STALE_ALL;
	case DS_SET_SORT:
		outline_sort_by(&v->tree, (enum ds_region_sort)ds_config_choice(c, s));
		return DS_STALE_ALL;
	case DS_SET_THEME:
	case DS_SET_AMBIGUOUS:
	case DS_SET_MOUSE:
		return DS_WANT_SETTINGS | DS_STALE_ALL;
	case DS_SET_RESUME:
	case DS_SET_LOOKUP:
	case DS_SET_OPEN_LINK:
	case DS_SET_FETCH:
	case DS_SETTINGS:
		break;
	}
	return 0;
}

void settings_init(struct ds_view *v)
{
	static const enum ds_setting first[] = { DS_SET_MEASURE, DS_SET_MINOR, DS_SET_PINYIN, DS_SET_SORT };
	keymap_build(&v->keys, v->config, NULL, NULL);
	if (!v->config) {
		page_set_measure(&v->page, (uint32_t)strtoul(ds_setting_rows[DS_SET_MEASURE].standard, NULL, 10));
		return;
	}
	for (size_t i = 0; i < DS_COUNT(first); i++)
		setting_apply(v, first[i]);
}

struct keys_told {
	struct ds_view *v;
	bool any;
};

static void problem_show(void *ctx, uint32_t line, const char *text)
{
	struct keys_told *told = ctx;
	if (line > 0) /* the file's were told when it was read */
		return;
	told->any = true;
	view_note(told->v, true, "%s", text);
}

unsigned settings_say(struct ds_view *v, struct ds_str statement)
{
	enum ds_setting touched;
	struct ds_error e;
	if (!v->config) {
		view_note(v, true, "%s", _("there is no configuration here"));
		return DS_STALE_BAR;
	}
	/* "set NAME" alone asks */
	for (int s = 0; s < DS_SETTINGS; s++) {
		char ask[64];
		int n = snprintf(ask, sizeof(ask), "set %s", ds_setting_rows[s].name);
		if (!ds_str_eq(statement, (struct ds_str){ ask, (size_t)n }))
			continue;
		view_note(v, false, "%s = %s   %s", ds_setting_rows[s].name,
			  ds_config_get(v->config, (enum ds_setting)s), _(ds_setting_rows[s].about));
		return DS_STALE_BAR;
	}
	if (ds_config_say(v->config, statement, 0, &touched, &e) != DS_OK) {
		view_note(v, true, "%s", e.text);
		return DS_STALE_BAR;
	}
	if (touched != DS_SETTINGS) {
		view_note(v, false, "%s = %s", ds_setting_rows[touched].name, ds_config_get(v->config, touched));
		return setting_apply(v, touched) | DS_STALE_BAR;
	}
	struct keys_told told = { v, false };
	keymap_build(&v->keys, v->config, problem_show, &told);
	if (!told.any)
		view_note(v, false, "%s", _("the keys are changed for this session"));
	return DS_STALE_BAR;
}
