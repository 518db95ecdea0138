/* keymap.c: the table of keys and commands as they come. Dispatch, the help pane, the command line and the table in
 * README all come from it, so that they cannot differ. How keys are changed is in keymap_build.c. */
#include "keymap.h"
#include "words.h"

const char *const context_names[CONTEXTS] = {
	[IN_ANY] = N_("Everywhere"),
	[IN_TREE] = N_("Regions"),
	[IN_PAGE] = N_("Article"),
	[IN_TABLE] = N_("List of figures"),
	[IN_COMPARE] = N_("Comparison"),
	[IN_CHECKS] = N_("List of checks"),
	[IN_WHY] = N_("Why"),
	[IN_LINKS] = N_("List of links"),
	[IN_LIST] = N_("Contents and notes"),
	[IN_HELP] = N_("Help"),
};

const char *const context_words[CONTEXTS] = {
	[IN_ANY] = "any",         [IN_TREE] = "tree",     [IN_PAGE] = "page", [IN_TABLE] = "table",
	[IN_COMPARE] = "compare", [IN_CHECKS] = "checks", [IN_WHY] = "why",   [IN_LINKS] = "links",
	[IN_LIST] = "list",       [IN_HELP] = "help",
};

const struct binding bindings[] = {
#include "bindings.inc"
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
