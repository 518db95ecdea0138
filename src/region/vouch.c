/* vouch.c: names that need more than there is to be taken for a place, and stand all the same by what is right beside them or
 * by their place in a list: 桑枣卫生院, 、富田、, 通山警方. Refuses none. */
#include "region/evidence.h"
#include "region/follow.h"

/* Does the name stand between marks of a list and of a clause, and none but those: 、富田, or ,船寮、? */
static bool stands_free(const struct resolver *r, const struct hit *h)
{
	static const struct ds_str behind = WORD("和与等的");
	const uint32_t start = h->at.start, end = h->at.end;
	const bool joined = text_before(r->text, start, DS_STR("、")), joins = text_at(r->text, end, DS_STR("、"));
	if (!joined && !joins)
		return false;
	const bool led = start >= 3 && char_in(r->text, start - 3, (struct ds_str)WORD("在到从赴往"));
	return (joined || led || !han_before(r->text, start)) &&
	       (joins || char_in(r->text, end, behind) ||
		(!han_at(r->text, end) && end < r->text.n && !is_digit((unsigned char)r->text.p[end])));
}

/* May the short name of a township stand without its parent: where its school or the like is named, or it is one of a list,
 * and the sentence or the article is about its county; or where no other place has it and the article is about that county. */
static bool is_of_county(const struct resolver *r, const struct hit *h, const struct entry *entry,
			 const struct evidence *e, unsigned entries)
{
	const ds_region up = e->up;
	if (entries == 1 && (up == r->about || people_behind(r->text, h->at.end)))
		return true;
	if (!e->sentence && !e->parent && !e->again && up != r->county)
		return false;
	const struct draft *last = draft_before(r, h);
	/* 从温州南至灵昆 */
	if (e->sentence && entries == 1 && last && last->level == DS_LEVEL_PREFECTURE &&
	    draft_holds(last, entry->region))
		return true;
	const bool near =
	    up == r->about ||
	    (e->sentence && (up == r->county || (last && last->m.place.region == up))); /* 东莞、虎门 */
	return is_local(r->text, h->at.end) || (near && stands_free(r, h));
}

/* 新县今年扶持果业, 在礼县草坪乡, 是叶县人: a full name of two characters that begins a clause, or stands behind where something
 * is or, when it is no word besides, behind another that ends, is no part of another word, unless what follows makes it one:
 * 新县城, 富县强市. */
static bool is_clear_county(const struct resolver *r, const struct hit *h, const struct entry *entry,
			    const struct evidence *e)
{
	static const struct ds_str ways = WORD("在到从赴往"), words = WORD("是与为对的由向"),
				   goes_on = WORD("城域级里富强兴裕惠名治");
	const uint32_t start = h->at.start;
	return !entry->old && e->level == DS_LEVEL_COUNTY && ds_span_len(h->at) == 6 &&
	       text_before(r->text, h->at.end, DS_STR("县")) &&
	       (!han_before(r->text, start) || char_in(r->text, start - 3, ways) ||
		(entry->need == NEED_SCOPE && char_in(r->text, start - 3, words))) &&
	       (!char_in(r->text, h->at.end, goes_on) || text_at(r->text, h->at.end, DS_STR("城关")));
}

/* 滨海:八个项目开工, where the text has the county in full: nothing but marks and numbers stand beside the name. */
static bool stands_alone(const struct resolver *r, const struct hit *h, const struct evidence *e)
{
	const struct ds_block *b = &r->reading->blocks[h->block];
	return e->told && h->at.start == b->at.start && !han_at(r->text, h->at.end);
}

/* Has the county alone of all counties and what is larger this name today? */
static bool is_only_county(const struct key *key, const struct entry *entry)
{
	for (uint32_t i = 0; i < key_entries(key); i++) {
		const struct entry *e = &entries_at(key)[i];
		if (e->region != entry->region && !e->old && region_level(e->region) <= DS_LEVEL_COUNTY)
			return false;
	}
	return true;
}

/* 天水、宝鸡、陇西、陇南等地: between two names of a list, of which the one before is a county or larger. */
static bool is_between(const struct resolver *r, const struct hit *h)
{
	const struct draft *last = draft_before(r, h);
	return last && last->m.at.end + 3 == h->at.start && last->m.level <= DS_LEVEL_COUNTY &&
	       last->m.form != DS_FORM_ANAPHOR && text_at(r->text, last->m.at.end, DS_STR("、")) &&
	       (text_at(r->text, h->at.end, DS_STR("、")) || text_at(r->text, h->at.end, DS_STR("等")));
}

/* 丽江、河口、宣威: between two of its province, whatever else the word may be. */
static bool is_among(const struct resolver *r, const struct hit *h, const struct entry *entry)
{
	const struct draft *last = draft_before(r, h);
	const struct hit *next = r->at + 1 < r->hits_n ? &r->hits[r->at + 1] : NULL;
	return last && last->m.at.end + 3 == h->at.start && text_at(r->text, last->m.at.end, DS_STR("、")) &&
	       last->m.level <= DS_LEVEL_COUNTY && next && next->kind == KEY_PLACE &&
	       next->at.start == h->at.end + 3 && text_at(r->text, h->at.end, DS_STR("、")) &&
	       ds_region_common(last->m.place.region, entry->region) > DS_REGION_CHINA &&
	       ds_region_common(entries_at(key_at(next->key))->region, entry->region) > DS_REGION_CHINA;
}

/* 前金新興苓雅: without a gap between two others of its city. */
static bool is_squeezed(const struct resolver *r, const struct hit *h, const struct evidence *e)
{
	const struct hit *next = r->at + 1 < r->hits_n ? &r->hits[r->at + 1] : NULL;
	return r->v[r->n - 1].parent == e->up && next && next->kind == KEY_PLACE && next->at.start == h->at.end &&
	       region_parent(entries_at(key_at(next->key))->region) == e->up;
}

/* 泰宁旅游区、太姥山: in a text about its province a county whose name no other has needs no more than to stand alone before the
 * head of a name, or right behind a county whose partner it is (凤阳宁国现代产业园); 通山警方: or, in any, before an authority of
 * its own. */
static bool is_sight(const struct resolver *r, const struct hit *h, const struct evidence *e, bool partner,
		     const struct follows *after)
{
	if (e->score >= EVIDENCE_ABOUT / 2)
		return after->set & (FOLLOW_HEAD | FOLLOW_HOME) || (partner && is_local(r->text, h->at.end));
	return after->set & FOLLOW_HOME && r->n == r->sentence_from;
}

/* 海伦市区, 怀集境内, 鲁甸地震, 往贞丰方向, 达州至开州, 在威宁，, 我们海阳: words that stand beside places alone. */
static bool is_beside_way(const struct resolver *r, const struct hit *h, const struct draft *last)
{
	static const struct ds_str behind[] = { WORD("境内"),   WORD("市区"),   WORD("县城"),       WORD("全境"),
						WORD("市民"),   WORD("位于"),   WORD("地处"),       WORD("汽车站"),
						WORD("火车站"), WORD("高铁站"), WORD("长途汽车站"), WORD("地震"),
						WORD("泥石流") };
	static const struct ds_str ways = WORD("至到往"), in = WORD("在到从赴往");
	const uint32_t start = h->at.start, end = h->at.end;
	for (size_t i = 0; i < DS_COUNT(behind); i++) {
		if (text_at(r->text, end, behind[i]))
			return true;
	}
	if (start < 3)
		return false;
	if (text_before(r->text, start, DS_STR("我们")) || text_before(r->text, start, DS_STR("咱们")))
		return true;
	if (char_in(r->text, start - 3, ways) &&
	    ((last && last->m.at.end + 3 == start) || text_at(r->text, end, DS_STR("方向"))))
		return true;
	return char_in(r->text, start - 3, in) && end < r->text.n && !han_at(r->text, end) &&
	       !is_digit((unsigned char)r->text.p[end]);
}

/* 太和人, 莲花位于: what only a place has behind its name, where the text has the county in full. */
static bool is_its_own(const struct resolver *r, const struct hit *h, const struct evidence *e)
{
	static const struct ds_str behind[] = { WORD("籍"), WORD("城区"), WORD("盛产"), WORD("素有") };
	static const struct ds_str others = WORD("民才员口物数生类身工士大均间群流");
	if (!e->told)
		return false;
	return is_beside_way(r, h, draft_before(r, h)) || any_at(r->text, h->at.end, behind, DS_COUNT(behind)) ||
	       (text_at(r->text, h->at.end, DS_STR("人")) && !char_in(r->text, h->at.end + 3, others));
}

/* 平安至西宁方向, 送平安到西宁段: a way from there to another place of its province. */
static bool is_way_from(const struct resolver *r, const struct hit *h, const struct entry *entry)
{
	static const struct ds_str ways[] = { WORD("方向"), WORD("高速"), WORD("公路"), WORD("段"), WORD("铁路") };
	const struct hit *next = r->at + 1 < r->hits_n ? &r->hits[r->at + 1] : NULL;
	if (!next || next->kind != KEY_PLACE || next->at.start != h->at.end + 3 ||
	    !char_in(r->text, h->at.end, (struct ds_str)WORD("至到往")) ||
	    ds_region_common(entries_at(key_at(next->key))->region, entry->region) <= DS_REGION_CHINA)
		return false;
	for (size_t i = 0; i < DS_COUNT(ways); i++) {
		if (text_at(r->text, next->at.end, ways[i]))
			return true;
	}
	return false;
}

/* The short name of a county: what follows it is asked once, and only where it may tell. */
static bool county_vouched(const struct resolver *r, const struct hit *h, const struct key *key,
			   const struct entry *entry, const struct evidence *e)
{
	const struct draft *last = draft_before(r, h);
	const bool behind = last && last->m.at.end == h->at.start,
		   partner = behind && last->m.level == DS_LEVEL_COUNTY,
		   only = entry->need == NEED_SCOPE && is_only_county(key, entry);
	if ((only && (is_between(r, h) || is_beside_way(r, h, last))) || is_its_own(r, h, e))
		return true;
	if ((behind && is_squeezed(r, h, e)) || is_among(r, h, entry) || is_way_from(r, h, entry))
		return true;
	const bool led = han_before(r->text, h->at.start), told = e->told && e->scope && !led,
		   sight = only && (partner || !led),
		   agent = e->parent && led && char_in(r->text, h->at.start - 3, (struct ds_str)WORD("被由经据"));
	if (!told && !sight && !agent)
		return false;
	struct follows after;
	follows_at(r->text, h->at.end, r->text.n, &after);
	/* 平原交警, where the article has the county in full; 被福田警方抓获, in a story of its city */
	return ((told || agent) && after.set & FOLLOW_HOME) || (sight && is_sight(r, h, e, partner, &after));
}

/* 开封市民, 天水火车站, 在日照，: the short name of a city that is a word besides, where it alone or with a county or two of its own
 * has it. */
static bool city_vouched(const struct resolver *r, const struct hit *h, const struct key *key,
			 const struct entry *entry)
{
	unsigned others = 0;
	for (uint32_t i = 0; i < key_entries(key); i++) {
		const struct entry *e = &entries_at(key)[i];
		others += !e->old && region_level(e->region) <= DS_LEVEL_COUNTY &&
			  !region_holds(entry->region, e->region);
	}
	if (others > 1)
		return false; /* 朝阳群众 */
	/* 来自开封的花农, 是天水人 */
	if (is_beside_way(r, h, draft_before(r, h)) || text_before(r->text, h->at.start, DS_STR("来自")) ||
	    (text_before(r->text, h->at.start, DS_STR("是")) && text_at(r->text, h->at.end, DS_STR("人"))))
		return true;
	struct follows after;
	if (han_before(r->text, h->at.start))
		return false;
	/* 去年，大同实现总产值…: what a city does and no word */
	static const struct ds_str acts[] = { WORD("实现"), WORD("出台"), WORD("启动"), WORD("举办"),
					      WORD("召开"), WORD("推进"), WORD("印发"), WORD("将") };
	if (any_at(r->text, h->at.end, acts, DS_COUNT(acts)))
		return true;
	follows_at(r->text, h->at.end, r->text.n, &after);
	return after.set & (FOLLOW_HEAD | FOLLOW_HOME);
}

/* 一师阿拉尔市: a division of the corps, before its city. */
static bool is_before_city(const struct resolver *r, const struct hit *h, const struct entry *entry)
{
	const struct hit *next = r->at + 1 < r->hits_n ? &r->hits[r->at + 1] : NULL;
	if (!next || next->kind != KEY_PLACE || next->at.start != h->at.end)
		return false;
	return region_parent(entries_at(key_at(next->key))->region) == region_parent(region_parent(entry->region));
}

/* 22团, in a text that has named the corps or its division. */
static bool is_of_corps(const struct resolver *r, const struct hit *h, const struct entry *entry,
			const struct evidence *e, unsigned entries)
{
	if (entries != 1)
		return false;
	if (is_before_city(r, h, entry))
		return true;
	const size_t oldest = r->n > r->article_from + 16 ? r->n - 16 : r->article_from;
	for (size_t i = r->n; i > oldest; i--) {
		const struct draft *d = &r->v[i - 1];
		if (d->level == DS_LEVEL_OTHER && (draft_holds(d, entry->region) || d->parent == e->up))
			return true;
	}
	return false;
}

/* 本报太和讯, 中新网义县10月3日电: where a dispatch is from. */
static bool is_dateline(struct ds_str text, struct ds_span at)
{
	static const struct ds_str senders[] = { WORD("本报"),   WORD("本台"),   WORD("中新网"), WORD("新华社"),
						 WORD("中新社"), WORD("新华网"), WORD("人民网"), WORD("央广网") };
	const bool ends = text_at(text, at.end, DS_STR("讯")) || text_at(text, at.end, DS_STR("电 ")) ||
			  (at.end < text.n && is_digit((unsigned char)text.p[at.end]));
	return ends && any_before(text, at.start, senders, DS_COUNT(senders));
}

/* 〔記者某/新竹報導〕: where a reporter writes from. */
static bool is_reporters(struct ds_str text, struct ds_span at)
{
	if (is_dateline(text, at))
		return true;
	return text_at(text, at.end, DS_STR("报导")) &&
	       (text_before(text, at.start, DS_STR("/")) || text_before(text, at.start, DS_STR("／")) ||
		text_before(text, at.start, DS_STR("∕")) || text_before(text, at.start, DS_STR(" ")));
}

/* 长乐日报: a line of nothing but the name of a paper, whose place it begins with. */
static bool is_masthead(struct ds_str text, struct ds_span at)
{
	static const struct ds_str papers[] = { WORD("日报"), WORD("晚报"), WORD("报"), WORD("报社"),
						WORD("新闻网") };
	if (at.start > 0 && text.p[at.start - 1] != '\n')
		return false;
	for (size_t i = 0; i < DS_COUNT(papers); i++) {
		const size_t end = at.end + papers[i].n;
		if (text_at(text, at.end, papers[i]) &&
		    (end >= text.n || text.p[end] == '\n' || text.p[end] == '\r'))
			return true;
	}
	return false;
}

bool is_vouched_alone(const struct resolver *r, const struct hit *h, const struct key *key,
		      const struct entry *entry)
{
	if (entry->form == DS_FORM_FULL)
		return (entry->need == NEED_SCOPE && key_entries(key) == 1) || ds_span_len(h->at) == 6 ||
		       is_dateline(r->text, h->at);
	if (is_reporters(r->text, h->at) || is_masthead(r->text, h->at))
		return true;
	if (entry->form != DS_FORM_SHORT)
		return false;
	/* is_sight and city_vouched ask what follows */
	return (entry->need == NEED_SCOPE && r->n == r->sentence_from &&
		(r->about <= DS_REGION_CHINA || region_level(entry->region) == DS_LEVEL_PREFECTURE)) ||
	       (key_entries(key) == 1 && (people_behind(r->text, h->at.end) || is_town_office(r->text, h->at.end)));
}

bool is_vouched(const struct resolver *r, const struct hit *h, const struct key *key, const struct entry *entry,
		const struct evidence *e)
{
	if (entry->form == DS_FORM_FULL)
		return is_clear_county(r, h, entry, e) || is_dateline(r->text, h->at);
	if (e->level == DS_LEVEL_OTHER)
		return is_of_corps(r, h, entry, e, key_entries(key));
	if (stands_alone(r, h, e) || is_reporters(r->text, h->at) || is_masthead(r->text, h->at))
		return true;
	if (entry->form != DS_FORM_SHORT)
		return false;
	if (e->level == DS_LEVEL_PREFECTURE)
		return city_vouched(r, h, key, entry);
	if (e->level == DS_LEVEL_COUNTY)
		return county_vouched(r, h, key, entry, e);
	return e->level == DS_LEVEL_TOWNSHIP && is_of_county(r, h, entry, e, key_entries(key));
}
