#!/usr/bin/env python3
"""Makes ../dictionary.txt.xz. Not part of a build: run it to take in a newer dictionary.

    npm pack nodejieba@3.5.8       sha256 d596b0566526a7add766e1582f5c97dd5b5003dd26ca353e7b5cf5da86b43af5
                                   MIT (cppjieba, Copyright (c) 2013 Yanyi Wu; its dictionary is that of jieba,
                                   Copyright (c) 2013 Sun Junyi, MIT)
    make_dictionary.py nodejieba-3.5.8.tgz

A row of dictionary.txt is   word TAB cost TAB letter, in the order of code points:
  word    1 to 7 characters of U+4E00 to U+9FFF, simplified
  cost    -ln of the word's share of all words that jieba counted, in eighths; at least 1
  letter  part of speech, as LETTERS has it from jieba's and ../dictionary.h reads it
dictionary-fixes.tsv has parts of speech that are better than jieba's.
"""
import hashlib, lzma, math, os, re, sys, tarfile

HERE = os.path.dirname(os.path.abspath(__file__))
SHA256 = "d596b0566526a7add766e1582f5c97dd5b5003dd26ca353e7b5cf5da86b43af5"
MEMBER = "package/submodules/cppjieba/dict/jieba.dict.utf8"
WORD = re.compile("[\u4e00-\u9fff]{1,7}$")
FREQUENT = 10  # times that jieba counted a word; below, a number often means that somebody put it in by hand
LETTERS = {
    "n": "n", "ng": "n",
    "nr": "N", "nrt": "N", "nrfg": "N", "nz": "N", "ns": "N", "nt": "N",
    "j": "j",
    "v": "v", "vg": "v", "vi": "v", "vq": "v", "vd": "v", "df": "v",
    "vn": "V",
    "a": "a", "an": "a", "ad": "a", "ag": "a", "z": "a",
    "b": "b",
    "d": "d", "dg": "d",
    "f": "f", "s": "f",
    "t": "t", "tg": "t",
    "m": "m", "mq": "m", "mg": "m",
    "q": "q",
    "r": "r", "rr": "r", "rz": "r", "rg": "r",
    "p": "c", "c": "c", "u": "c", "uz": "c", "uv": "c", "ul": "c", "uj": "c", "ug": "c", "ud": "c", "y": "c", "e": "c",
    "o": "c", "h": "c", "k": "c",
    "i": "i", "l": "i",
    "g": "x", "zg": "x", "x": "x",
}


def read_fold():
    """the simplified form of characters, as the program has it"""
    text = open(os.path.join(HERE, "../fold.inc"), encoding="utf-8").read()
    index, pages = text.split("fold_pages")
    numbers = lambda s: [int(x, 0) for x in re.findall(r"\b(?:0x[0-9a-f]+|\d+)\b", s[s.index("{"):])]
    index, pages = numbers(index), numbers(pages)
    return {chr(c): chr(pages[index[c >> 6] * 64 + (c & 63)])
            for c in range(0x4e00, 0xa000) if pages[index[c >> 6] * 64 + (c & 63)]}


def read_fixes():
    out = {}
    for line in open(os.path.join(HERE, "dictionary-fixes.tsv"), encoding="utf-8"):
        if not line.startswith("#") and line.strip():
            letter, words = line.rstrip("\n").split("\t")
            for word in words.split():
                if word in out:
                    sys.exit(f"dictionary-fixes.tsv: {word} stands twice")
                out[word] = letter
    return out


def taken(word, count, tag, known):
    """is it a word that texts of today have?"""
    if len(word) == 1:
        return True
    if len(word) > 3 and count < 2 * FREQUENT:  # 德艺双馨, 法国法郎: idioms and what its words say too
        return False
    if tag.startswith("nr"):  # of three characters, most are persons of novels: 铁路桥 is none, 韦小宝 is
        return count >= FREQUENT and (len(word) != 3 or word[:2] in known)
    if count >= FREQUENT:
        return True
    # 汉服, 电商, 返岗 are rare in jieba's texts; 每斤, 八毛 and names are left to others
    return len(word) == 2 and count >= 3 and LETTERS[tag] in "nvVabd" and word[0] not in "每余第"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest() != SHA256:
        sys.exit("the package is another one than this program was written for; look at the differences first")
    fold, fixes = read_fold(), read_fixes()
    text = tarfile.open(sys.argv[1]).extractfile(MEMBER).read().decode("utf-8")
    rows = [(w, int(n), tag) for w, n, tag in (line.rsplit(" ", 2) for line in text.splitlines())]
    total = sum(n for _, n, _ in rows)
    rows = [(w, n, tag) for w, n, tag in rows if WORD.match(w)]
    known = {w for w, n, tag in rows if n >= FREQUENT and not tag.startswith("nr")}
    table = {}
    for word, count, tag in rows:
        simple = "".join(fold.get(c, c) for c in word)
        if not WORD.match(simple) or (word not in fixes and not taken(word, count, tag, known)):
            continue
        if simple not in table or (word == simple, count) > table[simple][:2]:
            table[simple] = (word == simple, count, LETTERS[tag])
    for word, letter in fixes.items():
        table[word] = (True, table.get(word, (True, FREQUENT))[1], letter)
    out = []
    for word, (_, count, letter) in sorted(table.items()):
        out.append(f"{word}\t{max(1, round(-8 * math.log(max(count, 1) / total)))}\t{letter}\n")
    raw = "".join(out).encode()
    with open(os.path.join(HERE, "../dictionary.txt.xz"), "wb") as f:
        f.write(lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(out)} words, {len(raw)} bytes", file=sys.stderr)


main()
