/* inline.h: for small functions that compare with a literal: only where they are inlined is its length no work. And for
 * large ones that are rarely called: apart, they do not make those that call them save what they need. */
#ifndef DUSHU_FIGURE_INLINE_H
#define DUSHU_FIGURE_INLINE_H

#define INLINED     static inline __attribute__((always_inline))
#define NOT_INLINED __attribute__((noinline))

#endif
