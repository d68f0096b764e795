"""DuckDB computing just the revenue sums of a set: one round, as lines `set;what;microseconds` like those of `standing round`.

A database that only adds up is the yardstick: it applies no rule, explains nothing and knows no date but the two windows.

    database.py round NAME FOLDER TIMES
    database.py compare FOLDER SUMS      the sums must be those that `standing sums` printed, to the last place
"""

import csv
import sys
import time
from decimal import Decimal
from pathlib import Path

import duckdb

# The windows as of 2013-11-30: the last 12 months; of a year that begins in July, the last full quarter.
SUMS = """
    select reseller_key,
        sum(sales_amount) filter (order_date between date '2012-12-01' and date '2013-11-30') as net_revenue,
        sum(sales_amount) filter (order_date between date '2013-07-01' and date '2013-09-30') as last_quarter
    from {source}
    group by reseller_key
"""


def csv_of(folder):
    # Only what has no right guess is told: amounts are exact numbers, not floats.
    types = "{'sales_amount': 'DECIMAL(18, 4)', 'order_date': 'DATE'}"
    return f"read_csv('{Path(folder) / 'pos_lines.csv'}', types = {types})"


def connected(threads):
    database = duckdb.connect()
    if threads == 1:
        database.execute("set threads = 1")
    return database


def measure(name, folder, times):
    for threads, words in [(1, "one thread"), (None, "all threads")]:
        database = connected(threads)
        database.execute(f"create table sale as from {csv_of(folder)}")
        for what, source in [("from CSV", csv_of(folder)), ("from a table", "sale")]:
            sums = SUMS.format(source=source)
            database.execute(sums).fetchall()
            for _ in range(times):
                begun = time.perf_counter_ns()
                database.execute(sums).fetchall()
                print(f"{name};DuckDB {what}, {words};{(time.perf_counter_ns() - begun) // 1000}")


def compare(folder, sums):
    database = connected(None)
    partners = f"read_csv('{Path(folder) / 'resellers.csv'}')"
    rows = database.execute(
        f"select reseller_alternate_key, net_revenue, last_quarter"
        f" from {partners} left join ({SUMS.format(source=csv_of(folder))}) using (reseller_key)"
    ).fetchall()
    theirs = {partner: (year or Decimal(0), quarter or Decimal(0)) for partner, year, quarter in rows}
    with open(sums, newline="") as file:
        ours = {row["partner"]: (Decimal(row["net_revenue"]), Decimal(row["last_quarter"])) for row in csv.DictReader(file)}
    different = [partner for partner in sorted(ours.keys() | theirs.keys()) if ours.get(partner) != theirs.get(partner)]
    if different:
        sys.exit(f"{len(different)} partners have other sums, the first is {different[0]}")
    print(f"{len(ours)} partners: the sums of both are equal")


match sys.argv[1:]:
    case ["round", name, folder, times]:
        measure(name, folder, int(times))
    case ["compare", folder, sums]:
        compare(folder, sums)
    case _:
        sys.exit(__doc__)
