# config_test.sh: dushu config.
export XDG_CONFIG_HOME=$dir/configs
run "$dushu" config
check "config without a file shows what there is" prints "set theme      auto"
check "config without a file says so" prints "no configuration file"
run "$dushu" config path
check "config path" prints "$dir/configs/dushu/config"
run "$dushu" config write
check "config write says where" prints "$dir/configs/dushu/config"
run "$dushu" config write
check "config write never writes over another" exits 1
check "config write says what helps" says "dushu config write -"
run "$dushu" config check
check "the written configuration is right" prints "nothing is wrong"
printf 'set keys vi\nset measure many\nbind page gg end\nbind page g top\nbind page ] nothing\n' >"$XDG_CONFIG_HOME/dushu/config"
run "$dushu" config check
check "mistakes, exit" exits 1
check "a bad value with its line" says "config:2: measure: \"many\" is no number from 0 to 400"
check "keys that hide others, with both lines" says "config:4: gg (page) was bound in line 3 already"
check "no such command, with its line" says "config:5: there is no command \"nothing\""
run "$dushu" config
check "what is in force, with its line" prints "set keys       vi       # line 1"
check "bindings" prints "bind page g top # line 4"
if command -v msgfmt >/dev/null; then
	run env LC_ALL=zh_CN.UTF-8 "$dushu" config check
	check "in the language of the person: a bad value with its line" says "config:2: measure：“many”不是 0 到 400 的数字"
	check "in the language of the person: no such command" says "config:5: 没有命令“nothing”（场合 page）"
	run env LC_ALL=zh_CN.UTF-8 "$dushu" config
	check "in the language of the person: where it was said" prints "# 第 1 行; 按键依照哪个程序的习惯"
	run env LC_ALL=zh_CN.UTF-8 "$dushu" config write -
	check "in the language of the person: one to begin with" prints "# 可选：auto narrow wide"
fi
run "$dushu" config check nowhere
check "a file that is not there" exits 1
check "a file that is not there is named" says "nowhere"
run "$dushu" config nonsense
check "config of nothing" exits 2
unset XDG_CONFIG_HOME

# --config reaches everything that reads a configuration: filters too.
echo '如皋市新建公路12条。' >"$dir/a.caj"
printf 'filter *.caj = echo 如皋市新建码头3座。 %%s\n' >"$dir/other"
run "$dushu" figures --config "$dir/other" --fields text "$dir/a.caj"
check "--config: its filters" prints '3座'
run "$dushu" text --config "" "$dir/a.caj"
check "--config: none, no filter" prints "12条"
run "$dushu" text --config "$dir/nowhere" "$dir/a.caj"
check "--config of no file" exits 1
check "--config of no file is named" says "nowhere: this configuration cannot be read"
printf 'filter *.caj = converter\n' >"$dir/other"
run "$dushu" doctor --config "$dir/other"
check "doctor --config: its filters" prints 'no %s says where the path goes'

# dushu notes: what the journal has.
export XDG_STATE_HOME=$dir/states
run "$dushu" notes
check "no notes, no rows" prints_nothing
check "no notes, exit" exits 0
mkdir -p "$XDG_STATE_HOME/dushu"
printf '/a.txt\t1\t40\t\t题\t一句。\t核\\t对\t2024-07-15 12:30\n/a.txt\t1\t90\tq\t题\t两句。\t\t2024-07-15 12:31\n/a.txt\t1\t40\t\t题\t一句。\t再核\t2024-07-15 12:32\n' >"$XDG_STATE_HOME/dushu/notes"
run "$dushu" notes
check "a note was written anew: two rows" rows 2
check "notes as records" prints '"note":"再核"'
check "marks as records" prints '"mark":"q"'
run "$dushu" notes file
check "notes takes no files" exits 2
unset XDG_STATE_HOME

# dushu doctor: finds its folders, and what is wrong in them.
export XDG_CONFIG_HOME=$dir/doctor XDG_STATE_HOME=$dir/doctor/state
run "$dushu" doctor
check "doctor, all well" exits 0
check "doctor names versions" prints "ICU"
check "doctor asks no terminal that is none" prints "this is no terminal"
mkdir -p "$XDG_CONFIG_HOME/dushu"
echo 'set measure many' >"$XDG_CONFIG_HOME/dushu/config"
run "$dushu" doctor
check "doctor, a bad configuration" exits 1
check "doctor says what helps" prints "dushu config check"
run env DUSHU_IMPORT=/nonexistent "$dushu" doctor
check "doctor without the importer" prints "/nonexistent"
run env TERM=nonsense "$dushu" doctor
check "doctor in an unknown terminal" prints 'the terminal type "nonsense" is not known here'
run "$dushu" doctor file
check "doctor takes no files" exits 2
unset XDG_CONFIG_HOME XDG_STATE_HOME
