#!/bin/bash
# The order of the layers: a folder of src includes only doors (include/dushu) of earlier folders and its own private
# headers, and a foreign library only where it belongs. The order is the one in the Makefile.
cd "$(dirname "$0")/../.." || exit 1
layers=$(sed -n 's/^LAYERS *:= *//p' Makefile)
wrong=0 files=0
complain() { echo "$1"; wrong=$((wrong + 1)); }

# Which layer a door belongs to: that of its name.
layer_of_door() {
	local door=$1
	[ "$door" = frame ] && door=source # two doors of one folder
	[ "$door" = wide ] && door=base
	[[ " $layers " == *" $door "* ]] && echo "$door" || echo unknown
}

rank() {
	local i=0 l
	for l in $layers; do
		i=$((i + 1))
		[ "$l" = "$1" ] && { echo $i; return; }
	done
	echo 0
}

# Foreign headers and the folders that may include them.
foreign() { # PATTERN FOLDER…
	local pattern=$1 hit
	shift
	while read -r hit; do
		for dir in "$@"; do
			[[ $hit == src/$dir/* ]] && continue 2
		done
		complain "$hit: ${pattern//\\/} belongs in ${*/#/src/} only"
	done < <(grep -rlE "^#[ \t]*include <$pattern" src include 2>/dev/null)
}
foreign 'unicode/' text
foreign '(ncursesw/|curses|term\.h|panel)' term
foreign 'libxml/' article import
foreign '(archive|archive_entry)\.h' import
foreign 'curl/' import
foreign '(poppler|glib|gio)' import
foreign 'yajl/' cli
foreign 'sqlite3' library

# One file each, so that another library can take its place.
one_file() { # PATTERN FOLDER
	[ "$(grep -lE "^#[ \t]*include <$1" src/$2/*.[ch] 2>/dev/null | wc -l)" -le 1 ] ||
		complain "${1//\\/} is included in more than one file of src/$2"
}
one_file 'libxml/' article
one_file 'libxml/' import
one_file 'archive' import
one_file 'curl/' import
one_file 'poppler' import

for f in src/*/*.[ch] include/dushu/*.h; do
	files=$((files + 1))
	case $f in
	include/*) own=$(layer_of_door "$(basename "$f" .h)") ;;
	*) own=$(basename "$(dirname "$f")") ;;
	esac
	own_rank=$(rank "$own")
	[ "$own" = data ] && continue # generators of tables
	# Another program, which shares with dushu what lies under it and the language they speak.
	[ "$own" = import ] && own_rank=$(rank source)
	[ "$own_rank" = 0 ] && { complain "$f: $own is no layer of the Makefile"; continue; }
	while read -r door; do
		case $door in
		dushu/*)
			layer=$(layer_of_door "$(basename "$door" .h)")
			[ "$(rank "$layer")" -gt "$own_rank" ] && complain "$f: includes $door, a later layer"
			[ "$layer" = unknown ] && complain "$f: includes $door, which no layer owns"
			;;
		"$own"/*) [ -e "src/$door" ] || complain "$f: includes $door, which is not there" ;;
		*/*) complain "$f: includes $door, a private header of another folder" ;;
		*) [ -e "$(dirname "$f")/$door" ] || grep -qs "gen/$door" "src/$own"/*.mk || # made at build time
			complain "$f: includes $door, which is not in its folder" ;;
		esac
	done < <(sed -nE 's/^#[ \t]*include "([^"]+)".*/\1/p' "$f")
done
[ $files -gt 20 ] || complain "only $files files looked at: is this the source tree?"
exit $((wrong > 0))
