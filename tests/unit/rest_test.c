/* rest_test.c: when what may wait is drawn: a moment after the last key, and not much later while keys go on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "dushu/base.h"
#include "term/rest.h"

enum { KEYS_MOST = 12, END = -1 };

/* Keys at so many milliseconds, and when it is drawn after the first of them: once, or a second time. */
static const struct {
	const char *id;
	long keys[KEYS_MOST];
	long drawn[2];
} cases[] = {
	{"one key",                { 0, END },						 { 100, END }    },
	{ "two keys, apart",       { 0, 500, END },                                            { 100, 600 }    },
	{ "two keys, close",       { 0, 90, END },					     { 190, END }    },
	{ "just late enough",      { 0, 100, END },                                            { 100, 200 }    },
	{ "a key is held",         { 0, 30, 60, 90, 120, 150, 180, 210, 240, END },            { 250, END }    },
	{ "and goes on",           { 0, 40, 80, 120, 160, 200, 240, 280, 320, 360, 400, END }, { 250, 500 }    },
	{ "the clock is anywhere", { 1000000, 1000010, END },                                  { 1000110, END }},
};

static void drawn_at_rest(void **state)
{
	(void)state;
	for (size_t i = 0; i < DS_COUNT(cases); i++) {
		struct rest r = { 0 };
		size_t key = 0, drawn = 0;
		for (long now = cases[i].keys[0]; now < cases[i].keys[0] + 1000; now++) {
			if (r.waits &&
			    rest_left(&r, now) == 0) { /* as the loop does: first paint, then wait for keys */
				if (drawn == 2 || cases[i].drawn[drawn++] != now)
					fail_msg("%s: drawn at %ld", cases[i].id, now);
				rest_over(&r);
			}
			if (key < KEYS_MOST && cases[i].keys[key] == now) {
				rest_key(&r, now);
				key++;
			}
		}
		if (drawn < 2 && cases[i].drawn[drawn] != END)
			fail_msg("%s: drawn %zu times", cases[i].id, drawn);
	}
}

static void nothing_waits(void **state)
{
	(void)state;
	struct rest r = { 0 };
	assert_int_equal(rest_left(&r, 12345), 0);
	rest_key(&r, 12345);
	assert_int_equal(rest_left(&r, 12345), REST_MS);
	assert_int_equal(rest_left(&r, 12345 + REST_MS - 1), 1);
	rest_over(&r);
	assert_int_equal(rest_left(&r, 12346), 0);
}

/* Keys that come one by one are each worth the cursor's way back; those of a held one only at its end. */
static void fast_keys_are_held(void **state)
{
	(void)state;
	static const struct {
		long at;
		bool held;
	} keys[] = {
		{5000,  false},
                { 5030, true },
                { 5060, true },
                { 5159, true },
                { 5259, false},
                { 9000, false},
	};
	struct rest r = { 0 };
	for (size_t i = 0; i < DS_COUNT(keys); i++) {
		rest_key(&r, keys[i].at);
		assert_int_equal(r.held, keys[i].held);
		if (i == 2)
			rest_over(&r); /* something is drawn in between: it goes on all the same */
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drawn_at_rest),
		cmocka_unit_test(nothing_waits),
		cmocka_unit_test(fast_keys_are_held),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
