/* language.c: finds the language of the interface and the catalogue of its words. */
#include "dushu/config.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef DUSHU_LOCALEDIR
#define DUSHU_LOCALEDIR "/usr/local/share/locale"
#endif

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

static bool bind_when_there(const char *dir)
{
	char file[4096 + 64];
	snprintf(file, sizeof(file), "%s/zh/LC_MESSAGES/dushu.mo", dir);
	return access(file, R_OK) == 0 && bindtextdomain("dushu", dir);
}

/* Where translations are: beside the executable, or under PREFIX. */
static void messages_find(void)
{
	static const char *const beside[] = { "/locale", "/../share/locale", "/../../share/locale" };
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

void ds_language_take(bool chinese)
{
	setlocale(LC_MESSAGES, "");
	if (!chinese) {
		setenv("LANGUAGE", "en", 1); /* for helpers too */
		return;
	}
	/* Messages need no locale of their language, only one that is not "C". */
	if (strncmp(language_wanted(), "zh", 2) == 0 && strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0 &&
	    setlocale(LC_MESSAGES, "C.UTF-8"))
		setenv("LANGUAGE", "zh", 0);
	messages_find();
}
