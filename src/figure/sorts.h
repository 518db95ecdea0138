/* sorts.h: what a word names: people, a body of the state, a firm, an area, harm … The words stand in sorts.inc, one a row, and
 * nowhere else: a rule asks for sorts, several at once where it likes, and never lists such words itself. Lists of a rule's
 * own words (what it reads before or behind something) stay with the rule, see lists.h; words that end a phrase or say what a
 * number does are the lexicon's, lexicon.h.
 *
 * Words are written in simplified script; the build adds their traditional forms and the two indexes, by the first character
 * and by the last one. */
#ifndef DUSHU_FIGURE_SORTS_H
#define DUSHU_FIGURE_SORTS_H

#include "dushu/base.h"

#define S_BIT(n) (UINT64_C(1) << (n))

/* Who acts. */
#define S_PERSON S_BIT(0)  /* people, by what they are or do: 人, 员, 干部 */
#define S_HOUSE  S_BIT(1)  /* people as a household: 户, 家庭 */
#define S_OFFICE S_BIT(2)  /* a body that governs, serves or guards: 局, 院, 部门 */
#define S_FIRM   S_BIT(3)  /* a body that trades: 公司, 合作社 */
#define S_ROLE   S_BIT(12) /* what stands before a name: 村民, 书记, 种植户 */
#define S_FOLK   S_BIT(13) /* people, a noun that is whole: 学生, 嫌疑人; not 人, which ends it */
#define S_GUEST  S_BIT(14) /* who comes from elsewhere: 游客, 客商 */
#define S_AGENT  S_BIT(15) /* people who are left out of what they do: 民警出动, 村民种植; not 家庭医生签约 */

/* Where it is. */
#define S_AREA   S_BIT(4)  /* what has a government of its own, above the towns: 省, 市, 区, 县 */
#define S_TOWN   S_BIT(5)  /* a town, a village, a part of one: 镇, 村, 社区, 组 */
#define S_PLACES S_BIT(6)  /* several of one kind, without a name: 县市, 乡镇 */
#define S_PART   S_BIT(7)  /* a part of a place, without a name: 东部, 山区, 城区 */
#define S_ZONE   S_BIT(8)  /* a zone that has a government but no code: 开发区 */
#define S_GROUND S_BIT(9)  /* ends like an area and is counted or traded in: 小区, 超市 */
#define S_SITE   S_BIT(10) /* where things are measured, built and held: 站, 水库, 机场 */
#define S_EVENT  S_BIT(11) /* what is held or run, in which others act: 活动, 工程, 现场 */
#define S_SOME   S_BIT(16) /* somewhere, of what is measured all over: 局地, 个别站 */

/* Who acts; what has a name of its own and lies somewhere. */
#define S_ACTOR (S_PERSON | S_HOUSE | S_OFFICE | S_FIRM)
#define S_NAMED (S_AREA | S_TOWN | S_SITE)

/* All sorts of the words that s ends with; those of s as a whole. */
uint64_t sorts_ending(struct ds_str s);
uint64_t sorts_of(struct ds_str s);
/* How many bytes the longest word of one of the sorts has that the text at p begins with; 0: none does. */
size_t sorts_at(const char *p, const char *end, uint64_t sorts);

static inline bool ends_sort(struct ds_str s, uint64_t sorts)
{
	return (sorts_ending(s) & sorts) != 0;
}

static inline bool is_sort(struct ds_str s, uint64_t sorts)
{
	return (sorts_of(s) & sorts) != 0;
}

static inline bool starts_sort(struct ds_str s, uint64_t sorts)
{
	return sorts_at(s.p, s.p + s.n, sorts) > 0;
}

/* Where in s the last word of one of the sorts ends with more behind it, does any stand in it? */
size_t sorts_last(struct ds_str s, uint64_t sorts);
bool has_sort(struct ds_str s, uint64_t sorts);

#endif
