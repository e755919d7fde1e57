"""Exclusions take claims out, choices override the rule, and both keep their reasons."""

from __future__ import annotations

import pytest

from kerege.case import why
from kerege.case.lineage_model import Standing

from .conftest import Folder

EXCLUDE = ["[[exclude]]", 'claim = "EX-021"', 'reason = "too old"']
CHOOSE = [
    "[[choose]]",
    'element = "pipe"',
    'attribute = "capacity"',
    'claim = "EX-022"',
    'reason = "the operator"',
]
MT_PER_DAY = 1000 / 365


def test_an_excluded_claim_leaves_the_estimate_and_is_shown(folder: Folder) -> None:
    case = folder.append("choices.toml", *EXCLUDE).load()
    number = case.number("pipe", "capacity")
    assert number is not None
    assert number.estimate.members == ("EX-022",)
    assert number.estimate.interval.mid == pytest.approx(17 * MT_PER_DAY)
    shown = {c.id: c for c in why(case, "pipe.capacity").numbers[0].claims}
    assert (shown["EX-021"].standing, shown["EX-021"].reason) == (Standing.EXCLUDED, "too old")
    assert shown["EX-022"].standing is Standing.MEMBER


def test_a_chosen_claim_overrides_the_rule(folder: Folder) -> None:
    case = folder.append("choices.toml", *CHOOSE).load()
    number = case.number("pipe", "capacity")
    assert number is not None
    assert number.estimate.rule == "single"
    assert number.estimate.interval.mid == pytest.approx(17 * MT_PER_DAY)
    answer = why(case, "pipe.capacity").numbers[0]
    assert "the operator" in answer.explanation
    assert {c.id: c.standing for c in answer.claims} == {
        "EX-021": Standing.NOT_CHOSEN,
        "EX-022": Standing.MEMBER,
    }


def test_an_excluded_speaker_empties_every_number_he_filled(folder: Folder) -> None:
    folder.append("choices.toml", "[[exclude]]", 'speaker = "example"', 'reason = "invented"')
    found = [f for f in folder.check() if f.code == "exclusion-empties"]
    numbers = (folder.path / "bindings.csv").read_text(encoding="utf-8").count("\n") - 1
    assert len(found) == numbers
    assert all(f.file == "bindings.csv" and f.row and "drop the exclusion" in f.remedy for f in found)


def test_excluding_a_part_of_a_derived_rule(folder: Folder) -> None:
    folder.append("choices.toml", *EXCLUDE).replace(
        "bindings.csv", "EX-021;EX-022,median", "EX-021;EX-022,difference"
    )
    finding = folder.only("exclusion-breaks-rule")
    assert finding.row == folder.row("bindings.csv", "EX-021;EX-022")
    assert "EX-021" in finding.found
    assert "choose one" in finding.remedy


@pytest.mark.parametrize(
    ("lines", "code", "key", "remedy"),
    [
        (EXCLUDE[:2], "missing-key", "[[exclude]]", "add reason"),
        (["[[exclude]]", 'reason = "x"'], "bad-exclusion", "[[exclude]]", "keep one"),
        ([*EXCLUDE, 'speaker = "example"'], "bad-exclusion", "[[exclude]]", "keep one"),
        (["[[exclude]]", 'speaker = "exampel"', 'reason = "x"'], "unknown-speaker", "exampel", "write e"),
        (["[[exclude]]", 'claim = "EX-999"', 'reason = "x"'], "missing-claim", "EX-999", "write EX-"),
        ([*EXCLUDE, "because = 1"], "unknown-key", "because", "write"),
        ([*CHOOSE, "period = 1"], "unknown-key", "period", "write"),
        ([*CHOOSE[:4]], "missing-key", "[[choose]]", "add reason"),
        ([CHOOSE[0], 'element = "pope"', *CHOOSE[2:]], "unknown-id", "pope", "write pipe"),
        ([*CHOOSE[:2], 'attribute = "output"', *CHOOSE[3:]], "unknown-attribute", "output", "write"),
        ([*CHOOSE[:3], 'claim = "EX-999"', CHOOSE[4]], "missing-claim", "EX-999", "write EX-"),
        ([*CHOOSE[:2], 'attribute = "ramp"', *CHOOSE[3:]], "unused-choice", "[[choose]]", "bind the number"),
        ([*CHOOSE, *CHOOSE], "choice-conflict", "[[choose]]", "keep one"),
        ([*EXCLUDE, *CHOOSE[:3], 'claim = "EX-021"', CHOOSE[4]], "choice-conflict", "[[choose]]", "drop"),
        (["[choose]"], "wrong-type", "[choose]", "two brackets"),
        (["choose = 3"], "wrong-type", "choose = 3", "two brackets"),
        (["exclude = [1]"], "wrong-type", "exclude = [1]", "keys below"),
        (["[[chose]]"], "unknown-key", "[[chose]]", "write choose"),
    ],
)  # fmt: skip
def test_wrong_choices(folder: Folder, lines: list[str], code: str, key: str, remedy: str) -> None:
    folder.append("choices.toml", *lines)
    found = [f for f in folder.check() if f.file == "choices.toml" and f.code == code]
    assert found, "\n".join(map(str, folder.check()))
    assert found[-1].row == folder.row("choices.toml", key)
    assert remedy in found[-1].remedy
    assert found[-1].expected
    assert found[-1].found
