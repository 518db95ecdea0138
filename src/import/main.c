/* main.c: what dushu-import is asked for, and which readers this build has. Parses nothing. */
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "import.h"

/* A reader, or the package that was missing when this was built. */
#ifdef HAVE_ARCHIVE
#define ARCHIVE(f) f, NULL, NULL
#else
#define ARCHIVE(f) NULL, "libarchive-dev", NULL
#endif
#ifdef HAVE_POPPLER
#define POPPLER NULL, NULL, "dushu-import-pdf"
#else
#define POPPLER NULL, "libpoppler-glib-dev", NULL
#endif
#ifdef HAVE_CURL
#define CURL NULL, NULL, "dushu-import-fetch"
#else
#define CURL NULL, "libcurl4-openssl-dev", NULL
#endif

/* What a WARC may hold that only this build cannot unpack. */
#ifdef HAVE_BROTLI
#define WITHOUT
#else
#define WITHOUT ", without br (it needs libbrotli-dev)"
#endif

static const struct format {
	const char *word;
	const char *about;
	void (*import)(struct job *);
	const char *missing;
	const char *other; /* the program beside this one that reads it */
} formats[] = {
	{"zip",         DS_SAY("EPUB, DOCX and zip archives"),   ARCHIVE(zip_import)       },
	{ "archive",    DS_SAY("tar and 7z archives"),           ARCHIVE(archive_import)   },
	{ "compressed", DS_SAY("gzip, zstd, xz, bzip2 and lz4"), ARCHIVE(compressed_import)},
	{ "warc",       "web archives (WARC)" WITHOUT,           ARCHIVE(warc_import)      },
	{ "feed",       DS_SAY("RSS and Atom feeds"),            feed_import,                NULL, NULL },
	{ "pdf",         "PDF",					       POPPLER								   },
	{ "fetch",      DS_SAY("http: and https: addresses"),CURL},
};

static int formats_print(void)
{
	for (size_t i = 0; i < DS_COUNT(formats); i++)
		printf("%-11s %s%s%s\n", formats[i].word, formats[i].about,
		       formats[i].missing ? "; left out, it needs " : "",
		       formats[i].missing ? formats[i].missing : "");
	return 0;
}

/* Becomes the other program; returns only when it is not there. */
static void other_become(const char *name, char **argv)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 64);
	while (n > 0 && path[n - 1] != '/')
		n--;
	if (n <= 0)
		return;
	memcpy(path + n, name, strlen(name) + 1);
	execv(path, argv);
}

static void format_run(const struct format *f, struct job *job, char **argv)
{
	if (f->other)
		other_become(f->other, argv);
	say_begin();
	if (f->import) {
		sandbox_enter();
		f->import(job);
	} else if (f->missing) {
		say_error(job, DS_ERR_UNSUPPORTED,
			  "this dushu was built without what reads %s; install %s and build it again (make)",
			  ds_say(f->about), f->missing);
	} else {
		say_error(job, DS_ERR_UNSUPPORTED, "%s, which reads %s, is not beside dushu-import", f->other,
			  ds_say(f->about));
	}
	say_done(job, "there is no text in it");
}

int main(int argc, char **argv)
{
	struct job job;
	job_start(&job, argc, argv);
	if (argc == 2 && strcmp(argv[1], "formats") == 0)
		return formats_print();
	for (size_t i = 0; argc >= 4 && i < DS_COUNT(formats); i++)
		if (strcmp(formats[i].word, argv[1]) == 0) {
			format_run(&formats[i], &job, argv);
			return 0;
		}
	fputs("dushu-import parses files for dushu, which starts it; it is of no use by itself.\n"
	      "dushu-import formats lists what this one can read.\n",
	      stderr);
	return 2;
}
