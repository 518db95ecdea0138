/* state.h: what aims and what prescribes. Private to state.c, aim.c and norm.c. */
#ifndef DUSHU_FIGURE_STATE_H
#define DUSHU_FIGURE_STATE_H

#include "phrase.h"

#define CLAUSE_BACK 24 /* lexemes of a clause that are looked at */

/* Does the word at l aim at what stands behind it? */
bool aim_opens(const struct reader *rd, const struct lexeme *l);
/* 市教育局要求,…; 提出新目标:…: is what stands behind the mark asked for? */
bool aim_announced(const struct reader *rd, const struct lexeme *mark);
/* 要从3.4%提高到6%: is the number a level that is left behind? */
bool aim_left(const struct lexeme *number);
/* 年度目标1200户: is the number named as what was set? */
bool aim_named(const struct reader *rd, const struct lexeme *number);
/* Does the sentence go on with the list of what will be done? */
bool aim_goes_on(const struct reader *rd);
bool aim_behind(const struct reader *rd, const struct lexeme *number); /* 1800套住房将分配给申请者 */
/* 剩余370公里争取进入国道网;…: does the part before the semicolon aim at no number? */
bool aim_idle(const struct lexeme *semi);
/* 预计…;开工项目40个: does the part behind the semicolon count projects, which no project brings? */
bool aim_counts_projects(const struct reader *rd, const struct lexeme *semi);
/* 其中, behind a sentence of aims: does the sentence give parts of what is aimed at? */
bool aim_has_parts(const struct reader *rd);
/* 实际完成, 累计完成 of a time that is over: does the clause at l tell what was reached? */
bool aim_was_met(const struct reader *rd, const struct lexeme *l);
bool spans_year(struct ds_str s); /* state.c: 全年, 年内: the span that a plan is made for, no time of its own */
/* 开工项目10个,计划总投资20亿元,其中工业项目7个: does the clause that ends at the comma aim at money alone, and what is behind it
 * counts the projects of before? */
bool aim_of_money(const struct reader *rd, const struct lexeme *comma);
/* 计划投资5亿元,新建水厂3座;改造泵站5座: does the part behind the semicolon go on with works? */
bool aim_lists_works(const struct reader *rd, const struct lexeme *semi);
/* Does the part behind the semicolon only name the next amount? */
bool aim_plain(const struct reader *rd, const struct lexeme *semi);
/* Does the word that aims stand in the clause of l? */
bool aim_here(const struct lexeme *l);

/* Is l a time, and none that comes again as in a rule: 当年, 每年? norm_terms.c */
bool norm_dated(const struct reader *rd, const struct lexeme *l);
/* Does l tell what was, or how much that came to: 已, 累计, …了? norm_terms.c */
bool norm_told(const struct reader *rd, const struct lexeme *l);
/* Are terms stated from l on, on which something may be had or is exacted: 凡…的,均可享受? norm_terms.c */
bool norm_terms(const struct reader *rd, const struct lexeme *l);
/* Does a condition begin at l, and what follows from it is prescribed or punished? */
bool norm_prescribes(const struct reader *rd, const struct lexeme *l);
/* Was anything judged in the sentence up to lexeme i? */
bool norm_judged(struct reader *rd, uint32_t i);
/* 请求法院判令…: is what l orders only asked for? */
bool norm_prayed(const struct reader *rd, const struct lexeme *l);
/* 法定传染病: does the word that prescribes only name a kind of thing? */
bool norm_names(const struct reader *rd, const struct lexeme *l);
/* 根据通知,…: is what stands behind the comma so by a paper of rules? */
/* 法律规定,… */
bool norm_law(const struct reader *rd, const struct lexeme *comma);
bool norm_paper(const struct reader *rd, const struct lexeme *comma);
/* 由法定30个工作日压缩至3个: was the rule what is left behind `to`? */
bool norm_left(const struct lexeme *to);
/* Does 每 stand before l in its clause? */
bool norm_of_each(const struct lexeme *l);
/* 10万元以下的免征增值税, 低于5.5%左右的控制目标: does what stands behind the number rule, or aim? */
bool norm_behind(const struct reader *rd, const struct lexeme *number, uint64_t cls, const char *noun);
/* 每人每年开展5项: is it asked of every participant? */
bool norm_asks(const struct reader *rd, uint32_t i, struct ds_str per);
/* 超过4小时应停车休息: is number the bound of a rule whose verb stands behind it? */
bool norm_obliges(const struct reader *rd, const struct lexeme *number);
/* So much for each, at most so much, for who has paid a full year: is it given by a paper of rules? */
bool norm_by_paper(const struct reader *rd, const struct lexeme *number, struct ds_str per);
/* Is the number a rule by its name or by what follows from it: 补贴标准为…, 以1次为限, 每公顷补助…? */
bool norm_given(const struct reader *rd, const struct lexeme *number, struct ds_str per);
/* Is it a rule by what follows from this one number or what it is given for: 60分以上为合格, 年休假5天? norm_case.c */
bool norm_of_case(const struct reader *rd, const struct lexeme *number, struct ds_str per);
/* The clause before the number or comma. norm_case.c */
struct ds_str clause_before(const struct reader *rd, const struct lexeme *at);
/* Is it an amount in a paragraph of rules? */
bool norm_rules(const struct reader *rd, const struct lexeme *number, enum ds_change change);

#endif
