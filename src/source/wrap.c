/* wrap.c: what a file is, by its first bytes. Looks only for what has to be unpacked or parsed before it is text;
 * whether the rest is text at all is for src/text to say. */
#include "dushu/frame.h"

/* clang-format off */
static const struct {
	const char *word, *shown;
} kinds[DS_WRAPS] = {
	[DS_WRAP_PLAIN]      = { NULL,         DS_SAY("text") },
	[DS_WRAP_ZIP]        = { "zip",        DS_SAY("an EPUB, a DOCX or a zip archive") },
	[DS_WRAP_ARCHIVE]    = { "archive",    DS_SAY("an archive") },
	[DS_WRAP_COMPRESSED] = { "compressed", DS_SAY("compressed") },
	[DS_WRAP_PDF]        = { "pdf",        DS_SAY("a PDF") },
	[DS_WRAP_FEED]       = { "feed",       DS_SAY("a feed") },
	[DS_WRAP_WARC]       = { "warc",       DS_SAY("a web archive") },
	[DS_WRAP_OLE]        = { NULL,         DS_SAY("an old Word, Excel or PowerPoint file; save it as DOCX, or say in the configuration "
	                                    "what converts it (filter *.doc antiword %s)") },
	[DS_WRAP_RAR]        = { NULL,         DS_SAY("a RAR archive; unpack it first") },
};

static const struct magic {
	uint16_t at;
	uint8_t n;
	uint8_t kind;
	const char *bytes;
} magics[] = {
	{ 0,   4, DS_WRAP_ZIP,        "PK\3\4" },
	{ 0,   4, DS_WRAP_ZIP,        "PK\5\6" },
	{ 0,   2, DS_WRAP_COMPRESSED, "\x1f\x8b" },
	{ 0,   4, DS_WRAP_COMPRESSED, "\x28\xb5\x2f\xfd" },
	{ 0,   6, DS_WRAP_COMPRESSED, "\xfd" "7zXZ\0" },
	{ 0,   4, DS_WRAP_COMPRESSED, "\x04\x22\x4d\x18" },
	{ 0,   6, DS_WRAP_ARCHIVE,    "7z\xbc\xaf\x27\x1c" },
	{ 257, 5, DS_WRAP_ARCHIVE,    "ustar" },
	{ 0,   5, DS_WRAP_WARC,       "WARC/" },
	{ 0,   5, DS_WRAP_PDF,        "%PDF-" },
	{ 3,   5, DS_WRAP_PDF,        "%PDF-" }, /* behind a byte order mark that somebody put there */
	{ 0,   8, DS_WRAP_OLE,        "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" },
	{ 0,   6, DS_WRAP_RAR,        "Rar!\x1a\x07" },
};
/* clang-format on */

/* bzip2: "BZh", a digit and the first six digits of pi. */
static bool is_bzip2(struct ds_str s)
{
	return s.n >= 10 && memcmp(s.p, "BZh", 3) == 0 && s.p[3] >= '1' && s.p[3] <= '9' &&
	       memcmp(s.p + 4, "1AY&SY", 6) == 0;
}

/* The head as letters of ASCII: UTF-16 loses its NULs, a byte order mark goes. */
static size_t ascii_head(struct ds_str s, char *out, size_t max)
{
	size_t n = 0, i = 0;
	if (ds_str_starts(s, DS_STR("\xef\xbb\xbf")))
		i = 3;
	else if (ds_str_starts(s, DS_STR("\xff\xfe")) || ds_str_starts(s, DS_STR("\xfe\xff")))
		i = 2;
	for (; i < s.n && n < max; i++)
		if (s.p[i] != '\0')
			out[n++] = s.p[i];
	return n;
}

/* The name of the first element is that of a feed: behind the XML declaration, comments and a document type. */
static bool is_feed(struct ds_str head)
{
	static const char *const roots[] = { "rss", "feed", "atom:feed", "rdf:RDF" };
	char buf[DS_WRAP_BYTES];
	size_t n = ascii_head(head, buf, sizeof buf), i = 0;
	for (;;) {
		while (i < n && memchr(" \t\r\n", buf[i], 4))
			i++;
		if (i + 1 >= n || buf[i] != '<')
			return false;
		if (buf[i + 1] != '?' && buf[i + 1] != '!')
			break;
		/* A comment, a document type with declarations in it, or anything else up to the next >. */
		const char *stop = n - i >= 4 && memcmp(buf + i, "<!--", 4) == 0 ? "-->" : ">";
		const char *inner = memchr(buf + i, '[', n - i), *first = memchr(buf + i, '>', n - i);
		if (*stop == '>' && inner && inner < first)
			stop = "]>";
		const char *end = memmem(buf + i, n - i, stop, strlen(stop));
		if (!end)
			return false;
		i = (size_t)(end - buf) + strlen(stop);
	}
	for (size_t k = 0; k < DS_COUNT(roots); k++) {
		const size_t len = strlen(roots[k]);
		if (n - i > len + 1 && memcmp(buf + i + 1, roots[k], len) == 0 &&
		    memchr(" \t\r\n>/", buf[i + 1 + len], 6))
			return true;
	}
	return false;
}

enum ds_wrap ds_wrap_of(struct ds_str head)
{
	if (head.n == 0)
		return DS_WRAP_PLAIN;
	for (size_t i = 0; i < DS_COUNT(magics); i++) {
		const struct magic *m = &magics[i];
		if (head.n >= (size_t)m->at + m->n && memcmp(head.p + m->at, m->bytes, m->n) == 0)
			return (enum ds_wrap)m->kind;
	}
	if (is_bzip2(head))
		return DS_WRAP_COMPRESSED;
	/* A mark or a tag: all other text is done with after one comparison. */
	if (memchr(" \t\r\n<\xef\xff\xfe", head.p[0], 8) && is_feed(head))
		return DS_WRAP_FEED;
	return DS_WRAP_PLAIN;
}

const char *ds_wrap_word(enum ds_wrap k)
{
	return kinds[k].word;
}

const char *ds_wrap_shown(enum ds_wrap k)
{
	return ds_say(kinds[k].shown);
}
