"""The quantity layers of all language packs say what the engine understands, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerege.reader.packs import LANGUAGES, Entry, entries

ROLES = {
    "numbers": {
        *(
            "article",
            "small",
            "tens",
            "hundred",
            "thousand",
            "half",
            "multiple",
            "fraction",
            "vague",
            "several",
        ),
        *("ordinal", "factor", "factor_before", "times", "times_tail", "again", "sign", "out_of", "every"),
        "none",
        *("rank_before", "rank_top", "rank_after", "rank_tail", "event_tail", "top"),
    },
    "per": {"word", "whole", "of", "under", "costs", "area", "none"},
    "comparators": {
        *(None, "range_open", "range_mid", "range_close", "range_after", "list", "filler", "part", "further"),
        *("not", "echo"),
    },
}
_CHANGES = {"rise", "fall", "level", "move", "by", "to", "from", "against", "number", "none", "past", "holds"}
KEYS = {"changes": _CHANGES}
SIDES = {"before", "after", "noun", "whole", "unit"}
APPLIES = {
    *("all", "bare", "unknown", "count", "small", "plain", "time", "plain time", "measured"),
    *("fraction", "factor", "rank", "event", "one", "round words"),
    *("age", "body", "compared", "year number", "day number"),
}


@pytest.fixture(params=LANGUAGES)
def layers(request: pytest.FixtureRequest) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries(request.param):
        found.setdefault(entry.layer, []).append(entry)
    return found


def test_roles_and_keys_are_known(layers: dict[str, list[Entry]]) -> None:
    for layer, roles in ROLES.items():
        strange = [entry.key for entry in layers[layer] if entry.data.get("role") not in roles]
        assert strange == [], layer
    for layer, keys in KEYS.items():
        assert {entry.key for entry in layers[layer]} <= keys


def test_units_have_a_base_and_a_factor(layers: dict[str, list[Entry]]) -> None:
    for entry in layers["units"]:
        assert isinstance(entry.data["base"], str), entry.key
        assert float(entry.data.get("factor", 1)) > 0, entry.key
        assert all(float(power) > 1 for power in entry.data.get("prefix", {})), entry.key


def test_one_unit_has_one_factor_in_all_packs(layers: dict[str, list[Entry]]) -> None:
    factors: dict[str, set[tuple[str, float]]] = {}
    for entry in layers["units"]:
        name = str(entry.data.get("unit", entry.key))
        factors.setdefault(name, set()).add((entry.data["base"], float(entry.data.get("factor", 1))))
    assert {name: found for name, found in factors.items() if len(found) > 1} == {}


def test_scales_are_large(layers: dict[str, list[Entry]]) -> None:
    assert all(entry.data["value"] >= 500 for entry in layers["scales"])


def test_contexts_say_where_they_stand_and_what_they_exclude(layers: dict[str, list[Entry]]) -> None:
    classes = APPLIES | {str(entry.data["base"]) for entry in layers["units"]}
    for entry in layers["not_claims"]:
        assert entry.data.get("side") in SIDES, entry.key
        assert set(entry.data.get("applies", ["all"])) <= classes, entry.key


def test_comparators_are_known(layers: dict[str, list[Entry]]) -> None:
    for entry in layers["comparators"] + layers.get("comparators_after", []):
        if "role" not in entry.data:
            assert entry.key in ("~", "<", ">", "="), entry.key


def test_the_schema_names_every_quantity_layer() -> None:
    packs = Path(__file__).parents[2] / "src/kerege/reader/packs"
    told = (packs / "README.md").read_text(encoding="utf-8")
    for layer in ("numbers", "scales", "units", "per", "comparators", "counted", "changes", "not_claims"):
        assert f"### {layer}.toml" in told
