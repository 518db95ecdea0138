/* export.c: writes the figures that the reader wants in a file, and says how it went. */
#include "export.h"

#include "dushu/cli.h"

#include <libintl.h>
#include <stdio.h>

void figures_export(struct ds_view *view)
{
	const struct ds_view_export x = ds_view_export(view);
	struct ds_error e;
	char note[512];
	if (x.n == 0)
		return;
	if (ds_figures_write(&x, &e) == DS_OK)
		snprintf(note, sizeof(note),
			 dngettext("dushu", "%u figure written to %s", "%u figures written to %s", x.n), x.n,
			 x.path);
	else
		snprintf(note, sizeof(note), "%s", e.text);
	ds_view_note(view, ds_str_of(note));
}
