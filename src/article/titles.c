/* titles.c: is a short line inside a page the title of a new story, when no byline, source or 本报讯 says so? Evidence is
 * weighed: what the line is like, how the text behind it begins and ends, and what both share. A heading has little of
 * it: it needs no place and no day, for its story has told them. */
#include "article/private.h"

/* What each piece of evidence weighs, and how much makes a title. */
enum {
	SAME_FIGURE = 3,  /* a number of the line, of two digits or more, stands in the text behind it */
	NEWS_LEAD = 2,    /* the text begins with a day, or with 记者从… */
	DAY_NEAR = 1,     /* … or has a day in its first clauses */
	SAME_WORDS = 2,   /* two in five pairs of characters of the line stand in the text */
	VERY_LONG = 3,    /* 22 characters: hardly any heading is so long */
	LONG_LINE = 2,    /* 18 */
	FAIR_LINE = 1,    /* 13 */
	WIDE_GAP = 2,     /* more blank lines above it than between paragraphs */
	SET_APART = 2,    /* … and than above the headings before it, or the only ones of the page */
	OTHER_AUTHOR = 5, /* the story before has its author already, and its text ends with a name */
	NAMED = 5,      /* a column's name stands above it, which the line that is weighed is below: 读者来信 */
	RULED = 4,      /* a line of marks stands right above it */
	ALONE = 2,      /* no other short line stands before or behind it in a page of several paragraphs */
	GOES_ON = -4,   /* the text begins with 此外, “ or another sign that it goes on */
	PARALLEL = -2,  /* headings stand before it in the story */
	UNSIGNED = -1,  /* the story before has its author, this text has none */
	INDENTED = -3,  /* it is indented like the text, and the title before is not */
	IN_REPORT = -4, /* the story before is a report or another document: 运行情况 */
	IN_TITLE = -5,  /* two in three pairs of its characters stand in the story's own title */
	NEW_GROUND = 5, /* its text repeats no words of the story before, as a part of it would; */
	BELOW_LEAD = 2, /* but that is a single paragraph, which may open a story of several parts */
	FRAMED = -5,    /* 《…》 names what is quoted below it */
	TITLE = 5,
};

#define WINDOW_BYTES 900u  /* of the text that are compared with the line */
#define OPENING      75u   /* bytes: its first clauses */
#define BEFORE_BYTES 3000u /* of the story before */
#define AHEAD_LINES  200u  /* that are looked through for another short one */

static bool is_digit(uint32_t cp)
{
	return cp - '0' < 10u;
}

/* A number of the line, of two digits or more, or of one with the same word behind it (7起), that the text has too. */
static bool figure_shared(struct ds_str line, struct ds_str text)
{
	for (size_t i = 0; i < line.n;) {
		size_t to = i;
		while (to < line.n && (is_digit((unsigned char)line.p[to]) || (to > i && line.p[to] == '.')))
			to++;
		if (to - i >= 2 && ds_str_find(text, (struct ds_str){ line.p + i, to - i }, 0) != SIZE_MAX)
			return true;
		if (to - i == 1 && to + 3 <= line.n && cp_is_han(cp_first(str_from(line, to))) &&
		    ds_str_find(text, (struct ds_str){ line.p + i, 4 }, 0) != SIZE_MAX)
			return true;
		i = to > i ? to : i + 1;
	}
	return false;
}

/* Of the pairs of Chinese characters of the line, how many in a hundred the text has. */
static unsigned words_shared(struct ds_str line, struct ds_str text)
{
	unsigned pairs = 0, found = 0;
	size_t before = SIZE_MAX;
	for (size_t i = 0; i < line.n;) {
		const size_t at = i;
		const bool han = cp_is_han(cp_next(line, &i));
		if (han && before != SIZE_MAX) {
			pairs++;
			found += str_find(text, (struct ds_str){ line.p + before, i - before }, 0) != SIZE_MAX;
		}
		before = han ? at : SIZE_MAX;
	}
	return pairs >= 3 ? found * 100 / pairs : 0;
}

/* 2月10日, 9月份, 1至3月: a day or month at the beginning of s. */
static bool day_begins(struct ds_str s)
{
	size_t i = 0;
	while (i < s.n && i < 12 && is_digit((unsigned char)s.p[i]))
		i++;
	if (i > 0 && (ds_str_starts(str_from(s, i), DS_STR("至")) || ds_str_starts(str_from(s, i), DS_STR("-"))))
		for (i += s.p[i] == '-' ? 1 : 3; i < s.n && is_digit((unsigned char)s.p[i]);)
			i++;
	return i > 0 && i <= 4 &&
	       (ds_str_starts(str_from(s, i), DS_STR("月")) || ds_str_starts(str_from(s, i), DS_STR("日")) ||
		(i == 4 && ds_str_starts(str_from(s, i), DS_STR("年"))));
}

static bool day_near(struct ds_str opening)
{
	for (size_t i = 0; i < opening.n; i++)
		if (is_digit((unsigned char)opening.p[i]) &&
		    (i == 0 || !is_digit((unsigned char)opening.p[i - 1])) && day_begins(str_from(opening, i)))
			return true;
	/* 林青今年35岁 tells no day */
	return words_any(WORDS_NEWS_LEAD, opening) && !str_has(opening, DS_STR("岁"));
}

static struct ds_str head_of(struct ds_str s, size_t n)
{
	if (s.n <= n)
		return s;
	while (((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return (struct ds_str){ s.p, n };
}

/* Does the text from line `body` on, up to the next short line, end with its author, or have him in a line below it? */
static bool ends_signed(const struct page *p, uint32_t body)
{
	uint32_t last = body, i = body;
	for (; i < p->n && (is_body(p->v[i].kind) || is_skipped(p->v[i].kind) || p->v[i].kind == DS_BLOCK_CAPTION);
	     i++)
		if (is_body(p->v[i].kind))
			last = i;
	if (i < p->n && p->v[i].kind == DS_BLOCK_BYLINE)
		return true;
	if (i > last + 1 && p->v[i - 1].kind == DS_BLOCK_CAPTION && p->v[i - 1].flags & LINE_CREDIT)
		return true;
	struct credits c;
	return credits_parse_tail(line_str(p, &p->v[p->v[last].last]), &c) && c.authors.n > 0;
}

bool text_tells_news(const struct page *p, uint32_t body)
{
	const struct ds_str text = head_of(line_str(p, &p->v[body]), OPENING);
	return day_near(text) || words_head(WORDS_NEWS_LEAD, text);
}

/* No short line in the text from line `body` on, which has two paragraphs at least: headings come by twos. */
static bool stands_alone(const struct page *p, uint32_t body)
{
	unsigned paragraphs = 0;
	for (uint32_t i = body; i < p->n; i++) {
		const uint8_t kind = p->v[i].kind;
		if (kind == LINE_SHORT || kind == DS_BLOCK_COLUMN || i - body >= AHEAD_LINES)
			return false;
		if (is_credit(kind))
			break;
		paragraphs += kind == DS_BLOCK_PARAGRAPH;
	}
	return paragraphs >= 2;
}

/* The end of the story that begins at line `begins` and goes to line `title`. */
static struct ds_str story_before(const struct page *p, uint32_t title, uint32_t begins)
{
	const uint32_t to = p->v[title].at.start, from = p->v[begins].at.end < to ? p->v[begins].at.end : to;
	const uint32_t n = to - from < BEFORE_BYTES ? to - from : BEFORE_BYTES;
	return (struct ds_str){ p->s.p + to - n, n };
}

/* Three Chinese characters in a row: of how many bytes the texts must be in which they are compared. */
#define GROUND_BEFORE 450u
#define GROUND_BEHIND 120u
/* Of a thousand triples of the text the story has so few that the text is another. */
#define FEW_TRIPLES   12u
#define TRIPLES_READ  32u /* at once */

/* The next triples of a text from byte *from on, `most` at most, each mixed into a number. The first of its nine bytes, which
 * all begin alike, is left out: eight are one load. */
static size_t triples_read(struct ds_str s, size_t *from, uint32_t *v, size_t most)
{
	size_t n = 0, i = *from;
	for (unsigned run = 0; i + 3 <= s.n && n < most;) {
		if (!is_han_lead(s.p[i])) {
			run = 0;
			i += (unsigned char)s.p[i] < 0xe0 ? 1 : 3;
			continue;
		}
		i += 3;
		if (++run < 3)
			continue;
		uint64_t eight;
		memcpy(&eight, s.p + i - sizeof eight, sizeof eight);
		v[n++] = (uint32_t)(eight * 0x9e3779b97f4a7c15u >> 32) | 1;
	}
	*from = n == most ? i - 6 : s.n; /* two characters of the last begin the next */
	return n;
}

/* The triples of a text, as often as it has them. */
#define TRIPLE_SLOTS 512u
#define TRIPLE_FOUND 2u /* no triple: one that was found */
_Static_assert(WINDOW_BYTES / 3 < TRIPLE_SLOTS, "a slot is left");

static void triple_keep(uint32_t seen[TRIPLE_SLOTS], uint32_t key)
{
	uint32_t at = key / (UINT32_MAX / TRIPLE_SLOTS + 1);
	while (seen[at])
		at = (at + 1) % TRIPLE_SLOTS;
	seen[at] = key;
}

/* How often the text has it, when it is asked first. */
static size_t triple_take(uint32_t seen[TRIPLE_SLOTS], uint32_t key)
{
	size_t n = 0;
	for (uint32_t at = key / (UINT32_MAX / TRIPLE_SLOTS + 1); seen[at]; at = (at + 1) % TRIPLE_SLOTS)
		if (seen[at] == key) {
			seen[at] = TRIPLE_FOUND;
			n++;
		}
	return n;
}

/* Does the text tell of other things than the story before the line at `title`, both being long enough to say so? A part of a
 * story tells again of the same people and things, in the same words. */
static bool is_new_ground(const struct page *p, uint32_t title, uint32_t begins, struct ds_str text)
{
	const struct ds_str story = story_before(p, title, begins);
	if (story.n < GROUND_BEFORE || text.n < GROUND_BEHIND)
		return false;
	uint32_t seen[TRIPLE_SLOTS] = { 0 }, v[TRIPLES_READ];
	size_t all = 0, found = 0, n;
	for (size_t from = 0; (n = triples_read(text, &from, v, TRIPLES_READ)) > 0; all += n)
		for (size_t k = 0; k < n; k++)
			triple_keep(seen, v[k]);
	for (size_t from = 0;
	     found * 1000 < all * FEW_TRIPLES && (n = triples_read(story, &from, v, TRIPLES_READ)) > 0;)
		for (size_t k = 0; k < n && found * 1000 < all * FEW_TRIPLES; k++)
			found += triple_take(seen, v[k]);
	return found * 1000 < all * FEW_TRIPLES;
}

/* Has the story that begins at line `from` no more than its opening before line `to`? */
static bool is_one_paragraph(const struct page *p, uint32_t from, uint32_t to)
{
	unsigned n = 0;
	for (uint32_t i = from; i < to && n < 2; i++)
		n += p->v[i].kind == DS_BLOCK_PARAGRAPH;
	return n == 1;
}

bool title_begins_story(const struct page *p, uint32_t title, uint32_t body, const struct story *before)
{
	const struct line *l = &p->v[title];
	const struct ds_str line = line_str(p, l);
	if (str_numbering(line).level || l->ending == END_COLON || p->v[body].kind != DS_BLOCK_PARAGRAPH)
		return false;
	if (before->boxed)
		return true;
	const uint32_t from = p->v[body].at.start;
	const struct ds_str text = head_of((struct ds_str){ p->s.p + from, p->s.n - from }, WINDOW_BYTES);
	const struct ds_str opening = head_of(text, OPENING);
	const bool named = title > before->begins + 1 && p->v[title - 1].kind == LINE_SHORT;
	int score = 0;
	score += day_begins(text) || words_head(WORDS_NEWS_LEAD, text) ? NEWS_LEAD
		 : day_near(opening)                                   ? DAY_NEAR
								       : 0;
	score += l->chars >= 22 ? VERY_LONG : l->chars >= 18 ? LONG_LINE : l->chars >= 13 ? FAIR_LINE : 0;
	const bool wide = p->spaced && l->gap > p->gap && l->gap > p->v[body].gap;
	const bool apart = wide && (before->headings ? !before->wide : p->gap == 0 && p->v[body].gap == 0);
	score += (wide ? WIDE_GAP : 0) + (apart ? SET_APART : 0);
	score += title > 0 && p->v[title - 1].kind == LINE_RULE ? RULED : 0;
	score += named ? NAMED : 0;
	score += cp_first(line) == 0x300a && cp_last(line) == 0x300b ? FRAMED : 0;
	score += words_head(WORDS_GOES_ON, text) || cp_in_marks(cp_first(text), u"“\"「【") ? GOES_ON : 0;
	score += before->headings && !apart ? PARALLEL : 0;
	score += p->indented && l->indent >= 2 && before->outdented ? INDENTED : 0;
	score += words_tail_apart(WORDS_DOCUMENT_TAIL, before->title) ? IN_REPORT : 0;
	/* the rest costs more, and is asked for where it can decide */
	if (score + SAME_FIGURE + SAME_WORDS + OTHER_AUTHOR + ALONE + NEW_GROUND < TITLE)
		return false;
	if (before->has_authors)
		score += ends_signed(p, body) ? OTHER_AUTHOR : UNSIGNED;
	if (score < TITLE && figure_shared(line, text))
		score += l->chars < 10 ? SAME_WORDS : SAME_FIGURE; /* so short, it is a heading's as well */
	if (score < TITLE && score + SAME_WORDS + ALONE + NEW_GROUND >= TITLE && !before->headings &&
	    l->chars >= 9 && stands_alone(p, body))
		score += ALONE;
	if (score < TITLE && score + SAME_WORDS + NEW_GROUND >= TITLE && words_shared(line, text) >= 40)
		score += SAME_WORDS;
	if (score < TITLE && score + NEW_GROUND >= TITLE && is_new_ground(p, title, before->begins, text))
		score += is_one_paragraph(p, before->begins, title) ? BELOW_LEAD : NEW_GROUND;
	if (score >= TITLE && before->title.n && words_shared(line, before->title) >= 65)
		score += IN_TITLE;
	return score >= TITLE;
}
