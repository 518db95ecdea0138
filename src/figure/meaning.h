/* meaning.h: private to the reader of meaning. A sentence that holds a number becomes a row of lexemes: numbers and
 * times (from the scanner), places (from the mentions), closed-class words, quotations, punctuation, and runs of
 * text for all the rest. Every rule about labels, scopes and states walks this row, never the bytes.
 */
#ifndef DUSHU_FIGURE_MEANING_H
#define DUSHU_FIGURE_MEANING_H

#include "dushu/figure.h"
#include "inline.h"
#include "lexicon.h"
#include "lists.h"
#include "scan.h"
#include "sorts.h"

enum lex_kind {
	LEX_TEXT,   /* what no table knows: mostly nouns */
	LEX_WORD,   /* a word of the lexicon; cls says more */
	LEX_NUMBER, /* ref: token */
	LEX_TIME,   /* ref: token */
	LEX_OTHER,  /* ref: token; 第一, 5A级 */
	LEX_PLACE,  /* ref: mention */
	LEX_QUOTE,  /* “…” or 《…》 whole, without a figure inside */
	LEX_DUN,    /* 、 */
	LEX_OPEN,   /* ( */
	LEX_CLOSE,
	/* from here on a clause ends */
	LEX_COMMA,
	LEX_MARK, /* a space, a dash, a lone quotation mark */
	LEX_COLON,
	LEX_SEMI,
	LEX_STOP,
};

/* In cls, above the classes of words, stands the kind of what is no word: one look at it answers what a rule asks. */
#define K_BIT(kind) W_BIT(52 + ((kind) < LEX_COMMA ? (kind) : LEX_COMMA))
#define K_TEXT      K_BIT(LEX_TEXT)
#define K_NUMBER    K_BIT(LEX_NUMBER)
#define K_TIME      K_BIT(LEX_TIME)
#define K_OTHER     K_BIT(LEX_OTHER)
#define K_PLACE     K_BIT(LEX_PLACE)
#define K_QUOTE     K_BIT(LEX_QUOTE)
#define K_OPEN      K_BIT(LEX_OPEN)
#define K_CLOSE     K_BIT(LEX_CLOSE)
#define K_END       K_BIT(LEX_COMMA) /* of a clause */

struct lexeme {
	uint64_t cls;        /* W_… of a word, K_… of anything else */
	uint32_t start, end; /* in the reading */
	uint32_t ref;
	uint8_t kind;
};

/* A place that governs figures. known without a region: a foreign place, whose figures belong to none. */
struct scope {
	struct ds_place place;
	bool known;
};

#define HEADING_RANKS 4u /* 0: without a number; 一、 (一) 1. */

#define LINE_MAX (30 * CHAR) /* a longer block is no line of a list */

/* What a heading or a lead-in gives to the blocks that stand under it. */
struct under {
	struct scope scope;
	struct ds_str period;
	bool target;
	bool tasks; /* a heading of what is to be done: 重点工作 */
};

/* A level said in the sentence, for growth said behind: 接待游客3200万人次,收入286亿元,分别增长12.5%和15.3%. */
#define FLOW_LEVELS 8u
#define FLOW_PLACES 8u
struct level {
	struct ds_str label, noun, unit;
	struct ds_str plain; /* the label without the group before it */
	struct ds_str grows; /* and without what it is a share of: 占总数 */
	uint32_t at;         /* its lexeme */
	struct scope scope;
	bool part;   /* of a place in a list: 甲区20毫米,乙区9毫米 */
	bool beside; /* behind another number: 21件|28人 */
};

/* What the items of a list of places can be of: the last quantities that were named, in the paragraphs before too. */
#define THEMES 8u
struct theme {
	struct ds_str label, noun, unit;
	struct scope scope;
	uint8_t change;
};

/* Who was named with a place: 甲村村民张三. */
#define PEOPLE 16u
struct person {
	struct ds_str name; /* two characters, or three */
	struct ds_place place;
};

/* What a bracket interrupts, and what stands behind it goes on from: 受理811件(旧存61件),结案797件. */
struct aside {
	struct ds_str label, noun, unit, period;
	uint32_t levels_n;
	uint8_t change, kind;
	uint8_t depth; /* brackets open; 0: none */
	bool counts;   /* a number stands in them */
};

/* What reaches from number to number, clause to clause and sentence to sentence of a paragraph. */
struct flow {
	struct scope base;       /* under which the paragraph stands: heading, lead-in or article */
	struct scope topic;      /* subject of the sentences before */
	struct scope first;      /* subject of this sentence */
	struct scope item;       /* subject of this part between semicolons */
	struct scope clause;     /* in this clause */
	struct scope outside[3]; /* clause, item and first before the bracket that is open */
	bool outside_several;    /* and several */
	struct scope passing;    /* of a clause without a number: 在茂名沿海登陆,风力12级 */
	bool settled;            /* and it is where something lies or happens: 位于P,… */
	bool counted;            /* this clause has a number */
	bool told;               /* this sentence has one */
	bool among;              /* this sentence begins among whom its first part is told: 小学教师中, */
	bool led;                /* a sentence of this paragraph before had one */
	bool scene;              /* this sentence says where what follows happens */
	bool apart;              /* the subject of this clause is places of no region in common */
	uint32_t places_n;
	unsigned parts;             /* semicolons so far in this sentence */
	bool within;                /* 其中甲县: the subject is a part of the first */
	bool inside;                /* all subjects of the sentence lie in its first */
	bool several;               /* subjects beside each other: 甲县5万亩,乙县3万亩 */
	bool scattered;             /* this sentence names places together that nothing holds */
	unsigned items;             /* how many parts of this sentence had a subject of their own */
	bool item_own;              /* this part has one */
	bool subject;               /* the last place was one */
	struct ds_str period;       /* the last time given */
	struct ds_str once;         /* a time of the next number alone */
	struct ds_str wider;        /* of which the last time is a part that holds for its sentence alone */
	bool period_target;         /* and it lies ahead */
	bool period_old;            /* it was given in a sentence before */
	bool target;                /* of this sentence */
	bool norm;                  /* of this clause */
	bool rule;                  /* of this part: a condition and what follows from it */
	bool done;                  /* of this clause: 已 */
	bool fact;                  /* of this sentence: it tells what was */
	bool guess;                 /* what is soft is 预计 */
	bool tasks;                 /* of this paragraph: it stands under a heading of tasks */
	unsigned norms, facts;      /* figures of either kind so far in the paragraph */
	bool weak;                  /* and only when nothing is aimed at */
	bool court;                 /* and it is a judgment */
	bool ruled;                 /* this sentence had a norm */
	uint32_t judged_to;         /* the lexemes before were asked whether they judge */
	bool going;                 /* the sentence before aimed to its end */
	bool aimed;                 /* the last figure of the sentence before was a target */
	bool planning, all_planned; /* all its figures were; those of this one so far are */
	bool planned;               /* of this sentence: 工作报告提出 */
	bool listed;                /* the target is of one item of a list: 建成4个、拟建13个、储备3个 */
	bool paper;                 /* of this sentence: 根据通知 */
	bool left;                  /* the number before is a level left behind */
	bool soft;                  /* the target ends with this part of the sentence: 预计 */
	bool built;                 /* of this sentence: 建成后 */
	struct ds_str each;         /* 每次会议前, said in the clause before */
	struct ds_str mean;         /* 人均, of the last sum of money of the sentence that has it */
	struct ds_str whole;        /* 占总数, what its last share is of */
	struct ds_str label, noun;  /* of the number before; empty at the start of a sentence */
	struct ds_str past, past_unit; /* the last label of the sentence before, and its unit */
	struct ds_str unit, per;
	uint8_t change, status, kind;
	struct aside aside;
	struct ds_str most;                  /* 浓度最低的3个: what the number before is chosen by */
	uint32_t levels_n;                   /* how many there were */
	uint32_t levels_from, levels_past;   /* and where those of this sentence, of the one before begin */
	struct ds_place places[FLOW_PLACES]; /* named together last, each as its lowest */
	struct level levels[FLOW_LEVELS];    /* the last levels of the sentence, a ring */
};

/* A sentence of a block, found and, where it has a figure, cut into lexemes ahead of its meaning. */
struct sentence {
	uint32_t from, to, block;
	uint32_t lx, lx_n;       /* its lexemes in the row of all */
	uint32_t token, mention; /* the first behind it */
	bool counts;             /* it has a figure: the rest is told of it */
	bool conditions;
};

#define LEXEMES_ROUND 4u /* stops on either side of a sentence, and one for good measure */

/* Blocks are scanned and sentences cut some ahead of their meaning (ahead.c). */
#define AHEAD_BLOCKS 64u
#define AHEAD_BYTES  16384u
struct ahead {
	struct token_row row;
	uint32_t first, last;              /* blocks */
	uint32_t starts[AHEAD_BLOCKS + 1]; /* where the tokens of each begin in the row */
	uint32_t ends[AHEAD_BLOCKS + 1];   /* and the ends of its sentences */
	uint8_t topics[AHEAD_BLOCKS];
	struct sentence *sentences; /* that were found; how many have been read */
	size_t sentences_n, sentences_cap, taken;
	uint32_t lexemes;           /* of theirs */
	uint32_t block;             /* to go on with, and where in it: */
	bool begun, leaves;         /* something behind its last number matters */
	uint32_t at, stops, number; /* the next sentence; ends passed; the next number */
	uint32_t token, mention;    /* the first not yet in a sentence */
};

struct copies; /* written.c */

struct reader {
	const struct ds_reading *r; /* the normal form, where there is one */
	struct copies *copies;      /* which strings were put together; NULL where there is none */
	const struct ds_mentions *m;
	struct ds_arena *arena;  /* of the caller: joined labels */
	struct ds_arena scratch; /* of the block */
	const struct ds_block *block;
	uint32_t block_index;
	struct ahead ahead;
	struct tokens tokens; /* of the block */
	uint8_t topics;       /* of enum topic, that the block speaks of (topics.h) */
	uint32_t token;       /* the first not yet in a sentence */
	uint32_t mention;     /* the first not yet in a sentence */
	struct lexeme *lx;    /* of the sentence; lx[-1] and lx[n] are LEX_STOP */
	uint32_t lx_n;
	uint64_t
	    said; /* the classes of all lexemes of the sentence together: a rule whose words are not there is over */
	uint32_t *numbers; /* which of its lexemes are numbers, in order */
	uint32_t numbers_n;
	uint32_t clause;         /* the lexeme that the clause of the number begins with that is read */
	bool conditions;         /* a clause of the sentence may be one: 的 or 时 stands before its comma */
	struct lexeme *lx_owned; /* those of the sentences that were cut */
	size_t lx_cap;
	uint32_t lx_from; /* where in it the sentence that is cut begins */
	struct lexeme
	    *lx_end; /* behind the last lexeme of that sentence so far; there is room for all it can have */
	bool nation; /* the article speaks of the whole country */
	bool tasks[HEADING_RANKS];      /* of the last heading of each rank */
	struct under heading;           /* of the last heading */
	struct under lead;              /* of the last paragraph, when it ended with a colon */
	unsigned rank;                  /* of the last heading */
	unsigned led;                   /* the rank of that below which a lead-in announced tasks, and one */
	struct theme themes[THEMES];    /* a ring */
	uint32_t themes_n, theme_block; /* how many there were; the block of the last, or of the last item of one */
	struct person people[PEOPLE];   /* a ring */
	uint32_t people_n;              /* how many there were in the article */
	uint64_t people_heads;          /* a mask of their first characters */
	struct scope left;              /* the village or township that the paragraph before ended with */
	uint32_t left_block;
	struct scope opened; /* and that was the village in which the first with places sets the scene */
	bool opens;          /* there was such a paragraph */
	struct flow flow;
	struct ds_figure *figures;
	size_t figures_n, figures_cap;
	bool explain;              /* keep what each field was read from */
	struct ds_figure_why *why; /* runs parallel to figures when explain is set */
	size_t why_cap;
	struct ds_nonfigure *non;
	size_t non_n, non_cap;
	struct ds_str table_unit; /* 单位：万元 above a table */
};

static inline struct token *token_of(const struct reader *rd, const struct lexeme *l)
{
	return &rd->tokens.v[l->ref];
}

static inline struct ds_str text_of(const struct reader *rd, uint32_t start, uint32_t end)
{
	return ds_str_slice(rd->r->text, (struct ds_span){ start, end });
}

static inline struct ds_str lexeme_text(const struct reader *rd, const struct lexeme *l)
{
	return text_of(rd, l->start, l->end);
}

INLINED bool lexeme_says(const struct reader *rd, const struct lexeme *l, const char *z)
{
	size_t n = strlen(z);
	return l->end - l->start == n && memcmp(rd->r->text.p + l->start, z, n) == 0;
}

/* Is l a word of one of the classes? With K_… among them also one of the kinds. */
static inline bool is_word(const struct lexeme *l, uint64_t cls)
{
	return (l->cls & cls) != 0;
}

/* Which of the numbers of the sentence is the first from lexeme `from` on; numbers_n when none is. */
static inline uint32_t numbers_from(const struct reader *rd, uint32_t from)
{
	uint32_t low = 0, high = rd->numbers_n;
	while (low < high) {
		const uint32_t half = low + (high - low) / 2;
		if (rd->numbers[half] < from)
			low = half + 1;
		else
			high = half;
	}
	return low;
}

static inline bool ends_clause(const struct lexeme *l)
{
	return is_word(l, K_END);
}

/* 、 or 和 at l, behind a number. */
static inline bool joins_numbers(const struct lexeme *l)
{
	return (l->kind == LEX_DUN || is_word(l, W_AND)) && l[-1].kind == LEX_NUMBER;
}

/* sentence.c */

/* The text from `at` on. */
static inline const char *words_at(const struct reader *rd, uint32_t at)
{
	return rd->r->text.p + at;
}

/* Fills rd->lx, at rd->lx_from, with the sentence [from, to) of the block, and moves rd->token and rd->mention behind it. */
void sentence_lex(struct reader *rd, uint32_t from, uint32_t to);

/* actor.c */

/* 118家上市公司|披露业绩, 该镇|建设大棚, 该合作社|种植瓜果, 带动农户|发展油茶: is l somebody who acts, counted, pointed at
 * or made to? */
bool ends_in_actor(const struct reader *rd, const struct lexeme *l);

/* ahead.c */

/* The tokens of the block that is read, scanned now or before. */
struct tokens block_tokens(struct reader *rd);
/* The next sentence of the block, with its lexemes in rd->lx when it has a figure; NULL behind the last that matters. */
const struct sentence *sentence_take(struct reader *rd);
/* Is the block one of text? */
bool block_counts(const struct ds_block *b);
/* Does it end with a colon? */
bool block_ends_open(struct ds_str text);

/* minor.c */

/* Is the figure, complete but for this, one that a reader may want to hide? */
bool figure_is_minor(const struct reader *rd, const struct lexeme *number, const struct ds_figure *f);

/* 秀|才, 化学|能, 对|襟: how many bytes of s belong to a noun of the dictionary that its first n, a word of the lexicon, are only a
 * part of; 0: none do. `left` bytes of the phrase stand before s. */
size_t sentence_noun(struct ds_str s, size_t n, size_t left);
/* 销售量, 完成率: a verb with one of these behind it is a noun, unless a longer word begins there (费用, 类风湿). */
bool sentence_makes_noun(struct ds_str rest);

/* label.c */

struct label {
	struct ds_str text;
	struct ds_str noun;         /* its noun without the verb */
	struct ds_str plain;        /* without the group that tells it from another row; empty: it has none */
	struct ds_str carried;      /* what goes on to the next number, without 占总数; empty: text */
	const struct lexeme *place; /* the name was a place: the number is about it */
	struct scope scope;         /* known: of the level that this is the growth of */
	struct ds_str period;       /* of its own in a list of times: 2022年、2023年分别为 */
	uint8_t change;             /* of a verb that stands before its object: 增加产值30亿元 */
	bool item;                  /* of a place in a list */
	bool set;
	const char *step; /* that gave it (label_steps.c), as --explain prints it; NULL: none */
};

/* Reads the label of number i into out[i], and those of the list that begins with it. out runs parallel to rd->lx. */
void label_number(struct reader *rd, uint32_t i, struct label *out);

/* label_counts.c: does the sentence begin with those among whom its first part is told, 小学教师中,…? */
bool label_opens_among(const struct reader *rd);

/* list_item.c: figure f is number i with its label: what a list of places behind it can be of, or, when true comes back, an
 * item of such a list. */
bool list_note(struct reader *rd, uint32_t i, const struct ds_figure *f, const struct label *label);

/* table_above.c: how the short line at hand changes by the heading that it stands under with others (11月CPI同比涨幅 / 衣着 1.3%). */
uint8_t caption_change(const struct reader *rd);

/* scope.c */

/* The words that scope_lexeme and state_lexeme look at; of others state_lexeme only ends what is soft. */
#define SCOPE_WORDS (W_FOREIGN | W_HOME | W_DET)
#define STATE_WORDS (W_NOW | W_ACTUAL | W_TO | W_TARGET | W_WEAK | W_AFTERBUILD | W_NORM | W_LIMIT)

/* Does the article that begins with block `first` speak of the whole country: 全国…, or a body of the state? Asked of articles
 * that are about no place. */
bool scope_is_national(const struct ds_reading *r, const struct ds_mentions *m, uint32_t first);
/* Is l anything to scope_lexeme, to state_lexeme? The first of a sentence is. */
static inline bool scope_looks_at(const struct lexeme *l)
{
	return is_word(l, K_NUMBER | K_PLACE | K_OPEN | K_CLOSE | K_END | SCOPE_WORDS);
}
static inline bool state_looks_at(const struct lexeme *l)
{
	return l->kind != LEX_NUMBER || ends_clause(l - 1);
}

void scope_paragraph(struct reader *rd, struct scope base); /* a paragraph begins */
void scope_sentence(struct reader *rd, uint32_t from);      /* a sentence begins, at from */
void scope_lexeme(struct reader *rd, uint32_t i);           /* reads lexeme i into rd->flow */
/* The block ends: what it was about is left for the blocks below. */
void scope_leave(struct reader *rd);
/* Who governs number i. */
struct scope scope_number(const struct reader *rd, uint32_t i, const struct label *label);
/* The nearest scope of those that reach here, a member of f. */
const struct scope *scope_governing(const struct flow *f);
/* The subject of a sentence without numbers, from its mentions alone. */
void scope_passing(struct reader *rd, uint32_t from, uint32_t to);

/* state.c, aim.c: status; period.c: the time; change.c: change and per */

/* Rank of a heading by its number, below HEADING_RANKS; is it one of tasks and aims? */
unsigned aim_rank(struct ds_str heading);
/* Does a title announce what is aimed at: 今年预期目标? */
bool aim_titles(struct ds_str title);
bool aim_heads(struct ds_str heading);
/* 2022年|工作安排,…: does what stands behind a time announce the plans of that time? */
bool aim_schedules(struct ds_str behind);
/* Does a paragraph that ends with a colon announce aims (努力实现以下目标:), tasks (重点做好以下工作:)? */
bool aim_leads(struct ds_str lead);
bool aim_leads_tasks(struct ds_str lead);
void state_sentence(struct flow *f);
void state_lexeme(struct reader *rd, uint32_t i);
void period_read(struct reader *rd, const struct lexeme *l); /* takes the time at l over, where it is one */
/* Takes 入汛以来 over, where what stands from l on, which begins a clause, is such a time. */
void period_event(struct reader *rd, const struct lexeme *l);
/* At 至今: 2018年5月上线至今 takes over, what began goes on (2015年开始,…,至今); false: another time is over. */
bool period_goes_on(struct reader *rd, const struct lexeme *now);
/* Is number i a level that is left behind (由原来法定60个)? */
bool state_leaves(const struct reader *rd, uint32_t i);
/* Is number part of what a project that is only begun will bring, per year or day? */
bool state_is_capacity(const struct reader *rd, const struct lexeme *number, struct ds_str per);
enum ds_modality state_status(const struct reader *rd, uint32_t i, struct ds_str per, enum ds_change change);
enum ds_change state_change(const struct reader *rd, uint32_t i, const struct label *label);
struct ds_str state_per(const struct reader *rd, uint32_t i, enum ds_change change);
/* The time at `at` of a sentence without figures: takes over, unless it only says what is compared with, when something is
 * to come or was made known, or until when it lasts. */
void period_pass(struct reader *rd, struct ds_span at, struct ds_span sentence);
/* 去年, 截至3月底, a year before that of the article: is it over? */
bool period_is_past(const struct reader *rd, struct ds_str time);
bool period_is_hour(struct ds_str s);
bool period_is_coming(struct ds_str time); /* 明年, 下月 */
bool period_is_ahead(struct ds_str s);     /* 9月20日前, 明年 */

/* non.c */

/* Takes down the tokens of the block that are no figures. */
void nonfigures_add(struct reader *rd);

/* table.c */

/* Reads the rows of one table, blocks [first, last), into figures. */
void table_read(struct reader *rd, uint32_t first, uint32_t last);

/* figure.c */

struct ds_figure *figure_add(struct reader *rd, const struct token *t);

#endif
