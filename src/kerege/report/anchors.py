"""Where things stand in the report: a unique id for every claim and number, and links to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kerege.case.model import Case, Number, NumberKey

_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class Anchors:
    """Ids by claim id and by number key, without the ``#``, and where a link's defaults are bound."""

    claims: Mapping[str, str]
    numbers: Mapping[NumberKey, str]
    defaults: Mapping[str, tuple[str, ...]]

    def claim(self, identity: str) -> str:
        """Return the link to a claim; empty if the book does not hold it."""
        anchor = self.claims.get(identity)
        return f"#{anchor}" if anchor else ""

    def number(self, element: str, attribute: str, of: str = "", period: str = "") -> str:
        """Return the link to the bound number that holds for an element, attribute and period, or nothing."""
        for owner in (element, *self.defaults.get(element, ())):
            for when in (period, ""):
                anchor = self.numbers.get((owner, attribute, of, when))
                if anchor:
                    return f"#{anchor}"
        return ""


def make_anchors(case: Case) -> Anchors:
    """Return the anchors of a case."""
    taken: set[str] = set()
    claims = {identity: _unique(f"claim-{identity}", taken) for identity in case.book.claims}
    numbers = {
        key: _unique("number-" + "-".join(part for part in key if part), taken) for key in case.numbers
    }
    return Anchors(claims, numbers, case.defaults)


def _unique(words: str, taken: set[str]) -> str:
    base = slug(words)
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    taken.add(name)
    return name


def slug(words: str) -> str:
    """Return ``words`` as an id: letters, digits, dots and dashes.

    Examples
    --------
    >>> slug("number-mode:pipeline-tariff")
    'number-mode-pipeline-tariff'
    """
    return _UNSAFE.sub("-", words).strip("-") or "x"


def claims_behind(number: Number) -> tuple[str, ...]:
    """Return every claim id a number rests on: members, relays dropped, and claims bound but left out."""
    ids: Iterable[str] = (*number.estimate.members, *(r for r, _ in number.estimate.relays), *number.claims)
    return tuple(dict.fromkeys(ids))
