/* copy.c: the sentence around what is current, with its source, as one would cite it. */
#include "app.h"

/* Bytes of the one of n marks that ends at byte i; 0: none does. */
static size_t mark_before(struct ds_str text, size_t i, const char *const *marks, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		const size_t len = strlen(marks[k]);
		if (i >= len && memcmp(text.p + i - len, marks[k], len) == 0)
			return len;
	}
	return 0;
}

/* 。 and what closes behind it: “没有水。”|他说. */
static bool ends_sentence(struct ds_str text, size_t i)
{
	static const char *const ends[] = { "。", "！", "？", "；", "!", "?", ";" };
	static const char *const closers[] = { "”", "’", "」", "』", "）", ")" };
	size_t len;
	for (size_t k = 0; k < DS_COUNT(closers); k++)
		if (ds_str_starts((struct ds_str){ text.p + i, text.n - i }, ds_str_of(closers[k])))
			return false;
	while ((len = mark_before(text, i, closers, DS_COUNT(closers))) > 0)
		i -= len;
	return mark_before(text, i, ends, DS_COUNT(ends)) > 0;
}

static void blanks_trim(struct ds_str *s)
{
	while (s->n > 0 && (s->p[0] == ' ' || s->p[0] == '\t')) {
		s->p++;
		s->n--;
	}
	while (s->n >= 3 && memcmp(s->p, "\xe3\x80\x80", 3) == 0) {
		s->p += 3;
		s->n -= 3;
	}
}

struct ds_str sentence_around(const struct ds_reading *r, struct ds_span at)
{
	const struct ds_block *b = &r->blocks[ds_reading_block(r, at.start)];
	struct ds_str text = ds_block_text(r, b);
	size_t from = at.start - b->at.start, to = at.end - b->at.start;
	if (from > text.n) /* the line end between two blocks */
		from = to = text.n;
	while (from > 0 && !ends_sentence(text, from))
		from--;
	while (to < text.n && (to == from || !ends_sentence(text, to)))
		to++;
	struct ds_str sentence = { text.p + from, to - from };
	blanks_trim(&sentence);
	return sentence;
}

bool copy_sentence(struct ds_view *v)
{
	struct page *p = &v->page;
	struct ds_span now = page_now_span(p);
	if (now.end <= now.start)
		now = page_hit_span(p);
	struct ds_article_row row;
	if (now.end <= now.start || !ds_library_row(v->lib, p->id, &row))
		return false;
	struct ds_str sentence = sentence_around(&p->doc->reading, now);
	ds_buf_reset(&v->copied);
	ds_buf_adds(&v->copied, sentence);
	ds_buf_addz(&v->copied, "\n——《");
	ds_buf_adds(&v->copied, row.title);
	ds_buf_addz(&v->copied, "》");
	if (row.source.n > 0) {
		ds_buf_addz(&v->copied, "，");
		ds_buf_adds(&v->copied, row.source);
	}
	if (row.published.n > 0) {
		ds_buf_addz(&v->copied, "，");
		ds_buf_adds(&v->copied, row.published);
	}
	ds_buf_addc(&v->copied, '\n');
	return true;
}
