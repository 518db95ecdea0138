/* hamlet.c: what stands right behind a village and is a part of it: 那布村后卡屯, 九圣村新庄组, 东兴村张庄. No list has such names;
 * they stand under the village as they are written. Finds none elsewhere: later.c knows them again. */
#include "region/follow.h"
#include "region/village.h"

#define NAME_CHARS 4u /* of a name without what it ends in */

/* What hamlets' names end in. `before`: the last characters of words that end so and are none (12个自然屯, 苗寨, 党小组);
 * `behind`: with what follows it is part of another word (屯田, 庄园). `least`: characters before it. */
static const struct ending {
	struct ds_str word, before, behind;
	uint8_t least;
} endings[] = {
	{WORD("屯"),           WORD("村然个各每些该本全囤"),                                        WORD("田粮兵积垦里子级"),             1},
	{ WORD("寨"),          WORD("村然个各每些该本全苗侗瑶彝壮羌藏黎古"),                WORD("子门墙上里沟坪村河口头"),    1},
	{ WORD("组"),          WORD("村民小个各每些该本全两党互工作专督导查扶宣项业"), WORD("织成建长合团员装委团"),       2},
	{ WORD("庄"),          WORD("村山农茶酒钱布票庄个各每些该本全"),                      WORD("园重严稼子主家户台村里上"), 1},
	{ WORD("自然寨"),    WORD("个各每些该本全"),                                                 WORD(""),                                     1},
	{ WORD("自然屯"),    WORD("个各每些该本全"),                                                 WORD(""),                                     1},
	{ WORD("自然村"),    WORD("个各每些该本全"),                                                 WORD(""),                                     1},
	{ WORD("自然湾"),    WORD("个各每些该本全"),                                                 WORD(""),                                     1},
	{ WORD("村民小组"), WORD("个各每些该本全"),                                                 WORD(""),                                     2},
	{ WORD("小组"),       WORD("个各每些该本全党扶作查导专项民"),                         WORD("长成"),                               2},
};

static const struct ending *ending_at(struct ds_str text, size_t off)
{
	/* third bytes of their first characters: no others are compared */
	static const bool third[256] = {
		[0xaf] = true, [0xa8] = true, [0x84] = true, [0xaa] = true, [0x91] = true, [0x8f] = true
	};
	const struct ending *best = NULL;
	if (!third[(unsigned char)text.p[off + 2]])
		return NULL;
	for (size_t i = 0; i < DS_COUNT(endings); i++) {
		if (text_at(text, off, endings[i].word) && (!best || best->word.n < endings[i].word.n))
			best = &endings[i];
	}
	return best;
}

bool hamlet_settle(struct resolver *r, const struct draft *village, struct draft *out)
{
	const uint32_t stop = r->reading->blocks[village->m.block].at.end;
	uint32_t start = village->m.at.end, at;
	const struct ending *e = NULL;
	if (village->m.form == DS_FORM_ANAPHOR || village->m.place.region <= DS_REGION_CHINA)
		return false;
	if (text_at(r->text, start, DS_STR("的")))
		start += 3;
	at = start;
	for (unsigned n = 0; n <= NAME_CHARS && at < stop && han_at(r->text, at); n++, at += 3) {
		if (n && (e = ending_at(r->text, at)))
			break;
	}
	if (!e || at < start + 3u * e->least || at + e->word.n > stop)
		return false;
	const struct ds_span span = { start, at + (uint32_t)e->word.n };
	if (char_in(r->text, at - 3, e->before) || char_in(r->text, span.end, e->behind))
		return false;
	const struct ds_str name = name_simple(r, span);
	const struct ds_str own = { name.p, name.n - e->word.n };
	if (!may_be_name(own, 0))
		return false;
	*out = *village;
	out->m.at = span;
	out->m.form = DS_FORM_FULL;
	out->m.confidence = 80;
	out->m.place = place_below(r, village->m.place, name);
	out->key = 0;
	if (r->trace) {
		trace_begin(r->trace);
		trace_candidate(r->trace, out->m.place);
		trace_score(r->trace, 0, DS_STANDING_CHOSEN);
		trace_note(r->trace, DS_REASON_UNLISTED, 0, span, village->m.place.region);
	}
	return true;
}
