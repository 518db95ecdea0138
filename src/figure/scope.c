/* scope.c: which place governs a figure. The nearest scope wins: the place at the number, the subject of its clause,
 * of its part between semicolons, of its sentence, of the sentences before, then what the paragraph stands under. It
 * finds no places; it reads the mentions that stand in the sentence.
 */
#include "meaning.h"

#define VIEW_MAX 36u /* bytes of 从县域看 */

void scope_paragraph(struct flow *f, struct scope base)
{
	/* the two arrays at the end are empty when their counts are zero */
	memset(f, 0, offsetof(struct flow, places));
	f->base = base;
}

static bool holds(struct scope above, struct ds_place below)
{
	if (above.place.region == DS_REGION_NONE)
		return false;
	return above.place.tail.n == 0 ? ds_region_contains(above.place.region, below.region)
				       : ds_place_eq(above.place, below);
}

void scope_sentence(struct flow *f)
{
	/* One subject in the sentence before is the topic now; several, one for each part, are none. What came in as a part
	 * (其中赫山区, a later item of a list) is left again. So is, once the paragraph has told figures of the whole, a
	 * sentence about a part of it (全市…。罗田县…。过夜游客…), unless it sets the scene: 在罗田县,… */
	struct scope subject = !f->within && f->item.known && f->parts == 0 ? f->item : f->first;
	bool part = f->led && !f->scene && holds(f->topic.known ? f->topic : f->base, subject.place);
	if (subject.known && f->items <= 1 && !f->viewed && !part)
		f->topic = subject;
	else if (f->items > 1 && f->topic.known && !holds(f->topic, f->item.place))
		f->topic.known = false;
	f->led |= f->told;
	f->told = f->scene = f->apart = false;
	f->parts = 0;
	f->viewed = f->within = false;
	f->first = f->item = f->clause = f->passing = (struct scope){ .known = false };
	f->items = 0;
	f->item_own = f->counted = false;
}

const struct scope *scope_governing(const struct flow *f)
{
	if (f->clause.known)
		return &f->clause;
	if (f->item.known)
		return &f->item;
	if (f->first.known && f->items <= 1)
		return &f->first;
	if (f->passing.known)
		return &f->passing;
	return f->topic.known ? &f->topic : &f->base;
}

static struct scope current(const struct flow *f)
{
	return *scope_governing(f);
}

/* 今年完工的丰原区安康段: does what stands before 的 say no more of the place, from the start of the clause? */
static bool is_modified(const struct lexeme *de)
{
	const struct lexeme *k = de - 1;
	if (!is_word(k, W_VERB | W_LIGHT))
		return false;
	while (is_word(k, W_VERB | W_LIGHT | W_ADV | W_CONN) || k->kind == LEX_TIME)
		k--;
	return ends_clause(k);
}

/* Does the clause begin with this place, but for times, connectives and 在? */
static bool is_subject(const struct reader *rd, const struct lexeme *l)
{
	for (const struct lexeme *k = l - 1;; k--) {
		if (ends_clause(k) || k->kind == LEX_OPEN)
			return true;
		if (k == l - 1 && is_word(k, W_DE) && is_modified(k))
			return true;
		if (k->kind == LEX_TIME || k->kind == LEX_OTHER || (k[1].kind == LEX_TIME && is_word(k, W_TO)))
			continue;
		if (is_word(k, W_PREP) && !is_word(k, W_ADV | W_CONN) && !lexeme_says(rd, k, "在") &&
		    !lexeme_says(rd, k, "由"))
			return false;
		if (!is_word(k, W_CONN | W_ADV | W_NOW | W_TARGET | W_DET | W_PREP | W_FROM))
			return false;
	}
}

static void subject_set(struct flow *f, struct scope s, bool chained)
{
	/* behind a figure of what holds it: a part of that */
	if (!chained && f->told && holds(*scope_governing(f), s.place))
		f->within = true;
	f->clause = f->item = s;
	f->subject = true;
	if (!f->item_own) {
		f->item_own = true;
		f->items++;
	}
	if (f->items == 1 && f->parts == 0 && !(f->within && !f->first.known) &&
	    (chained || !(f->first.known && holds(f->first, s.place))))
		f->first = s;
}

/* The places named together: the lowest that holds them all; nothing when that is the whole country. */
static struct scope common_place(const struct flow *f)
{
	struct ds_place p = f->places[0];
	bool country = p.region == DS_REGION_CHINA;
	for (uint32_t i = 1; i < f->places_n; i++) {
		country |= f->places[i].region == DS_REGION_CHINA;
		p = ds_place_common(p, f->places[i]);
	}
	if (p.region == DS_REGION_CHINA && !country)
		p = (struct ds_place){ .region = DS_REGION_NONE };
	return (struct scope){ p, true };
}

/* The place of a mention; of several candidates the province, which a name alone mostly means (河北). */
static struct ds_place place_of(const struct ds_mention *m)
{
	if (m->place.region != DS_REGION_NONE)
		return m->place;
	for (uint8_t i = 0; i < m->candidates_n; i++)
		if (ds_region_level(m->candidates[i]) == DS_LEVEL_PROVINCE)
			return (struct ds_place){ .region = m->candidates[i] };
	return m->place;
}

/* 大理至保山 */
static bool leads_to(const struct reader *rd, const struct lexeme *l)
{
	return lexeme_says(rd, l, "至") || lexeme_says(rd, l, "到");
}

/* Takes the place into the list named together: does it join those before it? */
static bool places_add(struct flow *f, struct ds_place place, bool chained, bool joined)
{
	struct ds_place *last = &f->places[f->places_n ? f->places_n - 1 : 0];
	if (chained && f->places_n) {
		struct scope above = { *last, true }, own = { place, true };
		/* 第一师阿拉尔市 is one place of two names */
		joined = !holds(above, place) && !holds(own, *last) && ds_place_level(*last) != DS_LEVEL_OTHER &&
			 ds_place_level(place) != DS_LEVEL_OTHER;
		if (!joined) {
			*last = place;
			return f->places_n > 1;
		}
	}
	if (!joined || !f->places_n)
		f->places_n = 0;
	else if (f->places_n == FLOW_PLACES)
		f->places_n--, place = ds_place_common(*last, place);
	f->places[f->places_n++] = place;
	return joined;
}

/* 与北京、浙江等地商超签了1.8万吨: those with whom or for whom something is done do not govern it. */
static bool is_partner(const struct reader *rd, const struct lexeme *l)
{
	static const char *const to[] = { "与",   "與",   "向",   "对",   "對", "面向",
					  "销往", "銷往", "来自", "來自", "跟", "出口" };
	while (l->kind == LEX_PLACE || l->kind == LEX_DUN || is_word(l, W_AND)) {
		if (is_word(l, W_WITH))
			return !ends_clause(l - 1) && l[-1].kind != LEX_PLACE;
		l--;
	}
	if (ends_clause(l - 1))
		return false;
	return IS_ANY(lexeme_text(rd, l), to);
}

/* 乌鲁木齐至内地主要城市: a way from a place, which speaks for its clause alone. */
static bool is_route(const struct reader *rd, const struct lexeme *l)
{
	static const char *const others[] = { "至今", "至少", "至此", "至于", "至於", "至多" };
	struct ds_str s = lexeme_text(rd, l + 1);
	if (leads_to(rd, l + 1))
		return l[2].kind == LEX_TEXT || l[2].kind == LEX_PLACE;
	if (l[1].kind != LEX_TEXT || !ds_str_starts(s, DS_STR("至")))
		return false;
	return !STARTS_ANY(s, others);
}

/* 江都队, 云南籍选手: those who came from there to an event of the article's own place. */
static bool is_team(const struct reader *rd, const struct lexeme *l)
{
	static const char *const heads[] = { "队", "隊", "籍", "选手", "選手", "运动员", "運動員", "游客", "遊客" };
	struct ds_str s = lexeme_text(rd, l + 1);
	return l[1].kind == LEX_TEXT && STARTS_ANY(s, heads);
}

/* 记者在甲乡看到,…; 走进甲村,…; 在甲县,…: what is told from here on happens there. */
static bool sets_scene(const struct reader *rd, const struct lexeme *l)
{
	static const char *const arrivals[] = { "走进", "走進", "来到", "來到", "走访", "走訪" };
	const struct lexeme *k = l - 1;
	while (k->kind == LEX_PLACE)
		k--;
	if (ENDS_ANY(lexeme_text(rd, k), arrivals))
		return true;
	if (!lexeme_says(rd, k, "在"))
		return false;
	return ends_clause(l + 1) || ds_str_ends(lexeme_text(rd, k - 1), DS_STR("记者")) ||
	       ds_str_ends(lexeme_text(rd, k - 1), DS_STR("記者"));
}

static void place_read(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	const struct ds_mention *m = &rd->m->v[l->ref];
	const struct lexeme *before = l - 1;
	struct ds_place place = place_of(m);
	if (place.region == DS_REGION_NONE || !m->counts || is_word(before, W_CMP | W_SHARE | W_RANK))
		return;
	bool chained = before->kind == LEX_PLACE && before->end == l->start;
	bool joined = (before->kind == LEX_DUN || is_word(before, W_AND) || leads_to(rd, before)) &&
		      before[-1].kind == LEX_PLACE;
	bool range = leads_to(rd, before), listed = joined;
	joined = places_add(f, place, chained, joined);
	struct scope s = joined ? common_place(f) : (struct scope){ place, true };
	if (is_route(rd, l)) {
		f->subject = false;
		f->clause = s;
		return;
	}
	bool scene = sets_scene(rd, l) || m->form == DS_FORM_ANAPHOR;
	if ((chained || joined) ? f->subject : is_subject(rd, l) || sets_scene(rd, l)) {
		f->scene |= scene;
		f->viewed |= is_team(rd, l);
		f->apart = joined && s.place.region == DS_REGION_NONE;
		subject_set(f, s, chained);
		f->within |=
		    (f->first.known ? holds(f->first, s.place) : f->base.known && holds(f->base, s.place)) &&
		    is_word(before, W_ADV | W_CONN) && lexeme_says(rd, before, "其中");
		return;
	}
	f->subject = false;
	if ((l[1].kind == LEX_DUN || is_word(l + 1, W_AND)) && l[2].kind != LEX_PLACE)
		return; /* 新城街道、社区20名骨干 */
	if (f->item.known && l[1].kind != LEX_NUMBER && is_partner(rd, before))
		return;
	/* An object governs when it stands at the number, or lies inside what governs already. */
	struct scope now = current(f);
	if (l[1].kind == LEX_NUMBER || (joined && (range || (listed && f->clause.known))) || !now.known ||
	    now.place.region == DS_REGION_NONE || holds(now, place))
		f->clause = s;
}

/* 村里, 县里: the last place named whose name, or that of one above it, ends like the word begins. */
#define HOME_LOOK_BACK 64u
static struct scope home(const struct reader *rd, const struct lexeme *l)
{
	struct ds_str kind = text_of(rd, l->start, l->start + 3);
	const struct ds_mention *v = rd->m->v;
	uint32_t i = rd->mention;
	while (i > 0 && v[i - 1].at.start >= l->start)
		i--;
	for (uint32_t n = 0; i > 0 && n < HOME_LOOK_BACK; n++) {
		const struct ds_mention *m = &v[--i];
		if (rd->r->blocks[m->block].article != rd->block->article)
			break;
		struct ds_place p = m->place;
		for (; m->counts && p.region != DS_REGION_NONE; p.region = ds_region_parent(p.region)) {
			if (p.tail.n && ds_str_ends(ds_place_name(p), kind))
				return (struct scope){ p, true };
			p.tail = DS_STR("");
			if (ds_str_ends(ds_region_name(p.region), kind))
				return (struct scope){ p, true };
		}
	}
	return (struct scope){ .known = false };
}

static void word_read(struct reader *rd, const struct lexeme *l)
{
	struct flow *f = &rd->flow;
	bool subject = is_subject(rd, l);
	if (l->cls & W_FOREIGN) {
		/* 中国援建的老挝医院 */
		bool abroad = is_word(l - 1, W_DE) && f->clause.place.region == DS_REGION_CHINA;
		if (subject || abroad)
			subject_set(f, (struct scope){ .known = true }, false);
		f->viewed |= subject && is_team(rd, l);
	} else if (l->cls & W_HOME) {
		struct scope s = home(rd, l);
		if (s.known && subject) {
			subject_set(f, s, false);
			f->scene = true; /* pointing back goes on with it */
		}
	} else if (f->places_n == 2 && lexeme_says(rd, l, "前者")) {
		subject_set(f, (struct scope){ f->places[0], true }, false);
	} else if (f->places_n == 2 && lexeme_says(rd, l, "后者")) {
		subject_set(f, (struct scope){ f->places[1], true }, false);
	}
}

/* 支队, 市局: a body of the place that all stands under speaks for it, not for the places named before. */
static bool is_own_body(struct ds_str s)
{
	static const char *const bodies[] = {
		"支队", "支隊", "市局", "市府", "我局", "总队", "總隊", "省厅", "省廳"
	};
	return STARTS_ANY(s, bodies);
}

/* 从县域看,…; 分县区看,…: what is named behind is looked at for this sentence alone. */
static bool views(const struct reader *rd, const struct lexeme *l)
{
	static const char *const heads[] = { "从", "從", "分", "按" };
	struct ds_str s = text_of(rd, rd->lx[0].start, l->end);
	if (s.n > VIEW_MAX || !ds_str_ends(s, DS_STR("看")))
		return false;
	return STARTS_ANY(s, heads);
}

void scope_lexeme(struct reader *rd, uint32_t i)
{
	struct flow *f = &rd->flow;
	const struct lexeme *l = &rd->lx[i];
	if (i == 0 && f->topic.known && f->base.known && holds(f->base, f->topic.place) &&
	    is_own_body(text_of(rd, l->start, rd->lx[rd->lx_n].start)))
		f->topic.known = false;
	if (l->kind == LEX_PLACE) {
		place_read(rd, l);
	} else if (is_word(l, W_FOREIGN | W_HOME | W_DET)) {
		word_read(rd, l);
	} else if (l->kind == LEX_COMMA && i > 0 && views(rd, l - 1)) {
		f->viewed = true;
	} else if (l->kind == LEX_NUMBER) {
		f->counted = true;
		f->told |= !token_of(rd, l)->minor && token_of(rd, l)->kind != DS_KIND_DURATION;
	} else if (l->kind == LEX_SEMI) {
		f->clause = f->item = f->passing = (struct scope){ .known = false };
		f->item_own = f->counted = false;
		f->parts++;
	} else if (ends_clause(l) && l->kind != LEX_MARK) {
		/* 西安、天水等地已与宝鸡互认,将新增…: places of no region in common that told nothing are left */
		if (f->apart && !f->counted && f->base.known && f->items == 1 && f->parts == 0) {
			f->item = f->first = (struct scope){ .known = false };
			f->clause = f->item;
			f->item_own = false;
			f->items = 0;
		}
		f->apart = false;
		f->passing = f->counted ? (struct scope){ .known = false } : f->clause;
		f->clause = (struct scope){ .known = false };
		f->counted = false;
	}
}

/* Money goes to the place that receives it, when that place stands in the same clause. */
static struct scope receiver(const struct reader *rd, const struct lexeme *number)
{
	struct scope s = { .known = false };
	for (const struct lexeme *l = number + 1; !ends_clause(l) && l->kind != LEX_NUMBER; l++) {
		if (l->kind == LEX_PLACE && rd->m->v[l->ref].counts &&
		    rd->m->v[l->ref].place.region != DS_REGION_NONE)
			s = (struct scope){ rd->m->v[l->ref].place, true };
		else if (s.known)
			break;
	}
	return s;
}

/* 合占, 三地占: several places together. */
static bool is_sum(const struct reader *rd, const struct lexeme *l)
{
	struct ds_str s = text_of(rd, l->start, l->end);
	if (l->kind == LEX_NUMBER)
		return token_of(rd, l)->minor && token_of(rd, l)->chinese;
	return ds_str_ends(s, DS_STR("合计")) || ds_str_ends(s, DS_STR("合")) || ds_str_ends(s, DS_STR("合計")) ||
	       ds_str_ends(s, DS_STR("共")) || ds_str_ends(s, DS_STR("总共"));
}

static bool is_found(struct ds_str s)
{
	static const char *const found[] = { "出现在", "發生在", "发生在", "出現在", "位于", "位於" };
	return IS_ANY(s, found);
}

struct scope scope_number(const struct reader *rd, uint32_t i, const struct label *label)
{
	const struct lexeme *l = &rd->lx[i];
	if (label->scope.known)
		return label->scope;
	if (label->place)
		return (struct scope){ place_of(&rd->m->v[label->place->ref]), true };
	/* 低于全省53.1%的平均水平: what is compared with has its own place. */
	if (l[-1].kind == LEX_PLACE && is_word(l - 2, W_CMP | W_LEVELBY) && is_word(l + 1, W_DE))
		return (struct scope){ place_of(&rd->m->v[l[-1].ref]), true };
	/* 三地占全市三成七 */
	if (token_of(rd, l)->kind == DS_KIND_PERCENT && l[-1].kind == LEX_PLACE && is_word(l - 2, W_SHARE) &&
	    is_sum(rd, l - 3))
		return (struct scope){ place_of(&rd->m->v[l[-1].ref]), true };
	/* 最大雨强132.2毫米出现在甲镇 */
	if (is_word(l + 1, W_REACH | W_LIGHT) && l[2].kind == LEX_PLACE &&
	    is_found(text_of(rd, l[1].start, l[1].end))) {
		const struct lexeme *p = l + 2;
		while (p[1].kind == LEX_PLACE && p[1].start == p->end)
			p++;
		return (struct scope){ place_of(&rd->m->v[p->ref]), true };
	}
	const struct lexeme *verb = l - 1;
	while (is_word(verb, W_REACH | W_ADV | W_LE))
		verb--;
	if (token_of(rd, l)->kind == DS_KIND_MONEY && is_word(verb, W_INVEST)) {
		struct scope s = receiver(rd, l);
		if (s.known)
			return s;
	}
	return current(&rd->flow);
}

/* 鹿寨县、融安县: nothing but a word that joins between a and b. */
static bool is_joined(struct ds_str text, struct ds_span a, struct ds_span b)
{
	static const char *const joins[] = { "、", "和", "与", "與", "及" };
	if (b.start < a.end)
		return false;
	struct ds_str between = ds_str_slice(text, (struct ds_span){ a.end, b.start });
	return IS_ANY(between, joins);
}

/* Stands a place at off where a clause or a sentence begins? */
static bool opens_clause(struct ds_str text, uint32_t from, uint32_t off)
{
	static const char *const before[] = { ",", ";", "，", "；", "。", "在", "：", "　" };
	struct ds_str head = ds_str_slice(text, (struct ds_span){ from, off });
	if (head.n == 0)
		return true;
	return ENDS_ANY(head, before);
}

void scope_passing(struct reader *rd, uint32_t from, uint32_t to)
{
	struct flow *f = &rd->flow;
	const struct ds_mentions *m = rd->m;
	bool subject = false;
	scope_sentence(f);
	for (; rd->mention < m->n && m->v[rd->mention].at.start < to; rd->mention++) {
		const struct ds_mention *v = &m->v[rd->mention];
		if (v->at.start < from || v->place.region == DS_REGION_NONE || !v->counts)
			continue;
		bool chained = subject && v > m->v && v[-1].at.end == v->at.start;
		bool joined = subject && v > m->v && is_joined(rd->r->text, v[-1].at, v->at);
		subject = chained || joined || opens_clause(rd->r->text, from, v->at.start);
		if (!subject)
			continue;
		joined = places_add(f, v->place, chained, joined);
		subject_set(f, joined ? common_place(f) : (struct scope){ v->place, true }, chained);
	}
}
