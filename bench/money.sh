#!/bin/sh
# Every incentive of 15,000 partners over 20 and 100 million lines: how long the lines take, how long the calculation, and how long it takes again after one more report.
# Needs Rust and 5 GB of disk. `./money.sh 5 1000000 2000000` measures five rounds of one and two million lines.
set -eu
cd "$(dirname "$0")"
rounds="${1:-3}"
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- 20000000 100000000

cargo build --quiet --release --locked --bin measure
measure="${CARGO_TARGET_DIR:-target}/release/measure"
made="$(mktemp -d)"
trap 'rm -rf "$made"' EXIT

for lines in "$@"; do
    echo "$lines lines: made" >&2
    "$measure" generate "$made/store" "$made/facts" "$lines"
    n=0
    while [ "$n" -lt "$rounds" ]; do
        n=$((n + 1))
        echo "$lines lines: round $n of $rounds" >&2
        "$measure" money "$lines" "$made/store" "$made/facts" 3
        rm -rf "$made/store/measures"
        "$measure" paid "$lines" "$made/store" "$made/facts"
        "$measure" paid "$lines" "$made/store" "$made/facts"
        "$measure" add "$made/store" 10000
        "$measure" paid "$lines" "$made/store" "$made/facts"
    done >>"$made/rounds"
    rm -rf "$made/store" "$made/facts"
done

echo
echo "$(date +%Y-%m-%d), $(nproc) cores, $(rustc --version), $rounds rounds"
echo
"$measure" report "$made/rounds"
