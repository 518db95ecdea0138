/* theme.c: how roles look. Every meaning is also there without colour: bold, underline, reverse. */
#include "dushu/view.h"

enum {
	B = DS_LOOK_BOLD,
	D = DS_LOOK_DIM,
	U = DS_LOOK_UNDERLINE,
	R = DS_LOOK_REVERSE,
};

static const struct ds_theme themes[] = {
	{"default",
         "the terminal's own palette", 8,
         {
	      [DS_ROLE_TEXT] = { -1, -1, 0 },
	      [DS_ROLE_TITLE] = { -1, -1, B },
	      [DS_ROLE_HEADING] = { 4, -1, B },
	      [DS_ROLE_QUIET] = { -1, -1, D },
	      [DS_ROLE_FIGURE] = { 3, -1, B },
	      [DS_ROLE_FIGURE_DIM] = { 3, -1, D },
	      [DS_ROLE_FIGURE_NOW] = { 3, -1, B | R },
	      [DS_ROLE_MENTION] = { 6, -1, U },
	      [DS_ROLE_MENTION_DIM] = { 6, -1, D },
	      [DS_ROLE_MENTION_NOW] = { 6, -1, B | R },
	      [DS_ROLE_OPEN] = { 1, -1, B | U },
	      [DS_ROLE_HIT] = { 5, -1, R },
	      [DS_ROLE_HIT_NOW] = { 5, -1, B | R | U },
	      [DS_ROLE_MARK] = { 1, -1, R },
	      [DS_ROLE_FRAME] = { -1, -1, D },
	      [DS_ROLE_PANE] = { -1, -1, B },
	      [DS_ROLE_TREE] = { -1, -1, 0 },
	      [DS_ROLE_TREE_COUNT] = { -1, -1, D },
	      [DS_ROLE_TREE_NOW] = { -1, -1, R },
	      [DS_ROLE_TREE_REST] = { -1, -1, B | U },
	      [DS_ROLE_BAR] = { -1, -1, 0 },
	      [DS_ROLE_BAR_STRONG] = { 3, -1, B },
	      [DS_ROLE_BAR_QUIET] = { -1, -1, D },
	      [DS_ROLE_ALERT] = { 1, -1, B },
	      [DS_ROLE_PROMPT] = { -1, -1, B },
	      [DS_ROLE_GUTTER] = { 3, -1, 0 },
	      [DS_ROLE_GUTTER_HERE] = { -1, -1, B },
	      [DS_ROLE_KEY] = { 6, -1, B },
	  }},
	{ "dark",
         "256 colours on black",       256,
         {
	      [DS_ROLE_TEXT] = { 252, 234, 0 },        [DS_ROLE_TITLE] = { 231, 234, B },
	      [DS_ROLE_HEADING] = { 117, 234, B },     [DS_ROLE_QUIET] = { 245, 234, 0 },
	      [DS_ROLE_FIGURE] = { 221, 234, B },      [DS_ROLE_FIGURE_DIM] = { 144, 234, 0 },
	      [DS_ROLE_FIGURE_NOW] = { 234, 221, B },  [DS_ROLE_MENTION] = { 115, 234, U },
	      [DS_ROLE_MENTION_DIM] = { 108, 234, 0 }, [DS_ROLE_MENTION_NOW] = { 234, 115, B },
	      [DS_ROLE_OPEN] = { 216, 234, B | U },    [DS_ROLE_HIT] = { 234, 176, 0 },
	      [DS_ROLE_HIT_NOW] = { 234, 213, B | U }, [DS_ROLE_MARK] = { 231, 160, 0 },
	      [DS_ROLE_FRAME] = { 240, 234, 0 },       [DS_ROLE_PANE] = { 231, 234, B },
	      [DS_ROLE_TREE] = { 250, 234, 0 },        [DS_ROLE_TREE_COUNT] = { 245, 234, 0 },
	      [DS_ROLE_TREE_NOW] = { 234, 117, B },    [DS_ROLE_TREE_REST] = { 117, 237, B | U },
	      [DS_ROLE_BAR] = { 252, 236, 0 },         [DS_ROLE_BAR_STRONG] = { 221, 236, B },
	      [DS_ROLE_BAR_QUIET] = { 248, 236, 0 },   [DS_ROLE_ALERT] = { 216, 236, B },
	      [DS_ROLE_PROMPT] = { 231, 236, B },      [DS_ROLE_GUTTER] = { 179, 234, 0 },
	      [DS_ROLE_GUTTER_HERE] = { 117, 234, B }, [DS_ROLE_KEY] = { 115, 234, B },
	  }},
	{ "light",
         "256 colours on white",       256,
         {
	      [DS_ROLE_TEXT] = { 235, 231, 0 },       [DS_ROLE_TITLE] = { 16, 231, B },
	      [DS_ROLE_HEADING] = { 25, 231, B },     [DS_ROLE_QUIET] = { 242, 231, 0 },
	      [DS_ROLE_FIGURE] = { 130, 231, B },     [DS_ROLE_FIGURE_DIM] = { 94, 231, 0 },
	      [DS_ROLE_FIGURE_NOW] = { 231, 130, B }, [DS_ROLE_MENTION] = { 23, 231, U },
	      [DS_ROLE_MENTION_DIM] = { 66, 231, 0 }, [DS_ROLE_MENTION_NOW] = { 231, 23, B },
	      [DS_ROLE_OPEN] = { 124, 231, B | U },   [DS_ROLE_HIT] = { 16, 219, 0 },
	      [DS_ROLE_HIT_NOW] = { 231, 90, B | U }, [DS_ROLE_MARK] = { 231, 160, 0 },
	      [DS_ROLE_FRAME] = { 250, 231, 0 },      [DS_ROLE_PANE] = { 16, 231, B },
	      [DS_ROLE_TREE] = { 237, 231, 0 },       [DS_ROLE_TREE_COUNT] = { 242, 231, 0 },
	      [DS_ROLE_TREE_NOW] = { 231, 25, B },    [DS_ROLE_TREE_REST] = { 25, 254, B | U },
	      [DS_ROLE_BAR] = { 235, 254, 0 },        [DS_ROLE_BAR_STRONG] = { 88, 254, B },
	      [DS_ROLE_BAR_QUIET] = { 240, 254, 0 },  [DS_ROLE_ALERT] = { 124, 254, B },
	      [DS_ROLE_PROMPT] = { 16, 254, B },      [DS_ROLE_GUTTER] = { 130, 231, 0 },
	      [DS_ROLE_GUTTER_HERE] = { 25, 231, B }, [DS_ROLE_KEY] = { 23, 231, B },
	  }},
	{ "plain",
         "no colour",		  0,
         {
	      [DS_ROLE_TEXT] = { -1, -1, 0 },
	      [DS_ROLE_TITLE] = { -1, -1, B },
	      [DS_ROLE_HEADING] = { -1, -1, B },
	      [DS_ROLE_QUIET] = { -1, -1, 0 },
	      [DS_ROLE_FIGURE] = { -1, -1, B },
	      [DS_ROLE_FIGURE_DIM] = { -1, -1, 0 },
	      [DS_ROLE_FIGURE_NOW] = { -1, -1, B | R },
	      [DS_ROLE_MENTION] = { -1, -1, U },
	      [DS_ROLE_MENTION_DIM] = { -1, -1, 0 },
	      [DS_ROLE_MENTION_NOW] = { -1, -1, U | R },
	      [DS_ROLE_OPEN] = { -1, -1, B | U },
	      [DS_ROLE_HIT] = { -1, -1, R },
	      [DS_ROLE_HIT_NOW] = { -1, -1, B | U | R },
	      [DS_ROLE_MARK] = { -1, -1, R },
	      [DS_ROLE_FRAME] = { -1, -1, 0 },
	      [DS_ROLE_PANE] = { -1, -1, B },
	      [DS_ROLE_TREE] = { -1, -1, 0 },
	      [DS_ROLE_TREE_COUNT] = { -1, -1, 0 },
	      [DS_ROLE_TREE_NOW] = { -1, -1, R },
	      [DS_ROLE_TREE_REST] = { -1, -1, B | U },
	      [DS_ROLE_BAR] = { -1, -1, 0 },
	      [DS_ROLE_BAR_STRONG] = { -1, -1, B },
	      [DS_ROLE_BAR_QUIET] = { -1, -1, 0 },
	      [DS_ROLE_ALERT] = { -1, -1, B },
	      [DS_ROLE_PROMPT] = { -1, -1, B },
	      [DS_ROLE_GUTTER] = { -1, -1, 0 },
	      [DS_ROLE_GUTTER_HERE] = { -1, -1, B },
	      [DS_ROLE_KEY] = { -1, -1, B },
	  }},
};

const struct ds_theme *ds_theme_get(const char *name, int colours)
{
	for (size_t i = 0; i < DS_COUNT(themes); i++) {
		if (name ? strcmp(themes[i].name, name) == 0 : i == 0 && colours >= themes[i].colours)
			return colours >= themes[i].colours ? &themes[i] : &themes[DS_COUNT(themes) - 1];
	}
	return name ? NULL : &themes[DS_COUNT(themes) - 1];
}

const char *ds_theme_name(size_t i)
{
	return i < DS_COUNT(themes) ? themes[i].name : NULL;
}
