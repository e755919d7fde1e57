"""Pronouns of places and things: "there", "whose" of an owner named last, "she" of a plant."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.packs import Entry
from kerege.reader.scan import Scan

_REACH = 24
#: among how many of the latest actors a plant must be that a pronoun may stand for
_LATELY = 3
#: kinds of actors that own what is told of
_OWNING = frozenset(("state", "bloc", "firm", "body", "asset"))
#: kinds of places that "there" takes up
_SITES = frozenset(("asset", "region"))
#: characters of a phrase behind "there" that makes it no place ("daar stond tegenover")
_PHRASE = 24


def read_there(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the plant or town named last for "there"; none behind another name of the sentence."""
    behind = scan.folded_slice(hit.word_end, min(scan.end, hit.word_end + _PHRASE)).strip()
    if found or behind.startswith(tuple(hit.entry.data.get("not_before", ())) or "\0"):
        return []
    last = memory.actors[:1]
    goal = [m for m in last if m.kind == "state" and m.actor != memory.subject]
    site = next(iter(goal), None) or next((m for m in memory.actors if m.kind in _SITES), None)
    if site is None and hit.start > scan.start:
        site = next((m for m in last if m.kind == "state" and m.form == "name"), None)
    if site is None:
        return []
    form = "description" if goal else "pronoun"  # a land is named by it, whatever the figure before is of
    return [replace(site, start=hit.start, end=hit.end, form=form, place=False)]


def read_whose(scan: Scan, hit: Hit, found: list[Mention]) -> list[Mention]:
    """Return the owner named last in the sentence for "whose" without a comma before it (German "dessen")."""
    owner = next((m for m in reversed(found) if m.kind in _OWNING), None)
    if owner is None or scan.text[hit.start - 2 : hit.start].strip().endswith((",", ";", ":")):
        return []
    return [replace(owner, start=hit.start, end=hit.word_end, form="genitive", place=False)]


def read_site(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the plant or line named lately for "she" of languages whose things have genders."""
    if found or not is_actor(scan, hit):
        return []
    lately = [m for m in memory.actors[:_LATELY] if m.kind == "asset"]
    return (
        [replace(lately[0], start=hit.start, end=hit.end, form="description", place=False)] if lately else []
    )


def is_actor(scan: Scan, hit: Hit) -> bool:
    """Whether "es", "it", "het" stands for somebody, as far as the words beside it tell."""
    barred = hit.entry.data.get("not_after", ())
    if barred and scan.folded_slice(scan.start, hit.start).rstrip().rpartition(" ")[2] in barred:
        return False  # "im Vorjahr waren es 5": the amount
    after = scan.folded_slice(hit.end, min(scan.end, hit.end + _REACH)).lstrip() + " "
    wanted, openings = _openings(hit.entry)
    return after.startswith(openings) is wanted


@cache
def _openings(entry: Entry) -> tuple[bool, tuple[str, ...]]:
    """Return words, and whether a pronoun stands for somebody only before them or only not before them."""
    wanted = "only_before" in entry.data
    words = entry.data["only_before"] if wanted else entry.data.get("not_before", ())
    return wanted, tuple(f"{word} " for word in words)
