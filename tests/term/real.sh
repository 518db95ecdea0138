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
		weston --backend=x11-backend.so --use-pixman --socket=dushu-test --width=1200 --height=800 >/dev/null 2>&1 &
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
	inside "$terminal" "script -qc '$program doctor' $dir/doctor.$terminal" "touch $dir/done"
	wait_until 'what doctor says' test -e "$dir/done" || return 1
	for words in "$@"; do
		grep -q "$words" "$dir/doctor.$terminal" || { echo "  not said: $words"; sed -n '/^Terminal/,$p' "$dir/doctor.$terminal"; return 1; }
	done
}

# ---- real keys: Ctrl-I goes forward again where it is told from Tab; after the program, keys are as they were
presses() { xdotool key --delay 60 "$@"; }
keyboard() { # keyboard TERMINAL: the end of the article, back, forward by Ctrl-I, a note there
	local terminal=$1
	rm -rf "$dir/kbd"
	mkdir "$dir/kbd"
	inside "$terminal" "export XDG_STATE_HOME=$dir/kbd" "python3 tests/term/ask_terminal.py '\\033[?u' >$dir/before" \
		"touch $dir/ready" "$program $text" "python3 tests/term/ask_terminal.py '\\033[?u' >$dir/after" "touch $dir/done"
	rm -f "$dir/ready"
	wait_until 'the window' test -e "$dir/ready" || return 1
	sleep 1.5
	xdotool mousemove 300 300
	presses shift+g ctrl+o ctrl+i a x Return
	sleep 0.3
	presses q
	wait_until 'the end' test -e "$dir/done" || return 1
	cmp -s "$dir/before" "$dir/after" || { echo "  keyboard before and after: $(cat "$dir/before" "$dir/after")"; return 1; }
	XDG_STATE_HOME=$dir/kbd "$program" notes >"$dir/notes"
	grep -q x "$dir/notes" || { echo "  no note"; return 1; }
}

# ---- what is the same in all of them, and what is not
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null && display_start; then
	trap 'real_finish; finish' EXIT
	if command -v xterm >/dev/null; then
		check xterm-widths agrees xterm
		check xterm-answers learns xterm 'columns scroll alone *yes' 'frames shown at once *no' 'ground *#ffffff'
	fi
	if command -v kitty >/dev/null; then
		check kitty-widths agrees kitty
		check kitty-answers learns kitty 'columns scroll alone *no' 'frames shown at once *yes' 'Ctrl-I is not Tab *yes' 'ground *#000000'
		check kitty-keyboard keyboard kitty
	fi
	if command -v foot >/dev/null && command -v weston >/dev/null; then
		check foot-widths agrees foot
		check foot-answers learns foot 'frames shown at once *yes' 'Ctrl-I is not Tab *yes'
		check foot-keyboard keyboard foot
	fi
else
	echo "tests/term: no Xvfb or xdotool, so no terminal emulators are tested"
fi
