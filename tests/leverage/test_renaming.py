"""Names and the order of rows decide nothing: leverage and power come out the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kerege.case import load_case, new_case
from kerege.leverage.coalitions import find_power
from kerege.leverage.matrix import Leverage, find_leverage
from kerege.network.values import Values
from kerege.whatif.pipeline import Solved, solve_case
from templates import solved_template

#: new names, in another order than the old ones
NAMES = {"UP": "AA", "TR": "ZZ", "NB": "MM", "WE": "BB", "EA": "YY", "UNION": "CC"}
OTHER = {
    "pipe": "x-line",
    "lane-west": "a-lane",
    "field-hill": "z-field",
    "upland-oil": "z-oil",
    "pipe-co": "a-co",
}


def other_case(folder: Path, names: dict[str, str], *, backwards: bool) -> Solved:
    """Return the template with ids replaced and, if wanted, the rows of every table in reverse."""
    case = new_case(folder / "other")
    for file in [*case.rglob("*.csv"), *case.glob("*.toml")]:
        text = file.read_text(encoding="utf-8")
        for old, new in names.items():
            text = re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text)
        if backwards and file.suffix == ".csv":
            header, *rows = text.splitlines()
            text = "\n".join([header, *reversed(rows)]) + "\n"
        file.write_text(text, encoding="utf-8")
    return solve_case(Values(load_case(case)))


def figures(found: Leverage, names: dict[str, str]) -> dict[tuple[object, ...], tuple[object, float, float]]:
    """Return losses by kind, coercer and target; combinations with the elements they use, by new names."""
    back = {new: old for old, new in names.items()}

    def old(name: str) -> str:
        return back.get(name, name)

    table = {}
    for t in found.threats:
        elements = tuple(sorted((old(i.element), i.deed.value) for i in t.instruments))
        single = elements if t.kind == "single" else ()
        table[t.kind, old(t.coercer), old(t.target), single] = (elements, t.loss, t.own_loss)
    return table


CHANGES = [
    pytest.param({}, True, id="rows backwards"),
    pytest.param({**NAMES, **OTHER}, False, id="renamed"),
    pytest.param({**NAMES, **OTHER}, True, id="both"),
]


@pytest.mark.parametrize(("names", "backwards"), CHANGES)
def test_leverage(tmp_path: Path, names: dict[str, str], *, backwards: bool) -> None:
    other = find_leverage(other_case(tmp_path, names, backwards=backwards), months=(1,), workers=1)
    mine, theirs = (
        figures(find_leverage(solved_template(), months=(1,), workers=1), {}),
        figures(other, names),
    )
    assert mine.keys() == theirs.keys()
    for key, (elements, loss, own_loss) in mine.items():
        assert theirs[key][0] == elements, key
        assert theirs[key][1:] == pytest.approx((loss, own_loss), rel=1e-5, abs=10)


@pytest.mark.parametrize(("names", "backwards"), CHANGES)
def test_power(tmp_path: Path, names: dict[str, str], *, backwards: bool) -> None:
    players = ("UP", "TR", "WE", "EA")
    mine = find_power(solved_template(), players=players, options=(), workers=1).base
    solved = other_case(tmp_path, names, backwards=backwards)
    renamed = [names.get(p, p) for p in reversed(players)]
    theirs = find_power(solved, players=renamed, options=(), workers=1).base
    whole = mine.values[-1]
    for shares in ("shapley", "nucleolus", "alone"):
        expected = getattr(mine, shares)[::-1]
        assert getattr(theirs, shares) == pytest.approx(expected, abs=1e-6 * whole), shares
