# Completion of dushu for bash: commands first, then the options and values of the command, then files. What commands
# and options there are, the program says itself.
_dushu() {
	local word=${COMP_WORDS[COMP_CWORD]} last=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
	local all commands text values=
	all=$(dushu --help 2>/dev/null)
	commands=$(sed -nE 's/^  dushu ([a-z]+) .*/\1/p' <<<"$all")
	case $last in
	--format | -f) values='jsonl json csv tsv md table' ;;
	--input) values='text html' ;;
	--ambiguous) values='auto 1 2' ;;
	--theme) values='auto default dark light night paper contrast plain' ;;
	--color) values='auto never 8 16 256 24bit' ;;
	--with) values='dates ordinals names ids idioms lists all' ;;
	--as-of) values='article' ;;
	feed) values='add list update open path remove' ;;
	config) values='show check write path' ;;
	help) values=$commands ;;
	esac
	if [ -n "$values" ]; then
		COMPREPLY=($(compgen -W "$values" -- "$word"))
		return
	fi
	if [[ $word == -* ]]; then
		text=$all
		grep -qxF -- "$command" <<<"$commands" && text=$(dushu help "$command" 2>/dev/null)
		COMPREPLY=($(compgen -W "$(grep -oE -- '^ .*--[a-z-]+' <<<"$text" | grep -oE -- '-?-[a-zA-Z-]+' | sort -u)" -- "$word"))
		return
	fi
	COMPREPLY=($(compgen -f -- "$word"))
	if [ "$COMP_CWORD" = 1 ]; then
		COMPREPLY+=($(compgen -W "$commands" -- "$word"))
	fi
}
complete -o filenames -F _dushu dushu
