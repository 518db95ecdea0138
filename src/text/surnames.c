/* surnames.c: the family names of people. */
#include "text/private.h"

enum ds_surname ds_surname(uint32_t cp)
{
	switch (ds_fold(cp)) {
#define SURNAME(c, how)                                                                                            \
	case c:                                                                                                    \
		return DS_SURNAME_##how;
#include "text/surnames.inc"
#undef SURNAME
	default:
		return DS_SURNAME_NONE;
	}
}
