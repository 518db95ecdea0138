/* words.c: what a figure says, in numbers and words for a person. */
#include "words.h"
#include "table.h"

size_t value_pretty(struct ds_decimal d, char out[2 * DS_DECIMAL_CHARS])
{
	char plain[DS_DECIMAL_CHARS];
	size_t n = ds_decimal_format(d, plain), w = 0, whole = 0;
	size_t sign = n > 0 && plain[0] == '-' ? 1 : 0;
	while (sign + whole < n && plain[sign + whole] != '.')
		whole++;
	for (size_t i = 0; i < n; i++) {
		size_t digit = i - sign;
		if (i > sign && digit < whole && (whole - digit) % 3 == 0)
			out[w++] = ',';
		out[w++] = plain[i];
	}
	return w;
}

static const char *const approx_words[DS_APPROXES] = {
	[DS_APPROX_EXACT] = "",          [DS_APPROX_MORE] = N_("over"),   [DS_APPROX_LESS] = N_("under"),
	[DS_APPROX_NEAR] = N_("nearly"), [DS_APPROX_ABOUT] = N_("about"),
};

static const char *const change_words[DS_CHANGES] = {
	[DS_CHANGE_LEVEL] = "",
	[DS_CHANGE_UP] = N_("up"),
	[DS_CHANGE_DOWN] = N_("down"),
};

static const char *const status_words[DS_STATUSES] = {
	[DS_STATUS_ACTUAL] = "",
	[DS_STATUS_TARGET] = N_("target"),
	[DS_STATUS_NORM] = N_("norm"),
};

static void word_add(struct ds_buf *out, const char *word)
{
	if (*word) {
		ds_buf_addz(out, _(word));
		ds_buf_addc(out, ' ');
	}
}

void figure_value(const struct ds_figure *f, struct ds_buf *out)
{
	char number[2 * DS_DECIMAL_CHARS];
	size_t n = value_pretty(f->value, number);
	/* a column of growth holds what fell as a negative number: "down 2.5" says it, "up -2.5" nobody would */
	bool fell = f->change == DS_CHANGE_UP && !f->ranged && n > 0 && number[0] == '-';
	word_add(out, change_words[fell ? DS_CHANGE_DOWN : f->change < DS_CHANGES ? f->change : 0]);
	word_add(out, approx_words[f->approx < DS_APPROXES ? f->approx : 0]);
	ds_buf_add(out, number + fell, n - fell);
	if (f->ranged) {
		ds_buf_addc(out, ' ');
		ds_buf_addz(out, _("to"));
		ds_buf_addc(out, ' ');
		ds_buf_add(out, number, value_pretty(f->high, number));
	}
}

const char *status_text(uint8_t status)
{
	const char *word = status_words[status < DS_STATUSES ? status : 0];
	return *word ? _(word) : "";
}

const char *approx_text(uint8_t approx)
{
	const char *word = approx_words[approx < DS_APPROXES ? approx : 0];
	return *word ? _(word) : "";
}

const char *change_text(uint8_t change)
{
	const char *word = change_words[change < DS_CHANGES ? change : 0];
	return *word ? _(word) : "";
}
