/* labels.h: labels of a source line and what they label. */
#ifndef DUSHU_ARTICLE_LABELS_H
#define DUSHU_ARTICLE_LABELS_H

#include "article/private.h"

enum field {
	FIELD_NONE,
	FIELD_SOURCE,
	FIELD_DATE,
	FIELD_AUTHOR,
	FIELD_EDITOR,
	FIELD_PHOTO,
	FIELD_OFFICE,
	FIELD_OTHER, /* people and numbers that no record names */
	FIELD_JUNK   /* clicks, sizes of letters */
};

struct label {
	struct ds_str word;
	uint8_t field;
};

const struct label *label_find(struct ds_str s, size_t off, size_t *seen, size_t *bytes);
size_t junk_find(struct ds_str rest);

/* The label at off with its mark, and how long both are; NULL when none is there. Asked with off rising and the same
 * *seen, 0 at first, it looks at no byte twice. */
static inline const struct label *label_at(struct ds_str s, size_t off, size_t *seen, size_t *bytes)
{
	return s.n - off < 4 || (unsigned char)s.p[off] < 0xe4 ? NULL : label_find(s, off, seen, bytes);
}

/* What a word by itself labels: 责任编辑 常青. */
enum field label_field(struct ds_str w);

/* First characters of FIELD_JUNK's labels. */
static inline bool begins_junk(uint32_t cp)
{
	switch (cp) {
	case 0x6d4f: /* 浏 */
	case 0x9605: /* 阅 */
	case 0x70b9: /* 点 */
	case 0x8bbf: /* 访 */
	case 0x4eba: /* 人 */
	case 0x5b57: /* 字 */
	case 0x5206: /* 分 */
	case 0x89c6: /* 视 */
	case 0x6253: /* 打 */
	case 0x8bc4: /* 评 */
		return true;
	default:
		return false;
	}
}

/* 阅读 5821, 字号 大 中 小: junk without a colon. How long it is; 0 when none begins at off. */
static inline size_t bare_junk(struct ds_str s, size_t off)
{
	const struct ds_str rest = str_from(s, off);
	return rest.n < 6 || !begins_junk(cp_first(rest)) ? 0 : junk_find(rest);
}

/* 【标题】= 江州大桥通车, as data bases of papers write it: the value alone, and its kind as a hint; else the line as it is. */
struct ds_span record_line(struct ds_str page, struct ds_span at, uint8_t *hint);

#endif
