#!/bin/bash
# The real program in a real terminal: paint, keys, resize, suspend, every way to end it, and where it must refuse.
cd "$(dirname "$0")/../.." || exit 1
command -v tmux >/dev/null || { echo "tests/term: tmux is not installed"; exit 1; }
. tests/term/lib.sh
trap finish EXIT
text=tests/screen/in/county.txt
bar='] next figure\|1/18'

# ---- the capture equals the headless frame of the same keys
same_as_headless() { # same_as_headless COLSxROWS KEYS…
	local size=$1
	shift
	printf 'size %s\nopen %s\nkeys %s\ndump text\n' "$size" "$text" "$*" >"$dir/script"
	timeout 20 "${BUILD_TESTS:-build/tests}/drive_screen" "$dir/script" | sed '$d' >"$dir/want"
	start "$size" "${AS_TERM:+TERM=$AS_TERM }${WITHIN:-} $program $text"
	wait_for '1/18\|6.8%' || return 1
	for key in "$@"; do
		case $key in
		PgDn) keys PageDown ;;
		Esc) keys Escape && sleep 0.1 ;; # not Alt and the next key
		^?) keys "C-$(tr A-Z a-z <<<"${key#^}")" ;;
		*) keys "$key" ;;
		esac
	done
	same() { screen | sed 's/ *$//' | diff -q - "$dir/want" >/dev/null; }
	wait_until "the frame of $*" same || { screen | sed 's/ *$//' | diff - "$dir/want" | head -20; return 1; }
}
check frame-120x40 same_as_headless 120x40 ] ] ]
check frame-80x24 same_as_headless 80x24 } }
check frame-40x12 same_as_headless 40x12 ] ] ] ] ] ] ] ] ] ] ] ]
check frame-scroll same_as_headless 40x12 j j j j j k k Space b j j
check frame-scroll-panes same_as_headless 100x12 j j j k j ^D ^U G g ] ] ]
check frame-checks same_as_headless 80x24 '!' j Enter
check frame-why same_as_headless 80x24 ] ] i ] j
check frame-tree same_as_headless 120x24 Tab j j l h k Tab ]

random_keys() { # the same many keys each time, in an order nobody chose
	local pool=(j j j j k k ']' ']' ']' '[' '}' '{' d u Space b g G Tab l h M f n N 5) out=()
	RANDOM=$1
	for ((i = 0; i < 120; i++)); do
		local k=${pool[RANDOM % ${#pool[@]}]}
		out+=("$k")
	done
	echo "${out[@]}"
}
check frame-random-1 same_as_headless 100x12 $(random_keys 1)
check frame-random-2 same_as_headless 80x14 $(random_keys 2)
check frame-random-3 same_as_headless 130x11 $(random_keys 3)

# ---- resize repaints without a key
resize_repaints() {
	start 120x30 "$program $text"
	wait_for '│ 林溪县' || return 1
	tm resize-window -x 60 -y 16
	wait_until 'one pane' eval '! shows "│ 林溪县" && shows "林溪县上半年"' || return 1
	tm resize-window -x 20 -y 4
	wait_for 'too small' || return 1
	tm resize-window -x 120 -y 30
	wait_for '│ 林溪县'
}
check resize resize_repaints

# ---- the terminal is given back
restored() { # restored CODE: back in the shell, with that exit code, sane modes, no alternate screen
	wait_for '^ready>$' || return 1 # a new one: that of the command line shows as soon as the screen is given back
	keys -l 'echo code $?'
	keys Enter
	wait_for "^code $1\$" || return 1
	keys -l 'stty -a | grep -o "[-]*icanon\|[-]*echo \|[-]*isig" | tr "\n" " "; echo; echo done'
	keys Enter
	wait_for '^done$' || return 1
	screen | tr '\n' ' ' | grep -q 'isig.*icanon.*echo' && ! screen | grep -q -- '-icanon\|-isig\|-echo ' &&
		[ "$(tm display -p '#{alternate_on}')" = 0 ]
}
quits() { # quits CODE KEYS…
	local code=$1
	shift
	start 80x24 "$program $text"
	wait_for "$bar" || return 1
	keys "$@"
	restored "$code"
}
check quit-q quits 0 q
check quit-ctrl-c quits 0 C-c
check quit-in-prompt quits 0 / a C-c
check quit-tree quits 0 Tab q
check quit-help quits 0 '?' q q
check quit-command quits 0 : q u i t Enter
check quit-small quits 0 C-l q

ends_by() { # ends_by SIGNAL CODE
	start 80x24 "sh -c 'echo \$\$ >$dir/pid; exec $program $text'"
	wait_for "$bar" || return 1
	kill -"$1" "$(cat "$dir/pid")"
	restored "$2"
}
check signal-hup ends_by HUP 129
check signal-int ends_by INT 130
check signal-quit ends_by QUIT 131
check signal-abrt ends_by ABRT 134
check signal-segv ends_by SEGV 139
check signal-term ends_by TERM 143

keeps_place() { # keeps_place SIGNAL: a window that is closed loses nothing
	start 40x10 "sh -c 'echo \$\$ >$dir/pid; exec $program $text'"
	wait_for '1/18\|6.8%' || return 1
	keys d
	wait_for '主要数据' || return 1
	kill -"$1" "$(cat "$dir/pid")"
	wait_until 'the place is kept' grep -qs "county.txt" "$XDG_STATE_HOME/dushu/positions"
}
check place-hup keeps_place HUP
check place-term keeps_place TERM
plain_keeps_place() { # the same without a screen, while a line is waited for
	start 40x10 "sh -c 'echo \$\$ >$dir/pid; exec $program --plain $text'"
	wait_for '^>' || return 1
	! shows '[┃▪·]$' || { echo '  the minimap is printed'; return 1; }
	keys d Enter
	wait_for '主要数据' || return 1
	rm -f "$XDG_STATE_HOME/dushu/positions"
	kill -"$1" "$(cat "$dir/pid")"
	wait_until 'the place is kept' grep -qs "county.txt" "$XDG_STATE_HOME/dushu/positions"
}
check place-plain-hup plain_keeps_place HUP
check place-plain-int plain_keeps_place INT

suspends() {
	start 80x24 "$program $text"
	wait_for "$bar" || return 1
	keys C-z
	wait_for 'Stopped' || return 1
	[ "$(tm display -p '#{alternate_on}')" = 0 ] || return 1
	keys -l 'fg'
	keys Enter
	wait_for "$bar" || return 1
	keys ]
	wait_for '2/18' || return 1
	keys q
	restored 0
}
check suspend suspends

# ---- the article comes from a pipe, keys from the terminal
reads_pipe() {
	start 80x24 "cat $text | $program -"
	wait_for '1/18' || return 1
	keys ]
	wait_for '2/18' || return 1
	keys a
	wait_for 'no name to keep notes by' || return 1
	keys q
	restored 0
}
check pipe reads_pipe

# ---- what comes slowly is shown by its beginning, goes on to be read and does not keep one from leaving
reads_slow_pipe() {
	mkfifo "$dir/slow" || return 1
	start 80x24 "(cat $text; cat $dir/slow) | $program"
	wait_for '1/…' || return 1
	keys ]
	wait_for '2/….*reading …' || return 1
	echo '全县新建公园31个。' >"$dir/slow"
	wait_for '2/19' || return 1
	keys q
	restored 0
	start 80x24 "(cat $text; cat $dir/slow) | $program"
	wait_for '1/…' || return 1
	keys q
	sleep 0.1
	: >"$dir/slow"
	restored 0
}
check slow-pipe reads_slow_pipe

# ---- tail -f: each burst is shown when the pipe pauses, a page that comes slowly says that it is waited for
reads_bursts() {
	[ -p "$dir/slow" ] || mkfifo "$dir/slow" || return 1
	start 80x24 "(cat $text; cat $dir/slow) | $program"
	exec 9>"$dir/slow"
	wait_for '1/…' || return 1
	keys ]
	wait_for '2/….*reading …' || return 1
	echo '全县新建公园31个。' >&9
	keys G
	wait_for '新建公园31个' || return 1
	echo '全县改建桥梁17座。' >&9
	wait_for '改建桥梁17座' || return 1
	exec 9>&-
	wait_for '/20 ' || return 1
	keys q
	restored 0
	start 80x24 "(printf '<html><body><h1>全市植树情况</h1><p>全市今年植树'; cat $dir/slow) | $program"
	exec 9>"$dir/slow"
	wait_for 'Nothing to read yet' || return 1
	echo '23万株，成活率为91%。</p></body></html>' >&9
	exec 9>&-
	wait_for '植树23万株' || return 1
	keys q
	restored 0
}
check bursts reads_bursts

# ---- all that could not be read is named
names_unread() {
	printf 'PK\003\004broken' >"$dir/one.zip"
	head -c 5000 /dev/zero >"$dir/two.bin"
	start 80x24 "$program $text $dir/one.zip $dir/two.bin"
	wait_for 'not read: 2 *E names them' || return 1
	keys E
	wait_for 'one.zip:' || return 1
	wait_for 'two.bin:' || return 1
	keys Escape
	wait_for "$bar" || return 1
	keys q
	restored 1
}
check unread names_unread

# ---- pasted text goes into prompts only, controls in it are not keys
pastes() {
	start 80x24 "$program $text"
	wait_for "$bar" || return 1
	keys /
	wait_for '^ /' || return 1
	printf '增长\nq' >"$dir/paste"
	tm load-buffer "$dir/paste"
	tm paste-buffer -p
	wait_for '/增长q' || return 1
	keys Escape
	wait_for "$bar" || return 1
	tm paste-buffer -p
	keys ]
	wait_for '2/18'
}
check paste pastes

# ---- where there can be no interface: a message, a code, nothing else
refuses() { # refuses CODE WORDS COMMAND…
	local code=$1 words=$2
	shift 2
	"$@" >"$dir/out" 2>"$dir/err" </dev/null
	local got=$?
	[ $got = "$code" ] && [ ! -s "$dir/out" ] && grep -q "$words" "$dir/err" && ! grep -q "$(printf '\033')" "$dir/err" ||
		{ echo "  code $got"; cat "$dir/out" "$dir/err"; return 1; }
}
check not-a-terminal refuses 2 'not a terminal' "$program" $text
check closed-output refuses 2 'not a terminal' bash -c "$program $text >&-"
dumb() {
	start 80x24 "TERM=$1 $program $text; echo code \$?"
	wait_for '^code 2$' && shows "$2"
}
check dumb dumb dumb 'cannot move its cursor'
plain_in_lines() { # the same reader without a screen: keys in lines, no byte that moves anything
	printf ']\n]\n\n/增长\nEsc\nf\nq\nTab\nq\n' | TERM=dumb "$program" --plain $text >"$dir/out" 2>"$dir/err" || return 1
	grep -q '^ 1/18\|\[48.6亿元\]' "$dir/out" && grep -q '\[9.3亿元\]' "$dir/out" && grep -q '^> ' "$dir/out" &&
		! grep -q "$(printf '\033')" "$dir/out" && [ ! -s "$dir/err" ]
}
check plain plain_in_lines
plain_at_a_dumb_terminal() {
	start 80x24 "TERM=dumb $program --plain $text"
	wait_for '^ 1/18' && wait_for '^Type a key.*? lists the' || return 1
	keys ] Enter
	wait_for '\[5.2%\]' && wait_for '^ 2/18' || return 1
	keys q Enter
	restored 0
}
check plain-dumb plain_at_a_dumb_terminal
plain_growing() { # what a pipe has brought so far is read; of what comes only that is printed
	[ -p "$dir/slow" ] || mkfifo "$dir/slow" || return 1
	start 80x40 "(cat $text; cat $dir/slow) | TERM=dumb $program --plain"
	exec 9>"$dir/slow"
	wait_for '1/….*reading …' || return 1
	echo '全县新建公园31个。' >&9
	sleep 0.5
	keys G Enter
	wait_for '新建公园31个' || return 1
	[ "$(screen | grep -c '十二吐乡西山根村')" = 1 ] || { echo '  the text is printed again'; return 1; }
	exec 9>&-
	keys q Enter
	restored 0
}
check plain-growing plain_growing
check unknown-terminal dumb no-such-terminal 'is not known'
missing() {
	start 80x24 "$program /no/such/file; echo code \$?"
	wait_for '^code 1$' && shows '/no/such/file'
}
check missing-file missing
missing_beside() { # one that is there is read; the other is told, and told again at the end
	start 80x24 "$program /no/such/file $text"
	wait_for '/no/such/file: no such file' || return 1
	keys q
	wait_for '^dushu: /no/such/file: no such file' && restored 1
}
check missing-beside missing_beside
c_locale() {
	start 80x24 "LC_ALL=C $program $text"
	wait_for '林溪县' || return 1
	keys q
	restored 0
}
check c-locale c_locale
other_terminals() { # vt100: no colours, no erase of characters, plain scrolling
	start 80x24 "TERM=$1 $program $text"
	wait_for '1/18' || return 1
	keys ] ] j k
	wait_for '3/18' || return 1
	keys q
	restored 0
}
check vt100 other_terminals vt100
check linux-console other_terminals linux

# ---- the terminal goes away: the program does too
vanishes() {
	start 80x24 "sh -c 'echo \$\$ >$dir/pid; exec $program $text'"
	wait_for "$bar" || return 1
	tm kill-server
	gone() { ! kill -0 "$(cat "$dir/pid")" 2>/dev/null; }
	local end=$((SECONDS + 10))
	until gone; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.02
	done
}
check hangup vanishes

# ---- the interface speaks Chinese where Chinese is asked for, installed locale or not
speaks_chinese() {
	start 100x20 "LC_ALL=zh_CN.UTF-8 $program $text"
	wait_for '地区' && wait_for '? 帮助'
}
if command -v msgfmt >/dev/null; then
	check chinese speaks_chinese
fi

# ---- characters are as wide as this terminal draws them
widths() {
	start 80x24 "${BUILD_TESTS:-build/tests}/widths 7"
	wait_for ' agree, 0 differ'
}
check widths widths

# ---- the clipboard gets the sentence and its source; the mouse is listened to only when asked for
copies() {
	start 100x20 "$program $text"
	wait_for '1/18' || return 1
	tm set -g set-clipboard on
	keys y
	copied() { tm show-buffer 2>/dev/null | grep -q '^——《林溪县上半年经济运行情况》'; }
	wait_until 'the clipboard' copied && tm show-buffer | head -1 | grep -q '48.6亿元.*。$'
}
check copy copies
doctor() { # the terminal is asked, and the screen is as it was
	start 100x60 "echo before; $program doctor; echo code \$?"
	wait_for '^code 0' && shows '^before' && shows 'width of 中 *2 cells' && shows 'size *100 x 60'
}
check doctor doctor
looks_up() { # a program gets the terminal and gives it back
	start 100x20 "$program $text"
	wait_for '1/18' || return 1
	keys -l ':set lookup echo found %s!'
	keys Enter
	wait_for 'lookup = echo found' || return 1
	keys D
	wait_for 'look up: 地区生产总值' || return 1
	keys Enter
	wait_for '^found 地区生产总值!' || return 1
	wait_for 'Enter: back to reading' || return 1
	keys Enter
	wait_for '1/18' || return 1
	keys ]
	wait_for '2/18' || return 1
	keys q
	restored 0
}
check look-up looks_up
mouse() {
	start 120x20 "$program $text"
	wait_for '1/18' || return 1
	listening() { [ "$(tm display -p '#{mouse_standard_flag}')" = "$1" ]; }
	listening 0 || return 1
	keys F2
	wait_until 'the mouse on' listening 1 || return 1
	keys -l $'\e[<0;70;7M'
	wait_for '7/18' || return 1
	keys F2
	wait_until 'the mouse off' listening 0
}
check mouse mouse

for part in far kinds real; do
	. tests/term/$part.sh
done
