#!/usr/bin/env python3
"""Makes radical.inc: radical-table.py UNICODE_DATA_DIR > radical.inc

EquivalentUnifiedIdeograph.txt of Debian's package unicode-data (/usr/share/unicode), for the blocks of CJK radicals,
U+2E80 to U+2FD5. Ideographs outside the BMP are left out: they take more bytes than the radical.
"""
import re, sys

FIRST, LAST = 0x2E80, 0x2FD5
to = {}
with open(f"{sys.argv[1]}/EquivalentUnifiedIdeograph.txt", encoding="utf-8") as f:
    for line in f:
        m = re.match(r"(\w+)(?:\.\.(\w+))?\s*;\s*(\w+)", line)
        if m and int(m[3], 16) < 0x10000:
            for code in range(int(m[1], 16), int(m[2] or m[1], 16) + 1):
                if FIRST <= code <= LAST:
                    to[code] = int(m[3], 16)
print("/* Made by radical-table.py; not to be edited. %d radicals. */" % len(to))
values = [to.get(c, 0) for c in range(FIRST, LAST + 1)]
for i in range(0, len(values), 12):
    print("\t" + ", ".join("0x%04x" % v if v else "0" for v in values[i:i + 12]) + ",")
