/* phrase.c: noun phrases before a number. Backwards from it: words that only carry the number (达到, 同比增长, 已) are
 * passed, then the phrase reaches to the verb, preposition, time, place or mark that opens it. It does not look behind
 * the number (phrase_after.c) or into other clauses (phrase_clause.c), and does not choose (label.c).
 */
#include "phrase_own.h"
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

/* 性别比(以女性为100,男性对女性的比例)|为103: the note that closes at l behind a noun, however long: its opening lexeme, or NULL. */
static const struct lexeme *note_open(const struct lexeme *l)
{
	for (int n = 0; n < 3 * LOOK_BACK && (--l)->kind != LEX_STOP && l->kind != LEX_CLOSE; n++)
		if (l->kind == LEX_OPEN)
			return in_phrase(l - 1) ? l : NULL;
	return NULL;
}

/* ---- before ----------------------------------------------------------------------------------------------- */

/* Does a noun stand at l, or before the adverbs there? 业务量累计完成1188亿件 */
static bool indicates(const struct lexeme *l)
{
	while (is_word(l, W_ADV | W_REACH | W_EACHALL | W_TARGET) && !is_word(l, NOMINAL))
		l--;
	const struct lexeme *open = l->kind == LEX_CLOSE ? bracket_open(l) : NULL;
	return in_phrase(open ? open - 1 : l); /* 投资(500万元以上)完成11亿元 */
}

/* 最大雨量为甲乡112毫米: is the place at l where a measure was taken, behind 为 or 是 and the measure? 最大雨强|甲乡站65毫米 */
static bool names_site(const struct reader *rd, const struct lexeme *l)
{
	if (l->kind != LEX_PLACE && !(l[-1].kind == LEX_PLACE && is_sort(lexeme_text(rd, l), S_SITE)))
		return false;
	while (l[-1].kind == LEX_PLACE)
		l--;
	if (l[-1].kind == LEX_TEXT || is_word(l - 1, W_NOUN))
		return ends_sort(lexeme_text(rd, l - 1), S_WEATHER);
	return is_word(l - 1, W_REACH) && !is_word(l - 1, W_EDGE) && in_phrase(l - 2);
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
			if (near && is_word(l, W_PREP) && takes && indicates(l - 1) &&
			    !is_word(l, W_AND | W_FROM)) {
				w.l--; /* 入住率在七成上下 */
				continue;
			}
			if (l == number - 1 && is_word(l, W_EACHHEAD)) {
				w.l--; /* 房价|每间380元: no noun follows it */
				continue;
			}
			if (l->cls & (NOMINAL | W_NEWADD))
				return w;
			bool carries = is_word(l - 1, W_RESP) || (is_word(l, W_PART | W_GAIN) && indicates(l - 1));
			if (is_verb(l) && !carries && !(l->cls & (W_ADV | W_REACH | W_TARGET | W_NORM)))
				return w;
			w.direct |= (l->cls & (W_REACH | W_NORM)) && !(l->cls & W_HAS);
			w.moved |= (l->cls & (W_UP | W_DOWN | W_LEVELBY)) != 0;
		} else if (l->kind == LEX_CLOSE) {
			const struct lexeme *open = bracket_open(l);
			open = open || !w.crossed ? open : note_open(l);
			if (!open)
				return w;
			w.l = open;
		} else if (l->kind == LEX_COLON || l->kind == LEX_OPEN || l->kind == LEX_MARK) {
			bool list = l->kind == LEX_COLON && is_word(l - 1, W_REACH); /* 分别为:15件、8件 */
			if ((w.crossed || !in_phrase(l - 1)) && !list)
				return w;
			w.direct = true;
		} else if (l->kind == LEX_TEXT && bytes_of(l, l) == CHAR &&
			   ds_word_pos(lexeme_text(rd, l)) == DS_POS_ADVERB) {
			; /* 销量却|只|比上年多3% */
		} else if (l >= number - 2 && names_site(rd, l)) {
			w.direct = true; /* 最大雨量为甲乡112毫米 */
			while (w.l[-1].kind == LEX_PLACE)
				w.l--;
		} else if ((l->kind == LEX_NUMBER || l->kind == LEX_OTHER) && is_word(l - 1, W_EACH)) {
			w.l--; /* 每50公斤 */
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
	struct ds_str noun = lexeme_text(rd, each + 1);
	const uint32_t n = (uint32_t)noun.n;
	if (is_word(each, W_EACHALL))
		return 0; /* 每次献全血200毫升 */
	static const char *const costs[] = { "成本", "租金", "造价", "售价" };
	if ((n == 2 * CHAR || n == 3 * CHAR) &&
	    (ends_sort(noun, S_GIFT | S_MONEY | S_MEASURE) || ENDS_ANY(noun, costs)))
		return n - 2 * CHAR; /* 每株苗补贴8元, 每栋造价13万元 */
	if (n < 4 * CHAR)
		return EACH_ALL;
	struct ds_word first; /* 每台机器人|可替代, 每名志愿者|服务时长 */
	const bool whole = ds_words_cut(noun, &first, 1) && first.at.end > 2 * CHAR && first.at.end < n;
	return whole ? first.at.end : 2 * CHAR;
}

/* s without what opens a phrase and names nothing: 一片|200亩的样板地, 每5分钟|更新一次, “希望之星”|助学金项目. */
static struct span_of span_narrowed(const struct reader *rd, struct span_of s)
{
	const struct lexeme *first = s.first;
	if (first < s.last && first->kind == LEX_QUOTE && s.last->end - first[1].start >= 4 * CHAR &&
	    in_phrase(first + 1))
		first++; /* a quotation in front of a noun that is long enough without it */
	if (first == s.last && first->kind == LEX_OTHER && bytes_of(first, s.last) <= 2 * CHAR &&
	    ds_str_starts(lexeme_text(rd, first), DS_STR("一")))
		first++;
	else if (first < s.last && first->kind == LEX_OTHER && is_word(first - 1, W_EACH))
		first++;
	else if (first < s.last && first[-1].kind == LEX_PLACE && first[-1].end == first->start &&
		 bytes_of(first, first) == CHAR && first[1].kind == LEX_DUN)
		first--; /* 徐闻|港、海安港待渡车辆 */
	if (bytes_of(first, s.last) > TEXT_MAX)
		for (const struct lexeme *l = s.last; l > first; l--)
			if (l->kind == LEX_DUN) {
				first = l + 1;
				break;
			}
	s.noun = s.noun < first || bytes_of(s.first, s.last) > TEXT_MAX ? first : s.noun;
	s.first = first;
	return s;
}

bool phrase_is_for(const struct reader *rd, const struct lexeme *l)
{
	static const char *const fors[] = { "为", "给", "向", "对" };
	return l->kind == LEX_WORD && IS_ANY(lexeme_text(rd, l), fors);
}

/* The words of s, without those at their start that say whose or among which it is. */
static struct ds_str span_words(const struct reader *rd, const struct span_of *s)
{
	const struct lexeme *before = s->first - 1;
	struct ds_str text = phrase_without_note(rd, said_unquoted(rd, text_of(rd, s->first->start, s->last->end)));
	if (is_word(before, W_DET) && before->end == s->first->start && text.n > 2 * CHAR)
		text = phrase_without_body(lexeme_text(rd, before), text);
	size_t head = before->kind == LEX_NUMBER && !s->bare && phrase_tail(text).n ? phrase_head(text) : 0;
	text = (struct ds_str){ text.p + head, text.n - head }; /* 832个重点县|基础服务覆盖率 */
	if (is_word(before, K_NUMBER | K_OTHER) && is_word(before - 1, W_EACH) && text.n > 3 * CHAR &&
	    ds_str_starts(text, DS_STR("中")))
		text = (struct ds_str){ text.p + CHAR, text.n - CHAR }; /* 每10万人|中|拥有大学文化程度 */
	const size_t among = before->kind == LEX_NUMBER ? phrase_among(text) : 0;
	if (among && among + 2 * CHAR < text.n) /* 四项指标中|起数下降 */
		text = (struct ds_str){ text.p + among + CHAR, text.n - among - CHAR };
	if (text.n >= 3 * CHAR && ds_str_starts(text, DS_STR("家")) &&
	    char_before_in(text.p, rd->r->text.p, "他她我咱你"))
		text = (struct ds_str){ text.p + CHAR, text.n - CHAR }; /* 她家|存栏滩羊 */
	return phrase_trim_before(phrase_is_for(rd, before) ? phrase_without_whom(text) : text);
}

struct phrase phrase_of(const struct reader *rd, struct span_of s)
{
	struct phrase p = { .bare = s.bare };
	s = span_narrowed(rd, s);
	if (s.first > s.last)
		return p;
	if (phrase_is_cause(said_unquoted(rd, text_of(rd, s.first->start, s.last->end))))
		return (struct phrase){ .bare = false };
	p.noun = p.text = span_words(rd, &s);
	/* 调整后达到3260元: what was named before. */
	if (p.text.n >= 3 * CHAR && rd->flow.label.n && char_before_in(p.text.p + p.text.n, p.text.p, "后"))
		p.text = DS_STR("");
	if (p.text.n == CHAR && !s.bare &&
	    (phrase_is_empty(p.text) || (is_word(s.first - 1, W_DET) && !is_word(s.first - 1, W_HOME))))
		p.text = DS_STR(""); /* 4年里从400家, 这笔40万元的善款 */
	if (s.bare)
		p.noun = DS_STR("");
	else if (s.noun != s.first)
		p.noun = said_unquoted(rd, text_of(rd, s.noun->start, s.last->end));
	if (!p.text.n)
		p.noun = p.text;
	if (s.who && !s.bare)
		p.who = phrase_trim_before(text_of(rd, s.who->start, s.who_last->end)); /* 仅此一项 */
	const struct lexeme *last = s.last;
	p.invest = is_word(last, W_INVEST);
	bool designed = ds_str_starts(p.text, DS_STR("设计")); /* 设计行车|时速 */
	if (is_word(last, W_ATTR) && s.first < last && !is_word(s.first, W_NEWADD) && !designed)
		p.text = p.noun = lexeme_text(rd, last);
	static const char *const rates[] = { "率", "比重", "占比", "比例", "度" };
	p.rate = is_word(last, W_RATEUP | W_RATEDOWN | W_SHARE) || ENDS_ANY(p.text, rates);
	return p;
}
