/* phrase.c: noun phrases around a number. Backwards from it: words that only carry the number (达到, 同比增长, 已) are
 * passed, then the phrase reaches to the verb, preposition, time, place or mark that opens it. Forwards: to the verb
 * or mark that ends it. It does not choose between the two.
 */
#include "phrase.h"

#define CHAR       3u  /* bytes of a Han character */
#define TEXT_MAX   48u /* a longer label is cut to its last or first name */
#define LOOK_BACK  8   /* lexemes to a word that opens a comparison */
#define LOOK_AHEAD 8

/* What carries a number to its indicator and belongs to no label. */
#define CARRIES                                                                                                    \
	(W_REACH | W_TO | W_ADV | W_LE | W_PER | W_RESP | W_LEVELBY | W_AFTER | W_TAIL | W_TARGET | W_NORM |       \
	 W_ACTUAL | W_CONN | W_EACHALL | W_EACH | W_FROM | W_RANK | W_UP | W_DOWN | W_CMP | W_EDGE | W_SHARE)
/* Words that stand in a noun phrase though they have a class of their own. */
#define NOMINAL (W_NOUN | W_INVEST | W_RATEUP | W_RATEDOWN | W_PERHEAD | W_ATTR | W_RATIO | W_FOREIGN)

static bool in_phrase(const struct lexeme *l)
{
	return l->kind == LEX_TEXT || l->kind == LEX_QUOTE || l->kind == LEX_OTHER || is_word(l, NOMINAL);
}

static bool is_verb(const struct lexeme *l)
{
	return is_word(l, W_VERB | W_LIGHT) && !is_word(l, NOMINAL);
}

/* The bracket before a number that closes at l, when it is short: its opening lexeme, or NULL. */
static const struct lexeme *bracket_open(const struct lexeme *l)
{
	const struct lexeme *k = l - 1;
	for (int n = 0; n < LOOK_BACK && !ends_clause(k); n++, k--)
		if (k->kind == LEX_OPEN)
			return k;
	return NULL;
}

/* A label that is one quotation loses its marks; a title keeps them. */
static struct ds_str trim_marks(struct ds_str s)
{
	static const char *const pairs[] = { "“”", "‘’", "「」", "『』" };
	for (size_t i = 0; i < DS_COUNT(pairs); i++) {
		struct ds_str head = { pairs[i], CHAR }, tail = { pairs[i] + CHAR, CHAR };
		if (s.n > 2 * CHAR && ds_str_starts(s, head) && ds_str_ends(s, tail) &&
		    ds_str_find(s, tail, 0) == s.n - CHAR)
			return (struct ds_str){ s.p + CHAR, s.n - 2 * CHAR };
	}
	return s;
}

/* ---- before ----------------------------------------------------------------------------------------------- */

struct walk {
	const struct lexeme *l; /* the last lexeme of the phrase, or what stopped the walk */
	bool direct;            /* a word of reaching stood between */
	bool moved;             /* a word of change */
	bool shared;            /* 占 */
	bool crossed;           /* anything at all */
};

/* Passes what carries the number. */
static struct walk walk_back(const struct lexeme *number)
{
	struct walk w = { .l = number - 1 };
	for (;; w.crossed = true) {
		const struct lexeme *l = w.l;
		if (l->kind == LEX_WORD) {
			if ((l->cls & (NOMINAL | W_NEWADD)) || !(l->cls & (CARRIES | W_DE | W_VERB | W_LIGHT)))
				return w;
			if (is_verb(l) && !is_word(l - 1, W_RESP) &&
			    !(l->cls & (W_ADV | W_REACH | W_TARGET | W_NORM)))
				return w;
			w.direct |= (l->cls & (W_REACH | W_NORM)) && !(l->cls & W_HAS);
			w.shared |= (l->cls & W_SHARE) != 0;
			w.moved |= (l->cls & (W_UP | W_DOWN | W_LEVELBY)) != 0;
		} else if (l->kind == LEX_CLOSE) {
			const struct lexeme *open = bracket_open(l);
			if (!open)
				return w;
			w.l = open;
		} else if (l->kind == LEX_COLON || l->kind == LEX_OPEN || l->kind == LEX_MARK) {
			if (w.crossed || !in_phrase(l - 1))
				return w;
			w.direct = true;
		} else if (l->kind == LEX_NUMBER && is_word(l - 1, W_EACH)) {
			w.l--; /* 每50公斤 */
		} else if (l->kind != LEX_TIME) {
			return w;
		}
		w.l--;
	}
}

uint32_t phrase_each_noun(const struct lexeme *number, const struct lexeme *each)
{
	if (!is_word(each, W_EACHHEAD) || each[1].kind != LEX_TEXT || walk_back(number).l != each + 1)
		return EACH_ALL;
	uint32_t n = each[1].end - each[1].start;
	if (is_word(each, W_EACHALL))
		return 0; /* 每次献全血200毫升 */
	return n >= 4 * CHAR ? 2 * CHAR : EACH_ALL;
}

/* 从成立之初的不足0.3%提高到57%: the subject stands before 从. */
static const struct lexeme *start_of(const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	while (is_word(l, W_REACH | W_ADV))
		l--;
	if (!is_word(l, W_DE))
		return NULL;
	for (int n = 0; n < LOOK_BACK; n++, l--) {
		if (is_word(l, W_FROM))
			return l;
		if (ends_clause(l) || l->kind == LEX_NUMBER)
			return NULL;
	}
	return NULL;
}

/* 高于全国平均水平2.1个百分点: what is compared stands before the word that opens the comparison. */
static const struct lexeme *comparison(const struct lexeme *l, bool over_verbs)
{
	if (is_word(l, W_NEWADD))
		l--;
	for (int n = 0; n < LOOK_BACK; n++, l--) {
		if (is_word(l, W_CMP))
			return l;
		if (ends_clause(l) || l->kind == LEX_NUMBER || is_word(l, W_UP | W_DOWN) ||
		    (is_verb(l) && !over_verbs))
			return NULL;
	}
	return NULL;
}

/* 为全省平均水平的4.4倍, 占地区生产总值的22.8%: what is so much of the other stands before the word. */
static const struct lexeme *part_of(const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	while (is_word(l, W_REACH | W_ADV))
		l--;
	if (!is_word(l, W_DE) && l->kind != LEX_PLACE)
		return NULL;
	for (int n = 0; n < LOOK_BACK; n++, l--) {
		if (is_word(l, W_SHARE | W_PART) || (is_word(l, W_REACH | W_TO) && l < number - 2))
			return l;
		if (ends_clause(l) || l->kind == LEX_NUMBER || is_verb(l))
			return NULL;
	}
	return NULL;
}

/* A conjunction belongs to the phrase when a noun stands before it. */
static bool joins_before(const struct lexeme *l)
{
	const struct lexeme *k = l - 1;
	return in_phrase(k) && !is_verb(k);
}

struct span_of {
	const struct lexeme *first, *last;   /* of the phrase; last < first: nothing */
	const struct lexeme *noun;           /* first lexeme behind the verb */
	const struct lexeme *stop;           /* what ended it */
	const struct lexeme *who, *who_last; /* the subject that a short object needs; NULL */
	bool bare;
};

static uint32_t bytes_of(const struct lexeme *first, const struct lexeme *last)
{
	return first <= last ? last->end - first->start : 0;
}

/* From `last` back to what opens the phrase. */
static struct span_of collect_back(const struct lexeme *last, bool money)
{
	struct span_of s = { .first = last + 1, .last = last };
	const struct lexeme *l = last;
	if (is_word(l, W_ETC))
		s.last = --l, s.first = l + 1;
	for (;; l--) {
		uint32_t have = bytes_of(s.first, s.last);
		if (is_word(l, W_INVEST) && have && !money) {
			break; /* 投入大型机械46台 */
		} else if (in_phrase(l)) {
			s.first = l;
		} else if (l->kind == LEX_CLOSE) {
			const struct lexeme *open = bracket_open(l);
			if (!open || l->end - open->start > 6 * CHAR || !in_phrase(open - 1))
				break;
			s.first = l = open;
		} else if (l->kind == LEX_DUN || is_word(l, W_AND)) {
			if (!have || !joins_before(l))
				break;
			s.first = l;
		} else if (is_word(l, W_PER) && have >= 2 * CHAR && !is_word(l, W_PERSON)) {
			break; /* 地铁日均客运量 */
		} else if (is_word(l, W_PER) && have) {
			s.first = l;
		} else if (is_word(l, W_AFTER) && have && in_phrase(l - 1)) {
			s.first = l; /* 规模以上, 县级以上 */
		} else if (is_word(l, W_DE) && is_word(l + 1, W_RATIO) && in_phrase(l - 1)) {
			s.first = l; /* 占地区生产总值的比重 */
		} else if (is_word(l, W_SHARE) && have) {
			s.first = l;
		} else if (l->kind == LEX_PLACE && have && is_word(l - 1, W_SHARE)) {
			s.first = l;
		} else {
			break;
		}
	}
	s.noun = s.first;
	if (is_verb(l) && !is_word(l, W_REACH | W_ADV)) {
		uint32_t have = bytes_of(s.first, s.last);
		bool keep = !have || (is_word(l, W_VERB | W_NEWADD) && have <= 4 * CHAR) || is_word(l, W_NEWADD);
		if (keep) {
			s.bare = !have;
			s.first = l;
			while (is_verb(l - 1) && is_word(l - 1, W_VERB) && bytes_of(l - 1, s.last) <= 6 * CHAR)
				s.first = --l;
			l--;
		}
	}
	/* 第一产业实现增加值, 困难人员实现就业: a short object alone would read like others. */
	if (s.noun == s.first && is_word(l, W_PART | W_GAIN) && bytes_of(s.first, s.last) <= 3 * CHAR &&
	    in_phrase(l - 1)) {
		const struct lexeme *who = l - 1;
		while (in_phrase(who - 1))
			who--;
		if (bytes_of(who, l - 1) <= 8 * CHAR && who[-1].kind != LEX_NUMBER && who[-1].kind != LEX_DUN)
			s.who = who, s.who_last = l - 1;
	}
	s.stop = l;
	return s;
}

static bool ends_with(struct ds_str s, const char *z)
{
	return ds_str_ends(s, ds_str_of(z));
}

/* Is a subject that stands before a bare verb said for this verb alone? 海内外各媒体转发 */
static struct ds_str verb_subject(const struct reader *rd, const struct lexeme *verb)
{
	const struct lexeme *last = verb - 1, *first = verb;
	while (in_phrase(first - 1) || is_word(first - 1, W_DET))
		first--;
	if (first > last || bytes_of(first, last) > 8 * CHAR)
		return DS_STR("");
	const struct lexeme *l = first - 1;
	if (ends_clause(l) || l->kind == LEX_TIME || l->kind == LEX_PLACE || is_word(l, W_ETC | W_CONN | W_ADV))
		return text_of(rd, first->start, last->end);
	return DS_STR("");
}

static struct phrase phrase_of(const struct reader *rd, struct span_of s)
{
	struct phrase p = { .bare = s.bare };
	/* A quotation in front of a noun that is long enough without it is left out, and the verb before it. */
	if (s.noun > s.first && s.noun < s.last && s.noun->kind == LEX_QUOTE &&
	    s.last->end - s.noun[1].start >= 4 * CHAR)
		s.first = s.noun;
	if (s.first < s.last && s.first->kind == LEX_QUOTE && s.last->end - s.first[1].start >= 4 * CHAR &&
	    in_phrase(s.first + 1))
		s.first++, s.noun = s.noun < s.first ? s.first : s.noun;
	while (s.first <= s.last && (s.first->kind == LEX_DUN || is_word(s.first, W_AND | W_DE)))
		s.first++, s.noun = s.noun < s.first ? s.first : s.noun;
	if (s.first > s.last)
		return p;
	if (bytes_of(s.first, s.last) > TEXT_MAX)
		for (const struct lexeme *l = s.last; l > s.first; l--)
			if (l->kind == LEX_DUN) {
				s.first = s.noun = l + 1;
				break;
			}
	p.text = trim_marks(text_of(rd, s.first->start, s.last->end));
	p.noun = s.bare ? DS_STR("") : trim_marks(text_of(rd, s.noun->start, s.last->end));
	if (s.who && !s.bare)
		p.who = text_of(rd, s.who->start, s.who_last->end);
	const struct lexeme *last = s.last;
	p.invest = is_word(last, W_INVEST);
	p.ratio = s.first == last && is_word(last, W_RATIO);
	if (is_word(last, W_ATTR) && s.first < last)
		p.text = p.noun = text_of(rd, last->start, last->end);
	p.rate = is_word(last, W_RATEUP | W_RATEDOWN | W_SHARE) || ends_with(p.text, "率") ||
		 ends_with(p.text, "比重") || ends_with(p.text, "占比") || ends_with(p.text, "比例") ||
		 ends_with(p.text, "度");
	return p;
}

/* 中牟县、荥阳市分别收案612件、588件: the word 分别 between the names and what they share, or NULL. */
static const struct lexeme *respective(const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	for (int n = 0; n < LOOK_BACK && !ends_clause(l) && l->kind != LEX_NUMBER; n++, l--)
		if (is_word(l, W_RESP))
			return l;
	return NULL;
}

struct phrase phrase_before(const struct reader *rd, uint32_t i)
{
	const struct lexeme *number = &rd->lx[i];
	const struct token *t = token_of(rd, number);
	bool money = t->kind != DS_KIND_COUNT;
	struct walk w = walk_back(number);
	const struct lexeme *compare = comparison(w.l, w.moved);
	if (!compare && (t->kind == DS_KIND_PERCENT || t->kind == DS_KIND_MULTIPLE))
		compare = part_of(number);
	if (!compare)
		compare = start_of(number);
	struct span_of s;
	if (compare) {
		struct walk v = walk_back(compare);
		s = collect_back(v.l, money);
		w.crossed = true;
	} else {
		s = collect_back(w.l, money);
	}
	/* 6个乡镇3200户: the words are the noun of the number before. */
	if (!w.crossed && s.stop->kind == LEX_NUMBER && t->kind == DS_KIND_COUNT && !s.bare && s.noun == s.first &&
	    token_of(rd, s.stop)->kind == DS_KIND_COUNT)
		s.first = s.last + 1;
	struct phrase p = phrase_of(rd, s);
	if (is_word(s.stop, W_EACHHEAD) && s.first == s.last && !compare) {
		uint32_t noun = phrase_each_noun(number, s.stop);
		if (noun != EACH_ALL)
			p.text = p.noun = text_of(rd, s.first->start + noun, s.last->end);
		else if (t->kind != DS_KIND_MONEY)
			p.text = p.noun = DS_STR("");
	}
	p.counted = s.stop->kind == LEX_NUMBER && token_of(rd, s.stop)->kind == DS_KIND_COUNT && w.crossed;
	p.compared = compare != NULL;
	p.direct = w.direct || w.moved || !w.crossed;
	p.reached = w.direct;
	p.adjacent = !w.crossed;
	if (p.bare) {
		p.subject = verb_subject(rd, s.first);
		p.topical = is_word(s.last, W_TOPICAL);
		p.alone = is_word(s.last, W_UP | W_DOWN);
	}
	if (is_word(w.l, W_NEWADD))
		p.added = text_of(rd, w.l->start, w.l->end);
	if (is_word(s.stop, W_UP | W_DOWN) && !is_word(s.stop, W_TO) && p.text.n && s.stop < number - 1 && !compare)
		p.change = is_word(s.stop, W_UP) ? DS_CHANGE_UP : DS_CHANGE_DOWN;
	return p;
}

struct phrase phrase_topic(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i];
	for (int clauses = 0; clauses < 3; clauses++) {
		while (!ends_clause(l) && l->kind != LEX_OPEN) {
			l--;
			if (l->kind == LEX_NUMBER)
				return (struct phrase){ .change = DS_CHANGE_LEVEL };
		}
		if (l->kind != LEX_COMMA && l->kind != LEX_OPEN && l->kind != LEX_MARK && l->kind != LEX_COLON)
			break;
		l--;
		const struct lexeme *first = l;
		while (!ends_clause(first) && first->kind != LEX_NUMBER)
			first--;
		if (first->kind == LEX_NUMBER)
			break;
		if (is_word(first + 1, W_PREP | W_CONN) && !is_word(first + 1, W_ADV | W_TARGET))
			continue;
		const struct lexeme *compare = comparison(l, false);
		struct phrase p = phrase_of(rd, collect_back(compare ? walk_back(compare).l : l, true));
		if (p.text.n && !p.bare)
			return p;
	}
	return (struct phrase){ .change = DS_CHANGE_LEVEL };
}

/* ---- names of a list -------------------------------------------------------------------------------------- */

static void reverse(struct phrase *p, uint32_t n)
{
	for (uint32_t a = 0, b = n; a + 1 < b; a++) {
		struct phrase t = p[a];
		p[a] = p[--b];
		p[b] = t;
	}
}

uint32_t phrase_names(const struct reader *rd, uint32_t i, struct phrase *out, uint32_t max)
{
	struct walk w = walk_back(&rd->lx[i]);
	const struct lexeme *l = w.l, *resp = respective(&rd->lx[i]);
	uint32_t n = 0;
	bool all_places = true;
	struct phrase shared = { .bare = false };
	if (resp && resp < l) {
		shared = phrase_of(rd, (struct span_of){ .first = resp + 1, .last = l, .noun = resp + 1 });
		l = walk_back(resp).l;
	}
	while (n < max) {
		struct span_of s = { .first = l + 1, .last = l, .noun = l + 1 };
		const struct lexeme *place = NULL;
		for (;; l--) {
			if (in_phrase(l) || is_word(l, W_PER))
				s.first = s.noun = l;
			else if (n == 0 && is_word(l, W_DE) && in_phrase(l - 1) && s.first <= s.last)
				s.first = s.noun = l; /* 集成电路、新能源汽车的项目 */
			else if (l->kind == LEX_CLOSE && bracket_open(l))
				s.first = s.noun = l = bracket_open(l);
			else
				break;
		}
		if ((l->kind == LEX_TIME || l->kind == LEX_NUMBER || is_word(l, W_DE)) && l[-1].kind == LEX_PLACE)
			l--; /* 诸暨、嵊州两地, 临邑县、宁津县的 */
		if (l->kind == LEX_PLACE)
			place = l--;
		if (s.first > s.last && !place)
			break;
		out[n] = phrase_of(rd, s);
		out[n].place = place;
		all_places &= place != NULL;
		n++;
		if (l->kind != LEX_DUN && !(is_word(l, W_AND)))
			break;
		l--;
	}
	reverse(out, n);
	for (uint32_t k = 0; k < n; k++) {
		if (!all_places)
			out[k].place = NULL;
		else if (!out[k].text.n && shared.text.n)
			out[k].text = out[k].noun = shared.text;
		else if (!out[k].text.n)
			out[k].text = out[k].noun = n && out[n - 1].text.n ? out[n - 1].text : rd->flow.label;
	}
	return n;
}

/* ---- after ------------------------------------------------------------------------------------------------ */

/* Units that name what they count: nothing needs to follow them. */
static const struct ds_str self_units[] = {
	{"人",        3},
        { "人次",    6},
        { "户",       3},
        { "户次",    6},
        { "省",       3},
        { "省份",    6},
	{ "市",       3},
        { "县",       3},
        { "区",       3},
        { "旗",       3},
        { "村",       3},
        { "镇",       3},
	{ "乡镇",    6},
        { "家庭",    6},
        { "个省份", 9},
        { "个市",    6},
        { "个县",    6},
        { "例",       3},
	{ "國",       3},
        { "国",       3},
        { "戶",       3},
        { "縣",       3},
        { "區",       3},
        { "个国家", 9},
	{ "嘎查",    6},
        { "嘎查村", 9},
        { "人份",    6},
};

bool phrase_self_unit(struct ds_str unit)
{
	for (size_t i = 0; i < DS_COUNT(self_units); i++)
		if (ds_str_eq(self_units[i], unit))
			return true;
	return false;
}

/* Nouns that say what is measured of the noun before them: 小麦播种面积. */
static const struct ds_str tails[] = {
	{"播种面积",  12},
        { "种植面积", 12},
        { "建筑面积", 12},
        { "销售面积", 12},
        { "总产量",    9 },
	{ "产量",       6 },
        { "增加值",    9 },
        { "总产值",    9 },
        { "产值",       6 },
        { "销售额",    9 },
	{ "销售量",    9 },
        { "销量",       6 },
        { "出口额",    9 },
        { "进口额",    9 },
        { "出口量",    9 },
	{ "进口量",    9 },
        { "零售额",    9 },
        { "价格",       6 },
        { "覆盖率",    9 },
        { "参保率",    9 },
	{ "普及率",    9 },
        { "存栏",       6 },
        { "出栏",       6 },
        { "余额",       6 },
        { "吞吐量",    9 },
	{ "用电量",    9 },
        { "面积",       6 },
        { "收入",       6 },
        { "支出",       6 },
        { "投资",       6 },
	{ "利润",       6 },
        { "资金",       6 },
        { "人数",       6 },
        { "数量",       6 },
        { "人口",       6 },
	{ "率",          3 },
        { "產量",       6 },
        { "面積",       6 },
        { "增加值",    9 },
        { "產值",       6 },
	{ "銷售額",    9 },
        { "價格",       6 },
};

struct ds_str phrase_tail(struct ds_str s)
{
	for (size_t i = 0; i < DS_COUNT(tails); i++)
		if (s.n > tails[i].n && ds_str_ends(s, tails[i]))
			return (struct ds_str){ s.p + s.n - tails[i].n, tails[i].n };
	return DS_STR("");
}

/* Nouns that say nothing of what is counted. */
static const struct ds_str empty_nouns[] = {
	{"时间",  6},
        { "之久", 6},
        { "时",    3},
        { "规模", 6},
        { "水平", 6},
        { "大关", 6},
	{ "關口", 6},
        { "关口", 6},
        { "的",    3},
        { "余",    3},
        { "時間", 6},
        { "幅度", 6},
	{ "速度", 6},
        { "目标", 6},
        { "目標", 6},
        { "整",    3},
        { "级",    3},
        { "前",    3},
	{ "后",    3},
        { "内",    3},
        { "中",    3},
        { "里",    3},
};

static bool is_empty_noun(struct ds_str s)
{
	for (size_t i = 0; i < DS_COUNT(empty_nouns); i++)
		if (ds_str_eq(empty_nouns[i], s))
			return true;
	return false;
}

/* The bracket that opens at l, when it is short: its closing lexeme, or NULL. */
static const struct lexeme *bracket_close(const struct lexeme *l)
{
	for (const struct lexeme *k = l + 1; !ends_clause(k) && k->end - l->start <= 6 * CHAR; k++)
		if (k->kind == LEX_CLOSE)
			return k;
	return NULL;
}

/* The noun phrase that begins at l: its last lexeme, l - 1 when there is none. */
static const struct lexeme *collect_ahead(const struct lexeme *l)
{
	const struct lexeme *first = l;
	for (;; l++) {
		uint32_t have = bytes_of(first, l - 1);
		if (in_phrase(l) || (l->kind == LEX_PLACE && have)) {
			continue;
		} else if (l->kind == LEX_OPEN && have && bracket_close(l)) {
			l = bracket_close(l);
		} else if (l->kind == LEX_DUN && have && l[1].kind != LEX_OTHER &&
			   (in_phrase(l + 1) || is_word(l + 1, W_DET))) {
			continue;
		} else if (l->kind == LEX_DUN && have && l[1].kind == LEX_PLACE && in_phrase(l + 2)) {
			continue;
		} else if (is_word(l, W_AND) && have && have <= 2 * CHAR && in_phrase(l + 1)) {
			continue;
		} else if (is_word(l, W_ETC | W_AFTER) && have && in_phrase(l + 1)) {
			continue;
		} else {
			return l - 1;
		}
	}
}

/* 12名来自北京的专家: the noun behind the clause that describes it. */
static const struct lexeme *behind_clause(const struct lexeme *l)
{
	for (int n = 0; n < LOOK_AHEAD && !ends_clause(l) && l->kind != LEX_NUMBER; n++, l++)
		if (is_word(l, W_DE) && in_phrase(l + 1))
			return l + 1;
	return NULL;
}

static struct ds_str verb_ahead(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *first = l, *last = l;
	while (is_verb(last + 1) && last - first < 2)
		last++;
	const struct lexeme *object = collect_ahead(last + 1);
	if (object > last && bytes_of(last + 1, object) <= 8 * CHAR)
		last = object;
	return text_of(rd, first->start, last->end);
}

struct phrase phrase_after(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i] + 1;
	const struct token *t = token_of(rd, &rd->lx[i]);
	struct phrase p = { .change = DS_CHANGE_LEVEL, .self = phrase_self_unit(t->unit) };
	while (is_word(l, W_AFTER | W_TAIL))
		l++;
	if (is_word(l, W_DE)) {
		p.of = true;
		l++;
	}
	while ((l->kind == LEX_PLACE && (in_phrase(l + 1) || l[1].kind == LEX_PLACE)) || is_word(l, W_DET))
		l++;
	if (is_word(l, W_INVEST) && t->kind == DS_KIND_COUNT && !p.of)
		return p; /* 直升机4架投入扑救 */
	const struct lexeme *last = collect_ahead(l);
	if (last >= l) {
		if (bytes_of(l, last) > TEXT_MAX)
			for (const struct lexeme *k = l; k < last; k++)
				if (k->kind == LEX_DUN) {
					last = k - 1;
					break;
				}
		if (l < last && l->kind == LEX_QUOTE && last->end - l[1].start >= 4 * CHAR && in_phrase(l + 1))
			l++;
		p.text = trim_marks(text_of(rd, l->start, last->end));
		const struct lexeme *next = last + 1;
		while (is_word(next, W_REACH))
			next++;
		if (next->kind == LEX_NUMBER && t->kind != DS_KIND_PERCENT) /* 8亩茶园收入7万元 */
			p.text.n -= phrase_tail(p.text).n;
		p.noun = p.text;
		if (is_empty_noun(p.text))
			p.text = p.noun = DS_STR("");
		if (p.self && is_word(last + 1, W_LE) && in_phrase(last + 2)) { /* 210户开了洗浴旅店 */
			const struct lexeme *object = collect_ahead(last + 2);
			p.text = text_of(rd, l->start, object->end);
			p.verbal = true;
		}
		return p;
	}
	if (l->kind == LEX_NUMBER && t->kind == DS_KIND_COUNT && token_of(rd, l)->kind != DS_KIND_COUNT)
		return phrase_after(rd, i + 1); /* 4座20万立方米储罐 */
	if (p.of || t->kind == DS_KIND_MONEY || t->kind == DS_KIND_PERCENT)
		return p;
	while (is_word(l, W_ADV) && !is_word(l, W_CONN))
		l++;
	if (!is_verb(l) && !is_word(l, W_PREP | W_REACH))
		return p;
	const struct lexeme *noun = behind_clause(l);
	if (noun && (last = collect_ahead(noun)) >= noun) {
		p.text = p.noun = trim_marks(text_of(rd, noun->start, last->end));
		return p;
	}
	if (is_verb(l)) {
		p.text = verb_ahead(rd, l);
		p.verbal = true;
	}
	return p;
}
