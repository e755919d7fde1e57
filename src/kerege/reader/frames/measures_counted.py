"""What a count counts: the English plural of the noun beside it."""

from __future__ import annotations

from functools import cache

from kerege.reader.frames.words import grammar
from kerege.reader.layers import Quantity
from kerege.reader.lexicon import Hit, by_key
from kerege.reader.packs import settings
from kerege.reader.scan import Scan

#: characters before a bare figure in which its noun may stand ("die Zahl der Firmen lag bei 23.321")
_NOUN_BEFORE = 60
#: the same for a noun whose case shows that it is what is counted
_LEAD = 80
#: numbers from here on may be money without its name, but for what there are so many of
_MANY = 1e6
_MASSES = frozenset(
    (
        "people", "population", "migrants", "tourists", "passengers", "voters", "votes", "workers",
        "students", "pupils", "households", "families", "subscribers", "users", "cars", "trucks",
        "vehicles", "containers", "wagons", "sheep", "cattle", "saigas", "goats", "horses", "poultry",
        "pigs", "head", "pensioners", "children", "citizens", "visas", "refugees", "jobs", "trees",
        "visitors", "guests", "copies", "women", "men", "shares", "tickets", "phones", "doses",
        "vaccines", "cards", "accounts", "flats", "houses", "taxpayers", "soldiers", "shells", "drones",
        "tonnes", "unemployed", "foreigners", "parcels", "books",
    )
)  # fmt: skip
#: characters between the things and the share of them
_TOUCH = 2
#: nouns that a figure behind them does not count: where something is
_PLACES = frozenset(
    (
        *("countries", "cities", "ports", "terminals", "routes", "stations", "fields", "mines", "lines"),
        *("airports", "universities", "regions"),
    )
)
#: people of whom nothing more is told
_FOLK = frozenset(("people", "persons"))
#: nouns of time are no things that are counted
_TIMES = ("years", "months", "weeks", "days", "hours", "times", "points")
#: names of counts that are other in the table of measures
_COUNTS = {
    "persons": "people",
    "ships": "vessels",
    "units": "",
    "items": "",
    "pieces": "",
    "": "",
    **dict.fromkeys(_TIMES, ""),
}


def counted_noun(scan: Scan, quantity: Quantity, left: int) -> str:
    """Return the English plural of what is counted, blank if unknown; ``left`` : how far back to look."""
    noun = _beside(scan, quantity, left)
    return (_numbered(scan, quantity, left) or noun) if noun in _FOLK else noun


def _numbered(scan: Scan, quantity: Quantity, left: int) -> str:
    """Return what a number of people is of before the word for it ("студенттер саны 600 мың адам")."""
    within = (h for h in scan.of("measures") if left <= h.start < quantity.start)
    words = [h.start for h in within if h.entry.stem == "number"]
    if not words or not grammar(scan.language).groups:
        return ""
    nouns = [h for h in scan.of("counted_nouns") if h.word_end + 1 in words and h.entry.stem not in _FOLK]
    return nouns[-1].entry.stem if nouns else ""


def _beside(scan: Scan, quantity: Quantity, left: int) -> str:
    """Return the English plural of the noun in or beside a figure."""
    hits = scan.of("counted_nouns")
    known = quantity.unit.rpartition(" ")[2].partition("/")[0] if quantity.unit.isascii() else ""
    within = [h for h in hits if quantity.start <= h.start and h.start <= quantity.end + 30]
    for number, hit in enumerate(within):
        between = scan.text[quantity.end : hit.start]
        if hit.entry.stem != "units":
            between = between.removeprefix(".")  # "54 тыс. прошений"
        if hit.start < quantity.end or (between.count(" ") <= 3 and not _broken(between)):
            return _last_of_compound(scan, within[number:]).entry.stem
    if quantity.counted:
        if lead := _lead(scan, quantity, hits):
            return lead.entry.stem
        return _COUNTS.get(known, known)
    near = max(left, quantity.start - _NOUN_BEFORE)
    before = [
        h for h in hits if near <= h.start and h.word_end <= quantity.start and h.entry.stem not in _PLACES
    ]
    if before and (quantity.base_value or 0.0) >= _MANY and before[-1].entry.stem not in _MASSES:
        return ""
    return before[-1].entry.stem if before else ""


def _lead(scan: Scan, quantity: Quantity, hits: list[Hit]) -> Hit | None:
    """Return the noun of a figure that stands in front of it ("Грузовиков прошло 180")."""
    near = quantity.start - _LEAD
    leads = (h for h in hits if near <= h.start < quantity.start)
    lead = next((h for h in leads if scan.text[h.start : h.word_end] == quantity.counted), None)
    return None if lead is None else next(h for h in reversed(hits) if h.word_end == lead.word_end)


def group_before(scan: Scan, place: int) -> str:
    """Return the English plural of the things that a share is of ("рейстердің 86 пайызы"), blank if none."""
    ends = grammar(scan.language).groups
    if not ends:
        return ""
    hits = [h for h in scan.of("counted_nouns") if 0 <= place - h.word_end <= _TOUCH]
    named = [h for h in hits if scan.folded_slice(h.start, h.word_end).endswith(ends)]
    return named[-1].entry.stem if named else ""


@cache
def known_nouns(language: str) -> frozenset[str]:
    """Return the names (English plurals) of the nouns that a language's packs count."""
    return frozenset(key.partition(".")[0] for key in by_key(language, "counted_nouns"))


def _last_of_compound(scan: Scan, hits: list[Hit]) -> Hit:
    """Return the last of nouns that follow each other in a compound ("container trains").

    Where a noun behind another one is its owner ("граждан страны") only adjectives are passed over.
    """
    last = hits[0]
    adjectives = _adjective_ends(scan.language) if grammar(scan.language).bare_after_noun else ()
    for hit in hits[1:]:
        if hit.start > last.word_end + 1 or (last.entry.stem in _FOLK and grammar(scan.language).groups):
            break
        if adjectives and not scan.folded_slice(last.start, last.word_end).endswith(adjectives):
            break
        last = hit
    return last


@cache
def _adjective_ends(language: str) -> tuple[str, ...]:
    return tuple(settings(language, "counted").get("nouns", {}).get("adjective_ends", ()))


def _broken(between: str) -> bool:
    """Say whether a sign or a number parts a figure from a noun; a type ("K2 tanks") does not."""
    words = between.split()
    return any(sign in between for sign in ",;:.()") or any(word[0].isdigit() for word in words)
