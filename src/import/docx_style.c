/* docx_style.c: what the styles of a DOCX make of a paragraph, and the numbers that Word shows before paragraphs but
 * does not write into the text: 一、 （二） 3.1. */
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "book.h"
#include "xml.h"

#define STYLES_MAX  2000u
#define LISTS_MAX   2000u
#define FORMAT_SIZE 32
#define COUNT_MAX   100000u

struct style {
	char id[64], base[64];
	struct docx_look look;
	bool outlined;
};

enum number_form { FORM_DECIMAL, FORM_CHINESE, FORM_ROMAN, FORM_LETTER, FORM_CIRCLED, FORM_BULLET };

struct level {
	char text[FORMAT_SIZE]; /* %1.%2 */
	uint8_t form;
	uint32_t start, count;
};

struct list {
	uint32_t id;
	struct level levels[DOCX_LEVELS];
};

struct docx_styles {
	struct style *styles;
	size_t styles_n, styles_cap;
	struct list *abstracts, *lists;
	size_t abstracts_n, abstracts_cap, lists_n, lists_cap;
};

static void word_keep(char *to, size_t size, struct ds_str s)
{
	const size_t n = s.n < size - 1 ? s.n : 0; /* a name that is too long is none */
	if (n)
		memcpy(to, s.p, n);
	to[n] = '\0';
}

static uint32_t number_of(struct ds_str s)
{
	return s.n ? (uint32_t)strtoul(s.p, NULL, 10) : 0;
}

/* ---- styles ----------------------------------------------------------------------------------------------- */

static uint8_t outline_of_name(const char *name)
{
	if (strcasecmp(name, "title") == 0)
		return 1;
	if (strncasecmp(name, "heading ", 8) == 0 && name[8] >= '1' && name[8] <= '9')
		return (uint8_t)(name[8] - '0' + 1);
	return 0;
}

static void style_read(struct docx_styles *s, struct xml *x)
{
	struct style st = { 0 };
	word_keep(st.id, sizeof st.id, xml_attr(x, "styleId"));
	unsigned depth = 1;
	for (enum xml_event ev; depth > 0 && (ev = xml_next(x)) < XML_DONE;) {
		const char *name = xml_name(x);
		depth += ev == XML_START;
		depth -= ev == XML_END;
		if (ev != XML_START)
			continue;
		const struct ds_str val = xml_attr(x, "val");
		if (strcmp(name, "name") == 0 && val.n && !st.outlined) {
			st.look.outline = outline_of_name(val.p);
			st.outlined = st.look.outline > 0;
		} else if (strcmp(name, "basedOn") == 0) {
			word_keep(st.base, sizeof st.base, val);
		} else if (strcmp(name, "outlineLvl") == 0 && val.n == 1 && val.p[0] >= '0' && val.p[0] <= '8' &&
			   !st.outlined) {
			st.look.outline = (uint8_t)(val.p[0] - '0' + 2);
			st.outlined = true;
		} else if (strcmp(name, "numId") == 0) {
			st.look.list = number_of(val);
		} else if (strcmp(name, "ilvl") == 0 && val.n == 1 && val.p[0] >= '0' && val.p[0] <= '8') {
			st.look.level = (uint8_t)(val.p[0] - '0');
		}
	}
	if (s->styles_n == STYLES_MAX)
		return;
	s->styles = ds_grow(s->styles, &s->styles_cap, s->styles_n + 1, sizeof *s->styles);
	s->styles[s->styles_n++] = st;
}

static const struct style *style_find(const struct docx_styles *s, struct ds_str id)
{
	for (size_t i = 0; i < s->styles_n; i++)
		if (ds_str_eq(ds_str_of(s->styles[i].id), id))
			return &s->styles[i];
	return NULL;
}

bool docx_style_of(const struct docx_styles *s, struct ds_str id, struct docx_look *look)
{
	const struct style *st = id.n ? style_find(s, id) : NULL;
	const bool found = st != NULL;
	*look = (struct docx_look){ 0 };
	/* A chain of styles that stand on each other may be a circle. */
	for (int i = 0; st && i < 8; i++) {
		if (!look->outline)
			look->outline = st->look.outline;
		if (!look->list) {
			look->list = st->look.list;
			look->level = st->look.level;
		}
		st = st->base[0] ? style_find(s, ds_str_of(st->base)) : NULL;
	}
	return found;
}

/* ---- numbers ---------------------------------------------------------------------------------------------- */

static uint8_t form_of(struct ds_str s)
{
	static const struct {
		const char *name;
		uint8_t form;
	} forms[] = {
		{"chinese",                FORM_CHINESE},
		{ "japaneseCounting",      FORM_CHINESE},
		{ "taiwaneseCounting",     FORM_CHINESE},
		{ "ideographDigital",      FORM_CHINESE},
		{ "upperRoman",            FORM_ROMAN  },
		{ "lowerRoman",            FORM_ROMAN  },
		{ "upperLetter",           FORM_LETTER },
		{ "lowerLetter",           FORM_LETTER },
		{ "decimalEnclosedCircle", FORM_CIRCLED},
		{ "bullet",                FORM_BULLET },
		{ "none",                  FORM_BULLET },
	};
	for (size_t i = 0; i < DS_COUNT(forms); i++)
		if (ds_str_starts(s, ds_str_of(forms[i].name)))
			return forms[i].form;
	return FORM_DECIMAL;
}

/* One abstractNum: the look of a list. */
static void abstract_read(struct docx_styles *s, struct xml *x)
{
	struct list l = { .id = number_of(xml_attr(x, "abstractNumId")) };
	struct level *level = NULL;
	unsigned depth = 1;
	for (enum xml_event ev; depth > 0 && (ev = xml_next(x)) < XML_DONE;) {
		const char *name = xml_name(x);
		depth += ev == XML_START;
		depth -= ev == XML_END;
		if (ev != XML_START)
			continue;
		if (strcmp(name, "lvl") == 0) {
			const uint32_t i = number_of(xml_attr(x, "ilvl"));
			level = i < DOCX_LEVELS ? &l.levels[i] : NULL;
			continue;
		}
		const struct ds_str val = xml_attr(x, "val");
		if (level && strcmp(name, "start") == 0)
			level->start = number_of(val) < COUNT_MAX ? number_of(val) : 1;
		else if (level && strcmp(name, "numFmt") == 0)
			level->form = form_of(val);
		else if (level && strcmp(name, "lvlText") == 0)
			word_keep(level->text, sizeof level->text, val);
	}
	if (s->abstracts_n == LISTS_MAX)
		return;
	s->abstracts = ds_grow(s->abstracts, &s->abstracts_cap, s->abstracts_n + 1, sizeof *s->abstracts);
	s->abstracts[s->abstracts_n++] = l;
}

/* One num: a list of the look of an abstractNum. */
static void list_read(struct docx_styles *s, struct xml *x)
{
	const uint32_t id = number_of(xml_attr(x, "numId"));
	uint32_t look = UINT32_MAX;
	unsigned depth = 1;
	for (enum xml_event ev; depth > 0 && (ev = xml_next(x)) < XML_DONE;) {
		depth += ev == XML_START;
		depth -= ev == XML_END;
		if (ev == XML_START && strcmp(xml_name(x), "abstractNumId") == 0)
			look = number_of(xml_attr(x, "val"));
	}
	for (size_t i = 0; i < s->abstracts_n && s->lists_n < LISTS_MAX; i++) {
		if (s->abstracts[i].id != look)
			continue;
		s->lists = ds_grow(s->lists, &s->lists_cap, s->lists_n + 1, sizeof *s->lists);
		s->lists[s->lists_n] = s->abstracts[i];
		s->lists[s->lists_n++].id = id;
		break;
	}
}

static void chinese_add(struct ds_buf *out, uint32_t n)
{
	static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
	if (n > 99) {
		ds_buf_addf(out, "%u", n);
		return;
	}
	if (n >= 20)
		ds_buf_addz(out, digits[n / 10]);
	if (n >= 10)
		ds_buf_addz(out, "十");
	if (n % 10 || n == 0)
		ds_buf_addz(out, digits[n % 10]);
}

static void count_add(struct ds_buf *out, const struct level *l)
{
	static const char *const romans[] = { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X" };
	char utf8[4];
	if (l->form == FORM_CHINESE)
		chinese_add(out, l->count);
	else if (l->form == FORM_ROMAN && l->count < DS_COUNT(romans))
		ds_buf_addz(out, romans[l->count]);
	else if (l->form == FORM_LETTER && l->count >= 1 && l->count <= 26)
		ds_buf_addc(out, (char)('a' + l->count - 1));
	else if (l->form == FORM_CIRCLED && l->count >= 1 && l->count <= 20)
		ds_buf_add(out, utf8, ds_utf8_put(0x2460 + l->count - 1, utf8));
	else
		ds_buf_addf(out, "%u", l->count);
}

bool docx_number(struct docx_styles *s, uint32_t id, uint8_t level, struct ds_buf *out)
{
	struct list *list = NULL;
	for (size_t i = 0; i < s->lists_n && !list; i++)
		if (s->lists[i].id == id)
			list = &s->lists[i];
	if (!list || level >= DOCX_LEVELS)
		return false;
	struct level *l = &list->levels[level];
	if (l->count < COUNT_MAX)
		l->count = l->count ? l->count + 1 : l->start;
	for (unsigned below = level + 1; below < DOCX_LEVELS; below++)
		list->levels[below].count = 0;
	if (l->form == FORM_BULLET)
		return true;
	for (const char *p = l->text; *p; p++) {
		if (*p == '%' && p[1] >= '1' && p[1] <= '9') {
			struct level *part = &list->levels[*++p - '1'];
			if (part->count == 0)
				part->count = part->start;
			count_add(out, part);
		} else {
			ds_buf_addc(out, *p);
		}
	}
	return true;
}

/* ---- reading ---------------------------------------------------------------------------------------------- */

struct docx_styles *docx_styles_read(struct ds_str styles, struct ds_str numbering)
{
	struct docx_styles *s = ds_alloc(sizeof *s);
	*s = (struct docx_styles){ 0 };
	struct ds_str files[] = { styles, numbering };
	for (size_t i = 0; i < DS_COUNT(files); i++) {
		struct ds_buf utf8 = { 0 };
		xml_to_utf8(files[i], NULL, &utf8);
		struct xml *x = xml_open((struct ds_str){ utf8.p, utf8.n });
		for (enum xml_event ev; utf8.n && (ev = xml_next(x)) < XML_DONE;) {
			if (ev != XML_START)
				continue;
			if (strcmp(xml_name(x), "style") == 0)
				style_read(s, x);
			else if (strcmp(xml_name(x), "abstractNum") == 0)
				abstract_read(s, x);
			else if (strcmp(xml_name(x), "num") == 0)
				list_read(s, x);
		}
		xml_close(x);
		ds_buf_done(&utf8);
	}
	return s;
}

void docx_styles_free(struct docx_styles *s)
{
	free(s->styles);
	free(s->abstracts);
	free(s->lists);
	free(s);
}
