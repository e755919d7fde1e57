"""An invented study: true geography, made-up flows, so that every chapter of the report has something to show."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import polars as pl
import pytest

from kerege.base.intervals import Interval
from kerege.base.periods import Span
from kerege.case.model import Case, CaseMeta, Choices, Number
from kerege.case.scenarios import Action, Event, Measure, Observation, Role, Shock
from kerege.evidence.claims import Claim, Kind, Source, make_book
from kerege.evidence.estimates import Estimate
from kerege.solve.certificate import Certificate

ACTORS = """
KZ|Kazakhstan|state|
RU|Russia|state|
CN|China|state|
EU|European Union|bloc|
AZ|Azerbaijan|state|
TR|Türkiye|state|
DE|Germany|state|
ROW|Rest of the world|bloc|
CPC-C|Caspian Pipeline Consortium|firm|RU
"""
PLACES = """
tengiz|Tengiz|field|KZ|46.1|53.4
kashagan|Kashagan|field|KZ|46.2|51.6
karachaganak|Karachaganak|field|KZ|51.3|53.3
mangystau|Mangystau fields|field|KZ|43.4|52.9
aktobe|Aktobe fields|field|KZ|49.5|57.5
atyrau|Atyrau|hub|KZ|47.1|51.9
cpc-atyrau|Atyrau (CPC)|hub|KZ|47.0|51.6
kropotkinskaya|Kropotkinskaya|station|RU|45.4|40.6
cpc-terminal|Yuzhnaya Ozereyevka (CPC terminal)|terminal|RU|44.66|37.65
samara|Samara|hub|RU|53.2|50.1
novorossiysk|Novorossiysk|port|RU|44.72|37.79
unecha|Unecha|hub|RU|52.8|32.7
ust-luga|Ust-Luga|port|RU|59.7|28.4
schwedt|Schwedt|refinery|DE|53.06|14.28
makhachkala|Makhachkala|port|RU|42.98|47.5
aktau|Aktau|port|KZ|43.6|51.2
baku|Baku|port|AZ|40.4|49.9
ceyhan|Ceyhan|port|TR|36.9|35.9
kumkol|Kumkol|hub|KZ|46.4|65.7
atasu|Atasu|hub|KZ|48.7|71.6
shymkent|Shymkent|refinery|KZ|42.3|69.6
alashankou|Alashankou|border|CN|45.2|82.5
priirtyshsk|Priirtyshsk|border|RU|53.4|75.6
black-sea|Black Sea|sea||43.2|33.0
med|Mediterranean|sea||34.6|22.0
baltic|Baltic Sea|sea||56.5|18.5
italy|Italy|market|EU|45.6|13.8
germany|Germany|market|DE|54.1|12.1
netherlands|Netherlands|market|EU|51.95|4.1
romania|Romania|market|EU|44.2|28.6
turkiye|Türkiye|market|TR|38.8|26.9
china|China|market|CN|31.0|121.9
korea|South Korea|market|ROW|35.5|129.4
world|Rest of the world|market|ROW|26.6|50.0
"""
LINKS = """
tengiz-cpc|Tengiz feeder|feeder|tengiz|cpc-atyrau|29 29
kashagan-cpc|Kashagan feeder|feeder|kashagan|cpc-atyrau|17.5 17.5
karachaganak-cpc|Aksai to Atyrau|feeder|karachaganak|cpc-atyrau|10 10
cpc|CPC, Kazakh section|pipeline|cpc-atyrau|kropotkinskaya|56 56
cpc-russia|CPC, Russian section|pipeline|kropotkinskaya|cpc-terminal|56 56 7.4
cpc-spm-1|CPC mooring 1|mooring|cpc-terminal|black-sea|28 28 3.7
cpc-spm-2|CPC mooring 2|mooring|cpc-terminal|black-sea|28 28 3.7
cpc-spm-3|CPC mooring 3|mooring|cpc-terminal|black-sea|0 0 0
atyrau-samara|Atyrau to Samara|pipeline|atyrau|samara|8.8 13.5
uzen-atyrau|Uzen to Atyrau|pipeline|mangystau|atyrau|6 8
samara-novorossiysk|Samara to Novorossiysk|pipeline|samara|novorossiysk|4 6.5 12
samara-unecha|Samara to Unecha|pipeline|samara|unecha|4.8 7 40
unecha-ust-luga|Unecha to Ust-Luga|pipeline|unecha|ust-luga|3.8 6 40
druzhba|Druzhba north|pipeline|unecha|schwedt|1 1
novorossiysk-port|Novorossiysk port|mooring|novorossiysk|black-sea|6 8.5 12
ust-luga-port|Ust-Luga port|mooring|ust-luga|baltic|3.8 6 40
aktau-makhachkala|Aktau to Makhachkala|sea|aktau|makhachkala|2 2
makhachkala-novorossiysk|Makhachkala to Novorossiysk|pipeline|makhachkala|novorossiysk|2 2
uzen-aktau|Uzen to Aktau|pipeline|mangystau|aktau|2.4 2.9
tengiz-aktau|Tengiz to Aktau by rail|rail|tengiz|aktau|1 1.6
aktau-baku|Aktau to Baku|sea|aktau|baku|1.4 2.5
btc|Baku to Ceyhan|pipeline|baku|ceyhan|1.4 2.5 0 26
ceyhan-port|Ceyhan port|mooring|ceyhan|med|1.4 2.5 0 26
aktobe-kumkol|Kenkiyak to Kumkol|pipeline|aktobe|kumkol|5 5
kumkol-shymkent|Kumkol to Shymkent|pipeline|kumkol|shymkent|4.6 4
kumkol-atasu|Kumkol to Atasu|pipeline|kumkol|atasu|1.2 3
atasu-alashankou|Atasu to Alashankou|pipeline|atasu|alashankou|1.2 3 10
priirtyshsk-atasu|Priirtyshsk to Atasu|pipeline|priirtyshsk|atasu|0 0 10
alashankou-china|Alashankou to China|pipeline|alashankou|china|1.2 3 10
bosporus|Turkish Straits|strait|black-sea|med|60 6.5 19
black-sea-romania|Black Sea to Romania|lane|black-sea|romania|4 1
med-italy|Mediterranean to Italy|lane|med|italy|26 6 0 12
med-turkiye|Mediterranean to Türkiye|lane|med|turkiye|3 1 9 6
med-netherlands|Mediterranean to Netherlands|lane|med|netherlands|14 2 0 8
med-china|Mediterranean to China|lane|med|china|4.5 1 6
med-korea|Mediterranean to Korea|lane|med|korea|6 1
baltic-germany|Baltic to Germany|lane|baltic|germany|0 0
baltic-netherlands|Baltic to Netherlands|lane|baltic|netherlands|3.8 6
baltic-china|Baltic to China|lane|baltic|china|0 0 40
rostock-schwedt|Rostock to Schwedt|pipeline|germany|schwedt|0 0 0 0 8
world-italy|World to Italy|lane|world|italy|0 0 0 0 20
world-china|World to China|lane|world|china|0 0 0 0 400
"""
PLANTS = """
field-tengiz|Tengiz field|producer|tengiz|KZ|CPC-C|30 29
field-kashagan|Kashagan field|producer|kashagan|KZ|KZ|18.8 12
field-karachaganak|Karachaganak field|producer|karachaganak|KZ|KZ|12.1 9
field-mangystau|Mangystau fields|producer|mangystau|KZ|KZ|17 15
field-aktobe|Aktobe fields|producer|aktobe|KZ|KZ|12 12
ru-transneft|Russian oil at Samara|producer|samara|RU|RU|60 60
row-crude|Rest of the world|producer|world|ROW|ROW|4000 4020
refinery-shymkent|Shymkent refinery|consumer|shymkent|KZ|KZ|6 6
pck-schwedt|PCK Schwedt|consumer|schwedt|*|DE|1 1
buyer-italy|Italy|consumer|italy|*|EU|26 6
buyer-netherlands|Netherlands|consumer|netherlands|*|EU|18 8
buyer-romania|Romania|consumer|romania|*|EU|4 1
buyer-china|China|consumer|china|*|CN|5.7 4
buyer-korea|South Korea|consumer|korea|*|ROW|6 1
buyer-turkiye|Türkiye|consumer|turkiye|*|TR|3 1
"""
SOURCES = """
src-a|A Daily|Oil in 2023|2024-01-15|https://example.org/a|en
src-b|B Wire|Pipes & <b>ports</b>|2024-02|https://example.org/b?x=1&y=2|ru
src-c|kerege|Assumptions of this case|2024|javascript:alert(1)|en
"""
PERIODS = tuple(f"2023-{m:02d}" for m in range(1, 13))
DAYS = dict(zip(PERIODS, (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))
ORIGINS = ("KZ", "RU", "AZ", "ROW")
MARKUP = "<script>alert('note')</script> & more"


def rows(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip().splitlines()]


def tables() -> dict[str, pl.DataFrame]:
    places = pl.DataFrame(
        [{"id": r[0], "name": r[1], "kind": r[2], "territory": r[3] or None, "lat": float(r[4]), "lon": float(r[5])}
         for r in rows(PLACES)]
    )  # fmt: skip
    links = pl.DataFrame(
        [{"id": r[0], "name": r[1], "mode": r[2], "from": r[3], "to": r[4], "goods": ["crude"], "origins": ["*"],
          "operator": "CPC-C" if "cpc" in r[0] else None, "territories": [], "note": ""} for r in rows(LINKS)],
        schema_overrides={"territories": pl.List(pl.String)},
    )  # fmt: skip
    plants = pl.DataFrame(
        [{"id": r[0], "name": r[1], "kind": r[2], "place": r[3], "good": "crude", "origin": [r[4]], "owner": r[5],
          "note": ""} for r in rows(PLANTS)]
    )  # fmt: skip
    actors = pl.DataFrame(
        [{"id": r[0], "name": r[1], "kind": r[2], "home": r[3] or None, "note": ""} for r in rows(ACTORS)]
    )
    goods = pl.DataFrame([{"id": "crude", "name": "Crude oil", "quantity_unit": "kt", "note": ""}])
    groups = pl.DataFrame(
        [{"id": "kz-exports", "name": "Kazakh exports", "kind": "total", "holder": None, "note": ""}]
    )
    members = pl.DataFrame(
        [{"group": "kz-exports", "element": "cpc", "attribute": "flow", "origin": ["KZ"], "sign": "+"}]
    )
    return {"actors": actors, "places": places, "links": links, "plants": plants, "goods": goods, "groups": groups,
            "group_members": members}  # fmt: skip


def claim(identity: str, value: float | None, kind: Kind = Kind.MEASURED, **given: Any) -> Claim:
    base = Claim(identity, "crude.route", "CPC", "flow", "Kazakh origin", value, None, None, "Mt", date(2023, 1, 1),
                 date(2024, 1, 1), kind, "src-a", "Ministry of Energy", "", 0.5, "claims/routes.csv", 2)  # fmt: skip
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
    sources = [Source(*r) for r in rows(SOURCES)]
    return make_book(claims, sources)


def estimate(
    low: float, mid: float, high: float, unit: str, *members: str, kind: Kind = Kind.MEASURED
) -> Estimate:
    return Estimate(Interval(low, mid, high), unit, "median", members, (), kind, len(members) > 1)


def numbers() -> dict[tuple[str, str, str, str], Number]:
    made = [
        Number("cpc", "flow", "KZ", "", estimate(151, 152.3, 153.6, "kt/day", "CRR-001", "CRR-002"), "", 2),
        Number("cpc", "capacity", "", "", estimate(183, 191, 199, "kt/day", "CRC-001", "CRC-002"), MARKUP, 3),
        Number("mode:pipeline", "elasticity", "", "", estimate(0.2, 0.3, 0.5, "1", "ASM-001", kind=Kind.ASSUMPTION), "", 4),
        Number("KZ", "gdp", "", "", estimate(2.6e8, 2.614e8, 2.62e8, "kUSD", "GDP-001"), "", 5),
        Number("field-tengiz", "output", "", "2023-04", estimate(80, 82, 84, "kt/day", "CRR-001"), "", 6),
    ]  # fmt: skip
    return {n.key: n for n in sorted(made, key=lambda n: n.key)}


def action(element: str, lost: float, start: date, end: date, *claims: str) -> Action:
    return Action(
        element, "capacity", start, end, lost=Interval(max(0.0, lost - 0.1), lost, lost), claims=claims
    )


SHOCK = Shock("cpc-shut-90", "CPC shut for 90 days", "What if the pipeline to the Black Sea stops?", date(2023, 4, 1),
              date(2023, 6, 30), (action("cpc-russia", 1.0, date(2023, 4, 1), date(2023, 6, 30), "EVT-001"),))  # fmt: skip
SECOND = Shock("moorings-two", "Two moorings lost", "What if one berth is left?", date(2023, 9, 1), date(2023, 11, 1),
               (action("cpc-spm-1", 0.5, date(2023, 9, 1), date(2023, 11, 1)),), note="After the storm of 2022.")  # fmt: skip


def events() -> tuple[Event, ...]:
    storm = (date(2022, 3, 21), date(2022, 4, 20))
    seen = Observation(
        "BT09", Measure.FLOW, "cpc", "KZ", *storm, "percent", -30.0, -25.0, -20.0, ("EVT-002",)
    )
    tested = Event("BT09", "Two moorings damaged by a storm", "crude", *storm, "A", Role.TESTS, (), (),
                   (action("cpc-spm-1", 0.5, *storm),), (action("cpc-russia", 1.0, *storm),), (seen,), False, "",
                   ("EVT-001",))  # fmt: skip
    null = replace(tested, id="BT12", name="Court order that lost nothing", expected_null=True, observations=(),
                   reason="The court replaced the closure by a fine within days.")  # fmt: skip
    outside = replace(tested, id="BT20", name="Blackout", good="power", role=Role.OUT_OF_SCOPE, observations=(),
                      reason="Electricity is not in this case.")  # fmt: skip
    return (tested, null, outside)


def case(folder: Path) -> Case:
    meta = CaseMeta("invented", "An invented country's crude", "KZ", "What if a neighbour shuts the pipe?",
                    ("RU", "CN", "EU", "TR", "AZ"), Span(date(2023, 1, 1), date(2024, 1, 1)), "month", "USD", 2023,
                    365, "cpc-shut-90")  # fmt: skip
    return Case(meta, folder, tables(), book(), MappingProxyType(numbers()), Choices(), (SHOCK, SECOND), events(), (),
                "0123456789abcdef")  # fmt: skip


def shock_share(period: str, shock: Shock | None) -> float:
    """How far a month lies between the base (0) and the shocked state (1)."""
    if shock is None:
        return 0.0
    month = int(period[5:])
    if shock.start.month <= month < max(shock.end.month + (shock.end.day > 15), shock.start.month + 1):
        return 1.0 if shock is SHOCK else 0.3
    return 0.25 if month == shock.end.month + 1 else 0.0


def flows(shock: Shock | None) -> pl.DataFrame:
    out = []
    for r in rows(LINKS):
        given = [float(x) for x in r[5].split()]
        ends = {
            "KZ": (given[0], given[1]),
            **{o: (given[n + 2],) * 2 for n, o in enumerate(ORIGINS[1:]) if n + 2 < len(given)},
        }
        cut = shock is SHOCK and r[0] in {
            "cpc-russia",
            "cpc",
            "tengiz-cpc",
            "kashagan-cpc",
            "karachaganak-cpc",
        }
        for origin, (base, shut) in ends.items():
            for period in PERIODS:
                share = shock_share(period, shock)
                target = 0.0 if cut or (shock is SHOCK and "spm" in r[0]) else shut
                rate = (base + share * (target - base)) / 0.365
                out.append({"link": r[0], "good": "crude", "origin": origin, "period": period, "rate": rate,
                            "quantity": rate * DAYS[period], "capacity": None if "lane" in r[2] else rate * 1.1 + 1,
                            "rent": 0.0})  # fmt: skip
    return pl.DataFrame(out, schema_overrides={"capacity": pl.Float64})


def plants(shock: Shock | None) -> pl.DataFrame:
    out = []
    for r in rows(PLANTS):
        base, shut = (float(x) for x in r[6].split())
        for period in PERIODS:
            rate = (base + shock_share(period, shock) * (shut - base)) / 0.365
            attribute = "output" if r[2] == "producer" else "purchase"
            origin = r[4] if r[4] != "*" else "KZ"
            for name, of in ((attribute, origin), *((("demand", ""),) if attribute == "purchase" else ())):
                out.append({"plant": r[0], "kind": r[2], "attribute": name, "good": "crude", "origin": of,
                            "period": period, "rate": rate, "quantity": rate * DAYS[period]})  # fmt: skip
    return pl.DataFrame(out)


def prices(shock: Shock | None) -> pl.DataFrame:
    out = []
    for n, place in enumerate(
        ("italy", "netherlands", "romania", "china", "korea", "turkiye", "schwedt", "tengiz")
    ):
        for period in PERIODS:
            lift = (-180.0 if place == "tengiz" else 4.0 + n) * shock_share(period, shock)
            out.append(
                {
                    "place": place,
                    "good": "crude",
                    "origin": "KZ",
                    "period": period,
                    "price": 590.0 + 3 * n + lift,
                }
            )
    return pl.DataFrame(out)


def accounts(shock: Shock | None) -> pl.DataFrame:
    size = {"KZ": (2.4e6, -2.1e6), "RU": (1.5e5, 3.3e4), "EU": (9e5, -1.1e5), "CN": (7e5, 1.2e4), "TR": (1e5, -4e3),
            "AZ": (2e5, 2.2e4), "DE": (1e5, -9e3), "ROW": (3e7, 1.4e6)}  # fmt: skip
    out = []
    for state, (base, loss) in size.items():
        for item, part in (("producer surplus", 0.4), ("state take", 0.6)):
            for period in PERIODS:
                money = part * (base + shock_share(period, shock) * loss)
                out.append({"actor": state, "state": state, "item": item, "period": period, "money": money})
    return pl.DataFrame(out)


def market(shock: Shock | None) -> Any:
    limits = pl.DataFrame(
        [
            {"limit": "cpc-moorings", "period": p, "use": 150.0, "capacity": 200.0, "rent": 0.0}
            for p in PERIODS
        ]
    )
    return SimpleNamespace(flows=flows(shock), plants=plants(shock), prices=prices(shock), limits=limits,
                           accounts=accounts(shock))  # fmt: skip


def change(base: pl.DataFrame, shocked: pl.DataFrame, keys: list[str], value: str) -> pl.DataFrame:
    left = base.select(*keys, pl.col(value).alias("base"))
    return left.join(shocked.select(*keys, pl.col(value).alias("shocked")), on=keys, how="left").with_columns(
        (pl.col("shocked") - pl.col("base")).alias("change")
    )


def changes(base: Any, shocked: Any) -> Any:
    money = change(base.accounts, shocked.accounts, ["actor", "state", "item", "period"], "money")
    states = money.group_by("state", maintain_order=True).agg(pl.col("base", "shocked", "change").sum())
    states = states.with_columns(
        pl.when(pl.col("state") == "ROW").then(None).otherwise(2.614e8).alias("gdp")
    ).with_columns((100 * pl.col("change") / pl.col("gdp")).alias("percent_of_gdp"))
    return SimpleNamespace(
        flows=change(base.flows, shocked.flows, ["link", "good", "origin", "period"], "rate"),
        plants=change(base.plants, shocked.plants, ["plant", "attribute", "origin", "period"], "rate"),
        prices=change(base.prices, shocked.prices, ["place", "good", "origin", "period"], "price"),
        accounts=money,
        states=states,
    )


def certificate(digest: str) -> Certificate:
    return Certificate(1e-9, 2e-9, 0.0, 3e-10, 4e-9, -1.234e9, -1.234e9, "clarabel 0.11", 31, 0.2, digest)


def ranges() -> pl.DataFrame:
    return pl.DataFrame(
        [("income change", "KZ", "MUSD", -7900.0, -6825.0, -5100.0), ("income change", "RU", "MUSD", 40.0, 107.3, 180.0),
         ("output change", "Kazakhstan", "kt", -4400.0, -3100.0, -2500.0), ("rerouted share", "KZ", "1", 0.08, 0.17, 0.24)],
        schema=["measure", "subject", "unit", "low", "mid", "high"], orient="row",
    )  # fmt: skip


def drivers() -> pl.DataFrame:
    made = [("cpc", "capacity", "", 183.0, 199.0, "kt/day", -6900.0, -6700.0), ("mode:pipeline", "elasticity", "", 0.2, 0.5, "1", -7400.0, -6000.0),
            ("cpc", "flow", "KZ", 151.0, 153.6, "kt/day", -6750.0, -6950.0), ("KZ", "gdp", "", 2.6e8, 2.62e8, "kUSD", -6825.0, -6825.0)]  # fmt: skip
    return pl.DataFrame(
        [(*m, abs(m[7] - m[6])) for m in made], orient="row",
        schema=["element", "attribute", "of", "low_value", "high_value", "unit", "result_low", "result_high", "swing"],
    )  # fmt: skip


def shock_run(shock: Shock, base: Any) -> Any:
    shocked = market(shock)
    return SimpleNamespace(shock=shock, tables=shocked, changes=changes(base, shocked), ranges=ranges(),
                           drivers=drivers(), certificate=certificate("feed" + shock.id), outcome=None, identity=2e-12)  # fmt: skip


def balance() -> pl.DataFrame:
    made = [("cpc", "flow", "KZ", "", 151.0, 152.3, 153.6, 153.4, 0.0, ["CRR-001", "CRR-002"]),
            ("field-tengiz", "output", "", "2023-04", 80.0, 82.0, 84.0, 86.5, 2.5, ["CRR-001"]),
            ("aktau-baku", "flow", "KZ", "", 3.0, 3.8, 4.0, 2.8, -0.2, [])]  # fmt: skip
    return pl.DataFrame(
        made, orient="row",
        schema={"element": pl.String, "attribute": pl.String, "of": pl.String, "period": pl.String, "low": pl.Float64,
                "mid": pl.Float64, "high": pl.Float64, "value": pl.Float64, "stretch": pl.Float64,
                "claims": pl.List(pl.String)},
    )  # fmt: skip


def backtests(all_events: tuple[Event, ...]) -> tuple[Any, ...]:
    schema = {"phase": pl.String, "measure": pl.String, "element": pl.String, "origin": pl.String, "unit": pl.String,
              "observed_low": pl.Float64, "observed": pl.Float64, "observed_high": pl.Float64, "model_low": pl.Float64,
              "model": pl.Float64, "model_high": pl.Float64, "error": pl.Float64, "within": pl.Boolean,
              "claims": pl.List(pl.String), "note": pl.String}  # fmt: skip
    seen = pl.DataFrame(
        [("actual", "flow", "cpc", "KZ", "percent", -30.0, -25.0, -20.0, -27.0, -22.5, -19.0, 2.5, True, ["EVT-002"], MARKUP),
         ("alarm", "flow", "cpc", "KZ", "percent", -30.0, -25.0, -20.0, None, -100.0, None, -75.0, False, ["EVT-002"], "")],
        orient="row", schema=schema,
    )  # fmt: skip
    empty = pl.DataFrame(schema=schema)
    verdicts = ("within the observed range", "null, for the right reason", "out of scope")
    return tuple(
        SimpleNamespace(event=e, rows=seen if e.observations else empty, verdict=v, reason=e.reason or "As seen.",
                        certificates=(certificate("beef" + e.id),) if n < 2 else ())
        for n, (e, v) in enumerate(zip(all_events, verdicts, strict=True))
    )  # fmt: skip


def make_study(folder: Path) -> Any:
    made = case(folder)
    base = market(None)
    run = SimpleNamespace(
        tables=base, balance=balance(), residual=2.3e-5, identity=4e-13, certificate=certificate("base0"), outcome=None,
        calibration=pl.DataFrame({"element": ["cpc"], "of": ["KZ"], "period": ["2023-01"], "charge": [1.0],
                                  "wedge": [math.pi], "slope": [0.2]}),
    )  # fmt: skip
    return SimpleNamespace(case=made, base=run, shocks=tuple(shock_run(s, base) for s in made.shocks),
                           backtests=backtests(made.events), conflicts=(), version="0.1.0", seconds=12.3,
                           digest="cafe0123cafe0123", seed=7, draws=50)  # fmt: skip


@pytest.fixture
def study(tmp_path: Path) -> Any:
    return make_study(tmp_path)
