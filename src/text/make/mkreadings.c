/* mkreadings.c: the build tool that lays out how characters and words are read, from sounds.tsv and sound_words.tsv, as
 * initialisers of static arrays, so that nothing is parsed when a text is read.
 *
 *   mkreadings sounds.tsv sound_words.tsv > FILE
 *
 * What the arrays mean stands where they are included (src/text/pinyin.c). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SOUNDS_MOST = 2047, SYLLABLE = 8, ROWS_MOST = 1 << 17, FIRST = 0x3400, LAST = 0x9fff, SEVERAL = 0x8000 };

static char sounds[SOUNDS_MOST][SYLLABLE];
static uint32_t sounds_n;
static uint16_t usual[LAST - FIRST + 1]; /* number of the sound, from 1 */
static uint32_t rare[ROWS_MOST], also[ROWS_MOST];
static uint32_t rare_n, also_n;

static void die(const char *what, const char *detail)
{
	fprintf(stderr, "mkreadings: %s: %s\n", what, detail);
	exit(1);
}

static uint32_t cp_take(const char **p)
{
	const unsigned char *u = (const unsigned char *)*p;
	unsigned len = u[0] < 0x80 ? 1 : u[0] < 0xe0 ? 2 : u[0] < 0xf0 ? 3 : 4;
	uint32_t cp = len == 1 ? u[0] : u[0] & (0xffu >> (len + 1));
	for (unsigned i = 1; i < len; i++)
		cp = cp << 6 | (u[i] & 0x3f);
	*p += len;
	return cp;
}

/* The vowels with their marks, as they are typed: ü is v. */
static void letters_print(const char *syllable)
{
	static const char *const marked = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿếềê";
	static const char plain[] = "aaaaeeeeiiiioooouuuuvvvvvnnnmeee";
	putchar('"');
	for (const char *p = syllable; *p;) {
		const char *from = p, *m = marked;
		uint32_t cp = cp_take(&p);
		size_t i = 0;
		while (cp >= 0x80 && *m && cp_take(&m) != cp)
			i++;
		if (cp < 0x80)
			putchar((char)cp);
		else if (i < sizeof(plain) - 1)
			putchar(plain[i]);
		else if (cp != 0x300 && cp != 0x304 && cp != 0x30c) /* a tone on a consonant */
			die("no letter known for", from);
	}
	puts("\",");
}

static void row_sort(uint32_t *v, uint32_t n)
{
	for (uint32_t gap = n / 2; gap > 0; gap /= 2) {
		for (uint32_t i = gap; i < n; i++) {
			uint32_t x = v[i], k = i;
			for (; k >= gap && v[k - gap] > x; k -= gap)
				v[k] = v[k - gap];
			v[k] = x;
		}
	}
}

static void sounds_read(const char *path)
{
	static char line[1 << 16];
	FILE *f = fopen(path, "r");
	if (!f)
		die("cannot read", path);
	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = 0;
		char *one = strchr(line, '\t'), *other = one ? strchr(one + 1, '\t') : NULL;
		if (!other || sounds_n == SOUNDS_MOST || one - line >= SYLLABLE)
			die("no row of sounds", line);
		*one = *other = 0;
		strcpy(sounds[sounds_n++], line);
		for (const char *p = one + 1; *p;) {
			uint32_t cp = cp_take(&p);
			if (cp >= FIRST && cp <= LAST)
				usual[cp - FIRST] = (uint16_t)sounds_n;
			else
				rare[rare_n++] = cp << 11 | sounds_n;
		}
		for (const char *p = other + 1; *p;)
			also[also_n++] = cp_take(&p) << 11 | sounds_n;
		if (rare_n > ROWS_MOST - 40000 || also_n > ROWS_MOST - 40000)
			die("too many characters", path);
	}
	fclose(f);
	row_sort(rare, rare_n);
	row_sort(also, also_n);
}

static uint32_t sound_number(const char *syllable, const char *word)
{
	for (uint32_t i = 0; i < sounds_n; i++) {
		if (strcmp(sounds[i], syllable) == 0)
			return i + 1;
	}
	die("no character is read so", word);
	return 0;
}

/* Words must stand in the order of their bytes, all characters of three. */
static void words_print(const char *path)
{
	char line[256], before[256] = "";
	static uint16_t start[1 << 14], read[1 << 16];
	uint32_t n = 0, chars = 0;
	FILE *f = fopen(path, "r");
	if (!f)
		die("cannot read", path);
	puts("static const char word_text[][3] = {");
	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = 0;
		char *tab = strchr(line, '\t');
		char *strong = tab ? strchr(tab + 1, '\t') : NULL;
		if (strong)
			*strong = 0;
		if (!tab || n + 1 == 1 << 14 || chars > 65000)
			die("no row of words", line);
		*tab = 0;
		if (strcmp(before, line) >= 0)
			die("not in order", line);
		strcpy(before, line);
		start[n++] = (uint16_t)chars;
		for (const char *c = line; *c; c += 3) /* three bytes each, no NUL */
			printf("{'\\x%x','\\x%x','\\x%x'},", c[0] & 0xff, c[1] & 0xff, c[2] & 0xff);
		putchar('\n');
		for (char *s = strtok(tab + 1, " "); s; s = strtok(NULL, " "))
			read[chars++] = (uint16_t)(sound_number(s, line) | (strong ? SEVERAL : 0));
		if (3 * (chars - start[n - 1]) != strlen(line))
			die("not a syllable for each character", line);
	}
	fclose(f);
	start[n] = (uint16_t)chars;
	printf("};\nenum { WORDS = %u };\nstatic const uint16_t word_start[] = {", n);
	for (uint32_t i = 0; i <= n; i++)
		printf("%u,%s", start[i], i % 16 == 15 ? "\n" : "");
	puts("};\nstatic const uint16_t word_sound[] = {");
	for (uint32_t i = 0; i < chars; i++)
		printf("%u,%s", read[i], i % 16 == 15 ? "\n" : "");
	puts("};");
}

static void rows_print(const char *name, const uint32_t *v, uint32_t n)
{
	printf("static const uint32_t %s[] = {", name);
	for (uint32_t i = 0; i < n; i++)
		printf("0x%x,%s", v[i], i % 12 == 11 ? "\n" : "");
	puts("};");
}

int main(int argc, char **argv)
{
	if (argc != 3)
		die("usage", "mkreadings sounds.tsv sound_words.tsv");
	sounds_read(argv[1]);
	puts("static const char sound_text[][8] = {\"\",");
	for (uint32_t i = 0; i < sounds_n; i++)
		printf("\"%s\",\n", sounds[i]);
	puts("};\nstatic const char sound_letters[][8] = {\"\",");
	for (uint32_t i = 0; i < sounds_n; i++)
		letters_print(sounds[i]);
	for (uint32_t i = 0; i < also_n; i++) {
		uint32_t cp = also[i] >> 11;
		if (cp >= FIRST && cp <= LAST)
			usual[cp - FIRST] |= SEVERAL;
	}
	puts("};\nstatic const uint16_t sound_usual[] = {");
	for (uint32_t i = 0; i <= LAST - FIRST; i++)
		printf("%u,%s", usual[i], i % 16 == 15 ? "\n" : "");
	puts("};");
	rows_print("sound_rare", rare, rare_n);
	rows_print("sound_also", also, also_n);
	words_print(argv[2]);
	return ferror(stdout) != 0;
}
