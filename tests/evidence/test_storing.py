"""Readings in the ledger, on both databases: nothing twice, nothing lost, what a changed text opens again."""

import json
import math
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kerege.base.findings import FindingsError
from kerege.evidence import open_candidates, open_ledger, review, store_reading, trace
from kerege.evidence import texttables as tables
from kerege.evidence.storeddocuments import load_document
from kerege.evidence.works import load_works
from kerege.reader.candidates import CANDIDATE_FIELDS, Candidate, Modality

TEXT = "Ada ships 67 Mt by sea. Bob buys 5 kt.\nThen Cid sold 12 % of it."


def counts(ledger) -> list[int]:
    with ledger.engine.connect() as connection:
        return [
            connection.execute(sa.select(sa.func.count()).select_from(t)).scalar_one()
            for t in tables.TEXT_TABLES
        ]


def standing(ledger) -> dict[str, str]:
    return {one.id: str(one.standing) for one in open_candidates(ledger)}


def refused(ledger, *reading, author="A") -> list[str]:
    before = counts(ledger)
    with pytest.raises(FindingsError) as caught:
        store_reading(ledger, *reading, author)
    assert all(
        f.expected and f.found and f.remedy and f.subject
        for f in caught.value.findings
        if f.code != "no-author"
    )
    assert counts(ledger) == before
    return [f.code for f in caught.value.findings]


def test_what_was_read_is_stored_and_waits(ledger, read_text):
    document, found = read_text(TEXT, published=date(2024, 2, 1), published_precision="month", title="News")
    stored = store_reading(ledger, document, found, " reader ")
    assert stored.added == tuple(sorted(c.id for c in found))
    assert (stored.known, stored.reopened, stored.carried) == ((), (), ())
    waiting = open_candidates(ledger)
    assert [o.candidate for o in waiting] == list(found)
    assert [o.id for o in waiting] == [c.id for c in found]
    assert [o.sentence for o in waiting] == [
        "Ada ships 67 Mt by sea.",
        "Bob buys 5 kt.",
        "Then Cid sold 12 % of it.",
    ]
    assert [o.sentence[o.before : o.after] for o in waiting] == ["67 Mt", "5 kt", "12 %"]
    assert {(o.document, o.title, o.published, str(o.standing)) for o in waiting} == {
        ("a.txt", "News", "2024-02", "open")
    }
    with ledger.engine.connect() as connection:
        kept = load_document(connection, 1)
    assert (kept.text, kept.digest, kept.languages, kept.author) == (TEXT, document.digest, ("en",), "reader")
    assert kept.at.endswith("+00:00")


def test_the_same_again_adds_nothing(ledger, read_text):
    document, found = read_text(TEXT)
    first = store_reading(ledger, document, found, "A")
    before = counts(ledger)
    again = store_reading(ledger, document, reversed(found), "B")
    assert (again.reading, again.added, again.known) == (None, (), first.added)
    assert counts(ledger) == before


def test_a_text_without_candidates_is_stored_too(ledger, read_text):
    document, _ = read_text(TEXT)
    assert store_reading(ledger, document, [], "A").reading == 1
    assert store_reading(ledger, document, [], "A").reading is None
    assert open_candidates(ledger) == ()


def test_two_back_ends_stand_beside_each_other(ledger, read_text):
    document, found = read_text(TEXT)
    other = [replace(found[0], measure="export", extractor="llm x-1")]
    store_reading(ledger, document, found, "A")
    assert store_reading(ledger, document, other, "A").added == (other[0].id,)
    assert set(standing(ledger)) == {c.id for c in (*found, *other)}
    assert store_reading(ledger, document, found, "A").reading is None  # the rules' last reading is this one


def test_a_newer_version_of_a_back_end_replaces_its_proposals(ledger, read_text):
    document, found = read_text(TEXT)
    store_reading(ledger, document, found, "A")
    review(ledger, found[1].id, "accept", author="A")
    better = [
        replace(found[0], period="2024", extractor="rules 0.2"),
        replace(found[1], extractor="rules 0.2"),
    ]
    stored = store_reading(ledger, document, better, "A")
    assert (stored.added, stored.known, stored.reopened) == ((better[0].id,), (found[1].id,), ())
    assert standing(ledger) == {better[0].id: "open"}


def test_a_decision_holds_when_only_other_words_change(ledger, read_text):
    document, found = read_text(TEXT)
    store_reading(ledger, document, found, "A")
    made = review(ledger, found[1].id, "accept", author="A")
    review(ledger, found[2].id, "reject", author="A", reason="a share of what?")
    changed, new = read_text("A long preface. " + TEXT.replace("67", "70"))
    stored = store_reading(ledger, changed, new, "B")
    assert stored.reopened == ()
    assert stored.carried == tuple(sorted((new[1].id, new[2].id)))
    assert standing(ledger) == {new[0].id: "open"}
    assert trace(ledger, made.claim).standing == "accepted"
    assert counts(ledger)[0] == 2  # the old text stays


def test_accepted_words_that_are_gone_open_again_with_the_decision_in_sight(ledger, read_text):
    document, found = read_text(TEXT)
    store_reading(ledger, document, found, "A")
    made = review(ledger, found[0].id, "accept", author="Ann", reason="plain")
    changed, new = read_text(TEXT.replace("67", "70"))
    assert store_reading(ledger, changed, new, "B").reopened == (found[0].id,)
    waiting = {o.id: o for o in open_candidates(ledger)}
    old = waiting[found[0].id]
    assert (old.standing, old.claim, old.earlier) == ("reopened", made.claim, (made,))
    assert old.sentence == "Ada ships 67 Mt by sea."
    assert waiting[new[0].id].standing == "open"
    assert store_reading(ledger, changed, new, "B").reopened == ()


def test_the_old_text_again_gives_the_old_decisions_again(ledger, read_text):
    old, new = read_text(TEXT), read_text(TEXT.replace("67", "70"))
    store_reading(ledger, *old, "A")
    review(ledger, old[1][0].id, "accept", author="A")
    assert store_reading(ledger, *new, "A").reopened == (old[1][0].id,)
    back = store_reading(ledger, *old, "A")
    assert (back.added, back.reopened) == ((), ())
    assert back.reading == 3
    assert set(standing(ledger)) == {c.id for c in old[1][1:]}
    assert store_reading(ledger, *new, "A").reopened == (old[1][0].id,)


def test_the_same_words_read_otherwise_open_again_and_keep_the_claim(ledger, read_text):
    document, found = read_text(TEXT)
    store_reading(ledger, document, found[:1], "A")
    made = review(ledger, found[0].id, "accept", author="A")
    changed, new = read_text(TEXT + " More.", changes={"period": "2022"})
    assert store_reading(ledger, changed, new[:1], "A").reopened == (found[0].id,)
    waiting = {o.id: o for o in open_candidates(ledger)}
    assert waiting[new[0].id].claim == made.claim
    assert waiting[new[0].id].earlier == (made,)
    again = review(ledger, new[0].id, "accept", author="A")
    assert again.claim == made.claim
    assert open_candidates(ledger) == ()  # the old one is replaced by the new one
    assert trace(ledger, made.claim).claim.start == date(2022, 1, 1)


def test_a_reopened_claim_that_is_kept_is_closed_until_the_next_change(ledger, read_text):
    document, found = read_text("Ada ships 67 Mt.")
    store_reading(ledger, document, found, "A")
    made = review(ledger, found[0].id, "accept", author="A")
    store_reading(ledger, *read_text("Nothing."), "A")
    kept = review(ledger, found[0].id, "accept", author="B", reason="it was printed")
    assert (kept.claim, open_candidates(ledger)) == (made.claim, ())
    store_reading(ledger, *read_text("Nothing at all."), "A")
    assert standing(ledger) == {found[0].id: "reopened"}


def test_a_sentence_that_stands_twice_is_decided_twice(ledger, read_text):
    document, found = read_text("Ada ships 67 Mt. Ada ships 67 Mt.")
    store_reading(ledger, document, found, "A")
    review(ledger, found[0].id, "accept", author="A")
    assert set(standing(ledger)) == {found[1].id}
    other = read_text("so it is: Ada ships 67 Mt. no. Ada ships 67 Mt.")
    other = other[0], tuple(replace(c, claim_start=c.char_start - 10) for c in other[1])
    first, second = other[1]
    assert [other[0].text[c.claim_start : c.claim_end] for c in other[1]] == ["Ada ships 67 Mt."] * 2
    assert store_reading(ledger, *other, "A").carried == (first.id,)
    assert set(standing(ledger)) == {second.id}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"name": "a"}, {"name": "a"}, True),
        ({"name": "a"}, {"name": "b"}, False),
        ({"name": "a", "url": "u"}, {"name": "b", "url": "u"}, True),
        ({"name": "a", "url": "u"}, {"name": "a", "url": "v"}, False),
        ({"name": "a"}, {"name": "a", "url": "v"}, True),
        ({"name": "a", "url": "u"}, {"name": "a"}, True),
    ],
)
def test_which_texts_are_versions_of_one_work(tmp_path, read_text, first, second, same):
    with open_ledger(tmp_path / "l.db") as ledger:
        document, found = read_text("Ada ships 67 Mt.", **first)
        store_reading(ledger, document, found, "A")
        review(ledger, found[0].id, "accept", author="A")
        assert bool(store_reading(ledger, *read_text("Nothing.", **second), "A").reopened) is same


def test_the_same_bytes_by_another_name_are_no_news(ledger, read_text):
    document, found = read_text(TEXT)
    store_reading(ledger, document, found, "A")
    review(ledger, found[0].id, "accept", author="A")
    copy, again = read_text(TEXT, "copy.txt")
    stored = store_reading(ledger, copy, again, "A")
    assert (stored.added, stored.reopened) == ((), ())
    assert set(standing(ledger)) == {found[1].id, found[2].id}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"span": "68 Mt"}, "not-verbatim"),
        ({"char_end": 10_000}, "not-verbatim"),
        ({"char_start": -5, "char_end": -2}, "not-verbatim"),
        ({"claim_start": 9, "claim_end": 9}, "not-verbatim"),
        ({"digest": "0" * 64}, "other-document"),
        ({"subject": "\ud800"}, "nul-byte"),
        ({"measure": "a\x00b"}, "nul-byte"),
    ],
)
def test_a_candidate_that_does_not_stand_in_the_text_is_refused(ledger, read_text, changes, code):
    document, found = read_text(TEXT)
    assert refused(ledger, document, [found[0], replace(found[1], **changes)]) == [code]


def test_other_refusals_of_a_reading(ledger, read_text):
    document, found = read_text(TEXT)
    assert refused(ledger, document, found, author=" ") == ["no-author"]
    assert refused(ledger, *read_text("Ada\x00 ships 67 Mt.")) == ["nul-byte"]
    assert refused(ledger, replace(document, title="\udc80"), found) == ["nul-byte"]


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
numbers = st.none() | st.floats(allow_nan=False) | st.integers(-(10**20), 10**20)
fields = st.fixed_dictionaries(
    {
        "value": numbers, "value_low": numbers, "base_value": numbers, "unit": words, "approx": st.booleans(),
        "measure": words, "subject": words, "period": words, "speaker": words, "extractor": words,
        "modality": st.sampled_from(Modality), "flags": st.lists(words).map(tuple),
        "readings": st.lists(st.floats(allow_nan=False)).map(tuple),
    }
)  # fmt: skip


@pytest.mark.parametrize("where", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_candidates_come_back_as_they_went_in(where, request, tmp_path, read_text):
    place = tmp_path / "l.db" if where == "sqlite" else request.getfixturevalue("postgres_url")
    with open_ledger(place) as ledger:

        @given(words.filter(str.strip), fields)
        @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
        def check(prefix, changes):
            document, (one,) = read_text(
                f"{prefix.replace('.', '')} Ada ships 67 Mt.", name=prefix, changes=None
            )
            one = replace(one, **changes)
            store_reading(ledger, document, [one], "A")
            with ledger.engine.connect() as connection:
                works = load_works(connection).values()
                (kept,) = [w.candidates[one.id].candidate for w in works if one.id in w.candidates]
            assert kept.id == one.id
            for name in CANDIDATE_FIELDS:
                if name not in ("doc", "extractor"):  # those of the first that proposed it
                    assert getattr(kept, name) == getattr(one, name)
                    assert json.dumps(getattr(kept, name)) == json.dumps(getattr(one, name))

        check()


def test_a_figure_that_is_no_number_comes_back_too(ledger, read_text):
    document, (one,) = read_text("Ada ships 67 Mt.", changes={"value": math.nan, "value_high": math.inf})
    store_reading(ledger, document, [one], "A")
    assert store_reading(ledger, document, [one], "A").reading is None
    kept = open_candidates(ledger)[0].candidate
    assert math.isnan(kept.value)
    assert kept.value_high == math.inf


def test_fields_that_a_later_version_adds_or_drops_do_not_break_old_rows(tmp_path, read_text, monkeypatch):
    document, (one,) = read_text("Ada ships 67 Mt.")
    from kerege.evidence import storedcandidates as room

    with open_ledger(tmp_path / "l.db") as ledger:
        monkeypatch.setattr(room, "CANDIDATE_FIELDS", CANDIDATE_FIELDS[:-5] + CANDIDATE_FIELDS[-3:])
        store_reading(ledger, document, [one], "A")
        monkeypatch.undo()
        assert open_candidates(ledger)[0].candidate == one  # the two fields had their default contents
        assert isinstance(one, Candidate)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Ada ships", b"Ada snips"),
        (b'"measure": "flow"', b'"measure": "glow"'),
        (b"rules 0.1", b"rules 0.7"),
        (b"first reader", b"worst reader"),
        (b"because", b"becauze"),
    ],
)
def test_a_changed_letter_is_found(tmp_path, read_text, old, new):
    path = tmp_path / "l.db"
    document, found = read_text(TEXT)
    with open_ledger(path) as ledger:
        store_reading(ledger, document, found, "first reader")
        review(ledger, found[0].id, "defer", author="A", reason="because")
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))
    with open_ledger(path) as ledger, pytest.raises(FindingsError, match="not what was written") as caught:
        open_candidates(ledger)
    assert caught.value.findings[0].code == "ledger-damaged"


def test_a_listing_that_was_slipped_in_is_found(tmp_path, read_text):
    path = tmp_path / "l.db"
    document, found = read_text(TEXT)
    with open_ledger(path) as ledger:
        store_reading(ledger, document, found[:1], "A")
        store_reading(ledger, document, found, "A")
        with ledger.engine.begin() as connection:
            row = {"reading": 1, "candidate": found[1].id, "extractor": "rules 0.1"}
            connection.execute(tables.candidate_listings.insert().values(row))
        with pytest.raises(FindingsError, match="not what was written"):
            open_candidates(ledger)
