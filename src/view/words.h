/* words.h: private to src/view. The language of the interface: msgids are English, translations in po/. */
#ifndef DUSHU_VIEW_WORDS_H
#define DUSHU_VIEW_WORDS_H

#include <libintl.h>

#define _(s)  dgettext("dushu", (s)) /* now */
#define N_(s) (s)                    /* in a table, translated where it is shown */

#endif
