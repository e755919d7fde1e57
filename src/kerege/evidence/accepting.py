"""Make a claim of a candidate: the figure as printed, the kind by how the text puts it forward."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from kerege.base.findings import Finding, error
from kerege.base.units import UnitError, factor
from kerege.evidence.claims import CLAIM_COLUMNS, Kind, Source
from kerege.evidence.published import source_id
from kerege.evidence.storedcandidates import as_float
from kerege.evidence.storeddocuments import StoredDocument
from kerege.reader.candidates import AUTHOR, Candidate, Modality

#: file of a case that claims from texts go to
READ_FILE = "claims/read.csv"
RELATION = "relation"
NEGATED = "not_"
#: a denial is the word of a party about what others say
KINDS: Mapping[str, Kind] = {
    Modality.ASSERTED: Kind.MEASURED,
    Modality.PLANNED: Kind.PLAN,
    Modality.EXPECTED: Kind.FORECAST,
    Modality.HEDGED: Kind.ESTIMATE,
    Modality.OPINION: Kind.OPINION,
    Modality.DENIED: Kind.OPINION,
}


def check_claimable(one: Candidate, name: str) -> list[Finding]:
    """Return what keeps a candidate from being a claim: words that are missing, a figure that is denied."""
    relation = one.kind == RELATION
    needed = {
        "subject": one.subject,
        **({"relation": one.relation, "object": one.object} if relation else {"measure": one.measure}),
    }
    missing = [word for word, text in needed.items() if not text.strip()]
    findings = []
    if missing:
        findings.append(
            error(
                "incomplete-candidate",
                f"the candidate does not say its {' and '.join(missing)}",
                subject=name,
                expected=", ".join(needed),
                found="blank " + ", ".join(missing),
                remedy="accept it with corrections that fill these fields",
            )
        )
    if one.modality not in KINDS:
        findings.append(
            error(
                "unknown-modality",
                "the candidate has a modality that no kind of claim belongs to",
                subject=name,
                expected=", ".join(KINDS),
                found=str(one.modality),
                remedy="correct the modality",
            )
        )
    elif one.modality == Modality.DENIED and not relation:
        findings.append(
            error(
                "denied-figure",
                "the text denies this figure, so it is nobody's claim",
                subject=name,
                expected="a figure that somebody puts forward",
                found="modality denied",
                remedy="reject it, or correct the modality and the speaker",
            )
        )
    return findings


def claim_cells(one: Candidate, claim: str, source: str) -> tuple[str, ...]:
    """Return the cells of the claim that a candidate makes, in the order of ``CLAIM_COLUMNS``.

    The figure stays in the unit it was printed in if that is one the engine converts; otherwise it is given
    in the base unit. "More than" and "up to" become a bound without value. A negative or denied relation gets
    the measure ``not_<relation>``. The text's own voice is no speaker: that the source says so is known.
    """
    start, _, end = one.period.partition("/")
    relation = one.kind == RELATION
    figures = dict.fromkeys(("value", "low", "high", "unit"), "")
    figures |= {"unit": RELATION} if relation else _figures(one)
    cells = {
        "id": claim,
        "topic": one.good,
        "subject": one.subject,
        "measure": _relation_measure(one) if relation else one.measure,
        "object": one.object,
        **figures,
        "period_start": start,
        "period_end": end if "/" in one.period else start,
        "kind": str(KINDS[one.modality]),
        "source": source,
        "speaker": "" if one.speaker == AUTHOR else one.speaker,
        "note": _note(one, figures["unit"]),
    }
    return tuple(" ".join(cells[name].split()) for name in CLAIM_COLUMNS)


def source_of(document: StoredDocument) -> Source:
    """Return the source that a document is, with an id made from its own columns."""
    publisher = document.publisher or "not stated"
    language = document.languages[0] if document.languages else ""
    columns = (document.title or document.name, document.published, document.url, language)
    texts = tuple(" ".join(text.split()) for text in (publisher, *columns))
    return Source(source_id(*texts), *texts)


def with_changes(one: Candidate, changes: Mapping[str, object]) -> Candidate:
    """Return a candidate with corrected fields; a corrected figure leaves no stale one in base units."""
    figure, base = ("value", "value_low", "value_high", "unit"), ("base_value", "base_low", "base_high")
    stale = any(name in changes for name in figure) and not any(name in changes for name in base)
    cleared = dict.fromkeys(base) if stale else {}
    return replace(one, **{**cleared, **changes})  # type: ignore[arg-type]


def _figures(one: Candidate) -> dict[str, str]:
    printed, base = (one.value, one.value_low, one.value_high), (one.base_value, one.base_low, one.base_high)
    in_base = not _is_known(one.unit) and one.base_unit and any(x is not None for x in base)
    value, low, high = base if in_base else printed
    power = _power(one) if in_base else 0
    if one.comparator == ">":
        value, low = None, value if low is None else low
    elif one.comparator == "<":
        value, high = None, value if high is None else high
    numbers = {"value": value, "low": low, "high": high}  # an int may be too large for a float
    cells = {name: "" if x is None else _figure(x, power) for name, x in numbers.items()}
    return {**cells, "unit": one.base_unit if in_base else one.unit or one.base_unit}


def _power(one: Candidate) -> int:
    """Return the power of ten between printed and base figure, 0 if it is none.

    With it the digits that were printed stay visible: 20 million is ``20e6``, known to half a million.
    """
    pairs = ((one.value, one.base_value), (one.value_low, one.base_low), (one.value_high, one.base_high))
    for printed, base in pairs:
        ratio = as_float(base or 0.0) / (as_float(printed or 0.0) or math.nan)
        if 0.0 < ratio < math.inf:
            power = round(math.log10(ratio))
            return power if math.isclose(ratio, 10.0**power, rel_tol=1e-12) else 0
    return 0


def _figure(number: float, power: int) -> str:
    value = as_float(number)
    if power and math.isfinite(value):
        digits = f"{value / 10.0**power:.12g}"
        return digits if "e" in digits else f"{digits}e{power}"
    return next(t for t in (f"{value:.15g}", repr(value)) if not math.isfinite(value) or float(t) == value)


def _is_known(unit: str) -> bool:
    try:
        factor(unit, unit)
    except UnitError:
        return False
    return bool(unit.strip())


def _relation_measure(one: Candidate) -> str:
    denied = one.polarity == "negative" or one.modality == Modality.DENIED
    return (NEGATED if denied else "") + one.relation


def _note(one: Candidate, unit: str) -> str:
    parts = ["about"] if one.approx or one.comparator == "~" else []
    if one.kind != RELATION and one.unit and one.unit != unit:
        figure = next((f"{x:g} " for x in (one.value, one.value_low, one.value_high) if x is not None), "")
        parts.append(f"printed as {figure}{one.unit}")
    return "; ".join([*parts, *one.flags])
