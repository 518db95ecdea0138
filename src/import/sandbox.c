/* sandbox.c: what reading a file never needs is given up before its first byte is read, so that a parser which hostile
 * bytes have taken over can do little: no network, no other program or process, no change to any file. The limits on
 * memory and time were set by whoever started this program. */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <fcntl.h>

#include "import.h"

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef ARCH

/* Refused with EPERM, which the libraries take as "not possible". */
static const unsigned short refused[] = {
	SYS_socket,
	SYS_socketpair,
	SYS_connect,
	SYS_bind,
	SYS_listen,
	SYS_sendto,
	SYS_sendmsg,
	SYS_execve,
	SYS_execveat,
	SYS_ptrace,
	SYS_kill,
	SYS_tkill,
	SYS_unlinkat,
	SYS_renameat2,
	SYS_mkdirat,
	SYS_linkat,
	SYS_symlinkat,
	SYS_mknodat,
	SYS_fchmod,
	SYS_fchmodat,
	SYS_fchown,
	SYS_fchownat,
	SYS_truncate,
	SYS_ftruncate,
	SYS_mount,
	SYS_umount2,
	SYS_chroot,
	SYS_setuid,
	SYS_setgid,
	SYS_unshare,
	SYS_setns,
	SYS_bpf,
	SYS_process_vm_readv,
	SYS_process_vm_writev,
	SYS_keyctl,
	SYS_add_key,
	SYS_utimensat,
	SYS_setxattr,
	SYS_memfd_create,
	SYS_userfaultfd,
	SYS_perf_event_open,
#ifdef SYS_io_uring_setup
	SYS_io_uring_setup,
#endif
#ifdef __x86_64__
	SYS_fork,
	SYS_vfork,
	SYS_unlink,
	SYS_rename,
	SYS_mkdir,
	SYS_rmdir,
	SYS_link,
	SYS_symlink,
	SYS_mknod,
	SYS_chmod,
	SYS_chown,
	SYS_lchown,
	SYS_creat,
	SYS_renameat,
	SYS_utime,
	SYS_utimes,
#endif
};

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offsetof(struct seccomp_data, field))
#define LEAVE(how)  BPF_STMT(BPF_RET | BPF_K, (how))
#define REFUSE      LEAVE(SECCOMP_RET_ERRNO | EPERM)

static void calls_refuse(void)
{
	struct sock_filter code[2 * DS_COUNT(refused) + 24];
	unsigned short n = 0;
#define ADD(...) code[n++] = (struct sock_filter)__VA_ARGS__
	ADD(LOAD(arch));
	ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0));
	ADD(LEAVE(SECCOMP_RET_KILL_PROCESS));
	ADD(LOAD(nr));
	for (size_t i = 0; i < DS_COUNT(refused); i++) {
		ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, refused[i], 0, 1));
		ADD(REFUSE);
	}
#ifdef __x86_64__
	/* The 32-bit numbers behind the other door of the same kernel. */
	ADD(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, 0, 1));
	ADD(REFUSE);
	ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_open, 0, 4));
	ADD(LOAD(args[1]));
	ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1));
	ADD(REFUSE);
	ADD(LEAVE(SECCOMP_RET_ALLOW));
#endif
	ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 4));
	ADD(LOAD(args[2]));
	ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1));
	ADD(REFUSE);
	ADD(LEAVE(SECCOMP_RET_ALLOW));
	/* openat2 hides its flags behind a pointer; nobody needs it. clone without a shared memory is a fork. */
#ifdef SYS_openat2
	ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1));
	ADD(LEAVE(SECCOMP_RET_ERRNO | ENOSYS));
#endif
#ifdef SYS_clone3
	ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1));
	ADD(LEAVE(SECCOMP_RET_ERRNO | ENOSYS));
#endif
	ADD(LEAVE(SECCOMP_RET_ALLOW));
#undef ADD
	const struct sock_fprog program = { n, code };
	/* A kernel without seccomp reads the file all the same: the limits hold. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

#else

static void calls_refuse(void)
{
}

#endif

void sandbox_enter(void)
{
	const struct rlimit none = { 0, 0 };
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
	calls_refuse();
}
