"""Names that no list has, beside the word that says what they are."""

import pytest
from sentences import sentence

from kerege.reader.actors.finding import find_mentions
from kerege.reader.frames.names import add_names
from kerege.reader.layers import Memory, Mention

NOTHING = Memory()


def names(text: str, language: str, memory: Memory = NOTHING) -> list[str]:
    scan = sentence(text, language)
    return [m.actor for m in add_names(scan, find_mentions(scan, memory), memory)]


CASES = [
    ("en", "The developer Hollin Peak and the scheme called Brightwater", ["Hollin Peak", "Brightwater"]),
    ("en", "The Merrow solar park cost less.", ["Merrow"]),
    (
        "en",
        "The Quarrel district and the Quarrel Valley Institute",
        ["Quarrel district", "Quarrel Valley Institute"],
    ),
    ("en", "The Merrow Bay Group sold a 190 MW solar park.", ["Merrow Bay Group"]),
    ("en", "Only the Group and the Institute said so.", []),
    ("de", "Der Zementhersteller Quarmet und der Windpark Mittelsand", ["Quarmet", "Mittelsand"]),
    ("de", "Die Lagerstätte namens Koltai", ["Koltai"]),
    ("nl", "De projectontwikkelaar Windmark en het windpark Noordkaap", ["Windmark", "Noordkaap"]),
    ("nl", "het project genaamd Zonnedal", ["Zonnedal"]),
    ("ru", "терминал «Южные ворота» и застройщик «Новый берег»", ["Южные ворота", "Новый берег"]),
    ("ru", "рудник под названием «Белая гора»", ["Белая гора"]),
    ("ru", "Глава компании Игорь Петренко молчал.", []),
    ("kk", "«Ақ бидай» ассоциациясы мен «Алтын дала» терминалы", ["Ақ бидай", "Алтын дала"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_noun_tells_a_name(language, text, expected):
    assert names(text, language) == expected


def test_a_listed_firm_may_begin_the_name_of_another():
    assert names("Het concern Gasunie Zuid leverde gas.", "nl") == ["Gasunie Zuid"]
    known = Memory(actors=(Mention(0, 5, "Gasunie Zuid", "firm"),))
    assert names("Daarna kocht Gasunie Zuid olie.", "nl", known) == ["Gasunie Zuid"]
    assert names("Daarna kocht Gasunie olie.", "nl", known) == ["Gasunie"]
