"""Options as moves: what is bought stands ready before anything else happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kerege.base.intervals import Interval
from kerege.base.periods import Span
from kerege.case.model import Case
from kerege.case.options import Option, effect_action
from kerege.case.scenarios import Action
from kerege.leverage.use import Use
from kerege.network.values import Values


@dataclass(frozen=True, slots=True)
class Measure:
    """One effect of an option, in force from the first day."""

    option: str
    effect: Action
    id: str

    @property
    def element(self) -> str:
        """Element that changes."""
        return self.effect.element

    @property
    def rank(self) -> int:
        """Options come before instruments."""
        return 0

    def action(self, span: Span) -> Action:
        """Return the effect over ``span``."""
        return replace(self.effect, start=span.start, end=span.end)

    def idle(self, use: Use) -> bool:
        """Whether it widens a capacity that holds nothing back."""
        e = self.effect
        if e.attribute != "capacity" or e.origins:
            return False
        less = e.factor is not None and e.factor.mid < 1.0 if e.add is None else e.add.mid < 0
        return not less and not use.held(self.element)


def measures_of(values: Values, option: Option) -> tuple[Measure, ...]:
    """Return the effects of ``option`` with the amounts of ``values``."""
    span = values.case.meta.base
    found = []
    for effect in option.effects:
        bound: dict[tuple[str, str], Interval] = {}
        for name in ("added", "factor"):
            amount = values.interval(effect.id, name)
            if amount is not None:
                bound[effect.id, name] = amount
        action = effect_action(effect, bound, span)
        if action is not None:
            found.append(Measure(option.id, action, effect.id))
    return tuple(found)


def options_named(case: Case, names: Sequence[str] | None) -> tuple[Option, ...]:
    """Return the options of these ids in the order of the case; all for None.

    Raises
    ------
    ValueError
        If the case has no such option.
    """
    if names is None:
        return case.options
    known = {o.id for o in case.options}
    strange = [n for n in names if n not in known]
    if strange:
        raise ValueError(
            f"{', '.join(strange)}: not an option of the case; known: {', '.join(sorted(known)) or 'none'}"
        )
    return tuple(o for o in case.options if o.id in set(names))
