/* keys.c: the key table of the view as the table in README.md. tests/lint/docs.sh compares the two; make readme-keys
 * writes it there. */
#include <stdio.h>

#include "view/keymap.h"

static void keys_print(const char *keys)
{
	for (const char *p = keys; *p;) {
		size_t n = strcspn(p, " ");
		const bool tick = *p == '`'; /* code that is one itself stands between two */
		printf(tick ? "%s`` %.*s ``" : "%s`%.*s`", p == keys ? "" : " ", (int)n, p);
		p += n + (p[n] == ' ');
	}
}

int main(void)
{
	static const enum context order[] = { IN_PAGE, IN_TREE,  IN_TABLE, IN_COMPARE, IN_CHECKS,
					      IN_WHY,  IN_LINKS, IN_LIST,  IN_ANY };
	for (size_t c = 0; c < DS_COUNT(order); c++) {
		printf("| %s | |\n|---|---|\n", context_names[order[c]]);
		for (size_t i = 0; i < bindings_n; i++) {
			if (bindings[i].where != order[c] || !bindings[i].text)
				continue;
			printf("| ");
			keys_print(bindings[i].keys);
			printf(" | %s |\n", bindings[i].text);
		}
		printf("\n");
	}
	return 0;
}
