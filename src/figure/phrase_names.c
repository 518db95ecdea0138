/* phrase_names.c: the names of a list (甲、乙和丙分别增长3%、4%和5%), in the clause of its numbers or in one before. */
#include "phrase_own.h"

/* 诈骗警情、盗窃|案件数: does the verb at l stand inside a name of a list? */
static bool is_inside(const struct lexeme *l, const struct lexeme *end)
{
	return is_verb(l) && !is_word(l, W_UP | W_DOWN | W_REACH) && l + 1 < end && in_phrase(l + 1);
}

/* The run of names that begins at l, up to `end`: fills out, returns how many; *next stands behind it. */
static uint32_t names_run(const struct reader *rd, const struct lexeme *l, const struct lexeme *end,
			  struct phrase *out, uint32_t max, const struct lexeme **next)
{
	uint32_t n = 0;
	bool all_places = true;
	for (;;) {
		struct span_of s = { .first = l, .last = l - 1, .noun = l };
		for (; l < end && (in_phrase(l) || l->kind == LEX_PLACE || (n > 0 && is_inside(l, end))) &&
		       !is_word(l, W_RATIO | W_RATEUP | W_RATEDOWN);
		     l++) {
			all_places &= l->kind == LEX_PLACE;
			s.last = l;
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

/* The name of a list that ends before *at, which goes back over it; n names stand behind it. `resp`: 分别 does. */
static struct span_of name_back(const struct reader *rd, const struct lexeme **at, const struct lexeme *resp,
				uint32_t n)
{
	const struct lexeme *l = *at;
	struct span_of s = { .first = l + 1, .last = l, .noun = l + 1 };
	for (;; l--) {
		if (in_phrase(l) || is_word(l, W_PER))
			;
		else if (resp && s.first > s.last && is_verb(l) && is_sort(lexeme_text(rd, l), S_MONEY | S_AMOUNT))
			; /* 收入与盈利分别增长 */
		else if (is_verb(l) && s.first <= s.last && name_goes_on(l))
			; /* 受灾人次、倒塌房屋数量 */
		else if (n == 0 && is_word(l, W_DE) && in_phrase(l - 1) && s.first <= s.last)
			; /* 集成电路、新能源汽车的项目 */
		else if (n == 0 && is_word(l, W_ADV | W_EACHALL) && in_phrase(l - 1) && s.first == s.last &&
			 (is_word(l + 1, W_RATIO | W_RATEUP | W_RATEDOWN) ||
			  phrase_names_measure(lexeme_text(rd, l + 1))))
			; /* 水泥、钢材累计增速 */
		else if (is_word(l, W_DET) && s.first <= s.last && is_word(l - 1, W_AND) && in_phrase(l - 2))
			l -= 2; /* 电脑|及|其|零部件 */
		else
			break;
		s.first = s.noun = l;
	}
	*at = l;
	return s;
}

/* 甲税和乙税|因政策调整|分别下降: the last word of the names that 分别 stands behind. */
static const struct lexeme *names_end(const struct reader *rd, const struct lexeme *resp)
{
	const struct lexeme *l = walk_back(rd, resp).l, *compare = comparison(l, true), *why;
	l = why = compare ? walk_back(rd, compare).l : l;
	while (in_phrase(why))
		why--;
	bool cause = why < l && (lexeme_says(rd, why, "因") || lexeme_says(rd, why, "由于")) && in_phrase(why - 1);
	return cause ? why - 1 : l;
}

/* 分别|完成投资|5亿元、6亿元: what is said of all of them; empty when nothing is. */
static struct phrase names_shared(const struct reader *rd, const struct lexeme *resp, const struct lexeme *last)
{
	last -= last->kind == LEX_COLON; /* 分别为:5万亩 */
	while (last > resp && (last->kind == LEX_TIME ||
			       (is_word(last, CARRIES | W_PART | W_GAIN | W_DE) && !is_word(last, W_VERB))))
		last--;
	return last > resp && !(last == resp + 1 && is_word(last, W_LIGHT))
		   ? phrase_of(rd, (struct span_of){ .first = resp + 1, .last = last, .noun = resp + 1 })
		   : (struct phrase){ .bare = false };
}

uint32_t phrase_names(const struct reader *rd, uint32_t i, struct phrase *out, uint32_t max)
{
	const struct lexeme *resp = phrase_respective(&rd->lx[i]);
	const struct lexeme *l = resp ? names_end(rd, resp) : walk_back(rd, &rd->lx[i]).l;
	const struct phrase shared =
	    resp ? names_shared(rd, resp, &rd->lx[i] - 1) : (struct phrase){ .bare = false };
	const bool share = resp && is_word(resp + 1, W_SHARE); /* label_share joins it */
	bool all_places = true, foreign = false;
	uint32_t n = 0;
	while (n < max) {
		struct span_of s = name_back(rd, &l, resp, n);
		const struct lexeme *place = NULL;
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
	bool alike = all_places && shared.text.n && n > 1; /* 甲市火车站、乙市火车站|分别发送旅客 */
	for (uint32_t k = 0; k < n; k++)
		alike &= ds_str_eq(out[k].text, out[0].text);
	for (uint32_t k = 0; k < n; k++) {
		struct phrase *p = &out[k];
		const struct ds_str last = out[n - 1].text;
		if (!all_places && foreign && !p->text.n)
			p->text = p->noun = last;
		if (!all_places)
			p->place = NULL;
		if (!all_places && n > 1 && shared.text.n && !share && p->text.n &&
		    p->text.n + shared.text.n <= LABEL_MAX)
			p->text = p->noun = phrase_join(rd, p->text, shared.text); /* 甲、乙分别进口 */
		else if (all_places && (!p->text.n || alike))
			p->text = p->noun = shared.text.n ? shared.text : last.n ? last : rd->flow.label;
	}
	return n;
}
