"""The bundled cases, each loaded and solved once for all tests of this folder."""

from __future__ import annotations

import pytest

from cases.worlds import World


@pytest.fixture(scope="session")
def country() -> World:
    """All systems of Kazakhstan."""
    return World("kazakhstan")
