#!/bin/bash
# The commands as a shell sees them: exit codes, what stands on standard output and on standard error, bad input.
# DUSHU names the program. Ends with `N passed, N failed`.
dushu=${DUSHU:-$PWD/dushu}
cd "$(dirname "$0")" || exit 1
dir=$(mktemp -d "${TMPDIR:-/tmp}/dushu-cli.XXXXXX") || exit 1
trap 'chmod -R u+rwx "$dir"; rm -rf "$dir"' EXIT
export LC_ALL=C.UTF-8
passed=0 failed=0

# run COMMAND…: leaves the exit code in $code and both outputs in $dir/out and $dir/err.
run() {
	"$@" >"$dir/out" 2>"$dir/err" </dev/null
	code=$?
}

# check NAME CONDITION…: the condition is a command; what was run last is shown when it fails.
check() {
	local name=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $name: $* (exit code $code)"
		head -c 400 "$dir/err" | sed 's/^/    stderr: /'
		head -c 400 "$dir/out" | sed 's/^/    stdout: /'
	fi
}
exits() { [ "$code" = "$1" ]; }
says() { grep -qF -- "$1" "$dir/err"; }
prints() { grep -qF -- "$1" "$dir/out"; }
silent() { [ ! -s "$dir/err" ]; }
prints_nothing() { [ ! -s "$dir/out" ]; }
rows() { [ "$(wc -l <"$dir/out")" = "$1" ]; }
not() { ! "$@"; }

for part in *_test.sh; do
	. "./$part"
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
