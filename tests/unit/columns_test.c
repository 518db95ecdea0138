/* columns_test.c: columns never overlap nor leave their room, lose nothing while there is enough of it, and give way from
 * the widest on while there is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "view/columns.h"

static uint32_t rnd(uint64_t *seed, uint32_t n)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33) % n;
}

static void fitted_columns_are_sound(const struct columns *c, unsigned wanted, int x, int end)
{
	int all = 0, count = 0, widest_cut = 0, behind = x;
	bool whole_is_cut = false;
	for (int i = 0; i < c->n; i++) {
		const struct column *k = &c->v[i];
		if (!(wanted >> i & 1)) {
			assert_int_equal(k->w, 0);
			continue;
		}
		assert_true(k->w >= 0 && k->w <= k->need);
		assert_true(k->w == 0 || (k->x >= behind && k->x + k->w <= end));
		behind = k->w > 0 ? k->x + k->w + 2 : behind; /* two blanks between them */
		all += k->need;
		count++;
		whole_is_cut |= k->whole && k->w < k->need;
		if (k->w < k->need && k->w > widest_cut && !k->whole)
			widest_cut = k->w;
	}
	for (int i = 0; i < c->n; i++) {
		const struct column *k = &c->v[i];
		if (!(wanted >> i & 1))
			continue;
		if (all + 2 * (count - 1) <= end - x)
			assert_int_equal(k->w, k->need);
		else if (!whole_is_cut && !k->whole && k->least == 0 &&
			 k->x + k->need <= end) /* no text is wider than a cut one */
			assert_true(k->w <= widest_cut + 1);
	}
}

static void any_columns_in_any_room(void **state)
{
	(void)state;
	uint64_t seed = 3;
	for (int i = 0; i < 20000; i++) {
		struct columns c = { .n = 1 + (int)rnd(&seed, COLUMNS_MOST) };
		for (int k = 0; k < c.n; k++) {
			c.v[k].need = (int)rnd(&seed, rnd(&seed, 8) ? 30 : 300);
			c.v[k].whole = rnd(&seed, 4) == 0;
			c.v[k].least = rnd(&seed, 6) == 0 ? (int)rnd(&seed, 12) : 0;
		}
		const unsigned wanted = rnd(&seed, 1u << c.n);
		const int x = (int)rnd(&seed, 3), end = x + (int)rnd(&seed, 200);
		columns_fit(&c, wanted, x, end);
		fitted_columns_are_sound(&c, wanted, x, end);
	}
}

/* Needs, room, widths. */
static const struct {
	const char *id;
	int n, need[4], room, w[4];
} cases[] = {
	{"all fit",                  3, { 4, 9, 6 },     40, { 4, 9, 6 }    },
	{ "just",		    3, { 4, 9, 6 },     23, { 4, 9, 6 }    },
	{ "the widest gives way",    3, { 4, 19, 6 },    23, { 4, 9, 6 }    },
	{ "then the next one",       3, { 4, 19, 12 },   23, { 4, 8, 7 }    },
	{ "at last all of them",     3, { 9, 19, 12 },   16, { 4, 4, 4 }    },
	{ "empty ones need nothing", 4, { 9, 0, 12, 0 }, 27, { 9, 0, 12, 0 }},
};

static void the_widest_give_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < DS_COUNT(cases); i++) {
		struct columns c = { .n = cases[i].n };
		for (int k = 0; k < c.n; k++)
			c.v[k].need = cases[i].need[k];
		columns_fit(&c, (1u << c.n) - 1, 1, 1 + cases[i].room);
		for (int k = 0; k < c.n; k++)
			if (c.v[k].w != cases[i].w[k])
				fail_msg("%s: column %d has %d cells", cases[i].id, k, c.v[k].w);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_columns_in_any_room),
		cmocka_unit_test(the_widest_give_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
