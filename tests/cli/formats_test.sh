# formats_test.sh: one input in every format says the same.
text="$dir/a.txt"
printf '赤峰市城镇新增就业1.4万人,比上年增长9.7%%。\n全市建成公园3至5个。\n' >"$text"

for format in jsonl json csv tsv md table; do
	run "$dushu" figures --format $format "$text"
	check "figures as $format" exits 0
	check "figures as $format: nothing to complain of" silent
	check "figures as $format: plain value" prints 14000
	check "figures as $format: region" prints 内蒙古自治区/赤峰市
done
run "$dushu" figures "$text"
check "jsonl is the default for a pipe" prints '{"doc":'
check "a line for each figure" rows 3
check "numbers are numbers" prints '"value":14000,'
check "missing is null" prints '"high":null'
check "range has its upper end" prints '"value":3,"high":5'
check "field order" prints '"article":1,"line":1,"start":'
run "$dushu" figures --format csv --fields text,value,unit,high "$text"
check "chosen fields, CR LF" prints $'1.4万人,14000,人,\r'
run "$dushu" figures --format tsv --fields value,text "$text"
check "order as chosen" prints $'14000\t1.4万人'
run "$dushu" figures --format md --fields value,text,label "$text"
check "Markdown: numbers at the right" prints '| ---: | --- | --- |'
check "Markdown: a row" prints '| 14000 | 1.4万人 | 城镇新增就业 |'
printf '“甲*乙|丙”牌汽车12辆。\n' >"$dir/signs.txt"
run "$dushu" figures --format md --fields label "$dir/signs.txt"
check "Markdown: signs are text" prints '| “甲\*乙\|丙”牌汽车 |'
run "$dushu" articles --format csv "$text"
check "articles as csv" exits 0
run "$dushu" regions --format csv --fields text,path,code "$text"
check "code of a place" prints '赤峰市,内蒙古自治区/赤峰市,150400'
printf '鼓楼区的大理石铺在重庆路上,牡丹江市西安区也有。\n' >"$dir/why.txt"
run "$dushu" regions --explain "$dir/why.txt"
check "explain: candidates with a verdict" prints '"verdict":"open"'
check "explain: evidence" prints '"reason":"parent"'
check "explain: a word is refused" prints '"reason":"word"'
check "explain: a road is refused" prints '"choice":"refused"'
check "explain is JSON" sh -c "python3 -c 'import json,sys; [json.loads(l) for l in open(sys.argv[1])]' '$dir/out'"
run "$dushu" articles --explain "$text"
check "explain goes with figures and regions only" exits 2
run "$dushu" text "$text"
check "text" prints 赤峰市城镇新增就业1.4万人
run "$dushu" text --width 20 "$text"
check "text set in columns" [ "$(wc -l <"$dir/out")" -gt 3 ]
run "$dushu" region chifeng
check "region by pinyin" prints 内蒙古自治区/赤峰市
run "$dushu" region 150400 --format csv --fields name
check "region by code" prints 赤峰市
run "$dushu" region 闸北区
check "a former division" prints '"path":"上海市/闸北区","code":"310108"'
check "its end and successor" prints '"until":2015,"successor":"上海市/静安区"'
check "what is there today comes after" prints '"name":"静安区","path":"上海市/静安区","code":"310106"'
run "$dushu" region 370282
check "a former code" prints '"name":"即墨市"'
run "$dushu" region 莱芜区
check "former names of a place" prints '"former":["莱芜县 (1983)","莱芜市 (2018)"'
check "its parts" prints '"凤城街道"'
printf '2010年6月1日 | 来源:本报\n\n闸北区换新貌\n\n上海市闸北区改造旧房3千户。襄樊市枣阳市、巢湖市庐江县、襄阳市来了人,全区都高兴。\n' >"$dir/old.txt"
run "$dushu" regions --as-of article --fields text,path,code,level --format csv "$dir/old.txt"
check "a place as it was" prints '闸北区,上海市/闸北区,310108,county'
check "its level as it was" prints '襄樊市,湖北省/襄樊市,420600,prefecture'
check "below a former division" prints '枣阳市,湖北省/襄樊市/枣阳市,420683,county'
check "moved to another" prints '庐江县,安徽省/巢湖市/庐江县,341421,county'
check "an anaphor as it was" prints '全区,上海市/闸北区,310108,county'
run "$dushu" figures --as-of 2010 --fields text,region --format csv "$dir/old.txt"
check "figures of a place as it was" prints '3千户,上海市/闸北区'
run "$dushu" regions --as-of 2020 --fields text,path --format csv "$dir/old.txt"
check "after it ended" prints '闸北区,上海市/静安区'
printf '聊城市、涪陵地区、万县市、海南行政区、江苏省泰县、河北省武安县、江苏省铜山县、平阳县、大庸市、黑龙江省双城县、沙市市、重庆市綦江县、聊城。\n' >"$dir/then.txt"
run "$dushu" regions --as-of 1982 --fields text,path,code,level --format csv "$dir/then.txt"
check "the city in a prefecture of its name" prints '聊城市,山东省/聊城地区/聊城市,372501,county'
check "the prefecture" prints '聊城,山东省/聊城地区,372500,prefecture'
check "a prefecture that was divided" prints '涪陵地区,四川省/涪陵地区,512300,prefecture'
check "a city in a prefecture" prints '万县市,四川省/万县地区/万县市,512201,county'
check "before the province" prints '海南行政区,广东省/海南行政区,442100,prefecture'
check "before it changed its prefecture" prints '武安县,河北省/邯郸地区/武安县,132131,county'
check "before the municipality" prints '綦江县,四川省/重庆市/綦江县,510223,county'
check "what has not changed" prints '平阳县,浙江省/温州市/平阳县,330326,county'
run "$dushu" regions --as-of 1995 --fields text,path,until --format csv "$dir/then.txt"
check "the same name, higher, with its year" prints '万县市,四川省/万县市,1997'
check "a county of a prefecture that became a city" prints '双城县,黑龙江省/松花江地区/双城市,1988'
check "after it was a county" prints '泰县,江苏省/扬州市/姜堰市,1994'
check "a name of today has no year" prints '聊城市,山东省/聊城地区/聊城市,'
run "$dushu" regions --fields text,path,until --format csv "$dir/then.txt"
check "an old name is the place of today" prints '大庸市,湖南省/张家界市,1994'
check "a city that is a district" prints '沙市市,湖北省/荆州市/沙市区,1994'
check "a county that is a district" prints '铜山县,江苏省/徐州市/铜山区,2010'
printf '2010年6月1日 | 来源:本报\n\n闸北区换新貌\n\n上海市闸北区改造旧房3千户。\n' >"$dir/old1.txt"
run "$dushu" articles --as-of article --fields region --format csv "$dir/old1.txt"
check "the article's own" prints 上海市/闸北区
run "$dushu" regions --as-of then "$text"
check "no such year" exits 2
run "$dushu" region 无此地方
check "no such region" exits 1
check "no such region is named" says 无此地方

printf '赤峰市受理诉求9648件,办结9593件,办结率99%%。受理投诉100件,办结80件,办结率90%%。\n' >"$dir/checks.txt"
for format in jsonl json csv tsv md table; do
	run "$dushu" checks --format $format "$dir/checks.txt"
	check "checks as $format" exits 0
	check "checks as $format: what is worked out" prints 99.43
done
check "the table says no" prints " no "
run "$dushu" checks "$dir/checks.txt"
check "checks: one a line" rows 2
check "checks: numbers are numbers" prints '"total":9648,"parts":[9593],"computed":99.43,"stated":99,'
check "checks: false" prints '"consistent":false'
check "checks: where the figures stand" prints '{"role":"part","text":"9593件","start":'
run "$dushu" checks "$text"
check "no checks, no rows" prints_nothing

for format in jsonl json csv tsv md table; do
	run "$dushu" figures --explain --format $format "$text"
	check "figures explained as $format" exits 0
	check "figures explained as $format: in words" prints "number and classifier"
done
run "$dushu" figures --explain "$text"
check "explained: a record for each field" prints '"label":{"rule":"before",'
check "explained: nothing where nothing was said" prints '"approx":null,'
run "$dushu" figures --explain --with all "$text"
check "explained with what is no figure" prints '"class":"figure","why":{'
run "$dushu" figures "$text"
check "not asked for, not printed" not prints '"why"'

# What is no figure, class by class.
printf '一、总体要求\n2023年11月26日,第三届大会召开,“五个一”工程启动,C919首飞,五湖四海的朋友到场12人。\n' >"$dir/non.txt"
while read -r option class words; do
	run "$dushu" figures --with "$option" --format csv --fields class,text "$dir/non.txt"
	check "--with $option: exits" exits 0
	check "--with $option: $words" prints "$class,$words"
	check "--with $option: that class alone" [ "$(sed 1d "$dir/out" | cut -d, -f1 | sort -u | tr -d '\n')" = \
		"$(printf '%s\nfigure\n' "$class" | sort | tr -d '\n')" ]
	check "--with $option: figures are there too" prints "figure,12人"
done <<-END
	dates date 2023年11月26日
	ordinals ordinal 第三届
	names name 五个一
	ids id C919
	idioms idiom 五湖四海
	lists list 一、
END
run "$dushu" figures --with dates,ids --format csv --fields class "$dir/non.txt"
check "--with two classes" prints date
run "$dushu" figures --with all --fields class,value "$dir/non.txt"
check "--with all: what is no figure has no value" prints '{"class":"ordinal","value":null}'

# Whatever a text holds, every format must be read back to the same bytes.
printf '赤峰市"引号",逗号\t制表\\反斜线增长5%%。\n' >"$dir/odd.txt"
run python3 read_back.py "$dushu" "$text" "$dir/checks.txt" "$dir/odd.txt"
check "all formats read back the same" exits 0

printf '<html><head><base href="https://example.com/a/"><title>x</title></head><body><nav><a href="/menu">首页</a></nav><article><h1>渠水进了高岗田</h1><p>详见<a href="b.html?c=1&amp;d=2">抗旱公告</a>,共打机井41眼,浇灌农田12.7万亩,旱情得到缓解。</p><p>另见<a href="javascript:void(0)">这里</a>,以及<a href="../z.pdf">附件</a>。</p></article></body></html>' >"$dir/links.html"
run "$dushu" links --format csv --fields number,text,href "$dir/links.html"
check "links: an address made absolute, references resolved" prints '1,抗旱公告,https://example.com/a/b.html?c=1&d=2'
check "links: numbered without those that lead nowhere" prints '2,附件,https://example.com/z.pdf'
check "links: none of menus" not prints menu
run "$dushu" links "$dir/links.html"
check "links: one a line" rows 2
