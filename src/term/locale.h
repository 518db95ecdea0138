/* locale.h: private to src/term. The locale and the language of the interface. */
#ifndef DUSHU_TERM_LOCALE_H
#define DUSHU_TERM_LOCALE_H

#include "dushu/base.h"

/* Takes the user's locale; its characters must be UTF-8, or at least a UTF-8 locale must exist. */
enum ds_status locale_take(struct ds_error *e);

/* The encoding that the environment names, where it is another than UTF-8: GBK of zh_CN.GBK. False: it is UTF-8, or none. The
 * terminal may then expect other bytes than it gets. */
bool locale_names_other(char name[32]);

#endif
