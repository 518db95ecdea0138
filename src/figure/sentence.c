/* sentence.c: cuts a sentence with figures into lexemes. Numbers, times and places are given; words come from the
 * lexicon, longest first; what is left is text. It gives no meaning to anything.
 *
 * Speed: three characters in four begin neither a word nor a mark. They are passed in runs (lexicon_skip), and what
 * others found is looked for only where the next of them begins, not at every character.
 */
#include <stdlib.h>

#include "phrase.h"
#include "rules.h"

#define QUOTE_MAX 180u /* bytes of a quotation that may stand as one noun */
#define WORD_MAX  48u  /* no word of the lexicon is longer */

/* ---- punctuation ------------------------------------------------------------------------------------------ */

/* Kinds by the last six bits of a character, for ASCII by all; LEX_TEXT (0) is no mark. */
#define LAST(b) ((b)&0x3f)
static const uint8_t ascii_marks[128] = {
	[','] = LEX_COMMA, [';'] = LEX_SEMI,  [':'] = LEX_COLON, ['!'] = LEX_STOP,  ['?'] = LEX_STOP,
	['('] = LEX_OPEN,  [')'] = LEX_CLOSE, ['['] = LEX_OPEN,  [']'] = LEX_CLOSE, [' '] = LEX_MARK,
	['"'] = LEX_MARK,  ['\t'] = LEX_STOP, ['\n'] = LEX_STOP, ['\r'] = LEX_STOP,
};
static const uint8_t cjk_marks[64] = {
	/* U+3000 … */
	[0x00] = LEX_MARK,  [0x01] = LEX_DUN,  [0x02] = LEX_STOP,  [0x0a] = LEX_QUOTE, [0x0b] = LEX_MARK,
	[0x0c] = LEX_QUOTE, [0x0d] = LEX_MARK, [0x0e] = LEX_QUOTE, [0x0f] = LEX_MARK,  [0x10] = LEX_OPEN,
	[0x11] = LEX_CLOSE, [0x14] = LEX_OPEN, [0x15] = LEX_CLOSE,
};
static const uint8_t wide_marks[64] = {
	/* U+FF00 … */
	[0x01] = LEX_STOP,  [0x08] = LEX_OPEN, [0x09] = LEX_CLOSE, [0x0c] = LEX_COMMA,
	[0x1a] = LEX_COLON, [0x1b] = LEX_SEMI, [0x1f] = LEX_STOP,
};
static const uint8_t general_marks[64] = {
	/* U+2000 … */
	[0x14] = LEX_MARK,  [0x18] = LEX_QUOTE, [0x19] = LEX_MARK,
	[0x1c] = LEX_QUOTE, [0x1d] = LEX_MARK,  [0x26] = LEX_MARK,
};
static const uint8_t small_marks[64] = {
	/* U+FE40 … */
	[0x10] = LEX_COMMA,
	[0x11] = LEX_DUN,
	[0x14] = LEX_SEMI,
	[0x15] = LEX_COLON,
};

/* The kind of mark at p, LEX_TEXT when there is none; p holds a whole character. */
static inline uint8_t mark_at(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	if (u[0] < 0x80)
		return ascii_marks[u[0]];
	if (u[0] >= 0xe4 && u[0] <= 0xe9)
		return LEX_TEXT;
	if (u[0] == 0xe3 && u[1] == 0x80)
		return cjk_marks[LAST(u[2])];
	if (u[0] == 0xef && u[1] == 0xbc)
		return wide_marks[LAST(u[2])];
	if (u[0] == 0xef && u[1] == 0xb9)
		return small_marks[LAST(u[2])];
	if (u[0] == 0xe2 && u[1] == 0x80)
		return general_marks[LAST(u[2])];
	if ((u[0] == 0xe2 && (u[1] == 0x96 || u[1] == 0x97)) ||
	    (u[0] == 0xc2 && u[1] == 0xa0)) /* ▲ ● and a hard space */
		return LEX_MARK;
	return LEX_TEXT;
}

/* ---- lexemes ---------------------------------------------------------------------------------------------- */

/* Room for a lexeme of each byte, more than a sentence has, and for what stands on both sides. */
static void lexemes_begin(struct reader *rd, uint32_t from, uint32_t to)
{
	const size_t most = (size_t)rd->lx_from + (to - from) + 1 + 2 * LEXEMES_ROUND;
	if (rd->lx_cap < most)
		rd->lx_owned = ds_grow(rd->lx_owned, &rd->lx_cap, most, sizeof(*rd->lx_owned));
	rd->lx = rd->lx_end = rd->lx_owned + rd->lx_from + LEXEMES_ROUND;
	for (int k = 1; k <= (int)LEXEMES_ROUND; k++)
		rd->lx[-k] = (struct lexeme){ K_END, from, from, 0, LEX_STOP };
}

static inline struct lexeme *lexeme_add(struct reader *rd, uint8_t kind, uint32_t start, uint32_t end)
{
	struct lexeme *l = rd->lx_end++;
	*l = (struct lexeme){ kind == LEX_WORD ? 0 : K_BIT(kind), start, end, 0, kind };
	return l;
}

/* The last of the row; a stop stands before the first. */
static inline struct lexeme *last_of(const struct reader *rd)
{
	return rd->lx_end - 1;
}

static inline void text_add(struct reader *rd, uint32_t start, uint32_t end)
{
	/* Whether text goes on cannot be foretold: no branch. */
	const struct lexeme last = *last_of(rd);
	bool joins = (last.kind == LEX_TEXT) & (last.end == start);
	rd->lx_end -= joins;
	lexeme_add(rd, LEX_TEXT, joins ? last.start : start, end);
}

/* End of the quotation that opens at `at`, behind its closing mark; 0 when it is long, open, or holds a figure. */
static uint32_t quote_end(const struct reader *rd, uint32_t at, uint32_t to)
{
	const char *p = rd->r->text.p;
	/* “” ‘’ 《》 「」 『』: in Unicode the mark that closes comes next */
	const char close[3] = { p[at], p[at + 1], (char)(p[at + 2] + 1) };
	uint32_t limit = to - at < QUOTE_MAX ? to : at + QUOTE_MAX;
	for (uint32_t t = rd->token; t < rd->tokens.n && rd->tokens.v[t].at.start < limit; t++)
		if (rd->tokens.v[t].type == TOKEN_NUMBER && rd->tokens.v[t].at.start > at)
			limit = rd->tokens.v[t].at.start;
	for (uint32_t i = at + 3; i + 3 <= limit; i += char_len(p + i))
		if (memcmp(p + i, close, 3) == 0)
			return i + 3;
	return 0;
}

/* Is the word at the end of the row a verb here? Words such as 治理 and 培训 are verbs at the start of a clause and
 * after an adverb or a place, nouns inside a phrase. */
static bool stands_as_verb(const struct reader *rd)
{
	const struct lexeme *l = last_of(rd);
	if (l->kind == LEX_WORD)
		return (l->cls & (W_ADV | W_CONN | W_LE | W_NOW | W_TARGET | W_RESP | W_LEAN)) != 0 ||
		       (is_word(l, W_AFTER) && l->end - l->start == CHAR); /* 10日内|支付 */
	if (l->kind == LEX_NUMBER) /* 群众420人清理淤泥, 投入30万元整治堰塘 */
		return phrase_self_unit(token_of(rd, l)->unit) ||
		       (token_of(rd, l)->kind == DS_KIND_MONEY &&
			is_word(l - 1 - is_word(l - 1, W_REACH), W_INVEST));
	return ends_clause(l) || l->kind == LEX_PLACE || l->kind == LEX_TIME;
}

/* Words that a word of will or wish leans on. */
#define CARRIES_ON                                                                                                 \
	(W_REACH | W_TO | W_VERB | W_LIGHT | W_UP | W_DOWN | W_ADV | W_TARGET | W_RESP | W_NEWADD | W_INVEST |     \
	 W_FROM | W_PREP)

static bool closes_phrase(const char *p)
{
	uint8_t mark = mark_at(p);
	return mark == LEX_DUN || mark >= LEX_COMMA;
}

/* 采摘园, 搬迁户, 发布会: a verb of two characters takes no object of one. What stands there alone, before a number or
 * a mark, makes a noun of both, unless it is one of the small words. */
static bool closes_noun(size_t n, struct ds_str rest, size_t edge)
{
	if (n != 6 || rest.n < HAN_BYTES || !is_han_lead(*rest.p) ||
	    !(edge == n + HAN_BYTES || (rest.n >= 2 * HAN_BYTES && closes_phrase(rest.p + HAN_BYTES))))
		return false;
	return !char_in(rest.p, rest.p + HAN_BYTES,
			"了着过的地得和与及或等在到至为是有无已又也都将被把从以于共达近约超逾计各每仅只由"
			"向对给出来去上下起成完掉走住好满回入进后前时中内外里间且而并则才再更最就还仍均");
}

/* 披露了: what has an aspect is a verb. */
static bool has_aspect(struct ds_str rest)
{
	return rest.n >= HAN_BYTES && char_in(rest.p, rest.p + HAN_BYTES, "了着");
}

/* Classes whose words may be something else beside what stands behind them. */
#define TURNS (W_VERB | W_LIGHT | W_ADV | W_UP | W_DOWN | W_AMBI | W_HOME)

/* The word of class `cls` at `start`; rest stands behind it. A number begins at start + edge. */
static void word_turn(struct reader *rd, uint64_t cls, struct ds_str word, uint32_t start, struct ds_str rest,
		      size_t edge)
{
	struct lexeme *last = last_of(rd);
	uint32_t end = start + (uint32_t)word.n;
	if ((cls & (W_VERB | W_LIGHT | W_ADV)) && sentence_makes_noun(rest))
		cls = W_NOUN;
	if ((cls & (W_VERB | W_LIGHT)) && !(cls & (W_REACH | W_UP | W_DOWN)) && closes_noun(word.n, rest, edge))
		cls = W_NOUN;
	/* 垃圾压缩站3座 */
	if ((cls & (W_UP | W_DOWN)) && edge == word.n + HAN_BYTES && rest.n >= HAN_BYTES &&
	    char_in(rest.p, rest.p + HAN_BYTES, "站机器车箱室厂库仪泵阀棚炉罐"))
		cls = W_NOUN;
	if ((cls & (W_UP | W_DOWN)) && rest.n >= HAN_BYTES && memcmp(rest.p, "率", HAN_BYTES) == 0)
		cls = W_NOUN | W_RATIO | (cls & W_UP ? W_RATEUP : W_RATEDOWN);
	if ((cls & W_AMBI) && !has_aspect(rest) && !stands_as_verb(rd) && !ends_in_actor(rd, last))
		cls = (cls & ~(W_AMBI | W_VERB | W_LIGHT | W_UP | W_DOWN | W_ADV | W_TARGET)) | W_NOUN;
	/* 将 announces before a verb (将达到), else it takes an object (将场馆搬上云端). */
	if (is_word(last, W_TARGET) && is_word(last, W_PREP) && (cls & (CARRIES_ON & ~(W_PREP | W_FROM))))
		last->cls = W_ADV | W_TARGET;
	if (cls == W_NOUN || (edge == word.n && ds_str_eq(word, DS_STR("全程")))) { /* 全程21公里 */
		text_add(rd, start, end);
		return;
	}
	lexeme_add(rd, LEX_WORD, start, end)->cls = cls;
}

/* Half of all words are what they are anywhere. */
static inline void word_add(struct reader *rd, uint64_t cls, struct ds_str word, uint32_t start, struct ds_str rest,
			    size_t edge)
{
	const struct lexeme *last = last_of(rd);
	uint32_t end = start + (uint32_t)word.n;
	if (cls == W_NOUN)
		text_add(rd, start, end);
	else if (!(cls & TURNS) && edge != word.n && !is_word(last, W_TARGET))
		lexeme_add(rd, LEX_WORD, start, end)->cls = cls;
	else
		word_turn(rd, cls, word, start, rest, edge);
}

/* 一亩能|起5000斤: what stands alone between 能 or 可 and the number or its bound is a verb, whichever it is. */
INLINED void rest_add(struct reader *rd, uint32_t start, uint32_t end, uint32_t given)
{
	const struct lexeme *last = last_of(rd);
	if (end == given && end - start == HAN_BYTES && is_word(last, W_LEAN))
		lexeme_add(rd, LEX_WORD, start, end)->cls = W_VERB;
	else
		text_add(rd, start, end);
}

/* What makes a word look at its company. */
#define COMPANY (W_REACH | W_DET | W_NORM | W_RANK | W_CMP | W_LEAN | W_LIGHT | W_EDGE)

/* Does 均 behind the n bytes of a word that ends in 户 belong to it, 户均, not to what follows: 均已, 均可? */
static bool splits_mean(struct ds_str s, size_t n)
{
	return s.n >= n + 6 && memcmp(s.p + n - 3, "户", 3) == 0 && memcmp(s.p + n, "均", 3) == 0 &&
	       !char_in(s.p + n + 3, s.p + s.n, "已可为有达在未能超实获由按是");
}

static const struct found none = { .n = 0 };

/* 组长|12名, 主播|20名, 树种|15个: a character that is a word before a number, as the end of a noun. What is so long or so
 * high is measured; one character before a verb is a noun with it, unless it is somebody who acts (县补30万元). */
static bool ends_noun(const struct reader *rd, uint32_t at, const char *word, uint64_t cls)
{
	const struct lexeme *last = last_of(rd);
	if (last->kind != LEX_TEXT || last->end != at || rd->token >= rd->tokens.n ||
	    rd->tokens.v[rd->token].type != TOKEN_NUMBER || rd->tokens.v[rd->token].kind != DS_KIND_COUNT)
		return false;
	if (char_in(word, word + HAN_BYTES, "长宽高深厚重"))
		return true;
	if (!(cls & W_VERB) || at - last->start != HAN_BYTES)
		return false;
	const char *one = words_at(rd, last->start);
	return !char_in(one, one + HAN_BYTES, "我你您俺咱谁人家省市州盟旗县区乡镇村社组队户厂校院局");
}

/* 一亩|能起, 预计|能产西红柿: 能 that begins what is said, whatever verb follows; but 能源, 能繁母猪. */
static bool is_modal(const struct reader *rd, uint32_t at, struct ds_str s, size_t edge)
{
	const struct lexeme *last = last_of(rd);
	return memcmp(s.p, "能", HAN_BYTES) == 0 && edge > HAN_BYTES && s.n > HAN_BYTES &&
	       !(last->kind == LEX_TEXT && last->end == at) &&
	       !char_in(s.p + HAN_BYTES, s.p + 2 * HAN_BYTES, "源量力耗见人手级效动繁者");
}

/* The word at `at`, when its company lets it be one. A number begins at s.p + edge. */
static struct found word_checked(const struct reader *rd, uint32_t at, struct ds_str s, size_t edge, struct found w,
				 bool *noun)
{
	/* 该, 本, 各 open a phrase; inside a run of text they are part of a noun (课本). */
	bool counts = (w.cls & W_ADV) && w.n == edge; /* 疫苗各5种 */
	const char *written = rd->r->text.p + at;
	if (w.n == 3 && char_in(written, written + w.n, "须")) /* 旅客须持有…, no 胡须 and no 鬚 */
		counts = !char_before_in(written, rd->r->text.p, "胡触根龙鱼");
	if (w.n == 3 && (w.cls & (W_DET | W_NORM)) && !counts && last_of(rd)->kind == LEX_TEXT &&
	    last_of(rd)->end == at)
		return none;
	const bool reached =
	    w.n == PAIR_BYTES && s.n >= 3 * HAN_BYTES && memcmp(s.p + HAN_BYTES, "达到", PAIR_BYTES) == 0;
	if (((w.n == 3 && (w.cls & W_EDGE)) || reached) && ends_noun(rd, at, s.p, w.cls)) /* 林长|达到350名 */
		return none;
	/* 居全国首位: a rank among places, no 居住. */
	if (w.n == 3 && (w.cls & W_RANK) && !(rd->mention < rd->m->n && rd->m->v[rd->mention].at.start == at + w.n))
		return none;
	if (w.n == 3 && (w.cls & W_CMP) && rd->token < rd->tokens.n &&
	    rd->tokens.v[rd->token].type == TOKEN_NUMBER && rd->tokens.v[rd->token].at.start == at + w.n)
		return none; /* 生师比15:1 compares nothing */
	if (!(w.cls & W_LEAN) || w.n == edge)
		return w;
	struct found next = lexicon_match((struct ds_str){ s.p + w.n, s.n - w.n }, edge - w.n);
	*noun = !next.n || !(next.cls & (CARRIES_ON | W_ATTR | W_EACHALL)); /* 计划占地30亩 */
	if (*noun && is_modal(rd, at, s, edge))
		*noun = false;
	if (*noun && (w.cls & W_CONN) && stands_as_verb(rd) &&
	    !char_in(s.p + w.n, s.p + s.n, "生数内外书性单率的表"))
		*noun = false; /* 全市计划种麦960万亩; no 计划内 */
	return w;
}

static inline struct found word_at(const struct reader *rd, uint32_t at, struct lexicon_pair pair, struct ds_str s,
				   size_t edge, bool *noun)
{
	struct found w = lexicon_match_pair(pair, s, edge, rd->r->text.p + rd->r->text.n);
	if (w.n > 3 && s.p[w.n - 1] == '\xb7' && splits_mean(s, w.n)) /* the last byte of 户 */
		return none;                                          /* 咖农|户均收入 */
	return w.n && (w.cls & COMPANY) ? word_checked(rd, at, s, edge, w, noun) : w;
}

/* The bound before a number (近, 不超过) is its scanner's; the lexicon only adds what else it says. */
static uint32_t cue_add(struct reader *rd, uint32_t at)
{
	if (rd->token >= rd->tokens.n)
		return at;
	const struct token *k = &rd->tokens.v[rd->token];
	if (k->type != TOKEN_NUMBER || k->cue.start != at || k->cue.end <= at || k->cue.end > k->at.start)
		return at;
	struct found w = lexicon_match((struct ds_str){ words_at(rd, at), k->cue.end - at }, k->cue.end - at);
	lexeme_add(rd, LEX_WORD, at, k->cue.end)->cls = W_REACH | (w.cls & (W_NORM | W_WEAK | W_ADV | W_LIMIT));
	return k->cue.end;
}

/* Start of the number that follows, with the word that bounds it: what single-character verbs lean on. */
static uint32_t number_start(const struct reader *rd, uint32_t at)
{
	for (uint32_t t = rd->token; t < rd->tokens.n; t++) {
		const struct token *k = &rd->tokens.v[t];
		if (k->type == TOKEN_NUMBER)
			return k->cue.end > k->cue.start && k->cue.start > at && k->cue.start < k->at.start
				   ? k->cue.start
				   : k->at.start; /* 至少|达40家: the bound stands before */
		if (k->type == TOKEN_TIME)
			return k->at.start;
	}
	return UINT32_MAX;
}

static uint32_t token_add(struct reader *rd)
{
	const struct token *k = &rd->tokens.v[rd->token];
	static const uint8_t kinds[] = {
		[TOKEN_NUMBER] = LEX_NUMBER, [TOKEN_TIME] = LEX_TIME, [TOKEN_OTHER] = LEX_OTHER
	};
	struct lexeme *l = lexeme_add(rd, kinds[k->type], k->at.start, k->at.end);
	l->ref = rd->token++;
	if (k->type == TOKEN_OTHER && k->rule == RULE_PER && ds_span_len(k->at) == 2 * HAN_BYTES &&
	    ds_str_ends(lexeme_text(rd, l), DS_STR("年")) &&
	    memcmp(rd->r->text.p + l->start, "一", HAN_BYTES) != 0) {
		l->kind = LEX_WORD; /* 两年|平均增长 */
		l->cls = W_ADV;
		return l->end;
	}
	if (k->type == TOKEN_OTHER && k->rule == RULE_PER && memcmp(rd->r->text.p + l->start, "一", 3) == 0) {
		l->kind = LEX_WORD; /* 一亩|能落三千 */
		l->cls = W_EACHALL;
		if (k->at.end + 3 <= rd->block->at.end && memcmp(rd->r->text.p + k->at.end, "地", 3) == 0) {
			l->end += HAN_BYTES; /* 一亩地 */
			return l->end;
		}
	}
	if (k->type != TOKEN_NUMBER || k->cue.start != k->at.end || k->cue.end <= k->cue.start)
		return k->at.end;
	lexeme_add(rd, LEX_WORD, k->cue.start, k->cue.end)->cls = W_AFTER; /* 10日|内 */
	return k->cue.end;
}

/* 一度, 一律: an idiom of one is a word when the lexicon has it. */
static uint32_t idiom_add(struct reader *rd, uint32_t at, uint32_t to)
{
	const struct token *k = &rd->tokens.v[rd->token];
	if (k->type != TOKEN_OTHER || k->rule == RULE_PER) /* 一天|能挣200元 */
		return at;
	const char *p = words_at(rd, at);
	const struct ds_str s = { p, to - at };
	struct found w = lexicon_match(s, 0);
	if (!w.n || at + w.n < k->at.end)
		return at;
	bool noun = false; /* 一般|公共服务支出; but 一般|为3天 */
	if (w.cls & W_LEAN)
		word_checked(rd, at, s, number_start(rd, at) - at, w, &noun);
	rd->token++;
	word_add(rd, noun ? W_NOUN : w.cls, (struct ds_str){ p, w.n }, at, DS_STR(""), 0);
	return at + (uint32_t)w.n;
}

/* Takes what begins at `at` by what others found: a place, a token, the bound of a number. Returns its end, `at` when
 * there is none. */
static uint32_t given_add(struct reader *rd, uint32_t at, uint32_t to)
{
	while (rd->token < rd->tokens.n && rd->tokens.v[rd->token].at.start < at)
		rd->token++; /* inside a place */
	while (rd->mention < rd->m->n && rd->m->v[rd->mention].at.start < at)
		rd->mention++; /* inside a name or a quotation */
	if (rd->mention < rd->m->n && rd->m->v[rd->mention].at.start == at) {
		const struct ds_mention *m = &rd->m->v[rd->mention];
		if (m->at.end + 3 <= to && memcmp(words_at(rd, m->at.end), "级", 3) == 0) {
			rd->mention++;
			text_add(rd, at, m->at.end); /* 自治区级 is no place */
		} else {
			lexeme_add(rd, LEX_PLACE, at, m->at.end)->ref = rd->mention++;
		}
		return m->at.end;
	}
	if (rd->token < rd->tokens.n && rd->tokens.v[rd->token].at.start == at) {
		uint32_t end = idiom_add(rd, at, to);
		return end > at ? end : token_add(rd);
	}
	return cue_add(rd, at);
}

/* The next place behind `at` where given_add can find something, at most `to`. */
static uint32_t given_next(const struct reader *rd, uint32_t at, uint32_t to)
{
	uint32_t next = to;
	if (rd->mention < rd->m->n && rd->m->v[rd->mention].at.start < next)
		next = rd->m->v[rd->mention].at.start;
	if (rd->token < rd->tokens.n) {
		const struct token *k = &rd->tokens.v[rd->token];
		if (k->at.start < next)
			next = k->at.start;
		if (k->cue.start > at && k->cue.start < next)
			next = k->cue.start;
	}
	return next;
}

/* What a word must not reach into: the next token, but for idioms (进一步), and the next place. */
struct limits {
	uint32_t to;      /* of the sentence */
	uint32_t token;   /* `to` when there is none in the sentence */
	uint32_t mention; /* UINT32_MAX when there is none */
	bool name;        /* and it is longer than two characters */
};

static struct limits limits_read(const struct reader *rd, uint32_t to)
{
	struct limits l = { .to = to, .token = to, .mention = UINT32_MAX };
	uint32_t t = rd->token;
	while (t < rd->tokens.n && rd->tokens.v[t].at.start < to && rd->tokens.v[t].type == TOKEN_OTHER &&
	       rd->tokens.v[t].cls == DS_CLASS_IDIOM)
		t++;
	if (t < rd->tokens.n && rd->tokens.v[t].at.start < to)
		l.token = rd->tokens.v[t].at.start;
	if (rd->mention < rd->m->n) {
		const struct ds_mention *m = &rd->m->v[rd->mention];
		l.mention = m->at.start;
		l.name = ds_span_len(m->at) > 6;
	}
	return l;
}

/* Where a word that begins at `at` must end. A place of two characters yields to a word that begins before it:
 * 其中|国际, 搬迁|安置. */
static inline uint32_t word_limit(const struct limits *l, uint32_t at)
{
	uint32_t limit = l->token < at + WORD_MAX ? l->token : l->to;
	return (l->mention < limit) & (l->name | (l->mention == at)) ? l->mention : limit;
}

static inline bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ↑2.1%, ▼0.3元: the class of an arrow, 0 of other characters. */
static uint64_t arrow_class(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	if (u[0] != 0xe2 || (u[1] != 0x86 && u[1] != 0x96))
		return 0;
	return u[2] == (u[1] == 0x86 ? 0x91 : 0xb2) ? W_UP : u[2] == (u[1] == 0x86 ? 0x93 : 0xbc) ? W_DOWN : 0;
}

/* Ⅰ, a numeral of its own in Unicode, or a letter */
static bool is_grade(const char *p)
{
	return is_letter(*p) || memcmp(p, "\xe2\x85", 2) == 0;
}

/* Ⅰ—Ⅲ类水质, A—C级: is the mark of three bytes at p a dash that joins grades? */
static bool joins_grades(const struct reader *rd, const char *p, uint32_t at, uint32_t to)
{
	const struct lexeme *l = last_of(rd);
	return memcmp(p, "\xe2\x80", 2) == 0 && (p[2] == '\x94' || p[2] == '\x93') && l->kind == LEX_TEXT &&
	       l->end == at && at + 2 * CHAR <= to && is_grade(p + CHAR) &&
	       (is_letter(p[-1]) || (l->end - l->start >= CHAR && is_grade(p - CHAR)));
}

/* Reads the mark or other character at `at` that is none of Han; returns its end. */
static uint32_t mark_add(struct reader *rd, uint32_t at, uint32_t to)
{
	const char *p = rd->r->text.p + at;
	unsigned char c = (unsigned char)*p;
	uint32_t len = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
	/* 每公頃補助 10 萬元: a space between a word and its number says nothing */
	if (c == ' ' &&
	    (last_of(rd)->kind == LEX_WORD || (rd->block->traditional && last_of(rd)->kind == LEX_TEXT)) &&
	    last_of(rd)->end == at && rd->token < rd->tokens.n && rd->tokens.v[rd->token].at.start == at + 1 &&
	    rd->tokens.v[rd->token].type == TOKEN_NUMBER)
		return at + 1;
	if (c == ' ' && last_of(rd)->kind == LEX_TEXT && last_of(rd)->end == at && at + 1 < to &&
	    is_letter(p[-1]) && is_han_lead(p[1]))
		return at + 1; /* GDP 增长6% */
	const uint64_t arrow = len == 3 ? arrow_class(p) : 0;
	const bool bullet = arrow && (unsigned char)p[1] == 0x96 && last_of(rd)->kind == LEX_STOP; /* ▲12人受伤 */
	if (arrow && !bullet && rd->token < rd->tokens.n && rd->tokens.v[rd->token].at.start == at + len) {
		lexeme_add(rd, LEX_WORD, at, at + len)->cls = arrow;
		return at + len;
	}
	uint8_t mark = arrow ? LEX_MARK : mark_at(p);
	if (c == '/' && last_of(rd)->kind == LEX_NUMBER)
		mark = LEX_DUN; /* 成交24套/1279平方米 */
	if (mark == LEX_TEXT || (mark == LEX_MARK && len == CHAR && joins_grades(rd, p, at, to))) {
		text_add(rd, at, at + len);
		return at + len;
	}
	/* 的 or the last byte of 时 or 時 */
	rd->conditions |=
	    (mark == LEX_COMMA) & (is_word(last_of(rd), W_DE) | (at > 0 && (p[-1] == '\xb6' || p[-1] == '\x82')));
	uint32_t end = mark == LEX_QUOTE ? quote_end(rd, at, to) : 0;
	lexeme_add(rd, mark == LEX_QUOTE && !end ? LEX_MARK : mark, at, end ? end : at + len);
	return end ? end : at + len;
}

/* Words that are what they are whatever stands around them, and those that no noun may take: 价格|比上年. */
#define WHOLE (W_DE | W_PER | W_PERHEAD | W_CMP)

/* Reads the word or the single character at `at`; returns its end. A number begins at `number`; nothing that others
 * found does before `given`. */
static uint32_t han_add(struct reader *rd, uint32_t at, const char *p, struct lexicon_pair pair, uint32_t number,
			uint32_t given, const struct limits *l)
{
	uint32_t limit = given - at < 2 * WORD_MAX ? word_limit(l, at) : l->to;
	bool each = memcmp(p, "每", 3) == 0; /* 每千人口 holds a number */
	struct ds_str rest = { p, (each ? l->to : limit) - at };
	bool noun = false;
	struct found w = word_at(rd, at, pair, rest, number - at, &noun);
	if (at + w.n > limit && !(w.cls & W_EACHALL)) {
		rest.n = limit - at;
		w = word_at(rd, at, pair, rest, number - at, &noun);
	}
	const struct lexeme *last = last_of(rd);
	const uint32_t before = last->kind == LEX_TEXT && last->end == at ? at - last->start : 0;
	const size_t part =
	    w.n && !noun && w.cls != W_NOUN && !(w.cls & WHOLE) ? sentence_noun(rest, w.n, before) : 0;
	uint32_t end = at + (uint32_t)(part ? part : w.n ? w.n : HAN_BYTES);
	if (!w.n)
		rest_add(rd, at, end, given);
	else if (noun || part)
		text_add(rd, at, end);
	else
		word_add(rd, w.cls, (struct ds_str){ p, w.n }, at, (struct ds_str){ rest.p + w.n, rest.n - w.n },
			 number - at);
	return end;
}

void sentence_lex(struct reader *rd, uint32_t from, uint32_t to)
{
	rd->conditions = false;
	lexemes_begin(rd, from, to);
	const char *words = words_at(rd, from), *text_end = rd->r->text.p + rd->r->text.n;
	struct limits limits = { .to = to };
	struct lexicon_pair pair = { .key = 0 };
	uint32_t number = 0; /* where the next number starts */
	uint32_t given = from;
	for (uint32_t at = from; at < to;) {
		if (at >= given) {
			uint32_t end = given_add(rd, at, to);
			if (end > at) {
				at = end;
				continue;
			}
			given = given_next(rd, at, to);
			limits = limits_read(rd, to);
		}
		const char *p = words + (at - from);
		if (!is_han_lead(*p)) {
			at = mark_add(rd, at, to);
			continue;
		}
		/* What begins no word is passed at one go, as far as nothing else begins there. */
		const char *stop = words + (given - from), *q = lexicon_skip(p, stop, text_end, &pair);
		if (q > p) {
			uint32_t end = at + (uint32_t)(q - p);
			bool joins = end == given && end - at == HAN_BYTES && memcmp(p, "零", HAN_BYTES) == 0 &&
				     last_of(rd)->kind == LEX_NUMBER; /* 九年零六个月 */
			if (!joins)
				rest_add(rd, at, end, given);
			at = end;
			if (q >= stop || !is_han_lead(*q))
				continue;
		}
		if (number <= at)
			number = number_start(rd, at);
		at = han_add(rd, at, q, pair, number, given, &limits);
	}
	rd->lx_n = (uint32_t)(rd->lx_end - rd->lx);
	for (uint32_t k = 0; k < LEXEMES_ROUND; k++) /* nobody has to look for the end */
		lexeme_add(rd, LEX_STOP, to, to);
}
