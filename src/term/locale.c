/* locale.c: takes the user's locale and language. Widths never come from the locale. */
#include "locale.h"

#include "dushu/config.h"
#include "dushu/term.h"
#include "console.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

static bool is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

enum ds_status locale_take(struct ds_error *e)
{
	static const char *const others[] = { "C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8" };
	setlocale(LC_CTYPE, ""); /* one of thirteen: each costs files to open before the first paint */
	for (size_t i = 0; i < DS_COUNT(others) && !is_utf8(); i++)
		setlocale(LC_CTYPE, others[i]);
	if (is_utf8())
		return DS_OK;
	return ds_fail(
	    e, DS_ERR_UNSUPPORTED,
	    "the locale is not UTF-8 and no UTF-8 locale is installed; try LC_ALL=C.UTF-8 (this one is %s)",
	    nl_langinfo(CODESET));
}

bool locale_names_other(char name[32])
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" }; /* the first that is set counts */
	const char *value = NULL;
	for (size_t i = 0; i < DS_COUNT(names) && !(value && value[0]); i++)
		value = getenv(names[i]);
	const char *dot = value ? strchr(value, '.') : NULL;
	if (!dot)
		return false;
	snprintf(name, 32, "%.*s", (int)strcspn(dot + 1, "@"), dot + 1);
	for (char *p = name; *p; p++) {
		if (*p < ' ' || *p > '~')
			return false;
	}
	return name[0] && strcasecmp(name, "UTF-8") != 0 && strcasecmp(name, "utf8") != 0;
}

void ds_tui_language(void)
{
	ds_language_take(!console_lacks_chinese(STDOUT_FILENO)); /* else in English, which it can show */
}
