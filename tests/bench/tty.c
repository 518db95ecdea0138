/* tty.c: a terminal program from outside: how soon it has painted, how soon it answers a key.
 *
 *   tty RUNS KEYS COMMAND…      prints: first paint in ms, answer to a key in ms (medians), bytes for a key
 *
 * The program runs on a pseudo-terminal of 120 x 40 cells that answers no questions. It has painted when its output
 * pauses for 50 ms; it has answered a key when its output pauses for 8 ms. The pauses are not counted. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define KEYS_MAX 4096

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
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

/* One life of the program; adds the times of its keys. Returns the time of its first paint. */
static double life(char **argv, const char *keys, double *times, size_t *times_n, size_t *bytes)
{
	struct winsize size = { .ws_row = 40, .ws_col = 120 };
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
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return paint;
}

int main(int argc, char **argv)
{
	static double times[KEYS_MAX], paints[100];
	size_t times_n = 0, bytes = 0;
	int runs = argc > 1 ? atoi(argv[1]) : 0;
	if (argc < 4 || runs < 1 || runs > 100) {
		fprintf(stderr, "usage: tty RUNS KEYS COMMAND…\n");
		return 2;
	}
	for (int i = 0; i < runs; i++)
		paints[i] = life(argv + 3, argv[2], times, &times_n, &bytes);
	printf("%.2f %.3f %zu\n", median(paints, (size_t)runs), median(times, times_n),
	       times_n ? bytes / times_n : 0);
	return 0;
}
