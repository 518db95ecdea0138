/* say.c: the helper's side of the stream of frames. When nobody reads any more there is nothing left to do, so it
 * ends the program. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "import.h"

#define PROGRESS_STEP (4u << 20)

static void frame(enum ds_frame_type type, struct ds_str body)
{
	if (!ds_frame_write(STDOUT_FILENO, type, body))
		_exit(0);
}

void say_begin(void)
{
	if (write(STDOUT_FILENO, DS_FRAME_MAGIC, sizeof DS_FRAME_MAGIC - 1) < 0)
		_exit(0);
}

void say_doc(struct job *job, const struct doc *d)
{
	static const char *const formats[] = {
		[DS_FORMAT_AUTO] = "", [DS_FORMAT_TEXT] = "text", [DS_FORMAT_HTML] = "html"
	};
	struct ds_buf b = { 0 };
	char number[16];
	const int n = snprintf(number, sizeof number, "%u", d->number);
	job->docs++;
	if (d->number)
		ds_field_add(&b, "number", (struct ds_str){ number, (size_t)n });
	ds_field_add(&b, "format", ds_str_of(formats[d->format]));
	ds_field_add(&b, "charset", d->charset);
	ds_field_add(&b, "title", d->title);
	ds_field_add(&b, "author", d->author);
	ds_field_add(&b, "published", d->published);
	ds_field_add(&b, "source", d->source);
	ds_field_add(&b, "link", d->link);
	ds_field_add(&b, "brief", d->brief ? DS_STR("1") : (struct ds_str){ 0 });
	frame(DS_FRAME_DOC, (struct ds_str){ b.p, b.n });
	ds_buf_done(&b);
}

void say_bytes(struct ds_str bytes)
{
	if (bytes.n)
		frame(DS_FRAME_BYTES, bytes);
}

void say_end(void)
{
	frame(DS_FRAME_END, (struct ds_str){ 0 });
}

void say_progress(struct job *job, uint64_t done)
{
	struct ds_buf b = { 0 };
	char digits[24];
	if (done < job->told + PROGRESS_STEP)
		return;
	job->told = done;
	ds_field_add(&b, "done",
		     (struct ds_str){ digits, (size_t)sprintf(digits, "%llu", (unsigned long long)done) });
	ds_field_add(&b, "total",
		     (struct ds_str){ digits, (size_t)sprintf(digits, "%llu", (unsigned long long)job->size) });
	frame(DS_FRAME_PROGRESS, (struct ds_str){ b.p, b.n });
	ds_buf_done(&b);
}

void say_error(struct job *job, enum ds_status status, const char *format, ...)
{
	struct ds_buf b = { 0 };
	char text[480];
	const char code = (char)('0' + status);
	va_list args;
	va_start(args, format);
	const int n = vsnprintf(text, sizeof text, ds_say(format), args);
	va_end(args);
	job->complaints++;
	ds_field_add(&b, "status", (struct ds_str){ &code, 1 });
	ds_field_add(&b, "text",
		     (struct ds_str){ text, n < 0                     ? 0
					    : (size_t)n < sizeof text ? (size_t)n
								      : sizeof text - 1 });
	frame(DS_FRAME_ERROR, (struct ds_str){ b.p, b.n });
	ds_buf_done(&b);
}

void say_done(struct job *job, const char *nothing)
{
	if (job->docs == 0 && job->complaints == 0) {
		if (job->only)
			say_error(job, DS_ERR_NOT_FOUND, "there is no text #%u in it", job->only);
		else
			say_error(job, DS_ERR_NOT_FOUND, "%s", ds_say(nothing));
	}
	frame(DS_FRAME_DONE, (struct ds_str){ 0 });
}
