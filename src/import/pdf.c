/* pdf.c: PDF through poppler: every character with its box, page by page, to pdf_layout.c. One document. */
#include <poppler.h>
#include <stdlib.h>

#include "import.h"
#include "pdf_layout.h"

#define PDF_MAX   ((size_t)256 << 20)
#define PAGES_MAX 5000

/* The characters of a page; returns how many. */
static size_t glyphs_read(PopplerPage *page, struct glyph **v, size_t *cap)
{
	PopplerRectangle *boxes = NULL;
	guint boxes_n = 0;
	size_t n = 0;
	char *text = poppler_page_get_text(page);
	poppler_page_get_text_layout(page, &boxes, &boxes_n);
	const size_t size = text ? strlen(text) : 0;
	if (text && ds_utf8_valid((struct ds_str){ text, size })) {
		for (size_t i = 0; i < size && n < boxes_n && n < LAYOUT_GLYPHS_MAX; n++) {
			unsigned len;
			ds_utf8_at(text + i, &len);
			*v = ds_grow(*v, cap, n + 1, sizeof **v);
			(*v)[n] = (struct glyph){
				(float)boxes[n].x1, (float)boxes[n].y1, (float)boxes[n].x2, (float)boxes[n].y2, "",
				(uint8_t)len
			};
			memcpy((*v)[n].s, text + i, len);
			i += len;
		}
	}
	g_free(text);
	g_free(boxes);
	return n;
}

static void pages_read(struct job *job, PopplerDocument *pdf)
{
	struct layout l = { 0 };
	struct glyph *glyphs = NULL;
	const struct doc d = { .format = DS_FORMAT_HTML };
	size_t cap = 0, all = 0;
	const int pages = poppler_document_get_n_pages(pdf);
	html_begin(&l.out, &d);
	for (int i = 0; i < pages && i < PAGES_MAX && l.out.n < DOC_MAX; i++) {
		PopplerPage *page = poppler_document_get_page(pdf, i);
		double width = 0, height = 0;
		if (!page)
			continue;
		poppler_page_get_size(page, &width, &height);
		const size_t n = glyphs_read(page, &glyphs, &cap);
		layout_page(&l, glyphs, n, (float)width, (float)height);
		all += n;
		g_object_unref(page);
		job->size = (uint64_t)pages << 24;
		say_progress(job, (uint64_t)(i + 1) << 24);
	}
	layout_end(&l);
	html_end(&l.out);
	if (all == 0) {
		say_error(
		    job, DS_ERR_EMPTY,
		    "holds no text: its %d pages are pictures; make text of them first, with ocrmypdf -l chi_sim "
		    "for instance",
		    pages);
	} else if (!job->only) {
		say_doc(job, &d);
		say_bytes((struct ds_str){ l.out.p, l.out.n });
		say_end();
		if (pages > PAGES_MAX)
			say_error(job, DS_ERR_TOO_LARGE, "has %d pages; the first %d are shown", pages, PAGES_MAX);
	}
	free(glyphs);
	layout_free(&l);
}

void pdf_import(struct job *job)
{
	struct ds_buf all = { 0 };
	GError *error = NULL;
	if (!input_read(&all, PDF_MAX)) {
		say_error(job, DS_ERR_TOO_LARGE, "is a PDF of more than %zu MB, or cannot be read", PDF_MAX >> 20);
		ds_buf_done(&all);
		return;
	}
	GBytes *bytes = g_bytes_new_static(all.p, all.n);
	PopplerDocument *pdf = poppler_document_new_from_bytes(bytes, NULL, &error);
	if (pdf)
		pages_read(job, pdf);
	else if (g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
		say_error(job, DS_ERR_UNSUPPORTED,
			  "is encrypted; decrypt it first, with qpdf --decrypt --password=… for instance");
	else
		say_error(job, DS_ERR_FORMAT, "this PDF is damaged or cut off: %s", error ? error->message : "");
	if (pdf)
		g_object_unref(pdf);
	g_clear_error(&error);
	g_bytes_unref(bytes);
	ds_buf_done(&all);
}
