/* label_event.h: what lasts or takes a length of time. Private to label_event.c and label_span.c. */
#ifndef DUSHU_FIGURE_LABEL_EVENT_H
#define DUSHU_FIGURE_LABEL_EVENT_H

#include "label.h"

/* What lasts as long as number i says: text, its label so far, where it is the name of an event at all, else by the words around the
 * number. */
struct ds_str label_event(const struct reader *rd, uint32_t i, struct ds_str text);

#endif
