"""Descriptions: "das Land", "beide Seiten", "die Pipeline", "the company"."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.actors.described_states import the_country
from kerege.reader.actors.focus import find_asset, find_kind, find_pair
from kerege.reader.actors.known import kinds, region_members
from kerege.reader.actors.names import grammar_of, words_before
from kerege.reader.actors.pronouns import read_pronoun, states_at
from kerege.reader.actors.titles import is_definite
from kerege.reader.layers import Memory, Mention
from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan

_PLAIN = frozenset(("name", "capital"))
_SITES = frozenset(("asset", "region"))
#: characters of a name in quotation marks at most
_QUOTED = 48
_CLOSING = frozenset(("»", "“", "”", '"'))
_OPENING = frozenset(("«", "„", "“", '"'))
#: how near a name goes on with a noun; letters of the words in between at most
_BESIDE, _LONGEST = 9, 12


def read_description(
    scan: Scan, hit: Hit, found: list[Mention], ahead: Mention | None, memory: Memory
) -> list[Mention]:
    """Return the mentions a description or pronoun stands for; none where nothing fits.

    A region's adjective before it ("das zentralasiatische Land") is taken off ``found``.
    """
    role = str(hit.entry.data.get("role", ""))
    if role in {"its site", "firms"}:
        return _its_site(scan, hit, found, ahead, memory)
    if role == "country":
        return the_country(scan, hit, found, ahead, memory)
    if role == "both":
        # "both countries, Norway and Russia": the names follow
        near = ahead is not None and ahead.start - hit.word_end <= int(hit.entry.data.get("near", 1))
        pair = () if near else find_pair(found, memory)
        return states_at(hit.start, hit.end, pair, "description")
    if role in {"firm", "bloc", "asset"}:
        return _thing(scan, hit, found, ahead, memory)
    return read_pronoun(scan, hit, found, memory)


def _thing(
    scan: Scan, hit: Hit, found: list[Mention], ahead: Mention | None, memory: Memory
) -> list[Mention]:
    """Return the asset or firm that "the pipeline" or "the company" stands for."""
    kind = str(hit.entry.data["role"])
    if kind == "bloc":
        return _bloc(scan, hit, found, memory)
    if kind == "firm":
        return _firm(scan, hit, found, ahead, memory)
    if _goes_on(scan, hit, ahead) or (found and 0 <= hit.start - found[-1].end <= 1):
        return []
    data = hit.entry.data
    asset = find_asset(found, memory, data.get("names", (hit.entry.key,)), data.get("firms", ()))
    if asset is None:  # the noun is no part of a name that no list has ("the Sharara field")
        asset = next((m for m in (*reversed(found), *memory.actors) if m.kind == "asset"), None)
        asset = None if asset is None or asset.actor in kinds() else asset
    if asset is None:
        return []
    return [replace(asset, start=hit.start, end=hit.end, form="description", place=False)]


def _its_site(
    scan: Scan, hit: Hit, found: list[Mention], ahead: Mention | None, memory: Memory
) -> list[Mention]:
    """Return the port, plant or firm told of that "the Romanian port" stands for, its adjective taken off."""
    last = found[-1] if found else None
    if last is None or last.form != "adjective" or hit.start - last.end > 1 or _goes_on(scan, hit, ahead):
        return []
    if scan.text[hit.word_end + 1 : hit.word_end + 2].isupper() or not is_definite(scan, last.start):
        return []
    firm = hit.entry.data["role"] in {"firm", "firms"}
    fit = ("firm",) if firm else hit.entry.data.get("kinds", _SITES)
    told = (m for m in (*reversed(found[:-1]), *memory.actors) if m.kind in fit and m.actor != last.state)
    site = next((m for m in told if m.state == last.state and not region_members(m.actor)), None)
    if site is None:
        return []
    found.pop()
    return [replace(site, start=last.start, end=hit.word_end, form="description", place=False)]


def _goes_on(scan: Scan, hit: Hit, ahead: Mention | None) -> bool:
    """Say whether a noun goes on with a name or "of" and so is another thing ("de haven van Poti")."""
    if ahead is not None and ahead.start - hit.word_end <= _BESIDE:
        return True
    behind = scan.folded_slice(hit.word_end, min(hit.word_end + _LONGEST, scan.end)).split(maxsplit=1)
    return bool(behind) and behind[0] in grammar_of(scan.language).get("of", frozenset())


def _firm(scan: Scan, hit: Hit, found: list[Mention], ahead: Mention | None, memory: Memory) -> list[Mention]:
    """Return the firm that "the company" stands for: of its sentence, else the first of the text."""
    named = ahead is not None and ahead.start - hit.word_end <= 2
    quoted = scan.text[hit.word_end : hit.word_end + 2].strip()[:1] in _OPENING
    owned = bool(found) and hit.start - found[-1].end <= 1
    if _ends_name(scan, hit):
        return []
    if owned and not (named or quoted or hit.entry.data.get("names")) and _opens(scan, found[-1].start):
        return _its_site(scan, hit, found, ahead, memory)  # "the Chilean company" without an article
    if (
        named
        or quoted
        or owned
        or _goes_on(scan, hit, None)
        or scan.text[hit.word_end + 1 : hit.word_end + 2].isupper()
    ):
        return []
    firm = _known_firm(hit, found, memory)
    if firm is None or firm.form == "title":
        return []
    return [replace(firm, start=hit.start, end=hit.word_end, form="description", place=False)]


def _ends_name(scan: Scan, hit: Hit) -> bool:
    """Say whether a noun is the last word of a name in quotation marks («Северная компания»)."""
    if scan.text[hit.word_end : hit.word_end + 1] not in _CLOSING:
        return False
    before = scan.text[max(scan.start, hit.start - _QUOTED) : hit.start]
    start = max(before.rfind(mark) for mark in _OPENING)
    return 0 <= start < len(before) - 1 and before[start + 1].isupper()


def _opens(scan: Scan, start: int) -> bool:
    """Say whether a word opens its sentence or stands behind a comma."""
    before = scan.text[max(scan.start, start - 2) : start].strip()
    return start <= scan.start or before == "," or not scan.text[scan.start : start].strip()


def _known_firm(hit: Hit, found: list[Mention], memory: Memory) -> Mention | None:
    """Return the firm of the sentence or the text's first one; of some names only ("the bank") its latest."""
    names, allowed = hit.entry.data.get("names"), hit.entry.data.get("kinds", ("firm",))
    if names is None:
        about = _about_firm(memory, allowed) if not found else None
        told = (*reversed(found), *reversed(memory.actors))
        return about or next((m for m in told if m.kind in allowed), None)
    latest = (
        m for m in (*reversed(found), *memory.actors) if m.kind in allowed and not region_members(m.actor)
    )
    return next((m for m in latest if any(name in m.actor.casefold() for name in names)), None)


def _bloc(scan: Scan, hit: Hit, found: list[Mention], memory: Memory) -> list[Mention]:
    """Return the bloc named last for "the alliance"; none where the words go on to name another."""
    after = scan.text[hit.word_end : hit.word_end + 2].strip()
    before = words_before(scan, hit.start, 1)
    named = bool(after) and (after[0].isupper() or (not after[0].isalnum() and after[0] not in ",.;:)!?"))
    if named or (before and before[0].endswith(tuple(hit.entry.data.get("not_after_ends", ())) or ("\0",))):
        return []
    bloc = find_kind(found, memory, "bloc")
    if bloc is None and "default" in hit.entry.data:
        name = str(hit.entry.data["default"])
        return [Mention(hit.start, hit.word_end, name, "bloc", "description", False, name)]
    return (
        []
        if bloc is None
        else [replace(bloc, start=hit.start, end=hit.word_end, form="description", place=False)]
    )


def _about_firm(memory: Memory, allowed: tuple[str, ...]) -> Mention | None:
    """Return the firm that the text is about, if it is about one."""
    return next((m for m in memory.actors if m.actor == memory.topic and m.kind in allowed), None)
