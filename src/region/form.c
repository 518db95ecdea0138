/* form.c: places embedded in the names of organisations, products and events; and those that do not count: names of
 * railway bureaus, brands and titles of works. */
#include "region/follow.h"
#include "region/resolve.h"

/* The end of the name of an organisation, product or event that goes on at off, 0 when none does: at most a few
 * modifiers, then its head. */
static uint32_t name_end(struct ds_str text, size_t off, size_t end, struct follows f)
{
	for (unsigned i = 0; i < 7 && off < end; i++) {
		if (i)
			follows_at(text, off, end, &f);
		size_t head = follows_len(&f, FOLLOW_HEAD), modifier = follows_len(&f, FOLLOW_MODIFIER);
		if (f.set & FOLLOW_NO_HEAD)
			return 0;
		size_t tail = i ? follows_len(&f, FOLLOW_TAIL) : 0;
		head = tail > head ? tail : head;
		if (head && head >= modifier)
			return (uint32_t)(off + head);
		if (!modifier)
			return 0;
		off += modifier;
	}
	return 0;
}

static void note_form(const struct resolver *r, size_t mention, enum ds_reason why, struct ds_span at)
{
	if (r->trace)
		trace_add(r->trace, (uint32_t)mention, why, at);
}

/* Is the title that of a document of an authority, which speaks of the place it names? */
static bool is_document(struct ds_str title)
{
	static const struct ds_str documents[] = { WORD("方案"), WORD("通知"), WORD("意见"), WORD("条例"),
						   WORD("规划"), WORD("报告"), WORD("办法"), WORD("规定"),
						   WORD("决定"), WORD("公报"), WORD("计划"), WORD("纲要"),
						   WORD("措施"), WORD("清单"), WORD("公告"), WORD("标准"),
						   WORD("细则"), WORD("协议"), WORD("年鉴"), WORD("指南"),
						   WORD("导则"), WORD("若干") };
	uint64_t lasts = 0; /* of the last bytes of their first characters */
	for (size_t i = 0; i < DS_COUNT(documents); i++)
		lasts |= (uint64_t)1 << ((unsigned char)documents[i].p[2] & 63);
	for (size_t off = 0; off + 6 <= title.n; off += han_at(title, off) ? 3 : 1) {
		for (size_t i = 0; lasts >> ((unsigned char)title.p[off + 2] & 63) & 1 && i < DS_COUNT(documents);
		     i++) {
			if (text_at(title, off, documents[i]))
				return true;
		}
	}
	return false;
}

void forms_settle(const struct resolver *r, size_t from, size_t to)
{
	if (r->trace)
		trace_back(r->trace);
	size_t title = r->titles->n, asked = SIZE_MAX; /* titles before `title` begin at or before the mention */
	bool document = false;                         /* is titles[asked] one? */
	for (size_t i = to; i-- > from;) {
		struct ds_mention *m = &r->v[i].m;
		struct ds_span block = r->reading->blocks[m->block].at;
		const struct draft *next = i + 1 < to ? &r->v[i + 1] : NULL;
		bool above =
		    next && next->m.at.start == m->at.end && region_holds(m->place.region, next->m.place.region);
		bool chained = above && next->m.form == DS_FORM_EMBEDDED;
		while (title > 0 && r->titles->v[title - 1].start > m->at.start)
			title--;
		if (title > 0 && m->at.end <= r->titles->v[title - 1].end) {
			if (asked != title - 1)
				document = is_document(ds_str_slice(r->text, r->titles->v[title - 1]));
			asked = title - 1;
			if (!document) {
				m->counts = false;
				note_form(r, i, DS_REASON_WORK, r->titles->v[title - 1]);
			}
		}
		struct follows after;
		follows_at(r->text, m->at.end, block.end, &after);
		if (after.set & FOLLOW_RAILWAY) {
			m->counts = false;
			note_form(r, i, DS_REASON_RAILWAY,
				  (struct ds_span){ m->at.end,
						    m->at.end + (uint32_t)follows_len(&after, FOLLOW_RAILWAY) });
		}
		m->ware = after.set & FOLLOW_WARE && m->form != DS_FORM_FULL && m->form != DS_FORM_ANAPHOR;
		bool letter = m->form == DS_FORM_ALIAS && m->at.end - m->at.start == 3;
		if (m->form == DS_FORM_ANAPHOR || letter)
			continue;
		/* 合江县大桥镇: no bridge */
		uint32_t end = chained ? next->m.at.end
			       : above && next->m.level <= DS_LEVEL_VILLAGE
				   ? 0
				   : name_end(r->text, m->at.end, block.end, after);
		if (end) {
			m->form = DS_FORM_EMBEDDED;
			note_form(r, i, DS_REASON_EMBEDDED, (struct ds_span){ m->at.end, end });
		}
		if (m->form == DS_FORM_EMBEDDED && m->place.region == DS_REGION_CHINA)
			m->counts = false;
	}
}
