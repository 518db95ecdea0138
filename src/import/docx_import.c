/* docx_import.c: the parts of a DOCX out of its zip, and what is made of them as one document. */
#include "book.h"

void docx_import(struct job *job)
{
	static const char *const paths[] = { "word/document.xml", "word/styles.xml", "word/numbering.xml",
					     "word/footnotes.xml", "docProps/core.xml" };
	struct docx d = { 0 };
	struct ds_str *const to[] = { &d.document, &d.styles, &d.numbering, &d.footnotes, &d.core };
	struct parts parts = { 0 };
	struct docx_about about = { 0 };
	struct ds_buf page = { 0 };
	for (size_t i = 0; i < DS_COUNT(paths); i++)
		parts_want(&parts, ds_str_of(paths[i]));
	parts_load(&parts, job);
	for (size_t i = 0; i < DS_COUNT(paths); i++)
		*to[i] = part_bytes(&parts, i);
	if (!parts.v[0].found || parts.v[0].why) {
		say_error(job, DS_ERR_FORMAT, "this DOCX cannot be read: its text %s",
			  parts.v[0].why ? parts.v[0].why : ds_say("is missing"));
	} else if (!job->only) {
		const char *wrong = docx_read(&d, &about, &page);
		/* Its author is whoever the word processor was licensed to, so the title is all that is believed. */
		const struct doc doc = {
			.format = DS_FORMAT_HTML, .title = {about.title.p, about.title.n}
		};
		say_doc(job, &doc);
		say_bytes((struct ds_str){ page.p, page.n });
		say_end();
		if (wrong)
			say_error(job, DS_ERR_FORMAT, "this DOCX is read in part: %s", wrong);
	}
	docx_about_free(&about);
	parts_free(&parts);
	ds_buf_done(&page);
}
