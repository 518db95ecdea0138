/* notes.c: dushu notes: the marks and notes that were made in the reader, as records. */
#include "commands.h"

#include <stdio.h>

#include "dushu/state.h"

enum { NOTE_DOC, NOTE_ARTICLE, NOTE_TITLE, NOTE_MARK, NOTE_WHEN, NOTE_QUOTE, NOTE_NOTE, NOTE_FIELDS };

/* clang-format off */
static const struct field note_fields[NOTE_FIELDS] = {
	[NOTE_DOC]     = { "doc",     4, FIELD_PATH,   "absolute path or address of the source" },
	[NOTE_ARTICLE] = { "article", 5, FIELD_NUMBER, "number of the article in the source, from 1" },
	[NOTE_TITLE]   = { "title",   3, FIELD_TEXT,   "title of the article" },
	[NOTE_MARK]    = { "mark",    2, FIELD_TEXT,   "the letter of a mark" },
	[NOTE_WHEN]    = { "when",    6, FIELD_TEXT,   "when it was made: 2024-07-15 12:30" },
	[NOTE_QUOTE]   = { "quote",   1, FIELD_TEXT,   "the sentence there" },
	[NOTE_NOTE]    = { "note",    1, FIELD_TEXT,   "what was written about it" },
};
/* clang-format on */

const struct record_kind record_note = { "notes", note_fields, NOTE_FIELDS };

void notes_print(struct job *job)
{
	struct ds_state *state = ds_state_open();
	size_t n;
	const struct ds_note *note = ds_state_notes(state, &n);
	for (size_t i = 0; i < n; i++) {
		struct cell cells[NOTE_FIELDS];
		char digits[DS_DECIMAL_CHARS];
		cells[NOTE_DOC] = text_cell(note[i].name);
		cells[NOTE_ARTICLE] = count_cell(digits, note[i].article);
		cells[NOTE_TITLE] = text_cell(note[i].title);
		cells[NOTE_MARK] = text_cell((struct ds_str){ &note[i].mark, note[i].mark != 0 });
		cells[NOTE_WHEN] = text_cell(note[i].when);
		cells[NOTE_QUOTE] = text_cell(note[i].quote);
		cells[NOTE_NOTE] = text_cell(note[i].text);
		job_row(job, cells);
	}
	if (ds_state_trouble(state))
		job_complain(job, "%s", ds_state_trouble(state));
	ds_state_close(state);
}
