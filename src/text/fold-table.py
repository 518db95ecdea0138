#!/usr/bin/env python3
"""Makes fold.inc: fold-table.py UNICODE_DATA_DIR > fold.inc

Sources: ICU's transform Traditional-Simplified (by uconv, package icu-devtools), kSimplifiedVariant of
Unihan_Variants.txt where ICU leaves a character alone, EquivalentUnifiedIdeograph.txt for CJK radicals, canonical
decompositions for compatibility ideographs, and a few variants of Hong Kong, Macau and Taiwan print. The directory
is /usr/share/unicode of Debian's package unicode-data.
"""
import bz2, re, subprocess, sys, unicodedata

# variant in print: simplified form, where neither source has it
EXTRA = dict(zip("裏綫峯羣衞麪爲眞啓衆牀粧竪菸銹鷄鬪砲污汚鉄囯",
                 "里线峰群卫面为真启众床妆竖烟锈鸡斗炮污污铁国"))

folder = sys.argv[1]
fold = {}

han = [chr(c) for c in range(0x3400, 0xA000)]
# one character a line: the transform also knows words, which must not meet here
done = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Traditional-Simplified"],
                      input="\n".join(han).encode(), capture_output=True, check=True).stdout.decode().split("\n")
assert len(done) == len(han)
for a, b in zip(han, done):
    if a != b and len(b) == 1:
        fold[ord(a)] = ord(b)

simple, traditional = {}, set()
with bz2.open(f"{folder}/Unihan_Variants.txt.bz2", "rt", encoding="utf-8") as f:
    for line in f:
        m = re.match(r"U\+(\w+)\t(kSimplifiedVariant|kTraditionalVariant)\t(.*)", line)
        if not m:
            continue
        code = int(m[1], 16)
        if m[2] == "kTraditionalVariant":
            traditional.add(code)
        else:
            simple[code] = [int(x, 16) for x in re.findall(r"U\+(\w+)", m[3])]
for a, b in simple.items():
    # what is also a simplified character (著, 瞭) keeps its own identity
    if a not in fold and a not in traditional and len(b) == 1 and a != b[0]:
        fold[a] = b[0]
for a, b in EXTRA.items():
    if a != b:
        fold.setdefault(ord(a), ord(b))

with open(f"{folder}/EquivalentUnifiedIdeograph.txt", encoding="utf-8") as f:
    for line in f:
        m = re.match(r"(\w+)(?:\.\.(\w+))?\s*;\s*(\w+)", line)
        if m:
            for code in range(int(m[1], 16), int(m[2] or m[1], 16) + 1):
                fold[code] = int(m[3], 16)
for code in range(0xF900, 0xFB00):
    n = unicodedata.normalize("NFC", chr(code))
    if len(n) == 1 and ord(n) != code:
        fold[code] = ord(n)

# chains end at their last link: a compatibility ideograph of a traditional character
for a in list(fold):
    seen = {a}
    while fold[a] in fold and fold[a] not in seen:
        seen.add(fold[a])
        fold[a] = fold[fold[a]]
fold = {a: b for a, b in fold.items() if a < 0x10000 and b < 0x10000 and a != b}

pages, index = [[0] * 64], []
for page in range(0x10000 >> 6):
    row = [fold.get(page * 64 + i, 0) for i in range(64)]
    if not any(row):
        index.append(0)
        continue
    if row not in pages:
        pages.append(row)
    index.append(pages.index(row))

def rows(values, per, form):
    for i in range(0, len(values), per):
        print("\t" + ", ".join(form % v for v in values[i:i + per]) + ",")

print("/* Made by fold-table.py; not to be edited. %d characters. */" % len(fold))
print("static const uint16_t fold_index[1024] = {")
rows(index, 16, "%d")
print("};\n\nstatic const uint16_t fold_pages[%d][64] = {" % len(pages))
for page in pages:
    print("\t{ " + ", ".join("%d" % v if v == 0 else "0x%04x" % v for v in page) + " },")
print("};")
# characters that simplified script has too, as another word's: 家俱 and 俱全, 着 and 著名
KEPT = set(map(ord, "俱姊箝跤阪吒著"))
print("\n/* A bit for each character of U+4000 to U+9FFF: has an ideograph another simplified form, which it always has? */")
print("const uint64_t ds_folded[384] = {")
rows([sum(1 << i for i in range(64) if 0x4E00 <= base + i < 0xA000 and base + i in fold and base + i not in KEPT)
      for base in range(0x4000, 0xA000, 64)], 4, "UINT64_C(0x%016x)")
print("};")
