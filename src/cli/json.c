/* json.c: records as JSON, one object a line or one array of objects. Numbers are written digit by digit as they
 * are, never through a binary float.
 *
 * Written by hand rather than with a library: records are flat, and this runs several times faster than a
 * generator that is called for every key, which would be the slowest part of the whole way from bytes to output.
 * The tests read all of it back with parsers of others. */
#include "writer.h"

/* What a byte becomes inside a string: 0 itself, 'u' \u00xx, anything else a backslash and that letter. */
static const char escapes[256] = {
	['"'] = '"',  ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't',
	[0x00] = 'u', [0x01] = 'u',  [0x02] = 'u', [0x03] = 'u', [0x04] = 'u', [0x05] = 'u', [0x06] = 'u',
	[0x07] = 'u', [0x0b] = 'u',  [0x0e] = 'u', [0x0f] = 'u', [0x10] = 'u', [0x11] = 'u', [0x12] = 'u',
	[0x13] = 'u', [0x14] = 'u',  [0x15] = 'u', [0x16] = 'u', [0x17] = 'u', [0x18] = 'u', [0x19] = 'u',
	[0x1a] = 'u', [0x1b] = 'u',  [0x1c] = 'u', [0x1d] = 'u', [0x1e] = 'u', [0x1f] = 'u', [0x7f] = 'u',
};

/* Does one of the eight bytes at p need an escape? Each test sets the top bit of a byte that is below 0x20, or equal to
 * the mark; bytes of Chinese text have that bit themselves and are left out. */
static bool any_escape(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), top = ones << 7;
	uint64_t x;
	memcpy(&x, p, sizeof(x));
	uint64_t quote = x ^ ones * '"', backslash = x ^ ones * '\\', del = x ^ ones * 0x7f;
	return ((x - ones * 0x20) | (quote - ones) | (backslash - ones) | (del - ones)) & ~x & top;
}

/* Most that a string of n bytes takes. */
static inline size_t string_most(size_t n)
{
	return 6 * n + 2 + sizeof(uint64_t);
}

/* Writes s at p, where there is room for string_most; returns the end. */
static char *string_put(char *p, struct ds_str s)
{
	static const char hex[] = "0123456789abcdef";
	size_t i = 0;
	*p++ = '"';
	for (; s.n - i >= 8 && !any_escape(s.p + i); i += 8, p += 8)
		memcpy(p, s.p + i, 8);
	for (; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (!escapes[c]) {
			*p++ = (char)c;
			continue;
		}
		*p++ = '\\';
		*p++ = escapes[c];
		if (escapes[c] == 'u') {
			*p++ = '0';
			*p++ = '0';
			*p++ = hex[c >> 4];
			*p++ = hex[c & 15];
		}
	}
	*p++ = '"';
	return p;
}

static void string_add(struct ds_buf *b, struct ds_str s)
{
	char *p = out_room(b, string_most(s.n));
	b->n += (size_t)(string_put(p, s) - p);
}

static inline char *literal_put(char *p, const char *z, size_t n)
{
	memcpy(p, z, n);
	return p + n;
}

/* Objects hold lists of objects, two deep and no deeper, by how the records are made. */
static void cell_add(struct ds_buf *b, const struct cell *c)
{
	switch (c->type) {
	case CELL_NULL:
		ds_buf_add(b, "null", 4);
		break;
	case CELL_TEXT:
		string_add(b, c->s);
		break;
	case CELL_NUMBER:
		ds_buf_adds(b, c->s);
		break;
	case CELL_TRUE:
		ds_buf_add(b, "true", 4);
		break;
	case CELL_FALSE:
		ds_buf_add(b, "false", 5);
		break;
	case CELL_LIST:
		ds_buf_addc(b, '[');
		for (uint32_t i = 0; i < c->list_n; i++) {
			if (i)
				ds_buf_addc(b, ',');
			string_add(b, c->list[i]);
		}
		ds_buf_addc(b, ']');
		break;
	case CELL_ITEMS:
	case CELL_OBJECT:
		ds_buf_addc(b, c->type == CELL_ITEMS ? '[' : '{');
		for (uint32_t i = 0; i < c->list_n; i++) {
			if (i)
				ds_buf_addc(b, ',');
			if (c->type == CELL_OBJECT) {
				string_add(b, ds_str_of(c->names[i]));
				ds_buf_addc(b, ':');
			}
			cell_add(b, &c->items[i]);
		}
		ds_buf_addc(b, c->type == CELL_ITEMS ? ']' : '}');
		break;
	}
}

static void keys_begin(struct sink *s)
{
	ds_buf_reset(&s->keys);
	for (size_t i = 0; i < s->pick_n; i++) {
		ds_buf_addf(&s->keys, "%s\"%s\":", i ? "," : "{", s->kind->fields[s->pick[i]].name);
		s->keys_end[i] = (uint32_t)s->keys.n;
	}
}

static void object_add(struct sink *s, const struct cell *cells)
{
	struct ds_buf *b = &s->out->buf;
	uint32_t start = 0;
	for (size_t i = 0; i < s->pick_n; i++) {
		const struct cell *c = &cells[s->pick[i]];
		size_t key = s->keys_end[i] - start;
		char *p = out_room(b, key + string_most(c->s.n)), *from = p;
		p = literal_put(p, s->keys.p + start, key);
		start = s->keys_end[i];
		switch (c->type) { /* the plain ones without another look at the room */
		case CELL_NULL:
			p = literal_put(p, "null", 4);
			break;
		case CELL_TEXT:
			p = string_put(p, c->s);
			break;
		case CELL_NUMBER:
			p = literal_put(p, c->s.p, c->s.n);
			break;
		default:
			b->n += (size_t)(p - from);
			cell_add(b, c);
			continue;
		}
		b->n += (size_t)(p - from);
	}
	ds_buf_addc(b, '}');
}

static void lines_row(struct sink *s, const struct cell *cells)
{
	object_add(s, cells);
	ds_buf_addc(&s->out->buf, '\n');
}

static void lines_end(struct sink *s)
{
	ds_buf_done(&s->keys);
}

static void array_row(struct sink *s, const struct cell *cells)
{
	ds_buf_addz(&s->out->buf, s->rows ? ",\n" : "[\n");
	object_add(s, cells);
}

static void array_end(struct sink *s)
{
	ds_buf_addz(&s->out->buf, s->rows ? "\n]\n" : "[]\n");
	ds_buf_done(&s->keys);
}

const struct writer writer_jsonl = { "jsonl", keys_begin, lines_row, lines_end, "one JSON object a line" };
const struct writer writer_json = { "json", keys_begin, array_row, array_end, "one JSON array" };
