/* set_pinyin.c: pinyin above the words, for those who learn. Every row of text gets a row above it; the column of a
 * character is as wide as its syllable needs, words are a cell apart, and the character stands in the middle. What is
 * read how is known to src/text, names of places to the gazetteer. Rows are filled in set.c. */
#include "set.h"
#include "glyph.h"

#include <stdlib.h>

enum { PINYIN_FROM = 12 }; /* in narrower rows the longest syllables have no room */

/* The names of places in a block, as far as their full names begin with what is written. */
static size_t places_known(struct ds_setter *s, const struct ds_doc *d, struct ds_span block)
{
	const struct ds_mentions *m = &d->mentions;
	struct ds_str text = d->reading.text;
	size_t n = 0;
	for (uint32_t low = DS_FROM(m->v, m->n, block.start); low < m->n && m->v[low].at.end <= block.end; low++) {
		struct ds_span at = m->v[low].at;
		struct ds_str name = ds_region_name(m->v[low].place.region), letters;
		uint32_t i = at.start, k = 0;
		letters = ds_region_pinyin(m->v[low].place.region);
		while (i < at.end && k < name.n) {
			unsigned len, name_len;
			if (ds_fold(ds_utf8_at(text.p + i, &len)) != ds_fold(ds_utf8_at(name.p + k, &name_len)))
				break;
			i += len;
			k += name_len;
		}
		if (i < at.end || letters.n == 0 || m->v[low].place.tail.n > 0 ||
		    (n > 0 && at.start - block.start < s->known[n - 1].at.end))
			continue;
		s->known = ds_grow(s->known, &s->known_cap, n + 1, sizeof(*s->known));
		s->known[n++] = (struct ds_sounds_known){
			{at.start - block.start, at.end - block.start},
                        letters
		};
	}
	return n;
}

/* Does a syllable that goes on a word need an apostrophe? xī'ān */
static bool begins_with_vowel(const char *syllable)
{
	static const char *const vowels[] = { "a", "ā", "á", "ǎ", "à", "o", "ō", "ó",
					      "ǒ", "ò", "e", "ē", "é", "ě", "è" };
	for (size_t i = 0; i < DS_COUNT(vowels); i++) {
		if (strncmp(syllable, vowels[i], strlen(vowels[i])) == 0)
			return true;
	}
	return false;
}

void set_pinyin_prepare(struct ds_setter *s, const struct ds_doc *d, uint32_t block, int width)
{
	const struct ds_block *b = &d->reading.blocks[block];
	struct ds_str text = ds_block_text(&d->reading, b);
	s->sounds_n = 0;
	s->wider = NULL;
	if (!s->pinyin || width < PINYIN_FROM)
		return;
	if (!s->speaker)
		s->speaker = ds_speaker_new();
	s->sounds_n = ds_speaker_run(s->speaker, text, s->known, places_known(s, d, b->at), &s->sounds);
	if (s->sounds_n == 0)
		return;
	s->wider_store = ds_grow(s->wider_store, &s->wider_cap, text.n + 1, 1);
	s->wider = s->wider_store;
	memset(s->wider, 0, text.n + 1);
	for (size_t i = 0; i < s->sounds_n; i++) {
		const struct ds_syllable *v = &s->sounds[i], *next = i + 1 < s->sounds_n ? v + 1 : NULL;
		struct ds_glyph g;
		ds_glyph_next(text, v->at, s->amb, &g);
		unsigned cells = ds_str_width(ds_str_of(v->text), s->amb);
		cells += v->joined && begins_with_vowel(v->text);
		cells += next && !next->joined && next->at == g.end;
		s->wider[v->at] = (uint8_t)(cells > g.width ? cells - g.width : 0);
	}
}

static void piece_add(struct ds_setter *s, struct ds_set_piece piece)
{
	s->apart = ds_grow(s->apart, &s->apart_cap, s->apart_n + 1, sizeof(*s->apart));
	s->apart[s->apart_n++] = piece;
}

/* The reading of one syllable from a column on; returns its cells. At the head of a row nothing parts it from. */
static unsigned over_add(struct ds_setter *s, const struct ds_syllable *v, struct ds_set_piece at, bool head)
{
	unsigned cells = ds_str_width(ds_str_of(v->text), s->amb);
	if (!head && v->joined && begins_with_vowel(v->text)) {
		at.over = "'";
		piece_add(s, at);
		at.col++;
		cells++;
	}
	at.over = v->text;
	piece_add(s, at);
	return cells;
}

/* The first syllable at or behind a byte. */
static size_t sound_from(const struct ds_setter *s, uint32_t byte)
{
	size_t low = 0, high = s->sounds_n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (s->sounds[mid].at < byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* One piece becomes its readings and its characters, each run of them that needs no wider columns in one piece. */
static void piece_part(struct ds_setter *s, struct ds_str text, uint32_t base, struct ds_set_piece piece)
{
	uint32_t run = piece.start - base, end = piece.end - base;
	unsigned x = piece.col, run_x = x;
	size_t k = sound_from(s, run);
	for (uint32_t p = run; p < end;) {
		struct ds_glyph g;
		ds_glyph_next(text, p, s->amb, &g);
		uint32_t after = (uint32_t)g.end < end ? (uint32_t)g.end : end;
		bool read = k < s->sounds_n && s->sounds[k].at == p;
		struct ds_set_piece at = {
			.start = base + p, .end = base + p, .row = 2 * piece.row, .col = (uint16_t)x
		};
		unsigned cells = read ? over_add(s, &s->sounds[k], at, at.start == piece.start) : 0;
		k += read;
		if (s->wider[p] > 0) {
			if (p > run)
				piece_add(s, (struct ds_set_piece){ .start = base + run,
								    .end = base + p,
								    .row = 2 * piece.row + 1,
								    .col = (uint16_t)run_x });
			piece_add(s, (struct ds_set_piece){
					 .start = base + p,
					 .end = base + after,
					 .row = 2 * piece.row + 1,
					 .col = (uint16_t)(x + (cells > g.width ? (cells - g.width) / 2 : 0)) });
			run = after;
			run_x = x + g.width + s->wider[p];
		}
		x += g.width + s->wider[p];
		p = after;
	}
	if (run < end || piece.start == piece.end)
		piece_add(s, (struct ds_set_piece){ .start = base + run,
						    .end = base + end,
						    .row = 2 * piece.row + 1,
						    .col = (uint16_t)run_x });
}

bool set_pinyin_place(struct ds_setter *s, struct ds_str text, uint32_t base)
{
	if (!s->wider)
		return false;
	s->apart_n = 0;
	for (size_t i = 0; i < s->n; i++)
		piece_part(s, text, base, s->v[i]);
	struct ds_set_piece *v = s->v;
	size_t cap = s->cap;
	s->v = s->apart;
	s->n = s->apart_n;
	s->cap = s->apart_cap;
	s->apart = v;
	s->apart_cap = cap;
	set_pieces_sort(s->v, s->n);
	return true;
}

void ds_setter_pinyin(struct ds_setter *s, bool on)
{
	s->pinyin = on;
	s->table.doc = NULL;
}
