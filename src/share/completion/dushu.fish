# Completion of dushu for fish: commands first, then the options and values of the command, then files. What commands and
# options there are, the program says itself.
function __dushu_commands
	dushu --help 2>/dev/null | string replace -rf '^  dushu ([a-z]+) .*  +(.*)$' '$1\t$2'
end

function __dushu_command
	set -l words (commandline -opc)
	set -l all (__dushu_commands | string split -f1 \t)
	test (count $words) -gt 1; and contains -- $words[2] $all; and echo $words[2]
end

function __dushu_options
	set -l command (__dushu_command)
	set -l lines (dushu --help 2>/dev/null)
	test -n "$command"; and set lines (dushu help $command 2>/dev/null)
	printf '%s\n' $lines | string replace -rf '^ .*(--[a-z-]+).*  +(.*)$' '$1\t$2'
	printf '%s\n' $lines | string replace -rf '^  (-[a-zA-Z]), --.*  +(.*)$' '$1\t$2'
end

function __dushu_values
	set -l words (commandline -opc)
	set -l values
	switch $words[-1]
	case --format -f
		set values 'jsonl json csv tsv md table'
	case --input
		set values 'text html'
	case --ambiguous
		set values 'auto 1 2'
	case --theme
		set values 'auto default dark light night paper contrast plain'
	case --color
		set values 'auto never 8 16 256 24bit'
	case --with
		set values 'dates ordinals names ids idioms lists all'
	case --as-of
		set values 'article'
	case feed
		set values 'add list update open path remove'
	case config
		set values 'show check write path'
	case help
		__dushu_commands
		return 0
	end
	test -n "$values"; or return 1
	string split ' ' $values
end

complete -c dushu -n 'not __dushu_values >/dev/null' -n 'string match -q -- "-*" (commandline -ct)' -a '(__dushu_options)'
complete -c dushu -n 'test (count (commandline -opc)) -eq 1' -a '(__dushu_commands)'
complete -c dushu -n '__dushu_values >/dev/null' -f -a '(__dushu_values)'
