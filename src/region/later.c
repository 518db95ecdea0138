/* later.c: villages, and townships that no list has, are found below a parent that is known; where the same name stands
 * before that, in a title or a first sentence, or far behind it, only what the rest of the article says tells what it is:
 * 锁石村 that heads two clauses, “富裕集” where there is 富裕集村, 安平小学 where there is 安平村. */
#include "region/later.h"
#include "dushu/text.h"

#define VERB_BYTES 24u /* in which a verb and the word behind it end */

#include <stdlib.h>

/* So many names of an article are looked for again. */
#define NAMES_MAX 16u

static int draft_order(const void *a, const void *b)
{
	const struct draft *x = a, *y = b;
	return (x->m.at.start > y->m.at.start) - (x->m.at.start < y->m.at.start);
}

size_t mention_behind(const struct resolver *r, uint32_t off)
{
	size_t from = r->article_from, to = r->n;
	while (from < to) {
		const size_t mid = from + (to - from) / 2;
		if (r->v[mid].m.at.end <= off)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

static bool is_free(const struct resolver *r, struct ds_span at, const struct found *f)
{
	const size_t i = mention_behind(r, at.start);
	if (i < r->n && r->v[i].m.at.start < at.end)
		return false;
	for (size_t k = 0; k < f->n; k++) {
		if (f->v[k].m.at.start < at.end && f->v[k].m.at.end > at.start)
			return false;
	}
	return true;
}

void found_put(const struct resolver *r, struct found *f, const struct draft *like, struct ds_span at,
	       enum ds_form form, uint32_t block, uint32_t sentence)
{
	if (f->n == DS_COUNT(f->v) || !is_free(r, at, f))
		return;
	f->v[f->n] = *like;
	f->v[f->n].m.at = at;
	f->v[f->n].m.block = block;
	f->v[f->n].m.form = (uint8_t)form;
	f->v[f->n++].sentence = sentence;
}

struct name {
	const struct draft *as;
	bool again; /* the article has it more than once */
};

/* Does a name end in what people call 街道? */
static bool is_street(const struct resolver *r, struct ds_span at)
{
	return ds_span_len(at) >= 9 && text_before(r->text, at.end, DS_STR("街"));
}

/* 甲区公安分局乙派出所: the office of a township that no other name led to; 侏儒街. */
static bool is_office(const struct resolver *r, const struct draft *d)
{
	return d->m.level == DS_LEVEL_TOWNSHIP && d->m.form == DS_FORM_SHORT && !d->key && !d->m.place.tail.n &&
	       (is_local(r->text, d->m.at.end) || is_street(r, d->m.at));
}

/* The names that may stand elsewhere: of villages and unlisted townships, each once. */
static size_t names_of(const struct resolver *r, struct name *names)
{
	size_t n = 0;
	for (size_t i = r->article_from; i < r->n; i++) {
		const struct ds_mention *m = &r->v[i].m;
		const bool town = m->level == DS_LEVEL_TOWNSHIP && m->place.tail.n;
		if (!m->place.region || m->form == DS_FORM_ANAPHOR ||
		    (!is_office(r, &r->v[i]) &&
		     (ds_span_len(m->at) < 9 || (m->level != DS_LEVEL_VILLAGE && !town))))
			continue;
		const struct ds_str name = ds_str_slice(r->text, m->at);
		size_t k = 0;
		while (k < n && !ds_str_eq(ds_str_slice(r->text, names[k].as->m.at), name))
			k++;
		if (k < n)
			names[k].again = true;
		else if (n < NAMES_MAX)
			names[n++] = (struct name){ &r->v[i], false };
	}
	return n;
}

/* A village of one of the names at the end of a hit that was none. */
static void village_later(const struct resolver *r, const struct hit *h, const struct name *names, size_t n,
			  struct found *f)
{
	const struct draft *best = NULL;
	for (size_t i = 0; i < n; i++) {
		const struct draft *as = names[i].as;
		const uint32_t len = ds_span_len(as->m.at);
		if (as->m.level == DS_LEVEL_VILLAGE && (!best || ds_span_len(best->m.at) < len) &&
		    h->at.end - r->reading->blocks[h->block].at.start >= len &&
		    text_before(r->text, h->at.end, ds_str_slice(r->text, as->m.at)))
			best = as;
	}
	if (best && !is_village_road(r->text, h->at.end))
		found_put(r, f, best, (struct ds_span){ h->at.end - ds_span_len(best->m.at), h->at.end },
			  DS_FORM_FULL, h->block, h->sentence);
}

/* Bytes of 村, 社区 or 嘎查 that a village's name ends in; 0 for none. */
static size_t village_suffix(struct ds_str name)
{
	static const struct ds_str suffixes[] = { WORD("社区"), WORD("嘎查"), WORD("村") };
	for (size_t i = 0; i < DS_COUNT(suffixes); i++) {
		if (ds_str_ends(name, suffixes[i]))
			return suffixes[i].n;
	}
	return 0;
}

/* Is the word at off a verb? */
static bool begins_with_verb(struct ds_str text, uint32_t off)
{
	struct ds_word word;
	struct ds_str rest = { text.p + off, text.n - off < VERB_BYTES ? text.n - off : VERB_BYTES };
	while (off + rest.n < text.n && ((unsigned char)rest.p[rest.n] & 0xc0) == 0x80)
		rest.n--;
	return ds_words_cut(rest, &word, 1) && word.pos == DS_POS_VERB && word.at.end >= 6;
}

/* 温庄有 …, 走进段渠，: does a name of two characters stand at the head of a clause, or behind what leads to a place, and before the
 * end of it or what is said of a village? Names that end like one need less than others, which may be words. */
static bool stands_free(const struct resolver *r, struct ds_span at)
{
	static const struct ds_str ways = WORD("在到从进往赴离距由去回住开");
	static const struct ds_str tails = WORD("庄屯寨营堡湾沟坪垭坝洼坡渠塬峪圩墩垸岔坳冲塘集店铺埂崖窑");
	static const struct ds_str things = WORD("园树花果桃枣茶梨林竹菜粮瓜药鱼猪牛羊鸡校库厂田地水学人民家");
	static const struct ds_str loose = WORD("的有是在去今已也还地共又把被从和与到至全这那以人");
	static const struct ds_str after[] = {
		WORD("全村"), WORD("位于"),   WORD("地处"),   WORD("村民"),   WORD("附近"), WORD("境内"),
		WORD("一带"), WORD("去年"),   WORD("今年"),   WORD("的村民"), WORD("是个"), WORD("两委"),
		WORD("是一"), WORD("这些年"), WORD("这几年"), WORD("集镇"),   WORD("镇上"),
	};
	const struct ds_str text = r->text;
	const bool tail = char_in(text, at.end - 3, tails), marked = !han_at(text, at.end),
		   counted = marked && at.end < text.n && is_digit((unsigned char)text.p[at.end]);
	const size_t i = mention_behind(r, at.start);
	const uint32_t before = i > r->article_from ? r->v[i - 1].m.at.end : 0;
	const bool led = (at.start >= 3 && char_in(text, at.start - 3, ways)) || before == at.start ||
			 (before + 3 == at.start && text_at(text, before, DS_STR("的")));
	if ((!led && han_before(text, at.start)) || (!tail && char_in(text, at.end - 3, things)))
		return false;
	if (marked)
		return tail || (led && !counted);
	if (tail && char_in(text, at.end, loose))
		return true;
	if (tail && led && begins_with_verb(text, at.end)) /* 赴段渠|开展 */
		return true;
	if (text_at(text, at.end, DS_STR("有")) && at.end + 3 < text.n &&
	    is_digit((unsigned char)text.p[at.end + 3]))
		return true;
	for (size_t k = 0; k < DS_COUNT(after); k++) {
		if (text_at(text, at.end, after[k]))
			return true;
	}
	return false;
}

/* Is what stands at `at`, a village's name without 村, the village? Of three characters it is, unless it may be the name of
 * a hill or a river, which the village has; of two where its school is named. */
static bool is_stem(const struct resolver *r, struct ds_span at)
{
	static const struct ds_str behind[] = {
		WORD("自然保护区"),     WORD("国家级自然保护区"),
		WORD("省级自然保护区"), WORD("养殖场"),
		WORD("生态养殖场"),     WORD("苗寨"),
		WORD("侗寨"),           WORD("瑶寨"),
		WORD("彝寨"),           WORD("古寨"),
		WORD("古村"),           WORD("汉子"),
		WORD("村寨"),           WORD("景区"),
		WORD("人大代表"),       WORD("党支部"),
		WORD("党总支"),         WORD("合作社"),
	};
	static const struct ds_str lands = WORD("山河湖江海岭峰溪桥路街寺庙泉岛"),
				   others = WORD("村镇乡镇乡路街河山桥水");
	if (is_street(r, at))
		return !char_in(r->text, at.end, (struct ds_str)WORD("道口头边上"));
	if ((char_in(r->text, at.end, others) && !text_at(r->text, at.end, DS_STR("水利"))) ||
	    (text_at(r->text, at.end, DS_STR("等")) && text_before(r->text, at.start, DS_STR("、"))))
		return false; /* 石桥、富裕集等村: all of them */
	if (ds_span_len(at) >= 9)
		return !char_in(r->text, at.end - 3, lands);
	for (size_t i = 0; i < DS_COUNT(behind); i++) {
		if (text_at(r->text, at.end, behind[i]))
			return true;
	}
	if (text_at(r->text, at.end, DS_STR("人"))) /* 弄岗人, but 团结人民 */
		return !char_in(r->text, at.end + 3, (struct ds_str)WORD("民员口数均士才类大工力家物心"));
	if (is_local(r->text, at.end) && !text_at(r->text, at.end, DS_STR("社区")))
		return true;
	return stands_free(r, at);
}

typedef unsigned char bytes16 __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

/* By its last two bytes, sixteen places at a time while nothing has them. `name` has two bytes or more. */
size_t name_find(struct ds_str block, struct ds_str name, size_t at)
{
	const unsigned char last = (unsigned char)name.p[name.n - 1], before = (unsigned char)name.p[name.n - 2];
	const bytes16 want = (bytes16){ 0 } + last, want_before = (bytes16){ 0 } + before;
	size_t i = at + name.n - 1;
	for (; i < block.n; i++) {
		for (; i + 16 <= block.n; i += 16) {
			bytes16 a, b;
			memcpy(&a, block.p + i, sizeof a);
			memcpy(&b, block.p + i - 1, sizeof b);
			const halves same = (halves)((a == want) & (b == want_before));
			if (same[0] | same[1])
				break;
		}
		const size_t stop = i + 16 < block.n ? i + 16 : block.n;
		for (; i < stop; i++) {
			const char *const p = block.p + i;
			if ((unsigned char)*p == last && (unsigned char)p[-1] == before &&
			    memcmp(p + 1 - name.n, name.p, name.n) == 0)
				return i + 1 - name.n;
		}
		i--; /* the loop moves on */
	}
	return SIZE_MAX;
}

/* Every place of the article where a name stands: a township's, or a village's without what it ends in. */
static void name_later(const struct resolver *r, const struct draft *like, struct ds_str name, bool stem,
		       struct found *f)
{
	const struct ds_reading *in = r->reading;
	const uint32_t article = in->blocks[like->m.block].article;
	uint32_t b = like->m.block;
	while (b > 0 && in->blocks[b - 1].article == article)
		b--;
	for (; b < in->blocks_n && in->blocks[b].article == article; b++) {
		const struct ds_str block = ds_str_slice(r->text, in->blocks[b].at);
		if (in->blocks[b].kind == DS_BLOCK_BOILERPLATE)
			continue;
		for (size_t at = 0; (at = name_find(block, name, at)) != SIZE_MAX; at += name.n) {
			const uint32_t start = in->blocks[b].at.start + (uint32_t)at;
			const struct ds_span span = { start, start + (uint32_t)name.n };
			if (stem && !is_stem(r, span))
				continue;
			const size_t near = mention_behind(r, start);
			found_put(r, f, like, span, stem ? DS_FORM_SHORT : DS_FORM_FULL, b,
				  near < r->n ? r->v[near].sentence : like->sentence);
		}
	}
}

/* 双泉村, of which the county has two, is the one that the article names with its township somewhere; one that no list has lies
 * in the township that it is said to lie in. */
static void villages_settle(struct resolver *r)
{
	const size_t oldest = r->villages > r->article_from + 64 ? r->villages - 64 : r->article_from;
	for (size_t i = oldest; i < r->villages; i++) {
		struct draft *d = &r->v[i];
		if (d->m.level != DS_LEVEL_VILLAGE || !d->m.place.tail.n || d->m.form == DS_FORM_ANAPHOR)
			continue;
		const struct ds_str name = ds_str_slice(r->text, d->m.at);
		const ds_region in = village_defined(r, d->m.at.end, d->m.block);
		if (in && in != d->m.place.region && draft_holds(d, in)) {
			d->m.place.region = in;
			d->next = row_at(in)->next;
			continue;
		}
		for (size_t k = oldest; k < r->villages; k++) {
			const struct draft *o = &r->v[k];
			if (o->m.level != DS_LEVEL_VILLAGE || o->m.place.region == d->m.place.region ||
			    !draft_holds(d, o->m.place.region) || !ds_str_eq(ds_str_slice(r->text, o->m.at), name))
				continue;
			d->m.place = o->m.place;
			d->next = o->next;
			d->parent = o->parent;
			break;
		}
	}
}

/* 后卡屯, 新庄组 (hamlet.c) */
static bool is_hamlet(const struct ds_mention *m)
{
	return m->level == DS_LEVEL_VILLAGE && m->place.tail.n && !village_suffix(m->place.tail) &&
	       !ds_str_ends(m->place.tail, DS_STR("里"));
}

#define FEW_NAMES 3u /* of which each is looked for without its end, even when it stands only once */

/* 新政 where the article names 新政镇 and no other township, 侏儒街 where it names 侏儒山街道. */
static void town_later(const struct resolver *r, struct found *f)
{
	char bytes[48];
	if (!is_of_one_town(r))
		return;
	size_t i = r->article_from;
	while (i < r->n && (r->v[i].m.place.region != r->town || r->v[i].m.form != DS_FORM_FULL))
		i++;
	const struct ds_str full = ds_region_name(r->town);
	const size_t n = ROW_SHORT(row_at(r->town)->bits);
	if (i == r->n || n < 6 || n + 3 > sizeof(bytes) || n >= full.n)
		return;
	const struct draft as = r->v[i];
	if (!ds_str_ends(full, DS_STR("街道"))) {
		name_later(r, &as, (struct ds_str){ full.p, n }, true, f);
		return;
	}
	for (size_t k = n; k >= 6 && k + 3 >= n; k -= 3) {
		memcpy(bytes, full.p, k);
		memcpy(bytes + k, "街", 3);
		name_later(r, &as, (struct ds_str){ bytes, k + 3 }, true, f);
	}
}

/* Where else the name stands; often: so often that it is looked for without its end too. */
static void small_later(const struct resolver *r, const struct name *named, bool often, struct found *f)
{
	const struct draft *as = named->as;
	const struct ds_str name = ds_str_slice(r->text, as->m.at);
	const size_t suffix = often && as->m.level == DS_LEVEL_VILLAGE ? village_suffix(name) : 0;
	if (as->m.level == DS_LEVEL_TOWNSHIP)
		name_later(r, as, name, !as->m.place.tail.n, f);
	else if (as->m.form == DS_FORM_SHORT || is_hamlet(&as->m)) /* 西河子沟, 后卡屯 */
		name_later(r, as, name, true, f);
	else if (suffix && name.n >= suffix + 6)
		name_later(r, as, (struct ds_str){ name.p, name.n - suffix }, true, f);
}

/* Names of villages and of townships that no list has. */
static void small_settle(struct resolver *r, struct found *f)
{
	struct name names[NAMES_MAX];
	if (r->villages)
		villages_settle(r);
	town_later(r, f);
	if (!r->towns && !r->failed_n && !r->villages)
		return;
	const size_t n = names_of(r, names);
	for (size_t i = 0; i < r->failed_n && r->villages; i++)
		village_later(r, &r->hits[r->failed[i]], names, n, f);
	for (size_t i = 0; i < n; i++)
		small_later(r, &names[i], names[i].again || n <= FEW_NAMES, f);
	if (r->failed_n)
		villages_free(r, f);
}

void later_settle(struct resolver *r)
{
	struct found f;
	f.n = 0;
	small_settle(r, &f);
	less_settle(r, &f);
	own_settle(r, &f);
	if (!f.n)
		return;
	const size_t before = r->n;
	for (size_t i = 0; i < f.n; i++) {
		if (r->trace) {
			trace_begin(r->trace);
			trace_candidate(r->trace, f.v[i].m.place);
			trace_score(r->trace, 0, DS_STANDING_CHOSEN);
			trace_note(r->trace, DS_REASON_AGAIN, 0, f.v[i].m.at, f.v[i].m.place.region);
			trace_end(r->trace, f.v[i].m.at, f.v[i].m.block, (uint32_t)(before + i));
		}
		draft_put(r, &f.v[i]);
	}
	qsort(r->v + r->article_from, r->n - r->article_from, sizeof(*r->v), draft_order);
	if (r->trace)
		trace_sort(r->trace, r->v[r->article_from].m.at.start, (uint32_t)r->article_from);
}
