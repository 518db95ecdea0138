/* key_names.c: names of keys, one at a time and in a row. */
#include "keymap.h"

#include <stdio.h>

static const struct {
	const char *name;
	uint32_t code;
} named[] = {
	{"Up",         DS_KEY_UP        },
	{ "Down",      DS_KEY_DOWN      },
	{ "Left",      DS_KEY_LEFT      },
	{ "Right",     DS_KEY_RIGHT     },
	{ "Home",      DS_KEY_HOME      },
	{ "End",       DS_KEY_END       },
	{ "PgUp",      DS_KEY_PGUP      },
	{ "PgDn",      DS_KEY_PGDN      },
	{ "Ins",       DS_KEY_INSERT    },
	{ "Del",       DS_KEY_DELETE    },
	{ "S-Tab",     DS_KEY_BACKTAB   },
	{ "Esc",       DS_KEY_ESC       },
	{ "WheelUp",   DS_KEY_WHEEL_UP  },
	{ "WheelDown", DS_KEY_WHEEL_DOWN},
	{ "Click",     DS_KEY_CLICK     },
	{ "C-i",       DS_KEY_CTRL_I    },
	{ "Space",     ' '              },
	{ "Tab",       '\t'             },
	{ "Enter",     '\r'             },
	{ "Backspace", 0x7f             },
};

static bool key_plain(struct ds_str name, uint32_t *out)
{
	unsigned len;
	if (name.n == 0 || !ds_utf8_valid(name))
		return false;
	*out = ds_utf8_at(name.p, &len);
	if (len == name.n) /* as nearly all of them are */
		return true;
	for (size_t i = 0; i < DS_COUNT(named); i++) {
		if (ds_str_eq(name, ds_str_of(named[i].name))) {
			*out = named[i].code;
			return true;
		}
	}
	if (name.n >= 2 && name.n <= 3 && name.p[0] == 'F' && name.p[1] >= '1' && name.p[1] <= '9') {
		uint32_t k = (uint32_t)(name.p[1] - '0');
		if (name.n == 3)
			k = k * 10 + (uint32_t)(name.p[2] - '0');
		*out = DS_KEY_F1 + k - 1;
		return k >= 1 && k <= 12;
	}
	if (name.n == 2 && name.p[0] == '^' && name.p[1] >= '@' && name.p[1] <= '_') {
		*out = (uint32_t)(name.p[1] & 0x1f);
		return true;
	}
	return false;
}

bool ds_key_parse(struct ds_str name, struct ds_key *out)
{
	uint32_t meta = 0;
	*out = (struct ds_key){ 0 };
	if (name.n > 2 && name.p[0] == 'M' && name.p[1] == '-') {
		meta = DS_KEY_META;
		name = (struct ds_str){ name.p + 2, name.n - 2 };
	}
	if (!key_plain(name, &out->code))
		return false;
	out->code |= meta;
	return true;
}

/* Bytes of the first key of s: <Name>, M- and a key, ^X, or one character. */
static size_t key_length(struct ds_str s)
{
	size_t meta = s.n > 2 && s.p[0] == 'M' && s.p[1] == '-' ? 2 : 0;
	struct ds_str rest = { s.p + meta, s.n - meta };
	if (rest.n > 2 && rest.p[0] == '<') {
		const char *end = memchr(rest.p, '>', rest.n);
		if (end)
			return meta + (size_t)(end - rest.p) + 1;
	}
	if (rest.n > 1 && rest.p[0] == '^')
		return meta + 2;
	unsigned len;
	ds_utf8_at(rest.p, &len);
	return meta + len;
}

size_t key_row_parse(struct ds_str name, uint32_t out[KEYS_IN_ROW])
{
	struct ds_key key;
	size_t n = 0;
	if (name.n == 0 || !ds_utf8_valid(name))
		return 0;
	if (ds_key_parse(name, &key)) { /* the whole is one name */
		out[0] = key.code;
		return 1;
	}
	while (name.n > 0) {
		size_t len = key_length(name);
		struct ds_str one = { name.p, len };
		if (len > 3 && one.p[len - 1] == '>' && memchr(one.p, '<', len)) { /* without the brackets */
			char plain[32];
			size_t open = (size_t)((const char *)memchr(one.p, '<', len) - one.p);
			if (len > sizeof(plain))
				return 0;
			memcpy(plain, one.p, open);
			memcpy(plain + open, one.p + open + 1, len - open - 2);
			if (!ds_key_parse((struct ds_str){ plain, len - 2 }, &key))
				return 0;
		} else if (!ds_key_parse(one, &key)) {
			return 0;
		}
		if (n == KEYS_IN_ROW)
			return 0;
		out[n++] = key.code;
		name.p += len;
		name.n -= len;
	}
	return n;
}

void key_row_name(const uint32_t *keys, size_t n, struct ds_buf *out)
{
	for (size_t i = 0; i < n; i++) {
		char name[24];
		size_t len = ds_key_name(keys[i], name), meta = keys[i] & DS_KEY_META ? 2 : 0;
		bool word = n > 1 && len - meta > 1 && name[meta] != '^' && (unsigned char)name[meta] < 0x80;
		if (word)
			ds_buf_addf(out, "%.*s<%s>", (int)meta, name, name + meta);
		else
			ds_buf_add(out, name, len);
	}
}

static size_t plain_name(uint32_t code, char out[16])
{
	for (size_t i = 0; i < DS_COUNT(named); i++) {
		if (named[i].code == code)
			return (size_t)snprintf(out, 16, "%s", named[i].name);
	}
	if (code >= DS_KEY_F1 && code <= DS_KEY_F12)
		return (size_t)snprintf(out, 16, "F%u", (unsigned)(code - DS_KEY_F1 + 1));
	if (code < 0x20)
		return (size_t)snprintf(out, 16, "^%c", (int)(code | 0x40));
	if (code >= DS_KEY_NAMED)
		return (size_t)snprintf(out, 16, "?");
	size_t n = ds_utf8_put(code, out);
	out[n] = 0;
	return n;
}

size_t ds_key_name(uint32_t code, char out[24])
{
	char *p = out;
	if (code & DS_KEY_META) {
		memcpy(p, "M-", 2);
		p += 2;
		code &= ~(uint32_t)DS_KEY_META;
	}
	return (size_t)(p - out) + plain_name(code, p);
}
