/* rules.c: the words of the scanner's rules. */
#include "rules.h"

const char *scan_rule_words(unsigned rule)
{
	static const char *const words[SCAN_RULES_N] = {
#define SCAN_RULE_WORDS(id, text) [id] = text,
		SCAN_RULES(SCAN_RULE_WORDS)
#undef SCAN_RULE_WORDS
	};
	return rule < SCAN_RULES_N ? words[rule] : words[RULE_NONE];
}
