/* letters.c: one-letter names of provinces, which are places only in compounds: 京津冀, 京蒙两地, 苏浙沪. */
#include "region/resolve.h"

static ds_region letter_region(uint32_t cp)
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
static const char *const known[] = {
	"京津冀",   "京津",   "京蒙",       "津冀",   "京冀",   "苏浙沪", "沪苏浙皖", "沪苏浙", "苏浙皖", "苏皖",
	"川渝",     "渝川",   "粤港澳",     "港澳",   "粤港",   "粤澳",   "深港",     "沪港",   "晋陕蒙", "蒙晋",
	"陕甘宁",   "云贵川", "川滇",       "川陕",   "陕川",   "粤桂",   "闽宁",     "沪滇",   "鲁渝",   "浙皖",
	"豫皖",     "晋冀",   "晋冀鲁豫",   "冀鲁豫", "鄂豫皖", "湘鄂赣", "湘赣",     "赣粤",   "闽粤",   "闽浙",
	"滇黔桂",   "黔桂",   "滇桂",       "湘黔",   "渝黔",   "青甘",   "甘青",     "辽吉黑", "黑吉辽", "吉黑",
	"沪浙",     "苏鲁",   "闽台",       "鲁豫",   "晋陕",   "陕晋",   "陕豫",     "豫陕",   "云贵",   "甘宁青",
	"陕甘宁青", "甘青宁", "津晋冀鲁豫", "冀辽",   "京沪",
};

/* What makes a compound of any two or more. */
static const char *const makers[] = {
	"两地",   "三地",   "四地", "五地", "两省", "三省", "四省", "五省", "两市",
	"三市",   "省市",   "协作", "合作", "协同", "交界", "毗邻", "边界", "省际",
	"一体化", "城市群", "两区", "三方", "双方", "对口", "帮扶", "携手", "共建",
};

/* What follows when the letters are a railway, a road or a river line. */
static const char *const lines[] = { "高铁", "铁路", "高速",   "线", "公路", "客专",
				     "城际", "直线", "大运河", "段", "通道", "高原" };

static bool begins_any(struct ds_str text, size_t off, const char *const *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (text_at(text, off, ds_str_of(v[i])))
			return true;
	}
	return false;
}

void letters_settle(struct resolver *r, const struct hit *h)
{
	ds_region region[8];
	unsigned n = 0, len;
	uint32_t end = h->at.start, block_end = r->reading->blocks[h->block].at.end;
	while (end + 3 <= block_end && n < DS_COUNT(region) &&
	       (region[n] = letter_region(ds_utf8_at(r->text.p + end, &len))) != DS_REGION_NONE && len == 3) {
		end += 3;
		n++;
	}
	struct ds_str run = { r->text.p + h->at.start, end - h->at.start };
	bool is_known = false;
	for (size_t i = 0; i < DS_COUNT(known); i++)
		is_known = is_known || ds_str_eq(run, ds_str_of(known[i]));
	if (n < 2 || begins_any(r->text, end, lines, DS_COUNT(lines)) ||
	    !(is_known || begins_any(r->text, end, makers, DS_COUNT(makers))))
		return;
	for (unsigned i = 0; i < n; i++) {
		uint32_t at = h->at.start + 3 * i;
		draft_put(r, (struct draft){
				 .m = {.at = { at, at + 3 },
                                       .place = { .region = region[i] },
                                       .block = h->block,
                                       .level = DS_LEVEL_PROVINCE,
                                       .form = DS_FORM_ALIAS,
                                       .counts = true},
				 .sentence = h->sentence
                });
	}
}
