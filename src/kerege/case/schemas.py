"""The tables of a case folder, each declared once: columns, types, units, ranges, meaning."""

from __future__ import annotations

import dataframely as dy

from kerege.base.columns import choice, day, describe, ident, idents, number, text, truth
from kerege.case.instruments import Deed
from kerege.case.quantities import QUANTITIES
from kerege.case.scenarios import Measure, Phase, Role
from kerege.case.tie_tables import TIE_TABLES

NOTE = "Free remark."
CLAIMS = "Ids of the claims it rests on."


class Actors(dy.Schema):
    """States, blocs, firms and organisations."""

    id = ident("Id of the actor.", key=True)
    name = text("Name.")
    kind = choice("What the actor is.", ("state", "bloc", "firm", "organisation"))
    home = ident("State or bloc a firm's income counts to; blank for states.", required=False)
    note = text(NOTE, required=False)


class Memberships(dy.Schema):
    """Who belongs to what, from when to when."""

    actor = ident("Actor that belongs.")
    of = ident("Bloc or organisation it belongs to.")
    status = text("Member, candidate, observer, ...")
    since = day("First day; blank if not known.", required=False)
    until = day("Last day; blank if it lasts.", end=True, required=False)


class Speakers(dy.Schema):
    """For whom a speaker speaks, where the name does not say it."""

    name = text("Name as in the claims, without brackets, office after a comma, and relay after 'via'.")
    side = ident("Actor they speak for; blank for nobody's side.", required=False)
    note = text(NOTE, required=False)


class Places(dy.Schema):
    """Points with a territory."""

    id = ident("Id of the place.", key=True)
    name = text("Name.")
    kind = choice(
        "What the place is.",
        (
            "field",
            "hub",
            "station",
            "port",
            "terminal",
            "border",
            "refinery",
            "sea",
            "market",
            "plant",
            "mine",
        ),
    )
    territory = ident("Actor it lies in; blank for the high sea.", required=False)
    lat = number("Latitude, north positive.", unit="degree", hard=(-90, 90))
    lon = number("Longitude, east positive.", unit="degree", hard=(-180, 180))


class Goods(dy.Schema):
    """What is carried."""

    id = ident("Id of the good.", key=True)
    name = text("Name.")
    system = ident("System it belongs to; blank where a case has one only.", required=False)
    quantity_unit = choice("Unit of quantity; it implies the unit of price.", tuple(QUANTITIES))
    note = text(NOTE, required=False)


class Links(dy.Schema):
    """What carries streams from place to place."""

    id = ident("Id of the link.", key=True)
    name = text("Name.")
    mode = choice(
        "Mode of transport.",
        ("pipeline", "feeder", "rail", "road", "sea", "mooring", "strait", "lane", "storage", "line"),
    )
    from_ = dy.String(alias="from", regex=r"^[A-Za-z0-9._-]+$", description="Place it begins at.")
    to = ident("Place it ends at.")
    goods = idents("Goods it carries.")
    origins = idents("Origins it carries; * for all.", star=True)
    operator = ident("Actor that runs it and earns the tariff; blank if nobody does.", required=False)
    territories = idents("Actors whose territory it crosses.", required=False)
    note = text(NOTE, required=False)


class Plants(dy.Schema):
    """Producers, converters, consumers and stores."""

    id = ident("Id of the plant.", key=True)
    name = text("Name.")
    kind = choice("What the plant does.", ("producer", "converter", "consumer", "store"))
    place = ident("Place it stands at.")
    good = ident("Good it makes, takes or keeps.")
    origin = idents(
        "Origin a producer or converter makes (one); origins a consumer or store accepts, * for all.",
        star=True,
    )
    owner = ident("Actor that owns it where no stakes are given.", required=False)
    note = text(NOTE, required=False)


class Recipes(dy.Schema):
    """What a plant takes in for its output, and what it makes along with it; the ratios are bound numbers."""

    plant = ident("Producer or converter.", key=True)
    good = ident("The other good.", key=True)
    origin = ident("Origin of the stream taken in or made.", key=True)
    role = choice("Taken in, or made along with the output.", ("in", "out"))
    note = text(NOTE, required=False)


class Systems(dy.Schema):
    """Parts of the whole that are told in a chapter of their own, in the order of the rows."""

    id = ident("Id of the system.", key=True)
    title = text("Title of the chapter.")
    question = text("What the chapter answers.", required=False)
    default_shock = ident("Shock whose answer comes first.", required=False)
    picture = choice("How the chapter shows it: a map, or bars by source for each good; a map if blank.",
                     ("map", "sourcing"), required=False)  # fmt: skip
    note = text(NOTE, required=False)


class Stakes(dy.Schema):
    """Who owns a part of what; the share itself is a bound number."""

    element = ident("Link, plant or firm.", key=True)
    holder = ident("Actor that holds the share.", key=True)
    since = day("First day; blank if not known.", required=False)
    until = day("Last day; blank if it lasts.", end=True, required=False)


class Groups(dy.Schema):
    """Joint limits and observed totals over several elements."""

    id = ident("Id of the group.", key=True)
    name = text("Name.")
    kind = choice("A joint limit, or a total that was observed.", ("limit", "total"))
    holder = ident("Actor that decides on a limit.", required=False)
    note = text(NOTE, required=False)


class GroupMembers(dy.Schema):
    """What a group adds up."""

    group = ident("Group.")
    element = ident("Link or plant.")
    attribute = choice("What is added.", ("flow", "output", "purchase"))
    origin = idents("Origins that count; * for all.", star=True)
    sign = choice("Added or subtracted.", ("+", "-"))


class Instruments(dy.Schema):
    """What an actor can do to an element."""

    id = ident("Id of the instrument.", key=True)
    actor = ident("Who can do it.")
    element = ident("Link, plant or group it is done to.")
    kind = choice(
        "What is done; none says that the actor cannot do what its position would let it.",
        Deed,
    )
    note = text("Free remark; with none, why not.", required=False)


class Options(dy.Schema):
    """Measures that can be bought; what they cost and when they work are bound numbers."""

    id = ident("Id of the option.", key=True)
    name = text("Name.")
    builder = ident("Actor that supplies or builds it, where that makes one dependent.", required=False)
    excludes = idents("Options that cannot be had along with it.", required=False)
    note = text(NOTE, required=False)


class OptionEffects(dy.Schema):
    """What an option changes; by how much is a bound number, added or factor."""

    id = ident("Id of the effect.", key=True)
    option = ident("Option.")
    element = ident("Link, plant or group that changes.")
    attribute = ident("Attribute that changes.")
    origins = idents("Streams concerned; blank for all.", required=False)
    note = text(NOTE, required=False)


class Bindings(dy.Schema):
    """Which claims each number of the model rests on."""

    element = text("Link, plant, group, actor, good, or mode:<mode> for a default.", key=True)
    attribute = ident("Attribute of the element.", key=True)
    of = ident("Origin, actor or good, where the attribute is of one.", key=True, required=False)
    period = text("Blank for the base period, else 2023-04 or the like.", key=True, required=False)
    claims = idents("Claims, in the order the rule uses; blank for a rule same:<element>.<attribute>.",
                    required=False)  # fmt: skip
    rule = text("How the claims become low, mid and high.", required=False)
    note = text(NOTE, required=False)


class Events(dy.Schema):
    """Historical disruptions."""

    id = ident("Id of the event.", key=True)
    name = text("Name.")
    good = ident("Good concerned.")
    start = day("First day.")
    end = day("Last day.", end=True)
    grade = text("How well figures cover it.", required=False)
    role = choice("What it is used for.", Role)
    informs = idents("Parameters it was used to set, as element.attribute.", required=False)
    expected_null = truth("Whether no effect is expected.", required=False)
    reason = text("Why it is out of scope, or why nothing happened.", required=False)
    claims = idents(CLAIMS, required=False)


class EventActions(dy.Schema):
    """What was lost in an event, what else differed, and what had been announced."""

    event = ident("Event.")
    phase = choice("Part of the event.", Phase)
    element = ident("Link, plant or group.")
    attribute = ident("Attribute that changed.")
    origins = idents("Streams concerned; blank for all.", required=False, star=True)
    lost_low = number(
        "Least share lost; negative for a gain.", hard=(-100, 1), expected=(-1, 1), required=False
    )
    lost = number("Share lost; 1 is all, negative a gain.", hard=(-100, 1), expected=(-1, 1), required=False)
    lost_high = number("Largest share lost.", hard=(-100, 1), expected=(-1, 1), required=False)
    start = day("First day; blank for the event's.", required=False)
    end = day("Last day; blank for the event's.", end=True, required=False)
    claims = idents(CLAIMS, required=False)
    note = text(NOTE, required=False)


class EventObservations(dy.Schema):
    """What was seen during or after an event."""

    event = ident("Event.")
    measure = choice("What was seen.", Measure)
    element = ident("Link, plant, group or actor; blank with null.", required=False)
    origins = idents("Stream concerned, at most one; blank for all.", required=False, star=True)
    period_start = day("First day.")
    period_end = day("Last day.", end=True)
    low = number("Least value.", required=False)
    value = number("Value.", required=False)
    high = number("Largest value.", required=False)
    unit = text(
        "The good's quantity, or quantity/day, or a unit that converts, or percent for a change against the "
        "undisturbed run.",
        required=False,
    )
    claims = idents(CLAIMS, required=False)
    note = text(NOTE, required=False)


#: file stem -> declaration
TABLES: dict[str, type[dy.Schema]] = {
    "actors": Actors, "memberships": Memberships, "speakers": Speakers, "places": Places, "goods": Goods,
    "links": Links, "plants": Plants, "recipes": Recipes, "systems": Systems,
    "stakes": Stakes, "groups": Groups, "group_members": GroupMembers,
    "instruments": Instruments, "options": Options, "option_effects": OptionEffects,
    "bindings": Bindings, "events": Events, "event_actions": EventActions,
    "event_observations": EventObservations, **TIE_TABLES,
}  # fmt: skip
#: tables a case cannot do without
REQUIRED_TABLES = ("actors", "places", "goods", "links", "plants", "bindings")


def describe_tables() -> str:
    """Return the documentation of every table as Markdown."""
    parts = [f"### {stem}.csv\n\n{schema.__doc__}\n\n{describe(schema)}" for stem, schema in TABLES.items()]
    return "\n".join(parts)
