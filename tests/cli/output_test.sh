# output_test.sh: where the output goes: nowhere, a full device, other locales, no terminal.
text="$dir/many.txt"
for i in $(seq 3000); do echo "赤峰市第${i}批新建公园12个,投资3亿元。"; done >"$text"

"$dushu" figures "$text" 2>"$dir/err" | head -n 1 >"$dir/out"
code=${PIPESTATUS[0]}
check "output closed early: quiet" silent
check "output closed early: exit" exits 1

if [ -e /dev/full ]; then
	"$dushu" figures "$text" >/dev/full 2>"$dir/err"
	code=$?
	check "full device" exits 1
	check "full device is told" says "standard output"
	for command in --help --version 'help figures' 'config show' doctor; do
		"$dushu" $command >/dev/full 2>"$dir/err"
		code=$?
		check "full device: $command" exits 1
		check "full device: $command is told" says "standard output"
	done
fi
"$dushu" figures "$text" >&- 2>"$dir/err"
code=$?
check "no standard output at all" exits 1

for locale in C POSIX; do
	LC_ALL=$locale run "$dushu" figures "$text"
	check "locale $locale: the same output" prints '"12个"'
done
TERM=dumb run "$dushu" figures "$text"
check "TERM=dumb: commands do not care" exits 0

# The reader needs a terminal and says so.
run setsid "$dushu" "$text"
check "no terminal" exits 2
check "no terminal: what else there is" says "figures"
check "no terminal: nothing on standard output" prints_nothing
check "no terminal: told once" [ "$(wc -l <"$dir/err")" = 1 ]
run "$dushu" "$dir/missing.txt"
check "reader on a missing file" not exits 0

# A text is set as it is whatever was set before it: files of one size with tables of other columns come to stand in the
# same memory one after the other.
for i in 1 2 3; do
	for row in 1 2 3; do
		printf '%s\t%s\t%s\n' "$(printf "%$((i * 4))s" | tr ' ' "$row")" "增长$i$row%" "$(printf "%$((16 - i * 4))s" | tr ' ' x)"
	done >"$dir/table$i.txt"
done
for options in '--width 60' '--width 30 --pinyin'; do
	"$dushu" text $options "$dir"/table[123].txt ../../src/share/articles ../pages >"$dir/at-once" 2>"$dir/err"
	between=
	for file in "$dir"/table[123].txt $(find ../../src/share/articles ../pages -type f | LC_ALL=C sort); do
		"$dushu" text $options "$file" >"$dir/one" 2>>"$dir/err"
		[ -s "$dir/one" ] || continue
		[ -n "$between" ] && echo
		cat "$dir/one"
		between=1
	done >"$dir/one-by-one"
	check "text $options: many files at once and one by one" cmp "$dir/at-once" "$dir/one-by-one"
done
