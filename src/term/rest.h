/* rest.h: private to src/term. When the reader rests: what follows from scrolling (DS_STALE_REST) is drawn when no key has
 * come for a moment, or has waited for long although keys go on. Knows neither keys nor clocks; times are milliseconds. */
#ifndef DUSHU_TERM_REST_H
#define DUSHU_TERM_REST_H

#include <stdbool.h>

enum { REST_MS = 100, REST_MOST_MS = 250 };

struct rest {
	bool waits;
	bool held;        /* keys come so fast that one key is held, or as good as held */
	long since, last; /* the first key after what was drawn, and the last one of all */
};

/* A key has come, and something waits. */
static inline void rest_key(struct rest *r, long now)
{
	if (!r->waits)
		r->since = now;
	r->held = r->last > 0 && now - r->last < REST_MS;
	r->waits = true;
	r->last = now;
}

/* Until what waits is to be drawn; 0: at once. */
static inline long rest_left(const struct rest *r, long now)
{
	long quiet = r->last + REST_MS, most = r->since + REST_MOST_MS, due = quiet < most ? quiet : most;
	return r->waits && due > now ? due - now : 0;
}

static inline void rest_over(struct rest *r)
{
	r->waits = false;
}

#endif
