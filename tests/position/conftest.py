"""The template case with relations of Upland (UP) to Transit, Neighbour, Westland, Eastland and a union."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kerege.base.findings import Finding, FindingsError, Severity
from kerege.case import Case, check_case, load_case, new_case

TIES = "id,domain,measure,form,actor,partner,via,by,start,end,basis,unit,claims,rule,note"
TIMELINE = "id,date,end,type,actor,partner,title,claims,note"
FORECASTS = "id,title,measure,unit,due,claims,resolved_by,rule,direction,note"
CLAIMS = (
    "id,topic,subject,measure,object,value,low,high,unit,period_start,period_end,kind,source,speaker,note"
)


@dataclass
class Relations:
    """A case folder on which a test writes claims and ties line by line."""

    path: Path

    def __post_init__(self) -> None:
        for name, head in (
            ("ties.csv", TIES),
            ("timeline.csv", TIMELINE),
            ("forecasts.csv", FORECASTS),
            ("claims/ties.csv", CLAIMS),
        ):
            (self.path / name).write_text(head + "\n", encoding="utf-8")

    def append(self, file: str, *lines: str) -> Relations:
        with (self.path / file).open("a", encoding="utf-8") as out:
            out.writelines(line + "\n" for line in lines)
        return self

    def claim(
        self,
        name: str,
        value: float | str,
        unit: str = "%",
        year: str = "2023",
        *,
        low: str = "",
        high: str = "",
        kind: str = "measured",
        speaker: str = "customs",
        measure: str = "trade",
        start: str | None = None,
    ) -> Relations:
        begin = year if start is None else start
        return self.append(
            "claims/ties.csv",
            f"{name},ties,UP,{measure},,{value},{low},{high},{unit},{begin},{year},{kind},example,{speaker},",
        )

    def tie(self, name: str, partner: str, claims: str, **cells: str) -> Relations:
        row = {
            "id": name, "domain": "trade", "measure": "turnover", "form": "share", "partner": partner,
            "by": "customs", "start": "2023", "end": "2023", "claims": claims, **cells,
        }  # fmt: skip
        return self.append("ties.csv", ",".join(row.get(column, "") for column in TIES.split(",")))

    def share(self, partner: str, value: float | str, **cells: str) -> Relations:
        """Add a share in percent with its claim."""
        year = cells.get("end", "2023")
        name = "-".join(
            [partner, year, *(cells.get(k, "") for k in ("domain", "by", "via", "actor") if cells.get(k))]
        )
        return self.claim(f"C-{name}", value, year=year).tie(f"t-{name}", partner, f"C-{name}", **cells)

    def amount(self, partner: str, value: float | str, unit: str = "MUSD", **cells: str) -> Relations:
        """Add an amount with its claim."""
        tag = "all" if partner == "*" else partner
        year = cells.get("end", "2023")
        name = "-".join(
            [tag, year, *(cells.get(k, "") for k in ("domain", "by", "via", "actor") if cells.get(k))]
        )
        return self.claim(f"A-{name}", value, unit, year=year).tie(
            f"a-{name}", partner, f"A-{name}", form="amount", unit=unit, **cells
        )

    def event(
        self, name: str, domain: str, partner: str, start: str, end: str = "", **cells: str
    ) -> Relations:
        return self.claim(f"E-{name}", "", "event", year=start).tie(
            name, partner, f"E-{name}", domain=domain, measure="recorded", form="event", by="", start=start,
            end=end, **cells,
        )  # fmt: skip

    def vectors(self, *names: str) -> Relations:
        text = (self.path / "case.toml").read_text(encoding="utf-8")
        old = next(line for line in text.splitlines() if line.startswith("vectors"))
        new = "vectors = [" + ", ".join(f'"{n}"' for n in names) + "]"
        (self.path / "case.toml").write_text(text.replace(old, new), encoding="utf-8")
        return self

    def check(self) -> tuple[Finding, ...]:
        return check_case(self.path)

    def load(self) -> Case:
        return load_case(self.path)

    def only(self, code: str) -> Finding:
        """Return the single error, which has this code and all its parts, and make sure loading tells it."""
        wrong = [f for f in self.check() if f.severity is Severity.ERROR]
        assert [f.code for f in wrong] == [code], "\n".join(map(str, wrong))
        with pytest.raises(FindingsError):
            self.load()
        assert wrong[0].file
        assert wrong[0].expected
        assert wrong[0].found
        assert wrong[0].remedy
        return wrong[0]

    def only_warning(self, code: str) -> Finding:
        (finding,) = (f for f in self.load().findings if f.code == code)
        assert finding.row
        assert finding.remedy
        return finding


@pytest.fixture
def made(tmp_path: Path) -> Relations:
    return Relations(new_case(tmp_path / "mine"))
