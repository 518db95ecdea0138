/* minimap.c: the whole article as a row or column of cells: where its figures are, and which part is on the screen. */
#include "page.h"

enum { NONE, FEW, MANY, LEVELS };
enum { MANY_FROM = 3 };

/* Elsewhere and here, with so many figures. */
struct signs {
	const char *away[LEVELS], *here[LEVELS];
};
static const struct signs lying = { { "─", "┴", "┸" }, { "━", "┷", "┻" } },
			  standing = { { " ", "·", "▪" }, { "┃", "┃", "┃" } },
			  lying_ascii = { { "-", "+", "+" }, { "=", "#", "#" } },
			  standing_ascii = { { " ", ".", "=" }, { "#", "#", "#" } };

bool minimap_draw(const struct page *p, struct ds_screen *s, struct ds_rect at)
{
	bool ascii = p->amb == DS_AMBIGUOUS_WIDE, row = at.h == 1;
	const struct signs *signs = row ? (ascii ? &lying_ascii : &lying) : (ascii ? &standing_ascii : &standing);
	int n = row ? at.w : at.h;
	if (!page_has_text(p) || page_fits(p) || n < 4)
		return false;
	uint32_t len = ds_span_len(p->bytes), top = page_top_byte(p), end = page_end_byte(p), from = 0;
	for (int i = 0; i < n; i++) {
		uint32_t low = p->bytes.start + (uint32_t)((uint64_t)len * (unsigned)i / (unsigned)n);
		uint32_t high = p->bytes.start + (uint32_t)((uint64_t)len * ((unsigned)i + 1) / (unsigned)n);
		uint32_t to = page_nav_at(p, i == n - 1 ? UINT32_MAX : high);
		bool here = low < end && high > top;
		int level = to == from ? NONE : to - from < MANY_FROM ? FEW : MANY;
		/* all in one ink, so that a step of the part here costs few bytes: the signs tell it apart */
		enum ds_role role = here ? DS_ROLE_GUTTER_HERE : DS_ROLE_GUTTER;
		int x = row ? at.x + i : at.x, y = row ? at.y : at.y + i;
		struct ds_str sign = ds_str_of(here ? signs->here[level] : signs->away[level]);
		const struct ds_cell *c = &s->rows[y][x];
		if (c->role != role || c->n != sign.n || memcmp(c->s, sign.p, sign.n) != 0)
			ds_screen_put(s, x, y, x + 1, sign, role);
		from = to;
	}
	return true;
}
