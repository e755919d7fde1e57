"""Names are labels: other ids, in another order, change nothing else."""

import re
from pathlib import Path

import numpy as np
import pytest

from kerege.case import Case, load_case, new_case
from kerege.network.build import build_network
from kerege.network.values import Values
from kerege.whatif.pipeline import solve_case
from templates import solved_template, template

IDS = (
    "hill", "lake", "junction", "coast", "west-town", "east-town", "field-hill", "field-lake", "buyer-west",
    "buyer-east", "hill-feed", "lake-feed", "pipe", "rail", "lane-west", "lane-east", "coast-port", "exports",
    "UP", "TR", "NB", "WE", "EA", "UNION", "upland-oil", "pipe-co", "rail-co",
)  # fmt: skip


def renamed(folder: Path, names: dict[str, str]) -> Case:
    path = new_case(folder / "renamed")
    some = "|".join(sorted(names, key=len, reverse=True))
    whole = re.compile(rf"(?<!Neighbour,)(?<![\w-])({some})(?![\w-])")  # the mode called rail stays
    for file in sorted((*path.rglob("*.csv"), *path.rglob("*.toml"))):
        text = file.read_text(encoding="utf-8")
        file.write_text(whole.sub(lambda m: names[m[0]], text), encoding="utf-8")
    return load_case(path)


def test_names_in_the_same_order_give_the_same_arrays(tmp_path: Path) -> None:
    case = renamed(tmp_path, {name: f"{name[0]}x{name[1:]}" for name in IDS})
    new, old = (build_network(Values(c), c.meta.grid) for c in (case, template()))
    assert new.names.links == tuple(f"{name[0]}x{name[1:]}" for name in old.names.links)
    for part in ("links", "producers", "consumers", "stores"):
        for field in getattr(old, part).__dataclass_fields__:
            np.testing.assert_array_equal(
                getattr(getattr(new, part), field), getattr(getattr(old, part), field)
            )
    np.testing.assert_array_equal(new.limits.on_arcs.toarray(), old.limits.on_arcs.toarray())
    np.testing.assert_array_equal(new.limits.capacity, old.limits.capacity)


@pytest.mark.parametrize("seed", [1, 2])
def test_names_in_any_order_give_the_same_market(tmp_path: Path, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(IDS))
    names = {name: f"n{order[i]:02d}" for i, name in enumerate(IDS)}
    new, old = solve_case(Values(renamed(tmp_path, names))), solved_template()
    ids = old.outcome.network.names
    assert new.outcome.network.names.links != tuple(names[k] for k in ids.links)  # the order did change
    for kind, attribute in (("links", "flow"), ("producers", "output"), ("consumers", "demand")):
        other = getattr(new.outcome.network.names, kind)
        rows = [other.index(names[element]) for element in getattr(ids, kind)]
        np.testing.assert_allclose(
            getattr(new.outcome, attribute)[rows], getattr(old.outcome, attribute), rtol=1e-7
        )
    money = {
        names[actor]: total
        for actor, total in zip(ids.actors, old.accounts(old.outcome).money.sum(axis=(0, 2)), strict=True)
    }
    found = new.accounts(new.outcome).money.sum(axis=(0, 2))
    for actor, total in zip(new.outcome.network.names.actors, found, strict=True):
        assert total == pytest.approx(money[actor], rel=1e-7, abs=1e-3)
