/* pinyin.c: how Chinese is read aloud. Characters have the readings of Unihan, words that are read in another way stand in
 * a table, and what the caller knows (names of places) comes before both. ICU's dictionary says where words begin, so
 * that a word's syllables stand together. It does not guess at readings beyond that. */
#include "text/private.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* Sounds are numbered from 1; sound_text has them with tone marks, sound_letters as they are typed. sound_usual is by
 * code point from USUAL_FIRST on, SEVERAL added where there are further readings; sound_rare (characters elsewhere) and sound_also (further readings) hold code point
 * << 11 | sound, sorted. Word i is the characters [word_start[i], word_start[i + 1]) of word_text, three bytes each and
 * simplified, read as word_sound says (STRONG added: a word
 * whatever ICU thinks); words are in the order of their bytes. Made by make/mkreadings.c. */
#include "readings.inc"

enum { USUAL_FIRST = 0x3400, SOUND_BITS = 11, WORD_MOST = 7, SEVERAL = 0x8000, STRONG = 0x8000 };

/* ---- characters ------------------------------------------------------------------------------------------- */

/* The first row at or behind a code point. */
static uint32_t row_from(const uint32_t *v, uint32_t n, uint32_t cp)
{
	uint32_t low = 0;
	while (low < n) {
		uint32_t mid = low + (n - low) / 2;
		if (v[mid] >> SOUND_BITS < cp)
			low = mid + 1;
		else
			n = mid;
	}
	return low;
}

static uint32_t sound_of(uint32_t cp, unsigned i)
{
	const uint32_t mask = (1u << SOUND_BITS) - 1, rare_n = DS_COUNT(sound_rare), also_n = DS_COUNT(sound_also);
	uint32_t at;
	if (cp < USUAL_FIRST)
		return 0;
	if (cp - USUAL_FIRST < DS_COUNT(sound_usual)) {
		at = sound_usual[cp - USUAL_FIRST];
		if (i == 0 || !(at & SEVERAL))
			return i == 0 ? at & mask : 0;
	}
	if (i > 0) {
		at = row_from(sound_also, also_n, cp) + i - 1;
		return at < also_n && sound_also[at] >> SOUND_BITS == cp ? sound_also[at] & mask : 0;
	}
	at = row_from(sound_rare, rare_n, cp);
	return at < rare_n && sound_rare[at] >> SOUND_BITS == cp ? sound_rare[at] & mask : 0;
}

const char *ds_pinyin(uint32_t cp, unsigned i)
{
	uint32_t sound = sound_of(cp, i);
	return sound ? sound_text[sound] : NULL;
}

const char *ds_pinyin_letters(uint32_t cp, unsigned i)
{
	uint32_t sound = sound_of(cp, i);
	return sound ? sound_letters[sound] : NULL;
}

bool ds_pinyin_begins(uint32_t cp, char letter)
{
	uint32_t sound = sound_of(cp, 0);
	if (!sound || sound_letters[sound][0] == letter)
		return sound != 0;
	for (unsigned i = 1; (sound = sound_of(cp, i)); i++) {
		if (sound_letters[sound][0] == letter)
			return true;
	}
	return false;
}

/* ---- running text ----------------------------------------------------------------------------------------- */

struct ds_speaker {
	UBreakIterator *words;
	struct ds_syllable *v;
	size_t n, cap;
	bool *begins; /* of each byte of the text: a word begins here */
	size_t begins_cap;
};

struct ds_speaker *ds_speaker_new(void)
{
	struct ds_speaker *s = ds_alloc(sizeof(*s));
	UErrorCode status = U_ZERO_ERROR;
	*s = (struct ds_speaker){ .words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status) };
	if (U_FAILURE(status))
		s->words = NULL; /* each character is then a word, but for those of the table */
	return s;
}

void ds_speaker_free(struct ds_speaker *s)
{
	if (!s)
		return;
	if (s->words)
		ubrk_close(s->words);
	free(s->v);
	free(s->begins);
	free(s);
}

static void words_find(struct ds_speaker *s, struct ds_str text)
{
	UErrorCode status = U_ZERO_ERROR;
	UText u = UTEXT_INITIALIZER;
	s->begins = ds_grow(s->begins, &s->begins_cap, text.n + 1, sizeof(*s->begins));
	memset(s->begins, s->words ? 0 : 1, text.n + 1);
	if (!s->words)
		return;
	utext_openUTF8(&u, text.p, (int64_t)text.n, &status);
	ubrk_setUText(s->words, &u, &status);
	if (U_SUCCESS(status))
		for (int32_t at = ubrk_first(s->words); at != UBRK_DONE; at = ubrk_next(s->words))
			s->begins[at] = true;
	utext_close(&u);
}

/* Does a word of the table that stands there agree with ICU's words: one of theirs or several, or a part of one? In
 * 社会长期 there is no 会长. */
static bool word_agrees(const struct ds_speaker *s, size_t at, unsigned chars)
{
	for (unsigned i = 1; i < chars; i++) {
		if (s->begins[at + 3 * i])
			return s->begins[at] && s->begins[at + 3 * chars];
	}
	return true;
}

/* The word of the table that the folded characters at a byte begin with, the longest; WORDS when there is none. */
static uint32_t word_find(const struct ds_speaker *s, size_t at, const char *folded, unsigned chars)
{
	for (; chars >= 2; chars--) {
		uint32_t low = 0, high = WORDS;
		while (low < high) {
			uint32_t mid = low + (high - low) / 2;
			unsigned n = (unsigned)word_start[mid + 1] - word_start[mid];
			int c = memcmp(word_text[word_start[mid]], folded, 3 * (n < chars ? n : chars));
			if (c == 0)
				c = n < chars ? -1 : n > chars;
			if (c == 0 && (word_sound[word_start[mid]] & STRONG || word_agrees(s, at, chars)))
				return mid;
			if (c == 0)
				break;
			if (c < 0)
				low = mid + 1;
			else
				high = mid;
		}
	}
	return WORDS;
}

/* Characters of three bytes from one on, in the form of the table. */
static unsigned fold_ahead(struct ds_str text, size_t at, char folded[3 * WORD_MOST])
{
	unsigned n = 0, len;
	while (n < WORD_MOST && at < text.n) {
		char utf8[4];
		uint32_t cp = ds_utf8_at(text.p + at, &len);
		if (len != 3 || !sound_of(cp, 0) || ds_utf8_put(ds_fold(cp), utf8) != 3)
			break;
		memcpy(folded + 3 * n++, utf8, 3);
		at += len;
	}
	return n;
}

/* Characters that are read in another way where they stand by themselves or at the end of a word. */
enum when { AFTER_NUMBER, BETWEEN_WORDS, ENDING_WORD };
static const struct {
	uint32_t cp;
	enum when when;
	const char *letters;
} rules[] = {
	{0x53ea,  AFTER_NUMBER,  "zhi"}, /* 3只羊: zhī, as the first reading that is not its usual one */
	{ 0x5730, BETWEEN_WORDS, "de" }, /* 积极地推进 */
};

/* The sound of a character by its letters; another than the usual one comes first when `other`. */
static uint32_t sound_by_letters(uint32_t cp, struct ds_str letters, bool other)
{
	for (unsigned i = other ? 1 : 0;; i++) {
		uint32_t sound = sound_of(cp, i);
		if (!sound)
			return 0;
		if (ds_str_eq(ds_str_of(sound_letters[sound]), letters))
			return sound;
	}
}

static bool is_number_before(struct ds_str text, size_t at)
{
	static const char *const signs[] = { "一", "两", "三", "四", "五", "六", "七", "八", "九", "十",
					     "百", "千", "万", "亿", "萬", "億", "余", "多", "几" };
	if (at > 0 && text.p[at - 1] >= '0' && text.p[at - 1] <= '9')
		return true;
	for (size_t i = 0; at >= 3 && i < DS_COUNT(signs); i++) {
		if (memcmp(text.p + at - 3, signs[i], 3) == 0)
			return true;
	}
	return false;
}

/* What the rules make of a character of three bytes; 0: nothing. */
static uint32_t sound_by_rule(const struct ds_speaker *s, struct ds_str text, size_t at, uint32_t cp)
{
	for (size_t i = 0; i < DS_COUNT(rules); i++) {
		if (rules[i].cp != cp)
			continue;
		bool fits = rules[i].when == AFTER_NUMBER && is_number_before(text, at);
		if (rules[i].when == BETWEEN_WORDS) /* the word before is longer, and another follows */
			fits = at >= 6 && s->begins[at] && s->begins[at + 3] && !s->begins[at - 3] &&
			       at + 6 <= text.n && (unsigned char)text.p[at + 3] >= 0xe4 &&
			       (unsigned char)text.p[at - 3] >= 0xe4;
		if (rules[i].when == ENDING_WORD)
			fits = at >= 3 && !s->begins[at] && s->begins[at + 3];
		if (fits)
			return sound_by_letters(cp, ds_str_of(rules[i].letters), true);
	}
	return 0;
}

static void syllable_add(struct ds_speaker *s, size_t at, uint32_t sound, bool joined)
{
	s->v = ds_grow(s->v, &s->cap, s->n + 1, sizeof(*s->v));
	s->v[s->n++] = (struct ds_syllable){ .at = (uint32_t)at, .joined = joined, .text = sound_text[sound] };
}

/* Reads [at, end), whose letters are known; a character that has no such reading keeps its own. */
static void known_read(struct ds_speaker *s, struct ds_str text, const struct ds_sounds_known *k)
{
	struct ds_str left = k->letters;
	for (size_t at = k->at.start; at < k->at.end && at < text.n;) {
		unsigned len;
		uint32_t cp = ds_utf8_at(text.p + at, &len);
		const char *blank = left.n > 0 ? memchr(left.p, ' ', left.n) : NULL;
		struct ds_str letters = { left.p, blank ? (size_t)(blank - left.p) : left.n };
		uint32_t sound = letters.n > 0 ? sound_by_letters(cp, letters, false) : 0;
		if (!sound)
			sound = sound_of(cp, 0);
		if (sound)
			syllable_add(s, at, sound, at > k->at.start);
		left = blank ? (struct ds_str){ blank + 1, left.n - letters.n - 1 } : (struct ds_str){ NULL, 0 };
		at += len;
	}
}

size_t ds_speaker_run(struct ds_speaker *s, struct ds_str text, const struct ds_sounds_known *known, size_t known_n,
		      const struct ds_syllable **out)
{
	size_t end_before = SIZE_MAX; /* where the character before ended, when it was read */
	s->n = 0;
	words_find(s, text);
	for (size_t at = 0, k = 0; at < text.n;) {
		char folded[3 * WORD_MOST];
		unsigned len;
		while (k < known_n && known[k].at.start < at)
			k++;
		if (k < known_n && known[k].at.start == at && known[k].at.end > at && known[k].at.end <= text.n) {
			known_read(s, text, &known[k]);
			at = known[k].at.end;
			end_before = SIZE_MAX; /* a name ends its word */
			continue;
		}
		unsigned room = fold_ahead(text, at, folded);
		for (unsigned i = 1; i < room; i++) {
			if (k < known_n && at + 3 * i > known[k].at.start)
				room = i;
		}
		uint32_t word = word_find(s, at, folded, room);
		if (word < WORDS) {
			unsigned n = (unsigned)word_start[word + 1] - word_start[word];
			const uint16_t *sound = word_sound + word_start[word];
			bool strong = sound[0] & STRONG;
			for (unsigned i = 0; i < n; i++, at += 3)
				syllable_add(s, at, sound[i] & (STRONG - 1u),
					     i > 0 || (!strong && !s->begins[at] && end_before == at));
			s->begins[at] |= strong;
			end_before = at;
			continue;
		}
		uint32_t cp = ds_utf8_at(text.p + at, &len), sound = room ? sound_by_rule(s, text, at, cp) : 0;
		if (!sound)
			sound = sound_of(cp, 0);
		if (sound)
			syllable_add(s, at, sound, !s->begins[at] && end_before == at);
		at += len;
		end_before = sound ? at : SIZE_MAX;
	}
	*out = s->v;
	return s->n;
}
