#!/bin/sh
# shots.sh [OUTDIR]: pictures of the real program in a real terminal emulator: xterm under a virtual X server, with a
# CJK font. Needs xvfb, xterm, imagemagick, two fonts (fonts-noto-cjk, fonts-dejavu-core) and tmux for the keys.
# Each row of the list: name, size, files, keys (names as tmux has them).
set -eu
cd "$(dirname "$0")/.."
out=${1:-screenshots}
program=${PROGRAM:-./dushu}
font=${FONT:-DejaVu Sans Mono}        # Latin letters and digits
wide=${WIDE_FONT:-Noto Sans Mono CJK SC} # everything two cells wide
for tool in Xvfb xterm import tmux; do
	command -v "$tool" >/dev/null || { echo "shots.sh: $tool is not installed" >&2; exit 1; }
done

dir=$(mktemp -d)
socket=$dir/tmux
export XDG_CONFIG_HOME="$dir/config" XDG_STATE_HOME="$dir/state" XDG_CACHE_HOME="$dir/cache" # nobody has read here before
Xvfb -displayfd 3 -screen 0 2600x1600x24 3>"$dir/display" 2>/dev/null &
server=$!
trap 'kill $server 2>/dev/null || :; tmux -S "$socket" kill-server 2>/dev/null || :; rm -rf "$dir"' EXIT INT TERM
tries=0
until [ -s "$dir/display" ]; do
	tries=$((tries + 1))
	[ $tries -lt 200 ] || { echo "shots.sh: no X server" >&2; exit 1; }
	sleep 0.05
done
DISPLAY=:$(cat "$dir/display")
export DISPLAY

# wait_for TEXT: until the program shows it, at most ten seconds
wait_for() {
	n=0
	until tmux -S "$socket" capture-pane -p 2>/dev/null | grep -q -- "$1"; do
		n=$((n + 1))
		[ $n -lt 200 ] || { echo "shots.sh: \"$1\" never showed" >&2; return 1; }
		sleep 0.05
	done
}

# shot NAME COLSxROWS LOCALE FILES WAIT KEYS...
shot() {
	name=$1 size=$2 lang=$3 files=$4 text=$5
	shift 5
	socket=$dir/tmux-$name # a server of its own: the one before may still be ending
	tmux -S "$socket" -f /dev/null new-session -d -x "${size%x*}" -y "${size#*x}" \
		"env LC_ALL=C.UTF-8 LANGUAGE=$lang TERM=tmux-256color $program $files"
	tmux -S "$socket" set -g status off
	tmux -S "$socket" set -g default-terminal tmux-256color
	wait_for "$text"
	xterm -fa "$font" -fd "$wide" -fs "${FONT_SIZE:-11}" -geometry "$size+0+0" -b 8 -bw 0 -bg "${BACKGROUND:-#1b1d22}" \
		-fg "${FOREGROUND:-#d8dae0}" +sb -xrm '*boldColors: false' -xrm '*cursorColor: #f0f0f0' \
		-xrm '*color1: #e06c75' -xrm '*color2: #98c379' -xrm '*color3: #e5b567' -xrm '*color4: #6cb6ff' \
		-xrm '*color5: #c792ea' -xrm '*color6: #5fc9c0' -xrm '*color8: #7a808c' \
		-e tmux -S "$socket" attach &
	term=$!
	n=0
	until [ "$(tmux -S "$socket" list-clients 2>/dev/null | wc -l)" -gt 0 ]; do
		n=$((n + 1))
		[ $n -lt 200 ] || break
		sleep 0.05
	done
	tmux -S "$socket" resize-window -x "${size%x*}" -y "${size#*x}" 2>/dev/null || true
	for key in "$@"; do
		tmux -S "$socket" send-keys "$key"
		sleep 0.05
	done
	sleep 0.7 # the picture itself cannot be asked whether it is complete
	id=$(xwininfo -root -tree 2>/dev/null | awk '/"tmux|"xterm|XTerm/ { print $1; exit }')
	import -window "${id:-root}" "$out/$name.png"
	mogrify +dither -colors 96 "$out/$name.png" # a palette is enough, and a third of the size
	tmux -S "$socket" kill-server 2>/dev/null || true
	wait $term 2>/dev/null || true
	echo "$out/$name.png"
}

a=src/share/articles
shot read-120x40 120x40 en "$a/02-mianyang-gongbao.txt" 绵阳 ']' ']' ']' ']'
shot tree-120x40 120x40 en "$a" All Tab / jiuhua Enter
shot read-80x24 80x24 en "$a/01-rugao-gongshui.txt" 如皋 ']' ']'
shot read-40x12 40x12 en "$a/01-rugao-gongshui.txt" 如皋 ']'
shot search-120x40 120x40 en "$a" All / zhengzhou Enter
shot figures-120x40 120x40 en "$a/02-mianyang-gongbao.txt" 绵阳 f j j
shot found-120x40 120x40 en "$a" All '&' chanliang Enter j j
shot everywhere-120x40 120x40 en "$a" All F / mianji Enter j j j j j j j j j
shot compare-120x40 120x40 en "$a/02-mianyang-gongbao.txt" 绵阳 c s
shot checks-120x40 120x40 en "$a/02-mianyang-gongbao.txt" 绵阳 '!'
shot why-120x40 120x40 en "$a/02-mianyang-gongbao.txt" 绵阳 ']' ']' ']' ']' i
shot help-80x24 80x24 en "$a/01-rugao-gongshui.txt" 如皋 '?'
shot chinese-120x40 120x40 zh "$a/12-shandong-renkou.txt" 地区 ']' ']' ']'
shot pinyin-80x24 80x24 en "$a/04-zhengzhou-fayuan.txt" 郑州 p ']' ']'
BACKGROUND='#ffffff' FOREGROUND='#262626'
shot light-120x40 120x40 en "--theme light $a/10-xilinguole-caoyuan.txt" 锡林郭勒 '}' '}' '}'
