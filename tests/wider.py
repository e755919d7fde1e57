"""The template with options to buy: a wider railway, a second pipe, a wider first one.

Transit cannot close the port, through which all goes: no option would help against that.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from kerege.case import Case
from kerege.network.values import Values
from kerege.whatif.pipeline import Solved, solve_case
from powered import bound
from templates import changed

Number = tuple[str, str, str, float, float, float, str]
HEADERS = {
    "options.csv": "id,name,builder,excludes,note",
    "option_effects.csv": "id,option,element,attribute,origins,note",
}
#: a way over nobody's soil that is not built yet; whoever runs it can shut it
SECOND = "second,Second pipe,pipeline,junction,coast,crude,UP,{operator},{territories},"


def prices(option: str, cost: float, years: float, running: float = 0.0) -> tuple[Number, ...]:
    """Return what an option costs in MUSD and how long it takes, with a fifth to either side."""
    found = [
        (option, "capital_cost", "", cost, 0.8 * cost, 1.2 * cost, "MUSD"),
        (option, "lead_time", "", years, 0.8 * years, 1.2 * years, "year"),
    ]
    if running:
        found.append((option, "running_cost", "", running, 0.8 * running, 1.2 * running, "MUSD"))
    return tuple(found)


#: id, element and kt/day of each option
OPTIONS = (
    ("wider-rail", "rail", 10.0),
    ("second-pipe", "second", 15.0),
    ("wider-pipe", "pipe", 10.0),
)
PRICES = (
    *prices("wider-rail", 300, 1),
    *prices("second-pipe", 900, 4),
    *prices("wider-pipe", 120, 2),
)


#: a market of gas that nothing joins to that of oil
GAS: dict[str, tuple[str, ...]] = {
    "goods.csv": ("gas,Gas,Mm3,",),
    "plants.csv": (
        "gas-wells,Wells,producer,lake,gas,UP,upland-oil,",
        "gas-mine,Coal gas,producer,hill,gas,UP,upland-oil,",
        "stoves,Stoves,consumer,hill,gas,UP,UP,",
    ),
    "links.csv": ("gas-line,Gas line,pipeline,lake,hill,gas,UP,pipe-co,,",),
}
GAS_NUMBERS: tuple[Number, ...] = (
    ("gas-wells", "output", "", 10, 9.5, 10.5, "Mm3/day"),
    ("gas-wells", "cost", "", 30, 20, 40, "USD/1000 m3"),
    ("gas-wells", "elasticity", "", 0.3, 0.2, 0.4, "1"),
    ("gas-mine", "capacity", "", 0, 0, 0, "Mm3/day"),
    ("gas-mine", "cost", "", 50, 40, 60, "USD/1000 m3"),
    ("gas-mine", "elasticity", "", 0.3, 0.2, 0.4, "1"),
    ("gas-line", "tariff", "", 5, 4, 6, "USD/1000 m3"),
    ("stoves", "demand", "", 10, 9.5, 10.5, "Mm3/day"),
    ("stoves", "price", "", 100, 95, 105, "USD/1000 m3"),
    ("stoves", "elasticity", "", 0.2, 0.1, 0.3, "1"),
)


def wider_case(
    folder: Path,
    *changes: tuple[str, str, str],
    options: tuple[tuple[str, str, float], ...] = OPTIONS,
    numbers: tuple[Number, ...] = PRICES,
    rows: dict[str, str] | None = None,
    operator: str = "upland-oil",
    territories: str = "",
    added: dict[str, tuple[str, ...]] | None = None,
) -> Case:
    """Return the template with options, written below ``folder``.

    ``rows`` gives the builder and what an option excludes as ``builder,excludes``.
    """
    amounts = [
        (f"{o}.capacity", "added", "", x, 0.5 * x, 1.5 * x, "Mm3/day" if e.startswith("gas") else "kt/day")
        for o, e, x in options
    ]
    built: tuple[Number, ...] = (
        ("second", "tariff", "", 20, 15, 25, "USD/t"),
        ("second", "capacity", "", 0, 0, 0, "kt/day"),
    )
    claims, bindings = bound("OP", "example", (*built, *numbers, *amounts))
    rows = rows or {}
    more: dict[str, list[str]] = {
        "links.csv": [SECOND.format(operator=operator, territories=territories)],
        "options.csv": [
            HEADERS["options.csv"], *(f"{o},Option {o},{rows.get(o, ',')}," for o, _, _ in options)
        ],
        "option_effects.csv": [
            HEADERS["option_effects.csv"], *(f"{o}.capacity,{o},{e},capacity,," for o, e, _ in options)
        ],
        "instruments.csv": ["open-port,TR,coast-port,none,Treaty"],
        "claims/example.csv": list(claims),
        "bindings.csv": list(bindings),
    }  # fmt: skip
    for file, lines in (added or {}).items():
        more.setdefault(file, []).extend(lines)
    return changed(folder, *changes, added=more)


@lru_cache(maxsize=1)
def solved_wider() -> Solved:
    """Return the case as it is, calibrated and solved."""
    return solve_case(Values(wider_case(Path(mkdtemp()))))
