"""Checks over several ties: rows told twice, units and bases that do not agree, parts above the whole."""

from __future__ import annotations

from collections.abc import Sequence

from kerege.base.findings import Finding, error, note
from kerege.case.belonging import Belonging
from kerege.case.hints import listed
from kerege.case.tie_groups import Group, counted, group_ties, outermost
from kerege.case.tie_model import Tie
from kerege.case.tie_tables import Form

#: share by which parts may exceed their whole beyond their stated ranges and roundings
ROUNDING = 0.005


def check_ties(ties: Sequence[Tie], belonging: Belonging) -> list[Finding]:
    """Return what is wrong between the rows."""
    findings = [*_twice(ties), *_bases(ties)]
    groups = group_ties(ties)
    for group in groups:
        units = _units(group)
        findings += units or _whole(group, belonging)
    return findings + _totals(groups)


def _totals(groups: Sequence[Group]) -> list[Finding]:
    """Return one note about all groups that tell no share."""
    bare = [g for g in groups if g.rows and not counted(g)]
    if not bare:
        return []
    return [
        note("no-total", f"{len(bare)} of {len(groups)} groups of figures have no total and tell no share",
             file=bare[0].rows[0].file, expected="a row with partner *, or shares",
             found=listed(f"{g.series[1]}.{g.series[2]} by {g.series[3]} {g.day.year}" for g in bare),
             remedy="nothing; they give rankings, and shares once a row gives the total")
    ]  # fmt: skip


def _where(tie: Tie) -> dict[str, str | int]:
    return {"file": tie.file, "row": tie.row, "subject": tie.id}


def _twice(ties: Sequence[Tie]) -> list[Finding]:
    seen: dict[tuple[object, ...], Tie] = {}
    findings = []
    for tie in ties:
        key = (*tie.series, tie.partner, tie.via, tie.start, tie.end, tie.form)
        first = seen.setdefault(key, tie)
        if first is not tie:
            findings.append(error(
                "duplicate-tie", f"{tie.id} says again what {first.id} says", **_where(tie),
                expected="one row for each partner, via, statistic and period",
                found=f"the relation of row {first.row} again",
                remedy="put all claims into one row, or tell the rows apart by via or by"))  # fmt: skip
    return findings


def _bases(ties: Sequence[Tie]) -> list[Finding]:
    seen: dict[tuple[str, str], Tie] = {}
    findings = []
    for tie in ties:
        first = seen.setdefault((tie.domain, tie.measure), tie)
        if first.basis != tie.basis and tie.form != Form.EVENT:
            findings.append(error(
                "mixed-basis", f"{tie.domain}.{tie.measure} holds a {tie.basis} and a {first.basis}",
                **_where(tie), expected=f"basis {first.basis}, as in row {first.row}", found=tie.basis,
                remedy="give stocks and flows different measures or domains"))  # fmt: skip
    return findings


def _units(group: Group) -> list[Finding]:
    rows = [*group.rows, *([group.total] if group.total else [])]
    return [
        error("unit-mismatch", f"{t.id} is in {t.unit or t.form!s} and does not add up with the other rows",
              **_where(t), expected=f"a unit that converts to {group.unit}", found=t.unit or str(t.form),
              remedy="write a unit that converts, or give the rows another measure or statistic")
        for t in rows
        if not group.converts(t)
    ]  # fmt: skip


def _whole(group: Group, belonging: Belonging) -> list[Finding]:
    """Check that no part and no sum of parts is above the whole, beyond ranges and rounding."""
    parts = outermost(counted(group), group.day, belonging)
    shares = [t for t in parts if t.form == Form.SHARE]
    others = [t for t in parts if t.form != Form.SHARE]
    findings = []
    lows = [(t, t.estimate.interval.low) for t in shares if t.estimate]
    if group.total is not None:
        whole = group.value(group.total).high
        findings += [_above(t, f"at most {whole:g} {group.unit}, the total of row {group.total.row}",
                            f"at least {group.value(t).low:g} {group.unit}")
                     for t in group.rows if t.form != Form.SHARE
                     and group.value(t).low > whole * (1.0 + ROUNDING)]  # fmt: skip
        lows += [(t, group.value(t).low / whole) for t in others if whole > 0.0]
    total = sum(low for _, low in lows)
    if total > 1.0 + ROUNDING and not any(f.code == "share-above-whole" for f in findings):
        last = max((t for t, _ in lows), key=lambda t: t.row)
        findings.append(error(
            "shares-above-whole", f"the shares in {group.series[1]}.{group.series[2]} by {group.series[3]}, "
            f"{group.start} to before {group.end}, add up to more than the whole", **_where(last),
            expected="at most 100 percent, rounding allowed",
            found=f"at least {100.0 * total:.4g} percent: "
            + listed(f"{t.partner} {100.0 * low:.3g}" for t, low in lows),
            remedy="correct a claim, or tell the statistics apart in by"))  # fmt: skip
    return findings


def _above(tie: Tie, expected: str, found: str) -> Finding:
    return error("share-above-whole", f"{tie.id} is more than the total of its rows", **_where(tie),
                 expected=expected, found=found,
                 remedy="correct the claims, the unit or the total")  # fmt: skip
