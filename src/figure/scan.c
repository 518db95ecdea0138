/* scan.c: one pass over a block. At each character that may begin a number, a time or a name that contains a number,
 * the readers of amounts, times and names compete; the longest reading wins, and of equal ones the time, then the
 * name. What follows then is bounded: no reading looks further than a fixed number of characters ahead of its end.
 */
#include <stdlib.h>

#include "lex.h"
#include "lexicon_index.h"
#include "rules.h"
#include "stops.h"
#include "topics.h"

#include "scan_seconds.inc"

#define NAME_QUOTE_CHARS 18  /* a longer quotation is speech, not a name */
#define TITLE_BYTES      300 /* a longer 《…》 has lost its end */
#define LIST_AHEAD       8   /* numbers of a list that may share the unit of a later one */

struct scanner {
	struct lex x;
	struct token_row *out;
	size_t first;                      /* of the block */
	uint32_t base;                     /* offset of the block in the reading */
	const char *name_start, *name_end; /* of the quoted name or title that p is in, marks left out */
	const char *close;                 /* a closing quotation mark that looks like an opening one */
	uint16_t name_rule;
	const char *last_end; /* end of the last token */
};

static struct ds_span span_of(const struct scanner *s, const char *b, const char *e)
{
	return (struct ds_span){ s->base + (uint32_t)(b - s->x.begin), s->base + (uint32_t)(e - s->x.begin) };
}

static struct token *token_add(struct scanner *s, const char *b, const char *e, unsigned type, unsigned rule)
{
	struct token_row *out = s->out;
	if (out->n == out->cap)
		out->v = ds_grow(out->v, &out->cap, out->n + 1, sizeof(*out->v));
	struct token *t = &out->v[out->n++];
	/* all of it, so that nothing is cleared first */
	*t = (struct token){
		.at = span_of(s, b, e),
		.cue = {0,  0 },
		.unit = { NULL, 0 },
		.type = (uint8_t)type,
		.kind = 0,
		.approx = 0,
		.cls = 0,
		.ranged = false,
		.chinese = false,
		.minor = false,
		.shared_unit = false,
		.bare = false,
		.move = 0,
		.rule = (uint16_t)rule,

		.value = { 0},
		.high = { 0},
		.number = span_of(s, b, e),
		.unit_at = span_of(s, e, e)
	};
	s->last_end = e;
	return t;
}

/* ---- quoted names and titles ------------------------------------------------------------------------------------- */

/* The mark that closes the one at p, NULL when that opens nothing. */
static const char *closing_of(const char *p, const char *end)
{
	static const struct {
		char open[4], close[4];
	} pairs[] = {
		{"“",  "”"},
                { "「", "」"},
                { "『", "』"},
                { "‘", "’"},
                { "《", "》"},
                { "〈", "〉"}
	};
	if (p < end && *p == '"')
		return "\"";
	for (size_t i = 0; i < DS_COUNT(pairs) && end - p >= 3; i++)
		if (memcmp(p, pairs[i].open, 3) == 0)
			return pairs[i].close;
	return NULL;
}

#define SAYING_CHARS 8 /* of half a saying */

/* Short quotations without the punctuation of a sentence are names: “五个一”, “1155”; and so are sayings of two halves:
 * “一脚踏两省,鸡鸣闻三县”. After a colon or 说 somebody speaks. */
static void quote_open(struct scanner *s, const char *p)
{
	const char *end = s->x.end, *close = closing_of(p, end);
	const size_t n = p < end && *p == '"' ? 1 : HAN_BYTES;
	if (!close || p == s->close || p < s->name_end)
		return;
	bool speech = char_before_in(p, s->x.begin, "：:说道，,");
	const char *q = p + char_len(p);
	int half = 0; /* characters before the comma */
	for (int i = 0; i <= NAME_QUOTE_CHARS && q < end; i++) {
		if (is_han_lead(*q)) { /* no mark */
			q += HAN_BYTES;
			continue;
		}
		if (*q == *close && (size_t)(end - q) >= n && memcmp(q, close, n) == 0) {
			bool saying = i <= SAYING_CHARS && char_in(q + n, end, "，,");
			if (half && i - half - 1 != half)
				return;
			s->close = q;
			if (!speech || (!half && (i <= 6 || saying))) {
				s->name_start = p + char_len(p);
				s->name_end = q;
				s->name_rule = RULE_QUOTED;
			}
			return;
		}
		if (!half && i > 2 && i <= SAYING_CHARS && char_in(q, end, "，,"))
			half = i;
		else if ((flags_at(q, end) & CF_STOP) || (half && !is_cjk_at(q, end)))
			return;
		q += char_len(q);
	}
}

static void title_open(struct scanner *s, const char *p)
{
	const char *close = closing_of(p, s->x.end),
		   *limit = s->x.end - p > TITLE_BYTES ? p + TITLE_BYTES : s->x.end;
	size_t at = ds_str_find((struct ds_str){ p, (size_t)(limit - p) }, ds_str_of(close), 3);
	if (at != SIZE_MAX && p + at > s->name_end) {
		s->name_start = p + char_len(p);
		s->name_end = p + at;
		s->name_rule = RULE_TITLE;
	}
}

/* ---- one token ---------------------------------------------------------------------------------------------------- */

/* A bound wins over a vagueness; of two bounds the word before the number. */
static bool is_bound(unsigned approx)
{
	return approx == DS_APPROX_MORE || approx == DS_APPROX_LESS;
}

static void approx_settle(const struct scanner *s, struct token *t, const struct amount *a,
			  const struct cue *before, const struct cue *after)
{
	unsigned inner = a->approx;
	const struct cue *c = is_bound(before->approx) ? before : is_bound(after->approx) ? after : NULL;
	if (!c && !is_bound(inner))
		c = before->approx ? before : after->approx ? after : NULL;
	t->approx = (uint8_t)(c ? c->approx : inner);
	if (c)
		t->cue = span_of(s, c->start, c->end);
}

static const char *list_join_skip(const char *p, const char *end)
{
	static const char *const joins[] = { "、", "和", "与", "及", "或" };
	size_t n = ANY_AT(p, end, joins);
	return n ? p + n : NULL;
}

/* 200、300元: a bare number takes the unit of the next number of its list that has one. */
static bool unit_share(const struct scanner *s, struct amount *a)
{
	struct amount next = *a;
	const char *q = a->end;
	for (int i = 0; i < LIST_AHEAD; i++) {
		q = list_join_skip(q, s->x.end);
		unsigned c = q ? class_at(q, s->x.end) : CG_NONE;
		if ((!is_numeral_class(c) && c != CC_SIGN) || !amount_read(&s->x, q, NULL, &next) ||
		    next.num.han != a->num.han)
			return false;
		if (next.has_unit)
			break;
		q = next.end;
	}
	if (!next.has_unit)
		return false;
	if (char_in(next.unit.start, s->x.end, "位名") && rank_opens(&s->x, a->start))
		return false;      /* 前2、3、4位 */
	struct amount last = next; /* 三、四级手术: no figure, so neither is the first */
	struct cue none = { 0 };
	struct verdict other;
	if (a->num.han && !amount_judge(&s->x, &last, &none, &other))
		return false;
	/* 一、二期: numbers of order */
	if (a->num.han && (AT(a->start, a->end, "一") || AT(next.unit.start, s->x.end, "期")))
		return false;
	/* 三、四百人, 2、3万元: the multiplier is shared too */
	struct ds_decimal ten = ds_decimal_from(10), scaled;
	if (next.num.scale && !a->num.scale && ds_decimal_cmp(a->num.value, ten) < 0 &&
	    decimal_shift(a->num.value, next.num.scale, &scaled) && ds_decimal_cmp(scaled, next.num.value) < 0)
		a->num.value = scaled;
	a->unit = next.unit;
	a->kind = next.kind;
	a->rule = RULE_SHARED;
	return true;
}

/* 总额（亿元）10.00: a bare number takes the multiplier and unit in brackets before it. */
static bool unit_before(const struct scanner *s, struct amount *a)
{
	static const struct {
		const char *z;
		int power;
	} scales[] = {
		{"百万",  6},
		{ "十亿", 9},
		{ "千",    3},
		{ "万",    4},

		{ "亿",    8}
	};
	const struct lex *x = &s->x;
	if (a->num.han || a->num.scale || !char_before_in(a->start, x->begin, ")）"))
		return false;
	const char *close = ds_utf8_prev(a->start, x->begin), *p = close;
	for (int i = 0; i < 6 && p > x->begin && !char_before_in(p, x->begin, "(（"); i++)
		p = ds_utf8_prev(p, x->begin);
	if (!char_before_in(p, x->begin, "(（"))
		return false;
	for (size_t i = 0; i < DS_COUNT(scales); i++) {
		size_t n = strlen(scales[i].z);
		struct unit u;
		if ((size_t)(close - p) < n || memcmp(p, scales[i].z, n) != 0)
			continue;
		bool named = p + n < close && unit_read(x, p + n, false, &u) && u.end == close;
		if ((!named && p + n < close) || !decimal_shift(a->num.value, scales[i].power, &a->num.value))
			return false;
		if (named) {
			a->unit = u;
			a->kind = u.kind;
		}
		a->rule = RULE_SHARED;
		return true;
	}
	return false;
}

/* 60岁及以上, 16—59岁: ages that say who is counted. */
static bool is_age_bracket(const struct amount *a, const struct cue *after)
{
	struct ds_str u = a->unit.name;
	return a->has_unit && u.n >= 3 && !memcmp(u.p + u.n - 3, "岁", 3) &&
	       (is_bound(after->approx) || (a->ranged && !a->num.han));
}

/* 12个和9个工作日: the shorter unit is the beginning of the longer and takes its place. */
static void unit_spread(struct scanner *s, const struct amount *b)
{
	struct token *a = s->out->n > s->first ? &s->out->v[s->out->n - 1] : NULL;
	if (!a || a->type != TOKEN_NUMBER || !b->has_unit || a->unit.n != 3 || b->unit.name.n <= 3 ||
	    memcmp(a->unit.p, b->unit.name.p, 3) != 0 || memcmp(a->unit.p, "个", 3) != 0)
		return;
	if (list_join_skip(s->last_end, s->x.end) != b->start)
		return;
	a->unit = b->unit.name;
	a->kind = b->kind;
	a->shared_unit = true;
	a->rule = RULE_SHARED;
}

static void number_add(struct scanner *s, const struct amount *a, const struct cue *before, bool shared)
{
	unit_spread(s, a);
	struct token *t = token_add(s, a->start, a->end, TOKEN_NUMBER, a->rule);
	struct cue after = { 0 };
	cue_after(&s->x, a->end, a->has_unit ? &a->unit : NULL, &after);
	t->number = span_of(s, a->num_start, a->num_end);
	if (a->has_unit) {
		t->unit_at = span_of(s, a->unit.start, a->unit.end);
		t->unit = a->unit.name;
	}
	if (shared)
		t->unit = a->unit.name;
	t->value = a->num.value;
	t->ranged = a->ranged;
	if (a->ranged)
		t->high = a->num.high;
	t->kind = a->kind;
	t->chinese = a->num.han;
	t->minor = a->minor || is_age_bracket(a, &after);
	t->shared_unit = shared;
	t->bare = !a->has_unit && !shared;
	t->move = a->move;
	approx_settle(s, t, a, before, &after);
}

/* Digits too many for a number are passed over as a whole, with the separators between them. */
static const char *numerals_skip(const char *p, const char *end, unsigned group)
{
	unsigned len;
	for (;;) {
		while (p < end && CC_GROUP(char_class(p, &len)) == group)
			p += len;
		if (group != CG_DIGIT || end - p < 2 || *p != ',' || !is_digit(p[1]))
			return p;
		p++;
	}
}

/* 近百家 counts though 百家 is a name, 3000-8000不等 though such a code is a telephone's; 10级 is a figure of wind though a rank elsewhere. */
static bool amount_preferred(const struct lex *x, const struct amount *a, const struct cue *before)
{
	struct ds_str u = a->unit.name;
	return (a->num.bare && before->approx) || (a->ranged && AT(a->end, x->end, "不等")) ||
	       (a->has_unit && u.n == 3 && memcmp(u.p, "级", 3) == 0);
}

/* 7日年化收益率, 20日均线, 12月合约: a time that says of which kind what follows is. */
static bool names_term(const char *p, const char *end)
{
	static const char *const kinds[] = { "年化", "均线", "移动平均", "滚动", "合约", "期货合" };
	return ANY_AT(p, end, kinds) > 0;
}

/* 1.2cm×0.8cm, 0.25克×24粒: a size or a package, which has no one value; where it ends, NULL when it is none. */
static const char *product_behind(const struct lex *x, const struct amount *a)
{
	if (!a->has_unit || !AT(a->end, x->end, "×"))
		return NULL;
	struct amount b = *a;
	for (int n = 0; n < 4 && b.has_unit && AT(b.end, x->end, "×"); n++) {
		const char *p = b.end + strlen("×");
		if (CC_GROUP(class_at(p, x->end)) != CG_DIGIT || !amount_read(x, p, NULL, &b))
			break;
	}
	return b.end > a->end ? b.end : NULL;
}

/* Takes down the amount, as a figure or as what else it is. */
static void amount_add(struct scanner *s, struct amount *a, const struct cue *before)
{
	const struct lex *x = &s->x;
	bool shared = !a->has_unit && a->rule == RULE_BARE && (unit_share(s, a) || unit_before(s, a));
	struct verdict other;
	if (shared || amount_judge(x, a, before, &other))
		number_add(s, a, before, shared);
	else if (other.cls == DS_CLASS_DATE && char_before_in(a->start, x->begin, "这那"))
		token_add(s, a->start - 3, a->end, TOKEN_TIME, RULE_TIME)->cls = DS_CLASS_DATE; /* with its 这 */
	else if (other.cls == DS_CLASS_DATE && amount_is_span(x, a))
		token_add(s, a->start, a->end, TOKEN_TIME, RULE_TIME)->cls = DS_CLASS_DATE;
	else if (a->has_unit || !a->num.han) /* a Chinese numeral alone is mostly a piece of a word: 统一, 零售 */
		token_add(s, a->start, a->end, TOKEN_OTHER, other.rule)->cls = other.cls;
}

/* Reads what begins with a numeral, a sign or a word that is a figure; returns where to go on, p when it is nothing. */
static const char *number_read(struct scanner *s, const char *p, unsigned c)
{
	const struct lex *x = &s->x;
	struct amount a;
	struct numeral n;
	struct cue before = { 0 };
	unsigned cls = DS_CLASS_IDIOM;
	uint16_t rule = RULE_NONE;
	bool signed_han = AT(p, x->end, "零下") || AT(p, x->end, "零上");
	bool numeral = is_numeral_class(c), read = numeral && !signed_han && numeral_read(x, p, &n);
	const char *time = NULL, *name = NULL, *best;
	if (read && n.han && AT(p, x->end, "零") && char_before_in(p, x->begin, "年月天") &&
	    is_numeral_class(class_at(p + 3, x->end)))
		return p + 3; /* 九年零|六个月 */
	if (numeral && !read && (CC_GROUP(c) == CG_DIGIT || CC_GROUP(c) == CG_HAN)) {
		best = numerals_skip(p, x->end, CC_GROUP(c));
		if (best - p > 30)
			return best;
	}
	bool amount = amount_read(x, p, read ? &n : NULL, &a);
	if (numeral && (!read || c == (CG_SMALL | 1) || (flags_at(n.end, x->end) & CF_TIME_UNIT) ||
			(n.han && char_in(n.end, x->end, "0Oo"))))
		time = time_read(x, p);
	if (numeral || c == CC_WORD)
		name = name_read(x, p, read ? &n : NULL, &cls, &rule);
	amount = amount && !(time && a.end > time && char_in(time, x->end, "(（")); /* 2023年|（元） */
	best = amount ? a.end : p;
	if (time && time >= best && names_term(time, x->end)) {
		token_add(s, p, time, TOKEN_OTHER, RULE_NAME)->cls = DS_CLASS_NAME;
		return time;
	}
	if (time && time >= best && (!name || time >= name)) {
		token_add(s, p, time, TOKEN_TIME, RULE_TIME)->cls = DS_CLASS_DATE;
		return time;
	}
	if (amount && !(name && name > best)) {
		cue_before(x, a.start, a.num.bare || a.num.scale >= 4 || a.num.digits >= 4, &before);
		if (!before.approx && (a.kind == DS_KIND_PERCENT || a.kind == DS_KIND_MULTIPLE))
			cue_of_share(x, a.start, &before);
	}
	if (name && (name > best || (name == best && !amount_preferred(x, &a, &before)))) {
		token_add(s, p, name, TOKEN_OTHER, rule)->cls = (uint8_t)cls;
		return name;
	}
	if (!amount)
		return p;
	const char *product = product_behind(x, &a);
	if (product) {
		token_add(s, p, product, TOKEN_OTHER, RULE_NAME)->cls = DS_CLASS_NAME;
		return product;
	}
	amount_add(s, &a, &before);
	return a.end;
}

/* Reads what begins at p with the mark c; returns where to go on, p when nothing begins here. */
static const char *mark_read(struct scanner *s, const char *p, unsigned c)
{
	const struct lex *x = &s->x;
	const char *next = p + char_len(p), *time = NULL, *name;
	unsigned cls;
	uint16_t rule;
	switch (c) {
	case CC_TIME:
		time = time_read(x, p);
		if (!time && (flags_at(p, x->end) & CF_SPECIAL))
			return number_read(s, p, c);
		break;
	case CC_QUOTE:
		time = AT(next, x->end, "十") || AT(next, x->end, "五") ? time_read(x, p) : NULL;
		if (!time)
			quote_open(s, p);
		break;
	case CC_TITLE:
		title_open(s, p);
		break;
	case CC_SIGN:
	case CC_WORD:
		return number_read(s, p, c);
	default:
		time = c == CC_ORDINAL ? time_read(x, p) : NULL;
		name = name_read(x, p, NULL, &cls, &rule);
		if (name && (!time || name > time)) {
			token_add(s, p, name, TOKEN_OTHER, rule)->cls = (uint8_t)cls;
			return name;
		}
	}
	if (!time)
		return p;
	token_add(s, p, time, TOKEN_TIME, RULE_TIME)->cls = DS_CLASS_DATE;
	return time;
}

/* The first numeral inside a quoted name or title makes one token of all of it. */
static const char *quoted_read(struct scanner *s, unsigned c)
{
	if (!is_numeral_class(c) || c == CC_HALF || c == CC_FEW || c == CC_SEVERAL)
		return NULL;
	token_add(s, s->name_start, s->name_end, TOKEN_OTHER, s->name_rule)->cls = DS_CLASS_NAME;
	return s->name_end;
}

/* ---- sentences --------------------------------------------------------------------------------------------------- */

static bool closes_quote(const char *p, const char *end)
{
	static const char *const marks[] = { "”", "’", "」", "』" };
	return ANY_AT(p, end, marks) > 0;
}

static void end_add(struct scanner *s, const char *p)
{
	struct token_row *out = s->out;
	for (p += char_len(p); closes_quote(p, s->x.end);)
		p += 3;
	if (out->ends_n == out->ends_cap)
		out->ends = ds_grow(out->ends, &out->ends_cap, out->ends_n + 1, sizeof(*out->ends));
	out->ends[out->ends_n++] = s->base + (uint32_t)(p - s->x.begin);
}

/* ---- the pass ---------------------------------------------------------------------------------------------------- */

/* 上海, 中国: most characters that may begin a time begin none, as the next one tells. */
static bool begins_no_time(const char *p, const char *end, unsigned c)
{
	if (c != CC_TIME)
		return false;
	p += char_len(p);
	if (end - p >= 3 && is_three_bytes(*p))
		return !char_set_has(seconds, p) && !AT(p, end, "（"); /* 昨（19）日 */
	return !AT(p, end, "(") && !(flags_at(p, end) & (CF_TIME2 | CF_SPECIAL));
}

/* Reads what begins at p, where everything before belongs to other tokens; returns its end. */
static const char *stop_read(struct scanner *s, const char *p, unsigned c)
{
	const char *q;
	s->x.p = s->last_end;
	if (p < s->name_end)
		q = quoted_read(s, c);
	else
		q = c < CG_MARK ? number_read(s, p, c) : mark_read(s, p, c);
	return q && q > p ? q : p;
}

static uint8_t topics_at(const char *p, const char *end)
{
	static const char *const court[] = { COURT_WORDS };
	return ANY_AT(p, end, court) ? TOPIC_COURT : 0;
}

void scan_append(const struct ds_reading *r, uint32_t block, struct token_row *row)
{
	const struct ds_block *b = &r->blocks[block];
	struct ds_str text = ds_block_text(r, b);
	const char *p = text.p, *end = text.p + text.n, *next;
	struct scanner s = { .out = row, .first = row->n, .base = b->at.start, .name_end = p, .last_end = p };
	s.x = (struct lex){
		.begin = p, .end = end, .p = p, .row = b->kind == DS_BLOCK_TABLE_ROW, .traditional = b->traditional
	};
	const char *read = p; /* up to here it belongs to tokens */
	uint8_t topics = 0;
	struct stops found;
	for (const char *piece = p; piece < end; piece = next) {
		next = stops_list(piece, end - piece > (ptrdiff_t)PIECE_BYTES ? piece + PIECE_BYTES : end, end,
				  &found);
		for (size_t i = 0; i < found.n; i++) {
			p = piece + found.at[i];
			unsigned len, c = char_class(p, &len);
			if (c == CC_END)
				end_add(&s, p); /* in a token too: 1!2 */
			else if (c == CC_TOPIC)
				topics |= topics_at(p, end);
			else if (p >= read && c != CG_NONE && !begins_no_time(p, end, c))
				read = stop_read(&s, p, c);
		}
	}
	row->topics = topics;
}

void scan_block(const struct ds_reading *r, uint32_t block, struct ds_arena *arena, struct tokens *out)
{
	struct token_row row = { 0 };
	scan_append(r, block, &row);
	size_t bytes = row.n * sizeof(*row.v);
	out->n = (uint32_t)row.n;
	out->v = ds_arena_raw(arena, bytes, _Alignof(struct token));
	if (bytes)
		memcpy(out->v, row.v, bytes);
	free(row.v);
	free(row.ends);
}
