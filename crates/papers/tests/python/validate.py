"""Holds a payment file against the schema of ISO 20022 and against its own sums.

    validate.py FILE
"""

import decimal
import pathlib
import sys
import sysconfig
import xml.etree.ElementTree as tree

import xmlschema

home = pathlib.Path(sysconfig.get_paths()["purelib"])
schema = xmlschema.XMLSchema(str(home / "pain001/templates/pain.001.001.09/pain.001.001.09.xsd"))
schema.validate(sys.argv[1])

names = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
root = tree.parse(sys.argv[1]).getroot()


def holds(what, count, total, transfers):
    """The stated number and sum are those of the transfers."""
    found = sum(decimal.Decimal(own.text) for own in transfers)
    if int(count) != len(transfers) or decimal.Decimal(total) != found:
        sys.exit(f"{what}: {count} transfers of {total} are stated, {len(transfers)} of {found} are there")


amounts = root.findall(".//p:InstdAmt", names)
head = root.find(".//p:GrpHdr", names)
holds("the message", head.find("p:NbOfTxs", names).text, head.find("p:CtrlSum", names).text, amounts)
for block in root.findall(".//p:PmtInf", names):
    own = block.findall(".//p:InstdAmt", names)
    holds("a block", block.find("p:NbOfTxs", names).text, block.find("p:CtrlSum", names).text, own)
    if len({amount.get("Ccy") for amount in own}) != 1:
        sys.exit("a block holds several currencies")
