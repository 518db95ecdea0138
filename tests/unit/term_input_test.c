/* term_input_test.c: bytes from a keyboard become the right keys, however they are cut into reads, and no bytes
 * whatever do harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <curses.h>
#include <term.h>
#include <unistd.h>

#include "term/input.h"

static const struct {
	const char *bytes;
	uint32_t keys[4]; /* up to a 0 */
	int16_t x, y;
} cases[] = {
	{"j",					      { 'j' },				  0,  0},
	{ "]]",					    { ']', ']' },                             0,  0},
	{ "赤峰",					{ 0x8d64, 0x5cf0 },                       0,  0},
	{ "\xf0\xa0\x80\x80",			      { 0x20000 },                              0,  0},
	{ "\r\n",					  { '\r', '\r' },                           0,  0},
	{ "\x04",					  { 4 },				    0,  0},
	{ "\033[A\033OB",				  { DS_KEY_UP, DS_KEY_DOWN },               0,  0},
	{ "\033[5~\033[6~",				{ DS_KEY_PGUP, DS_KEY_PGDN },             0,  0},
	{ "\033[1;5C",				     { DS_KEY_RIGHT },                         0,  0},
	{ "\033[Z",					{ DS_KEY_BACKTAB },                       0,  0},
	{ "\033[[B",				       { DS_KEY_F2 },                            0,  0},
	{ "\033OQ\033[12~",				{ DS_KEY_F2, DS_KEY_F2 },                 0,  0},
	{ "\033[<0;12;7M",				 { DS_KEY_CLICK },                         11, 6},
	{ "\033[<65;1;1M",				 { DS_KEY_WHEEL_DOWN },                    0,  0},
	{ "\033[<0;12;7m",				 { 0 },				    0,  0}, /* a button let go */
	{ "\xff\xfeq",				     { 'q' },				  0,  0}, /* no UTF-8 */
	{ "\xed\xa0\x80q",				 { 'q' },                                  0,  0}, /* a surrogate */
	{ "\033",					  { DS_KEY_ESC },                           0,  0},
	{ "\033q",					 { DS_KEY_META | 'q' },                    0,  0},
	{ "\033赤q",				      { DS_KEY_META | 0x8d64, 'q' },            0,  0},
	{ "\033[1;3D",				     { DS_KEY_META | DS_KEY_LEFT },            0,  0},
	{ "\033\rj",				       { DS_KEY_ESC, '\r', 'j' },                0,  0},
	{ "\033[?1;2cq",				   { 'q' },				  0,  0}, /* answers of the terminal */
	{ "\033[?2026;2$yq",			       { 'q' },                                  0,  0},
	{ "j\033[2;3Rk",				   { 'j', 'k' },                             0,  0},
	{ "j\033]11;rgb:1c1c/1c1c/1c1c\033\\k",            { 'j', 'k' },                             0,  0},
	{ "j\033]11;rgb:ff/ff/ff\ak",                      { 'j', 'k' },                             0,  0},
	{ "\033[1;2R",				     { DS_KEY_F3 },                            0,  0}, /* no answer: F3 with shift */
	{ "\033[105;5u\t",				 { DS_KEY_CTRL_I, '\t' },                  0,  0}, /* kitty's protocol */
	{ "\033[27uq",				     { DS_KEY_ESC, 'q' },                      0,  0},
	{ "\033[27;1u\033[91;5u",                          { DS_KEY_ESC, DS_KEY_ESC },               0,  0},
	{ "\033[98;3u\033[98;4u",                          { DS_KEY_META | 'b', DS_KEY_META | 'B' }, 0,  0},
	{ "\033[100;5u\033[100;6u",                        { 4, 4 },                                 0,  0},
	{ "\033[100;69u\033[100;133u",                     { 4, 4 },                                 0,  0}, /* with the locks on */
	{ "\033[97:65;2u",				 { 'A' },                                  0,  0}, /* alternate keys told */
	{ "\033[100;5:1u\033[100;5:3u",                    { 4 },                                    0,  0}, /* pressed, let go */
	{ "\033[1;1:3Aq",				  { 'q' },                                  0,  0},
	{ "\033[100;9uq",				  { 'q' },                                  0,  0}, /* Super */
	{ "\033[57399u\033[57414u\033[57426u\033[57441uq", { '0', '\r', DS_KEY_DELETE, 'q' },        0,  0},
	{ "\033[36196;1u",				 { 0x8d64 },                               0,  0},
	{ "\033[9;2u\033[13;1u",                           { DS_KEY_BACKTAB, '\r' },                 0,  0},
	{ "\033[27;5;105~\033[27;3;98~",                   { DS_KEY_CTRL_I, DS_KEY_META | 'b' },     0,  0}, /* modifyOtherKeys */
	{ "\033[27;5;47~\033[99999999999999;5uq",          { 'q' },                                  0,  0},
	{ "\033[?0uq",				     { 'q' },				  0,  0}, /* an answer */
	{ "\033]q",					{ DS_KEY_META | ']', 'q' },               0,  0},
};

static size_t feed(struct input *in, const char *bytes, size_t n, bool late, struct ds_key *out, size_t max)
{
	size_t keys = 0;
	memcpy(in->b + in->n, bytes, n);
	in->n += n;
	for (;;) {
		struct ds_key key;
		enum input_result r = input_next(in, late, &key);
		if (r == INPUT_NONE || r == INPUT_WAIT)
			return keys;
		if (r == INPUT_KEY && keys < max)
			out[keys++] = key;
	}
}

static void keys_at_every_cut(void **state)
{
	(void)state;
	for (size_t c = 0; c < DS_COUNT(cases); c++) {
		size_t n = strlen(cases[c].bytes), want = 0;
		while (want < 4 && cases[c].keys[want])
			want++;
		for (size_t cut = 0; cut <= n; cut++) {
			struct input in = { .n = 0 };
			struct ds_key got[8];
			size_t k = feed(&in, cases[c].bytes, cut, false, got, 8);
			k += feed(&in, cases[c].bytes + cut, n - cut, false, got + k, 8 - k);
			k += feed(&in, "", 0, true, got + k, 8 - k);
			assert_int_equal(k, want);
			for (size_t i = 0; i < want; i++)
				assert_int_equal(got[i].code, cases[c].keys[i]);
			if (want > 0 && cases[c].x) {
				assert_int_equal(got[0].x, cases[c].x);
				assert_int_equal(got[0].y, cases[c].y);
			}
			assert_int_equal(in.n, 0);
			input_done(&in);
		}
	}
}

/* A slow line may cut a character anywhere and take its time. */
static void characters_wait_for_their_end(void **state)
{
	static const char bytes[] = "赤\xf0\xa0\x80\x80";
	struct input in = { .n = 0 };
	struct ds_key got[4];
	size_t k = 0;
	(void)state;
	for (size_t i = 0; i < sizeof(bytes) - 1; i++)
		k += feed(&in, bytes + i, 1, true, got + k, 4 - k);
	assert_int_equal(k, 2);
	assert_int_equal(got[0].code, 0x8d64);
	assert_int_equal(got[1].code, 0x20000);
	k = feed(&in, "\xe8\xb5", 2, true, got, 4); /* nothing but the end is waited for */
	k += feed(&in, "q", 1, true, got, 4);
	assert_int_equal(k, 1);
	assert_int_equal(got[0].code, 'q');
	input_done(&in);
}

static void answers_are_understood(void **state)
{
	static const struct {
		const char *bytes;
		struct answer want;
	} answers[] = {
		{"\033[?2026;2$y",                      { ANSWER_MODE, 2026, 2, 0 }      },
		{ "\033[?69;0$y",                       { ANSWER_MODE, 69, 0, 0 }        },
		{ "\033[?0u",                           { ANSWER_KEYS, 0, 0, 0 }         },
		{ "\033[2;3R",                          { ANSWER_CURSOR, 2, 3, 0 }       },
		{ "\033[?62;22c",                       { ANSWER_DEVICE, 62, 22, 0 }     },
		{ "\033]11;rgb:ffff/8080/0000\033\\",   { ANSWER_GROUND, 0, 0, 0xff8000 }},
		{ "\033]11;rgb:f/8/0\a",                { ANSWER_GROUND, 0, 0, 0xff8800 }},
		{ "\033]11;rgba:1c1c/1c1c/1c1c/ffff\a", { ANSWER_GROUND, 0, 0, 0x1c1c1c }},
	};
	(void)state;
	for (size_t i = 0; i < DS_COUNT(answers); i++) {
		struct input in = { .n = strlen(answers[i].bytes) };
		struct ds_key key;
		memcpy(in.b, answers[i].bytes, in.n);
		assert_int_equal(input_next(&in, false, &key), INPUT_ANSWER);
		assert_memory_equal(&in.answer, &answers[i].want, sizeof(in.answer));
		input_done(&in);
	}
	struct answer none;
	assert_false(answer_ground(DS_STR("11;rgb:xx/00/00"), &none));
	assert_false(answer_ground(DS_STR("11;#ffffff"), &none));
}

static void pasted_text_is_no_key(void **state)
{
	(void)state;
	static const char bytes[] = "a\033[200~q\033[A赤峰\n\033[201~b";
	for (size_t cut = 0; cut < sizeof(bytes); cut++) {
		struct input in = { .n = 0 };
		struct ds_key got[8];
		size_t k = feed(&in, bytes, cut, false, got, 8);
		k += feed(&in, bytes + cut, sizeof(bytes) - 1 - cut, false, got + k, 8 - k);
		assert_int_equal(k, 2);
		assert_int_equal(got[0].code, 'a');
		assert_int_equal(got[1].code, 'b');
		assert_int_equal(in.paste.n, strlen("q\033[A赤峰\n"));
		assert_memory_equal(in.paste.p, "q\033[A赤峰\n", in.paste.n);
		input_done(&in);
	}
}

static void any_bytes_at_all(void **state)
{
	(void)state;
	static const char often[] = "\033\033[[[O<;;~~0123456789200201Mm\x80\xe8\xb5\xa4q";
	uint64_t seed = 7;
	struct input in = { .n = 0 };
	struct ds_key got[8];
	for (int i = 0; i < 200000; i++) {
		char b[64];
		size_t n = 0;
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		for (size_t want = (seed >> 33) % sizeof(b); n < want; n++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			b[n] =
			    (seed >> 40) % 4 == 0 ? (char)(seed >> 48) : often[(seed >> 48) % (sizeof(often) - 1)];
		}
		feed(&in, b, n, (seed >> 60) == 0, got, 8);
		assert_true(in.n <= INPUT_BYTES - sizeof(b)); /* what waits stays short */
	}
	input_done(&in);
}

static int terminal_known(void **state)
{
	int found;
	(void)state;
	return setupterm("xterm-256color", STDOUT_FILENO, &found) == OK ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_at_every_cut),      cmocka_unit_test(characters_wait_for_their_end),
		cmocka_unit_test(answers_are_understood), cmocka_unit_test(pasted_text_is_no_key),
		cmocka_unit_test(any_bytes_at_all),
	};
	return cmocka_run_group_tests(tests, terminal_known, NULL);
}
