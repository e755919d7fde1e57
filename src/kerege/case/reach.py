"""Checks of the network's shape: every consumer needs a way in, every producer a way out."""

from __future__ import annotations

from collections import defaultdict

from kerege.base.findings import Finding, error
from kerege.case.attributes import ElementKind
from kerege.case.elements import Elements
from kerege.case.hints import listed

Stream = tuple[str, str]


def check_reach(elements: Elements) -> list[Finding]:
    """Return consumers that no accepted stream reaches and producers whose good reaches nobody."""
    reached: dict[Stream, set[str]] = {}
    served: set[str] = set()
    findings = []
    producers = [elements.rows[p] for p in elements.of_kind(ElementKind.PRODUCER)]
    consumers = [elements.rows[c] for c in elements.of_kind(ElementKind.CONSUMER)]
    for p in producers:
        if not p["origin"]:
            continue
        stream = (p["good"], p["origin"][0])
        inside = _places_from(p["place"], stream, elements)
        reached.setdefault(stream, set()).update(inside)
        buyers = [
            c["id"]
            for c in consumers
            if c["good"] == stream[0] and elements.accepts(c["id"], stream[1]) and c["place"] in inside
        ]
        served.update(buyers)
        if not buyers:
            findings.append(
                error(
                    "no-way-out",
                    f"nothing made by {p['id']} at {p['place']!r} can reach a consumer",
                    file=p["_file"],
                    row=p["_row"],
                    subject=p["id"],
                    expected=f"links that carry {stream[0]} of origin {stream[1]} to a "
                    "consumer that accepts it",
                    found="it gets to " + listed(sorted(inside)),
                    remedy="add a link, or the origin to a link or consumer",
                )
            )
    findings.extend(_unserved(c, reached, elements) for c in consumers if c["id"] not in served)
    return sorted(findings, key=lambda f: f.row)


def _unserved(consumer: dict[str, object], reached: dict[Stream, set[str]], elements: Elements) -> Finding:
    place, good = str(consumer["place"]), consumer["good"]
    coming = sorted(o for (g, o), places in reached.items() if g == good and place in places)
    accepts = listed(elements.origins_of(str(consumer["id"])))
    found = f"only {listed(coming)} gets to {place}" if coming else f"no stream gets to {place}"
    return error(
        "no-way-in", f"consumer {consumer['id']} has no path from any producer it accepts", file=str(consumer["_file"]),
        row=int(str(consumer["_row"])), subject=str(consumer["id"]),
        expected=f"a path to {place!r} for {good} of origin {accepts}", found=found,
        remedy="add a link or a producer, or widen the origins of a link or of the consumer")  # fmt: skip


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
