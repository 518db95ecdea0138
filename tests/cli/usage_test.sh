# usage_test.sh: the command line itself.

run "$dushu" --version
check "--version" exits 0
check "--version prints one line" rows 1
run "$dushu" --help
check "--help" exits 0
check "--help is on standard output" prints "dushu figures"
check "--help complains of nothing" silent
run "$dushu" help regions
check "help of a command" prints "candidates"
run "$dushu" figures --help
check "--help of a command" prints "Fields:"
run "$dushu" help nonsense
check "help of no command" exits 2
run "$dushu" figures --nonsense
check "unknown option" exits 2
check "unknown option is named" says "--nonsense"
run "$dushu" figures -Q
check "unknown letter" says "-Q: no such option"
run "$dushu" figures --format xml file
check "unknown format" exits 2
check "unknown format: what there is" says "jsonl, json, csv, tsv, md and table"
run "$dushu" figures --format
check "option without its value" exits 2
run "$dushu" text --format csv file
check "option of another command" says "does not go with text"
run "$dushu" figures --fields text,nonsense file
check "unknown field" says "nonsense"
check "unknown field, exit" exits 2
run "$dushu" figures --width 3 file
check "width too small" exits 2
run "$dushu" figures --context 无此地方 file
check "unknown place" exits 2
check "unknown place: remedy" says "dushu region"
run "$dushu" figures --with nonsense file
check "unknown class" exits 2
run "$dushu" region
check "region without a name" exits 2

# Completion for bash offers what there is.
complete_line() { # complete_line WORD…: what is offered for the last word
	(
		. ../../src/share/completion/dushu.bash
		dushu() { "$dushu" "$@"; }
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
		_dushu
		printf '%s\n' "${COMPREPLY[@]}"
	)
}
run complete_line dushu fig
check "completion of a command" prints figures
run complete_line dushu figures --fo
check "completion of an option" prints --format
run complete_line dushu text --fo
check "no completion of what the command has not" not prints --format
run complete_line dushu figures --format cs
check "completion of a format" prints csv

run "$dushu" text --charset nonsense "$text"
check "unknown encoding, exit, though the text is UTF-8" exits 2
check "unknown encoding: remedy" says "gb18030"
run "$dushu" text --charset GB2312 "$text"
check "a known encoding that the bytes contradict" exits 0
