/* unit.h: what every unit test of text and article includes: cmocka with what it needs, and random numbers. */
#ifndef DUSHU_UNIT_H
#define DUSHU_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* The same numbers in every run: xorshift. */
static inline uint32_t unit_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (uint32_t)(*seed >> 16);
}

#endif
