/* tty.c: a terminal program from outside: how soon it has painted, how soon it answers a key.
 *
 *   tty [-a] [-w COLUMNS] [-p KEYS] RUNS KEYS COMMAND…
 *                prints: first paint in ms, answer to a key in ms (medians), that of the slowest in a hundred, bytes a key
 *
 * The program runs on a pseudo-terminal of 40 rows and 120 columns that answers no questions; with -a it answers as
 * xterm does: it has margins and synchronized output, and a dark ground. The program has painted when its output
 * pauses for 50 ms; it has answered a key when its output pauses for 8 ms. The pauses are not counted. -p: keys typed
 * before, which are not measured. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define KEYS_MAX 4096

static int columns = 120;
static int answers;
static const char *before = "";

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

/* What xterm says to the questions in these bytes. */
static void answer(int fd, const char *p, size_t n)
{
	static const struct {
		const char *question, *answer;
	} known[] = {
		{"\033[6n",       "\033[2;2R"                             },
		{ "\033[?69$p",   "\033[?69;2$y"                          },
		{ "\033[?2026$p", "\033[?2026;2$y"                        },
		{ "\033]11;?",    "\033]11;rgb:1c1c/1c1c/1c1c\033\\"      },
		{ "\033[c",       "\033[?64;1;2;6;9;15;16;17;18;21;22;28c"},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		if (memmem(p, n, known[i].question, strlen(known[i].question)) &&
		    write(fd, known[i].answer, strlen(known[i].answer)) < 0)
			return;
	}
}

/* Reads until nothing came for idle ms; the time of the last byte, or of began when nothing came within limit. */
static double quiet_wait(int fd, double began, int idle, int limit, size_t *bytes)
{
	char buf[65536];
	double last = began;
	*bytes = 0;
	for (;;) {
		struct pollfd p = { fd, POLLIN, 0 };
		if (poll(&p, 1, *bytes ? idle : limit) <= 0)
			return last;
		ssize_t n = read(fd, buf, sizeof buf);
		if (n <= 0)
			return last;
		*bytes += (size_t)n;
		last = now_ms();
		if (answers)
			answer(fd, buf, (size_t)n);
	}
}

static int double_cmp(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double median(double *v, size_t n)
{
	qsort(v, n, sizeof *v, double_cmp);
	return n ? v[n / 2] : 0;
}

/* One life of the program; adds the times of its keys, and keeps the most memory it had resident, in KB. Returns the time
 * of its first paint. */
static double life(char **argv, const char *keys, double *times, size_t *times_n, size_t *bytes, long *resident)
{
	struct winsize size = { .ws_row = 40, .ws_col = (unsigned short)columns };
	struct rusage usage = { 0 };
	int fd, status;
	double began = now_ms();
	size_t n;
	pid_t pid = forkpty(&fd, NULL, NULL, &size);
	if (pid < 0) {
		perror("forkpty");
		exit(1);
	}
	if (pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execvp(argv[0], argv);
		perror(argv[0]);
		_exit(127);
	}
	double paint = quiet_wait(fd, began, 50, 5000, &n) - began;
	for (const char *k = before; *k; k++) {
		if (write(fd, k, 1) == 1)
			quiet_wait(fd, now_ms(), 20, 300, &n);
	}
	for (const char *k = keys; *k; k++) {
		double start = now_ms();
		if (write(fd, k, 1) != 1)
			break;
		double end = quiet_wait(fd, start, 8, 200, &n);
		if (n && *times_n < KEYS_MAX) {
			times[(*times_n)++] = end - start;
			*bytes += n;
		}
	}
	if (write(fd, "q", 1) == 1)
		quiet_wait(fd, now_ms(), 50, 1000, &n);
	kill(pid, SIGHUP); /* if it is still there */
	close(fd);
	while (wait4(pid, &status, 0, &usage) < 0 && errno == EINTR)
		;
	if (usage.ru_maxrss > *resident)
		*resident = usage.ru_maxrss;
	return paint;
}

int main(int argc, char **argv)
{
	static double times[KEYS_MAX], paints[100];
	size_t times_n = 0, bytes = 0;
	long resident = 0;
	int got;
	while ((got = getopt(argc, argv, "+aw:p:")) != -1) {
		if (got == 'a')
			answers = 1;
		else if (got == 'w')
			columns = atoi(optarg);
		else if (got == 'p')
			before = optarg;
	}
	argv += optind;
	argc -= optind;
	int runs = argc > 0 ? atoi(argv[0]) : 0;
	if (argc < 3 || runs < 1 || runs > 100 || columns < 1) {
		fprintf(stderr, "usage: tty [-a] [-w COLUMNS] [-p KEYS] RUNS KEYS COMMAND…\n");
		return 2;
	}
	for (int i = 0; i < runs; i++)
		paints[i] = life(argv + 2, argv[1], times, &times_n, &bytes, &resident);
	double paint = median(paints, (size_t)runs), key = median(times, times_n);
	printf("%.2f %.3f %.3f %zu %.1f\n", paint, key, times_n ? times[(times_n * 99 + 99) / 100 - 1] : 0,
	       times_n ? bytes / times_n : 0, (double)resident / 1024);
	return 0;
}
