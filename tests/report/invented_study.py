"""An invented study of the invented case: flows move between two states as a shock acts."""

from __future__ import annotations

import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polars as pl
from invented_case import DAYS, MARKUP, ORIGINS, PERIODS, SHOCK, case, rows

from kerege.case.model import Case
from kerege.case.scenarios import Event, Shock
from kerege.solve.certificate import Certificate
from kerege.study.blocs import bloc_table
from kerege.study.scope import Scope
from threatened import make_hedge, make_leverage, make_power, make_worst, with_options


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
    for r in rows("links"):
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
                out.append(
                    {
                        "link": r[0],
                        "good": "crude",
                        "origin": origin,
                        "period": period,
                        "rate": rate,
                        "quantity": rate * DAYS[period],
                        "capacity": None if "lane" in r[2] else rate * 1.1 + 1,
                        "rent": 0.0,
                    }
                )
    return pl.DataFrame(out, schema_overrides={"capacity": pl.Float64})


def plants(shock: Shock | None) -> pl.DataFrame:
    out = []
    for r in rows("plants"):
        base, shut = (float(x) for x in r[6].split())
        for period in PERIODS:
            rate = (base + shock_share(period, shock) * (shut - base)) / 0.365
            attribute = "output" if r[2] == "producer" else "purchase"
            origin = r[4] if r[4] != "*" else "KZ"
            for name, of in ((attribute, origin), *((("demand", ""),) if attribute == "purchase" else ())):
                out.append(
                    {
                        "plant": r[0],
                        "kind": r[2],
                        "attribute": name,
                        "good": "crude",
                        "origin": of,
                        "period": period,
                        "rate": rate,
                        "quantity": rate * DAYS[period],
                    }
                )
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
    size = {
        "KZ": (2.4e6, -2.1e6),
        "RU": (1.5e5, 3.3e4),
        "EU": (9e5, -1.1e5),
        "CN": (7e5, 1.2e4),
        "TR": (1e5, -4e3),
        "AZ": (2e5, 2.2e4),
        "DE": (1e5, -9e3),
        "ROW": (3e7, 1.4e6),
    }
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
    return SimpleNamespace(
        flows=flows(shock),
        plants=plants(shock),
        prices=prices(shock),
        limits=limits,
        accounts=accounts(shock),
    )


def change(base: pl.DataFrame, shocked: pl.DataFrame, keys: list[str], value: str) -> pl.DataFrame:
    left = base.select(*keys, pl.col(value).alias("base"))
    return left.join(shocked.select(*keys, pl.col(value).alias("shocked")), on=keys, how="left").with_columns(
        (pl.col("shocked") - pl.col("base")).alias("change")
    )


def changes(made: Case, base: Any, shocked: Any) -> Any:
    money = change(base.accounts, shocked.accounts, ["actor", "state", "item", "period"], "money")
    states = money.group_by("state", maintain_order=True).agg(pl.col("base", "shocked", "change").sum())
    states = states.with_columns(
        pl.when(pl.col("state") == "ROW").then(None).otherwise(2.614e8).alias("gdp")
    ).with_columns((100 * pl.col("change") / pl.col("gdp")).alias("percent_of_gdp"))
    return SimpleNamespace(
        flows=change(base.flows, shocked.flows, ["link", "good", "origin", "period"], "rate"),
        plants=change(
            base.plants, shocked.plants, ["plant", "attribute", "good", "origin", "period"], "rate"
        ),
        prices=change(base.prices, shocked.prices, ["place", "good", "origin", "period"], "price"),
        accounts=money,
        states=states,
        blocs=bloc_table(made, states),
    )


def certificate(digest: str) -> Certificate:
    residuals = (1e-9, 2e-9, 0.0, 3e-10, 4e-9, 5e-9)
    return Certificate(*residuals, -1.234e9, -1.234e9, "clarabel 0.11", 31, 0.2, digest)


def ranges() -> pl.DataFrame:
    return pl.DataFrame(
        [
            ("income change", "KZ", "MUSD", -7900.0, -6825.0, -5100.0),
            ("income change", "RU", "MUSD", 40.0, 107.3, 180.0),
            ("output change", "Kazakhstan", "kt", -4400.0, -3100.0, -2500.0),
            ("rerouted share", "KZ", "1", 0.08, 0.17, 0.24),
        ],
        schema=["measure", "subject", "unit", "low", "mid", "high"],
        orient="row",
    )


def drivers() -> pl.DataFrame:
    made = [
        ("cpc", "capacity", "", 183.0, 199.0, "kt/day", -6900.0, -6700.0),
        ("mode:pipeline", "elasticity", "", 0.2, 0.5, "1", -7400.0, -6000.0),
        ("cpc", "flow", "KZ", 151.0, 153.6, "kt/day", -6750.0, -6950.0),
        ("KZ", "gdp", "", 2.6e8, 2.62e8, "kUSD", -6825.0, -6825.0),
    ]
    return pl.DataFrame(
        [(*m, abs(m[7] - m[6]), [m[0], "cpc"][: 1 + (m[0] == "mode:pipeline")], []) for m in made],
        orient="row",
        schema=[
            "element",
            "attribute",
            "of",
            "low_value",
            "high_value",
            "unit",
            "result_low",
            "result_high",
            "swing",
            "elements",
            "claims",
        ],
    )


def shock_run(made: Case, shock: Shock, base: Any) -> Any:
    shocked = market(shock)
    return SimpleNamespace(
        shock=shock,
        tables=shocked,
        changes=changes(made, base, shocked),
        ranges=ranges(),
        drivers=drivers(),
        certificate=certificate("feed" + shock.id),
        outcome=None,
        identity=2e-12,
        scope=Scope(("crude",), "kt", ""),
    )


def balance() -> pl.DataFrame:
    made = [
        ("cpc", "flow", "KZ", "", 151.0, 152.3, 153.6, 153.4, 0.0, ["CRR-001", "CRR-002"]),
        ("field-tengiz", "output", "", "2023-04", 80.0, 82.0, 84.0, 86.5, 2.5, ["CRR-001"]),
        ("aktau-baku", "flow", "KZ", "", 3.0, 3.8, 4.0, 2.8, -0.2, []),
    ]
    return pl.DataFrame(
        made,
        orient="row",
        schema={
            "element": pl.String,
            "attribute": pl.String,
            "of": pl.String,
            "period": pl.String,
            "low": pl.Float64,
            "mid": pl.Float64,
            "high": pl.Float64,
            "value": pl.Float64,
            "stretch": pl.Float64,
            "claims": pl.List(pl.String),
        },
    )


def backtests(all_events: tuple[Event, ...]) -> tuple[Any, ...]:
    schema = {
        "phase": pl.String,
        "measure": pl.String,
        "element": pl.String,
        "origin": pl.String,
        "unit": pl.String,
        "observed_low": pl.Float64,
        "observed": pl.Float64,
        "observed_high": pl.Float64,
        "model_low": pl.Float64,
        "model": pl.Float64,
        "model_high": pl.Float64,
        "error": pl.Float64,
        "within": pl.Boolean,
        "claims": pl.List(pl.String),
        "note": pl.String,
    }
    seen = pl.DataFrame(
        [
            (
                "actual",
                "flow",
                "cpc",
                "KZ",
                "percent",
                -30.0,
                -25.0,
                -20.0,
                -27.0,
                -22.5,
                -19.0,
                2.5,
                True,
                ["EVT-002"],
                MARKUP,
            ),
            (
                "alarm",
                "flow",
                "cpc",
                "KZ",
                "percent",
                -30.0,
                -25.0,
                -20.0,
                None,
                -100.0,
                None,
                -75.0,
                False,
                ["EVT-002"],
                "",
            ),
        ],
        orient="row",
        schema=schema,
    )
    empty = pl.DataFrame(schema=schema)
    verdicts = ("within the observed range", "null, for the right reason", "out of scope")
    return tuple(
        SimpleNamespace(
            event=e,
            rows=seen if e.observations else empty,
            verdict=v,
            reason=e.reason or "As seen.",
            certificates=(certificate("beef" + e.id),) if n < 2 else (),
        )
        for n, (e, v) in enumerate(zip(all_events, verdicts, strict=True))
    )


ACTORS = ("KZ", "RU", "CN", "EU", "DE")


def arm(study: Any) -> Any:
    """Give the study leverage, power, worst cases and a hedge."""
    study.case = with_options(study.case, "RU", "cpc", "ASM-001")
    apart = [("EU", "DE"), ("DE", "EU")]
    study.leverage = make_leverage(ACTORS, "KZ", "cpc", "crude", apart=apart)
    study.power = make_power(("KZ", "RU", "CN", "TR"), ("second-pipe", "tanks"))
    study.worst = make_worst("KZ", ("cpc", "field-tengiz"))
    study.hedge = make_hedge("KZ", "RU", "cpc")
    return study


def make_study(folder: Path) -> Any:
    made = case(folder)
    base = market(None)
    run = SimpleNamespace(
        tables=base,
        balance=balance(),
        residual=2.3e-5,
        identity=4e-13,
        certificate=certificate("base0"),
        uniqueness="every flow is unique",
        outcome=None,
        calibration=pl.DataFrame(
            {
                "element": ["cpc"],
                "of": ["KZ"],
                "period": ["2023-01"],
                "charge": [1.0],
                "wedge": [math.pi],
                "slope": [0.2],
            }
        ),
    )
    return SimpleNamespace(
        case=made,
        base=run,
        shocks=tuple(shock_run(made, s, base) for s in made.shocks),
        backtests=backtests(made.events),
        conflicts=(),
        version="0.1.0",
        seconds=12.3,
        digest="cafe0123cafe0123",
        seed=7,
        draws=50,
        failed=(),
        leverage=None,
        power=None,
        worst=None,
        hedge=None,
    )
