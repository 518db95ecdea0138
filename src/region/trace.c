/* trace.c: keeps what each choice was made by, for those who ask. Decides nothing. */
#include "region/trace.h"

#include <stdlib.h>

/* More candidates than this, of a name of hundreds, tell nobody anything. */
#define CANDIDATES_SHOWN 12u
/* What forms_settle may say of a mention afterwards. */
#define EVIDENCE_ROOM    3u

static const char *const reason_words[DS_REASONS] = {
	[DS_REASON_PARENT] = "parent",     [DS_REASON_CHILD] = "child",       [DS_REASON_SENTENCE] = "sentence",
	[DS_REASON_AHEAD] = "ahead",       [DS_REASON_REPEATED] = "repeated", [DS_REASON_LIST] = "list",
	[DS_REASON_SIBLING] = "sibling",   [DS_REASON_AGAIN] = "again",       [DS_REASON_COUNTY] = "county",
	[DS_REASON_TITLE] = "title",       [DS_REASON_DATELINE] = "dateline", [DS_REASON_SOURCE] = "source",
	[DS_REASON_HEADING] = "heading",   [DS_REASON_ARTICLE] = "article",   [DS_REASON_CONTEXT] = "context",
	[DS_REASON_KNOWN] = "known",       [DS_REASON_SUFFIX] = "suffix",     [DS_REASON_WHOLE] = "whole",
	[DS_REASON_FIXED] = "fixed",       [DS_REASON_LISTED] = "listed",     [DS_REASON_SHORTENED] = "shortened",
	[DS_REASON_UNLISTED] = "unlisted", [DS_REASON_OLD] = "old",           [DS_REASON_ASTRAY] = "astray",
	[DS_REASON_NEEDS] = "needs",       [DS_REASON_ROAD] = "road",         [DS_REASON_LARGER] = "larger",
	[DS_REASON_PERSON] = "person",     [DS_REASON_WORD] = "word",         [DS_REASON_EMBEDDED] = "embedded",
	[DS_REASON_WORK] = "work",         [DS_REASON_RAILWAY] = "railway",
};

static const char *const standing_words[DS_STANDINGS] = {
	[DS_STANDING_CHOSEN] = "chosen",
	[DS_STANDING_OPEN] = "open",
	[DS_STANDING_LESS] = "less",
	[DS_STANDING_REFUSED] = "refused",
};

const char *ds_reason_word(enum ds_reason r)
{
	return r < DS_REASONS ? reason_words[r] : "";
}

const char *ds_standing_word(enum ds_standing s)
{
	return s < DS_STANDINGS ? standing_words[s] : "";
}

void trace_begin(struct trace *t)
{
	t->candidates_n = t->evidence_n = 0;
	t->now = UINT32_MAX;
}

void trace_candidate(struct trace *t, struct ds_place place)
{
	t->candidates = ds_grow(t->candidates, &t->candidates_cap, t->candidates_n + 1, sizeof(*t->candidates));
	t->now = (uint32_t)t->candidates_n;
	t->candidates[t->candidates_n++] = (struct ds_candidate){ .place = place, .standing = DS_STANDING_REFUSED };
}

void trace_note(struct trace *t, enum ds_reason reason, int32_t weight, struct ds_span at, ds_region region)
{
	t->evidence = ds_grow(t->evidence, &t->evidence_cap, t->evidence_n + 1, sizeof(*t->evidence));
	t->of = ds_grow(t->of, &t->of_cap, t->evidence_n + 1, sizeof(*t->of));
	t->of[t->evidence_n] = t->now;
	t->evidence[t->evidence_n++] =
	    (struct ds_evidence){ .reason = (uint8_t)reason, .weight = weight, .at = at, .region = region };
}

void trace_whole(struct trace *t)
{
	t->now = UINT32_MAX;
}

void trace_score(struct trace *t, uint32_t score, enum ds_standing standing)
{
	if (t->now >= t->candidates_n)
		return;
	t->candidates[t->now].score = score;
	t->candidates[t->now].standing = (uint8_t)standing;
}

void trace_choose(struct trace *t, uint32_t score, ds_region chosen, bool open)
{
	for (size_t i = 0; i < t->candidates_n; i++) {
		struct ds_candidate *c = &t->candidates[i];
		if (c->standing == DS_STANDING_REFUSED)
			continue;
		c->standing = c->place.region == chosen && !open ? DS_STANDING_CHOSEN
			      : c->score == score && open        ? DS_STANDING_OPEN
								 : DS_STANDING_LESS;
	}
}

/* Chosen first, then by score, refused ones last; of equals the one that was asked first. */
static int candidate_order(const void *a, const void *b)
{
	const struct ds_candidate *x = a, *y = b;
	if (x->standing != y->standing)
		return (int)x->standing - (int)y->standing;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x->evidence > y->evidence) - (x->evidence < y->evidence);
}

static bool has_evidence(const struct trace *t, uint32_t candidate)
{
	for (size_t i = 0; i < t->evidence_n; i++) {
		if (t->of[i] == candidate && t->evidence[i].weight > 0)
			return true;
	}
	return false;
}

/* Candidates worth showing, best first; `evidence` of each is still its number. Returns how many. */
static size_t candidates_pick(struct trace *t)
{
	size_t n = 0;
	for (uint32_t i = 0; i < t->candidates_n; i++) {
		t->candidates[i].evidence = i;
		if (t->candidates[i].standing != DS_STANDING_REFUSED || t->candidates_n <= 4 || has_evidence(t, i))
			t->candidates[n++] = t->candidates[i];
	}
	if (n == 0 && t->candidates_n)
		n = 1; /* the first speaks for all */
	if (n)
		qsort(t->candidates, n, sizeof(*t->candidates), candidate_order);
	return n < CANDIDATES_SHOWN ? n : CANDIDATES_SHOWN;
}

void trace_end(struct trace *t, struct ds_span at, uint32_t block, uint32_t mention)
{
	size_t n = candidates_pick(t);
	struct ds_candidate *c = DS_NEW_ARRAY(t->arena, struct ds_candidate, n + 1);
	struct ds_evidence *e = DS_NEW_ARRAY(t->arena, struct ds_evidence, t->evidence_n + EVIDENCE_ROOM + 1);
	uint32_t used = 0;
	for (size_t i = 0; i <= n; i++) { /* the last round: what is said of the name as a whole */
		uint32_t of = i < n ? t->candidates[i].evidence : UINT32_MAX, from = used;
		for (size_t k = 0; k < t->evidence_n; k++) {
			if (t->of[k] == of)
				e[used++] = t->evidence[k];
		}
		if (i == n)
			continue;
		c[i] = t->candidates[i];
		c[i].evidence = from;
		c[i].evidence_n = (uint8_t)(used - from);
	}
	uint32_t rest = n ? c[n - 1].evidence + c[n - 1].evidence_n : 0;
	t->why = ds_grow(t->why, &t->why_cap, t->why_n + 1, sizeof(*t->why));
	t->more = ds_grow(t->more, &t->more_cap, t->why_n + 1, sizeof(*t->more));
	t->more[t->why_n] = e;
	t->why[t->why_n++] = (struct ds_why){
		.at = at,
		.block = block,
		.mention = mention,
		.candidates = c,
		.candidates_n = (uint32_t)n,
		.evidence = e,
		.evidence_n = used,
		.rest = rest,
	};
}

void trace_sort(struct trace *t, uint32_t start, uint32_t mention)
{
	size_t from = t->why_n;
	while (from > 0 && t->why[from - 1].mention != UINT32_MAX ? t->why[from - 1].mention >= mention
								  : from > 0 && t->why[from - 1].at.start >= start)
		from--;
	/* few are out of order, and those stand at the end */
	for (size_t i = from + 1; i < t->why_n; i++) {
		const struct ds_why why = t->why[i];
		struct ds_evidence *more = t->more[i];
		size_t k = i;
		for (; k > from && t->why[k - 1].at.start > why.at.start; k--) {
			t->why[k] = t->why[k - 1];
			t->more[k] = t->more[k - 1];
		}
		t->why[k] = why;
		t->more[k] = more;
	}
	for (size_t i = from; i < t->why_n; i++) {
		if (t->why[i].mention != UINT32_MAX)
			t->why[i].mention = mention++;
	}
}

void trace_back(struct trace *t)
{
	t->back = t->why_n;
}

void trace_add(struct trace *t, uint32_t mention, enum ds_reason reason, struct ds_span at)
{
	while (t->back > 0 && (t->why[t->back - 1].mention == UINT32_MAX || t->why[t->back - 1].mention > mention))
		t->back--;
	if (t->back == 0 || t->why[t->back - 1].mention != mention)
		return;
	struct ds_why *w = &t->why[t->back - 1];
	if (w->evidence_n - w->rest < EVIDENCE_ROOM)
		t->more[t->back - 1][w->evidence_n++] = (struct ds_evidence){ .reason = (uint8_t)reason, .at = at };
}

void trace_done(struct trace *t)
{
	free(t->why);
	free(t->more);
	free(t->candidates);
	free(t->evidence);
	free(t->of);
}
