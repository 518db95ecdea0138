"""read_back.py PROGRAM FILE…: reads the output in all formats back and compares; spans must lead to the text in the file."""
import csv, io, json, subprocess, sys
dushu, *files = sys.argv[1:]
def out(*args):
    return subprocess.run([dushu, *args, *files], capture_output=True, check=True).stdout.decode("utf-8")
def plain(v):
    if v is None: return ""
    if isinstance(v, bool): return "true" if v else "false"
    if isinstance(v, list): return "; ".join(plain(i) for i in v if i is not None)
    if isinstance(v, dict): return " ".join(plain(i) for i in v.values() if i is not None)
    return str(v)
for command in ("figures", "checks", "regions", "articles"):
    lines = [json.loads(l, parse_float=str, parse_int=str) for l in out(command, "--format", "jsonl").splitlines()]
    array = json.loads(out(command, "--format", "json"), parse_float=str, parse_int=str)
    assert lines and lines == array, (command, "json")
    rows = list(csv.DictReader(io.StringIO(out(command, "--format", "csv"), newline="")))
    assert rows == [{k: plain(v) for k, v in r.items()} for r in lines], (command, "csv", rows, lines)
    unescape = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    def field(s):
        r, i = "", 0
        while i < len(s):
            if s[i] == "\\": r += unescape[s[i + 1]]; i += 2
            else: r += s[i]; i += 1
        return r
    tsv = [[field(c) for c in l.split("\t")] for l in out(command, "--format", "tsv").split("\n")[:-1]]
    assert [dict(zip(tsv[0], r)) for r in tsv[1:]] == rows, (command, "tsv")
    for r in lines:
        if command == "articles": continue
        source = open(r["doc"], "rb").read()
        assert source[int(r["start"]):int(r["end"])].decode() == r["text"], r
        assert int(r["line"]) == source.count(b"\n", 0, int(r["start"])) + 1, r
