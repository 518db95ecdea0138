/* input.c: how each of the helper programs begins, and all of descriptor 0 at once for what cannot be read as a stream. */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dushu/config.h"
#include "import.h"

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

void job_start(struct job *job, int argc, char **argv)
{
	struct stat st;
	*job = (struct job){ 0 };
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN);
	if (!setlocale(LC_CTYPE, "C.UTF-8")) /* names in archives are UTF-8 */
		setlocale(LC_CTYPE, "");
	ds_language_take(true);
	if (argc < 5)
		return;
	job->only = (uint32_t)strtoul(argv[2], NULL, 10);
	job->charset = *argv[3] ? argv[3] : NULL;
	job->address = *argv[4] ? argv[4] : NULL;
	if (fstat(STDIN_FILENO, &st) == 0 && S_ISREG(st.st_mode))
		job->size = (uint64_t)st.st_size;
}
