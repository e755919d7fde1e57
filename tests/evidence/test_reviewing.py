"""Reviews on both databases: what a candidate becomes, who may decide when, and each refusal."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from kerege.base.findings import FindingsError
from kerege.evidence import (
    Kind,
    ReviewVerdict,
    Verdict,
    decide,
    history,
    import_book,
    make_book,
    open_candidates,
    review,
    store_reading,
    view_ledger,
)
from kerege.evidence import texttables as tables
from kerege.evidence.accepting import KINDS
from kerege.evidence.changes import CHANGEABLE, parse_change
from kerege.reader.candidates import Modality

RELATION = {"kind": "relation", "relation": "owns", "value": None, "unit": "", "measure": "", "object": "Dot"}


@pytest.fixture
def stored(ledger, read_text):
    """Return a function that stores one candidate with changed fields and returns its id."""

    def store(text="Ada ships 67 Mt.", /, changes=None, **more) -> str:
        document, found = read_text(text, changes=changes, **more)
        store_reading(ledger, document, found, "reader")
        return found[0].id

    return store


def claims(ledger):
    return view_ledger(ledger).book.claims


def refused(ledger, *args, **how) -> list[str]:
    with ledger.engine.connect() as connection:
        count = sa.select(sa.func.count()).select_from
        before = [connection.execute(count(t)).scalar_one() for t in tables.metadata.sorted_tables]
    with pytest.raises(FindingsError) as caught:
        review(ledger, *args, **{"author": "A", **how})
    assert all(f.found and f.remedy and f.subject for f in caught.value.findings)
    with ledger.engine.connect() as connection:
        after = [connection.execute(count(t)).scalar_one() for t in tables.metadata.sorted_tables]
    assert after == before
    return [f.code for f in caught.value.findings]


def test_an_accepted_candidate_is_a_claim_with_its_source(ledger, stored):
    name = stored(
        changes={"speaker": "KMG", "object": "Novo", "good": "oil", "period": "2023-02/2023-05",
                 "flags": ("odd",)},
        title="News", publisher="Reuters", url="https://x.example", published=date(2024, 2, 1),
        published_precision="day",
    )  # fmt: skip
    made = review(ledger, name, "accept", author=" Ann ")
    assert (made.author, made.claim, made.verdict) == ("Ann", f"r-{name}", ReviewVerdict.ACCEPT)
    assert made.at.endswith("+00:00")
    book = view_ledger(ledger).book
    claim = book.claims[made.claim]
    assert (claim.subject, claim.measure, claim.object, claim.topic) == ("Ada", "flow", "Novo", "oil")
    assert (claim.value, claim.low, claim.high, claim.unit, claim.rounding) == (67.0, None, None, "Mt", 0.5)
    assert (claim.start, claim.end) == (date(2023, 2, 1), date(2023, 6, 1))
    assert (claim.kind, claim.speaker, claim.note) == (Kind.MEASURED, "KMG", "odd")
    source = book.sources[claim.source]
    assert (source.publisher, source.title, source.date, source.url, source.language) == (
        "Reuters", "News", "2024-02-01", "https://x.example", "en",
    )  # fmt: skip
    assert open_candidates(ledger) == ()


@pytest.mark.parametrize("modality", [m for m in Modality if m is not Modality.DENIED])
def test_the_kind_follows_from_the_modality(ledger, stored, modality):
    made = review(ledger, stored(changes={"modality": modality}), "accept", author="A")
    expected = {"asserted": "measured", "planned": "plan", "expected": "forecast", "hedged": "estimate"}
    assert claims(ledger)[made.claim].kind == expected.get(modality, "opinion") == KINDS[modality]


@pytest.mark.parametrize(
    ("fields", "figures"),
    [
        ({}, (67.0, None, None, "Mt")),
        ({"comparator": ">", "value_low": 67.0}, (None, 67.0, None, "Mt")),
        ({"comparator": ">"}, (None, 67.0, None, "Mt")),
        ({"comparator": "<", "value_high": 67.0}, (None, None, 67.0, "Mt")),
        ({"comparator": "range", "value": None, "value_low": 6.0, "value_high": 7.0}, (None, 6.0, 7.0, "Mt")),
        ({"comparator": "~", "value_low": 65.0, "value_high": 68.0}, (67.0, 65.0, 68.0, "Mt")),
        ({"unit": "million persons", "base_value": 67e6, "base_unit": "count"}, (67e6, None, None, "count")),
        ({"unit": "CNY", "base_unit": "CNY"}, (67.0, None, None, "CNY")),
        ({"unit": "", "base_unit": "rank"}, (67.0, None, None, "rank")),
        ({"unit": "dozen", "base_value": 804, "base_unit": "count"}, (804.0, None, None, "count")),
    ],
)
def test_the_figure_stays_as_printed_where_its_unit_is_known(ledger, stored, fields, figures):
    made = review(ledger, stored(changes=fields), "accept", author="A")
    claim = claims(ledger)[made.claim]
    assert (claim.value, claim.low, claim.high, claim.unit) == figures


def test_a_figure_in_base_units_keeps_the_digits_that_were_printed(ledger, stored):
    fields = {"value": 1.5, "unit": "million persons", "base_value": 1.5e6, "base_unit": "count"}
    made = review(ledger, stored(changes=fields), "accept", author="A")
    claim = claims(ledger)[made.claim]
    assert (claim.value, claim.rounding) == (1.5e6, 0.5e5)
    assert claim.note == "printed as 1.5 million persons"


@pytest.mark.parametrize(
    ("fields", "measure", "kind"),
    [
        ({}, "owns", "measured"),
        ({"polarity": "negative"}, "not_owns", "measured"),
        ({"modality": "denied"}, "not_owns", "opinion"),
        ({"modality": "denied", "polarity": "negative"}, "not_owns", "opinion"),
    ],
)
def test_a_relation_becomes_a_claim_without_figure(ledger, stored, fields, measure, kind):
    made = review(ledger, stored(changes={**RELATION, **fields}), "accept", author="A")
    claim = claims(ledger)[made.claim]
    assert (claim.unit, claim.measure, claim.kind, claim.object) == ("relation", measure, kind, "Dot")
    assert not claim.has_figure


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("", None, None),
        ("2023", date(2023, 1, 1), date(2024, 1, 1)),
        ("2023-02-03", date(2023, 2, 3), date(2023, 2, 4)),
        ("2023/", date(2023, 1, 1), None),
        ("/2023", None, date(2024, 1, 1)),
    ],
)
def test_periods(ledger, stored, period, start, end):
    made = review(ledger, stored(changes={"period": period}), "accept", author="A")
    claim = claims(ledger)[made.claim]
    assert (claim.start, claim.end) == (start, end)


def test_a_correction_makes_a_claim_of_the_corrected_fields(ledger, stored):
    changes = {"value": 76.0, "subject": "Äda  Ltd", "approx": True}
    name = stored(changes={"base_value": 67e6, "base_unit": "t"})
    made = review(ledger, name, "correct", changes=changes, author="A", reason="digits swapped")
    assert dict(made.changes) == changes
    claim = claims(ledger)[made.claim]
    assert (claim.value, claim.subject, claim.note) == (76.0, "Äda Ltd", "about")


def test_a_corrected_figure_does_not_leave_the_old_one_in_base_units(ledger, stored):
    name = stored(changes={"unit": "heaps", "base_value": 67.0, "base_unit": "count"})
    made = review(ledger, name, "correct", changes={"value": 70.0}, author="A", reason="misread")
    claim = claims(ledger)[made.claim]
    assert (claim.value, claim.unit) == (70.0, "heaps")


def test_the_text_itself_is_no_speaker(ledger, stored):
    made = review(ledger, stored(), "accept", author="A")
    assert claims(ledger)[made.claim].speaker == ""


def test_an_id_or_a_whole_claim_can_be_given(ledger, stored, claim):
    assert review(ledger, stored(), "accept", author="A", claim="c-1").claim == "c-1"
    name = stored("Bob ships 5 kt.", name="b.txt")
    worded = claim("c-2", 5.0, source="", unit="kt", file="claims/own.csv", row=0, rounding=0.5)
    assert review(ledger, name, "accept", author="A", claim=worded).claim == "c-2"
    found = claims(ledger)
    assert (found["c-2"].subject, found["c-2"].file, found["c-2"].row) == ("CPC", "claims/own.csv", 2)
    assert found["c-2"].source == found["c-1"].source or found["c-2"].source


def test_a_deferred_candidate_stays_open(ledger, stored):
    name = stored()
    put_off = review(ledger, name, "defer", author="A", reason="ask the ministry")
    (waiting,) = open_candidates(ledger)
    assert (waiting.standing, waiting.earlier) == ("deferred", (put_off,))
    review(ledger, name, "accept", author="B")
    assert open_candidates(ledger) == ()


def test_who_comes_second_is_told_who_was_first(ledger, stored):
    name = stored()
    first = review(ledger, name, "accept", author="Ann", reason="clear")
    with pytest.raises(
        FindingsError, match=rf"decided by Ann at {first.at[:10]}.*accept \(clear\)"
    ) as caught:
        review(ledger, name, "reject", author="Ben", reason="unclear")
    assert caught.value.findings[0].code == "already-decided"
    assert refused(ledger, name, "accept", author="Ben") == ["already-decided"]
    assert refused(ledger, name, "defer", author="Ben", reason="later") == ["already-decided"]


def test_the_same_review_again_adds_nothing(ledger, stored):
    name = stored()
    first = review(ledger, name, "accept", author="Ann")
    assert review(ledger, name, "accept", author="Ann") == first
    assert review(ledger, name, "accept", author="Ann", claim=first.claim) == first
    assert refused(ledger, name, "accept", author="Ann", claim="other") == ["already-decided"]
    assert refused(ledger, name, "accept", author="Ann", reason="other") == ["already-decided"]


def test_a_rejection_takes_the_claim_back_and_an_acceptance_brings_it_again(ledger, stored):
    name = stored()
    made = review(ledger, name, "accept", author="Ann")
    back = review(ledger, name, "reject", author="Ben", reason="a misprint", again=True)
    assert back.claim == made.claim
    view = view_ledger(ledger)
    assert view.excluded[made.claim].reason == "a misprint"
    assert view.excluded[made.claim].author == "Ben"
    review(ledger, name, "accept", author="Ann", again=True)
    view = view_ledger(ledger)
    assert (view.excluded, set(view.accepted)) == ({}, {made.claim})
    assert [d.verdict for d in history(ledger, made.claim)] == [Verdict.EXCLUDE, Verdict.ACCEPT]


def test_an_exclusion_of_another_sort_is_not_lifted_by_a_review(ledger, stored):
    name = stored()
    made = review(ledger, name, "accept", author="Ann")
    decide(ledger, Verdict.EXCLUDE, made.claim, author="Ann", reason="a party to the matter")
    review(ledger, name, "accept", author="Ben", again=True)
    assert set(view_ledger(ledger).excluded) == {made.claim}


def test_a_rejection_of_an_open_candidate_makes_no_claim(ledger, stored):
    made = review(ledger, stored(), "reject", author="A", reason="no claim")
    assert (made.claim, made.version) == ("", None)
    assert (claims(ledger), history(ledger)) == ({}, ())


def test_a_second_correction_is_a_new_wording_of_the_claim(ledger, stored):
    name = stored()
    first = review(ledger, name, "accept", author="A")
    second = review(ledger, name, "correct", changes={"value": 6.7}, author="A", reason="comma", again=True)
    assert second.claim == first.claim
    assert second.version != first.version
    assert claims(ledger)[first.claim].value == 6.7


def test_claims_from_texts_are_listed_one_after_the_other(ledger, read_text):
    document, found = read_text("Ada ships 67 Mt. Bob ships 5 kt.")
    store_reading(ledger, document, found, "A")
    for one in found:
        review(ledger, one.id, "accept", author="A")
    assert sorted((c.file, c.row) for c in claims(ledger).values()) == [
        ("claims/read.csv", 2),
        ("claims/read.csv", 3),
    ]


@pytest.mark.parametrize(
    ("verdict", "how", "code"),
    [
        ("maybe", {}, "unknown-verdict"),
        ("accept", {"author": " "}, "no-reason"),
        ("reject", {"reason": " "}, "no-reason"),
        ("correct", {"changes": {"value": 1.0}}, "no-reason"),
        ("correct", {"reason": "r"}, "no-change"),
        ("accept", {"changes": {"value": 1.0}}, "no-change"),
        ("reject", {"reason": "r", "claim": "x"}, "no-claim"),
        ("correct", {"reason": "r", "changes": {"vaule": 1.0}}, "bad-change"),
        ("correct", {"reason": "r", "changes": {"span": "x"}}, "bad-change"),
        ("correct", {"reason": "r", "changes": {"value": "1"}}, "bad-change"),
        ("correct", {"reason": "r", "changes": {"value": True}}, "bad-change"),
        ("correct", {"reason": "r", "changes": {"approx": "yes"}}, "bad-change"),
        ("correct", {"reason": "r", "changes": {"comparator": "=="}}, "bad-change"),
        ("correct", {"reason": "r", "changes": {"modality": "sure"}}, "bad-change"),
        ("correct", {"reason": "r", "changes": {"subject": "a\x00"}}, "bad-change"),
        ("correct", {"reason": "r", "changes": {"subject": "\ud800"}}, "bad-change"),
        ("correct", {"reason": "r", "changes": {"subject": " "}}, "incomplete-candidate"),
        ("correct", {"reason": "r", "changes": {"period": "spring"}}, "not-a-date"),
        ("correct", {"reason": "r", "changes": {"period": "2024/2023"}}, "broken-rule"),
        ("correct", {"reason": "r", "changes": {"value": float("inf")}}, "not-finite"),
        ("correct", {"reason": "r", "changes": {"value": 10**400}}, "not-finite"),
        ("correct", {"reason": "r", "changes": {"value": None}}, "broken-rule"),
        ("correct", {"reason": "r", "changes": {"modality": "denied"}}, "denied-figure"),
        ("accept", {"claim": "no id"}, "bad-id"),
        ("accept", {"reason": "\ud800"}, "nul-byte"),
        ("accept", {"author": "a\x00b"}, "nul-byte"),
    ],
)
def test_a_senseless_review_is_refused_and_not_recorded(ledger, stored, verdict, how, code):
    assert code in refused(ledger, stored(), verdict, **how)


def test_an_unknown_candidate(ledger, stored):
    stored()
    assert refused(ledger, "0" * 16, "accept") == ["unknown-candidate"]


def test_a_claim_of_something_else_is_not_overwritten(ledger, stored, claim, source):
    import_book(ledger, make_book([claim("c1")], [source("s1")]), "A")
    assert refused(ledger, stored(), "accept", claim="c1") == ["claim-exists"]


def test_a_claim_with_an_unknown_source(ledger, stored, claim):
    assert "unknown-source" in refused(ledger, stored(), "accept", claim=claim("c1", source="nowhere"))


def test_a_relation_without_object_is_not_complete(ledger, stored):
    name = stored(changes={**RELATION, "object": ""})
    assert refused(ledger, name, "accept") == ["incomplete-candidate"]


def test_a_modality_that_is_not_known(ledger, stored):
    assert refused(ledger, stored(changes={"modality": "sung"}), "accept") == ["unknown-modality"]


def test_a_candidate_of_an_earlier_reading_needs_a_word_more(ledger, read_text):
    document, (one,) = read_text("Ada ships 67 Mt.")
    store_reading(ledger, document, [one], "A")
    store_reading(ledger, document, [replace(one, period="2022")], "A")
    assert refused(ledger, one.id, "accept") == ["superseded-candidate"]
    assert review(ledger, one.id, "accept", author="A", again=True).claim


def test_a_quote_that_was_stored_wrong_is_refused_at_accepting(ledger, read_text, monkeypatch):
    from kerege.evidence import storing

    document, (one,) = read_text("Ada ships 67 Mt.")
    monkeypatch.setattr(storing, "check_candidates", lambda *_: ())
    lie = replace(one, span="76 Mt")
    store_reading(ledger, document, [lie], "A")
    assert refused(ledger, lie.id, "accept") == ["not-verbatim"]


def test_texts_of_corrections_are_parsed_by_their_field():
    assert parse_change("value", " 6.5 ") == 6.5
    assert parse_change("value", "") is None
    assert parse_change("value", "many") == "many"
    assert (parse_change("approx", "True"), parse_change("approx", "no")) == (True, "no")
    assert parse_change("subject", " Ada ") == "Ada"
    assert "span" not in CHANGEABLE
