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
