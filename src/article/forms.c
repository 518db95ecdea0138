/* forms.c: the form of a page that the stages read: simplified script, digits and letters in ASCII, blanks of one byte, and no
 * characters without width. 來源：新華社　２０１９年 is read as 来源：新华社　2019年, so that words stand in the lists once;
 * what is shown is the page as written, to which every span is carried back. */
#include "article/private.h"

#include <stdlib.h>

/* What stands for the character of `len` bytes: at most three bytes in `to`, none for one without width. SIZE_MAX: itself. */
static size_t form_of(unsigned len, uint32_t cp, char to[4])
{
	if (len == 3 && cp >= 0x3400 && cp <= 0x9fff) {
		const uint32_t simple = ds_fold(cp);
		/* 著作权 is simplified script as well */
		return simple != cp && cp != 0x8457 && ds_utf8_put(simple, to) == 3 ? 3 : SIZE_MAX;
	}
	if ((cp >= 0xff10 && cp <= 0xff19) || (cp >= 0xff21 && cp <= 0xff3a) || (cp >= 0xff41 && cp <= 0xff5a)) {
		to[0] = (char)(cp - 0xfee0);
		return 1;
	}
	if (cp == 0xa0 || cp == 0x202f) {
		to[0] = ' ';
		return 1;
	}
	return cp_is_widthless(cp) ? 0 : SIZE_MAX;
}

/* ---- 2024 年 3 月: blanks between Han and digits, as some set them -------------------------------------------- */

/* Blanks in sentences that make a manner of setting. */
#define SPACED_LEAST 3u
/* A word or number beside a blank is no longer. */
#define WORD_BYTES   24u
/* So far around a blank its line is looked at. */
#define AROUND       150u

static bool is_narrow(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '.' || c == ',' ||
	       c == '%';
}

/* Does a word of letters and digits go from i on, or, back, end before it, with Han, a mark or nothing on its other side? A time or a
 * date in figures is parted from what stands beside it. */
static bool is_word_in_han(struct ds_str s, size_t i, bool back)
{
	size_t n = 0;
	if (back) {
		while (n < i && n < WORD_BYTES && is_narrow(s.p[i - n - 1]))
			n++;
		const char *p = s.p + i - n;
		if (n == i || p[-1] == '\n')
			return n > 0;
		return n > 0 && ((unsigned char)p[-1] >= 0x80 ||
				 (p[-1] == ' ' && n + 1 < i && (unsigned char)p[-2] >= 0x80));
	}
	while (i + n < s.n && n < WORD_BYTES && is_narrow(s.p[i + n]))
		n++;
	const char *p = s.p + i + n;
	if (i + n >= s.n || *p == '\n' || *p == '\r')
		return n > 0;
	return n > 0 &&
	       ((unsigned char)*p >= 0x80 || (*p == ' ' && i + n + 1 < s.n && (unsigned char)p[1] >= 0x80));
}

static bool is_spacing(struct ds_str s, size_t i)
{
	if (i < 3 || i + 3 >= s.n)
		return false;
	return (is_han_lead(s.p[i - 3]) && is_word_in_han(s, i + 1, false)) ||
	       (is_han_lead(s.p[i + 1]) && is_word_in_han(s, i, true));
}

/* Is what stands around byte i of its line a sentence, a date or the number of a page? The cells of a row may be parted by blanks. */
static bool is_running(struct ds_str s, size_t i)
{
	static const char *const marks[] = { "，", "。", "；", "：", "、", " 月", "月 ", "第 ", " 版", "号 " };
	size_t from = i, to = i;
	while (from > 0 && i - from < AROUND && s.p[from - 1] != '\n')
		from--;
	while (to < s.n && to - i < AROUND && s.p[to] != '\n')
		to++;
	const struct ds_str line = { s.p + from, to - from };
	for (size_t k = 0; k < DS_COUNT(marks); k++)
		if (ds_str_find(line, ds_str_of(marks[k]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* Are more borders of Han and digits set with a blank than without one? */
static bool is_spaced(struct ds_str s)
{
	size_t spaced = 0, tight = 0;
	for (const char *p = memchr(s.p, ' ', s.n); p; p = memchr(p + 1, ' ', s.n - (size_t)(p + 1 - s.p)))
		spaced += is_spacing(s, (size_t)(p - s.p));
	if (spaced < SPACED_LEAST)
		return false;
	for (size_t i = 3; i + 3 < s.n; i++)
		tight += s.p[i] >= '0' && s.p[i] <= '9' && (is_han_lead(s.p[i - 3]) || is_han_lead(s.p[i + 1]));
	return spaced > tight;
}

/* The first character from `from` on that has another form; s.n when none has. */
static size_t form_find(struct ds_str s, bool spaced, size_t from, unsigned *len, char to[4], size_t *n)
{
	for (size_t i = from; i < s.n; i += *len) {
		*len = 1;
		const unsigned char c = (unsigned char)s.p[i];
		if (c == ' ' && spaced && is_spacing(s, i) && is_running(s, i)) {
			*n = 0;
			return i;
		}
		/* ASCII, and Latin or Greek letters but for the blank among them */
		if (c < 0xc2 || (c > 0xc2 && c < 0xe2))
			continue;
		/* nearly all are Han characters with no other form */
		if (c > 0xe4 && c < 0xea && !ds_is_folded(s.p + i)) {
			*len = 3;
			continue;
		}
		const uint32_t cp = ds_utf8_at(s.p + i, len);
		*n = form_of(*len, cp, to);
		if (*n != SIZE_MAX)
			return i;
	}
	return s.n;
}

static void piece_put(struct forms *f, size_t *cap, struct ds_piece piece)
{
	struct ds_piece *last = f->n ? &f->map[f->n - 1] : NULL;
	if (last && last->len == last->src_len && piece.len == piece.src_len &&
	    last->src + last->src_len == piece.src) {
		last->len += piece.len;
		last->src_len += piece.src_len;
		return;
	}
	f->map = ds_grow(f->map, cap, f->n + 1, sizeof *f->map);
	f->map[f->n++] = piece;
}

void forms_make(struct ds_str written, struct ds_arena *arena, struct forms *out)
{
	unsigned len = 0;
	char to[4];
	const bool spaced = written.n > 0 && is_spaced(written);
	size_t n = 0, cap = 0, from = 0, at = form_find(written, spaced, 0, &len, to, &n);
	*out = (struct forms){ .read = written, .written = written };
	if (at == written.n)
		return;
	char *read = ds_arena_raw(arena, written.n + 1, 1);
	uint32_t k = 0;
	while (from < written.n) {
		const uint32_t same = (uint32_t)(at - from);
		memcpy(read + k, written.p + from, same);
		if (same)
			piece_put(out, &cap, (struct ds_piece){ k, same, (uint32_t)from, same });
		k += same;
		from = at;
		if (at == written.n)
			break;
		memcpy(read + k, to, n);
		if (n)
			piece_put(out, &cap, (struct ds_piece){ k, (uint32_t)n, (uint32_t)at, len });
		k += (uint32_t)n;
		from = at + len;
		at = form_find(written, spaced, from, &len, to, &n);
	}
	out->read = (struct ds_str){ read, k };
}

void forms_done(struct forms *f)
{
	free(f->map);
	*f = (struct forms){ 0 };
}

/* The last piece that begins at or before byte off of the page as read, or, `src`, as written; 0 when none does. */
static size_t piece_at(const struct forms *f, uint32_t off, bool src)
{
	size_t low = 0, high = f->n;
	while (high - low > 1) {
		const size_t mid = low + (high - low) / 2;
		if ((src ? f->map[mid].src : f->map[mid].read) <= off)
			low = mid;
		else
			high = mid;
	}
	return low;
}

struct ds_span forms_written(const struct forms *f, struct ds_span at)
{
	if (f->n == 0)
		return at;
	const struct ds_piece *a = &f->map[piece_at(f, at.start, false)];
	const struct ds_piece *z = at.end > at.start ? &f->map[piece_at(f, at.end - 1, false)] : a;
	const bool whole = a->len != a->src_len, ends = z->len != z->src_len;
	const uint32_t start = whole ? a->src : a->src + (at.start - a->read);
	return (struct ds_span){ start, at.end <= at.start ? start
					: ends             ? z->src + z->src_len
							   : z->src + (at.end - z->read) };
}

uint32_t forms_read(const struct forms *f, uint32_t off)
{
	if (f->n == 0)
		return off;
	const struct ds_piece *a = &f->map[piece_at(f, off, true)];
	if (off < a->src)
		return a->read;
	const uint32_t in = off - a->src;
	return a->read + (in < a->src_len && a->len == a->src_len ? in : in == 0 ? 0 : a->len);
}
