# address_test.sh: addresses, against a server on the loopback that misbehaves (server.py), and the cache.
import=$(dirname "$dushu")/dushu-import
export XDG_CACHE_HOME="$dir/cache" XDG_STATE_HOME="$dir/state" XDG_CONFIG_HOME="$dir/config" no_proxy=127.0.0.1
if [ -x "$import" ] && "$import" formats | grep '^fetch ' | grep -qv 'left out' && command -v python3 >/dev/null; then
mkdir -p "$dir/web/docs"
python3 documents.py "$dir/web/docs" feeds epubs >"$dir/err" 2>&1
python3 server.py "$dir/web" >"$dir/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do [ -s "$dir/web/port" ] && break; sleep 0.1; done
at=http://127.0.0.1:$(cat "$dir/web/port")
good="$dir/beside.txt"
printf '赤峰市新建公园12个。\n' >"$good"
asked() { grep -c "^$1 " "$dir/web/requests"; }

# The slow one while all others run.
timeout 100 "$dushu" text "$at/slow" >"$dir/slow.out" 2>"$dir/slow.err" &
slow=$!

for p in page gb wrong packed to-page '页 x'; do
	run "$dushu" text "$at/$p"
	check "/$p" prints '如皋市新建公路12条'
	check "/$p without complaint" silent
done
run "$dushu" figures --format csv --fields doc,text "$at/page"
check "an address is the name of its document" prints "$at/page,12条"
check "asked once in a minute" [ "$(asked /page)" -le 2 ]
check "says who asks" grep -q '^/page - dushu/' "$dir/web/requests"

# fails PATH WORDS: exit code 1, named, and the next file is read.
fails() {
	run timeout 60 "$dushu" figures --fields text "$at/$1" "$good"
	check "/$1" exits 1
	check "/$1 is named" says "$at/$1: "
	check "/$1: $2" says "$2"
	check "/$1: the next is read" prints '12个'
	check "/$1: nothing of it" not prints '条'
}
fails nothing 'no such page (404)'
fails trouble 'server has trouble'
fails loop 'more than 8 times'
fails to-file 'neither http: nor https:'
fails to-ftp 'neither http: nor https:'
fails picture 'image/png'
fails close 'without an answer'
fails short 'broke off'
fails huge 'more than 64 MB'
fails endless 'more than 64 MB'
fails bomb 'more than 64 MB'
fails headers 'broke off'
fails busy '(429)'
fails busy 'not to be asked again before'
check "a server that wants to wait is not asked" [ "$(asked /busy)" = 1 ]
fails escape 'no address'
run "$dushu" text "$at/long"
check "bytes behind the length" prints '如皋市新建公路12条'
run "$dushu" text "https://127.0.0.1:${at##*:}/page" "$good"
check "https: with a server that does not speak it" exits 1
check "https: is told" says 'safely'
run "$dushu" text http://no-such-host.invalid/ "$good"
check "a host that is not there" says 'host'
run "$dushu" text http://127.0.0.1:1/ "$good"
check "a host that does not answer" says 'does not answer'
run "$dushu" text file:///etc/passwd
check "file: is no address" says 'no such file'

# A page is not sent again when it has not changed; the copy is shown when it cannot be had.
age() { # as if it had been fetched an hour ago
	sed -i -E "s/^fetched: .*/fetched: $(($(date +%s) - 3600))/" "$dir"/cache/dushu/pages/*
}
run "$dushu" text "$at/etag"
run "$dushu" text "$at/once"
check "the cache is the user's alone" [ "$(stat -c %a "$dir/cache/dushu/pages/"* | sort -u)" = 600 ]
age
run "$dushu" text "$at/etag"
check "validators are sent" grep -qF '/etag "one" ' "$dir/web/requests"
check "304: the copy is shown" prints '如皋市新建公路12条'
check "304: without complaint" silent
run "$dushu" text "$at/once"
check "an old copy" prints '如皋市新建公路12条'
check "an old copy is told" says 'shown is the copy of'
check "an old copy: exit code" exits 1
printf 'x' >"$dir/cache/dushu/pages/$(ls "$dir/cache/dushu/pages" | head -n 1)"
XDG_CACHE_HOME=/proc run "$dushu" text "$at/page"
check "no cache to be had" prints '如皋市新建公路12条'

# What is found there is read like a file.
run "$dushu" figures --format csv --fields doc,text "$at/docs/feed.xml"
check "a feed" prints "$at/docs/feed.xml#1,2.1万人"
run "$dushu" text "$at/docs/feed.xml#2"
check "an entry of a feed" prints '签约项目12个'
run "$dushu" text "$at/docs/feed-gb.xml"
check "a feed in GB18030" prints '新增就业2.1万人'
if "$import" formats | grep '^zip ' | grep -qv 'left out'; then
	run "$dushu" figures --format csv --fields doc,text "$at/docs/book.epub"
	check "a book" prints "$at/docs/book.epub#3,88万人"
fi

# A link is followed from the reader: after the question, through the same fetch, and back again.
python3 - "$dir/web/docs" "$at" <<'END'
import sys
open(sys.argv[1] + '/front.html', 'w').write('<h1>首页要闻</h1><p>如皋市新建桥梁7座，详见<a href="/page">修路</a>，'
    '另见<a href="/nothing">没有的页面</a>。</p>')
END
lines() {
	printf '%s\n' "$@" | timeout 60 "$dushu" --plain "$at/docs/front.html" >"$dir/out" 2>"$dir/err"
	code=$?
}
lines L Enter n Esc q
check "the network is asked about" prints 'fetch it?'
check "no is no" prints 'not opened'
check "no: nothing is fetched" not prints '12条'
lines L Enter y Esc ^O q
check "a link is opened as an article" prints '12条'
check "and there is a way back" [ "$(grep -c '首页要闻' "$dir/out")" -ge 2 ]
lines L '2' Enter y Esc q
check "a link that leads nowhere" prints '(404)'
lines ':set fetch always' L Enter q
check "not asked when told so" prints '12条'
lines ':set fetch never' L Enter q
check "nothing fetched when told so" not prints '12条'

# Feeds that are followed.
run "$dushu" feed list
check "no feed yet" says 'dushu feed add'
run "$dushu" feed add "$at/docs/feed.xml" "$at/docs/atom.xml"
check "feed add" exits 0
check "feed add tells what came" prints '江海日报: 2 new of 2'
run "$dushu" feed add "$at/page" "$at/nothing" file:///etc/passwd
check "what is no feed" exits 1
check "a page is no feed" says 'is no feed'
check "no page at all" says '(404)'
check "no address" says 'no http: or https: address'
run "$dushu" feed list
check "feed list" rows 2
check "feed list: title and address" prints "$at/docs/feed.xml"$'\t江海日报'
age
run "$dushu" feed update
check "feed update" exits 0
check "feed update: nothing is new" prints '江海日报: 0 new of 2'
run "$dushu" feed path 1
folder=$(cat "$dir/out")
run "$dushu" articles --fields title,authors,source,published "$folder"
check "entries are pages like any other" prints '{"title":"通州区新增就业2.1万人","authors":["顾春来"],"source":"江海日报","published":"2021-11-26T19:14:00"}'
python3 - "$dir/web/docs" <<'END'
import sys
p = sys.argv[1] + '/feed.xml'
s = open(p).read().replace('<item>', '<item><title>启东市新建码头3座</title><link>/a/9.html</link><description>启东市新建码头3座。</description></item><item>', 1)
open(p, 'w').write(s)
END
age
run "$dushu" feed update 1
check "one new entry" prints '江海日报: 1 new of 3'
run "$dushu" figures --fields text "$folder"
check "the new entry" prints '3座'
age
cp "$dir/web/docs/feed-cut.xml" "$dir/web/docs/feed.xml"
run "$dushu" feed update
check "a feed that breaks off" exits 1
check "a feed that breaks off is told" says 'breaks off'
check "the other feed is updated" prints '县情: 0 new of 2'
run "$dushu" feed open </dev/null
check "feed open needs a terminal" exits 2
run "$dushu" feed update 9
check "a feed that is not there" says 'none of the feeds'
run "$dushu" feed remove "$at/docs/feed.xml"
check "feed remove" exits 0
check "feed remove takes the pages" [ ! -e "$folder" ]
run "$dushu" feed list
check "the others stay" rows 1

# A page names its feed; entries that are summaries become whole pages where that is wanted.
run "$dushu" feed add --full "$at/site"
check "the feed that a page names" prints "$at/site: its feed is $at/brief.xml"
check "and the others" prints "$at/site: another feed is $at/docs/atom.xml"
check "one page is whole, the missing one is told" prints '要闻: 3 new of 3, 1 of them whole'
check "the missing one" says '(404)'
check "the missing one: exit code" exits 1
check "what is whole already is not fetched" [ "$(asked /whole/3)" = 0 ]
run "$dushu" feed list
check "the page itself is no feed" not prints "$at/site"
run "$dushu" figures --fields text $("$dushu" feed path "$at/brief.xml")
for words in '41座' '2条' '3条'; do check "entries: $words" prints "$words"; done
run "$dushu" links --fields href $("$dushu" feed path "$at/brief.xml")
check "links of a page that was fetched" prints "$at/whole/more"
age
run "$dushu" feed update "$at/brief.xml"
check "a second time nothing is fetched" [ "$(asked /whole/1)" = 1 ]
check "still wanted whole" grep -q $'\tfull$' "$dir/state/dushu/feeds"
run "$dushu" feed add "$at/page"
check "a page that names none" says 'is no feed'
if command -v script >/dev/null; then
	age
	script -qec "$dushu feed update" /dev/null >"$dir/out" 2>"$dir/err" </dev/null
	check "progress where somebody watches" grep -qF '[1/2] http' "$dir/out"
fi
run "$dushu" feed sing
check "feed: a wrong word" exits 2

wait $slow
check "/slow is given up" grep -q 'too long' "$dir/slow.err"
kill $server 2>/dev/null
wait $server 2>/dev/null
rm -rf "$dir/web"
fi
