/* tty.c: takes the terminal and gives it back, on every way out: return, signals that end programs, crashes, lack of
 * memory. What is sent on ordinary ways and what must be sent where nobody knows what was going on are made before. */
#include "tty.h"

#include <errno.h>
#include <fcntl.h>
#include <libintl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What a signal handler needs to give the terminal back. Handlers get no argument of ours, so this is the one place
 * of the program with state outside its callers; it is written before signals are caught and after they no longer
 * are. */
static struct {
	volatile sig_atomic_t taken;
	int in, out, wake;
	int flags; /* of out */
	struct termios before;
	struct tty_bytes undo[2];
	volatile sig_atomic_t current; /* of undo: the other one may be written */
	volatile sig_atomic_t asked;   /* the terminal has still to answer */
	volatile sig_atomic_t ending;  /* the signal that asked us to end; 0 */
} held;

enum { ANSWER_MS = 300 }; /* so long a program that is ended waits for answers */
enum { END_SECONDS = 1 }; /* and so long it has for leaving in order when it is asked to */

static const int faults[] = { SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGALRM };
static const int requests[] = { SIGHUP, SIGTERM, SIGINT };
static const struct {
	int number;
	char wake;
} wakes[] = {
	{SIGWINCH, WAKE_RESIZE  },
	{ SIGTSTP, WAKE_SUSPEND },
	{ SIGCONT, WAKE_CONTINUE},
};

/* Safe in a signal handler. */
static void modes_give_back(void)
{
	held.taken = 0;
	tcsetattr(held.in, TCSANOW, &held.before);
	if (held.flags >= 0 && held.flags & O_NONBLOCK)
		fcntl(held.out, F_SETFL, held.flags);
}

static long now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Takes the answers of the terminal, which would be typed into the shell: ESC [ ? … c is the last. Safe in a signal handler. */
static void answers_drop(void)
{
	struct pollfd in = { .fd = held.in, .events = POLLIN };
	const long end = now_ms() + ANSWER_MS;
	int seen = 0; /* of ESC [ */
	while (held.asked && now_ms() < end && poll(&in, 1, (int)(end - now_ms())) > 0) {
		char b[64];
		const ssize_t n = read(held.in, b, sizeof(b));
		if (n <= 0)
			return;
		for (ssize_t i = 0; i < n; i++) {
			const bool inner =
			    seen == 2 && ((b[i] >= '0' && b[i] <= '9') || b[i] == ';' || b[i] == '?');
			if (seen == 2 && b[i] == 'c')
				held.asked = 0;
			seen = b[i] == '\033' ? 1 : seen == 1 && b[i] == '[' ? 2 : inner ? 2 : 0;
		}
	}
}

/* Safe in a signal handler. */
static void held_give_back(void)
{
	if (!held.taken)
		return;
	held.taken = 0;
	const struct tty_bytes *undo = &held.undo[held.current];
	struct pollfd out = { .fd = held.out, .events = POLLOUT };
	const int flags = fcntl(held.out, F_GETFL);
	if (flags >= 0) /* a terminal that was stopped must not hold us */
		fcntl(held.out, F_SETFL, flags | O_NONBLOCK);
	for (size_t done = 0; done < undo->n && poll(&out, 1, ANSWER_MS) != 0;) {
		ssize_t n = write(held.out, undo->b + done, undo->n - done);
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			break;
		if (n > 0)
			done += (size_t)n;
	}
	if (flags >= 0)
		fcntl(held.out, F_SETFL, flags);
	answers_drop();
	modes_give_back();
}

void tty_asked(bool on)
{
	held.asked = on;
}

static void on_fault(int number)
{
	held_give_back();
	if (number == SIGALRM && held.ending)
		number = held.ending;
	signal(number, SIG_DFL);
	sigset_t only;
	sigemptyset(&only);
	sigaddset(&only, number);
	sigprocmask(SIG_UNBLOCK, &only, NULL);
	raise(number);
}

/* The window was closed: where one was reading is kept by the main loop. It may be stuck, and may be told twice. */
static void on_request(int number)
{
	const int saved = errno;
	const char wake = WAKE_END;
	if (held.ending || write(held.wake, &wake, 1) < 0)
		on_fault(number);
	held.ending = number;
	alarm(END_SECONDS);
	errno = saved;
}

static void on_wake(int number)
{
	int saved = errno;
	for (size_t i = 0; i < DS_COUNT(wakes); i++) {
		if (wakes[i].number == number && write(held.wake, &wakes[i].wake, 1) < 0)
			break; /* the pipe is full: it wakes us all the same */
	}
	errno = saved;
}

static void catch (int number, void (*handler)(int))
{
	struct sigaction sa = { .sa_handler = handler, .sa_flags = SA_RESTART };
	sigemptyset(&sa.sa_mask);
	sigaction(number, &sa, NULL);
}

static void all_catch(const int *numbers, size_t n, void (*handler)(int))
{
	for (size_t i = 0; i < n; i++) {
		struct sigaction was;
		/* what the parent ignores (nohup) stays ignored */
		if (handler != SIG_DFL && sigaction(numbers[i], NULL, &was) == 0 && was.sa_handler == SIG_IGN)
			continue;
		catch (numbers[i], handler);
	}
}

static void signals_catch(bool on)
{
	all_catch(faults, DS_COUNT(faults), on ? on_fault : SIG_DFL);
	all_catch(requests, DS_COUNT(requests), on ? on_request : SIG_DFL);
	for (size_t i = 0; i < DS_COUNT(wakes); i++)
		catch (wakes[i].number, on ? on_wake : SIG_DFL);
	if (on)
		signal(SIGPIPE, SIG_IGN);
}

int tty_keyboard(bool *own)
{
	*own = false;
	if (isatty(STDIN_FILENO))
		return STDIN_FILENO;
	int fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	*own = fd >= 0;
	return fd;
}

static void mode_raw(const struct tty *t)
{
	struct termios raw = t->before;
	raw.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON | PARMRK);
	raw.c_oflag &= ~(tcflag_t)OPOST;
	raw.c_cflag = (raw.c_cflag & ~(tcflag_t)(CSIZE | PARENB)) | CS8;
	raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(t->in, TCSADRAIN, &raw);
}

/* From here on signals give the terminal back. A terminal that somebody left non-blocking would cut frames. */
static void hold(struct tty *t)
{
	held.in = t->in;
	held.out = t->out;
	held.before = t->before;
	held.undo[!held.current] = t->undo;
	held.current = !held.current;
	held.flags = fcntl(t->out, F_GETFL);
	if (held.flags >= 0 && held.flags & O_NONBLOCK)
		fcntl(t->out, F_SETFL, held.flags & ~O_NONBLOCK);
	held.taken = 1;
}

void tty_undo_first(struct tty *t, const char *bytes)
{
	size_t n = strlen(bytes);
	if (n + t->undo.n > TTY_BYTES)
		return;
	memmove(t->undo.b + n, t->undo.b, t->undo.n);
	memcpy(t->undo.b, bytes, n);
	t->undo.n += n;
	held.undo[!held.current] = t->undo;
	held.current = !held.current;
}

enum ds_status tty_open(struct tty *t, struct ds_error *e)
{
	int pipes[2];
	t->in = tty_keyboard(&t->own_in);
	t->out = STDOUT_FILENO;
	t->gone = false;
	if (t->in < 0)
		return ds_fail(e, DS_ERR_UNSUPPORTED, "no keyboard: %s", ds_say(strerror(errno)));
	if (tcgetattr(t->in, &t->before) != 0 || pipe2(pipes, O_CLOEXEC | O_NONBLOCK) != 0) {
		ds_fail(e, DS_ERR_UNSUPPORTED, "the terminal does not answer: %s", ds_say(strerror(errno)));
		if (t->own_in)
			close(t->in);
		return DS_ERR_UNSUPPORTED;
	}
	t->later.n = 0;
	t->wake = pipes[0];
	held.wake = pipes[1];
	signals_catch(true);
	ds_oom_handler(held_give_back);
	hold(t);
	return DS_OK;
}

void tty_take(struct tty *t)
{
	mode_raw(t);
	tty_later(t, t->on.b, t->on.n);
}

static void give_back(struct tty *t)
{
	tty_write(t, t->off.b, t->off.n);
	modes_give_back();
}

void tty_close(struct tty *t)
{
	give_back(t);
	ds_oom_handler(NULL);
	signals_catch(false);
	close(t->wake);
	close(held.wake);
	if (t->own_in)
		close(t->in);
}

void tty_end_asked(void)
{
	if (held.ending)
		raise(held.ending);
}

void tty_size(const struct tty *t, int *w, int *h)
{
	struct winsize ws = { 0 };
	if (ioctl(t->out, TIOCGWINSZ, &ws) != 0 || ws.ws_col == 0 || ws.ws_row == 0) {
		const char *columns = getenv("COLUMNS"), *lines = getenv("LINES");
		*w = columns && atoi(columns) > 0 ? atoi(columns) : 80;
		*h = lines && atoi(lines) > 0 ? atoi(lines) : 24;
		return;
	}
	*w = ws.ws_col;
	*h = ws.ws_row;
}

void tty_later(struct tty *t, const char *p, size_t n)
{
	if (t->later.n + n > TTY_BYTES)
		tty_write(t, NULL, 0);
	if (n > TTY_BYTES) {
		tty_write(t, p, n);
		return;
	}
	memcpy(t->later.b + t->later.n, p, n);
	t->later.n += n;
}

bool tty_write(struct tty *t, const char *p, size_t n)
{
	struct iovec v[] = {
		{t->later.b, t->later.n},
                { (char *)p, n         }
	};
	t->later.n = 0;
	while (v[0].iov_len + v[1].iov_len > 0 && !t->gone) {
		ssize_t w = writev(t->out, v, 2);
		if (w >= 0) {
			for (int i = 0; i < 2; i++) {
				size_t part = (size_t)w < v[i].iov_len ? (size_t)w : v[i].iov_len;
				v[i].iov_base = (char *)v[i].iov_base + part;
				v[i].iov_len -= part;
				w -= (ssize_t)part;
			}
		} else if (errno == EAGAIN) { /* somebody left the terminal non-blocking */
			struct pollfd fd = { .fd = t->out, .events = POLLOUT };
			poll(&fd, 1, 1000);
		} else if (errno != EINTR) {
			t->gone = true;
		}
	}
	return !t->gone;
}

void tty_suspend(struct tty *t)
{
	give_back(t);
	catch (SIGTSTP, SIG_DFL);
	catch (SIGCONT, SIG_DFL); /* we shall know that we go on */
	sigset_t only;
	sigemptyset(&only);
	sigaddset(&only, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &only, NULL);
	kill(0, SIGTSTP); /* the whole pipeline */
	catch (SIGTSTP, on_wake);
	catch (SIGCONT, on_wake);
	hold(t);
	tty_take(t);
}

/* What the program printed stays on the screen until Enter is typed. */
static void enter_await(const struct tty *t, const char *ask)
{
	char c = 0;
	dprintf(t->out, "\n%s", ask);
	while (c != '\n' && c != '\r') {
		ssize_t n = read(t->in, &c, 1);
		if (n == 0 || (n < 0 && errno != EINTR))
			return;
	}
}

void tty_program(struct tty *t, struct ds_str words, const char *ask)
{
	char *argv[64];
	size_t n = 0;
	pid_t pid;
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t usual;
	for (size_t at = 0; at < words.n && n + 1 < DS_COUNT(argv); at += strlen(words.p + at) + 1)
		argv[n++] = (char *)words.p + at;
	argv[n] = NULL;
	if (n == 0)
		return;
	give_back(t);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, t->in, STDIN_FILENO);
	posix_spawnattr_init(&attr);
	sigemptyset(&usual);
	sigaddset(&usual, SIGINT);
	sigaddset(&usual, SIGPIPE); /* ignored here, but nothing that a program should inherit */
	posix_spawnattr_setsigdefault(&attr, &usual);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF);
	catch (SIGINT, SIG_IGN); /* Ctrl-C is for the program */
	int error = posix_spawnp(&pid, argv[0], &files, &attr, argv, environ);
	if (error == 0) {
		while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {
		}
	} else {
		dprintf(t->out, "%s: %s\n", argv[0], ds_say(strerror(error)));
	}
	enter_await(t, ask);
	catch (SIGINT, on_request);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	hold(t);
	tty_take(t);
}
