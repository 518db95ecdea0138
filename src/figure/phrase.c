/* phrase.c: noun phrases before a number. Backwards from it: words that only carry the number (达到, 同比增长, 已) are
 * passed, then the phrase reaches to the verb, preposition, time, place or mark that opens it. It does not look behind
 * the number (phrase_after.c) or into other clauses (phrase_clause.c), and does not choose (label.c).
 */
#include "phrase.h"
#include "dushu/text.h"

/* The bracket before a number that closes at l, when it is short: its opening lexeme, or NULL. */
const struct lexeme *bracket_open(const struct lexeme *l)
{
	const struct lexeme *k = l - 1;
	for (int n = 0; n < LOOK_BACK && !ends_clause(k); n++, k--)
		if (k->kind == LEX_OPEN)
			return k;
	return NULL;
}

/* ---- before ----------------------------------------------------------------------------------------------- */

/* Does a noun stand at l, or before the adverbs there? 业务量累计完成1188亿件 */
static bool indicates(const struct lexeme *l)
{
	while (is_word(l, W_ADV | W_REACH | W_EACHALL) && !is_word(l, NOMINAL))
		l--;
	const struct lexeme *open = l->kind == LEX_CLOSE ? bracket_open(l) : NULL;
	return in_phrase(open ? open - 1 : l); /* 投资(500万元以上)完成11亿元 */
}

/* 最大雨量为甲乡112毫米: is the place at l where a measure was taken, behind 为 or 是 and the measure? 最大雨强|甲乡65毫米 */
static bool names_site(const struct reader *rd, const struct lexeme *l)
{
	while (l[-1].kind == LEX_PLACE)
		l--;
	if (l[-1].kind == LEX_TEXT || is_word(l - 1, W_NOUN))
		return ends_sort(lexeme_text(rd, l - 1), S_WEATHER);
	return is_word(l - 1, W_REACH) && !is_word(l - 1, W_EDGE) && in_phrase(l - 2);
}

/* 甲乡|站112毫米: a station that is called after its place. */
static bool is_station(const struct reader *rd, const struct lexeme *l)
{
	static const char *const stations[] = { "站",     "测站",   "雨量站", "水文站", "水位站",
						"气象站", "自动站", "监测站", "測站",   "氣象站" };
	return l->kind == LEX_TEXT && l[-1].kind == LEX_PLACE && IS_ANY(lexeme_text(rd, l), stations);
}

/* Passes what carries the number. */
struct walk walk_back(const struct reader *rd, const struct lexeme *number)
{
	struct walk w = { .l = number - 1 };
	for (;; w.crossed = true) {
		const struct lexeme *l = w.l;
		if (l->kind == LEX_WORD) {
			bool near = l == number - 1 || (l == number - 2 && is_word(l + 1, W_EACHALL | W_EACHHEAD));
			bool takes = l->end - l->start == CHAR || lexeme_says(rd, l, "采用"); /* 设计速度采用 */
			const bool in = is_word(l - 1, W_TARGET) && is_word(l, W_PREP) && lexeme_says(rd, l, "在");
			if (near && is_word(l, W_PREP) && takes && indicates(l - 1 - in) && /* 利润预计|在 */
			    !is_word(l, W_AND | W_FROM)) {
				w.l--; /* 入住率在七成上下 */
				continue;
			}
			if (l == number - 1 && (l->cls & W_PREP) && lexeme_says(rd, l, "采用") &&
			    in_phrase(l - 1)) {
				w.direct = true; /* 设计速度采用80公里/小时 */
				w.l--;
				continue;
			}
			bool each = is_word(l, W_EACHHEAD) && !in_phrase(l + 1); /* 某药每片由5.6元 */
			if (!each &&
			    ((l->cls & (NOMINAL | W_NEWADD)) || !(l->cls & (CARRIES | W_DE | W_VERB | W_LIGHT))))
				return w;
			bool carries = is_word(l - 1, W_RESP) || (is_word(l, W_PART | W_GAIN) && indicates(l - 1));
			if (is_verb(l) && !carries && !(l->cls & (W_ADV | W_REACH | W_TARGET | W_NORM)))
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
			bool list = l->kind == LEX_COLON && is_word(l - 1, W_REACH); /* 分别为:15件、8件 */
			bool said = l->kind == LEX_COLON && l[1].kind == LEX_MARK;   /* 他说:“20万呢” */
			if (((w.crossed || !in_phrase(l - 1)) && !list) || said)
				return w;
			w.direct = true;
		} else if (l == number - 1 && is_station(rd, l) && names_site(rd, l - 1)) {
			w.direct = true;
		} else if (l->kind == LEX_TEXT && bytes_of(l, l) == CHAR && !lexeme_says(rd, l, "最") &&
			   ds_word_pos(lexeme_text(rd, l)) == DS_POS_ADVERB) {
			; /* 销量却|只|比上年多3% */
		} else if (l->kind == LEX_PLACE && l >= number - 2 && names_site(rd, l)) {
			w.direct = true; /* 最大雨量为甲乡112毫米 */
			while (w.l[-1].kind == LEX_PLACE)
				w.l--;
		} else if ((l->kind == LEX_NUMBER || l->kind == LEX_OTHER) && is_word(l - 1, W_EACH)) {
			w.l--; /* 每50公斤 */
		} else if (l->kind == LEX_NUMBER && is_word(l + 1, W_LEAN) &&
			   is_word(l + 2, W_RESP | W_UP | W_DOWN) && token_of(rd, l)->kind == DS_KIND_DURATION) {
			; /* 消费支出|两年平均增长5% */
		} else if (l->kind != LEX_TIME) {
			return w;
		}
		w.l--;
	}
}

uint32_t phrase_each_noun(const struct reader *rd, const struct lexeme *number, const struct lexeme *each)
{
	if (!is_word(each, W_EACHHEAD) || each[1].kind != LEX_TEXT || walk_back(rd, number).l != each + 1)
		return EACH_ALL;
	uint32_t n = each[1].end - each[1].start;
	static const struct ds_str times[] = {
		{"年",  3},
                { "月", 3},
                { "日", 3}
	};
	struct ds_str noun = text_of(rd, each[1].start, each[1].end);
	for (size_t t = 0; n >= 3 * CHAR && t < DS_COUNT(times); t++)
		if (ds_str_starts(noun, times[t]))
			return 0; /* 每座年纯收入3万元 */
	if (is_word(each, W_EACHALL))
		return 0; /* 每次献全血200毫升 */
	static const char *const costs[] = { "成本", "租金", "造价", "造價", "售价", "售價" };
	if ((n == 2 * CHAR || n == 3 * CHAR) &&
	    (ends_sort(noun, S_GIFT | S_MONEY | S_MEASURE) || ENDS_ANY(noun, costs)))
		return n - 2 * CHAR; /* 每株苗补贴8元, 每栋造价13万元 */
	if (n < 4 * CHAR)
		return EACH_ALL;
	struct ds_word first; /* 每台机器人|可替代, 每名志愿者|服务时长 */
	const bool whole = ds_words_cut(noun, &first, 1) && first.at.end > 2 * CHAR && first.at.end < n;
	return whole ? first.at.end : 2 * CHAR;
}

INLINED bool ends_with(struct ds_str s, const char *z)
{
	return ds_str_ends(s, ds_str_of(z));
}

/* 3、|招生人数: the number of a section. */
static bool is_section(const struct reader *rd, const struct lexeme *l)
{
	return l->kind == LEX_OTHER && token_of(rd, l)->cls == DS_CLASS_LIST;
}

/* 这条|鱼|有37斤: is what s says one that is pointed at, and not what an amount is counted with? */
static bool is_one_of(const struct reader *rd, struct span_of s)
{
	const char *det = rd->r->text.p + s.first->start;
	return s.last[1].kind != LEX_NUMBER && s.first[-1].end - s.first[-1].start == 2 * CHAR &&
	       char_before_in(det, det - CHAR, "条只头棵根匹尾株艘块條隻頭");
}

struct phrase phrase_of(const struct reader *rd, struct span_of s)
{
	struct phrase p = { .bare = s.bare };
	const struct lexeme *added = is_word(s.first, W_NEWADD) ? s.first : NULL;
	/* A quotation in front of a noun that is long enough without it is left out, and the verb before it. */
	if (s.noun > s.first && s.noun < s.last && s.noun->kind == LEX_QUOTE &&
	    s.last->end - s.noun[1].start >= 4 * CHAR)
		s.first = s.noun;
	if (s.first < s.last && s.first->kind == LEX_QUOTE && s.last->end - s.first[1].start >= 4 * CHAR &&
	    in_phrase(s.first + 1))
		s.first++, s.noun = s.noun < s.first ? s.first : s.noun;
	/* 多个乡镇建设认定|“扶贫车间”17家: the long words before a name hold a verb */
	if (s.noun == s.first && s.last == s.first + 1 && s.last->kind == LEX_QUOTE && s.first->kind == LEX_TEXT &&
	    bytes_of(s.first, s.first) >= 6 * CHAR)
		s.first = s.noun = s.last;
	/* 引进|一家|投资2亿元的公司 */
	if (is_word(s.last, W_INVEST) && s.last > s.first && s.last[-1].kind == LEX_OTHER &&
	    ds_str_starts(lexeme_text(rd, s.last - 1), DS_STR("一")) &&
	    bytes_of(s.last - 1, s.last - 1) <= 2 * CHAR)
		s.first = s.noun = s.last;
	while (s.first < s.last && is_section(rd, s.first))
		s.first++, s.noun = s.noun < s.first ? s.first : s.noun;
	while (s.first <= s.last && (s.first->kind == LEX_DUN || is_word(s.first, W_AND | W_DE)))
		s.first++, s.noun = s.noun < s.first ? s.first : s.noun;
	if (s.first + 1 < s.last && s.first[-1].kind == LEX_PLACE && bytes_of(s.first, s.first) == CHAR &&
	    s.first[1].kind == LEX_DUN)
		s.first = s.noun = s.first + 2; /* 徐闻港、海安新港待渡车辆 */
	if (s.first == s.last && s.first->kind == LEX_OTHER &&
	    (s.last[1].kind == LEX_NUMBER || is_word(s.last + 1, W_REACH)) &&
	    bytes_of(s.first, s.last) <= 2 * CHAR &&
	    ds_str_starts(text_of(rd, s.first->start, s.first->end), DS_STR("一")))
		return p; /* 一片|200亩的样板地 */
	if (s.first < s.last && s.last->kind == LEX_OTHER && s.last[1].kind == LEX_NUMBER &&
	    is_word(s.last - 1, W_AND) && ds_str_starts(lexeme_text(rd, s.last), DS_STR("一")))
		return p; /* 男童和一名|20岁女子 */
	if (s.first == s.last && s.first->kind == LEX_OTHER && token_of(rd, s.first)->cls == DS_CLASS_DATE)
		return p; /* 一、二、三季度 */
	static const char *const days[] = { "天", "日", "年", "次", "场", "季" };
	if (s.first == s.last && s.first->kind == LEX_OTHER && s.last[1].kind == LEX_WORD &&
	    ENDS_ANY(text_of(rd, s.first->start, s.first->end), days))
		return p; /* 第三天|较第二天增长15% */
	if (s.first == s.last && s.first->kind == LEX_OTHER && is_word(s.last + 1, W_DE) &&
	    ds_str_starts(text_of(rd, s.first->start, s.first->end), DS_STR("第")))
		return p; /* 第七届的2.5亿元 */
	while (s.first < s.last && s.last->kind == LEX_OTHER && phrase_is_digits(lexeme_text(rd, s.last)))
		s.last--; /* 常住人口|421300 */
	if (s.first > s.last)
		return p;
	if (bytes_of(s.first, s.last) > TEXT_MAX)
		for (const struct lexeme *l = s.last; l > s.first; l--)
			if (l->kind == LEX_DUN) {
				s.first = s.noun = l + 1;
				break;
			}
	p.text = phrase_without_note(phrase_when(said_unquoted(rd, text_of(rd, s.first->start, s.last->end))));
	if (added && p.text.p > rd->r->text.p + added->start && p.text.p <= rd->r->text.p + s.last->start)
		p.text = phrase_join(rd, lexeme_text(rd, added), p.text); /* 新增省级“小巨人”|企业 */
	if (phrase_is_cause(p.text))
		return (struct phrase){ .bare = false };
	if (s.first[-1].kind == LEX_PLACE && ds_str_eq(p.text, DS_STR("地区")) &&
	    ds_str_ends(rd->flow.label, p.text))
		p.text = text_of(rd, s.first[-1].start, s.last->end); /* 华东地区占29%,新疆|地区|占2% */
	else if (s.first[-1].kind == LEX_PLACE)
		p.text = phrase_without_reach(p.text);
	if (is_word(s.first - 1, W_DET) && s.first[-1].end == s.first->start && p.text.n > 2 * CHAR)
		p.text = phrase_without_body(lexeme_text(rd, s.first - 1), p.text);
	if (s.first[-1].kind == LEX_NUMBER && !s.bare && phrase_tail(p.text).n) {
		size_t head = phrase_head(p.text);
		p.text.p += head; /* 832个重点县|基础服务覆盖率 */
		p.text.n -= head;
	}
	if (s.first[-1].kind == LEX_NUMBER) {
		size_t among = phrase_among(p.text);
		if (among && among + 2 * CHAR < p.text.n) {
			p.text.p += among + CHAR; /* 四项指标中起数下降 */
			p.text.n -= among + CHAR;
		}
	}
	if (is_verb(s.first - 1) && s.first[-1].end == s.first->start && p.text.n > 2 * CHAR &&
	    ds_str_starts(p.text, DS_STR("出")) &&
	    !char_in(p.text.p + CHAR, p.text.p + 2 * CHAR,
		     "口租版生行国國院土栏欄让讓资資场場席勤差境入厂廠产品发血水"))
		p.text.p += CHAR, p.text.n -= CHAR; /* 评选出|一等奖各2名 */
	p.text = phrase_trim_before(p.text, s.bare);
	static const char *const only[] = { "仅", "僅", "却", "卻" };
	if (p.text.n > 2 * CHAR && STARTS_ANY(p.text, only)) {
		p.text.p += CHAR; /* 仅|补助4万元 */
		p.text.n -= CHAR;
	}
	p.noun = p.text;
	if (p.text.n > 2 * CHAR && ends_with(p.text, "最"))
		p.text.n -= CHAR; /* 积水最|深80厘米 */
	if (is_word(s.last + 1, W_EACHALL | W_EACHHEAD) && p.text.n > 2 * CHAR && ds_str_ends(p.text, DS_STR("达")))
		p.text.n -= CHAR; /* 最大流量达每秒7.5万立方米 */
	/* 调整后达到3260元: what was named before. */
	if (p.text.n >= 3 * CHAR && (p.text.n <= 5 * CHAR || rd->flow.aside.depth) && rd->flow.label.n &&
	    (ends_with(p.text, "后") || ends_with(p.text, "後")))
		p.text = DS_STR("");
	/* 这|头|牛重800公斤 */
	if (p.text.n >= 2 * CHAR && !s.bare && is_word(s.first - 1, W_DET) && s.first[-1].end == s.first->start &&
	    (lexeme_says(rd, s.first - 1, "这") || lexeme_says(rd, s.first - 1, "那")) &&
	    char_in(p.text.p, p.text.p + CHAR, "条只头棵根匹尾株艘块") && p.text.n <= 4 * CHAR) {
		p.text.p += CHAR;
		p.text.n -= CHAR;
		p.noun = p.text;
	} else if (p.text.n == CHAR && !s.bare &&
		   (phrase_is_empty(p.text) || (is_word(s.first - 1, W_DET) && !is_one_of(rd, s))))
		p.text = DS_STR(""); /* 4年里从400家, 这笔40万元的善款 */
	if (s.bare)
		p.noun = DS_STR("");
	else if (s.noun != s.first)
		p.noun = phrase_when(said_unquoted(rd, text_of(rd, s.noun->start, s.last->end)));
	if (!p.text.n)
		p.noun = p.text;
	if (s.who && !s.bare)
		p.who = text_of(rd, s.who->start, s.who_last->end);
	const struct lexeme *last = s.last;
	p.invest = is_word(last, W_INVEST);
	if (p.invest && last == s.first + 1 && s.first->kind == LEX_TEXT && bytes_of(last, last) <= 4 * CHAR &&
	    ends_sort(lexeme_text(rd, s.first), S_FIRM | S_OFFICE))
		p.text = p.noun = lexeme_text(rd, last); /* 公司|投资 */
	p.ratio = s.first == last && is_word(last, W_RATIO);
	static const char *const built[] = { "建设", "改造", "工程" }; /* 农村公路建设|总投资 */
	bool designed = ds_str_starts(p.text, DS_STR("设计")) && p.text.n <= 6 * CHAR; /* 设计行车|时速 */
	if (is_word(last, W_ATTR) && s.first < last && !is_word(s.first, W_NEWADD) && !designed &&
	    !(p.invest && (bytes_of(s.first, last) <= 6 * CHAR || ENDS_ANY(lexeme_text(rd, last - 1), built))))
		p.text = p.noun = text_of(rd, last->start, last->end);
	p.rate = is_word(last, W_RATEUP | W_RATEDOWN | W_SHARE) || ends_with(p.text, "率") ||
		 ends_with(p.text, "比重") || ends_with(p.text, "占比") || ends_with(p.text, "比例") ||
		 ends_with(p.text, "度");
	return p;
}

void phrase_invested(const struct reader *rd, struct span_of s, struct phrase *p)
{
	if (p->invest && s.first < s.last && bytes_of(s.first, s.last) <= 14 * CHAR && in_phrase(s.first) &&
	    ds_str_eq(p->text, lexeme_text(rd, s.last)))
		p->text = p->noun = text_of(rd, s.first->start, s.last->end);
}
