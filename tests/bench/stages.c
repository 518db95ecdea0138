/* stages.c: how fast each stage is on one file, in MB of source a second; best of some runs.
 *
 *   stages FILE [RUNS] */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "dushu/extract.h"

enum { DECODE, ARTICLE, REGION, FIGURE, STAGES };
static const char *const names[STAGES] = { "decode", "article", "region", "figure" };

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); /* others may use the machine meanwhile */
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void run(struct ds_str bytes, double best[STAGES], uint32_t found[2])
{
	struct ds_text *text;
	struct ds_arena arena = { 0 };
	struct ds_reading reading;
	struct ds_mentions mentions;
	struct ds_figures figures;
	double t[STAGES + 1];
	t[0] = now();
	if (ds_text_decode(bytes, NULL, &text, NULL) != DS_OK)
		exit(1);
	t[1] = now();
	if (ds_reading_make(text, DS_FORMAT_AUTO, &arena, &reading, NULL) != DS_OK)
		exit(1);
	t[2] = now();
	ds_mentions_find(&reading, &(struct ds_region_options){ 0 }, &arena, &mentions);
	t[3] = now();
	ds_figures_find(&reading, &mentions, &arena, &figures);
	t[4] = now();
	for (int i = 0; i < STAGES; i++)
		if (best[i] == 0 || t[i + 1] - t[i] < best[i])
			best[i] = t[i + 1] - t[i];
	found[0] = mentions.n;
	found[1] = figures.n;
	ds_arena_done(&arena);
	ds_text_free(text);
}

int main(int argc, char **argv)
{
	struct ds_bytes bytes;
	struct ds_error e;
	double best[STAGES] = { 0 }, all = 0;
	uint32_t found[2] = { 0 };
	if (argc < 2 || ds_bytes_read(argv[1], &bytes, &e) != DS_OK) {
		fprintf(stderr, "usage: stages FILE [RUNS]\n");
		return 2;
	}
	for (int i = 0, n = argc > 2 ? atoi(argv[2]) : 3; i < n; i++)
		run(bytes.s, best, found);
	double mb = (double)bytes.s.n / 1e6;
	for (int i = 0; i < STAGES; i++) {
		printf("  %-8s %8.1f MB/s\n", names[i], mb / best[i]);
		all += best[i];
	}
	printf("  %-8s %8.1f MB/s  %.1f MB, %u mentions, %u figures\n", "all", mb / all, mb, found[0], found[1]);
	ds_bytes_done(&bytes);
	return 0;
}
