#!/bin/bash
# Shapes of text that would cost more than linear time if anything looked back or ahead too far: each is read at one
# length and at four times that, and the second must not take much more than four times as long.
#   hostile.sh [KB]      prints seconds and the ratio of the costs of a byte; exits 1 when one is above 2
cd "$(dirname "$0")/../.." || exit 1
build=${BUILD:-build}
out=$build/bench/hostile
kb=${1:-256}
mkdir -p "$out"
make -s BUILD="$build" "$build/bench/stages" || exit 1

# shape NAME PIECE [HEAD]: HEAD once, then PIECE again and again, on one line.
shape() {
	local name=$1 piece=$2 head=$3 n
	for n in 1 4; do
		{
			printf '某市消息\n\n新华社某市1月5日电 '
			printf '%b' "$head"
			yes "$(printf '%b' "$piece")" | tr -d '\n' | head -c $((kb * 1000 * n))
		} | iconv -c -f UTF-8 -t UTF-8 2>/dev/null >"$out/$name-$n.txt" # a character may be cut at the end
	done
	names+=("$name")
}
names=()
shape digits 1
shape groups ,123
shape one 一
shape numerals 一百零三万
shape zeros 零
shape quotes “
shape titles 《
shape brackets （1
shape commas 、
shape numbers 1、
shape list 甲乙3个、
shape and 和
shape places 北京、
shape places-number 北京3个、
shape dates 2021年3月
shape ranges 1至
shape ratios 1:2:
shape each 每
shape each-number 每人3个
shape verbs 增长
shape verbs-number 增长3%
shape targets 将
shape from 从
shape bounds 至少
shape bounds-number 至少3个
shape judged 判决
shape share 占
shape nouns 工业增加值
shape nouns-number 工业3家
shape carried 3个5%
shape levels '产值3亿元,'
shape sentences 增长3%。
shape spaces '1 '
shape dashes '1-'
shape cells '3\t'
shape rows 甲\\t3\\t4\\\\n
shape latin 1a
shape points 1.
shape wan 3万4
shape half 半
shape few 几
shape traditional 個萬億
shape torn '赤峰市和天津市，绵 阳市民到安 康去，'
shape area 新区建设在雄安新区，
shape lasting 用了一个月时间,
shape short-years 16年公司15年
shape terms 对年销售额超过2000万元的企业，
# One line with a number at its end, numbers before a long line, tables of many rows or cells, many items.
whole() { iconv -c -f UTF-8 -t UTF-8 2>/dev/null >"$out/$1"; }
again() { yes "$(printf '%b' "$1")" | tr -d '\n' | head -c "$2"; }
for n in 1 4; do
	{ again 农村工作 $((kb * 1000 * n)); echo 共3个。; } | whole "long-$n.txt"
	{ again 3个 3000; again 农村工作 $((kb * 1000 * n)); } | whole "ahead-$n.txt"
	{ printf '表1\n\n指标\t单位\t数量\n'; yes "$(printf '产值\t万元\t3')" | head -n $((kb * 10 * n)); } | whole "table-$n.txt"
	{ printf '表1\n\n'; again '产值\t' $((kb * 1000 * n)); } | whole "wide-$n.txt"
	{ printf '第一条\n\n'; yes '（一）共3个' | head -n $((kb * 40 * n)); } | whole "items-$n.txt"
	{ printf '赤峰市动态\n\n赤峰市发展快。\n'; yes '中国有企业3家。' | head -n $((kb * 40 * n)); } | whole "nation-$n.txt"
done
names+=(long ahead table wide items nation)

worst=0
for name in "${names[@]}"; do
	a=$("$build/bench/stages" "$out/$name-1.txt" 2) b=$("$build/bench/stages" "$out/$name-4.txt" 2)
	printf '%s\n%s\n' "$a" "$b" | awk -v name="$name" '
		$1 in seen { t = seen[$1] / $2; if ($1 == "figure") f = t; if ($1 == "region") r = t; if ($1 == "article") d = t; speed = $1 == "figure" ? $2 : speed; next }
		$2 == "MB/s" || $3 == "MB/s" { if ($1 != "all") seen[$1] = $2 }
		END { printf "  %-16s figure %7.1f MB/s  growth of the cost of a byte: article %.2f region %.2f figure %.2f%s\n",
			name, speed, d, r, f, (f > 2 ? "  NOT LINEAR" : ""); exit f > 2 }' || worst=1
done
rm -rf "$out"
exit $worst
