/* convert.c: bytes of a known encoding to UTF-8 by ICU's converters. Does not choose the encoding. */
#include "text/private.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/uversion.h>
#include <unicode/ustring.h>

/* ICU before version 74 decodes GB18030 A3A0 to this private-use code point. */
#define GB_A3A0 0xe5e5

/* UTF-16 units converted at a time. */
#define CHUNK 4096

/* ICU's callback: one U+FFFD for each broken sequence, counted in *context. */
static void replace_broken(const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
			   UConverterCallbackReason reason, UErrorCode *status)
{
	(void)units;
	(void)length;
	if (reason > UCNV_IRREGULAR)
		return; /* reset, clone, close */
	static const UChar mark[] = { 0xfffd };
	++*(size_t *)(uintptr_t)context;
	*status = U_ZERO_ERROR;
	ucnv_cbToUWriteUChars(args, mark, 1, 0, status);
}

static UConverter *converter_open(const char *name, size_t *broken)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *c = ucnv_open(name, &status);
	if (U_SUCCESS(status))
		ucnv_setToUCallBack(c, replace_broken, broken, NULL, NULL, &status);
	if (U_SUCCESS(status))
		return c;
	ucnv_close(c);
	return NULL;
}

/* Appends n units as UTF-8; a unit that is half of a pair waits at the front of u. Returns how many wait. */
static int32_t units_flush(UChar *u, int32_t n, bool last, bool gb, struct ds_buf *out)
{
	char utf8[4];
	int32_t i = 0;
	while (i < n) {
		uint32_t cp = u[i];
		if (U16_IS_LEAD(cp)) {
			if (i + 1 == n && !last)
				break;
			if (i + 1 < n && U16_IS_TRAIL(u[i + 1]))
				cp = (uint32_t)U16_GET_SUPPLEMENTARY(cp, u[++i]);
		}
		i++;
		if (U_IS_SURROGATE(cp))
			cp = 0xfffd;
		else if (gb && cp == GB_A3A0)
			cp = 0x3000;
		ds_buf_add(out, utf8, ds_utf8_put(cp, utf8));
	}
	const int32_t left = n - i;
	if (left)
		u[0] = u[i];
	return left;
}

enum ds_status convert_to_utf8(struct ds_str bytes, const struct charset *cs, struct ds_buf *out, size_t *replaced,
			       struct ds_error *e)
{
	UConverter *c = converter_open(cs->converter, replaced);
	if (!c)
		return ds_fail(e, DS_ERR_UNSUPPORTED, "no converter for the encoding %s", cs->name);
	const bool gb = strcmp(cs->converter, "gb18030") == 0;
	const char *src = bytes.p, *end = bytes.p + bytes.n;
	UChar units[CHUNK];
	int32_t waiting = 0;
	UErrorCode status;
	do {
		UChar *to = units + waiting;
		status = U_ZERO_ERROR;
		ucnv_toUnicode(c, &to, units + CHUNK, &src, end, NULL, true, &status);
		waiting = units_flush(units, (int32_t)(to - units), status != U_BUFFER_OVERFLOW_ERROR, gb, out);
	} while (status == U_BUFFER_OVERFLOW_ERROR && out->n <= DS_TEXT_MAX);
	ucnv_close(c);
	if (out->n > DS_TEXT_MAX)
		return ds_fail(e, DS_ERR_TOO_LARGE, "more than %u bytes after decoding", DS_TEXT_MAX);
	if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
		return ds_fail(e, DS_ERR_FORMAT, "cannot decode %s: %s", cs->name, u_errorName(status));
	return DS_OK;
}

size_t convert_count_errors(struct ds_str s, const char *converter)
{
	size_t broken = 0;
	UConverter *c = converter_open(converter, &broken);
	if (!c)
		return SIZE_MAX;
	const char *src = s.p, *end = s.p + s.n;
	UChar units[CHUNK];
	UErrorCode status;
	do {
		UChar *to = units;
		status = U_ZERO_ERROR;
		/* no flush: the sample may end inside a character */
		ucnv_toUnicode(c, &to, units + CHUNK, &src, end, NULL, false, &status);
	} while (status == U_BUFFER_OVERFLOW_ERROR);
	ucnv_close(c);
	return broken;
}

const char *ds_text_engine(void)
{
	return U_ICU_VERSION ", Unicode " U_UNICODE_VERSION;
}
