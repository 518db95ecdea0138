/* keymap.h: private to src/view. Actions, the table of keys as they come, and the keys that are in force: those of the
 * table, changed by a preset and by what the person bound. Dispatch, help and the command line all read these. */
#ifndef DUSHU_VIEW_KEYMAP_H
#define DUSHU_VIEW_KEYMAP_H

#include "dushu/config.h"
#include "dushu/view.h"

enum context {
	IN_ANY,
	IN_TREE,
	IN_PAGE,
	IN_TABLE,
	IN_COMPARE,
	IN_CHECKS,
	IN_WHY,
	IN_LINKS,
	IN_LIST,
	IN_HELP,
	CONTEXTS
};

enum action {
	ACT_NONE,
	/* moving: every pane */
	ACT_DOWN,
	ACT_UP,
	ACT_PAGE_DOWN,
	ACT_PAGE_UP,
	ACT_HALF_DOWN,
	ACT_HALF_UP,
	ACT_FIRST,
	ACT_PERCENT,
	ACT_LAST,
	ACT_WHEEL_DOWN,
	ACT_WHEEL_UP,
	/* article */
	ACT_FIGURE_NEXT,
	ACT_FIGURE_PREV,
	ACT_MENTION_NEXT,
	ACT_MENTION_PREV,
	ACT_ARTICLE_NEXT,
	ACT_ARTICLE_PREV,
	ACT_SEARCH,
	ACT_SEARCH_BACK,
	ACT_HIT_NEXT,
	ACT_HIT_PREV,
	ACT_HITS,
	ACT_HIT_HERE,
	ACT_MINOR,
	ACT_SCRIPT,
	ACT_PINYIN,
	ACT_COPY,
	ACT_MARK,
	ACT_MARK_GO,
	ACT_TO_REGION,
	ACT_FIGURES,
	ACT_SURVEY,
	ACT_COMPARE,
	ACT_CHECKS,
	ACT_WHY,
	ACT_LINKS,
	ACT_LINK,
	ACT_VISIT,
	ACT_BROWSE,
	ACT_LINK_PLACE,
	ACT_JUMP_BACK,
	ACT_JUMP_FORWARD,
	ACT_CONTENTS,
	ACT_WHERE,
	ACT_NOTE,
	ACT_NOTES,
	ACT_UNREAD,
	ACT_LIST_REMOVE,
	ACT_LOOKUP,
	ACT_BARE,
	/* tree */
	ACT_OPEN,
	ACT_CLOSE,
	ACT_ENTER,
	ACT_SORT,
	ACT_REGION_FIND,
	ACT_TO_TREE,
	/* table of figures */
	ACT_TABLE_SORT,
	ACT_TABLE_REVERSE,
	ACT_TABLE_FILTER,
	ACT_EXPORT,
	/* everywhere */
	ACT_OTHER_PANE,
	ACT_COMMAND,
	ACT_HELP,
	ACT_MOUSE,
	ACT_CLICK,
	ACT_REPAINT,
	ACT_SUSPEND,
	ACT_BACK,
	ACT_QUIT,
	ACT_REPEAT,
	ACT_LINE, /* a command line that was bound to a key */
	ACTIONS
};

struct binding {
	enum context where;
	const char *keys; /* separated by blanks: j, Down, ^N, M-x; several in a row: gg, g<Up> */
	enum action action;
	const char *command; /* its name, said once for each action */
	const char *text;    /* for help, translated where shown; NULL: not listed */
};

extern const struct binding bindings[];
extern const size_t bindings_n;
extern const char *const context_names[CONTEXTS]; /* for help */
extern const char *const context_words[CONTEXTS]; /* in a configuration */

/* What a preset does to the table: keys that get another command, or none (NULL). */
struct preset_row {
	const char *preset;
	enum context where;
	const char *keys;
	const char *command;
};

enum { KEYS_IN_ROW = 4 };

/* A row of keys from its name, "gg", "^X^C", "g<Up>", "PgDn"; returns how many, 0 when it is no such name. */
size_t key_row_parse(struct ds_str name, uint32_t out[KEYS_IN_ROW]);
void key_row_name(const uint32_t *keys, size_t n, struct ds_buf *out);

/* Keys in force. */
struct bound {
	uint32_t key[KEYS_IN_ROW];
	uint8_t n;
	uint8_t where;    /* enum context */
	uint8_t action;   /* enum action */
	uint8_t origin;   /* enum bound_origin */
	uint32_t line;    /* of the configuration */
	const char *text; /* the line of ACT_LINE; borrowed from the configuration */
};
enum bound_origin { BOUND_TABLE, BOUND_PRESET, BOUND_PERSON };

struct keymap {
	struct bound *v;
	size_t n, cap;
	uint32_t built; /* how often */
};

/* Fills m, which may hold an older map. config may be NULL. Lines that name no context, key or command and keys that
 * can never be typed are told to fn (may be NULL), with their line. */
typedef void keymap_problem_fn(void *ctx, uint32_t line, const char *text);
void keymap_build(struct keymap *m, const struct ds_config *config, keymap_problem_fn *fn, void *ctx);
void keymap_done(struct keymap *m);

/* What n keys in a row mean in a context: *out, or NULL and whether more keys may follow. */
const struct bound *keymap_find(const struct keymap *m, enum context where, const uint32_t *keys, size_t n,
				bool *more);
/* The first row of keys that does this in a context and is not hidden there by another; NULL. */
const struct bound *keymap_first(const struct keymap *m, enum context where, enum action a);
/* The keys for an action in a context, as help shows them: names separated by blanks, into out. */
void keymap_names(const struct keymap *m, enum context where, enum action a, struct ds_buf *out);

/* May an action be given in a context? */
bool keymap_offers(enum context where, enum action a);
/* The action of a command that may be given there, or a unique beginning of one; ACT_NONE. */
enum action keymap_command(enum context where, struct ds_str name);
/* i-th name of a command; NULL behind the last. */
const char *keymap_command_name(size_t i);

#endif
