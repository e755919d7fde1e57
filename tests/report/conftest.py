"""Fixtures of the report: an invented study, and the folder of its report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent))  # for the two files of the invented study

from invented_study import arm, make_study


@pytest.fixture
def study(tmp_path: Path) -> Any:
    return make_study(tmp_path)


@pytest.fixture
def armed(study: Any) -> Any:
    """The same with leverage, power, worst cases and a hedge."""
    return arm(study)


@pytest.fixture(scope="session")
def written_armed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    """An armed study and the folder of its report."""
    from kerege.report import write_report

    home = tmp_path_factory.mktemp("armed")
    made = arm(make_study(home))
    write_report(made, home / "out")
    return made, home / "out"


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    """One study and the folder of its report, for tests that only read."""
    from kerege.report import write_report

    home = tmp_path_factory.mktemp("report")
    made = make_study(home)
    write_report(made, home / "out")
    return made, home / "out"
