/* nation.c: does an article that is about no place speak of the whole country? Looks at its first blocks and at the mentions
 * that begin a clause; which place governs a figure is scope.c's.
 */
#include "scope.h"

#define NATION_BLOCKS 6u /* how many blocks of an article say whose it is */

/* 国家统计局, 最高检 speak for the whole country, where nothing else says what an article is about. */
static bool names_state(struct ds_str text)
{
	static const char *const bodies[] = {
		"最高人民",       "最高检",     "最高法",         "国家统计局",   "国务院",         "公安部",
		"教育部",         "财政部",     "商务部",         "工信部",       "民政部",         "海关总署",
		"国新办",         "交通运输部", "农业农村部",     "人民银行",     "国家发展改革委", "国家卫健委",
		"国家卫生健康委", "国家医保局", "国家能源局",     "国家铁路局",   "国铁集团",       "中国气象局",
		"中央气象台",     "国家邮政局", "证监会",         "银保监会",     "国家林草局",     "自然资源部",
		"生态环境部",     "城乡建设部", "应急管理部",     "文化和旅游部", "社会保障部",     "水利部",
		"科技部",         "国家药监局", "国家知识产权局", "国家外汇",     "国家税务总局",   "国家发改委",
		"市场监管总局",
	};
	/* 依照《最高人民法院关于…的解释》 is said in every judgment */
	for (size_t open; (open = ds_str_find(text, DS_STR("《"), 0)) != SIZE_MAX;) {
		if (HAS_ANY(((struct ds_str){ text.p, open }), bodies))
			return true;
		const size_t close = ds_str_find(text, DS_STR("》"), open);
		const size_t to = close == SIZE_MAX ? text.n : close + HAN_BYTES;
		text = (struct ds_str){ text.p + to, text.n - to };
	}
	return HAS_ANY(text, bodies);
}

/* 我省, 全镇, 市检察院: what a text without a place says of its own. */
static bool names_part(struct ds_str text)
{
	static const char *const parts[] = { "我省", "我市", "我县", "我区", "我州", "我镇", "全省",   "全市",
					     "全县", "全区", "全州", "全镇", "全乡", "全村", "本市",   "本省",
					     "本县", "市检", "市委", "县委", "省委", "区委", "市政府", "县政府",
					     "该市", "该县", "该镇", "该村", "该省" };
	return HAS_ANY(text, parts);
}

/* 全国第六位, 全国先进集体, 占全国的3%, (中国): the country is no more than among whom something is so, or part of a name. */
static bool is_measure(struct ds_str text, struct ds_span at)
{
	const char *behind = text.p + at.end, *end = text.p + text.n;
	return char_in(behind, end, "第先文优查各小)）领首一之") ||
	       (at.start && char_before_in(text.p + at.start, text.p, "(（占居于比"));
}

#define FEAST_MAX 18u /* bytes of 农民丰收节 */

/* 中国医师节, 中国式现代化: the country is no more than part of what something is called everywhere. */
static bool is_in_name(struct ds_str rest)
{
	static const char *const names[] = { "共产党", "式现代化", "特色社会主义", "梦",     "好人", "经济网",
					     "青年网", "新闻网",   "日报",         "青年报", "证券" };
	static const char *const feasts[] = { "节”", "日”", "节，", "日，", "节。", "日。" };
	if (STARTS_ANY(rest, names))
		return true;
	for (size_t i = 0; i < FEAST_MAX && i < rest.n && is_han_lead(rest.p[i]); i += HAN_BYTES)
		if (STARTS_ANY(((struct ds_str){ rest.p + i, rest.n - i }), feasts))
			return true;
	return false;
}

bool scope_is_national(const struct ds_reading *r, const struct ds_mentions *m, uint32_t first)
{
	uint32_t article = r->blocks[first].article, last = first;
	bool part = false;
	if (!m->article || article >= r->articles_n || m->article[article].region != DS_REGION_NONE)
		return false;
	for (uint32_t n = 0; last < r->blocks_n && r->blocks[last].article == article && n < NATION_BLOCKS;
	     last++) {
		if (r->blocks[last].kind == DS_BLOCK_BOILERPLATE)
			continue;
		n++;
		if (names_state(ds_block_text(r, &r->blocks[last])))
			return true;
		part = part || names_part(ds_block_text(r, &r->blocks[last]));
	}
	size_t lo = ds_first_from(m->v, m->n, sizeof(*m->v), offsetof(struct ds_mention, block), first);
	for (; lo < m->n && r->blocks[m->v[lo].block].article == article; lo++) {
		const struct ds_mention *v = &m->v[lo];
		if (v->counts && v->place.region == DS_REGION_CHINA &&
		    !is_in_name(ds_str_slice(r->text, (struct ds_span){ v->at.end, r->blocks[v->block].at.end })) &&
		    ((!part && !is_measure(r->text, v->at)) ||
		     place_opens_clause(r->text, r->blocks[v->block].at.start, v->at.start)))
			return true;
	}
	return false;
}
