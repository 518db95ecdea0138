/* app.h: private to src/view. The state of the whole interface and who does what with it. */
#ifndef DUSHU_VIEW_APP_H
#define DUSHU_VIEW_APP_H

#include "dushu/view.h"
#include "checks.h"
#include "compare.h"
#include "dushu/state.h"
#include "keymap.h"
#include "links.h"
#include "list.h"
#include "page.h"
#include "prompt.h"
#include "search.h"
#include "table.h"
#include "outline.h"
#include "why.h"

enum { LEAST_W = 24, LEAST_H = 6, TWO_PANES_W = 100 };

enum { JUMPS_MOST = 64 };

enum waiting { WAIT_NOTHING, WAIT_MARK, WAIT_MARK_GO, WAIT_VISIT };

struct spot {
	ds_article_id id; /* DS_ARTICLE_NONE: unset */
	uint32_t byte;
};

/* Going on with a search in the other articles, one a step. */
struct across {
	bool on;
	int dir;
	ds_article_id id, from;
	uint32_t looked; /* articles so far */
	uint32_t block;  /* where to go on in id */
	bool waits;      /* for id to be read */
};

/* The list of sentences that tell of something: how far it has come. */
struct sweep {
	bool on;
	bool place;              /* of the tree's region; else the words of the search */
	uint32_t looked, block;  /* articles so far, and where to go on in the next one */
	uint32_t rows, articles; /* with how many sentences, in how many of them */
	struct span_list found;  /* in the article that is looked at */
};

/* The figures of all articles, gathered for the list of figures: how far it has come. */
struct survey {
	bool on;
	bool minor, full;       /* minor ones too; as many as the list holds */
	struct ds_place within; /* of this region; NONE: of all */
	char words[256];        /* that a row must have; empty: none */
	uint32_t looked, next;  /* articles so far, and the figure to go on with in the next one; 0: its first */
	uint32_t shown;         /* rows when the list was last made anew */
	struct spot wanted;     /* the figure to be chosen when it is there */
};

struct ds_view {
	struct ds_library *lib;
	enum ds_ambiguous amb;
	int w, h;
	enum context focus;   /* IN_TREE or IN_PAGE */
	enum context overlay; /* IN_HELP, IN_TABLE, IN_CHECKS; IN_ANY: none */
	struct outline tree;
	struct page page;
	struct search search;
	uint32_t hit;            /* index of the current hit; UINT32_MAX: none */
	uint32_t hit_byte;       /* where it stands: indices move while the search goes on */
	int hit_wanted;          /* a hit to jump to when it is found: 1 the next, -1 the last before, 0 none */
	struct spot search_from; /* where the reader was before the prompt */
	struct across across;
	struct sweep sweep;
	struct survey survey;
	struct prompt prompt;
	struct table table;
	struct compare compare;
	struct checks checks;
	struct why why;
	struct links links;
	struct list list;
	bool bare;              /* nothing but the text */
	struct ds_state *state; /* NULL: nothing is kept */
	struct ds_buf program;  /* ds_view_program */
	struct ds_buf export;   /* the path of ds_view_export, with a NUL */
	struct ds_buf visit;    /* what is opened, or asked about: an address or a path, with a NUL */
	struct spot visit_to; /* where to go in it: id counts its articles from 0; DS_ARTICLE_NONE: its beginning */
	bool visiting;        /* it is on its way */
	uint32_t help_top;
	char help_filter[PROMPT_BYTES + 1];
	struct ds_config *config; /* NULL: everything as it comes */
	struct keymap keys;
	struct {
		uint32_t built; /* of keys; 0: it has not been written */
		enum context where;
		char text[64];
	} hint;                      /* how to get help, as the bar says it with every key */
	uint32_t typed[KEYS_IN_ROW]; /* the beginning of a row of keys */
	size_t typed_n;
	struct bound last; /* the command before, for repeating it */
	unsigned long last_count;
	unsigned long count; /* digits typed before a command */
	enum waiting waiting;
	struct spot marks[26], back;
	struct spot jumps[JUMPS_MOST];
	int jump_n, jump_at; /* [jump_at, jump_n) are ahead */
	uint32_t resume;     /* byte to begin at once there are rows; 0: the top */
	unsigned
	    far; /* where the last key went of a text of which only the beginning was there: percent + 1; 0: nowhere */
	bool moved;      /* keys were pressed */
	uint32_t aim;    /* where the last key went behind that beginning; 0: nowhere */
	bool aim_within; /* to what it says of the tree's region */
	struct ds_library_progress progress;
	char note[512];
	bool note_alert;
	struct ds_buf copied;
	struct ds_buf within;        /* the tail of page.within */
	struct ds_buf within_survey; /* and of survey.within */
};

/* ---- act.c: one function an action; the result is DS_STALE_* and DS_WANT_* bits */
unsigned act_run(struct ds_view *v, enum action a, struct ds_key key);
unsigned act_bound(struct ds_view *v, const struct bound *b, struct ds_key key);
unsigned act_open_article(struct ds_view *v, ds_article_id id);
void damage_note(struct ds_view *v);                        /* says what of the page's text was damaged */
void within_set(struct ds_view *v);                         /* the page's region is that of the tree's cursor */
unsigned act_select(struct ds_view *v);                     /* the tree's cursor moved */
unsigned article_ends(struct ds_view *v, const char *what); /* says what, and where to go on */
bool articles_else(const struct ds_view *v);                /* there are others to search */
bool articles_more(const struct ds_view *v);                /* J leads somewhere */

/* ---- overlay.c: what lies over the panes */
bool overlay_move(struct ds_view *v, long rows);
bool overlay_click(struct ds_view *v, int y, bool *again);
int overlay_rows(const struct ds_view *v);
unsigned overlay_enter(struct ds_view *v);
unsigned overlay_work(struct ds_view *v); /* what a long text needs, when its pane is there */
unsigned act_figures(struct ds_view *v, struct ds_key key);
unsigned act_compare(struct ds_view *v, struct ds_key key);
unsigned act_checks(struct ds_view *v, struct ds_key key);
unsigned act_links(struct ds_view *v, struct ds_key key);
unsigned act_why(struct ds_view *v, struct ds_key key);
unsigned act_help(struct ds_view *v, struct ds_key key);

/* ---- act_tree.c: with the chosen row of the tree */
unsigned act_to_region(struct ds_view *v, struct ds_key key);
unsigned act_enter(struct ds_view *v, struct ds_key key);
unsigned act_open(struct ds_view *v, struct ds_key key);
unsigned act_close(struct ds_view *v, struct ds_key key);
unsigned act_sort(struct ds_view *v, struct ds_key key);

/* ---- visit.c: what is done with a link of the list */
unsigned act_visit(struct ds_view *v, struct ds_key key);
unsigned act_browse(struct ds_view *v, struct ds_key key);
unsigned act_link(struct ds_view *v, struct ds_key key);
unsigned act_link_place(struct ds_view *v, struct ds_key key);
unsigned visit_note(struct ds_view *v,
		    const struct ds_note *note);             /* opens what it was written in, and goes there */
unsigned visit_answer(struct ds_view *v, struct ds_key key); /* to the question of act_visit */
unsigned visit_arrive(struct ds_view *v);                    /* shows what was waited for, when it is there */
unsigned visit_stop(struct ds_view *v);

/* ---- act_jump.c */
struct spot spot_here(const struct ds_view *v);
unsigned spot_go(struct ds_view *v, struct spot to);
void jump_from(struct ds_view *v, struct spot from); /* a place to come back to */
unsigned act_jump_back(struct ds_view *v, struct ds_key key);
unsigned act_jump_forward(struct ds_view *v, struct ds_key key);
unsigned act_mark_wait(struct ds_view *v, struct ds_key key);
unsigned act_mark_go_wait(struct ds_view *v, struct ds_key key);
unsigned act_mark(struct ds_view *v, struct ds_key key);
bool article_name(const struct ds_view *v, ds_article_id id, struct ds_buf *name, uint32_t *article);
void position_leave(struct ds_view *v); /* the open article is left: remember where */
void position_take(struct ds_view *v);  /* an article was opened: go where it was left */

/* ---- hits.c: the list of sentences that tell of something */
unsigned act_hits(struct ds_view *v, struct ds_key key);
unsigned act_hit_here(struct ds_view *v, struct ds_key key);
unsigned act_where(struct ds_view *v, struct ds_key key);
unsigned hits_list(struct ds_view *v, bool place, bool again); /* again: the same words as before */
unsigned hits_step(struct ds_view *v);                         /* one article more */
unsigned hits_enter(struct ds_view *v, const struct list_row *row);

/* ---- survey.c: the list of the figures of all articles */
unsigned act_survey(struct ds_view *v, struct ds_key key);
unsigned survey_step(struct ds_view *v);  /* some figures more */
unsigned survey_again(struct ds_view *v); /* from the first article on */
unsigned survey_filter(struct ds_view *v, struct ds_str words);
unsigned survey_enter(struct ds_view *v, const struct table_held *row);

/* ---- contents.c, act_list.c */
bool contents_open(struct ds_view *v); /* fills v->list; false when there is nothing */
unsigned act_contents(struct ds_view *v, struct ds_key key);
unsigned list_enter(struct ds_view *v);
void note_write(struct ds_view *v, struct spot at, char mark, struct ds_str text);
const struct ds_note *note_marked(const struct ds_view *v, char mark); /* a mark that was kept; NULL */
struct spot note_spot(const struct ds_view *v,
		      const struct ds_note *note);                /* DS_ARTICLE_NONE: in nothing that is open */
struct ds_str note_text(const struct ds_view *v, struct spot at); /* of the note there; may be empty */
unsigned act_notes(struct ds_view *v, struct ds_key key);
unsigned act_unread(struct ds_view *v, struct ds_key key);
unsigned act_list_remove(struct ds_view *v, struct ds_key key);

/* ---- whole.c: a long text of which only the beginning was there */
unsigned whole_take(struct ds_view *v); /* shows all of it where it can be taken in now */

/* ---- act_prompt.c: prompts and what is searched with them */
unsigned act_prompt_open(struct ds_view *v, enum prompt_kind kind);
unsigned act_prompt_key(struct ds_view *v, struct ds_key key);
unsigned act_prompt_changed(struct ds_view *v);
unsigned act_hit(struct ds_view *v, long steps);
unsigned search_run(struct ds_view *v, struct ds_str words, int dir); /* from v->search_from on */
struct ds_str words_now(const struct ds_view *v); /* what the reader most likely wants to look up */
unsigned act_across_step(struct ds_view *v);      /* one article more */
/* Has a program run: the words of a setting with `what` in place of %s, or behind them. */
unsigned program_run(struct ds_view *v, const char *words, struct ds_str what);
unsigned act_line(struct ds_view *v, struct ds_str line); /* what was typed after : or bound to a key */
void search_publish(struct ds_view *v);                   /* the page shows what has been found so far */

/* ---- settings.c */
void settings_init(struct ds_view *v);
unsigned settings_say(struct ds_view *v, struct ds_str statement);

/* ---- frame.c: where everything stands, and drawing it */
void frame_layout(struct ds_view *v);
bool frame_two_panes(const struct ds_view *v);
bool frame_too_small(const struct ds_view *v);
bool frame_has_line(const struct ds_view *v); /* a line above the bar */

/* ---- bar.c, empty.c, help.c, copy.c */
void bar_draw(const struct ds_view *v, struct ds_screen *s);
void empty_overlay_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at);
void empty_page_draw(const struct ds_view *v, struct ds_screen *s);
void empty_tree_draw(const struct ds_view *v, struct ds_screen *s);
void help_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at);
bool help_scroll(struct ds_view *v, long rows);
void help_filter(struct ds_view *v, struct ds_str words); /* only rows with these words */
bool copy_sentence(struct ds_view *v);                    /* into v->copied */
/* The sentence around bytes of a reading, blanks trimmed. */
struct ds_str sentence_around(const struct ds_reading *r, struct ds_span at);

/* ---- export.c: a list of figures as a file */
unsigned act_export(struct ds_view *v, struct ds_key key);
unsigned export_entered(struct ds_view *v, struct ds_str path);

/* ---- quote.c: the text around the figure of a list's chosen row */
int quote_rows(int body); /* of so many rows */
void quote_draw(const struct ds_view *v, struct ds_screen *s, struct ds_rect at);

/* A text for people with the keys of commands named in it, "{search} search" becoming "/ search". */
void hint_write(const struct ds_view *v, const char *text, char *out, size_t room);
void view_hint(struct ds_view *v, bool alert, const char *format, ...) __attribute__((format(printf, 3, 4)));
void view_note(struct ds_view *v, bool alert, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
