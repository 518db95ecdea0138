/* match_test.c: the sieve before the gazetteer's keys lets through every place where a key begins or a mark stands, as
 * a search without it finds them, in random text and on either of its paths; and two characters lead to the same node by
 * their hash as by the tree. What names mean is checked elsewhere. */
#include "unit.h"

#include <stdlib.h>

#include "region/match.h"

/* What tries the sieve: marks, numbers in both widths before what may follow them, other scripts, one character more. */
static const char *const pieces[] = {
	"。",     "！",     "？",   "；",       "《",    "》",     "村",     "第",   "１",
	"４",     "团",     "師",   "\n",       "!",     ";",      "?",      "，",   "、",
	"3",      "143",    "1234", "第1師",    "143团", "第１师", "é",      "·",    "\xf0\xa0\x80\x80",
	"臺北市", "內蒙古", "廣東", "北京市民", "全市",  "我國",   "京津冀", "嘎查", "社区",
	"ab",     " ",
};

/* Text of so many bytes or a few more: names of places, the pieces above, and characters at random. */
static void text_make(struct ds_buf *b, size_t n, uint64_t *seed)
{
	char utf8[4];
	b->n = 0;
	while (b->n < n) {
		const uint32_t dice = unit_random(seed) % 8;
		if (dice == 0)
			ds_buf_adds(b, ds_region_name(1 + unit_random(seed) % (ds_region_count() - 1)));
		else if (dice < 4)
			ds_buf_adds(b, ds_str_of(pieces[unit_random(seed) % DS_COUNT(pieces)]));
		else
			ds_buf_add(b, utf8, ds_utf8_put(0x4e00 + unit_random(seed) % 0x51a6, utf8));
	}
}

/* Does the key or mark at off have to come through the sieve? An LF, which stands in no block, need not. */
static bool is_wanted(struct ds_str text, uint32_t off)
{
	unsigned len;
	uint32_t stop;
	const uint32_t class = class_of(ds_utf8_at(text.p + off, &len));
	return (class > 0 && class < CLASS_FIRST && text.p[off] != '\n') ||
	       key_from(text, off, (uint32_t)text.n, &stop) != 0;
}

/* Of a number its last digit stands for all that may begin a key. */
static uint32_t number_last(struct ds_str text, uint32_t off)
{
	while (is_digit((unsigned char)text.p[off]) && off + 1 < text.n && is_digit((unsigned char)text.p[off + 1]))
		off++;
	return off;
}

static void assert_sieved(struct sieve *s, struct ds_str text, uint8_t *seen)
{
	uint32_t last = 0, found = 0;
	memset(seen, 0, text.n + 1);
	for (uint32_t at = 0; at < text.n;) {
		const uint32_t from = at;
		const size_t n = sieve_run(text, &at, (uint32_t)text.n, s);
		assert_true(at > from && n <= DS_COUNT(s->off));
		for (size_t i = 0; i < n; i++) {
			const uint32_t off = s->off[i];
			assert_true(off < text.n && (found++ == 0 || off >= last));
			assert_true((text.p[off] & 0xc0) != (char)0x80);
			seen[last = off] = 1;
		}
	}
	unsigned len;
	for (uint32_t off = 0; off < text.n; off += len) {
		ds_utf8_at(text.p + off, &len);
		if (is_wanted(text, off) && !seen[number_last(text, off)])
			fail_msg("%.*s at %u of %zu is not found", (int)(text.n - off < 24 ? text.n - off : 24),
				 text.p + off, (unsigned)off, text.n);
	}
}

static void sieve_refuses_no_key(void **state)
{
	(void)state;
	struct ds_buf b = { 0 };
	struct sieve *s = malloc(sizeof(*s));
	uint8_t *seen = malloc(3 * SIEVE_BYTES);
	uint64_t seed = 20231;
	assert_true(s && seen);
	for (unsigned round = 0; round < 600; round++) {
		/* as it stands in memory: whoever reads beyond its end is caught */
		text_make(&b, round % 5 ? unit_random(&seed) % 200 : 2 * SIEVE_BYTES, &seed);
		char *copy = malloc(b.n + 1);
		assert_non_null(copy);
		memcpy(copy, b.p ? b.p : "", b.n);
		for (int narrow = 0; narrow < 2; narrow++) {
			s->narrow = narrow;
			assert_sieved(s, (struct ds_str){ copy, b.n }, seen);
		}
		free(copy);
	}
	free(seen);
	free(s);
	ds_buf_done(&b);
}

/* The node of two classes is found by their hash as it is by looking through the children of the first. */
static void two_classes_lead_to_one_node(void **state)
{
	(void)state;
	const unsigned char *nodes = section_at(SECTION_NODES);
	uint32_t classes = 1, found = 0;
	while (node_class(nodes, classes) == classes)
		classes++;
	for (uint32_t first = 1; first < classes; first++) {
		for (uint32_t second = 1; second < classes; second++) {
			const uint32_t node = node_of_two(nodes, first, second);
			if (node != node_child(nodes, first, second))
				fail_msg("classes %u and %u", (unsigned)first, (unsigned)second);
			found += node != 0;
		}
	}
	assert_true(found > 20000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sieve_refuses_no_key),
		cmocka_unit_test(two_classes_lead_to_one_node),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
