# completion_test.sh: what the shells offer is what the program takes: every option of every command and nothing else, and
# only values that are accepted. The three files hold the same values.
top=$(cd ../.. && pwd)
share=$top/src/share/completion
mkdir -p "$dir/bin"
ln -sf "$dushu" "$dir/bin/dushu"

offered_bash() { # WORD…: what bash offers for the last one
	(
		PATH=$dir/bin:$PATH
		. "$share/dushu.bash"
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
		_dushu
		printf '%s\n' "${COMPREPLY[@]}" | sort -u
	)
}
options_of() { # of a command as help says them; none: of all
	"$dushu" ${1:-} --help | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | grep -oE -- '-?-[a-zA-Z-]+' | sort -u
}
same() { [ -n "$1" ] && [ "$1" = "$2" ]; }
commands=$("$dushu" --help | sed -nE 's/^  dushu ([a-z]+) .*/\1/p')
check "bash: all options" same "$(options_of)" "$(offered_bash dushu -)"
for c in $(grep -vx -e help -e feed -e config <<<"$commands"); do # after these come words
	check "bash: options of $c" same "$(options_of "$c")" "$(offered_bash dushu "$c" -)"
done
check "bash: commands" same "$(sort <<<"$commands")" "$(cd "$dir/bin" && rm -f x && mkdir -p none && cd none && offered_bash dushu '')"

# values: option or command, then what the files say of it
values_in() { # FILE: a line for each list
	sed -nE "s/^\t(--[a-z-]+|feed|config)( \| -f)?\) values='(.*)' ;;$/\1 \3/p" "$1"
}
values=$(values_in "$share/dushu.bash")
check "zsh has the values of bash" same "$values" "$(values_in "$share/_dushu")"
check "fish has the values of bash" same "$values" \
	"$(sed -nE '/^\tcase/{N;s/^\tcase ([a-z-]+).*\n\t\tset values .(.*)./\1 \2/p}' "$share/dushu.fish")"
while read -r what list; do
	for v in $list; do
		case $what in
		--format | --with | --as-of) run "$dushu" figures "$what" "$v" --version ;;
		--*) run "$dushu" "$what" "$v" --version ;;
		*) continue ;;
		esac
		check "$what $v is accepted" exits 0
	done
	[[ $what == --* ]] && continue
	run "$dushu" --help
	check "$what: all its words" grep -qE "dushu $what \[?$(tr ' ' '|' <<<"$list" | sed 's/|/\\|/g')\]? " "$dir/out"
done <<<"$values"
run "$dushu" help
themes=$(sed -nE 's/.*--theme NAME +[^:]*: //p' "$dir/out")
check "all themes" same "$themes" "$(sed -n 's/^--theme //p' <<<"$values")"
if command -v zsh >/dev/null; then
	check "zsh reads its file" zsh -n "$share/_dushu"
fi
if command -v fish >/dev/null; then
	offered_fish() { PATH=$dir/bin:$PATH fish --no-config -c "source $share/dushu.fish; complete -C '$1'" | cut -f1 | sort -u; }
	check "fish: all options" same "$(options_of)" "$(offered_fish 'dushu -')"
	check "fish: options of text" same "$(options_of text)" "$(offered_fish 'dushu text -')"
	check "fish: values" same "$(printf '%s\n' auto 1 2 | sort)" "$(offered_fish 'dushu --ambiguous ')"
fi
