/* mkwords.c: the build tool that makes, of each list of words, the sets of the keys that its words begin and end with.
 *
 *   mkwords > word_sets.inc */
#include <stdio.h>

#include "article/word_keys.h"

#include "article/words.inc"

static void print_sets(const char *name, uint32_t (*key)(struct ds_str))
{
	printf("static const struct key_set %s[WORD_LISTS] = {\n", name);
	for (size_t list = 0; list < WORD_LISTS; list++) {
		struct key_set set = { { 0 }, 0 };
		for (size_t i = 0; i < lists[list].n; i++) {
			const uint32_t k = key(lists[list].v[i]);
			set.bits[key_bit(k) / 64] |= (uint64_t)1 << key_bit(k) % 64;
			set.lasts |= (uint64_t)1 << k % 64;
		}
		printf("{ {");
		for (size_t i = 0; i < DS_COUNT(set.bits); i++)
			printf(" 0x%llx,", (unsigned long long)set.bits[i]);
		printf(" }, 0x%llx },\n", (unsigned long long)set.lasts);
	}
	printf("};\n");
}

int main(void)
{
	print_sets("heads", head_key);
	print_sets("tails", tail_key);
	return 0;
}
