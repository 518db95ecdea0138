/* http.h: messages of HTTP as web archives keep them. Knows no network. */
#ifndef DUSHU_IMPORT_HTTP_H
#define DUSHU_IMPORT_HTTP_H

#include "dushu/base.h"

/* A header's value by its name, any case; empty when there is none. head: lines, the status line first. */
struct ds_str http_header(struct ds_str head, const char *name);

/* Where the head of a message ends: the offset of its body. SIZE_MAX: it does not end. */
size_t http_body(struct ds_str message);
/* The number of a status line; 0: it is none. */
int http_status(struct ds_str head);

/* The body without the chunks of Transfer-Encoding: chunked, at the end of out. What is cut off gives what came. */
void http_unchunk(struct ds_str body, struct ds_buf *out);

/* charset=… of a Content-Type. */
struct ds_str http_charset(struct ds_str type);
/* text/html and its like, text/plain, or neither. */
enum ds_format http_format(struct ds_str type);

#endif
