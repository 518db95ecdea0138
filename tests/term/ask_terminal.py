#!/usr/bin/env python3
"""ask_terminal.py SEQUENCE: sends it to the terminal and prints, with its control characters shown, what the terminal
answered before its answer to DA1, which every terminal knows."""
import os, re, select, sys, termios, time, tty

terminal = os.open('/dev/tty', os.O_RDWR)
before = termios.tcgetattr(terminal)
tty.setraw(terminal)
os.write(terminal, sys.argv[1].encode().decode('unicode_escape').encode() + b'\033[c')
said, end = b'', time.monotonic() + 20
while not re.search(rb'\033\[\?[0-9;]*c', said) and select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
    said += os.read(terminal, 4096)
termios.tcsetattr(terminal, termios.TCSADRAIN, before)
print(repr(re.sub(rb'\033\[\?[0-9;]*c.*', b'', said, flags=re.S))[2:-1])
