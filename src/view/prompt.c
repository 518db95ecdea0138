/* prompt.c: a line of input. Whole grapheme clusters are entered, passed over and deleted; what the line means is the
 * business of app.c. */
#include "prompt.h"

#include <stdlib.h>

void prompt_open(struct prompt *p, enum prompt_kind kind, struct ds_str text)
{
	p->kind = kind;
	p->done.n = 0;
	p->recall = p->history[kind].n;
	prompt_set(p, text);
}

void prompt_set(struct prompt *p, struct ds_str text)
{
	p->n = p->caret = 0;
	p->text[0] = 0;
	prompt_insert(p, text);
}

const char *const prompt_kinds[PROMPTS] = {
	[PROMPT_SEARCH] = "search",  [PROMPT_SEARCH_BACK] = "search", [PROMPT_HITS] = "search",
	[PROMPT_REGION] = "region",  [PROMPT_COMMAND] = "command",    [PROMPT_FILTER] = "filter",
	[PROMPT_LOOKUP] = "look-up",
};

void prompt_remember(struct prompt *p, enum prompt_kind kind, const char *line)
{
	struct prompt_history *h = &p->history[kind];
	size_t n = strlen(line);
	if (n == 0 || n > PROMPT_BYTES || (h->n > 0 && strcmp(h->v[h->n - 1], line) == 0))
		return;
	if (h->n == PROMPT_HISTORY) {
		free(h->v[0]);
		memmove(h->v, h->v + 1, (PROMPT_HISTORY - 1) * sizeof(h->v[0]));
		h->n--;
	}
	h->v[h->n] = ds_alloc(n + 1);
	memcpy(h->v[h->n++], line, n + 1);
}

void prompt_close(struct prompt *p, bool remember)
{
	if (remember)
		prompt_remember(p, p->kind, p->text);
	p->kind = PROMPT_NONE;
}

void prompt_done(struct prompt *p)
{
	complete_done(&p->done);
	for (int k = 0; k < PROMPTS; k++) {
		for (int i = 0; i < p->history[k].n; i++)
			free(p->history[k].v[i]);
	}
}

bool prompt_recall(struct prompt *p, int dir)
{
	struct prompt_history *h = &p->history[p->kind];
	int to = p->recall + dir;
	if (to < 0 || to > h->n)
		return false;
	p->recall = to;
	prompt_set(p, ds_str_of(to == h->n ? "" : h->v[to]));
	return true;
}

bool prompt_insert(struct prompt *p, struct ds_str text)
{
	size_t before = p->n;
	for (size_t off = 0; off < text.n;) {
		unsigned len;
		uint32_t cp = ds_utf8_at(text.p + off, &len);
		bool control = cp < 0x20 || (cp >= 0x7f && cp < 0xa0);
		if (!control) {
			if (p->n + len > PROMPT_BYTES)
				break;
			memmove(p->text + p->caret + len, p->text + p->caret, p->n - p->caret + 1);
			memcpy(p->text + p->caret, text.p + off, len);
			p->caret += len;
			p->n += len;
		}
		off += len;
	}
	return p->n != before;
}

static size_t caret_next(const struct prompt *p)
{
	struct ds_glyph g;
	if (p->caret >= p->n)
		return p->n;
	ds_glyph_next(prompt_text(p), p->caret, DS_AMBIGUOUS_NARROW, &g);
	return g.end;
}

static size_t caret_prev(const struct prompt *p)
{
	size_t at = 0;
	while (at < p->caret) {
		struct ds_glyph g;
		ds_glyph_next(prompt_text(p), at, DS_AMBIGUOUS_NARROW, &g);
		if (g.end >= p->caret)
			break;
		at = g.end;
	}
	return at;
}

static bool text_remove(struct prompt *p, size_t from, size_t to)
{
	if (from >= to)
		return false;
	memmove(p->text + from, p->text + to, p->n - to + 1);
	p->n -= to - from;
	p->caret = from;
	return true;
}

static size_t word_before(const struct prompt *p)
{
	size_t i = p->caret;
	while (i > 0 && p->text[i - 1] == ' ')
		i--;
	while (i > 0 && p->text[i - 1] != ' ')
		i--;
	return i;
}

enum {
	CTRL_A = 1,
	CTRL_B,
	CTRL_C,
	CTRL_D,
	CTRL_E,
	CTRL_F,
	CTRL_G,
	CTRL_H,
	CTRL_K = 11,
	CTRL_N = 14,
	CTRL_P = 16,
	CTRL_U = 21,
	CTRL_W = 23
};

enum prompt_result prompt_key(struct prompt *p, struct ds_key key)
{
	bool changed = false;
	switch (key.code) {
	case '\r':
	case '\n':
		return PROMPT_ENTERED;
	case DS_KEY_ESC:
	case CTRL_G:
	case CTRL_C:
		return PROMPT_LEFT;
	case '\t':
		return PROMPT_TAB;
	case DS_KEY_UP:
	case CTRL_P:
		return PROMPT_UP;
	case DS_KEY_DOWN:
	case CTRL_N:
		return PROMPT_DOWN;
	case DS_KEY_LEFT:
	case CTRL_B:
		p->caret = caret_prev(p);
		break;
	case DS_KEY_RIGHT:
	case CTRL_F:
		p->caret = caret_next(p);
		break;
	case DS_KEY_HOME:
	case CTRL_A:
		p->caret = 0;
		break;
	case DS_KEY_END:
	case CTRL_E:
		p->caret = p->n;
		break;
	case 0x7f:
	case CTRL_H:
		if (p->n == 0)
			return PROMPT_LEFT;
		changed = text_remove(p, caret_prev(p), p->caret);
		break;
	case DS_KEY_DELETE:
	case CTRL_D:
		changed = text_remove(p, p->caret, caret_next(p));
		break;
	case CTRL_U:
		changed = text_remove(p, 0, p->caret);
		break;
	case CTRL_K:
		changed = text_remove(p, p->caret, p->n);
		break;
	case CTRL_W:
		changed = text_remove(p, word_before(p), p->caret);
		break;
	default:
		if (key.code >= 0x20 && key.code < DS_KEY_NAMED) {
			char utf8[4];
			unsigned n = ds_utf8_put(key.code, utf8);
			changed = prompt_insert(p, (struct ds_str){ utf8, n });
		}
	}
	return changed ? PROMPT_CHANGED : PROMPT_GOES_ON;
}

int prompt_draw(const struct prompt *p, struct ds_screen *s, int x, int y, int end)
{
	/* what stands before the caret is cut from its left so that the caret shows */
	int before = 0;
	size_t from = 0;
	struct ds_str text = prompt_text(p);
	for (size_t off = 0; off < p->caret;) {
		struct ds_glyph g;
		ds_glyph_next(text, off, s->amb, &g);
		off = g.end;
		before += (int)g.width;
	}
	while (before > end - x - 2 && from < p->caret) {
		struct ds_glyph g;
		ds_glyph_next(text, from, s->amb, &g);
		from = g.end;
		before -= (int)g.width;
	}
	x = ds_screen_put(s, x, y, end, (struct ds_str){ text.p + from, p->caret - from }, DS_ROLE_PROMPT);
	s->cursor_x = x < end ? x : end - 1;
	s->cursor_y = y;
	s->caret = true;
	return ds_screen_put(s, x, y, end, (struct ds_str){ text.p + p->caret, p->n - p->caret }, DS_ROLE_PROMPT);
}
