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
	static const char *const sides[] = { "直径", "口径", "跨度", "宽度", "深度", "高度",
					     "厚度", "长度", "内径", "管径", "外径", "孔径" };
	while (lx[k + 1].kind == LEX_DUN || lx[k + 1].kind == LEX_COMMA) {
		uint32_t next = k + 2;
		while (is_word(&lx[next], W_EDGE | W_ATTR | W_REACH) ||
		       (lx[next].kind == LEX_TEXT && IS_ANY(lexeme_text(rd, &lx[next]), sides)))
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
	static const char *const sides[] = { "长", "宽", "高", "深", "厚" };
	return is_word(l, W_EDGE) && is_word(l, W_REACH) && IS_ANY(lexeme_text(rd, l), sides);
}

/* Where a text that stands behind a length goes on behind the word for a side it begins with (6米|宽|水泥路, 8米|高|); 0:
 * it begins with none, or that is part of another word (20米|长廊). */
static size_t side_head(struct ds_str s)
{
	static const struct {
		char side[4];
		const char *words; /* characters that make another word of it */
	} sides[] = {
		{"宽",  "带敞阔泛松广度裕"								     },
		{ "宽", "带敞阔度"										 },
		{ "长", "江城廊龙队度安沙春征假期桌椅条街堤跑大成老久远发效途寿裙绳"      },
		{ "长", "江城廊龙队度安沙春征期桌椅条街堤跑大成老久远发途"                     },
		{ "高", "速度压铁架山楼空层标墙考校新技温端处原坡坎台塔地级清密品铝大温"},
		{ "深", "圳度处沟水层山井海坑入谷基耕松巷潭"                                          },
		{ "厚", "度道实"										    },
		{ "重", "量点要大新型工庆伤病建复叠心视申症罚灾危"                                 },
	};
	for (size_t i = 0; i < DS_COUNT(sides); i++)
		if (ds_str_starts(s, ds_str_of(sides[i].side)))
			return s.n < 2 * CHAR || ds_str_find(ds_str_of(sides[i].words),
							     (struct ds_str){ s.p + CHAR, CHAR }, 0) == SIZE_MAX
				   ? CHAR
				   : 0;
	return 0;
}

/* The thing that is so large at l: 大坑|旁停住, 沟|内, 药箱|走|了. */
static struct ds_str thing_of(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *last = phrase_ahead(l);
	struct ds_str s = phrase_without_deed(rd, text_of(rd, l->start, last->end), last + 1, true);
	if (last[1].kind == LEX_NUMBER && s.n >= 3 * CHAR && char_before_in(s.p + s.n, s.p, PHRASE_ACTS))
		s.n -= CHAR; /* 20斤重的|书包|走5公里 */
	for (size_t n = s.n > 2 * CHAR ? 2 * CHAR : CHAR; n < s.n; n += char_len(s.p + n))
		if (char_in(s.p + n, s.p + s.n, "旁内里边上下中外处与同"))
			return (struct ds_str){ s.p, n };
	return s;
}

struct ds_str label_side_behind(struct reader *rd, uint32_t i, const struct phrase *before)
{
	const struct lexeme *l = &rd->lx[i + 1];
	const size_t head = l->kind == LEX_TEXT ? side_head(lexeme_text(rd, l)) : 0;
	const bool heavy = char_in(rd->r->text.p + l->start, rd->r->text.p + l->end, "重");
	if (!head || heavy != (token_of(rd, &rd->lx[i])->kind == DS_KIND_MASS))
		return DS_STR("");
	struct ds_str side = lexeme_text(rd, l), thing = { side.p + head, side.n - head };
	side.n = head;
	if (!thing.n && is_word(l + 1, W_DE)) {
		const struct lexeme *k = l + 2 + (l[2].kind == LEX_NUMBER); /* 两米长的|两颗|鱼牙 */
		return in_phrase(k) ? thing_of(rd, k) : DS_STR("");
	}
	if (thing.n >= 2 * CHAR && !char_in(thing.p, thing.p + CHAR, "双单因受被地范可约左以"))
		return text_of(rd, l->start + (uint32_t)head, phrase_ahead(l)->end);
	/* 90米长、15米|宽 */
	if ((l[1].kind == LEX_DUN || l[1].kind == LEX_COMMA) && l[2].kind == LEX_NUMBER && l[3].kind == LEX_TEXT &&
	    side_head(lexeme_text(rd, l + 3)))
		return side;
	return before->text.n && !before->bare && before->text.n <= LABEL_MAX ? phrase_join(rd, before->text, side)
									      : side;
}

/* 宽, 重达, 厚逾: how many bytes of the word at l name a side; 0: it is none. */
static size_t side_word(const struct reader *rd, const struct lexeme *l)
{
	struct ds_str s = lexeme_text(rd, l);
	if (!is_word(l, W_REACH) || !char_in(s.p, s.p + CHAR, "宽高深厚长重"))
		return 0;
	return s.n == CHAR || (!ds_str_starts(s, DS_STR("高")) && char_in(s.p + CHAR, s.p + s.n, "达逾约至近超"))
		   ? CHAR
		   : 0;
}

void label_side_joins(const struct reader *rd, uint32_t i, struct phrase *before)
{
	const struct lexeme *l = &rd->lx[i] - 1;
	while (is_word(l, W_ADV))
		l--;
	const size_t side =
	    before->text.n && !before->bare && !is_word(&rd->lx[i + 1], W_DE) ? side_word(rd, l) : 0;
	if (!side || before->text.p + before->text.n != rd->r->text.p + l->start)
		return;
	/* 想修一条|宽4.5米,…的马路 */
	const char *end = before->text.p + before->text.n;
	if (before->text.n >= 3 * CHAR && char_before_in(end, before->text.p, "条口个座道根块片棵栋") &&
	    char_before_in(end - CHAR, before->text.p, "一")) {
		before->text = before->noun = (struct ds_str){ end, side };
		return;
	}
	if (before->text.n > CHAR &&
	    (before->text.n > 8 * CHAR || char_in(rd->r->text.p + l->start, rd->r->text.p + l->end, "长重")))
		return; /* 水泥路|长3公里 */
	before->text.n += side;
	before->noun = before->text;
}

void label_side_carried(struct reader *rd, uint32_t i, struct label *label)
{
	const struct lexeme *l = &rd->lx[i] - 1;
	while (is_word(l, W_ADV))
		l--;
	const struct ds_str side = { rd->r->text.p + l->start, side_word(rd, l) }, text = label->text;
	if (!side.n)
		return;
	static const char *const across[] = { "径", "度", "围" };
	const bool sized = rd->flow.kind == DS_KIND_MASS || rd->flow.kind == DS_KIND_LENGTH;
	/* 鱼长1.4米,|重50公斤; 树木直径1.1米,|长18米; 经过10多天的施工,一条|长9公里 */
	if (!text.n || !sized || char_before_in(text.p + text.n, text.p, "长宽高深厚重") || ENDS_ANY(text, across))
		label->text = side;
	else if (text.n <= 4 * CHAR && !phrase_is_amount(text) && !phrase_tail(text).n)
		label->text = phrase_join(rd, text, side);
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
