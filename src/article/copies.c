/* copies.c: what an article is said to be: title, names, source. They are read in the page's form and shown as written, so that each
 * copy remembers where its bytes stand in the page. */
#include "article/private.h"

/* Where the bytes of a copy stand in the page; NOWHERE: a blank between two lines. */
struct copy {
	struct ds_str s;
	const uint32_t *from;
	struct copy *before;
};
#define NOWHERE UINT32_MAX

struct copy_writer {
	struct copies *c;
	const struct copy *of; /* what is copied is a copy itself, or a slice of one */
	char *to;
	uint32_t *from; /* NULL: nobody asks */
	size_t n;
};

static bool holds(struct ds_str s, const char *p)
{
	return (uintptr_t)p - (uintptr_t)s.p < s.n;
}

static const struct copy *copy_of(const struct copies *c, const char *p)
{
	const struct copy *k = c->last;
	while (k && !holds(k->s, p))
		k = k->before;
	return k;
}

static struct copy_writer copy_begin(struct copies *c, size_t most, const char *of)
{
	const bool moved = c->page->forms.n > 0;
	return (struct copy_writer){
		.c = c,
		.of = moved ? copy_of(c, of) : NULL,
		.to = ds_arena_raw(c->arena, most + 1, 1),
		.from = moved ? ds_arena_raw(c->arena, (most + 1) * sizeof(uint32_t), sizeof(uint32_t)) : NULL
	};
}

static void copy_put(struct copy_writer *w, const char *p, size_t n)
{
	memcpy(w->to + w->n, p, n);
	for (size_t i = 0; w->from && i < n; i++)
		w->from[w->n + i] = w->of && holds(w->of->s, p)   ? w->of->from[(size_t)(p - w->of->s.p) + i]
				    : holds(w->c->page->s, p + i) ? (uint32_t)(p + i - w->c->page->s.p)
								  : NOWHERE;
	w->n += n;
}

static struct ds_str copy_end(struct copy_writer *w)
{
	w->to[w->n] = 0;
	const struct ds_str s = { w->to, w->n };
	if (w->from) {
		struct copy *k = DS_NEW(w->c->arena, struct copy);
		*k = (struct copy){ s, w->from, w->c->last };
		w->c->last = k;
	}
	return s;
}

/* 春　耕　见　闻: every character stands by itself, to fill a line. */
static bool is_set_apart(struct ds_str s)
{
	size_t chars = 0;
	for (size_t i = 0; i < s.n; chars++) {
		if (!cp_is_han(cp_next(s, &i)) || (i < s.n && !cp_is_blank(cp_first(str_from(s, i)))))
			return false;
		while (i < s.n && cp_is_blank(cp_first(str_from(s, i))))
			cp_next(s, &i);
	}
	return chars > 2;
}

struct ds_str copy_folded(struct copies *c, struct ds_str s)
{
	struct copy_writer w = copy_begin(c, s.n, s.p);
	bool blank = false;
	const bool apart = is_set_apart(s);
	for (size_t i = 0; i < s.n;) {
		const size_t from = i;
		const uint32_t cp = cp_next(s, &i);
		if (cp_is_widthless(cp))
			continue;
		if (cp_is_blank(cp)) {
			blank = !apart;
			continue;
		}
		if (blank && w.n)
			copy_put(&w, " ", 1);
		blank = false;
		copy_put(&w, s.p + from, i - from);
	}
	return copy_end(&w);
}

struct ds_str copy_name(struct copies *c, struct ds_str s)
{
	const struct ds_str f = copy_folded(c, s);
	struct copy_writer w = copy_begin(c, f.n, f.p);
	for (size_t i = 0; i < f.n; i++)
		if (f.p[i] != ' ' || (unsigned char)f.p[i + 1] < 0x80) /* folded: no blank is the last */
			copy_put(&w, f.p + i, 1);
	return copy_end(&w);
}

void copy_add(struct copies *c, struct ds_str *field, struct ds_str s)
{
	s = copy_folded(c, s);
	if (field->n == 0) {
		*field = s;
		return;
	}
	struct copy_writer w = copy_begin(c, field->n + s.n + 1, field->p);
	copy_put(&w, field->p, field->n);
	copy_put(&w, " ", 1);
	w.of = w.from ? copy_of(c, s.p) : NULL;
	copy_put(&w, s.p, s.n);
	*field = copy_end(&w);
}

/* A character that no byte of the page stands for is itself. */
static struct ds_str char_written(const struct copies *c, const struct copy *k, size_t i, unsigned len)
{
	const uint32_t at = k->from[i];
	if (at == NOWHERE)
		return (struct ds_str){ k->s.p + i, len };
	return ds_str_slice(c->page->forms.written,
			    forms_written(&c->page->forms, (struct ds_span){ at, at + len }));
}

struct ds_str copy_written(struct copies *c, struct ds_str s)
{
	const struct copy *k = c->page->forms.n && s.n ? copy_of(c, s.p) : NULL;
	if (!k)
		return s;
	const size_t begin = (size_t)(s.p - k->s.p);
	size_t most = 0;
	unsigned len;
	for (size_t i = 0; i < s.n; i += len) {
		ds_utf8_at(s.p + i, &len);
		most += char_written(c, k, begin + i, len).n;
	}
	char *to = ds_arena_raw(c->arena, most + 1, 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i += len) {
		ds_utf8_at(s.p + i, &len);
		const struct ds_str as = char_written(c, k, begin + i, len);
		memcpy(to + n, as.p, as.n);
		n += as.n;
	}
	to[n] = 0;
	return (struct ds_str){ to, n };
}
