"""Checks of the network's shape: every consumer needs a way in, every plant a way out and its inputs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kerege.base.findings import Finding, error
from kerege.case.attributes import ElementKind
from kerege.case.elements import MAKERS, Elements, Row
from kerege.case.hints import listed
from kerege.case.recipes import IN, OUT

Stream = tuple[str, str]


def check_reach(elements: Elements) -> list[Finding]:
    """Return consumers and inputs that no accepted stream reaches, and makers whose good reaches nobody."""
    reached: dict[Stream, set[str]] = {}
    served: set[str] = set()
    findings = []
    consumers = [elements.rows[c] for c in elements.of_kind(ElementKind.CONSUMER)]
    inputs = [row for row in _recipe_rows(elements) if row["role"] == IN]
    for plant, stream in _sources(elements):
        inside = _places_from(plant["place"], stream, elements)
        reached.setdefault(stream, set()).update(inside)
        buyers = [
            c["id"]
            for c in consumers
            if c["good"] == stream[0] and elements.accepts(c["id"], stream[1]) and c["place"] in inside
        ]
        served.update(buyers)
        burnt = any(
            (r["good"], r["origin"]) == stream and elements.rows[r["plant"]]["place"] in inside
            for r in inputs
        )
        if not buyers and not burnt:
            findings.append(_no_way_out(plant, stream, inside))
    findings.extend(_unserved(c, reached, elements) for c in consumers if c["id"] not in served)
    findings.extend(
        _unfed(row, elements)
        for row in inputs
        if elements.rows[row["plant"]]["place"] not in reached.get((row["good"], row["origin"]), set())
    )
    return sorted(findings, key=lambda f: (f.file, f.row))


def _recipe_rows(elements: Elements) -> Iterator[Row]:
    for plant, rows in elements.recipes.items():
        if elements.kinds.get(plant) in MAKERS:
            yield from rows


def _sources(elements: Elements) -> Iterator[tuple[Row, Stream]]:
    """Yield every plant with each stream it brings in."""
    for name in elements.of_kind(*MAKERS):
        plant = elements.rows[name]
        if plant["origin"]:
            yield plant, (plant["good"], plant["origin"][0])
    for row in _recipe_rows(elements):
        if row["role"] == OUT:
            yield elements.rows[row["plant"]], (row["good"], row["origin"])


def _no_way_out(plant: Row, stream: Stream, inside: set[str]) -> Finding:
    return error(
        "no-way-out",
        f"{stream[0]} made by {plant['id']} at {plant['place']!r} can reach no consumer",
        file=plant["_file"],
        row=plant["_row"],
        subject=plant["id"],
        expected=f"links that carry {stream[0]} of origin {stream[1]} to a consumer that accepts it",
        found="it gets to " + listed(sorted(inside)),
        remedy="add a link, or the origin to a link or consumer",
    )


def _unserved(consumer: Row, reached: dict[Stream, set[str]], elements: Elements) -> Finding:
    place, good = str(consumer["place"]), consumer["good"]
    coming = sorted(o for (g, o), places in reached.items() if g == good and place in places)
    accepts = listed(elements.origins_of(str(consumer["id"])))
    found = f"only {listed(coming)} gets to {place}" if coming else f"no stream gets to {place}"
    return error(
        "no-way-in", f"consumer {consumer['id']} has no path from any producer it accepts",
        file=consumer["_file"], row=consumer["_row"], subject=str(consumer["id"]),
        expected=f"a path to {place!r} for {good} of origin {accepts}", found=found,
        remedy="add a link or a producer, or widen the origins of a link or of the consumer")  # fmt: skip


def _unfed(row: Row, elements: Elements) -> Finding:
    place = elements.rows[row["plant"]]["place"]
    return error(
        "no-way-in", f"{row['good']} of origin {row['origin']} cannot get to {row['plant']}",
        file=row["_file"], row=row["_row"], subject=row["plant"],
        expected=f"a path to {place!r} for {row['good']} of origin {row['origin']}", found="none",
        remedy="add a link or a producer, or correct good or origin of the recipe")  # fmt: skip


def _places_from(start: str, stream: Stream, elements: Elements) -> set[str]:
    ways: dict[str, list[str]] = defaultdict(list)
    for link in elements.of_kind(ElementKind.LINK):
        row = elements.rows[link]
        if stream[0] in row["goods"] and elements.accepts(link, stream[1]):
            ways[row["from"]].append(row["to"])
    seen, todo = {start}, [start]
    while todo:
        for place in ways[todo.pop()]:
            if place not in seen:
                seen.add(place)
                todo.append(place)
    return seen
