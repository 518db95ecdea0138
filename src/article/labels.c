/* labels.c: the words that label a field of a source line: 来源: 作者: 发布时间:, and those of its counters and switches. */
#include "article/labels.h"

#define L(lit, field)                                                                                              \
	{                                                                                                          \
		{ (lit), sizeof(lit) - 1 }, (field)                                                                \
	}
/* The longest first, by bytes. */
static const struct label labels[] = {
	L("新媒体编辑", FIELD_EDITOR), L("视力保护色", FIELD_JUNK), L("信息来源", FIELD_SOURCE),
	L("稿件来源", FIELD_SOURCE),   L("文章来源", FIELD_SOURCE), L("新闻来源", FIELD_SOURCE),
	L("内容来源", FIELD_SOURCE),   L("发布机构", FIELD_OFFICE), L("发文机关", FIELD_OFFICE),
	L("发布单位", FIELD_OFFICE),   L("信息发布", FIELD_OFFICE), L("供稿单位", FIELD_OFFICE),
	L("发布时间", FIELD_DATE),     L("发布日期", FIELD_DATE),   L("发表时间", FIELD_DATE),
	L("发稿时间", FIELD_DATE),     L("更新时间", FIELD_DATE),   L("成文日期", FIELD_DATE),
	L("公开日期", FIELD_DATE),     L("发文日期", FIELD_DATE),   L("生成日期", FIELD_DATE),
	L("上传时间", FIELD_DATE),     L("录入时间", FIELD_DATE),   L("添加时间", FIELD_DATE),
	L("上传日期", FIELD_DATE),     L("最后更新", FIELD_DATE),   L("责任编辑", FIELD_EDITOR),
	L("责任编审", FIELD_EDITOR),   L("值班编辑", FIELD_EDITOR), L("值班编委", FIELD_EDITOR),
	L("本版编辑", FIELD_EDITOR),   L("版面编辑", FIELD_EDITOR), L("本期编辑", FIELD_EDITOR),
	L("网络编辑", FIELD_EDITOR),   L("执行主编", FIELD_EDITOR), L("值班主编", FIELD_EDITOR),
	L("实习编辑", FIELD_EDITOR),   L("本版责编", FIELD_EDITOR), L("文字编辑", FIELD_EDITOR),
	L("首席编辑", FIELD_EDITOR),   L("图片编辑", FIELD_OTHER),  L("视频编辑", FIELD_OTHER),
	L("美术编辑", FIELD_OTHER),    L("本报记者", FIELD_AUTHOR), L("特约记者", FIELD_AUTHOR),
	L("浏览次数", FIELD_JUNK),     L("阅读次数", FIELD_JUNK),   L("访问次数", FIELD_JUNK),
	L("本版电话", FIELD_JUNK),     L("发文字号", FIELD_OTHER),  L("主题分类", FIELD_OTHER),
	L("信息类别", FIELD_OTHER),    L("公开方式", FIELD_OTHER),  L("值班总编", FIELD_OTHER),
	L("责任校对", FIELD_OTHER),    L("值班主任", FIELD_OTHER),  L("发布于", FIELD_DATE),
	L("通讯员", FIELD_AUTHOR),     L("撰稿人", FIELD_AUTHOR),   L("浏览量", FIELD_JUNK),
	L("阅读量", FIELD_JUNK),       L("点击数", FIELD_JUNK),     L("点击量", FIELD_JUNK),
	L("点击率", FIELD_JUNK),       L("访问量", FIELD_JUNK),     L("分享到", FIELD_JUNK),
	L("报道员", FIELD_AUTHOR),     L("副主编", FIELD_EDITOR),   L("总编辑", FIELD_EDITOR),
	L("出品人", FIELD_OTHER),      L("总策划", FIELD_OTHER),    L("制片人", FIELD_OTHER),
	L("总监制", FIELD_OTHER),      L("索引号", FIELD_OTHER),    L("主题词", FIELD_OTHER),
	L("有效性", FIELD_OTHER),      L("总剪辑", FIELD_OTHER),    L("来 源", FIELD_SOURCE),
	L("责 编", FIELD_EDITOR),      L("编 辑", FIELD_EDITOR),    L("作 者", FIELD_AUTHOR),
	L("文/图", FIELD_AUTHOR),      L("图/文", FIELD_AUTHOR),    L("来源", FIELD_SOURCE),
	L("责编", FIELD_EDITOR),       L("编辑", FIELD_EDITOR),     L("作者", FIELD_AUTHOR),
	L("稿源", FIELD_SOURCE),       L("出处", FIELD_SOURCE),     L("原载", FIELD_SOURCE),
	L("转自", FIELD_SOURCE),       L("时间", FIELD_DATE),       L("日期", FIELD_DATE),
	L("更新", FIELD_DATE),         L("主编", FIELD_EDITOR),     L("编审", FIELD_EDITOR),
	L("记者", FIELD_AUTHOR),       L("撰文", FIELD_AUTHOR),     L("撰稿", FIELD_AUTHOR),
	L("采写", FIELD_AUTHOR),       L("文字", FIELD_AUTHOR),     L("供稿", FIELD_AUTHOR),
	L("执笔", FIELD_AUTHOR),       L("图文", FIELD_AUTHOR),     L("文图", FIELD_AUTHOR),
	L("摄影", FIELD_PHOTO),        L("图片", FIELD_PHOTO),      L("供图", FIELD_PHOTO),
	L("浏览", FIELD_JUNK),         L("阅读", FIELD_JUNK),       L("点击", FIELD_JUNK),
	L("人气", FIELD_JUNK),         L("字号", FIELD_JUNK),       L("字体", FIELD_JUNK),
	L("分享", FIELD_JUNK),         L("打印", FIELD_JUNK),       L("电话", FIELD_JUNK),
	L("评论", FIELD_JUNK),         L("校对", FIELD_OTHER),      L("审核", FIELD_OTHER),
	L("监制", FIELD_OTHER),        L("初审", FIELD_OTHER),      L("复审", FIELD_OTHER),
	L("终审", FIELD_OTHER),        L("二审", FIELD_OTHER),      L("三审", FIELD_OTHER),
	L("一审", FIELD_OTHER),        L("审签", FIELD_OTHER),      L("签发", FIELD_OTHER),
	L("美编", FIELD_OTHER),        L("视觉", FIELD_OTHER),      L("版式", FIELD_OTHER),
	L("设计", FIELD_OTHER),        L("制图", FIELD_OTHER),      L("策划", FIELD_OTHER),
	L("统筹", FIELD_OTHER),        L("检校", FIELD_OTHER),      L("审校", FIELD_OTHER),
	L("编校", FIELD_OTHER),        L("初核", FIELD_OTHER),      L("复核", FIELD_OTHER),
	L("排版", FIELD_OTHER),        L("摄像", FIELD_OTHER),      L("漫画", FIELD_PHOTO),
	L("版次", FIELD_OTHER),        L("文号", FIELD_OTHER),      L("出版", FIELD_DATE),
	L("剪辑", FIELD_OTHER),        L("拍摄", FIELD_OTHER),      L("配音", FIELD_OTHER),
	L("海报", FIELD_OTHER),        L("素材", FIELD_OTHER),      L("总编", FIELD_OTHER),
	L("版面", FIELD_OTHER),        L("文", FIELD_AUTHOR),       L("图", FIELD_PHOTO),
};
#undef L

/* The longest label and the blanks before its mark. */
#define LABEL_BYTES  28u
/* … and without those. */
#define LABEL_WORD   15u
/* A record's label stands within so many. */
#define RECORD_BYTES 24u

/* The first bytes of marks that a label may stand before. */
static const bool mark_leads[256] = {
	[':'] = true, ['/'] = true, ['|'] = true, [0xef] = true, [0xe4] = true, [0xe2] = true
};

/* Bytes of the mark at i that a label may stand before: : ： / ／ | ｜ 丨 │. 0 for none. */
static size_t mark_bytes(struct ds_str s, size_t i)
{
	const unsigned char c = (unsigned char)s.p[i];
	if (c == ':' || c == '/' || c == '|')
		return 1;
	size_t to = i;
	const uint32_t cp = cp_next(s, &to);
	return cp == 0xff1a || cp == 0xff0f || cp == 0xff5c || cp == 0x4e28 || cp == 0x2502 ? to - i : 0;
}

/* Where the next mark stands, at most LABEL_BYTES behind off; s.n when there is none. Asked with off rising and the
 * same *seen, it looks at no byte twice: there is no mark between off and *seen. */
static size_t mark_find(struct ds_str s, size_t off, size_t *seen)
{
	const size_t end = s.n - off > LABEL_BYTES ? off + LABEL_BYTES : s.n;
	size_t i = off > *seen ? off : *seen;
	while (i < end && !(mark_leads[(unsigned char)s.p[i]] && mark_bytes(s, i)))
		i++;
	*seen = i;
	return i < end ? i : s.n;
}

/* first: at the line's beginning; slashed: behind another's name, 文:林青禾/图:高远, also with a blank for the slash */
static bool mark_fits(const struct label *l, uint32_t mark, bool first, bool slashed)
{
	const bool slash = mark == '/' || mark == 0xff0f;
	/* 图/ and 文/ are the only ones with a slash */
	if (slash)
		return l->field >= FIELD_AUTHOR;
	if (mark == ':' || mark == 0xff1a)
		return l->word.n > 3 || (first && l->field == FIELD_AUTHOR) || slashed; /* 文:林青 */
	return l->field < FIELD_JUNK;
}

const struct label *label_find(struct ds_str s, size_t off, size_t *seen, size_t *bytes)
{
	const char *word = s.p + off;
	size_t mark = mark_find(s, off, seen);
	if (mark == s.n)
		return NULL;
	if (mark - off == 3 && s.p[mark] == '/' && mark + 4 < s.n && mark_bytes(s, mark + 4))
		mark += 4; /* 文/图:林青 */
	const struct ds_str before = str_trim((struct ds_str){ word, mark - off });
	if (before.n > LABEL_WORD)
		return NULL;
	size_t k = 0, end = DS_COUNT(labels);
	while (k < end) { /* the first of its length */
		const size_t mid = k + (end - k) / 2;
		if (labels[mid].word.n > before.n)
			k = mid + 1;
		else
			end = mid;
	}
	for (; k < DS_COUNT(labels) && labels[k].word.n == before.n; k++) {
		const struct label *l = &labels[k];
		if (word[2] == l->word.p[2] && memcmp(word, l->word.p, before.n) == 0 &&
		    mark_fits(l, cp_first(str_from(s, mark)), off == 0,
			      off > 3 && (s.p[off - 1] == '/' || s.p[off - 1] == ' '))) {
			*bytes = mark - off + mark_bytes(s, mark);
			return l;
		}
	}
	return NULL;
}

enum field label_field(struct ds_str w)
{
	for (size_t k = 0; k < DS_COUNT(labels); k++)
		if (ds_str_eq(w, labels[k].word) && w.n > 3)
			return (enum field)labels[k].field;
	return FIELD_NONE;
}

size_t junk_find(struct ds_str rest)
{
	for (size_t k = 0; k < DS_COUNT(labels); k++) {
		const struct label *l = &labels[k];
		if (l->field != FIELD_JUNK || !ds_str_starts(rest, l->word))
			continue;
		size_t i = l->word.n;
		while (i < rest.n) {
			size_t to = i;
			const uint32_t cp = cp_next(rest, &to);
			char iso[32]; /* 打印 2024-05-06 */
			if (cp == '2' && date_parse(str_from(rest, i), iso))
				break;
			if (!cp_is_blank(cp) && !(cp >= '0' && cp <= '9') &&
			    !cp_in(cp, u"大中小次万w.+-默认[]【】"))
				break;
			i = to;
		}
		/* 阅读 without anything behind it, at the end of the line */
		return i;
	}
	return 0;
}

/* What a field of a record is in a story; DS_BLOCK_BOILERPLATE what no reader asks for: 【版次】= 03. */
static enum ds_block_kind record_kind(struct ds_str label)
{
	if (ds_str_eq(label, DS_STR("标题")))
		return DS_BLOCK_TITLE;
	if (ds_str_eq(label, DS_STR("副标题")))
		return DS_BLOCK_SUBTITLE;
	if (ds_str_eq(label, DS_STR("专栏")) || ds_str_eq(label, DS_STR("栏目")) ||
	    ds_str_eq(label, DS_STR("版名")))
		return DS_BLOCK_COLUMN;
	const enum field f = label_field(label);
	return f == FIELD_AUTHOR                      ? DS_BLOCK_BYLINE
	       : f == FIELD_DATE || f == FIELD_SOURCE ? DS_BLOCK_SOURCE
						      : DS_BLOCK_BOILERPLATE;
}

struct ds_span record_line(struct ds_str page, struct ds_span at, uint8_t *hint)
{
	const struct ds_str s = ds_str_slice(page, at);
	const size_t close =
	    str_find((struct ds_str){ s.p, s.n < RECORD_BYTES ? s.n : RECORD_BYTES }, DS_STR("】="), 0);
	if (!ds_str_starts(s, DS_STR("【")) || close == SIZE_MAX)
		return at;
	const struct ds_str value = str_trim(str_from(s, close + 4));
	const enum ds_block_kind kind =
	    value.n ? record_kind((struct ds_str){ s.p + 3, close - 3 }) : DS_BLOCK_BOILERPLATE;
	*hint = (uint8_t)HTML_HINT(kind);
	if (value.n == 0)
		return at;
	const uint32_t from = (uint32_t)(value.p - page.p);
	return (struct ds_span){ from, from + (uint32_t)value.n };
}
