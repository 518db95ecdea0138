/* state.c: positions, notes and typed lines in memory, each change put into its journal at once. */
#include "dushu/state.h"
#include "journal.h"

#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "dushu/config.h"

enum { POSITIONS_MOST = 2000, LINES_MOST = 32, KINDS_MOST = 8, SLACK = 200 };

enum journal { JOURNAL_POSITIONS, JOURNAL_NOTES, JOURNAL_HISTORY, JOURNALS };
static const char *const journal_names[JOURNALS] = { "positions", "notes", "history" };

struct position {
	struct ds_str name;
	uint32_t article, byte;
};

struct lines {
	const char *kind;
	const char *v[LINES_MOST];
	size_t n;
};

struct ds_state {
	struct ds_arena arena;
	char *path[JOURNALS]; /* owned; NULL: there is no home */
	struct position *position;
	size_t position_n, position_cap;
	struct ds_note *note;
	size_t note_n, note_cap;
	struct lines lines[KINDS_MOST];
	size_t lines_n;
	struct ds_error trouble;
};

/* ---- names --------------------------------------------------------------------------------------------------- */

void ds_state_name(const char *doc, struct ds_buf *out)
{
	char *cwd = NULL;
	size_t begin = out->n;
	if (strcmp(doc, "-") != 0 && strstr(doc, "://"))
		ds_buf_addz(out, doc);
	else if (strcmp(doc, "-") != 0 && (doc[0] == '/' || (cwd = getcwd(NULL, 0)))) {
		const char *const parts[] = { doc[0] == '/' ? "" : cwd, doc };
		for (size_t k = 0; k < DS_COUNT(parts); k++) {
			for (const char *p = parts[k]; *p; p += strspn(p, "/")) {
				size_t n = strcspn(p, "/");
				if (n == 2 && p[0] == '.' && p[1] == '.') {
					while (out->n > begin && out->p[--out->n] != '/') {
					}
				} else if (n > 0 && !(n == 1 && p[0] == '.')) {
					ds_buf_addc(out, '/');
					ds_buf_add(out, p, n);
				}
				p += n;
			}
		}
	}
	free(cwd);
	ds_buf_addc(out, 0);
	out->n--;
}

/* ---- journals ------------------------------------------------------------------------------------------------ */

static struct ds_str keep(struct ds_state *s, struct ds_str words)
{
	return ds_arena_copy(&s->arena, words);
}

static uint32_t number_of(struct ds_str field)
{
	uint64_t n = 0;
	for (size_t i = 0; i < field.n && field.p[i] >= '0' && field.p[i] <= '9' && n < UINT32_MAX; i++)
		n = n * 10 + (uint64_t)(field.p[i] - '0');
	return n < UINT32_MAX ? (uint32_t)n : UINT32_MAX;
}

static void journal_say(struct ds_state *s, enum journal j, const struct ds_str *field, size_t n)
{
	struct ds_buf line = { 0 };
	if (!s->path[j])
		return;
	journal_line(&line, field, n);
	journal_append(s->path[j], (struct ds_str){ line.p, line.n }, &s->trouble);
	ds_buf_done(&line);
}

static size_t position_index(const struct ds_state *s, struct ds_str name, uint32_t article)
{
	for (size_t i = s->position_n; i-- > 0;) { /* the newest are asked for most */
		if (s->position[i].article == article && ds_str_eq(s->position[i].name, name))
			return i;
	}
	return SIZE_MAX;
}

/* The newest stands last; byte 0 takes it out. */
static void position_put(struct ds_state *s, struct ds_str name, uint32_t article, uint32_t byte)
{
	size_t i = position_index(s, name, article);
	struct position p = { i == SIZE_MAX ? keep(s, name) : s->position[i].name, article, byte };
	if (i == SIZE_MAX && s->position_n == POSITIONS_MOST)
		i = 0;
	if (i != SIZE_MAX)
		memmove(s->position + i, s->position + i + 1, (--s->position_n - i) * sizeof(p));
	if (byte == 0)
		return;
	s->position = ds_grow(s->position, &s->position_cap, s->position_n + 1, sizeof(p));
	s->position[s->position_n++] = p;
}

static void position_line(void *ctx, const struct ds_str f[JOURNAL_FIELDS])
{
	position_put(ctx, f[0], number_of(f[1]), number_of(f[2]));
}

static void note_take(struct ds_state *s, size_t i)
{
	memmove(s->note + i, s->note + i + 1, (--s->note_n - i) * sizeof(*s->note));
}

static bool note_same(const struct ds_note *a, const struct ds_note *b)
{
	if (a->mark || b->mark)
		return a->mark == b->mark;
	return a->article == b->article && a->byte == b->byte && ds_str_eq(a->name, b->name);
}

/* A note without words and mark takes out what stood in its place. */
static void note_put(struct ds_state *s, const struct ds_note *n)
{
	for (size_t i = 0; i < s->note_n; i++) {
		if (note_same(&s->note[i], n)) {
			note_take(s, i);
			break;
		}
	}
	if (n->name.n == 0 || (n->text.n == 0 && !n->mark))
		return;
	s->note = ds_grow(s->note, &s->note_cap, s->note_n + 1, sizeof(*n));
	s->note[s->note_n++] =
	    (struct ds_note){ keep(s, n->name),  n->article,        n->byte,          n->mark,
			      keep(s, n->title), keep(s, n->quote), keep(s, n->text), keep(s, n->when) };
}

static void note_line(void *ctx, const struct ds_str f[JOURNAL_FIELDS])
{
	char mark = f[3].n == 1 && f[3].p[0] >= 'a' && f[3].p[0] <= 'z' ? f[3].p[0] : 0;
	struct ds_note n = { f[0], number_of(f[1]), number_of(f[2]), mark, f[4], f[5], f[6], f[7] };
	note_put(ctx, &n);
}

static struct lines *lines_of(struct ds_state *s, const char *kind)
{
	for (size_t k = 0; k < s->lines_n; k++) {
		if (strcmp(s->lines[k].kind, kind) == 0)
			return &s->lines[k];
	}
	if (s->lines_n == KINDS_MOST)
		return NULL;
	s->lines[s->lines_n].kind = keep(s, ds_str_of(kind)).p;
	return &s->lines[s->lines_n++];
}

static bool line_put(struct ds_state *s, const char *kind, struct ds_str line)
{
	struct lines *l = lines_of(s, kind);
	if (!l || (l->n > 0 && ds_str_eq(ds_str_of(l->v[l->n - 1]), line)))
		return false;
	if (l->n == LINES_MOST)
		memmove(l->v, l->v + 1, --l->n * sizeof(l->v[0]));
	l->v[l->n++] = keep(s, line).p;
	return true;
}

static void history_line(void *ctx, const struct ds_str f[JOURNAL_FIELDS])
{
	char kind[32];
	if (f[0].n > 0 && f[0].n < sizeof(kind) && f[1].n > 0) {
		memcpy(kind, f[0].p, f[0].n);
		kind[f[0].n] = 0;
		line_put(ctx, kind, f[1]);
	}
}

/* ---- writing a long journal anew ----------------------------------------------------------------------------- */

static void position_write(const struct position *p, struct ds_buf *out)
{
	char article[16], byte[16];
	snprintf(article, sizeof(article), "%u", p->article);
	snprintf(byte, sizeof(byte), "%u", p->byte);
	journal_line(out, (const struct ds_str[]){ p->name, ds_str_of(article), ds_str_of(byte) }, 3);
}

static void note_fields(const struct ds_note *n, char number[2][16], struct ds_str field[JOURNAL_FIELDS])
{
	snprintf(number[0], 16, "%u", n->article);
	snprintf(number[1], 16, "%u", n->byte);
	field[0] = n->name;
	field[1] = ds_str_of(number[0]);
	field[2] = ds_str_of(number[1]);
	field[3] = (struct ds_str){ &n->mark, n->mark != 0 };
	field[4] = n->title;
	field[5] = n->quote;
	field[6] = n->text;
	field[7] = n->when;
}

static void journal_renew(struct ds_state *s, enum journal j)
{
	struct ds_buf b = { 0 };
	struct ds_str field[JOURNAL_FIELDS];
	char number[2][16];
	for (size_t i = 0; j == JOURNAL_POSITIONS && i < s->position_n; i++)
		position_write(&s->position[i], &b);
	for (size_t i = 0; j == JOURNAL_NOTES && i < s->note_n; i++) {
		note_fields(&s->note[i], number, field);
		journal_line(&b, field, JOURNAL_FIELDS);
	}
	for (size_t k = 0; j == JOURNAL_HISTORY && k < s->lines_n; k++) {
		for (size_t i = 0; i < s->lines[k].n; i++)
			journal_line(
			    &b, (const struct ds_str[]){ ds_str_of(s->lines[k].kind), ds_str_of(s->lines[k].v[i]) },
			    2);
	}
	ds_home_write(s->path[j], (struct ds_str){ b.p, b.n }, &s->trouble);
	ds_buf_done(&b);
}

static size_t journal_size(const struct ds_state *s, enum journal j)
{
	size_t n = 0;
	for (size_t k = 0; k < s->lines_n; k++)
		n += s->lines[k].n;
	return j == JOURNAL_POSITIONS ? s->position_n : j == JOURNAL_NOTES ? s->note_n : n;
}

struct ds_state *ds_state_open(void)
{
	static journal_fn *const take[JOURNALS] = { position_line, note_line, history_line };
	struct ds_state *s = ds_alloc(sizeof(*s));
	*s = (struct ds_state){ 0 };
	for (int j = 0; j < JOURNALS; j++) {
		struct ds_buf path = { 0 };
		if (!ds_home_path(DS_HOME_STATE, journal_names[j], &path)) {
			ds_fail(&s->trouble, DS_ERR_WRITE,
				"there is no home for marks and notes; set HOME or XDG_STATE_HOME");
			continue;
		}
		s->path[j] = path.p;
		size_t lines = journal_read(path.p, take[j], s, &s->trouble);
		if (lines > 2 * journal_size(s, (enum journal)j) + SLACK)
			journal_renew(s, (enum journal)j);
	}
	return s;
}

void ds_state_close(struct ds_state *s)
{
	if (!s)
		return;
	for (int j = 0; j < JOURNALS; j++)
		free(s->path[j]);
	free(s->position);
	free(s->note);
	ds_arena_done(&s->arena);
	free(s);
}

const char *ds_state_trouble(const struct ds_state *s)
{
	return s->trouble.status != DS_OK ? s->trouble.text : NULL;
}

/* ---- the door ------------------------------------------------------------------------------------------------ */

bool ds_state_position(const struct ds_state *s, const char *name, uint32_t article, uint32_t *byte)
{
	size_t i = position_index(s, ds_str_of(name), article);
	if (i != SIZE_MAX)
		*byte = s->position[i].byte;
	return i != SIZE_MAX;
}

void ds_state_position_set(struct ds_state *s, const char *name, uint32_t article, uint32_t byte)
{
	struct ds_buf line = { 0 };
	uint32_t was = 0;
	ds_state_position(s, name, article, &was);
	if (!name[0] || was == byte)
		return;
	position_put(s, ds_str_of(name), article, byte);
	if (s->path[JOURNAL_POSITIONS]) {
		position_write(&(struct position){ ds_str_of(name), article, byte }, &line);
		journal_append(s->path[JOURNAL_POSITIONS], (struct ds_str){ line.p, line.n }, &s->trouble);
	}
	ds_buf_done(&line);
}

const struct ds_note *ds_state_notes(const struct ds_state *s, size_t *n)
{
	*n = s->note_n;
	return s->note;
}

void ds_state_note(struct ds_state *s, const struct ds_note *note)
{
	struct ds_str field[JOURNAL_FIELDS];
	struct ds_note n = *note;
	char number[2][16], when[32] = "";
	struct tm tm;
	time_t now = time(NULL);
	if (localtime_r(&now, &tm))
		strftime(when, sizeof(when), "%Y-%m-%d %H:%M", &tm);
	n.when = ds_str_of(when);
	note_fields(&n, number, field);
	journal_say(s, JOURNAL_NOTES, field, JOURNAL_FIELDS);
	note_put(s, &n);
}

void ds_state_note_remove(struct ds_state *s, size_t i)
{
	struct ds_str field[JOURNAL_FIELDS];
	char number[2][16];
	if (i >= s->note_n)
		return;
	struct ds_note gone = s->note[i];
	gone.text = DS_STR("");
	if (gone.mark) /* a letter without a place */
		gone.name = DS_STR("");
	note_fields(&gone, number, field);
	journal_say(s, JOURNAL_NOTES, field, JOURNAL_FIELDS);
	note_take(s, i);
}

size_t ds_state_lines(const struct ds_state *s, const char *kind, const char *v[32])
{
	for (size_t k = 0; k < s->lines_n; k++) {
		if (strcmp(s->lines[k].kind, kind) != 0)
			continue;
		memcpy(v, s->lines[k].v, s->lines[k].n * sizeof(v[0]));
		return s->lines[k].n;
	}
	return 0;
}

void ds_state_line_add(struct ds_state *s, const char *kind, const char *line)
{
	if (line_put(s, kind, ds_str_of(line)))
		journal_say(s, JOURNAL_HISTORY, (const struct ds_str[]){ ds_str_of(kind), ds_str_of(line) }, 2);
}
