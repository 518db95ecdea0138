/* child.c: another program with little to spend: started, read with an eye on the clock, and ended for sure. Knows
 * nothing of what it says. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "private.h"

#define CHILD_FILES 64

/* Sanitizers reserve more address space than any limit allows. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LIMITS_MEMORY false
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LIMITS_MEMORY false
#endif
#endif
#ifndef LIMITS_MEMORY
#define LIMITS_MEMORY true
#endif

int64_t now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void limit(int what, rlim_t value)
{
	const struct rlimit r = { value, value };
	setrlimit((__rlimit_resource_t)what, &r);
}

/* Between fork and exec in a program with threads: nothing here allocates or locks. */
static void child_become(const char *const *argv, int input, int out, int err, int report,
			 const struct child_limits *limits)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (input < 0)
		input = open("/dev/null", O_RDONLY);
	/* Away from 0 to 2 first, so that none of the three is lost on the way. */
	input = fcntl(input, F_DUPFD_CLOEXEC, 10);
	out = fcntl(out, F_DUPFD_CLOEXEC, 10);
	err = fcntl(err, F_DUPFD_CLOEXEC, 10);
	if (dup2(input, 0) == 0 && dup2(out, 1) == 1 && dup2(err, 2) == 2) {
		if (limits->memory && LIMITS_MEMORY)
			limit(RLIMIT_AS, limits->memory);
		limit(RLIMIT_CPU, limits->cpu);
		limit(RLIMIT_FSIZE, limits->no_write ? 0 : (rlim_t)1 << 30);
		limit(RLIMIT_NOFILE, CHILD_FILES);
		limit(RLIMIT_CORE, 0);
		execvp(argv[0], (char *const *)argv);
	}
	const int why = errno;
	if (write(report, &why, sizeof why) != (ssize_t)sizeof why)
		_exit(126);
	_exit(127);
}

enum ds_status child_start(struct child *c, const char *const *argv, int input, const struct child_limits *limits,
			   struct ds_error *e)
{
	int out[2] = { -1, -1 }, report[2] = { -1, -1 }, why = 0;
	*c = (struct child){ .out = -1, .err = memfd_create("words", MFD_CLOEXEC) };
	if (c->err < 0 || pipe2(out, O_CLOEXEC) != 0 || pipe2(report, O_CLOEXEC) != 0 || (c->pid = fork()) < 0) {
		why = errno;
		c->pid = 0;
	} else if (c->pid == 0) {
		child_become(argv, input, out[1], c->err, report[1], limits);
	}
	if (out[1] >= 0)
		close(out[1]);
	if (report[1] >= 0)
		close(report[1]);
	c->out = out[0];
	/* The other end closes when the program runs, and has words when it does not. */
	while (why == 0 && read(report[0], &why, sizeof why) < 0 && errno == EINTR)
		;
	if (report[0] >= 0)
		close(report[0]);
	if (why == 0)
		return DS_OK;
	child_stop(c);
	return ds_fail(e, DS_ERR_UNSUPPORTED, "%s cannot be started: %s", argv[0], ds_say(strerror(why)));
}

enum ds_status child_read(struct child *c, char *p, size_t max, int wait_ms, size_t *n)
{
	const int64_t began = now_ms();
	*n = 0;
	for (;;) {
		struct pollfd fd = { c->out, POLLIN, 0 };
		const int64_t now = now_ms();
		if (c->deadline && now >= c->deadline)
			return DS_ERR_TOO_LARGE;
		if (now - began >= wait_ms)
			return DS_ERR_INTERRUPTED;
		if (poll(&fd, 1, (int)(wait_ms - (now - began))) <= 0)
			continue;
		const ssize_t got = read(c->out, p, max);
		if (got < 0 && errno == EINTR)
			continue;
		*n = got > 0 ? (size_t)got : 0;
		return DS_OK;
	}
}

int child_stop(struct child *c)
{
	int status = 0;
	if (c->pid > 0) {
		/* One that has closed its output is about to end by itself, and how it ends is worth knowing. */
		pid_t got = 0;
		for (int i = 0; i < 20 && c->out < 0 && got == 0; i++) {
			got = waitpid(c->pid, &status, WNOHANG);
			if (got == 0)
				poll(NULL, 0, 5);
		}
		if (got == 0) {
			kill(-c->pid, SIGKILL);
			kill(c->pid, SIGKILL);
			while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
				;
		}
	}
	if (c->out >= 0)
		close(c->out);
	if (c->err >= 0)
		close(c->err);
	*c = (struct child){ .out = -1, .err = -1 };
	return status;
}

void child_words(struct child *c, struct ds_buf *line)
{
	char words[300];
	const ssize_t n = c->err >= 0 ? pread(c->err, words, sizeof words, 0) : -1;
	if (n > 0)
		ds_line_clean(line, (struct ds_str){ words, (size_t)n });
}
