/* match.c: comparing what was typed with text, folded and by pinyin. Knows no articles and no lists. */
#include "match.h"

enum { STATES = 63 }; /* letters of a query that pinyin is tried with */

static uint32_t cp_fold(uint32_t cp)
{
	cp = cp < 0x80 ? cp : ds_fold(cp);
	return cp >= 'A' && cp <= 'Z' ? cp | 0x20 : cp;
}

static bool is_letter(uint32_t cp)
{
	return cp >= 'a' && cp <= 'z';
}

bool match_set(struct match *q, struct ds_str typed)
{
	uint32_t letters = 0;
	q->n = 0;
	q->typed = typed;
	for (size_t off = 0; off < typed.n && q->n < MATCH_CPS;) {
		unsigned len;
		uint32_t cp = cp_fold(ds_utf8_at(typed.p + off, &len));
		off += len;
		if (cp == 0xfc || cp == 0xdc)
			cp = 'v';
		if (cp == '\'' && q->n > 0 && is_letter(q->cp[q->n - 1]) && off < typed.n)
			continue;
		letters += is_letter(cp);
		q->cp[q->n++] = cp;
	}
	q->pinyin = letters > 0 && q->n > 1 && q->n <= STATES;
	return q->n > 0;
}

/* The letters of one reading go on from `here`, a set of how many letters were met so far: the whole of them, the
 * first one, zh, ch or sh; at the end of the query, as many as there are. */
static uint64_t reading_meet(const struct match *q, uint64_t here, const char *reading)
{
	uint64_t next = 0;
	for (uint32_t j = 0; j < q->n; j++) {
		uint32_t k = 0;
		if (!(here >> j & 1))
			continue;
		while (reading[k] && j + k < q->n && q->cp[j + k] == (uint32_t)reading[k]) {
			k++;
			if (k == 1 || (k == 2 && reading[1] == 'h') || !reading[k] || j + k == q->n)
				next |= (uint64_t)1 << (j + k);
		}
	}
	return next;
}

static size_t pinyin_at(const struct match *q, struct ds_str text, size_t off)
{
	uint64_t here = 1, done = (uint64_t)1 << q->n;
	while (off < text.n && here) {
		unsigned len;
		uint32_t raw = ds_utf8_at(text.p + off, &len), cp = cp_fold(raw);
		uint64_t next = 0;
		const char *reading;
		for (unsigned i = 0; (reading = ds_pinyin_letters(cp, i)); i++) {
			if (here != 1 || (uint32_t)reading[0] == q->cp[0])
				next |= reading_meet(q, here, reading);
		}
		for (uint32_t j = 0; j < q->n; j++) {
			if (here >> j & 1 && q->cp[j] == cp)
				next |= (uint64_t)1 << (j + 1);
		}
		off += len;
		if (next & done)
			return off;
		here = next;
	}
	return 0;
}

static size_t letters_at(const struct match *q, struct ds_str text, size_t off)
{
	for (uint32_t i = 0; i < q->n; i++) {
		unsigned len;
		if (off >= text.n || cp_fold(ds_utf8_at(text.p + off, &len)) != q->cp[i])
			return 0;
		off += len;
	}
	return off;
}

size_t match_at(const struct match *q, struct ds_str text, size_t off)
{
	unsigned len;
	uint32_t cp = cp_fold(ds_utf8_at(text.p + off, &len));
	size_t end = q->n > 0 && cp == q->cp[0] ? letters_at(q, text, off) : 0;
	bool begins =
	    q->pinyin && !end &&
	    (cp == q->cp[0] || (cp >= 0x80 && is_letter(q->cp[0]) && ds_pinyin_begins(cp, (char)q->cp[0])));
	return begins ? pinyin_at(q, text, off) : end;
}

bool match_in(const struct match *q, struct ds_str text)
{
	for (size_t off = 0; off < text.n;) {
		unsigned len;
		if (match_at(q, text, off))
			return true;
		ds_utf8_at(text.p + off, &len);
		off += len;
	}
	return q->n == 0;
}

void match_words_set(struct match_words *w, struct ds_str typed)
{
	w->n = 0;
	for (size_t at = 0; at < typed.n && w->n < MATCH_WORDS;) {
		size_t end = at;
		while (end < typed.n && typed.p[end] != ' ')
			end++;
		if (end > at)
			match_set(&w->v[w->n++], (struct ds_str){ typed.p + at, end - at });
		at = end + 1;
	}
}

bool match_words_in(const struct match_words *w, const struct ds_str *texts, size_t texts_n)
{
	for (size_t i = 0; i < w->n; i++) {
		bool found = false;
		for (size_t k = 0; k < texts_n && !found; k++)
			found = match_in(&w->v[i], texts[k]);
		if (!found)
			return false;
	}
	return true;
}
