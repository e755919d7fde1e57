from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kerege.base.findings import Severity
from kerege.evidence import Kind, read_claims
from kerege.evidence.claims import CLAIM_COLUMNS, make_book
from kerege.evidence.declarations import ClaimRow, SourceRow
from kerege.evidence.printing import cells_of, claim_from_cells, rounding

GOOD = "c1,pipe,CPC,capacity,KZ part,72.50,,,Mt/yr,2023,2023-12,measured,s1,KMG,a note\n"


def with_cell(name: str, value: str) -> str:
    cells = GOOD.strip().split(",")
    cells[CLAIM_COLUMNS.index(name)] = value
    return ",".join(cells) + "\n"


def test_the_tables_have_the_columns_of_the_claim_files():
    assert tuple(ClaimRow.columns()) == CLAIM_COLUMNS
    assert tuple(SourceRow.columns()) == ("id", "publisher", "title", "date", "url", "language")


def test_a_claim_is_read_as_printed(case):
    book, findings = read_claims(case({"a.csv": GOOD}))
    assert findings == []
    found = book.claims["c1"]
    assert (found.value, found.rounding, found.unit) == (72.5, 0.005, "Mt/yr")
    assert (found.start, found.end) == (date(2023, 1, 1), date(2024, 1, 1))
    assert (found.kind, found.source, found.speaker) == (Kind.MEASURED, "s1", "KMG")
    assert (found.file, found.row) == ("claims/a.csv", 2)
    assert book.sources["s1"].publisher == "Reuters"
    assert book.printed["c1"][5] == "72.50"


def test_books_are_sorted_by_id(case):
    files = {"a.csv": GOOD.replace("c1", "c9"), "b.csv": GOOD + GOOD.replace("c1", "c0")}
    book, findings = read_claims(case(files))
    assert findings == []
    assert list(book.claims) == ["c0", "c1", "c9"]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"value": "many"}, "not-a-number"),
        ({"value": "nan"}, "not-finite"),
        ({"value": "", "low": "", "high": ""}, "broken-rule"),
        ({"unit": "text"}, "broken-rule"),
        ({"low": "80"}, "broken-rule"),
        ({"high": "70"}, "broken-rule"),
        ({"value": "", "low": "2", "high": "1"}, "broken-rule"),
        ({"period_start": "2024-01"}, "broken-rule"),
        ({"period_end": "soon"}, "not-a-date"),
        ({"kind": "rumour"}, "unknown-value"),
        ({"kind": ""}, "missing-cell"),
        ({"unit": ""}, "missing-cell"),
        ({"id": "c 1"}, "bad-id"),
        ({"source": "s2"}, "unknown-source"),
    ],
)
def test_a_bad_claim_is_one_error_and_left_out(case, cells, code):
    text = GOOD
    values = text.strip().split(",")
    for name, value in cells.items():
        values[CLAIM_COLUMNS.index(name)] = value
    book, findings = read_claims(case({"a.csv": ",".join(values) + "\n"}))
    errors = [f for f in findings if f.severity is Severity.ERROR]
    assert [f.code for f in errors] == [code]
    assert errors[0].place == "claims/a.csv:2"
    assert errors[0].remedy
    assert not book.claims


def test_the_rule_broken_is_told_with_the_cells_concerned(case):
    _, findings = read_claims(case({"a.csv": with_cell("low", "80")}))
    assert "low=80.0, value=72.5, high=None" in findings[0].found


@pytest.mark.parametrize("unit", ["text", "event", "relation"])
def test_claims_in_words_have_no_figure(case, unit):
    book, findings = read_claims(case({"a.csv": with_cell("unit", unit).replace("72.50", "")}))
    assert findings == []
    assert not book.claims["c1"].has_figure


def test_an_id_used_in_two_files_names_both(case):
    book, findings = read_claims(case({"a.csv": GOOD, "b.csv": GOOD}))
    assert [f.code for f in findings] == ["duplicate-claim"]
    assert "claims/a.csv:2 and claims/b.csv:2" in findings[0].message
    assert book.claims["c1"].file == "claims/a.csv"


def test_an_unknown_source_gets_a_suggestion(case):
    _, findings = read_claims(case({"a.csv": with_cell("source", "reuter")}, "reuters,Reuters,,,,\n"))
    assert "did you mean 'reuters'?" in findings[0].remedy


def test_a_bad_source_row_is_not_reported_again_for_each_claim(case):
    book, findings = read_claims(case({"a.csv": GOOD}, "s1,,,,,\n"))
    assert [f.code for f in findings if f.severity is Severity.ERROR] == ["missing-cell"]
    assert not book.claims


def test_missing_sources_are_one_error(case):
    folder = case({"a.csv": GOOD + GOOD.replace("c1", "c2")})
    (folder / "sources.csv").unlink()
    book, findings = read_claims(folder)
    assert [(f.code, f.file) for f in findings] == [("missing-file", "sources.csv")]
    assert not book.claims


def test_unused_sources_are_a_note(case):
    _, findings = read_claims(case({"a.csv": GOOD}, "s1,Reuters,,,,\ns2,TASS,,,,\n"))
    assert [(f.code, f.severity, f.subject) for f in findings] == [("unused-source", Severity.NOTE, "s2")]


def test_what_is_no_csv_file_is_reported_and_hidden_files_are_not(case):
    folder = case({"a.csv": GOOD})
    (folder / "claims" / "table.xlsx").write_bytes(b"PK")
    (folder / "claims" / ".DS_Store").write_bytes(b"")
    _, findings = read_claims(folder)
    assert [(f.code, f.file) for f in findings] == [("stray-file", "claims/table.xlsx")]


def test_a_folder_without_claims_and_no_folder(case, tmp_path):
    _, findings = read_claims(case({}))
    assert [f.code for f in findings] == ["no-claims", "unused-source"]
    _, findings = read_claims(tmp_path / "nowhere")
    assert [f.code for f in findings] == ["missing-file", "missing-folder"]


def test_a_folder_named_like_a_file_is_a_finding(case):
    folder = case({"a.csv": GOOD})
    (folder / "claims" / "b.csv").mkdir()
    _, findings = read_claims(folder)
    assert [(f.code, f.file) for f in findings] == [("unreadable-file", "claims/b.csv")]


@given(st.binary(max_size=400), st.binary(max_size=100))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_arbitrary_bytes_never_raise(case, claims, sources):
    folder = case({"a.csv": GOOD})
    (folder / "claims" / "b.csv").write_bytes(claims)
    (folder / "sources.csv").write_bytes(sources)
    _, findings = read_claims(folder)
    assert findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [("90.0", 0.05), ("67", 0.5), ("5000", 0.5), ("1e3", 500.0), ("-0.25", 0.005), ("", 0.0), ("x", 0.0)],
)
def test_rounding_is_half_a_unit_of_the_last_digit(text, expected):
    assert rounding(text) == pytest.approx(expected)


FIGURES = st.decimals(-10_000, 10_000, places=3).map(lambda d: str(d.normalize() + 0))


@given(FIGURES, st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.text(alphabet="ab é,;\"'", max_size=9))
def test_printing_and_reading_a_claim_gives_it_back(value, day, words):
    cells = dict(zip(CLAIM_COLUMNS, GOOD.strip().split(","), strict=True))
    cells |= {"value": value, "period_start": str(day), "period_end": str(day), "note": words}
    first = claim_from_cells(cells, "claims/a.csv", 2)
    again = claim_from_cells(dict(zip(CLAIM_COLUMNS, cells_of(first), strict=True)), "claims/a.csv", 2)
    assert again == first


def test_a_book_refuses_double_ids_and_unknown_sources(claim, source):
    with pytest.raises(ValueError, match="share the id 'c1'"):
        make_book([claim("c1"), claim("c1")], [source("s1")])
    with pytest.raises(ValueError, match="claim c1 names the source 's1'"):
        make_book([claim("c1")], [])
