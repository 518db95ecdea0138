# export_test.sh: part of run.sh. Figures that were chosen in the reader, written to a file.
mkdir "$dir/export"
pushd "$dir/export" >/dev/null || exit 1
plain() { XDG_STATE_HOME=$dir/state "$dushu" --plain "$@" >shown 2>err; }
printf '南江县新修水渠18公里。\n东江县栽树2.5万株,投入1200万元。\n' >county.txt

# what is offered is taken by an empty line; only the rows of the list are written, as the command prints them
printf 'f\n/元\ne\n\nq\nq\n' | plain county.txt
check "an offered name is taken" [ -e county.csv ]
check "the rows of the list only" [ "$(wc -l <county.csv)" = 2 ]
check "Excel is told that it is UTF-8" [ "$(head -c 3 county.csv | od -An -tx1 | tr -d ' ')" = efbbbf ]
check "as the command prints them" diff <(tail -c +4 county.csv) \
	<("$dushu" figures --format csv county.txt | grep -e '^doc,' -e 1200万元)

# another name, the format by its ending; what is there already stays
printf 'e\nrows.jsonl\nq\nq\n' | plain county.txt
check "the ending says the format" diff rows.jsonl <("$dushu" figures county.txt)
printf 'e\nrows.md\nq\nq\n' | plain county.txt
check "Markdown has what a person reads" diff rows.md <("$dushu" figures --format md \
	--fields text,value,unit,change,label,region,period,status,doc,line county.txt)
printf 'kept\n' >rows.csv
printf 'e\nrows.csv\nq\nq\n' | plain county.txt
check "no file is written over" [ "$(cat rows.csv)" = kept ]
check "and that is told" grep -q 'rows.csv is there already' shown
printf 'e\nrows.doc\nq\nq\n' | plain county.txt
check "an unknown format is told" grep -q 'the name says the format' shown
check "and nothing is written" [ ! -e rows.doc ]
printf 'e\nEsc\nq\nq\n' | plain county.txt
check "Esc writes nothing" [ "$(ls | grep -c '\.csv$')" = 2 ]

# the figures of all articles, sorted by value: as the command prints them, the document of each named
printf '西江县新修水渠7公里。\n' >west.txt
printf 'F\ns\ne\nall.csv\nq\nq\n' | plain county.txt west.txt
check "figures of all articles" diff <(tail -c +4 all.csv | sort) <("$dushu" figures --format csv county.txt west.txt | sort)
check "in the order of the list" [ "$(tail -c +4 all.csv | sed -n '2,$s/,.*//p' | tr '\n' ' ')" = "county.txt west.txt county.txt county.txt " ]
popd >/dev/null || exit 1
