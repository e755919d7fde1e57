"""Make the builders of this folder importable, and end the child process after the tests."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))


@pytest.fixture(autouse=True, scope="session")
def _no_child_left() -> Iterator[None]:
    yield
    from kerege.documents import close_child

    close_child()
