/* plain.c: any bytes as plain text: lines, tables, captions, articles. */
#include "reading_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	format_check((struct ds_str){ (const char *)data, size }, DS_FORMAT_TEXT);
	return 0;
}
