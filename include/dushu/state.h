/* state.h: what a person leaves behind: where reading stopped, marks and notes, lines that were typed. The door of
 * src/state.
 *
 * Three journals in $XDG_STATE_HOME/dushu: positions, notes, history. A change is one line appended in one write, so
 * that nothing is lost when the program or the machine stops, and two readers at the same time do not hurt each other;
 * of lines about the same thing the last one counts. A journal that has grown long is written anew when it is opened.
 *
 *   fields are separated by TAB; TAB, LF, CR and backslash in a field are \t \n \r \\
 *
 * Nothing here ever keeps anybody from reading: without a home, or when a file cannot be read or written, it is
 * forgotten at the end, and ds_state_trouble says why.
 */
#ifndef DUSHU_STATE_H
#define DUSHU_STATE_H

#include "base.h"

struct ds_state;

struct ds_state *ds_state_open(void); /* owned */
void ds_state_close(struct ds_state *s);
const char *ds_state_trouble(const struct ds_state *s); /* a message for a person; NULL: none */

/* The name that a source has in the journals: an absolute path without . and .. parts (symbolic links stay), an address
 * as it is; empty for standard input, about which nothing is kept. Written to out with a NUL after it. */
void ds_state_name(const char *doc, struct ds_buf *out);

/* ---- where reading stopped --------------------------------------------------------------------------------- */

/* byte: of the reading, the first one on the screen. False when nothing is known. */
bool ds_state_position(const struct ds_state *s, const char *name, uint32_t article, uint32_t *byte);
void ds_state_position_set(struct ds_state *s, const char *name, uint32_t article, uint32_t byte); /* 0: forget */

/* ---- marks and notes --------------------------------------------------------------------------------------- */

struct ds_note {
	struct ds_str name;  /* of the source, as ds_state_name gives it */
	uint32_t article;    /* number in the source, from 1 */
	uint32_t byte;       /* of the reading */
	char mark;           /* a-z; 0: none. A letter stands in one place only */
	struct ds_str title; /* of the article */
	struct ds_str quote; /* the words there */
	struct ds_str text;  /* what the person wrote; empty for a mark */
	struct ds_str when;  /* 2024-07-15 12:30 */
};

/* In the order in which they were made. Borrowed until the next change. */
const struct ds_note *ds_state_notes(const struct ds_state *s, size_t *n);
/* Copies everything but `when`, which becomes now. Replaces the note in the same place, or the mark of the same
 * letter. */
void ds_state_note(struct ds_state *s, const struct ds_note *note);
void ds_state_note_remove(struct ds_state *s, size_t i);

/* ---- lines that were typed --------------------------------------------------------------------------------- */

/* Newest last, at most 32 of a kind (a word such as "search"). v gets borrowed strings. */
size_t ds_state_lines(const struct ds_state *s, const char *kind, const char *v[32]);
void ds_state_line_add(struct ds_state *s, const char *kind, const char *line);

#endif
