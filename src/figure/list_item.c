/* list_item.c: items of a list that name no quantity of their own. A place takes the quantity named before, in this sentence
 * or the ones before, across the ends of lines (平均降水量30毫米。从各地看,甲区20毫米,新城区9毫米); a name that no
 * table of places has stands beside them and is of the place of the whole list, not of the item before. A class takes the
 * measure of the class before it (第一产业投资增长9%,第二产业增长16%).
 */
#include "label.h"
#include "scope.h"

#define NAME_MAX  (8 * CHAR)
#define ITEMS_OFF 1u /* blocks between a quantity and an item of it, at most */

const struct theme *list_theme(const struct reader *rd, const struct token *t)
{
	if (!t->unit.n || rd->block_index - rd->theme_block > ITEMS_OFF)
		return NULL;
	for (uint32_t k = rd->themes_n; k > 0 && k + THEMES > rd->themes_n; k--) {
		const struct theme *m = &rd->themes[(k - 1) % THEMES];
		if (ds_str_eq(m->unit, t->unit) && (t->kind == DS_KIND_PERCENT || m->change == DS_CHANGE_LEVEL))
			return m;
	}
	return NULL;
}

/* The last lexeme of the name that number i is of: 甲区|20毫米, 甲区增长|5%, 甲区:|20毫米. */
static const struct lexeme *name_before(const struct lexeme *number)
{
	const struct lexeme *l = number - 1;
	while (is_word(l, W_REACH | W_ADV | W_UP | W_DOWN | W_SHARE) &&
	       !is_word(l, NOMINAL | W_RESP | W_CONN | W_TO))
		l--;
	return l->kind == LEX_COLON ? l - 1 : l;
}

/* Does an item of a list begin behind l? */
static bool opens_item(const struct lexeme *l)
{
	return ends_clause(l) || l->kind == LEX_DUN || l->kind == LEX_OPEN || l->kind == LEX_TIME ||
	       is_word(l, W_AND | W_CONN);
}

/* 高新区, 滨江新城区, 市直: does s name a part of a place beside its counties? */
static bool is_area(struct ds_str s)
{
	static const char *const others[] = { "市直",   "省直",   "县直",   "州直", "区直", "市本级",
					      "县本级", "省本级", "区本级", "兵团", "农垦" };
	if (s.n < 2 * CHAR || s.n > NAME_MAX)
		return false;
	return (ends_sort(s, S_AREA) && !ends_sort(s, S_GROUND)) || IS_ANY(s, others);
}

/* Does nothing but a place name number i, and no noun follow it? */
static bool is_of_place(const struct reader *rd, uint32_t i)
{
	const struct lexeme *name = name_before(&rd->lx[i]), *first = name;
	if (name->kind != LEX_PLACE || rd->m->v[name->ref].form == DS_FORM_ANAPHOR || in_phrase(&rd->lx[i + 1]))
		return false;
	while (first[-1].kind == LEX_PLACE && first[-1].end == first->start)
		first--;
	return opens_item(first - 1);
}

bool list_note(struct reader *rd, uint32_t i, const struct ds_figure *f, const struct label *label)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	if (t->minor || !label->text.n || !t->unit.n)
		return false;
	rd->theme_block = rd->block_index;
	if (label->item || is_of_place(rd, i))
		return true;
	rd->themes[rd->themes_n++ % THEMES] = (struct theme){
		label->text, label->noun, t->unit, {f->place, f->place.region != DS_REGION_NONE},
                   f->change
	};
	return false;
}

static struct label item_label(struct ds_str text, struct ds_str noun, uint8_t change)
{
	return (struct label){ .text = text, .noun = noun, .change = change, .item = true, .set = true };
}

/* What the list is of, for a place in it. */
static bool place_item(const struct reader *rd, const struct token *t, const struct level *same, struct label *out)
{
	const struct flow *f = &rd->flow;
	if (same) {
		*out = item_label(same->label, same->noun, DS_CHANGE_LEVEL);
		return true;
	}
	if (f->label.n && (t->kind == DS_KIND_PERCENT || ds_str_eq(f->unit, t->unit)))
		return false; /* the sentence says what it is */
	const struct theme *m = list_theme(rd, t);
	if (!m)
		return false;
	*out = item_label(m->label, m->noun, t->kind == DS_KIND_PERCENT ? m->change : DS_CHANGE_LEVEL);
	return true;
}

/* The last level of the sentence of a place in a list, in the unit of t; NULL when there is none. */
static const struct level *level_of_place(const struct reader *rd, const struct token *t)
{
	const struct flow *f = &rd->flow;
	const struct level *v;
	for (uint32_t k = f->levels_n; (v = level_back(f, &k)) != NULL;) {
		if (v->part && ds_str_eq(v->unit, t->unit))
			return v;
	}
	return NULL;
}

/* All that stands between the mark that opens the item and `last`, its name; empty when it is long. */
static struct ds_str item_name(const struct reader *rd, const struct lexeme *last)
{
	const struct lexeme *l = last;
	for (int n = 0; n < 4; n++, l--) {
		if (l->kind != LEX_TEXT && l->kind != LEX_WORD)
			return DS_STR("");
		if (opens_item(l - 1))
			return text_of(rd, l->start, last->end);
	}
	return DS_STR("");
}

bool list_item(const struct reader *rd, uint32_t i, const struct phrase *before, struct label *out)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	const struct lexeme *name = name_before(&rd->lx[i]);
	if (t->kind == DS_KIND_MULTIPLE || rd->flow.most.n)
		return false;
	if (name->kind == LEX_PLACE)
		return !before->text.n && is_of_place(rd, i) && place_item(rd, t, label_same(rd, t), out);
	/* a name that is known as no place, beside one that is */
	if (!is_area(item_name(rd, name)) || !label_same(rd, t))
		return false;
	const struct level *beside = level_of_place(rd, t);
	if (!beside)
		return false;
	*out = item_label(beside->label, beside->noun, DS_CHANGE_LEVEL);
	const struct theme *m = list_theme(rd, t);
	if (m && m->scope.known && ds_str_eq(m->label, beside->label))
		out->scope = m->scope;
	return true;
}

struct ds_str list_class(const struct reader *rd, uint32_t i)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	const struct lexeme *l = &rd->lx[i] - 1;
	while (l->kind == LEX_COLON ||
	       (is_word(l, W_SHARE | W_HAS | W_ADV | W_DE) && !is_word(l, NOMINAL | W_RESP)))
		l--;
	/* not 3至5小时 41% */
	const bool beside = l == &rd->lx[i] - 1 && t->at.start > 0 && rd->r->text.p[t->at.start - 1] != ' ';
	const struct lexeme *end = l;
	while (is_word(l, W_AFTER))
		l--;
	const struct lexeme *level = l; /* 高中及以下|占31% */
	while (in_phrase(level))
		level--;
	if (t->kind == DS_KIND_PERCENT && l < end && level < l && ends_clause(level) &&
	    l->end - level[1].start <= 6 * CHAR)
		return text_of(rd, level[1].start, end->end);
	if (l < rd->lx || l->kind != LEX_NUMBER || (t->kind == DS_KIND_PERCENT && beside && l == end))
		return DS_STR("");
	const struct token *class = token_of(rd, l);
	const bool bounded = class->ranged || (l < end && class->approx != DS_APPROX_EXACT);
	if (!bounded || !class->unit.n || class->kind == t->kind ||
	    (t->kind == DS_KIND_COUNT && !unit_is_age(class->unit)))
		return DS_STR("");
	const struct lexeme *first = l; /* 月收入|3000元以下 */
	while (in_phrase(first - 1))
		first--;
	if (!ends_clause(first - 1) || l->start - first->start > 4 * CHAR)
		first = l;
	return text_of(rd, first->start, end->end);
}

/* Does s end like the head of a class: 产业, 地区, 类? How many bytes of its end say so. */
static size_t class_end(struct ds_str s)
{
	static const char *const ends[] = { "产业", "地区", "行业", "企业", "城市", "学校",
					    "人群", "类",   "级",   "组",   "业",   "型" };
	return ENDS_ANY(s, ends);
}

/* 国家级示范社68家、|省级|92家: a level alone is of what the one before is a level of; empty otherwise. */
static struct ds_str level_parallel(struct reader *rd, struct ds_str name)
{
	static const char *const levels[] = { "国家级", "省级", "市级", "县级", "区级", "部级",
					      "州级",   "盟级", "旗级", "镇级", "乡级", "村级" };
	const struct ds_str label = rd->flow.label;
	const size_t level = IS_ANY(name, levels) ? ANY_AT(label.p, label.p + label.n, levels) : 0;
	return level && label.n >= level + 2 * CHAR && label.n <= LABEL_MAX + level
		   ? phrase_join(rd, name, (struct ds_str){ label.p + level, label.n - level })
		   : DS_STR("");
}

struct ds_str list_parallel(struct reader *rd, struct ds_str name, const struct token *t)
{
	const struct flow *f = &rd->flow;
	if (name.n > LABEL_MAX || f->label.n <= name.n / 2 || !ds_str_eq(f->unit, t->unit))
		return DS_STR("");
	const struct ds_str level = level_parallel(rd, name);
	if (level.n)
		return level;
	const size_t end = class_end(name);
	if (!end || name.n <= end || phrase_tail(name).n || phrase_is_amount(name))
		return DS_STR("");
	struct ds_str class = { name.p + name.n - end, end };
	if (end == CHAR && char_before_in(class.p, name.p, "就创失停从毕复营开"))
		return DS_STR(""); /* 就业 is no class */
	size_t at = ds_str_find(f->label, class, CHAR);
	if (at == SIZE_MAX || ds_str_starts(f->label, name))
		return DS_STR("");
	struct ds_str rest = { f->label.p + at + end, f->label.n - at - end };
	if (rest.n < 2 * CHAR || rest.n > 6 * CHAR)
		return DS_STR("");
	return phrase_join(rd, name, rest);
}
