"""The second opinion on files: what openpyxl and Python's csv module see in them.

compare_cells.py make FOLDER COUNT SEED   writes COUNT workbooks of varied content
compare_cells.py read FOLDER              reads every workbook of the folder and its csv.json, and writes seen.json
"""

import csv
import datetime
import decimal
import io
import json
import pathlib
import random
import sys

import openpyxl
from openpyxl.styles import Font

WORDS = ["acme", "00712", "Müller & Söhne", "a<b>", '5" pipe', "=1+1", "two\nlines", "東京", "😀", " spaced ", "-", "1e5", "TRUE", "5-MAR"]
DATE_FORMATS = ["yyyy-mm-dd", "dd/mm/yyyy", "d-mmm-yy", "[$-409]d\\-mmm\\-yyyy;@", "m/d/yy"]
MOMENT_FORMATS = ["yyyy-mm-dd h:mm:ss", "d/m/yy hh:mm"]
NUMBER_FORMATS = ["General", "0.00", "#,##0.00 [$€-407]", "0%", "0.00E+00", '0 "days"', "[Red]-0.0;0.0", "# ?/?"]


def value(dice):
    """A random value and the format it is shown in."""
    kind = dice.randrange(9)
    if kind < 3:
        return dice.choice(WORDS), "General"
    if kind == 3:
        return dice.randrange(-10**6, 10**6), dice.choice(NUMBER_FORMATS)
    if kind == 4:
        return dice.uniform(-1, 1) * 10 ** dice.randrange(-8, 13), dice.choice(NUMBER_FORMATS)
    if kind == 5:
        return datetime.datetime(1950, 1, 1) + datetime.timedelta(days=dice.randrange(50_000)), dice.choice(DATE_FORMATS)
    if kind == 6:
        moment = datetime.datetime(1950, 1, 1) + datetime.timedelta(days=dice.randrange(50_000), seconds=dice.randrange(86_400))
        return moment, dice.choice(MOMENT_FORMATS)
    if kind == 7:
        return dice.choice([True, False, "#N/A", "=1+1"]), "General"
    return datetime.time(dice.randrange(24), dice.randrange(60), dice.randrange(60)), "h:mm:ss"


def make(folder, count, seed):
    for number in range(count):
        dice = random.Random(seed * 1_000 + number)
        book = openpyxl.Workbook()
        if dice.random() < 0.2:
            book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        sheet = book.active
        sheet.title = dice.choice(["Sheet", "Sales & returns", "Umsätze 'Q1'", "☂"])
        row = 0
        for _ in range(dice.randrange(1, 12)):
            row += dice.choice([1, 1, 1, 1, 2, 7])
            for column in range(1, dice.randrange(2, 9)):
                if dice.random() < 0.15:
                    continue
                cell = sheet.cell(row, column)
                cell.value, cell.number_format = value(dice)
                if dice.random() < 0.1:
                    cell.font = Font(bold=True)
                if dice.random() < 0.1:
                    sheet.row_dimensions[row].hidden = True
        if dice.random() < 0.2:
            book.create_sheet("Cover", 0)
        if dice.random() < 0.2:
            book.create_sheet("More")["B2"] = "more"
        book.save(folder / f"python-{number}.xlsx")


def number_text(number):
    """At most 15 digits, never an exponent."""
    text = format(decimal.Decimal("%.15g" % number), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def moment_text(moment):
    """To the second, and without midnight."""
    moment = (moment + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
    return moment.date().isoformat() if moment.time() == datetime.time() else moment.isoformat()


def cell_text(seen):
    if seen is None:
        return ""
    if isinstance(seen, bool):
        return "yes" if seen else "no"
    if isinstance(seen, (int, float)):
        return number_text(seen)
    if isinstance(seen, datetime.datetime):
        return moment_text(seen)
    if isinstance(seen, datetime.time):
        return moment_text(datetime.datetime.combine(datetime.date(2000, 1, 1), seen))[11:] or "00:00:00"
    if isinstance(seen, datetime.timedelta):
        seconds = round(seen.total_seconds())
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return str(seen).replace("\r\n", "\n")


def filled(sheet):
    rows = {}
    for cells in sheet.iter_rows():
        texts = [cell_text(cell.value) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if any(text.strip() for text in texts):
            rows[str(cells[0].row)] = texts
    return rows


def first_filled(book):
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and (rows := filled(sheet)):
            return rows
    return {}


def csv_rows(case):
    reader = csv.reader(io.StringIO(case["text"], newline=""), delimiter=case["separator"])
    return [row for row in reader if any(cell.strip() for cell in row)]


def read(folder):
    books = {path.name: first_filled(openpyxl.load_workbook(path, data_only=True)) for path in sorted(folder.glob("*.xlsx"))}
    cases = json.loads((folder / "csv.json").read_text("utf-8"))
    seen = {"books": books, "csv": [csv_rows(case) for case in cases]}
    (folder / "seen.json").write_text(json.dumps(seen), "utf-8")


if __name__ == "__main__":
    task, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if task == "make":
        make(folder, int(sys.argv[3]), int(sys.argv[4]))
    else:
        read(folder)
