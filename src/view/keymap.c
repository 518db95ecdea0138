/* keymap.c: the table of keys and commands as they come. Dispatch, the help pane, the command line and the table in
 * README all come from it, so that they cannot differ. How keys are changed is in keymap_build.c. */
#include "keymap.h"
#include "words.h"

const char *const context_names[CONTEXTS] = {
	[IN_ANY] = N_("Everywhere"),        [IN_TREE] = N_("Regions"),          [IN_PAGE] = N_("Article"),
	[IN_TABLE] = N_("List of figures"), [IN_CHECKS] = N_("List of checks"), [IN_HELP] = N_("Help"),
};

const char *const context_words[CONTEXTS] = {
	[IN_ANY] = "any",     [IN_TREE] = "tree",     [IN_PAGE] = "page",
	[IN_TABLE] = "table", [IN_CHECKS] = "checks", [IN_HELP] = "help",
};

const struct binding bindings[] = {
	{IN_PAGE,    "]",                  ACT_FIGURE_NEXT,   "next-figure",  N_("next figure")                             },
	{ IN_PAGE,   "[",                  ACT_FIGURE_PREV,   "prev-figure",  N_("previous figure")                         },
	{ IN_PAGE,   "}",                  ACT_MENTION_NEXT,  "next-place",   N_("next place")                              },
	{ IN_PAGE,   "{",                  ACT_MENTION_PREV,  "prev-place",   N_("previous place")                          },
	{ IN_PAGE,   "J",                  ACT_ARTICLE_NEXT,  "next-article", N_("next article")                            },
	{ IN_PAGE,   "K",                  ACT_ARTICLE_PREV,  "prev-article", N_("previous article")                        },
	{ IN_PAGE,   "j Down Enter ^N ^E", ACT_DOWN,          "down",         N_("a row down; 5j: five")                    },
	{ IN_PAGE,   "k Up ^P ^Y",         ACT_UP,            "up",           N_("a row up")                                },
	{ IN_PAGE,   "Space PgDn ^F",      ACT_PAGE_DOWN,     "page-down",    N_("a page down")                             },
	{ IN_PAGE,   "b PgUp ^B",          ACT_PAGE_UP,       "page-up",      N_("a page up")                               },
	{ IN_PAGE,   "d ^D",               ACT_HALF_DOWN,     "half-down",    N_("half a page down")                        },
	{ IN_PAGE,   "u ^U",               ACT_HALF_UP,       "half-up",      N_("half a page up")                          },
	{ IN_PAGE,   "g Home <",           ACT_FIRST,         "top",          N_("the beginning; 50g: to 50 percent")       },
	{ IN_PAGE,   "G End >",            ACT_LAST,          "end",          N_("the end")                                 },
	{ IN_PAGE,   "/",                  ACT_SEARCH,        "search",       N_("search forward, as you type")             },
	{ IN_PAGE,   "\\",                 ACT_SEARCH_BACK,   "search-back",  N_("search backward")                         },
	{ IN_PAGE,   "n",                  ACT_HIT_NEXT,      "next-hit",     N_("next hit, then the next articles")        },
	{ IN_PAGE,   "N",                  ACT_HIT_PREV,      "prev-hit",     N_("previous hit")                            },
	{ IN_PAGE,   "f",                  ACT_FIGURES,       "figures",      N_("list of all figures here")                },
	{ IN_PAGE,   "!",                  ACT_CHECKS,        "checks",       N_("what totals, rates and growths come to")  },
	{ IN_PAGE,   "M",                  ACT_MINOR,         "minor",        N_("show minor figures, or hide them")        },
	{ IN_PAGE,   "r",                  ACT_TO_REGION,     "show-region",  N_("show the region of this figure")          },
	{ IN_PAGE,   "y",                  ACT_COPY,          "copy",         N_("copy the sentence and its source")        },
	{ IN_PAGE,   "m",                  ACT_MARK,          "mark",         N_("mark this place with a letter")           },
	{ IN_PAGE,   "'",                  ACT_MARK_GO,       "go-mark",      N_("go to a mark; '': back")                  },
	{ IN_PAGE,   "h Left",             ACT_TO_TREE,       "regions",      N_("to the regions")                          },

	{ IN_TREE,   "Enter",              ACT_ENTER,         "enter",        N_("read about this region")                  },
	{ IN_TREE,   "l Right",            ACT_OPEN,          "open",         N_("open, then go inside")                    },
	{ IN_TREE,   "h Left",             ACT_CLOSE,         "close",        N_("close, or go to the parent")              },
	{ IN_TREE,   "j Down ^N ^E",       ACT_DOWN,          NULL,           N_("down")                                    },
	{ IN_TREE,   "k Up ^P ^Y",         ACT_UP,            NULL,           N_("up")                                      },
	{ IN_TREE,   "Space PgDn ^F",      ACT_PAGE_DOWN,     NULL,           N_("a page down")                             },
	{ IN_TREE,   "b PgUp ^B",          ACT_PAGE_UP,       NULL,           N_("a page up")                               },
	{ IN_TREE,   "d ^D",               ACT_HALF_DOWN,     NULL,           N_("half a page down")                        },
	{ IN_TREE,   "u ^U",               ACT_HALF_UP,       NULL,           N_("half a page up")                          },
	{ IN_TREE,   "g Home <",           ACT_FIRST,         NULL,           N_("the first row")                           },
	{ IN_TREE,   "G End >",            ACT_LAST,          NULL,           N_("the last row")                            },
	{ IN_TREE,   "/",                  ACT_REGION_FIND,   "find-region",  N_("find a region: 赤峰, chifeng, cf, 1504")},
	{ IN_TREE,   "s",                  ACT_SORT,          "sort",         N_("sort by code, count or pinyin")           },
	{ IN_TREE,   "J",                  ACT_ARTICLE_NEXT,  NULL,           N_("next article of the region")              },
	{ IN_TREE,   "K",                  ACT_ARTICLE_PREV,  NULL,           N_("previous article of the region")          },
	{ IN_TREE,   "]",                  ACT_FIGURE_NEXT,   NULL,           NULL                                          },
	{ IN_TREE,   "[",                  ACT_FIGURE_PREV,   NULL,           NULL                                          },
	{ IN_TREE,   "}",                  ACT_MENTION_NEXT,  NULL,           NULL                                          },
	{ IN_TREE,   "{",                  ACT_MENTION_PREV,  NULL,           NULL                                          },
	{ IN_TREE,   "f",                  ACT_FIGURES,       NULL,           NULL                                          },
	{ IN_TREE,   "!",                  ACT_CHECKS,        NULL,           NULL                                          },

	{ IN_TABLE,  "Enter",              ACT_ENTER,         NULL,           N_("go to the figure")                        },
	{ IN_TABLE,  "j Down ^N",          ACT_DOWN,          NULL,           N_("down")                                    },
	{ IN_TABLE,  "k Up ^P",            ACT_UP,            NULL,           N_("up")                                      },
	{ IN_TABLE,  "Space PgDn ^F",      ACT_PAGE_DOWN,     NULL,           N_("a page down")                             },
	{ IN_TABLE,  "b PgUp ^B",          ACT_PAGE_UP,       NULL,           N_("a page up")                               },
	{ IN_TABLE,  "d ^D",               ACT_HALF_DOWN,     NULL,           NULL                                          },
	{ IN_TABLE,  "u ^U",               ACT_HALF_UP,       NULL,           NULL                                          },
	{ IN_TABLE,  "g Home",             ACT_FIRST,         NULL,           N_("the first row")                           },
	{ IN_TABLE,  "G End",              ACT_LAST,          NULL,           N_("the last row")                            },
	{ IN_TABLE,  "s",                  ACT_TABLE_SORT,    "sort-column",  N_("sort by the next column")                 },
	{ IN_TABLE,  "S",                  ACT_TABLE_REVERSE, "reverse",      N_("turn the order round")                    },
	{ IN_TABLE,  "/",                  ACT_TABLE_FILTER,  "filter",       N_("only rows with these words")              },
	{ IN_TABLE,  "Esc f q",            ACT_BACK,          "back",         N_("back to the article")                     },

	{ IN_CHECKS, "Enter",              ACT_ENTER,         NULL,           N_("go to the sentence")                      },
	{ IN_CHECKS, "j Down ^N",          ACT_DOWN,          NULL,           N_("down")                                    },
	{ IN_CHECKS, "k Up ^P",            ACT_UP,            NULL,           N_("up")                                      },
	{ IN_CHECKS, "Space PgDn ^F",      ACT_PAGE_DOWN,     NULL,           N_("a page down")                             },
	{ IN_CHECKS, "b PgUp ^B",          ACT_PAGE_UP,       NULL,           N_("a page up")                               },
	{ IN_CHECKS, "d ^D",               ACT_HALF_DOWN,     NULL,           NULL                                          },
	{ IN_CHECKS, "u ^U",               ACT_HALF_UP,       NULL,           NULL                                          },
	{ IN_CHECKS, "g Home",             ACT_FIRST,         NULL,           N_("the first row")                           },
	{ IN_CHECKS, "G End",              ACT_LAST,          NULL,           N_("the last row")                            },
	{ IN_CHECKS, "Esc ! q",            ACT_BACK,          NULL,           N_("back to the article")                     },

	{ IN_HELP,   "j Down Enter",       ACT_DOWN,          NULL,           NULL                                          },
	{ IN_HELP,   "k Up",               ACT_UP,            NULL,           NULL                                          },
	{ IN_HELP,   "Space PgDn ^F d ^D", ACT_PAGE_DOWN,     NULL,           NULL                                          },
	{ IN_HELP,   "b PgUp ^B u ^U",     ACT_PAGE_UP,       NULL,           NULL                                          },
	{ IN_HELP,   "g Home",             ACT_FIRST,         NULL,           NULL                                          },
	{ IN_HELP,   "G End",              ACT_LAST,          NULL,           NULL                                          },
	{ IN_HELP,   "/",                  ACT_TABLE_FILTER,  NULL,           NULL                                          },
	{ IN_HELP,   "Esc ? F1 q",         ACT_BACK,          NULL,           NULL                                          },

	{ IN_ANY,    "Tab S-Tab",          ACT_OTHER_PANE,    "other-pane",   N_("the other pane")                          },
	{ IN_ANY,    ".",                  ACT_REPEAT,        "repeat",       N_("the last command once more")              },
	{ IN_ANY,    ":",                  ACT_COMMAND,       "command",      N_("a command by name, or a number and %")    },
	{ IN_ANY,    "? F1",               ACT_HELP,          "help",         N_("this help")                               },
	{ IN_ANY,    "F2",                 ACT_MOUSE,         "mouse",        N_("listen to the mouse, or leave it alone")  },
	{ IN_ANY,    "^L",                 ACT_REPAINT,       "repaint",      N_("paint the screen again")                  },
	{ IN_ANY,    "^Z",                 ACT_SUSPEND,       "suspend",      N_("suspend")                                 },
	{ IN_ANY,    "Esc",                ACT_BACK,          NULL,           N_("leave what is open, forget the search")   },
	{ IN_ANY,    "q ^C",               ACT_QUIT,          "quit",         N_("quit")                                    },
	{ IN_ANY,    "WheelDown",          ACT_WHEEL_DOWN,    NULL,           NULL                                          },
	{ IN_ANY,    "WheelUp",            ACT_WHEEL_UP,      NULL,           NULL                                          },
	{ IN_ANY,    "Click",              ACT_CLICK,         NULL,           NULL                                          },
};
const size_t bindings_n = DS_COUNT(bindings);

/* May an action be given in a context? What the tree and the article offer may be given from both. */
bool keymap_offers(enum context where, enum action a)
{
	for (size_t i = 0; i < bindings_n; i++) {
		bool both = where != IN_ANY && where <= IN_PAGE && bindings[i].where <= IN_PAGE;
		if (bindings[i].action == a && (bindings[i].where == where || bindings[i].where == IN_ANY || both))
			return true;
	}
	return false;
}

enum action keymap_command(enum context where, struct ds_str name)
{
	enum action found = ACT_NONE;
	for (size_t i = 0; i < bindings_n; i++) {
		const char *command = bindings[i].command;
		if (!command || !ds_str_starts(ds_str_of(command), name) ||
		    !keymap_offers(where, bindings[i].action))
			continue;
		if (strlen(command) == name.n)
			return bindings[i].action;
		if (found != ACT_NONE && found != bindings[i].action)
			return ACT_NONE;
		found = bindings[i].action;
	}
	return found;
}

const char *keymap_command_name(size_t i)
{
	for (size_t k = 0; k < bindings_n; k++) {
		if (bindings[k].command && i-- == 0)
			return bindings[k].command;
	}
	return NULL;
}
