/* view.h: what a reader sees and does, without any terminal. The door of src/view.
 *
 * A view keeps the state of the interface. Keys change it and say what became stale; drawing takes a const view and
 * fills a grid of cells; nobody here reads files or writes to a terminal. src/term turns real keys into struct ds_key
 * and the grid into bytes; tests do both in memory.
 *
 *   key ──► ds_view_key ──► stale bits ──► ds_view_draw ──► struct ds_screen ──► painter or dump
 */
#ifndef DUSHU_VIEW_H
#define DUSHU_VIEW_H

#include "base.h"
#include "config.h"
#include "extract.h"
#include "library.h"
#include "state.h"
#include "text.h"

/* ---- cells ------------------------------------------------------------------------------------------------ */

/* What a cell means; a theme says how that looks. The letter is the one in dumps. */
enum ds_role {
	DS_ROLE_TEXT,        /* ' ' */
	DS_ROLE_TITLE,       /* T title of the article */
	DS_ROLE_HEADING,     /* H */
	DS_ROLE_QUIET,       /* q bylines, captions, sources, notes */
	DS_ROLE_FIGURE,      /* f */
	DS_ROLE_FIGURE_DIM,  /* d of another region than the selected one, or minor */
	DS_ROLE_FIGURE_NOW,  /* F the current one */
	DS_ROLE_MENTION,     /* m */
	DS_ROLE_MENTION_DIM, /* n */
	DS_ROLE_MENTION_NOW, /* M */
	DS_ROLE_OPEN,        /* o a place that could not be settled, and the ? beside its line */
	DS_ROLE_HIT,         /* s found by search */
	DS_ROLE_HIT_NOW,     /* S */
	DS_ROLE_MARK,        /* ! stands for a character that must not be sent */
	DS_ROLE_FRAME,       /* | lines between panes */
	DS_ROLE_PANE,        /* p heading of a pane */
	DS_ROLE_TREE,        /* t */
	DS_ROLE_TREE_COUNT,  /* c */
	DS_ROLE_TREE_NOW,    /* X selected row of the pane that has the keys */
	DS_ROLE_TREE_REST,   /* x selected row of the other pane */
	DS_ROLE_BAR,         /* b */
	DS_ROLE_BAR_STRONG,  /* B */
	DS_ROLE_BAR_QUIET,   /* r */
	DS_ROLE_ALERT,       /* E messages */
	DS_ROLE_PROMPT,      /* > */
	DS_ROLE_GUTTER,      /* g figures in the minimap */
	DS_ROLE_GUTTER_HERE, /* h the part on the screen */
	DS_ROLE_KEY,         /* k names of keys */
	DS_ROLES
};

/* A grapheme cluster and its cells. A wide one owns two cells, the second with width 0 and no bytes. */
#define DS_CELL_BYTES 28
struct ds_cell {
	char s[DS_CELL_BYTES]; /* n bytes of UTF-8; zeros after them, so that cells compare as memory */
	uint8_t n;
	uint8_t width;  /* 1 or 2; 0 for the second half */
	uint8_t role;   /* enum ds_role */
	uint8_t wobbly; /* terminals disagree about its width */
};

struct ds_rect {
	int x, y, w, h;
};

/* Tells rows that are as they were from others, so that nobody has to look at all their cells: whoever writes to a row
 * gives it a new stamp, and a row that moves takes its stamp along. Never 0. */
struct ds_stamp {
	uint64_t flow, rest; /* of the columns of flow, and of those beside them */
};

/* What the pane of the article drew last: for src/view, which draws only what is no longer so. */
struct ds_drawn {
	const void *doc; /* NULL: all is to be drawn */
	struct ds_rect at;
	uint32_t laid, block, line; /* the first row */
	uint32_t now, now_i;        /* what was current */
	uint32_t hits;              /* which hits of a search were marked */
	struct ds_span hit;         /* and the one among them that was current */
};

struct ds_screen {
	int w, h;
	struct ds_cell **rows;  /* h of them, of w cells; owned */
	int cursor_x, cursor_y; /* the real cursor, always on the selected thing */
	bool caret;             /* it is a text caret: as visible as the terminal can show it */
	struct ds_rect flow;    /* the part whose rows move together when the reader scrolls */
	enum ds_ambiguous amb;
	struct ds_stamp *stamps; /* of each row; owned */
	struct ds_cell *cells;   /* where the rows are, in no order; owned */
	uint64_t clock;          /* the last one given */
	struct ds_drawn drawn;
};

void ds_screen_init(struct ds_screen *s, enum ds_ambiguous amb);
void ds_screen_done(struct ds_screen *s);
void ds_screen_resize(struct ds_screen *s, int w, int h); /* blank afterwards */
/* Sets flow; other columns than before give every row new stamps. */
void ds_screen_flow(struct ds_screen *s, struct ds_rect flow);
void ds_screen_clear(struct ds_screen *s, int x, int y, int w, int h, enum ds_role role);
/* Moves the rows of a rectangle up (by > 0) or down by less than its height. Those that nothing moves to keep what they
 * show, and are to be written. */
void ds_screen_scroll(struct ds_screen *s, struct ds_rect at, int by);
/* Writes as much of text as fits into [x, end) of row y, control characters as marks, never half a character.
 * Returns the column after it. */
int ds_screen_put(struct ds_screen *s, int x, int y, int end, struct ds_str text, enum ds_role role);
/* The same; a text too long for the room ends in "…". */
int ds_screen_put_cut(struct ds_screen *s, int x, int y, int end, struct ds_str text, enum ds_role role);
/* Rows of text, then rows of role letters, right-trimmed both, then the cursor. */
void ds_screen_dump(const struct ds_screen *s, struct ds_buf *out);
void ds_screen_dump_text(const struct ds_screen *s, struct ds_buf *out); /* the rows alone, right-trimmed */

/* ---- looks ------------------------------------------------------------------------------------------------ */

enum { DS_LOOK_BOLD = 1, DS_LOOK_DIM = 2, DS_LOOK_UNDERLINE = 4, DS_LOOK_REVERSE = 8, DS_LOOK_ITALIC = 16 };
/* A colour: -1 the ground of the theme; 0-255 of the palette of 256; DS_RGB of any. */
enum { DS_RGB_BIT = 1 << 24, DS_COLOURS_DIRECT = 1 << 24 };
#define DS_RGB(rgb) (DS_RGB_BIT | (rgb))
struct ds_style {
	int32_t fg, bg;
	uint8_t look; /* DS_LOOK_* */
};
struct ds_theme {
	const char *name;
	const char *about;
	int colours;            /* how many the terminal must have */
	struct ds_style ground; /* of text; -1: the terminal's own */
	struct {
		uint32_t darkest, lightest;
	} on;                         /* the grounds it can be read on, when it brings none */
	const struct ds_style *style; /* DS_ROLES of them */
};
/* By name; NULL when unknown. No name: the one of the terminal's own palette. Where the terminal has fewer colours
 * than the theme needs, the one of the same name for fewer, at last the one without any. */
const struct ds_theme *ds_theme_get(const char *name, int colours);
const char *ds_theme_name(size_t i); /* each name once; NULL behind the last */
/* The one to be read on a ground (0xrrggbb). */
const struct ds_theme *ds_theme_for(uint32_t ground, int colours);
const struct ds_theme *ds_theme_nth(size_t i); /* NULL after the last; some share a name */
/* The nearest of so many colours: 256, or less; -1 for one that a terminal of 8 or 16 has not. */
int32_t ds_colour_near(int32_t colour, int colours);
/* What the colour is as 0xrrggbb; those of the first 16, which every terminal paints as it likes, are those of xterm. */
uint32_t ds_colour_rgb(int32_t colour);
/* Contrast of two colours (0xrrggbb), 1 to 21, as WCAG 2.1 computes it. */
double ds_colour_contrast(uint32_t a, uint32_t b);

/* ---- keys ------------------------------------------------------------------------------------------------- */

enum ds_key_code {
	DS_KEY_NAMED = 0x110000, /* below: Unicode code points; 1-31 and 127 are the control keys */
	DS_KEY_UP,
	DS_KEY_DOWN,
	DS_KEY_LEFT,
	DS_KEY_RIGHT,
	DS_KEY_HOME,
	DS_KEY_END,
	DS_KEY_PGUP,
	DS_KEY_PGDN,
	DS_KEY_INSERT,
	DS_KEY_DELETE,
	DS_KEY_BACKTAB,
	DS_KEY_ESC,
	DS_KEY_F1,
	DS_KEY_F2,
	DS_KEY_F3,
	DS_KEY_F4,
	DS_KEY_F5,
	DS_KEY_F6,
	DS_KEY_F7,
	DS_KEY_F8,
	DS_KEY_F9,
	DS_KEY_F10,
	DS_KEY_F11,
	DS_KEY_F12,
	DS_KEY_WHEEL_UP,
	DS_KEY_WHEEL_DOWN,
	DS_KEY_CLICK,
	DS_KEY_CTRL_I,          /* where the terminal tells it from Tab */
	DS_KEY_META = 0x400000, /* a bit: typed with Alt */
};
struct ds_key {
	uint32_t code;
	int16_t x, y; /* cell, for the mouse */
};
/* "j", "]", "^D", "Space", "PgDn", "M-x": the names of the key table, of help and of scripts. */
bool ds_key_parse(struct ds_str name, struct ds_key *out);
size_t ds_key_name(uint32_t code, char out[24]);

/* ---- the view --------------------------------------------------------------------------------------------- */

enum {
	DS_STALE_TREE = 1,
	DS_STALE_PAGE = 2,
	DS_STALE_BAR = 4,
	/* What only follows from scrolling: the map, the per cent, what is said of a figure that became current. It may
	 * wait while keys come; whoever draws the bar draws it too. */
	DS_STALE_REST = 8,
	DS_STALE_ALL = 15,
	DS_WANT_QUIT = 16,
	DS_WANT_SUSPEND = 32,
	DS_WANT_REPAINT = 64,    /* write every cell again */
	DS_WANT_MOUSE = 128,     /* switch listening to the mouse */
	DS_WANT_COPY = 256,      /* ds_view_copied to the clipboard */
	DS_MORE = 512,           /* call ds_view_work again when no key waits */
	DS_WANT_PROGRAM = 2048,  /* run ds_view_program with the terminal, then come back */
	DS_WANT_EXPORT = 4096,   /* write ds_view_export to a file, and note how it went */
	DS_WANT_SETTINGS = 1024, /* a setting changed: look at theme, mouse and the like again */
};

struct ds_view;
struct ds_view_options {
	struct ds_state *state;      /* what is left behind goes here; borrowed until ds_view_free; NULL: nowhere */
	enum ds_ambiguous ambiguous; /* 0: narrow */
	struct ds_config *config;    /* borrowed until ds_view_free; NULL: everything as it comes */
};

/* Tells what is wrong with the keys that a configuration binds, by ds_config_complain. */
void ds_view_check_keys(struct ds_config *config);

/* lib is borrowed until ds_view_free. opt may be NULL. */
struct ds_view *ds_view_new(struct ds_library *lib, const struct ds_view_options *opt);
void ds_view_free(struct ds_view *v);
void ds_view_resize(struct ds_view *v, int w, int h);
void ds_view_set_ambiguous(struct ds_view *v, enum ds_ambiguous amb); /* everything is stale then */
/* What the key did: DS_STALE_* and DS_WANT_* bits. Constant work, however large article and library are. */
unsigned ds_view_key(struct ds_view *v, struct ds_key key);
unsigned ds_view_paste(struct ds_view *v, struct ds_str text); /* into a prompt; nothing elsewhere */
/* Takes in what the library has read and does one bounded step (about 2 ms) of waiting work. */
unsigned ds_view_work(struct ds_view *v);
bool ds_view_waits(const struct ds_view *v);                 /* a list goes on when more articles are read */
void ds_view_note(struct ds_view *v, struct ds_str message); /* shown in the bar until the next key */
/* A text with the keys of commands named in it, as they are bound now: "{help} help" becomes "? help". */
void ds_view_hint(const struct ds_view *v, const char *text, struct ds_buf *out);
/* Draws the stale parts; the screen must have the view's size and the frame before in it. */
void ds_view_draw(const struct ds_view *v, unsigned stale, struct ds_screen *s);
struct ds_str ds_view_copied(const struct ds_view *v); /* borrowed until the next key */
/* The program and its arguments, a NUL after each; borrowed until the next key. No shell sees them. */
struct ds_str ds_view_program(const struct ds_view *v);
/* Figures of a list, as they stand there; borrowed until the next key. */
struct ds_view_export {
	const char *path; /* as typed; its end says the format */
	const struct ds_view *view;
	uint32_t n;
};
struct ds_view_figure {
	const struct ds_figure *figure;
	struct ds_str text;     /* as written */
	const char *doc;        /* the document's name */
	uint32_t article, line; /* in it, from 1 */
	struct ds_span source;  /* bytes of its decoded text */
};
struct ds_view_figure ds_view_export_row(const struct ds_view *v, uint32_t i); /* i < n */
struct ds_view_export ds_view_export(const struct ds_view *v);

/* ---- setting text ----------------------------------------------------------------------------------------- */

/* A piece of a row: reading bytes [start, end) from column col on. A paragraph's rows have one piece each, a table
 * row's one for every cell, and with pinyin one for every character that needs a column of its own. Sorted by row, then
 * column. Only blanks at a row's end may stand outside the width. In the order of `start` the pieces hold every byte of
 * the block but the TABs between table cells. */
struct ds_set_piece {
	uint32_t start, end;
	uint32_t row;
	uint16_t col;
	const char *over; /* a reading, shown in place of bytes (there are none: end is start); NULL; static */
};
struct ds_set_block {
	const struct ds_set_piece *v;
	uint32_t n;
	uint32_t rows;  /* at least 1 */
	uint32_t above; /* blank rows wanted above it, when it is not the first on the page */
	bool over;      /* rows 0, 2, 4 … have the readings of the row after them */
};

/* Sets blocks in so many cells (at least 4). The last two of 24 or more are for punctuation that hangs. One setter per
 * thread. */
struct ds_setter;
struct ds_setter *ds_setter_new(enum ds_ambiguous amb);
void ds_setter_free(struct ds_setter *s);
/* Pinyin above the words, in rows of 12 cells or more. */
void ds_setter_pinyin(struct ds_setter *s, bool on);
/* *out is borrowed until the next call. Linear in the length of the block. */
void ds_setter_run(struct ds_setter *s, const struct ds_doc *d, uint32_t block, int width,
		   struct ds_set_block *out);
/* The same for a text on its own. */
void ds_setter_text(struct ds_setter *s, struct ds_str text, int width, struct ds_set_block *out);

/* Forgets what it knows about a document that is about to be freed. */
void ds_setter_forget(struct ds_setter *s);

/* One thing to show, beginning at off < s.n: a grapheme cluster, or a mark that stands for a character which must not
 * reach a terminal (controls, escape sequences, bidi controls). */
struct ds_glyph {
	size_t end;     /* off of what follows */
	unsigned width; /* cells; 0: nothing is shown (zero-width space, soft hyphen) */
	bool mark;      /* bytes are not the text's own */
	bool wobbly;    /* terminals disagree about its width */
	uint8_t n;      /* bytes to show */
	char s[DS_CELL_BYTES];
};
void ds_glyph_next(struct ds_str s, size_t off, enum ds_ambiguous amb, struct ds_glyph *out);

#endif
