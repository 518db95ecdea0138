/* frames_test.c: names of the gazetteer put into sentences that news are made of. Each name of a frame is found once, whole and as
 * the place it was taken from, and nothing else is. Names that are words, or that several places share, may be missed in a
 * frame that says no more of them: how many stands in the row. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "dushu/region.h"

/* Which places a frame is tried with, and which names stand in it: A what holds the place, B the place, S its short name. */
static const struct frame {
	enum ds_level level;
	unsigned step; /* each so many of them */
	unsigned most; /* of those may fail */
	const char *text;
} frames[] = {
	{DS_LEVEL_PREFECTURE,  1,  0,  "去年，{B}种了不少果树。"               },
	{ DS_LEVEL_PREFECTURE, 1,  1,  "新华社{S}10月3日电 果树结果了。"     },
	{ DS_LEVEL_PREFECTURE, 1,  3,  "不少{S}市民前来采摘。"                  },
	{ DS_LEVEL_PREFECTURE, 1,  3,  "{S}火车站昨天迎来客流高峰。"         },
	{ DS_LEVEL_PREFECTURE, 1,  23, "近年来，{S}北部的果园多了起来。"   },
	{ DS_LEVEL_PREFECTURE, 1,  2,  "主要产自{A}和{S}。"                        },
	{ DS_LEVEL_COUNTY,     2,  0,  "记者从{A}{B}了解到，果农迎来丰收。"},
	{ DS_LEVEL_COUNTY,     2,  0,  "{A}{B}公安局破获一起案件。"            },
	{ DS_LEVEL_COUNTY,     2,  0,  "李明是{A}{B}人，做起了电商。"         },
	{ DS_LEVEL_COUNTY,     2,  0,  "该水库位于{A}{B}境内。"                  },
	{ DS_LEVEL_COUNTY,     2,  2,  "{A}{S}的果农迎来丰收。"                  },
	{ DS_LEVEL_COUNTY,     2,  37, "{B}办起了果园，勤劳的{S}人富了。"   },
	{ DS_LEVEL_TOWNSHIP,   11, 2,  "近日，记者来到{A}{B}采访。"            },
	{ DS_LEVEL_TOWNSHIP,   11, 10, "{A}{S}中心小学的学生走进果园。"      },
};

#define TEXT_MAX  512u
#define NAMES_MAX 8u

struct filled {
	char text[TEXT_MAX];
	size_t n, names_n;
	struct {
		struct ds_span at;
		ds_region region;
	} names[NAMES_MAX];
};

static void fill_add(struct filled *f, struct ds_str s)
{
	assert_true(f->n + s.n < sizeof(f->text));
	memcpy(f->text + f->n, s.p, s.n);
	f->n += s.n;
}

static void fill(struct filled *f, const char *text, ds_region place)
{
	f->n = f->names_n = 0;
	for (const char *p = text; *p; p++) {
		if (*p != '{') {
			fill_add(f, (struct ds_str){ p, 1 });
			continue;
		}
		const ds_region region = p[1] == 'A' ? ds_region_parent(place) : place;
		const uint32_t start = (uint32_t)f->n;
		fill_add(f, p[1] == 'S' ? ds_region_short(place) : ds_region_name(region));
		assert_true(f->names_n < NAMES_MAX);
		f->names[f->names_n].at = (struct ds_span){ start, (uint32_t)f->n };
		f->names[f->names_n++].region = region;
		p += 2;
	}
}

/* Are the mentions of the text those names, and no others? */
static bool is_read(const struct filled *f)
{
	struct ds_arena arena = { 0 };
	struct ds_block block = {
		.at = {0, (uint32_t)f->n},
                  .kind = DS_BLOCK_PARAGRAPH
	};
	struct ds_article article = { .block = 0, .block_n = 1 };
	struct ds_reading reading = {
		.text = {f->text, f->n},
                  .blocks = &block, .articles = &article, .blocks_n = 1, .articles_n = 1
	};
	struct ds_mentions m;
	ds_mentions_find(&reading, &(struct ds_region_options){ .context = DS_REGION_NONE }, &arena, &m);
	bool same = m.n == f->names_n;
	for (size_t i = 0; same && i < f->names_n; i++)
		same = m.v[i].at.start == f->names[i].at.start && m.v[i].at.end == f->names[i].at.end &&
		       m.v[i].place.region == f->names[i].region;
	ds_arena_done(&arena);
	return same;
}

/* Has the place a name that the frame can be tried with? Not 经济开发区, 大社区 and what repeats its county's name. */
static bool fits(const struct frame *frame, ds_region taiwan, ds_region r)
{
	static const char *const ends[] = { "市", "县", "区", "旗", "州", "盟", "镇", "乡" };
	const struct ds_str name = ds_region_name(r), said = ds_region_short(r);
	const ds_region up = ds_region_parent(r);
	if (ds_region_level(r) != frame->level || said.n < 6 || said.n == name.n ||
	    (r > taiwan && r < ds_region_next(taiwan)) || ds_str_starts(name, ds_region_name(up)) ||
	    (frame->level == DS_LEVEL_TOWNSHIP && ds_region_level(up) != DS_LEVEL_COUNTY) ||
	    (strstr(frame->text, "{S}") && ds_str_eq(said, ds_region_short(up))))
		return false;
	for (size_t i = 0; i < DS_COUNT(ends); i++)
		if (ds_str_ends(name, ds_str_of(ends[i])))
			return true;
	return false;
}

static void names_are_found_in_their_frames(void **state)
{
	(void)state;
	const ds_region taiwan = ds_region_of_path(DS_STR("台湾省"));
	struct filled f;
	for (size_t i = 0; i < DS_COUNT(frames); i++) {
		unsigned seen = 0, tried = 0, failed = 0;
		char last[TEXT_MAX] = "";
		for (ds_region r = DS_REGION_CHINA + 1; r < ds_region_count(); r++) {
			if (!fits(&frames[i], taiwan, r) || seen++ % frames[i].step)
				continue;
			fill(&f, frames[i].text, r);
			tried++;
			if (is_read(&f))
				continue;
			failed++;
			snprintf(last, sizeof(last), "%.*s", (int)f.n, f.text);
		}
		if (tried < 100 || failed > frames[i].most)
			fail_msg("%u of %u: %s", failed, tried, last);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found_in_their_frames),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
