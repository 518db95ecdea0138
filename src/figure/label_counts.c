/* label_counts.c: things that are counted alike in one sentence, told apart by the noun beside the number, by who has them, by
 * what is said of them (12个项目已开工,9个项目正在征地) or by the whole of the bracket they stand in. label_rows.c does so for
 * measures.
 */
#include "dushu/text.h"
#include "label.h"

#define WORDS_MOST   12u /* of a clause, behind the noun that is counted */
#define CLASSES_MOST 12u /* names and numbers in a bracket before one */

/* Is another number of the sentence followed by the noun that follows number i, in the same unit? */
static bool counted_alike(const struct reader *rd, uint32_t i, struct ds_str noun)
{
	const struct token *t = token_of(rd, &rd->lx[i]);
	for (uint32_t n = numbers_from(rd, i > CLAUSES_BACK ? i - CLAUSES_BACK : 0);
	     n < rd->numbers_n && rd->numbers[n] < i + CLAUSES_BACK; n++) {
		const uint32_t k = rd->numbers[n];
		const struct lexeme *l = &rd->lx[k];
		if (k != i && ds_str_eq(token_of(rd, l)->unit, t->unit) &&
		    ds_str_starts(lexeme_text(rd, l + 1), noun))
			return !label_places_between(rd, k < i ? k : i, k < i ? i : k);
	}
	return false;
}

/* 小学|3个班: the noun right before number i. */
static struct ds_str counted_beside(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i];
	while (in_phrase(l - 1))
		l--;
	struct ds_str who = text_of(rd, l->start, rd->lx[i].start);
	bool opens = ends_clause(l - 1) || l[-1].kind == LEX_DUN || is_verb(l - 1) ||
		     is_word(l - 1, W_CONN | W_AND | W_UP | W_DOWN | W_REACH | W_DE);
	static const char *const fields[] = { "方面", "领域" };
	size_t field = ENDS_ANY(who, fields);
	who.n -= field; /* 重点发展的绿色农业|方面15个项目 */
	if (!field && is_word(l - 1, W_DE))
		return DS_STR("");
	return opens && who.n >= 2 * CHAR && who.n <= 8 * CHAR && !phrase_tail(who).n && !phrase_is_amount(who)
		   ? who
		   : DS_STR("");
}

/* 团体项目(公开组)|设3个组别、8个大项: who has what number i counts, by the beginning of its part of the sentence. */
static struct ds_str counted_under(const struct reader *rd, uint32_t i)
{
	const struct lexeme *first = &rd->lx[i];
	while (!ends_clause(first - 1) || (first[-1].kind == LEX_COMMA && first->kind == LEX_NUMBER))
		first--;
	while (is_word(first, W_CONN | W_DET))
		first++;
	const struct lexeme *l = first;
	while (in_phrase(l))
		l++;
	struct ds_str who = l > first ? text_of(rd, first->start, l[-1].end) : DS_STR("");
	if (l == first && is_word(first - 1, W_DET) && ds_str_ends(lexeme_text(rd, first - 1), DS_STR("运会")))
		who = lexeme_text(rd, first - 1); /* 省运会 */
	const size_t held = ds_str_starts(who, DS_STR("届")) ? CHAR : 0;
	who = (struct ds_str){ who.p + held, who.n - held }; /* 本|届运动会 */
	if (l->kind == LEX_OPEN)
		while (!ends_clause(l) && l[-1].kind != LEX_CLOSE)
			l++;
	while (is_word(l, W_ADV))
		l++;
	bool has = is_verb(l) || is_word(l, W_HAS);
	return has && l < &rd->lx[i] && who.n >= 2 * CHAR && who.n <= 8 * CHAR ? who : DS_STR("");
}

/* 12个项目|已开工,9个项目|正在征地: what is said at l of the things counted before it; empty when it is nothing short. */
static struct ds_str counted_done(const struct reader *rd, const struct lexeme *l)
{
	const struct lexeme *first = l;
	while (l->kind == LEX_TIME || (is_word(l, W_ADV) && !is_word(l, W_CONN | W_REACH)))
		l++;
	const struct lexeme *verb = l;
	while (is_verb(l) && !is_word(l, W_REACH | W_UP | W_DOWN | W_TO) && l - verb < 3)
		l++;
	if (l == verb)
		return DS_STR("");
	if (is_word(verb, W_LIGHT) && !is_word(verb, W_VERB)) {
		verb++; /* 实现|投产, 进行|规划设计 */
		if (l == verb && in_phrase(l))
			l++;
	} else if (l - verb == 1 && in_phrase(l) && (ends_clause(l + 1) || l[1].kind == LEX_DUN)) {
		l++; /* 平整|用地 */
	}
	if (l == verb)
		return DS_STR("");
	if (verb > first && is_word(verb - 1, W_ADV) && verb[-1].end == verb->start &&
	    ds_str_starts(lexeme_text(rd, verb - 1), DS_STR("未")))
		verb--;
	struct ds_str s = text_of(rd, verb->start, l[-1].end);
	return s.n <= 6 * CHAR ? s : DS_STR("");
}

/* 学生|留院治疗, 乘客|携带折叠车: the same by the words of the clause behind `at`, where the lexemes do not part the verb from the noun. */
static struct ds_str counted_doing(const struct reader *rd, const struct lexeme *l, uint32_t at)
{
	static const char *const hows[] = { "围绕", "针对", "通过", "有", "实施" };
	while (!ends_clause(l) && l->kind != LEX_NUMBER)
		l++;
	struct ds_word w[WORDS_MOST];
	const struct ds_str rest = text_of(rd, at, l->start);
	const size_t n = ds_words_cut(rest, w, WORDS_MOST);
	size_t k = 0, last;
	while (k < n && (w[k].pos == DS_POS_ADVERB || w[k].pos == DS_POS_TIME))
		k++;
	for (last = k; last < n && w[last].at.end - w[k].at.start <= 6 * CHAR; last++)
		if (w[last].pos != DS_POS_VERB && w[last].pos != DS_POS_VERBAL_NOUN &&
		    (last == k || (w[last].pos != DS_POS_NOUN && w[last].pos != DS_POS_IDIOM)))
			break;
	if (last == k || w[k].pos != DS_POS_VERB || (last == n && l->kind == LEX_NUMBER))
		return DS_STR(""); /* 67个品种|减少6个 */
	const char *verb = rest.p + w[k].at.start;
	const struct ds_str done = { verb, w[last - 1].at.end - w[k].at.start };
	const bool how = IS_ANY(((struct ds_str){ verb, w[k].at.end - w[k].at.start }), hows);
	return done.n >= 2 * CHAR && !how ? done : DS_STR("");
}

/* 有进出口实绩的|企业|有2万家: the noun before number i with what it is chosen by; empty when nothing short says so. */
struct ds_str label_chosen(const struct reader *rd, uint32_t i, struct ds_str noun)
{
	static const char *const amounts[] = { "量", "额" };
	const char *text = rd->r->text.p;
	if (noun.n < 2 * CHAR || (noun.n > 3 * CHAR && !ds_str_ends(noun, DS_STR("人数"))) ||
	    ENDS_ANY(noun, amounts) || lexeme_says(rd, &rd->lx[i] - 1, "是") || noun.p < text ||
	    noun.p >= text + rd->lx[i].start)
		return DS_STR("");
	const struct lexeme *de = walk_back(rd, &rd->lx[i]).l;
	while (text + de->start > noun.p)
		de--;
	if (text + de->start != noun.p || !is_word(--de, W_DE))
		return DS_STR("");
	const struct lexeme *first = de;
	bool act = false;
	while (!ends_clause(first - 1) && !is_word(first - 1, K_NUMBER | W_PREP | W_CONN | W_DE | W_DET)) {
		first--;
		act |= is_verb(first) || is_word(first, W_HAS);
	}
	while (first < de &&
	       (first->kind == LEX_TIME || first->kind == LEX_PLACE || (is_word(first, W_ADV) && !is_verb(first))))
		first++;
	if (!act || is_pivot(rd, first) ||
	    !ends_clause(first - 1 - (is_word(first - 1, K_TIME | K_PLACE | W_ADV | W_CONN) != 0)))
		return DS_STR("");
	return de - first > 0 && bytes_of(first, de - 1) <= 8 * CHAR
		   ? text_of(rd, first->start, (uint32_t)(noun.p + noun.n - text))
		   : DS_STR("");
}

/* 60个教学班(|小学|36个、初中24个): what is counted before the bracket in which the classes of it stand, when the name stands in
 * another bracket of the sentence too; empty otherwise. */
struct ds_str label_class_whole(const struct reader *rd, uint32_t i, const struct lexeme *name)
{
	const struct lexeme *open = name;
	for (uint32_t n = 0; n < 2 * CLASSES_MOST && !is_word(open, K_OPEN | K_CLOSE) && !ends_clause(open); n++)
		open--;
	if (open->kind != LEX_OPEN || name + 1 != &rd->lx[i])
		return DS_STR("");
	const struct lexeme *whole = open - 1;
	while (in_phrase(whole))
		whole--;
	if (whole->kind != LEX_NUMBER || !ds_str_eq(token_of(rd, whole)->unit, token_of(rd, &rd->lx[i])->unit))
		return DS_STR("");
	bool again = false;
	for (uint32_t k = i > CLAUSES_BACK ? i - CLAUSES_BACK : 1; k < rd->lx_n && k < i + CLAUSES_BACK && !again;
	     k++)
		again = k != i && rd->lx[k].kind == LEX_NUMBER &&
			(&rd->lx[k] < open || rd->lx[k].start > name->end) &&
			ds_str_eq(lexeme_text(rd, &rd->lx[k - 1]), lexeme_text(rd, name));
	const struct flow *f = &rd->flow;
	const struct level *v;
	for (uint32_t k = f->levels_n; again && (v = level_back(f, &k)) != NULL;)
		if (v->at == (uint32_t)(whole - rd->lx))
			return v->plain.n <= 4 * CHAR ? v->plain : DS_STR("");
	return DS_STR("");
}

/* The lexeme behind s, from l on. */
static const struct lexeme *behind(const struct reader *rd, const struct lexeme *l, struct ds_str s)
{
	while (l->kind != LEX_STOP && rd->r->text.p + l->start < s.p + s.n)
		l++;
	return l;
}

/* 去年13名学生|获得奖学金,今年4名学生|获得奖学金: is the same said of the things that another number counts, and of nothing
 * else behind it (3个电站|建成|并发电,6个电站|建成|水坝)? */
static bool done_alike(const struct reader *rd, uint32_t i, struct ds_str text, struct ds_str done)
{
	const struct lexeme *lx = rd->lx;
	for (uint32_t k = i > CLAUSES_BACK ? i - CLAUSES_BACK : 1; k + 2 < rd->lx_n && k < i + CLAUSES_BACK; k++) {
		if (k == i || lx[k].kind != LEX_NUMBER || !ds_str_eq(lexeme_text(rd, &lx[k + 1]), text))
			continue;
		struct ds_str other = counted_done(rd, &lx[k + 2]);
		if (!ds_str_eq(other, done))
			continue;
		const struct lexeme *a = behind(rd, &lx[k + 2], other), *b = behind(rd, &lx[i + 2], done);
		if (ends_clause(a) || ends_clause(b) || ds_str_eq(lexeme_text(rd, a), lexeme_text(rd, b)))
			return true;
	}
	return false;
}

/* 旅游服务业|14个项目: does who, beside the number, name a branch? */
static bool is_branch(struct ds_str who)
{
	static const char *const branches[] = { "业", "类" };
	static const char *const others[] = { "企业", "作业", "就业", "毕业", "创业", "各类", "两类", "三类" };
	return ENDS_ANY(who, branches) && !ENDS_ANY(who, others);
}

/* Where the part of the sentence begins that l stands in, behind a semicolon or the sentence before; NULL: far away. */
static const struct lexeme *part_of(const struct lexeme *l)
{
	const struct lexeme *end = l;
	while (l[-1].kind != LEX_SEMI && l[-1].kind != LEX_STOP && end - l < (int)CLAUSES_BACK)
		l--;
	return end - l < (int)CLAUSES_BACK ? l : NULL;
}

/* 小学教师|中,…: among whom the part is told that begins at l; empty when it says so of nobody. */
static struct ds_str among_at(const struct reader *rd, const struct lexeme *l)
{
	while (l->kind == LEX_PLACE || l->kind == LEX_TIME || is_word(l, W_DET | W_CONN))
		l++;
	const struct lexeme *first = l;
	while (in_phrase(l) || (is_word(l, W_VERB) && !is_word(l, W_REACH)))
		l++;
	struct ds_str s = l > first ? text_of(rd, first->start, l[-1].end) : DS_STR("");
	s.n = s.n > CHAR && ds_str_ends(s, DS_STR("中")) ? s.n - CHAR : 0;
	return s.n >= 2 * CHAR && s.n <= 10 * CHAR ? s : DS_STR("");
}

bool label_opens_among(const struct reader *rd)
{
	if (rd->numbers_n < 2 || rd->lx[0].kind == LEX_NUMBER || !among_at(rd, rd->lx).n)
		return false;
	for (uint32_t k = 0; k < rd->lx_n; k++)
		if (rd->lx[k].kind == LEX_SEMI && among_at(rd, &rd->lx[k + 1]).n)
			return true;
	return false;
}

struct ds_str label_among(const struct reader *rd, uint32_t i)
{
	const struct lexeme *part = part_of(&rd->lx[i]);
	struct ds_str who = part ? among_at(rd, part) : DS_STR("");
	if (!who.n)
		return who;
	struct ds_str name = lexeme_text(rd, walk_back(rd, &rd->lx[i]).l);
	for (uint32_t n = numbers_from(rd, i > CLAUSES_BACK ? i - CLAUSES_BACK : 0);
	     n < rd->numbers_n && rd->numbers[n] < i + CLAUSES_BACK; n++) {
		const struct lexeme *l = &rd->lx[rd->numbers[n]], *other = part_of(l);
		if (other && other != part && ds_str_eq(token_of(rd, l)->unit, token_of(rd, &rd->lx[i])->unit) &&
		    ds_str_eq(lexeme_text(rd, walk_back(rd, l).l), name) && among_at(rd, other).n)
			return who;
	}
	return DS_STR("");
}

/* 张三、李四|两名同学, 田径、游泳|两个项目: does number i count names of a list before it? 小学3个班、|初中6个班 lists numbers. */
static bool sums_names(const struct reader *rd, uint32_t i)
{
	const struct lexeme *l = &rd->lx[i] - 1;
	bool list = false;
	for (; in_phrase(l) || l->kind == LEX_DUN || is_word(l, W_AND); l--)
		list |= l->kind == LEX_DUN;
	return list && l->kind != LEX_NUMBER;
}

/* The same of counts whose noun stands behind the number. */
void label_counts_apart(struct reader *rd, uint32_t i, struct label *label)
{
	struct ds_str text = label->text;
	const struct ds_str behind = lexeme_text(rd, &rd->lx[i + 1]);
	if (token_of(rd, &rd->lx[i])->kind != DS_KIND_COUNT || text.p != behind.p || !ds_str_starts(behind, text))
		return;
	static const char *const nouns[] = { "项目", "企业", "工程" };
	bool general = i > 0 && is_word(&rd->lx[i - 1], K_TEXT) && IS_ANY(text, nouns);
	struct ds_str owner = general ? counted_beside(rd, i) : DS_STR("");
	if (!is_branch(owner)) {
		if (!counted_alike(rd, i, text))
			return;
		owner = counted_beside(rd, i);
		if (owner.n && sums_names(rd, i))
			owner.n = 0;
	}
	if (!owner.n)
		owner = counted_under(rd, i);
	if (!owner.n) {
		struct ds_str done = ds_str_eq(behind, text) ? counted_done(rd, &rd->lx[i + 2]) : DS_STR("");
		if (!done.n)
			done = counted_doing(rd, &rd->lx[i + 1], (uint32_t)(text.p + text.n - rd->r->text.p));
		if (label_joins(done, text) && !done_alike(rd, i, text, done)) {
			label->plain = text;
			label->text = phrase_join(rd, text, done);
		}
		return;
	}
	if (!label_joins(owner, text))
		return;
	label->plain = text;
	label->text = phrase_join(rd, owner, text);
}
