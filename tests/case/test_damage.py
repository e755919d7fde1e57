"""Whatever happens to the bytes of a file, loading gives a case or findings, never a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.base.findings import FindingsError, Severity
from kerege.case import check_case, load_case, new_case

with tempfile.TemporaryDirectory() as _home:
    _template = new_case(Path(_home) / "template")
    FILES = {
        p.relative_to(_template).as_posix(): p.read_bytes()
        for p in sorted(_template.rglob("*"))
        if p.is_file()
    }

#: bytes that mean something to the readers, and any others
PIECES = st.one_of(
    st.sampled_from(
        [
            b",",
            b";",
            b'"',
            b"\n",
            b"\r",
            b"*",
            b"=",
            b"[",
            b"]",
            b"-",
            b"9",
            b"NaN",
            b"1e999",
            b"\x00",
            b"mode:",
            b"same:",
            b"UP",
            b"pipe",
            b"2023",
            b"9999-12-31",
            b"0001",
            b"\xef\xbb\xbf",
        ]
    ),
    st.binary(max_size=6),
)


@st.composite
def damage(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file and its content with up to four places cut out or written over."""
    name = draw(st.sampled_from(sorted(FILES)))
    content = FILES[name]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        gone = draw(st.integers(0, 12))
        content = content[:at] + draw(PIECES) + content[at + gone :]
    return name, content


def _tell(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as home:
        for name, content in files.items():
            path = Path(home) / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        findings = check_case(home)
        wrong = [f for f in findings if f.severity is Severity.ERROR]
        assert all(f.remedy and (f.file or f.subject) for f in wrong)
        if not wrong:
            assert load_case(home).findings == findings
            return
        with pytest.raises(FindingsError) as raised:
            load_case(home)
        assert raised.value.findings == findings


@settings(deadline=None, max_examples=150)
@given(damage())
def test_damaged_bytes_give_findings(spoiled: tuple[str, bytes]) -> None:
    name, content = spoiled
    _tell({**FILES, name: content})


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(sorted(FILES)), st.sampled_from(sorted(FILES)))
def test_a_file_with_the_content_of_another(one: str, two: str) -> None:
    _tell({**FILES, one: FILES[two]})


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([n for n in sorted(FILES) if n.endswith(".csv")]), st.data())
def test_a_cell_replaced_by_another_cell(name: str, data: st.DataObject) -> None:
    rows = [line.split(",") for line in FILES[name].decode().splitlines()]
    row = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[row]) - 1))
    cells = sorted(
        {cell for text in FILES.values() for line in text.decode().splitlines() for cell in line.split(",")}
    )
    rows[row][column] = data.draw(st.sampled_from([*cells, "1e308", "-1e308", "*", "0"]))
    _tell({**FILES, name: "\n".join(",".join(r) for r in rows).encode()})
