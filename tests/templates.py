"""The template case, plain or with a few lines changed, solved once for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from kerege.case import Case, load_case, new_case
from kerege.network.values import Values
from kerege.whatif.pipeline import Solved, solve_case

#: a second origin at the coast, and a buyer at the end of a spur that only Upland's oil may use
COAST_WELLS: dict[str, tuple[str, ...]] = {
    "places.csv": ("south,South,hub,TR,44.0,39.0",),
    "plants.csv": (
        "coast-wells,Wells at the coast,producer,coast,crude,TR,TR,",
        "south-buyer,South,consumer,south,crude,*,TR,",
    ),
    "links.csv": ("spur,Spur to the south,pipeline,junction,south,crude,UP,pipe-co,UP;TR,",),
    "claims/example.csv": (
        "EX-050,crude,coast-wells,output,,5,4,6,kt/day,2023-01-01,2023-12-31,assumption,example,example,",
    ),
    "bindings.csv": (
        "coast-wells,output,,,EX-050,single,",
        "coast-wells,cost,,,EX-004,single,",
        "coast-wells,elasticity,,,EX-005,single,",
        "south-buyer,price,,,EX-014,single,",
        "south-buyer,elasticity,,,EX-015,single,",
        "spur,tariff,,,EX-024,single,",
    ),
}
#: tanks at the coast that hold fifty kilotonnes and are half full
TANKS: dict[str, tuple[str, ...]] = {
    "plants.csv": ("tanks,Tanks at the coast,store,coast,crude,*,pipe-co,",),
    "claims/example.csv": (
        "EX-060,crude,tanks,size,,50,40,60,kt,2023-01-01,2023-12-31,assumption,example,example,",
        "EX-061,crude,tanks,fill,,0.5,0.3,0.7,share,2023-01-01,2023-12-31,assumption,example,example,",
        "EX-062,crude,tanks,holding cost,,1,0.5,2,USD/t/month,2023-01-01,2023-12-31,plan,example,example,",
    ),
    "bindings.csv": (
        "tanks,size,,,EX-060,single,",
        "tanks,fill,,,EX-061,single,",
        "tanks,holding_cost,,,EX-062,single,",
    ),
}


@lru_cache(maxsize=1)
def template() -> Case:
    """Return the template case as it is shipped."""
    return load_case(Path(str(files("kerege.case"))) / "template")


@lru_cache(maxsize=1)
def solved_template() -> Solved:
    """Return the template, calibrated and solved."""
    return solve_case(Values(template()))


def changed(
    folder: Path,
    *replacements: tuple[str, str, str],
    added: Mapping[str, Iterable[str]] | None = None,
) -> Case:
    """Return the template with (file, old, new) replaced and lines added, written below ``folder``."""
    case = new_case(folder / "changed")
    for file, old, new in replacements:
        text = (case / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (case / file).write_text(text.replace(old, new), encoding="utf-8")
    for file, lines in (added or {}).items():
        with (case / file).open("a", encoding="utf-8") as out:
            out.writelines(line + "\n" for line in lines)
    return load_case(case)
