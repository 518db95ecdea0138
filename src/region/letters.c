/* letters.c: one-letter names, which are places only in compounds (京津冀, 京蒙两地, 苏浙沪) and at the head of a title (less.c). */
#include "region/resolve.h"

ds_region letter_region(uint32_t cp)
{
	const struct letter *v = section_at(SECTION_LETTERS);
	uint32_t lo = 0, hi = section_n(SECTION_LETTERS), class = class_of(cp);
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (v[mid].class < class)
			lo = mid + 1;
		else
			hi = mid;
	}
	return class && lo < section_n(SECTION_LETTERS) && v[lo].class == class ? v[lo].region : DS_REGION_NONE;
}

/* Compounds that are places wherever they stand. */
static const struct ds_str known[] = {
	WORD("京津冀"),   WORD("京津"),   WORD("京蒙"),       WORD("津冀"),   WORD("京冀"),   WORD("苏浙沪"),
	WORD("沪苏浙皖"), WORD("沪苏浙"), WORD("苏浙皖"),     WORD("苏皖"),   WORD("川渝"),   WORD("渝川"),
	WORD("粤港澳"),   WORD("港澳"),   WORD("粤港"),       WORD("粤澳"),   WORD("深港"),   WORD("沪港"),
	WORD("晋陕蒙"),   WORD("蒙晋"),   WORD("陕甘宁"),     WORD("云贵川"), WORD("川滇"),   WORD("川陕"),
	WORD("陕川"),     WORD("粤桂"),   WORD("闽宁"),       WORD("沪滇"),   WORD("鲁渝"),   WORD("浙皖"),
	WORD("豫皖"),     WORD("晋冀"),   WORD("晋冀鲁豫"),   WORD("冀鲁豫"), WORD("鄂豫皖"), WORD("湘鄂赣"),
	WORD("湘赣"),     WORD("赣粤"),   WORD("闽粤"),       WORD("闽浙"),   WORD("滇黔桂"), WORD("黔桂"),
	WORD("滇桂"),     WORD("湘黔"),   WORD("渝黔"),       WORD("青甘"),   WORD("甘青"),   WORD("辽吉黑"),
	WORD("黑吉辽"),   WORD("吉黑"),   WORD("沪浙"),       WORD("苏鲁"),   WORD("闽台"),   WORD("鲁豫"),
	WORD("晋陕"),     WORD("陕晋"),   WORD("陕豫"),       WORD("豫陕"),   WORD("云贵"),   WORD("甘宁青"),
	WORD("陕甘宁青"), WORD("甘青宁"), WORD("津晋冀鲁豫"), WORD("冀辽"),   WORD("京沪"),   WORD("成渝"),
};

/* What makes a compound of any two or more. */
static const struct ds_str makers[] = {
	WORD("两地"), WORD("三地"), WORD("四地"), WORD("五地"), WORD("两省"),   WORD("三省"),   WORD("四省"),
	WORD("五省"), WORD("两市"), WORD("三市"), WORD("省市"), WORD("协作"),   WORD("合作"),   WORD("协同"),
	WORD("交界"), WORD("毗邻"), WORD("边界"), WORD("省际"), WORD("一体化"), WORD("城市群"), WORD("两区"),
	WORD("三方"), WORD("双方"), WORD("对口"), WORD("帮扶"), WORD("携手"),   WORD("共建"),
};

/* What follows when the letters are a railway, a road or a river line. */
static const struct ds_str lines[] = { WORD("高铁"),   WORD("铁路"), WORD("高速"), WORD("线"),
				       WORD("公路"),   WORD("客专"), WORD("城际"), WORD("直线"),
				       WORD("大运河"), WORD("段"),   WORD("通道"), WORD("高原") };

/* 编辑 龚云贵: two letters behind a surname at which a name begins. */
static bool is_given_name(struct ds_str text, uint32_t at)
{
	return han_before(text, at) && !han_before(text, at - 3) && surname_before(text, at) == DS_SURNAME_SURE;
}

/* 形成|京津冀, 建成|渝黔铁路: 成 is a city only before 渝, and not behind what ends in it. */
static bool is_verbs_end(struct ds_str text, struct ds_span run)
{
	return text_at(text, run.start, DS_STR("成")) &&
	       (!ds_str_eq(ds_str_slice(text, run), DS_STR("成渝")) ||
		(run.start >= 3 && char_in(text, run.start - 3, (struct ds_str)WORD("建形完达造变组构促"))));
}

void letters_learn(struct resolver *r)
{
	const struct letter *v = section_at(SECTION_LETTERS);
	memset(r->letters, 0, sizeof(r->letters));
	for (uint32_t i = 0; i < section_n(SECTION_LETTERS); i++)
		r->letters[v[i].class / 64 % 16] |= (uint64_t)1 << v[i].class % 64;
}

void letters_run(struct resolver *r, const struct hit *h)
{
	ds_region region[8];
	unsigned n = 0, len;
	uint32_t end = h->at.start, block_end = r->reading->blocks[h->block].at.end;
	while (end + 3 <= block_end && n < DS_COUNT(region) &&
	       (region[n] = letter_region(ds_utf8_at(r->text.p + end, &len))) != DS_REGION_NONE && len == 3) {
		end += 3;
		n++;
	}
	const unsigned first = is_verbs_end(r->text, (struct ds_span){ h->at.start, end });
	const uint32_t start = h->at.start + 3 * first;
	if (n < 2 + first || (n == 2 && is_given_name(r->text, start)))
		return;
	struct ds_str run = { r->text.p + start, end - start };
	bool is_known = false;
	for (size_t i = 0; i < DS_COUNT(known); i++)
		is_known = is_known || ds_str_eq(run, known[i]);
	if (any_at(r->text, end, lines, DS_COUNT(lines)) ||
	    !(is_known || any_at(r->text, end, makers, DS_COUNT(makers))))
		return;
	for (unsigned i = first; i < n; i++) {
		uint32_t at = h->at.start + 3 * i;
		if (r->trace) {
			trace_candidate(r->trace, (struct ds_place){ .region = region[i] });
			trace_score(r->trace, 0, DS_STANDING_CHOSEN);
			trace_note(r->trace, DS_REASON_FIXED, 0, (struct ds_span){ start, end }, region[i]);
			trace_end(r->trace, (struct ds_span){ at, at + 3 }, h->block, (uint32_t)r->n);
			trace_begin(r->trace);
		}
		draft_put(r, &(struct draft){
				 .m = {.at = { at, at + 3 },
                                       .place = { .region = region[i] },
                                       .block = h->block,
                                       .level = (uint8_t)region_level(region[i]),
                                       .form = DS_FORM_ALIAS,
                                       .counts = true,
                                       .confidence = is_known ? 98 : 94},
				 .sentence = h->sentence
                });
	}
}
