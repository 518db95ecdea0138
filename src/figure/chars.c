/* chars.c: the classes of characters that the scanner stops at, and matching of characters and words. Everything
 * else has class 0 and is passed over. */
#include "lex.h"

#define D(v)  (CG_DIGIT | (v))
#define H(v)  (CG_HAN | (v))
#define F(v)  (CG_FORMAL | (v))
#define S(v)  (CG_SMALL | (v))
#define FS(v) (CG_FSMALL | (v))
#define B(v)  (CG_BIG | (v))

/* clang-format off */
const uint8_t char_classes[0x10000] = {
	['0'] = D(0), ['1'] = D(1), ['2'] = D(2), ['3'] = D(3), ['4'] = D(4),
	['5'] = D(5), ['6'] = D(6), ['7'] = D(7), ['8'] = D(8), ['9'] = D(9),
	[u'０'] = D(0), [u'１'] = D(1), [u'２'] = D(2), [u'３'] = D(3), [u'４'] = D(4),
	[u'５'] = D(5), [u'６'] = D(6), [u'７'] = D(7), [u'８'] = D(8), [u'９'] = D(9),
	[u'零'] = H(0), [u'〇'] = H(0), [u'○'] = H(0),
	[u'一'] = H(1), [u'二'] = H(2), [u'三'] = H(3), [u'四'] = H(4), [u'五'] = H(5),
	[u'六'] = H(6), [u'七'] = H(7), [u'八'] = H(8), [u'九'] = H(9),
	[u'壹'] = F(1), [u'贰'] = F(2), [u'貳'] = F(2), [u'叁'] = F(3), [u'肆'] = F(4), [u'伍'] = F(5),
	[u'陆'] = F(6), [u'陸'] = F(6), [u'柒'] = F(7), [u'捌'] = F(8), [u'玖'] = F(9),
	[u'十'] = S(1), [u'百'] = S(2), [u'千'] = S(3),
	[u'拾'] = FS(1), [u'佰'] = FS(2), [u'仟'] = FS(3),
	[u'万'] = B(4), [u'萬'] = B(4), [u'亿'] = B(8), [u'億'] = B(8), [u'兆'] = B(12),
	[u'两'] = CC_LIANG, [u'兩'] = CC_LIANG, [u'廿'] = CC_TWENTY, [u'卅'] = CC_THIRTY,
	[u'半'] = CC_HALF, [u'几'] = CC_FEW, [u'幾'] = CC_FEW, [u'数'] = CC_SEVERAL, [u'數'] = CC_SEVERAL,

	[u'第'] = CC_ORDINAL,
	[u'“'] = CC_QUOTE, [u'「'] = CC_QUOTE, [u'『'] = CC_QUOTE, [u'‘'] = CC_QUOTE, ['"'] = CC_QUOTE,
	[u'《'] = CC_TITLE, [u'〈'] = CC_TITLE,
	[u'（'] = CC_BRACKET, [u'〔'] = CC_BRACKET, ['('] = CC_BRACKET, ['['] = CC_BRACKET, [u'［'] = CC_BRACKET,
	[u'【'] = CC_BRACKET,
	[u'①'] = CC_CIRCLED, [u'②'] = CC_CIRCLED, [u'③'] = CC_CIRCLED, [u'④'] = CC_CIRCLED, [u'⑤'] = CC_CIRCLED,
	[u'⑥'] = CC_CIRCLED, [u'⑦'] = CC_CIRCLED, [u'⑧'] = CC_CIRCLED, [u'⑨'] = CC_CIRCLED, [u'⑩'] = CC_CIRCLED,
	[u'⑪'] = CC_CIRCLED, [u'⑫'] = CC_CIRCLED, [u'⑬'] = CC_CIRCLED, [u'⑭'] = CC_CIRCLED, [u'⑮'] = CC_CIRCLED,
	[u'⑯'] = CC_CIRCLED, [u'⑰'] = CC_CIRCLED, [u'⑱'] = CC_CIRCLED, [u'⑲'] = CC_CIRCLED, [u'⑳'] = CC_CIRCLED,
	[u'今'] = CC_TIME, [u'去'] = CC_TIME, [u'明'] = CC_TIME, [u'前'] = CC_TIME, [u'后'] = CC_TIME,
	[u'後'] = CC_TIME, [u'上'] = CC_TIME, [u'下'] = CC_TIME, [u'本'] = CC_TIME, [u'全'] = CC_TIME,
	[u'当'] = CC_TIME, [u'當'] = CC_TIME, [u'同'] = CC_TIME, [u'次'] = CC_TIME, [u'翌'] = CC_TIME,
	[u'昨'] = CC_TIME, [u'近'] = CC_TIME, [u'过'] = CC_TIME, [u'過'] = CC_TIME, [u'未'] = CC_TIME,
	[u'截'] = CC_TIME, [u'周'] = CC_TIME, [u'星'] = CC_TIME, [u'礼'] = CC_TIME, [u'禮'] = CC_TIME,
	[u'週'] = CC_TIME, [u'公'] = CC_TIME, [u'民'] = CC_TIME, [u'农'] = CC_TIME, [u'農'] = CC_TIME,
	[u'正'] = CC_TIME, [u'腊'] = CC_TIME, [u'臘'] = CC_TIME, [u'冬'] = CC_TIME, [u'晚'] = CC_TIME,
	[u'早'] = CC_TIME, [u'凌'] = CC_TIME, [u'清'] = CC_TIME, [u'中'] = CC_TIME, [u'傍'] = CC_TIME,
	[u'夜'] = CC_TIME, [u'深'] = CC_TIME, [u'春'] = CC_TIME, [u'国'] = CC_TIME, [u'國'] = CC_TIME,
	[u'端'] = CC_TIME, [u'元'] = CC_TIME, [u'往'] = CC_TIME, [u'历'] = CC_TIME, [u'歷'] = CC_TIME,
	[u'年'] = CC_TIME, [u'月'] = CC_TIME, [u'光'] = CC_TIME, [u'康'] = CC_TIME, [u'乾'] = CC_TIME,
	[u'此'] = CC_TIME, [u'报'] = CC_TIME, [u'初'] = CC_TIME, [u'最'] = CC_TIME, [u'午'] = CC_TIME, [u'咸'] = CC_TIME, [u'嘉'] = CC_TIME, [u'雍'] = CC_TIME,
	['Q'] = CC_TIME, [u'道'] = CC_TIME, [u'首'] = CC_TIME, [u'宣'] = CC_TIME, [u'西'] = CC_TIME,
	[u'翻'] = CC_WORD, [u'双'] = CC_WORD, [u'成'] = CC_WORD, [u'负'] = CC_WORD, [u'負'] = CC_WORD,
	['-'] = CC_SIGN, [u'－'] = CC_SIGN, [u'−'] = CC_SIGN, ['+'] = CC_SIGN, [u'＋'] = CC_SIGN, [u'±'] = CC_SIGN,
	['$'] = CC_SIGN, [u'＄'] = CC_SIGN, [u'￥'] = CC_SIGN, [u'¥'] = CC_SIGN, [u'€'] = CC_SIGN, [u'£'] = CC_SIGN,
};
/* clang-format on */

/* clang-format off */
const uint8_t char_flags[0x10000] = {
#include "flags.inc"
};
/* clang-format on */

bool char_listed(const char *p, unsigned n, const char *z)
{
	if (*p == '\0')
		return false;
	/* a list is valid UTF-8: where its bytes end like the character, the bytes before decide */
	while ((z = strchr(z, p[n - 1])) != NULL) {
		unsigned k = 1;
		while (k < n && z[-(ptrdiff_t)k] == p[n - 1 - k])
			k++;
		if (k == n)
			return true;
		z++;
	}
	return false;
}

size_t any_at(const char *p, const char *end, const char *const *list, size_t n)
{
	size_t best = 0, left = (size_t)(end - p);
	if (!left)
		return 0;
	/* two bytes refuse nearly all of the list, and without a branch between them that nobody can foresee */
	char first = p[0], second = left > 1 ? p[1] : '\0';
	for (size_t i = 0; i < n; i++) {
		const char *z = list[i];
		if ((z[0] ^ first) | (z[1] ? z[1] ^ second : 0))
			continue;
		size_t k = 1;
		while (z[k] && k < left && z[k] == p[k])
			k++;
		if (!z[k] && k > best)
			best = k;
	}
	return best;
}

bool any_before(const char *p, const char *begin, const char *const *list, size_t n)
{
	size_t left = (size_t)(p - begin);
	for (size_t i = 0; i < n; i++) {
		size_t k = strlen(list[i]);
		if (k <= left && p[-1] == list[i][k - 1] && memcmp(p - k, list[i], k) == 0)
			return true;
	}
	return false;
}

bool is_cjk_at(const char *p, const char *end)
{
	unsigned len;
	if (p >= end)
		return false;
	uint32_t cp = ds_utf8_at(p, &len);
	return (cp >= 0x3400 && cp < 0xa000) || (cp >= 0x2e80 && cp < 0x2fe0) || (cp >= 0xf900 && cp < 0xfb00) ||
	       cp >= 0x20000;
}

/* Up to `most` bytes as one number that sorts like the bytes; missing ones are zero. */
static uint64_t key_of(const char *p, size_t n, size_t most)
{
	uint64_t k = 0;
	if (n >= 8) {
		memcpy(&k, p, 8);
		k = __builtin_bswap64(k);
	} else {
		for (size_t i = 0; i < n; i++)
			k |= (uint64_t)(unsigned char)p[i] << (56 - 8 * i);
	}
	return k & ~(uint64_t)0 << (64 - 8 * most);
}

static bool word_vetoed(const struct word *w, const char *after, const char *end)
{
	return w->veto && char_in(after, end, w->veto);
}

static bool word_fits(const struct word *w, const char *p, size_t left, const char *end)
{
	if (w->n > left)
		return false;
	for (size_t i = 0; i < w->n; i++)
		if (w->z[i] != p[i])
			return false;
	return !word_vetoed(w, p + w->n, end);
}

/* First row whose first `most` bytes are more than those of key. */
static size_t rows_until(const struct word *table, size_t n, uint64_t key, size_t most)
{
	size_t lo = 0;
	while (n > 0) {
		size_t half = n / 2;
		bool below = key_of(table[lo + half].z, sizeof(table->z), most) <= key;
		lo = below ? lo + half + 1 : lo;
		n = below ? n - half - 1 : half;
	}
	return lo;
}

const struct word *word_at(const struct word *table, size_t n, const char *p, const char *end)
{
	size_t left = (size_t)(end - p), first = char_len(p), most = first == 3 ? 6 : first;
	if (first > left)
		return NULL;
	/* Longer words sort after their beginnings, so that the last row that fits is the longest. Few rows share two
	 * characters; the row of one character is the first of those that share it. */
	uint64_t key = key_of(p, left, most);
	size_t i = rows_until(table, n, key, most);
	for (; i > 0 && key_of(table[i - 1].z, sizeof(table->z), most) == key; i--)
		if (word_fits(&table[i - 1], p, left, end))
			return &table[i - 1];
	if (first != 3)
		return NULL;
	i = rows_until(table, i, key_of(p, left, 3) - 1, 8);
	return i < n && table[i].n == 3 && word_fits(&table[i], p, left, end) ? &table[i] : NULL;
}

/* Of rows that begin with the same characters the last that fits is the longest. */
static const struct word *slot_find(const struct word_index *t, uint32_t key, const char *p, const char *end)
{
	uint32_t i = word_slot_of(key, t->bits);
	while (t->slots[i].key != key) {
		if (!t->slots[i].n)
			return NULL;
		i = (i + 1) & ((1u << t->bits) - 1);
	}
	const struct word *first = &t->rows[t->slots[i].row], *w = first + t->slots[i].n;
	while (w-- > first)
		if (word_fits(w, p, (size_t)(end - p), end))
			return w;
	return NULL;
}

const struct word *word_find(const struct word_index *t, const char *p, const char *end)
{
	unsigned len, next;
	uint32_t first = ds_utf8_at(p, &len);
	if (len == 3 && end - p > 3) {
		const struct word *w = slot_find(t, word_key(first, ds_utf8_at(p + 3, &next)), p, end);
		if (w)
			return w;
	}
	return slot_find(t, word_key(first, 0), p, end);
}

static uint64_t tail_key(const char *tail, size_t n)
{
	return n < 3 ? 0 : key_of(tail - 3, 3, 3);
}

const struct word *word_before(const struct word *table, size_t n, const char *p, const char *begin)
{
	size_t left = (size_t)(p - begin), lo = 0, hi = n;
	uint64_t key = tail_key(p, left);
	const struct word *best = NULL;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (tail_key(table[mid].z + table[mid].n, table[mid].n) < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < n && tail_key(table[lo].z + table[lo].n, table[lo].n) == key; lo++) {
		const struct word *w = &table[lo];
		if (w->n <= left && memcmp(p - w->n, w->z, w->n) == 0 && (!best || w->n > best->n) &&
		    !(w->veto && char_before_in(p - w->n, begin, w->veto)))
			best = w;
	}
	return best;
}
