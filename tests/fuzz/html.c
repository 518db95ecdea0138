/* html.c: any bytes as HTML: lines, cells, links and the article among them. */
#include "reading_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	format_check((struct ds_str){ (const char *)data, size }, DS_FORMAT_HTML);
	return 0;
}
