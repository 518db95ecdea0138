/* phrase_clause.c: the phrases of other clauses that name a number (the topic of the clause before, the noun that its
 * number is reached by), and the names of a list. It does not look at the clause of the number itself: phrase.c does. */
#include "phrase.h"

struct phrase phrase_reached(const struct reader *rd, uint32_t i)
{
	struct phrase none = { .change = DS_CHANGE_LEVEL };
	const struct lexeme *l = &rd->lx[i] - 1;
	bool reached = false,
	     counts = token_of(rd, &rd->lx[i])->kind == DS_KIND_COUNT; /* 为3个县 says what they are */
	for (; is_word(l, W_REACH | W_ADV) && !is_word(l, NOMINAL); l--)
		reached |= is_word(l, W_REACH) && !(is_word(l, W_HAS) && counts);
	if (!reached || l->kind != LEX_COMMA)
		return none;
	const struct lexeme *first = l;
	while (!ends_clause(first - 1) && first[-1].kind != LEX_NUMBER)
		first--;
	while (first->kind == LEX_TIME || first->kind == LEX_PLACE || is_word(first, W_CONN | W_DET))
		first++;
	if (is_verb(first) && in_phrase(first + 1))
		first++; /* 接待|游客量居首位 */
	if (in_phrase(first) && is_word(first + 1, W_DE) && in_phrase(first + 2) &&
	    ds_str_starts(lexeme_text(rd, first), DS_STR("最")))
		first += 2; /* 最长的|桥梁在某村,长799米 */
	const struct lexeme *last = first;
	while (in_phrase(last))
		last++;
	/* 最大风速出现在某站,达28米/秒 */
	static const char *const appears[] = { "出现", "出现在", "出現", "出現在", "发生在", "位于" };
	if (last == first || last >= l || first[-1].kind == LEX_NUMBER || bytes_of(first, last - 1) < 2 * CHAR ||
	    (!is_word(last, W_FROM | W_REACH | W_ADV | W_UP | W_DOWN | W_PREP | W_RANK) &&
	     !IS_ANY(lexeme_text(rd, last), appears)) ||
	    lexeme_says(rd, last, "次之")) /* 某景区次之,达到3万人次: it is where, not what */
		return none;
	return phrase_of(rd,
			 (struct span_of){ .first = first, .last = last - 1, .noun = first, .stop = first - 1 });
}

/* 公司公告, 消息称: a clause that only says who speaks, or how what follows is looked at. */
static bool only_says(struct ds_str s)
{
	static const char *const ends[] = { "统计",   "統計", "介绍", "介紹", "来看", "來看", "显示",
					    "顯示",   "公告", "宣布", "披露", "消息", "通报", "通報",
					    "消息称", "公布", "报道", "报告", "來電" };
	static const char *const views[] = { "分", "按", "总体", "整体", "總體" };
	if (ds_str_ends(s, DS_STR("看")))
		return STARTS_ANY(s, views); /* 分季度看 */
	return ENDS_ANY(s, ends);
}

struct phrase phrase_said(const struct reader *rd, uint32_t i)
{
	struct phrase none = { .change = DS_CHANGE_LEVEL };
	const struct lexeme *l = &rd->lx[i];
	while (!ends_clause(l - 1) && l[-1].kind != LEX_NUMBER)
		l--;
	if (l[-1].kind != LEX_COMMA || l - rd->lx < 3)
		return none;
	const struct lexeme *end = l - 1, *first = end;
	while (!ends_clause(first - 1) && first[-1].kind != LEX_NUMBER)
		first--;
	if (first[-1].kind == LEX_NUMBER)
		return none;
	while (first->kind == LEX_TIME || first->kind == LEX_PLACE || is_word(first, W_CONN | W_DET))
		first++;
	const struct lexeme *last = first;
	while (in_phrase(last))
		last++;
	if (last == first || last >= end || !is_word(last, W_ADV))
		return none;
	return phrase_of(rd,
			 (struct span_of){ .first = first, .last = last - 1, .noun = first, .stop = first - 1 });
}

struct ds_str phrase_judged(const struct reader *rd, uint32_t i)
{
	static const char *const judged[] = { "比较低", "比较高", "较大", "较小", "较低", "较高", "最大", "最小",
					      "最低",   "最高",   "最多", "偏低", "偏高", "不大", "不高", "明显" };
	static const char *const views[] = { "来看", "看" };
	const struct lexeme *l = &rd->lx[i];
	while (!ends_clause(l - 1) && l[-1].kind != LEX_NUMBER)
		l--;
	if (l[-1].kind != LEX_COMMA && l[-1].kind != LEX_COLON)
		return DS_STR("");
	const struct lexeme *end = l - 1, *first = end;
	while (!ends_clause(first - 1) && first[-1].kind != LEX_NUMBER)
		first--;
	while (first < end && (is_word(first, K_TIME | K_PLACE | W_CONN | W_DET)))
		first++;
	struct ds_str s = text_of(rd, first->start, end->start);
	if (first[-1].kind == LEX_NUMBER || s.n > LABEL_MAX + 3 * CHAR)
		return DS_STR("");
	size_t n = l[-1].kind == LEX_COMMA ? ENDS_ANY(s, judged) : 0;
	if (!n && ds_str_starts(s, DS_STR("从"))) {
		n = ENDS_ANY(s, views);
		s.p += CHAR;
		s.n -= CHAR;
	}
	s.n -= n;
	if (s.n > 3 * CHAR && ds_str_ends(s, DS_STR("也")))
		s.n -= CHAR;
	const bool what = n && s.n >= 3 * CHAR && s.n <= LABEL_MAX && !may_hold_mark(s) &&
			  (phrase_is_amount(s) || ds_str_ends(s, DS_STR("幅")) || ends_sort(s, S_WEATHER));
	return what ? s : DS_STR("");
}

struct ds_str phrase_among_what(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i];
	while (!ends_clause(l - 1) && l[-1].kind != LEX_NUMBER)
		l--;
	if (l[-1].kind != LEX_COMMA || l[-2].kind != LEX_TEXT)
		return DS_STR("");
	struct ds_str s = lexeme_text(rd, l - 2);
	return s.n >= 3 * CHAR && s.n <= LABEL_MAX && phrase_among(s) + CHAR == s.n
		   ? (struct ds_str){ s.p, s.n - CHAR }
		   : DS_STR("");
}

struct ds_str phrase_event(const struct reader *rd, uint32_t i)
{
	static const char *const events[] = { "演出", "活动", "改造", "建设", "整治",   "培训", "展览", "比赛",
					      "活動", "工作", "服务", "宣讲", "招聘会", "展演", "创建", "电影",
					      "讲座", "监测", "检测", "演练", "義診",   "义诊" };
	const struct lexeme *l = &rd->lx[i];
	while (!ends_clause(l - 1) && l[-1].kind != LEX_NUMBER)
		l--;
	if (l[-1].kind != LEX_COMMA)
		return DS_STR("");
	const struct lexeme *end = l - 1, *first = end;
	while (!ends_clause(first - 1) && first[-1].kind != LEX_NUMBER)
		first--;
	while (first->kind == LEX_TIME || first->kind == LEX_PLACE || is_word(first, W_CONN | W_DET))
		first++;
	const struct lexeme *last = first;
	while (last < end && in_phrase(last))
		last++;
	if (last == first || first[-1].kind == LEX_NUMBER || last[-1].end - first->start > LABEL_MAX)
		return DS_STR("");
	struct ds_str s = phrase_unquoted(text_of(rd, first->start, last[-1].end));
	return s.n >= 2 * CHAR && (ends_sort(s, S_SCHEME) || ENDS_ANY(s, events)) ? s : DS_STR("");
}

struct ds_str phrase_object(const struct reader *rd, uint32_t i, struct ds_str verb)
{
	const struct lexeme *number = &rd->lx[i], *l = number - (i < CLAUSES_BACK ? i : CLAUSES_BACK);
	uint32_t at = number->start;
	for (; l < number; l++) {
		if (!is_verb(l) || l->end == at || !in_phrase(l + 1) || is_verb(l + 1) ||
		    !ds_str_eq(lexeme_text(rd, l), verb))
			continue;
		const struct lexeme *last = l + 1;
		while (in_phrase(last + 1))
			last++;
		static const char *const none[] = { "时", "後",   "后",   "時",   "前",
						    "的", "总数", "總數", "总量", "总额" };
		if (STARTS_ANY(lexeme_text(rd, l + 1), none))
			continue;
		return bytes_of(l + 1, last) <= LABEL_MAX / 2 && last->end <= at
			   ? text_of(rd, l[1].start, last->end)
			   : DS_STR("");
	}
	return DS_STR("");
}

struct ds_str phrase_most(const struct reader *rd, uint32_t i)
{
	const struct lexeme *de = &rd->lx[i] - 1;
	if (!is_word(de, W_DE))
		return DS_STR("");
	const struct lexeme *first = de;
	for (int n = 0; n < LOOK_BACK && (in_phrase(first - 1) || is_word(first - 1, W_ADV)); n++)
		first--;
	struct ds_str s = text_of(rd, first->start, de->start);
	size_t at = ds_str_find(s, DS_STR("最"), 0);
	return at != SIZE_MAX && at >= 2 * CHAR && s.n - at <= 3 * CHAR &&
		       phrase_is_amount((struct ds_str){ s.p, at })
		   ? (struct ds_str){ s.p, at }
		   : DS_STR("");
}

/* 比赛项目|包括田径、游泳等,共21项: what the list that ends at l is of, or l. */
static const struct lexeme *without_samples(const struct reader *rd, const struct lexeme *l)
{
	static const char *const holds[] = { "包括", "包含", "涵盖", "涵蓋", "涉及", "分为", "分為" };
	const struct lexeme *k = l;
	if (!is_word(k, W_ETC))
		return l;
	while (is_word(k, W_ETC | W_AND) || in_phrase(k) || k->kind == LEX_DUN)
		k--;
	return is_verb(k) && in_phrase(k - 1) && IS_ANY(lexeme_text(rd, k), holds) ? k - 1 : l;
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
		if (l->kind == LEX_COLON && l[-2].kind == LEX_STOP && bytes_of(l - 1, l - 1) <= 4 * CHAR)
			break; /* 局长:截至去年底一共1260个 */
		l--;
		if (l->kind == LEX_OTHER && !ends_clause(l - 1)) {
			const struct lexeme *rank = l - 1;
			if (rank->kind == LEX_TEXT && bytes_of(rank, rank) == CHAR)
				rank--; /* 前 */
			if (is_word(rank, W_RANK))
				l = rank - 1; /* 事故起数位居前两位 */
		}
		while (is_word(l, W_UP | W_DOWN | W_LE) ||
		       (is_word(l, W_ADV | W_PREP) && is_word(l + 1, W_UP | W_DOWN | W_ADV | W_PREP)))
			l--; /* 比重也在逐年提升,由25%提升到27% */
		if (l->kind == LEX_QUOTE && is_word(l - 1, W_ADV | W_LIGHT) && in_phrase(l - 2))
			l -= 2; /* 本地游客仍然“唱主角” */
		if (l->kind == LEX_TEXT && only_says(text_of(rd, l->start, l->end)))
			continue;
		l = without_samples(rd, l);
		const struct lexeme *first = l;
		while (!ends_clause(first) && first->kind != LEX_NUMBER)
			first--;
		if (first->kind == LEX_NUMBER)
			break;
		if (is_word(first + 1, W_PREP | W_CONN) && !is_word(first + 1, W_ADV | W_TARGET))
			continue;
		const struct lexeme *compare = comparison(l, false);
		struct span_of s = collect_back(rd->r->text, compare ? walk_back(rd, compare).l : l, true);
		const struct lexeme *is = s.stop; /* 存栏数|是历年最高水平, 多年来的新高,比上年多6万头 */
		while (is->kind == LEX_TIME || is_word(is, W_DE))
			is--;
		if ((lexeme_says(rd, is, "是") || lexeme_says(rd, is, "为")) && in_phrase(is - 1))
			s = collect_back(rd->r->text, is - 1, true);
		if (is_word(s.stop, W_FROM) && s.first <= s.last &&
		    ds_str_find(text_of(rd, s.first->start, s.last->end), DS_STR("转"), 0) == CHAR) {
			s = collect_back(rd->r->text, s.stop - 1, true); /* 增速|由负转正,增长0.7% */
			if (s.first == s.last && is_word(s.last, W_RATEUP | W_RATEDOWN))
				break;
		}
		if (s.first == s.last && bytes_of(s.first, s.last) == CHAR && is_word(s.stop, W_ADV)) {
			const struct lexeme *who = s.stop; /* 豆芽|比较白、比较嫩 */
			while (is_word(who, W_ADV) || who->kind == LEX_DUN ||
			       (who->kind == LEX_TEXT && bytes_of(who, who) == CHAR))
				who--;
			if (in_phrase(who))
				s = collect_back(rd->r->text, who, true);
		}
		struct phrase p = phrase_of(rd, s);
		static const char *const whens[] = { "后", "後", "时", "時" };
		if (p.text.n > CHAR && !p.bare && !ENDS_ANY(p.text, whens)) /* 将鱼带|回家后 */
			return p;
	}
	return (struct phrase){ .change = DS_CHANGE_LEVEL };
}

struct ds_str phrase_group(const struct reader *rd, uint32_t from, uint32_t i)
{
	const struct lexeme *end = &rd->lx[i], *l = &rd->lx[from] + 1;
	for (const struct lexeme *k = l; k < end; k++)
		if (k->kind == LEX_SEMI)
			l = k;
	for (; l < end; l++) {
		if (l->kind != LEX_COMMA && l->kind != LEX_SEMI && l->kind != LEX_COLON)
			continue;
		const struct lexeme *first = l + 1;
		while (is_word(first, W_CONN | W_DET | W_REACH) && first < end)
			first++; /* 其次为县城,共发生5起 */
		if (first->kind == LEX_PLACE || first->kind == LEX_TIME)
			return DS_STR("");
		bool act = is_word(first, W_VERB) && !is_word(first, W_REACH); /* 受理|民事案件95件 */
		first += act;
		const struct lexeme *last = first;
		while (last < end && in_phrase(last))
			last++;
		struct ds_str s = last > first ? text_of(rd, first->start, last[-1].end) : DS_STR("");
		size_t tail = phrase_measure(s);
		if (s.n < 2 * CHAR || s.n - tail > 10 * CHAR || last >= end)
			continue;
		if (act)
			return last->kind == LEX_NUMBER && ds_str_ends(s, DS_STR("案件")) ? s : DS_STR("");
		const struct lexeme *close = last;
		while (last->kind == LEX_OPEN && close < end && close->kind != LEX_CLOSE)
			close++;
		bool noted = close > last && in_phrase(close + 1); /* 其他品牌(甲、乙)营业收入 */
		static const char *const degrees[] = { "年度", "计划", "計劃", "累计", "累計", "平均", "全年" };
		static const char *const sizes[] = { "规模", "規模" };
		static const char *const hows[] = { "具体", "集中", "联合", "统一", "聯合", "集體" };
		static const char *const rates[] = { "率", "比例", "占比" }; /* 开工率为98% names nobody */
		if (ENDS_ANY(s, sizes) || IS_ANY(s, hows) || ENDS_ANY(s, rates))
			continue;
		if (tail >= 2 * CHAR && tail < s.n && !IS_ANY(((struct ds_str){ s.p, s.n - tail }), degrees))
			s.n -= tail;
		else if (!noted && !is_verb(last) && !is_word(last, W_HAS) &&
			 !(l->kind != LEX_COMMA && last->kind == LEX_COMMA)) /* ;商业,成交206套 */
			continue;
		return s.n >= 2 * CHAR && s.n <= 8 * CHAR ? s : DS_STR("");
	}
	return DS_STR("");
}

/* 诈骗警情、盗窃|案件数: does the verb at l stand inside a name of a list? The first name is known by what follows it. */
static bool is_inside(const struct lexeme *l, const struct lexeme *end, bool listed)
{
	if (!is_verb(l) || is_word(l, W_UP | W_DOWN | W_REACH) || l + 1 >= end || !in_phrase(l + 1))
		return false;
	while (!listed && l < end && (in_phrase(l) || is_verb(l)))
		l++;
	return listed || (l < end && l->kind == LEX_DUN);
}

/* The run of names that begins at l, up to `end`: fills out, returns how many; *next stands behind it. */
static uint32_t names_run(const struct reader *rd, const struct lexeme *l, const struct lexeme *end,
			  struct phrase *out, uint32_t max, const struct lexeme **next)
{
	uint32_t n = 0;
	bool all_places = true;
	for (;;) {
		struct span_of s = { .first = l, .last = l - 1, .noun = l };
		for (; l < end && (in_phrase(l) || l->kind == LEX_PLACE || is_inside(l, end, n > 0)) &&
		       !is_word(l, W_RATIO | W_RATEUP | W_RATEDOWN);
		     l++) {
			all_places &= l->kind == LEX_PLACE;
			s.last = l;
		}
		if (l < end && l->kind == LEX_OPEN) {
			while (l < end && l->kind != LEX_CLOSE)
				l++;
			l += l < end;
		}
		if (s.last < s.first || n == max)
			break;
		out[n++] = phrase_of(rd, s);
		if (l >= end || (l->kind != LEX_DUN && !is_word(l, W_AND)))
			break;
		l++;
	}
	*next = l;
	return all_places ? 0 : n;
}

uint32_t phrase_names_said(const struct reader *rd, uint32_t i, struct phrase *out, uint32_t n)
{
	struct phrase run[PHRASE_NAMES];
	const struct lexeme *end = &rd->lx[i];
	if (end[-1].kind == LEX_COLON && is_word(end - 2, W_REACH))
		end--; /* 售价分别为:1.6元、1.8元 */
	while (!ends_clause(end - 1))
		end--;
	for (int clauses = 0; clauses < 2 && end[-1].kind == LEX_COMMA; clauses++) {
		const struct lexeme *first = --end;
		while (!ends_clause(first - 1) && first[-1].kind != LEX_NUMBER)
			first--;
		if (first[-1].kind == LEX_NUMBER)
			return 0;
		for (const struct lexeme *l = first, *next; l<end; l = next> l ? next : l + 1) {
			uint32_t k = names_run(rd, l, end, run, PHRASE_NAMES, &next);
			if (k == n && run[0].text.n && run[n - 1].text.n) {
				memcpy(out, run, n * sizeof(*out));
				return n;
			}
		}
		end = first;
	}
	return 0;
}

/* ---- names of a list -------------------------------------------------------------------------------------- */

void phrases_turn(struct phrase *p, uint32_t n)
{
	for (uint32_t a = 0, b = n; a + 1 < b; a++) {
		struct phrase t = p[a];
		p[a] = p[--b];
		p[b] = t;
	}
}

/* Is the verb at l inside one of several names, with 、 or 和 before it? */
static bool name_goes_on(const struct lexeme *l)
{
	for (int n = 0; n < LOOK_BACK; n++, l--)
		if (!in_phrase(l) && !is_verb(l))
			break;
	return l->kind == LEX_DUN || is_word(l, W_AND);
}

const struct lexeme *phrase_respective(const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	if (l->kind == LEX_COLON && is_word(l - 1, W_REACH))
		l--; /* 分别为:61件、58件 */
	for (int n = 0; n < 2 * LOOK_BACK && !ends_clause(l) && l->kind != LEX_NUMBER; n++, l--)
		if (is_word(l, W_RESP))
			return l;
	return NULL;
}

uint32_t phrase_names(const struct reader *rd, uint32_t i, struct phrase *out, uint32_t max)
{
	struct walk w = walk_back(rd, &rd->lx[i]);
	const struct lexeme *l = w.l, *resp = phrase_respective(&rd->lx[i]);
	uint32_t n = 0;
	bool all_places = true, foreign = false, share = false;
	struct phrase shared = { .bare = false };
	if (resp) {
		const struct lexeme *last = &rd->lx[i] - 1;
		last -= last->kind == LEX_COLON; /* 分别为:5万亩 */
		while (last > resp && (last->kind == LEX_TIME ||
				       (is_word(last, CARRIES | W_PART | W_GAIN) && !is_word(last, W_VERB))))
			last--;
		while (last > resp && is_word(last, W_DE))
			last--; /* 分别占总数的 */
		share = is_word(resp + 1, W_SHARE);
		if (last > resp && !(last == resp + 1 && is_word(last, W_LIGHT)))
			shared =
			    phrase_of(rd, (struct span_of){ .first = resp + 1, .last = last, .noun = resp + 1 });
		l = walk_back(rd, resp).l;
		const struct lexeme *compare = comparison(l, true), *why;
		l = why = compare ? walk_back(rd, compare).l : l; /* 甲税和乙税|因政策调整|分别下降 */
		while (in_phrase(why))
			why--;
		if (why < l && (lexeme_says(rd, why, "因") || lexeme_says(rd, why, "由于")) && in_phrase(why - 1))
			l = why - 1;
	}
	while (n < max) {
		struct span_of s = { .first = l + 1, .last = l, .noun = l + 1 };
		const struct lexeme *place = NULL;
		for (;; l--) {
			if (in_phrase(l) || is_word(l, W_PER))
				s.first = s.noun = l;
			else if (resp && s.first > s.last && is_verb(l) &&
				 is_sort(lexeme_text(rd, l), S_MONEY | S_AMOUNT))
				s.first = s.noun = l; /* 收入与盈利分别增长 */
			else if (is_verb(l) && s.first <= s.last && name_goes_on(l))
				s.first = s.noun = l; /* 受灾人次、倒塌房屋数量 */
			else if (n > 0 && s.first > s.last && is_word(l, W_VERB) &&
				 !is_word(l, W_REACH | W_LIGHT) && bytes_of(l, l) == 2 * CHAR)
				s.first = s.noun = l; /* 批捕|、起诉人数 */
			else if (n == 0 && is_verb(l) && l[-1].kind == LEX_PLACE && l[-3].kind == LEX_PLACE &&
				 (l[-2].kind == LEX_DUN || is_word(l - 2, W_AND)))
				s.first = s.noun = l; /* 桦南县、汤原县新建晾晒场 */
			else if (n == 0 && is_word(l, W_DE) && in_phrase(l - 1) && s.first <= s.last)
				s.first = s.noun = l; /* 集成电路、新能源汽车的项目 */
			else if (l->kind == LEX_CLOSE && bracket_open(l))
				s.first = s.noun = l = bracket_open(l);
			else if (is_word(l, W_DET) && s.first <= s.last && is_word(l - 1, W_AND) &&
				 in_phrase(l - 2))
				s.first = s.noun = l -= 2; /* 电脑|及|其|零部件 */
			else
				break;
		}
		if ((l->kind == LEX_TIME || l->kind == LEX_NUMBER || is_word(l, W_DE)) && l[-1].kind == LEX_PLACE)
			l--; /* 诸暨、嵊州两地, 临邑县、宁津县的 */
		if (l->kind == LEX_PLACE)
			place = l--;
		if (s.first > s.last && !place)
			break;
		if (s.first < s.last && is_word(s.first, W_FOREIGN))
			s.noun = ++s.first, foreign = true; /* 对东盟、日本进出口 */
		out[n] = phrase_of(rd, s);
		out[n].place = place;
		if (token_of(rd, &rd->lx[i])->kind == DS_KIND_PERCENT)
			phrase_invested(rd, s, &out[n]);
		const struct lexeme *abroad = is_word(s.first, W_FOREIGN) ? s.first : s.first - 1;
		if (s.first <= s.last && is_word(abroad, W_FOREIGN) && !place)
			out[n].subject = lexeme_text(rd, abroad);
		if (s.first == s.last && is_word(s.first, W_FOREIGN))
			out[n].text = out[n].noun = DS_STR(""); /* 韩国、日本 */
		else
			all_places &= place != NULL;
		n++;
		if (l->kind != LEX_DUN && !(is_word(l, W_AND)))
			break;
		l--;
	}
	phrases_turn(out, n);
	for (uint32_t k = 0; k < n; k++) {
		if (!all_places && foreign && !out[k].text.n)
			out[k].text = out[k].noun = out[n - 1].text;
		if (!all_places)
			out[k].place = NULL;
		if (!all_places && n > 1 && shared.text.n && !share && out[k].text.n && /* label_share joins it */
		    out[k].text.n + shared.text.n <= LABEL_MAX)
			out[k].text = out[k].noun = phrase_join(rd, out[k].text, shared.text); /* 甲、乙分别进口 */
		else if (!all_places)
			continue;
		else if (!out[k].text.n && shared.text.n)
			out[k].text = out[k].noun = shared.text;
		else if (!out[k].text.n)
			out[k].text = out[k].noun = n && out[n - 1].text.n ? out[n - 1].text : rd->flow.label;
	}
	/* 东盟进出口, 欧盟进出口: what is no region of ours tells the rows apart */
	for (uint32_t k = 0; n > 1 && k < n; k++)
		if (out[k].subject.n && out[k].text.n && out[k].text.n <= LABEL_MAX &&
		    !ds_str_starts(out[k].text, out[k].subject))
			out[k].text = phrase_join(rd, out[k].subject, out[k].text);
	return n;
}
