/* label.h: what label.c, which names one number, and label_list.c and list_names.c, which name those of a list, ask of
 * each other. Private to them. */
#ifndef DUSHU_FIGURE_LABEL_H
#define DUSHU_FIGURE_LABEL_H

#include "phrase.h"

static inline bool is_measure(const struct token *t)
{
	return t->kind != DS_KIND_COUNT;
}

/* label_steps.c: the label of number i alone; previous: of the number that stands right before it, NULL without one. */
struct label label_one(struct reader *rd, uint32_t i, const struct label *previous);

/* label.c: the last level of the sentence that counts the same as t, or NULL. */
const struct level *label_same(const struct reader *rd, const struct token *t);

/* label_verb.c */

/* The name of number i that stands behind a bare verb, p: 办结|4200件 takes the noun of the number before. */
struct ds_str label_of_verb(struct reader *rd, uint32_t i, const struct phrase *p, const struct token *t);
/* The name of number i before `verb`: its noun was counted before, or people take part in an event: 玩具18种款式,7种|已停产. */
struct ds_str label_of_verb_behind(struct reader *rd, uint32_t i, struct ds_str verb);
/* 乌鸡|存栏120万羽,出栏210万羽: what the one of a pair of words belongs to, the other, `verb`, does. */
struct ds_str label_pair_owner(struct ds_str label, struct ds_str verb);

/* label_carried.c: the label of the number before i: the last level that counts the same, or the last at all. before: the phrase
 * before number i. */
struct label label_carried(struct reader *rd, uint32_t i, const struct phrase *before);

/* label_where.c: is s, the words before number i … */
bool label_is_where(const struct reader *rd, struct ds_str s, const struct token *t); /* 局地, 甲镇, 高峰时 */
bool label_is_spread(const struct reader *rd, uint32_t i); /* 分布在:河口5个,柳林、白马各|2个 */

/* label_size.c */

/* 长9公里、宽6.5米的|水泥路: what is so large and named behind all its measures, of which number i is one; empty: nothing. */
struct phrase label_sized(const struct reader *rd, uint32_t i);
/* 全长8公里、宽7.5米: does a side alone name number i? Then it is in *out. */
bool label_side(const struct reader *rd, uint32_t i, struct label *out);
/* 桥面|12米宽, 6米|宽水泥路: what number i is a side of where the word for it stands behind; before: the phrase before the
 * number. Empty when none does. */
struct ds_str label_side_behind(struct reader *rd, uint32_t i, const struct phrase *before);
/* 道路|宽6米, 身|高1.7米: joins the word for a side between the phrase before number i and the number to the phrase. */
void label_side_joins(const struct reader *rd, uint32_t i, struct phrase *before);
/* 每只|重1.2公斤, 手机重192克,|厚7.9毫米: gives the label that number i took from another one, or none, the word for a side before
 * the number. */
void label_side_carried(struct reader *rd, uint32_t i, struct label *label);

/* 消防局|出动28车: who acts is left out when it is a body; 北向资金净流出 says what flows. */
static inline bool label_is_body(struct ds_str s)
{
	return ends_sort(s, S_AGENT | S_HOUSE | S_OFFICE | S_FIRM | S_ZONE);
}

/* label_words.c: is s … */
bool label_is_intransitive(struct ds_str verb);
bool label_is_amount(struct ds_str verb);  /* an amount by itself: 损失1200万元 */
bool label_is_yield(struct ds_str s);      /* a measure of a crop, without its name: 产量 */
struct ds_str label_crop(struct ds_str s); /* the crop that a measure is of: 蔬菜|播种面积; empty: none */
bool label_names_span(struct ds_str s);    /* a length of time: 工期 */
bool label_names_count(struct ds_str s);   /* a number of something: 出警量 */

/* label_sold.c: 木柴|卖得3块钱: what a sum, number i, is the price of by a verb of selling; empty: nothing. */
struct ds_str label_sold(const struct reader *rd, uint32_t i);
/* 五花肉的|均价, 韭菜花|以每斤3元的|价格: text, the label of number i, with what it is the price of, when it is a price. */
struct ds_str label_priced(struct reader *rd, uint32_t i, struct ds_str text);

/* label_money.c */

/* Is s, by its end, money of some kind: 助学金, 善款? */
bool label_is_sum(struct ds_str s);

/* `after`, the phrase behind the sum that is number i, as far as it names it; before: the phrase before it. */
struct phrase label_sum_behind(const struct reader *rd, uint32_t i, const struct phrase *before,
			       struct phrase after);
/* text, the label of the sum that is number i, without who pays, or what the words around it say more. */
struct ds_str label_money(struct reader *rd, uint32_t i, struct ds_str text);

/* label_span.c: what lasts as long as number i says, a length of time; text: what the words beside it name. */
struct ds_str label_lasting(struct reader *rd, uint32_t i, struct ds_str text);

/* The name of number i, all of its sentence, by the question before it: 果园有多少亩？|1200亩！ Empty when there is none. */
struct ds_str label_answered(const struct reader *rd, uint32_t i);
/* label_distance.c: how far it is from where: 震中距离某县城|88公里, 位于市区以东|30公里处. Empty when the length is no distance. */
struct ds_str label_distance(struct reader *rd, uint32_t i);

/* label_list.c */

/* The last number of the list that begins at i: 1.5%、2%和3%; i itself when it is none. */
uint32_t list_end(const struct reader *rd, uint32_t i);
/* Gives the numbers from first to last the names of the list in order. */
void label_list(struct reader *rd, uint32_t first, uint32_t last, struct label *out);

/* list_names.c: fills out with as many names as the list behind 分别 that begins with number i has values, where they
 * stand in another shape than a row of nouns; 0: they do not. */
uint32_t list_names(struct reader *rd, uint32_t i, uint32_t values, struct phrase *out);

/* label_named.c; each is empty when number i stands otherwise */

/* 嫌疑人|郑某、周某等|4人, 抓获|周某等|4人: who they are, or what was done to them, without their names. */
struct ds_str label_named(const struct reader *rd, uint32_t i);
/* 新建、扩建|10所学校: what was done to it, where its name is short. */
struct ds_str label_built(const struct reader *rd, uint32_t i, struct ds_str noun);
/* 最高气温:山区|7℃,其他地区10℃: the measure and the area of an item of a list by areas that no table has; name stands before
 * number i. Empty when it is none. */
struct ds_str label_area(const struct reader *rd, uint32_t i, struct ds_str name);
/* 各地高温都会下降,北部最明显,可能降到|21度: text, the label of degrees, and the measure it lacks. */
struct ds_str label_degrees(const struct reader *rd, uint32_t i, struct ds_str text);
/* 69岁的|居民|林青回忆: who is so old, without his name and what he says. */
struct ds_str label_without_name(struct ds_str text);
/* 恒生指数|高开,最高升至|2万点: text, or the index whose points they are. */
struct ds_str label_points(const struct reader *rd, uint32_t i, struct ds_str text);
/* 累计雨量,216个乡镇超过|50毫米: not what is counted, text, but how much it rained. */
struct ds_str label_rain(const struct reader *rd, uint32_t i, struct ds_str text);
/* The place that opens its clause and has so many, where no more is said: 全村现有|320户; NULL. */
const struct lexeme *label_counts_all(const struct lexeme *number);

/* label_owner.c: gives a label that says little alone what it is of: 增速, 收入 */
void label_owner(struct reader *rd, uint32_t i, struct label *label);
/* 金融机构人民币各项|存款余额: as much of s as an owner needs. */
struct ds_str label_owner_short(struct ds_str s);
/* label_rows.c: the lexeme in which the label of number i begins, NULL when it does not stand before the number. */
const struct lexeme *label_start(const struct reader *rd, uint32_t i, struct ds_str label);

void label_share(struct reader *rd, uint32_t i, struct label *label);

/* Does the owner say something that the label does not? */
static inline bool label_joins(struct ds_str owner, struct ds_str label)
{
	return owner.n && ds_str_find(label, owner, 0) == SIZE_MAX && ds_str_find(owner, label, 0) == SIZE_MAX;
}

/* label_counts.c: the same as rows_tell_apart of counts whose noun stands behind the number. */
void label_counts_apart(struct reader *rd, uint32_t i, struct label *label);
/* 60个教学班(|小学|36个): what is counted before the bracket in which `name` before number i is a class of it; empty: nothing. */
struct ds_str label_class_whole(const struct reader *rd, uint32_t i, const struct lexeme *name);

/* 有进出口实绩的|企业|有2万家: noun, before number i, with what those counted are chosen by; empty: nothing says so. */
struct ds_str label_chosen(const struct reader *rd, uint32_t i, struct ds_str noun);

/* 小学教师|中,女教师120人;初中教师中,女教师80人: among whom number i is told where the parts of the sentence differ in that alone; empty
 * otherwise. */
struct ds_str label_among(const struct reader *rd, uint32_t i);

/* label_rows.c: do the places of clauses between two numbers tell them apart? */
bool label_places_between(const struct reader *rd, uint32_t from, uint32_t to);
/* label_rows.c: puts before the label of number i what tells it from the rows of its sentence that would read like it. */
void rows_tell_apart(struct reader *rd, uint32_t i, struct label *label);

/* label_project.c: what the sum that is number i is invested in, by the words behind it; empty: they do not say. */
struct ds_str label_project(const struct reader *rd, uint32_t i);
/* Does s end as the name of what is built does? */
bool label_is_project(struct ds_str s);

/* list_item.c */

/* The last quantity of the unit of t that a list of places here can be of; NULL when there is none. */
/* What a line of a list of places is of, by the heading or the lead above: 各县粮食产量： / 甲县21万吨; empty without one. table_above.c */
struct ds_str caption_of_line(struct reader *rd);
/* 18岁以下|占12%, 3至5公里的|占41%: the class that a share, or a number of people, is of; empty without one. list_item.c */
struct ds_str list_class(const struct reader *rd, uint32_t i);
/* The times of a list of values, each of its own: 2022年和2023年分别为. label_list.c */
void list_periods(struct reader *rd, uint32_t first, uint32_t last, struct label *out);
const struct theme *list_theme(const struct reader *rd, const struct token *t);
/* label_held.c: 用工增加的|企业|占48%, 持平的|占46%: the class that a share is of by what holds for them; empty without one. */
struct ds_str label_held(struct reader *rd, uint32_t i);
/* Is number i an item of a list, of a place alone? Then *out is its label. before: the phrase before it. */
bool list_item(const struct reader *rd, uint32_t i, const struct phrase *before, struct label *out);
/* 第二产业 behind 第一产业投资: the name with the measure that the number before has; empty when it has none. */
struct ds_str list_parallel(struct reader *rd, struct ds_str name, const struct token *t);

/* The level of the sentence before number *k of its levels, from levels_n on back; NULL behind the first that is kept. */
static inline const struct level *level_back(const struct flow *f, uint32_t *k)
{
	if (*k <= f->levels_from || *k + FLOW_LEVELS <= f->levels_n)
		return NULL;
	return &f->levels[--*k % FLOW_LEVELS];
}

#endif
