# real.sh: part of run.sh. Terminal emulators people use, on an X server that nobody sees, those that are installed: xterm,
# kitty, foot (in weston). They are asked how far their cursor moves for characters of every kind, what the program learns from
# their answers, and their real key events are what the program gets. Left out where there is no Xvfb.
display_start() {
	Xvfb -displayfd 3 -screen 0 1400x900x24 3>"$dir/display" 2>/dev/null &
	jobs_started="$jobs_started $!"
	wait_until 'an X server' test -s "$dir/display" || return 1
	DISPLAY=:$(cat "$dir/display")
	export DISPLAY LIBGL_ALWAYS_SOFTWARE=1 XDG_RUNTIME_DIR=$dir/run
	mkdir -m 700 "$XDG_RUNTIME_DIR"
	if command -v weston >/dev/null && command -v foot >/dev/null; then
		printf '[shell]\npanel-position=none\n' >"$dir/weston.ini" # its clock would change between two pictures
		weston --config="$dir/weston.ini" --backend=x11-backend.so --use-pixman --socket=dushu-test --width=1200 --height=800 >/dev/null 2>&1 &
		jobs_started="$jobs_started $!"
	fi
}
jobs_started= patience=40
real_finish() {
	local job
	for job in $jobs_started; do kill "$job" 2>/dev/null; done
}

# inside TERMINAL SCRIPT…: runs a shell script in a window of it, which ends with the script
inside() {
	local terminal=$1
	shift
	printf '%s\n' "$@" >"$dir/inside.sh"
	rm -f "$dir/done"
	case $terminal in
	xterm) xterm -geometry 100x30+0+0 -e bash "$dir/inside.sh" >/dev/null 2>&1 & ;;
	kitty) kitty --config NONE -o shell_integration=disabled bash "$dir/inside.sh" >/dev/null 2>&1 & ;;
	foot) WAYLAND_DISPLAY=dushu-test foot -W 100x30 bash "$dir/inside.sh" >/dev/null 2>&1 & ;;
	esac
	inside_pid=$!
	jobs_started="$jobs_started $inside_pid"
}
is_over() { ! kill -0 $inside_pid 2>/dev/null; }

# ---- widths, by the position of the cursor
agrees() {
	inside "$1" "${BUILD_TESTS:-build/tests}/widths 61 $dir/widths.$1" "touch $dir/done"
	wait_until 'the widths' test -e "$dir/done" || return 1
	grep -q 'agree, 0 differ' "$dir/widths.$1" || { tail -5 "$dir/widths.$1"; return 1; }
}

# ---- answers
learns() { # learns TERMINAL WORDS…: what doctor says of it
	local terminal=$1 words
	shift
	# a terminal that was never on the screen before may take longer for its first answer than doctor waits
	inside "$terminal" "for i in 1 2 3; do script -qc '$program doctor' $dir/doctor.$terminal; grep -q 'none within' $dir/doctor.$terminal || break; done" \
		"touch $dir/done"
	wait_until 'what doctor says' test -e "$dir/done" || return 1
	for words in "$@"; do
		grep -q "$words" "$dir/doctor.$terminal" || { echo "  not said: $words"; sed -n '/^Terminal/,$p' "$dir/doctor.$terminal"; return 1; }
	done
}

# ---- real keys, and what is really sent: the program within script, which writes down what the terminal gets
reads_in() { # reads_in TERMINAL BEFORE AFTER: until the program has painted
	rm -f "$dir/sent"
	inside "$1" "$2" "script -qfc 'exec $program $text' $dir/sent" "$3" "touch $dir/done"
	painted() { LC_ALL=C grep -qa '林溪县\|绵阳' "$dir/sent" 2>/dev/null; }
	wait_until 'the program' painted || return 1
	sleep 1 # for the answers
	xdotool mousemove 300 300
}
presses() { xdotool key --delay 80 "$@"; }
leaves() { # until the window is gone, by q as often as it takes
	local end=$((SECONDS + patience))
	until [ -e "$dir/done" ]; do
		[ $SECONDS -lt $end ] || { echo "  the program does not end"; return 1; }
		LC_ALL=C grep -qa '\[?1049l' "$dir/sent" || presses q
		sleep 0.5
	done
}
asks='python3 tests/term/ask_terminal.py "\\033[?u"'
same_keyboard() { cmp -s "$dir/before" "$dir/after" || { echo "  keyboard before and after: $(cat "$dir/before" "$dir/after")"; return 1; }; }

keyboard() { # the end of the article, back, forward by Ctrl-I, which is not Tab, and a note there
	rm -rf "$dir/kbd"
	mkdir "$dir/kbd"
	local text=src/share/articles/02-mianyang-gongbao.txt # too long for a window
	reads_in "$1" "export XDG_STATE_HOME=$dir/kbd; $asks >$dir/before" "$asks >$dir/after" || return 1
	presses shift+g ctrl+o ctrl+i a x Return
	leaves && same_keyboard || return 1
	XDG_STATE_HOME=$dir/kbd "$program" notes >"$dir/notes"
	grep -q '"note":"x"' "$dir/notes" && ! grep -q '面对疫情' "$dir/notes" || { echo "  no note at the end"; cat "$dir/notes"; return 1; }
	grep -q '\[?0u' "$dir/before" || { echo "  it has no such keyboard: $(cat "$dir/before")"; return 1; }
}
keyboard_crash() { # a crash gives the keys back too
	reads_in "$1" "$asks >$dir/before" "$asks >$dir/after" || return 1
	kill -SEGV "$(pgrep -n -f "^$program $text")"
	wait_until 'the end' test -e "$dir/done" && same_keyboard
}

# ---- frames shown at once: what this terminal was sent has a beginning and an end for each large one
brackets() {
	local begins ends
	reads_in "$1" true true || return 1
	presses f q f q
	leaves || return 1
	begins=$(LC_ALL=C grep -ao '\[?2026h' "$dir/sent" | wc -l) ends=$(LC_ALL=C grep -ao '\[?2026l' "$dir/sent" | wc -l)
	[ "$begins" -ge 3 ] && [ "$begins" = "$ends" ] || { echo "  $begins beginnings, $ends ends"; return 1; }
}

# ---- what steps leave on the screen is what painting everything anew shows, pixel by pixel
same_after_repaint() {
	reads_in "$1" true true || return 1
	presses j j j bracketright bracketright k space k j f j j q u bracketright
	sleep 1
	import -window root "$dir/steps.png"
	presses ctrl+l
	sleep 1
	import -window root "$dir/whole.png"
	leaves || return 1
	local differ
	differ=$(compare -metric AE "$dir/steps.png" "$dir/whole.png" null: 2>&1)
	[ "$differ" = 0 ] || { echo "  $differ pixels differ"; return 1; }
	differ=$(convert "$dir/whole.png" -unique-colors -format '%w' info:)
	[ "$differ" -gt 10 ] || { echo "  nothing to see: $differ colours"; return 1; }
}

# ---- what is the same in all of them, and what is not
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null && display_start; then
	trap 'real_finish; finish' EXIT
	if command -v xterm >/dev/null; then
		check xterm-widths agrees xterm
		check xterm-steps same_after_repaint xterm
		check xterm-answers learns xterm 'columns scroll alone *yes' 'frames shown at once *no' 'ground *#ffffff'
	fi
	if command -v kitty >/dev/null; then
		check kitty-widths agrees kitty
		check kitty-answers learns kitty 'columns scroll alone *no' 'frames shown at once *yes' 'Ctrl-I is not Tab *yes' 'ground *#000000'
		check kitty-keyboard keyboard kitty
		check kitty-keyboard-crash keyboard_crash kitty
		check kitty-brackets brackets kitty
		check kitty-steps same_after_repaint kitty
	fi
	if command -v foot >/dev/null && command -v weston >/dev/null; then
		check foot-widths agrees foot
		check foot-answers learns foot 'frames shown at once *yes' 'Ctrl-I is not Tab *yes'
		check foot-keyboard keyboard foot
		check foot-brackets brackets foot
		check foot-steps same_after_repaint foot
	fi
else
	echo "tests/term: no Xvfb or xdotool, so no terminal emulators are tested"
fi
