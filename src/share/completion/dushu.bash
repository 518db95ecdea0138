# Completion of dushu for bash: commands first, then the options and values of the command, then files. What commands
# and options there are, the program says itself.
_dushu() {
	local word=${COMP_WORDS[COMP_CWORD]} last=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
	local all commands text
	all=$(dushu --help 2>/dev/null)
	commands=$(sed -nE 's/^  dushu ([a-z]+) .*/\1/p' <<<"$all")
	case $last in
	--format | -f) COMPREPLY=($(compgen -W 'jsonl json csv tsv table' -- "$word")); return ;;
	--input) COMPREPLY=($(compgen -W 'text html' -- "$word")); return ;;
	--ambiguous) COMPREPLY=($(compgen -W '1 2 auto' -- "$word")); return ;;
	--theme) COMPREPLY=($(compgen -W 'auto default dark light night paper contrast plain' -- "$word")); return ;;
	--color) COMPREPLY=($(compgen -W 'auto never 8 16 256 24bit' -- "$word")); return ;;
	--with) COMPREPLY=($(compgen -W 'dates ordinals names ids idioms lists all' -- "$word")); return ;;
	feed) COMPREPLY=($(compgen -W 'add list update open path remove' -- "$word")); return ;;
	config) COMPREPLY=($(compgen -W 'show check write path' -- "$word")); return ;;
	help) COMPREPLY=($(compgen -W "$commands" -- "$word")); return ;;
	esac
	if [[ $word == -* ]]; then
		text=$all
		grep -qxF -- "$command" <<<"$commands" && text=$(dushu help "$command" 2>/dev/null)
		COMPREPLY=($(compgen -W "$(grep -oE -- '--[a-z]+' <<<"$text" | sort -u)" -- "$word"))
		return
	fi
	COMPREPLY=($(compgen -f -- "$word"))
	if [ "$COMP_CWORD" = 1 ]; then
		COMPREPLY+=($(compgen -W "$commands" -- "$word"))
	fi
}
complete -o filenames -F _dushu dushu
