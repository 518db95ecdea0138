"""Divisions that ended in 1981 to 2002, as rows for make_former.py. Makes no file of its own."""
import hashlib, json, os, sys, tarfile

HERE = os.path.dirname(os.path.abspath(__file__))
SHA256 = "1ae79aa2af9c741d3e7a0d1a0d7deee9e28c5fc4a6a564da09a10d4e2ad641d8"
PROVINCES = dict(zip(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65".split(),
    "北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 "
    "河南省 湖北省 湖南省 广东省 广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省 "
    "宁夏回族自治区 新疆维吾尔自治区".split()))
LATER = {"44": ["海南省"], "51": ["重庆市"]}  # provinces that were a part of another until then
REUSED = {("332400", "1981"), ("512600", "1981")}  # prefectures whose code had another meaning from 1982 on
# Codes of before 1982, when those of some provinces were given anew, that the package still has.
OLD = {"152431", "232132", "232323", "232581", "332129", "332130", "332325", "332530", "332531", "332725", "332726",
       "332727", "352328", "352329", "352330", "352331", "352621", "352628", "352629", "362234", "362533"}
OLD_FROM = {"3626": "31", "5121": "29", "5122": "30", "5124": "29"}  # of these from that number on


def is_old(code):
    return code in OLD or code[4:] >= OLD_FROM.get(code[:4], "99")


def codes_of(package):
    """code: name, as the package has them; one name a code, of the time after 1982"""
    data = open(package, "rb").read()
    assert hashlib.sha256(data).hexdigest() == SHA256, "another version of the list"
    tar, out = tarfile.open(package), {}
    for name in ("city", "area"):
        for v in json.load(tar.extractfile("package/lib/data/%s.json" % name)).values():
            out[v["code"]] = v["text"]
    return out


def read():
    for line in open(os.path.join(HERE, "former-1980.tsv"), encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield (line.rstrip("\n").split("\t") + [""])[:4]


def wholes(events):
    """code of a prefecture: its names then, by the year in which each ended"""
    out = {}
    for until, code, name, _ in events:
        if code.endswith("00") and (code, until) not in REUSED:
            out.setdefault(code, []).append((until, name))
    return {code: sorted(v) for code, v in out.items()}


def above(code, until, ended, prefectures):
    """path of what a county of that code belonged to in that year"""
    province, whole = PROVINCES[code[:2]], code[:4] + "00"
    for year, name in ended.get(whole, []):
        if year >= until:
            return province + "/" + name
    name = prefectures.get(whole)
    return province + "/" + name if name else province


def successors(text, code, name, now, later):
    """paths today of what the fourth field of a row says; when it says nothing, what bears the name or became of it"""
    provinces = [PROVINCES[code[:2]]] + LATER.get(code[:2], [])
    out = []
    for part in text.split():
        out += [p for p in ([part] if part in now else [q + "/" + part for q in provinces]) if p in now][:1] or [part]
    if out:
        return out
    stem = name[:-1] if name[-1] in "县市区" else name
    for names in ([name], [stem + "区", stem + "市"]):
        same = {p for p in now if p.split("/")[-1] in names and p.split("/")[0] in provinces and p.count("/") > 1}
        if len(same) == 1:
            return sorted(same)
    same = {r[4] for r in later if r[0].split("/")[-1] == name and r[0].split("/")[0] in provinces}
    return same.pop().split() if len(same) == 1 else []


def became(code, name, now, later, events):
    """the same of a county that no row tells of, which another row with its name may"""
    out = successors("", code, name, now, later)
    for _, other, then, text in events if not out else []:
        if then == name and other[:2] == code[:2] and text:
            out = successors(text.lstrip("+"), code, name, now, later)
    return out


def rows(package, prefectures, now, later):
    """(path then, code, until, on or into, paths today) by code and year. `prefectures`: their names in 2002;
    `later`: such rows for the time since"""
    codes, events = codes_of(package), list(read())
    ended, told, out = wholes(events), set(), {}

    def add(until, code, path, how, to):
        if any(p not in now for p in to) or not to:
            print("no such place today:", until, code, path, *to, file=sys.stderr)
        elif [path] != to:
            out.setdefault((code, until, path), (path, code, until, how, " ".join(to)))

    def add_under(until, code, name, how, to):
        add(until, code, above(code, until, ended, prefectures) + "/" + name, how, to)
        for year, whole in ended.get(code[:4] + "00", []):  # its whole had another name before
            if year < until and not any((c, u <= year) == (code, True) for u, c, _, _ in events):
                add(year, code, PROVINCES[code[:2]] + "/" + whole + "/" + name, how, to)

    for until, code, name, text in events:
        told.add(code)
        to = successors(text.lstrip("+"), code, name.split("/")[-1], now, later)
        how = "into" if text.startswith("+") or len(to) > 1 else "on"
        if "/" in name:
            add(until, code, name, how, to)
        elif code.endswith("00"):
            add(until, code, PROVINCES[code[:2]] + "/" + name, how, to)
        else:
            add_under(until, code, name, how, to)
    for whole, names in ended.items():
        for code, name in sorted(codes.items()):
            if code[:4] == whole[:4] and code[4:] > "20" and code not in told and not is_old(code):
                to = became(code, name, now, later, events)
                add_under(names[-1][0], code, name, "into" if len(to) > 1 else "on", to)
    return [out[k] for k in sorted(out)]
