/* figure.c: from the numbers of the scanner to figures with their meaning, block by block. Sentences without a number
 * are only looked at for the place and time they give to those behind them.
 */
#include <stdlib.h>

#include "label.h"
#include "phrase.h"
#include "why.h"
#include "written.h"

#define FIGURES_MORE 128   /* that room is made for at once */
#define SUM_LEAST    10000 /* 万: below it nobody leaves the unit of money out */

struct ds_figure *figure_add(struct reader *rd, const struct token *t)
{
	if (rd->figures_n == rd->figures_cap)
		rd->figures =
		    ds_row_grow(rd->figures, &rd->figures_cap, rd->figures_n + FIGURES_MORE, sizeof(*rd->figures));
	struct ds_figure *f = &rd->figures[rd->figures_n++];
	*f = (struct ds_figure){
		.at = t->at,
		.value = t->value,
		.high = t->high,
		.unit = t->unit,
		.block = rd->block_index,
		.kind = t->kind,
		.approx = t->approx,
		.ranged = t->ranged,
		.minor = t->minor,
		.rule = t->rule,
	};
	return f;
}

/* Did the label of number i come with that of the next, from a list of names? */
static bool names_next(const struct reader *rd, uint32_t i, const struct label *labels)
{
	uint32_t next = numbers_from(rd, i + 1);
	return next < rd->numbers_n && labels[rd->numbers[next]].set;
}

/* 综合收入突破7.5亿, 投资7100万, 拍出643万: a large bare number is money where what it measures is. */
static bool is_sum(const struct reader *rd, const struct lexeme *number)
{
	const struct token *t = token_of(rd, number);
	if (t->kind != DS_KIND_COUNT || t->unit.n || t->minor || number[1].kind == LEX_TEXT ||
	    ds_decimal_cmp(t->value, ds_decimal_from(SUM_LEAST)) < 0)
		return false;
	const struct lexeme *l = number - 1;
	while (is_word(l, W_REACH | W_ADV | W_TO | W_UP | W_DOWN | W_LE) && !is_word(l, W_INVEST))
		l--;
	if (is_word(l, W_INVEST) || (l->kind != LEX_TEXT && l->kind != LEX_WORD))
		return is_word(l, W_INVEST);
	static const char *const pays[] = { "卖", "卖了", "赔", "缴税", "贴" }; /* 一季|卖了3万 */
	static const char *const paid[] = { "花",   "花了", "花费", "花掉", "拍出", "拍得", "揽金",
					    "吸金", "赔了", "赔偿", "罚了", "年薪", "月薪", "要价",
					    "报价", "标价", "底价", "单价", "房价" };
	const struct ds_str s = lexeme_text(rd, l);
	return ends_sort(s, S_MONEY) || label_is_amount(s) || IS_ANY(s, pays) || ENDS_ANY(s, paid);
}

/* 户均收入5.6万元,同比增加1.1万元: what a sum is per where only the one before says it. */
static void per_carry(struct flow *flow, const struct token *t, const struct label *label, struct ds_figure *f)
{
	if (t->kind != DS_KIND_MONEY)
		return;
	const bool level = f->change == DS_CHANGE_LEVEL;
	if (!f->per.n && !level && flow->kind == DS_KIND_MONEY && ds_str_ends(flow->per, DS_STR("均")) &&
	    label->text.n && ds_str_eq(label->text, flow->label))
		f->per = flow->per;
	/* 人均生产总值3.5万元,比上年增长4%,按平均汇率折算为5011美元: the same in another currency */
	if (!f->per.n && flow->mean.n && level && ds_str_eq(t->unit, DS_STR("美元")))
		f->per = flow->mean;
	if (ds_str_ends(f->per, DS_STR("均")))
		flow->mean = f->per;
}

static void status_read(struct reader *rd, uint32_t i, const struct label *label, struct ds_figure *f)
{
	struct flow *flow = &rd->flow;
	const struct token *t = token_of(rd, &rd->lx[i]);
	f->status = (uint8_t)state_status(rd, i, f->per, (enum ds_change)f->change);
	if (f->per.n == CHAR && state_is_capacity(rd, &rd->lx[i], f->per)) {
		f->status = DS_STATUS_TARGET;
		f->minor = true;
	}
	/* 额度由60万元提高到80万元,单职工由50万元提高到65万元: what is prescribed stays so under its name */
	if (f->status == DS_STATUS_ACTUAL && flow->status == DS_STATUS_NORM && !flow->left &&
	    f->change == DS_CHANGE_LEVEL && label->text.n && ds_str_eq(label->text, flow->label) &&
	    t->kind != DS_KIND_COUNT)
		f->status = DS_STATUS_NORM;
	flow->status = f->status;
	flow->all_planned &= f->status == DS_STATUS_TARGET;
	if (!flow->court && !flow->left) {
		flow->norms += f->status == DS_STATUS_NORM;
		flow->facts += f->status == DS_STATUS_ACTUAL && !t->minor;
	}
	flow->left = state_leaves(rd, i);
	if (flow->listed) {
		flow->target &= rd->lx[i + 1].kind != LEX_DUN;
		flow->listed = false;
	}
}

/* What the figure leaves to those behind it. */
static void figure_leave(struct reader *rd, uint32_t i, const struct label *label, const struct ds_figure *f,
			 bool part)
{
	struct flow *flow = &rd->flow;
	const struct token *t = token_of(rd, &rd->lx[i]);
	flow->once = DS_STR("");
	flow->aside.counts |= flow->aside.depth > 0;
	flow->change = f->change;
	flow->kind = t->kind;
	flow->per = f->per;
	flow->most = t->kind == DS_KIND_COUNT ? phrase_most(rd, i) : DS_STR("");
	if (!label->text.n)
		return;
	flow->label = label->carried.n ? label->carried : label->text;
	flow->noun = label->noun;
	flow->unit = t->unit;
	if (f->change == DS_CHANGE_LEVEL && !label->scope.known && !t->minor)
		flow->levels[flow->levels_n++ % FLOW_LEVELS] = (struct level){
			.label = label->text,
			.noun = label->noun,
			.unit = t->unit,
			.plain = label->plain.n ? label->plain : label->text,
			.grows = label->carried.n ? label->carried : label->text,
			.at = i,
			.scope = {f->place, true},
			.part = part,
			.beside = i > 0 && rd->lx[i - 1].kind == LEX_NUMBER,
		};
}

/* 总人口26万人（2023年）: the time in a bracket of its own behind the number. */
static struct ds_str time_behind(const struct reader *rd, const struct lexeme *number)
{
	const struct lexeme *open = number + 1;
	if (open->kind != LEX_OPEN || open[1].kind != LEX_TIME || open[2].kind != LEX_CLOSE)
		return DS_STR("");
	return lexeme_text(rd, open + 1);
}

static void number_read(struct reader *rd, uint32_t i, struct label *labels)
{
	struct flow *flow = &rd->flow;
	struct token *t = token_of(rd, &rd->lx[i]);
	if (is_sum(rd, &rd->lx[i]))
		t->kind = DS_KIND_MONEY;
	struct label *label = &labels[i];
	bool listed = label->set;
	label_number(rd, i, labels);
	struct ds_figure *f = figure_add(rd, t);
	f->label = label->text;
	f->change = (uint8_t)state_change(rd, i, label);
	if (f->change == DS_CHANGE_LEVEL && ds_str_eq(t->unit, DS_STR("%")) && !(rd->said & W_SHARE) &&
	    rd->block->at.end - rd->block->at.start <= LINE_MAX)
		f->change = caption_change(rd);
	f->per = state_per(rd, i, (enum ds_change)f->change);
	per_carry(flow, t, label, f);
	status_read(rd, i, label, f);
	f->place = scope_number(rd, i, label).place;
	const struct ds_str behind = time_behind(rd, &rd->lx[i]);
	f->period = behind.n ? behind : label->period.n ? label->period : flow->once.n ? flow->once : flow->period;
	if (flow->period_old && f->status == DS_STATUS_ACTUAL && period_is_ahead(f->period))
		f->period = DS_STR(""); /* 9月底前完工。会议批准预算2亿元 */
	if (rd->explain)
		why_number(rd, i, label, listed || names_next(rd, i, labels));
	f->minor |= figure_is_minor(rd, &rd->lx[i], f) || flow->built;
	figure_leave(rd, i, label, f, list_note(rd, i, f, label));
}

/* What a bracket tells is told aside. */
static void aside_read(struct flow *f, const struct lexeme *l)
{
	struct aside *a = &f->aside;
	if (l->kind == LEX_OPEN && a->depth < UINT8_MAX) {
		if (a->depth++ == 0) {
			*a = (struct aside){ f->label,  f->noun, f->unit, f->period, f->levels_n,
					     f->change, f->kind, 1,       false };
		}
	} else if (l->kind == LEX_CLOSE && a->depth > 0 && --a->depth == 0) {
		if (a->counts || (a->period.n && l[-2].kind != LEX_OPEN)) /* (含上年旧存), not (7月) */
			f->period = a->period;
		if (!a->label.n)
			return;
		f->label = a->label;
		f->noun = a->noun;
		f->unit = a->unit;
		f->levels_n = a->levels_n;
		f->change = a->change;
		f->kind = a->kind;
	}
}

/* Most lexemes leave the flow as it is: text inside a clause, and words that neither the scope nor the state looks at.
 * The first of a clause may open a rule, the first of a sentence takes over from the one before (lx[-1] ends a clause). */
#define SPEAKS (K_NUMBER | K_TIME | K_PLACE | K_OPEN | K_CLOSE | K_END | SCOPE_WORDS | STATE_WORDS)

/* Takes down which of the sentence do not, which are numbers and which classes stand in it; returns how many. Which it is
 * cannot be foretold, so there is no branch. */
static uint32_t speakers_read(struct reader *rd, uint32_t *out)
{
	const struct lexeme *lx = rd->lx;
	uint32_t n = 0, numbers = 0;
	uint64_t said = 0, before = K_END;
	for (uint32_t i = 0, end = rd->lx_n; i < end; i++) {
		const uint64_t cls = lx[i].cls;
		out[n] = i;
		n += ((cls & SPEAKS) | (before & (K_END | W_ONCE))) != 0;
		rd->numbers[numbers] = i;
		numbers += (cls & K_NUMBER) != 0;
		said |= cls;
		before = cls;
	}
	rd->said = said;
	rd->numbers_n = numbers;
	return n;
}

/* Other words, [from, to), do no more than end what is soft. */
static void soft_end(struct reader *rd, uint32_t from, uint32_t to)
{
	if (rd->flow.soft && !rd->flow.target)
		for (; from < to; from++)
			rd->flow.soft &= rd->lx[from].kind != LEX_WORD;
}

static void sentence_read(struct reader *rd, uint32_t from)
{
	struct ds_arena_mark mark = ds_arena_mark(&rd->scratch);
	/* one for each lexeme, of which those of numbers alone are looked at */
	struct label *labels = ds_arena_raw(&rd->scratch, (rd->lx_n + 1) * sizeof(*labels), _Alignof(struct label));
	uint32_t *speakers = ds_arena_raw(&rd->scratch, (rd->lx_n + 1) * sizeof(*speakers), _Alignof(uint32_t));
	rd->numbers = ds_arena_raw(&rd->scratch, (rd->lx_n + 1) * sizeof(*rd->numbers), _Alignof(uint32_t));
	uint32_t n = speakers_read(rd, speakers), behind = 0;
	rd->clause = 0;
	for (uint32_t k = 0; k < rd->numbers_n; k++)
		labels[rd->numbers[k]] = (struct label){ .set = false };
	scope_sentence(rd, from);
	state_sentence(&rd->flow);
	rd->flow.among = label_opens_among(rd);
	for (uint32_t k = 0; k < n; k++) {
		uint32_t i = speakers[k];
		const struct lexeme *l = &rd->lx[i];
		soft_end(rd, behind, i);
		behind = i + 1;
		if (is_word(l, K_OPEN | K_CLOSE))
			aside_read(&rd->flow, l);
		if (i == 0 || scope_looks_at(l))
			scope_lexeme(rd, i);
		if (i == 0 || state_looks_at(l))
			state_lexeme(rd, i);
		if (l->kind == LEX_NUMBER)
			number_read(rd, i, labels);
		rd->clause = ends_clause(l) ? i + 1 : rd->clause;
	}
	soft_end(rd, behind, rd->lx_n);
	ds_arena_release(&rd->scratch, mark);
}

/* ---- blocks ----------------------------------------------------------------------------------------------- */

static struct scope article_scope(const struct reader *rd)
{
	struct scope s = { .known = false };
	if (rd->m->article && rd->block->article < rd->r->articles_n)
		s.place = rd->m->article[rd->block->article];
	if (s.place.region == DS_REGION_NONE && rd->nation)
		s.place.region = DS_REGION_CHINA;
	s.known = s.place.region != DS_REGION_NONE;
	return s;
}

/* The scope the block stands under: the heading's, the lead-in's, the article's. */
static struct under block_under(struct reader *rd)
{
	struct under u = { .scope = article_scope(rd) };
	if (rd->block->kind == DS_BLOCK_PARAGRAPH || rd->block->kind == DS_BLOCK_LIST_ITEM ||
	    rd->block->kind == DS_BLOCK_TABLE_ROW) {
		if (rd->heading.scope.known)
			u.scope = rd->heading.scope;
		u.period = rd->heading.period;
		u.target = rd->heading.target;
		u.tasks = rd->heading.tasks;
	}
	if (rd->block->kind == DS_BLOCK_LIST_ITEM || rd->block->kind == DS_BLOCK_PARAGRAPH) {
		if (rd->lead.scope.known)
			u.scope = rd->lead.scope;
		if (rd->lead.period.n)
			u.period = rd->lead.period;
		u.target |= rd->lead.target;
		u.tasks |= rd->lead.tasks;
	}
	return u;
}

/* (8)…, 8.…, 八是…: one of a list of paragraphs. */
static bool is_numbered(struct ds_str s)
{
	static const char *const opens[] = { "（",   "(",    "①",    "②",    "③",    "④",    "⑤",
					     "⑥",    "⑦",    "⑧",    "⑨",    "⑩",    "一是", "二是",
					     "三是", "四是", "五是", "六是", "七是", "八是", "九是",
					     "十是", "——",   "—",    "●",    "■",    "◆",    "★" };
	static const char *const marks[] = { ".", "、", "．" };
	size_t n = 0;
	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	struct ds_str rest = { s.p + n, s.n - n };
	return n ? n < 3 && STARTS_ANY(rest, marks) : STARTS_ANY(s, opens);
}

#define AIMS_TAIL 60u /* bytes behind the number of what is announced */

/* 将抓好以下10件实事:, 计划办好15件实事。分别是: does the lead-in end with a number of things to come, each of which is told below? */
static bool announces_aims(const struct reader *rd)
{
	const struct flow *f = &rd->flow;
	if (!f->target || f->soft || f->built || f->status != DS_STATUS_TARGET || rd->figures_n == 0)
		return false;
	const struct ds_figure *last = &rd->figures[rd->figures_n - 1];
	return last->block == rd->block_index && rd->block->at.end - last->at.end <= AIMS_TAIL;
}

static bool leaves_any(const struct under *u)
{
	return u->scope.known || u->period.n || u->target || u->tasks;
}

/* What a heading or a lead-in leaves for the blocks below it. */
static void block_leave(struct reader *rd)
{
	const struct flow *f = &rd->flow;
	struct ds_str text = ds_block_text(rd->r, rd->block);
	scope_leave(rd);
	struct scope topic = f->item.known ? f->item : f->topic;
	struct under u = { .scope = topic, .period = f->period, .target = f->period_target };
	if (rd->block->kind == DS_BLOCK_HEADING) {
		unsigned rank = aim_rank(text);
		u.tasks = aim_heads(text);
		for (unsigned k = 1; k < rank; k++) /* (一)… stands under 二、 */
			u.tasks |= rd->tasks[k];
		if (rank < rd->led)
			rd->led = 0;
		u.tasks |= rd->led > 0;
		rd->rank = rank;
		/* 恩平 / 水闸重建工程: a heading right below one */
		bool below = rd->block_index > 0 && rd->block[-1].kind == DS_BLOCK_HEADING &&
			     rd->block[-1].article == rd->block->article;
		if (!u.scope.known && below)
			u.scope = rd->heading.scope;
		rd->tasks[rank] = u.tasks;
		for (unsigned k = rank + 1; k < HEADING_RANKS; k++)
			rd->tasks[k] = false;
		rd->heading = u;
		rd->lead = (struct under){ .target = false };
	} else if (rd->block->kind == DS_BLOCK_PARAGRAPH) {
		/* 情况如下： holds on through paragraphs that end with a semicolon */
		if (block_ends_open(text)) {
			u.target |= announces_aims(rd) || aim_leads(text);
			if (aim_leads_tasks(text)) {
				rd->led = rd->rank + 1;
				rd->heading.tasks = true;
			}
			rd->lead = u;
		} else if (leaves_any(&rd->lead) && !ds_str_ends(text, DS_STR("；")) &&
			   !ds_str_ends(text, DS_STR(";")) && !is_numbered(text) &&
			   (text.n > LINE_MAX || ds_str_ends(text, DS_STR("。"))))
			rd->lead = (struct under){ .target = false };
	}
}

/* Times of a sentence without numbers: the last takes over. */
static void times_pass(struct reader *rd, uint32_t from, uint32_t to)
{
	for (; rd->token < rd->tokens.n && rd->tokens.v[rd->token].at.start < to; rd->token++) {
		const struct token *t = &rd->tokens.v[rd->token];
		if (t->at.start < from)
			continue; /* left over by a sentence before */
		if (t->type == TOKEN_TIME && aim_schedules(text_of(rd, t->at.end, to)))
			rd->flow.tasks = true;
		if (t->type == TOKEN_TIME)
			period_pass(rd, t->at, (struct ds_span){ from, to });
	}
}

static void block_read(struct reader *rd)
{
	const struct ds_block *b = rd->block;
	struct ds_arena_mark mark = ds_arena_mark(&rd->scratch);
	rd->tokens = block_tokens(rd);
	rd->token = 0;
	while (rd->mention < rd->m->n && rd->m->v[rd->mention].at.start < b->at.start)
		rd->mention++;
	nonfigures_add(rd);
	if (!b->continues) {
		struct under u = block_under(rd);
		scope_paragraph(rd, u.scope);
		rd->flow.period = u.period;
		rd->flow.period_target = u.target;
		rd->flow.tasks = u.tasks;
	}
	const struct sentence *next;
	while ((next = sentence_take(rd)) != NULL) {
		if (next->counts) {
			sentence_read(rd, next->from);
		} else {
			scope_passing(rd, next->from, next->to);
			times_pass(rd, next->from, next->to);
		}
	}
	block_leave(rd);
	ds_arena_release(&rd->scratch, mark);
}

static void figures_read(const struct ds_reading *reading, const struct ds_mentions *mentions, uint32_t from,
			 uint32_t to, bool explain, struct ds_arena *arena, struct ds_figures *out)
{
	const bool other = reading->normal && mentions->normal;
	const struct ds_reading *r = other ? reading->normal : reading;
	const struct ds_mentions *m = other ? mentions->normal : mentions;
	struct copies copies = { 0 };
	struct reader rd = { .r = r, .copies = other ? &copies : NULL, .m = m, .arena = arena, .explain = explain };
	ds_arena_raw(&rd.scratch, 1, 1); /* the first piece of memory stays when blocks give back theirs */
	uint32_t article = UINT32_MAX;
	for (uint32_t i = from; i < to; i++) {
		rd.block = &r->blocks[i];
		rd.block_index = i;
		if (rd.block->article != article) {
			article = rd.block->article;
			rd.nation = scope_is_national(r, m, i);
			rd.heading = rd.lead = (struct under){ .target = false };
			/* 今年预期目标: a title that is the heading of all */
			rd.heading.tasks = article < r->articles_n && aim_titles(r->articles[article].title);
			rd.rank = rd.led = 0;
			memset(rd.tasks, 0, sizeof(rd.tasks));
			rd.themes_n = rd.people_n = 0;
			rd.people_heads = 0;
			rd.left = rd.opened = (struct scope){ .known = false };
			rd.opens = false;
		}
		if (rd.block->kind == DS_BLOCK_TABLE_ROW) {
			uint32_t last = i + 1; /* rules between the rows are boilerplate */
			while (last < r->blocks_n && (r->blocks[last].kind == DS_BLOCK_BOILERPLATE ||
						      (r->blocks[last].kind == DS_BLOCK_TABLE_ROW &&
						       r->blocks[last].table == rd.block->table)))
				last++;
			rd.flow.base = block_under(&rd).scope;
			table_read(&rd, i, last);
			i = last - 1;
		} else if (block_counts(rd.block)) {
			block_read(&rd);
		}
	}
	if (other)
		figures_write(&rd, reading);
	free(copies.v);
	ds_arena_done(&rd.scratch);
	free(rd.ahead.row.v);
	free(rd.ahead.row.ends);
	free(rd.ahead.sentences);
	free(rd.lx_owned);
	*out = (struct ds_figures){
		.v = rd.figures,
		.n = (uint32_t)rd.figures_n,
		.non = rd.non,
		.non_n = (uint32_t)rd.non_n,
		.why = rd.why,
	};
	ds_arena_keep(arena, rd.figures);
	ds_arena_keep(arena, rd.non);
	ds_arena_keep(arena, rd.why);
}

void ds_figures_find(const struct ds_reading *r, const struct ds_mentions *m, struct ds_arena *arena,
		     struct ds_figures *out)
{
	figures_read(r, m, 0, r->blocks_n, false, arena, out);
}

void ds_figures_explain(const struct ds_reading *r, const struct ds_mentions *m, uint32_t from, uint32_t to,
			struct ds_arena *arena, struct ds_figures *out)
{
	figures_read(r, m, from, to, true, arena, out);
}
