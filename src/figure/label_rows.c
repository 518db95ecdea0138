/* label_rows.c: rows that would read alike. A measure that a sentence gives of several things is named with its own: by
 * the group it stands under (刑事案件38件,结案率26%;民事案件95件,结案率47%), the things counted before it (产业项目6个,总投资
 * 4亿元), the clause that ends in its name (新材料生产线项目,总投资2亿元) or the noun behind it (投资5亿元的食品项目). A price
 * says nothing without what it is of. Places and times tell rows apart without a name.
 */
#include "label.h"

#define ALIKE_MAX (6 * CHAR)  /* longer labels tell themselves apart */
#define OWNER_MAX (20 * CHAR) /* what is named longer is a story */

/* Do two units measure the same, as sums of any money do? */
static inline bool units_agree(struct ds_str a, struct ds_str b)
{
	return ds_str_eq(a, b) || (ds_str_ends(a, DS_STR("元")) && ds_str_ends(b, DS_STR("元")));
}

const struct lexeme *label_start(const struct reader *rd, uint32_t i, struct ds_str label)
{
	const char *text = rd->r->text.p;
	if (label.p < text || label.p >= text + rd->lx[i].start)
		return NULL;
	uint32_t at = (uint32_t)(label.p - text);
	for (const struct lexeme *l = &rd->lx[i] - 1; l >= rd->lx && l->end > at; l--)
		if (l->start <= at)
			return l->start == at ? l : NULL;
	return NULL;
}

/* The text of n bytes that ends with l, when a lexeme begins there; *first is that one. */
static struct ds_str ending_of(const struct reader *rd, const struct lexeme *l, size_t n,
			       const struct lexeme **first)
{
	if (n > l->end)
		return DS_STR("");
	uint32_t at = l->end - (uint32_t)n;
	while (l > rd->lx && l->start > at)
		l--;
	*first = l;
	return l->start == at ? text_of(rd, at, at + (uint32_t)n) : DS_STR("");
}

/* The place that a clause begins with at l? */
static bool opens_with_place(const struct lexeme *l)
{
	return l->kind == LEX_PLACE && (ends_clause(l - 1) || is_word(l - 1, W_CONN));
}

/* 甲市项目28个,总投资156亿元;乙市项目19个,总投资87亿元: do the places of clauses between two numbers tell them apart? Not
 * 甲县面粉厂,投资2亿元;甲县木器厂,投资1亿元. */
bool label_places_between(const struct reader *rd, uint32_t from, uint32_t to)
{
	for (const struct lexeme *l = &rd->lx[from]; l < &rd->lx[to]; l++) {
		if (!opens_with_place(l))
			continue;
		const struct lexeme *k = &rd->lx[from];
		while (k >= rd->lx && !opens_with_place(k))
			k--;
		if (k < rd->lx)
			return true;
		/* nor 甲省面粉厂,投资2亿元;甲县木器厂,投资1亿元 */
		const struct ds_place a = rd->m->v[k->ref].place, b = rd->m->v[l->ref].place,
				      c = ds_place_common(a, b);
		if (!ds_place_eq(c, a) && !ds_place_eq(c, b))
			return true;
	}
	return false;
}

/* 公司|投资: who invests tells no row from another. */
static bool is_investor(const struct reader *rd, const struct lexeme *l)
{
	static const char *const bodies[] = { "公司", "企业", "集团" };
	return is_word(l + 1, W_INVEST) && IS_ANY(lexeme_text(rd, l), bodies);
}

/* Is a number behind i in the sentence labelled alike, with nothing before that label that would tell it apart? */
static bool alike_ahead(const struct reader *rd, uint32_t i, struct ds_str label)
{
	struct ds_str unit = token_of(rd, &rd->lx[i])->unit;
	for (uint32_t n = numbers_from(rd, i + 1); n < rd->numbers_n && rd->numbers[n] < i + CLAUSES_BACK; n++) {
		const uint32_t k = rd->numbers[n];
		if (!units_agree(token_of(rd, &rd->lx[k])->unit, unit))
			continue;
		const struct lexeme *last = walk_back(rd, &rd->lx[k]).l, *first = last;
		if (last > &rd->lx[i] && ds_str_eq(ending_of(rd, last, label.n, &first), label) &&
		    (is_word(last, W_ATTR) || is_verb(first) || !in_phrase(first - 1) ||
		     is_investor(rd, first - 1)))
			return !label_places_between(rd, i, k);
	}
	return false;
}

#define BLOCK_LOOK 1500u /* bytes of the block before and behind the sentence */

/* Is a sum named by the label in s, and by nothing longer? */
static bool sum_in(struct ds_str s, struct ds_str label)
{
	for (size_t at = 0; (at = ds_str_find(s, label, at)) != SIZE_MAX; at += label.n) {
		const char *p = s.p + at + label.n, *end = s.p + s.n;
		for (int n = 0; n < 2 && char_in(p, end, "达约为近超共有逾"); n++)
			p += CHAR;
		if (p < end && *p >= '0' && *p <= '9' && !char_before_in(s.p + at, s.p, "总划成度年际定计累协到"))
			return true;
	}
	return false;
}

/* 甲项目12个,|总投资|3亿元。乙项目8个,总投资2亿元: is the same invested in another sentence of the paragraph? */
static bool alike_in_block(const struct reader *rd, uint32_t i, struct ds_str label)
{
	const struct lexeme *last = walk_back(rd, &rd->lx[i]).l;
	if (!is_word(last, W_INVEST) || rd->r->text.p + last->end != label.p + label.n)
		return false;
	const uint32_t from = rd->block->at.start, to = rd->block->at.end;
	const uint32_t begin = rd->lx[0].start, end = rd->lx[rd->lx_n].start;
	return sum_in(text_of(rd, begin - from > BLOCK_LOOK ? begin - BLOCK_LOOK : from, begin), label) ||
	       sum_in(text_of(rd, end, to - end > BLOCK_LOOK ? end + BLOCK_LOOK : to), label);
}

/* 总, 年度: what is left of a total without its measure names nobody. */
static bool is_degree(struct ds_str s)
{
	static const char *const degrees[] = { "总",   "年度", "计划", "累计", "平均",
					       "实际", "其他", "全年", "当年", "预计" };
	return s.n < 2 * CHAR || IS_ANY(s, degrees);
}

/* The name of a thing that ends at l; of a measure, what it measures, but all of it for a rate (产值65亿元,完成率27%). Empty
 * when there is none, or a long one. */
static struct ds_str owner_ending(const struct reader *rd, const struct lexeme *l, bool rate)
{
	if (l->kind == LEX_CLOSE && bracket_open(l))
		l = bracket_open(l) - 1; /* 水泥厂项目(一期)|总投资 */
	if (!in_phrase(l))
		return DS_STR("");
	struct span_of s = collect_back(rd, l);
	if (s.noun > s.last || s.bare || is_word(s.stop, W_FROM))
		return DS_STR(""); /* 从大道至立交,|全长 */
	struct ds_str name = phrase_unquoted(text_of(rd, s.noun->start, s.last->end));
	static const char *const sizes[] = { "规模", "编制", "层数", "工期", "占地" };
	size_t tail = phrase_measure(name);
	rate &= name.n <= 6 * CHAR;
	if (ENDS_ANY(name, sizes) || ds_str_ends(name, DS_STR("率")) || (rate && ds_str_ends(name, DS_STR("数"))))
		return DS_STR("");
	if (tail)
		name.n -= tail;
	else if (phrase_is_amount(name) && (!rate || name.n <= 2 * CHAR))
		return DS_STR("");
	return name.n <= OWNER_MAX && !is_degree(name) ? name : DS_STR("");
}

/* The level of the sentence that `number` is, or NULL. */
static const struct level *level_at(const struct reader *rd, const struct lexeme *number)
{
	const struct flow *f = &rd->flow;
	const struct level *v;
	for (uint32_t k = f->levels_n; (v = level_back(f, &k)) != NULL;)
		if (v->at == (uint32_t)(number - rd->lx))
			return v;
	return NULL;
}

/* The label of `number`, when it is its noun with what tells it from others: 亿元以上|项目; else the noun. */
static struct ds_str label_at(const struct reader *rd, const struct lexeme *number, struct ds_str noun, bool rate)
{
	const struct level *v = level_at(rd, number);
	if (!v || v->label.n <= noun.n || v->label.n > OWNER_MAX || !ds_str_ends(v->label, noun))
		return noun;
	uint64_t head = ds_str_eq(v->plain, v->label) ? lexicon_match(v->label, 0).cls : 0; /* 竣工|项目 */
	return head && (rate || (head & (W_VERB | W_LIGHT)) != W_VERB) ? noun : v->label;
}

/* 44个|续建项目|进展顺利, 52个|新开工项目|已有31个动工: what is counted at the beginning of the clause that ends with `end`. */
static struct ds_str owner_counted(const struct reader *rd, const struct lexeme *end, const struct lexeme **first)
{
	const struct lexeme *l = end;
	while (!ends_clause(l - 1))
		l--;
	*first = l;
	while (l < end && (l->kind == LEX_TIME || l->kind == LEX_PLACE || is_word(l, W_CONN | W_DET | W_HAS)))
		l++;
	if (l->kind != LEX_NUMBER || token_of(rd, l)->kind != DS_KIND_COUNT)
		return DS_STR("");
	const struct level *v = level_at(rd, l);
	return v && v->plain.n <= OWNER_MAX ? v->plain : DS_STR("");
}

/* 建设9个|民生项目,总投资: what the number counts whose noun ends with `last`; empty without one. */
static struct ds_str counted_last(const struct reader *rd, const struct lexeme *last)
{
	const struct lexeme *l = last;
	while (in_phrase(l))
		l--;
	if (l == last || l->kind != LEX_NUMBER || token_of(rd, l)->kind != DS_KIND_COUNT)
		return DS_STR("");
	const struct level *v = level_at(rd, l);
	return v && v->label.n >= 2 * CHAR && v->label.n <= OWNER_MAX ? v->label : DS_STR("");
}

/* What the label at l is of, by the clauses before it: the noun its clause begins behind, or the one counted there. */
static struct ds_str owner_before(const struct reader *rd, const struct lexeme *l, bool rate, bool named)
{
	l -= is_word(l - 1, W_EACHALL) && in_phrase(l - 2); /* 大豆|每亩|保额550元 */
	if (in_phrase(l - 1) || l[-1].kind == LEX_CLOSE) {
		struct ds_str counted = is_word(l, W_INVEST) ? counted_last(rd, l - 1) : DS_STR("");
		return counted.n ? counted : owner_ending(rd, l - 1, rate); /* 甲项目|总投资6亿元 */
	}
	for (int clauses = 0; clauses < 4; clauses++) {
		while ((is_word(l - 1, W_ADV | W_DET | W_REACH) && !is_word(l - 1, W_HOME)) ||
		       (l[-1].kind == LEX_TIME && clauses == 0 && l[-2].kind == LEX_COMMA))
			l--; /* ,年内|计划投资8亿元 */
		/* 项目178个;|总金额12亿元, but not 安装路灯300盏;|投入9万元 */
		bool behind = l[-1].kind == LEX_SEMI && clauses == 0 && !(is_verb(l) && is_word(l, W_INVEST)) &&
			      !lexeme_says(rd, l, "投入") && !lexeme_says(rd, l, "投资");
		bool beside = l[-1].kind == LEX_NUMBER && token_of(rd, l - 1)->kind == DS_KIND_COUNT;
		if (l[-1].kind != LEX_COMMA && l[-1].kind != LEX_DUN && !behind && !beside)
			return DS_STR("");
		const struct lexeme *end = l - 2 + beside; /* the last of the clause before; 产业项目6个|总投资 */
		while (is_word(end, W_AFTER))
			end--;
		if (end->kind != LEX_NUMBER)
			return owner_ending(rd, end, rate); /* 新材料生产线项目(位于城南),|总投资 */
		if (named && token_of(rd, end)->kind == DS_KIND_MONEY)
			return DS_STR(""); /* 省级资金1578万元,|县财政匹配419万元 */
		const struct lexeme *noun = walk_back(rd, end).l;
		const struct lexeme *first;
		struct ds_str owner = DS_STR("");
		if (token_of(rd, end)->kind == DS_KIND_COUNT && is_verb(noun))
			owner = owner_counted(rd, end, &first);
		if (!owner.n)
			owner = owner_ending(rd, noun, rate); /* 产业项目6个,|总投资 */
		if (owner.n && token_of(rd, end)->kind == DS_KIND_COUNT && !is_verb(noun))
			owner = label_at(rd, end, owner, rate);
		if (owner.n)
			return owner;
		for (l = noun; (in_phrase(l) || is_verb(l)) && !is_word(l, W_CONN);
		     l--) /* 总投资105亿元,|年度投资35亿元 */
			;
		l++;
	}
	return DS_STR("");
}

/* Where the part of the sentence begins that l stands in, behind a semicolon. */
static const struct lexeme *part_begin(const struct lexeme *l)
{
	while (l[-1].kind != LEX_SEMI && l[-1].kind != LEX_STOP)
		l--;
	return l;
}

/* 小学|10所,: is l a number of things whose noun stands before it and ends its clause? */
static bool is_bare_count(const struct reader *rd, const struct lexeme *l)
{
	return l->kind == LEX_NUMBER && in_phrase(l - 1) && ends_clause(l + 1) &&
	       token_of(rd, l)->kind == DS_KIND_COUNT && !phrase_is_amount(lexeme_text(rd, l - 1)) &&
	       !phrase_tail(lexeme_text(rd, l - 1)).n;
}

/* 小学|10所,…: the number that the part at `first` opens with, of things whose noun stands before it alone; NULL without one. */
static const struct lexeme *part_count(const struct reader *rd, const struct lexeme *first)
{
	const struct lexeme *l = first;
	while (is_word(l, W_PART | W_CONN | W_DET) || (l > first && l->kind == LEX_COMMA && l - first < 3))
		l++; /* 其中,|小学10所 */
	while (!ends_clause(l) && l->kind != LEX_NUMBER)
		l++;
	return is_bare_count(rd, l) ? l : NULL;
}

/* 养老院4所,|床位89张;福利院9所,床位60张: what the part of number i counts first, where its neighbour does so too. */
static struct ds_str part_topic(const struct reader *rd, uint32_t i)
{
	const struct lexeme *number = &rd->lx[i], *first = part_begin(number), *next = number;
	const struct lexeme *count = part_count(rd, first);
	if (!count || count >= number)
		return DS_STR("");
	for (const struct lexeme *l = count + 1; is_measure(token_of(rd, number)) && l < number; l++)
		if (is_bare_count(rd, l))
			return DS_STR(""); /* 招聘会4次,岗位1031个,|月薪 */
	while (next->kind != LEX_SEMI && next->kind != LEX_STOP)
		next++;
	const struct lexeme *other = next->kind == LEX_SEMI ? part_count(rd, next + 1) : NULL;
	if (!other && first[-1].kind == LEX_SEMI)
		other = part_count(rd, part_begin(first - 1));
	if (!other || label_places_between(rd, (uint32_t)((other < count ? other : count) - rd->lx),
					   (uint32_t)((other < count ? count : other) - rd->lx)))
		return DS_STR("");
	const struct ds_str thing = owner_ending(rd, count - 1, false);
	/* 2019年改造小区6个,居民9户;2020年改造小区3个,|居民5户: the parts are of one thing */
	if (!thing.n || ds_str_eq(thing, owner_ending(rd, other - 1, false)))
		return DS_STR("");
	return label_at(rd, count, thing, true);
}

/* The last level of the sentence that reads like the label and counts the same, or NULL. */
static const struct level *alike_before(const struct reader *rd, const struct token *t, struct ds_str label)
{
	const struct flow *f = &rd->flow;
	const struct level *like;
	for (uint32_t k = f->levels_n; (like = level_back(f, &k)) != NULL;)
		if (ds_str_eq(like->plain, label) && units_agree(like->unit, t->unit))
			return like;
	return NULL;
}

/* Did the sentence before have such a row? */
static bool alike_past(const struct reader *rd, const struct token *t, struct ds_str label)
{
	const struct flow *f = &rd->flow;
	for (uint32_t k = f->levels_from; k > f->levels_past && k + FLOW_LEVELS > f->levels_n; k--) {
		const struct level *v = &f->levels[(k - 1) % FLOW_LEVELS];
		if (ds_str_eq(v->plain, label) && ds_str_eq(v->unit, t->unit))
			return true;
	}
	return false;
}

/* 滨湖乐园|接待游客2万人次: whose the label at `start` is, where nothing stands between but how. */
static struct ds_str owner_beside(const struct reader *rd, const struct lexeme *start)
{
	const struct lexeme *end = start, *l;
	while (is_word(end - 1, W_ADV) || end[-1].kind == LEX_TIME)
		end--; /* 红色旅游景区|共|接待游客, 甲景区|前3天|接待 */
	l = end;
	while (in_phrase(l - 1))
		l--;
	struct ds_str who = l < end ? text_of(rd, l->start, end[-1].end) : DS_STR("");
	if (l[-1].kind == LEX_PLACE && who.n == 2 * CHAR && char_in(who.p, who.p + who.n, "东南西北"))
		who = text_of(rd, l[-1].start, end[-1].end); /* 南京|南站|发送旅客 */
	return who.n >= 2 * CHAR && who.n <= 12 * CHAR ? who : DS_STR("");
}

/* Where what is said of a noun before 的 begins, NULL when it is nothing short. */
static const struct lexeme *said_of(const struct lexeme *de)
{
	const struct lexeme *l = de;
	uint32_t note = 0; /* 拥有大学(指大专及以上)文化程度|的 */
	while (in_phrase(l - 1) || is_verb(l - 1) || is_word(l - 1, W_ADV | W_PREP | W_LIGHT) ||
	       (!note && l[-1].kind == LEX_CLOSE && bracket_open(l - 1))) {
		l--;
		if (l->kind == LEX_CLOSE) {
			const struct lexeme *open = bracket_open(l);
			note = bytes_of(open, l);
			l = open;
		}
	}
	while (is_word(l, W_ADV | W_REACH) && l < de)
		l++;
	return l < de && de->start - l->start >= 2 * CHAR && de->start - l->start <= 8 * CHAR + note ? l : NULL;
}

/* 男生的|近视率为40%,女生的|近视率为45%: whose the measure is, where its sentence gives the same of another. */
static struct ds_str owner_said(const struct reader *rd, uint32_t i, struct ds_str label)
{
	const struct lexeme *start = (rd->said & W_DE) && label.n >= 2 * CHAR ? label_start(rd, i, label) : NULL;
	const struct lexeme *first = start && is_word(start - 1, W_DE) ? said_of(start - 1) : NULL;
	if (!first || char_in(rd->r->text.p + first->start, label.p, "我你他她它其这那该自各每总"))
		return DS_STR("");
	const struct ds_str owner = text_of(rd, first->start, start[-1].start),
			    all = text_of(rd, rd->lx[0].start, rd->lx[rd->lx_n].start);
	for (size_t at = 0; (at = ds_str_find(all, label, at)) != SIZE_MAX; at += label.n) {
		const char *p = all.p + at, *de = p - CHAR;
		if (p != label.p && at >= CHAR + owner.n && char_in(de, p, "的") &&
		    memcmp(de - owner.n, owner.p, owner.n) != 0)
			return owner;
	}
	return DS_STR("");
}

/* 亿元以上|项目30个、10亿元以上|项目5个, 110千伏|变电站3座, 总投资5亿元以上的|项目8个, 投资超亿元的|项目3个: where the size of what `start` names begins, or NULL. */
static const struct lexeme *size_before(const struct reader *rd, const struct lexeme *start)
{
	const bool of = is_word(start - 1, W_DE);
	const struct lexeme *number = start - 1 - of, *first;
	const bool over = number->kind == LEX_NUMBER && is_word(number - 1, W_REACH) && !of &&
			  token_of(rd, number)->approx == DS_APPROX_MORE; /* 超10亿元|企业 */
	const bool bound = is_word(number, W_AFTER) || over;
	number -= bound && !over;
	if (number->kind != LEX_NUMBER ||
	    (of && !bound && !is_word(number - 1, W_REACH) && !unit_is_age(token_of(rd, number)->unit)) ||
	    (!bound && !of && token_of(rd, number)->kind == DS_KIND_COUNT))
		return NULL;
	for (first = number - over; of && (in_phrase(first - 1) || is_word(first - 1, W_REACH | W_INVEST)); first--)
		;
	return bytes_of(first, start - 1) <= OWNER_MAX ? first : number;
}

/* 亿元|企业, 千亩|示范园, 万吨级|泊位: a size that is no count but what such things are called. */
static bool size_is_name(const struct reader *rd, const struct lexeme *size)
{
	return char_in(rd->r->text.p + size->start, rd->r->text.p + size->end, "百千万亿");
}

/* Does a clause end between a and b? */
static bool ends_between(const struct lexeme *a, const struct lexeme *b)
{
	while (a < b && !ends_clause(a))
		a++;
	return a < b;
}

static void label_joined(struct reader *rd, struct ds_str owner, struct ds_str text, struct label *label)
{
	label->plain = text;
	label->text = phrase_join(rd, owner, text);
}

/* A label that another row of the text may read like. */
struct apart {
	struct reader *rd;
	uint32_t i;
	const struct token *t;
	struct ds_str text;
	const struct lexeme *start; /* of the text, when it stands before its number and no other */
	const struct level *like;   /* a row before that reads the same */
};

static bool is_alike(const struct apart *a)
{
	return a->like || alike_ahead(a->rd, a->i, a->text);
}

/* Where the words of the label begin, with the verb that its number hangs on. */
static const struct lexeme *words_start(const struct apart *a)
{
	struct reader *rd = a->rd;
	const struct lexeme *number = &rd->lx[a->i], *start = label_start(rd, a->i, a->text);
	if (!start)
		return NULL;
	for (const struct lexeme *l = start; l < number; l++)
		if (l->kind == LEX_NUMBER)
			return NULL; /* carried from another */
	const struct lexeme *verb = walk_back(rd, number).l;
	if (verb && is_verb(verb) && !is_word(verb, W_LIGHT) && ds_str_starts(a->text, lexeme_text(rd, verb)))
		return verb; /* 甲景区|接待(游客)|3万人次 */
	return start;
}

/* The label with what stands before it in its clause and limits it: its size, or what is said of it. */
static struct ds_str words_limited(const struct apart *a)
{
	const struct lexeme *start = a->start, *first = NULL;
	const bool count = a->t->kind == DS_KIND_COUNT, percent = a->t->kind == DS_KIND_PERCENT;
	if ((count || percent) && !ends_between(start, &a->rd->lx[a->i])) {
		first = size_before(a->rd, start);
		const bool bare = first && !is_word(start - 1, W_DE | W_AFTER) && !is_word(first, W_REACH);
		if (bare && !size_is_name(a->rd, first) && !is_alike(a))
			first = NULL;
	}
	/* 解除观察的|接触者38人,尚在观察的|接触者54人 */
	if (!first && !percent && a->t->kind != DS_KIND_MONEY && is_word(start - 1, W_DE) && is_alike(a))
		first = said_of(start - 1);
	return first ? text_of(a->rd, first->start, (uint32_t)(a->text.p + a->text.n - a->rd->r->text.p))
		     : DS_STR("");
}

/* 投资15万元|安装路灯, 筹资10万元|帮助群众: does a sum go on with what it is for? Then it is for nothing told before. */
static bool has_purpose(const struct apart *a)
{
	const struct lexeme *l = &a->rd->lx[a->i + 1];
	while (is_word(l, W_AFTER))
		l++;
	static const char *const whose[] = { "为" }; /* 投入5万元|为村民买树苗 */
	return a->t->kind == DS_KIND_MONEY && ((is_verb(l) && !is_word(l, W_UP | W_DOWN | W_REACH)) ||
					       is_word(l, W_PREP) || IS_ANY(lexeme_text(a->rd, l), whose));
}

/* Whose measure it is: of what the text told before. */
static struct ds_str row_owner(struct apart *a)
{
	struct reader *rd = a->rd;
	const struct lexeme *start = a->start;
	const bool measure = is_measure(a->t), money = a->t->kind == DS_KIND_MONEY;
	struct ds_str owner = DS_STR("");
	if (start && has_purpose(a))
		return is_word(start, W_INVEST) && (is_alike(a) || alike_in_block(rd, a->i, a->text))
			   ? label_project(rd, a->i)
			   : owner;
	if (start && measure && label_is_yield(a->text))
		owner = label_crop(rd->flow.label); /* 早稻播种面积4582万亩、增长0.2%,|产量|合计1861万吨 */
	if (!owner.n && start && (measure || is_alike(a)))
		owner = part_topic(rd, a->i);
	if (a->like && label_places_between(rd, a->like->at, a->i))
		a->like = NULL;
	if (!owner.n && a->like && a->like->at + 3 <= a->i && a->i - a->like->at <= CLAUSES_BACK)
		owner = phrase_group(rd, a->like->at, a->i);
	if (owner.n || !start)
		return owner;
	const bool act = is_verb(start) && start->end - start->start == a->text.n; /* 结案 */
	if ((measure || act) &&
	    (is_alike(a) || (money && (rd->said & W_INVEST) && alike_in_block(rd, a->i, a->text)))) {
		owner = is_word(start, W_INVEST) ? label_project(rd, a->i) : DS_STR("");
		if (!owner.n)
			owner = owner_before(rd, start, a->t->kind == DS_KIND_PERCENT,
					     money && phrase_measure(a->text) < a->text.n);
	}
	const bool beside = (is_verb(start) && is_alike(a)) ||
			    (is_word(start, W_VERB) && !a->like && alike_past(rd, a->t, a->text));
	return owner.n || !beside ? owner : owner_beside(rd, start);
}

void rows_tell_apart(struct reader *rd, uint32_t i, struct label *label)
{
	struct apart a = { .rd = rd, .i = i, .t = token_of(rd, &rd->lx[i]), .text = label->text };
	if (!a.text.n)
		return;
	struct ds_str owner = is_measure(a.t) ? owner_said(rd, i, a.text) : DS_STR("");
	if (owner.n) {
		label_joined(rd, owner, a.text, label);
		return;
	}
	if (a.text.n > ALIKE_MAX)
		return;
	owner = rd->flow.among && a.text.n >= 2 * CHAR ? label_among(rd, i) : DS_STR("");
	if (owner.n) {
		label->plain = a.text;
		label->text = ds_str_ends(owner, a.text) ? owner : phrase_join(rd, owner, a.text);
		return;
	}
	if (a.text.p + a.text.n > rd->r->text.p + a.t->at.start) {
		label_counts_apart(rd, i, label);
		return;
	}
	if (a.text.n < 2 * CHAR || i < 1)
		return;
	if ((rd->said & K_OPEN) && rd->flow.aside.depth && a.t->kind == DS_KIND_COUNT && a.text.n <= 4 * CHAR) {
		struct ds_str whole = label_class_whole(rd, i, &rd->lx[i - 1]);
		if (label_joins(a.text, whole)) {
			label_joined(rd, a.text, whole, label);
			return;
		}
	}
	a.start = words_start(&a);
	if (a.start && a.t->kind == DS_KIND_MONEY && a.text.n > 2 * CHAR && is_investor(rd, a.start)) {
		a.start++;
		a.text.p += 2 * CHAR;
		a.text.n -= 2 * CHAR;
	}
	a.like = alike_before(rd, a.t, a.text);
	const struct ds_str limited = a.start ? words_limited(&a) : DS_STR("");
	if (limited.n) {
		label->plain = a.text;
		label->text = limited;
		return;
	}
	owner = row_owner(&a);
	static const char *const skies[] = { "风", "云", "雨", "雪", "晴", "阴" }; /* 阴天转多云,|气温4度 */
	if (label_joins(owner, a.text) && !(a.t->kind == DS_KIND_TEMPERATURE && HAS_ANY(owner, skies)))
		label_joined(rd, owner, a.text, label);
}
