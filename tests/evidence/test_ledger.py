from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from kerege.base.findings import FindingsError
from kerege.evidence import (
    ClaimBook,
    Verdict,
    decide,
    export_book,
    history,
    import_book,
    make_book,
    open_ledger,
    read_claims,
    review,
    store_reading,
    view_ledger,
)
from kerege.evidence import schema as tables
from kerege.evidence.texttables import TEXT_TABLES

FILE_A = (
    "c2,pipe,CPC,capacity,KZ part,72.50,,,Mt/yr,2023,2023-12,measured,s1,KMG,a note\n"
    'c1,pipe,CPC,capacity,,,,67.0,Mt/yr,,2022-12-31,plan,s2,,"with, comma\nand ""line"""\n'
)
FILE_B = "b1,pipe,BTC,visit,,,,,event,2023-05,2023-05,opinion,s1,,ärger\n"
SOURCES = "s1,Reuters,,2023,,en\ns2,TASS,,,https://x.example,ru\n"


def code_of(caught: pytest.ExceptionInfo[FindingsError]) -> str:
    (found,) = caught.value.findings
    assert found.remedy or found.code == "ledger-append-only"
    return found.code


@pytest.fixture
def folder(case) -> Path:
    return case({"a.csv": FILE_A, "b.csv": FILE_B}, SOURCES)


@pytest.fixture
def book(folder) -> ClaimBook:
    found, findings = read_claims(folder)
    assert findings == []
    return found


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


def count(ledger, table: sa.Table) -> int:
    with ledger.engine.connect() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def test_what_goes_in_comes_out(ledger, book):
    result = import_book(ledger, book, "analyst")
    assert (result.added, result.changed, result.unchanged) == (("b1", "c1", "c2"), (), 0)
    view = view_ledger(ledger)
    assert view.book == book
    assert view.book.printed == book.printed
    assert (view.excluded, view.accepted, view.chosen, view.stale) == ({}, {}, {}, ())


def test_importing_again_adds_nothing(ledger, book):
    first = import_book(ledger, book, "analyst")
    rows = [count(ledger, t) for t in tables.metadata.sorted_tables]
    again = import_book(ledger, book, "another analyst")
    assert first.batch is not None
    assert (again.batch, again.added, again.changed, again.unchanged) == (None, (), (), 3)
    assert [count(ledger, t) for t in tables.metadata.sorted_tables] == rows


def test_export_gives_the_files_back_byte_by_byte(ledger, book, folder, tmp_path):
    import_book(ledger, book, "analyst")
    out = tmp_path / "out"
    written = export_book(ledger, out)
    assert written == (out / "claims" / "a.csv", out / "claims" / "b.csv", out / "sources.csv")
    for path in written:
        assert path.read_bytes() == (folder / path.relative_to(out)).read_bytes()
    assert sorted(p.name for p in out.rglob("*") if p.is_file()) == ["a.csv", "b.csv", "sources.csv"]


def test_a_new_wording_is_a_new_row_and_an_old_one_can_return(ledger, book):
    import_book(ledger, book, "analyst")
    changed = make_book(
        [replace(book.claims["c2"], value=80.0, rounding=0.5), book.claims["b1"]],
        book.sources.values(),
        book.printed,
    )
    result = import_book(ledger, changed, "analyst")
    assert (result.added, result.changed, result.unchanged) == ((), ("c2",), 1)
    assert view_ledger(ledger).book.claims["c2"].value == 80.0
    assert view_ledger(ledger).book.claims["c1"] == book.claims["c1"]  # what an import lacks stays
    assert count(ledger, tables.claims) == 4
    assert import_book(ledger, book, "analyst").changed == ("c2",)
    assert view_ledger(ledger).book == book
    assert count(ledger, tables.claims) == 4


def test_the_batch_is_recorded_with_author_time_and_hash(ledger, book):
    import_book(ledger, book, " analyst ")
    with ledger.engine.connect() as connection:
        (row,) = connection.execute(sa.select(tables.imports)).mappings().all()
    assert row["author"] == "analyst"
    assert row["at"].endswith("+00:00")
    assert len(row["digest"]) == 16


def test_stale_printed_cells_do_not_hide_a_changed_claim(ledger, book):
    changed = replace(book.claims["c2"], value=99.5, rounding=0.05)
    import_book(ledger, make_book([changed], book.sources.values(), book.printed), "analyst")
    assert view_ledger(ledger).book.claims["c2"] == changed


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"value": float("nan")}, "not-finite"),
        ({"low": 90.0}, "broken-rule"),
        ({"unit": ""}, "missing-cell"),
        ({"subject": ""}, "missing-cell"),
        ({"note": "a\x00b"}, "nul-byte"),
        ({"note": "\ud800"}, "nul-byte"),
        ({"id": "a b"}, "bad-id"),
    ],
)
def test_a_claim_that_could_not_be_read_is_not_imported(ledger, book, changes, code):
    bad = replace(book.claims["c2"], **changes)
    with pytest.raises(FindingsError) as caught:
        import_book(ledger, make_book([bad, book.claims["b1"]], book.sources.values()), "analyst")
    assert code in [f.code for f in caught.value.findings]
    assert caught.value.findings[0].place == "claims/a.csv:2"
    assert [count(ledger, t) for t in (tables.imports, tables.claims, tables.sources)] == [0, 0, 0]


def test_a_claim_without_its_source_is_not_imported(ledger, book):
    with pytest.raises(FindingsError) as caught:
        import_book(ledger, ClaimBook(book.claims, {"s1": book.sources["s1"]}), "analyst")
    assert code_of(caught) == "unknown-source"


def test_an_import_needs_an_author(ledger, book):
    with pytest.raises(FindingsError) as caught:
        import_book(ledger, book, "  ")
    assert code_of(caught) == "no-author"


def test_the_latest_standing_counts_and_all_decisions_stay(ledger, book):
    import_book(ledger, book, "analyst")
    first = decide(ledger, Verdict.EXCLUDE, "c2", author="A", reason="a party to the matter")
    assert (first.id, first.claim, first.author) == (1, "c2", "A")
    assert first.at.endswith("+00:00")
    assert view_ledger(ledger).excluded == {"c2": first}
    assert "c2" in view_ledger(ledger).book.claims
    second = decide(ledger, Verdict.ACCEPT, "c2", author="B", reason="confirmed")
    view = view_ledger(ledger)
    assert (view.excluded, view.accepted) == ({}, {"c2": second})
    decide(ledger, Verdict.CHOOSE, "c1", about="cpc.capacity", author="A", reason="newest")
    last = decide(ledger, Verdict.CHOOSE, "c2", about="cpc.capacity", author="A", reason="better")
    assert view_ledger(ledger).chosen == {"cpc.capacity": last}
    assert history(ledger, "c2") == (first, second, last)
    assert len(history(ledger)) == 4


def test_a_correction_shows_in_the_view_and_the_export(ledger, book, tmp_path):
    import_book(ledger, book, "analyst")
    decide(ledger, Verdict.CORRECT, "c2", field="value", value=" 73.0 ", author="A", reason="misprint")
    decide(ledger, Verdict.CORRECT, "c2", field="kind", value="estimate", author="A", reason="no meter")
    fixed = view_ledger(ledger).book.claims["c2"]
    assert (fixed.value, fixed.rounding, fixed.kind) == (73.0, 0.05, "estimate")
    export_book(ledger, tmp_path / "out")
    text = (tmp_path / "out" / "claims" / "a.csv").read_text(encoding="utf-8")
    assert "c2,pipe,CPC,capacity,KZ part,73.0,,,Mt/yr,2023,2023-12,estimate,s1,KMG,a note\n" in text


def test_a_new_wording_reopens_what_was_corrected(ledger, book):
    import_book(ledger, book, "analyst")
    made = decide(ledger, Verdict.CORRECT, "c2", field="value", value="73", author="A", reason="misprint")
    import_book(
        ledger, make_book([replace(book.claims["c2"], value=74.0, rounding=0.5)], book.sources.values()), "A"
    )
    view = view_ledger(ledger)
    assert view.stale == (made,)
    assert view.book.claims["c2"].value == 74.0


@pytest.mark.parametrize(
    "case_of_refusal",
    [
        (Verdict.EXCLUDE, "c9", {}, "unknown-claim"),
        (Verdict.EXCLUDE, "c2", {"reason": " "}, "no-reason"),
        (Verdict.EXCLUDE, "c2", {"author": ""}, "no-reason"),
        (Verdict.CHOOSE, "c2", {}, "no-number"),
        (Verdict.EXCLUDE, "c2", {"about": "cpc.capacity"}, "no-number"),
        (Verdict.CORRECT, "c2", {"field": "valeu", "value": "1"}, "no-field"),
        (Verdict.CORRECT, "c2", {"field": "id", "value": "x"}, "no-field"),
        (Verdict.ACCEPT, "c2", {"field": "value"}, "no-field"),
        (Verdict.CORRECT, "c2", {"field": "value", "value": "many"}, "not-a-number"),
        (Verdict.CORRECT, "c2", {"field": "low", "value": "90"}, "broken-rule"),
        (Verdict.CORRECT, "c2", {"field": "source", "value": "s7"}, "unknown-source"),
        (Verdict.CORRECT, "c2", {"field": "note", "value": "\x00"}, "nul-byte"),
    ],
)
def test_a_senseless_decision_is_refused_and_not_recorded(ledger, book, case_of_refusal):
    verdict, claim, more, code = case_of_refusal
    import_book(ledger, book, "analyst")
    with pytest.raises(FindingsError) as caught:
        decide(ledger, verdict, claim, **{"author": "A", "reason": "because", **more})
    assert code_of(caught) == code
    assert history(ledger) == ()


def test_an_unknown_claim_gets_a_suggestion(ledger, book):
    import_book(ledger, book, "analyst")
    with pytest.raises(FindingsError, match=r"did you mean 'c\d'\?"):
        decide(ledger, Verdict.EXCLUDE, "c22", author="A", reason="because")


@pytest.mark.parametrize("table", sorted(tables.metadata.tables))
@pytest.mark.parametrize(
    "change", ["UPDATE {t} SET {c} = {c}", "DELETE FROM {t}", "REPLACE INTO {t} SELECT * FROM {t}"]
)
def test_the_database_refuses_to_change_or_remove_rows(ledger, book, read_text, table, change):
    import_book(ledger, book, "analyst")
    decide(ledger, Verdict.EXCLUDE, "c2", author="A", reason="because")
    document, (one,) = read_text("Ada ships 67 Mt.")
    store_reading(ledger, document, [one], "A")
    review(ledger, one.id, "accept", author="A")
    assert {t.name for t in TEXT_TABLES} < set(tables.metadata.tables)
    column = tables.metadata.tables[table].columns[0].name
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), ledger.engine.begin() as connection:
        connection.exec_driver_sql(change.format(t=table, c=column))


def test_foreign_keys_are_kept(ledger):
    row = tables.claim_listings.insert().values(import_id=1, version=1, file="a", line=1)
    with pytest.raises(sa.exc.IntegrityError, match="FOREIGN KEY"), ledger.engine.begin() as connection:
        connection.execute(row)


def test_files_are_written_only_below_the_folder(ledger, book, tmp_path):
    claims = [replace(c, file=f"../../{i}/..\\evil") for i, c in enumerate(book.claims.values())]
    import_book(ledger, make_book(claims, book.sources.values()), "analyst")
    written = export_book(ledger, tmp_path / "out")
    assert written == (tmp_path / "out" / "claims" / "claims.csv", tmp_path / "out" / "sources.csv")


def test_an_export_that_cannot_be_written_is_a_finding(ledger, book, tmp_path):
    import_book(ledger, book, "analyst")
    (tmp_path / "file").write_text("")
    with pytest.raises(FindingsError) as caught:
        export_book(ledger, tmp_path / "file")
    assert code_of(caught) == "cannot-write"
