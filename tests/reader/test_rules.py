"""The default back end from document to candidates."""

from pathlib import Path

import pytest
from reading import claims, document
from sentences import sentence

from kerege.documents.reading import read_document
from kerege.reader.frames.corruption import corrupt_places
from kerege.reader.layers import Memory, Mention
from kerege.reader.memory import remember
from kerege.reader.packs import COMMON, settings
from kerege.reader.rules import RulesExtractor

ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles"
TEXT = (
    "Norway exported 5 million tonnes of oil to Poland in 2023.\n"
    "Poland is a member of NATO.\n"
    "Exports of gas rose by 4 percent to 20 billion cubic metres."
)


def test_candidates_are_in_order_verbatim_and_named():
    text = document(TEXT, "en")
    found = RulesExtractor().read(text).candidates
    places = [(c.char_start, c.char_end) for c in found]
    assert places == sorted(places)
    assert all(c.span == text.text[c.char_start : c.char_end] for c in found)
    assert {c.extractor for c in found} == {"rules 1"}
    assert all(0 <= c.claim_start <= c.char_start < c.char_end <= c.claim_end for c in found)


def test_the_same_document_gives_the_same_candidates():
    assert RulesExtractor().read(document(TEXT, "en")) == RulesExtractor().read(document(TEXT, "en"))


def test_no_place_is_read_twice():
    found = [c for c in RulesExtractor().read(document(TEXT, "en")).candidates if c.kind == "quantity"]
    assert len({(c.char_start, c.char_end) for c in found}) == len(found) == 3


@pytest.mark.parametrize(
    "text", ["", " ", ".", "5", "%", "\u202e5 %\u202c", "von von von 5 5 5 %", "€" * 500]
)
@pytest.mark.parametrize("language", ["de", "nl", "en", "ru", "kk"])
def test_broken_sentences_do_no_harm(text, language):
    RulesExtractor().read(document(text, language))


def test_a_subject_that_no_word_names_is_inferred_and_flagged():
    (found,) = claims("Инфляция 9 пайыз болды.", "kk")
    assert (found.measure, found.subject) == ("inflation", "Kazakhstan")
    assert "subject-inferred" in found.flags


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Coal's share of Poland's power generation is 130 percent.", "share-impossible"),
        ("The population of Poland is 10 inhabitants.", "implausible-size"),
        ("The pipeline has a capacity of 60 tonnes a year.", "implausible-size"),
        ("Crude oil cost 8,000 dollars a barrel.", "implausible-price"),
        ("Poland exported exported 5 million tonnes of coal.", "text-corrupt"),
        ("Poland expo\ufffdted 5 million tonnes of coal.", "text-corrupt"),
    ],
)
def test_what_cannot_be_is_kept_and_flagged(text, flag):
    found = claims(text, "en")
    assert flag in found[0].flags


def test_plausible_figures_have_no_such_flag():
    for one in claims(TEXT, "en"):
        assert not {"share-impossible", "implausible-size", "implausible-price", "text-corrupt"} & set(
            one.flags
        )


def test_every_bound_has_its_reason():
    for bound in settings(COMMON, "plausibility")["bound"]:
        assert bound["why"]
        assert bound["least"] < bound["most"]


@pytest.mark.parametrize(
    ("text", "language", "damaged"),
    [
        ("FÃ¼nf Tonnen", "de", True),
        ("Ð½ÐµÑ„Ñ‚ÑŒ", "ru", True),
        ("Kазахстан", "ru", True),
        ("vervoerd vervoerd", "nl", True),
        ("1.234.5678 Tonnen", "de", True),
        ("Die, die kamen, sahen CO2 und G7.", "de", False),
        ("Росатом и Rosatom, 1 234 567 тонн", "ru", False),
    ],
)
def test_damaged_text_is_found(text, language, damaged):
    assert bool(corrupt_places(sentence(text, language))) == damaged


def test_memory_keeps_a_dozen_actors_latest_first():
    scan = sentence("x", "en")
    mentions = tuple(Mention(n, n + 1, f"Actor {n}", "state") for n in range(20))
    memory = remember(scan, Memory(), mentions, (), (), ())
    assert len(memory.actors) == 12
    assert memory.actors[0].actor == "Actor 19"
    assert remember(scan, memory, (), (), (), ()).actors == memory.actors


@pytest.mark.shared
def test_the_articles_give_every_figure_and_no_distractor():
    if not ARTICLES.is_dir():
        pytest.skip("no evidence folder beside the checkout")
    found = {}
    for path in sorted(ARTICLES.glob("*.txt")):
        candidates = RulesExtractor().read(read_document(path)).candidates
        found[path.name[:3]] = sum(c.kind == "quantity" for c in candidates)
    assert found["002"] == 0
    assert sum(found.values()) == 38
