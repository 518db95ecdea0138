/* breaks.c: where a line may end. UAX #14 by ICU, then the W3C clreq "basic" prohibitions, then spans to keep. */
#include "text/private.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct ds_breaker {
	UBreakIterator *lines;
};

struct ds_breaker *ds_breaker_new(void)
{
	struct ds_breaker *b = ds_alloc(sizeof *b);
	UErrorCode status = U_ZERO_ERROR;
	b->lines = ubrk_open(UBRK_LINE, "zh", NULL, 0, &status);
	if (U_FAILURE(status))
		b->lines = NULL; /* data missing: the prohibitions alone then decide */
	return b;
}

void ds_breaker_free(struct ds_breaker *b)
{
	if (!b)
		return;
	if (b->lines)
		ubrk_close(b->lines);
	free(b);
}

/* ---- prohibitions --------------------------------------------------------------------------------------- */

/* NOT_FIRST never begins a line, NOT_LAST never ends one, GLUE is not parted from itself, QUOTE is Chinese here: UAX #14
 * cannot tell an opening quotation mark from a closing one and breaks at neither. TIMES and POINT go on a number. */
enum { NOT_FIRST = 1, NOT_LAST = 2, GLUE = 4, DIGIT = 8, WIDE = 16, QUOTE = 32, TIMES = 64, POINT = 128 };

struct prohibited {
	uint32_t cp;
	uint8_t how;
};

/* Sorted by code point. */
static const struct prohibited table[] = {
	{0x00b0,  NOT_FIRST        }, /* ° */
	{ 0x00b7, NOT_FIRST        }, /* · */
	{ 0x2013, NOT_FIRST        }, /* – */
	{ 0x2014, GLUE             }, /* — */
	{ 0x2015, GLUE             }, /* ― */
	{ 0x2018, NOT_LAST | QUOTE }, /* ‘ */
	{ 0x2019, NOT_FIRST | QUOTE}, /* ’ */
	{ 0x201c, NOT_LAST | QUOTE }, /* “ */
	{ 0x201d, NOT_FIRST | QUOTE}, /* ” */
	{ 0x2025, GLUE             }, /* ‥ */
	{ 0x2026, GLUE             }, /* … */
	{ 0x2027, NOT_FIRST        }, /* ‧ */
	{ 0x2030, NOT_FIRST        }, /* ‰ */
	{ 0x2032, NOT_FIRST        }, /* ′ */
	{ 0x2033, NOT_FIRST        }, /* ″ */
	{ 0x2103, NOT_FIRST        }, /* ℃ */
	{ 0x2e3a, GLUE             }, /* ⸺ */
	{ 0x3001, NOT_FIRST        }, /* 、 */
	{ 0x3002, NOT_FIRST        }, /* 。 */
	{ 0x3005, NOT_FIRST        }, /* 々 */
	{ 0x3008, NOT_LAST         },
	{ 0x3009, NOT_FIRST        },
	{ 0x300a, NOT_LAST         },
	{ 0x300b, NOT_FIRST        },
	{ 0x300c, NOT_LAST         },
	{ 0x300d, NOT_FIRST        },
	{ 0x300e, NOT_LAST         },
	{ 0x300f, NOT_FIRST        },
	{ 0x3010, NOT_LAST         },
	{ 0x3011, NOT_FIRST        },
	{ 0x3014, NOT_LAST         },
	{ 0x3015, NOT_FIRST        },
	{ 0x3016, NOT_LAST         },
	{ 0x3017, NOT_FIRST        },
	{ 0x301c, NOT_FIRST        }, /* 〜 */
	{ 0x301d, NOT_LAST         },
	{ 0x301e, NOT_FIRST        },
	{ 0x301f, NOT_FIRST        },
	{ 0x30fb, NOT_FIRST        }, /* ・ */
	{ 0xfe50, NOT_FIRST        },
	{ 0xff01, NOT_FIRST        }, /* ！ */
	{ 0xff05, NOT_FIRST        }, /* ％ */
	{ 0xff08, NOT_LAST         }, /* （ */
	{ 0xff09, NOT_FIRST        }, /* ） */
	{ 0xff0c, NOT_FIRST        }, /* ， */
	{ 0xff0e, NOT_FIRST | POINT}, /* ． */
	{ 0xff0f, NOT_FIRST        }, /* ／ */
	{ 0xff1a, NOT_FIRST        },
	{ 0xff1b, NOT_FIRST        },
	{ 0xff1f, NOT_FIRST        },
	{ 0xff3b, NOT_LAST         },
	{ 0xff3d, NOT_FIRST        },
	{ 0xff5b, NOT_LAST         },
	{ 0xff5d, NOT_FIRST        },
	{ 0xff5e, NOT_FIRST        }, /* ～ */
	{ 0xff61, NOT_FIRST        },
};

/* What stands between a number and its unit: 3.5万元, 20余名. */
static bool is_times(uint32_t cp)
{
	switch (cp) {
	case 0x4e07: /* 万 */
	case 0x4ebf: /* 亿 */
	case 0x5104: /* 億 */
	case 0x842c: /* 萬 */
	case 0x5343: /* 千 */
	case 0x767e: /* 百 */
	case 0x4f59: /* 余 */
	case 0x9918: /* 餘 */
	case 0x591a: /* 多 */
		return true;
	default:
		return false;
	}
}

static unsigned flags_of(uint32_t cp)
{
	if (cp < 0x80) {
		if (cp >= '0' && cp <= '9')
			return DIGIT;
		if (cp == '.' || cp == ',')
			return NOT_FIRST | POINT;
		if (cp && strchr(";:?!)]}%", (int)cp))
			return NOT_FIRST;
		return cp && strchr("([{", (int)cp) ? NOT_LAST : 0;
	}
	if (cp >= 0x4e00 && cp <= 0x9fff)
		return is_times(cp) ? WIDE | TIMES : WIDE;
	if ((cp >= 0x3400 && cp <= 0x4dbf) || (cp >= 0x20000 && cp <= 0x3ffff)) /* rare ideographs */
		return WIDE;
	if (cp >= 0xff10 && cp <= 0xff19)
		return DIGIT;
	size_t low = 0, high = DS_COUNT(table);
	while (low < high) {
		const size_t mid = (low + high) / 2;
		if (table[mid].cp < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return low < DS_COUNT(table) && table[low].cp == cp ? table[low].how : 0;
}

/* How well a line may end between two neighbours with these flags; `how` is what UAX #14 says. */
static enum ds_break part_how(unsigned a, unsigned b, enum ds_break how)
{
	if ((a & NOT_LAST) || (b & NOT_FIRST))
		return DS_BREAK_FORCED;
	/* before an opening quotation mark and behind a closing one, beside Chinese */
	bool quotes = ((b & QUOTE) && (a & (WIDE | NOT_FIRST))) || ((a & QUOTE) && (b & (WIDE | NOT_LAST)));
	return quotes ? DS_BREAK_YES : how;
}

static void uax14_run(UBreakIterator *lines, struct ds_str s, uint8_t *breaks)
{
	UErrorCode status = U_ZERO_ERROR;
	UText text = UTEXT_INITIALIZER;
	utext_openUTF8(&text, s.p, (int64_t)s.n, &status);
	ubrk_setUText(lines, &text, &status);
	if (U_SUCCESS(status))
		for (int32_t at = ubrk_first(lines); at != UBRK_DONE; at = ubrk_next(lines))
			breaks[at] = DS_BREAK_YES;
	utext_close(&text);
}

void ds_breaker_run(struct ds_breaker *b, struct ds_str s, const struct ds_span *keep, size_t keep_n,
		    uint8_t *breaks)
{
	memset(breaks, b->lines ? DS_BREAK_WORD : DS_BREAK_YES, s.n + 1);
	if (b->lines && s.n)
		uax14_run(b->lines, s, breaks);
	uint32_t before = 0;
	unsigned flags = 0;
	bool number = false; /* the character before belongs to a number */
	for (size_t i = 0; i < s.n;) {
		unsigned len;
		const uint32_t cp = ds_utf8_at(s.p + i, &len);
		const unsigned here = flags_of(cp);
		/* a blank ends its line: what follows may begin one whatever it is */
		if (i && before != ' ')
			breaks[i] = (uint8_t)part_how(flags, here, breaks[i]);
		if (flags & GLUE && cp == before)
			breaks[i] = DS_BREAK_FORCED;
		else if (number && here & DIGIT && breaks[i] > DS_BREAK_WORD)
			breaks[i] = DS_BREAK_WORD;
		else if (number && here & WIDE && !(flags & POINT) && breaks[i] > DS_BREAK_UNIT)
			breaks[i] = DS_BREAK_UNIT;
		number = (here & DIGIT) || (number && (here & (TIMES | POINT)));
		for (unsigned k = 1; k < len; k++)
			breaks[i + k] = DS_BREAK_NEVER;
		before = cp;
		flags = here;
		i += len;
	}
	for (size_t k = 0; k < keep_n; k++)
		for (size_t i = (size_t)keep[k].start + 1; i < keep[k].end && i < s.n; i++)
			if (breaks[i] > DS_BREAK_UNIT)
				breaks[i] = DS_BREAK_UNIT;
	breaks[0] = DS_BREAK_NEVER;
	breaks[s.n] = DS_BREAK_YES;
}
