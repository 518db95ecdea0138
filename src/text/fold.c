/* fold.c: traditional to simplified, radicals to ideographs, full-width to ASCII, for comparing and searching. */
#include "text/private.h"

/* fold_index[cp >> 6] is a page number; fold_pages[page][cp & 63] the folded code point, 0 for the same. Page 0 is
 * empty. Made by fold-table.py, which names the sources. */
#include "text/fold.inc"

static const uint16_t radicals[] = {
#include "text/radical.inc"
};
#define RADICAL_FIRST 0x2e80u

uint32_t ds_radical(uint32_t cp)
{
	if (cp < RADICAL_FIRST || cp - RADICAL_FIRST >= DS_COUNT(radicals))
		return cp;
	const uint32_t to = radicals[cp - RADICAL_FIRST];
	return to ? to : cp;
}

uint32_t ds_fold(uint32_t cp)
{
	if (cp < 0x2e80)
		return cp;
	if (cp >= 0xff01 && cp <= 0xff5e)
		return cp - 0xff01 + '!';
	if (cp >= 0x10000)
		return cp;
	const uint32_t to = fold_pages[fold_index[cp >> 6]][cp & 63];
	return to ? to : cp;
}
