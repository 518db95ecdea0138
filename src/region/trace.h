/* trace.h: private to src/region. What choices were made by, kept only when asked for: every function here is
 * called behind a look at resolver.trace, which is NULL otherwise. */
#ifndef DUSHU_REGION_TRACE_H
#define DUSHU_REGION_TRACE_H

#include "region/match.h"

struct trace {
	struct ds_arena *arena; /* where the result stays */
	struct ds_why *why;
	struct ds_evidence **more; /* of each: its evidence, which forms_settle adds to */
	size_t why_n, why_cap, more_cap;
	size_t back; /* trace_add goes back from here */
	/* the name at hand */
	struct ds_candidate *candidates;
	size_t candidates_n, candidates_cap;
	struct ds_evidence *evidence; /* each with the candidate it is of; those of none are of the name */
	uint32_t *of;
	size_t evidence_n, evidence_cap, of_cap;
	uint32_t now; /* the candidate that notes are taken for; UINT32_MAX none */
};

void trace_begin(struct trace *t);
void trace_candidate(struct trace *t, struct ds_place place);
/* Notes are taken of the candidate begun last, and of the name as a whole after trace_whole. */
void trace_note(struct trace *t, enum ds_reason reason, int32_t weight, struct ds_span at, ds_region region);
void trace_whole(struct trace *t);
void trace_score(struct trace *t, uint32_t score, enum ds_standing standing);
/* All candidates of the best score are `best`, those below it are less. */
void trace_choose(struct trace *t, uint32_t score, ds_region chosen, bool open);
/* mention: its index, or UINT32_MAX for a name that is none. */
void trace_end(struct trace *t, struct ds_span at, uint32_t block, uint32_t mention);
/* Puts what stands from `start` in the text on in its order, after mentions were put between others; the first of those
 * has the index `mention`. */
void trace_sort(struct trace *t, uint32_t start, uint32_t mention);
/* Of mentions that have been ended already: trace_back, then the last mention first. */
void trace_back(struct trace *t);
void trace_add(struct trace *t, uint32_t mention, enum ds_reason reason, struct ds_span at);
void trace_done(struct trace *t);

#endif
