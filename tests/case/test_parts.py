"""A case whose tables are split over sub-folders: the same case, with findings that name the part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kerege.base.findings import Severity
from kerege.case import Case, check_case, load_case
from kerege.case.meta import read_part_names
from kerege.case.parts import FILE_COLUMN
from kerege.evidence import (
    ClaimBook,
    export_book,
    import_book,
    make_book,
    open_ledger,
    read_claims,
    view_ledger,
)
from kerege.network.values import Values
from kerege.whatif.pipeline import solve_case
from powered import HEADERS, in_one, in_parts, solved_powered, write

from .conftest import Folder


@pytest.fixture
def parts(tmp_path: Path) -> Folder:
    return Folder(in_parts(tmp_path))


def values(case: Case) -> dict[tuple[str, ...], tuple[float, float, float, str]]:
    return {
        key: (*(getattr(n.estimate.interval, end) for end in ("low", "mid", "high")), n.estimate.unit)
        for key, n in case.numbers.items()
    }


def test_a_split_case_says_the_same_as_the_case_in_one_folder(parts: Folder, tmp_path: Path) -> None:
    whole, split = load_case(in_one(tmp_path / "other")), parts.load()
    assert split.meta == replace(whole.meta, parts=("gas", "power"))
    assert values(split) == values(whole)
    assert list(split.numbers) == list(whole.numbers)
    for stem, table in whole.tables.items():
        rows = split.tables[stem].drop(FILE_COLUMN, "_row").rows()
        assert rows == table.drop(FILE_COLUMN, "_row").rows(), stem  # the root first, then part by part
    assert [s.id for s in split.shocks] == [s.id for s in whole.shocks]
    assert [s.actions for s in split.shocks] == [s.actions for s in whole.shocks]
    assert set(split.book.claims) == set(whole.book.claims)
    assert split.digest != whole.digest


def test_a_split_case_has_the_same_market(parts: Folder) -> None:
    one, other = solved_powered(), solve_case(Values(parts.load()))
    for name in ("flow", "output", "demand", "price"):
        np.testing.assert_array_equal(getattr(other.outcome, name), getattr(one.outcome, name))


def test_where_a_row_stands_is_remembered(parts: Folder) -> None:
    case = parts.load()
    number = case.number("stoves", "price")
    assert number is not None
    assert (number.file, number.row) == ("gas/bindings.csv", parts.row("gas/bindings.csv", "stoves,price"))
    claim = case.book.claims[number.claims[0]]
    assert (claim.file, claim.row) == ("gas/claims/gas.csv", parts.row("gas/claims/gas.csv", "stoves,price"))
    files = dict(case.tables["plants"].select("id", FILE_COLUMN).iter_rows())
    assert (files["field-hill"], files["stoves"]) == ("plants.csv", "gas/plants.csv")
    assert files["burner"] == "power/plants.csv"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("gas/plants.csv", "stoves,Stoves", "stoves,Ovens"),
        ("gas/claims/gas.csv", "stoves,price,,100,", "stoves,price,,101,"),
        ("power/shocks.toml", "The burner stops", "No burner"),
        ("power/sources.csv", "Power Office", "Office of Power"),
    ],
)
def test_the_digest_sees_every_file_of_a_part(parts: Folder, file: str, old: str, new: str) -> None:
    before = parts.load().digest
    assert parts.replace(file, old, new).load().digest != before


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "needle"),
    [
        ("gas/plants.csv", "stoves,Stoves,consumer,junction", "stoves,Stoves,consumer,junktion", "unknown-id",
         "stoves"),
        ("gas/links.csv", "hill-gas,Gas line from the hill,pipeline", "hill-gas,Gas line,tunnel",
         "unknown-value", "hill-gas"),
        ("gas/bindings.csv", "stoves,price,,,GA-007", "stoves,price,,,GA-907", "missing-claim", "GA-907"),
        ("power/bindings.csv", "burner,capacity", "burnr,capacity", "unknown-id", "burnr"),
        ("power/recipes.csv", "burner,gas,UP,in", "burner,gaz,UP,in", "unknown-id", "gaz"),
        ("power/shocks.toml", 'element = "burner"', 'element = "burnt"', "unknown-target", "burnt"),
        ("gas/claims/gas.csv", "stoves,price,,100,95,105", "stoves,price,,100,105,95", "broken-rule",
         "100,105,95"),
        ("gas/sources.csv", "gas-news,Gas News", "gas-news,", "missing-cell", "gas-news"),
    ],
)  # fmt: skip
def test_a_finding_names_the_file_of_the_part_and_its_row(
    parts: Folder, file: str, old: str, new: str, code: str, needle: str
) -> None:
    parts.replace(file, old, new)
    found = [f for f in parts.check() if f.severity is Severity.ERROR and f.code == code]
    assert [(f.file, f.row) for f in found] == [(file, parts.row(file, needle))], parts.check()


@pytest.mark.parametrize(
    ("file", "row", "first"),
    [
        ("gas/plants.csv", "field-lake,Lake field,producer,lake,crude,UP,upland-oil,", "plants.csv"),
        ("power/plants.csv", "stoves,More stoves,consumer,junction,gas,UP,UP,", "gas/plants.csv"),
        ("gas/places.csv", "coast,Coast,terminal,TR,44.0,38.0", "places.csv"),
        ("power/bindings.csv", "stoves,price,,,GA-007,single,", "gas/bindings.csv"),
        ("gas/bindings.csv", "pipe,tariff,,,EX-024,single,", "bindings.csv"),
        ("power/recipes.csv", "field-hill,gas,UP,out,", "gas/recipes.csv"),
        ("power/goods.csv", "gas,Gas,power,Mm3,", "gas/goods.csv"),
    ],
)
def test_a_key_of_another_part_is_told_with_both_places(
    parts: Folder, file: str, row: str, first: str
) -> None:
    write(parts.path / file, HEADERS[file.rpartition("/")[2]], (row,))
    found = [f for f in parts.check() if f.code == "duplicate-key"]
    key, _, _ = row.partition(",")
    assert [(f.file, f.row, f.subject) for f in found] == [(file, parts.row(file, row), key)]
    start = ",".join(row.split(",")[: 2 if "bindings" in file or "recipes" in file else 1]) + ","
    assert f"{first}:{parts.row(first, start)}" in found[0].message


@pytest.mark.parametrize("name", ["gas-book", "example"])
def test_a_source_of_another_part_is_told(parts: Folder, name: str) -> None:
    parts.append("power/sources.csv", f"{name},Somebody,Another book,2024-01-01,,en")
    found = parts.only("duplicate-key")
    assert (found.file, found.subject) == ("power/sources.csv", name)
    assert found.row == parts.row("power/sources.csv", name)
    assert ("gas/sources.csv" if name == "gas-book" else "sources.csv") in found.message


def test_a_claim_of_another_part_is_told(parts: Folder) -> None:
    line = (parts.path / "gas/claims/gas.csv").read_text(encoding="utf-8").splitlines()[1]
    parts.append("power/claims/power.csv", line.replace(",10,", ",11,"))
    found = [f for f in parts.check() if f.severity is Severity.ERROR]
    assert {(f.file, f.row) for f in found} == {
        ("power/claims/power.csv", parts.row("power/claims/power.csv", "GA-001"))
    }


def test_a_shock_of_another_part_with_the_same_id_is_told(parts: Folder) -> None:
    parts.replace("power/shocks.toml", 'id = "burner-stops"', 'id = "wells-halved"')
    found = [f for f in parts.check() if f.code == "duplicate-id"]
    row = parts.row("power/shocks.toml", 'id = "wells-halved"')
    assert [(f.file, f.row) for f in found] == [("power/shocks.toml", row)]


def listed(parts: Folder, names: str) -> Folder:
    return parts.replace("case.toml", 'parts = ["gas", "power"]', f"parts = {names}")


@pytest.mark.parametrize(
    ("names", "bad", "words"),
    [
        ('["gas", "power", "water"]', "water", "is not a folder of the case"),
        ('["gas", "power", "gas"]', "gas", "is listed twice"),
        ('["gas", "power", ".."]', "..", "is not a folder of the case"),
        ('["gas", "power", "."]', ".", "is not a folder of the case"),
        ('["gas", "power", "gas/claims"]', "gas/claims", "is not a folder of the case"),
        ('["gas", "power", "/etc"]', "/etc", "is not a folder of the case"),
        ('["gas", "power", "case.toml"]', "case.toml", "is not a folder of the case"),
        ('["gas", "power", "ga s"]', "ga s", "is not a folder of the case"),
    ],
)
def test_a_bad_part_is_told_and_the_good_ones_are_read(
    parts: Folder, names: str, bad: str, words: str
) -> None:
    (parts.path / "ga s").mkdir()
    found = listed(parts, names).only("bad-part")
    assert (found.file, found.row) == ("case.toml", parts.row("case.toml", "parts ="))
    assert found.message == f"part {bad!r} {words}"
    assert read_part_names(parts.path) == ("gas", "power")


def test_parts_that_are_no_list_are_told(parts: Folder) -> None:
    listed(parts, '"gas"')
    found = [f for f in parts.check() if f.file == "case.toml"]
    assert {f.code for f in found} == {"wrong-type"}
    assert read_part_names(parts.path) == ()


def test_a_folder_of_tables_that_is_not_listed_is_told(parts: Folder) -> None:
    listed(parts, '["gas"]')
    found = [f for f in parts.check() if f.code == "stray-folder"]
    assert [(f.file, f.severity) for f in found] == [("power", Severity.WARNING)]
    assert 'add "power" to parts' in found[0].remedy
    assert [f.code for f in parts.check() if f.severity is Severity.ERROR] == ["unknown-id"] * len(
        [f for f in parts.check() if f.severity is Severity.ERROR]
    )


def test_a_file_that_no_part_has_is_told_with_its_part(parts: Folder) -> None:
    (parts.path / "gas" / "plnts.csv").write_text("id\n", encoding="utf-8")
    (parts.path / "gas" / "case.toml").write_text("", encoding="utf-8")  # only the case itself has one
    found = [f for f in parts.check() if f.code == "stray-file"]
    assert sorted(f.file for f in found) == ["gas/case.toml", "gas/plnts.csv"]


def test_a_part_need_not_hold_every_table_and_the_case_none(parts: Folder) -> None:
    for file in ("plants.csv", "links.csv", "places.csv", "bindings.csv", "goods.csv", "stakes.csv"):
        old = (parts.path / file).read_text(encoding="utf-8")
        new = parts.path / "gas" / file
        lines = old.splitlines()[1:] if new.exists() else old.splitlines()
        with new.open("a", encoding="utf-8") as out:
            out.writelines(line + "\n" for line in lines)
        (parts.path / file).unlink()
    assert not [f for f in parts.check() if f.severity is Severity.ERROR]


def test_a_table_that_is_nowhere_is_missing_once(parts: Folder) -> None:
    for place in (".", "gas", "power"):
        (parts.path / place / "plants.csv").unlink()
    assert [f.file for f in parts.check() if f.code == "missing-file"] == ["plants.csv"]


def test_part_names_of_a_case_that_cannot_be_read(tmp_path: Path, parts: Folder) -> None:
    assert read_part_names(tmp_path) == ()
    assert read_part_names(parts.path) == ("gas", "power")
    (parts.path / "case.toml").write_text("[case\n", encoding="utf-8")
    assert read_part_names(parts.path) == ()
    (parts.path / "case.toml").write_text("case = 1\n", encoding="utf-8")
    assert read_part_names(parts.path) == ()


def book_of(folder: Path) -> ClaimBook:
    book, findings = read_claims(folder, read_part_names(folder))
    assert not [f for f in findings if f.severity is Severity.ERROR]
    return book


def test_the_ledger_gives_back_every_file_of_every_part_byte_by_byte(parts: Folder, tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    added = import_book(ledger, book_of(parts.path), "analyst")
    assert len(added.added) == len(book_of(parts.path).claims)
    out = tmp_path / "out"
    written = export_book(ledger, out)
    files = ("sources.csv", "claims/example.csv", "gas/sources.csv", "gas/claims/gas.csv",
             "power/sources.csv", "power/claims/power.csv")  # fmt: skip
    assert written == tuple(sorted(out / file for file in files))
    for file in files:
        assert (out / file).read_bytes() == (parts.path / file).read_bytes(), file
    again = import_book(ledger, book_of(parts.path), "analyst")
    assert (again.batch, again.added, again.changed) == (None, (), ())


def test_an_export_over_the_case_leaves_it_as_it_was(parts: Folder, tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    import_book(ledger, book_of(parts.path), "analyst")
    before = parts.load().digest
    export_book(ledger, parts.path)
    assert parts.load().digest == before
    assert view_ledger(ledger).book.claims == book_of(parts.path).claims


@pytest.mark.parametrize("place", ["../gas/claims/gas.csv", "a/gas/claims/gas.csv", "/claims/gas.csv"])
def test_an_export_writes_nothing_outside_the_case(parts: Folder, tmp_path: Path, place: str) -> None:
    book = book_of(parts.path)
    claims = [replace(c, file=place) for c in book.claims.values() if c.file.startswith("gas/")]
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    import_book(ledger, make_book(claims, book.sources.values(), book.printed), "analyst")
    out = tmp_path / "deep" / "out"
    written = export_book(ledger, out)
    assert {p.relative_to(out).as_posix() for p in written} >= {"claims/gas.csv"}
    assert all(p.resolve().is_relative_to(out.resolve()) for p in written)
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["out"]


def test_the_same_case_is_checked_twice_alike(parts: Folder) -> None:
    assert check_case(parts.path) == check_case(parts.path)
