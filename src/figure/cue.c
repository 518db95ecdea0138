/* cue.c: the words before and after a number that bound it (超过, 以内) or soften it (约, 左右). One table each way; a
 * row's last column lists characters that make another word of it: 约 in 节约, 以上 in 以上率下. */
#include "lex.h"

enum cue_flag {
	CUE_DIFFERENCE = 1, /* bounds a level, states a difference before 个百分点: left to the caller */
	CUE_BARE = 2,       /* only before a bare multiplier or a large number: 过万 */
	CUE_ROUND = 32,  /* only before a multiplier that begins the number: 上千, 上百万, no 会上3600个 */
	CUE_WEAK = 4,    /* only before a number with a multiplier or a large one: 破万 */
	CUE_MEASURE = 8, /* only after a measure: 3年多 */
	CUE_TIME = 16,   /* only after a duration: 10日内 */
	CUE_AMOUNT = 64, /* or after money: 5元内 */
	CUE_PRICE = 128, /* only after money: 60元起 */
};

#define SHARE_LOOK_BACK 20 /* characters between 约占 and the share */

/* Sorted by the last three bytes, then by the whole. */
static const struct word leading[] = {
	W("≤", DS_APPROX_LESS, 0, NULL),
	W("≥", DS_APPROX_MORE, 0, NULL),
	W("上", DS_APPROX_MORE, CUE_ROUND, "以加之"),
	W("不下", DS_APPROX_MORE, 0, NULL),
	W("不下于", DS_APPROX_MORE, 0, NULL),
	W("不亚于", DS_APPROX_MORE, 0, NULL),
	W("不多于", DS_APPROX_LESS, 0, NULL),
	W("不大于", DS_APPROX_LESS, 0, NULL),
	W("不小于", DS_APPROX_MORE, 0, NULL),
	W("邻近于", DS_APPROX_NEAR, 0, NULL),
	W("不低于", DS_APPROX_MORE, 0, NULL),
	W("不少于", DS_APPROX_MORE, 0, NULL),
	W("不高于", DS_APPROX_LESS, 0, NULL),
	W("低于", DS_APPROX_LESS, CUE_DIFFERENCE, NULL),
	W("多于", DS_APPROX_MORE, 0, NULL),
	W("大于", DS_APPROX_MORE, 0, NULL),
	W("小于", DS_APPROX_LESS, 0, NULL),
	W("少于", DS_APPROX_LESS, 0, NULL),
	W("高于", DS_APPROX_MORE, CUE_DIFFERENCE, NULL),
	W("超出", DS_APPROX_MORE, 0, NULL),
	W("不到", DS_APPROX_LESS, 0, "找看见听想做收轮拿买得"),
	W("未到", DS_APPROX_LESS, 0, NULL),
	W("不只", DS_APPROX_MORE, 0, NULL),
	W("左右", DS_APPROX_ABOUT, 0, NULL),
	W("差不多", DS_APPROX_ABOUT, 0, NULL),
	W("最多", DS_APPROX_LESS, 0, NULL),
	W("至多", DS_APPROX_LESS, 0, NULL),
	W("最少", DS_APPROX_MORE, 0, NULL),
	W("至少", DS_APPROX_MORE, 0, NULL),
	W("少说有", DS_APPROX_MORE, 0, NULL),
	W("少说也有", DS_APPROX_MORE, 0, NULL),
	W("至少有", DS_APPROX_MORE, 0, NULL),
	W("大概", DS_APPROX_ABOUT, 0, NULL),
	W("不止", DS_APPROX_MORE, 0, NULL),
	W("不满", DS_APPROX_LESS, 0, NULL),
	W("未满", DS_APPROX_LESS, 0, NULL),
	W("起码", DS_APPROX_MORE, 0, NULL),
	W("破", DS_APPROX_MORE, CUE_WEAK, "侦打攻爆突跌识撞击看"),
	W("突破", DS_APPROX_MORE, 0, NULL),
	W("跌破", DS_APPROX_LESS, 0, NULL),
	W("大约", DS_APPROX_ABOUT, 0, NULL),
	W("约", DS_APPROX_ABOUT, 0, "节合条签预公违履纽集制契特邀要简规"),
	W("大致", DS_APPROX_ABOUT, 0, NULL),
	W("约莫", DS_APPROX_ABOUT, 0, NULL),
	W("不超", DS_APPROX_LESS, 0, NULL),
	W("未超", DS_APPROX_LESS, 0, NULL),
	W("超", DS_APPROX_MORE, 0, "赶中买卖Bb彩"),
	W("超越", DS_APPROX_MORE, 0, NULL),
	W("不足", DS_APPROX_LESS, 0, NULL),
	W("未达", DS_APPROX_LESS, 0, NULL),
	W("未超过", DS_APPROX_LESS, 0, NULL),
	W("不超过", DS_APPROX_LESS, 0, NULL),
	W("超过", DS_APPROX_MORE, 0, NULL),
	W("过", DS_APPROX_MORE, CUE_BARE, "通经超不度走透"),
	W("将近", DS_APPROX_NEAR, 0, NULL),
	W("接近", DS_APPROX_NEAR, 0, NULL),
	W("趋近", DS_APPROX_NEAR, 0, NULL),
	W("近", DS_APPROX_NEAR, 0, "最附邻靠远亲就"),
	W("逼近", DS_APPROX_NEAR, 0, NULL),
	W("不逾", DS_APPROX_LESS, 0, NULL),
	W("逾", DS_APPROX_MORE, 0, NULL),
	W("＜", DS_APPROX_LESS, 0, NULL),
	W("＞", DS_APPROX_MORE, 0, NULL),
};

/* Sorted by LC_ALL=C sort. */
static const struct word trailing[] = {
	W("(含)以上", DS_APPROX_MORE, 0, NULL),
	W("(含)以下", DS_APPROX_LESS, 0, NULL),
	W("+", DS_APPROX_MORE, 0, "0123456789"),
	W("上下", DS_APPROX_ABOUT, 0, "班游功联级楼"),
	W("之上", DS_APPROX_MORE, 0, NULL),
	W("之内", DS_APPROX_LESS, 0, NULL),
	W("以上", DS_APPROX_MORE, 0, "率"),
	W("以下", DS_APPROX_LESS, 0, "简几是列各"),
	W("以内", DS_APPROX_LESS, 0, NULL),
	W("余", DS_APPROX_MORE, CUE_MEASURE, "额地下热名家人"),
	W("内", DS_APPROX_LESS, CUE_TIME | CUE_AMOUNT, "容涵部外在需心地蒙战"),
	W("出头", DS_APPROX_MORE, 0, "露"),
	W("及以上", DS_APPROX_MORE, 0, NULL),
	W("及以下", DS_APPROX_LESS, 0, NULL),
	W("及其以上", DS_APPROX_MORE, 0, NULL),
	W("多", DS_APPROX_MORE, CUE_MEASURE, "次种样元个名家人地项部方层少边媒功所云点处赚挣省"),
	W("左右", DS_APPROX_ABOUT, 0, "为手"),
	W("开外", DS_APPROX_MORE, 0, NULL),
	W("往上", DS_APPROX_MORE, 0, NULL),
	W("往下", DS_APPROX_LESS, 0, NULL),
	W("或以上", DS_APPROX_MORE, 0, NULL),
	W("或以下", DS_APPROX_LESS, 0, NULL),
	W("有余", DS_APPROX_MORE, 0, NULL),
	W("许", DS_APPROX_ABOUT, 0, "多可久"),
	W("起", DS_APPROX_MORE, CUE_PRICE, "诉来步到诈纠家草源码初点拍用之始身色底复航飞赃重劲"),
	W("还多", DS_APPROX_MORE, 0, NULL),
	W("还要多", DS_APPROX_MORE, 0, NULL),
	W("（含）以上", DS_APPROX_MORE, 0, NULL),
	W("（含）以下", DS_APPROX_LESS, 0, NULL),
};

/* One particle or verb may stand between the word and the number: 突破了200万, 约有30人, 超过 300. */
static const char *filler_skip(const char *p, const char *begin)
{
	if (char_before_in(p, begin, "要需")) { /* 约需要10亿元 */
		const char *q = ds_utf8_prev(p, begin);
		q -= BEFORE(q, begin, "需") ? 3 : 0;
		return char_before_in(q, begin, "约概") ? q : p;
	}
	return char_before_in(p, begin, "了有为达到至于在占合") ? ds_utf8_prev(p, begin) : p;
}

/* 最高奖励50万元, 期限最长30年, 贷款额度最高可达80万元: the most that is given or allowed. 最高可达25度 is what was reached. */
static bool granted_cue(const struct lex *x, const char *p, struct cue *out)
{
	static const char *const most[] = { "最高", "最长" };
	static const char *const gives[] = { "授信", "奖励", "可奖", "奖补", "可补", "补助", "补贴",
					     "可贷", "可处", "罚款", "可获", "资助", "补" };
	static const char *const comes[] = { "可达", "可", "达" };
	static const char *const terms[] = { "期限", "额度", "贷款", "授信", "补助", "补贴",
					     "补偿", "奖励", "资助", "给予", "予以" };
	const char *q = p - ANY_BEFORE(p, x->begin, gives);
	const bool given = q < p;
	if (!given)
		q -= ANY_BEFORE(p, x->begin, comes);
	if (!ANY_BEFORE(q, x->begin, most) || !(given || HAS_ANY(words_of_clause(x, q - 6), terms)))
		return false;
	*out = (struct cue){ .start = q - 6, .end = q, .approx = DS_APPROX_LESS };
	return true;
}

/* ---- what may stand a few characters before ---------------------------------------------------------------- */

#define EACH_BACK 20 /* bytes in which 每 is looked for: five characters of four */
#define MUCH_BACK 12 /* and 多 or 少, by steps of one Han character */

/* Nearly always none of these characters is near, and one look at sixteen bytes says so. */
struct near {
	bool each, much; /* 每; 多 or 少 */
};

typedef unsigned char bytes16 __attribute__((vector_size(16)));

static inline bytes16 load16(const char *p)
{
	bytes16 v;
	memcpy(&v, p, sizeof(v));
	return v;
}

static inline bool any16(bytes16 v)
{
	uint64_t w[2];
	memcpy(w, &v, sizeof(w));
	return (w[0] | w[1]) != 0;
}

/* By the last two bytes of each. */
static struct near near_read(const char *p, const char *begin)
{
	struct near n = { false, false };
	if (p - begin > EACH_BACK) {
		static const bytes16 steps = { 0, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 255 };
		bytes16 last = load16(p - 16), before = load16(p - 17);
		bytes16 far = load16(p - EACH_BACK), far_before = load16(p - EACH_BACK - 1);
		n.each =
		    any16((bytes16)(((last == 0x8f) & (before == 0xaf)) | ((far == 0x8f) & (far_before == 0xaf))));
		n.much = any16(
		    (bytes16)(((last == 0x9a) & (before == 0xa4)) | ((last == 0x91) & (before == 0xb0))) & steps);
		return n;
	}
	for (const char *q = p; q - begin >= 2; q--)
		n.each |= q[-1] == '\x8f' && q[-2] == '\xaf';
	for (const char *q = p; q - begin >= 6 && p - q <= MUCH_BACK; q -= 3)
		n.much |= (q[-1] == '\x9a' && q[-2] == '\xa4') || (q[-1] == '\x91' && q[-2] == '\xb0');
	return n;
}

/* 最多可容纳500人: these bound a number a few characters on. */
static bool far_cue(const struct lex *x, const char *p, bool much, struct cue *out)
{
	static const struct {
		const char *z;
		uint8_t approx;
	} words[] = {
		{"最多",  DS_APPROX_LESS},
		{ "至多", DS_APPROX_LESS},
		{ "至少", DS_APPROX_MORE},
		{ "最少", DS_APPROX_MORE}
	};
	if (granted_cue(x, p, out))
		return true;
	if (!much)
		return false;
	for (int i = 0; i < 5 && p > x->begin && is_cjk_at(ds_utf8_prev(p, x->begin), p); i++) {
		bool last = (size_t)(p - x->begin) >= 6 && (p[-1] == '\x9a' || p[-1] == '\x91'); /* 多, 少 */
		for (size_t k = 0; k < DS_COUNT(words) && last; k++)
			if (memcmp(p - 6, words[k].z, 6) == 0) {
				*out = (struct cue){ .start = p - 6, .end = p, .approx = words[k].approx };
				return true;
			}
		if (char_before_in(p, x->begin, "的是了年月日"))
			return false;
		p = ds_utf8_prev(p, x->begin);
	}
	return false;
}

/* 不超过每千克0.2毫克: where 每 stands when it and a unit end at p, else p. */
static const char *per_skip(const struct lex *x, const char *p)
{
	const char *q = p;
	struct unit u;
	for (int i = 0; i < 5 && q > x->begin && is_cjk_at(ds_utf8_prev(q, x->begin), q); i++) {
		q = ds_utf8_prev(q, x->begin);
		if (AT(q, p, "每"))
			return unit_read(x, q + 3, true, &u) && u.end == p ? q : p;
	}
	return p;
}

/* 约新台幣415億元, 超过人民币5000万元: where the name of the currency before the number at p begins, else p. */
static const char *currency_skip(const char *p, const char *begin)
{
	static const char *const names[] = { "新台币", "人民币", "港币", "澳门币", "台币", "美元",
					     "美金",   "欧元",   "英镑", "日圆",   "日元", "港元" };
	if (!char_before_in(p, begin, "币元金圆镑"))
		return p;
	return p - ANY_BEFORE(p, begin, names);
}

/* 不得超过 is at most, 不能低于 at least: forbidding turns a bound round. */
static void negation_apply(const struct lex *x, struct cue *c)
{
	static const char *const negations[] = { "不得", "不能", "不应",   "不宜", "不可", "不会",
						 "不许", "不准", "不允许", "没有", "不要" };
	if ((c->approx != DS_APPROX_MORE && c->approx != DS_APPROX_LESS) ||
	    !ANY_BEFORE(c->start, x->begin, negations))
		return;
	c->approx = c->approx == DS_APPROX_MORE ? DS_APPROX_LESS : DS_APPROX_MORE;
	c->start -= 6;
}

/* 不到甲市的八成, 超过去年总量的80%, 不低于当年人数的5%: the bound stands before what the share is of; not 不足部分的50%. */
static bool bound_of_share(const struct lex *x, const char *p, struct cue *out)
{
	static const struct {
		const char *z;
		uint8_t approx, negated; /* negated: with 不 before it */
	} words[] = {
		{"不到",  DS_APPROX_LESS, DS_APPROX_LESS},
                { "不足", DS_APPROX_LESS, DS_APPROX_LESS},
		{ "超过", DS_APPROX_MORE, DS_APPROX_LESS},

		{ "低于", DS_APPROX_LESS, DS_APPROX_MORE},

		{ "少于", DS_APPROX_LESS, DS_APPROX_MORE},

		{ "高于", DS_APPROX_MORE, DS_APPROX_LESS},

		{ "接近", DS_APPROX_NEAR, DS_APPROX_NEAR},
                { "将近", DS_APPROX_NEAR, DS_APPROX_NEAR}
	};
	static const char *const parts[] = { "部分", "位", "额", "者", "时", "标" };
	if (!BEFORE(p, x->begin, "的"))
		return false;
	for (int i = 0; i < SHARE_LOOK_BACK && p > x->begin; i++) {
		const char *q = ds_utf8_prev(p, x->begin);
		if (!is_cjk_at(q, p) || (is_numeral_class(class_at(q, p)) && !AT(q, p, "数")))
			return false; /* 人数 is no number */
		for (size_t k = 0; k < DS_COUNT(words) && char_in(q, p, "不超低少高接将"); k++)
			if (p + 3 <= x->end && memcmp(q, words[k].z, 6) == 0) {
				if (ANY_AT(p + 3, x->end, parts))
					return false;
				const bool negated = BEFORE(q, x->begin, "不");
				*out = (struct cue){ .start = negated ? q - 3 : q,
						     .end = p + 3,
						     .approx = negated ? words[k].negated : words[k].approx };
				return true;
			}
		p = q;
	}
	return false;
}

/* 约占全国的两成半, 約為同區新樓的九成: a share of something that is named between; in the same clause. */
bool cue_of_share(const struct lex *x, const char *p, struct cue *out)
{
	if (bound_of_share(x, p, out))
		return true;
	for (int i = 0; i < SHARE_LOOK_BACK && p > x->begin; i++) {
		const char *q = ds_utf8_prev(p, x->begin);
		if (!is_cjk_at(q, p) || is_numeral_class(class_at(q, p)))
			return false;
		if ((AT(q, p, "约")) && char_in(p, x->end, "占为是")) {
			*out = (struct cue){ .start = q, .end = p + 3, .approx = DS_APPROX_ABOUT };
			return true;
		}
		p = q;
	}
	return false;
}

bool cue_before(const struct lex *x, const char *p, bool bare, struct cue *out)
{
	while (p > x->begin && p[-1] == ' ')
		p--;
	const char *number = p;
	p = currency_skip(p, x->begin);
	bool currency = p < number;
	const char *from = p;
	struct near near = near_read(p, x->begin);
	const char *behind = near.each ? per_skip(x, p) : p;
	p = behind;
	if (!(flags_before(p, x->begin) & CF_CUE_END))
		return far_cue(x, from, near.much, out);
	const bool among = p - x->begin >= 9 && memcmp(p - 9, "其中超", 9) == 0; /* no league, 中超 */
	const struct word *w = word_before(leading, DS_COUNT(leading), p, among ? p - 3 : x->begin);
	if (!w) {
		const char *q = filler_skip(p, x->begin);
		w = q < p ? word_before(leading, DS_COUNT(leading), q, x->begin) : NULL;
		p = q;
	}
	if (!w || ((w->b & (CUE_BARE | CUE_WEAK)) && !bare) ||
	    ((w->b & CUE_ROUND) && !char_in(number, x->end, "十百千万亿")))
		return far_cue(x, from, near.much, out);

	*out = (struct cue){ .start = p - w->n, .end = currency ? number : p, .approx = w->a };
	negation_apply(x, out);
	return true;
}

bool cue_after(const struct lex *x, const char *p, const struct unit *unit, struct cue *out)
{
	const struct word *w =
	    flags_at(p, x->end) & CF_CUE_START ? word_at(trailing, DS_COUNT(trailing), p, x->end) : NULL;
	if (!w && unit && unit->kind == DS_KIND_AREA && AT(p, x->end, "多地")) {
		*out = (struct cue){ .start = p, .end = p + 3, .approx = DS_APPROX_MORE };
		return true; /* 一亩多地 */
	}
	if (!w)
		return false;
	if ((w->b & CUE_MEASURE) && !(unit && (unit->flags & UNIT_MEASURE)))
		return false;
	if ((w->b & CUE_PRICE) && !(unit && unit->kind == DS_KIND_MONEY))
		return false;
	const bool amount =
	    (w->b & CUE_AMOUNT) && unit && (unit->kind == DS_KIND_MONEY || unit->kind == DS_KIND_LENGTH);
	if ((w->b & CUE_TIME) && !amount && !(unit && (unit->flags & UNIT_TIME)))
		return false;
	*out = (struct cue){ .start = p, .end = p + w->n, .approx = w->a };
	return true;
}
