/* non.c: what looks like a figure and is none, for those who ask: the dates, ordinals, names, codes, idioms and numbers
 * of sections that the scanner found in a block. A code is reported with the letters before its digits (G60, CZ3102,
 * PM2.5), a document with its issuer (国发〔2021〕12号), which the scanner leaves to the words around it. */
#include "meaning.h"

#define LETTERS_MOST 32 /* bytes before the digits of a code */

static bool is_code_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
	       c == '/';
}

/* Is the character at p, of three bytes, one of the list? */
static bool char_in_list(const char *p, const char *list)
{
	for (; *list; list += (unsigned char)*list < 0x80 ? 1 : 3)
		if (memcmp(p, list, (unsigned char)*list < 0x80 ? 1 : 3) == 0)
			return true;
	return false;
}

/* 歼-20, 东风-41: what is called by a name and a number. */
static const char *model_before(const char *p, const char *begin)
{
	static const char *const models[] = { "歼",   "运",   "直",   "轰",   "教",   "东风", "长征", "神舟",
					      "嫦娥", "天宫", "天问", "北斗", "蛟龙", "鲲龙", "雪龙", "翼龙" };
	for (size_t i = 0; i < DS_COUNT(models); i++) {
		size_t n = strlen(models[i]);
		if ((size_t)(p - begin) >= n && memcmp(p - n, models[i], n) == 0)
			return p - n;
	}
	return p;
}

/* The code with the letters before it, not before `begin`. */
static uint32_t code_start(struct ds_str text, uint32_t start, uint32_t begin)
{
	const char *p = text.p + start, *least = text.p + begin, *b = p;
	while (b > least && p - b < LETTERS_MOST && is_code_byte(b[-1]))
		b--;
	while (b < p && (*b == '.' || *b == '/'))
		b++;
	if (*b == '-') {
		const char *name = model_before(b, least);
		b = name < b ? name : b + 1;
	}
	return (uint32_t)(b - text.p);
}

/* 国发〔2021〕12号: whose document it is stands before the bracket, two to eight characters that end in one for a kind of
 * document and begin behind what leads to it. */
static uint32_t document_start(struct ds_str text, uint32_t start, uint32_t begin)
{
	static const char kinds[] = "发办函字令规文政法通告复财综教人民";
	static const char leads[] = "据照按依由见以的于和与、，。；：（(《“”》）)及是号为有了达下印";
	const char *p = text.p + start, *least = text.p + begin, *b = p;
	if (b - least < 6 || !char_in_list(ds_utf8_prev(b, least), kinds))
		return start;
	for (int n = 0; n < 8 && b - least >= 3 && (unsigned char)b[-1] >= 0x80; n++) {
		const char *q = ds_utf8_prev(b, least);
		if (char_in_list(q, leads))
			break;
		b = q;
	}
	return p - b >= 6 ? (uint32_t)(b - text.p) : start;
}

void nonfigures_add(struct reader *rd)
{
	uint32_t begin = rd->block->at.start;
	for (uint32_t i = 0; i < rd->tokens.n; i++) {
		const struct token *t = &rd->tokens.v[i];
		if (t->type != TOKEN_NUMBER) {
			struct ds_span at = t->at;
			if (t->cls == DS_CLASS_ID)
				at.start = (unsigned char)rd->r->text.p[at.start] >= 0x80
					       ? document_start(rd->r->text, at.start, begin)
					       : code_start(rd->r->text, at.start, begin);
			bool among = t->cls == DS_CLASS_ORDINAL && at.start >= begin + 3 &&
				     memcmp(rd->r->text.p + at.start - 3, "前", 3) == 0;
			if (among)
				at.start -= 3; /* 前10位 */
			if (rd->non_n == rd->non_cap)
				rd->non = ds_row_grow(rd->non, &rd->non_cap, rd->non_n + 1, sizeof(*rd->non));
			rd->non[rd->non_n++] =
			    (struct ds_nonfigure){ .at = at, .block = rd->block_index, .cls = t->cls };
		}
		begin = t->at.end;
	}
}
