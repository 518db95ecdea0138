/* stops.h: the characters of a block that the scanner looks at. */
#ifndef DUSHU_FIGURE_STOPS_H
#define DUSHU_FIGURE_STOPS_H

#include "dushu/base.h"

/* A block is gone through in pieces. */
#define PIECE_BYTES 1024u
#define AT_ONCE     8u /* so many are written, of which those count that are counted */
struct stops {
	uint32_t at[PIECE_BYTES + AT_ONCE]; /* offsets in the piece */
	size_t n;
};

static inline bool is_three_bytes(char c)
{
	return ((unsigned char)c & 0xf0) == 0xe0;
}

/* Lists the stops of the piece [p, stop) of valid UTF-8, or a little more, which goes on to end. Returns where the next piece
 * begins. */
const char *stops_list(const char *p, const char *stop, const char *end, struct stops *to);

#endif
