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
    amounts = [(f"{o}.capacity", "added", "", x, 0.5 * x, 1.5 * x, "kt/day") for o, _, x in options]
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
