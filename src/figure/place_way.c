/* place_way.c: places that something only passes, comes from or goes to: ways, accidents on them, where somebody worked, who
 * helps, where money goes. Looks at the words around them and remembers nothing.
 */
#include "scope.h"

#define CLAUSE_MAX  120u /* bytes of a clause that are looked through */
#define CHAIN_MAX   8    /* places of a chain */
#define PASSED_BACK 90u  /* bytes of a way */

/* The clause that text begins with, as far as it is looked through. */
static struct ds_str clause_of(struct ds_str text)
{
	const char *p = text.p, *end = text.p + (text.n < CLAUSE_MAX ? text.n : CLAUSE_MAX);
	while (p < end && (is_han_lead(*p) || !char_in(p, end, "，。；,;")))
		p += is_han_lead(*p) ? HAN_BYTES : char_len(p);
	return (struct ds_str){ text.p, (size_t)((p < end ? p : end) - text.p) };
}

bool place_is_abroad(struct ds_str text)
{
	static const char *const works[] = { "打工",   "务工", "经商",   "上班",   "做工",  "读书",   "上学",
					     "求学",   "闯荡", "打拼",   "一家",   "帮",    "推介会", "招商",
					     "洽谈会", "考察", "博览会", "交易会", "展销会" };
	return HAS_ANY(clause_of(text), works);
}

bool place_is_neighbour(struct ds_str text)
{
	static const char *const beside[] = { "接壤", "毗邻", "相邻", "相连", "相望", "交界", "为邻", "相接" };
	/* 两省接壤: both */
	static const char *const with[] = { "与", "同", "跟", "和", "两", "三省", "三县" };
	const struct ds_str clause = clause_of(text);
	return ENDS_ANY(clause, beside) && !HAS_ANY(clause, with);
}

bool place_is_helper(struct ds_str text)
{
	static const char *const helps[] = { "扶持下", "支持下", "帮助下", "协作下", "帮扶下", "带领下",  "指导下",
					     "推动下", "努力下", "领导下", "关心下", "组织下", "牵头下",  "协调下",
					     "配合下", "重视下", "引领下", "关怀下", "带动下", "帮扶之下" };
	const struct ds_str clause = clause_of(text);
	for (size_t at = 0; (at = ds_str_find(clause, DS_STR("下"), at)) != SIZE_MAX; at += HAN_BYTES)
		if (ENDS_ANY(((struct ds_str){ clause.p, at + HAN_BYTES }), helps))
			return true;
	return false;
}

bool place_is_included(const struct reader *rd, const struct lexeme *head, struct ds_str text)
{
	static const char *const with[] = { "包括", "包含", "含" };
	return ENDS_ANY(text_of(rd, rd->lx[0].start, head->start), with) &&
	       ds_str_find(clause_of(text), DS_STR("在内"), 0) != SIZE_MAX;
}

bool place_change_follows(const struct reader *rd, const struct lexeme *l)
{
	static const char *const heads[] = { "同比",   "环比",     "比上年",   "比去年", "较上年",
					     "较去年", "分别增长", "分别下降", "比上月", "较上月" };
	return STARTS_ANY(text_of(rd, l->end, rd->lx[rd->lx_n].start), heads);
}

bool place_is_visited(const struct reader *rd, const struct lexeme *head, const struct lexeme *l)
{
	static const char *const looks[] = { "调研", "考察", "视察", "检查指导" };
	static const char *const says[] = { "提出", "强调", "指出", "要求" };
	if (!lexeme_says(rd, head - 1, "在") && !lexeme_says(rd, head - 1, "到") &&
	    !lexeme_says(rd, head - 1, "赴"))
		return false;
	const struct ds_str rest = text_of(rd, l->end, rd->lx[rd->lx_n].start), clause = clause_of(rest);
	if (!HAS_ANY(clause, looks))
		return false;
	return HAS_ANY(((struct ds_str){ rest.p, rest.n < CLAUSE_MAX ? rest.n : CLAUSE_MAX }), says);
}

bool place_is_passed(struct ds_str text, uint32_t from, const struct ds_mention *v, const struct ds_mention *end)
{
	static const char *const whens[] = { "时", "处", "路段" };
	static const char *const commas[] = { "，", "," };
	for (int n = 0; n < CHAIN_MAX && v + 1 < end && v[1].at.start == v->at.end; n++)
		v++;
	const uint32_t ahead =
	    (uint32_t)text.n - v->at.end > PASSED_BACK ? v->at.end + PASSED_BACK : (uint32_t)text.n;
	struct ds_str rest = ds_str_slice(text, (struct ds_span){ v->at.end, ahead });
	size_t comma = ds_str_find(rest, ds_str_of(commas[0]), 0),
	       plain = ds_str_find(rest, ds_str_of(commas[1]), 0);
	rest.n = comma < plain ? comma : plain < rest.n ? plain : rest.n;
	if (!ENDS_ANY(rest, whens))
		return false;
	const uint32_t back = v->at.start - from > PASSED_BACK ? v->at.start - PASSED_BACK : from;
	return has_sort(ds_str_slice(text, (struct ds_span){ back, v->at.start }), S_PASSING);
}

#define HELD_PLACES 4u /* named together */

/* The places named together from l on; returns how many, *end is behind them. 0: more than there is room for. */
static unsigned places_at(const struct reader *rd, const struct lexeme *l, struct ds_place *v,
			  const struct lexeme **end)
{
	unsigned n = 0;
	while (l->kind == LEX_PLACE && n < HELD_PLACES) {
		while (l[1].kind == LEX_PLACE && l[1].start == l->end)
			l++;
		v[n++] = rd->m->v[l->ref].place;
		*end = ++l;
		if (l->kind == LEX_DUN || is_word(l, W_AND))
			l++;
	}
	return l->kind == LEX_PLACE ? 0 : n;
}

struct scope place_held(const struct reader *rd, const struct lexeme *number)
{
	static const char *const verbs[] = { "举办", "举行", "开赛", "进行", "召开", "上演",
					     "开幕", "开打", "开跑", "试点", "鸣枪" };
	const struct scope none = { .known = false }, now = *scope_governing(&rd->flow);
	const struct lexeme *l = number + 1, *end = l;
	unsigned before = 0, behind = 0;
	bool each = false;
	for (; !ends_clause(l) && !(lexeme_says(rd, l, "在") && l[1].kind == LEX_PLACE); l++) {
		if (l->kind == LEX_PLACE)
			return none;
		behind += l->kind == LEX_NUMBER;
		each |= lexeme_says(rd, l, "分别");
	}
	struct ds_place v[HELD_PLACES];
	const unsigned n = ends_clause(l) ? 0 : places_at(rd, l + 1, v, &end);
	if (!n || !STARTS_ANY(text_of(rd, end->start, rd->lx[rd->lx_n].start), verbs))
		return none;
	for (l = number - 1; !ends_clause(l); l--)
		before += l->kind == LEX_NUMBER;
	if (each && n > 1)
		return before + 1 + behind == n ? (struct scope){ v[before], true } : none;
	for (unsigned i = 1; i < n; i++)
		v[0] = ds_place_common(v[0], v[i]);
	const struct scope at = { v[0], v[0].region > DS_REGION_CHINA };
	return now.known && holds(at, now.place) ? none : at;
}

/* Money goes to the place that receives it, when that place stands in the same clause. */
struct scope place_receiver(const struct reader *rd, const struct lexeme *number)
{
	struct scope s = { .known = false };
	for (const struct lexeme *l = number + 1; !ends_clause(l) && l->kind != LEX_NUMBER; l++) {
		if (l->kind == LEX_PLACE && rd->m->v[l->ref].counts &&
		    !is_word(l - 1, W_DE | W_WITH | W_AND | K_OPEN) &&
		    rd->m->v[l->ref].place.region != DS_REGION_NONE)
			s = (struct scope){ rd->m->v[l->ref].place, true };
		else if (s.known)
			break;
	}
	return s;
}

#define GIVEN_MAX 30u /* bytes between a place and the sum that it gets */

/* 甲市企业在乙县投资3亿元, 甲市援助乙县资金500万元: the place that money goes to before it is told how much. */
struct scope place_invested(const struct reader *rd, const struct lexeme *number)
{
	static const char *const to[] = { "在",   "向",   "给",   "对",   "为",  "援助",
					  "支援", "资助", "捐助", "支持", "帮扶" };
	static const char *const gives[] = { "投资", "投入", "捐赠", "捐款", "捐资", "援助", "拨付", "资金" };
	static const char *const others[] = { "签", "会", "的", "上" };
	const struct lexeme *l = number - 1;
	while (!ends_clause(l) && l->kind != LEX_PLACE && l->kind != LEX_NUMBER)
		l--;
	if (l->kind != LEX_PLACE || !rd->m->v[l->ref].counts || rd->m->v[l->ref].place.region <= DS_REGION_CHINA)
		return (struct scope){ .known = false };
	const struct ds_str between = text_of(rd, l->end, number->start);
	const struct ds_place place = rd->m->v[l->ref].place;
	while (l[-1].kind == LEX_PLACE)
		l--;
	const bool given = between.n <= GIVEN_MAX && ENDS_ANY(between, gives) && !HAS_ANY(between, others) &&
			   ENDS_ANY(text_of(rd, rd->lx[0].start, l->start), to);
	return (struct scope){ place, given };
}

/* 景区距甲市45公里: l says that something is far from the place behind it. */
bool place_is_far(const struct reader *rd, const struct lexeme *l)
{
	static const char *const away[] = { "距", "距离" };
	return l->kind == LEX_TEXT && ENDS_ANY(lexeme_text(rd, l), away);
}

/* 乌鲁木齐至内地主要城市: a way from a place, which speaks for its clause alone. */
bool place_is_route(const struct reader *rd, const struct lexeme *l)
{
	static const char *const others[] = { "至今", "至少", "至此", "至于", "至多" };
	struct ds_str s = lexeme_text(rd, l + 1);
	if (place_leads_on(rd, l + 1) || lexeme_says(rd, l + 1, "经"))
		return l[2].kind == LEX_TEXT || l[2].kind == LEX_PLACE;
	if (l[1].kind != LEX_TEXT || !ds_str_starts(s, DS_STR("至")))
		return false;
	return !STARTS_ANY(s, others);
}

#define HOSPITAL_MAX 48u /* bytes of 人民医院 and what stands before it in its name */

/* 伤者被送至甲市人民医院,其中2人…; 据甲市中心医院主任介绍,该院…: those who lie there are told of from here on. */
bool place_is_ward(const struct reader *rd, const struct lexeme *l)
{
	static const char *const ways[] = { "送至", "送往", "送到", "送入", "送进",
					    "转至", "转往", "转到", "转入", "送" };
	static const char *const tells[] = { "介绍", "透露", "表示", "说", "称" };
	struct ds_str rest = clause_of(text_of(rd, l->end, rd->lx[rd->lx_n].start));
	const struct lexeme *head = l;
	while (head[-1].kind == LEX_PLACE)
		head--;
	const struct ds_str before = text_of(rd, rd->lx[0].start, head->start);
	const bool told = ds_str_ends(before, DS_STR("据")) && ENDS_ANY(rest, tells);
	rest.n = rest.n < HOSPITAL_MAX ? rest.n : HOSPITAL_MAX;
	return ds_str_find(rest, DS_STR("医院"), 0) != SIZE_MAX && (told || ENDS_ANY(before, ways));
}
