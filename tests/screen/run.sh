#!/bin/bash
# Plays every script of this folder on the headless screen and compares the frames with the expected ones.
#   run.sh [--update]     --update shows each difference and takes it over
cd "$(dirname "$0")/../.." || exit 1
drive=${BUILD_TESTS:-build/tests}/drive_screen
export LC_ALL=C.UTF-8
unset LANGUAGE
export SCREEN_TMP SCREEN_LOCALES=${BUILD_TESTS:-build/tests}/../locale
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

# What `dushu text --width N` prints is what stands on the screen in N cells: the text alone on a screen as high as it is
# long, without the margins, the line above and the bar.
dushu=${DUSHU:-./dushu}
shown() { # FILE WIDTH AMBIGUOUS KEY…
	local file=$1 width=$2 amb=$3
	shift 3
	printf '%s\n' "config set measure 0" "ambiguous $amb" "size $((width + 3))x900" "open $file" "keys z $*" "dump text" \
		>"$SCREEN_TMP/same.scr"
	timeout 60 "$drive" "$SCREEN_TMP/same.scr" | head -n 899 | sed -e 1,2d -e 's/^.//'
}
ends_cut() { sed -E -e 's/( |　)+$//' -e '/^====$/d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'; }
widths='21 22 23 24 33 40 57 80 97 120 200'
[ -n "$SLOW" ] && widths='21 40 80'
for file in src/share/articles/{02,04,05,09,10,12}-* tests/screen/in/county.txt tests/screen/in/*.html; do
	[ "$("$dushu" articles --format jsonl "$file" | wc -l)" = 1 ] || continue
	for width in $widths; do
		for how in 'narrow z z' 'wide z z' 'narrow p'; do
			read -r amb keys <<<"$how"
			options=(--width "$width" --ambiguous $([ "$amb" = wide ] && echo 2 || echo 1))
			[ "$keys" = p ] && options+=(--pinyin)
			if diff <("$dushu" text "${options[@]}" "$file" | ends_cut) <(shown "$file" "$width" "$amb" $keys | ends_cut) \
				>"$SCREEN_TMP/diff"; then
				passed=$((passed + 1))
			else
				failed=$((failed + 1))
				echo "== dushu text ${options[*]} $file differs from the screen"
				head -20 "$SCREEN_TMP/diff"
			fi
		done
	done
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
