/* export.h: private to src/term. */
#ifndef DUSHU_TERM_EXPORT_H
#define DUSHU_TERM_EXPORT_H

#include "dushu/view.h"

/* Obeys DS_WANT_EXPORT. */
void figures_export(struct ds_view *view);

#endif
