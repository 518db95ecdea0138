/* phrase_own.h: what the phrase files ask each other, by the file that knows. */
#ifndef DUSHU_FIGURE_PHRASE_OWN_H
#define DUSHU_FIGURE_PHRASE_OWN_H

#include "phrase.h"

/* What carries a number to its indicator and belongs to no label. */
#define CARRIES                                                                                                    \
	(W_REACH | W_TO | W_ADV | W_LE | W_PER | W_RESP | W_LEVELBY | W_AFTER | W_TAIL | W_TARGET | W_NORM |       \
	 W_ACTUAL | W_CONN | W_EACHALL | W_EACH | W_FROM | W_RANK | W_UP | W_DOWN | W_CMP | W_EDGE | W_SHARE)

/* ---- phrase.c, phrase_compare.c, phrase_subject.c: before a number ---- */

/* What the words of s say. */
struct phrase phrase_of(const struct reader *rd, struct span_of s);
/* The word before l that opens a comparison (高于全国平均水平2.1个百分点), or NULL. */
const struct lexeme *comparison(const struct lexeme *l, bool over_verbs);
/* The word before the level that is left behind (从…的0.3%), and before what a number is a part of (占总值的); NULL without one. */
const struct lexeme *phrase_start(const struct reader *rd, const struct lexeme *number);
const struct lexeme *phrase_part(const struct lexeme *number);
/* What t, behind a bare verb and a word that adds up, was done to: the last lexeme of the subject, or NULL. */
const struct lexeme *sum_subject(const struct reader *rd, const struct lexeme *verb, const struct token *t);
/* The subject that is said for the bare verb alone, empty without one. 各地网站转发 */
struct ds_str verb_subject(const struct reader *rd, const struct lexeme *verb, const struct token *t);

/* ---- phrase_ahead.c, phrase_said.c, phrase_share.c: behind it ---- */

/* The 的 behind the bracket that opens at l (2万元(每人5000元)|的助学金); l when there is none. */
const struct lexeme *phrase_noted(const struct lexeme *l);
/* 4000公顷(6万亩)|晚稻: what stands behind both when number i or the one in brackets is the other in another unit; NULL. */
const struct lexeme *phrase_converted(const struct reader *rd, uint32_t i);
/* The noun behind the clause that begins at l and describes it: 12名|来自北京的|专家; NULL when there is none. */
const struct lexeme *phrase_behind(const struct lexeme *l);
/* What is done where somebody is or goes: 赴外地|就业, 在园区|上岗; empty when nothing follows at once. */
struct ds_str phrase_done_there(const struct reader *rd, const struct lexeme *l);
/* What befalls the people that a number before l counts: 被积水|围困, 经抢救无效|死亡, 伤势较重; empty when nothing that is
 * known does. */
struct ds_str phrase_befallen(const struct reader *rd, const struct lexeme *l);
/* 其中63%为|救援行动, 七成|销往外地: what l, behind the share that is number i and opens its clause, says of it. */
struct phrase phrase_share_said(const struct reader *rd, uint32_t i, const struct lexeme *l);
/* 八成的|农户|已经|搬进新居: the noun whose share is told, which ends with `last`, with what it does in the rest of the clause; empty where that
 * is nothing short. */
struct ds_str phrase_share_doing(const struct reader *rd, const struct lexeme *last, struct ds_str noun);

/* ---- phrase_described.c: the noun that it counts ---- */

/* What a number with this unit counts when the words from first to last only describe it: the lexeme its name begins with,
 * or NULL. */
const struct lexeme *phrase_described(const struct reader *rd, struct ds_str unit, const struct lexeme *first,
				      const struct lexeme *last);
/* Does s only say how something is, before 的: 崭新, 厚厚? */
bool phrase_is_quality(struct ds_str s);
/* Is s people, and unit no classifier of theirs: 2辆|农民工|返岗|专车? */
bool phrase_cannot_count(struct ds_str unit, struct ds_str s);
/* s, counted with a classifier of people, without what is done to them: 山区群众|易地安置. */
struct ds_str phrase_people(struct ds_str unit, struct ds_str s);
/* The noun s behind a number without what is said of those counted: 案件|被执行人; `measured`: before another number. */
struct ds_str phrase_counted_noun(struct ds_str s, bool measured);
/* How many bytes of the end of s, behind a number, name a measure of those counted that another number tells: 纱锭|开工率. */
size_t phrase_counted_tail(struct ds_str s);
/* How many bytes of the end of s, the noun behind a number, say what is measured of those counted (城市|平均浓度降幅); `rate`: its
 * last word is a rate. */
size_t phrase_measured(struct ds_str s, bool rate);

/* ---- phrase_trim.c, phrase_words.c, phrase_described.c: a phrase without what is no part of its name ---- */

/* A phrase before a number without what is no part of its name: 当地, 部分农户. */
struct ds_str phrase_trim_before(struct ds_str s);
/* A phrase behind a number: 部分农户, 茶园|给公司. */
struct ds_str phrase_trim_after(struct ds_str s);
/* s behind 为 or 给, without for whom it is done: 当事人|减免诉讼费. */
struct ds_str phrase_without_whom(struct ds_str s);
/* s before a verb, without how that is done: 公交车|正式. */
struct ds_str phrase_without_how(struct ds_str s);
/* s without the mark of a footnote. */
struct ds_str phrase_without_note(const struct reader *rd, struct ds_str s);
/* s behind the word det that points at something, without the body it points at: 该|行贷款余额. */
struct ds_str phrase_without_body(struct ds_str det, struct ds_str s);
/* s without whom it is paid to, when the name is veiled: 支付王某|工程款. */
struct ds_str phrase_unnamed(struct ds_str s);

/* ---- what words say ---- */

/* Where 中 stands in s that says among which something is (四项指标中起数): its offset, 0 when there is none. */
size_t phrase_among(struct ds_str s);
/* 受疫情影响: why, not what? */
bool phrase_is_cause(struct ds_str s);
/* 未, 不: what is not done is another row (不|系安全带)? */
bool phrase_is_negation(struct ds_str s);
/* 造成, 带动, 进行: what comes of something or goes on, that nobody does to the noun behind it. */
bool phrase_is_effect(struct ds_str verb);
/* 10起|发生在住宅: a verb that only says that they are. */
bool phrase_is_existence(struct ds_str verb);
/* Is s a head that makes one noun of a verb before it and what that is done to: 农水路改善工程, 学校扩建项目? */
bool phrase_is_scheme(struct ds_str s);

#endif
