/* leads.c: what the beginning of a report says about who wrote it: 本报讯(记者 张三), 新华社北京1月17日电; in a paragraph or on a
 * line of its own. How it ends is tails.c's, lines that only name people are bylines.c's. */
#include "article/credits.h"

#define W(lit)                                                                                                     \
	{                                                                                                          \
		(lit), sizeof(lit) - 1                                                                             \
	}

/* How a report begins. */
static const struct {
	struct ds_str word;
	bool source; /* it names the report's source */
} leads[] = {
	{W("本报讯"),                 false},
	{ W("本网讯"),                false},
	{ W("本台消息"),             false},
	{ W("又讯"),                   false},
	{ W("新华社"),                true },
	{ W("新华网"),                true },
	{ W("中新社"),                true },
	{ W("中新网"),                true },
	{ W("人民网"),                true },
	{ W("央视网"),                true },
	{ W("央广网"),                true },
	{ W("光明网"),                true },
	{ W("中国网"),                true },
	{ W("中央社"),                true },
	{ W("本报"),                   false},
	{ W("中国新闻网"),          true },
	{ W("中央广播电视总台"), false},
};

/* How far into the first paragraph reporters are named. */
#define LEAD_BYTES 240u
/* … and the words that open it end. */
#define LEAD_END   80u
/* 江州网消息: so far in it tells. */
#define TOLD_BYTES 54u

/* 中央社記者王小明、李大華台北5日電: the last name runs into the place. */
static bool wired_names(struct ds_str s, struct credits *out)
{
	const size_t end = role_end(s);
	if (end == 0 || !ds_str_ends(s, DS_STR("日电")))
		return false;
	size_t from = end, n = 0;
	const size_t role = str_find(s, DS_STR("记者"), 0);
	const struct ds_str press = { s.p, role < s.n ? role : 0 };
	if (is_press_name(press))
		out->source = press;
	for (size_t i = end; i < s.n;) {
		const size_t at = i;
		const uint32_t cp = cp_next(s, &i);
		const bool digit = cp >= '0' && cp <= '9';
		if (cp != 0x3001 && !cp_is_blank(cp) && !digit) {
			n++;
			continue;
		}
		struct ds_str name = { s.p + from, at - from };
		/* 林青江州, 林青山江州縣: what the place leaves */
		if (digit && n > 3)
			name.n = n - (n > 4 && cp_in(cp_last(name), u"县市") ? 3 : 2) == 2 ? 6 : 9;
		const struct names one = { .v = { name }, .n = 1 };
		if (name_is_plausible(name, false))
			names_add(&out->authors, &one);
		from = i;
		n = 0;
		if (digit)
			break;
	}
	return out->authors.n > 0;
}

/* 林青 高远 多吉次仁: names of which the first begins with a family name. */
static bool names_of_many(struct ds_str s, struct names *out)
{
	return names_parse(s, false, out) && out->n > 1 && name_is_plausible(out->v[0], true);
}

/* A bracket with a role at the beginning of s: (记者 张三), 〔記者陳怡婷／台中報導〕. led: behind 本报讯, where names may
 * stand without one. */
static bool lead_bracket(struct ds_str s, bool led, struct credits *out)
{
	s = str_trim(s);
	if (!cp_in_marks(cp_first(s), u"(（〔【[［"))
		return false;
	size_t close = 0;
	while (close < s.n && !cp_in_marks(cp_next(s, &close), u")）〕】]］"))
		;
	if (close > 200)
		return false;
	const struct ds_str inside = bracket_inside((struct ds_str){ s.p, close });
	struct credits c;
	credits_clear(&c);
	if (wired_names(inside, out))
		return true;
	/* 本报讯(林青报道) */
	const struct ds_str wrote = wrote_by(inside, false), who = wrote.n ? wrote : inside;
	if (inside.n == 0 ||
	    (role_end(inside) ? !byline_scan(inside, true, &c)
			      : !led || (!names_parse(who, true, &c.authors) && !names_of_many(who, &c.authors))))
		return false;
	names_add(&out->authors, &c.authors);
	out->press = c.press;
	return true;
}

/* 记者 罗敏 通讯员 许安 12月1日,…: roles and names parted by blanks, at the beginning of s. */
static bool lead_roles(struct ds_str s, struct credits *out)
{
	struct names found = { .n = 0 };
	bool role = false;
	s = str_trim(s);
	for (size_t i = 0; i < s.n;) {
		size_t to = i;
		while (to < s.n && !cp_is_blank(cp_first(str_from(s, to))))
			cp_next(s, &to);
		struct ds_str w = { s.p + i, to - i };
		/* 高远报道:… */
		const size_t said = role ? str_find(w, DS_STR("报道"), 0) : SIZE_MAX;
		const bool last = said != SIZE_MAX;
		w.n = last ? said : w.n;
		const size_t end = role_end(w);
		role |= end && str_chars((struct ds_str){ w.p, end }) <= 8;
		if (role && end == w.n) {
			; /* whose names follow */
		} else if (role && (to < s.n || last) && name_is_plausible(str_from(w, end), true)) {
			const struct names one = { .v = { str_from(w, end) }, .n = 1 };
			names_add(&found, &one);
		} else {
			break;
		}
		if (last)
			break;
		for (i = to; i < s.n && cp_is_blank(cp_first(str_from(s, i)));)
			cp_next(s, &i);
	}
	names_add(&out->authors, &found);
	return found.n > 0;
}

/* 江州在线|3月24日, 江州在线|3月24日10时35分: what stands before the day, and the hour, that s ends with. */
static struct ds_str without_day(struct ds_str s)
{
	static const struct ds_str parts[] = { W("月"), W("日"), W("时"), W("分") };
	size_t n = s.n, k = 1;
	while (k < DS_COUNT(parts) && !ds_str_ends(s, parts[k]))
		k++;
	while (k < DS_COUNT(parts) && n > 0) {
		for (k = 0; k < DS_COUNT(parts) && !ds_str_ends((struct ds_str){ s.p, n }, parts[k]);)
			k++;
		if (k < DS_COUNT(parts))
			n -= parts[k].n;
		else if (s.p[n - 1] >= '0' && s.p[n - 1] <= '9')
			n--, k = 0;
	}
	return (struct ds_str){ s.p, n };
}

/* The last six bits of 讯 电, as bits. */
#define SENT_LASTS ((uint64_t)1 << 47 | (uint64_t)1 << 53)

/* Where the first 讯 or 电 of s ends, not far in, 通讯员 aside: most paragraphs have none, and are not searched to their ends. */
static size_t sent_end(struct ds_str s)
{
	const size_t most = s.n < LEAD_END ? s.n : LEAD_END;
	for (size_t i = 0; i + 2 < most;) {
		if (((unsigned char)s.p[i] & 0xf0) != 0xe0) {
			i++;
			continue;
		}
		/* by the last bytes of these two, which nearly all other characters do not have */
		const unsigned char last = (unsigned char)s.p[i + 2];
		if ((SENT_LASTS >> last % 64 & 1) && cp_in(cp_first(str_from(s, i)), u"讯电") &&
		    (i < 3 || memcmp(s.p + i - 3, "通", 3) != 0))
			return i + 3;
		i += 3;
	}
	return SIZE_MAX;
}

/* 新浪体育, 网易娱乐: a portal's channel. */
static bool is_channel(struct ds_str s)
{
	return s.n == 12 && words_whole(WORDS_CHANNEL, str_from(s, 6)) &&
	       words_whole(WORDS_PORTAL, (struct ds_str){ s.p, 6 });
}

/* 江州网, 江州在线, 新浪体育: who may open a report with its name; 江州经济网南江 with the place it reports from, which goes. */
static struct ds_str press_named(struct ds_str s, bool dated)
{
	if (s.n < 6 || s.n > 42)
		return (struct ds_str){ 0 };
	if (words_tail(WORDS_PRESS_TAIL, s) || is_channel(s))
		return s;
	size_t end = 0;
	for (size_t i = 0; dated && i < s.n;) {
		const uint32_t cp = cp_next(s, &i);
		if (!cp_is_han(cp))
			return (struct ds_str){ 0 };
		if (i >= 9 && cp_in(cp, u"网报社"))
			end = i;
	}
	return (struct ds_str){ s.p, s.n - end <= 18 ? end : 0 };
}

/* 江州网消息(江州新闻):…, 江州消息报3月8日报道 据…: a paper's name and that it tells something, before a mark. Where that ends; 0. */
static size_t told_end(struct ds_str s, struct credits *out)
{
	static const struct ds_str tells[] = { W("消息"), W("报道"), W("报导") };
	for (size_t at = 0; at <= TOLD_BYTES && at + 6 <= s.n; at += (unsigned char)s.p[at] < 0xe0 ? 1 : 3) {
		/* 消 报 報 by their last bytes, first */
		const unsigned char last = (unsigned char)s.p[at + 2];
		if ((last != 0x88 && last != 0xa5 && last != 0xb1) || at < 6)
			continue;
		size_t k = 0;
		while (k < DS_COUNT(tells) && memcmp(s.p + at, tells[k].p, 6) != 0)
			k++;
		if (k == DS_COUNT(tells))
			continue;
		const struct ds_str all = { s.p, at }, name = without_day(all);
		const struct ds_str who = press_named(name, name.n < all.n);
		const uint32_t after = at + 6 < s.n ? cp_first(str_from(s, at + 6)) : ' ';
		/* 市教育局消息, names no paper; 江州日报报道, is what somebody cites */
		if (who.n == 0 || words_tail(WORDS_OFFICE_TAIL, who) ||
		    !(cp_is_blank(after) || cp_in(after, u"(（：:据") || (k == 0 && cp_in(after, u"，,"))) ||
		    (name.n == all.n && k > 0))
			continue;
		out->source = who;
		return at + 6;
	}
	return 0;
}

/* Where the words that open a report end: 本报讯, 【黑河日报讯】, 新华社北京1月17日电. 0 when it opens with none. */
static size_t lead_end(struct ds_str s, struct credits *out)
{
	size_t lead = SIZE_MAX;
	for (size_t k = 0; k < DS_COUNT(leads) && lead == SIZE_MAX && cp_in(cp_first(s), u"本又新中人央光"); k++)
		if (ds_str_starts(s, leads[k].word))
			lead = k;
	const size_t end = sent_end(s);
	if (end == SIZE_MAX)
		return 0;
	/* 江州网(南江日报网)讯 */
	const struct ds_span aside = str_tail_bracket((struct ds_str){ s.p, end - 3 });
	const struct ds_str name = without_day((struct ds_str){ s.p, aside.end ? aside.start : end - 3 });
	if (lead != SIZE_MAX) {
		/* a wire is named with its 电 only: 人民网 may begin any sentence */
		out->source =
		    leads[lead].source ? (struct ds_str){ s.p, leads[lead].word.n } : (struct ds_str){ 0 };
		return end;
	}
	/* 黑河日报讯, 新浪体育讯, 黑河日报江州讯(林青 高远) */
	const struct ds_str behind = str_from(s, end);
	const uint32_t after = behind.n ? cp_first(behind) : 0;
	const bool bracket = after == '(' || after == 0xff08;
	const struct ds_str who = press_named(name, name.n < end - 3 || bracket || cp_is_blank(after));
	if (who.n) {
		out->source = who;
		return end;
	}
	/* 江州讯(林青 高远), 江都讯 记者 林青; behind a role anything may be an office: 云上时刻江州讯(记者 林青) */
	const bool role = bracket && role_end(bracket_inside(behind)) > 0;
	if (name.n < 6 || name.n > (role ? 30 : 15) || (!bracket && !cp_is_blank(after)) ||
	    !(bracket ? lead_bracket(behind, true, out) : lead_roles(behind, out)))
		return 0;
	credits_clear(out);
	return end;
}

/* 某某网海城9月12日电(记者 …: any agency, known by the day before 电 and the bracket behind it. Where 电 ends; 0. */
static size_t wire_end(struct ds_str s, struct credits *out)
{
	static const struct ds_str ends[] = { W("日电"), W("日讯"), W("日消息"), W("日信息") };
	size_t at = SIZE_MAX, end = 0;
	/* most paragraphs begin with no day, and are not searched to their ends */
	if (!str_has((struct ds_str){ s.p, s.n < LEAD_END + 3 ? s.n : LEAD_END + 3 }, DS_STR("日")))
		return 0;
	for (size_t k = 0; k < DS_COUNT(ends) && at == SIZE_MAX; k++) {
		at = str_find(s, ends[k], 0);
		end = at + ends[k].n;
	}
	if (at == SIZE_MAX || at == 0 || at > LEAD_END || s.p[at - 1] < '0' || s.p[at - 1] > '9')
		return 0;
	if (ds_str_starts(str_from(s, end), DS_STR("：")))
		end += 3; /* 3月2日消息：（记者 …; 2日信息：(林青) */
	const struct ds_str after = str_trim(str_from(s, end));
	if (cp_first(after) != '(' && cp_first(after) != 0xff08)
		return 0;
	for (size_t i = 0; i < at && i < 36;) {
		const uint32_t cp = cp_next(s, &i);
		if (i >= 9 && cp_in(cp, u"社网报")) {
			out->source = (struct ds_str){ s.p, i };
			break;
		}
	}
	return end;
}

/* 天府早报网(记者 …: a paper's name and a bracket with a role. Where the name ends; 0. */
static size_t press_end(struct ds_str s, struct credits *out)
{
	size_t i = 0, n = 0;
	while (i < s.n && n < 12 && !cp_in(cp_first(str_from(s, i)), u"(（，,。、： ")) {
		cp_next(s, &i);
		n++;
	}
	const struct ds_str name = { s.p, i };
	if (n < 3 || !cp_in(cp_first(str_from(s, i)), u"(（"))
		return 0;
	/* 云上江州报道(林青 某台) needs no role */
	if (n > 4 && ds_str_ends(name, DS_STR("报道"))) {
		out->source = (struct ds_str){ name.p, name.n - 6 };
		return i;
	}
	if (!words_tail(WORDS_PRESS_TAIL, name))
		return 0;
	const struct ds_str bracket = { s.p + i, s.n - i < 24 ? s.n - i : 24 };
	if (role_end(bracket) == 0)
		return 0;
	out->source = name;
	return i;
}

/* 记者张三 李四报道: at the beginning of s, blanks before it taken away. Where 报道 ends; 0 when nobody is named. */
static size_t lead_names(struct ds_str s, struct credits *out)
{
	static const struct ds_str says[] = { W("报道"), W("报导"), W("摄影报道"), W("：") };
	if (s.n > 120) {
		s.n = 120;
		while (((unsigned char)s.p[s.n] & 0xc0) == 0x80)
			s.n--;
	}
	size_t end = SIZE_MAX, said = 0;
	for (size_t k = 0; k < DS_COUNT(says); k++) {
		const size_t at = str_find(s, says[k], 0);
		if (at < end) {
			end = at;
			said = says[k].n;
		}
	}
	if (end == SIZE_MAX || end > 90 || role_end((struct ds_str){ s.p, end }) == 0)
		return 0;
	struct credits c;
	credits_clear(&c);
	/* 林大雲／江州報導 */
	const size_t slash = str_find_last((struct ds_str){ s.p, end }, DS_STR("／"));
	if (!byline_scan((struct ds_str){ s.p, slash < end ? slash : end }, true, &c))
		return 0;
	names_add(&out->authors, &c.authors);
	return end + said;
}

/* Does a bracket open near the beginning of s? */
static bool has_bracket(struct ds_str s)
{
	const size_t n = s.n < LEAD_END + 12 ? s.n : LEAD_END + 12;
	for (size_t i = 0; i < n; i += is_han_lead(s.p[i]) ? 3 : 1)
		if (s.p[i] == '(' || ((unsigned char)s.p[i] == 0xef && i + 2 < s.n &&
				      (unsigned char)s.p[i + 1] == 0xbc && (unsigned char)s.p[i + 2] == 0x88))
			return true;
	return false;
}

/* How far in the role of 江州晚报记者林青报道 may stand. */
#define ROLE_BYTES 36u

/* 江州晚报记者林青报道 今年…, 本报记者林青 高远报道:…: a paper, its reporters and 报道, and then a blank or a mark. */
static bool lead_reports(struct ds_str s, struct credits *out)
{
	static const struct ds_str roles[] = {
		W("记者"),
		W("通讯员"),
	};
	const struct ds_str opening = { s.p, s.n < ROLE_BYTES ? s.n : ROLE_BYTES };
	size_t role = SIZE_MAX;
	for (size_t k = 0; k < DS_COUNT(roles) && role == SIZE_MAX; k++)
		role = str_find(opening, roles[k], 0);
	if (role == SIZE_MAX)
		return false;
	const struct ds_str paper = str_trim((struct ds_str){ s.p, role });
	/* 江海社記者林大雲江州3日電 */
	const struct ds_str head = { s.p, s.n < LEAD_END ? s.n : LEAD_END };
	const size_t wired = role ? str_find(head, DS_STR("日电"), role) : SIZE_MAX;
	if (wired != SIZE_MAX && words_tail(WORDS_PRESS_TAIL, paper))
		return wired_names((struct ds_str){ s.p, wired + 6 }, out);
	/* 記者林大雲／江州報導 */
	const bool slashed = role == 0 && (str_has(head, DS_STR("／")) || str_has(head, DS_STR("/")));
	if (!slashed && !ds_str_eq(paper, DS_STR("本报")) && !words_tail(WORDS_PRESS_TAIL, paper))
		return false;
	const size_t before = out->authors.n, end = lead_names(s, out);
	if (out->authors.n == before)
		return false;
	out->press = is_press_name(paper) ? paper : out->press;
	const uint32_t after = cp_first(str_from(s, end));
	return cp_is_blank(after) || cp_in_marks(after, u"：:，,");
}

bool credits_parse_head(struct ds_str line, struct credits *out)
{
	credits_clear(out);
	struct ds_str s = { line.p, line.n < LEAD_BYTES ? line.n : LEAD_BYTES };
	while (s.n < line.n && ((unsigned char)line.p[s.n] & 0xc0) == 0x80)
		s.n--;
	/* 据新华社江州3月2日电, 据江州网3月2日消息：(林青) */
	if (ds_str_starts(s, DS_STR("据"))) {
		struct credits said;
		credits_clear(&said);
		if (lead_end(str_from(s, 3), &said) || wire_end(str_from(s, 3), &said))
			s = str_from(s, 3);
	}
	if (lead_bracket(s, false, out) || lead_reports(s, out))
		return true;
	credits_clear(out);
	/* 〔江海社〕 */
	if (ds_str_starts(s, DS_STR("〔"))) {
		const size_t close = str_find(s, DS_STR("〕"), 0);
		const struct ds_str name = { s.p + 3, close < 40 ? close - 3 : 0 };
		out->source = is_press_name(name) ? name : out->source;
		return out->source.n > 0;
	}
	const bool framed = ds_str_starts(s, DS_STR("【"));
	if (framed || ds_str_starts(s, DS_STR("（")))
		s = str_from(s, 3);
	size_t end = lead_end(s, out);
	/* both know it by a bracket behind the name */
	const bool bracket = end == 0 && has_bracket(s);
	if (bracket)
		end = wire_end(s, out);
	if (bracket && end == 0)
		end = press_end(s, out);
	if (end == 0)
		end = told_end(s, out);
	/* 【台北訊】 */
	if (end == 0 && framed) {
		const size_t close = str_find(s, DS_STR("】"), 0);
		const struct ds_str said = { s.p, close < 40 ? close : 0 };
		if (cp_in(cp_last(said), u"讯电"))
			end = close;
		/* 【某新网】(记者 夏至) */
		const uint32_t next = said.n ? cp_first(str_trim(str_from(s, close + 3))) : 0;
		if ((next == '(' || next == 0xff08) && words_tail(WORDS_PRESS_TAIL, said)) {
			out->source = said;
			end = close;
		}
	}
	if (end == 0)
		return false;
	struct ds_str rest = str_from(s, end);
	if (ds_str_starts(rest, DS_STR("】")) || ds_str_starts(rest, DS_STR("）")))
		rest = str_from(rest, 3);
	if (!lead_bracket(rest, true, out) && !lead_roles(rest, out))
		lead_names(str_trim(rest), out);
	return true;
}

/* Where the words that name a report's subject begin, behind 题: and its like; the end of the line when there are none. */
static size_t topic_at(struct ds_str line, size_t *bytes)
{
	static const struct ds_str topics[] = {
		W("题:"),
		W("题："),
	};
	for (size_t k = 0; k < DS_COUNT(topics); k++) {
		const size_t at = str_find(line, topics[k], 0);
		*bytes = topics[k].n;
		if (at != SIZE_MAX)
			return at;
	}
	*bytes = 0;
	return line.n;
}

bool credits_parse_wire(struct ds_str line, struct credits *out)
{
	size_t bytes;
	credits_clear(out);
	/* 江州网消息(江州联播): above its short news */
	if (cp_in(cp_last(line), u"：:")) {
		struct ds_str said = line;
		while (said.n && cp_in(cp_last(said), u"：:"))
			said.n = (size_t)(ds_utf8_prev(said.p + said.n, said.p) - said.p);
		const struct ds_span aside = str_tail_bracket(said);
		said.n = aside.end ? aside.start : said.n;
		return said.n > 6 && said.n < LEAD_END && told_end(said, out) == said.n;
	}
	/* how the names of agencies begin; most lines are none */
	if (!cp_in(cp_first(line), u"新中人央光本《"))
		return false;
	const size_t end = topic_at(line, &bytes);
	struct ds_str wire = str_trim((struct ds_str){ line.p, end });
	/* 《江海通訊社2日專訊》 */
	if (ds_str_starts(wire, DS_STR("《")) && ds_str_ends(wire, DS_STR("讯》")))
		wire = (struct ds_str){ wire.p + 3, wire.n - 6 };
	if (wire.n < 9 || wire.n > LEAD_END + 12 || !cp_in(cp_last(wire), u"电讯"))
		return false;
	out->left = str_trim(str_from(line, end + bytes));
	if (wired_names(wire, out))
		return true;
	size_t n = 0;
	while (n < wire.n && (wire.p[n] < '0' || wire.p[n] > '9'))
		n++;
	const struct ds_str said = out->left, press = { wire.p, n };
	if (ds_str_ends(wire, DS_STR("专讯")) && words_tail(WORDS_PRESS_TAIL, press)) {
		out->source = press;
		return true;
	}
	const bool found = lead_end(wire, out) == wire.n && out->source.n;
	out->left = said;
	return found;
}
