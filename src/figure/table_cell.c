/* table_cell.c: the cells of a row, and what one says by itself: a number, a year, a unit, a place. */
#include "table.h"
#include "written.h"

static bool is_blank(struct ds_str s, size_t i)
{
	return s.p[i] == ' ' || s.p[i] == '\r';
}

static struct ds_span trim_cell(struct ds_str text, struct ds_span at)
{
	for (uint32_t before = UINT32_MAX; before != at.start;) {
		before = at.start;
		while (at.start < at.end && is_blank(text, at.start))
			at.start++;
		while (at.start + 3 <= at.end && memcmp(text.p + at.start, "　", 3) == 0)
			at.start += 3;
	}
	for (uint32_t before = UINT32_MAX; before != at.end;) {
		before = at.end;
		while (at.start < at.end && is_blank(text, at.end - 1))
			at.end--;
		while (at.start + 3 <= at.end && memcmp(text.p + at.end - 3, "　", 3) == 0)
			at.end -= 3;
	}
	return at;
}

struct cells cells_of(struct ds_str text, struct ds_span row)
{
	struct cells c = { .n = 0 };
	for (uint32_t at = row.start; c.n < COLUMNS;) {
		const char *tab = memchr(text.p + at, '\t', row.end - at);
		uint32_t end = tab ? (uint32_t)(tab - text.p) : row.end;
		c.at[c.n++] = trim_cell(text, (struct ds_span){ at, end });
		if (!tab)
			break;
		at = end + 1;
	}
	return c;
}

static size_t sign_len(struct ds_str s)
{
	static const char *const signs[] = { "-", "+", "−", "－", "＋" };
	return HEAD_LEN(s, signs);
}

/* (1,204) as an accountant writes a loss: the number between the brackets; empty for others, and for (1). */
static struct ds_str cell_loss(struct ds_str s)
{
	static const char *const opens[] = { "(", "（" };
	static const char *const closes[] = { ")", "）" };
	const size_t open = s.n ? HEAD_LEN(s, opens) : 0, close = open ? ENDS_ANY(s, closes) : 0;
	if (!close || s.n < open + 2 + close)
		return DS_STR("");
	const struct ds_str inside = { s.p + open, s.n - open - close };
	return sign_len(inside) || cell_is_year(inside) ? DS_STR("") : inside;
}

bool cell_is_number(struct ds_str s)
{
	bool digit = false;
	if (cell_loss(s).n)
		s = cell_loss(s);
	for (size_t i = sign_len(s); i < s.n; i++) {
		if (digit && s.p[i] == ' ' && i + 3 < s.n)
			continue; /* 1 126.4 */
		if (s.p[i] != '.' && s.p[i] != ',' && (s.p[i] < '0' || s.p[i] > '9'))
			return false;
		digit |= s.p[i] >= '0' && s.p[i] <= '9';
	}
	return digit;
}

bool cell_is_range(struct ds_str s)
{
	static const char *const marks[] = { "-", "~", "—", "–", "～", "－" };
	for (size_t i = 1; i < s.n; i++) {
		const struct ds_str rest = { s.p + i, s.n - i };
		const size_t mark = HEAD_LEN(rest, marks);
		if (!mark)
			continue;
		const struct ds_str low = { s.p, i }, high = { rest.p + mark, rest.n - mark };
		return cell_is_number(low) && cell_is_number(high) && !sign_len(high) &&
		       !(cell_is_year(low) && cell_is_year(high));
	}
	return false;
}

bool cell_is_year(struct ds_str s)
{
	if (s.n != 4 || (memcmp(s.p, "19", 2) != 0 && memcmp(s.p, "20", 2) != 0))
		return false;
	return s.p[2] >= '0' && s.p[2] <= '9' && s.p[3] >= '0' && s.p[3] <= '9';
}

/* The first token of number and unit written together. */
static bool scan_joined(struct reader *rd, struct ds_str number, struct ds_str unit, struct token *out)
{
	char *p = ds_arena_raw(rd->arena, number.n + unit.n + 1, 1);
	const struct ds_str loss = cell_loss(number);
	size_t n = 0; /* in a row spaces part cells: 1 126.4 loses its own */
	if (loss.n) {
		p[n++] = '-';
		number = loss;
	}
	for (size_t i = 0; i < number.n; i++)
		if (number.p[i] != ' ')
			p[n++] = number.p[i];
	number.n = n;
	if (unit.n)
		memcpy(p + n, unit.p, unit.n);
	copy_note(rd, p + n, unit);
	struct ds_block block = {
		.at = {0, (uint32_t)(number.n + unit.n)},
		.kind = DS_BLOCK_TABLE_ROW,
		.traditional = rd->block->traditional
	};
	struct ds_reading r = {
		.text = {p, number.n + unit.n},
                  .blocks = &block, .blocks_n = 1
	};
	struct tokens tokens;
	scan_block(&r, 0, &rd->scratch, &tokens);
	if (tokens.n == 0 || tokens.v[0].type != TOKEN_NUMBER || tokens.v[0].at.start != 0)
		return false;
	*out = tokens.v[0];
	return true;
}

bool cell_read(struct reader *rd, struct ds_span at, struct ds_str unit, struct token *out)
{
	if (!scan_joined(rd, ds_str_slice(rd->r->text, at), unit, out)) {
		if (!cell_is_unit(rd, unit) || !scan_joined(rd, ds_str_slice(rd->r->text, at), DS_STR(""), out))
			return false;
		out->unit = unit; /* 每百户家用汽车 48.6 | 辆 */
	}
	if (!out->unit.n && unit.n && !out->unit_at.end)
		out->unit = DS_STR("");
	out->at = at;
	return true;
}

bool cell_is_unit(struct reader *rd, struct ds_str s)
{
	struct token t;
	if (!s.n || s.n > 10 * CHAR || (s.p[0] >= '0' && s.p[0] <= '9') || sign_len(s)) /* 7|-16人 */
		return false;
	return scan_joined(rd, DS_STR("7"), s, &t) && t.at.end == 1 + s.n &&
	       (t.unit.n || ds_str_eq(s, DS_STR("万")));
}

const struct ds_mention *cell_place(const struct reader *rd, struct ds_span cell)
{
	const struct ds_mention *found = NULL;
	for (uint32_t m = rd->mention; m < rd->m->n && rd->m->v[m].at.start < cell.end; m++) {
		const struct ds_mention *v = &rd->m->v[m];
		if (v->at.start < cell.start || !v->counts || v->place.region == DS_REGION_NONE)
			continue;
		/* 大|河北|村, 长堰|东村: a part of another name */
		if (!found && v->at.start > cell.start &&
		    (v->form != DS_FORM_FULL || v->level == DS_LEVEL_VILLAGE) && v->form != DS_FORM_EMBEDDED)
			continue;
		if (!found || found->at.end == v->at.start)
			found = v;
	}
	return found;
}

bool cell_is_place(const struct reader *rd, struct ds_span cell)
{
	uint32_t m = rd->mention, at = cell.start;
	while (m < rd->m->n && rd->m->v[m].at.start < cell.start)
		m++;
	for (; m < rd->m->n && rd->m->v[m].at.start == at && at < cell.end; m++)
		at = rd->m->v[m].at.end;
	return at == cell.end && cell.end > cell.start;
}
