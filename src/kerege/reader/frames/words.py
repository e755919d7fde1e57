"""What a language says about roles (``frame_words.toml``), and the words of a sentence that tell them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kerege.base.quick import quick
from kerege.reader.folding import fold
from kerege.reader.lexicon import Hit
from kerege.reader.packs import entries, settings
from kerege.reader.scan import Scan

_NOUNS = ("measures", "goods", "counted_nouns")
_SHARES = frozenset(("share", "stake"))
#: what stands between a noun and its name
_OPENING = " «„“\"'‘"


@dataclass(frozen=True, slots=True)
class Relatives:
    """Words that open a clause about the name before it: "which", "whose", of a place "in which", "куда"."""

    subject: frozenset[str]
    owner: frozenset[str]
    inside: tuple[str, ...]
    goal: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language tells who does what to whom.

    joiners          : words between the members of a list ("and")
    light            : words, ``endings`` : ends of words that may stand between a preposition and its name;
                       ``capitals`` : whether words with a capital may too
    bare_after_noun  : a bare name behind a noun is its owner; ``bare_before_noun`` : so is one before it
    genitive_s       : a name with an "s" more is a genitive
    cases            : ending of a name -> role; ``cases_last`` : in a list only the last name has the ending
    dash             : a dash before a name stands for "is" ("покупатели — Узбекистан и Иран")
    declension       : end of the nominative, end of a case, role that the case tells
    insertions       : words that an insertion behind a subject begins with ("X, the largest producer, mined")
    articles, motion : see the German and the Russian file
    relatives        : pronouns of relative clauses, if they follow the name
    opening_dative   : ends of genitives that are datives at the head of a sentence or behind a verb of
                       ``giving_ends``
    heads            : nouns that say what the name behind them is and are subjects with it ("компания X")
    wholes           : ends of nouns that a share right behind them is of ("экспорттың 5 пайызы")
    bodies           : ends of joined words for offices, whose beginning tells no measure ("Zollverwaltung")
    causes           : words that lead to a cause ("despite"), whose noun is not what a figure is
    sums             : words before a sum that is paid for something ("für 2 Milliarden Dollar")
    groups           : ends of counted nouns that a share right behind them is of ("рейстердің 5 пайызы")
    inside           : ends of words that tell where a share is, between its owner and it ("саудадағы үлесі")
    inside_owned     : the same behind the ending of what is owned ("экспортындағы")
    unowned          : ends of nouns that no bare name before them owns ("CITIC зауыттың жартысын алды")
    """

    joiners: frozenset[str]
    light: frozenset[str]
    endings: tuple[str, ...]
    capitals: bool
    bare_after_noun: bool
    bare_before_noun: bool
    genitive_s: bool
    cases: tuple[tuple[str, str], ...]
    cases_last: bool
    dash: bool
    declension: tuple[tuple[str, str, str], ...]
    insertions: frozenset[str]
    articles: Mapping[str, Any] | None
    motion: Mapping[str, Any] | None
    relatives: Relatives | None
    opening_dative: tuple[str, ...]
    giving_ends: tuple[str, ...]
    heads: frozenset[str]
    inside: tuple[str, ...]
    inside_owned: tuple[str, ...]
    unowned: tuple[str, ...]
    wholes: tuple[str, ...]
    groups: tuple[str, ...]
    bodies: tuple[str, ...]
    causes: frozenset[str]
    sums: frozenset[str]


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of a language's roles."""
    table = settings(language, "frame_words")
    between = table.get("between", {})
    cases = [(ending, role) for role, ends in table.get("cases", {}).items() for ending in ends]
    return Grammar(
        frozenset(("", "/", "-", "–", *table.get("joiners", ()))),
        frozenset(between.get("words", ())),
        tuple(between.get("endings", ())),
        bool(between.get("capitals", False)),
        bool(table.get("bare_after_noun", False)),
        bool(table.get("bare_before_noun", False)),
        bool(table.get("genitive_s", False)),
        tuple(sorted(cases, key=lambda pair: (-len(pair[0]), pair))),
        bool(table.get("cases_last", False)),
        bool(table.get("dash", False)),
        tuple((base, end, role) for base, end, role in table.get("declension", ())),
        frozenset(table.get("insertions", ())),
        table.get("articles"),
        table.get("motion"),
        _relatives(table.get("relatives")),
        tuple(table.get("opening_dative", ())),
        tuple(table.get("giving_ends", ())),
        frozenset(table.get("heads", ())),
        tuple(table.get("inside", ())),
        tuple(table.get("inside_owned", ())) or ("\0",),
        tuple(table.get("unowned", ())),
        tuple(table.get("wholes", ())),
        tuple(table.get("groups", ())),
        tuple(fold(tail) for tail in table.get("bodies", ())),
        frozenset(table.get("causes", ())),
        frozenset(table.get("sums", ())),
    )


def _relatives(table: Mapping[str, list[str]] | None) -> Relatives | None:
    if not table:
        return None
    inside = tuple(f"{words} " for words in table["inside"])
    return Relatives(
        frozenset(table["subject"]), frozenset(table["owner"]), inside, frozenset(table.get("goal", ()))
    )


@quick
@dataclass(frozen=True, slots=True)
class Words:
    """Words of a sentence that tell roles: prepositions with their ends, in order, and postpositions."""

    before: tuple[Hit, ...]
    ends: tuple[int, ...]
    after: tuple[Hit, ...]
    _scan: Scan

    @property
    def starts(self) -> frozenset[int]:
        """Where nouns of measures begin."""
        return self._scan.once(_starts)

    @property
    def shares(self) -> frozenset[int]:
        """Starts and ends of the words that mean a share ("Anteil", "доля")."""
        return self._scan.once(_shares)

    def noun_before(self, scan: Scan, place: int) -> int:
        """Return the end of a noun that stands right before an offset, else 0."""
        nouns = scan.once(_noun_ends)
        number = bisect_left(nouns, place + 1) - 1
        if number < 0:
            return 0
        end = nouns[number]
        return end if place - end < 3 and not scan.text[end:place].strip(_OPENING) else 0


def words_of(scan: Scan) -> Words:
    """Return the words of a sentence that tell roles."""
    return scan.once(_words)


def _words(scan: Scan) -> Words:
    found = scan.of("frame_words")
    before, ends, after = [], [], []
    for hit in found:
        data = hit.entry.data
        if "after" in data:
            after.append(hit)
        if "role" in data and not (data["role"] == "none" and _in_comparator(scan, hit)):
            before.append(hit)
            ends.append(hit.end)
    return Words(tuple(before), tuple(ends), tuple(after), scan)


def _in_comparator(scan: Scan, hit: Hit) -> bool:
    """Say whether a word is part of "more than", which compares no actors."""
    return bool([size for size in scan.of("comparators") if size.start < hit.start < size.word_end])


def _noun_ends(scan: Scan) -> list[int]:
    """Return the ends of the nouns that the packs know, in order."""
    return sorted({h.word_end for layer in _NOUNS for h in scan.of(layer) if "verb" not in h.entry.data})


def _starts(scan: Scan) -> frozenset[int]:
    return frozenset([hit.start for hit in scan.of("measures") if "verb" not in hit.entry.data])


def _shares(scan: Scan) -> frozenset[int]:
    hits = [hit for hit in scan.of("measures") if hit.entry.stem in _SHARES]
    return frozenset([place for hit in hits for place in (hit.start, hit.word_end)])


@cache
def names_known(language: str) -> frozenset[str]:
    """Return the folded names of actors that the packs list."""
    known = [entry for entry in entries(language) if entry.layer == "actors"]
    return frozenset(fold(form).strip() for entry in known for form in entry.forms)
