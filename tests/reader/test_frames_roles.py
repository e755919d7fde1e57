"""Roles of actors by prepositions, cases, articles and order."""

import pytest
from sentences import sentence

from kerege.reader.actors.finding import find_mentions
from kerege.reader.frames.clauses import Clauses, find_clauses
from kerege.reader.frames.roles import find_parts, first_actor
from kerege.reader.layers import Memory

CASES = [
    ("en", "Norway sold gas to Poland through Denmark.", ["nom", "to", "via"]),
    ("de", "Norwegen verkauft Gas an Polen durch Dänemark.", ["nom", "to", "through"]),
    ("nl", "Noorwegen verkoopt gas aan Polen via Denemarken.", ["nom", "to", "via"]),
    ("ru", "Норвегия продаёт газ в Польшу через Данию.", ["nom", "to", "via"]),
    ("kk", "Норвегия Польшаға Дания арқылы газ сатады.", ["nom", "to", "via"]),
    ("ru", "Добыча выросла в Норвегии.", ["in"]),
    ("ru", "Экспорт Норвегии вырос.", ["of"]),
    ("de", "Die Regierung gab der Ukraine einen Kredit.", ["to"]),
    ("de", "Kasachstans Exporte wuchsen.", ["of"]),
    ("en", "Trade between Georgia and Armenia grew.", ["between", "between"]),
    ("kk", "Грузия мен Армения арасындағы сауда өсті.", ["between", "between"]),
    ("en", "LONDON, 3 May: Norway said so.", ["dateline", "nom"]),
]


@pytest.mark.parametrize(("language", "text", "roles"), CASES)
def test_roles(language, text, roles):
    scan = sentence(text, language)
    found = find_parts(scan, find_mentions(scan, Memory()), Clauses((scan.start, scan.end)))
    assert [part.role for part in found] == roles


def test_members_of_a_list_are_numbered():
    scan = sentence("Poland, Hungary and Romania bought wheat.", "en")
    found = find_parts(scan, find_mentions(scan, Memory()), Clauses((scan.start, scan.end)))
    assert [part.rank for part in found] == [0, 1, 2]


def test_the_first_actor_is_no_place_and_no_goal():
    scan = sentence("In Poland, as in Hungary, Gazprom lost its market.", "en")
    part = first_actor(scan, find_mentions(scan, Memory()))
    assert part is not None
    assert part.mention.actor == "Gazprom"


def test_clauses_are_cut_at_signs_outside_names_and_numbers():
    scan = sentence("Prices fell, while exports rose; imports (mostly gas) did not.", "en")
    clauses = find_clauses(scan, (), ())
    pieces = [scan.text[a:b] for a, b in zip(clauses.bounds, clauses.bounds[1:], strict=False)]
    assert pieces[0] == "Prices fell,"
    assert "".join(pieces) == scan.text
    assert clauses.at(scan.text.index("imports")) == clauses.at(scan.text.index("rose")) + 1
