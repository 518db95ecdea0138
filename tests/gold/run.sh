#!/bin/bash
# The articles that ship, against their hand annotations. `run.sh --all` lists every mistake; `run.sh --in audit2` takes the
# texts of that folder instead.
cd "$(dirname "$0")" || exit 1
exec python3 score.py "$@" "${DUSHU:-../../dushu}"
