# kinds.sh: part of run.sh. Terminals of many names and with many numbers of colours: the same frame on each of them, only
# colours that it has, and none where nobody wants any.

# ---- every terminal type that is known here, in the smallest window that must work
frame_at_40x10() { # frame_at_40x10 TERM
	export AS_TERM=$1
	same_as_headless 40x10 ] ] j j Space ] k '}' '!' Esc ?
	local code=$?
	unset AS_TERM
	return $code
}
for term in xterm xterm-256color tmux tmux-256color screen screen-256color linux vt100 vt220 rxvt-unicode konsole \
	gnome putty alacritty foot xterm-kitty; do
	infocmp "$term" >/dev/null 2>&1 && check "40x10-$term" frame_at_40x10 $term
done

# ---- within GNU screen, which has no margins, no questions answered but the width, and 8 colours
within_screen() {
	printf 'autodetach off\nstartup_message off\ndefutf8 on\naltscreen on\n' >"$dir/screenrc"
	export WITHIN="screen -q -U -c $dir/screenrc"
	same_as_headless 80x24 ] ] j j j k Space ]
	local code=$?
	unset WITHIN
	return $code
}
command -v screen >/dev/null && check within-screen within_screen

# ---- colours: what the program sends, written down between it and the terminal
recorded() { # recorded ENVIRONMENT OPTIONS: one article read with it; the bytes are in $dir/line.bytes
	rm -f "$dir"/line*
	start 100x20 "env $1 python3 tests/term/delay.py 0 $dir/line $program $2 $text"
	wait_for '1/18' || return 1
	keys ] ] } j
	wait_for '林溪县' || return 1
	keys q
	wait_for '^ready>' && wait_until 'the bytes are written down' test -s "$dir/line"
}
esc=$'\e'
sends() { LC_ALL=C grep -qaE "$esc\\[([0-9;]*;)?($1)[;m]" "$dir/line.bytes"; }
colours_are() { # colours_are ENVIRONMENT OPTIONS SENT NOT-SENT: patterns of parameters of ESC [ … m
	recorded "$1" "$2" || return 1
	[ -z "$3" ] || sends "$3" || { echo "  never sends $3"; return 1; }
	[ -z "$4" ] || ! sends "$4" || { echo "  sends $4"; return 1; }
}
any='3[0-8]|4[0-8]|9[0-7]|10[0-7]'
check colours-direct colours_are 'TERM=xterm-256color COLORTERM=truecolor' '--theme night' '[34]8;2' ''
check colours-256 colours_are 'TERM=xterm-256color COLORTERM=' '--theme night' '[34]8;5' '[34]8;2'
check colours-8 colours_are 'TERM=xterm COLORTERM=' '--theme default' '3[0-7]' '[34]8|9[0-7]|10[0-7]'
check colours-own colours_are 'TERM=xterm-256color COLORTERM=' '--theme default' '3[0-7]' '[34]8'
check colours-too-few colours_are "TERM=xterm COLORTERM=" "--theme night" "1|7" "$any"
check colours-none-wanted colours_are 'TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1' '' '1|7' "$any"
check colours-none-option colours_are 'TERM=xterm-256color' '--color never' '1|7' "$any"
check colours-none-there colours_are 'TERM=vt100' '' '1|7' "$any"
without_colour() { # the current figure, others, places: told apart in what the terminal really shows
	start 100x20 "NO_COLOR=1 $program $text"
	wait_for '1/18' || return 1
	local shown
	shown=$(tm capture-pane -pe | grep '48.6亿元同比\|48.6亿元')
	grep -q "$esc\\[[0-9;]*7m48.6亿元\\|7m$esc\\[1m48.6亿元\\|1m$esc\\[7m48.6亿元" <<<"$shown" || { echo "  the current figure is not in reverse: $(cat -v <<<"$shown")"; return 1; }
	grep -q "$esc\\[1m[0-9.]*%\\|$esc\\[0;1m[0-9.]*%\\|1m9.3亿元" <<<"$(tm capture-pane -pe)" || { echo "  other figures are not bold"; return 1; }
	grep -q "$esc\\[[0-9;]*4m赤峰市" <<<"$(tm capture-pane -pe)" || { echo "  places are not underlined"; return 1; }
}
check without-colour without_colour

# ---- sizes that follow each other quickly: as many frames as sizes at most, the screen never blanked, the last one right
storm() {
	local frames i
	rm -f "$dir"/line*
	start 120x30 "python3 tests/term/delay.py 0 $dir/line $program $text"
	wait_for '│ 林溪县' || return 1
	for ((i = 0; i < 30; i++)); do tm resize-window -x $((60 + i * 2)) -y $((10 + i % 15)); done
	tm resize-window -x 80 -y 24
	printf 'size 120x30\nopen %s\nsize 80x24\ndump text\n' "$text" >"$dir/script"
	timeout 20 "${BUILD_TESTS:-build/tests}/drive_screen" "$dir/script" | sed '$d' >"$dir/want"
	settled() { screen | sed 's/ *$//' | diff -q - "$dir/want" >/dev/null; }
	wait_until 'the last size' settled || return 1
	keys q
	wait_for '^ready>' && wait_until 'the bytes are written down' test -s "$dir/line" || return 1
	frames=$(sed -nE 's/frames ([0-9]+).*/\1/p' "$dir/line")
	[ "$frames" -le 80 ] || { echo "  $frames writes for 31 sizes"; return 1; }
	! LC_ALL=C grep -qaE "$esc\\[2?J" "$dir/line.bytes" || { echo "  the screen is blanked"; return 1; }
}
check resize-storm storm

# ---- stopped and continued by others
stopped() { # stopped SIGNAL: and back by fg, painted whole
	start 80x24 "$program $text"
	wait_for "$bar" || return 1
	kill -"$1" "$(pgrep -n -f "^$program $text")"
	wait_for 'Stopped' || return 1
	keys -l 'clear; fg'
	keys Enter
	wait_for "$bar" || return 1
	keys ]
	wait_for '2/18' || return 1
	keys q
	restored 0
}
check stopped-tstp stopped TSTP
check stopped-stop stopped STOP
