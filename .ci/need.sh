#!/bin/sh
# need.sh SET…: makes sure that the Debian packages of a set are there. Says first what it will install; installs with
# apt-get as root or through sudo; where it can do neither it says what to type and fails.
#   build   to compile dushu           run    to read in it
#   import  for EPUB, DOCX, PDF, archives and addresses; dushu can be built without
#   test    to run every test          shots  to make the screenshots
#   emulators  more terminals for tests/term, which leaves out those that are not there
set -u

packages() {
	case $1 in
	build) echo gcc libc6-dev make pkg-config gettext xz-utils libicu-dev libncurses-dev libxml2-dev \
		libstdc++-12-dev zlib1g-dev liblzma-dev ;;
	import) echo libarchive-dev libbrotli-dev libcurl4-openssl-dev libpoppler-glib-dev poppler-data ca-certificates ;;
	run) echo ncurses-base ncurses-term ;;
	test) echo libcmocka-dev libyajl-dev libvterm-dev libopencc1.1 tmux screen valgrind clang libclang-rt-dev clang-format less mandoc procps python3 ;;
	emulators) echo xvfb xdotool imagemagick xterm kitty libgl1-mesa-dri foot weston ;; # more terminals for tests/term
	shots) echo xvfb xterm x11-utils imagemagick fonts-noto-cjk fonts-dejavu-core tmux ;;
	*) echo "need.sh: no set called $1; there are build, run, import, test, emulators and shots" >&2; exit 2 ;;
	esac
}

installed() {
	dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q ' installed$'
}

missing=
for set in "$@"; do
	list=$(packages "$set") || exit 2
	if ! command -v dpkg-query >/dev/null; then
		echo "This is no Debian, so nothing is installed by itself. Needed to $set: $list" >&2
		continue
	fi
	for p in $list; do
		installed "$p" || missing="$missing $p"
	done
done
[ -n "$missing" ] || exit 0

echo "Debian packages that are missing and will be installed:$missing"
if [ "$(id -u)" = 0 ]; then
	as_root=
elif command -v sudo >/dev/null; then
	as_root=sudo
else
	echo "Neither root nor sudo here. As root, type: apt-get install$missing" >&2
	exit 1
fi
apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300"
log=$(mktemp)
$apt update >"$log" 2>&1 || echo "apt-get update did not work; trying with the lists that are here" >&2
if ! $apt install --no-install-recommends -y $missing >"$log" 2>&1; then
	tail -n 20 "$log" >&2
	rm -f "$log"
	echo "The packages could not be installed. By hand: apt-get install$missing" >&2
	exit 1
fi
rm -f "$log"
