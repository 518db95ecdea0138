/* main.c: what dushu-import is asked for, and which readers this build has. Parses nothing. */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import.h"

/* A reader, or the package that was missing when this was built. */
#ifdef HAVE_ARCHIVE
#define ARCHIVE(f) f, NULL
#else
#define ARCHIVE(f) NULL, "libarchive-dev"
#endif
#ifdef HAVE_POPPLER
#define POPPLER(f) f, NULL
#else
#define POPPLER(f) NULL, "libpoppler-glib-dev"
#endif
#ifdef HAVE_CURL
#define CURL(f) f, NULL
#else
#define CURL(f) NULL, "libcurl4-openssl-dev"
#endif

static const struct format {
	const char *word;
	const char *about;
	void (*import)(struct job *);
	const char *missing;
} formats[] = {
	{"zip",         "EPUB, DOCX and zip archives",   ARCHIVE(zip_import)       },
	{ "archive",    "tar and 7z archives",           ARCHIVE(archive_import)   },
	{ "compressed", "gzip, zstd, xz, bzip2 and lz4", ARCHIVE(compressed_import)},
	{ "warc",       "web archives (WARC)",           ARCHIVE(warc_import)      },
	{ "feed",       "RSS and Atom feeds",            feed_import,                NULL },
	{ "pdf",            "PDF",				      POPPLER(pdf_import)					       },
};

bool input_read(struct ds_buf *out, size_t max)
{
	for (;;) {
		out->p = ds_grow(out->p, &out->cap, out->n + 65536, 1);
		const ssize_t n = read(STDIN_FILENO, out->p + out->n, out->cap - out->n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		out->n += (size_t)n;
		if (out->n > max)
			return false;
	}
}

static int formats_print(void)
{
	for (size_t i = 0; i < DS_COUNT(formats); i++)
		printf("%-11s %s%s%s\n", formats[i].word, formats[i].about,
		       formats[i].missing ? "; left out, it needs " : "",
		       formats[i].missing ? formats[i].missing : "");
#ifdef HAVE_CURL
	puts("fetch       http: and https: addresses");
#else
	puts("fetch       http: and https: addresses; left out, it needs libcurl4-openssl-dev");
#endif
	return 0;
}

static void left_out(struct job *job, const char *what, const char *package)
{
	say_error(job, DS_ERR_UNSUPPORTED,
		  "this dushu was built without what reads %s; install %s and build it again (make)", what,
		  package);
}

static int fetch_run(int argc, char **argv)
{
	struct job job = { 0 };
	say_begin();
#ifdef HAVE_CURL
	address_fetch(&job, argv[2], argc > 3 && strcmp(argv[3], "cached") == 0);
#else
	(void)argc;
	(void)argv;
	left_out(&job, "addresses", "libcurl4-openssl-dev");
#endif
	say_done(&job, "there is nothing at that address");
	return 0;
}

int main(int argc, char **argv)
{
	struct stat st;
	signal(SIGPIPE, SIG_DFL);
	if (!setlocale(LC_CTYPE, "C.UTF-8")) /* names in archives are UTF-8 */
		setlocale(LC_CTYPE, "");
	signal(SIGXFSZ, SIG_IGN);
	if (argc == 2 && strcmp(argv[1], "formats") == 0)
		return formats_print();
	if (argc >= 3 && strcmp(argv[1], "fetch") == 0)
		return fetch_run(argc, argv);
	for (size_t i = 0; argc == 5 && i < DS_COUNT(formats); i++) {
		if (strcmp(formats[i].word, argv[1]) != 0)
			continue;
		struct job job = { .only = (uint32_t)strtoul(argv[2], NULL, 10) };
		job.charset = *argv[3] ? argv[3] : NULL;
		job.address = *argv[4] ? argv[4] : NULL;
		if (fstat(STDIN_FILENO, &st) == 0 && S_ISREG(st.st_mode))
			job.size = (uint64_t)st.st_size;
		say_begin();
		if (formats[i].import) {
			sandbox_enter();
			formats[i].import(&job);
		} else {
			left_out(&job, formats[i].about, formats[i].missing);
		}
		say_done(&job, "there is no text in it");
		return 0;
	}
	fputs("dushu-import parses files for dushu, which starts it; it is of no use by itself.\n"
	      "dushu-import formats lists what this one can read.\n",
	      stderr);
	return 2;
}
