/* name.c: what looks like a figure and is none: names and idioms from a table, ordinals, grades, codes, numbers of
 * sections. Dates stand in time.c, numbers in quoted names are settled in scan.c. */
#include "lex.h"
#include "rules.h"

static const struct word rows[] = {
#include "names.inc"
};
#include "names_index.inc"
static const struct word_index names = { rows, names_vetoes, names_slots, names_filter, names_BITS };

#define CODE_BYTES 8 /* a longer run of digits and letters is a code */

struct other {
	const char *end;
	unsigned cls;
	uint16_t rule;
};

static void other_better(struct other *best, const char *end, unsigned cls, uint16_t rule)
{
	if (end && end > best->end)
		*best = (struct other){ end, cls, rule };
}

static const char *numeral_end(const struct lex *x, const char *p)
{
	struct numeral n;
	return numeral_read(x, p, &n) ? n.end : NULL;
}

/* ---- ordinals --------------------------------------------------------------------------------------------------- */

/* What may follow the numeral of an ordinal and belongs to it. */
static const char *const ranks[] = { "届",   "期", "次", "批", "个", "名", "位",   "季度", "季", "轮",
				     "阶段", "代", "号", "集", "章", "条", "款",   "版",   "站", "场",
				     "组",   "类", "级", "等", "师", "团", "产业", "方",   "课", "天",
				     "年",   "回", "间", "所", "家", "步", "关",   "页",   "块", "项" };

static const char *rank_skip(const char *p, const char *end)
{
	return p + ANY_AT(p, end, ranks);
}

static const char *ordinal_read(const struct lex *x, const char *p)
{
	const char *e = numeral_end(x, p + 3);
	if (e && char_in(e, x->end, "至到") && is_numeral_class(class_at(e + 3, x->end))) {
		const char *second = numeral_end(x, e + 3); /* 第1至3名 */
		e = second ? second : e;
	}
	return e ? rank_skip(e, x->end) : NULL;
}

/* How far before 次会议 the body that meets may be named. */
#define BODY_BYTES 24

/* 省十三届人大|六次会议, 县委|五次全会: which meeting of a body, not how many there were. */
static const char *session_read(const struct lex *x, const struct numeral *n)
{
	static const char *const meetings[] = { "次会议", "次全体会议", "次全会", "次全体会" };
	static const char *const bodies[] = { "届", "人大", "政协", "委员会", "中纪委", "常委会" };
	const char *p = n->end,
		   *from = n->start - (n->start - x->begin < BODY_BYTES ? n->start - x->begin : BODY_BYTES);
	const size_t len = ANY_AT(p, x->end, meetings);
	if (!len)
		return NULL;
	for (const char *q = from; q < n->start; q++)
		if (ANY_AT(q, n->start, bodies))
			return p + len;
	return NULL;
}

/* 十九届, 一等奖, 三级甲等, 四级响应, 二期工程, 三年级: grades and sessions without 第. */
static const char *grade_read(const struct lex *x, const struct numeral *n)
{
	static const char *const after[] = { "等奖",   "等功",   "等品",   "等舱",   "等座",   "期工程", "期完工",
					     "期开工", "期竣工", "期建成", "期项目", "期建设", "年级",   "年期",
					     "号",     "级响应", "级甲等", "级公路", "级医院", "级英模", "级文物",
					     "等级",   "楼",     "环路",   "把手" };
	const char *p = n->end, *end = x->end;
	if (n->inner || n->point)
		return NULL;
	if (AT(p, end, "次") && n->han && session_read(x, n))
		return session_read(x, n);
	/* the characters with which all of them begin */
	size_t known = char_in(p, end, "等期年号级楼环把") ? ANY_AT(p, end, after) : 0;
	if (known)
		return p + known;
	/* 1期|投资: what a phase costs, takes or makes */
	static const char *const costs[] = { "期投资", "期总投", "期规划", "期占地", "期用地",
					     "期产能", "期厂房", "期生产", "期预计", "期计划" };
	if (AT(p, end, "期") && (n->han ? p - n->start == 3 : n->digits == 1) && ANY_AT(p, end, costs))
		return p + 3;
	/* 三届二次董事会 */
	struct numeral which;
	if (char_in(p, end, "届") && numeral_read(x, p + 3, &which) && AT(which.end, end, "次"))
		return which.end + 3;
	/* 十九届, 2025届毕业生 */
	if (char_in(p, end, "届") && (n->han ? ds_decimal_cmp(n->value, ds_decimal_from(10)) >= 0 : n->digits == 4))
		return p + 3;
	if (char_in(p, end, "级") && !n->bare && n->scale < 4)
		return p + 3;
	if (AT(p, end, "段") && n->han && char_before_in(n->start, x->begin, "路街道")) /* 临港路四段 */
		return p + 3;
	if (AT(p, end, "院") && n->han && char_before_in(n->start, x->begin, "省市县州"))
		return p + 3; /* 县四院 */
	/* 景区二期: a phase of what is built, where 两期 would be counted */
	if (AT(p, end, "期") && n->han && p - n->start == 3 && !AT(n->start, end, "两") &&
	    (n->start == x->begin || (flags_before(n->start, x->begin) & CF_STOP) ||
	     char_before_in(n->start, x->begin, "(（") ||
	     (is_cjk_at(ds_utf8_prev(n->start, x->begin), end) &&
	      !char_before_in(n->start, x->begin,
			      "分办共了展为满各设续约近过每达有的开行出播推训这那前后余多几成期第版"))))
		return p + 3;
	return NULL;
}

/* ---- codes --------------------------------------------------------------------------------------------------------- */

static bool is_code_byte(char c)
{
	return is_alpha(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '/' || c == '@' || c == '%' ||
	       c == ':' || c == '?' || c == '=' || c == '&' || c == '#' || c == '~';
}

/* A run of Latin letters and digits that the digits at p stand in: G6, C919, www.12345.cn, COVID-19, 5G. */
static const char *latin_read(const struct lex *x, const char *p)
{
	const char *e = p, *b = p;
	bool alpha = false;
	while (b > x->begin && p - b < 64 &&
	       (is_alpha(b[-1]) || is_digit(b[-1]) ||
		((b[-1] == '-' || b[-1] == '.' || b[-1] == '/' || b[-1] == '_') && b - 1 > x->begin &&
		 is_alpha(b[-2]))))
		alpha |= is_alpha(*--b);
	if (!alpha)
		return NULL;
	while (e < x->end && is_code_byte(*e))
		e++;
	while (e > p && !is_alpha(e[-1]) && !is_digit(e[-1]))
		e--;
	return e > p ? e : NULL;
}

/* 5G, 4A级, 3D: digits directly followed by letters that are no unit. */
static const char *letters_after(const struct lex *x, const struct numeral *n)
{
	struct unit u;
	const char *p = n->end;
	if (p >= x->end || !is_alpha(*p) || unit_read(x, p, false, &u))
		return NULL;
	while (p < x->end && (is_alpha(*p) || is_digit(*p) || *p == '-'))
		p++;
	return char_in(p, x->end, "级") ? p + 3 : p;
}

/* 0451-88888888, 400-810-8888, 13912345678, 172662768690099. */
static const char *phone_read(const struct lex *x, const struct numeral *n)
{
	const char *p = n->end;
	unsigned groups = 0;
	while (p < x->end && *p == '-' && p + 1 < x->end && is_digit(p[1])) {
		const char *q = p + 1;
		while (q < x->end && is_digit(*q))
			q++;
		if (q - p < 4)
			break;
		p = q;
		groups++;
	}
	if (groups && n->digits >= 3)
		return p;
	return n->zero && n->digits > 2 ? n->end : NULL;
}

/* 135-02地块: a plot by its number. */
static const char *plot_read(const struct lex *x, const struct numeral *n)
{
	static const char *const plots[] = { "地块", "号地块", "宗地", "号宗地" };
	const char *p = n->end;
	while (x->end - p > 1 && *p == '-' && is_digit(p[1]))
		for (p++; p < x->end && is_digit(*p);)
			p++;
	return p > n->end && ANY_AT(p, x->end, plots) ? p : NULL;
}

/* 27号院, 3号线, 23号楼5单元401室, 3路公交: numbers of places and things. */
static const char *serial_read(const struct lex *x, const struct numeral *n)
{
	static const char *const after[] = { "号", "室", "单元", "弄", "路公交", "次列车", "号线", "路车" };
	const char *p = n->end, *end = x->end;
	if (n->inner || n->point || n->scale > 3)
		return NULL;
	size_t k = char_in(p, end, "号室单弄路次") ? ANY_AT(p, end, after) : 0; /* with which they begin */
	if (k)
		return p + k + (k == 3 && char_in(p + k, end, "线楼院文令机台馆厅门桥") ? 3 : 0);
	static const char *const roads[] = { "国道", "省道", "县道", "乡道" };
	if (n->digits == 3 && (k = ANY_AT(p, end, roads)) != 0)
		return p + k;
	if (char_before_in(n->start, x->begin, "村") && char_in(p, end, "组社队"))
		return p + 3;
	/* 143团, 一四七团: a regiment */
	if (AT(p, end, "团") && !AT(p, end, "团队") && (n->digits >= 2 || n->sequence))
		return p + 3;
	return NULL;
}

/* 7×24小时, 30×40厘米: a product is a way of speaking or a size, neither has one value. */
static const char *product_read(const struct lex *x, const struct numeral *n)
{
	const char *p = n->end, *end = x->end;
	struct numeral m;
	struct unit u;
	unsigned times = 0;
	while (AT(p, end, "×") && numeral_read(x, p + 2, &m) && times < 4) {
		p = m.end;
		times++;
	}
	if (!times)
		return NULL;
	return unit_read(x, p, false, &u) ? u.end : p;
}

/* 〔2021〕5号, (2021)京0105民初12345号: a number of a document, from its bracket. */
static const char *document_read(const struct lex *x, const char *p)
{
	const char *end = x->end, *limit;
	p += char_len(p);
	for (int i = 0; i < 4; i++, p++)
		if (p >= end || !is_digit(*p))
			return NULL;
	if (!char_in(p, end, "〕)）]］】"))
		return NULL;
	p += char_len(p);
	limit = end - p > 60 ? p + 60 : end;
	while (p < limit && !AT(p, end, "号") && (is_digit(*p) || is_alpha(*p) || *p == '-' || is_cjk_at(p, end)))
		p += char_len(p);
	return p < limit && AT(p, end, "号") ? p + 3 : NULL;
}

/* ---- sections ------------------------------------------------------------------------------------------------------ */

static const char *section_read(const struct lex *x, const char *p, const struct numeral *n)
{
	const char *end = x->end;
	bool first = p == x->begin || p[-1] == '\n' || BEFORE(p, x->begin, "注:") || BEFORE(p, x->begin, "注：") ||
		     (char_before_in(p, x->begin, "。：:") && n->digits == 1 &&
		      (BEFORE(p, x->begin, "。") || (AT(n->end, x->end, "、") && is_cjk_at(n->end + 3, x->end) &&
						     !is_numeral_class(class_at(n->end + 3, x->end)))));
	if (AT(n->end, end, "是") && n->han && (first || char_before_in(p, x->begin, "，。；：,;:、 　”)）！!")))
		return n->end + 3;
	if (!first || n->inner || n->scale > 1)
		return NULL;
	if (AT(n->end, end, "、") || AT(n->end, end, "．") || AT(n->end, end, "）"))
		return n->end + 3;
	if (AT(n->end, end, ")"))
		return n->end + 1;
	if (AT(n->end, end, ".") && !(n->end + 1 < end && is_digit(n->end[1])))
		return n->end + 1;
	if (AT(n->end, end, " ") && !n->han && n->digits <= 2 && is_cjk_at(n->end + 1, end))
		return n->end;
	return NULL;
}

/* (一), （2）, [3]: a bracketed numeral, of a section or a footnote. */
static const char *bracketed_read(const struct lex *x, const char *p)
{
	unsigned open = char_len(p);
	struct numeral n;
	if (AT(p, x->end, "〔") || !numeral_read(x, p + open, &n) || n.inner || n.digits > 2 || n.scale > 1)
		return NULL;
	bool round = AT(p, x->end, "(") || AT(p, x->end, "（");
	if (round ? !char_in(n.end, x->end, ")）") : !char_in(n.end, x->end, "]］】"))
		return NULL;
	return n.end + char_len(n.end);
}

static void numeral_others(const struct lex *x, const char *p, const struct numeral *n, struct other *best)
{
	bool latin = (p > x->begin && (is_alpha(p[-1]) || p[-1] == '.' || p[-1] == '-' || p[-1] == '/')) ||
		     (n->end < x->end && is_alpha(*n->end));
	if (!n->han && latin) {
		other_better(best, latin_read(x, p), DS_CLASS_ID, RULE_ID);
		const char *e = letters_after(x, n);
		bool code = e && e - p >= CODE_BYTES; /* 91430100MA4L16JQ9B, no 4K or 5A级 */
		other_better(best, e, code ? DS_CLASS_ID : DS_CLASS_NAME, code ? RULE_ID : RULE_NAME);
	}
	if (n->zero)
		other_better(best, phone_read(x, n), DS_CLASS_ID, RULE_ID);
	if (AT(n->end, x->end, "年如一日"))
		other_better(best, n->end + 12, DS_CLASS_IDIOM, RULE_IDIOM);
	if (n->sequence)
		other_better(best, n->end, DS_CLASS_NAME, RULE_NAME);
	if (!(flags_at(n->end, x->end) & CF_NAME_UNIT))
		return;
	other_better(best, section_read(x, p, n), DS_CLASS_LIST, RULE_LIST);
	other_better(best, grade_read(x, n), DS_CLASS_ORDINAL, RULE_ORDINAL);
	other_better(best, serial_read(x, n), DS_CLASS_ID, RULE_ID);
	if (!n->han) {
		other_better(best, phone_read(x, n), DS_CLASS_ID, RULE_ID);
		other_better(best, plot_read(x, n), DS_CLASS_ID, RULE_ID);
		other_better(best, product_read(x, n), DS_CLASS_NAME, RULE_NAME);
	}
}

/* Most digits stand among Han characters, and what follows them makes no name of them. */
static inline bool is_plain_number(const struct lex *x, const char *p, const struct numeral *n)
{
	return !n->zero && !n->sequence && !(p > x->begin && (unsigned char)p[-1] < 0x80) && n->end < x->end &&
	       (unsigned char)*n->end >= 0x80 && !(flags_at(n->end, x->end) & CF_NAME_UNIT) &&
	       !AT(n->end, x->end, "年如一日");
}

static NOT_INLINED const char *name_find(const struct lex *x, const char *p, const struct numeral *n, unsigned *cls,
					 uint16_t *rule)
{
	struct other best = { .end = p };
	unsigned c = class_at(p, x->end);
	if (c == CC_BRACKET) {
		unsigned inside = class_at(p + char_len(p), x->end);
		if (is_numeral_class(inside)) {
			other_better(&best, document_read(x, p), DS_CLASS_ID, RULE_ID);
			other_better(&best, bracketed_read(x, p), DS_CLASS_LIST, RULE_LIST);
		}
	} else if (c == CC_CIRCLED) {
		other_better(&best, p + char_len(p), DS_CLASS_LIST, RULE_LIST);
	} else if (c == CC_ORDINAL) {
		other_better(&best, ordinal_read(x, p), DS_CLASS_ORDINAL, RULE_ORDINAL);
	} else {
		const struct word *w = CC_GROUP(c) == CG_DIGIT ? NULL : word_find(&names, p, x->end);
		if (w)
			other_better(&best, p + w->n, w->a, w->a == DS_CLASS_IDIOM ? RULE_IDIOM : RULE_NAME);
		if (n)
			numeral_others(x, p, n, &best);
	}
	*cls = best.cls;
	*rule = best.rule;
	return best.end > p ? best.end : NULL;
}

const char *name_read(const struct lex *x, const char *p, const struct numeral *n, unsigned *cls, uint16_t *rule)
{
	if (!n || n->han || !is_plain_number(x, p, n))
		return name_find(x, p, n, cls, rule);
	*cls = 0;
	*rule = RULE_NONE;
	return NULL;
}
