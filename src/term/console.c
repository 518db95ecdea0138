/* console.c: the text console of Linux, the one without any window system: what its font can show. A font there has 512
 * characters at most (console_codes(4), ioctl_console(2): GIO_UNIMAP). */
#include "console.h"

#include "dushu/base.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#ifdef __linux__
#include <linux/kd.h>
#endif

bool console_lacks_chinese(int fd)
{
#ifdef GIO_UNIMAP
	enum { OFTEN = 0x7684 /* 的 */ };
	struct unimapdesc map = { .entry_ct = 0 };
	bool found = false;
	if (ioctl(fd, GIO_UNIMAP, &map) == 0 ||
	    errno != ENOMEM) /* it says how much room it wants; others know no such thing */
		return false;
	map.entries = ds_alloc(map.entry_ct * sizeof(*map.entries));
	if (ioctl(fd, GIO_UNIMAP, &map) != 0)
		found = true;
	for (size_t i = 0; !found && i < map.entry_ct; i++)
		found = map.entries[i].unicode == OFTEN;
	free(map.entries);
	return !found;
#else
	(void)fd;
	return false;
#endif
}
