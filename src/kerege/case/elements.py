"""Index of a case's structure: which element is of which kind, what it carries, where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from kerege.case.attributes import MODE_PREFIX, ElementKind
from kerege.case.quantities import DEFAULT

#: any origin
ALL = "*"
GROUP_KINDS = {"limit": ElementKind.LIMIT, "total": ElementKind.TOTAL}
PLANT_KINDS = {
    "producer": ElementKind.PRODUCER, "converter": ElementKind.CONVERTER, "consumer": ElementKind.CONSUMER,
    "store": ElementKind.STORE,
}  # fmt: skip
#: tables each of whose rows is an element of one kind
_OTHER_KINDS = {
    "goods": ElementKind.GOOD, "instruments": ElementKind.INSTRUMENT, "options": ElementKind.OPTION,
    "option_effects": ElementKind.EFFECT,
}  # fmt: skip
#: kinds of plant that bring a good in
MAKERS = (ElementKind.PRODUCER, ElementKind.CONVERTER)

#: tables whose ids name elements and must differ from each other
ELEMENT_TABLES = ("links", "plants", "groups", "actors", "goods", "instruments", "options", "option_effects")

Row = dict[str, Any]


@dataclass(frozen=True)
class Elements:
    """Structure by id; every mapping is in the order of the files.

    kinds       : kind of every element that can carry a number
    rows        : the row of the element in its table, with ``_row`` and ``_file``
    members     : rows of ``group_members.csv`` by group
    recipes     : rows of ``recipes.csv`` by plant
    actors      : rows of actors by id
    places      : rows of places by id
    systems     : rows of systems by id
    broken      : ids of rows that were left out because of an error, by table; they exist all the same
    lost        : tables of which nothing could be read
    """

    kinds: Mapping[str, ElementKind]
    rows: Mapping[str, Row]
    members: Mapping[str, tuple[Row, ...]]
    recipes: Mapping[str, tuple[Row, ...]]
    actors: Mapping[str, Row]
    places: Mapping[str, Row]
    systems: Mapping[str, Row]
    broken: Mapping[str, frozenset[str]]
    lost: frozenset[str]

    def unsure(self, name: str, tables: tuple[str, ...] = ELEMENT_TABLES) -> bool:
        """Whether an id may exist although it is not known, because a table was not read in full."""
        return any(t in self.lost or name in self.broken.get(t, ()) for t in tables)

    @property
    def modes(self) -> tuple[str, ...]:
        """Defaults that links may have, sorted: each mode in use, and each with one of its goods."""
        links = [self.rows[e] for e in self.of_kind(ElementKind.LINK)]
        return tuple(sorted({m for row in links for m in mode_names(row["mode"], row["goods"])}))

    def kind_of(self, element: str) -> ElementKind | None:
        """Kind of an element, or of ``mode:<mode>`` (a link) for a mode in use; nothing when unknown."""
        if element.startswith(MODE_PREFIX):
            return ElementKind.LINK if element.removeprefix(MODE_PREFIX) in self.modes else None
        return self.kinds.get(element)

    def of_kind(self, *kinds: ElementKind) -> tuple[str, ...]:
        """Ids of the elements of some kinds, in the order of the files."""
        return tuple(e for e, kind in self.kinds.items() if kind in kinds)

    def goods_of(self, element: str) -> tuple[str, ...]:
        """Goods an element carries, makes or takes; a group's are its members', a good's is itself.

        A default of a mode has the goods of all its links.
        """
        if element.startswith(MODE_PREFIX):
            name = element.removeprefix(MODE_PREFIX)
            rows = [self.rows[e] for e in self.of_kind(ElementKind.LINK)]
            known = (r["goods"] for r in rows if name in mode_names(r["mode"], r["goods"]))
            carried = sorted({g for goods in known for g in goods})
            _, _, good = name.partition(":")
            return (good,) if good else tuple(carried)
        kind = self.kinds.get(element)
        if kind is ElementKind.LINK:
            return tuple(self.rows[element]["goods"])
        if kind in PLANT_KINDS.values():
            return (self.rows[element]["good"],)
        if kind in GROUP_KINDS.values():
            inside = (g for m in self.members.get(element, ()) for g in self._member_goods(m["element"]))
            return tuple(dict.fromkeys(inside))
        if kind in {ElementKind.INSTRUMENT, ElementKind.EFFECT}:
            return self.goods_of(self.rows[element]["element"])
        return (element,) if kind is ElementKind.GOOD else ()

    def quantities_of(self, element: str) -> tuple[str, ...]:
        """Return the units of quantity of the goods of an element, sorted; one in a sound case."""
        return tuple(sorted({self.quantity(good) for good in self.goods_of(element)}))

    def quantity(self, good: str) -> str:
        """Return the unit a good is counted in."""
        return str(self.rows.get(good, {}).get("quantity_unit") or DEFAULT)

    def _member_goods(self, element: str) -> tuple[str, ...]:
        return () if self.kinds.get(element) in GROUP_KINDS.values() else self.goods_of(element)

    def origins_of(self, element: str) -> tuple[str, ...]:
        """Origins an element accepts; ``("*",)`` for all of them."""
        row = self.rows.get(element, {})
        return tuple(row.get("origins") or row.get("origin") or (ALL,))

    def accepts(self, element: str, origin: str) -> bool:
        """Whether streams of an origin may use the element."""
        origins = self.origins_of(element)
        return ALL in origins or origin in origins


def mode_names(mode: str, goods: Iterable[str]) -> tuple[str, ...]:
    """Return the defaults of a mode that hold for a link with these goods: that of its one good first."""
    names = list(goods)
    return (*(f"{mode}:{good}" for good in names if len(names) == 1), mode)


def table_of(row: Row) -> str:
    """Return the file name of the table a row stands in, whichever part of the case holds it."""
    return str(row["_file"]).rpartition("/")[2]


def rows_of(table: pl.DataFrame, file: str) -> list[Row]:
    """Return a table's rows as mappings that know their file; ``file`` is that of a table without parts."""
    return [{"_file": file, **row} for row in table.iter_rows(named=True)]


def index_elements(
    tables: Mapping[str, pl.DataFrame],
    broken: Mapping[str, frozenset[str]] | None = None,
    lost: frozenset[str] = frozenset(),
) -> Elements:
    """Return the index of validated tables; of rows with the same id the first counts."""
    rows: dict[str, Row] = {}
    kinds: dict[str, ElementKind] = {}

    def put(row: Row, kind: ElementKind) -> None:
        if row["id"] not in rows:
            rows[row["id"]], kinds[row["id"]] = row, kind

    for row in rows_of(tables["links"], "links.csv"):
        put(row, ElementKind.LINK)
    for row in rows_of(tables["plants"], "plants.csv"):
        put(row, PLANT_KINDS[row["kind"]])
    for row in rows_of(tables["groups"], "groups.csv"):
        put(row, GROUP_KINDS[row["kind"]])
    actors = {row["id"]: row for row in rows_of(tables["actors"], "actors.csv")}
    for row in actors.values():
        put(row, ElementKind.ACTOR)
    for stem, kind in _OTHER_KINDS.items():
        for row in rows_of(tables[stem], f"{stem}.csv"):
            put(row, kind)
    members: dict[str, list[Row]] = {}
    for row in rows_of(tables["group_members"], "group_members.csv"):
        members.setdefault(row["group"], []).append(row)
    recipes: dict[str, list[Row]] = {}
    for row in rows_of(tables["recipes"], "recipes.csv"):
        recipes.setdefault(row["plant"], []).append(row)
    return Elements(
        kinds=kinds,
        rows=rows,
        members={group: tuple(inside) for group, inside in members.items()},
        recipes={plant: tuple(inside) for plant, inside in recipes.items()},
        actors=actors,
        places={row["id"]: row for row in rows_of(tables["places"], "places.csv")},
        systems={row["id"]: row for row in rows_of(tables["systems"], "systems.csv")},
        broken=broken or {},
        lost=lost,
    )
