/* lexicon.c: the tables of the lexicon, made at build time of the rows of lexicon.inc. How they are asked stands in
 * lexicon.h. */
#include "lexicon.h"

#include "lexicon_index.inc"
