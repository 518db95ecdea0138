/* label_event.c: what lasts or takes a length of time, by the words of its sentence and their parts of speech. The event of such a
 * number stands in one of five places, and the first that holds one names it:
 *   before the number       机组|停机检修|36小时
 *   behind 的, or at once   为期8天的|灯会, 享受6年|质保
 *   behind the number       仅用20分钟|完成订单配送
 *   the clause behind it    花了半个月时间,|订制了90套课桌
 *   the clause before it    村民|全部转移|,只用了5小时; |灯会|在公园展出,为期8天
 * Who acts, how, where and when is no event, and neither is a verb that says only that something goes on (进行, 用).
 * label_span.c asks here.
 */
#include "label_event.h"
#include "dushu/text.h"
#include "scope.h"

#define WORDS_MOST 48u
#define AWAY       (30u * CHAR) /* bytes that are read on either side */
#define EVENT_MOST (8u * CHAR)
#define WAY_MOST   (12u * CHAR) /* 从设防水位到超警水位 */

struct row {
	struct ds_word w[WORDS_MOST];
	size_t n;
};

/* Words that say only that time goes by, or how much of it. */
static bool is_spent(struct ds_str s)
{
	static const char *const spent[] = { "用",   "花",   "需",   "要",   "历时", "耗时", "历经", "用时",
					     "花费", "花掉", "费时", "需时", "为期", "长达", "持续", "连续",
					     "接连", "一连", "经过", "通过", "经",   "经历", "需要", "只需",
					     "仅需", "只要", "时间", "短短", "时隔", "睽违", "阔别", "相隔",
					     "只用", "仅用", "共用", "就用", "才用" };
	return IS_ANY(s, spent) > 0;
}

static bool is_void(struct ds_str s)
{
	static const char *const carried[] = { "达",   "满",   "已满", "已有", "有",   "超过", "不到", "不足",
					       "只有", "仅",   "只",   "近",   "约",   "大约", "共",   "共计",
					       "累计", "前后", "先后", "整整", "足足", "为",   "是",   "就是",
					       "了",   "过",   "着",   "到",   "至",   "长",   "年满", "共有",
					       "应",   "须",   "可",   "能",   "全天", "平时", "每天", "全程",
					       "将",   "会",   "低于", "高于" };
	return is_spent(s) || IS_ANY(s, carried);
}

/* Verbs that say only that something goes on: its name is their object or their subject. */
static bool is_light(struct ds_str s)
{
	static const char *const verbs[] = { "举行", "进行", "举办", "开展", "组织", "接受", "实施", "提供",
					     "发起", "启动", "召开", "享受", "度过", "采取", "出现", "发生",
					     "予以", "给予", "开始", "结束", "完成", "实现", "取得", "得到",
					     "展开", "签署", "签订", "享有", "可享", "开启", "迎来", "推出",
					     "设立", "宣告", "告终", "经历", "落幕" };
	return IS_ANY(s, verbs) > 0;
}

/* What is told of somebody and is no event. */
static bool is_telling(struct ds_str s)
{
	static const char *const verbs[] = { "位于", "来自",   "属于", "表示", "称",   "说",   "来看",
					     "看",   "可以",   "出发", "力争", "计划", "预计", "打算",
					     "争取", "能够",   "应当", "必须", "继续", "达到", "相当",
					     "等于", "相当于", "有望", "可望" };
	return IS_ANY(s, verbs) > 0;
}

/* 黄金周, 清明节: a time that lasts, and is an event. */
static bool is_holiday(struct ds_str s)
{
	static const char *const ends[] = { "假期", "假日", "长假", "黄金周", "春运", "暑运", "寒假", "暑假",
					    "节",   "国庆", "中秋", "端午",   "清明", "五一", "元旦", "春节" };
	return ENDS_ANY(s, ends) > 0;
}

static struct ds_str said(const struct reader *rd, const struct ds_word *w)
{
	return (struct ds_str){ words_at(rd, w->at.start), w->at.end - w->at.start };
}

static bool acts(const struct ds_word *w)
{
	return w->pos == DS_POS_VERB || w->pos == DS_POS_VERBAL_NOUN;
}

/* May the word stand in the name of an event? */
static bool is_content(const struct reader *rd, const struct ds_word *w)
{
	const struct ds_str s = said(rd, w);
	if (!is_han_lead(*s.p) || is_void(s))
		return false;
	return w->pos == DS_POS_NOUN || acts(w) || w->pos == DS_POS_ADJECTIVE || w->pos == DS_POS_ATTRIBUTIVE ||
	       w->pos == DS_POS_ABBREVIATION || w->pos == DS_POS_IDIOM || w->pos == DS_POS_OTHER ||
	       w->pos == DS_POS_NONE || is_holiday(s) || label_names_span(s);
}

/* Somebody: 民警, 消费者, 某公司; not 开工, 排队. */
static bool is_who(const struct reader *rd, const struct ds_word *w)
{
	static const char *const they[] = { "者", "们", "某", "警方", "双方", "当事人" };
	const struct ds_str s = said(rd, w);
	if (acts(w) || is_holiday(s) || w->pos == DS_POS_ADJECTIVE || /* 最长 */
	    (s.n == CHAR && !char_in(s.p, s.p + CHAR, "人者员某")))
		return false;
	return w->pos == DS_POS_PRONOUN || ends_sort(s, S_PERSON | S_FOLK | S_ROLE | S_AGENT | S_GUEST) ||
	       is_sort(s, S_OFFICE | S_FIRM) || ENDS_ANY(s, they);
}

static struct ds_str words_text(const struct reader *rd, const struct row *r, size_t first, size_t last)
{
	return text_of(rd, r->w[first].at.start, r->w[last].at.end);
}

static uint32_t words_bytes(const struct row *r, size_t first, size_t last)
{
	return r->w[last].at.end - r->w[first].at.start;
}

/* How many words from k on make the name of a person: 刘|格格, 李|笑; 0: none. */
static size_t name_words(const struct reader *rd, const struct row *r, size_t k)
{
	const struct ds_str s = said(rd, &r->w[k]);
	const bool called = s.n == CHAR && char_in(s.p, s.p + CHAR, "小阿"); /* 小|霞 */
	if (k + 1 >= r->n || s.n != CHAR || r->w[k].pos == DS_POS_FUNCTION ||
	    (!called && !people_surname(s.p, s.p + s.n)))
		return 0;
	if (called)
		return words_bytes(r, k + 1, k + 1) == CHAR ? 2 : 0;
	if (k + 2 < r->n && words_bytes(r, k + 1, k + 2) == 2 * CHAR)
		return 3; /* 刘|晴|晴 */
	return words_bytes(r, k + 1, k + 1) <= 2 * CHAR ? 2 : 0;
}

/* Cuts the sentence from `from` to `to`. */
static void row_cut(const struct reader *rd, uint32_t from, uint32_t to, struct row *out)
{
	out->n = from < to ? ds_words_cut((struct ds_str){ words_at(rd, from), to - from }, out->w, WORDS_MOST) : 0;
	for (size_t k = 0; k < out->n; k++) {
		out->w[k].at.start += from;
		out->w[k].at.end += from;
	}
}

/* The clause that ends before l, as far as its last number. */
static const struct lexeme *clause_from(const struct lexeme *l)
{
	const struct lexeme *first = l;
	while (!ends_clause(first - 1) && first[-1].kind != LEX_NUMBER && l->start - first[-1].start <= AWAY)
		first--;
	return first;
}

static const struct lexeme *clause_to(const struct lexeme *l)
{
	const struct lexeme *end = l;
	while (!ends_clause(end) && end->end - l->start <= AWAY)
		end++;
	return end;
}

/* The noun that begins with word k, to its head where it is long: 中秋|国庆|黄金周. Empty when none does. */
static struct ds_str noun_at(const struct reader *rd, const struct row *r, size_t k)
{
	static const char *const insides[] = { "期间", "时", "后", "前", "里", "中" };
	size_t last = k, first = k;
	while (last < r->n && is_content(rd, &r->w[last]) && !(last > k && is_telling(said(rd, &r->w[last]))) &&
	       !(last > k && is_holiday(said(rd, &r->w[last - 1])) && !is_holiday(said(rd, &r->w[last]))))
		last++;
	while (last > first + 1 && r->w[last - 1].pos == DS_POS_VERB && r->w[last - 2].pos == DS_POS_NOUN)
		last--; /* 灯会|落幕 */
	while (first + 1 < last && words_bytes(r, first, last - 1) > EVENT_MOST)
		first++;
	if (first == last || words_bytes(r, first, last - 1) < 2 * CHAR || r->w[last - 1].pos == DS_POS_ADJECTIVE ||
	    r->w[last - 1].pos == DS_POS_ATTRIBUTIVE || is_light(said(rd, &r->w[last - 1])))
		return DS_STR("");
	struct ds_str s = words_text(rd, r, first, last - 1);
	const size_t inside = ENDS_ANY(s, insides);
	if (s.n >= inside + 2 * CHAR)
		s.n -= inside;
	return s;
}

/* The verb at k with what is done to it, of a long object its end: 采购|了|90套|课桌, 办理|档案转移|手续. */
static struct ds_str deed_at(const struct reader *rd, const struct row *r, size_t k)
{
	static const char *const done[] = { "制成", "而成", "完成", "结束" };
	size_t verb = k;
	while (verb + 1 < r->n && acts(&r->w[verb + 1]) && words_bytes(r, k, verb + 1) <= 4 * CHAR)
		verb++;
	size_t object = verb + 1;
	while (verb > k && IS_ANY(said(rd, &r->w[verb]), done))
		verb--;
	while (object < r->n && (is_void(said(rd, &r->w[object])) || r->w[object].pos == DS_POS_NUMBER ||
				 r->w[object].pos == DS_POS_CLASSIFIER || r->w[object].pos == DS_POS_NONE))
		object++;
	size_t last = object;
	while (last < r->n && (is_content(rd, &r->w[last]) || (last > object && r->w[last].pos == DS_POS_FUNCTION &&
							       ds_str_eq(said(rd, &r->w[last]), DS_STR("和")))))
		last++;
	while (last > object + 1 && r->w[last - 1].pos == DS_POS_VERB)
		last--; /* 采购了90双童鞋|寄 */
	const struct ds_str deed = words_text(rd, r, k, verb);
	if (last <= object)
		return deed;
	size_t first = object;
	while (first + 1 < last && words_bytes(r, first, last - 1) > 4 * CHAR)
		first++;
	if (words_bytes(r, first, last - 1) > 6 * CHAR || words_bytes(r, first, last - 1) < 2 * CHAR)
		return deed;
	const struct ds_str noun = words_text(rd, r, first, last - 1);
	return is_light(deed) ? noun : phrase_join(rd, deed, noun);
}

/* What is done in r: without how, for whom and where. `subject`: who or what does it may stand first. */
static struct ds_str done_in(const struct reader *rd, const struct row *r, bool subject)
{
	for (size_t k = 0; k < r->n; k++) {
		const struct ds_word *w = &r->w[k];
		const struct ds_str s = said(rd, w);
		static const char *const takes[] = { "将", "把" };
		static const char *const for_whom[] = { "为", "对", "向", "给", "与", "在", "于", "从", "由" };
		if (IS_ANY(s, takes) && k + 2 < r->n) {
			size_t last = k + 2; /* 将|嫌疑人|抓获, 将|受伤|渔民|救出 */
			while (last < r->n && is_content(rd, &r->w[last]) &&
			       !(acts(&r->w[last]) && !acts(&r->w[last - 1])))
				last++;
			if (last < r->n && acts(&r->w[last]) && words_bytes(r, k + 1, last) <= EVENT_MOST)
				return words_text(rd, r, k + 1, last);
			continue;
		}
		if (IS_ANY(s, for_whom)) {
			while (k + 1 < r->n && is_content(rd, &r->w[k + 1]) && !acts(&r->w[k + 1]))
				k++; /* 为|劳动者|办理 */
			continue;
		}
		if (is_void(s) || is_telling(s) || w->pos == DS_POS_ADVERB || w->pos == DS_POS_FUNCTION)
			continue;
		if (subject && k + 1 < r->n && is_who(rd, &r->w[k + 1]) && is_content(rd, w)) {
			k++; /* 救援|人员 */
			continue;
		}
		if (acts(w) && s.n >= 2 * CHAR) {
			const struct ds_str deed = deed_at(rd, r, k);
			if (deed.n > s.n || !is_light(s))
				return deed;
			continue; /* 才|宣告|结束 */
		}
		const struct ds_str noun =
		    !subject && is_content(rd, w) && !is_who(rd, w) ? noun_at(rd, r, k) : DS_STR("");
		if (noun.n)
			return noun;
	}
	return DS_STR("");
}

/* 江水|从设防水位到超警水位|只用了: the way from one thing to another that ends at word `end`. */
static struct ds_str way_to(const struct reader *rd, const struct row *r, size_t end)
{
	static const char *const tos[] = { "到", "至" };
	size_t to = end;
	while (to > 0 && !IS_ANY(said(rd, &r->w[to - 1]), tos))
		to--;
	size_t from = to;
	while (from > 0 && !ds_str_eq(said(rd, &r->w[from - 1]), DS_STR("从")))
		from--;
	if (!to || !from || to == end || r->w[from].pos == DS_POS_TIME || !is_han_lead(*said(rd, &r->w[from]).p) ||
	    words_bytes(r, from - 1, end - 1) > WAY_MOST)
		return DS_STR("");
	return words_text(rd, r, from - 1, end - 1);
}

/* 市民|排队等候, 为市民|服务: the event that ends before word `end`; empty when none does. */
static struct ds_str event_to(const struct reader *rd, const struct row *r, size_t end)
{
	size_t k = end;
	while (k > 0 && is_content(rd, &r->w[k - 1]) && !(is_who(rd, &r->w[k - 1]) && k < end) &&
	       !is_light(said(rd, &r->w[k - 1])) && words_bytes(r, k - 1, end - 1) <= EVENT_MOST)
		k--;
	const size_t name = k < end ? name_words(rd, r, k) : 0;
	k += k + name <= end ? name : 0;
	if (k > 0 && k + 1 < end && r->w[k - 1].pos == DS_POS_NAME && words_bytes(r, k, k) == CHAR &&
	    !acts(&r->w[k]))
		k++; /* 海陵岛|停航 */
	if (k > 1 && k < end && acts(&r->w[k]) && ds_str_eq(said(rd, &r->w[k - 2]), DS_STR("为")) &&
	    words_bytes(r, k - 2, end - 1) <= 6 * CHAR)
		k -= 2; /* 为市民|服务 */
	if (k == end || is_who(rd, &r->w[end - 1]) || words_bytes(r, k, end - 1) < 2 * CHAR)
		return DS_STR("");
	return words_text(rd, r, k, end - 1);
}

/* What the words between an event and its number say. */
struct carried {
	bool light; /* that something went on: 举行 */
	bool spent; /* that time was used: 用了 */
	bool way;   /* the event is a way: 从指令下达到转移完成 */
};

/* What stands before the number, without what carries it. */
static struct ds_str event_ahead(const struct reader *rd, const struct row *r, struct carried *by)
{
	size_t k = r->n;
	for (; k > 0; k--) {
		const struct ds_str s = said(rd, &r->w[k - 1]);
		by->light |= is_light(s);
		by->spent |= is_spent(s);
		if (!is_light(s) && !is_void(s) && !is_telling(s) && r->w[k - 1].pos != DS_POS_ADVERB &&
		    r->w[k - 1].pos != DS_POS_FUNCTION)
			break;
	}
	const struct ds_str from_to = way_to(rd, r, k);
	by->way = from_to.n > 0;
	if (by->way)
		return from_to;
	if (by->light) {
		/* 灯会|在公园|举行 */
		static const char *const wheres[] = { "在", "于" };
		size_t in = k;
		while (in > 0 && !IS_ANY(said(rd, &r->w[in - 1]), wheres))
			in--;
		if (in > 0)
			k = in - 1;
	}
	return event_to(rd, r, k);
}

/* What the clause that ends at comma is about: `light`, its subject; else what is done in it at its end. */
static struct ds_str event_back(const struct reader *rd, const struct lexeme *comma, bool light)
{
	const struct lexeme *first = clause_from(comma);
	struct row r;
	row_cut(rd, first->start, comma->start, &r);
	if (!r.n)
		return DS_STR("");
	if (!light) {
		size_t k = r.n;
		const struct ds_str way = way_to(rd, &r, k);
		if (way.n)
			return way;
		while (k > 0 && is_content(rd, &r.w[k - 1]) && words_bytes(&r, k - 1, r.n - 1) <= 4 * CHAR)
			k--;
		return k < r.n && acts(&r.w[r.n - 1]) ? words_text(rd, &r, k, r.n - 1) : DS_STR("");
	}
	size_t k = 0;
	while (k < r.n && (r.w[k].pos == DS_POS_TIME || r.w[k].pos == DS_POS_PRONOUN ||
			   r.w[k].pos == DS_POS_ADVERB || r.w[k].pos == DS_POS_FUNCTION))
		k++;
	return k < r.n && !is_who(rd, &r.w[k]) ? noun_at(rd, &r, k) : DS_STR("");
}

/* What is done in the clause behind comma. */
static struct ds_str event_next(const struct reader *rd, const struct lexeme *comma)
{
	struct row r;
	row_cut(rd, comma[1].start, clause_to(comma + 1)->start, &r);
	return done_in(rd, &r, true);
}

static bool has_light(const struct reader *rd, const struct row *r)
{
	bool light = false;
	for (size_t k = 0; k < r->n; k++)
		light |= is_light(said(rd, &r->w[k]));
	return light;
}

/* How s stands to the words of its clause. */
struct standing {
	bool whole;         /* they begin and end where it does, and one of them may name an event */
	bool who;           /* its last is somebody */
	bool done;          /* its last is a verb */
	bool light;         /* its first says only that something goes on: 完成|采摘 */
	struct ds_str last; /* its last word */
};

static struct standing standing_of(const struct reader *rd, struct ds_str s)
{
	const uint32_t at = (uint32_t)(s.p - rd->r->text.p), end = at + (uint32_t)s.n;
	struct standing out = { .whole = false };
	const struct lexeme *l = &rd->lx[0];
	while (l->end <= at)
		l++;
	const struct lexeme *from = clause_from(l + 1), *to = clause_to(l);
	struct row r;
	row_cut(rd, from->start < at ? from->start : at, to->start > end ? to->start : end, &r);
	static const char *const days[] = {
		"全天", "平时", "每天", "全程", "只要", "只需", "仅需"
	}; /* 防汛队员|全天|24小时待命 */
	bool starts = false, ends = false, any = false, told = false;
	for (size_t k = 0; k < r.n; k++) {
		const struct ds_word *w = &r.w[k];
		starts |= w->at.start == at;
		ends |= w->at.end == end;
		const size_t name = w->at.start == at ? name_words(rd, &r, k) : 0;
		if (name && r.w[k + name - 1].at.end == end)
			return out; /* 刘格格 */
		if (w->at.start < at || w->at.end > end)
			continue;
		any |= (is_content(rd, w) || w->pos == DS_POS_PLACE) && w->pos != DS_POS_ADJECTIVE &&
		       w->pos != DS_POS_ATTRIBUTIVE && !is_light(said(rd, w)) && !is_telling(said(rd, w)) &&
		       !is_who(rd, w);
		out.light |= w->at.start == at && is_light(said(rd, w));
		out.who = is_who(rd, w);
		out.done = acts(w);
		told = is_telling(said(rd, w)) || IS_ANY(said(rd, w), days);
		out.last = text_of(rd, w->at.start, w->at.end);
	}
	out.whole = starts && ends && any && !told && !is_spent((struct ds_str){ words_at(rd, at), s.n });
	return out;
}

/* Is it of this sentence, as it stands there? */
static bool stands_here(const struct reader *rd, struct ds_str s)
{
	return s.p >= rd->r->text.p + rd->lx[0].start && s.p < rd->r->text.p + rd->lx[rd->lx_n].start;
}

/* 仲裁庭认可的|加班天数, 李笑|加班天数: s without who and what is said of it. */
static struct ds_str without_owner(const struct reader *rd, struct ds_str s)
{
	const size_t de = s.n > EVENT_MOST ? ds_str_find(s, DS_STR("的"), 0) : SIZE_MAX;
	if (de != SIZE_MAX && de + 3 * CHAR <= s.n)
		s = (struct ds_str){ s.p + de + CHAR, s.n - de - CHAR };
	const uint32_t at = (uint32_t)(s.p - rd->r->text.p);
	struct row r;
	row_cut(rd, at, at + (uint32_t)s.n, &r);
	const size_t name = r.n ? name_words(rd, &r, 0) : 0;
	if (name && name < r.n)
		s = text_of(rd, r.w[name].at.start, at + (uint32_t)s.n);
	return s;
}

/* A label that is the name of an event, as short as it may be: after: the words behind the number, ahead: what was found before it. */
static struct ds_str event_kept(const struct reader *rd, const struct lexeme *number, struct ds_str text,
				struct standing is, struct ds_str ahead, const struct row *after, bool of,
				bool spent)
{
	const char *const number_at = rd->r->text.p + number->start;
	const bool near = text.p >= rd->r->text.p + clause_from(number)->start && text.p < number_at;
	const struct ds_str noun = after->n ? noun_at(rd, after, 0) : DS_STR("");
	if (near && is.who && ahead.n)
		return ahead; /* 抢修人员连续|抢修|8小时 */
	if (near && is.who && noun.n)
		return noun; /* 消费者可享受|7天|无理由退货 */
	if (near && text.n > EVENT_MOST && ahead.n < text.n && !phrase_is_amount(text) && !label_names_span(text)) {
		if (ahead.n && ahead.n < EVENT_MOST)
			return ahead; /* 某县高速公路|单幅中断 */
		if (is.done && is.last.n >= 2 * CHAR)
			return is.last;
	}
	if (near && is.done && ahead.n && ahead.p + ahead.n == text.p + text.n &&
	    (ahead.n < text.n || ds_str_starts(ahead, DS_STR("为"))))
		return ahead; /* 外地游客|排队等候 */
	if (near && ahead.n > text.n && is_holiday(ahead))
		return ahead;
	if (text.p > number_at && noun.p == text.p && noun.n > text.n && is_holiday(noun))
		return noun; /* 中秋|国庆黄金周 */
	if (text.p > number_at && !of && !spent && is.done && ahead.n && standing_of(rd, ahead).done)
		return ahead; /* 停课|一周进行消杀 */
	static const char *const done[] = { "制成", "而成", "制作而成" };
	const size_t n = text.n >= 4 * CHAR ? ENDS_ANY(text, done) : 0;
	return (struct ds_str){ text.p, text.n - n };
}

struct ds_str label_event(const struct reader *rd, uint32_t i, struct ds_str text)
{
	const struct lexeme *number = &rd->lx[i], *behind = number + 1, *open = clause_from(number);
	struct row before, after;
	row_cut(rd, open->start, number->start, &before);
	struct carried by = { .light = false };
	const struct ds_str ahead = event_ahead(rd, &before, &by);
	if (by.way)
		return ahead;
	const bool within = is_word(behind, W_AFTER);
	while (is_word(behind, W_AFTER))
		behind++;
	bool of = is_word(behind, W_DE);
	/* 为期3年|、5大领域的合作 */
	const struct lexeme *list = behind;
	while (behind->kind == LEX_DUN && list - behind < 5 && !ends_clause(list) && !is_word(list, W_DE))
		list++;
	if (!of && is_word(list, W_DE)) {
		behind = list;
		of = true;
	}
	behind += of;
	const struct lexeme *end = clause_to(behind);
	row_cut(rd, behind->start, end->start, &after);
	const bool here = text.n && stands_here(rd, text);
	if (here)
		text = without_owner(rd, text);
	struct ds_str noun = after.n ? noun_at(rd, &after, 0) : DS_STR("");
	if (!noun.n && of && after.n == 1)
		noun = words_text(rd, &after, 0, 0); /* 三年的|努力 */
	if (text.n && !here)
		return is_holiday(noun) ? noun : text;
	const struct standing is = here ? standing_of(rd, text) : (struct standing){ .whole = false };
	const bool elsewhere = text.p < rd->r->text.p + rd->lx[rd->clause].start;
	if (is.whole && is.light && text.p > rd->r->text.p + number->start) {
		const struct ds_str done = done_in(rd, &after, false);
		return done.n ? done : text; /* 完成|断臂再植手术 */
	}
	const bool others = is.who && text.p >= rd->r->text.p + end->start; /* 仅用5分钟,|救援人员… */
	if (is.whole && !others && !(elsewhere && (within || is_holiday(noun))))
		return event_kept(rd, number, text, is, ahead, &after, of, by.spent);
	if (ahead.n && !by.light)
		return ahead;
	struct ds_str s = of || by.light || is.who || is_holiday(noun) ? noun : DS_STR("");
	if (!s.n)
		s = ahead;
	if (!s.n)
		s = done_in(rd, &after, false);
	const bool next = end->kind == LEX_COMMA && (by.spent || within || !text.n);
	if (!s.n && next && within)
		s = event_next(rd, end);
	if (!s.n && open[-1].kind == LEX_COMMA)
		s = event_back(rd, open - 1, by.light || has_light(rd, &after));
	if (!s.n && next)
		s = event_next(rd, end);
	return s.n ? s : text;
}
