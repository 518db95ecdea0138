/* scope.h: what a place is in its clause. Private to scope.c, scope_number.c, people.c and the place files. */
#ifndef DUSHU_FIGURE_SCOPE_H
#define DUSHU_FIGURE_SCOPE_H

#include "meaning.h"

/* Does the one lie in the other, or are they the same? */
static inline bool holds(struct scope above, struct ds_place below)
{
	const struct ds_place p = above.place;
	if (p.region == DS_REGION_NONE)
		return false;
	if (p.tail.n == 0)
		return ds_region_contains(p.region, below.region) || ds_region_may_run(p.region, below.region);
	/* a town that no list has, and a village of it */
	return p.region == below.region && ds_str_starts(below.tail, p.tail) &&
	       (below.tail.n == p.tail.n || below.tail.p[p.tail.n] == '/');
}

/* What holds a sample of the things counted: the nearest scope that is wider than it. */
struct scope scope_around(const struct reader *rd, const struct lexeme *sample);
/* The place that 村里, 县里 points back to; not known when there is none. */
struct scope place_home(const struct reader *rd, const struct lexeme *l);
/* What the paragraphs before this one speak of, when that is all outside base, which the story was about; not known else. */
struct scope place_of_section(const struct reader *rd, struct scope base);
/* 甲市企业在乙县投资3亿元: where money goes that is told of before the number. */
struct scope place_invested(const struct reader *rd, const struct lexeme *number);
/* Money goes to the place that receives it, when that place stands behind the number in its clause. */
struct scope place_receiver(const struct reader *rd, const struct lexeme *number);

/* Does the clause begin with this place (or word), but for times, connectives and 在? */
bool place_is_subject(const struct reader *rd, const struct lexeme *l);
/* 大理至保山: is l the word between? */
bool place_leads_on(const struct reader *rd, const struct lexeme *l);
/* Is the place behind l one with whom or for whom something is done? */
bool place_is_partner(const struct reader *rd, const struct lexeme *l);
/* 在甲省打工: is it where somebody worked or studied? `text` from behind the place on. */
bool place_is_abroad(struct ds_str text);
/* 于甲县的乙镇,丙县的丁镇接壤: does the clause that goes on with text only say what lies beside? */
bool place_is_neighbour(struct ds_str text);
/* 包括甲县在内的6个县: are the places from head on, with `text` behind them, only some of those? */
bool place_is_included(const struct reader *rd, const struct lexeme *head, struct ds_str text);
/* 在甲县委、县政府的扶持下: does the place only help? `text` of the clause from behind the place on. */
bool place_is_helper(struct ds_str text);
/* 省长在甲县调研时强调: does somebody only speak there, when he comes to look at it? head: the first of the list that l ends. */
bool place_is_visited(const struct reader *rd, const struct lexeme *head, const struct lexeme *l);
/* 途经甲村时,…: is it said in the clause before `at` that somebody came by? */
bool place_is_passed(struct ds_str text, uint32_t from, const struct ds_mention *v, const struct ds_mention *end);
/* 2个小项在甲市举办: where what the number counts is held, behind it in its clause; not known when that is not said. */
struct scope place_held(const struct reader *rd, const struct lexeme *number);
/* 距甲市: is something far from the place behind l? */
bool place_is_far(const struct reader *rd, const struct lexeme *l);
/* 送至甲市人民医院: are those who lie in a hospital there told of from here on? */
bool place_is_ward(const struct reader *rd, const struct lexeme *l);
bool place_is_route(const struct reader *rd, const struct lexeme *l);
bool place_is_dateline(const struct reader *rd, const struct lexeme *l);
/* 甲乙(丙市)食品有限公司: a place in brackets inside the name of a company. */
bool place_is_branch(const struct reader *rd, const struct lexeme *l);
/* 花鼓小镇(甲村): does the place stand in brackets alone, behind what lies there, and without a number behind it? */
bool place_is_aside(const struct lexeme *l);
/* (甲县): does the bracket that l ends hold a place and nothing else? */
bool place_fills_bracket(const struct lexeme *l);
/* 中国人寿升2%, in a story of one place; 全國 in one of 台湾: is the country only in a name, or what that calls itself? */
bool place_is_nation_aside(const struct reader *rd, const struct ds_mention *m);
/* 464列,|同比增长45%: does a change of the number before follow the comma at l? */
bool place_change_follows(const struct reader *rd, const struct lexeme *l);
/* 甲省铜业股份有限公司: does the name of a body begin with the place? Of a spot (甲州地热国), where the place is wider than what
 * all stands under? */
bool place_names_company(struct ds_str rest, bool wider);
/* Is it a village or the like? */
bool place_is_small(struct ds_place place);
/* 张三, 村民张三, 他, 该合作社: the place of who or what s begins with, when that was told before. */
struct scope place_of_named(struct reader *rd, struct ds_str s);
/* “…。”甲区就业局主任说: the place of who says what is quoted from `from` on; no region when there is none. */
struct ds_place place_of_speaker(struct reader *rd, uint32_t from);
/* 甲市中院、乙区法院: does l join the bodies of two places? */
bool place_is_body(const struct reader *rd, const struct lexeme *l);
/* 甲省南部、乙省北部: does l join parts of two places? */
bool place_is_part(const struct reader *rd, const struct lexeme *l);
/* 香港旅客: does it only say where those who are counted came from? */
bool place_is_origin(const struct reader *rd, const struct lexeme *l);
/* 31个省(自治区、直辖市)和新疆生产建设兵团: all of the country. */
bool place_ends_nation(const struct reader *rd, const struct lexeme *l);
/* 全省第一, 在全国率先: does the place only say among whom something comes first? */
bool place_is_ranking(const struct reader *rd, const struct lexeme *l);
/* 甲镇中学、乙镇小学等40所: the last of the places that are samples of what is counted; NULL when there is none. */
const struct lexeme *place_of_sample(const struct reader *rd, const struct lexeme *number);
/* Is the place one of the samples of what is counted that end with `last`? */
bool place_is_sample(const struct reader *rd, const struct lexeme *last, struct ds_place place);
/* 个市, 县: does the unit count places? */
bool place_is_count(struct ds_str unit);
/* 日前,甲县…: does a sentence that begins so bring something new, which the next goes on with? */
bool place_is_news(struct ds_str s);
/* Does what is told from here on happen there? */
bool place_is_scene(const struct reader *rd, const struct lexeme *l);
/* 甲市公安局发布通报称,…: does the clause of a place say no more than who tells what follows? */
bool place_is_teller(const struct reader *rd, const struct lexeme *l);
/* 渠江航道渠县段完成…: does a place stand inside the subject, with words on both sides before the verb? */
bool place_is_inner(const struct reader *rd, const struct lexeme *l);
/* 在P登陆, 位于P: does something lie or happen there? */
bool place_is_seat(const struct reader *rd, const struct lexeme *l);
/* The first of the places named together with that at l, before it. */
const struct lexeme *place_list_head(const struct lexeme *l);
/* 其余5县: what is left of the whole. */
bool place_is_rest(const struct reader *rd, const struct lexeme *l);

/* people.c */
/* Does a common surname stand at p? */
bool people_surname(const char *p, const char *end);
/* 58岁的|村民张三种了6亩地: the role and name that begin at l, "" when no name does. */
struct ds_str people_named(const struct reader *rd, const struct lexeme *l);

/* 甲村种植大户张三: takes down who is named behind the mention as one of the place. */
void people_learn(struct reader *rd, const struct ds_mention *m);
/* 村民张三: the same where s begins with a role; of `place`. Is it so? */
bool people_learn_at(struct reader *rd, struct ds_str s, struct ds_place place);
/* 62岁的张三: does s begin with somebody's age? He is of `place`. */
bool people_aged(struct reader *rd, struct ds_str s, struct ds_place place);
/* The place of the one whom s begins with; not known when that is nobody named before. */
struct scope people_at(const struct reader *rd, struct ds_str s);

/* Does nothing but a word that joins stand between a and b? */
bool place_is_joined(struct ds_str text, struct ds_span a, struct ds_span b);
/* Stands a place at off where a clause or a sentence begins? */
bool place_opens_clause(struct ds_str text, uint32_t from, uint32_t off);

#endif
