"""What the sentence before speaks of, for a figure that no word of its own tells: questions and headings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set

from kerege.reader.frames.measures_asked import Question
from kerege.reader.frames.measures_names import good_of, rule_for, table
from kerege.reader.frames.measures_result import Measured
from kerege.reader.lexicon import Hit, lexicon
from kerege.reader.scan import Scan

_RELATIVE = frozenset(("_growth", "_growth_factor"))
#: a word worth less than this tells of surroundings
_LEAST = -1
#: characters of a sentence that is looked at, of a dateline at most
_LONGEST, _DATELINE = 400, 40


def matter_of(scan: Scan, ask: Question, questions: bool) -> Measured | None:
    """Return the measure that the sentence before names, None if it has figures of its own or names none.

    Parameters
    ----------
    questions
        Whether only a question counts ("And remittances? They reached 9 billion").
    """
    words, goods = _words_before(scan, questions)
    if not words:
        return None
    around = ask.around | set(words) | goods
    kind = "level" if ask.ending in _RELATIVE else ask.dim
    weights = table("weight")
    for of in sorted(words, key=lambda name: -int(weights.get(name, 0))):
        rule = rule_for(of, kind, around) if weights.get(of, 0) >= _LEAST else None
        if rule is not None:
            return Measured(rule.name, ask.ending, None, ask.around, rule.good, inherited=True)
    return None


def _words_before(scan: Scan, questions: bool) -> tuple[list[str], Set[str]]:
    """Return the classes of the words of the sentence before, latest first, and its goods.

    A sentence with figures has left its measure to the memory and counts as none.
    """
    sentences = scan.document.sentences
    number = bisect_left(sentences, scan.start, key=lambda one: one.start)
    if number == 0:
        return [], frozenset()
    before = sentences[number - 1]
    text = scan.text[before.start : min(before.end, before.start + _LONGEST)]
    if (
        before.language != scan.language
        or (questions and "?" not in text)
        or before.end - before.start > _LONGEST
        or any(letter.isdigit() for letter in _past_dateline(text))
    ):
        return [], frozenset()
    found = lexicon(scan.language).find(scan.text, scan.folded, before.start, before.end)
    told = [_class_of(hit, scan.folded_slice(hit.word_end, before.end)) for hit in found.get("measures", [])]
    words = [of for of in reversed(told) if of]
    goods = {f"good:{good_of(hit)}" for hit in found.get("goods", [])}
    return words, goods | {"good"} if goods else goods


def _past_dateline(text: str) -> str:
    """Return a sentence without the town and day it may begin with ("PARIS, 3 May – ...")."""
    head, dash, tail = text.partition(" – ")
    return tail if dash and len(head) <= _DATELINE else text


def _class_of(hit: Hit, tail: str) -> str:
    """Return the class of a word; of a verb with a particle that of both ("kaufte ... zu"), blank if none."""
    particles = hit.entry.data.get("particles")
    if particles is None:
        return hit.entry.stem
    last = tail.rstrip().rpartition(" ")[2]
    return str(particles.get(last) or hit.entry.data.get("otherwise", ""))
