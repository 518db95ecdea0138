# Completion of dushu for bash: commands first, then the options and values of the command, then files.
_dushu() {
	local word=${COMP_WORDS[COMP_CWORD]} last=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
	case $last in
	--format | -f) COMPREPLY=($(compgen -W 'jsonl json csv tsv table' -- "$word")); return ;;
	--input) COMPREPLY=($(compgen -W 'text html' -- "$word")); return ;;
	--ambiguous) COMPREPLY=($(compgen -W 'narrow wide' -- "$word")); return ;;
	--with) COMPREPLY=($(compgen -W 'dates ordinals names ids idioms lists all' -- "$word")); return ;;
	help) COMPREPLY=($(compgen -W 'figures checks regions articles text region' -- "$word")); return ;;
	esac
	if [[ $word == -* ]]; then
		# The options a command has are in its help.
		local text
		case $command in
		figures | checks | regions | articles | text | region) text=$(dushu help "$command" 2>/dev/null) ;;
		*) text=$(dushu --help 2>/dev/null) ;;
		esac
		COMPREPLY=($(compgen -W "$(grep -oE -- '--[a-z]+' <<<"$text" | sort -u)" -- "$word"))
		return
	fi
	COMPREPLY=($(compgen -f -- "$word"))
	if [ "$COMP_CWORD" = 1 ]; then
		COMPREPLY+=($(compgen -W 'figures checks regions articles text region help' -- "$word"))
	fi
}
complete -o filenames -F _dushu dushu
