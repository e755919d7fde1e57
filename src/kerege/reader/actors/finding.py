"""Who is named in a sentence: states, blocs, bodies, firms, persons, assets, with what stands for them."""

from __future__ import annotations

from operator import attrgetter

from kerege.reader.actors.described_states import ranked_state
from kerege.reader.actors.descriptions import read_description
from kerege.reader.actors.names import find_names, grammar_of, words_before
from kerege.reader.actors.titles import join_title, read_title
from kerege.reader.layers import Memory, Mention
from kerege.reader.scan import Scan

_PLACE = attrgetter("start", "end")
_TITLES = ("government", "officials", "firms", "office")


def find_mentions(scan: Scan, memory: Memory) -> tuple[Mention, ...]:
    """Return the actors of a sentence in the order of the text.

    Names come from the packs; titles ("kasachische Regierung"), descriptions ("das Land"), pairs ("beide
    Seiten": two mentions of one span) and pronouns are resolved by what the sentence and ``memory`` hold
    before them.

    Parameters
    ----------
    scan
        The sentence.
    memory
        What earlier sentences left behind; ``actors`` decides who "the country" is.
    """
    names = find_names(scan)
    words = scan.of("actor_words")
    found: list[Mention] = []
    at = 0
    for name in (*names, None):
        end = scan.end + 1 if name is None else name.start
        while at < len(words) and words[at].start < end:
            hit = words[at]
            at += 1
            if found and hit.start < found[-1].end:
                continue  # part of a name already read
            role = hit.entry.data.get("role")
            one = role == "firms" and bool(found) and _is_one(scan, found[-1])
            read = read_title if role in _TITLES and not one else read_description
            found.extend(read(scan, hit, found, name, memory))
        if name is not None and (not found or name.start >= found[-1].end):
            ranked = ranked_state(scan, name, memory) if name.kind == "region" and not found else None
            found.append(ranked or join_title(scan, found, name))
    return tuple(sorted(found, key=_PLACE))


def _is_one(scan: Scan, adjective: Mention) -> bool:
    """Say whether an article shows that an adjective is of one firm ("das dänische Unternehmen")."""
    articles = grammar_of(scan.language).get("one", frozenset())
    return adjective.form == "adjective" and not articles.isdisjoint(words_before(scan, adjective.start, 1))
