import hashlib
import itertools
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kerege.documents.document import Document, Paragraph, Sentence
from kerege.evidence import Claim, Kind, Source, open_ledger
from kerege.reader.candidates import Candidate

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


@pytest.fixture(scope="session")
def postgres_server():
    """Return a running PostgreSQL server; skip where there is none."""
    if sys.platform == "win32":
        pytest.skip("the server of the tests is reached by a Unix socket")
    from evidence.postgres import running_server, why_not

    reason = why_not()
    if reason:
        pytest.skip(reason)
    with running_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server) -> str:
    """Return the address of an empty database of a real server."""
    return postgres_server.new_base(f"t{next(_NUMBERS)}")


_NUMBERS = itertools.count(1)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request, tmp_path) -> str:
    """Return where a new ledger can be made: a path, and the address of a database of a real server."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    return request.getfixturevalue("postgres_url")


@pytest.fixture
def ledger(place):
    """Return an open, empty ledger of either sort."""
    with open_ledger(place) as opened:
        yield opened


FIGURE = re.compile(
    r"(?P<who>[A-Z]\w+)[^.0-9]*? (?P<figure>(?P<value>[0-9]+(?:\.[0-9]+)?) (?P<unit>Mt|kt|%))"
)


@pytest.fixture(scope="session")
def read_text():
    """Return a little reader: ``Ada ships 67 Mt. Bob 5 kt.`` gives a document and two candidates."""

    def read(text: str, name: str = "a.txt", *, extractor: str = "rules 0.1", changes=None, **more):
        sentences = [
            Sentence(m.start(), m.end(), 0, "en") for m in re.finditer(r"[^.\s](?:[^.]|\.(?=[0-9]))*\.", text)
        ]
        digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
        document = Document(
            name=name, digest=digest, form="text", text=text,
            paragraphs=(Paragraph(0, len(text), "en"),), sentences=tuple(sentences), **more,
        )  # fmt: skip
        found = []
        for sentence in sentences:
            for match in FIGURE.finditer(text, sentence.start, sentence.end):
                one = Candidate(
                    doc=name, digest=digest, char_start=match.start("figure"), char_end=match.end("figure"),
                    span=match["figure"], claim_start=sentence.start, claim_end=sentence.end, kind="quantity",
                    value=float(match["value"]), unit=match["unit"], measure="flow", subject=match["who"],
                    period="2023", language="en", extractor=extractor,
                )  # fmt: skip
                found.append(replace(one, **(changes or {})))
        return document, tuple(found)

    return read
