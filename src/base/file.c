/* file.c: the whole of a file as bytes. Read, never mapped: spans are offsets into a text that was looked at once, and a
 * mapped file changes when somebody writes to it, or kills the program when it becomes shorter. Reading 100 MB takes
 * about 3 % of the time that finding its figures takes. */
#include "dushu/base.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static enum ds_status fail_errno(struct ds_error *e, const char *path, int err)
{
	switch (err) {
	case ENOENT:
	case ENOTDIR:
		return ds_fail(e, DS_ERR_NOT_FOUND, "%s: no such file; check the path", path);
	case EACCES:
	case EPERM:
		return ds_fail(e, DS_ERR_READ, "%s: no permission to read it; ask its owner or use chmod +r", path);
	case EISDIR:
		return ds_fail(e, DS_ERR_USAGE, "%s: is a directory, not a file", path);
	default:
		return ds_fail(e, DS_ERR_READ, "%s: cannot be read: %s", path, ds_say(strerror(err)));
	}
}

/* More than this comes from no keyboard and no tape, but from a device without an end. */
#define DEVICE_MAX ((size_t)16 << 20)
/* A pipe is held in memory while it grows. */
#define PIPE_MAX   ((size_t)1 << 30)

static enum ds_status read_all(int fd, const char *path, size_t hint, struct ds_bytes *out, struct ds_error *e)
{
	struct stat st = { 0 };
	const bool device = fstat(fd, &st) == 0 && (S_ISCHR(st.st_mode) || S_ISBLK(st.st_mode)) && !isatty(fd);
	const size_t most = device ? DEVICE_MAX : hint ? DS_TEXT_MAX : PIPE_MAX;
	size_t cap = 0, n = 0;
	char *p = ds_grow(NULL, &cap, hint ? hint + 1 : 65536, 1);
	for (;;) {
		if (n == cap)
			p = ds_grow(p, &cap, n + 1, 1);
		ssize_t got = read(fd, p + n, cap - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			int err = errno;
			free(p);
			return fail_errno(e, path, err);
		}
		if (got == 0)
			break;
		n += (size_t)got;
		if (n > most) {
			free(p);
			return ds_fail(e, DS_ERR_TOO_LARGE,
				       device ? "%s: is a device and does not end; name a file"
				       : hint ? "%s: more than 3.7 GiB; split it first"
					      : "%s: more than 1 GiB; save it as a file, which may be larger",
				       path);
		}
	}
	*out = (struct ds_bytes){
		{p, n},
                p
	};
	return DS_OK;
}

static enum ds_status read_regular(int fd, const char *path, uint64_t size, struct ds_bytes *out,
				   struct ds_error *e)
{
	if (size > DS_TEXT_MAX)
		return ds_fail(e, DS_ERR_TOO_LARGE, "%s: more than 3.7 GiB; split it first", path);
	return read_all(fd, path, (size_t)size, out, e);
}

int ds_bytes_open(const char *path, struct ds_error *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		fail_errno(e, path, errno);
	return fd;
}

enum ds_status ds_bytes_read_fd(int fd, const char *path, struct ds_bytes *out, struct ds_error *e)
{
	struct stat st;
	*out = (struct ds_bytes){
		{"", 0},
                NULL
	};
	if (fstat(fd, &st) != 0)
		return fail_errno(e, path, errno);
	if (S_ISDIR(st.st_mode))
		return fail_errno(e, path, EISDIR);
	if (S_ISREG(st.st_mode) && lseek(fd, 0, SEEK_CUR) == 0)
		return read_regular(fd, path, (uint64_t)st.st_size, out, e);
	return read_all(fd, path, 0, out, e);
}

enum ds_status ds_bytes_read(const char *path, struct ds_bytes *out, struct ds_error *e)
{
	*out = (struct ds_bytes){
		{"", 0},
                NULL
	};
	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, ds_say("standard input"), 0, out, e);
	int fd = ds_bytes_open(path, e);
	if (fd < 0)
		return e ? e->status : DS_ERR_READ;
	enum ds_status status = ds_bytes_read_fd(fd, path, out, e);
	close(fd);
	return status;
}

void ds_bytes_done(struct ds_bytes *b)
{
	free(b->owned);
	*b = (struct ds_bytes){
		{"", 0},
                NULL
	};
}
