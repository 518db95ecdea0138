/* sort_classes.h: the sorts of words that sorts.inc tells apart, shared by sorts.h and the build tool that makes the tables. A word may be of
 * several. */
#ifndef DUSHU_FIGURE_SORT_CLASSES_H
#define DUSHU_FIGURE_SORT_CLASSES_H

#include <stdint.h>

#define S_BIT(n)   (UINT64_C(1) << (n))
#define SORTS_MOST 48u

/* Who acts. */
#define S_PERSON S_BIT(0) /* people, by what they are or do: 人, 员, 干部 */
#define S_HOUSE  S_BIT(1) /* people as a household: 户, 家庭 */
#define S_OFFICE S_BIT(2) /* a body that governs, serves or guards: 局, 院, 部门 */
#define S_FIRM   S_BIT(3) /* a body that trades: 公司, 合作社 */
#define S_ROLE   S_BIT(4) /* what stands before a name: 村民, 书记, 种植户 */
#define S_FOLK   S_BIT(5) /* people, a noun that is whole: 学生, 嫌疑人; not 人, which ends it */
#define S_GUEST  S_BIT(6) /* who comes from elsewhere: 游客, 客商 */
#define S_AGENT  S_BIT(7) /* people who are left out of what they do: 民警出动, 村民种植; not 家庭医生签约 */

/* Where it is. */
#define S_AREA   S_BIT(8)  /* what has a government of its own, above the towns: 省, 市, 区, 县 */
#define S_TOWN   S_BIT(9)  /* a town, a village, a part of one: 镇, 村, 社区, 组 */
#define S_PLACES S_BIT(10) /* several of one kind, without a name: 县市, 乡镇 */
#define S_PART   S_BIT(11) /* a part of a place, without a name: 东部, 山区, 城区 */
#define S_ZONE   S_BIT(12) /* a zone that has a government but no code: 开发区 */
#define S_GROUND S_BIT(13) /* ends like an area and is counted or traded in: 小区, 超市 */
#define S_SITE   S_BIT(14) /* where things are measured, built and held: 站, 水库, 机场 */
#define S_EVENT  S_BIT(15) /* what is held or run, in which others act: 活动, 工程, 现场 */
#define S_SOME   S_BIT(16) /* somewhere, of what is measured all over: 局地, 个别站 */

/* What is told of them. */
#define S_HARM    S_BIT(17) /* what befalls people: 受灾, 死亡 */
#define S_STAGE   S_BIT(18) /* how far a work is, that it begins or ends: 开工, 投产 */
#define S_BUILD   S_BIT(19) /* building of some kind: 新建, 改扩建 */
#define S_WEATHER S_BIT(20) /* measures of the sky and of rivers: 雨量, 水位 */
#define S_GIFT    S_BIT(21) /* what is given: 补贴, 奖励 */
#define S_MONEY   S_BIT(22) /* what is a sum of money: 投资, 利润 */
#define S_MEASURE S_BIT(23) /* what is measured of the noun before it: 小麦|播种面积 */
#define S_PAPER   S_BIT(24) /* papers that plan: 方案, 规划 */
#define S_GOAL    S_BIT(25) /* what is aimed at: 目标, 任务 */
#define S_SCHEME  S_BIT(26) /* works that have a name: 工程, 行动 */

/* What is done, and how things are. */
#define S_COMPANY  S_BIT(27) /* ends or follows the name of a body that begins with a place: 股份, 大学 */
#define S_SPOT     S_BIT(28) /* and of what people go to: 景区, 医院 */
#define S_ARRIVAL  S_BIT(29) /* somebody comes to where what follows is told: 走进 */
#define S_PASSING  S_BIT(30) /* and goes on: 途经 */
#define S_QUALITY  S_BIT(31) /* says how something is and is part of no noun: 精彩纷呈, 整洁 */
#define S_COUNTED  S_BIT(32) /* units that name what they count: 人, 户, 人次 */
#define S_EMPTY    S_BIT(33) /* behind a number and no name of what is counted: 时间, 以上 */
#define S_POINTING S_BIT(34) /* points at somebody or something and names nothing: 当地, 他们 */
#define S_ORIGIN   S_BIT(35) /* behind a place: who or what is from there: 籍, 学子 */
#define S_AMOUNT   S_BIT(36) /* an amount that says nothing without what it is of: 收入, 人数 */

/* Who acts; what has a name of its own and lies somewhere. */
#define S_ACTOR (S_PERSON | S_HOUSE | S_OFFICE | S_FIRM)
#define S_NAMED (S_AREA | S_TOWN | S_SITE)

#endif
