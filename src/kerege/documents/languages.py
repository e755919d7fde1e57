"""The language of paragraphs and sentences: by their words, else their neighbours, else a classifier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kerege.documents.evidence import SAMPLE, Evidence, weigh

UNDETERMINED = "und"

#: characters given to the classifier
_CLASSIFIED = 2_000
#: words from which on the classifier is believed
_ENOUGH_WORDS = 8
#: Cyrillic languages without some letters of Russian; these letters
_WITHOUT_SOFT = frozenset(("sr", "mk"))
_SOFT = re.compile("[йщьыэюя]")


def tell_languages(texts: Sequence[str]) -> tuple[list[str], list[bool]]:
    """Return the language of each paragraph, and whether its sentences may differ from it.

    A paragraph too short to tell takes the language of the document (the one most words speak for) if its
    script allows it, else its own weak guess; ``und`` where nothing is known.
    """
    weighed = [weigh(text) for text in texts]
    main = _main_languages(texts, weighed)
    languages = []
    for text, evidence in zip(texts, weighed, strict=True):
        if evidence.sure:
            languages.append(evidence.guess)
        elif evidence.words >= _ENOUGH_WORDS:
            languages.append(_open(text, evidence, main))
        else:
            languages.append(_inherit(evidence, main))
    return languages, [evidence.mixed for evidence in weighed]


def tell_sentence(text: str, paragraph: str) -> str:
    """Return the language of a sentence: that of its paragraph unless it is itself sure of another."""
    evidence = weigh(text)
    if (
        evidence.sure
        and evidence.guess != paragraph
        and evidence.hits[evidence.guess] > evidence.hits[paragraph]
    ):
        return evidence.guess
    if evidence.sure and evidence.guess == "kk" and paragraph == "ru" and evidence.kazakh >= 4:
        return "kk"
    return paragraph


def _main_languages(texts: Sequence[str], weighed: Sequence[Evidence]) -> dict[bool, str]:
    """Return the main language of the document for Cyrillic (True) and for Latin letters (False)."""
    main = {True: "", False: ""}
    for cyrillic in (True, False):
        sizes: Counter[str] = Counter()
        rest = []
        for text, evidence in zip(texts, weighed, strict=True):
            if (evidence.cyrillic > evidence.latin) is cyrillic and evidence.words:
                if evidence.sure:
                    sizes[evidence.guess] += evidence.words
                else:
                    rest.append(text)
        if sizes:
            main[cyrillic] = max(sizes, key=lambda language: (sizes[language], language))
        elif rest:
            whole = weigh(" ".join(rest)[:SAMPLE])
            if whole.sure:
                main[cyrillic] = whole.guess
            elif whole.words >= _ENOUGH_WORDS:
                main[cyrillic] = _classify(" ".join(rest))
            else:
                main[cyrillic] = whole.guess
    return main


def _open(text: str, evidence: Evidence, main: dict[bool, str]) -> str:
    """Return the language of a longer paragraph whose words leave it open."""
    own = main[evidence.cyrillic > evidence.latin]
    if evidence.guess and evidence.guess == own:
        return own
    if own and evidence.hits[own] >= max(1, evidence.hits[evidence.guess]):
        return own
    return _classify(text) if evidence.cyrillic + evidence.latin > 30 else own or UNDETERMINED


def _inherit(evidence: Evidence, main: dict[bool, str]) -> str:
    """Return the language of a short paragraph: the document's in its script, else what it says itself."""
    if evidence.cyrillic or evidence.latin:
        own = main[evidence.cyrillic > evidence.latin]
        return own or evidence.guess or UNDETERMINED
    return main[False] or main[True] or UNDETERMINED


def _classify(text: str) -> str:
    import py3langid  # noqa: PLC0415  (half a second, seldom needed)

    found = str(py3langid.classify(text[:_CLASSIFIED])[0])
    return "ru" if found in _WITHOUT_SOFT and _SOFT.search(text, 0, _CLASSIFIED) else found
