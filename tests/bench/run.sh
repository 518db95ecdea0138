#!/bin/bash
# Speed as ratios to other programs, in the same run on the same machine: absolute numbers say little on a machine
# that does other things too.
#   make bench [BENCH_MB=100]
cd "$(dirname "$0")/../.." || exit 1
build=${BUILD:-build}
out=$build/bench
mb=${BENCH_MB:-100}
mkdir -p "$out"
make -s BUILD="$build" "$out/stages" "$out/tty" "$out/names" || exit 1
dushu=$build/dushu
export LC_ALL=C.UTF-8

# The articles that ship, those that are UTF-8 text, repeated to so many MB.
corpus=$out/corpus-$mb.txt
if [ ! -f "$corpus" ]; then
	for f in src/share/articles/*.txt; do
		iconv -f UTF-8 -t UTF-8 "$f" >/dev/null 2>&1 && cat "$f" && echo
	done >"$out/once.txt"
	yes "$out/once.txt" | head -n $((mb * 1000000 / $(stat -c %s "$out/once.txt") + 1)) | xargs cat >"$corpus"
fi
size=$(stat -c %s "$corpus")

# best COMMAND…: seconds of processor of the best of three runs, output thrown away.
best() {
	local i t least=
	for i in 1 2 3; do
		t=$( { TIMEFORMAT='%U %S'; time "$@" >/dev/null 2>&1 </dev/null; } 2>&1)
		t=$(awk '{ print $1 + $2 }' <<<"$t")
		if [ -z "$least" ] || awk "BEGIN { exit !($t < $least) }"; then least=$t; fi
	done
	echo "$least"
}
line() { # line NAME SECONDS SECONDS-OF-PEER PEER
	awk -v n="$1" -v t="$2" -v p="$3" -v w="$4" -v s="$size" 'BEGIN {
		if (t < 0.001) t = 0.001
		printf "  %-34s %7.2f s  %6.0f MB/s  %6.2f x %s\n", n, t, s / t / 1e6, p / t, w }'
}

echo "Extraction, $((size / 1000000)) MB of articles (best of 3 in processor time; more than 1 x is faster than the peer)"
wc_t=$(best wc -m "$corpus")
line "wc -m" "$wc_t" "$wc_t" "wc -m"
line "dushu figures --format jsonl" "$(best "$dushu" figures --format jsonl "$corpus")" "$wc_t" "wc -m"
line "dushu figures --format csv" "$(best "$dushu" figures --format csv "$corpus")" "$wc_t" "wc -m"
line "dushu regions --format jsonl" "$(best "$dushu" regions --format jsonl "$corpus")" "$wc_t" "wc -m"
line "dushu text" "$(best "$dushu" text "$corpus")" "$wc_t" "wc -m"

echo "Places: resolved mentions beside a search for the plain names"
"$out/names" | sort -u >"$out/names.txt"
if command -v rg >/dev/null; then
	rg_t=$(best rg -c -F -f "$out/names.txt" "$corpus")
	line "rg -c -F -f names" "$rg_t" "$rg_t" "rg"
	line "dushu regions --format jsonl" "$(best "$dushu" regions --format jsonl "$corpus")" "$rg_t" "rg"
else
	grep_t=$(best grep -c -F -f "$out/names.txt" "$corpus")
	line "grep -c -F -f names (no rg here)" "$grep_t" "$grep_t" "grep"
	line "dushu regions --format jsonl" "$(best "$dushu" regions --format jsonl "$corpus")" "$grep_t" "grep"
fi

echo "Stages in one process, on the articles as they ship (dense with figures) and on prose (one paragraph in five has figures)"
prose=$out/prose-$mb.txt
if [ ! -f "$prose" ]; then
	[ -f "$out/once.txt" ] || head -c 400000 "$corpus" | iconv -c -f UTF-8 -t UTF-8 >"$out/once.txt"
	# Every paragraph with a digit is followed by four of sentences without, four sentences each.
	awk '{ n = split($0, s, "。"); for (i = 1; i < n; i++) if (s[i] !~ /[0-9]/ && length(s[i]) > 30) plain[p++] = s[i] "。" }
		length($0) > 60 && /[0-9]/ { dense[d++] = $0 }
		END { for (i = 0; i < d && p; i++) { print dense[i] "\n"
			for (k = 0; k < 4; k++) { for (j = 0; j < 4; j++) printf "%s", plain[n++ % p]; print "\n" } } }' \
		"$out/once.txt" >"$out/prose.txt"
	yes "$out/prose.txt" | head -n $((mb * 1000000 / $(stat -c %s "$out/prose.txt") + 1)) | xargs cat >"$prose"
fi
"$out/names" counties | sort -u >"$out/counties.txt"
stages() { # stages NAME FILE: each stage beside wc -m on the same text, places beside rg with the names of counties
	local t rg=0
	t=$(best wc -m "$2")
	command -v rg >/dev/null && rg=$(best rg -c -F -f "$out/counties.txt" "$2")
	"$out/stages" "$2" 2 | awk -v name="$1" -v wc="$t" -v rg="$rg" -v size="$(stat -c %s "$2")" '
		{ printf "  %-10s %-8s %8.1f MB/s  %5.2f x wc -m%s%s\n", name, $1, $2, $2 * wc * 1e6 / size,
			($1 == "region" && rg ? sprintf("  %5.2f x rg -c -F -f counties", $2 * rg * 1e6 / size) : ""),
			(NF > 3 ? "  " $4 " " $5 " " $6 " " $7 " " $8 " " $9 : "")
		  if ($1 == "decode") decode = $2
		  if ($1 == "article") { both = 1 / (1 / decode + 1 / $2)
			printf "  %-10s %-8s %8.1f MB/s  %5.2f x wc -m\n", name, "these two", both, both * wc * 1e6 / size } }'
}
stages articles "$corpus"
stages prose "$prose"

echo "Pages beside plain text: bytes to figures, one thread; a quarter of plain text's rate is the least that will do"
web=$out/web-$mb.html
if [ ! -f "$web" ]; then # the paragraphs of the articles in the markup of an ordinary page
	{
		printf '<!DOCTYPE html><html><head><meta charset="utf-8"><title>要闻</title></head><body><ul class="nav">'
		for i in $(seq 40); do printf '<li><a href="/c%d/">频道%d</a></li>' "$i" "$i"; done
		printf '</ul><div class="content"><h1>要闻</h1>\n'
		head -c $((mb * 800000)) "$corpus" | iconv -c -f UTF-8 -t UTF-8 2>/dev/null | sed -e 's/&/\&amp;/g; s/</\&lt;/g' \
			-e 's|^..*$|<p style="text-indent: 2em; line-height: 28px;"><span style="font-family: 宋体;">　　&</span></p>|'
		printf '</div><div class="foot"><p>版权所有</p></div></body></html>\n'
	} >"$web"
fi
rm -rf "$out/pages" "$out/texts"
mkdir -p "$out/pages" "$out/texts"
for f in tests/pages/*.html; do # each page of the tests, sixty times, and the text in it
	n=$(basename "$f" .html)
	"$dushu" text "$f" >"$out/texts/$n-1.txt" 2>/dev/null
	for i in $(seq 60); do
		cp "$f" "$out/pages/$n-$i.html"
		[ "$i" = 1 ] || cp "$out/texts/$n-1.txt" "$out/texts/$n-$i.txt"
	done
done
weigh() { # weigh NAME TEXT PAGES: both rates and their ratio
	local a b
	a=$(best "$dushu" figures --format jsonl "$2") b=$(best "$dushu" figures --format jsonl "$3")
	awk -v n="$1" -v a="$a" -v b="$b" -v sa="$(du -sb "$2" | cut -f1)" -v sb="$(du -sb "$3" | cut -f1)" 'BEGIN {
		x = sa / a / 1e6; y = sb / b / 1e6
		printf "  %-34s text %6.1f MB/s  pages %6.1f MB/s  %5.2f x text\n", n, x, y, y / x }'
}
weigh "one long page" "$corpus" "$web"
weigh "many pages of real size" "$out/texts" "$out/pages"
rm -rf "$out/pages" "$out/texts"

echo "Shapes that invite more than linear time (the cost of a byte at four times the length)"
bash tests/bench/hostile.sh 100 | sort -t: -k2 | awk '{ n++ } / NOT LINEAR/ { print; bad++ } END { printf "  %d shapes, %d of them not linear\n", n, bad }'

echo "On a terminal of 40 rows: first paint, answer to a key in ms (median, slowest of a hundred), bytes a key, most memory resident in MB"
# The longest article, its paragraphs three times over, so that nobody comes to the end.
page=$out/page.txt
awk 'NR <= 3 { print; next } { v[++n] = $0 } END { for (k = 0; k < 3; k++) for (i = 1; i <= n; i++) print v[i] }' \
	"$(ls -S src/share/articles/*.txt | head -n 1)" >"$page"
many() { printf "$1%.0s" $(seq "${2:-30}"); }
show() { # show NAME KEYS OPTIONS COMMAND…: one row; programs that are not there are left out
	local name=$1 keys=$2
	shift 2
	"$out/tty" "$@" 2>/dev/null | awk -v n="$name" -v k="$keys" '{ printf "  %-34s %-8s %7.2f %7.3f %7.3f %7d %6.1f\n", n, k, $1, $2, $3, $4, $5 }'
}
printf '  %-34s %-8s %7s %7s %7s %7s %6s\n' program key paint p50 p99 bytes MB
for key in j k ' '; do
	name=$key before= times=20
	[ "$key" = ' ' ] && name=Space times=3
	[ "$key" = k ] && before=$(many j 30)
	show "less, 120 columns" "$name" -p "$before" 5 "$(many "$key" $times)" less "$page"
	show "less, 90 columns" "$name" -w 90 -p "$before" 5 "$(many "$key" $times)" less "$page"
	if command -v vim >/dev/null; then
		scroll=$key
		[ "$key" = j ] && scroll=$'\x05'
		[ "$key" = k ] && scroll=$'\x19'
		[ "$key" = ' ' ] && scroll=$'\x06'
		show "vim -u NONE -R, 120 columns" "$name" -p "${before//j/$'\x05'}" 5 "$(many "$scroll" $times)" \
			sh -c 'vim -u NONE -N -R -c "nnoremap q :qa!<CR>" "$0"' "$page"
	fi
done
# tig scrolls by ^E too; newsboat gets the article as the only one of a feed, and j for Down
command -v tig >/dev/null && show "tig, 120 columns" j 5 "$(many $'\x05' 20)" sh -c 'tig <"$0"' "$page"
if command -v newsboat >/dev/null; then
	mkdir -p "$out/newsboat"
	{
		echo '<rss version="2.0"><channel><title>f</title><item><title>t</title><guid>1</guid><description>'
		sed 's/[<&]//g; s/.*/\&lt;p\&gt;&\&lt;\/p\&gt;/' "$page"
		echo '</description></item></channel></rss>'
	} >"$out/newsboat/feed.xml"
	echo "file://$PWD/$out/newsboat/feed.xml" >"$out/newsboat/urls"
	echo 'bind-key j down' >"$out/newsboat/config"
	boat=(newsboat -u "$out/newsboat/urls" -c "$out/newsboat/cache.db" -C "$out/newsboat/config")
	"${boat[@]}" -x reload >/dev/null 2>&1
	show "newsboat, 120 columns" j -p $'\r\r' 5 "$(many j 20)" "${boat[@]}"
	show "newsboat, 120 columns" Space -p $'\r\r' 5 "$(many ' ' 3)" "${boat[@]}"
fi
for key in j k ' ' ']' '}' J; do
	name=$key before= times=20
	[ "$key" = ' ' ] && name=Space times=3
	[ "$key" = k ] && before=$(many j 30)
	open=$page
	[ "$key" = J ] && open=src/share/articles
	show "dushu, 90 columns, article" "$name" -w 90 -p "$before" 5 "$(many "$key" $times)" "$dushu" "$open"
	show "dushu, 120, tree, as in xterm" "$name" -a -p "$before" 5 "$(many "$key" $times)" "$dushu" "$open"
	show "dushu, 120, tree, no answers" "$name" -p "$before" 5 "$(many "$key" $times)" "$dushu" "$open"
done
