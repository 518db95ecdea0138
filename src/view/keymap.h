/* keymap.h: private to src/view. Actions, and the one table that dispatch, help and the command line read. */
#ifndef DUSHU_VIEW_KEYMAP_H
#define DUSHU_VIEW_KEYMAP_H

#include "dushu/view.h"

enum context { IN_ANY, IN_TREE, IN_PAGE, IN_TABLE, IN_HELP, CONTEXTS };

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
	ACT_MINOR,
	ACT_COPY,
	ACT_MARK,
	ACT_MARK_GO,
	ACT_TO_REGION,
	ACT_FIGURES,
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
	ACTIONS
};

struct binding {
	enum context where;
	const char *keys; /* names, separated by blanks */
	enum action action;
	const char *command; /* for the command line; NULL when it makes no sense there */
	const char *text;    /* for help, translated where shown; NULL: not listed */
};

extern const struct binding bindings[];
extern const size_t bindings_n;
extern const char *const context_names[CONTEXTS];

/* The action of a key in a context, or of IN_ANY; ACT_NONE. */
enum action keymap_find(enum context where, uint32_t code);
/* The action of a command that may be given there, or a unique beginning of one; ACT_NONE. */
enum action keymap_command(enum context where, struct ds_str name);

#endif
