"""score.py [--all] [--in FOLDER] PROGRAM: the output of PROGRAM on the articles that ship, against the hand annotations
beside this file; with --in on the texts of a folder here, against the annotations beside them.

Prints a measure a line and whether it is as good as it must be, with --all every mistake too; ends with
`N passed, N failed`. README.md in this folder says what the annotations are.
"""
import collections
import glob
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ARTICLES = os.path.join(HERE, "..", "..", "src", "share", "articles")
GOLD = HERE
if "--in" in sys.argv:
    GOLD = ARTICLES = os.path.join(HERE, sys.argv[sys.argv.index("--in") + 1])

# What must be reached: share of annotated items found, share of found items annotated, share of fields right.
LEAST = {
    "figures found": 0.95, "figures true": 0.95, "value": 0.97, "unit": 0.97, "approx": 0.95, "kind": 0.95,
    "label": 0.85, "region": 0.90, "status": 0.95, "change": 0.95, "per": 0.90, "period": 0.85,
    "mentions found": 0.93, "mentions true": 0.93, "path": 0.93,
    "articles": 0.95, "joins": 0.95, "boilerplate": 0.95,
}
DEFAULTS = {"approx": "exact", "status": "actual", "change": "level"}

good, all_of = collections.Counter(), collections.Counter()
mistakes = []


def count(measure, ok, where, what):
    all_of[measure] += 1
    good[measure] += bool(ok)
    if not ok:
        mistakes.append(f"{where}: {measure}: {what}")


def json_lines(text):
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def gold(name, kind):
    path = os.path.join(GOLD, f"{name}.{kind}.jsonl")
    return json_lines(open(path, encoding="utf-8").read()) if os.path.exists(path) else []


def place(source, lines, row):
    """byte span of an annotated quote: its occ-th place from the start of its line"""
    quote, at = row["quote"].encode(), lines[row["line"] - 1] - 1
    for _ in range(row.get("occ", 1)):
        at = source.find(quote, at + 1)
        if at < 0:
            sys.exit(f"{row}: not in the text")
    return at, at + len(quote)


def pair(spans, found):
    """for each annotated span the index of the record that overlaps it best, or None"""
    taken, result = set(), []
    for a, b in spans:
        best = None
        for i, r in enumerate(found):
            common = min(b, r["end"]) - max(a, r["start"])
            if common > 0 and i not in taken:
                rank = (common - abs(r["start"] - a) - abs(r["end"] - b), -i)
                if best is None or rank > best[0]:
                    best = (rank, i)
        result.append(None if best is None else best[1])
        if best:
            taken.add(best[1])
    return result, taken


def alike(want, got):
    """words that mostly agree: F1 of their characters"""
    a, b = collections.Counter(want), collections.Counter(got)
    return not want and not got or 10 * sum((a & b).values()) >= 3 * (len(want) + len(got))


def moved(value, change):
    """an increase by -2 is a decrease by 2"""
    if change in ("up", "down") and value is not None and value < 0:
        return -value, "down" if change == "up" else "up"
    return value, change


def digits(value):
    """the annotations went through binary floats: twelve digits of them are meant"""
    return None if value is None else f"{value:.12g}"


def figure_check(where, want, got):
    free = want.get("free", [])
    value, change = moved(want["value"], want.get("change", "level"))
    mine, mine_change = moved(got["value"], got["change"])

    def check(measure, ok, a, b):
        if measure not in free:
            count(measure, ok, where, f"{want['quote']}: want {a!r}, got {b!r}")

    a, b = (value, want.get("value2")), (mine, got["high"])
    check("value", [digits(v) for v in a] == [digits(v) for v in b], a, b)
    check("change", change == mine_change, change, mine_change)
    for field in ("unit", "approx", "kind", "status", "per"):
        a, b = want.get(field) or DEFAULTS.get(field, ""), got[field] or DEFAULTS.get(field, "")
        check(field, a == b, a, b)
    check("label", alike(want.get("label") or "", got["label"] or ""), want.get("label"), got["label"])
    places = [want.get("region") or ""] + want.get("alt", [])
    check("region", (got["region"] or "") in places, places, got["region"])
    if want.get("period"):
        check("period", alike(want["period"], got["period"] or ""), want["period"], got["period"])


def items_check(where, source, lines, annotated, found, what, fields):
    pairs, taken = pair([place(source, lines, g) for g in annotated], found)
    for g, i in zip(annotated, pairs):
        if g.get("tier", "core") != "core":
            continue
        at = f"{where}:{g['line']}"
        count(f"{what} found", i is not None, at, g["quote"])
        if i is not None:
            fields(at, g, found[i])
    for i, r in enumerate(found):
        if not r.get("minor") and r.get("counts") is not False:
            count(f"{what} true", i in taken, f"{where}:{r['line']}", r["text"])


def path_check(where, want, got):
    paths = [want.get("path") or ""] + want.get("alt", [])
    count("path", (got["path"] or "") in paths, where, f"{want['quote']}: want {paths}, got {got['path']}")


def structure_check(where, source, want, articles, readable):
    squeeze = lambda s: "".join(s.split())
    text = squeeze(readable)
    raw = source.decode().split("\n")
    titles = [squeeze(a["title"] or "") for a in articles]
    count("articles", len(want["articles"]) == len(articles), where, f"{len(articles)} articles: {titles}")
    for a in want["articles"]:
        count("articles", squeeze(a["title"]) in titles, where, f"title {a['title']!r} not in {titles}")
    for a, b in want.get("joins") or []:
        seam = squeeze(raw[a - 1])[-6:] + squeeze(raw[b - 1])[:6]
        count("joins", seam in text, f"{where}:{a}", seam)
    for a, b, *_ in want.get("boilerplate") or []:
        for line in raw[a - 1:b]:
            if len(squeeze(line)) >= 4:
                count("boilerplate", squeeze(line) not in text, where, f"shown: {line}")


def main():
    program = os.path.abspath(sys.argv[-1])
    for path in sorted(glob.glob(os.path.join(GOLD, "*.structure.json"))):
        name = os.path.basename(path).split(".")[0]
        article = os.path.join(ARTICLES, name + ".txt")
        source = open(article, "rb").read()
        lines = [0] + [i + 1 for i, byte in enumerate(source) if byte == 10]
        run = lambda *args: subprocess.run([program, *args, article], check=True, capture_output=True,
                                           timeout=60).stdout.decode()
        items_check(name, source, lines, gold(name, "figures"), json_lines(run("figures", "--format", "jsonl")),
                    "figures", figure_check)
        items_check(name, source, lines, gold(name, "regions"), json_lines(run("regions", "--format", "jsonl")),
                    "mentions", path_check)
        structure_check(name, source, json.load(open(path, encoding="utf-8")),
                        json_lines(run("articles", "--format", "jsonl")), run("text"))
    if "--all" in sys.argv:
        print("\n".join(mistakes))
    passed = failed = 0
    for measure, least in LEAST.items():
        if not all_of[measure]:
            continue
        share = good[measure] / all_of[measure]
        ok = share >= least
        passed, failed = passed + ok, failed + (not ok)
        print(f"  {measure:16} {good[measure]:5} of {all_of[measure]:5}  {share:6.1%}{'' if ok else f'  must be {least:.0%}'}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
