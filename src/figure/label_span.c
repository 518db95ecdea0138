/* label_span.c: what lasts or takes a length of time. The words beside such a number often only say that it does (需要20分钟,
 * 历时3天, 用了两年时间, 连续4个月): what takes so long stands before them, or behind the number. A judgment is named by the
 * penalty, not by who gets it, an age by who is so old. label.c finds a label; this file puts another in its place or cuts it.
 */
#include "label.h"
#include "scope.h"
#include "label_event.h"

#define NAME_MOST (8 * CHAR) /* of what takes so long, as it stands */

/* Words that say that time goes by and head no row. */
static const char *const spends[] = { "需要", "只需", "需",   "要",   "只要", "只需要", "仅需", "还需", "约需",
				      "还要", "历时", "耗时", "历经", "用时", "仅用",   "花费", "花",   "用",
				      "只用", "前后", "费时", "需时", "大约", "要花",   "需花" };
/* Behind the number, before what was done in that time. */
static const char *const times[] = { "多时间", "时间内", "时间里", "时间" };

/* 有期徒刑, 缓刑: how many bytes at the end of s name a penalty; 0: none. */
static size_t penalty_at_end(struct ds_str s)
{
	static const char *const names[] = { "交通管制", "有期徒刑",     "徒刑",     "拘役", "行政拘留", "司法拘留",
					     "拘留",     "缓刑",         "管制",     "服刑", "监禁",     "获刑",
					     "领刑",     "判刑",         "判囚",     "入狱", "刑期",     "囚禁",
					     "缓期",     "剥夺政治权利", "社区矫正", "羁押" };
	return ENDS_ANY(s, names);
}

/* Is s those who act, and not what takes time? */
static bool who_acts(struct ds_str s)
{
	static const char *const they[] = { "们", "我", "他", "她", "大家", "警方", "某" };
	return label_is_body(s) || ends_sort(s, S_PERSON | S_ROLE | S_FOLK) || ENDS_ANY(s, they) > 0;
}

/* The lexeme before those that only carry number l or say that time goes by; *spent: one of these does. */
static const struct lexeme *carrier_start(const struct reader *rd, const struct lexeme *l, bool *spent)
{
	static const char *const hows[] = { "最快", "最短", "最慢", "最长", "最多", "最少", "一般", "通常" };
	for (l--; !ends_clause(l); l--) {
		if (l->kind == LEX_TEXT && IS_ANY(lexeme_text(rd, l), hows))
			continue; /* 甲市到乙市|最快|只要2小时 */
		const bool spends_time = IS_ANY(lexeme_text(rd, l), spends);
		*spent |= spends_time;
		if (!spends_time && !(is_word(l, W_REACH | W_ADV | W_LE | W_RESP | W_EDGE | W_LIMIT | W_WEAK) &&
				      !is_word(l, W_VERB | W_LIGHT | W_TO)))
			break;
	}
	return l;
}

/* What stands before the words that carry a number, up to l: 骑车|到这里, 小学建设项目; empty when it is who acts. */
static struct ds_str named_before(const struct reader *rd, const struct lexeme *l)
{
	/* 昆明|到|丽江, 骑车|到|这里 */
	if ((l->kind == LEX_PLACE || is_word(l, W_DET | W_HOME)) && is_word(l - 1, W_TO)) {
		if (l[-2].kind == LEX_PLACE && l->kind == LEX_PLACE && bytes_of(l - 2, l) <= NAME_MOST)
			return text_of(rd, l[-2].start, l->end);
		l -= 2;
	}
	if (l->kind != LEX_TEXT && !is_verb(l) && !(lexeme_says(rd, l, "前往") && in_phrase(l - 1)))
		return DS_STR("");
	if (l->kind == LEX_TEXT && is_word(l - 1, W_TO) && in_phrase(l - 2)) {
		if (is_word(l - 3, W_FROM)) /* 从家到基地 */
			return bytes_of(l - 3, l) <= NAME_MOST ? text_of(rd, l[-3].start, l->end) : DS_STR("");
		l -= 2; /* 上高速|到路口 */
	} else if (is_verb(l - 1) && is_word(l - 2, W_TO)) {
		return text_of(rd, l[-1].start, l->end); /* 从排队到|进入安检处 */
	}
	const struct lexeme *first = l;
	while (in_phrase(first - 1) && bytes_of(first - 1, l) <= NAME_MOST)
		first--;
	if (l->kind == LEX_TEXT && is_verb(first - 1) && !is_word(first - 1, W_LIGHT) &&
	    bytes_of(first - 1, l) <= 4 * CHAR)
		first--; /* 抢修|复电 */
	struct ds_str s = text_of(rd, first->start, l->end);
	return s.n >= 2 * CHAR && s.n <= NAME_MOST && !who_acts(s) ? s : DS_STR("");
}

/* What was done, from l on: 就|破获盗窃案, 将大火|扑灭, 可|抵达甲县; empty when no verb stands there. */
static struct ds_str done_behind(const struct reader *rd, const struct lexeme *l)
{
	l += lexeme_says(rd, l, "里");
	while (is_word(l, W_ADV | W_TARGET) && !is_word(l, W_PREP))
		l++;
	if (is_word(l, W_FROM) && l[1].kind == LEX_PLACE && l[2].kind == LEX_TEXT)
		l += 2; /* 从甲市|抵达 */
	struct ds_str s = phrase_lasting(rd, l, false);
	if (s.n)
		return s;
	if ((lexeme_says(rd, l, "将") || lexeme_says(rd, l, "把")) && in_phrase(l + 1) && is_verb(l + 2))
		return text_of(rd, l[1].start, l[2].end); /* 将嫌疑人抓获|归案 */
	if (l->kind == LEX_TEXT && bytes_of(l, l) == 2 * CHAR && (l[1].kind == LEX_PLACE || is_word(l + 1, W_LE)))
		return text_of(rd, l->start, l[l[1].kind == LEX_PLACE].end); /* 抵达|甲县, 办好|了 */
	if (!is_verb(l))
		return DS_STR("");
	s = phrase_deed(rd, l);
	return s.n <= NAME_MOST ? s : lexeme_text(rd, l);
}

/* 民警仅用|了两小时, 这一趟要花|3小时: how many bytes at the end of the text before a number, at l, say that time goes by. */
static size_t spends_at_end(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ends[] = {
		"仅用", "只用", "要花", "要用", "共用", "需要", "需花", "才用", "就用"
	};
	if (l->kind != LEX_TEXT)
		return 0;
	const size_t n = ENDS_ANY(lexeme_text(rd, l), ends);
	return n || !is_word(l + 1, W_LE) ||
		       !char_before_in(rd->r->text.p + l->end, rd->r->text.p + l->start, "用花")
		   ? n
		   : CHAR;
}

/* What takes so long by the words beside number l, which only say that it does; `from`: where they begin. */
static struct ds_str spent_on(struct reader *rd, uint32_t i, const struct lexeme *from)
{
	const size_t spends_n = spends_at_end(rd, from);
	const struct lexeme *l = &rd->lx[i] + 1;
	while (is_word(l, W_AFTER))
		l++;
	if (is_word(l, W_DE) && !STARTS_ANY(lexeme_text(rd, l + 1), times)) {
		struct phrase after = phrase_after(rd, i); /* 历时6天的|庙会 */
		return after.of ? after.text : DS_STR("");
	}
	const bool leaves = ds_str_ends(lexeme_text(rd, from), DS_STR("出发"));
	struct ds_str s = leaves || spends_n ? DS_STR("") : named_before(rd, from);
	if (spends_n && lexeme_text(rd, from).n >= spends_n + 2 * CHAR)
		s = text_of(rd, from->start, from->end - (uint32_t)spends_n);
	if (s.n && !who_acts(s))
		return s;
	l += is_word(l, W_DE);
	l += IS_ANY(lexeme_text(rd, l), times) > 0;
	l += l->kind == LEX_COMMA;
	s = done_behind(rd, l);
	if (!s.n && from->kind == LEX_COMMA && is_word(from - 2, W_TO))
		s = named_before(rd, from - 1); /* 坐公交车到中心,|花了3小时 */
	if (!s.n && rd->flow.kind == DS_KIND_DURATION)
		s = rd->flow.label; /* 到甲市只需6小时,到乙市|也只要7小时 */
	return s;
}

/* 住|了20年的张某, 拖欠|了3年的工资: the verb before 了, with a short thing it is done to. */
static struct ds_str done_so_long(const struct reader *rd, const struct lexeme *number)
{
	static const char *const goes_on[] = { "持续", "历时", "进行", "结束", "开始",
					       "开启", "经历", "用",   "花",   "忙" };
	const struct lexeme *verb = number - 2, *noun = number + 1;
	if (is_word(number - 1, W_LE) && lexeme_says(rd, verb, "等"))
		return lexeme_text(rd, verb); /* 又等了三小时 */
	if (!is_word(number - 1, W_LE) || !(verb->kind == LEX_TEXT || is_verb(verb)))
		return DS_STR("");
	struct ds_str s = lexeme_text(rd, verb);
	if (verb->kind == LEX_TEXT && char_before_in(s.p + s.n, s.p, PHRASE_ACTS "住拖欠躺"))
		s = (struct ds_str){ s.p + s.n - CHAR, CHAR };
	const bool of = is_word(noun, W_DE), on = ENDS_ANY(s, goes_on);
	noun += of;
	if (s.n > 2 * CHAR || (on && !of))
		return DS_STR("");
	if (!in_phrase(noun) || (!of && (s.n > CHAR || !ends_clause(noun + 1))))
		return DS_STR("");
	struct ds_str thing = text_of(rd, noun->start, phrase_ahead(noun)->end);
	if (on)
		return thing; /* 结束了41年的|教书生涯 */
	return thing.n <= 4 * CHAR && !who_acts(thing) && ends_clause(phrase_ahead(noun) + 1)
		   ? phrase_join(rd, s, thing)
		   : s;
}

/* s, a label of number l, without what is no part of the name of its row. */
static struct ds_str span_trimmed(const struct reader *rd, const struct lexeme *number, struct ds_str s)
{
	static const char *const carries[] = { "要", "需", "已", "只", "仅", "共" };
	static const char *const insides[] = { "期间", "中", "里", "后" };
	static const char *const ended[] = { "结束", "落幕", "闭幕", "落下帷幕", "收官", "启动", "开幕" };
	static const char *const near[] = { "附近", "门口", "周边", "旁边", "湖边", "海边", "河边" };
	const char *const end = rd->r->text.p + number->end;
	if (s.p >= end && s.p < end + 4 * CHAR) {
		const size_t time = ANY_AT(s.p, s.p + s.n, times);
		s = (struct ds_str){ s.p + time, s.n - time };
		s.n -= s.n >= 3 * CHAR ? ENDS_ANY(s, insides) : 0;
		s.n -= s.n >= 4 * CHAR ? ENDS_ANY(s, ended) : 0;
		if (ds_str_starts(s, DS_STR("成绩")))
			s.n = 2 * CHAR; /* 以45秒的|成绩|夺冠 */
		return s;
	}
	if (s.n < 2 * CHAR || s.p >= end)
		return s;
	static const char *const sides[] = { "方面" };
	s.n -= s.n >= 4 * CHAR ? ENDS_ANY(s, sides) : 0;
	/* 游客|排队等候3小时, 孩子|高烧不退3天; but: 学生午休时间 */
	const size_t who = s.n >= 4 * CHAR && s.n <= 7 * CHAR && !label_names_span(s) && !phrase_is_amount(s)
			       ? sort_at(s.p, s.p + s.n, S_PERSON | S_FOLK | S_GUEST | S_AGENT)
			       : 0;
	if (who >= 2 * CHAR && who + 2 * CHAR <= s.n && !char_in(s.p + who, s.p + s.n, "组队团平"))
		s = (struct ds_str){ s.p + who, s.n - who };
	/* 穿越天山的|时间 */
	const struct lexeme *of = number - 1;
	while (of->end > s.p - rd->r->text.p && !ends_clause(of))
		of--;
	if (IS_ANY(s, times) && is_word(of, W_DE) && of->end == (uint32_t)(s.p - rd->r->text.p)) {
		const struct lexeme *first = of;
		while (in_phrase(first - 1) || first[-1].kind == LEX_PLACE || is_verb(first - 1))
			first--;
		return first < of && bytes_of(first, of) <= NAME_MOST
			   ? text_of(rd, first->start, (uint32_t)(s.p + s.n - rd->r->text.p))
			   : s;
	}
	static const char *const they[] = { "我们", "他们", "她们", "我家", "我", "他", "她" };
	const size_t pronoun = ANY_AT(s.p, s.p + s.n, they);
	if (pronoun && pronoun + 2 * CHAR <= s.n)
		s = (struct ds_str){ s.p + pronoun, s.n - pronoun };
	const size_t spend = s.n >= 4 * CHAR ? ENDS_ANY(s, spends) : 0;
	if (spend == 2 * CHAR && who_acts((struct ds_str){ s.p, s.n - spend }))
		return (struct ds_str){ s.p + s.n - spend, spend }; /* 民警|历时 */
	/* 病床上|躺了7年, 这边|待一个月 */
	if (s.n >= 2 * CHAR && char_before_in(s.p + s.n, s.p, "躺住待蹲守跪坐站") &&
	    char_before_in(s.p + s.n - CHAR, s.p, "上里边下内"))
		return (struct ds_str){ s.p + s.n - CHAR, CHAR };
	size_t head = IS_ANY(s, spends) ? 0 : ANY_AT(s.p, s.p + s.n, carries);
	if (is_word(number - 1, W_REACH) && s.n >= 3 * CHAR && ds_str_starts(s, DS_STR("一")))
		head = CHAR; /* 一|照顾就是28年 */
	s = (struct ds_str){ s.p + head, s.n - head };
	for (size_t k = 0; k < DS_COUNT(near) && s.n >= 4 * CHAR; k++) {
		const size_t at = ds_str_find(s, ds_str_of(near[k]), 0);
		if (at != SIZE_MAX && at + 2 * CHAR < s.n)
			s = (struct ds_str){ s.p + at + 2 * CHAR, s.n - at - 2 * CHAR };
	}
	return s;
}

/* 男子名叫|孙某, 索巴|家里, 安|刚: who is so old, without what is no part of the name, and the whole of it. */
static struct ds_str aged_name(const struct reader *rd, const struct lexeme *number, struct ds_str s)
{
	static const char *const names[] = { "名叫", "角色叫", "姓名叫", "叫" };
	static const char *const tails[] = { "家里", "家中", "一大早", "名叫" };
	const char *const from = rd->r->text.p + number->end;
	const struct ds_str named = is_word(number + 1, W_DE) ? people_named(rd, number + 2) : DS_STR("");
	if (named.n)
		return named;
	if (s.p < from) {
		for (size_t k = 0; k < DS_COUNT(names); k++) {
			const size_t n = strlen(names[k]), at = ds_str_find(s, ds_str_of(names[k]), 0);
			if (at != SIZE_MAX && s.n >= at + n + 2 * CHAR)
				return (struct ds_str){ s.p + at + n, s.n - at - n };
		}
		/* 年满80岁以上|老人, 队伍有超过17岁的|队员 */
		static const char *const ages[] = { "年龄", "寿命", "高龄", "岁数" };
		const struct lexeme *l = number + 1;
		while (is_word(l, W_AFTER))
			l++;
		const bool bound = l > number + 1;
		l += is_word(l, W_DE);
		if (l > number + 1 && in_phrase(l) && !ENDS_ANY(s, ages)) {
			struct ds_str who = lexeme_text(rd, l);
			const size_t role = sort_at(who.p, who.p + who.n, S_PERSON | S_FOLK | S_ROLE);
			if (role || ends_sort(who, S_PERSON | S_FOLK | S_ROLE))
				return bound && role ? (struct ds_str){ who.p, role } : who;
		}
		return s;
	}
	s.n -= s.n >= 4 * CHAR ? ENDS_ANY(s, tails) : 0;
	static const char *const whom[] = { "老人", "男子", "女子", "男童", "女童" };
	for (size_t k = 0; k < DS_COUNT(whom) && s.n > 6 * CHAR; k++) {
		const size_t at = ds_str_find(s, ds_str_of(whom[k]), 0);
		if (at != SIZE_MAX)
			s.n = at + 2 * CHAR; /* 高龄独居老人|拒绝团购 */
	}
	/* 45岁的|安刚: a name that was cut by a word in it */
	const char *const end = rd->r->text.p + rd->r->text.n;
	if (s.n == CHAR && s.p + 2 * CHAR <= end && is_word(number + 1, W_DE) &&
	    ((unsigned char)s.p[CHAR] >= 0xe4 && (unsigned char)s.p[CHAR] <= 0xe9))
		s.n = 2 * CHAR;
	return s;
}

struct ds_str label_lasting(struct reader *rd, uint32_t i, struct ds_str text)
{
	const struct lexeme *number = &rd->lx[i];
	const struct token *t = token_of(rd, number);
	if (unit_is_age(t->unit))
		return text.n ? aged_name(rd, number, text) : text;
	if (number[-1].kind == LEX_NUMBER)
		return text;
	if (text.p > rd->r->text.p + number->start && ANY_AT(text.p, text.p + text.n, times) == text.n)
		text.n = 0; /* 需要一天|多时间 */
	bool spent = false;
	const struct lexeme *from = carrier_start(rd, number, &spent);
	const uint32_t opens = rd->lx[rd->clause].start;
	struct ds_str lead = ends_clause(from) || from->end < opens ? DS_STR("") : text_of(rd, opens, from->end);
	const size_t penalty = penalty_at_end(lead);
	if (penalty)
		return (struct ds_str){ lead.p + lead.n - penalty, penalty };
	const struct lexeme *behind = number + 1; /* 处以5日以上10日以下|行政拘留 */
	while (is_word(behind, W_AFTER) || (behind->kind == LEX_NUMBER && token_of(rd, behind)->kind == t->kind))
		behind++;
	const struct ds_str named = lexeme_text(rd, behind);
	const size_t own = penalty_at_end(named);
	if (own && own == named.n)
		return named;
	struct ds_str s = done_so_long(rd, number);
	/* 排队|3小时只能看到一角 */
	static const char *const states[] = { "排队", "等候", "等待", "昏迷", "被困" };
	const size_t state = s.n ? 0 : ENDS_ANY(lexeme_text(rd, number - 1), states);
	if (state && is_word(number - 1, K_TEXT | W_VERB | W_LIGHT))
		s = text_of(rd, number[-1].end - (uint32_t)state, number[-1].end);
	spent |= spends_at_end(rd, from) > 0;
	if (!s.n && (spent ? !label_names_span(text) || IS_ANY(text, spends) : !text.n))
		s = spent_on(rd, i, from);
	s = label_event(rd, i, span_trimmed(rd, number, s.n ? s : text));
	const struct lexeme *in =
	    number + 1; /* 春运40天|里,旅客发送量达…: what was so in that time is not how long it was */
	if (!spent && lexeme_says(rd, in, "里") && s.p > rd->r->text.p + number->end)
		return DS_STR("");
	/* 平均审理|用时29天: the time it took */
	static const char *const took[] = { "用时", "耗时" };
	const struct lexeme *word = number - 1;
	while (is_word(word, W_ADV | W_REACH))
		word--;
	return s.n && s.p + s.n == rd->r->text.p + word->start && IS_ANY(lexeme_text(rd, word), took)
		   ? (struct ds_str){ s.p, s.n + 2 * CHAR }
		   : s;
}
