#!/bin/bash
# Runs every test there is, prints what failed, and ends with the line `N passed, N failed`.
#   tests/run.sh [STEP…]     only the steps whose names begin with one of the words
# Programs are built in $BUILD/gcc, clang, asan and tsan, away from the ordinary build.
cd "$(dirname "$0")/.." || exit 1
out=${BUILD:-build}/test
mkdir -p "$out"
jobs=$(nproc 2>/dev/null || echo 2)
passed=0 failed=0 bad=()
wanted=("$@")
asked= # those of them that named a step
export LC_ALL=C.UTF-8
unset DUSHU MAKEFLAGS MAKELEVEL NO_COLOR
# what a test that is killed leaves behind goes too
TMPDIR=$(mktemp -d) || exit 1
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
# nothing of the person who runs the tests
export XDG_CONFIG_HOME=$PWD/$out/xdg/config XDG_STATE_HOME=$PWD/$out/xdg/state XDG_CACHE_HOME=$PWD/$out/xdg/cache

# step NAME COMMAND…: runs it and counts what it says it ran; a command that counts nothing is one test.
step() {
	local name=$1 log="$out/$1.log" code p f began=$SECONDS
	shift
	if [ ${#wanted[@]} -gt 0 ]; then
		local w any=
		for w in "${wanted[@]}"; do [[ $name == "$w"* ]] && any=1 && asked+=" $w "; done
		[ -n "$any" ] || return 0
	fi
	"$@" >"$log" 2>&1 </dev/null
	code=$?
	# Closing lines of our own runners and of cmocka.
	p=$(sed -nE 's/^([0-9]+) passed, [0-9]+ failed$/\1/p; s/^\[  PASSED  \] ([0-9]+) test.*/\1/p' "$log" | paste -sd+ | bc_sum)
	f=$(sed -nE 's/^[0-9]+ passed, ([0-9]+) failed$/\1/p; s/^\[  FAILED  \] ([0-9]+) test.*/\1/p' "$log" | paste -sd+ | bc_sum)
	if [ "$code" != 0 ] && [ "$f" = 0 ]; then f=1; fi
	if [ "$code" = 0 ] && [ "$p" = 0 ] && [ "$f" = 0 ]; then p=1; fi
	passed=$((passed + p)) failed=$((failed + f))
	if [ "$f" = 0 ]; then
		printf '  %-24s %5d passed  %3ds\n' "$name" "$p" $((SECONDS - began))
	else
		printf '  %-24s %5d passed  %d FAILED; the end of %s:\n' "$name" "$p" "$f" "$log"
		tail -n "${TAIL:-60}" "$log" | sed 's/^/    | /'
		bad+=("$name")
	fi
}

bc_sum() {
	local line
	read -r line || true
	echo $((${line:-0}))
}

build() { # build NAME [VAR=VALUE…]: program, unit tests and case runner in $BUILD/NAME
	local name=$1
	shift
	make -j"$jobs" BUILD="$out/$name" "$@" "$out/$name/dushu" importers test-programs
}

units() { # the unit tests of a build, all of them even when one fails
	local t code=0
	for t in "$out/$1"/tests/*_test; do
		timeout 300 "$t" || code=1
	done
	return $code
}

cases() {
	local known=tests/cases/known-failures.txt
	[ -f $known ] && known="--known $known" || known=
	"$out/$1/tests/run_cases" $known --fields tests/cases/*.jsonl
}

script() { # script DIR BUILD: tests/DIR/run.sh on the program of a build; SLOW when that is many times slower
	local slow=
	[ "$2" = asan ] && slow=1
	DUSHU="$PWD/$out/$2/dushu" BUILD_TESTS="$PWD/$out/$2/tests" SLOW=$slow bash "tests/$1/run.sh"
}

fuzz_smoke() { # the same inputs every time: what fails here fails again; make fuzz-smoke looks for new ones
	make -s BUILD="$out/fuzz" fuzz-smoke FUZZ_ARGS='-seed=1 -runs=250' || return 1
	! pkg-config --exists libarchive || make -s BUILD="$out/fuzz" fuzz-import FUZZ_ARGS='-seed=1 -runs=3000'
}

memory_check() {
	local command
	for command in figures checks regions articles "text --width 60"; do
		valgrind -q --error-exitcode=9 --leak-check=full "$out/gcc/dushu" $command src/share/articles >/dev/null || return 1
	done
}

# A long text is shown by its beginning while a thread reads the rest.
whole_shown() (
	set -o pipefail # a race is told by how the first ends
	timeout 120 "$out/$1/tests/drive_screen" tests/screen/whole.scr | diff tests/screen/whole.frames -
)

have() { command -v "$1" >/dev/null; }

sanitize='-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer'
export ASAN_OPTIONS=detect_stack_use_after_return=1:allocator_may_return_null=0
export UBSAN_OPTIONS=print_stacktrace=1

all() { # in one function, so that the script may be edited while it runs
	step build-gcc build gcc EXTRA_CFLAGS=-Werror
	[ -x "$out/gcc/dushu" ] || { echo "0 passed, 1 failed"; exit 1; }
	for lint in tests/lint/*.sh; do
		step "lint-$(basename "$lint" .sh)" env DUSHU="$PWD/$out/gcc/dushu" bash "$lint"
	done
	step unit units gcc
	step cases cases gcc
	for dir in gold pages golden cli screen term; do
		[ -f tests/$dir/run.sh ] && step $dir script $dir gcc
	done
	step build-asan build asan OPT=-O1 EXTRA_CFLAGS="$sanitize"
	step asan-unit units asan
	step asan-cases cases asan
	for dir in pages golden cli screen; do
		[ -f tests/$dir/run.sh ] && step asan-$dir script $dir asan
	done
	if have valgrind; then
		step valgrind memory_check
	fi
	step build-tsan make -j"$jobs" BUILD="$out/tsan" OPT=-O1 EXTRA_CFLAGS=-fsanitize=thread \
		"$out/tsan/tests/library_test" "$out/tsan/tests/drive_screen"
	step tsan-library "$out/tsan/tests/library_test"
	step tsan-whole whole_shown tsan
	if have clang; then
		step build-clang build clang CC=clang EXTRA_CFLAGS=-Werror
		step fuzz fuzz_smoke
	fi

	local w
	for w in "${wanted[@]}"; do
		[[ $asked == *" $w "* ]] && continue
		echo "no step is called $w"
		failed=$((failed + 1)) bad+=("$w")
	done
	if [ $failed -gt 0 ]; then
		echo "failed: ${bad[*]}"
	fi
	echo "$passed passed, $failed failed"
	[ $failed = 0 ]
}
all
exit
