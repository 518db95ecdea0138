/* import.c: any bytes through each reader of dushu-import that is ours, the first byte chooses which, and what it says
 * through the reader of frames, which must find nothing wrong with it; and any bytes as frames. */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "dushu/frame.h"
#include "import/book.h"
#include "import/coding.h"
#include "import/http.h"
#include "import/import.h"
#include "import/pdf_layout.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what)                                                                                                 \
	do {                                                                                                       \
		if (!(what))                                                                                       \
			abort();                                                                                   \
	} while (0)

static const struct ds_intake_limits limits = { 1 << 20, 4 << 20, 100 };

/* The helper's descriptors: 0 holds the input, 1 takes the frames. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	MUST(dup2(memfd_create("in", 0), STDIN_FILENO) == 0);
	MUST(dup2(memfd_create("out", 0), STDOUT_FILENO) == 1);
	return 0;
}

static void input_set(struct ds_str s)
{
	MUST(ftruncate(STDIN_FILENO, 0) == 0 && lseek(STDIN_FILENO, 0, SEEK_SET) == 0);
	MUST(write(STDIN_FILENO, s.p, s.n) == (ssize_t)s.n && lseek(STDIN_FILENO, 0, SEEK_SET) == 0);
	MUST(ftruncate(STDOUT_FILENO, 0) == 0 && lseek(STDOUT_FILENO, 0, SEEK_SET) == 0);
}

static enum ds_got frames_take(struct ds_str s, const struct ds_intake_limits *most, size_t piece)
{
	struct ds_intake in = { .limits = *most };
	enum ds_got got = DS_GOT_NOTHING;
	for (size_t i = 0; i < s.n && got != DS_GOT_DONE && got != DS_GOT_BROKEN; i += piece) {
		ds_intake_feed(&in, (struct ds_str){ s.p + i, s.n - i < piece ? s.n - i : piece });
		while ((got = ds_intake_next(&in)) != DS_GOT_NOTHING && got != DS_GOT_DONE &&
		       got != DS_GOT_BROKEN) {
			MUST(in.bytes.n <= most->doc && in.docs <= most->docs);
			MUST(got != DS_GOT_ERROR || ds_utf8_valid(ds_str_of(in.error.text)));
		}
	}
	MUST(got != DS_GOT_BROKEN || in.error.text[0]);
	ds_intake_done(&in);
	return got;
}

/* What was said must be what the program expects. */
static void output_check(void)
{
	const struct ds_intake_limits most = { 256u << 20, 1u << 30, 1000000 };
	struct ds_buf all = { 0 };
	const off_t n = lseek(STDOUT_FILENO, 0, SEEK_CUR);
	all.p = ds_grow(NULL, &all.cap, (size_t)n + 1, 1);
	MUST(pread(STDOUT_FILENO, all.p, (size_t)n, 0) == n);
	MUST(frames_take((struct ds_str){ all.p, (size_t)n }, &most, 65536) == DS_GOT_DONE);
	ds_buf_done(&all);
}

/* ---- the readers ------------------------------------------------------------------------------------------ */

static void opf_try(struct ds_str s)
{
	struct spine spine = { 0 };
	struct ds_buf path = { 0 };
	const char *wrong = opf_read(s, DS_STR("a/b/c.opf"), &spine);
	uint32_t paths = 0;
	for (size_t i = 0; i < spine.paths.n; i++)
		paths += spine.paths.p[i] == '\0';
	MUST(paths == spine.n && (wrong || spine.n > 0));
	for (size_t i = 0; i + 1 < spine.paths.n; i++)
		MUST(memcmp(spine.paths.p + i, "../", spine.paths.n - i < 3 ? spine.paths.n - i : 3) != 0 ||
		     (i > 0 && spine.paths.p[i - 1] != '/' && spine.paths.p[i - 1] != '\0'));
	spine_free(&spine);
	container_read(s, &path);
	ds_buf_done(&path);
}

static void docx_try(struct ds_str s)
{
	const size_t third = s.n / 3;
	const struct docx d = {
		.document = s,
		.styles = {s.p,          third      },
		.numbering = { s.p + third, third      },
		.footnotes = { s.p + third, s.n - third}
	};
	struct docx_about about = { 0 };
	struct ds_buf out = { 0 };
	docx_read(&d, &about, &out);
	MUST(ds_utf8_valid((struct ds_str){ out.p, out.n }));
	ds_buf_done(&out);
	docx_about_free(&about);
}

static void coding_try(struct ds_str s)
{
	static const char *const lists[] = { "br", "deflate", "gzip", "gzip, chunked", "zstd", "deflate, br" };
	struct ds_buf room[2] = { 0 };
	char why[300];
	if (s.n == 0)
		return;
	struct ds_str body = { s.p + 1, s.n - 1 };
	const char *list = lists[(unsigned char)s.p[0] % DS_COUNT(lists)];
	const char *wrong = coding_undo(ds_str_of(list), &body, room, 1 << 20, why, sizeof why);
	MUST(body.n <= (2u << 20) && (!wrong || strlen(wrong) < sizeof why));
	ds_buf_done(&room[0]);
	ds_buf_done(&room[1]);
}

static void http_try(struct ds_str s)
{
	struct ds_buf out = { 0 };
	const size_t at = http_body(s);
	MUST(at == SIZE_MAX || at <= s.n);
	const struct ds_str type = http_header(s, "content-type");
	MUST(http_charset(type).n <= type.n);
	http_format(type);
	http_status(s);
	http_unchunk(s, &out);
	MUST(out.n <= s.n);
	coding_try(s);
	ds_buf_done(&out);
}

static void layout_try(struct ds_str s)
{
	struct layout l = { 0 };
	struct glyph g[400];
	size_t n = 0;
	/* Seven bytes a character; two pages of them, as what goes on from one to the other counts too. */
	for (size_t i = 0; i + 7 <= s.n && n < DS_COUNT(g); i += 7, n++) {
		const unsigned char *b = (const unsigned char *)s.p + i;
		const float x = (float)(b[0] << 8 | b[1]) / 64, y = (float)(b[2] << 8 | b[3]) / 64;
		g[n] = (struct glyph){ x, y, x + b[4] / 4.0f, y + b[5] / 4.0f, "", 0 };
		g[n].n = (uint8_t)ds_utf8_put(b[6] < 128 ? b[6] : 0x4e00u + b[6], g[n].s);
	}
	layout_page(&l, g, n, 600, 800);
	layout_page(&l, g, n / 2, 600, 800);
	layout_end(&l);
	MUST(ds_utf8_valid((struct ds_str){ l.out.p, l.out.n }));
	layout_free(&l);
}

static void utf8_try(struct ds_str s)
{
	struct ds_buf out = { 0 };
	char iso[32];
	xml_to_utf8(s, NULL, &out);
	MUST(ds_utf8_valid((struct ds_str){ out.p, out.n }));
	ds_buf_reset(&out);
	ds_line_clean(&out, s);
	MUST(ds_utf8_valid((struct ds_str){ out.p, out.n }));
	date_iso(s, iso);
	ds_wrap_of(s);
	looks_binary(s);
	ds_buf_done(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct job job = { 0 };
	if (size == 0)
		return 0;
	/* A copy of the exact size, so that reading one byte too far is noticed. */
	char *bytes = malloc(size);
	MUST(bytes);
	memcpy(bytes, data + 1, size - 1);
	const struct ds_str s = { bytes, size - 1 };
	switch (data[0] % 8) {
	case 0:
		frames_take(s, &limits, 1 + data[0] / 8);
		break;
	case 1:
		opf_try(s);
		break;
	case 2:
		docx_try(s);
		break;
	case 3:
		http_try(s);
		break;
	case 4:
		layout_try(s);
		break;
	case 5:
		utf8_try(s);
		break;
	default:
		input_set(s);
		say_begin();
		if (data[0] % 8 == 6)
			feed_read(&job, s);
		else
			warc_import(&job);
		say_done(&job, "nothing");
		output_check();
	}
	free(bytes);
	return 0;
}
