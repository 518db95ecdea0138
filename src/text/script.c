/* script.c: a text shown in the other Chinese script, by OpenCC (opencc(1), Apache 2.0): its dictionaries know phrases, so
 * that 头发 becomes 頭髮 and 发展 發展. The library is looked for when it is first wanted, so that nothing starts slower
 * and a program without it lacks only this. Nothing here changes a text. */
#include "dushu/text.h"

#include <dlfcn.h>
#include <stdlib.h>

struct ds_script {
	void *library;
	void *converter;
	char *(*convert)(void *converter, const char *text, size_t n);
	void (*give_back)(char *text);
	int (*close)(void *converter);
};

/* Its C interface (opencc.h of 1.1), found by name. */
static void *function_find(void *library, const char *name)
{
	return dlsym(library, name);
}

enum ds_status ds_script_open(enum ds_script_form form, struct ds_script **out, struct ds_error *e)
{
	static const char *const files[] = { "libopencc.so.1.1", "libopencc.so.1.2", "libopencc.so.2",
					     "libopencc.so" };
	void *library = NULL;
	*out = NULL;
	for (size_t i = 0; !library && i < DS_COUNT(files); i++)
		library = dlopen(files[i], RTLD_NOW | RTLD_LOCAL);
	if (!library)
		return ds_fail(e, DS_ERR_UNSUPPORTED, "OpenCC is not installed (package libopencc1.1)");
	struct ds_script *s = ds_alloc(sizeof(*s));
	void *(*open)(const char *config);
	*s = (struct ds_script){ .library = library };
	*(void **)&open = function_find(library, "opencc_open");
	*(void **)&s->convert = function_find(library, "opencc_convert_utf8");
	*(void **)&s->give_back = function_find(library, "opencc_convert_utf8_free");
	*(void **)&s->close = function_find(library, "opencc_close");
	if (open && s->convert && s->give_back && s->close)
		s->converter = open(form == DS_SCRIPT_SIMPLIFIED ? "t2s.json" : "s2t.json");
	if (!s->converter || s->converter == (void *)-1) {
		s->converter = NULL;
		ds_script_close(s);
		return ds_fail(e, DS_ERR_UNSUPPORTED,
			       "OpenCC has no dictionaries (package libopencc-data), or is of another kind");
	}
	*out = s;
	return DS_OK;
}

void ds_script_close(struct ds_script *s)
{
	if (!s)
		return;
	if (s->converter)
		s->close(s->converter);
	dlclose(s->library);
	free(s);
}

/* Takes over every character that has one of as many bytes and cells in its place. False when the two do not have the
 * same number of characters. */
static bool take_over(struct ds_str from, struct ds_str to, char *out)
{
	size_t k = 0;
	for (size_t i = 0; i < from.n;) {
		unsigned len, to_len;
		uint32_t cp = ds_utf8_at(from.p + i, &len);
		if (k >= to.n)
			return false;
		uint32_t other = ds_utf8_at(to.p + k, &to_len);
		bool fits = len == to_len &&
			    ds_cp_width(cp, DS_AMBIGUOUS_NARROW) == ds_cp_width(other, DS_AMBIGUOUS_NARROW);
		memcpy(out + i, fits ? to.p + k : from.p + i, len);
		i += len;
		k += to_len;
	}
	return k == to.n;
}

static bool piece_convert(struct ds_script *s, struct ds_str text, char *out)
{
	char *to = s->convert(s->converter, text.p, text.n);
	bool ok = to && to != (char *)-1 && take_over(text, ds_str_of(to), out);
	if (to && to != (char *)-1)
		s->give_back(to);
	return ok;
}

void ds_script_convert(struct ds_script *s, struct ds_str text, char *out)
{
	if (text.n == 0 || piece_convert(s, text, out))
		return;
	/* some word has another length in the other script: character by character then, it is still readable */
	for (size_t i = 0; i < text.n;) {
		unsigned len;
		ds_utf8_at(text.p + i, &len);
		if (len < 3 || !piece_convert(s, (struct ds_str){ text.p + i, len }, out + i))
			memcpy(out + i, text.p + i, len);
		i += len;
	}
}
