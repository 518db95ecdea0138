/* dates.c: reads a date as papers and pages write it and gives it back in ISO 8601, as exact as it was. */
#include "article/credits.h"
static size_t skip_blanks(struct ds_str s, size_t i)
{
	while (i < s.n) {
		size_t to = i;
		if (!cp_is_blank(cp_next(s, &to)))
			break;
		i = to;
	}
	return i;
}

/* Digits of either width at *i, at most `max`; -1 when there are none. */
static int number_at(struct ds_str s, size_t *i, unsigned max)
{
	int value = -1;
	for (unsigned n = 0; n < max && *i < s.n; n++) {
		size_t to = *i;
		uint32_t cp = cp_next(s, &to);
		if (cp >= 0xff10 && cp <= 0xff19)
			cp -= 0xff10 - '0';
		if (cp < '0' || cp > '9')
			break;
		value = (value < 0 ? 0 : value) * 10 + (int)(cp - '0');
		*i = to;
	}
	return value;
}

static int chinese_digit(uint32_t cp)
{
	static const uint32_t digits[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
					   0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };
	for (int k = 0; k < 10; k++)
		if (digits[k] == cp)
			return k;
	return cp == 0x96f6 || cp == 0x25cb || cp == 0x25ef || cp == 'O' ? 0 : -1; /* 零 and circles meant as 〇 */
}

/* 二〇二三 as digits, or 十五, 二十一 as a number up to 31. */
static int chinese_at(struct ds_str s, size_t *i, bool year)
{
	int value = 0, n = 0;
	while (*i < s.n) {
		size_t to = *i;
		const uint32_t cp = cp_next(s, &to);
		const int digit = chinese_digit(cp);
		if (digit >= 0 && year)
			value = value * 10 + digit;
		else if (digit >= 0)
			value += digit;
		else if (cp == 0x5341 && !year) /* 十 */
			value = value ? value * 10 : 10;
		else
			break;
		if (++n > 4)
			return -1;
		*i = to;
	}
	return n ? value : -1;
}

static bool eat(struct ds_str s, size_t *i, const char *what)
{
	const size_t n = strlen(what);
	if (s.n - *i < n || memcmp(s.p + *i, what, n) != 0)
		return false;
	*i += n;
	return true;
}

struct date {
	int year, month, day, hour, minute, second; /* -1: not given */
};

/* 二〇二三年五月四日 */
static size_t date_chinese(struct ds_str s, struct date *d)
{
	size_t i = 0;
	d->year = chinese_at(s, &i, true);
	if (d->year < 1900 || !eat(s, &i, "年"))
		return 0;
	d->month = chinese_at(s, &i, false);
	if (d->month < 1 || d->month > 12 || !eat(s, &i, "月"))
		return 0;
	const size_t month = i;
	d->day = chinese_at(s, &i, false);
	if (d->day > 0 && d->day < 32 && eat(s, &i, "日"))
		return i;
	d->day = -1;
	return month;
}

/* 2023年5月4日, 2023-05-04, 2023/5/4, 2023.05.04, 民國112年5月4日 */
static size_t date_digits(struct ds_str s, struct date *d)
{
	size_t i = 0;
	const bool republic = eat(s, &i, "民国");
	i = skip_blanks(s, i);
	const size_t from = i;
	d->year = number_at(s, &i, 4);
	/* 112年11月8日, 112.11.08 on pages of Taiwan */
	const bool short_year =
	    i - from == 3 && d->year >= 90 && d->year <= 160 &&
	    (ds_str_starts(str_from(s, i), DS_STR("年")) || ds_str_starts(str_from(s, i), DS_STR(".")));
	if ((republic || short_year) && d->year > 0)
		d->year += 1911;
	else if (i - from != 4 && i - from != 12)
		return 0;
	if (d->year < 1900 || d->year > 2199)
		return 0;
	const size_t year = i;
	i = skip_blanks(s, i);
	/* 2023 05/04 */
	const bool apart = i > year && i + 3 < s.n && s.p[i] >= '0' && s.p[i] <= '1' && s.p[i + 2] == '/';
	const char sep = apart ? '/' : i < s.n && strchr("-/.", s.p[i]) ? s.p[i] : 0;
	if (sep)
		i += apart ? 0 : 1;
	else if (!eat(s, &i, "年"))
		return 0;
	i = skip_blanks(s, i);
	d->month = number_at(s, &i, 2);
	if (d->month < 1 || d->month > 12)
		return 0;
	i = skip_blanks(s, i);
	if (sep ? !(i < s.n && s.p[i] == sep) : !eat(s, &i, "月"))
		return sep ? 0 : i;
	i += sep ? 1 : 0;
	const size_t month = i;
	i = skip_blanks(s, i);
	d->day = number_at(s, &i, 2);
	if (d->day < 1 || d->day > 31) {
		d->day = -1;
		return sep ? 0 : month;
	}
	const size_t day = i;
	i = skip_blanks(s, i);
	if (sep || eat(s, &i, "日") || eat(s, &i, "号"))
		return sep ? day : i;
	d->day = -1;
	return month;
}

/* 16.05.2016, as programs for pages write it where nobody told them otherwise. */
static size_t date_backwards(struct ds_str s, struct date *d)
{
	size_t i = 0;
	d->day = number_at(s, &i, 2);
	if (i != 2 || !eat(s, &i, "."))
		return 0;
	d->month = number_at(s, &i, 2);
	if (i != 5 || !eat(s, &i, "."))
		return 0;
	d->year = number_at(s, &i, 4);
	const bool whole = i == 10 && (i == s.n || !strchr("0123456789.", s.p[i]));
	return whole && d->day >= 1 && d->day <= 31 && d->month >= 1 && d->month <= 12 && d->year >= 1980 &&
		       d->year <= 2199
		   ? i
		   : 0;
}

/* 19:14, 10:20:22, 星期五 9时30分 behind the date; where it ends, or `from`. */
static size_t time_parse(struct ds_str s, size_t from, struct date *d)
{
	size_t i = skip_blanks(s, from);
	eat(s, &i, "T");
	size_t none = from;
	static const char *const weekdays[] = { "星期", "周", "(星期", "（星期", "(周", "（周" };
	for (size_t k = 0; k < DS_COUNT(weekdays); k++)
		if (eat(s, &i, weekdays[k])) {
			if (i < s.n)
				cp_next(s, &i);
			if (!eat(s, &i, ")"))
				eat(s, &i, "）");
			none = i;
			i = skip_blanks(s, i);
			break;
		}
	const int hour = number_at(s, &i, 2);
	if (hour < 0 || hour > 24)
		return none;
	if (!eat(s, &i, ":") && !eat(s, &i, "：") && !eat(s, &i, "时"))
		return none;
	const int minute = number_at(s, &i, 2);
	if (minute < 0 || minute > 59)
		return none;
	d->hour = hour;
	d->minute = minute;
	const size_t end = i;
	if (eat(s, &i, "分"))
		return i;
	if (eat(s, &i, ":") || eat(s, &i, "：")) {
		d->second = number_at(s, &i, 2);
		if (d->second >= 0 && d->second < 60)
			return i;
		d->second = -1;
	}
	return end;
}

/* Two digits behind their mark, '\0' for none: printf took five times as long as reading the date. */
static char *iso_part(char *to, char mark, int n)
{
	if (mark)
		*to++ = mark;
	*to++ = (char)('0' + n / 10 % 10);
	*to++ = (char)('0' + n % 10);
	return to;
}

size_t date_parse(struct ds_str s, char iso[32])
{
	struct date d = { -1, -1, -1, -1, -1, -1 };
	iso[0] = 0;
	size_t n = date_digits(s, &d);
	if (n == 0)
		n = date_chinese(s, &d);
	if (n == 0)
		n = date_backwards(s, &d);
	if (n == 0)
		return 0;
	if (d.day > 0)
		n = time_parse(s, n, &d);
	char *to = iso_part(iso, '\0', d.year % 10000 / 100);
	to = iso_part(to, '\0', d.year % 100);
	to = iso_part(to, '-', d.month);
	if (d.day >= 0)
		to = iso_part(to, '-', d.day);
	if (d.day >= 0 && d.hour >= 0) {
		to = iso_part(to, 'T', d.hour);
		to = iso_part(to, ':', d.minute);
		if (d.second >= 0)
			to = iso_part(to, ':', d.second);
	}
	*to = '\0';
	return n;
}
