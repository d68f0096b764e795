#!/bin/sh
# A large report imported with all checks, beside DuckDB's CSV reader writing the same columns as Parquet, in one run with alternating rounds. Needs Rust,
# Python 3 and the network once (DuckDB, from PyPI, into .venv), and 10 GB of disk. `./import.sh 5 1000000` measures five rounds of a million lines.
set -eu
cd "$(dirname "$0")"
rounds="${1:-3}"
lines="${2:-10000000}"

cargo build --quiet --release --locked --bin import
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/python -c 'import duckdb' 2>/dev/null || .venv/bin/python -m pip install --quiet duckdb
import="${CARGO_TARGET_DIR:-target}/release/import"
python=.venv/bin/python

made="$(mktemp -d)"
trap 'rm -rf "$made"' EXIT
"$import" generate "$made" "$lines"

# What is measured: `take WHAT FILE STORE HOW` adds to the rounds and leaves the sums of what was accepted in `ours`.
take() {
    "$import" take "$1" "$made" "$2" "$made/$3" "$4" >>"$made/rounds" 2>"$made/told"
    head -n 1 "$made/told" >"$made/ours"
    tail -n +2 "$made/told" >&2
}
copy() {
    $python csv_to_parquet.py copy "$1" "$made/report.csv" "$made/copy.parquet" "$2" >>"$made/rounds"
    rm "$made/copy.parquet"
}
$python csv_to_parquet.py sums "$made/report.csv" >"$made/theirs"
n=0
while [ "$n" -lt "$rounds" ]; do
    n=$((n + 1))
    echo "round $n of $rounds" >&2
    rm -rf "$made/store"
    take "Fairway, all checks" report.csv store quarter
    cmp "$made/ours" "$made/theirs" || { echo "the sums differ: $(cat "$made/ours" "$made/theirs")" >&2; exit 1; }
    copy "DuckDB, as it is" as-it-is
    copy "DuckDB, sorted" sorted
    take "a week beside it" week.csv store week
    take "the week, corrected" week-corrected.csv store week
    take "a tenth, a tenth of it double" doubled.csv doubled quarter
    rm -rf "$made/doubled"
done
take "a tenth reported again" again.csv store more

echo
echo "$(date +%Y-%m-%d), $(nproc) cores, $(rustc --version), $($python -c 'import duckdb; print("DuckDB", duckdb.__version__)'), $rounds rounds"
echo "both: $(tr ';' ' ' <"$made/ours") (lines, quantity, net amount of the last import); report: $(tr ';' ' ' <"$made/theirs")"
echo
"$import" report "$made/rounds"
