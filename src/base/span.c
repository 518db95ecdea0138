/* span.c: finding the first of things that are sorted by where they begin. */
#include <dushu/base.h>

size_t ds_first_from(const void *rows, size_t n, size_t row, size_t start, uint32_t byte)
{
	size_t low = 0, high = n;
	while (low < high) {
		const size_t mid = low + (high - low) / 2;
		uint32_t at;
		memcpy(&at, (const char *)rows + mid * row + start, sizeof(at));
		if (at < byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
