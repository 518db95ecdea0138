# import_test.sh: documents that have to be unpacked or parsed before they are text, good ones and hostile ones. They are
# made by documents.py. Hostile ones must be done with soon, in little memory, with a message and exit code 1, and take
# nothing from what stands beside them.
import=$(dirname "$dushu")/dushu-import
docs="$dir/docs" good="$dir/beside.txt"
printf '赤峰市新建公园12个。\n' >"$good"
if [ -x "$import" ] && command -v python3 >/dev/null && python3 documents.py "$docs" >"$dir/err" 2>&1; then

left_out() { "$import" formats | grep "^$1 " | grep -q 'left out'; }

# reads FILE WORDS…: it is read whole, without complaint, and the words stand in its text.
reads() {
	run "$dushu" text "$docs/$1"
	check "$1" exits 0
	check "$1 without complaint" silent
	local name=$1 w
	shift
	for w; do check "$name: $w" prints "$w"; done
}

# refuses FILE MESSAGE [WORDS…]: exit code 1, a message that names the file; what could be read is printed, the file named
# after it too. Never more than 20 s and 1.5 GB.
refuses() {
	local name=$1 message=$2 w
	(ulimit -t 60; [ -n "${SLOW:-}" ] || ulimit -v 6000000; exec timeout 60 "$dushu" text "$docs/$name" "$docs/plain.txt.gz") >"$dir/out" 2>"$dir/err" </dev/null
	code=$?
	check "$name: exit code" exits 1
	check "$name is named" says "$name"
	check "$name: $message" says "$message"
	check "$name: the next file is read" prints '新建农村公路12条'
	check "$name: no control character" not grep -qP '[\x00-\x08\x0b-\x1f\x7f]' "$dir/err"
	shift 2
	for w; do check "$name: prints $w" prints "$w"; done
}

if ! left_out compressed; then
for f in plain.txt.gz plain.txt.xz plain.txt.bz2 gb.txt.gz; do reads $f '新建农村公路12条' '总投资3.4亿元'; done
if command -v zstd >/dev/null; then
	"$dushu" text "$docs/plain.txt.gz" | zstd -q >"$docs/plain.txt.zst"
	reads plain.txt.zst '总投资3.4亿元'
fi
reads two.txt.gz '新建农村公路12条' '崇川区新增就业2万人'
"$dushu" text - <"$docs/plain.txt.gz" >"$dir/out" 2>"$dir/err"
check "compressed standard input" prints '总投资3.4亿元'
cat "$docs/book.epub" | "$dushu" figures --format csv --fields doc,text >"$dir/out" 2>"$dir/err"
check "an EPUB from a pipe" prints '-#3,88万人'
run "$dushu" text "$docs/nothing.gz"
check "an empty compressed file is told" says "is empty"
refuses cut.txt.gz 'cut off' '如皋市新建公路12条'
refuses zeros.gz 'no text'
refuses words.gz 'may be a bomb'
refuses nested.gz 'too many filters'
refuses binary.gz 'no text'
run "$dushu" text "$docs/sparse.gz"
check "4 GB of which little is a gzip" prints '新建农村公路12条'

reads texts.zip '通州区转移群众1200人' '海门区新增就业3万人'
run "$dushu" figures --format csv --fields doc,text "$docs/texts.zip"
check "names of documents in an archive" prints 'texts.zip#3,1200人'
check "hidden files in an archive are left out" not prints 'texts.zip#4'
run "$dushu" figures --format csv --fields doc,text "$docs/texts.zip#3"
check "one document of an archive" [ "$(wc -l <"$dir/out")" = 2 ]
run "$dushu" text "$docs/texts.zip#99"
check "a document that is not there" says 'no text #99'
run "$dushu" text "$docs/plain.txt.gz#2"
check "one document has no second" exits 1
reads texts.tar '启东市造林500亩'
check "links in an archive are left alone" not prints 'root:'
reads texts.tar.gz '启东市造林500亩'
refuses cut.tar 'cut off' '新建农村公路12条'
refuses cut.zip 'cut off'
refuses pictures.zip 'no text in it'
refuses archive-in.zip 'inside an archive'
refuses names.zip 'inside an archive'
refuses locked.zip 'encrypted'
refuses bomb.zip 'may be a bomb'
refuses sparse.zip 'unpack it first'
refuses sheet.xlsx 'spreadsheet'
run timeout 60 "$dushu" text "$docs/overlap.zip"
check "members that share their bytes" [ "$code" -le 1 ]

reads book.epub '第一章 耕地' '如皋市有耕地120万亩' '如东县常住人口88万人'
check "the reading order of a book" [ "$(grep -n '120万亩' "$dir/out" | cut -d: -f1)" -lt "$(grep -n '88万人' "$dir/out" | cut -d: -f1)" ]
run "$dushu" articles --fields doc,title,authors,source,published "$docs/book.epub"
check "a book's fields" prints '{"doc":"'"$docs"'/book.epub#3","title":"第二章 人口","authors":["陆一帆"],"source":"江海县志","published":"2021-05-01"}'
reads no-spine.epub '120万亩' '88万人'
reads again.epub '120万亩'
reads huge.epub '12个'
reads many.epub '12个'
refuses cut.epub 'cut off'
refuses no-chapter.epub 'is not in the archive' '88万人'
refuses no-package.epub 'package file is missing'
refuses outside.epub 'is not in the archive' '88万人'
check "a chapter outside the book is not read" not prints 'root:'
refuses protected.epub 'copy protection'
refuses entities.epub 'no page'
run timeout 60 "$dushu" text "$docs/deep.epub"
check "100000 elements inside each other, in a book" [ "$code" -le 1 ]

reads report.docx '如东县2023年农业报告' '一、总体情况' '二、机械化' '96万吨' '[1] 数据来自抽样调查' '选择一次'
check "what was deleted in a DOCX" not prints '77'
check "what stands twice in a DOCX" not prints '选择两次'
check "separators of notes" not prints '不该出现'
run "$dushu" articles --fields title,headings "$docs/report.docx"
check "title and headings of a DOCX" prints '{"title":"如东县2023年农业报告","headings":["一、总体情况","二、机械化"]}'
run "$dushu" figures --format csv --fields text,value,label "$docs/report.docx"
check "a table of a DOCX" prints '88.5,'
refuses cut.docx 'cut off'
refuses broken.docx 'read in part' '12个'
refuses deep.docx 'read in part'
run timeout 60 "$dushu" text "$docs/span.docx"
check "cells over thousands of millions of columns" prints '12个'

reads pages.warc.gz#3 '如皋市新建公路12条'
refuses pages.warc 'record 9' '如皋市新建公路12条' '海安市粮食总产80万吨' '启东市渔船300艘出海' '海门区植树5万株'
refuses pages.warc.gz 'record 9' '海安市粮食总产80万吨'
run "$dushu" figures --format csv --fields doc,text "$docs/pages.warc.gz"
check "names of records" prints 'pages.warc.gz#5,80万吨'
# Codings of HTTP: the first twelve and the last are read, the others each told.
run "$dushu" figures --format csv --fields doc,text "$docs/codings.warc"
check "codings" exits 1
for n in $(seq 12) 18; do
	case $n in 1 | 5 | 7) "$import" formats | grep '^warc ' | grep -q 'without br' && continue ;; esac
	check "coding of record $n" prints "codings.warc#$n,$((n + 19))条"
done
for words in 'record 13: has more than 64 MB' 'record 14: is packed as br' 'record 15: is packed as deflate and damaged' \
	'record 16: is packed as rot13, which cannot' 'record 17: is packed more than 4 times'; do
	check "$words" says "$words"
done
refuses cut.warc 'cut off'
refuses endless.warc 'no length' '12条'
refuses far.warc 'cut off' '12条'
refuses no-length.warc 'no length' '12条'
fi

for f in feed.xml feed-gb.xml feed-wrong.xml feed-utf16.xml; do
	reads $f '新增就业2.1万人' '青年就业8000人' '签约项目12个'
	run "$dushu" articles --fields title,authors,source,published "$docs/$f"
	check "$f: fields" prints '{"title":"通州区新增就业2.1万人","authors":["顾春来"],"source":"江海日报","published":"2021-11-26T19:14:00"}'
	check "$f: the second entry" prints '"title":"海门区&启东市签约","authors":[],"source":"江海日报","published":null'
done
run "$dushu" text "$docs/feed.xml#2"
check "one entry of a feed" not prints '2.1万人'
reads atom.xml '如东县造林1.2万亩' '5 < 6 亩'
run "$dushu" articles --fields title,authors,published "$docs/atom.xml"
check "Atom: fields" prints '{"title":"如东县造林","authors":["编辑部"],"published":"2023-03-12T08:00:00"}'
reads rdf.xml '启东市造船9艘'
reads feed-outside.xml '如皋市12个'
check "a feed loads no file" not prints 'root:'
run timeout 20 "$dushu" text "$docs/feed-bomb.xml"
check "entities that grow" exits 0
check "entities that grow: nothing grew" not prints '十亿笑'
reads feed-control.xml '新增就业2.1万人'
refuses feed-cut.xml 'breaks off behind entry 1' '青年就业8000人'
refuses feed-deep.xml 'breaks off behind entry 1'
refuses feed-empty.xml 'no entry'

if ! left_out pdf; then
reads columns.pdf '如皋农村公路通到田头'
check "columns of a PDF, paragraphs whole" prints '惠及沿线群众五十六万人,这是该市连续第九年把农村公路列为民生实事。'
check "columns of a PDF, one after the other" [ "$(grep -n '四十二条' "$dir/out" | head -n 1 | cut -d: -f1)" -lt "$(grep -n '二十万亩' "$dir/out" | cut -d: -f1)" ]
check "the number of a page" not grep -qx 3 "$dir/out"
reads table.pdf
check "rows of a table in a PDF" prints $'粮食总产量\t万吨\t96.4\t2.1'
check "a minus in a table" prints $'油料\t万吨\t3.25\t-1.4'
reads pages.pdf
check "a paragraph over two pages of a PDF" prints '六百五十亿元,全部建成后'
check "what stands on every page" not prints '江海日报 2'
reads cells.pdf $'规模以上工业企业实现的增加值\t亿元\t175.3\t6.8' $'居民人均可支配收入\t元\t31862\t6.3' '全年粮食总产量80.5万吨'
check "heads and numbers of pages: once at most" [ "$(grep -c '公报汇编\|^- ' "$dir/out")" -le 1 ]
refuses pictures.pdf 'pages are pictures'
refuses locked.pdf 'encrypted'
refuses cut.pdf 'damaged'
refuses junk.pdf 'damaged'
refuses loop.pdf 'no text'
for f in bomb many no-xref; do
	run timeout 60 "$dushu" text "$docs/$f.pdf" "$good"
	check "$f.pdf ends" [ "$code" -le 1 ]
	check "$f.pdf: the next is read" prints '公园12个'
done
fi

run timeout 60 "$dushu" text "$docs/sparse.txt" "$good"
check "4 GB of nothing" exits 1
for f in deep huge many; do
	run timeout 60 "$dushu" figures --fields text "$docs/$f.html"
	check "$f.html" prints '12个'
done

run timeout 30 "$dushu" figures --input html --fields text "$docs/crowd.html" "$good"
check "200000 attributes of one tag" says 'too many attributes'
check "200000 attributes: the next is read" prints '12个'

# Without the helper the rest is read, and what is missing is named.
DUSHU_IMPORT="$dir/nowhere" run "$dushu" text "$docs/feed.xml" "$good"
check "without the helper" exits 1
check "without the helper: the others" prints 12
# What is no helper is not believed.
DUSHU_IMPORT=/bin/echo run "$dushu" text "$docs/feed.xml" "$good"
check "a helper that is none" says "does not speak"
DUSHU_IMPORT=/bin/false run "$dushu" text "$docs/feed.xml" "$good"
check "a helper that says nothing" says "stopped before its end"

rm -rf "$docs"
fi
