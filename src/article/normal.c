/* normal.c: the normal form of a reading, which regions and figures are found in: one script, one kind of digits and
 * quotation marks, no blanks between Han and digits. Every word they look for is then written in one way. A reading that
 * is in normal form already, as nearly all are, costs one look at each character. */
#include "article/private.h"

#define SPACED_LEAST 3u /* blanks between Han and digits that make a manner of setting */

/* What there is to change in a block. */
struct look {
	uint32_t others;   /* characters with another simplified form */
	uint32_t spaced;   /* blanks between Han and digits or letters */
	uint32_t straight; /* quotation marks " */
	bool wide;         /* full-width digits or letters, 「 or 『, characters without width */
	bool traditional;  /* by the share of the first: some stand in simplified script too, 乾隆 and 大阪 */
};

static bool is_han(const char *p)
{
	return (unsigned char)*p >= 0xe4 && (unsigned char)*p <= 0xe9;
}

/* Of a number or word in ASCII, as it stands beside Han. */
static bool is_narrow(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '%';
}

/* Bytes of the blank at p: 0 when there is none. A no-break space is set there by programs. */
static unsigned blank_at(const char *p, const char *end)
{
	if (*p == ' ')
		return 1;
	return end - p >= 2 && memcmp(p, "\u00a0", 2) == 0 ? 2 : 0;
}

/* Does the blank [p, p + n) stand between Han and digits or letters? */
static bool is_spacing(const char *begin, const char *p, unsigned n, const char *end)
{
	if (p == begin || p + n >= end)
		return false;
	const char *before = ds_utf8_prev(p, begin), *behind = p + n;
	return (is_han(before) && is_narrow(*behind)) || (is_narrow(*before) && is_han(behind));
}

/* The ASCII character that the full-width one at p stands for; 0 when there is none to be read so. */
static char ascii_of(const char *p)
{
	if (memcmp(p, "\xef\xbc", 2) != 0 && memcmp(p, "\xef\xbd", 2) != 0)
		return 0;
	unsigned len;
	const uint32_t cp = ds_utf8_at(p, &len) - 0xfee0;
	return cp < 0x7f && is_narrow((char)cp) ? (char)cp : 0;
}

/* “ ” ‘ ’ for 「 」 『 』; NULL for anything else. */
static const char *quote_of(const char *p)
{
	static const char *const curved[] = { "“", "”", "‘", "’" };
	const unsigned last = (unsigned char)p[2] - 0x8cu; /* U+300C to U+300F */
	return memcmp(p, "\xe3\x80", 2) == 0 && last < DS_COUNT(curved) ? curved[last] : NULL;
}

/* U+200B and its like; U+FEFF. */
static bool is_widthless(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	unsigned len;
	return ((u[0] == 0xe2 && (u[1] == 0x80 || u[1] == 0x81)) || (u[0] == 0xef && u[1] == 0xbb)) &&
	       cp_is_widthless(ds_utf8_at(p, &len));
}

static struct look look_at(struct ds_str s)
{
	struct look k = { 0 };
	const char *end = s.p + s.n;
	for (const char *p = s.p; p < end;) {
		const unsigned char c = (unsigned char)*p;
		if (c < 0x80) {
			k.straight += c == '"';
			k.spaced += c == ' ' && is_spacing(s.p, p, 1, end);
			p++;
		} else if (c >= 0xe0 && c < 0xf0) {
			if (is_han(p))
				k.others += ds_is_folded(p);
			else
				k.wide |= ascii_of(p) || quote_of(p) || is_widthless(p);
			p += 3;
		} else {
			const unsigned n = blank_at(p, end);
			k.spaced += n && is_spacing(s.p, p, n, end);
			p += c < 0xe0 ? 2 : 4;
		}
	}
	return k;
}

/* ---- what an article is set in ---------------------------------------------------------------------------- */

struct manner {
	bool traditional; /* one Han character in twenty has another simplified form */
	bool
	    spaced; /* most numbers have a blank on either side: 增长 9.7% 以上, where a headline parts 增长9.7% 居全省第一 */
};

static void borders_count(struct ds_str s, size_t *han, size_t *tight)
{
	const char *end = s.p + s.n;
	unsigned len;
	for (const char *p = s.p; p < end; p += len) {
		ds_utf8_at(p, &len);
		*han += is_han(p);
		if (p + len < end)
			*tight += (is_han(p) && is_narrow(p[len])) || (is_narrow(*p) && is_han(p + len));
	}
}

static bool is_traditional(size_t others, size_t han)
{
	return others > 0 && others * 20 > han;
}

static bool is_text(const struct ds_block *b)
{
	return b->kind != DS_BLOCK_BOILERPLATE;
}

/* Blanks part the cells of a row. */
static bool may_be_spaced(const struct ds_block *b)
{
	return is_text(b) && b->kind != DS_BLOCK_TABLE_ROW;
}

/* Of the blocks [first, last), which are one article's. Most have nothing to ask about. */
static struct manner manner_of(const struct ds_reading *r, const struct look *looks, uint32_t first, uint32_t last)
{
	size_t others = 0, spaced = 0, han = 0, tight = 0;
	for (uint32_t i = first; i < last; i++) {
		others += is_text(&r->blocks[i]) ? looks[i].others : 0;
		spaced += may_be_spaced(&r->blocks[i]) ? looks[i].spaced : 0;
	}
	for (uint32_t i = first; i < last && (others || spaced >= SPACED_LEAST); i++)
		if (is_text(&r->blocks[i]))
			borders_count(ds_block_text(r, &r->blocks[i]), &han, &tight);
	return (struct manner){ is_traditional(others, han), spaced >= SPACED_LEAST && spaced > tight };
}

/* What of it the block changes by. Marks " are paired only where they come in pairs, and may not make it too long. */
static struct look look_settle(const struct ds_reading *r, const struct ds_block *b, struct look k, struct manner m)
{
	const struct ds_str s = ds_block_text(r, b);
	if (!is_text(b))
		return (struct look){ 0 };
	size_t han = 0, tight = 0;
	if (k.others)
		borders_count(s, &han, &tight);
	k.traditional = k.others && (m.traditional || is_traditional(k.others, han));
	if (!m.spaced || !may_be_spaced(b))
		k.spaced = 0;
	if (k.straight % 2 || s.n > DS_BLOCK_MAX / 3)
		k.straight = 0;
	return k;
}

/* Other bytes than those of a simplified form? */
static bool moves(struct look k)
{
	return k.spaced || k.straight || k.wide;
}

static bool changes(struct look k)
{
	return k.others || moves(k);
}

/* ---- writing it ------------------------------------------------------------------------------------------- */

struct writer {
	struct ds_str from;
	char *text;
	uint32_t n;
	struct ds_piece *pieces;
	size_t pieces_n, pieces_cap;
};

static void piece_put(struct writer *w, const char *p, uint32_t n, uint32_t start, uint32_t end)
{
	if (n == 0)
		return;
	memcpy(w->text + w->n, p, n);
	w->pieces = ds_row_grow(w->pieces, &w->pieces_cap, w->pieces_n + 1, sizeof(*w->pieces));
	w->pieces[w->pieces_n++] = (struct ds_piece){ w->n, n, start, end - start };
	w->n += n;
}

static void same_put(struct writer *w, uint32_t start, uint32_t end)
{
	piece_put(w, w->from.p + start, end - start, start, end);
}

/* 隨著, 沿著: 着 of traditional script, but in 著名, 著作, 顯著, 原著. */
static bool is_aspect(const char *p, const char *begin, const char *end)
{
	static const char names[] = "名作書述称稱錄录者重", before[] = "显顯名專专編编原巨論论土卓昭彰";
	if (memcmp(p, "著", 3) != 0)
		return false;
	for (const char *c = names; *c && end - p >= 6; c += 3)
		if (memcmp(p + 3, c, 3) == 0)
			return false;
	for (const char *c = before; *c && p - begin >= 3; c += 3)
		if (memcmp(p - 3, c, 3) == 0)
			return false;
	return true;
}

/* The simplified forms in text[from … n). */
static void simplify(char *text, uint32_t from, uint32_t n, bool traditional)
{
	unsigned len;
	for (char *p = text + from, *end = text + n; p < end; p += len) {
		const uint32_t cp = ds_utf8_at(p, &len);
		char simple[4];
		if (len == 3 && ds_is_folded(p) && ds_utf8_put(ds_fold(cp), simple) == 3)
			memcpy(p, simple, 3);
		else if (len == 3 && traditional && is_aspect(p, text + from, end))
			memcpy(p, "着", 3);
	}
}

/* What stands for the character at p that has `len` bytes; its bytes in *n. NULL: the character itself. */
static const char *normal_of(const struct look *k, const char *begin, const char *p, unsigned len, const char *end,
			     bool *open, char *ascii, uint32_t *n)
{
	if (*p == '"' && k->straight) {
		*open = !*open;
		*n = 3;
		return *open ? "“" : "”";
	}
	if (k->spaced && len < 3 && blank_at(p, end) == len && is_spacing(begin, p, len, end)) {
		*n = 0;
		return "";
	}
	if (len != 3 || !k->wide)
		return NULL;
	if (is_widthless(p)) {
		*n = 0;
		return "";
	}
	*ascii = ascii_of(p);
	*n = *ascii ? 1 : 3;
	return *ascii ? ascii : quote_of(p);
}

static void block_put(struct writer *w, struct ds_span at, const struct look *k)
{
	const char *text = w->from.p, *begin = text + at.start, *end = text + at.end;
	const uint32_t before = w->n;
	uint32_t from = at.start;
	unsigned len;
	bool open = false;
	for (const char *p = begin; moves(*k) && p < end; p += len) {
		char ascii;
		uint32_t n;
		ds_utf8_at(p, &len);
		const char *to = normal_of(k, begin, p, len, end, &open, &ascii, &n);
		if (!to)
			continue;
		const uint32_t here = (uint32_t)(p - text);
		same_put(w, from, here);
		from = here + len;
		piece_put(w, to, n, here, from);
	}
	same_put(w, from, at.end);
	if (k->others)
		simplify(w->text, before, w->n, k->traditional);
}

static struct ds_str name_fold(struct ds_str s, struct ds_arena *arena)
{
	if (!s.n)
		return s;
	const struct ds_str copy = ds_arena_copy(arena, s);
	simplify((char *)(uintptr_t)copy.p, 0, (uint32_t)copy.n, true);
	return copy;
}

static struct ds_article article_fold(struct ds_article a, struct ds_arena *arena)
{
	a.title = name_fold(a.title, arena);
	a.subtitle = name_fold(a.subtitle, arena);
	a.column = name_fold(a.column, arena);
	a.source = name_fold(a.source, arena);
	return a;
}

static const struct ds_reading *normal_write(const struct ds_reading *r, const struct look *looks,
					     struct ds_arena *arena)
{
	struct ds_reading *out = DS_NEW(arena, struct ds_reading);
	struct ds_block *blocks = DS_NEW_ARRAY(arena, struct ds_block, r->blocks_n);
	struct ds_article *articles = DS_NEW_ARRAY(arena, struct ds_article, r->articles_n + 1);
	struct writer w = { .from = r->text };
	size_t most = r->text.n;
	for (uint32_t i = 0; i < r->blocks_n; i++)
		most += 2 * (size_t)looks[i].straight;
	w.text = ds_arena_raw(arena, most + 1, 1);
	for (uint32_t i = 0; i < r->blocks_n; i++) {
		const uint32_t start = w.n;
		blocks[i] = r->blocks[i];
		block_put(&w, blocks[i].at, &looks[i]);
		blocks[i].at = (struct ds_span){ start, w.n };
		blocks[i].traditional = looks[i].traditional;
		w.text[w.n++] = '\n';
	}
	for (uint32_t i = 0; i < r->articles_n; i++)
		articles[i] = article_fold(r->articles[i], arena);
	*out = (struct ds_reading){
		.text = {w.text, w.n},
		.pieces = w.pieces,
		.pieces_n = (uint32_t)w.pieces_n,
		.blocks = blocks,
		.blocks_n = r->blocks_n,
		.articles = articles,
		.articles_n = r->articles_n,
	};
	ds_arena_keep(arena, w.pieces);
	return out;
}

/* Is there anything in the text that another form might have? */
static bool looks_odd(const struct ds_reading *r)
{
	for (uint32_t i = 0; i < r->blocks_n; i++)
		if (is_text(&r->blocks[i]) && changes(look_at(ds_block_text(r, &r->blocks[i]))))
			return true;
	return false;
}

const struct ds_reading *normal_make(const struct ds_reading *r, struct ds_arena *arena)
{
	if (!looks_odd(r))
		return NULL;
	struct ds_arena scratch = { 0 };
	struct look *looks = DS_NEW_ARRAY(&scratch, struct look, r->blocks_n);
	bool any = false;
	for (uint32_t i = 0; i < r->blocks_n; i++)
		looks[i] = look_at(ds_block_text(r, &r->blocks[i]));
	for (uint32_t i = 0, last; i < r->blocks_n; i = last) {
		for (last = i + 1; last < r->blocks_n && r->blocks[last].article == r->blocks[i].article;)
			last++;
		const struct manner m = manner_of(r, looks, i, last);
		for (uint32_t k = i; k < last; k++) {
			looks[k] = look_settle(r, &r->blocks[k], looks[k], m);
			any |= changes(looks[k]);
		}
	}
	const struct ds_reading *normal = any ? normal_write(r, looks, arena) : NULL;
	ds_arena_done(&scratch);
	return normal;
}
