/* label_project.c: what a sum is invested in, behind it: 投资5亿元的食品项目, 总投资3亿元某集团水泥生产线项目, 投资2亿元的污水处理厂、道路等
 * 四个配套项目. The rows of a list of projects read alike without it; label_rows.c asks where they do.
 */
#include "label.h"

#define PROJECT_MAX  (20 * CHAR) /* a longer name is a story */
#define PROJECT_LOOK 24u         /* lexemes to its end */

bool label_is_project(struct ds_str s)
{
	static const char *const heads[] = { "项目",     "工程",   "基地", "生产线", "园",   "中心", "广场", "公园",
					     "厂",       "电站",   "市场", "城",     "酒店", "大桥", "公路", "学校",
					     "医院",     "水库",   "小区", "综合体", "仓库", "码头", "庄园", "景区",
					     "基地建设", "改扩建", "扩建", "技改",   "道路" };
	return ENDS_ANY(s, heads);
}

/* The run of nouns that ends with `last`, as far back as it is no story. */
static struct ds_str name_ending(const struct reader *rd, const struct lexeme *from, const struct lexeme *last)
{
	const struct lexeme *l = last;
	while (l > from && last->end - l[-1].start <= PROJECT_MAX &&
	       (in_phrase(l - 1) || (is_verb(l - 1) && l - 1 > from && in_phrase(l - 2)))) /* 机井|通电|工程 */
		l--;
	struct ds_str s = phrase_unquoted(text_of(rd, l->start, last->end));
	size_t built = ds_str_find(s, DS_STR("建设"), 0); /* 在某园区|建设|加工厂 */
	if (built != SIZE_MAX && built + 5 * CHAR <= s.n) {
		s.p += built + 2 * CHAR;
		s.n -= built + 2 * CHAR;
	}
	return s.n >= 2 * CHAR && s.n <= PROJECT_MAX ? s : DS_STR("");
}

/* The name of what is built that begins at `from`: that which sums a list up, else the first that ends so. */
static struct ds_str project_from(const struct reader *rd, const struct lexeme *from)
{
	const struct lexeme *end = NULL;
	for (const struct lexeme *l = from; l < from + PROJECT_LOOK && !ends_clause(l); l++) {
		if (is_word(l, W_INVEST) && l[1].kind == LEX_NUMBER)
			break;           /* 甲项目、|投资3亿元的乙项目 */
		if (is_word(l, W_ETC)) { /* 等三个|配套项目 */
			const struct lexeme *sum = l + 1;
			while (sum->kind == LEX_NUMBER || is_word(sum, W_DET))
				sum++;
			const struct lexeme *last = phrase_ahead(sum);
			return last >= sum && label_is_project(lexeme_text(rd, last)) ? name_ending(rd, sum, last)
										      : DS_STR("");
		}
		if (end && !in_phrase(l) && l->kind != LEX_DUN && l->kind != LEX_PLACE && !is_word(l, W_AND))
			break;
		if (!end && in_phrase(l) && !in_phrase(l + 1) && label_is_project(lexeme_text(rd, l)))
			end = l;
	}
	return end ? name_ending(rd, from, end) : DS_STR("");
}

struct ds_str label_project(const struct reader *rd, uint32_t i)
{
	const struct lexeme *verb = &rd->lx[i + 1], *noun;
	if (verb->kind == LEX_COMMA && is_verb(verb + 1) && !is_word(verb + 1, W_UP | W_DOWN | W_REACH))
		verb++; /* 投资5万元,|改造卫生室 */
	noun = verb;
	while (is_verb(noun) || is_word(noun, W_PREP | W_LE))
		noun++;
	const struct lexeme *last = noun;
	while (in_phrase(last))
		last++;
	if (noun > verb && last > noun) { /* 投入5万元|改造|卫生室 */
		struct ds_str aim = phrase_unquoted(text_of(rd, noun->start, last[-1].end));
		if ((ends_clause(last) || last->kind == LEX_NUMBER) && aim.n >= 2 * CHAR && aim.n <= 12 * CHAR)
			return aim;
	}
	while (is_word(verb, W_AFTER))
		verb++;
	struct ds_str project = project_from(rd, noun > verb ? noun : verb + is_word(verb, W_DE));
	if (project.n)
		return project;
	struct phrase after = phrase_after(rd, i);
	uint32_t k = i + 1;
	while (after.text.n && k < rd->lx_n && rd->r->text.p + rd->lx[k].end < after.text.p + after.text.n)
		k++;
	if (after.of && after.text.n && k + 1 < rd->lx_n && rd->lx[k + 1].kind == LEX_NUMBER)
		after = phrase_after(rd, k + 1); /* 某集团|60万吨复合肥项目 */
	if (!after.of || !after.text.n || after.text.n > PROJECT_MAX || after.text.n < 2 * CHAR)
		return DS_STR("");
	return after.text;
}
