/* view_monkey_test.c: Whatever is pressed, pasted, clicked or resized, on whatever text and with whatever settings:
 * nothing breaks, every frame is whole, parts drawn anew make the frame that drawing everything makes, and the cursor
 * stays on the screen. No terminal: paint_test and term_input_test are about that.
 *
 *   DUSHU_MONKEY=N        how many keys, pastes, clicks and sizes
 *   DUSHU_MONKEY_SEED=N   another sequence of them; a failure tells which one it was and where in it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "dushu/source.h"
#include "dushu/view.h"
#include "temp.h"

/* ---- chance ------------------------------------------------------------------------------------------------- */

static uint64_t seed_given(void)
{
	const char *s = getenv("DUSHU_MONKEY_SEED");
	return s ? strtoull(s, NULL, 10) : 20211126;
}

static uint32_t rnd(uint64_t *seed, uint32_t n)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (uint32_t)(*seed >> 11) % n;
}

/* ---- texts -------------------------------------------------------------------------------------------------- */

/* clang-format off */
static const char *const sources[][3] = {
	{ "src/share/articles" },
	{ "tests/screen/in" },
	{ "tests/pages" },
	{ "tests/fuzz/corpus", "src/share/articles/09-luochuan-pingguo.html" },
	{ "tests/screen/in/near/front.html" },
	{ "tests/screen/in/strange.txt", "tests/screen/in/damaged.txt", "tests/screen/in/namesakes.txt" },
};

/* What a hostile text is made of. */
static const char *const scraps[] = {
	"\x1b[2J", "\x1b]0;x\a", ("\x9b" "31m"), "\r", "\b\b", "\x7f", "\t", "\t\t", "\f", "\v", "\n", "\n\n", "\n　　", " ", "　",
	"\xc2\x85", "\xc2\x9b", "\u202e", "\u2066", "\u2069", "\u200f", "\u200b", "\u00ad", "\ufeff", "\u2028", "\u2029",
	"\u0301\u0301\u0301", "e\u0301", "\u20dd", "\u3099", "𠀀", "𮯠", "葛\U000E0100", "👩‍👩‍👧‍👦", "🇨🇳🇨", "☺️", "1️⃣", "ﷺ", "क्षि", "\U0010FFFF",
	"\xff", "\xe4\xb8", "\xed\xa0\x80", "\xf5\x90\x80\x80", "\xc0\xaf", "：", "，", "。", "……", "——", "“", "”", "《", "》", "（", "）",
	"3.5万元", "1.4万人", "增长9.7%", "同比下降0.3个百分点", "2023年1月至6月", "５６.７亿元", "近三百户", "-1.5℃", "第12届",
	"99999999999999999999999亿元", "0.00000000000000000001%", "1/3", "十二万八千六百零五", "〇", "1,234,567.89美元",
	"赤峰市", "林西县", "鼓楼区", "内蒙古自治区", "全市", "該縣", "中国", "朝阳", "其中", "比上年", "城镇新增就业", "本报讯（记者 李明）",
	"一、", "（一）", "编辑：王芳", "合计100万元，其中一季度60万元、二季度50万元。", "\tA\tB\tC\n\t1\t2\t3\n", "word ", "https://example.org/a",
};
/* clang-format on */

enum { SCRAPS_MOST = 1500, SCRAPS_MANY = 40000, HOSTILE_FILES = 6, LIFE_KEYS = 4000 };

/* The i-th file of the folder: scraps of all kinds, many of them or none, or one quiet sentence. */
static void hostile_write(uint64_t *seed, const char *dir, uint32_t i)
{
	static const char *const heads[] = { "", "", "标题一行\n本报记者 李明\n\n", "<html><body><h1>", "# " };
	char path[80];
	snprintf(path, sizeof(path), "%s/%u.txt", dir, (unsigned)i);
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	const uint32_t kind = rnd(seed, 24);
	if (kind == 0)
		fputs("这里什么数字也没有。", f);
	uint32_t n = kind < 2 ? 0 : kind == 2 ? SCRAPS_MANY : rnd(seed, SCRAPS_MOST);
	if (n > 0)
		fputs(heads[rnd(seed, DS_COUNT(heads))], f);
	for (; n > 0; n--) {
		const char *text = scraps[rnd(seed, DS_COUNT(scraps))];
		for (uint32_t k = rnd(seed, 40) == 0 ? rnd(seed, 30) : 1; k > 0; k--)
			fputs(text, f);
		if (rnd(seed, 30) == 0)
			fputc((int)rnd(seed, 256), f);
	}
	fclose(f);
}

/* As if somebody changed what is being read: another text, or none any more. */
/* One that takes a while to read. */
static void slow_write(const char *path)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	for (int i = 0; i < 6000; i++)
		fprintf(f, "%s第%d批新建公园%d个,赤峰市林西县完成投资%d.5万元,增长%d%%。\n",
			i % 400 ? "" : "\n一则消息\n\n", i, i % 90, i, i % 30);
	fclose(f);
}

static void hostile_change(uint64_t *seed, const char *dir)
{
	char path[80];
	const uint32_t i = rnd(seed, HOSTILE_FILES);
	if (rnd(seed, 2)) {
		hostile_write(seed, dir, i);
		return;
	}
	snprintf(path, sizeof(path), "%s/%u.txt", dir, (unsigned)i);
	unlink(path);
}

/* ---- keys --------------------------------------------------------------------------------------------------- */

/* What people type in one go; each character is a key, ^[ leaves a prompt. Wherever it stops, something else goes on. */
/* clang-format off */
static const char *const phrases[] = {
	"/增长\r", "/zengz\rnnnN", "/zz\x1b", "\\全市\rn", "/\r", "/没有这个词\r", "/a", "?/figure\r", "?/zzz\x1b", "?",
	"fsssS", "f/万\rjj\r", "f/\x1b", "fG\r", "!jj\r", "!", "i]]jjj\x1b", "ib", "Lj\r", "L3\r", "L2\ry", "Lw", "Ly", "Ll", "o/三\r\r", "oG\r",
	"ma", "'a", "''", "mz'z", "a一条笔记\r", "a\x15\r", "B", "Bj\r", "Bd", "B/记\r", "D\r", "D词\r", "t", "tt", "p", "z", "M", "r", "y",
	"\t", "h/chifeng\r", "h/1504\r", "h/cf\t\t\r", "h/\x1b", "hsss", "hllll", "hG\rK", "hgj\r", "hhhh", "hjJ]}",
	"5j", "8]", "50g", "99999999999999999999j", "3J", "...", "12\x1b", ":42%\r", ":9999\r", ":\r", ":\t\t\t\t\r", ":n\t\t\r",
	":set \t\t\t\t\r", ":set theme dark\r", ":set theme\r", ":set pinyin on\r", ":set pinyin off\r", ":set measure 0\r", ":set measure 30\r",
	":set measure 82\r", ":set minor on\r", ":set sort pinyin\r", ":set sort count\r", ":set keys vi\r", ":set keys emacs\r",
	":set keys less\r", ":set keys dushu\r", ":set ambiguous wide\r", ":set mouse on\r", ":set nothing at all\r",
	":set theme \t\t\t\r", ":set pinyin \t\t\r", ":set sort \t\r", ":bind \t\t", ":bind page x \t\t\r",
	":set fetch never\r", ":set fetch ask\r", ":set lookup echo %s\r",
	":set open-link echo\r", ":bind page x next-figure\r", ":bind any ,n :set minor on\r", ":bind\r", ":unbind any F2\r", ":unbind page x\r",
	":next-figure\r", ":figures\r", ":quit\x1b", ":nonsense\r", ",n", "gg", "\x17\x17", "\x18\x03", "\x0f\x0f\x1d", "ZZ",
};
/* clang-format on */

static uint32_t key_code(uint64_t *seed)
{
	switch (rnd(seed, 9)) {
	case 0:
		return DS_KEY_UP + rnd(seed, DS_KEY_CTRL_I - DS_KEY_UP + 1);
	case 1:
		return rnd(seed, 3) ? 0x4e00 + rnd(seed, 0x5000) : 0xe000 + rnd(seed, 0x101fff); /* any plane */
	case 2:
		return DS_KEY_ESC;
	case 3:
		return 1 + rnd(seed, 31);
	case 4:
		return DS_KEY_META | (rnd(seed, 4) ? 33 + rnd(seed, 94) : DS_KEY_UP + rnd(seed, 26));
	default:
		return 32 + rnd(seed, 96);
	}
}

struct hand {
	const char *at; /* the phrase that is being typed; NULL: none */
};

static struct ds_key key_random(uint64_t *seed, struct hand *hand)
{
	struct ds_key k = { .x = (int16_t)rnd(seed, 210), .y = (int16_t)rnd(seed, 70) };
	if ((!hand->at || !*hand->at) && rnd(seed, 4) == 0)
		hand->at = phrases[rnd(seed, DS_COUNT(phrases))];
	if (hand->at && *hand->at && rnd(seed, 30) != 0) {
		unsigned n;
		k.code = ds_utf8_at(hand->at, &n);
		hand->at += n;
		if (k.code == 0x1b)
			k.code = DS_KEY_ESC;
	} else {
		static const uint32_t mouse[] = { DS_KEY_CLICK, DS_KEY_CLICK, DS_KEY_WHEEL_UP, DS_KEY_WHEEL_DOWN };
		k.code = rnd(seed, 12) == 0 ? mouse[rnd(seed, DS_COUNT(mouse))] : key_code(seed);
	}
	return k;
}

static struct ds_str paste_random(uint64_t *seed)
{
	static const char *const pastes[] = {
		"赤峰\x1b[2J chifeng 　１５０４",
		"",
		"\n\n两行\n",
		"\u202e反",
		"e\u0301\u0301",
		"👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
		("很长的一段文字很长的一段文字很长的一段文字很长的一段文字很长的一段文字很长的一段文字很长的一段文"
		 "字"
		 "很长的一段文字很长的一段文字很长的一段文字"),
	};
	return ds_str_of(pastes[rnd(seed, DS_COUNT(pastes))]);
}

/* ---- frames ------------------------------------------------------------------------------------------------- */

/* Controls, and what turns the order of a row round or is no character. */
static bool is_unsafe(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || c == 0x200e || c == 0x200f ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

/* Wide cells are followed by their second half, nothing else is; bytes are text that may be sent. */
static bool cell_is_whole(const struct ds_screen *s, int x, int y)
{
	const struct ds_cell *c = &s->rows[y][x];
	if (c->role >= DS_ROLES || c->n > DS_CELL_BYTES || !ds_utf8_valid((struct ds_str){ c->s, c->n }))
		return false;
	for (unsigned i = 0, n; i < c->n; i += n) {
		if (is_unsafe(ds_utf8_at(c->s + i, &n)))
			return false;
	}
	if (c->width == 0 && (x == 0 || c[-1].width != 2 || c->n > 0))
		return false;
	if (c->width == 2 && (x + 1 >= s->w || c[1].width != 0))
		return false;
	return c->width <= 2;
}

/* Does a row show the name of a command, {next-figure}, where its key should stand? */
static bool names_command(const struct ds_screen *s, int y)
{
	int letters = -1; /* since a brace */
	for (int x = 0; x < s->w; x++) {
		const char c = s->rows[y][x].s[0];
		if (c == '}' && letters > 3)
			return true;
		letters = c == '{' ? 0 : letters >= 0 && ((c >= 'a' && c <= 'z') || c == '-') ? letters + 1 : -1;
	}
	return false;
}

static const char *frame_fault(const struct ds_screen *s)
{
	for (int y = 0; y < s->h; y++) {
		for (int x = 0; x < s->w; x++) {
			if (!cell_is_whole(s, x, y))
				return "a cell is broken";
		}
	}
	if (names_command(s, 0) || names_command(s, s->h - 1))
		return "a command without its key";
	if (s->cursor_x < 0 || s->cursor_y < 0 || s->cursor_x >= s->w || s->cursor_y >= s->h)
		return "the cursor is outside";
	if (s->caret && s->cursor_y != s->h - 1)
		return "a caret that is not in the bar";
	return NULL;
}

static bool frames_are_equal(const struct ds_screen *a, const struct ds_screen *b)
{
	if (a->w != b->w || a->h != b->h || a->cursor_x != b->cursor_x || a->cursor_y != b->cursor_y)
		return false;
	for (int y = 0; y < a->h; y++) {
		if (memcmp(a->rows[y], b->rows[y], (size_t)a->w * sizeof(struct ds_cell)) != 0)
			return false;
	}
	return true;
}

/* ---- lives -------------------------------------------------------------------------------------------------- */

/* A reader who begins with some texts and settings and goes on for some thousand keys. */
struct life {
	uint64_t *seed;
	const char *hostile; /* a folder of such texts */
	const char *slow;    /* a text so long that it is shown by its beginning first */
	struct ds_library *lib;
	struct ds_view *view;
	struct ds_config *config;
	struct ds_state *state;
	struct ds_screen part, whole; /* what was stale, drawn over the frame before; everything */
	struct hand hand;
	unsigned stale;
	char last[64]; /* the keys before, for who has to find out */
};

static void size_set(struct life *l, int w, int h)
{
	ds_screen_resize(&l->part, w, h);
	ds_screen_resize(&l->whole, w, h);
	ds_view_resize(l->view, w, h);
	l->stale = DS_STALE_ALL;
}

/* False: nothing of this can be read. */
static bool life_begin(struct life *l)
{
	static const char *const settings[] = { "set keys vi",    "set keys emacs", "set keys less",
						"set pinyin on",  "set minor on",   "set measure 0",
						"set sort count", "set mouse on",   "set resume off",
						"set measure 24", "set lookup cat", "set fetch never",
						"bind page ,a /", "set open-link x" };
	/* no helper: nothing is fetched from a network */
	static const struct ds_importer_options alone = { .helper = "/nonexistent/dushu-import", .config = "" };
	uint64_t *seed = l->seed;
	const uint32_t of = rnd(seed, 2 * DS_COUNT(sources));
	const bool slow = rnd(seed, 6) == 0;
	const char *const *paths = slow ? &l->slow : of < DS_COUNT(sources) ? sources[of] : &l->hostile;
	size_t n = 1;
	struct ds_error e;
	if (paths == &l->hostile)
		for (uint32_t i = rnd(seed, HOSTILE_FILES) + 1; i > 0; i--)
			hostile_write(seed, l->hostile, i - 1);
	else
		while (!slow && n < DS_COUNT(sources[0]) && paths[n])
			n++;
	if (ds_library_open_with(paths, n, NULL, &alone, rnd(seed, 2), &l->lib, &e) != DS_OK)
		return false;
	if (!slow && rnd(seed, 2))
		ds_library_wait(l->lib);
	const bool configured = rnd(seed, 8) != 0;
	l->config = configured ? ds_config_new() : NULL;
	for (uint32_t i = rnd(seed, 3); configured && i > 0; i--)
		ds_config_say(l->config, ds_str_of(settings[rnd(seed, DS_COUNT(settings))]), 1, NULL, &e);
	l->state = rnd(seed, 3) ? ds_state_open() : NULL;
	const enum ds_ambiguous amb = rnd(seed, 3) ? DS_AMBIGUOUS_NARROW : DS_AMBIGUOUS_WIDE;
	l->view = ds_view_new(
	    l->lib, &(struct ds_view_options){ .ambiguous = amb, .config = l->config, .state = l->state });
	ds_screen_init(&l->part, amb);
	ds_screen_init(&l->whole, amb);
	size_set(l, 120, 40);
	return true;
}

static void life_end(struct life *l)
{
	ds_view_free(l->view);
	ds_screen_done(&l->part);
	ds_screen_done(&l->whole);
	ds_library_close(l->lib);
	ds_state_close(l->state);
	ds_config_free(l->config);
}

/* One thing that happens; false when the reader has left. */
static bool life_step(struct life *l)
{
	uint64_t *seed = l->seed;
	unsigned did = 0;
	struct ds_key key = { 0 };
	switch (rnd(seed, 60)) {
	case 0:
		if (rnd(seed, 4))
			size_set(l, (int)rnd(seed, 200) + 1, (int)rnd(seed, 60) + 1);
		else
			size_set(l, rnd(seed, 2) ? 40 : 80, rnd(seed, 2) ? 10 : 24);
		break;
	case 1:
		did = ds_view_paste(l->view, paste_random(seed));
		break;
	case 2:
		if (rnd(seed, 20) == 0) { /* the terminal has answered */
			l->part.amb = l->whole.amb =
			    l->part.amb == DS_AMBIGUOUS_WIDE ? DS_AMBIGUOUS_NARROW : DS_AMBIGUOUS_WIDE;
			ds_view_set_ambiguous(l->view, l->part.amb);
			l->stale = DS_STALE_ALL;
		}
		break;
	case 3:
		if (rnd(seed, 20) == 0)
			hostile_change(seed, l->hostile);
		else if (rnd(seed, 4) == 0)
			ds_view_note(l->view, paste_random(seed));
		l->stale = DS_STALE_ALL;
		break;
	default:
		key = key_random(seed, &l->hand);
		did = ds_view_key(l->view, key);
	}
	memmove(l->last, l->last + 1, sizeof(l->last) - 2);
	l->last[sizeof(l->last) - 2] = (char)(key.code < 32 ? '^' : key.code < 127 ? key.code : '*');
	l->stale |= did & DS_STALE_ALL;
	if (did & DS_WANT_COPY && !ds_utf8_valid(ds_view_copied(l->view)))
		fail_msg("what was copied is no text");
	if (did & DS_WANT_PROGRAM && ds_view_program(l->view).n == 0)
		fail_msg("no program");
	if (rnd(seed, 4) == 0)
		l->stale |= ds_view_work(l->view) & DS_STALE_ALL;
	return !(did & DS_WANT_QUIT) || rnd(seed, 8) != 0;
}

static const char *life_draw(struct life *l)
{
	const unsigned waits = l->stale & DS_STALE_BAR ? 0 : l->stale & DS_STALE_REST; /* as while a key is held */
	ds_view_draw(l->view, l->stale & ~waits, &l->part);
	l->stale = waits && rnd(l->seed, 2) ? waits : 0;
	if (l->stale)
		return frame_fault(&l->part);
	if (waits)
		ds_view_draw(l->view, waits, &l->part);
	const char *fault = frame_fault(&l->part);
	if (fault || rnd(l->seed, 4) != 0)
		return fault;
	ds_view_draw(l->view, DS_STALE_ALL, &l->whole);
	if (frames_are_equal(&l->part, &l->whole))
		return NULL;
	struct ds_buf a = { 0 }, b = { 0 };
	ds_screen_dump(&l->part, &a);
	ds_screen_dump(&l->whole, &b);
	fprintf(stderr, "drawn in parts:\n%.*s\nat once:\n%.*s", (int)a.n, a.p, (int)b.n, b.p);
	ds_buf_done(&a);
	ds_buf_done(&b);
	return "something stale was not drawn";
}

static void whatever_is_pressed(void **state)
{
	char hostile[240], slow[240];
	const char *dir = temp_dir();
	const char *wanted = getenv("DUSHU_MONKEY");
	const long most = wanted ? atol(wanted) : 20000;
	uint64_t seed = seed_given() * 0x9e3779b97f4a7c15u + 1; /* never 0 */
	(void)state;
	assert_int_equal(setenv("XDG_STATE_HOME", dir, 1), 0);
	snprintf(hostile, sizeof(hostile), "%s/hostile", dir);
	assert_int_equal(mkdir(hostile, 0700), 0);
	snprintf(slow, sizeof(slow), "%s/slow.txt", dir);
	slow_write(slow);
	for (long i = 0; i < most;) {
		struct life l = { .seed = &seed, .hostile = hostile, .slow = slow, .last = "" };
		memset(l.last, ' ', sizeof(l.last) - 1);
		if (!life_begin(&l)) {
			i++;
			continue;
		}
		for (const long end = i + LIFE_KEYS; i < end && i < most; i++) {
			const bool left = !life_step(&l);
			const char *fault = left || rnd(&seed, 3) == 0 ? life_draw(&l) : NULL;
			if (fault)
				fail_msg("DUSHU_MONKEY_SEED=%llu, key %ld: %s; before: %s",
					 (unsigned long long)seed_given(), i, fault, l.last);
			if (left)
				break;
		}
		life_end(&l);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(whatever_is_pressed) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
