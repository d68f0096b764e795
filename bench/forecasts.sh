#!/bin/sh
# How good forecasts are, beside statsforecast on the same series and origins, in one run. Needs Rust, Python 3 and the network once (PyPI, into .venv).
set -eu
cd "$(dirname "$0")"

cargo build --quiet --release --locked
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/python -c 'import statsforecast' 2>/dev/null || .venv/bin/python -m pip install --quiet statsforecast

made="$(mktemp -d)"
trap 'rm -rf "$made"' EXIT
for level in category subcategory; do
    echo
    echo "AdventureWorks, $level by region, monthly"
    target/release/forecasts series ../data/adventureworks "$level" >"$made/series.csv"
    target/release/forecasts said ../data/adventureworks "$level" >"$made/said.csv"
    .venv/bin/python peers.py "$made/series.csv" "$made/said.csv"
done
.venv/bin/python -c 'import statsforecast; print("\nstatsforecast", statsforecast.__version__)'
