/* people.c: who is of which place. 甲村村民张三 is named once with his village; where he is named again, his figures are of that
 * village. Takes down names and finds them again; what follows from it stands in scope.c.
 */
#include "scope.h"

#include "dushu/text.h"

#define NAME_AWAY 48u              /* bytes between a place and the name of who is of it */
#define BODY_AWAY 120u             /* bytes between a place and the short name of a body */
#define CHAIN_MAX 8                /* places of a chain */
#define NAME_LONG (3u * HAN_BYTES) /* bytes of a name that are compared */

bool people_surname(const char *p, const char *end)
{
	unsigned len;
	return end - p >= (ptrdiff_t)HAN_BYTES && is_han_lead(*p) &&
	       ds_surname(ds_utf8_at(p, &len)) >= DS_SURNAME_COMMON;
}

/* 高产, 方面: words that begin with a common surname. */
static bool begins_word(const char *p, const char *end)
{
	static const char *const words[] = { "高度", "高兴", "高质", "高标", "高产", "高效", "高温", "方便", "方面",
					     "方式", "马上", "黄金", "黄瓜", "黄桃", "何时", "任务", "任何", "于是",
					     "余人", "程度", "成功", "成立", "成为", "时间", "时候", "全部", "全村",
					     "全镇", "全县", "全市", "常年", "常常", "白天", "文化", "安全", "安排",
					     "连续", "路边", "简单", "应该", "应用", "麦收", "农村", "农民", "解决",
					     "管理", "单位", "党员", "边走", "曾经", "许多", "左右", "康复" };
	return list_at(p, end, words, DS_COUNT(words)) > 0;
}

/* What may stand behind a name of two characters. */
static bool ends_name(const char *p, const char *end)
{
	return p >= end || !is_han_lead(*p) ||
	       char_in(p, end, "说家的在和与又正也就还都是有将已从告介表笑算种养带一把给为来、，。");
}

/* The name that begins at p: three characters, or two where a word follows that no name ends in. */
static struct ds_str name_at(const char *p, const char *end)
{
	const bool two = end - p < (ptrdiff_t)NAME_LONG || ends_name(p + 2 * HAN_BYTES, end);
	return (struct ds_str){ p, two ? 2 * HAN_BYTES : NAME_LONG };
}

/* Does a name of n bytes end at p: before what no name goes on with, or where a word begins? */
static bool name_stops(const struct reader *rd, const struct lexeme *l, const char *p, const char *end)
{
	if (ends_name(p, end) || char_in(p, end, "被因让获向对回"))
		return true;
	const uint32_t at = (uint32_t)(p - rd->r->text.p);
	while (l->start < at && l->end <= at && l < &rd->lx[rd->lx_n])
		l++;
	return l->start == at && l->kind != LEX_TEXT;
}

struct ds_str people_named(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *stop = l;
	while (!ends_clause(stop))
		stop++;
	const char *begin = rd->r->text.p + l->start, *end = rd->r->text.p + stop->start, *p = begin;
	size_t n;
	for (int roles = 0; roles < 3 && (n = sort_at(p, end, S_PERSON | S_FOLK | S_ROLE)) > 0; roles++)
		p += n;
	if (end - p < 2 * (ptrdiff_t)HAN_BYTES || !people_surname(p, end) || !is_han_lead(p[HAN_BYTES]) ||
	    begins_word(p, end))
		return DS_STR("");
	for (n = 2 * HAN_BYTES; n <= NAME_LONG && (size_t)(end - p) >= n; n += HAN_BYTES)
		if (name_stops(rd, l, p + n, end))
			return (struct ds_str){ begin, (size_t)(p - begin) + n };
	return DS_STR("");
}

/* 甲村|种植大户张三: the name behind a role in s, which begins behind a place; empty: there is none. */
static struct ds_str name_in(struct ds_str s)
{
	static const char *const commas[] = { "，", "," };
	if (STARTS_ANY(s, commas)) { /* 来到甲村,村民张三… */
		const size_t n = *s.p == ',' ? 1 : HAN_BYTES;
		s = (struct ds_str){ s.p + n, s.n - n };
	}
	const char *end = s.p + s.n;
	for (const char *p = s.p; end - p >= 2 * (ptrdiff_t)HAN_BYTES; p += HAN_BYTES) {
		if (!is_han_lead(*p) && !char_in(p, end, "、")) /* 村党委书记、村委会主任张三 */
			break;
		if (p - s.p < 2 * (ptrdiff_t)HAN_BYTES ||
		    !ends_sort((struct ds_str){ s.p, (size_t)(p - s.p) }, S_ROLE) || !people_surname(p, end) ||
		    !is_han_lead(p[HAN_BYTES]) || begins_word(p, end))
			continue;
		return name_at(p, end);
	}
	return DS_STR("");
}

static void person_add(struct reader *rd, struct ds_str name, struct ds_place place)
{
	rd->people[rd->people_n++ % PEOPLE] = (struct person){ name, place };
	rd->people_heads |= mask_bit(name.p[HAN_BYTES - 1]);
}

/* 陈三,甲村7组村民: does a few characters behind the place a role end the clause? */
static bool called_native(struct ds_str s)
{
	size_t n = 0;
	while (n + HAN_BYTES <= s.n && n < 2 * NAME_LONG &&
	       (is_han_lead(s.p[n]) || (s.p[n] >= '0' && s.p[n] <= '9')))
		n += is_han_lead(s.p[n]) ? HAN_BYTES : 1;
	s.n = n;
	return ends_sort(s, S_ROLE) || ds_str_ends(s, DS_STR("人"));
}

/* 陈三是甲村的养殖大户: the name before 是, at which a chain of places begins. */
static struct ds_str name_before(const struct reader *rd, const struct ds_mention *m, uint32_t from)
{
	const char *begin = rd->r->text.p + from;
	const struct ds_mention *last = m;
	for (int n = 0; n < CHAIN_MAX && m > rd->m->v && m[-1].at.end == m->at.start; n++)
		m--;
	const char *p = rd->r->text.p + m->at.start;
	if (p - begin < 3 * (ptrdiff_t)HAN_BYTES)
		return DS_STR("");
	const bool is = memcmp(p - HAN_BYTES, "是", HAN_BYTES) == 0;
	const bool comma = p[-1] == ',' || memcmp(p - HAN_BYTES, "，", HAN_BYTES) == 0;
	if (!is && !(comma && called_native(text_of(rd, last->at.end, rd->r->blocks[last->block].at.end))))
		return DS_STR("");
	p -= p[-1] == ',' ? 1 : HAN_BYTES;
	for (size_t n = NAME_LONG; n >= 2 * HAN_BYTES; n -= HAN_BYTES) {
		if (p - begin < (ptrdiff_t)n)
			continue;
		const char *name = p - n;
		if ((name == begin || char_before_in(name, begin, "，。、　”；： ,的")) &&
		    people_surname(name, p) && !begins_word(name, p))
			return (struct ds_str){ name, n };
	}
	return DS_STR("");
}

/* The name of who stands behind the mention with a role; empty: nobody. */
static struct ds_str people_beside(const struct reader *rd, const struct ds_mention *m)
{
	const uint32_t end = rd->r->blocks[m->block].at.end;
	const bool goes_on = m + 1 < rd->m->v + rd->m->n && m[1].at.start == m->at.end;
	if (goes_on || m->at.end >= end)
		return DS_STR("");
	/* 还有甲镇的张三。 */
	struct ds_str of = text_of(rd, m->at.end, end);
	if (of.n > HAN_BYTES + NAME_LONG + HAN_BYTES && ds_str_starts(of, DS_STR("的")) &&
	    people_surname(of.p + HAN_BYTES, of.p + of.n) && is_han_lead(of.p[2 * HAN_BYTES]) &&
	    !begins_word(of.p + HAN_BYTES, of.p + of.n))
		for (size_t n = 2 * HAN_BYTES; n <= NAME_LONG; n += HAN_BYTES)
			if (char_in(of.p + HAN_BYTES + n, of.p + of.n, "，。、；,"))
				return (struct ds_str){ of.p + HAN_BYTES, n };
	return name_in(text_of(rd, m->at.end, end - m->at.end > NAME_AWAY ? m->at.end + NAME_AWAY : end));
}

/* 甲镇的乙纺织有限公司(以下简称“乙纺织”): the short name of a body of the place. */
static struct ds_str short_name(const struct reader *rd, const struct ds_mention *m)
{
	static const char opens[] = "简称“";
	const uint32_t end = rd->r->blocks[m->block].at.end;
	struct ds_str s = text_of(rd, m->at.end, end - m->at.end > BODY_AWAY ? m->at.end + BODY_AWAY : end);
	size_t at = ds_str_find(s, DS_STR(opens), 0);
	if (at == SIZE_MAX || s.n - at < sizeof(opens) - 1 + NAME_LONG || ds_str_find(s, DS_STR("。"), 0) < at)
		return DS_STR("");
	return (struct ds_str){ s.p + at + sizeof(opens) - 1, NAME_LONG };
}

/* 甲镇|金穗农机合作社: the name of a body that begins with the place. */
static struct ds_str body_name(const struct reader *rd, const struct ds_mention *m)
{
	static const char *const bodies[] = { "合作社", "家庭农场", "牧场", "养殖场", "公司", "果园", "基地" };
	const uint32_t end = rd->r->blocks[m->block].at.end;
	const bool goes_on = m + 1 < rd->m->v + rd->m->n && m[1].at.start == m->at.end;
	struct ds_str s = text_of(rd, m->at.end, end - m->at.end > NAME_AWAY ? m->at.end + NAME_AWAY : end);
	size_t n = 0;
	while (n + HAN_BYTES <= s.n && is_han_lead(s.p[n]) && !char_in(s.p + n, s.p + s.n, "的与和在有共了"))
		n += HAN_BYTES;
	s.n = n;
	return !goes_on && n > 2 * NAME_LONG && HAS_ANY(s, bodies) ? (struct ds_str){ s.p, NAME_LONG } : DS_STR("");
}

void people_learn(struct reader *rd, const struct ds_mention *m)
{
	if (ds_place_level(m->place) < DS_LEVEL_TOWNSHIP)
		return;
	struct ds_str name = people_beside(rd, m);
	if (!name.n)
		name = short_name(rd, m);
	if (!name.n)
		name = body_name(rd, m);
	if (!name.n)
		name = name_before(rd, m, rd->r->blocks[m->block].at.start);
	if (name.n)
		person_add(rd, name, m->place);
}

bool people_aged(struct reader *rd, struct ds_str s, struct ds_place place)
{
	size_t n = 0;
	while (n < s.n && n < 3 && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	struct ds_str rest = { s.p + n, s.n - n };
	if (!n || !ds_str_starts(rest, DS_STR("岁")))
		return false;
	rest = (struct ds_str){ rest.p + HAN_BYTES, rest.n - HAN_BYTES };
	if (ds_str_starts(rest, DS_STR("的")))
		rest = (struct ds_str){ rest.p + HAN_BYTES, rest.n - HAN_BYTES };
	const char *end = rest.p + rest.n;
	if (rest.n > NAME_LONG && people_surname(rest.p, end) && !begins_word(rest.p, end))
		person_add(rd, name_at(rest.p, end), place);
	return true;
}

bool people_learn_at(struct reader *rd, struct ds_str s, struct ds_place place)
{
	struct ds_str name = name_in((struct ds_str){ s.p, s.n > NAME_AWAY ? NAME_AWAY : s.n });
	if (name.n)
		person_add(rd, name, place);
	return name.n > 0;
}

struct scope people_at(const struct reader *rd, struct ds_str s)
{
	const uint32_t n = rd->people_n < PEOPLE ? rd->people_n : PEOPLE;
	if (s.n <= NAME_LONG || !mask_has(rd->people_heads, s.p[HAN_BYTES - 1]))
		return (struct scope){ .known = false };
	for (uint32_t i = 0; i < n; i++) {
		const struct person *who = &rd->people[(rd->people_n - 1 - i) % PEOPLE];
		const char *behind = s.p + 2 * HAN_BYTES;
		if (memcmp(s.p, who->name.p, 2 * HAN_BYTES) != 0)
			continue;
		if (who->name.n == NAME_LONG ? memcmp(behind, who->name.p + 2 * HAN_BYTES, HAN_BYTES) == 0
					     : ends_name(behind, s.p + s.n))
			return (struct scope){ who->place, true };
	}
	return (struct scope){ .known = false };
}
