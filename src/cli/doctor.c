/* doctor.c: dushu doctor: what this build and this machine can do, and what helps where they cannot. What concerns the
 * terminal is found out by the layer that knows it. */
#include <stdio.h>
#include <unistd.h>

#include "config.h"
#include "dushu/config.h"
#include "dushu/region.h"
#include "dushu/source.h"
#include "dushu/state.h"
#include "dushu/view.h"

struct doctor {
	unsigned bad;
};

static void finding_print(void *ctx, enum ds_health health, const char *name, const char *value, const char *remedy)
{
	static const char *const marks[] = {
		[DS_HEALTH_FINE] = " ", [DS_HEALTH_NOTE] = "?", [DS_HEALTH_BAD] = "!"
	};
	struct doctor *d = ctx;
	unsigned width = ds_str_width(ds_str_of(name), DS_AMBIGUOUS_NARROW);
	printf(" %s %s%*s %s\n", marks[health], name, width < 28 ? (int)(28 - width) : 0, "", value);
	if (remedy)
		printf("   %28s %s\n", "", remedy);
	d->bad += health == DS_HEALTH_BAD;
}

static void build_tell(struct doctor *d)
{
	char value[64];
	puts("Program");
	finding_print(d, DS_HEALTH_FINE, "dushu", DUSHU_VERSION, NULL);
	finding_print(d, DS_HEALTH_FINE, "compiler", __VERSION__, NULL);
	finding_print(d, DS_HEALTH_FINE, "ICU", ds_text_engine(), NULL);
	finding_print(d, DS_HEALTH_FINE, "libxml2", ds_reading_engine(), NULL);
	snprintf(value, sizeof(value), "%u", (unsigned)ds_region_count());
	finding_print(d, DS_HEALTH_FINE, "divisions known", value, NULL);
}

/* A line of the importer for each kind of file: its word, what it is, and what it would need. */
static void format_tell(struct doctor *d, char *line)
{
	static const char gone[] = "; left out, it needs ";
	char *about = line + strcspn(line, " "), *needs = strstr(line, gone), remedy[200];
	about += strspn(about, " ");
	line[strcspn(line, " ")] = 0;
	if (!needs) {
		finding_print(d, DS_HEALTH_FINE, line, about, NULL);
		return;
	}
	*needs = 0;
	snprintf(remedy, sizeof(remedy), "left out of this build; apt-get install %s, then make",
		 needs + sizeof(gone) - 1);
	finding_print(d, DS_HEALTH_NOTE, line, about, remedy);
}

static void formats_tell(struct doctor *d, const struct args *a)
{
	puts("Files and addresses");
	struct ds_importer *im = ds_importer_new(&(struct ds_importer_options){ .config = a->config });
	const struct ds_error *complaint = ds_importer_complaint(im);
	struct ds_buf text = { 0 };
	struct ds_error e;
	if (ds_importer_formats(im, &text, &e) != DS_OK) {
		finding_print(d, DS_HEALTH_BAD, "importer", "not found", e.text);
	} else {
		ds_buf_addc(&text, 0);
		for (char *line = text.p, *end; (end = strchr(line, '\n')); line = end + 1) {
			*end = 0;
			format_tell(d, line);
		}
	}
	if (complaint)
		finding_print(d, DS_HEALTH_BAD, "filters", "not all can be used", complaint->text);
	ds_buf_done(&text);
	ds_importer_free(im);
}

static void home_tell(struct doctor *d, enum ds_home home, const char *name)
{
	struct ds_buf path = { 0 };
	if (!ds_home_path(home, "", &path))
		finding_print(d, DS_HEALTH_NOTE, name, "nowhere", "set HOME; until then nothing is kept");
	else if (access(path.p, F_OK) != 0)
		finding_print(d, DS_HEALTH_FINE, name, path.p, "not there yet");
	else if (access(path.p, R_OK | W_OK | X_OK) != 0)
		finding_print(d, DS_HEALTH_BAD, name, path.p, "cannot be written; chmod u+rwx it");
	else
		finding_print(d, DS_HEALTH_FINE, name, path.p, NULL);
	ds_buf_done(&path);
}

static void homes_tell(struct doctor *d, const struct args *a)
{
	struct ds_config *c = ds_config_new();
	struct ds_error e;
	char value[64];
	size_t n = 0;
	puts("What you chose and left behind");
	home_tell(d, DS_HOME_CONFIG, "configuration");
	if (ds_config_load(c, a->config, &e) != DS_OK) {
		finding_print(d, DS_HEALTH_BAD, "configuration", "cannot be read", e.text);
	} else {
		ds_view_check_keys(c);
		ds_config_problems(c, &n);
		snprintf(value, sizeof(value), "%zu", n);
		finding_print(d, n ? DS_HEALTH_BAD : DS_HEALTH_FINE, "mistakes in it", value,
			      n ? "dushu config check names them" : NULL);
	}
	ds_config_free(c);
	home_tell(d, DS_HOME_STATE, "state");
	home_tell(d, DS_HOME_CACHE, "cache");
	struct ds_state *state = ds_state_open();
	ds_state_notes(state, &n);
	snprintf(value, sizeof(value), "%zu", n);
	finding_print(d, ds_state_trouble(state) ? DS_HEALTH_BAD : DS_HEALTH_FINE, "marks and notes", value,
		      ds_state_trouble(state));
	ds_state_close(state);
}

int doctor_run(const struct args *a, ds_doctor_fn *terminal)
{
	struct doctor d = { 0 };
	if (a->operands_n > 0)
		return usage_error("doctor: takes no names; see dushu help doctor");
	build_tell(&d);
	formats_tell(&d, a);
	homes_tell(&d, a);
	if (terminal) {
		puts("Terminal");
		fflush(stdout); /* before the terminal is asked */
		terminal(finding_print, &d);
	}
	return d.bad ? DS_EXIT_FAILED : DS_EXIT_OK;
}
