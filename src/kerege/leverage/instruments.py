"""What an actor can do to others: derived from where elements lie, who runs, owns, buys and sells.

A state closes links on its soil, links its firms run and those in which they hold a blocking stake; withholds
what is made on its soil or by its firms, and plants that it builds as an option; stops buying a rival's
goods; refuses to sell its own to a rival.
A firm at home abroad runs or blocks nothing that lies wholly on the soil of one other state, which can run it
without the firm; where it can all the same, a row says so.
Stated rows of ``instruments.csv`` take the place of what would be derived for the same actor and element;
rows of kind ``none`` are the exceptions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kerege.base.intervals import Interval
from kerege.base.periods import Span
from kerege.case.attributes import ElementKind
from kerege.case.elements import ALL, MAKERS
from kerege.case.instruments import CHANGES, NEEDS, Deed, Stated
from kerege.case.model import Case
from kerege.case.scenarios import Action
from kerege.leverage.grounds import Basis, grounds_of
from kerege.leverage.hands import Hands, hands_of
from kerege.leverage.use import UNUSED, Use

WHOLE = Interval(1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Instrument:
    """One deed of one actor on one element.

    id        : actor, deed and element; with the origins it is limited to after a colon
    attribute : what changes (capacity, purchase, size, tariff)
    origins   : streams it is limited to; empty means all
    against   : actor it is aimed at; blank where it strikes whoever uses the element
    basis     : why the actor has it, in the order of :class:`Basis`
    amount    : share taken, or for a tax what is added to the tariff
    """

    id: str
    actor: str
    element: str
    deed: Deed
    attribute: str
    origins: tuple[str, ...]
    against: str
    basis: tuple[Basis, ...]
    amount: Interval = WHOLE
    note: str = ""

    @property
    def rank(self) -> int:
        """Instruments come after what was bought beforehand."""
        return 1

    def action(self, span: Span) -> Action:
        """Return what happens over ``span``."""
        taxed = self.deed is Deed.TAX
        return Action(
            self.element,
            self.attribute,
            span.start,
            span.end,
            lost=None if taxed else self.amount,
            add=self.amount if taxed else None,
            origins=self.origins,
        )

    def idle(self, use: Use) -> bool:
        """Whether nobody uses what it acts on, so that it changes nothing."""
        return use.of(self.element, self.origins) <= UNUSED


def undirected(case: Case, actor: str, *, domestic: bool = False) -> tuple[Instrument, ...]:
    """Return the instruments of ``actor`` that strike whoever uses the element, sorted by id.

    Parameters
    ----------
    case
        A checked case.
    actor
        State or bloc.
    domestic
        Whether to count links on which the actor moves only its own goods within its own borders; they serve
        no threat, but a coalition without the actor cannot use them either.

    Raises
    ------
    ValueError
        If the case has no such actor.
    """
    hands = hands_of(case, actor)
    stated, barred = _stated(case, hands)
    found: dict[str, Instrument] = {}
    for element, reasons in grounds_of(case, hands, domestic=domestic):
        if element not in barred:
            kind = case.kinds[element]
            deed = Deed.WITHHOLD if kind in MAKERS else Deed.CLOSE
            found[element] = _make(actor, element, deed, CHANGES[kind], reasons)
    for element, row in stated.items():
        bought = case.kinds[element] is ElementKind.CONSUMER
        if bought or (row.actor not in hands.states and element in found):
            continue
        found.pop(element, None)
        made = _from_row(case, actor, row)
        if made is not None:
            found[element] = made
    return tuple(sorted(found.values(), key=lambda i: i.id))


def directed(case: Case, actor: str, target: str) -> tuple[Instrument, ...]:
    """Return the instruments of ``actor`` that strike the goods or the buyers of ``target``, sorted by id.

    Raises
    ------
    ValueError
        If the case has no such actor.
    """
    hands, theirs = hands_of(case, actor), hands_of(case, target)
    stated, barred = _stated(case, hands)
    found = []
    for plain in undirected(case, actor):
        carried = case.elements.origins_of(plain.element)
        some = _origins(carried, theirs)
        one_link = case.kinds[plain.element] is ElementKind.LINK
        if one_link and some and set(some) != set(carried):
            found.append(_aimed(plain, target, some))
    for element in case.elements.of_kind(ElementKind.CONSUMER):
        carried, owner = case.elements.origins_of(element), case.elements.rows[element]["owner"]
        if owner in hands.all and element not in barred:
            row = stated.get(element)
            amount = _amount(case, row) if row else WHOLE
            basis = (Basis.PURCHASE, *([Basis.STATED] if row else []))
            plain = _make(actor, element, Deed.EMBARGO, CHANGES[ElementKind.CONSUMER], basis)
            some = _origins(carried, theirs)
            if some and amount is not None:
                found.append(_aimed(replace(plain, amount=amount), target, some))
        if owner in theirs.all and element not in barred:
            plain = _make(actor, element, Deed.WITHHOLD, CHANGES[ElementKind.CONSUMER], (Basis.SUPPLY,))
            some = _origins(carried, hands)
            if some:
                found.append(_aimed(plain, target, some))
    return tuple(sorted(found, key=lambda i: i.id))


def withdrawals(case: Case, actor: str) -> tuple[Instrument, ...]:
    """Return all that ``actor`` can keep others from using, at home and abroad, its own purchases included.

    An exception for a purchase bars an embargo on an origin; a buyer can still stay away from the market.

    Raises
    ------
    ValueError
        If the case has no such actor.
    """
    hands = hands_of(case, actor)
    purchases = [
        _make(actor, c, Deed.EMBARGO, CHANGES[ElementKind.CONSUMER], (Basis.PURCHASE,))
        for c in case.elements.of_kind(ElementKind.CONSUMER)
        if case.elements.rows[c]["owner"] in hands.all
    ]
    return (*undirected(case, actor, domestic=True), *purchases)


def _origins(carried: tuple[str, ...], hands: Hands) -> tuple[str, ...]:
    """Return the origins of an element that are of these hands; where it takes all, the actor's own."""
    if ALL in carried:
        return tuple(sorted(hands.states))
    return tuple(sorted(o for o in carried if o in hands.states))


def _make(
    actor: str, element: str, deed: Deed, attribute: str, basis: tuple[Basis, ...]
) -> Instrument:  # fmt: skip
    return Instrument(f"{actor}.{deed}.{element}", actor, element, deed, attribute, (), "", basis)


def _aimed(plain: Instrument, target: str, origins: tuple[str, ...]) -> Instrument:
    return replace(plain, id=f"{plain.id}:{'+'.join(origins)}", origins=origins, against=target)


def _from_row(case: Case, actor: str, row: Stated) -> Instrument | None:
    """Return a stated instrument; nothing where its size is not bound, which the check told.

    The element is then left out altogether: that it can be capped does not say that it can be closed.
    """
    amount = _amount(case, row)
    if amount is None:
        return None
    kind = case.kinds[row.element]
    attribute = "tariff" if row.deed is Deed.TAX else CHANGES[kind]
    made = _make(actor, row.element, row.deed, attribute, (Basis.STATED,))
    return replace(made, amount=amount, note=row.note)


def _amount(case: Case, row: Stated) -> Interval | None:
    name = NEEDS.get(row.deed, "strength")
    number = case.number(row.id, name)
    if number is not None:
        return number.estimate.interval
    return None if row.deed in NEEDS else WHOLE


def _stated(case: Case, hands: Hands) -> tuple[dict[str, Stated], frozenset[str]]:
    """Return the stated row of these hands by element, a state's before a firm's, and what they cannot do."""
    rows: dict[str, Stated] = {}
    for row in sorted(case.stated, key=lambda r: r.actor not in hands.states):
        if row.deed is not Deed.NONE and row.actor in hands.all:
            rows.setdefault(row.element, row)
    barred = {row.element for row in case.stated if row.deed is Deed.NONE and row.actor in hands.own}
    return {e: r for e, r in rows.items() if e not in barred}, frozenset(barred)
