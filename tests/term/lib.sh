# lib.sh: a terminal for tests: tmux on a private socket. Everything waits for what it expects, with a deadline.
program=${DUSHU:-$PWD/dushu}
sockets=0
passed=0 failed=0
dir=$(mktemp -d)
socket=$dir/tmux-0
export LC_ALL=C.UTF-8
unset LANGUAGE NO_COLOR TMUX

tm() { tmux -S "$socket" -f /dev/null "$@"; }

finish() {
	tm kill-server 2>/dev/null
	rm -rf "$dir"
	echo "$passed passed, $failed failed"
	[ $failed = 0 ]
}

# start COLSxROWS COMMAND: a shell in a fresh terminal runs it
start() {
	tm kill-server 2>/dev/null
	export XDG_STATE_HOME=$dir/state-$sockets # nobody has read here before
	socket=$dir/tmux-$((sockets += 1)) # the one before may still be going away
	tm new-session -d -x "${1%x*}" -y "${1#*x}" "exec bash --norc --noprofile -i"
	tm set -g status off
	tm send-keys -l "PS1='ready> '; unset HISTFILE; clear"
	tm send-keys Enter
	wait_for '^ready>'
	tm send-keys -l "$2"
	tm send-keys Enter
}

screen() { tm capture-pane -p 2>&1; }

# wait_until DESCRIPTION COMMAND…: true within ten seconds, or $patience
wait_until() {
	local what=$1 end=$((SECONDS + ${patience:-10}))
	shift
	until "$@"; do
		if [ $SECONDS -ge $end ]; then
			echo "  waited in vain: $what"
			screen | grep . | sed 's/^/    | /'
			return 1
		fi
		sleep 0.02
	done
}

shows() { screen | grep -q -- "$1"; }
wait_for() { wait_until "screen shows $1" shows "$1"; }
keys() { tm send-keys "$@"; }
cursor() { tm display -p '#{cursor_x},#{cursor_y}'; }

# check NAME COMMAND…
check() {
	local name=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED $name"
	fi
}
