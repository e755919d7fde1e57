from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kerege.evidence import Claim, Kind, Source

BASE = Claim(
    id="c1",
    topic="",
    subject="CPC",
    measure="capacity",
    object="",
    value=67.0,
    low=None,
    high=None,
    unit="Mt/yr",
    start=date(2023, 1, 1),
    end=date(2024, 1, 1),
    kind=Kind.MEASURED,
    source="s1",
    speaker="",
    note="",
    rounding=0.5,
    file="claims/a.csv",
    row=2,
)


@pytest.fixture(scope="session")
def claim():
    """Return a maker of claims: an id, and what differs from a plain one."""

    def make(name: str, value: float | None = 67.0, **changes: object) -> Claim:
        return replace(BASE, **{"id": name, "value": value, **changes})

    return make


@pytest.fixture(scope="session")
def source():
    """Return a maker of sources."""

    def make(name: str, day: str = "2023") -> Source:
        return Source(name, f"publisher of {name}", "", day, "", "en")

    return make


CLAIMS_HEADER = (
    "id,topic,subject,measure,object,value,low,high,unit,period_start,period_end,kind,source,speaker,note"
)
SOURCES_HEADER = "id,publisher,title,date,url,language"


@pytest.fixture
def case(tmp_path: Path):
    """Return a writer of a small case folder: rows of claims and sources by file name."""

    def write(claims: dict[str, str], sources: str = "s1,Reuters,,2023,,en\n") -> Path:
        (tmp_path / "claims").mkdir(exist_ok=True)
        for name, rows in claims.items():
            (tmp_path / "claims" / name).write_text(f"{CLAIMS_HEADER}\n{rows}", encoding="utf-8")
        (tmp_path / "sources.csv").write_text(f"{SOURCES_HEADER}\n{sources}", encoding="utf-8")
        return tmp_path

    return write
