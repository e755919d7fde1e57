"""What a shock is about: the goods that its headline measures add up, all in one unit."""

from __future__ import annotations

from dataclasses import dataclass

from kerege.case.model import Case
from kerege.case.quantities import DEFAULT
from kerege.case.scenarios import Shock

#: picture of a system whose goods are told one by one
SOURCING = "sourcing"


@dataclass(frozen=True, slots=True)
class Scope:
    """Goods counted in one unit.

    goods    : ids, sorted
    quantity : their unit
    system   : id of the system they belong to; blank where a case has none
    """

    goods: tuple[str, ...]
    quantity: str
    system: str


#: of what says nothing of its goods
EVERYTHING = Scope((), DEFAULT, "")


def shock_scope(case: Case, shock: Shock) -> Scope:
    """Return what ``shock`` is about: the goods of its first element's system that share their unit.

    Where a system tells its goods one by one, only those of the elements acted on.
    """
    touched = [good for action in shock.actions for good in case.elements.goods_of(action.element)]
    if not touched:
        return whole_scope(case)
    first = touched[0]
    system = str(case.elements.rows[first].get("system") or "")
    quantity = case.quantities[first]
    alone = system and case.elements.systems[system]["picture"] == SOURCING
    goods = touched if alone else system_goods(case, system)
    return Scope(tuple(sorted({g for g in goods if case.quantities[g] == quantity})), quantity, system)


def system_goods(case: Case, system: str) -> tuple[str, ...]:
    """Return the goods of a system, sorted; all that belong to none for a blank one."""
    rows = case.tables["goods"].select("id", "system").iter_rows()
    return tuple(sorted(good for good, home in rows if (home or "") == system))


def whole_scope(case: Case) -> Scope:
    """Return the scope of the goods of the first unit of a case."""
    goods = list(case.quantities)
    quantity = case.quantities[goods[0]] if goods else DEFAULT
    return Scope(tuple(sorted(g for g in goods if case.quantities[g] == quantity)), quantity, "")
