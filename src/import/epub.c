/* epub.c: the chapters of an EPUB in reading order. */
#include <stdlib.h>

#include "book.h"

/* encoding="…" is for the reader of the page; only a page that is none at all is told apart here. */
static bool is_page(struct ds_str s)
{
	const struct ds_str head = { s.p, s.n < 1024 ? s.n : 1024 };
	return head.n && memchr(head.p, '<', head.n) != NULL && !looks_binary(head);
}

static void chapter_say(struct job *job, uint32_t number, struct part *part, const struct spine *spine)
{
	const struct ds_str page = { part->bytes.p, part->bytes.n };
	char iso[32] = "";
	if (part->said)
		return; /* the order names it twice: a mistake, or a way to make much of little */
	part->said = true;
	if (!part->found || part->why) {
		say_error(job, DS_ERR_FORMAT, "chapter %u (%s): %s", number, part->path,
			  part->found ? part->why : ds_say("is not in the archive"));
		return;
	}
	if (page.n && !is_page(page)) {
		say_error(job, DS_ERR_UNSUPPORTED,
			  "chapter %u (%s): is no page; books with copy protection cannot be read", number,
			  part->path);
		return;
	}
	date_iso((struct ds_str){ spine->published.p, spine->published.n }, iso);
	const struct doc d = {
		.number = number,
		.format = DS_FORMAT_HTML,
		.charset = ds_utf8_valid(page) ? DS_STR("UTF-8") : (struct ds_str){0               },
		.author = {  spine->author.p, spine->author.n },
		.source = { spine->title.p,  spine->title.n },
		.published = ds_str_of(iso),
	};
	say_doc(job, &d);
	say_bytes(page);
	say_end();
}

/* The package file's path and what it says. False: it was said why not. */
static bool package_read(struct job *job, struct parts *parts, struct spine *spine)
{
	const size_t container = parts_want(parts, DS_STR("META-INF/container.xml"));
	struct ds_buf path = { 0 };
	const char *wrong = NULL;
	parts_load(parts, job);
	if (!container_read(part_bytes(parts, container), &path)) {
		wrong = ds_say("META-INF/container.xml names no package file");
	} else {
		const struct ds_str at = { path.p, path.n };
		const size_t opf = parts_want(parts, at);
		parts_load(parts, job);
		wrong = !parts->v[opf].found ? ds_say("the package file is missing") : parts->v[opf].why;
		if (!wrong)
			wrong = opf_read(part_bytes(parts, opf), at, spine);
	}
	if (wrong)
		say_error(job, DS_ERR_FORMAT, "this EPUB cannot be read: %s", wrong);
	ds_buf_done(&path);
	return !wrong;
}

void epub_import(struct job *job)
{
	struct parts package = { 0 }, pages = { 0 };
	struct spine spine = { 0 };
	if (package_read(job, &package, &spine)) {
		size_t *at = ds_alloc((spine.n + 1) * sizeof *at);
		const char *path = spine.paths.p;
		for (uint32_t i = 0; i < spine.n; i++, path += strlen(path) + 1)
			at[i] = *path && job_wants(job, i + 1) ? parts_want(&pages, ds_str_of(path)) : SIZE_MAX;
		parts_load(&pages, job);
		for (uint32_t i = 0; i < spine.n; i++)
			if (at[i] != SIZE_MAX)
				chapter_say(job, i + 1, &pages.v[at[i]], &spine);
		free(at);
	}
	parts_free(&package);
	parts_free(&pages);
	spine_free(&spine);
}
