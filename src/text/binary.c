/* binary.c: tells text from what is no text, by magic numbers and by the share of control bytes. */
#include "text/private.h"

struct magic {
	struct ds_str bytes;
	uint8_t at;
	const char *kind;
};

static const struct magic magics[] = {
	{{ "%PDF-", 5 },                     0, DS_SAY("a PDF document")                },
	{ { "PK\x03\x04", 4 },               0, DS_SAY("a ZIP archive (DOCX, EPUB …)")},
	{ { "PK\x05\x06", 4 },               0, DS_SAY("a ZIP archive")                 },
	{ { "\x1f\x8b\x08", 3 },             0, DS_SAY("gzip data")                     },
	{ { "\x28\xb5\x2f\xfd", 4 },         0, DS_SAY("zstd data")                     },
	{ { "BZh", 3 },                      0, DS_SAY("bzip2 data")                    },
	{ { "\3757zXZ", 5 },                 0, DS_SAY("xz data")                       },
	{ { "7z\xbc\xaf\x27\x1c", 6 },       0, DS_SAY("a 7z archive")                  },
	{ { "Rar!\x1a\x07", 6 },             0, DS_SAY("a RAR archive")                 },
	{ { "\xd0\xcf\x11\xe0\xa1\xb1", 6 }, 0, DS_SAY("an old Office document")        },
	{ { "\x89PNG\r\n", 6 },              0, DS_SAY("a PNG picture")                 },
	{ { "\xff\xd8\xff", 3 },             0, DS_SAY("a JPEG picture")                },
	{ { "GIF87a", 6 },                   0, DS_SAY("a GIF picture")                 },
	{ { "GIF89a", 6 },                   0, DS_SAY("a GIF picture")                 },
	{ { "RIFF", 4 },                     0, DS_SAY("a RIFF file")                   },
	{ { "II*\0", 4 },                    0, DS_SAY("a TIFF picture")                },
	{ { "MM\0*", 4 },                    0, DS_SAY("a TIFF picture")                },
	{ { "\177ELF", 4 },                  0, DS_SAY("a program")                     },
	{ { "SQLite format 3", 15 },         0, DS_SAY("an SQLite database")            },
	{ { "ftyp", 4 },                     4, DS_SAY("a video")                       },
	{ { "ID3\x03", 4 },                  0, DS_SAY("an MP3 recording")              },
	{ { "ID3\x04", 4 },                  0, DS_SAY("an MP3 recording")              },
	{ { "OggS\0", 5 },                   0, DS_SAY("an Ogg recording")              },
	{ { "CAJ\0", 4 },                    0, DS_SAY("a CAJ document")                },
	{ { "{\\rtf", 5 },                   0, DS_SAY("an RTF document")               },
};

static bool magic_matches(const struct magic *m, struct ds_str s)
{
	return s.n >= m->at + m->bytes.n && memcmp(s.p + m->at, m->bytes.p, m->bytes.n) == 0;
}

/* Is one of eight bytes below 0x20? */
static bool has_low_byte(const char *p)
{
	uint64_t w;
	memcpy(&w, p, sizeof w);
	return ((w - 0x2020202020202020u) & ~w & 0x8080808080808080u) != 0;
}

static bool is_controls(struct ds_str s)
{
	size_t nul = 0, ctl = 0;
	if (s.n > BINARY_SAMPLE)
		s.n = BINARY_SAMPLE;
	for (size_t i = 0; i < s.n; i++) {
		if (s.n - i >= 8 && !has_low_byte(s.p + i)) {
			i += 7;
			continue;
		}
		const unsigned char c = (unsigned char)s.p[i];
		nul += c == 0;
		/* ESC is text: ISO-2022 and captured terminal output use it */
		ctl += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b;
	}
	return nul > 1 + s.n / 256 || ctl > 2 + s.n / 20;
}

const char *binary_kind(struct ds_str bytes)
{
	const bool controls = is_controls(bytes);
	/* BZh, RIFF and PK may begin a text as well: their formats go on with bytes that text has not */
	for (size_t i = 0; i < DS_COUNT(magics); i++) {
		const struct magic *m = &magics[i];
		if (magic_matches(m, bytes) && (controls || ds_utf8_valid_prefix(bytes) < bytes.n ||
						m->bytes.p[0] == '%' || m->bytes.p[0] == '{'))
			return ds_say(m->kind);
	}
	return controls ? ds_say("binary data") : NULL;
}

const char *wide_kind(struct ds_str bytes)
{
	/* In UTF-32 every fourth byte is zero. In UTF-16 ASCII (spaces, line ends, digits) has zeros on one side
	 * only; Chinese has its high bytes in 4E-9F there, and 30 and FF for punctuation. */
	const size_t n = (bytes.n < BINARY_SAMPLE ? bytes.n : BINARY_SAMPLE) & ~(size_t)1;
	size_t zero[4] = { 0 }, han[2] = { 0 };
	if (n < 4 || !memchr(bytes.p, 0, n))
		return NULL;
	for (size_t i = 0; i < n; i++) {
		const unsigned char c = (unsigned char)bytes.p[i];
		zero[i & 3] += c == 0;
		han[i & 1] += (c >= 0x4e && c <= 0x9f) || c == 0x30 || c == 0xff || c == 0;
	}
	const size_t quarter = n / 4, half = n / 2, most = quarter - quarter / 16;
	if (zero[0] == quarter && zero[1] >= most && zero[3] < quarter / 2)
		return "UTF-32BE";
	if (zero[3] == quarter && zero[2] >= most && zero[0] < quarter / 2)
		return "UTF-32LE";
	const size_t even = zero[0] + zero[2], odd = zero[1] + zero[3];
	if (even + odd == 0)
		return NULL;
	/* Zeros tell where there is Latin text. Chinese has hardly any, and some of them are low bytes (开 is 5F00): there
	 * one side is nearly all high bytes and the other is not. */
	const bool high[2] = { han[0] >= half - half / 16, han[1] >= half - half / 16 };
	const bool other[2] = { han[0] * 4 < half * 3, han[1] * 4 < half * 3 };
	if (high[0] && (even > 8 * odd || (half >= 8 && other[1])))
		return "UTF-16BE";
	if (high[1] && (odd > 8 * even || (half >= 8 && other[0])))
		return "UTF-16LE";
	return NULL;
}
