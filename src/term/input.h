/* input.h: private to src/term. Bytes from the keyboard become keys. */
#ifndef DUSHU_TERM_INPUT_H
#define DUSHU_TERM_INPUT_H

#include "dushu/view.h"
#include "ask.h"

enum { INPUT_BYTES = 4096 };

struct input {
	unsigned char b[INPUT_BYTES];
	size_t n;
	bool pasting;
	bool half; /* of a character has come; the rest will, however late */
	struct ds_buf paste;
	struct answer answer;
};

enum input_result {
	INPUT_NONE, /* no whole key in what has come */
	INPUT_KEY,
	INPUT_PASTE,  /* in->paste is complete */
	INPUT_ANSWER, /* in->answer, of the terminal about itself */
	INPUT_WAIT,   /* an escape sequence, or the Esc key: time will tell */
};

/* Takes the next key out of the bytes. `late`: nothing followed in time, an escape byte is the Esc key. */
enum input_result input_next(struct input *in, bool late, struct ds_key *out);
void input_done(struct input *in);

#endif
