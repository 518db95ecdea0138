/* locale.c: takes the user's locale and language. Widths never come from the locale. */
#include "locale.h"

#include "dushu/config.h"
#include "dushu/term.h"
#include "console.h"

#include <langinfo.h>
#include <locale.h>
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

void ds_tui_language(void)
{
	ds_language_take(!console_lacks_chinese(STDOUT_FILENO)); /* else in English, which it can show */
}
