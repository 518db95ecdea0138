/* locale.c: takes the user's locale and language. Widths never come from the locale. */
#include "locale.h"

#include "dushu/term.h"
#include "console.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef DUSHU_LOCALEDIR
#define DUSHU_LOCALEDIR "/usr/local/share/locale"
#endif

static bool is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* The language asked for, whether its locale is installed or not. */
static const char *language_wanted(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	for (size_t i = 0; i < DS_COUNT(names); i++) {
		const char *value = getenv(names[i]);
		if (value && *value)
			return value;
	}
	return "";
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

static bool bind_when_there(const char *dir)
{
	char file[4096 + 64];
	snprintf(file, sizeof(file), "%s/zh/LC_MESSAGES/dushu.mo", dir);
	return access(file, R_OK) == 0 && bindtextdomain("dushu", dir);
}

/* Where translations are: beside the executable, or under PREFIX. */
static void messages_find(void)
{
	static const char *const beside[] = { "/locale", "/../share/locale" };
	char exe[4096], dir[4096 + 32];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	char *slash = NULL;
	if (n > 0) {
		exe[n] = 0;
		slash = strrchr(exe, '/');
	}
	bind_textdomain_codeset("dushu", "UTF-8");
	for (size_t i = 0; slash && i < DS_COUNT(beside); i++) {
		snprintf(dir, sizeof(dir), "%.*s%s", (int)(slash - exe), exe, beside[i]);
		if (bind_when_there(dir))
			return;
	}
	bindtextdomain("dushu", DUSHU_LOCALEDIR);
}

void ds_tui_language(void)
{
	setlocale(LC_MESSAGES, "");
	/* Messages need no locale of their language, only one that is not "C". */
	if (strncmp(language_wanted(), "zh", 2) == 0 && strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0 &&
	    setlocale(LC_MESSAGES, "C.UTF-8"))
		setenv("LANGUAGE", "zh", 0);
	if (!console_lacks_chinese(STDOUT_FILENO)) /* else in English, which it can show */
		messages_find();
}
