"""The tables of relations, each declared once: ties, the timeline and forecasts."""

from __future__ import annotations

from enum import StrEnum

import dataframely as dy

from kerege.base.columns import choice, day, ident, idents, text

#: the partner of a row that gives the total
TOTAL = "*"


class Form(StrEnum):
    """What the value of a tie is."""

    AMOUNT = "amount"
    SHARE = "share"
    COUNT = "count"
    EVENT = "event"


class Basis(StrEnum):
    """Whether a figure is of a period or of a day."""

    FLOW = "flow"
    STOCK = "stock"


#: domain -> the basis its rows have unless they say otherwise
DOMAINS: dict[str, Basis] = {
    "exports": Basis.FLOW, "imports": Basis.FLOW, "trade": Basis.FLOW, "crude-routes": Basis.FLOW,
    "gas": Basis.FLOW, "power": Basis.FLOW, "uranium": Basis.FLOW, "transit": Basis.FLOW,
    "fdi-stock": Basis.STOCK, "fdi-gross-flow": Basis.FLOW, "fdi-net-flow": Basis.FLOW,
    "firms": Basis.STOCK, "arms": Basis.FLOW, "agreements": Basis.FLOW, "visits": Basis.FLOW,
    "memberships": Basis.STOCK, "votes": Basis.FLOW, "peacekeeping": Basis.FLOW, "aid": Basis.FLOW,
    "people": Basis.FLOW,
}  # fmt: skip
#: domains whose name says the basis, so that no row can have another
FIXED_BASIS = ("fdi-stock", "fdi-gross-flow", "fdi-net-flow")
#: domains whose amounts may be negative
SIGNED = ("fdi-net-flow",)

#: types of dated events: the classes of PLOVER (Open Event Data Alliance), in their order
PLOVER = (
    "agree", "consult", "support", "cooperate", "aid", "yield", "request", "accuse", "reject", "threaten",
    "protest", "sanction", "mobilize", "coerce", "assault",
)  # fmt: skip
#: types of this package beside them
OWN_TYPES = ("visit", "vote", "membership")
COOPERATIVE = ("agree", "consult", "support", "cooperate", "aid", "yield", "visit", "membership")
CONFLICTING = (
    "request", "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
)  # fmt: skip


class Direction(StrEnum):
    """When a forecast is met."""

    POINT = "point"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


_NOTE = "Free remark."


class Ties(dy.Schema):
    """Dated relations of an actor to its partners, bound to claims like numbers."""

    id = ident("Id of the tie.", key=True)
    domain = choice("Part of the relation.", DOMAINS)
    measure = ident("What is measured; rows compare within one domain and measure.")
    form = choice("What the value is.", Form)
    actor = ident("Whose tie it is; blank for the focus actor.", required=False)
    partner = dy.String(
        regex=r"^([A-Za-z0-9._-]+|\*)?$",
        metadata={"blank": True},
        description="State, bloc, firm or organisation; * or blank for the total over all partners.",
    )
    via = ident("Route, good or the like that tells rows of one partner apart.", required=False)
    by = ident("Whose numbers these are, such as Eurostat; needed with a figure.", required=False)
    start = day("First day.", required=False)
    end = day("Last day; blank if it lasts.", end=True, required=False)
    basis = choice("Of a period or of a day; blank for the domain's own.", Basis, required=False)
    unit = text("Unit of amounts; blank for shares, counts and events.", required=False)
    claims = idents("Claims, in the order the rule uses.", required=False)
    rule = text("How the claims become low, mid and high.", required=False)
    note = text(_NOTE, required=False)


class Timeline(dy.Schema):
    """Dated events between actors."""

    id = ident("Id of the event.", key=True)
    date = day("First day.")
    end = day("Last day; blank for one day.", end=True, required=False)
    type = choice("What happened.", (*PLOVER, *OWN_TYPES))
    actor = ident("Who did it; blank for the focus actor.", required=False)
    partner = idents("To or with whom.", required=False)
    title = text("What happened, in words.")
    claims = idents("Claims it rests on.", required=False)
    note = text(_NOTE, required=False)


class Forecasts(dy.Schema):
    """What was said to come, by when, and the claims that tell what came."""

    id = ident("Id of the forecast.", key=True)
    title = text("What was forecast, in words.")
    measure = ident("What is measured.")
    unit = text("Unit to compare in; blank for a plain number.", required=False)
    due = day("Date or year it is about.", end=True)
    claims = idents("Claims of kind forecast or plan, of any number of speakers.", required=False)
    resolved_by = idents("Claims that tell what came; blank while it is open.", required=False)
    rule = text("How the resolving claims become low, mid and high.", required=False)
    direction = choice("When it is met; blank for point.", Direction, required=False)
    note = text(_NOTE, required=False)


#: file stem -> declaration
TIE_TABLES: dict[str, type[dy.Schema]] = {"ties": Ties, "timeline": Timeline, "forecasts": Forecasts}
