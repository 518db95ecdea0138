/* input.c: bytes from the keyboard become keys: whole UTF-8 sequences, escape sequences of the terminals in use,
 * kitty's and xterm's for keys with modifiers, what terminfo says beyond that, the mouse (SGR), pasted text. */
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

/* ---- keys with modifiers ------------------------------------------------------------------------------------ */

enum { SHIFT = 1, ALT = 2, CTRL = 4, LOCKS = 64 | 128 };
enum { EVENT_RELEASE = 3 };
enum { KEYPAD_0 = 57399, KEYPAD_END = 57427 };

/* The keypad in kitty's protocol, from KEYPAD_0 on: digits, signs, Enter, and what it does without Num Lock. */
static const uint32_t keypad_keys[KEYPAD_END - KEYPAD_0] = {
	'0',         '1',         '2',         '3',         '4',         '5',           '6',
	'7',         '8',         '9',         '.',         '/',         '*',           '-',
	'+',         '\r',        '=',         ',',         DS_KEY_LEFT, DS_KEY_RIGHT,  DS_KEY_UP,
	DS_KEY_DOWN, DS_KEY_PGUP, DS_KEY_PGDN, DS_KEY_HOME, DS_KEY_END,  DS_KEY_INSERT, DS_KEY_DELETE,
};

/* What a control key without a protocol would send, but for Ctrl-I. 0: nothing. */
static uint32_t with_ctrl(uint32_t code)
{
	if (code == 'i' || code == 'I')
		return DS_KEY_CTRL_I;
	if (code == '[')
		return DS_KEY_ESC;
	return (code >= 'a' && code <= 'z') || (code >= '@' && code <= '_') ? code & 0x1f : 0;
}

/* A key by the code of its unshifted character, and 1 more than the bits of its modifiers: kitty's CSI u, and CSI 27 ~ of
 * xterm's modifyOtherKeys. */
static enum input_result modified_read(uint32_t code, int modifiers, struct ds_key *out)
{
	int m = modifiers > 0 ? (modifiers - 1) & ~LOCKS : 0;
	if (code >= KEYPAD_0 && code < KEYPAD_END)
		code = keypad_keys[code - KEYPAD_0];
	else if (code > 0x10ffff || (code >= 0xe000 && code < 0xf900) || (m & ~(SHIFT | ALT | CTRL)))
		return INPUT_NONE; /* keys that nobody binds, and those of the window manager */
	else if (code == 27)
		code = DS_KEY_ESC;
	else if (code == '\t' && m & SHIFT)
		code = DS_KEY_BACKTAB;
	else if (m & CTRL)
		code = with_ctrl(code);
	else if (m & SHIFT && code >= 'a' && code <= 'z')
		code -= 'a' - 'A';
	if (code == 0)
		return INPUT_NONE;
	out->code = code | (m & ALT ? DS_KEY_META : 0);
	return INPUT_KEY;
}

/* ---- sequences ---------------------------------------------------------------------------------------------- */

/* What a control sequence with these arguments answers; INPUT_NONE when it is no answer. A cursor in the first row is
 * never asked for: F3 with shift looks the same. */
static enum input_result answer_read(struct input *in, const int *arg, bool private, char final)
{
	struct answer a = { .a = arg[0], .b = arg[1] };
	if (private && final == 'y')
		a.kind = ANSWER_MODE;
	else if (private && final == 'c')
		a.kind = ANSWER_DEVICE;
	else if (private && final == 'u')
		a.kind = ANSWER_KEYS;
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
	int arg[3] = { 0 }, event = 0;
	size_t i = 2, a = 0, part = 0; /* of an argument: 97:65 */
	bool mouse = in->n > 2 && in->b[2] == '<', private = in->n > 2 && in->b[2] == '?';
	for (; i < in->n && in->b[i] >= 0x20 && in->b[i] < 0x40; i++) {
		int digit = in->b[i] >= '0' && in->b[i] <= '9' ? in->b[i] - '0' : -1;
		if (in->b[i] == ';') {
			a++;
			part = 0;
		} else if (in->b[i] == ':') {
			part++;
		} else if (a < DS_COUNT(arg) && digit >= 0 && part == 0 && arg[a] < 1000000) {
			arg[a] = arg[a] * 10 + digit;
		} else if (a == 1 && part == 1 && digit >= 0) {
			event = digit;
		}
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
	if (event == EVENT_RELEASE)
		return INPUT_NONE;
	if (final == 'u')
		return modified_read((uint32_t)arg[0], arg[1], out);
	if (final == '~' && arg[0] == 27 && a >= 2)
		return modified_read((uint32_t)arg[2], arg[1], out);
	if (final == '~')
		out->code = arg[0] < (int)DS_COUNT(tildes) ? tildes[arg[0]] : 0;
	else
		out->code = final_code(final);
	if (out->code && a > 0 && arg[1] > 1 && (arg[1] - 1) & ALT)
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
	in->half = false;
	while (in->n > 0) {
		if (in->pasting)
			return paste_read(in);
		if (in->b[0] == 0x1b) {
			enum input_result r = escape_read(in, late, out);
			if (r == INPUT_NONE && in->n > 0)
				continue;
			return r;
		}
		size_t need = utf8_need(in->b[0]), has = 1;
		while (has < in->n && has < need && (in->b[has] & 0xc0) == 0x80)
			has++;
		in->half = need > in->n && has == in->n;
		if (in->half)
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
