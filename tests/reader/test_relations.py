"""Relations in own sentences of five languages, and on the labelled articles beside the checkout."""

import json
import re
import sys
from pathlib import Path

import pytest
from relation_cases import CASES
from sentences import sentence

from kerege.documents.reading import read_document
from kerege.reader.actors.finding import find_mentions
from kerege.reader.candidates import Modality
from kerege.reader.layers import Memory, Mention, Voice
from kerege.reader.relations.finding import expand, find_relations
from kerege.reader.rules import RulesExtractor

ARTICLES = Path(__file__).resolve().parents[2].parent / "shared" / "articles"
NOTHING = Memory()
SIGNS = {"positive": "+", "negative": "-"}


def pairs(text: str, language: str, memory: Memory = NOTHING) -> list[tuple[str, str, str, str]]:
    """Return (subject, relation, object, sign) of all relations of a sentence."""
    scan = sentence(text, language)
    found = find_relations(scan, find_mentions(scan, memory), (), memory)
    return [(s, r.name, o, SIGNS[r.polarity]) for r in found for s, o in expand(r)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, text, tuple(rest)) for language, rows in CASES.items() for text, *rest in rows],
)
def test_a_sentence_gives_its_relation(language, text, expected):
    assert expected in pairs(text, language)


@pytest.mark.parametrize("language", sorted(CASES))
def test_few_sentences_give_a_relation_of_another_name(language):
    others = sum(
        any(name != relation for _, name, _, _ in pairs(text, language))
        for text, _, relation, _, _ in CASES[language]
    )
    assert others <= 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Kasachstan liegt in Zentralasien und hat 20 Millionen Einwohner."),
        ("en", "Astana and Almaty were covered in snow on Monday."),
        ("nl", "In Kazachstan sneeuwde het maandag."),
        ("ru", "В Казахстане и России выпал снег."),
        ("kk", "Қазақстан мен Ресейде қар жауды."),
    ],
)
def test_no_trigger_no_relation(language, text):
    assert pairs(text, language) == []


def test_lists_become_several_objects_of_one_relation():
    scan = sentence("Kasachstan exportiert Öl nach China, Italien und in die Türkei.", "de")
    (relation,) = find_relations(scan, find_mentions(scan, Memory()), (), Memory())
    assert relation.objects[:2] == ("China", "Italy")


def test_a_description_stands_for_the_country_of_the_text():
    memory = Memory(actors=(Mention(0, 10, "Mongolia", "state", "name", False, "Mongolia"),))
    assert ("Mongolia", "borders", "China", "+") in pairs("Das Land grenzt an China.", "de", memory)
    assert ("Mongolia", "depends_on", "China", "+") in pairs("The country depends on China.", "en", memory)
    assert ("Mongolia", "depends_on", "China", "+") in pairs("Страна зависит от Китая.", "ru", memory)


def test_not_only_is_no_negation():
    assert ("Serbia", "depends_on", "Russia", "+") in pairs(
        "Serbien ist nicht nur von Russland abhängig.", "de"
    )


def test_the_voice_gives_the_modality_and_a_denial_is_denied():
    scan = sentence("Serbien wird Mitglied der EU.", "de")
    mentions = find_mentions(scan, Memory())
    voices = (Voice(0, len(scan.text), modality=Modality.EXPECTED),)
    (relation,) = find_relations(scan, mentions, voices, Memory())
    assert relation.modality == Modality.EXPECTED
    scan = sentence("Serbien ist kein Mitglied der EU.", "de")
    (relation,) = find_relations(scan, find_mentions(scan, Memory()), (), Memory())
    assert relation.modality == Modality.DENIED


def test_a_landlocked_country_needs_no_object():
    assert pairs("Usbekistan ist ein Land ohne Zugang zum Meer.", "de") == [
        ("Uzbekistan", "is_landlocked", "", "+")
    ]


def test_broken_sentences_raise_nothing():
    for language in CASES:
        for text in ("", " ", ",,,;;;", "grenzt an an an", "(((", "США США США от от", "EU-EU-EU-", "’s ’s"):
            if text.strip():
                pairs(text, language)


def _name(name: str) -> str:
    return re.sub(r"\([^)]*\)|^(the|an?) ", "", name.strip().lower()).strip()


def _gold() -> dict[str, list[tuple[str, str, str, int, int]]]:
    gold: dict[str, list[tuple[str, str, str, int, int]]] = {}
    for line in (ARTICLES / "gold_claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["type"] == "relation":
            sign = "negative" if row["modality"] == "denied" else "positive"
            place = row["char_start"], row["char_end"]
            gold.setdefault(row["doc"], []).extend(
                (_name(s), _name(o), sign, *place)
                for s in row["subject"].split(";")
                for o in row["object"].split(";")
            )
    return gold


@pytest.mark.shared
@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the folder ../shared/articles is not beside this checkout")
def test_relations_of_the_articles(capsys):
    right = wrong = missed = 0
    report = []
    for name, left in sorted(_gold().items()):
        hits, extra = 0, 0
        for one in RulesExtractor().read(read_document(ARTICLES / name)).candidates:
            if one.kind != "relation":
                continue
            key = _name(one.subject), _name(one.object), one.polarity
            fit = [g for g in left if g[:3] == key and g[3] < one.claim_end and one.claim_start < g[4]]
            if fit:
                left.remove(fit[0])
            hits, extra = hits + bool(fit), extra + (not fit)
        precision, recall = hits / max(hits + extra, 1), hits / (hits + len(left))
        report.append(f"{name[:3]} precision {precision:.2f} recall {recall:.2f}")
        right, wrong, missed = right + hits, wrong + extra, missed + len(left)
    score = 2 * right / (2 * right + wrong + missed)
    report.append(
        f"precision {right / (right + wrong):.3f} recall {right / (right + missed):.3f} F1 {score:.3f}"
    )
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(report) + "\n")
    assert score >= 0.60
