# far.sh: part of run.sh. The program at the end of a line that takes 200 ms in each direction, as over SSH to another
# continent: what is typed ahead is not lost, the screen becomes the one of the same keys typed at leisure, and no more
# frames are sent than keys were typed.
far() { echo "python3 tests/term/delay.py 200 $dir/line $program $1"; }

line_sent() { # line_sent WORD: of what delay.py wrote down
	sed -nE "s/.*$1 ([0-9]+).*/\\1/p" "$dir/line"
}

# converges COLSxROWS HOW KEYS: characters typed in one burst, one by one, or before the program has even started
converges() {
	local size=$1 how=$2 typed=$3 i
	rm -f "$dir/line"
	{
		printf 'size %s\nopen %s\nkeys' "$size" "$text"
		for ((i = 0; i < ${#typed}; i++)); do printf ' %s' "${typed:i:1}"; done
		printf '\ndump text\n'
	} >"$dir/script"
	timeout 20 "${BUILD_TESTS:-build/tests}/drive_screen" "$dir/script" | sed '$d' >"$dir/want"
	if [ "$how" = early ]; then
		start_at "$size" "$(far $text)" "$typed"
	else
		start "$size" "$(far $text)"
		wait_for '1/18\|6.8%' || return 1
	fi
	case $how in
	burst) keys -l "$typed" ;;
	singly) for ((i = 0; i < ${#typed}; i++)); do keys -l "${typed:i:1}"; done ;;
	esac
	arrived() { screen | sed 's/ *$//' | diff -q - "$dir/want" >/dev/null; }
	wait_until "the frame of $typed" arrived || { screen | sed 's/ *$//' | diff - "$dir/want" | head -20; return 1; }
	keys q
	wait_for '^ready>' && wait_until 'the line is measured' test -s "$dir/line" || return 1
	local frames most=$((${#typed} + 12)) # the first paints, the answers, the way out
	[ "$how" = burst ] && most=30         # keys that come together are painted together
	frames=$(line_sent frames)
	[ "$frames" -le $most ] || { echo "  $frames frames for ${#typed} keys"; return 1; }
}
start_at() { # as start, with characters typed while the program is not yet there
	start "$1" "$2"
	keys -l "$3"
}

hundred='jjjj]]}kjjj[jjdjjjuj]]jjjjj}jjkkkkj]j]dj{jujjjj]jjkj]jjj[jjjkjj}}jjjjkkj]jjjjdujjj]]jjkkjj]jjjj[jj]j'
check far-burst converges 100x12 burst "$hundred"
check far-singly converges 80x14 singly "${hundred:0:60}"
check far-early converges 100x12 early "${hundred:0:40}"
check far-40x10 converges 40x10 burst "$hundred"

far_prompt() { # what is typed into a prompt arrives whole, characters cut anywhere
	start 80x24 "$(far $text)"
	wait_for '1/18' || return 1
	keys -l '/增长率是多少'
	wait_for '/增长率是多少' || return 1
	keys Escape
	wait_for '1/18' || return 1
	keys q
	restored 0
}
check far-prompt far_prompt
