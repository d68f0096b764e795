"""Holds the workbook and the PDF of a statement against what the same statement says as JSON.

    paper.py STATEMENT.json STATEMENT.xlsx STATEMENT.pdf

The workbook must hold the same amounts, as numbers, in the same order; the PDF must show them, and be fit for screen readers.
"""

import datetime
import decimal
import json
import sys

import openpyxl
import pypdf

told = json.load(open(sys.argv[1], encoding="utf-8"))
book = openpyxl.load_workbook(sys.argv[2])
paper = pypdf.PdfReader(sys.argv[3])


def exact(cell):
    """The number a cell holds, as it is written in the file."""
    return None if cell is None else decimal.Decimal(repr(cell) if isinstance(cell, float) else str(cell))


def same(what, ours, theirs):
    """Two lists are the same."""
    if list(ours) != list(theirs):
        sys.exit(f"{what}:\n  told    {list(ours)}\n  written {list(theirs)}")


def tables(sheet):
    """The tables of a sheet: each a heading, the heads of its columns and its rows, ended by an empty line."""
    block = []
    for row in [list(row) for row in sheet.iter_rows(values_only=True)] + [[None]]:
        if any(cell is not None for cell in row):
            block.append(row)
        elif block:
            yield block
            block = []


def number(text):
    return decimal.Decimal(text) if text is not None else None


for name in ("Summary", "How it came about", "What was sold", "Not paid on", "Account"):
    if name not in book.sheetnames:
        sys.exit(f"the workbook has no sheet `{name}`: {book.sheetnames}")

steps = list(tables(book["How it came about"]))
sold = list(tables(book["What was sold"]))
if len(steps) != len(told["earnings"]):
    sys.exit(f"{len(told['earnings'])} earnings, {len(steps)} tables of steps")
for earning, block, records in zip(told["earnings"], steps, sold):
    lines = [line for earned in earning["earned"] for line in earned["lines"]]
    if not lines:
        same("steps", [], block[1:])
        continue
    amounts = [exact(row[block[1].index("Amount")]) for row in block[2:]]
    same("steps", [number(line["amount"]) for line in lines] + [number(earning["amount"])], amounts)
    if sum(amounts[:-1]) != amounts[-1]:
        sys.exit(f"the steps are not the amount: {amounts}")
    shown = [own for own in earning["records"] if own["paid_on"] is not None or own["counts"] is not None]
    if shown:
        heads = records[1]
        rows = records[2:-1]
        paid = [exact(row[heads.index("Paid on")]) for row in rows]
        same("records", [number(own["paid_on"]) for own in shown], paid)
        same("days", [own["date"] for own in shown], [row[heads.index("Date")].date().isoformat() for row in rows])
        same("invoices", [own["invoice"] for own in shown], [row[heads.index("Invoice")] for row in rows])
        if exact(records[-1][heads.index("Paid on")]) != sum(own for own in paid if own is not None):
            sys.exit("the sum below the records is not their sum")

account, entries = list(tables(book["Account"]))
heads = entries[1]
own = told["account"]["entries"]
same("numbers of entries", [entry["number"] for entry in own], [row[heads.index("No.")] for row in entries[2:]])
same("what is owed", [number(entry["owed"]) for entry in own], [exact(row[heads.index("Owed")]) for row in entries[2:]])
same("days of booking", [entry["booked"] for entry in own], [row[heads.index("Booked")].date().isoformat() for row in entries[2:]])
total = told["account"]["total"]
row = [exact(cell) for cell in account[-1][1:6]]
same("the account", [number(total["opening"]), number(total["accrued"]), -number(total["settled"]), number(total["adjusted"]), number(total["closing"])], row)
if row[0] + sum(row[1:4]) != row[4]:
    sys.exit(f"the account does not tie: {row}")
for sheet in book:
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.data_type == "f":
                sys.exit(f"a formula in {sheet.title}!{cell.coordinate}: {cell.value}")

text = "".join(page.extract_text() for page in paper.pages).replace("\u00a0", " ")
close = "".join(text.split())


def shown(what, words):
    if "".join(words.split()) not in close:
        sys.exit(f"the PDF does not show {what} `{words}`:\n{text}")


def figure(amount):
    return f"{decimal.Decimal(amount):,.2f}"


shown("the partner", told["name"])
shown("what is earned", figure(told["earned"]))
shown("what is owed", figure(total["closing"]))
for entry in own:
    shown("an entry", str(entry["number"]))
    shown("an amount", figure(entry["amount"]))
for earning in told["earnings"]:
    shown("an earning", figure(earning["amount"]))
root = paper.trailer["/Root"]
if not root["/MarkInfo"]["/Marked"] or "/StructTreeRoot" not in root or root["/Lang"] != "en":
    sys.exit("the PDF is not tagged for screen readers")
if b"pdfuaid" not in root["/Metadata"].get_data():
    sys.exit("the PDF does not say that it is PDF/UA")
if paper.metadata.creation_date.date() != datetime.date.fromisoformat(told["as_of"]):
    sys.exit(f"the PDF is of {paper.metadata.creation_date}, not of the day it was made for")
