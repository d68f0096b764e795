"""The measures of `programme.toml` as of 30 November 2025, as a query written by hand, on the same segments.

    peers.py duckdb   round SET STORE TIMES     prints `SET;WHAT;microseconds;lines;peak KiB` for each time, after a warm-up
    peers.py polars   round SET STORE TIMES
    peers.py postgres round SET DSN TIMES
    peers.py duckdb|polars|postgres figures STORE|DSN    every figure of every partner, as CSV, in order
    peers.py export STORE CSV                   the columns as CSV, for PostgreSQL
"""

import datetime
import decimal
import resource
import subprocess
import sys
import time

COLUMNS = "partner, date, product_group, customer, customer_country, deal, quantity, net_amount"
YEAR = "date between '2024-12-01' and '2025-11-30'"
QUERY = f"""
select partner,
 sum(net_amount) filter (where {YEAR}) as revenue,
 sum(net_amount) filter (where date between '2023-12-01' and '2024-11-30') as revenue_before,
 sum(net_amount) filter (where product_group in ('laptops', 'desktops', 'servers', 'storage', 'networking') and {YEAR}) as hardware,
 sum(net_amount) filter (where date between '2025-10-01' and '2025-11-30') as quarter,
 sum(net_amount) filter (where date between '2025-07-01' and '2025-09-30') as quarter_before,
 sum(net_amount) filter (where product_group = 'software' and quantity > 0 and date between '2025-01-01' and '2025-11-30') as software_year,
 sum(net_amount) filter (where deal is not null and date between '2025-04-01' and '2025-11-30') as deals,
 sum(net_amount) filter (where customer_country <> 'DE' and {YEAR}) as abroad,
 sum(quantity) filter (where quantity < 0 and date between '2024-10-01' and '2025-09-30') as returned,
 count(distinct customer) filter (where {YEAR}) as customers
from %s where date between '2023-12-01' and '2025-11-30' group by partner order by partner
"""


def duckdb_ready(store):
    import duckdb

    database = duckdb.connect()
    # A partner's own lines lie together, so the order of groups need not be kept.
    database.execute("set preserve_insertion_order = false")
    query = QUERY % f"read_parquet('{store}/segments/*/*.parquet')"
    return lambda: database.execute(query).fetchall()


def polars_ready(store):
    import polars as pl

    day = lambda text: datetime.date.fromisoformat(text)  # noqa: E731
    within = lambda first, last: pl.col("date").is_between(day(first), day(last))  # noqa: E731
    year = within("2024-12-01", "2025-11-30")
    net, group, quantity = pl.col("net_amount"), pl.col("product_group"), pl.col("quantity")
    hardware = group.is_in(["laptops", "desktops", "servers", "storage", "networking"])
    software = (group == "software") & (quantity > 0) & within("2025-01-01", "2025-11-30")
    frame = (
        pl.scan_parquet(f"{store}/segments/*/*.parquet")
        .filter(within("2023-12-01", "2025-11-30"))
        .group_by("partner")
        .agg(
            net.filter(year).sum().alias("revenue"),
            net.filter(within("2023-12-01", "2024-11-30")).sum().alias("revenue_before"),
            net.filter(hardware & year).sum().alias("hardware"),
            net.filter(within("2025-10-01", "2025-11-30")).sum().alias("quarter"),
            net.filter(within("2025-07-01", "2025-09-30")).sum().alias("quarter_before"),
            net.filter(software).sum().alias("software_year"),
            net.filter(pl.col("deal").is_not_null() & within("2025-04-01", "2025-11-30")).sum().alias("deals"),
            net.filter((pl.col("customer_country") != "DE") & year).sum().alias("abroad"),
            quantity.filter((quantity < 0) & within("2024-10-01", "2025-09-30")).sum().alias("returned"),
            pl.col("customer").filter(year & pl.col("customer").is_not_null()).n_unique().alias("customers"),
        )
        .sort("partner")
    )
    return lambda: frame.collect(engine="streaming").rows()


def postgres_ready(dsn):
    query = (QUERY % "lines").strip().replace("\n", " ")

    def run():
        done = subprocess.run(["psql", "-qAtX", "-F", ",", "-d", dsn, "-c", query, "-c", STATUS], check=True, capture_output=True, text=True)
        *rows, peak = done.stdout.splitlines()
        run.peak = int(peak)
        return [row.split(",") for row in rows]

    return run


# The most memory of the process that answers, its part of the shared buffers with it; workers that helped it are not in it.
STATUS = r"select (regexp_match(pg_read_file('/proc/self/status'), 'VmHWM:\s+(\d+)'))[1]"
READY = {"duckdb": ("DuckDB", duckdb_ready), "polars": ("Polars", polars_ready), "postgres": ("PostgreSQL", postgres_ready)}


def exact(cell):
    """A number without zeros at its end, nothing as none of it."""
    if cell in (None, ""):
        return "0"
    number = decimal.Decimal(str(cell))
    return "0" if number == 0 else format(number.normalize(), "f")


def main():
    match sys.argv[1:]:
        case ["export", store, path]:
            import duckdb

            duckdb.connect().execute(f"copy (select {COLUMNS} from read_parquet('{store}/segments/*/*.parquet')) to '{path}' (header false)")
        case [who, "figures", where]:
            for partner, *figures in READY[who][1](where)():
                figures = [exact(figure) for figure in figures]
                if any(figure != "0" for figure in figures):
                    print(",".join([partner, *figures]))
        case [who, "round", name, where, times]:
            what, ready = READY[who]
            run = ready(where)
            run()
            for _ in range(int(times)):
                begun = time.perf_counter_ns()
                run()
                took = (time.perf_counter_ns() - begun) // 1000
                peak = getattr(run, "peak", None) or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
                print(f"{name};{what};{took};{name};{peak}")
        case _:
            sys.exit(__doc__)


main()
