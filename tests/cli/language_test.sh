# language_test.sh: what is said to a person whose language is Chinese, by the program and by its helpers.

if command -v msgfmt >/dev/null; then
	chinese() { run env LC_ALL=zh_CN.UTF-8 "$@"; }
	printf '\x89PNG\r\n\x1a\n' >"$dir/picture"
	printf 'Rar!\x1a\x07xx' >"$dir/packed"
	printf 'PK\3\4xxxx' >"$dir/broken.epub"
	mkdir -p "$dir/nothing"
	chinese "$dushu" figures "$dir/gone"
	check "zh: a file that is not there" says "gone：没有这个文件；请检查路径"
	chinese "$dushu" figures "$dir/picture"
	check "zh: no text" says "不是文本，是 PNG 图片；dushu 读文本和网页"
	chinese "$dushu" figures "$dir/packed"
	check "zh: an archive to unpack" says "是 RAR 压缩包；请先解压"
	chinese "$dushu" figures "$dir/nothing"
	check "zh: an empty directory" says "这个目录里没有可读的文件"
	chinese "$dushu" figures "$dir/broken.epub"
	check "zh: what the helper says" says "残缺或损坏（"
	chinese "$dushu" figures --format xml "$dir/picture"
	check "zh: a value that cannot be" says "--format xml：没有这种格式；可用 jsonl"
	chinese "$dushu" text --format csv "$dir/picture"
	check "zh: an option of another command" says "--format 不能用于 text，只用于："
	chinese env DUSHU_IMPORT=/nowhere "$dushu" text "$dir/broken.epub"
	check "zh: a helper that is not there" says "/nowhere 无法启动：没有这个文件或目录"
	printf '<rss><channel><item><title>甲</title><description>乙县有公园3个。</description></item><x></y>' >"$dir/feed"
	chinese "$dushu" figures "$dir/feed"
	check "zh: the words of a library stand behind ours" says "之后中断：第 1 行不合 XML（"
	help_english() { # lines of all help that read the same in Chinese, but for what is typed
		local c
		for c in "" figures checks regions articles text links region notes feed config doctor; do
			comm -12 <("$dushu" help $c | sort -u) <(LC_ALL=zh_CN.UTF-8 "$dushu" help $c | sort -u)
		done | grep -vE '^$|^ +dushu figures \$'
	}
	check "zh: all help" [ -z "$(help_english)" ]
	run "$dushu" figures "$dir/broken.epub"
	check "in English elsewhere" says "is cut off or damaged: "
	rm -rf "$dir/picture" "$dir/packed" "$dir/broken.epub" "$dir/feed" "$dir/nothing"
fi
