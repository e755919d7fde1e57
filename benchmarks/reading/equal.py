"""When two readings count as the same: figures, periods, comparators and names."""

from __future__ import annotations

import calendar
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from kerege.reader.respelt import respelt
from kerege.reader.romanised import romanised

RELATIVE = 1e-4
#: months and years have no fixed length, so durations in different units are compared more loosely
RELATIVE_DURATION = 0.02
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "s": 1 / 86400}
_COMPARATORS = {"<=": "<", ">=": ">", "≤": "<", "≥": ">", "": "="}
_LOOSE = frozenset(("the", "a", "an", "of", "and", "de", "der", "die", "das", "het", "for", "s", "us"))
#: further English names of states
_SAME = {"turkey": "turkiye", "kirgizstan": "kyrgyzstan", "czechia": "czech republic"}
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W_]+")
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_FIGURE = ("base_value", "base_low", "base_high")


def same_figure(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    """Whether value and unit agree; without a value in the gold label, whether both bounds do.

    A label may accept further readings: a fall without its sign, or a price with and without its "per tonne".
    """
    accept = gold.get("accept") or {}
    readings = [gold, *accept.get("readings", ())]
    readings += [{"base_value": v, "base_unit": gold["base_unit"]} for v in accept.get("base_value", ())]
    return any(_same_reading(predicted, reading) for reading in readings)


def same_comparator(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    """Whether both say equal, about, less, more or range ("at most" is "less", as in the output contract)."""
    allowed = {_comparator(c) for c in _allowed(gold, "comparator")}
    return _comparator(predicted.get("comparator", "")) in allowed


def same_period(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    """Whether both periods span the same days."""
    return span_of(predicted.get("period", "")) in {span_of(p) for p in _allowed(gold, "period")}


def same_word(predicted: Mapping[str, Any], gold: Mapping[str, Any], field: str) -> bool:
    """Whether a measure, good or modality is one that the label allows; case does not count."""
    return str(predicted.get(field, "")).strip().lower() in {w.strip().lower() for w in _allowed(gold, field)}


def same_name(predicted: Mapping[str, Any], gold: Mapping[str, Any], field: str) -> bool:
    """Whether an actor or speaker is one that the label allows, after :func:`name_key`."""
    found = name_keys(str(predicted.get(field, "")))
    allowed = [name_keys(name) for name in _allowed(gold, field)]
    if found in allowed:
        return True
    return any("unnamed" in " ".join(a) for a in allowed) and any(k.startswith("unnamed") for k in found)


def span_of(period: str) -> tuple[date, date] | None:
    """Return first and last day of an ISO day, month, year or ``start/end``; None = not said or not ISO."""
    ends = [_ISO.fullmatch(part.strip()) for part in str(period or "").split("/")]
    if not 1 <= len(ends) <= 2 or ends[0] is None or ends[-1] is None:
        return None
    try:
        return _day(ends[0], last=False), _day(ends[-1], last=True)
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Return a name lower-case, without accents, bracketed parts, articles and marks, its words sorted.

    British and American spelling ("Organisation") count as one.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = _WORD.findall(_BRACKETS.sub(" ", plain).casefold().replace("isation", "ization"))
    words = [part for word in words for part in _SAME.get(word, word).split()]
    return " ".join(sorted(w for w in words if w not in _LOOSE))


def name_keys(names: str) -> tuple[str, ...]:
    """Return the keys of names joined by ``;``, sorted."""
    return tuple(sorted({name_key(name) for name in names.split(";")} - {""}))


def _allowed(gold: Mapping[str, Any], field: str) -> list[str]:
    more: Iterable[str] = (gold.get("accept") or {}).get(field, ())
    allowed = [str(gold.get(field) or ""), *more]
    allowed += [name for one in allowed if (name := romanised(one)) != one]
    language = str(gold.get("language", ""))
    return [*allowed, *(name for one in allowed if (name := respelt(one, language)) != one)]


def _comparator(sign: str) -> str:
    return _COMPARATORS.get(sign, sign)


def _same_reading(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    scale = _scale(str(predicted.get("base_unit", "")), str(gold["base_unit"]))
    if scale is None:
        return False
    limit = RELATIVE if scale == 1.0 else RELATIVE_DURATION
    fields = _FIGURE[1:] if gold["base_value"] is None else _FIGURE[:1]
    return all(_close(predicted.get(f), gold.get(f), scale, limit) for f in fields)


def _scale(unit: str, target: str) -> float | None:
    """Return what turns ``unit`` into ``target``; None = other units."""
    if unit == target:
        return 1.0
    if unit in _DAYS and target in _DAYS:
        return _DAYS[unit] / _DAYS[target]
    return None


def _close(found: float | None, wanted: float | None, scale: float, limit: float) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return math.isclose(found * scale, wanted, rel_tol=limit, abs_tol=1e-12)


def _day(match: re.Match[str], *, last: bool) -> date:
    year, month, day = (int(g) if g else 0 for g in match.groups())
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
