"""What every chapter needs: the study, names of things, colours, links, the periods of the base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from kerege.case.attributes import MODE_PREFIX, attribute_of, for_good
from kerege.case.blocs import bloc_members, focus_group
from kerege.case.model import Case
from kerege.position.build import position
from kerege.position.model import Position
from kerege.report.anchors import Anchors, make_anchors, slug
from kerege.report.palette import Palette, make_palette
from kerege.report.shown import SHOWN, Shown
from kerege.report.timeline import Timeline, make_timeline
from kerege.study.model import Study
from kerege.study.scope import whole_scope


@dataclass(frozen=True)
class Context:
    """Shared by all chapters; made once.

    names   : of every element, place and good, by id
    actors  : names of actors by id
    palette : colours by actor
    anchors : where claims and numbers stand
    time    : periods of the base
    shown   : units of the goods it is about
    system  : id of the system it is narrowed to; blank for the whole
    """

    study: Study
    names: Mapping[str, str]
    actors: Mapping[str, str]
    palette: Palette
    anchors: Anchors
    time: Timeline
    shown: Shown
    system: str = ""

    @property
    def case(self) -> Case:
        """The case of the study."""
        return self.study.case

    @property
    def focus(self) -> str:
        """Id of the actor whose question it is."""
        return self.case.meta.focus

    @cached_property
    def position(self) -> Position | None:
        """The position of the focus actor, found once; nothing where the case has no relations."""
        held = self.case.relations
        return position(self.case) if held.ties or held.timeline or held.forecasts else None

    @cached_property
    def group(self) -> tuple[str, ...]:
        """Return the focus actor, with its members where it is a bloc."""
        return focus_group(self.case)

    @property
    def suffix(self) -> str:
        """What ids of the page that every system has end with."""
        return f"-{self.system}-{self.shown.quantity}" if self.system else ""

    @property
    def goods_words(self) -> str:
        """Names of the goods it is about, with a capital, for a heading of flows."""
        goods = self.case.tables["goods"]
        own = goods.filter(pl.col("quantity_unit") == self.shown.quantity)
        names = [self.name(g) for g in own["id"].to_list()]
        return f"{', '.join(names)}: flows" if names else "Flows"

    def unit_of(self, element: str, attribute: str) -> str:
        """Return the unit of a number that an element may carry, whether or not it is bound."""
        kind = self.case.elements.kind_of(element)
        declared = attribute_of(kind, attribute) if kind else None
        units = self.case.elements.quantities_of(element) or (self.shown.quantity,)
        return for_good(declared, units[0]).unit if declared else self.shown.daily

    def name(self, identity: str) -> str:
        """Return the name of an id, or the id."""
        if identity.startswith(MODE_PREFIX):
            return f"{identity.removeprefix(MODE_PREFIX).capitalize()}s, unless bound singly"
        return self.names.get(identity) or self.actors.get(identity, identity)

    def actor(self, identity: str) -> str:
        """Return the name of an actor, or the id."""
        return self.actors.get(identity, identity)


def make_context(study: Study) -> Context:
    """Return the context of a study."""
    tables, meta = study.case.tables, study.case.meta
    names: dict[str, str] = {}
    for stem in ("goods", "places", "groups", "links", "plants", "options"):
        if stem in tables:
            names.update(names_of(tables[stem]))
    names.update(_deeds_and_effects(study.case, names))
    blocs = {member: bloc for bloc, inside in bloc_members(study.case).items() for member in inside}
    palette = make_palette(meta.focus, meta.vectors, blocs)
    time = make_timeline(study.base.tables)
    shown = SHOWN[whole_scope(study.case).quantity]
    return Context(study, names, names_of(tables["actors"]), palette, make_anchors(study.case), time, shown)


def _deeds_and_effects(case: Case, names: Mapping[str, str]) -> dict[str, str]:
    """Return words for stated instruments and effects of options, which have no names of their own."""
    actors = names_of(case.tables["actors"])
    deeds = {
        row.id: f"{actors.get(row.actor, row.actor)}, {row.deed}: {names.get(row.element, row.element)}"
        for row in case.stated
    }
    effects = {
        effect.id: f"{option.name}, for {names.get(effect.element, effect.element)}, {effect.attribute}"
        for option in case.options
        for effect in option.effects
    }
    return deeds | effects


def names_of(table: pl.DataFrame) -> dict[str, str]:
    """Return the name of every row of a table by id; the id where there is no name."""
    return {key: name or key for key, name in table.select("id", "name").iter_rows()}


def certificate_anchor(what: str) -> str:
    """Return the id of a certificate: ``base``, a shock's or an event's id."""
    return slug(f"certificate-{what}")
