/* utf8.c: encodings of XML, whose parser is strict where files are not; dates of feeds; what is no text. iconv of the
 * C library does the decoding. */
#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <strings.h>
#include <time.h>

#include "import.h"

struct ds_str trimmed(struct ds_str s)
{
	while (s.n && memchr(" \t\r\n", s.p[0], 4)) {
		s.p++;
		s.n--;
	}
	while (s.n && memchr(" \t\r\n", s.p[s.n - 1], 4))
		s.n--;
	return s;
}

bool looks_binary(struct ds_str head)
{
	if (ds_str_starts(head, DS_STR("\xff\xfe")) || ds_str_starts(head, DS_STR("\xfe\xff")))
		return false;
	size_t zeros = 0, n = head.n < DS_WRAP_BYTES ? head.n : DS_WRAP_BYTES;
	for (size_t i = 1; i < n; i++)
		if (head.p[i - 1] == '\0' && head.p[i] == '\0')
			return true;
		else
			zeros += head.p[i] == '\0';
	return zeros > 0 && zeros < n / 8; /* UTF-16 without a mark has more, text has none */
}

/* ---- encodings -------------------------------------------------------------------------------------------- */

static void put_replacement(struct ds_buf *out)
{
	ds_buf_add(out, "\xef\xbf\xbd", 3);
}

/* Decodes all of it; returns how many sequences had to be replaced, SIZE_MAX when the encoding is not known. */
static size_t decode(struct ds_str in, const char *charset, struct ds_buf *out)
{
	iconv_t cd = iconv_open("UTF-8", charset);
	size_t bad = 0;
	if (cd == (iconv_t)-1)
		return SIZE_MAX;
	char *from = (char *)in.p;
	size_t left = in.n;
	while (left > 0) {
		const size_t want = left < 16384 ? left * 3 + 16 : 49152;
		out->p = ds_grow(out->p, &out->cap, out->n + want, 1);
		char *to = out->p + out->n;
		size_t room = want;
		const size_t got = iconv(cd, &from, &left, &to, &room);
		out->n = (size_t)(to - out->p);
		if (got == (size_t)-1 && errno != E2BIG) {
			put_replacement(out);
			bad++;
			from++;
			left--;
			iconv(cd, NULL, NULL, NULL, NULL);
		}
	}
	iconv_close(cd);
	return bad;
}

/* encoding="…" of the XML declaration, as a string; false when there is none. */
static bool declared(struct ds_str in, char label[40])
{
	const struct ds_str head = { in.p, in.n < 200 ? in.n : 200 };
	const size_t end = ds_str_find(head, DS_STR("?>"), 0);
	size_t at = ds_str_find(head, DS_STR("encoding"), 0), n = 0;
	if (!ds_str_starts(head, DS_STR("<?xml")) || end == SIZE_MAX || at == SIZE_MAX || at > end)
		return false;
	while (at < end && head.p[at] != '"' && head.p[at] != '\'')
		at++;
	for (at++; at < end && n < 39 && (isalnum((unsigned char)head.p[at]) || memchr("-_.:", head.p[at], 4));
	     at++)
		label[n++] = head.p[at];
	label[n] = '\0';
	return n > 0;
}

static const char *family_of(const char *label)
{
	if (strncasecmp(label, "gb", 2) == 0 || strcasestr(label, "hz-gb") || strcasestr(label, "936"))
		return "GB18030";
	if (strncasecmp(label, "big5", 4) == 0)
		return "BIG5-HKSCS";
	if (strcasecmp(label, "utf-8") == 0 || strcasecmp(label, "utf8") == 0 ||
	    strncasecmp(label, "utf-16", 6) == 0)
		return NULL; /* what is neither shows itself */
	return label;
}

/* What XML forbids becomes a blank: feeds are full of stray control characters, and a parser stops at the first. */
static void forbidden_blank(struct ds_buf *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const unsigned char c = (unsigned char)b->p[i];
		if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
			b->p[i] = ' ';
		else if (c == 0xef && i + 2 < b->n && (unsigned char)b->p[i + 1] == 0xbf &&
			 (unsigned char)b->p[i + 2] >= 0xbe)
			memset(b->p + i, ' ', 3);
	}
}

static void decode_any(struct ds_str in, const char *charset, struct ds_buf *out)
{
	char label[40];
	const char *known = NULL;
	if (ds_str_starts(in, DS_STR("\xff\xfe")))
		decode((struct ds_str){ in.p + 2, in.n - 2 }, "UTF-16LE", out);
	else if (ds_str_starts(in, DS_STR("\xfe\xff")))
		decode((struct ds_str){ in.p + 2, in.n - 2 }, "UTF-16BE", out);
	else if (in.n > 3 && in.p[0] == '<' && in.p[1] == '\0')
		decode(in, "UTF-16LE", out);
	else if (in.n > 3 && in.p[0] == '\0' && in.p[1] == '<')
		decode(in, "UTF-16BE", out);
	else if (ds_utf8_valid(in)) /* no other encoding looks like it by chance */
		ds_buf_adds(out, in);
	if (out->n)
		return;
	if (charset && *charset)
		known = family_of(charset);
	if (!known && declared(in, label))
		known = family_of(label);
	if (known && decode(in, known, out) != SIZE_MAX)
		return;
	/* It says UTF-8, or nothing, and is not: Chinese pages that are wrong are GB18030. Broken UTF-8 has more
	 * sequences that GB18030 cannot have than the other way round. */
	struct ds_buf gb = { 0 };
	const size_t as_gb = decode(in, "GB18030", &gb), as_utf8 = ds_utf8_repair(in, out);
	if (as_gb < as_utf8) {
		ds_buf_done(out);
		*out = gb;
	} else {
		ds_buf_done(&gb);
	}
}

void xml_to_utf8(struct ds_str in, const char *charset, struct ds_buf *out)
{
	if (ds_str_starts(in, DS_STR("\xef\xbb\xbf"))) {
		in.p += 3;
		in.n -= 3;
	}
	decode_any(in, charset, out);
	if (!ds_utf8_valid((struct ds_str){ out->p, out->n })) { /* from UCS-4, say */
		struct ds_buf mended = { 0 };
		ds_utf8_repair((struct ds_str){ out->p, out->n }, &mended);
		ds_buf_done(out);
		*out = mended;
	}
	forbidden_blank(out);
}

/* ---- dates ------------------------------------------------------------------------------------------------ */

/* Minutes east of Greenwich; a date without a zone is Chinese time. */
static int zone_of(const char *s)
{
	static const struct {
		const char *name;
		int minutes;
	} zones[] = {
		{"GMT",  0   },
                { "UTC", 0   },
                { "UT",  0   },
                { "Z",   0   },
                { "CST", 480 },
                { "EST", -300},
		{ "EDT", -240},
                { "PST", -480},
                { "PDT", -420},
                { "HKT", 480 },
                { "JST", 540 },
	};
	int h = 0, m = 0;
	while (*s == ' ')
		s++;
	if ((*s == '+' || *s == '-') &&
	    (sscanf(s + 1, "%2d:%2d", &h, &m) == 2 || sscanf(s + 1, "%2d%2d", &h, &m) >= 1))
		return (*s == '-' ? -1 : 1) * (h * 60 + m);
	for (size_t i = 0; i < DS_COUNT(zones); i++)
		if (strncasecmp(s, zones[i].name, strlen(zones[i].name)) == 0)
			return zones[i].minutes;
	return 480;
}

static int month_of(const char *name)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	for (int i = 0; i < 12; i++)
		if (strncasecmp(name, months + 3 * i, 3) == 0)
			return i + 1;
	return 0;
}

bool date_iso(struct ds_str s, char iso[32])
{
	char z[80], month[16];
	int y = 0, mo = 0, d = 0, h = 0, mi = 0, se = 0, at = 0, more = 0;
	s = trimmed(s);
	const size_t n = s.n < sizeof z - 1 ? s.n : sizeof z - 1;
	if (n)
		memcpy(z, s.p, n);
	z[n] = '\0';
	const char *p = z;
	if (sscanf(p, "%4d-%2d-%2d%n", &y, &mo, &d, &at) >= 3) {
		p += at;
		p += *p == 'T' || *p == 't' || *p == ' ';
	} else {
		if (strchr(p, ',') && strchr(p, ',') - p < 12)
			p = strchr(p, ',') + 1;
		if (sscanf(p, " %2d%*[ -]%15[A-Za-z]%*[ -]%4d%n", &d, month, &y, &at) < 3 ||
		    !(mo = month_of(month)))
			return false;
		p += at;
		y += y < 70 ? 2000 : y < 100 ? 1900 : 0;
	}
	if (y < 1900 || y > 9999 || mo < 1 || mo > 12 || d < 1 || d > 31)
		return false;
	at = 0;
	if (sscanf(p, " %2d:%2d%n:%2d%n", &h, &mi, &at, &se, &more) < 2 || h > 24 || mi > 59 || se > 60 || h < 0 ||
	    mi < 0 || se < 0) {
		snprintf(iso, 32, "%04d-%02d-%02d", y, mo, d);
		return true;
	}
	p += more ? more : at;
	if (*p == '.')
		for (p++; isdigit((unsigned char)*p);)
			p++;
	struct tm tm = {
		.tm_year = y - 1900, .tm_mon = mo - 1, .tm_mday = d, .tm_hour = h, .tm_min = mi, .tm_sec = se
	};
	const time_t t = timegm(&tm) + (480 - zone_of(p)) * 60;
	gmtime_r(&t, &tm);
	strftime(iso, 32, more ? "%Y-%m-%dT%H:%M:%S" : "%Y-%m-%dT%H:%M", &tm);
	return true;
}
