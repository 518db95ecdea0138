/* input.c: bytes from the keyboard become keys: whole UTF-8 sequences, escape sequences of the terminals in use, what
 * terminfo says beyond that, the mouse (SGR), pasted text. */
#include "input.h"

#include <curses.h>
#include <term.h>

void input_done(struct input *in)
{
	ds_buf_done(&in->paste);
}

static void drop(struct input *in, size_t n)
{
	memmove(in->b, in->b + n, in->n - n);
	in->n -= n;
}

static const struct {
	char final;
	uint32_t code;
} finals[] = {
	{'A',  DS_KEY_UP     },
        { 'B', DS_KEY_DOWN   },
        { 'C', DS_KEY_RIGHT  },
        { 'D', DS_KEY_LEFT   },
	{ 'H', DS_KEY_HOME   },
        { 'F', DS_KEY_END    },
        { 'Z', DS_KEY_BACKTAB},
        { 'P', DS_KEY_F1     },
	{ 'Q', DS_KEY_F2     },
        { 'R', DS_KEY_F3     },
        { 'S', DS_KEY_F4     },
        { 'M', '\r'          },
};

static const uint32_t tildes[] = {
	[1] = DS_KEY_HOME, [2] = DS_KEY_INSERT, [3] = DS_KEY_DELETE, [4] = DS_KEY_END,  [5] = DS_KEY_PGUP,
	[6] = DS_KEY_PGDN, [7] = DS_KEY_HOME,   [8] = DS_KEY_END,    [11] = DS_KEY_F1,  [12] = DS_KEY_F2,
	[13] = DS_KEY_F3,  [14] = DS_KEY_F4,    [15] = DS_KEY_F5,    [17] = DS_KEY_F6,  [18] = DS_KEY_F7,
	[19] = DS_KEY_F8,  [20] = DS_KEY_F9,    [21] = DS_KEY_F10,   [23] = DS_KEY_F11, [24] = DS_KEY_F12,
};

static const struct {
	const char *cap;
	uint32_t code;
} caps[] = {
	{"kcuu1",  DS_KEY_UP     },
        { "kcud1", DS_KEY_DOWN   },
        { "kcub1", DS_KEY_LEFT   },
	{ "kcuf1", DS_KEY_RIGHT  },
        { "khome", DS_KEY_HOME   },
        { "kend",  DS_KEY_END    },
	{ "kpp",   DS_KEY_PGUP   },
        { "knp",   DS_KEY_PGDN   },
        { "kdch1", DS_KEY_DELETE },
	{ "kich1", DS_KEY_INSERT },
        { "kcbt",  DS_KEY_BACKTAB},
        { "kf1",   DS_KEY_F1     },
	{ "kf2",   DS_KEY_F2     },
};

static uint32_t final_code(char final)
{
	for (size_t i = 0; i < DS_COUNT(finals); i++) {
		if (finals[i].final == final)
			return finals[i].code;
	}
	return 0;
}

/* A mouse report: buttons 0-2, wheel 64 and 65; only presses matter. */
static enum input_result mouse_read(const int *arg, char final, struct ds_key *out)
{
	int button = arg[0] & ~(4 | 8 | 16);
	if (final != 'M' || (button != 0 && button != 64 && button != 65))
		return INPUT_NONE;
	out->code = button == 0 ? DS_KEY_CLICK : button == 64 ? DS_KEY_WHEEL_UP : DS_KEY_WHEEL_DOWN;
	out->x = (int16_t)(arg[1] - 1);
	out->y = (int16_t)(arg[2] - 1);
	return INPUT_KEY;
}

/* What a control sequence with these arguments answers; INPUT_NONE when it is no answer. A cursor in the first row is
 * never asked for: F3 with shift looks the same. */
static enum input_result answer_read(struct input *in, const int *arg, bool private, char final)
{
	struct answer a = { .a = arg[0], .b = arg[1] };
	if (private && final == 'y')
		a.kind = ANSWER_MODE;
	else if (private && final == 'c')
		a.kind = ANSWER_DEVICE;
	else if (!private && final == 'R' && arg[0] >= ASK_ROW)
		a.kind = ANSWER_CURSOR;
	else
		return INPUT_NONE;
	in->answer = a;
	return INPUT_ANSWER;
}

/* in->b begins with ESC ] 1 1 ;: a colour, up to BEL or ESC \. */
static enum input_result ground_read(struct input *in)
{
	size_t end = 5;
	while (end < in->n && in->b[end] != '\a' && in->b[end] != 0x1b)
		end++;
	bool short_end = end < in->n && in->b[end] == '\a';
	if (end + (short_end ? 1 : 2) > in->n && in->n < 64)
		return INPUT_WAIT;
	bool ok = answer_ground((struct ds_str){ (const char *)in->b + 2, end - 2 }, &in->answer);
	end += short_end ? 1 : 2;
	drop(in, end < in->n ? end : in->n);
	return ok ? INPUT_ANSWER : INPUT_NONE;
}

/* in->b begins with ESC [. Takes one whole control sequence out; an unknown one is no key. */
static enum input_result csi_read(struct input *in, bool late, struct ds_key *out)
{
	int arg[3] = { 0 };
	size_t i = 2, a = 0;
	bool mouse = in->n > 2 && in->b[2] == '<', private = in->n > 2 && in->b[2] == '?';
	for (; i < in->n && in->b[i] >= 0x20 && in->b[i] < 0x40; i++) {
		if (in->b[i] == ';')
			a++;
		else if (a < DS_COUNT(arg) && in->b[i] >= '0' && in->b[i] <= '9' && arg[a] < 10000)
			arg[a] = arg[a] * 10 + (in->b[i] - '0');
	}
	if (i == 2 && in->n == 3 && in->b[i] == '[' && !late)
		return INPUT_WAIT;
	if (i == 2 && i < in->n && in->b[i] == '[' && i + 1 < in->n) { /* ESC [ [ A: F1 of the Linux console */
		unsigned k = (unsigned)in->b[i + 1] - 'A';
		drop(in, i + 2);
		out->code = DS_KEY_F1 + k;
		return k < 5 ? INPUT_KEY : INPUT_NONE;
	}
	if (i >= in->n) {
		if (!late && in->n < 64)
			return INPUT_WAIT;
		drop(in, in->n);
		return INPUT_NONE;
	}
	char final = (char)in->b[i];
	drop(in, i + 1);
	if (mouse)
		return mouse_read(arg, final, out);
	if (answer_read(in, arg, private, final) == INPUT_ANSWER)
		return INPUT_ANSWER;
	if (private)
		return INPUT_NONE;
	if (final == '~' && arg[0] == 200) {
		in->pasting = true;
		ds_buf_reset(&in->paste);
		return INPUT_NONE;
	}
	if (final == '~')
		out->code = arg[0] < (int)DS_COUNT(tildes) ? tildes[arg[0]] : 0;
	else
		out->code = final_code(final);
	if (out->code && a > 0 && arg[1] > 1 && (arg[1] - 1) & 2) /* 1 more than the bits of Shift, Alt, Ctrl */
		out->code |= DS_KEY_META;
	return out->code ? INPUT_KEY : INPUT_NONE;
}

static bool cap_read(struct input *in, struct ds_key *out)
{
	for (size_t i = 0; i < DS_COUNT(caps); i++) {
		const char *s = tigetstr(caps[i].cap);
		size_t n = s && s != (char *)-1 ? strlen(s) : 0;
		if (n > 1 && n <= in->n && memcmp(s, in->b, n) == 0) {
			drop(in, n);
			out->code = caps[i].code;
			return true;
		}
	}
	return false;
}

static size_t utf8_need(unsigned char c)
{
	return c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;
}

static enum input_result escape_read(struct input *in, bool late, struct ds_key *out)
{
	if (in->n == 1) {
		if (!late)
			return INPUT_WAIT;
		drop(in, 1);
		out->code = DS_KEY_ESC;
		return INPUT_KEY;
	}
	if (cap_read(in, out))
		return INPUT_KEY;
	if (in->b[1] == '[')
		return csi_read(in, late, out);
	if (in->b[1] == ']') {
		static const char head[] = "\033]11;";
		size_t n = in->n < 5 ? in->n : 5;
		if (memcmp(in->b, head, n) == 0 && (n == 5 || !late))
			return n == 5 ? ground_read(in) : INPUT_WAIT;
	}
	if (in->b[1] == 'O') {
		if (in->n == 2 && !late)
			return INPUT_WAIT;
		out->code = in->n > 2 ? final_code((char)in->b[2]) : 0;
		drop(in, in->n > 2 ? 3 : 2);
		return out->code ? INPUT_KEY : INPUT_NONE;
	}
	unsigned len = 1;
	size_t need = utf8_need(in->b[1]);
	if (need > in->n - 1 && !late)
		return INPUT_WAIT;
	if (need == 0 || need > in->n - 1 || in->b[1] < 0x20 || in->b[1] == 0x7f) { /* no key with Alt */
		drop(in, 1);
		out->code = DS_KEY_ESC;
		return INPUT_KEY;
	}
	out->code = ds_utf8_at((const char *)in->b + 1, &len) | DS_KEY_META;
	drop(in, 1 + len);
	return INPUT_KEY;
}

/* Everything up to the end mark is text. */
static enum input_result paste_read(struct input *in)
{
	static const char mark[] = "\033[201~";
	struct ds_str all = { (const char *)in->b, in->n };
	size_t at = ds_str_find(all, DS_STR(mark), 0);
	/* the last bytes may be the beginning of the mark */
	size_t take = at != SIZE_MAX ? at : in->n > sizeof(mark) ? in->n - sizeof(mark) : 0;
	if (in->paste.n + take <= 65536)
		ds_buf_add(&in->paste, in->b, take);
	drop(in, at != SIZE_MAX ? at + sizeof(mark) - 1 : take);
	if (at == SIZE_MAX)
		return INPUT_NONE;
	in->pasting = false;
	return INPUT_PASTE;
}

enum input_result input_next(struct input *in, bool late, struct ds_key *out)
{
	*out = (struct ds_key){ 0 };
	while (in->n > 0) {
		if (in->pasting)
			return paste_read(in);
		if (in->b[0] == 0x1b) {
			enum input_result r = escape_read(in, late, out);
			if (r == INPUT_NONE && in->n > 0)
				continue;
			return r;
		}
		size_t need = utf8_need(in->b[0]);
		if (need > in->n && !late)
			return INPUT_WAIT;
		if (need == 0 || need > in->n || !ds_utf8_valid((struct ds_str){ (const char *)in->b, need })) {
			drop(in, 1);
			continue;
		}
		unsigned len;
		out->code = ds_utf8_at((const char *)in->b, &len);
		if (out->code == '\n')
			out->code = '\r';
		drop(in, need);
		return INPUT_KEY;
	}
	return INPUT_NONE;
}
