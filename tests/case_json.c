/* case_json.c: reading the JSON of a case: members, lists of acceptable answers, words that mostly agree. */
#include <stdio.h>
#include <stdlib.h>

#include "cases.h"

yajl_val json_get(yajl_val object, const char *key)
{
	const char *path[] = { key, NULL };
	return object ? yajl_tree_get(object, path, yajl_t_any) : NULL;
}

struct ds_str json_str(yajl_val v, const char *key)
{
	return ds_str_of(YAJL_GET_STRING(json_get(v, key)));
}

size_t json_len(yajl_val array)
{
	return YAJL_IS_ARRAY(array) ? array->u.array.len : 0;
}

/* The string, number as written, or nothing at all (null) that v stands for. */
static struct ds_str scalar(yajl_val v)
{
	if (YAJL_IS_STRING(v))
		return ds_str_of(v->u.string);
	if (YAJL_IS_NUMBER(v))
		return ds_str_of(YAJL_GET_NUMBER(v));
	return (struct ds_str){ 0 };
}

static bool accepts(yajl_val v, struct ds_str got, bool (*like)(struct ds_str, struct ds_str))
{
	if (!YAJL_IS_ARRAY(v))
		return like(scalar(v), got);
	for (size_t i = 0; i < v->u.array.len; i++)
		if (like(scalar(v->u.array.values[i]), got))
			return true;
	return v->u.array.len == 0 && got.n == 0;
}

bool json_accepts(yajl_val v, struct ds_str got)
{
	return accepts(v, got, ds_str_eq);
}

static int cp_cmp(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static uint32_t *cps_sorted(struct ds_str s, size_t *n)
{
	uint32_t *cps = ds_alloc((s.n + 1) * sizeof *cps);
	unsigned len;
	*n = 0;
	for (size_t i = 0; i < s.n; i += len)
		cps[(*n)++] = ds_utf8_at(s.p + i, &len);
	qsort(cps, *n, sizeof *cps, cp_cmp);
	return cps;
}

/* F1 of two words as bags of characters is at least 0.6: 2 * common / (n + m) >= 3/5. */
static bool resembles(struct ds_str want, struct ds_str got)
{
	size_t n, m, i = 0, j = 0, common = 0;
	if (want.n == 0 || got.n == 0)
		return want.n == got.n;
	uint32_t *a = cps_sorted(want, &n), *b = cps_sorted(got, &m);
	while (i < n && j < m) {
		if (a[i] == b[j]) {
			common++;
			i++;
			j++;
		} else if (a[i] < b[j]) {
			i++;
		} else {
			j++;
		}
	}
	free(a);
	free(b);
	return 10 * common >= 3 * (n + m);
}

bool json_resembles(yajl_val v, struct ds_str got)
{
	return accepts(v, got, resembles);
}

void json_show(yajl_val v, struct ds_buf *out)
{
	if (YAJL_IS_ARRAY(v)) {
		for (size_t i = 0; i < v->u.array.len; i++) {
			ds_buf_addz(out, i ? " or " : "");
			json_show(v->u.array.values[i], out);
		}
		return;
	}
	if (YAJL_IS_STRING(v) || YAJL_IS_NUMBER(v))
		ds_buf_addf(out, "“%.*s”", (int)scalar(v).n, scalar(v).p);
	else
		ds_buf_addz(out, YAJL_IS_TRUE(v) ? "true" : YAJL_IS_FALSE(v) ? "false" : "none");
}
