/* text.h: bytes of unknown encoding become one immutable UTF-8 text; and what a text looks like in cells.
 * The door of src/text, the only folder that knows ICU.
 *
 * Encodings are found by the rules browsers use: byte order mark, declared label, validity, detector. Every GB
 * label is read as GB18030 (WHATWG Encoding Standard), Big5 as Big5-HKSCS. Broken bytes become U+FFFD and are
 * counted. GB18030 A3A0, which ICU before 74 reads as U+E5E5, becomes an ideographic space (whatwg/encoding#338).
 */
#ifndef DUSHU_TEXT_H
#define DUSHU_TEXT_H

#include "base.h"

struct ds_text;

struct ds_text_options {
	const char *charset; /* what the transport declared; NULL when nothing did */
	bool allow_binary;   /* read even what looks like no text */
};

/* `bytes` is borrowed until ds_text_free when it is valid UTF-8 already (no copy is made), not needed after the
 * call otherwise. DS_ERR_BINARY when the bytes are no text, DS_ERR_TOO_LARGE above DS_TEXT_MAX; an empty input
 * gives an empty text and DS_OK. *out owned. */
enum ds_status ds_text_decode(struct ds_str bytes, const struct ds_text_options *opt, struct ds_text **out,
			      struct ds_error *e);
void ds_text_free(struct ds_text *t);

struct ds_str ds_text_str(const struct ds_text *t);   /* valid UTF-8 without BOM; borrowed until ds_text_free */
const char *ds_text_charset(const struct ds_text *t); /* canonical name: "UTF-8", "GB18030", "Big5", "UTF-16LE" … */
size_t ds_text_replaced(const struct ds_text *t);     /* how many bad sequences became U+FFFD */

/* Lines are counted from 1 and end with LF, CR LF or CR. The index is built at decoding, so this is a
 * pure read. */
uint32_t ds_text_line(const struct ds_text *t, uint32_t off);

/* The version of ICU, and the Unicode that it knows. */
const char *ds_text_engine(void);

/* ---- cells ---------------------------------------------------------------------------------------------- */

enum ds_ambiguous { DS_AMBIGUOUS_NARROW = 1, DS_AMBIGUOUS_WIDE = 2 };

/* Cells of one code point: 0, 1 or 2. Controls, bidi controls and other format characters are 0 here; the view
 * shows them as marks. */
unsigned ds_cp_width(uint32_t cp, enum ds_ambiguous amb);
/* Is it made to join the character before it? Alone, it is as wide as a terminal likes. */
bool ds_cp_joins(uint32_t cp);

/* The grapheme cluster (UAX #29, extended) that begins at off < s.n: its end, and its cells in *width. */
size_t ds_grapheme_next(struct ds_str s, size_t off, enum ds_ambiguous amb, unsigned *width);
unsigned ds_str_width(struct ds_str s, enum ds_ambiguous amb);

/* ---- line breaking -------------------------------------------------------------------------------------- */

/* Where a line of Chinese text may end: UAX #14 by ICU, tailored to W3C clreq "basic": closing punctuation,
 * full-width, or half-width after a wide character, never begins a line; opening never ends one; …… and —— stay
 * whole. `keep` lists spans (sorted, disjoint, in bytes of s) that must not be broken inside, such as figures.
 *
 * One breaker per thread; it is costly to make (about 0.3 ms) and cheap to reuse. */
struct ds_breaker;
struct ds_breaker *ds_breaker_new(void);
void ds_breaker_free(struct ds_breaker *b);

/* How well a line may end before a byte. Where a row is too narrow for a better place, the next worse gives way: first
 * figures and numbers with their units, then Latin words and numbers, punctuation last. */
enum ds_break {
	DS_BREAK_NEVER, /* inside a character */
	DS_BREAK_FORCED, /* a line would begin with closing punctuation or end with opening, or part …… or —— */
	DS_BREAK_WORD, /* inside a word or a number, or where else UAX #14 has no line end */
	DS_BREAK_UNIT, /* inside a figure, or between a number and its unit */
	DS_BREAK_YES
};

/* Fills breaks[i] (size s.n + 1), an enum ds_break, for the end of a line before byte i. Linear in s.n. */
void ds_breaker_run(struct ds_breaker *b, struct ds_str s, const struct ds_span *keep, size_t keep_n,
		    uint8_t *breaks);

/* ---- script --------------------------------------------------------------------------------------------- */

/* Simplified form of one code point: traditional characters, CJK radicals (EquivalentUnifiedIdeograph),
 * compatibility ideographs, full-width ASCII; anything else is itself. A table look-up, for comparing and searching; never for showing. */
uint32_t ds_fold(uint32_t cp);

/* Has the character at p, the first of at least three bytes, another simplified form, which it always has? Of ideographs
 * from U+4E00 on; not 著, which is 着 in 隨著 and itself in 著名. */
extern const uint64_t ds_folded[384];
static inline bool ds_is_folded(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	const unsigned lead = u[0] - 0xe4u;
	return lead < 6 && (ds_folded[lead << 6 | (u[1] & 0x3fu)] >> (u[2] & 0x3fu) & 1);
}

/* A text in the other script, for showing, by the dictionaries of OpenCC, which is loaded when it is first wanted.
 * DS_ERR_UNSUPPORTED when it is not installed. *out owned. */
enum ds_script_form { DS_SCRIPT_AS_WRITTEN, DS_SCRIPT_SIMPLIFIED, DS_SCRIPT_TRADITIONAL, DS_SCRIPT_FORMS };
struct ds_script;
enum ds_status ds_script_open(enum ds_script_form form, struct ds_script **out, struct ds_error *e);
void ds_script_close(struct ds_script *s);
/* Writes text.n bytes: every character at its offset and in its cells, so that spans and rows of the text are those of
 * what is shown. One that has no such counterpart stays. */
void ds_script_convert(struct ds_script *s, struct ds_str text, char *out);

/* ---- reading aloud -------------------------------------------------------------------------------------- */

/* The i-th reading of a character in pinyin, from 0, the one usual in running text first; NULL behind the last and for what
 * is not read. Readings are Unihan's (kMandarin, kTGHZ2013, kXHC1983). Static. */
const char *ds_pinyin(uint32_t cp, unsigned i);         /* "cháng" */
const char *ds_pinyin_letters(uint32_t cp, unsigned i); /* as it is typed: "chang", ü as v */

bool ds_pinyin_begins(uint32_t cp, char letter); /* one of its readings begins so */

/* The reading of one character of a text. */
struct ds_syllable {
	uint32_t at;      /* byte of the character */
	bool joined;      /* belongs to the word of the syllable before it */
	const char *text; /* with tone marks; static */
};
/* What is known about a piece of the text: its syllables without tones, separated by blanks, as those of places. There
 * may be more of them than characters. */
struct ds_sounds_known {
	struct ds_span at;
	struct ds_str letters;
};

/* Reads a text aloud: words that are read in another way than their characters (重庆, 银行), segmented by ICU. Tones are
 * those of dictionaries, without sandhi (GB/T 16159). One speaker per thread. */
struct ds_speaker;
struct ds_speaker *ds_speaker_new(void);
void ds_speaker_free(struct ds_speaker *s);
/* `known` is sorted and disjoint. *out, in the order of the text, is borrowed until the next call. Linear in text.n. */
size_t ds_speaker_run(struct ds_speaker *s, struct ds_str text, const struct ds_sounds_known *known, size_t known_n,
		      const struct ds_syllable **out);

/* The ideograph that a CJK radical (U+2E80 to U+2FD5) stands for, by Unicode's EquivalentUnifiedIdeograph; anything
 * else is itself. As many UTF-8 bytes as before. The reading of a text has these in the radicals' place. */
uint32_t ds_radical(uint32_t cp);

/* Is this the name of an encoding that ds_text_decode knows as a declared charset? */
bool ds_charset_known(const char *label);

/* ---- words ---------------------------------------------------------------------------------------------- */

/* Parts of speech, as far as a table of words knows them: one for each word, the usual one. */
enum ds_pos {
	DS_POS_NONE,         /* not in the table: 5G, 。, a character that is no word by itself */
	DS_POS_NOUN,         /* 粮食 */
	DS_POS_NAME,         /* proper name: 哈密, 珠江; surnames */
	DS_POS_ABBREVIATION, /* 人均, 高校 */
	DS_POS_VERB,         /* 增长 */
	DS_POS_VERBAL_NOUN,  /* either: 投资, 调查 */
	DS_POS_ADJECTIVE,    /* 稳定; one that stands as adverb or noun too */
	DS_POS_ATTRIBUTIVE,  /* only before nouns: 大型 */
	DS_POS_ADVERB,       /* 已经 */
	DS_POS_PLACE,        /* 以上, 沿海 */
	DS_POS_TIME,         /* 去年 */
	DS_POS_NUMBER,       /* 三, 一次: with or without what it counts */
	DS_POS_CLASSIFIER,   /* 公里 */
	DS_POS_PRONOUN,      /* 其, 每 */
	DS_POS_FUNCTION,     /* prepositions, conjunctions, particles, affixes: 的, 和, 在 */
	DS_POS_IDIOM,        /* also set phrases, which may be nouns: 承上启下, 固定资产 */
	DS_POS_OTHER,        /* in the table, part of speech unknown */
	DS_POS_COUNT
};

struct ds_word {
	struct ds_span at; /* bytes of the text that was cut */
	uint8_t pos;       /* enum ds_pos */
};

/* Cuts valid UTF-8 into words, which follow each other without a gap: of all ways the one whose words are the most
 * frequent together, as jieba does (a unigram model by dynamic programming, without its model for words it does not know).
 * What the table has not is a word by itself: each character and mark, but a run of letters and digits is one. Traditional
 * script is looked up in simplified form. Writes no more than `most` words; a text of n bytes has no more than n, and the
 * end of the last one says how far it came. For labels and sentences: linear in s.n, nothing is allocated.
 *
 * Words and how frequent they are: the dictionary of jieba (MIT), see src/text/make/README.md. */
size_t ds_words_cut(struct ds_str s, struct ds_word *out, size_t most);

/* The part of speech of a word; DS_POS_NONE when the table has not the whole of s. */
enum ds_pos ds_word_pos(struct ds_str word);

/* May a word of this part of speech stand in a noun phrase: nouns, 调查, 温和, 大型, 有线电视? */
bool ds_pos_nominal(enum ds_pos pos);

/* How many bytes the longest such word of the table has that s begins with; 0: none does. */
size_t ds_noun_at(struct ds_str s);

/* ---- names of people ------------------------------------------------------------------------------------ */

/* How far a character, in either script, is to be believed a family name. A later one is more so. */
enum ds_surname {
	DS_SURNAME_NONE,
	DS_SURNAME_RARE,   /* only where nothing but names stand: 云 and 全 are words, 阚 is of few people */
	DS_SURNAME_COMMON, /* behind a role: 记者高海林, but 位于 and 高产 */
	DS_SURNAME_SURE    /* anywhere: 陈, 刘 hardly end or begin another word */
};
enum ds_surname ds_surname(uint32_t cp);

#endif
