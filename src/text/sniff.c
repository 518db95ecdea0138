/* sniff.c: which encoding are these bytes in? Byte order mark, declared label, <meta>, validity, then detectors.
 *
 * A declaration is believed unless the bytes contradict it: what is valid UTF-8 with Chinese in it was never
 * anything else, and what has many broken sequences under the declared label but none under GB18030 is that.
 */
#include "text/private.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

/* Labels that must not go to ICU as they are: browsers read them as something wider (WHATWG Encoding Standard). */
struct label {
	const char *label, *name, *converter;
};

static const struct label labels[] = {
	{"utf-8",              "UTF-8",        NULL          },
	{ "utf8",              "UTF-8",        NULL          },
	{ "unicode-1-1-utf-8", "UTF-8",        NULL          },
	{ "us-ascii",          "UTF-8",        NULL          },
	{ "ascii",             "UTF-8",        NULL          },
	{ "gb18030",           "GB18030",      "gb18030"     },
	{ "gbk",               "GB18030",      "gb18030"     },
	{ "x-gbk",             "GB18030",      "gb18030"     },
	{ "gb2312",            "GB18030",      "gb18030"     },
	{ "gb_2312",           "GB18030",      "gb18030"     },
	{ "gb_2312-80",        "GB18030",      "gb18030"     },
	{ "gb2312-80",         "GB18030",      "gb18030"     },
	{ "csgb2312",          "GB18030",      "gb18030"     },
	{ "csiso58gb231280",   "GB18030",      "gb18030"     },
	{ "iso-ir-58",         "GB18030",      "gb18030"     },
	{ "chinese",           "GB18030",      "gb18030"     },
	{ "euc-cn",            "GB18030",      "gb18030"     },
	{ "cp936",             "GB18030",      "gb18030"     },
	{ "ms936",             "GB18030",      "gb18030"     },
	{ "windows-936",       "GB18030",      "gb18030"     },
	{ "big5",              "Big5",         "Big5-HKSCS"  },
	{ "big5-hkscs",        "Big5",         "Big5-HKSCS"  },
	{ "big5hkscs",         "Big5",         "Big5-HKSCS"  },
	{ "cn-big5",           "Big5",         "Big5-HKSCS"  },
	{ "csbig5",            "Big5",         "Big5-HKSCS"  },
	{ "x-x-big5",          "Big5",         "Big5-HKSCS"  },
	{ "cp950",             "Big5",         "Big5-HKSCS"  },
	{ "ms950",             "Big5",         "Big5-HKSCS"  },
	{ "windows-950",       "Big5",         "Big5-HKSCS"  },
	{ "utf-16",            "UTF-16LE",     "UTF-16LE"    },
	{ "utf-16le",          "UTF-16LE",     "UTF-16LE"    },
	{ "utf-16be",          "UTF-16BE",     "UTF-16BE"    },
	{ "utf-32le",          "UTF-32LE",     "UTF-32LE"    },
	{ "utf-32be",          "UTF-32BE",     "UTF-32BE"    },
	{ "hz-gb-2312",        "HZ-GB-2312",   "HZ"          },
	{ "hz",		"HZ-GB-2312",   "HZ"          },
	{ "iso-8859-1",        "windows-1252", "windows-1252"},
	{ "latin1",            "windows-1252", "windows-1252"},
};

struct mark {
	struct ds_str bytes;
	const char *label;
};

/* UTF-32LE before UTF-16LE, whose mark it begins with. */
static const struct mark marks[] = {
	{{ "\xef\xbb\xbf", 3 },      "utf-8"   },
        { { "\xff\xfe\0\0", 4 },     "utf-32le"},
	{ { "\0\0\xfe\xff", 4 },     "utf-32be"},
        { { "\xff\xfe", 2 },         "utf-16le"},
	{ { "\xfe\xff", 2 },         "utf-16be"},
        { { "\x84\x31\x95\x33", 4 }, "gb18030" },
};

static const struct charset utf8 = { "UTF-8", NULL, 0, false }, utf8_valid = { "UTF-8", NULL, 0, true };
static const struct charset gb18030 = { "GB18030", "gb18030", 0, false };
static const struct charset big5 = { "Big5", "Big5-HKSCS", 0, false };

/* How many bytes the detectors look at. */
#define SAMPLE     65536u
/* WHATWG looks for <meta> in the first 1024 bytes; Chinese pages put long comments before it. */
#define META_RANGE 4096u

static struct ds_str str_head(struct ds_str s, size_t n)
{
	return (struct ds_str){ s.p, s.n < n ? s.n : n };
}

static char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Lower case, quotes and blanks around it gone, NUL at the end; empty when too long. */
static void label_clean(struct ds_str s, char out[CHARSET_LABEL_MAX])
{
	out[0] = 0;
	while (s.n && (s.p[0] == ' ' || s.p[0] == '"' || s.p[0] == '\'' || s.p[0] == '\t'))
		s.p++, s.n--;
	while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '"' || s.p[s.n - 1] == '\'' || s.p[s.n - 1] == '\t'))
		s.n--;
	if (s.n >= CHARSET_LABEL_MAX)
		return;
	for (size_t i = 0; i < s.n; i++)
		out[i] = ascii_lower(s.p[i]);
	out[s.n] = 0;
}

static bool charset_of_table(const char *label, struct charset *out)
{
	for (size_t i = 0; i < DS_COUNT(labels); i++)
		if (strcmp(label, labels[i].label) == 0) {
			*out = (struct charset){ labels[i].name, labels[i].converter, 0, false };
			return true;
		}
	return false;
}

bool charset_of_label(struct ds_str label, struct charset *out)
{
	char clean[CHARSET_LABEL_MAX];
	label_clean(label, clean);
	if (clean[0] == 0)
		return false;
	if (charset_of_table(clean, out))
		return true;
	UErrorCode status = U_ZERO_ERROR;
	const char *name = ucnv_getStandardName(clean, "IANA", &status);
	if (U_FAILURE(status) || !name)
		return false;
	/* ICU keeps such names for the life of the process */
	*out = (struct charset){ name, name, 0, false };
	return true;
}

bool ds_charset_known(const char *label)
{
	struct charset cs;
	return charset_of_label(ds_str_of(label), &cs);
}

/* ---- <meta charset> ------------------------------------------------------------------------------------- */

static bool ascii_same(const char *p, struct ds_str low)
{
	for (size_t i = 0; i < low.n; i++)
		if (ascii_lower(p[i]) != low.p[i])
			return false;
	return true;
}

static size_t ascii_find(struct ds_str s, struct ds_str low, size_t from)
{
	for (size_t i = from; i + low.n <= s.n; i++)
		if (ascii_same(s.p + i, low))
			return i;
	return SIZE_MAX;
}

/* The value after `word` and "=" in s: charset=gb2312, charset="utf-8", encoding='gbk'. */
static struct ds_str label_after(struct ds_str s, struct ds_str word)
{
	size_t i = ascii_find(s, word, 0);
	if (i == SIZE_MAX)
		return (struct ds_str){ 0 };
	i += word.n;
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '='))
		i++;
	if (i < s.n && (s.p[i] == '"' || s.p[i] == '\''))
		i++;
	size_t end = i;
	while (end < s.n && !strchr(" \"';>?/\t\r\n", s.p[end]))
		end++;
	return (struct ds_str){ s.p + i, end - i };
}

/* The label an HTML or XML head declares; empty when there is none. */
static struct ds_str declared_inside(struct ds_str s)
{
	s = str_head(s, META_RANGE);
	const size_t xml = ascii_find(str_head(s, 200), DS_STR("<?xml"), 0);
	if (xml != SIZE_MAX) {
		const char *close = memchr(s.p + xml, '>', s.n - xml);
		struct ds_str head = { s.p + xml, close ? (size_t)(close - s.p) - xml : 0 };
		struct ds_str label = label_after(head, DS_STR("encoding"));
		if (label.n)
			return label;
	}
	for (size_t at = 0; (at = ascii_find(s, DS_STR("<meta"), at)) != SIZE_MAX; at += 5) {
		const char *close = memchr(s.p + at, '>', s.n - at);
		struct ds_str tag = { s.p + at, close ? (size_t)(close - s.p) - at : s.n - at };
		struct ds_str label = label_after(tag, DS_STR("charset"));
		if (label.n)
			return label;
	}
	return (struct ds_str){ 0 };
}

/* ---- detectors ------------------------------------------------------------------------------------------ */

/* How well the double bytes of s fit the frequent half of a Chinese code: GB 2312 level 1 (lead B0-D7, trail from
 * A1) or Big5 level 1 (lead A4-C6, any trail), and the punctuation of both (A1-A3). In thousandths. */
static unsigned double_byte_fit(struct ds_str s, unsigned char low, unsigned char high, bool low_trails)
{
	size_t pairs = 0, good = 0;
	for (size_t i = 0; i + 1 < s.n; i++) {
		const unsigned char a = (unsigned char)s.p[i], b = (unsigned char)s.p[i + 1];
		if (a < 0x80)
			continue;
		pairs++;
		const bool trail = b >= 0xa1 || (low_trails && b >= 0x40 && b <= 0x7e);
		good += trail && ((a >= low && a <= high) || (a >= 0xa1 && a <= 0xa3));
		i++;
	}
	return pairs ? (unsigned)(good * 1000 / pairs) : 0;
}

static bool detect_by_icu(struct ds_str s, char store[CHARSET_LABEL_MAX], struct charset *out)
{
	bool found = false;
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *d = ucsdet_open(&status);
	if (U_FAILURE(status))
		return false;
	ucsdet_setText(d, s.p, (int32_t)s.n, &status);
	const UCharsetMatch *m = ucsdet_detect(d, &status);
	const char *name = U_SUCCESS(status) && m ? ucsdet_getName(m, &status) : NULL;
	/* wide_kind has said no to the wide ones already */
	if (name && U_SUCCESS(status) && strlen(name) < CHARSET_LABEL_MAX && strncmp(name, "UTF-", 4) != 0) {
		memcpy(store, name, strlen(name) + 1); /* the name dies with the detector */
		found = charset_of_label(ds_str_of(store), out);
	}
	ucsdet_close(d);
	return found;
}

static struct charset detect(struct ds_str bytes, char store[CHARSET_LABEL_MAX])
{
	struct ds_str s = str_head(bytes, SAMPLE);
	const unsigned gb = double_byte_fit(s, 0xb0, 0xd7, false), b5 = double_byte_fit(s, 0xa4, 0xc6, true);
	if (gb >= 850 && gb >= b5)
		return gb18030;
	if (b5 >= 850 && b5 > gb)
		return big5;
	struct charset cs;
	if (detect_by_icu(s, store, &cs))
		return cs;
	return gb18030;
}

/* Is most of what is not ASCII in s well-formed UTF-8? A page cut from several sources is still UTF-8. */
static bool mostly_utf8(struct ds_str bytes)
{
	struct ds_str s = str_head(bytes, SAMPLE);
	/* three bytes in order are hardly ever chance, two often are */
	size_t good = 0, bad = 0;
	while (s.n) {
		size_t n = ds_utf8_valid_prefix(s);
		for (size_t i = 0; i < n; i++)
			good += (unsigned char)s.p[i] >= 0xe0 ? 4 : (unsigned char)s.p[i] >= 0xc0;
		if (n == s.n)
			break;
		bad++;
		do {
			n++;
		} while (n < s.n && ((unsigned char)s.p[n] & 0xc0) == 0x80);
		s.p += n;
		s.n -= n;
	}
	return bad == 0 || good > 4 * bad;
}

/* Do most double bytes of s, of which there are some, lie in the frequent half of a Chinese code? */
static bool is_chinese(struct ds_str s)
{
	size_t high = 0;
	for (size_t i = 0; i < s.n && high < 8; i++)
		high += (unsigned char)s.p[i] >= 0x80;
	return high >= 8 &&
	       (double_byte_fit(s, 0xb0, 0xd7, false) >= 850 || double_byte_fit(s, 0xa4, 0xc6, true) >= 850);
}

/* Does what was declared fit the bytes? Small damage is forgiven. */
static bool declaration_fits(struct ds_str bytes, const struct charset *cs)
{
	if (!cs->converter)
		return mostly_utf8(bytes);
	struct ds_str s = str_head(bytes, SAMPLE);
	/* Every byte fits an encoding of single bytes, which servers and programs declare without having looked. */
	if (strcmp(cs->name, "windows-1252") == 0 && is_chinese(s))
		return false;
	return convert_count_errors(s, cs->converter) <= 2 + s.n / 500;
}

static bool has_non_ascii(struct ds_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return true;
	return false;
}

struct charset charset_sniff(struct ds_str bytes, const char *declared, char store[CHARSET_LABEL_MAX])
{
	struct charset cs;
	for (size_t i = 0; i < DS_COUNT(marks); i++)
		if (ds_str_starts(bytes, marks[i].bytes)) {
			charset_of_table(marks[i].label, &cs);
			cs.bom = marks[i].bytes.n;
			return cs;
		}
	const char *wide = wide_kind(bytes);
	if (wide && charset_of_label(ds_str_of(wide), &cs))
		return cs;
	const bool valid = ds_utf8_valid_prefix(bytes) == bytes.n;
	/* escape-coded 7-bit encodings are valid UTF-8 too: there the declaration decides */
	if (valid && has_non_ascii(bytes))
		return utf8_valid;
	const struct ds_str said[] = { ds_str_of(declared), declared_inside(bytes) };
	for (size_t i = 0; i < DS_COUNT(said); i++)
		if (charset_of_label(said[i], &cs) && declaration_fits(bytes, &cs))
			return cs;
	if (valid || mostly_utf8(bytes))
		return utf8;
	return detect(bytes, store);
}
