# install_test.sh: make install and uninstall, below a directory of its own.
top=$(cd ../.. && pwd)
build=$(dirname "$dushu")
if [ -e "$build/libdushu.a" ] && [ -z "${SLOW:-}" ]; then
	run env -u MAKEFLAGS make -C "$top" install BUILD="$build" DESTDIR="$dir/root" PREFIX=/usr
	check "make install" exits 0
	run "$dir/root/usr/bin/dushu" --version
	check "the installed program runs" exits 0
	printf '<rss><channel><item><title>如皋市新建公园12个</title></item></channel></rss>' >"$dir/feed.xml"
	run "$dir/root/usr/bin/dushu" text "$dir/feed.xml"
	check "the installed helper is found" prints '如皋市新建公园12个'
	check "manual" [ -f "$dir/root/usr/share/man/man1/dushu.1" ]
	check "completion for zsh" [ -f "$dir/root/usr/share/zsh/site-functions/_dushu" ]
	check "completion for fish" [ -f "$dir/root/usr/share/fish/vendor_completions.d/dushu.fish" ]
	check "articles" [ "$(ls "$dir/root/usr/share/dushu/articles" | wc -l)" -ge 8 ]
	run env -u MAKEFLAGS make -C "$top" uninstall BUILD="$build" DESTDIR="$dir/root" PREFIX=/usr
	check "make uninstall" exits 0
	check "make uninstall leaves no file" [ -z "$(find "$dir/root" -type f)" ]
fi
