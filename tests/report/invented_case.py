"""An invented case: true geography, made-up numbers, claims that hold markup, one event of each kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars as pl

from kerege.base.intervals import Interval
from kerege.base.periods import Span
from kerege.case.model import Case, CaseMeta, Choices, Number
from kerege.case.scenarios import Action, Event, Measure, Observation, Role, Shock
from kerege.case.schemas import TABLES
from kerege.evidence.claims import Claim, Kind, Source, make_book
from kerege.evidence.estimates import Estimate

PERIODS = tuple(f"2023-{m:02d}" for m in range(1, 13))
DAYS = dict(zip(PERIODS, (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))
ORIGINS = ("KZ", "RU", "AZ", "ROW")
MARKUP = "<script>alert('note')</script> & more"


def rows(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / "world" / f"{name}.txt").read_text(encoding="utf-8")
    return [line.split("|") for line in text.splitlines()]


def tables() -> dict[str, pl.DataFrame]:
    places = pl.DataFrame(
        [
            {
                "id": r[0],
                "name": r[1],
                "kind": r[2],
                "territory": r[3] or None,
                "lat": float(r[4]),
                "lon": float(r[5]),
            }
            for r in rows("places")
        ]
    )
    links = pl.DataFrame(
        [
            {
                "id": r[0],
                "name": r[1],
                "mode": r[2],
                "from": r[3],
                "to": r[4],
                "goods": ["crude"],
                "origins": ["*"],
                "operator": "CPC-C" if "cpc" in r[0] else None,
                "territories": [],
                "note": "",
            }
            for r in rows("links")
        ],
        schema_overrides={"territories": pl.List(pl.String)},
    )
    plants = pl.DataFrame(
        [
            {
                "id": r[0],
                "name": r[1],
                "kind": r[2],
                "place": r[3],
                "good": "crude",
                "origin": [r[4]],
                "owner": r[5],
                "note": "",
            }
            for r in rows("plants")
        ]
    )
    actors = pl.DataFrame(
        [{"id": r[0], "name": r[1], "kind": r[2], "home": r[3] or None, "note": ""} for r in rows("actors")]
    )
    goods = pl.DataFrame([{"id": "crude", "name": "Crude oil", "quantity_unit": "kt", "note": ""}])
    groups = pl.DataFrame(
        [{"id": "kz-exports", "name": "Kazakh exports", "kind": "total", "holder": None, "note": ""}]
    )
    members = pl.DataFrame(
        [{"group": "kz-exports", "element": "cpc", "attribute": "flow", "origin": ["KZ"], "sign": "+"}]
    )
    memberships = pl.DataFrame(
        [{"actor": "DE", "of": "EU", "status": "member", "since": date(1958, 1, 1), "until": None}],
        schema_overrides={"until": pl.Date},
    )
    bare = {stem: schema.create_empty() for stem, schema in TABLES.items()}
    return bare | {
        "memberships": memberships,
        "actors": actors,
        "places": places,
        "links": links,
        "plants": plants,
        "goods": goods,
        "groups": groups,
        "group_members": members,
    }


def claim(identity: str, value: float | None, kind: Kind = Kind.MEASURED, **given: Any) -> Claim:
    base = Claim(
        identity,
        "crude.route",
        "CPC",
        "flow",
        "Kazakh origin",
        value,
        None,
        None,
        "Mt",
        date(2023, 1, 1),
        date(2024, 1, 1),
        kind,
        "src-a",
        "Ministry of Energy",
        "",
        0.5,
        "claims/routes.csv",
        2,
    )
    return replace(base, **given)


def book() -> Any:
    claims = [
        claim("CRR-001", 56.0),
        claim("CRR-002", 55.2, source="src-b", speaker="Operator", note=MARKUP),
        claim("CRC-001", 67.0, unit="Mt/yr", measure="capacity", end=None),
        claim("CRC-002", 72.5, unit="Mt/yr", measure="capacity", source="src-b"),
        claim(
            "ASM-001", 0.3, Kind.ASSUMPTION, unit="1", measure="elasticity", source="src-c", speaker="kerege"
        ),
        claim("GDP-001", 261.4, unit="BUSD", subject="Kazakhstan", measure="GDP"),
        claim("EVT-001", None, unit="event", subject="CPC", measure="two moorings shut", note="Storm."),
        claim("EVT-002", None, low=20.0, high=30.0, unit="%", subject="CPC", measure="fall"),
    ]
    sources = [Source(*r) for r in rows("sources")]
    return make_book(claims, sources)


def estimate(
    low: float, mid: float, high: float, unit: str, *members: str, kind: Kind = Kind.MEASURED
) -> Estimate:
    return Estimate(Interval(low, mid, high), unit, "median", members, (), kind, len(members) > 1)


def numbers() -> dict[tuple[str, str, str, str], Number]:
    made = [
        Number("cpc", "flow", "KZ", "", estimate(151, 152.3, 153.6, "kt/day", "CRR-001", "CRR-002"), "", 2),
        Number("cpc", "capacity", "", "", estimate(183, 191, 199, "kt/day", "CRC-001", "CRC-002"), MARKUP, 3),
        Number(
            "mode:pipeline",
            "elasticity",
            "",
            "",
            estimate(0.2, 0.3, 0.5, "1", "ASM-001", kind=Kind.ASSUMPTION),
            "",
            4,
        ),
        Number("KZ", "gdp", "", "", estimate(2.6e8, 2.614e8, 2.62e8, "kUSD", "GDP-001"), "", 5),
        Number("field-tengiz", "output", "", "2023-04", estimate(80, 82, 84, "kt/day", "CRR-001"), "", 6),
    ]
    return {n.key: n for n in sorted(made, key=lambda n: n.key)}


def action(element: str, lost: float, start: date, end: date, *claims: str) -> Action:
    return Action(
        element, "capacity", start, end, lost=Interval(max(0.0, lost - 0.1), lost, lost), claims=claims
    )


SHOCK = Shock(
    "cpc-shut-90",
    "CPC shut for 90 days",
    "What if the pipeline to the Black Sea stops?",
    date(2023, 4, 1),
    date(2023, 6, 30),
    (action("cpc-russia", 1.0, date(2023, 4, 1), date(2023, 6, 30), "EVT-001"),),
)
SECOND = Shock(
    "moorings-two",
    "Two moorings lost",
    "What if one berth is left?",
    date(2023, 9, 1),
    date(2023, 11, 1),
    (action("cpc-spm-1", 0.5, date(2023, 9, 1), date(2023, 11, 1)),),
    note="After the storm of 2022.",
)


def events() -> tuple[Event, ...]:
    storm = (date(2022, 3, 21), date(2022, 4, 20))
    seen = Observation(
        "BT09", Measure.FLOW, "cpc", "KZ", *storm, "percent", -30.0, -25.0, -20.0, ("EVT-002",)
    )
    tested = Event(
        "BT09",
        "Two moorings damaged by a storm",
        "crude",
        *storm,
        "A",
        Role.TESTS,
        (),
        (),
        (action("cpc-spm-1", 0.5, *storm),),
        (action("cpc-russia", 1.0, *storm),),
        (seen,),
        False,
        "",
        ("EVT-001",),
    )
    null = replace(
        tested,
        id="BT12",
        name="Court order that lost nothing",
        expected_null=True,
        observations=(),
        reason="The court replaced the closure by a fine within days.",
    )
    outside = replace(
        tested,
        id="BT20",
        name="Blackout",
        good="power",
        role=Role.OUT_OF_SCOPE,
        observations=(),
        reason="Electricity is not in this case.",
    )
    return (tested, null, outside)


def case(folder: Path) -> Case:
    meta = CaseMeta(
        "invented",
        "An invented country's crude",
        "KZ",
        "What if a neighbour shuts the pipe?",
        ("RU", "CN", "EU", "TR", "AZ"),
        Span(date(2023, 1, 1), date(2024, 1, 1)),
        "month",
        "USD",
        2023,
        365,
        "cpc-shut-90",
    )
    return Case(
        meta,
        folder,
        tables(),
        book(),
        MappingProxyType(numbers()),
        Choices(),
        (SHOCK, SECOND),
        events(),
        (),
        "0123456789abcdef",
    )
