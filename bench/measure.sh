#!/bin/sh
# A whole programme measured over 20 and 100 million lines, beside DuckDB and Polars with queries written by hand on the same Parquet and PostgreSQL on the same
# rows, in one run with alternating rounds. Needs Rust, Python 3, PostgreSQL's own programs (initdb, pg_ctl, psql; where they are missing it is left out), the network once (PyPI, into
# .venv), and 25 GB of disk. `./measure.sh 5 1000000 2000000` measures five rounds of one and two million lines.
set -eu
cd "$(dirname "$0")"
rounds="${1:-3}"
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- 20000000 100000000
times=3 # in each round, after a warm-up

cargo build --quiet --release --locked --bin measure
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/python -c 'import duckdb, polars' 2>/dev/null || .venv/bin/python -m pip install --quiet duckdb polars
measure="${CARGO_TARGET_DIR:-target}/release/measure"
peers=".venv/bin/python measure/peers.py"

made="$(mktemp -d)"
postgres=""
stop() {
    [ -z "$postgres" ] || as_postgres "pg_ctl -D $made/postgres/data -m immediate stop" >/dev/null 2>&1 || true
    rm -rf "$made"
}
trap stop EXIT
# PostgreSQL does not run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        su nobody -s /bin/sh -c "PATH='$PATH' $1"
    else
        sh -c "$1"
    fi
}
for folder in /usr/lib/postgresql/*/bin; do
    [ -d "$folder" ] && PATH="$PATH:$folder"
done
if command -v initdb >/dev/null && command -v psql >/dev/null; then
    chmod 755 "$made"
    mkdir "$made/postgres"
    [ "$(id -u)" != 0 ] || chown nobody "$made/postgres"
    as_postgres "initdb -D $made/postgres/data -U postgres -A trust --no-sync" >/dev/null
    as_postgres "pg_ctl -w -D $made/postgres/data -l $made/postgres/log -o '-k $made/postgres -c listen_addresses= -c shared_buffers=2GB -c work_mem=512MB -c fsync=off -c max_wal_size=8GB -c jit=on -c max_parallel_workers_per_gather=$(nproc)' start" >/dev/null
    postgres="host=$made/postgres user=postgres dbname=postgres"
fi

for lines in "$@"; do
    echo "$lines lines: made" >&2
    "$measure" generate "$made/store" "$made/facts" "$lines"
    "$measure" figures "$made/store" "$made/facts" >"$made/ours"
    same() { cmp "$made/ours" "$made/theirs" || { echo "$1 computes other figures" >&2; exit 1; }; }
    for peer in duckdb polars; do
        $peers $peer figures "$made/store" >"$made/theirs"
        same $peer
    done
    if [ -n "$postgres" ]; then
        echo "$lines lines: into PostgreSQL" >&2
        mkfifo "$made/rows"
        $peers export "$made/store" "$made/rows" &
        psql -qX -d "$postgres" -c "drop table if exists lines" -c "create unlogged table lines (partner text, date date, product_group text, customer text, customer_country text, deal text, quantity numeric(21, 6), net_amount numeric(19, 4))" \
            -c "\\copy lines from '$made/rows' csv" -c "vacuum analyze lines"
        wait
        rm "$made/rows"
        $peers postgres figures "$postgres" >"$made/theirs"
        same postgres
    fi
    n=0
    while [ "$n" -lt "$rounds" ]; do
        n=$((n + 1))
        echo "$lines lines: round $n of $rounds" >&2
        "$measure" round "$lines" "$made/store" "$made/facts" "$times"
        $peers duckdb round "$lines" "$made/store" "$times"
        $peers polars round "$lines" "$made/store" "$times"
        [ -z "$postgres" ] || $peers postgres round "$lines" "$postgres" 1
        "$measure" limit "$lines" "$made/store"
        "$measure" why "$lines" "$made/store" "$made/facts"
        rm -rf "$made/store/measures"
        "$measure" again "$lines" "$made/store" "$made/facts"
        "$measure" again "$lines" "$made/store" "$made/facts"
        # After the last peer has read it: they are to read what was compared.
        if [ "$n" = "$rounds" ]; then
            for _ in 1 2 3; do
                "$measure" add "$made/store" 10000
                "$measure" again "$lines" "$made/store" "$made/facts"
            done
        fi
    done >>"$made/rounds"
    rm -rf "$made/store" "$made/facts"
done

echo
echo "$(date +%Y-%m-%d), $(nproc) cores, $(rustc --version), $(.venv/bin/python -c 'import duckdb, polars; print("DuckDB", duckdb.__version__ + ", Polars", polars.__version__)')$([ -z "$postgres" ] || printf ', '; psql --version 2>/dev/null | cut -d' ' -f1,3), $rounds rounds"
echo
"$measure" report "$made/rounds"
