/* place_back.c: what points to a place without naming it where it stands: 村里, 本届省运会, 其他区县, 村集体 behind a sentence
 * about a village, and who says what is quoted, named behind the quotation. Remembers nothing; scope.c asks.
 */
#include "scope.h"

#define STORY_MAX     90u   /* bytes at the head of a sentence */
#define QUOTATION_MAX 1800u /* bytes that are looked through for its end */

/* The last place named before `at` whose name, or that of one above it, ends like `kind`. */
#define HOME_LOOK_BACK 64u
static struct scope place_back(const struct reader *rd, struct ds_str kind, uint32_t at)
{
	const struct ds_mention *v = rd->m->v;
	uint32_t i = rd->mention;
	while (i > 0 && v[i - 1].at.start >= at)
		i--;
	for (uint32_t n = 0; i > 0 && n < HOME_LOOK_BACK; n++) {
		const struct ds_mention *m = &v[--i];
		if (rd->r->blocks[m->block].article != rd->block->article)
			break;
		struct ds_place p = m->place;
		for (; m->counts && p.region != DS_REGION_NONE; p.region = ds_region_parent(p.region)) {
			if (p.tail.n && ds_str_ends(ds_place_name(p), kind))
				return (struct scope){ p, true };
			p.tail = DS_STR("");
			if (ds_str_ends(ds_region_name(p.region), kind))
				return (struct scope){ p, true };
		}
	}
	return (struct scope){ .known = false };
}

/* 村里, 县里: a place named before, by its kind. */
struct scope place_home(const struct reader *rd, const struct lexeme *l)
{
	return place_back(rd, text_of(rd, l->start, l->start + HAN_BYTES), l->start);
}

/* 这个乡新建大棚300个: a place named before, by its kind; not 这个市场. */
struct scope place_of_this(const struct reader *rd, const struct lexeme *l)
{
	static const char *const these[] = { "这个", "這個" };
	const struct ds_str s = lexeme_text(rd, l + 1);
	if (l[1].kind != LEX_TEXT || !IS_ANY(lexeme_text(rd, l), these) ||
	    !char_in(s.p, s.p + s.n, "乡镇县村旗州鄉鎮縣") ||
	    (s.n > HAN_BYTES && char_in(s.p + HAN_BYTES, s.p + s.n, "城域里级村庄镇土亲情")))
		return (struct scope){ .known = false };
	return place_back(rd, (struct ds_str){ s.p, HAN_BYTES }, l->start);
}

/* 本届省运会设…: whose games a sentence from `from` to `to` begins to tell of. */
struct scope place_of_games(const struct reader *rd, uint32_t from, uint32_t to)
{
	static const char *const heads[] = { "本届", "本屆", "本次", "此次", "这届" };
	static const char *const games[] = { "省运会", "市运会", "省残运会", "市残运会" };
	struct ds_str s = text_of(rd, from, to);
	size_t n = ds_str_starts(s, DS_STR("　　")) ? 2 * HAN_BYTES : 0;
	s = (struct ds_str){ s.p + n, s.n - n };
	if (!STARTS_ANY(s, heads))
		return (struct scope){ .known = false };
	s = (struct ds_str){ s.p + 2 * HAN_BYTES, s.n - 2 * HAN_BYTES };
	if (!STARTS_ANY(s, games))
		return (struct scope){ .known = false };
	return place_back(rd, (struct ds_str){ s.p, HAN_BYTES }, from);
}

/* 其他区县割完六成: the other places of the whole. */
bool place_is_others_of(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *l = number;
	while (!ends_clause(l - 1))
		l--;
	struct ds_str s = text_of(rd, l->start + 2 * HAN_BYTES, number->start);
	return starts_sort(s, S_PLACES);
}

bool place_is_small(struct ds_place place)
{
	static const char *const tails[] = { "村", "社区", "嘎查", "屯", "寨", "庄", "社區" };
	if (!place.tail.n)
		return ds_region_level(place.region) == DS_LEVEL_VILLAGE;
	return ds_place_level(place) == DS_LEVEL_VILLAGE || ENDS_ANY(ds_place_name(place), tails);
}

/* 村集体收入30万元, behind a sentence about a village. */
bool place_is_village(const struct reader *rd, const struct lexeme *l, struct ds_place part)
{
	static const char *const heads[] = { "村集体",   "村里",   "村民",     "村上", "全村",
					     "村党支部", "村委会", "村“两委”", "村庄", "社区居民" };
	static const char *const tails[] = { "村", "社区", "嘎查" };
	struct ds_str name = part.tail.n ? ds_place_name(part) : ds_region_name(part.region);
	return part.region != DS_REGION_NONE && ENDS_ANY(name, tails) &&
	       STARTS_ANY(text_of(rd, l->start, rd->lx[rd->lx_n].start), heads);
}

#define NATIVE_MAX 30u /* bytes of 一位不愿透露姓名的村民 */

static bool is_native(struct ds_str s)
{
	static const char *const people[] = { "村民", "村干部", "群众" };
	static const char *const heads[] = { "村民",   "社区居民", "村支书",     "村党支部", "村党总支",
					     "种植户", "养殖户",   "种植大户",   "养殖大户", "村里",
					     "村集体", "村“两委”", "村委会主任", "种粮大户", "脱贫户",
					     "另一名", "另一位",   "乡亲们",     "另一户",   "村合作社" };
	/* 一位赵姓村民说 */
	return STARTS_ANY(s, heads) ||
	       (ds_str_starts(s, DS_STR("一位")) &&
		HAS_ANY(((struct ds_str){ s.p, s.n < NATIVE_MAX ? s.n : NATIVE_MAX }), people));
}

static bool points_back(struct ds_str s)
{
	static const char *const heads[] = { "该",       "他",     "她",         "这里",       "合作社",
					     "事故",     "此事故", "此次事故",   "据当地村民", "当地村民",
					     "基地",     "这家",   "这个合作社", "这座",       "这是",
					     "这个基地", "这片",   "这条",       "這裡",       "這家" };
	static const char *const others[] = { "他山", "该如何", "该怎么", "这家伙", "他乡" };
	return STARTS_ANY(s, heads) && !STARTS_ANY(s, others);
}

bool place_is_of_story(struct ds_str s)
{
	static const char *const things[] = { "该校",   "该园",     "该厂",   "该矿",   "该店",
					      "该小区", "该酒店",   "该超市", "该车间", "该医院",
					      "该工地", "该幼儿园", "该楼",   "现场",   "事故",
					      "起火",   "着火",     "被困",   "中毒",   "遇难" };
	s.n = s.n < STORY_MAX ? s.n : STORY_MAX;
	return HAS_ANY(s, things);
}

/* Where the quotation that begins at `from` ends, behind a stop of its own; 0 when none does. */
static uint32_t quotation_end(struct ds_str text, uint32_t from, uint32_t to)
{
	const char *p = text.p + from, *end = text.p + to;
	while (p < end && (p = memchr(p, 0xe2, (size_t)(end - p))) != NULL) { /* the first byte of ” */
		p += end - p < HAN_BYTES ? end - p : HAN_BYTES;
		if (memcmp(p - HAN_BYTES, "”", HAN_BYTES) == 0 &&
		    char_before_in(p - HAN_BYTES, text.p + from, "。！？，,!?"))
			return (uint32_t)(p - text.p);
	}
	return 0;
}

#define FIRM_LOOK_BACK 24u

bool place_is_firm_of_wider(const struct reader *rd, struct ds_str s, struct scope village)
{
	static const char *const firms[] = { "该社",   "合作社",   "该合作社", "作为合作社", "这个合作社",
					     "该公司", "这家公司", "该企业",   "这家企业",   "公司" };
	if (!STARTS_ANY(s, firms))
		return false;
	const struct ds_mention *v = rd->m->v;
	uint32_t i = rd->mention;
	while (i < rd->m->n && v[i].at.start < (uint32_t)(s.p - rd->r->text.p))
		i++;
	for (uint32_t n = 0; i > 0 && n < FIRM_LOOK_BACK; n++) {
		const struct ds_mention *m = &v[--i];
		if (rd->r->blocks[m->block].article != rd->block->article)
			break;
		if (m->place.region == DS_REGION_NONE ||
		    !place_names_company(text_of(rd, m->at.end, rd->r->blocks[m->block].at.end), true))
			continue;
		return holds((struct scope){ m->place, true }, village.place) &&
		       !ds_place_eq(m->place, village.place);
	}
	return false;
}

/* 张三, 村民张三, 他: the place of who or what s begins with, when that was told before. */
struct scope place_of_named(struct reader *rd, struct ds_str s)
{
	const struct scope none = { .known = false };
	const struct scope now = rd->flow.topic.known ? rd->flow.topic : rd->left;
	const bool local = now.known && ds_place_level(now.place) >= DS_LEVEL_TOWNSHIP;
	if (!local && !rd->people_n)
		return none;
	while (ds_str_starts(s, DS_STR("　")))
		s = (struct ds_str){ s.p + HAN_BYTES, s.n - HAN_BYTES };
	static const char *const nows[] = { "如今", "目前", "现在", "眼下", "当时" };
	static const char *const commas[] = { "，", "," };
	if (STARTS_ANY(s, nows)) {
		s = (struct ds_str){ s.p + 2 * HAN_BYTES, s.n - 2 * HAN_BYTES };
		size_t comma = STARTS_ANY(s, commas) ? (*s.p == ',' ? 1 : HAN_BYTES) : 0;
		s = (struct ds_str){ s.p + comma, s.n - comma };
	}
	const struct scope who = people_at(rd, s);
	if (who.known)
		return who;
	if (!local)
		return none;
	if (is_native(s)) {
		people_learn_at(rd, s, now.place);
		return now;
	}
	if (people_aged(rd, s, now.place))
		return rd->flow.topic.known ? none : now;
	if (rd->flow.topic.known || !points_back(s) || place_is_firm_of_wider(rd, s, now))
		return none;
	people_learn_at(rd, s, now.place); /* 基地负责人张三 */
	return now;
}

/* “…。”果园负责人张三说: who speaks of a village is of it, unless some authority does. */
static void local_learn(struct reader *rd, struct ds_str s)
{
	static const char *const above[] = { "县", "市", "区", "省", "镇", "乡", "局", "厅", "院" };
	const struct scope now = rd->flow.topic.known ? rd->flow.topic : rd->left;
	if (s.n > 2 * NATIVE_MAX)
		s.n = 2 * NATIVE_MAX;
	if (now.known && place_is_small(now.place) && !HAS_ANY(s, above))
		people_learn_at(rd, s, now.place);
}

#define TOLD_MAX 120u /* bytes behind a quotation */

/* “…。”说起收成,甲村村民张三很高兴: the place of the first who is named behind `behind`, from mention v on, in its sentence. */
static struct ds_place place_of_told(const struct reader *rd, const struct ds_mention *v, uint32_t behind)
{
	static const char *const stops[] = { "。", "！", "“" };
	const struct ds_mention *end = rd->m->v + rd->m->n;
	/* “…。”在甲村的果园里,… */
	if (v->at.start == behind + HAN_BYTES && ds_str_starts(text_of(rd, behind, v->at.start), DS_STR("在"))) {
		while (v + 1 < end && v[1].at.start == v->at.end && v[1].counts)
			v++;
		if (v->counts)
			return v->place;
	}
	for (; v < end && v->at.end < behind + TOLD_MAX && v->at.end < rd->block->at.end; v++) {
		if (HAS_ANY(text_of(rd, behind, v->at.start), stops))
			break;
		if (v->counts && v->place.region != DS_REGION_NONE && people_beside(rd, v).n)
			return v->place;
	}
	return (struct ds_place){ .region = DS_REGION_NONE };
}

/* “…。”甲区就业局主任说,…: who says what is quoted from `from` on. None, when what stands behind the quotation does not begin
 * with a place, or only says where somebody lives. */
struct ds_place place_of_speaker(struct reader *rd, uint32_t from)
{
	static const char *const guests[] = { "市民", "消费者", "网友", "小伙", "姑娘", "籍" };
	const struct ds_place none = { .region = DS_REGION_NONE };
	const uint32_t to = rd->block->at.end;
	struct ds_str text = rd->r->text;
	if (rd->m->n == 0 || to - from < HAN_BYTES || memcmp(text.p + from, "“", HAN_BYTES) != 0)
		return none;
	const uint32_t behind = quotation_end(text, from, to - from > QUOTATION_MAX ? from + QUOTATION_MAX : to);
	if (!behind)
		return none;
	const struct scope known = place_of_named(rd, text_of(rd, behind, to));
	if (known.known)
		return known.place;
	const struct ds_mention *v = rd->m->v + rd->mention, *end = rd->m->v + rd->m->n;
	while (v < end && v->at.start < behind)
		v++;
	if (v == end || v->at.start > behind) {
		local_learn(rd, text_of(rd, behind, to));
		return v < end ? place_of_told(rd, v, behind) : none;
	}
	if (v == end || !v->counts || v->place.region == DS_REGION_NONE)
		return none;
	while (v + 1 < end && v[1].at.start == v->at.end && v[1].counts && v[1].place.region != DS_REGION_NONE)
		v++;
	const struct ds_str who = ds_str_slice(text, (struct ds_span){ v->at.end, to });
	return starts_sort(who, S_GUEST) || STARTS_ANY(who, guests) ? none : v->place;
}

/* 同时还建设…, 其中…, 该项目…, behind a sentence about a part: it goes on about that. */
bool place_part_goes_on(const struct reader *rd, const struct lexeme *l)
{
	static const char *const links[] = { "同时", "同時", "与此同时", "與此同時", "還",  "还",
					     "并",   "並",   "其中",     "先后",     "先後" };
	static const char *const things[] = { "项目",     "項目",     "工程",   "该项目", "该工程",
					      "整个工程", "整个项目", "该公司", "该企业" };
	const struct lexeme *next = l + 1;
	if (next->kind == LEX_COMMA)
		next++;
	if (STARTS_ANY(lexeme_text(rd, l), things) || place_is_village(rd, l, rd->flow.part.place))
		return true;
	return IS_ANY(lexeme_text(rd, l), links) && next->kind != LEX_PLACE && !is_word(next, SCOPE_WORDS);
}
