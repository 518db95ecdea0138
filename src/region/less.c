/* less.c: places that stand with less than their name, or with a blank inside it, where the rest of the article, or a verb, says
 * which they are: 新区 where it tells of 雄安新区, 沪 that heads the title of a story of 上海, 抵沪, 绵 阳 that a page has torn. */
#include "region/later.h"

static uint32_t sentence_at(const struct resolver *r, uint32_t off)
{
	const size_t near = mention_behind(r, off);
	return near < r->n ? r->v[near].sentence : UINT32_MAX;
}

/* ---- 新区 ----------------------------------------------------------------------------------------------------- */

static const struct ds_str area = WORD("新区");

/* The one 新区 that the article tells of; NULL for none and for two. */
static const struct draft *area_of(const struct resolver *r)
{
	const struct draft *one = NULL;
	for (size_t i = r->article_from; i < r->n; i++) {
		const struct draft *d = &r->v[i];
		if (ds_span_len(d->m.at) <= area.n || d->m.form == DS_FORM_ANAPHOR || !d->m.place.region ||
		    !text_before(r->text, d->m.at.end, area))
			continue;
		if (!one)
			one = d;
		else if (!ds_place_eq(one->m.place, d->m.place))
			return NULL;
	}
	return one;
}

/* Does 新区 at off stand alone, at the head of a clause or behind a word that leads to it? 高新区 and 新区域 are other words. */
static bool area_stands(struct ds_str text, uint32_t off)
{
	static const struct ds_str ways = WORD("在对向到为与和由从于进入使将把给及让"), others = WORD("域块间别划");
	static const struct ds_str verbs[] = {
		WORD("建设"), WORD("设立"), WORD("支持"), WORD("推动"), WORD("推进"),
		WORD("来到"), WORD("走进"), WORD("落户"), WORD("入驻"), WORD("围绕")
	};
	if (char_in(text, off + (uint32_t)area.n, others))
		return false;
	return !han_before(text, off) || char_in(text, off - 3, ways) ||
	       any_before(text, off, verbs, DS_COUNT(verbs));
}

static void area_settle(const struct resolver *r, struct found *f)
{
	const struct draft *as = area_of(r);
	if (!as)
		return;
	const struct ds_reading *in = r->reading;
	const uint32_t article = in->blocks[as->m.block].article;
	for (uint32_t b = as->m.block; b < in->blocks_n && in->blocks[b].article == article; b++) {
		const struct ds_str block = ds_str_slice(r->text, in->blocks[b].at);
		for (size_t at = 0; (at = name_find(block, area, at)) != SIZE_MAX; at += area.n) {
			const uint32_t start = in->blocks[b].at.start + (uint32_t)at;
			if (start > as->m.at.start && area_stands(r->text, start))
				found_put(r, f, as, (struct ds_span){ start, start + (uint32_t)area.n },
					  DS_FORM_ANAPHOR, b, sentence_at(r, start));
		}
	}
}

/* ---- 沪, 穗 --------------------------------------------------------------------------------------------------- */

/* Does the article name the place, or one in it? */
static bool is_named(const struct resolver *r, ds_region place)
{
	for (size_t i = r->article_from; i < r->n; i++) {
		if (r->v[i].m.counts && region_holds(place, r->v[i].m.place.region))
			return true;
	}
	return false;
}

static struct draft letter_draft(ds_region place)
{
	return (struct draft){
		.m = {.place = { .region = place },
                      .level = (uint8_t)region_level(place),
                      .counts = true,
                      .confidence = 85}
	};
}

/* 沪上半年出口增长, of a story that names 上海. 苏 and 鲁 are surnames too, 新 and 宁 words. */
static void letter_settle(const struct resolver *r, uint32_t block, struct found *f)
{
	static const struct ds_str letters = WORD("沪渝晋冀皖闽赣豫鄂湘粤黔滇陕陇琼浙京津穗蓉甬");
	/* 粤剧, 京东, 湘江, 皖北, 沪深 */
	static const struct ds_str others = WORD("剧菜语味商军网股指派牌籍江河东西南北中州海门山城系绣酒茶级升深"
						 "通港报胶宁杭昆渝腔京津戏调绣瓷氏津");
	const struct ds_span at = r->reading->blocks[block].at;
	const struct ds_span span = { at.start, at.start + 3 };
	if (at.end < at.start + 12 || !char_in(r->text, at.start, letters) || char_in(r->text, span.end, others) ||
	    !(han_at(r->text, span.end) || is_digit((unsigned char)r->text.p[span.end])))
		return;
	const ds_region place = letter_region(ds_utf8_at(r->text.p + at.start, &(unsigned){ 0 }));
	if (place == DS_REGION_NONE || !is_named(r, place))
		return;
	for (size_t i = 0; i < r->hits_n && r->hits[i].at.start <= at.start; i++) {
		if (r->hits[i].at.start == at.start && r->hits[i].kind != KEY_LETTERS)
			return; /* 沪上, 闽侯 */
	}
	const struct draft d = letter_draft(place);
	found_put(r, f, &d, span, DS_FORM_ALIAS, block, sentence_at(r, at.start));
}

/* ---- 抵沪, 供港 ------------------------------------------------------------------------------------------------ */

/* One-letter names that a verb leads to, what makes them heads of another word there (台上, 港口), and whether they need no
 * article that names the place besides. 新, 青, 吉, 苏 and 宁 are words or cities too. */
static const struct led_letter {
	struct ds_str letter, others;
	bool alone;
} led_letters[] = {
	{WORD("京"),  WORD("剧东东族城九广"),                                        true },
	{ WORD("津"), WORD("贴津液补"),						 true },
	{ WORD("沪"), WORD("剧深指"),						    true },
	{ WORD("渝"), WORD("水"),							  true },
	{ WORD("粤"), WORD("剧语菜曲绣"),					      true },
	{ WORD("豫"), WORD("剧章"),						       true },
	{ WORD("鄂"), WORD("州城温"),						    true },
	{ WORD("湘"), WORD("江菜绣潭乡"),					      true },
	{ WORD("皖"), WORD("江"),							  true },
	{ WORD("闽"), WORD("江侯菜剧"),						 true },
	{ WORD("赣"), WORD("江州县榆"),						 true },
	{ WORD("琼"), WORD("海剧瑶浆州"),					      true },
	{ WORD("滇"), WORD("池"),							  true },
	{ WORD("黔"), WORD("江"),							  true },
	{ WORD("陕"), WORD("州"),							  true },
	{ WORD("冀"), WORD("州"),							  true },
	{ WORD("浙"), WORD("江"),							  true },
	{ WORD("藏"), WORD("语族民医药品书宝毯獒红羚匿身"),                   false},
	{ WORD("港"), WORD("口区湾航池外内城町交所股铁"),                      false},
	{ WORD("台"), WORD("上下前后中风阶州北南东西词面历湾账帐站式"), false},
	{ WORD("澳"), WORD("洲大网门门"),					      false},
	{ WORD("晋"), WORD("级升江城州中煤"),                                        false},
	{ WORD("鲁"), WORD("迅能班菜"),						 false},
	{ WORD("川"), WORD("流菜剧江藏沙"),                                           false},
	{ WORD("辽"), WORD("河代金阔东"),					      false},
	{ WORD("桂"), WORD("林花圆冠平阳枝"),                                        false}
};

/* 推进, 年来, 提供: does the verb end another word? */
static bool ends_word(struct ds_str text, uint32_t verb)
{
	static const struct {
		struct ds_str verb, behind;
	} words[] = {
		{WORD("进"),  WORD("推促引改前奋挺迈先增跟行走跨递演买")},

		{ WORD("入"), WORD("加投收列纳融深介出流注进并")            },
		{ WORD("来"), WORD("年月日以近从本未将后原带由")            },

		{ WORD("供"), WORD("提")						},
		{ WORD("在"), WORD("存现")					     },
		{ WORD("留"), WORD("保")						}
	};
	for (size_t i = 0; i < DS_COUNT(words); i++) {
		if (text_at(text, verb, words[i].verb))
			return verb >= 3 && char_in(text, verb - 3, words[i].behind);
	}
	return false;
}

/* 抵沪参加, 供港蔬菜 */
static void led_settle(const struct resolver *r, const struct hit *h, struct found *f)
{
	const struct ds_span at = { h->at.start + 3, h->at.end };
	const ds_region place = letter_region(ds_utf8_at(r->text.p + at.start, &(unsigned){ 0 }));
	size_t i = 0;
	while (i < DS_COUNT(led_letters) && !text_at(r->text, at.start, led_letters[i].letter))
		i++;
	if (i == DS_COUNT(led_letters) || char_in(r->text, at.end, led_letters[i].others) ||
	    ends_word(r->text, h->at.start) || !(led_letters[i].alone || is_named(r, place)))
		return;
	const struct draft d = letter_draft(place);
	found_put(r, f, &d, at, DS_FORM_ALIAS, h->block, h->sentence);
}

/* ---- 绵 阳 ---------------------------------------------------------------------------------------------------- */

#define TORN_CHARS 4u   /* on either side of the blank */
#define TORN_MOST  200u /* of an article: each may look through all its mentions */

/* May the name of the key, torn at a blank, be the place: one that stands without more, in full or in a list? */
static ds_region torn_place(const struct resolver *r, uint32_t key, struct ds_span at)
{
	const struct key *k = key_at(key);
	const struct entry *e = entries_at(k);
	if (k->kind != KEY_PLACE || e->need != NEED_NOTHING || region_level(e->region) > DS_LEVEL_COUNTY)
		return DS_REGION_NONE;
	if (key_entries(k) > 1 && e[1].rank - e->rank < 2)
		return DS_REGION_NONE;
	const bool listed =
	    text_before(r->text, at.start, DS_STR("、")) || text_at(r->text, at.end, DS_STR("、")) ||
	    (text_before(r->text, at.start, DS_STR("和")) && text_at(r->text, at.end, DS_STR("等")));
	return (e->form == DS_FORM_FULL && k->chars >= 3) || listed ? e->region : DS_REGION_NONE;
}

/* The name that the blank at off tears: the longest that a known name is, when the blank is not there. `left`: so many may
 * still be looked for. */
static void torn_settle(const struct resolver *r, uint32_t block, uint32_t off, struct found *f, uint32_t *left)
{
	const struct ds_span in = r->reading->blocks[block].at;
	char joined[6 * TORN_CHARS];
	uint32_t from = off, to = off + 1;
	while (from >= in.start + 3 && off - from < 3 * TORN_CHARS && han_before(r->text, from))
		from -= 3;
	while (to + 3 <= in.end && to - off <= 3 * TORN_CHARS && han_at(r->text, to))
		to += 3;
	const uint32_t before = off - from, n = before + (to - off - 1);
	memcpy(joined, r->text.p + from, before);
	memcpy(joined + before, r->text.p + off + 1, n - before);
	const struct ds_str s = { joined, n };
	for (uint32_t start = 0; start < before; start += 3) {
		uint32_t stop, key = key_from(s, start, n, &stop);
		if (!key || stop <= before)
			continue;
		if (*left == 0)
			return;
		--*left;
		const struct ds_span at = { from + start, from + stop + 1 };
		const ds_region place = torn_place(r, key, at);
		if (place == DS_REGION_NONE)
			continue;
		const struct entry *e = entries_at(key_at(key));
		const struct draft d = {
			.m = {.place = { .region = place },
                              .level = (uint8_t)region_level(place),
                              .counts = true,
                              .confidence = 85}
		};
		found_put(r, f, &d, at, (enum ds_form)e->form, block, sentence_at(r, at.start));
		return;
	}
}

static void torn_find(const struct resolver *r, uint32_t block, struct found *f, uint32_t *left)
{
	const struct ds_span at = r->reading->blocks[block].at;
	const char *p = r->text.p + at.start, *const end = r->text.p + at.end;
	while (p < end && *left && (p = memchr(p, ' ', (size_t)(end - p))) != NULL) {
		const uint32_t off = (uint32_t)(p++ - r->text.p);
		if (off + 4 <= at.end && han_before(r->text, off) && han_at(r->text, off + 1))
			torn_settle(r, block, off, f, left);
	}
}

void less_settle(const struct resolver *r, struct found *f)
{
	for (size_t i = 0; i < r->hits_n; i++) {
		if (r->hits[i].kind == KEY_WAY)
			led_settle(r, &r->hits[i], f);
	}
	if (r->n == r->article_from)
		return;
	const struct ds_reading *in = r->reading;
	uint32_t left = TORN_MOST;
	area_settle(r, f);
	uint32_t b = r->v[r->article_from].m.block;
	const uint32_t article = in->blocks[b].article;
	while (b > 0 && in->blocks[b - 1].article == article)
		b--;
	for (; b < in->blocks_n && in->blocks[b].article == article; b++) {
		if (in->blocks[b].kind == DS_BLOCK_BOILERPLATE)
			continue;
		if (in->blocks[b].kind == DS_BLOCK_TITLE)
			letter_settle(r, b, f);
		if (in->blocks[b].kind != DS_BLOCK_BYLINE)
			torn_find(r, b, f, &left);
	}
}
