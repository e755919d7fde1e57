"""From a claim to the sentence it came from: in the ledger, and by ``quotes.csv`` beyond it."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kerege.base.findings import FindingsError, Severity
from kerege.evidence import (
    Quote,
    export_book,
    import_book,
    make_book,
    open_ledger,
    read_claims,
    review,
    store_reading,
    trace,
    view_ledger,
)
from kerege.evidence.quotes import LONGEST_QUOTE, QUOTE_COLUMNS, quote_from_cells, short_span

TEXT = 'Foreword.\n Ada, "the\tgreat", ships 67 Mt by sea. Bob buys 5 kt.'
HEADER = ",".join(QUOTE_COLUMNS)


@pytest.fixture
def accepted(ledger, read_text):
    """Return document, candidate and review of one accepted candidate."""
    document, found = read_text(TEXT)
    store_reading(ledger, document, found, "reader")
    return document, found[0], review(ledger, found[0].id, "accept", author="Ann", reason="plain")


def test_a_claim_is_followed_to_its_sentence(ledger, accepted):
    document, one, made = accepted
    found = trace(ledger, made.claim)
    assert found.sentence == 'Ada, "the\tgreat", ships 67 Mt by sea.'
    assert found.document.text[found.candidate.char_start : found.candidate.char_end] == "67 Mt"
    assert (found.document.name, found.document.digest) == (document.name, document.digest)
    assert (found.review, found.candidate, found.standing) == (made, one, "accepted")
    quote = found.quote
    assert document.text[quote.char_start : quote.char_end] == quote.quote == found.sentence
    assert (quote.extractor, quote.accepted_by, quote.digest) == ("rules 0.1", "Ann", document.digest)
    assert found.claim.value == 67.0


def test_a_changed_text_shows_in_the_trace(ledger, accepted, read_text):
    store_reading(ledger, *read_text("Ada ships nothing."), "reader")
    found = trace(ledger, accepted[2].claim)
    assert found.standing == "reopened"
    assert "67 Mt" in found.sentence


def test_the_trace_of_a_claim_that_is_not_there_or_not_from_a_text(ledger, accepted, claim, source):
    import_book(ledger, make_book([claim("c1")], [source("s1")]), "A")
    for name, code in (("c11", "unknown-claim"), ("c1", "not-from-text")):
        with pytest.raises(FindingsError) as caught:
            trace(ledger, name)
        (problem,) = caught.value.findings
        assert problem.code == code
        assert problem.remedy


def test_quotes_leave_with_the_claims_and_come_back(ledger, accepted, tmp_path):
    document, _, made = accepted
    written = export_book(ledger, tmp_path / "out")
    names = ["claims/read.csv", "quotes.csv", "sources.csv"]
    assert [p.relative_to(tmp_path / "out").as_posix() for p in written] == names
    book, findings = read_claims(tmp_path / "out")
    assert findings == []
    assert book == view_ledger(ledger).book
    quote = book.quotes[made.claim]
    assert quote.quote == document.text[quote.char_start : quote.char_end]
    with open_ledger(tmp_path / "other.db") as other:
        import_book(other, book, "B")
        assert import_book(other, book, "B").batch is None
        found = trace(other, made.claim)
        assert (found.quote, found.document, found.sentence) == (quote, None, "")
        again = export_book(other, tmp_path / "again")
        for one, two in zip(written, again, strict=True):
            assert one.read_bytes() == two.read_bytes()


def test_a_claim_that_was_taken_back_is_not_exported(ledger, accepted, tmp_path):
    _, one, made = accepted
    export_book(ledger, tmp_path / "out")
    review(ledger, one.id, "reject", author="Ben", reason="a misprint", again=True)
    export_book(ledger, tmp_path / "out")
    for name in ("claims/read.csv", "quotes.csv"):
        assert (tmp_path / "out" / name).read_text(encoding="utf-8").count("\n") == 1
    assert made.claim in view_ledger(ledger).book.claims  # the ledger forgets nothing
    review(ledger, one.id, "accept", author="Ben", again=True)
    export_book(ledger, tmp_path / "out")
    assert set(read_claims(tmp_path / "out")[0].quotes) == {made.claim}


def test_a_case_without_quotes_needs_no_table(case):
    book, findings = read_claims(case({"a.csv": "c1,t,CPC,flow,,1,,,Mt,2023,2023,measured,s1,,\n"}))
    assert (book.quotes, findings) == ({}, [])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("c9,a.txt,d,0,5,words,r,A,2023", "unknown-claim"),
        ("c1,a.txt,d,5,5,words,r,A,2023", "broken-rule"),
        ("c1,a.txt,d,-1,5,words,r,A,2023", "out-of-range"),
        ("c1,a.txt,d,x,5,words,r,A,2023", "not-a-whole-number"),
        ("c1,a.txt,d,0,5,,r,A,2023", "missing-cell"),
        ("c1,a.txt,d,0,5,words,r,A,2023\nc1,a.txt,d,0,5,words,r,A,2023", "duplicate-key"),
    ],
)
def test_a_quote_that_cannot_be_is_told(case, row, code):
    folder = case({"a.csv": "c1,t,CPC,flow,,1,,,Mt,2023,2023,measured,s1,,\n"})
    (folder / "quotes.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    book, findings = read_claims(folder)
    assert {(f.code, f.file) for f in findings} == {(code, "quotes.csv")}
    assert all(f.remedy for f in findings)
    assert book.quotes == {}
    assert (findings[0].severity is Severity.ERROR) == (code != "unknown-claim")


plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(
    lambda t: t == t.strip()
)


@example("a\rb", 'say "so",\r\n end')
@given(plain, plain)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_every_quote_survives_the_text_file(tmp_path_factory, claim, source, words, name):
    folder = tmp_path_factory.mktemp("case")
    quote = Quote("c1", name, "d" * 64, 7, 7 + len(words), words, "rules", "Ann", "2024")
    book = make_book([claim("c1")], [source("s1")], quotes=[quote])
    with open_ledger(folder / "l.db") as ledger:
        import_book(ledger, book, "A")
        assert view_ledger(ledger).book.quotes == {"c1": quote}
        export_book(ledger, folder)
    assert read_claims(folder)[0].quotes == {"c1": quote}
    assert quote_from_cells(dict(zip(QUOTE_COLUMNS, quote.cells, strict=True))) == quote


def test_a_quote_of_no_claim_is_left_out_of_a_book(claim, source):
    quote = Quote("other", "a", "d", 0, 1, "w", "", "", "")
    assert make_book([claim("c1")], [source("s1")], quotes=[quote]).quotes == {}


@given(st.text("ab \n", min_size=1, max_size=900), st.data())
def test_a_quote_is_short_and_holds_the_figure(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 100)))
    if not text[start:end].strip():
        return
    low, high = short_span(text, (0, len(text)), (start, end))
    assert text[low:high] == text[low:high].strip()
    assert high - low <= LONGEST_QUOTE
    assert text[start:end].strip() in text[low:high]
