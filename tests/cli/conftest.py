"""A small case on disk, and the command line called in this process."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kerege.case.scaffold import new_case
from kerege.cli.main import app


@dataclass(frozen=True)
class Said:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout; NaN and infinity are refused."""

        def refuse(word: str) -> None:
            raise AssertionError(f"{word} in the JSON document")

        return json.loads(self.out, parse_constant=refuse)


@pytest.fixture
def kerege(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    monkeypatch.delenv("KEREGE_DEBUG", raising=False)

    def call(*words: str | Path) -> Said:
        result = CliRunner().invoke(app, [str(word) for word in words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_case(tmp_path_factory.mktemp("case") / "template")


@pytest.fixture
def case(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "mine"))


CLAIM = "EX-{n},crude,{subject},{measure},,{value},{low},{high},{unit},,,assumption,example,example,"
WIDER = (
    (90, "wider-rail", "capital_cost", 200, 150, 300, "MUSD"),
    (91, "wider-rail", "lead_time", 2, 1, 3, "year"),
    (92, "wider-rail.tariff", "added", -20, -25, -15, "USD/t"),
)


@pytest.fixture
def opted(case: Path) -> Path:
    """The case with one option: a second track, which makes the railway cheaper."""
    (case / "options.csv").write_text("id,name,builder,excludes,note\nwider-rail,Wider railway,,,\n")
    (case / "option_effects.csv").write_text(
        "id,option,element,attribute,origins,note\nwider-rail.tariff,wider-rail,rail,tariff,,\n"
    )
    for n, subject, measure, value, low, high, unit in WIDER:
        claim = CLAIM.format(
            n=n, subject=subject, measure=measure, value=value, low=low, high=high, unit=unit
        )
        for file, line in (
            ("claims/example.csv", claim),
            ("bindings.csv", f"{subject},{measure},,,EX-{n},single,"),
        ):
            with (case / file).open("a", encoding="utf-8") as out:
                out.write(line + "\n")
    return case
