"""Whether a cue of saying counts where it stands: "puts ... at", "gab ... an", ", so X"."""

from __future__ import annotations

from kerege.reader.lexicon import Hit
from kerege.reader.scan import Scan
from kerege.reader.voices.verbs import BEFORE_VERB

#: characters behind a cue in which the word it needs is looked for
_REACH = 160
#: characters behind a participle in which its auxiliary may stand ("verklaard heeft")
_SHORT = 10
_ASKED = frozenset(("after_sign", "after_ends", "beside", "then", "not_closing", "closing"))
_ENDS = frozenset(',;.!?:)»”“"')


def counts(scan: Scan, hit: Hit) -> bool:
    """Return whether a cue stands where it is one.

    ``after_sign`` : only behind a sign (", so X", but not "So stieg der Export")
    ``then``       : only before one of these words ("puts ... at")
    ``beside``     : only near one of these ("heeft ... verklaard")
    ``closing``    : only before one of these at the end of a clause ("gab ... an")
    ``not_closing`` : not before one of these
    ``after_ends`` : only behind a word that ends so ("жететінін жеткізді")
    """
    data = hit.entry.data
    if _ASKED.isdisjoint(data):
        return True
    tests = (
        not data.get("after_sign") or _after_sign(scan, hit),
        "after_ends" not in data or _behind(scan, hit, tuple(data["after_ends"])),
        "beside" not in data or _beside(scan, hit, tuple(data["beside"])),
        "then" not in data or _then(scan, hit, tuple(data["then"])),
        "not_closing" not in data or not _closes(scan, hit, tuple(data["not_closing"])),
        "closing" not in data or _closes(scan, hit, tuple(data["closing"])),
    )
    return all(tests)


def mood_words(scan: Scan) -> tuple[Hit, ...]:
    """Return the words of modality that count where they stand ("gehen von 3 Prozent aus")."""
    return tuple([hit for hit in scan.of("modality") if counts(scan, hit)])


def _after_sign(scan: Scan, hit: Hit) -> bool:
    before = scan.text[max(scan.start, hit.start - 3) : hit.start].rstrip()
    return bool(before) and before[-1] in BEFORE_VERB


def _behind(scan: Scan, hit: Hit, endings: tuple[str, ...]) -> bool:
    words = scan.folded_slice(max(scan.start, hit.start - 40), hit.start).split()
    return bool(words) and words[-1].endswith(endings)


def _then(scan: Scan, hit: Hit, words: tuple[str, ...]) -> bool:
    behind = f" {scan.folded_slice(hit.word_end, min(scan.end, hit.word_end + _REACH)).strip()} "
    return any(f" {word} " in behind for word in words)


def _beside(scan: Scan, hit: Hit, words: tuple[str, ...]) -> bool:
    near = scan.folded_slice(
        max(scan.start, hit.start - _REACH), min(scan.end, hit.word_end + _SHORT)
    ).split()
    return any(word in words for word in near)


def _closes(scan: Scan, hit: Hit, words: tuple[str, ...]) -> bool:
    left, right = hit.word_end, min(scan.end, hit.word_end + _REACH)
    behind = scan.folded_slice(left, right)
    for word in words:
        place = behind.find(f" {word} ")
        while place >= 0:
            after = scan.text[left + place + 1 + len(word) : left + place + 3 + len(word)].lstrip()
            if not after or after[0] in _ENDS:
                return True
            place = behind.find(f" {word} ", place + 1)
        if behind.endswith(f" {word}"):
            return True
    return False
