/* inline.h: for small functions that compare with a literal: only where they are inlined is its length no work. */
#ifndef DUSHU_FIGURE_INLINE_H
#define DUSHU_FIGURE_INLINE_H

#define INLINED static inline __attribute__((always_inline))

#endif
