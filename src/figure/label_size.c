/* label_size.c: the sides of a thing: what is so long and so wide is named behind all of them (长9公里、宽6米的水泥路), else each
 * side names its own number.
 */
#include "label.h"

/* 一条长9公里、宽6.5米的水泥路: how large something is that is named behind all its measures; empty when nothing is. */
struct phrase label_sized(const struct reader *rd, uint32_t i)
{
	struct phrase none = { .bare = false };
	const struct lexeme *lx = rd->lx;
	if (!is_word(&lx[i - 1], W_EDGE | W_ATTR) || lx[i - 1].end - lx[i - 1].start > 2 * CHAR ||
	    lexeme_says(rd, &lx[i - 1], "海拔"))
		return none;
	uint32_t k = i;
	while (lx[k + 1].kind == LEX_DUN || lx[k + 1].kind == LEX_COMMA) {
		uint32_t next = k + 2;
		while (is_word(&lx[next], W_EDGE | W_ATTR | W_REACH))
			next++;
		if (lx[next].kind != LEX_NUMBER || next == k + 2)
			return none;
		k = next;
	}
	/* 长600米、宽10米|水泥路: a row of measures needs no 的 */
	return is_word(&lx[k + 1], W_DE) || (k > i && in_phrase(&lx[k + 1])) ? phrase_after(rd, k) : none;
}

/* 长, 宽: is l a word for a side, before a number? */
static bool is_side(const struct reader *rd, const struct lexeme *l)
{
	static const char *const sides[] = { "长", "宽", "高", "深", "厚", "長", "寬" };
	return is_word(l, W_EDGE) && is_word(l, W_REACH) && IS_ANY(lexeme_text(rd, l), sides);
}

/* 全长8公里、宽7.5米, 水泥路长3公里,宽6米: beside another side, each alone names its number. */
bool label_side(const struct reader *rd, uint32_t i, struct label *out)
{
	const struct lexeme *l = &rd->lx[i];
	if (i < 2 || l->kind != LEX_NUMBER || !is_word(l - 1, W_EDGE) || !is_word(l - 1, W_REACH) ||
	    token_of(rd, l)->kind != DS_KIND_LENGTH)
		return false;
	bool side = is_side(rd, l - 1), behind = l[-2].kind == LEX_DUN || l[-2].kind == LEX_COMMA;
	bool second = i >= 4 && behind && l[-3].kind == LEX_NUMBER &&
		      (is_word(l - 4, W_ATTR) || (side && is_side(rd, l - 4) && !in_phrase(l + 1)));
	bool first = side && in_phrase(l - 2) && (l[1].kind == LEX_DUN || l[1].kind == LEX_COMMA) &&
		     is_side(rd, l + 2) && l[3].kind == LEX_NUMBER && !is_word(l + 4, W_DE);
	if ((!first && !second) || (side && label_sized(rd, i).text.n)) /* 宽24米、长60米的|大棚 */
		return false;
	*out = (struct label){ .text = lexeme_text(rd, l - 1), .set = true };
	return true;
}
