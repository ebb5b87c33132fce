/* Laid under a server with LD_PRELOAD, so that two servers ask the same of the disk. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifdef SYNC_ON_RENAME

static int sync_at(const char *path, int flags) {
    int file = open(path, O_RDONLY | O_CLOEXEC | flags);
    if (file < 0) return -1;
    int done = fsync(file);
    close(file);
    return done;
}

/* nginx moves a file that has come to its name: first the file is synced, then the folder. */
int rename(const char *from, const char *to) {
    char folder[PATH_MAX];
    const char *slash = strrchr(to, '/');
    if (slash == NULL || (size_t)(slash - to) >= sizeof folder) {
        errno = EINVAL;
        return -1;
    }
    memcpy(folder, to, slash - to);
    folder[slash - to] = 0;
    if (sync_at(from, 0) != 0 || renameat(AT_FDCWD, from, AT_FDCWD, to) != 0) return -1;
    return sync_at(folder, O_DIRECTORY);
}

#else

int fsync(int file) {
    (void)file;
    return 0;
}

int fdatasync(int file) {
    (void)file;
    return 0;
}

#endif
