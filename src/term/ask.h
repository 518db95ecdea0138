/* ask.h: private to src/term. Questions to the terminal about itself, sent before the first frame, answered whenever it
 * likes: nothing waits for them, and what is typed meanwhile stays in its order. */
#ifndef DUSHU_TERM_ASK_H
#define DUSHU_TERM_ASK_H

#include "dushu/base.h"

enum { ASK_ROW = 2 }; /* where the cursor is asked for: keys look like answers from the first row */
enum { MODE_MARGINS = 69, MODE_SYNCHRONIZED = 2026 };

enum answer_kind {
	ANSWER_MODE,   /* private mode a: 1 on, 2 off, anything else: cannot be had */
	ANSWER_CURSOR, /* it stands in row a, column b, from 1 */
	ANSWER_GROUND, /* rgb, 0xrrggbb */
	ANSWER_KEYS,   /* it can tell all keys apart (kitty's keyboard protocol); a: which of its flags are on */
	ANSWER_DEVICE, /* every terminal answers this one, so it is asked last */
};
struct answer {
	enum answer_kind kind;
	int a, b;
	uint32_t rgb;
};

/* The questions; the screen must be painted whole after them. */
void ask(struct ds_buf *out, bool width, bool ground);
/* The answer to the question for the ground, "11;rgb:…", between its ESC ] and its end. */
bool answer_ground(struct ds_str s, struct answer *out);

#endif
