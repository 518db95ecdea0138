#!/bin/bash
# Form: length of files, what a file begins with, clang-format, no mutable globals, nothing of one machine.
cd "$(dirname "$0")/../.." || exit 1
wrong=0
complain() { echo "$1"; wrong=$((wrong + 1)); }
mapfile -t ours < <(find src include tests -name '*.[ch]' | sort)

for f in "${ours[@]}"; do
	n=$(wc -l <"$f")
	[ "$n" -le 600 ] || complain "$f: $n lines, more than 600"
	head -n 1 "$f" | grep -qE '^/\* .{20,}' || complain "$f: does not begin with a comment that says what it does"
	grep -nE '/(work|home|tmp/bash)[/]' "$f" && complain "$f: names a path of one machine"
done

if command -v clang-format >/dev/null; then
	clang-format --dry-run --Werror "${ours[@]}" 2>&1 | grep -E 'error:' | cut -d: -f1 | sort | uniq -c |
		while read -r n f; do echo "$f: clang-format would change $n places (make fmt)"; done >"${TMPDIR:-/tmp}/fmt.$$"
	cat "${TMPDIR:-/tmp}/fmt.$$"
	[ -s "${TMPDIR:-/tmp}/fmt.$$" ] && wrong=$((wrong + 1))
	rm -f "${TMPDIR:-/tmp}/fmt.$$"
fi

# Data that can change after start is a global in disguise; what base keeps for running out of memory is the one
# that its door speaks of.
if [ -n "$DUSHU" ] && command -v objdump >/dev/null; then
	while read -r name; do
		[ "$name" = oom_fn ] || complain "libdushu: mutable global $name"
	done < <(objdump -t "$(dirname "$DUSHU")/libdushu.a" | awk '/ O \.(data|bss|tdata|tbss)[ \t]/ { print $NF }')
fi
exit $((wrong > 0))
