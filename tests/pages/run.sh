#!/bin/bash
# Pages in the styles of the sites that people read: title, date, source, people, where the text begins and ends, what
# is shown and what is not. One line a page; expected values in pages.jsonl.
cd "$(dirname "$0")" || exit 1
exec "${BUILD_TESTS:-../../build/tests}/run_cases" --each --fields "$@" pages.jsonl
