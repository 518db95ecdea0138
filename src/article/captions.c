/* captions.c: texts of pictures that only their surroundings betray: where a picture stood, the gap between blocks
 * is wider than usual, and a photographer's credit closes a small story of its own. */
#include "article/private.h"

/* A caption without a credit is one sentence of at most so many characters. */
#define CAPTION_CHARS 60u
/* The story told under a picture has at most so many bytes. */
#define STORY_BYTES   900u

static uint32_t head_before(const struct page *p, uint32_t i)
{
	while (i-- > 0)
		if (p->v[i].kind != LINE_GOES_ON)
			return i;
	return NO_LINE;
}

static bool is_after_picture(const struct page *p, const struct line *l)
{
	return l->gap >= 2 && l->gap > p->gap;
}

/* A single short sentence between two wide gaps, or before another caption. */
static bool is_lone_sentence(const struct page *p, uint32_t i)
{
	const struct line *l = &p->v[i];
	if (i == 0 || l->kind != DS_BLOCK_PARAGRAPH || l->ending != END_FINAL || !is_after_picture(p, l))
		return false;
	if ((l->flags & (LINE_LONG | LINE_STOP_INSIDE)) || l->chars > CAPTION_CHARS)
		return false;
	const uint32_t after = l->last + 1;
	return after < p->n && (is_after_picture(p, &p->v[after]) || p->v[after].kind == DS_BLOCK_CAPTION);
}

/* A short line that heads a picture's story: the gap of the picture stands before it. */
static void headline_take(struct page *p, uint32_t story)
{
	const uint32_t head = head_before(p, story);
	if (head != NO_LINE && p->v[head].kind == LINE_SHORT && is_after_picture(p, &p->v[head])) {
		p->v[head].kind = DS_BLOCK_CAPTION;
		p->v[head].flags |= LINE_PICTURE;
	}
}

/* The line before a bare credit is what the picture shows. */
static void story_take(struct page *p, uint32_t credit)
{
	const uint32_t i = head_before(p, credit);
	if (i == NO_LINE || p->v[i].kind != DS_BLOCK_PARAGRAPH)
		return;
	struct line *l = &p->v[i];
	const struct ds_str s = line_str(p, l);
	if (l->ending != END_FINAL || s.n > STORY_BYTES || l->last != i)
		return;
	const uint32_t head = head_before(p, i);
	const bool headed = head != NO_LINE && p->v[head].kind == LINE_SHORT && is_after_picture(p, &p->v[head]);
	const bool brief = !(l->flags & (LINE_LONG | LINE_STOP_INSIDE)) && l->chars <= CAPTION_CHARS;
	const bool first = head == NO_LINE || p->v[head].kind == DS_BLOCK_BOILERPLATE; /* 图片新闻 */
	if (headed || first || is_after_picture(p, l) || brief || str_has(s, DS_STR("图为"))) {
		l->kind = DS_BLOCK_CAPTION;
		headline_take(p, i);
	}
}

/* A credit on the very next line belongs to its caption. */
static void credits_join(struct page *p)
{
	for (uint32_t i = 1; i < p->n; i++) {
		struct line *credit = &p->v[i], *caption = &p->v[i - 1];
		if (credit->kind != DS_BLOCK_CAPTION || !(credit->flags & LINE_CREDIT) || credit->gap != 0)
			continue;
		if (caption->kind != DS_BLOCK_CAPTION || caption->next != NO_LINE || (caption->flags & LINE_CREDIT))
			continue;
		caption->next = caption->last = i;
		credit->kind = LINE_GOES_ON;
	}
}

void page_captions(struct page *p)
{
	if (p->markup)
		return;
	/* backwards: a caption may be known only by the one behind it */
	for (uint32_t i = p->n; i-- > 0;) {
		struct line *l = &p->v[i];
		if (l->kind == DS_BLOCK_CAPTION && (l->flags & LINE_CREDIT))
			story_take(p, i);
		else if (l->kind == DS_BLOCK_CAPTION)
			headline_take(p, i);
		else if (is_lone_sentence(p, i))
			l->kind = DS_BLOCK_CAPTION;
	}
	credits_join(p);
}
