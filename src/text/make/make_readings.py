#!/usr/bin/env python3
"""Makes ../sounds.tsv and ../sound_words.tsv. Not part of a build: run it to take in a newer Unicode.

    apt-get download unicode-data      15.0.0-1 (Unihan_Readings)
    npm pack pinyin@2.11.2             MIT (phrases-dict.js, from mozillazg/phrase-pinyin-data, MIT)
    npm pack nodejieba@2.6.0           MIT (dict/jieba.dict.utf8: how frequent words are)
    make_readings.py unicode-data_15.0.0-1_all.deb pinyin-2.11.2.tgz nodejieba-2.6.0.tgz

sounds.tsv: a syllable, the characters whose usual reading it is, those that may also be read so. The usual reading is
Unihan's kMandarin; the others are those of 通用规范汉字字典 (kTGHZ2013), or where it has not the character of 现代汉语词典
(kXHC1983); usual.tsv has better ones for running text. sound_words.tsv: a word and its reading, where that is not the
usual one of each character; words.tsv, by hand, overrides what the list has, adds to it, and refuses (-)
what is wrong there; one with ! is a word whatever ICU's dictionary thinks.
"""
import bz2, collections, io, os, re, subprocess, sys, tarfile, tempfile, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
FREQUENT = 60  # times that jieba counted a word
HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")


def unihan(deb):
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run(["dpkg", "-x", deb, tmp], check=True)
        text = bz2.open(f"{tmp}/usr/share/unicode/Unihan_Readings.txt.bz2", "rt", encoding="utf-8").read()
    fields = collections.defaultdict(dict)
    for line in text.splitlines():
        if line.startswith("U+"):
            cp, name, value = line.split("\t")
            fields[name][chr(int(cp[2:], 16))] = unicodedata.normalize("NFC", value)
    return fields


def readings(fields, usual):
    """character: its readings, the usual one first"""
    out = {}
    sound = lambda value: [s for part in value.split() for s in part.split(":")[-1].split(",")]
    for c, value in fields["kMandarin"].items():
        if not HAN.match(c):
            continue
        all_ = usual.get(c, []) + value.split()[:1]
        dictionary = fields["kTGHZ2013"].get(c) or fields["kXHC1983"].get(c) or ""
        all_ += sound(dictionary)
        out[c] = list(dict.fromkeys(s for s in all_ if s))
    return out


def member(archive, name):
    return tarfile.open(archive).extractfile(name).read().decode("utf-8")


def words(phrases, counts, read, own, refused):
    frequent = {w: int(n) for w, n, *_ in (line.split(" ") for line in counts.splitlines())}
    out = {}
    for word, value in re.findall(r'"([^"]+)": (\[\[.*?\]\])', phrases):
        sounds = re.findall(r'"([^"]+)"', value)
        if len(sounds) != len(word) or not 2 <= len(word) <= 4 or frequent.get(word, 0) < FREQUENT:
            continue
        # tones as written in dictionaries: 一 and 不 keep theirs whatever follows
        if word in refused or any(c in "一不" and s not in ("yī", "bù") for c, s in zip(word, sounds)):
            continue
        if not all(s in read.get(c, ()) for c, s in zip(word, sounds)):
            continue
        out[word] = sounds
    out.update(own)
    # where the usual readings would do, a word says nothing, unless a shorter one in it would be read otherwise
    usual = lambda w, s: all(read[c][0] == x for c, x in zip(w, s))
    odd = {w: s for w, s in out.items() if not usual(w, s)}
    inside = lambda w: any(w[i:j] in odd for i in range(len(w)) for j in range(i + 2, len(w) + 1) if j - i < len(w))
    straddles = {w: s for w, s in out.items() if usual(w, s) and (w in own or inside(w))}
    return {**odd, **straddles}


def rows(name):
    for line in open(f"{HERE}/{name}", encoding="utf-8"):
        line = line.split("#")[0].strip()
        if line:
            yield line.split("\t")


def main(deb, pinyin, jieba):
    read = readings(unihan(deb), {c: s.split() for c, s in rows("usual.tsv")})
    own, strong = {}, set()
    for w, s, *more in rows("words.tsv"):
        own[w] = s.split()
        if more == ["!"]:
            strong.add(w)
    refused = {w for w, s in own.items() if s == ["-"]}
    own = {w: s for w, s in own.items() if w not in refused}
    for w, s in own.items():
        if len(s) != len(w):
            sys.exit(f"words.tsv: {w} has {len(w)} characters and {len(s)} syllables")
        for c, x in zip(w, s):
            if x not in read.get(c, ()):
                read.setdefault(c, []).append(x)
    usual, also = collections.defaultdict(list), collections.defaultdict(list)
    for c, sounds in sorted(read.items()):
        usual[sounds[0]].append(c)
        for s in sounds[1:]:
            also[s].append(c)
    with open(f"{HERE}/../sounds.tsv", "w", encoding="utf-8") as f:
        for s in sorted(set(usual) | set(also)):
            f.write(f"{s}\t{''.join(usual[s])}\t{''.join(also[s])}\n")
    phrases = member(pinyin, "package/data/phrases-dict.js")
    counts = member(jieba, "package/dict/jieba.dict.utf8")
    with open(f"{HERE}/../sound_words.tsv", "w", encoding="utf-8") as f:
        for w, s in sorted(words(phrases, counts, read, own, refused).items()):
            f.write(f"{w}\t{' '.join(s)}{chr(9) + '!' if w in strong else ''}\n")


main(*sys.argv[1:])
