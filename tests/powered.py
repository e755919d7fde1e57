"""The template case with gas and power: three units of quantity, a joint product and a converter.

The hill makes gas along with its crude, wells at the lake make more; at the junction stoves take gas and a
burner turns it into power for lamps. The same rows can stand in one folder or in two parts of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from kerege.case import Case, load_case, new_case
from kerege.network.values import Values
from kerege.whatif.pipeline import Solved, solve_case

Rows = dict[str, tuple[str, ...]]
CLAIM = (
    "{id},,{element},{attribute},{of},{value},{low},{high},{unit},2023-01-01,2023-12-31,"
    "assumption,{source},me,"
)
CLAIMS = "claims/{part}.csv"
HEADERS = {
    "places.csv": "id,name,kind,territory,lat,lon",
    "plants.csv": "id,name,kind,place,good,origin,owner,note",
    "links.csv": "id,name,mode,from,to,goods,origins,operator,territories,note",
    "goods.csv": "id,name,system,quantity_unit,note",
    "systems.csv": "id,title,question,default_shock,picture,note",
    "recipes.csv": "plant,good,origin,role,note",
    "bindings.csv": "element,attribute,of,period,claims,rule,note",
    "sources.csv": "id,publisher,title,date,url,language",
    "claims": (
        "id,topic,subject,measure,object,value,low,high,unit,period_start,period_end,kind,source,speaker,note"
    ),
}
OIL: Rows = {"systems.csv": ("oil,Oil,What if the pipeline shuts?,pipe-shut-90,,",)}
#: element, attribute, of, value, low, high, unit
_GAS = (
    ("gas-wells", "output", "", 10, 9.5, 10.5, "Mm3/day"),
    ("gas-wells", "capacity", "", 12, 11, 13, "Mm3/day"),
    ("gas-wells", "cost", "", 30, 20, 40, "USD/1000 m3"),
    ("gas-wells", "elasticity", "", 0.3, 0.2, 0.4, "1"),
    ("field-hill", "ratio", "gas", 0.2, 0.15, 0.25, "Mm3/kt"),
    ("stoves", "demand", "", 11, 10.5, 11.5, "Mm3/day"),
    ("stoves", "price", "", 100, 95, 105, "USD/1000 m3"),
    ("stoves", "elasticity", "", 0.2, 0.1, 0.3, "1"),
    ("mode:pipeline:gas", "tariff", "", 5, 4, 6, "USD/1000 m3"),
)
_POWER = (
    ("burner", "ratio", "gas", 0.25, 0.24, 0.26, "Mm3/GWh"),
    ("burner", "output", "", 20, 19, 21, "GWh/day"),
    ("burner", "capacity", "", 25, 24, 26, "GWh/day"),
    ("burner", "cost", "", 10, 8, 12, "USD/MWh"),
    ("burner", "elasticity", "", 0.5, 0.4, 0.6, "1"),
    ("lamps", "demand", "", 20, 19, 21, "GWh/day"),
    ("lamps", "price", "", 50, 48, 52, "USD/MWh"),
    ("lamps", "elasticity", "", 0.1, 0.05, 0.2, "1"),
    ("lamps", "lost_load_value", "", 200, 150, 250, "USD/MWh"),
)
SHOCK = """
[[shock]]
id = "{id}"
title = "{title}"
start = "2023-04-01"
days = 90

  [[shock.action]]
  element = "{element}"
  attribute = "capacity"
  lost = {lost}
"""


def bound(
    prefix: str, source: str, numbers: tuple[tuple[str, str, str, float, float, float, str], ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a row of claims and a row of bindings for each number."""
    names = ("element", "attribute", "of", "value", "low", "high", "unit")
    cells = [
        {**dict(zip(names, number, strict=True)), "id": f"{prefix}-{n:03d}", "source": source}
        for n, number in enumerate(numbers, 1)
    ]
    claims = tuple(CLAIM.format(**cell) for cell in cells)
    return claims, tuple("{element},{attribute},{of},,{id},single,".format(**cell) for cell in cells)


def _gas() -> Rows:
    claims, bindings = bound("GA", "gas-book", _GAS)
    return {
        "systems.csv": ("gas,Gas,What if the wells stop?,wells-halved,,",),
        "goods.csv": ("gas,Natural gas,gas,Mm3,",),
        "plants.csv": (
            "gas-wells,Gas wells at the lake,producer,lake,gas,UP,upland-oil,",
            "stoves,Stoves,consumer,junction,gas,UP,UP,",
        ),
        "links.csv": (
            "gas-line,Gas line from the lake,pipeline,lake,junction,gas,UP,pipe-co,UP,",
            "hill-gas,Gas line from the hill,pipeline,hill,junction,gas,UP,pipe-co,UP,",
        ),
        "recipes.csv": ("field-hill,gas,UP,out,",),
        "bindings.csv": bindings,
        "sources.csv": (
            "gas-book,Gas Office,Invented book of gas,2024-01-01,,en",
            "gas-news,Gas News,Invented news of gas,2024-02-01,,en",
        ),
        "claims": claims,
        "shocks.toml": (
            SHOCK.format(id="wells-halved", title="Half the wells stop", element="gas-wells", lost=0.5),
        ),
    }


def _power() -> Rows:
    claims, bindings = bound("PO", "power-book", _POWER)
    return {
        "systems.csv": ("power,Power,What if the burner stops?,burner-stops,,",),
        "goods.csv": ("power,Power,power,GWh,",),
        "plants.csv": (
            "burner,Burner,converter,junction,power,UP,UP,",
            "lamps,Lamps,consumer,junction,power,UP,UP,",
        ),
        "recipes.csv": ("burner,gas,UP,in,",),
        "bindings.csv": bindings,
        "sources.csv": ("power-book,Power Office,Invented book of power,2024-01-01,,en",),
        "claims": claims,
        "shocks.toml": (
            SHOCK.format(id="burner-stops", title="The burner stops", element="burner", lost=1.0),
        ),
    }


PARTS: Mapping[str, Rows] = {"gas": _gas(), "power": _power()}


def write(file: Path, header: str | None, rows: tuple[str, ...]) -> None:
    """Append rows to a file; a new one gets its header first."""
    file.parent.mkdir(parents=True, exist_ok=True)
    first = (header,) if header and not file.exists() else ()
    with file.open("a", encoding="utf-8") as out:
        out.writelines(row + "\n" for row in (*first, *rows))


def _start(folder: Path) -> Path:
    """Return a copy of the template whose one good belongs to a system."""
    case = new_case(folder / "powered")
    write(case / "systems.csv", HEADERS["systems.csv"], OIL["systems.csv"])
    goods = case / "goods.csv"
    goods.unlink()
    write(goods, HEADERS["goods.csv"], ("crude,Crude oil,oil,kt,",))
    return case


def in_one(folder: Path) -> Path:
    """Return a case folder with all rows in its own files."""
    case = _start(folder)
    for rows in PARTS.values():
        for file, lines in rows.items():
            target = "claims/example.csv" if file == "claims" else file
            write(case / target, HEADERS.get(file), lines)
    return case


def in_parts(folder: Path) -> Path:
    """Return a case folder with the rows of gas and of power in two parts."""
    case = _start(folder)
    for part, rows in PARTS.items():
        for file, lines in rows.items():
            target = CLAIMS.format(part=part) if file == "claims" else file
            write(case / part / target, HEADERS.get(file), lines)
    toml = case / "case.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + 'parts = ["gas", "power"]\n', encoding="utf-8")
    return case


def changed(
    folder: Path, *replacements: tuple[str, str, str], added: Mapping[str, tuple[str, ...]] | None = None
) -> Case:
    """Return the case of :func:`in_one` with (file, old, new) replaced and lines added."""
    case = in_one(folder)
    for file, old, new in replacements:
        text = (case / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (case / file).write_text(text.replace(old, new), encoding="utf-8")
    for file, lines in (added or {}).items():
        write(case / file, HEADERS.get(file), lines)
    return load_case(case)


@lru_cache(maxsize=1)
def powered() -> Case:
    """Return the case in one folder."""
    return load_case(in_one(Path(mkdtemp())))


@lru_cache(maxsize=1)
def solved_powered() -> Solved:
    """Return the case, calibrated and solved."""
    return solve_case(Values(powered()))
