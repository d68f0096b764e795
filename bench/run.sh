#!/bin/sh
# Everything in one run: builds, makes the large sets, checks that both programs compute the same sums, measures in alternating rounds, prints
# tables. Needs Rust, Python 3 and the network once (DuckDB, from PyPI, into .venv). `./run.sh 10` measures ten rounds instead of five.
set -eu
cd "$(dirname "$0")"
rounds="${1:-5}"
times=3 # evaluations and queries in each round, after a warm-up

cargo build --quiet --release --locked
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/python -c 'import duckdb' 2>/dev/null || .venv/bin/python -m pip install --quiet duckdb
standing=target/release/standing
database=".venv/bin/python database.py"

made="$(mktemp -d)"
trap 'rm -rf "$made"' EXIT
"$standing" generate "$made"
ln -s "$(cd ../data/adventureworks && pwd)" "$made/adventureworks"

for set in adventureworks lines partners; do
    "$standing" sums "$made/$set" >"$made/sums.csv"
    $database compare "$made/$set" "$made/sums.csv"
    echo "fingerprint of everything said about $set: $("$standing" fingerprint "$made/$set")"
done

round() {
    "$standing" round "$1" "$made/$2" "$times" >>"$made/rounds"
    $database round "$1" "$made/$2" "$times" >>"$made/rounds"
}
n=0
while [ "$n" -lt "$rounds" ]; do
    n=$((n + 1))
    echo "round $n of $rounds" >&2
    round "AdventureWorks" adventureworks
    round "ten times the lines" lines
    round "ten times the partners" partners
done

echo
echo "$(date +%Y-%m-%d), $(nproc) cores, $(rustc --version), $(.venv/bin/python -c 'import duckdb; print("DuckDB", duckdb.__version__)'), $rounds rounds"
echo
"$standing" report "$made/rounds"
