#!/usr/bin/env python3
"""delay.py MS LOG COMMAND…: runs a program on a terminal far away: every byte takes so long in each direction.

Goes between a real terminal and the program, which gets a terminal of its own of the same size. At the end LOG has what
went over the line: "frames N bytes N", a frame being what the program wrote without a pause; LOG.bytes has all of it."""
import fcntl, os, pty, select, signal, sys, termios, time, tty

delay, log, command = float(sys.argv[1]) / 1000, sys.argv[2], sys.argv[3:]


def size_copy(to):
    fcntl.ioctl(to, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, b'\0' * 8))


def main():
    child, far = pty.fork()
    if child == 0:
        time.sleep(0.1)  # the size is set then
        os.execvp(command[0], command)
    size_copy(far)
    resized = [False]
    signal.signal(signal.SIGWINCH, lambda *_: resized.__setitem__(0, True))
    before = termios.tcgetattr(0)
    tty.setraw(0, termios.TCSADRAIN)  # not what was typed ahead
    record = open(log + '.bytes', 'wb')
    under_way = []  # (when it arrives, where, bytes), in that order
    frames = size = 0
    open_ends, far_ended = [0, far], False
    while not (far_ended and not under_way):
        if resized[0]:
            resized[0] = False
            size_copy(far)
        wait = max(0, under_way[0][0] - time.monotonic()) if under_way else 0.05
        ready = select.select([] if far_ended else open_ends, [], [], min(wait, 0.05))[0]
        for fd in ready:
            try:
                data = os.read(fd, 65536)
            except OSError:
                data = b''
            if not data:
                far_ended = far_ended or fd == far
                open_ends = [f for f in open_ends if f != fd]
                continue
            if fd == far:
                frames += 1
                size += len(data)
                record.write(data)
            under_way.append((time.monotonic() + delay, 1 if fd == far else far, data))
        while under_way and under_way[0][0] <= time.monotonic():
            _, to, data = under_way.pop(0)
            try:
                while data:
                    data = data[os.write(to, data):]
            except OSError:
                pass
    record.close()
    status = os.waitpid(child, 0)[1]
    termios.tcsetattr(0, termios.TCSADRAIN, before)
    with open(log, 'w') as f:
        f.write('frames %d bytes %d\n' % (frames, size))
    sys.exit(os.waitstatus_to_exitcode(status) & 255)


main()
