/* prompt.h: private to src/view. One line of input with its history. */
#ifndef DUSHU_VIEW_PROMPT_H
#define DUSHU_VIEW_PROMPT_H

#include "complete.h"
#include "dushu/view.h"

enum prompt_kind {
	PROMPT_NONE,
	PROMPT_SEARCH,
	PROMPT_SEARCH_BACK,
	PROMPT_HITS,
	PROMPT_REGION,
	PROMPT_COMMAND,
	PROMPT_FILTER,
	PROMPT_HELP,
	PROMPT_LIST,
	PROMPT_NOTE,
	PROMPT_LOOKUP,
	PROMPT_EXPORT,
	PROMPTS
};

enum { PROMPT_BYTES = 255, PROMPT_HISTORY = 32 };

struct prompt_history {
	char *v[PROMPT_HISTORY]; /* newest last; owned */
	int n;
};

struct prompt {
	enum prompt_kind kind;
	char text[PROMPT_BYTES + 1]; /* valid UTF-8 */
	size_t n, caret;             /* bytes; the caret on a cluster's boundary */
	struct completion done;      /* what Tab offered */
	int recall;                  /* which entry of the history shows; history n: the new line */
	struct prompt_history history[PROMPTS];
};

enum prompt_result {
	PROMPT_GOES_ON,
	PROMPT_CHANGED,
	PROMPT_ENTERED,
	PROMPT_LEFT,
	PROMPT_UP,
	PROMPT_DOWN,
	PROMPT_TAB
};

/* The name under which the lines of a kind of prompt are kept; NULL: they are not. */
extern const char *const prompt_kinds[PROMPTS];
void prompt_remember(struct prompt *p, enum prompt_kind kind, const char *line);
void prompt_open(struct prompt *p, enum prompt_kind kind, struct ds_str text);
void prompt_close(struct prompt *p, bool remember);
void prompt_done(struct prompt *p);
enum prompt_result prompt_key(struct prompt *p, struct ds_key key);
bool prompt_insert(struct prompt *p, struct ds_str text); /* cut at what fits; controls left out */
void prompt_set(struct prompt *p, struct ds_str text);
bool prompt_recall(struct prompt *p, int dir);
static inline struct ds_str prompt_text(const struct prompt *p)
{
	return (struct ds_str){ p->text, p->n };
}

/* Draws into [x, end) of row y with the real cursor at the caret; returns the column after it. */
int prompt_draw(const struct prompt *p, struct ds_screen *s, int x, int y, int end);

#endif
