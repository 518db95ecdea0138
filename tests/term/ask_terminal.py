#!/usr/bin/env python3
"""ask_terminal.py SEQUENCE: sends it to the terminal and prints, with its control characters shown, what the terminal
answered before its answer to DA1, which every terminal knows."""
import os, re, select, sys, termios, tty

before = termios.tcgetattr(0)
tty.setraw(0)
os.write(1, sys.argv[1].encode().decode('unicode_escape').encode() + b'\033[c')
said = b''
while not re.search(rb'\033\[\?[0-9;]*c', said) and select.select([0], [], [], 3)[0]:
    said += os.read(0, 4096)
termios.tcsetattr(0, termios.TCSADRAIN, before)
print(repr(re.sub(rb'\033\[\?[0-9;]*c.*', b'', said, flags=re.S))[2:-1])
