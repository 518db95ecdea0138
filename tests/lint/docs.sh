#!/bin/bash
# The documents say what the tables say: every command, option, field and key is in the man page or README, and they
# name no option that is not there.
cd "$(dirname "$0")/../.." || exit 1
wrong=0
complain() { echo "$1"; wrong=$((wrong + 1)); }
dushu=${DUSHU:-./dushu}
man=src/dushu.1

help=$("$dushu" --help) || complain "dushu --help fails"
options=$(grep -oE -- '--[a-z]+' <<<"$help" | sort -u)
for o in $options; do
	grep -qE "Fl (Fl|-)?-?${o#--}|\\\\-\\\\-${o#--}|Fl -${o#--}" $man || complain "$man: option $o is missing"
done
while read -r o; do
	grep -qx -- "--$o" <<<"$options" || complain "$man: --$o is no option of the program"
done < <(sed -nE 's/^\.It .*Fl -([a-z]+).*/\1/p' $man)

for c in $(sed -nE 's/^  dushu ([a-z]+) .*/\1/p' <<<"$help"); do
	grep -qE "^\.(It )?Cm $c|Cm $c" $man || complain "$man: command $c is missing"
	[[ $c == help || $c == text || $c == config || $c == doctor || $c == feed ]] && continue
	fields=$("$dushu" help $c | sed -n '/^Fields:/,$s/^  \([a-z]*\) .*/\1/p')
	[ -n "$fields" ] || complain "help $c: names no fields"
	for f in $fields; do
		grep -q "\`$f\`" README.md || complain "README.md: field $f of $c is missing"
		grep -qE "(Va|Li|Cm|It) $f( |$)" $man || complain "$man: field $f of $c is missing"
	done
done

# Every setting is named in the manual.
for s in $("$dushu" config write - | sed -nE 's/^# ?set ([a-z-]+) .*/\1/p' | sort -u); do
	sed -n '/^\.Sh CONFIGURATION/,/^\.Sh EXIT/p' $man | grep -qE "[ ,]$s[ ,.]" || complain "$man: setting $s is missing"
done

# The keys: the table in README.md is the one of the program.
keys=$(dirname "$dushu")/tests/keys
if ! diff <(sed '/^<!-- keys -->$/,/^<!-- end of keys -->$/!d;//d' README.md) <("$keys"); then
	complain "README.md: the keys are not those of the program (make readme-keys)"
fi

if command -v mandoc >/dev/null; then
	mandoc -T lint -W warning $man | grep -v 'referenced manual not found' && complain "$man: mandoc warns"
fi
# Links in README lead somewhere.
while read -r target; do
	[ -e "$target" ] || complain "README.md: $target does not exist"
done < <(grep -oE '\]\([^)#h][^)]*\)' README.md | sed 's/^](//; s/)$//')
exit $((wrong > 0))
