/* ask.c: what is asked, and the one answer that takes reading: a colour. Sequences: DECRQM for modes, DSR 6 for the
 * cursor, OSC 11 for the ground, DA1 at last (xterm's ctlseqs), CSI ? u for the keyboard (kitty's protocol). */
#include "ask.h"

#include <stdio.h>

void ask(struct ds_buf *out, bool width, bool ground)
{
	if (width) /* where is the cursor behind a quotation mark? */
		ds_buf_addf(out, "\033[%dH“\033[6n", ASK_ROW);
	ds_buf_addf(out, "\033[?%d$p\033[?%d$p", MODE_SYNCHRONIZED, MODE_MARGINS);
	if (ground)
		ds_buf_addz(out, "\033]11;?\033\\");
	ds_buf_addz(out, "\033[?u\033[c");
}

/* Up to four hexadecimal digits, as a fraction of what so many can say. */
static bool part_read(struct ds_str s, size_t *at, unsigned *out)
{
	unsigned v = 0, most = 0;
	size_t n = 0;
	for (; *at < s.n && n < 4; n++, ++*at) {
		char c = s.p[*at];
		unsigned digit = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
				 : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
				 : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10
							: 16;
		if (digit == 16)
			break;
		v = v * 16 + digit;
		most = most * 16 + 15;
	}
	*out = most ? v * 255 / most : 0;
	return n > 0;
}

bool answer_ground(struct ds_str s, struct answer *out)
{
	struct ds_str head = DS_STR("11;rgb:"), with_alpha = DS_STR("11;rgba:");
	size_t at = ds_str_starts(s, head) ? head.n : ds_str_starts(s, with_alpha) ? with_alpha.n : 0;
	*out = (struct answer){ .kind = ANSWER_GROUND };
	for (int i = 0; at > 0 && i < 3; i++) {
		unsigned v;
		if (!part_read(s, &at, &v) || (i < 2 && (at >= s.n || s.p[at++] != '/')))
			return false;
		out->rgb = out->rgb << 8 | v;
	}
	return at > 0;
}
