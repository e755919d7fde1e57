"""Numbers that belong together: ranges, changes from level to level, lists that share scale and unit."""

from __future__ import annotations

from dataclasses import replace

from kerege.reader.amounts import Amount, is_year
from kerege.reader.neighbours import Neighbours
from kerege.reader.packs import settings

_DASHES = frozenset("-–—‑−~") | {"...", "…", ".."}
_WIDEST = 24
_LISTED = 120


def join_amounts(near: Neighbours, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts with ranges as one amount, and with unit and scale shared in lists."""
    shared = _share(near, amounts)
    joined: list[Amount] = []
    for amount in shared:
        before = joined[-1] if joined else None
        if before is not None and before.high is None and _is_range(near, before, amount):
            unit = amount.unit or before.unit
            joined[-1] = replace(
                amount, start=before.start, numeral=before.numeral, high=amount.numeral, unit=unit
            )
        elif before is not None and _is_change(near, before, amount):
            joined[-1] = replace(before, change_base=True)
            joined.append(amount)
        else:
            joined.append(amount)
    return joined


def _share(near: Neighbours, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts; one without a unit takes scale and unit of the next ("12 und 15 Mio. t")."""
    shared = list(amounts)
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        if index and _share_between(near, shared[index - 1], left, right):
            shared[index] = replace(left, unit=right.unit)
            continue
        if (
            right.numeral.kind == "factor"
            and _shareable(left)
            and _gap_kind(near, left, right) in ("dash", "to")
        ):
            shared[index] = replace(left, numeral=replace(left.numeral, kind="factor"))
            continue
        if right.unit is None and right.scale == 1.0:
            continue
        if not _shareable(left) or _gap_kind(near, left, right) == "":
            continue
        scale = right.scale if left.scale == 1.0 and not _grouped(left) else left.scale
        shared[index] = replace(left, scale=scale, unit=left.unit or right.unit, per=left.per or right.per)
    return shared


def _share_between(near: Neighbours, before: Amount, bare: Amount, after: Amount) -> bool:
    """Return whether a bare number is a percentage as those around it are ("51 %, BOTAS 30, BP 12 %")."""
    if bare.unit is not None or bare.scale != 1.0 or bare.numeral.kind != "cardinal":
        return False
    if near.scan.text[bare.end : bare.end + 1] not in (",", ";", ")") or after.start - before.end > _LISTED:
        return False
    ratios = [amount.unit is not None and amount.unit.data["base"] == "ratio" for amount in (before, after)]
    return all(ratios)


def _shareable(left: Amount) -> bool:
    """Return whether an amount lacks what its neighbour may lend: a unit, or "$3" its scale word."""
    if left.numeral.kind != "cardinal" or is_year(left):
        return False
    return left.unit is None or (
        bool(left.unit.data.get("money")) and left.end == left.numeral.end and left.scale == 1.0
    )


def _grouped(left: Amount) -> bool:
    return left.numeral.grouped


def _gap_kind(near: Neighbours, left: Amount, right: Amount) -> str:
    """Return what stands between two amounts: ``dash``, ``to``, ``and``, ``list``, ``level``, or blank."""
    text = near.scan.text
    if right.start - left.end > _WIDEST:
        return ""
    gap = text[left.end : right.start].strip(" \u00a0\u202f")
    if gap in _DASHES:
        return "dash"
    if not gap and _cased_range(near, left, right):
        return "to"
    if not gap and _ablative(near, left) and _changes(near):
        return "level"
    alike = left.scale == right.scale != 1.0 and gap[1:].lstrip()[:1].isupper()
    if gap in (",", ";", "/") or (gap.startswith(",") and alike):
        return "list"  # "12, 15 %"; "Uzbekistan 1.6 million, Tajikistan 0.65 million tonnes"
    return _gap_words(near, left, right, after_comma=gap.startswith(","))


def _gap_words(near: Neighbours, left: Amount, right: Amount, *, after_comma: bool) -> str:
    kinds = _words_between(near, left.end, right.start)
    if "range_mid" in kinds and not after_comma:
        return "to"
    if "range_close" in kinds and (_opened(near, left.start, "between") or _closed(near, right.end)):
        return "and"
    if "list" in kinds:
        return "list"
    return "level" if "to" in kinds and _opened(near, left.start, "from") else ""


def _ablative(near: Neighbours, left: Amount) -> bool:
    """Return whether the case of a number says "from" ("12-ден 16 пайызға көтерілді")."""
    ends = settings(near.scan.language, "comparators").get("cases", {}).get("from")
    return bool(ends) and near.scan.folded_slice(left.start, left.end).endswith(tuple(ends))


def _cased_range(near: Neighbours, left: Amount, right: Amount) -> bool:
    """Return whether cases mark the ends of a range: ablative, then dative ("20-дан 25-ке дейін")."""
    if not _ablative(near, left):
        return False
    return any(hit.entry.key == "to" for hit in near.after(right.end, "changes"))


def _words_between(near: Neighbours, first: int, last: int) -> set[str]:
    """Return the roles of the words that fill the gap between two amounts."""
    gap = near.scan.text[first:last]
    if any(sign in gap for sign in ";:()!?"):
        return set()
    found = set()
    for layer in ("comparators", "changes"):
        for hit in near.after(first + (len(gap) - len(gap.lstrip(" ,"))), layer):
            if near.skip_back(last) == hit.end or _only_fillers(near, hit.end, last):
                found.add(str(hit.entry.data.get("role", hit.entry.key)))
    return found


def _only_fillers(near: Neighbours, first: int, last: int) -> bool:
    hits = [hit for hit in near.after(first, "comparators") if hit.end <= last]
    return any(near.skip_back(last) == hit.end for hit in hits)


def _closed(near: Neighbours, end: int) -> bool:
    """Return whether "between" stands behind the number that ends a range ("20 мен 25 доллар аралығында")."""
    return any(hit.entry.data.get("role") == "range_after" for hit in near.after(end, "comparators"))


def _opened(near: Neighbours, start: int, key: str) -> bool:
    """Return whether "between" or "from" stands before a number, fillers aside."""
    if near.alone and key == "between" and near.skip_back(start) == near.scan.start:
        return True
    for _ in range(3):
        hits = near.before(start, "comparators")
        if any(hit.entry.data.get("role") == "range_open" and hit.entry.key == key for hit in hits):
            return True
        fillers = [h for h in hits if h.entry.data.get("role") == "filler" or h.entry.data.get("approx")]
        if not fillers:
            return False
        start = fillers[0].start
    return False


def _is_range(near: Neighbours, left: Amount, right: Amount) -> bool:
    kind = _gap_kind(near, left, right)
    if kind not in ("dash", "to", "and") or left.numeral.kind not in ("cardinal", "fraction", "factor"):
        return False
    low, high = left.numeral.value, right.numeral.value
    if low is None or high is None or low * left.scale >= high * right.scale:
        return False
    if left.numeral.kind != right.numeral.kind or (is_year(left) and not is_year(right)):
        return False
    if left.unit is not None and right.unit is not None and left.unit.key != right.unit.key:
        return False
    ratio = left.unit is not None and left.unit.data["base"] == "ratio" and left.end == left.numeral.end
    if ratio and _cased_range(near, left, right):
        return True
    return not (kind == "to" and _from_opens(near, left, right) and _changes(near))


def _from_opens(near: Neighbours, left: Amount, right: Amount) -> bool:
    return _opened(near, left.start, "from") or (left.end + 2 > right.start and _ablative(near, left))


def _is_change(near: Neighbours, left: Amount, right: Amount) -> bool:
    """Return whether two amounts are the levels before and after a change ("von 3,4 auf 4,7")."""
    kind = _gap_kind(near, left, right)
    return kind in ("level", "to") and _from_opens(near, left, right)


def _changes(near: Neighbours) -> bool:
    return any(hit.entry.key in ("rise", "fall") for hit in near.scan.of("changes"))
