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
