"""A copy of the template case that a test may spoil."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kerege.base.findings import Finding, FindingsError, Severity
from kerege.case import Case, check_case, load_case, new_case


@dataclass(frozen=True)
class Folder:
    path: Path

    def replace(self, file: str, old: str, new: str) -> Folder:
        text = (self.path / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (self.path / file).write_text(text.replace(old, new), encoding="utf-8")
        return self

    def append(self, file: str, *lines: str) -> Folder:
        with (self.path / file).open("a", encoding="utf-8") as out:
            out.writelines(line + "\n" for line in lines)
        return self

    def drop(self, file: str, start: str) -> Folder:
        lines = (self.path / file).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(start)]
        assert len(kept) < len(lines)
        (self.path / file).write_text("".join(kept), encoding="utf-8")
        return self

    def row(self, file: str, needle: str) -> int:
        lines = (self.path / file).read_text(encoding="utf-8").splitlines()
        rows = [n for n, line in enumerate(lines, 1) if needle in line]
        assert rows, f"{needle!r} is not in {file}"
        return rows[-1]

    def check(self) -> tuple[Finding, ...]:
        return check_case(self.path)

    def load(self) -> Case:
        return load_case(self.path)

    def only(self, code: str) -> Finding:
        """Return the single error, which must have this code, and make sure that loading tells the same."""
        found = self.check()
        wrong = [f for f in found if f.severity is Severity.ERROR]
        assert [f.code for f in wrong] == [code], "\n".join(map(str, wrong))
        with pytest.raises(FindingsError) as raised:
            self.load()
        assert raised.value.findings == found
        return wrong[0]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(new_case(tmp_path / "mine"))
