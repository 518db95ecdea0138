/* match.h: private to src/view. What was typed, compared with text the same way in every prompt: the two scripts, full and
 * half width, small and capital letters are alike, and letters find Chinese by its pinyin, so that no input method is
 * needed: zengzhang, zengz and zz all find 增长. */
#ifndef DUSHU_VIEW_MATCH_H
#define DUSHU_VIEW_MATCH_H

#include "dushu/text.h"

enum { MATCH_CPS = 128 };

struct match {
	uint32_t cp[MATCH_CPS]; /* folded; ü is v, apostrophes between letters are left out */
	uint32_t n;
	struct ds_str typed; /* as it was given; borrowed */
	bool pinyin;         /* has letters that may be a reading: two or more, or beside Chinese */
};

bool match_set(struct match *q, struct ds_str typed); /* false when it is empty */
/* End of what is found at a byte of a text; 0: nothing is found there. */
size_t match_at(const struct match *q, struct ds_str text, size_t off);
bool match_in(const struct match *q, struct ds_str text); /* anywhere */

/* Words separated by blanks, each of which must stand somewhere. */
enum { MATCH_WORDS = 8 };
struct match_words {
	struct match v[MATCH_WORDS];
	size_t n;
};
void match_words_set(struct match_words *w, struct ds_str typed);
bool match_words_in(const struct match_words *w, const struct ds_str *texts, size_t texts_n);

#endif
