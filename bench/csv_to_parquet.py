"""DuckDB reading the report of `import.sh` with its own CSV reader and writing it as Parquet: no check, no account, no key.

    csv_to_parquet.py copy WHAT REPORT PARQUET ORDER   prints `WHAT;microseconds;lines;peak KiB`; ORDER: `as-it-is` or `sorted` (by partner and date)
    csv_to_parquet.py sums REPORT                      lines;quantity;net amount, as exact numbers
"""

import resource
import sys
import time

import duckdb

TYPES = {
    "invoice": "VARCHAR",
    "line": "VARCHAR",
    "invoice date": "DATE",
    "partner id": "VARCHAR",
    "reseller": "VARCHAR",
    "part": "VARCHAR",
    "ean": "VARCHAR",
    "quantity": "DECIMAL(18, 6)",
    "unit price": "DECIMAL(18, 6)",
    "net amount": "DECIMAL(18, 4)",
    "currency": "VARCHAR",
    "end customer": "VARCHAR",
    "customer country": "VARCHAR",
    "customer postcode": "VARCHAR",
    "serial": "VARCHAR",
}


def read(report):
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in TYPES.items())
    return f"read_csv('{report}', header = true, columns = {{{columns}}})"


def copy(what, report, parquet, order):
    database = duckdb.connect()
    if order == "sorted":
        order = ' order by "partner id", "invoice date"'
    else:
        order = ""
    begun = time.perf_counter_ns()
    [(lines,)] = database.execute(
        f"copy (select * from {read(report)}{order}) to '{parquet}' (format parquet, compression zstd)"
    ).fetchall()
    took = (time.perf_counter_ns() - begun) // 1000
    print(f"{what};{took};{lines};{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")


def sums(report):
    [(lines, quantity, amount)] = duckdb.sql(f'select count(*), sum(quantity), sum("net amount") from {read(report)}').fetchall()
    plain = lambda number: f"{number.normalize():f}"
    print(f"{lines};{plain(quantity)};{plain(amount)}")


match sys.argv[1:]:
    case ["copy", what, report, parquet, order]:
        copy(what, report, parquet, order)
    case ["sums", report]:
        sums(report)
    case _:
        sys.exit(__doc__)
