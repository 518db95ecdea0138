#!/bin/bash
# Plays every script of this folder on the headless screen and compares the frames with the expected ones.
#   run.sh [--update]     --update shows each difference and takes it over
cd "$(dirname "$0")/../.." || exit 1
drive=${BUILD_TESTS:-build/tests}/drive_screen
export LC_ALL=C.UTF-8
unset LANGUAGE
export SCREEN_TMP
SCREEN_TMP=$(mktemp -d)
trap 'rm -rf "$SCREEN_TMP"' EXIT
passed=0 failed=0
for script in tests/screen/*.scr; do
	expected=${script%.scr}.frames
	got=$(timeout 60 "$drive" "$script" 2>&1)
	if [ "$got" = "$(cat "$expected" 2>/dev/null)" ]; then
		passed=$((passed + 1))
		continue
	fi
	echo "== $script"
	diff <(cat "$expected" 2>/dev/null) <(printf '%s\n' "$got") | head -60
	if [ "$1" = --update ]; then
		printf '%s\n' "$got" >"$expected"
	else
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
