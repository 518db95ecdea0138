/* options.c: the commands and options as tables, and the command line read by them. --help and the check of the man
 * page read the same tables. */
#include "options.h"

#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#define FILES "[PATH|URL|-]…"

/* clang-format off */
const struct command_row command_rows[COMMANDS] = {
	[COMMAND_READER]   = { "", FILES, "open the reader on files, directories, addresses or -",
	                       "Opens the terminal interface. Press ? in it for its keys, q to leave.", NULL },
	[COMMAND_FIGURES]  = { "figures", FILES, "print every statistical figure",
	                       "One record a figure: how many, how much, what share, or by how much something\n"
	                       "changed; with the plain value, unit, label, region, period and status.", &record_figure },
	[COMMAND_CHECKS]   = { "checks", FILES, "print what follows from the figures, and whether it agrees",
	                       "One record a check: parts and their total, a rate and its two counts, a growth and\n"
	                       "its two levels, what was received and closed; consistent within rounding or not.", &record_check },
	[COMMAND_REGIONS]  = { "regions", FILES, "print every mention of a place of China",
	                       "One record a mention, with the official path and code of what it names. With\n"
	                       "--explain also why: each candidate with its score and the evidence it has, for\n"
	                       "people (--format table) and for programs; and names refused, with the reason.", &record_mention },
	[COMMAND_ARTICLES] = { "articles", FILES, "print what articles there are",
	                       "One record an article: title, authors, source, date, headings, counts.", &record_article },
	[COMMAND_TEXT]     = { "text", FILES, "print the readable text, one paragraph a line",
	                       "Boilerplate is left out and paragraphs that columns broke are joined. With\n"
	                       "--width the text is set as the reader sets it.", NULL },
	[COMMAND_LINKS]    = { "links", FILES, "print the links of the articles, numbered",
	                       "One record a link: the words that are underlined and the address they lead to.\n"
	                       "Links of menus and lists of other stories are left out.", &record_link },
	[COMMAND_REGION]   = { "region", "NAME|CODE|PINYIN…", "look places up in the gazetteer",
	                       "Finds places by name, short name, alias, pinyin (chifeng, cf), code or path\n"
	                       "(赤峰市/林西县); best matches first. --context searches below one place only.\n"
	                       "Old names are found too: a former division comes with the year it ended in and\n"
	                       "with what is there today.", &record_region },
	[COMMAND_NOTES]    = { "notes", "", "print the marks and notes made in the reader",
	                       "One record a mark or note, with its source, the sentence and what was written.", &record_note },
	[COMMAND_FEED]     = { "feed", "add|list|update|open|path|remove …", "follow feeds: RSS and Atom by address",
	                       "add ADDRESS…    follow a feed, or the one that a page names; its entries are\n"
	                       "                kept as pages, with --full whole where the feed only sums up\n"
	                       "list            number, entries, last update, address, title (what feed alone does)\n"
	                       "update [FEED…]  fetch what is new, of all or of some: by number or address\n"
	                       "open [FEED…]    the reader on the entries, newest first\n"
	                       "path [FEED…]    the folders of the pages, for other commands:\n"
	                       "                dushu figures $(dushu feed path)\n"
	                       "remove FEED…    follow it no longer; its pages go too", NULL },
	[COMMAND_CONFIG]   = { "config", "[show|check|write|path] [FILE]", "show, check or begin a configuration",
	                       "show   every setting and binding, and where it was said (what config alone does)\n"
	                       "check  what is wrong in it, with line numbers\n"
	                       "write  a commented one to begin with; never over another; - prints it\n"
	                       "path   where it is looked for: $XDG_CONFIG_HOME/dushu/config", NULL },
	[COMMAND_DOCTOR]   = { "doctor", "", "say what terminal, locale, files and build can do",
	                       "Looks at the build, at what files it can read, at the folders it writes to, and asks\n"
	                       "the terminal about itself. ! stands before what is in the way, ? before what is\n"
	                       "worth knowing. Exit code 1 when something is in the way.", NULL },
	[COMMAND_HELP]     = { "help", "[COMMAND]", "explain a command and the fields it prints", "", NULL },
};

#define BIT(c) (1u << COMMAND_##c)
#define READS (BIT(FIGURES) | BIT(CHECKS) | BIT(REGIONS) | BIT(ARTICLES) | BIT(TEXT) | BIT(LINKS) | BIT(READER))
#define RECORDS (BIT(FIGURES) | BIT(CHECKS) | BIT(REGIONS) | BIT(ARTICLES) | BIT(LINKS) | BIT(REGION) | BIT(NOTES))
#define EVERY ((1u << COMMANDS) - 1)

const struct option_row option_rows[OPTIONS] = {
	[OPTION_FORMAT]    = { "format",    'f', "FORMAT",  RECORDS, "jsonl, json, csv, tsv, md, table (jsonl in a pipe)" },
	[OPTION_FIELDS]    = { "fields",    'F', "NAME,…",  RECORDS, "only these fields, in this order" },
	[OPTION_WITH]      = { "with",      0,   "CLASS,…", BIT(FIGURES), "also dates, ordinals, names, ids, idioms, lists; all" },
	[OPTION_EXPLAIN]   = { "explain",   0,   NULL,      BIT(FIGURES) | BIT(REGIONS), "why: what each field was read from; what a name could be" },
	[OPTION_AS_OF]     = { "as-of",     0,   "YEAR",    BIT(FIGURES) | BIT(REGIONS) | BIT(ARTICLES), "paths as they were in a year, or article: in each one's own" },
	[OPTION_WIDTH]     = { "width",     'w', "CELLS",   RECORDS | BIT(TEXT), "width of the text or table in cells" },
	[OPTION_PINYIN]    = { "pinyin",    0,   NULL,      BIT(TEXT), "pinyin above the words; without --width, in 80 cells" },
	[OPTION_CONTEXT]   = { "context",   'c', "PLACE",   READS | BIT(REGION), "where texts come from: 内蒙古自治区/赤峰市 or 150400" },
	[OPTION_CHARSET]   = { "charset",   0,   "NAME",    READS, "encoding of texts that do not show it: gb18030" },
	[OPTION_INPUT]     = { "input",     0,   "KIND",    READS, "read as text or html, whatever it looks like" },
	[OPTION_MAX]       = { "max",       'n', "N",       BIT(REGION), "at most so many matches (20)" },
	[OPTION_THEME]     = { "theme",     0,   "NAME",    BIT(READER), "how the reader looks: auto default dark light night paper contrast plain" },
	[OPTION_COLOR]     = { "color",     0,   "HOW",     BIT(READER), "auto, never, 8, 16, 256 or 24bit: colours of the terminal" },
	[OPTION_AMBIGUOUS] = { "ambiguous", 0,   "WIDTH",   BIT(READER) | BIT(TEXT), "cells of “ ” — …: 1, 2 or auto (the terminal is asked)" },
	[OPTION_MOUSE]     = { "mouse",     0,   NULL,      BIT(READER), "listen to the mouse from the start" },
	[OPTION_PLAIN]     = { "plain",     0,   NULL,      BIT(READER), "read in lines, for screen readers: keys, then Enter" },
	[OPTION_CONFIG]    = { "config",    0,   "FILE",    READS | BIT(FEED) | BIT(CONFIG) | BIT(DOCTOR), "configuration instead of the usual one; \"\": none" },
	[OPTION_FULL]      = { "full",      0,   NULL,      BIT(FEED), "feed add: fetch the page of each entry that is only a summary" },
	[OPTION_HELP]      = { "help",      'h', NULL,      EVERY, "print help and exit" },
	[OPTION_VERSION]   = { "version",   'V', NULL,      EVERY, "print the version and exit" },
};
/* clang-format on */

int usage_error(const char *format, ...)
{
	va_list ap;
	fputs("dushu: ", stderr);
	va_start(ap, format);
	vfprintf(stderr, ds_say(format), ap);
	va_end(ap);
	fputc('\n', stderr);
	return DS_EXIT_USAGE;
}

/* ---- values of options ---------------------------------------------------------------------------------- */

/* Calls take for each of the words of a list "a,b,c"; stops at the first it refuses. */
static bool words_each(const char *list, bool (*take)(void *ctx, struct ds_str word), void *ctx)
{
	for (const char *p = list;; p++) {
		size_t n = strcspn(p, ",");
		if (!take(ctx, (struct ds_str){ p, n }))
			return false;
		p += n;
		if (*p == '\0')
			return true;
	}
}

static bool class_take(void *ctx, struct ds_str word)
{
	unsigned *with = ctx;
	if (ds_str_eq(word, DS_STR("all"))) {
		*with = (1u << DS_CLASSES) - 1;
		return true;
	}
	for (unsigned c = 0; c < DS_CLASSES; c++) {
		struct ds_str name = ds_str_of(record_class_word((enum ds_class)c));
		bool plural = word.n == name.n + 1 && word.p[name.n] == 's';
		if (ds_str_eq((struct ds_str){ word.p, word.n - plural }, name)) {
			*with |= 1u << c;
			return true;
		}
	}
	return false;
}

static bool number_read(const char *s, unsigned least, unsigned most, unsigned *out)
{
	char *end;
	unsigned long n = strtoul(s, &end, 10);
	if (*s < '0' || *s > '9' || *end != '\0' || n < least || n > most)
		return false;
	*out = (unsigned)n;
	return true;
}

/* A place by path, code, or a name that only one has. NONE, with what is wrong said, for anything else. */
static ds_region place_read(const char *value)
{
	struct ds_str s = ds_str_of(value);
	ds_region r = memchr(value, '/', s.n) ? ds_region_of_path(s) : ds_region_of_code(s), found[16], same[16];
	size_t n = r == DS_REGION_NONE ? ds_region_search(s, DS_REGION_NONE, found, DS_COUNT(found)) : 0,
	       namesakes = 0;
	for (size_t i = 0; i < n; i++)
		if (ds_str_eq(s, ds_region_name(found[i])) || ds_str_eq(s, ds_region_short(found[i])))
			same[namesakes++] = found[i];
	if (namesakes > 1) {
		struct ds_buf paths = { 0 };
		for (size_t i = 0; i < namesakes; i++) {
			ds_buf_addz(&paths, i ? ", " : "");
			ds_place_path((struct ds_place){ .region = same[i] }, &paths);
		}
		usage_error("--context %s: several places are called so: %.*s", value, (int)paths.n, paths.p);
		ds_buf_done(&paths);
		return DS_REGION_NONE;
	}
	if (r == DS_REGION_NONE)
		r = namesakes ? same[0] : n == 1 ? found[0] : ds_region_of_path(s);
	if (r == DS_REGION_NONE)
		usage_error(
		    "--context %s: no known place; give its path from the province down, or its code (look it "
		    "up: dushu region NAME)",
		    value);
	return r;
}

struct word {
	const char *word;
	int value;
};
static const struct word colour_words[] = {
	{"auto",    0                },
        { "never",  -1               },
        { "8",      8                },
	{ "16",     16               },
        { "256",    256              },
        { "24bit",  DS_COLOURS_DIRECT},
	{ "always", 256              },
};
static const struct word cell_words[] = {
	{"auto",    0                  },
	{ "1",      DS_AMBIGUOUS_NARROW},
	{ "2",      DS_AMBIGUOUS_WIDE  },
	{ "narrow", DS_AMBIGUOUS_NARROW},
	{ "wide",   DS_AMBIGUOUS_WIDE  },
};

static bool word_read(const struct word *words, size_t n, const char *value, int *out)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(words[i].word, value) == 0) {
			*out = words[i].value;
			return true;
		}
	}
	return false;
}

/* ---- the options, as args takes them: false for a value that is wrong ----------------------------------- */

static bool format_take(struct args *a, const char *value)
{
	return (a->writer = writer_of(ds_str_of(value))) != NULL;
}

static bool with_take(struct args *a, const char *value)
{
	return words_each(value, class_take, &a->with);
}

static bool as_of_take(struct args *a, const char *value)
{
	const bool own = strcmp(value, "article") == 0;
	a->as_of = own ? UINT_MAX : a->as_of;
	return own || number_read(value, 1949, 9999, &a->as_of);
}

static bool width_take(struct args *a, const char *value)
{
	return number_read(value, 4, 10000, &a->width);
}

static bool context_take(struct args *a, const char *value)
{
	return (a->extract.context = place_read(value)) != DS_REGION_NONE;
}

static bool charset_take(struct args *a, const char *value)
{
	a->extract.charset = value;
	return ds_charset_known(value);
}

static bool input_take(struct args *a, const char *value)
{
	a->extract.format = strcmp(value, "html") == 0   ? DS_FORMAT_HTML
			    : strcmp(value, "text") == 0 ? DS_FORMAT_TEXT
							 : DS_FORMAT_AUTO;
	return a->extract.format != DS_FORMAT_AUTO;
}

static bool max_take(struct args *a, const char *value)
{
	return number_read(value, 1, 1000000, &a->max);
}

static bool theme_take(struct args *a, const char *value)
{
	struct ds_buf names = { 0 };
	a->theme = strcmp(value, "auto") == 0 ? NULL : value;
	if (!a->theme || ds_theme_get(a->theme, 0))
		return true;
	for (size_t i = 0; ds_theme_name(i); i++)
		ds_buf_addf(&names, ", %s", ds_theme_name(i));
	usage_error("--theme %s: no such theme; there are auto%.*s", value, (int)names.n, names.p);
	ds_buf_done(&names);
	return false;
}

static bool colour_take(struct args *a, const char *value)
{
	return word_read(colour_words, DS_COUNT(colour_words), value, &a->colours);
}

static bool cells_take(struct args *a, const char *value)
{
	int cells = 0;
	const bool known = word_read(cell_words, DS_COUNT(cell_words), value, &cells);
	a->ambiguous = (enum ds_ambiguous)cells;
	return known;
}

/* What becomes of an option: a bool is set, the value is kept, or it is read. */
#define SETS(member)                                                                                               \
	{                                                                                                          \
		.flag = offsetof(struct args, member)                                                              \
	}
#define KEEPS(member)                                                                                              \
	{                                                                                                          \
		.text = offsetof(struct args, member)                                                              \
	}
#define READ(take, wrong)                                                                                          \
	{                                                                                                          \
		.read = take, .says = wrong                                                                        \
	}
/* clang-format off */
static const struct taking {
	size_t flag, text;
	bool (*read)(struct args *a, const char *value);
	const char *says; /* what is wrong with a value; NULL: read has said it */
} takings[OPTIONS] = {
	[OPTION_FORMAT]    = READ(format_take, DS_SAY("--format %s: no such format; there are jsonl, json, csv, tsv, md and table")),
	[OPTION_FIELDS]    = KEEPS(fields),
	[OPTION_WITH]      = READ(with_take, DS_SAY("--with %s: say dates, ordinals, names, ids, idioms, lists or all")),
	[OPTION_EXPLAIN]   = SETS(extract.explain),
	[OPTION_AS_OF]     = READ(as_of_take, DS_SAY("--as-of %s: say a year, or article for each article's own")),
	[OPTION_WIDTH]     = READ(width_take, DS_SAY("--width %s: say a number of cells from 4 to 10000")),
	[OPTION_PINYIN]    = SETS(pinyin),
	[OPTION_CONTEXT]   = READ(context_take, NULL),
	[OPTION_CHARSET]   = READ(charset_take, DS_SAY("--charset %s: no encoding has this name; say utf-8, gb18030, big5, utf-16le, or "
	                                               "leave it out to have it found")),
	[OPTION_INPUT]     = READ(input_take, DS_SAY("--input %s: say text or html")),
	[OPTION_MAX]       = READ(max_take, DS_SAY("--max %s: say a number from 1")),
	[OPTION_THEME]     = READ(theme_take, NULL),
	[OPTION_COLOR]     = READ(colour_take, DS_SAY("--color %s: say auto, never, 8, 16, 256 or 24bit")),
	[OPTION_AMBIGUOUS] = READ(cells_take, DS_SAY("--ambiguous %s: say 1, 2 or auto")),
	[OPTION_MOUSE]     = SETS(mouse),
	[OPTION_PLAIN]     = SETS(plain),
	[OPTION_CONFIG]    = KEEPS(config),
	[OPTION_FULL]      = SETS(full),
};
/* clang-format on */

/* Takes one option; returns -1 to go on, or the exit code. */
static int option_take(struct args *a, enum option_id o, const char *value)
{
	const struct taking *t = &takings[o];
	if (o == OPTION_HELP || o == OPTION_VERSION)
		return o == OPTION_HELP ? help_print(a->command) : version_print();
	if (t->flag)
		*(bool *)((char *)a + t->flag) = true;
	if (t->text)
		*(const char **)((char *)a + t->text) = value;
	if (!t->read || t->read(a, value))
		return -1;
	return t->says ? usage_error(t->says, value) : DS_EXIT_USAGE;
}

/* ---- the command line ----------------------------------------------------------------------------------- */

static const char *command_shown(enum command c)
{
	return c == COMMAND_READER ? ds_say("the reader") : command_rows[c].name;
}

/* Which commands know the option, for the message to somebody who gave it to another. */
static int option_misplaced(enum option_id o, enum command c)
{
	struct ds_buf where = { 0 };
	for (unsigned k = 0; k < COMMANDS; k++)
		if (option_rows[o].commands & 1u << k)
			ds_buf_addf(&where, "%s%s", where.n ? ", " : "", command_shown((enum command)k));
	int code = usage_error("--%s does not go with %s, only with: %.*s; see dushu help", option_rows[o].name,
			       command_shown(c), (int)where.n, where.p);
	ds_buf_done(&where);
	return code;
}

static int options_read(int argc, char **argv, struct args *a)
{
	struct option longs[OPTIONS + 1] = { 0 };
	char letters[2 * OPTIONS + 2] = ":", *p = letters + 1;
	for (int o = 0; o < OPTIONS; o++) {
		const struct option_row *row = &option_rows[o];
		longs[o] = (struct option){ row->name, row->arg ? required_argument : no_argument, NULL, 256 + o };
		if (row->letter)
			*p++ = row->letter;
		if (row->letter && row->arg)
			*p++ = ':';
	}
	opterr = 0;
	for (int got; (got = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
		int o = 0;
		if (got == '?' || got == ':') {
			const char *word = argv[optind - 1];
			if (got == ':')
				return usage_error("%s: needs a value; see dushu help %s", word,
						   command_rows[a->command].name);
			if (optopt > 0 && optopt < 256)
				return usage_error("-%c: no such option; see dushu --help", optopt);
			return usage_error("%s: no such option; see dushu --help", word);
		}
		while (got >= 256 ? o != got - 256 : option_rows[o].letter != got)
			o++;
		if (!(option_rows[o].commands & 1u << a->command))
			return option_misplaced((enum option_id)o, a->command);
		int code = option_take(a, (enum option_id)o, optarg);
		if (code >= 0)
			return code;
	}
	a->operands = (const char *const *)(argv + optind);
	a->operands_n = (size_t)(argc - optind);
	return -1;
}

static enum command command_of(const char *word)
{
	for (int c = COMMAND_READER + 1; word && c < COMMANDS; c++)
		if (strcmp(word, command_rows[c].name) == 0)
			return (enum command)c;
	return COMMAND_READER;
}

int args_read(int argc, char **argv, struct args *out)
{
	*out = (struct args){ .max = 20, .command = command_of(argc > 1 ? argv[1] : NULL) };
	int skip = out->command == COMMAND_READER ? 0 : 1;
	int code = options_read(argc - skip, argv + skip, out);
	if (code >= 0 || out->command != COMMAND_HELP)
		return code;
	if (out->operands_n == 0)
		return help_print(COMMAND_HELP);
	enum command about = command_of(out->operands[0]);
	if (about == COMMAND_READER)
		return usage_error("%s: no such command; see dushu --help", out->operands[0]);
	return help_print(about);
}
