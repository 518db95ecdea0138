#!/bin/bash
# One input, every format: the output compared byte for byte with what is expected.
#   run.sh            compares; ends with `N passed, N failed`
#   run.sh --update   shows each difference and takes it over; look at it before you commit
# A case is a folder with the input in.* and files named COMMAND[-WIDTH].FORMAT, such as figures.csv, regions.jsonl,
# figures-80.table, text.txt, text-40.txt, regions-explain.json. An empty new file of such a name is a new expectation.
dushu=${DUSHU:-$PWD/dushu}
update=
[ "${1:-}" = --update ] && update=1
cd "$(dirname "$0")" || exit 1
export LC_ALL=C.UTF-8
passed=0 failed=0
got=$(mktemp) || exit 1
trap 'rm -f "$got"' EXIT

for expected in */*.*; do
	case=${expected%/*} file=${expected##*/}
	[[ $file == in.* ]] && continue
	name=${file%.*} format=${file##*.}
	command=${name%%-*} args=()
	[ "$format" = txt ] || args+=(--format "$format")
	case ${name#"$command"} in
	'') ;;
	-[0-9]*) args+=(--width "${name#*-}") ;;
	*) args+=(--"${name#*-}") ;;
	esac
	if ! (cd "$case" && "$dushu" "$command" "${args[@]}" in.*) >"$got" 2>&1; then
		echo "$expected: dushu $command ${args[*]} failed"
		failed=$((failed + 1))
	elif cmp -s "$got" "$expected"; then
		passed=$((passed + 1))
	elif [ -n "$update" ]; then
		diff -u "$expected" "$got"
		cp "$got" "$expected"
		passed=$((passed + 1))
	else
		echo "$expected differs (make golden-update takes it over):"
		diff -u "$expected" "$got" | head -n 20
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
