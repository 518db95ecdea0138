# input_test.sh: input that is missing, odd, broken or large. Each gets a message that names it, and everything else is
# printed all the same.
good="$dir/good.txt"
printf '赤峰市新建公园12个。\n' >"$good"

run "$dushu" figures "$dir/missing.txt" "$good"
check "missing file" exits 1
check "missing file is named" says "$dir/missing.txt"
check "the others are printed" prints 12

mkdir "$dir/empty"
run "$dushu" figures "$dir/empty"
check "directory without files" exits 1
check "directory is named" says "$dir/empty"

mkdir -p "$dir/tree/b/c" "$dir/tree/a"
cp "$good" "$dir/tree/b/c/2.txt"
cp "$good" "$dir/tree/a/1.txt"
cp "$good" "$dir/tree/.hidden"
ln -s /etc "$dir/tree/etc"
run "$dushu" figures --format csv --fields doc "$dir/tree"
check "directory: every file below" rows 3
check "directory: sorted" [ "$(sed -n 2p "$dir/out")" = "$dir/tree/a/1.txt"$'\r' ]

if [ "$(id -u)" != 0 ]; then
	cp "$good" "$dir/locked.txt"
	chmod 000 "$dir/locked.txt"
	run "$dushu" figures "$dir/locked.txt" "$good"
	check "unreadable file" exits 1
	check "unreadable file is named" says "$dir/locked.txt"
	check "unreadable: the others" prints 12
fi

head -c 5000 "$dushu" >"$dir/binary"
run "$dushu" figures "$dir/binary" "$good"
check "binary file" exits 1
check "binary file is named" says "$dir/binary"
check "binary: the others" prints 12

: >"$dir/nothing.txt"
run "$dushu" figures "$dir/nothing.txt"
check "empty file" exits 0
check "empty file is named" says "$dir/nothing.txt"
check "empty file prints no record" prints_nothing

printf '赤峰市新建公园12个,\xff\xfe\x80投资3亿元。\n' >"$dir/broken.txt"
run "$dushu" figures "$dir/broken.txt"
check "broken UTF-8" exits 0
check "broken UTF-8: before" prints '"12个"'
check "broken UTF-8: after" prints '"3亿元"'
check "broken UTF-8 is told" says "U+FFFD"

# 100,000 tags inside each other: soon read, as text, and told.
{
	printf '<html><body>'
	head -c 500000 < <(yes '<div>' | tr -d '\n')
	printf '<p>赤峰市新建公园12个。</p>'
	head -c 600000 < <(yes '</div>' | tr -d '\n')
} >"$dir/nested.html"
run timeout 60 "$dushu" figures "$dir/nested.html"
check "nested tags" exits 0
check "nested tags: the text" prints '"12个"'
check "nested tags are told" says "shown as plain text"

iconv -f UTF-8 -t GB18030 "$good" >"$dir/gb.txt"
run "$dushu" figures "$dir/gb.txt"
check "GB18030" prints '"12个"'
iconv -f UTF-8 -t UTF-16 "$good" >"$dir/utf16.txt"
run "$dushu" figures "$dir/utf16.txt"
check "UTF-16" prints '"12个"'

"$dushu" figures - <"$good" >"$dir/out" 2>"$dir/err"
code=$?
check "standard input" prints '"doc":"-"'
cat "$good" | "$dushu" figures >"$dir/out" 2>"$dir/err"
check "standard input without a name" prints '"12个"'

# One line of 50 MB: linear time, nothing lost.
bytes=50000000
[ -z "${SLOW:-}" ] || bytes=2000000
head -c $bytes < <(yes '赤峰市新建公园12个,' | tr -d '\n') >"$dir/line.txt"
run timeout 60 "$dushu" figures --format csv --fields value "$dir/line.txt"
check "one line of 50 MB" exits 0
check "one line of 50 MB: every figure" [ "$(wc -l <"$dir/out")" -ge $((bytes / 29)) ]
rm -f "$dir/line.txt"

# Without an end, or of nothing: bounded in time and memory, told, and the next is read. Little memory is enough.
truncate -s 3800M "$dir/hole.txt"
mkdir -p "$dir/loops/a" && ln -s .. "$dir/loops/a/up" && ln -s . "$dir/loops/self" && mkfifo "$dir/loops/pipe"
cp "$good" "$dir/loops/a/"
bounded() { # bounded NAME WORDS ARGUMENT…
	local name=$1 words=$2
	shift 2
	(ulimit -d 400000 && exec timeout 60 "$dushu" figures --fields text "$@" "$good") >"$dir/out" 2>"$dir/err" </dev/zero
	code=$?
	check "$name" exits 1
	check "$name is told" says "$words"
	check "$name: the next is read" prints '12个'
}
if [ -z "${SLOW:-}" ]; then # sanitizers want more memory than that
	bounded "3.8 GB of nothing" 'not a text' "$dir/hole.txt"
	bounded "a device without an end" 'does not end' /dev/zero
	bounded "the same as standard input" 'standard input: is a device' -
	bounded "noise without an end" 'does not end' /dev/urandom
	head -c 60000000 < <(yes '赤峰市新建公园12个,' | tr -d '\n') >"$dir/large.txt"
	(ulimit -d 200000 && exec "$dushu" figures "$dir/large.txt") >"$dir/out" 2>"$dir/err"
	code=$?
	check "more than the memory there is" exits 71
	check "more than the memory there is, told" says 'split a large one'
	rm -f "$dir/large.txt"
fi
run timeout 60 "$dushu" figures --fields text "$dir/loops"
check "loops of links and pipes in a directory" exits 0
check "loops of links: each file once" rows 1
rm -rf "$dir/hole.txt" "$dir/loops"

# Control characters never reach a terminal as such.
printf '赤峰市\033]0;x\007新建\033[31m公园12个。\n' >"$dir/escape.txt"
run "$dushu" text "$dir/escape.txt"
check "escape sequences in text" not grep -q $'\033' "$dir/out"
run "$dushu" figures --format table "$dir/escape.txt"
check "escape sequences in a table" not grep -q $'\033' "$dir/out"
