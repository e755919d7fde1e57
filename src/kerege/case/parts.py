"""The tables of a case folder and of its parts, put together.

A large case may keep each of its systems in a sub-folder that holds the same files as the case itself; the
key ``parts`` of ``case.toml`` lists them. Rows are taken in the order of the folder, then of the parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import dataframely as dy
import polars as pl

from kerege.base.findings import Finding, Severity, error
from kerege.base.tables import Table, read_full
from kerege.case.schemas import REQUIRED_TABLES, TABLES
from kerege.case.toml_reading import Toml, read_toml

FILE_COLUMN = "_file"
ROOT = ""


@dataclass
class Read:
    """What was read of a folder so far.

    tables : by file stem; ``_file`` and ``_row`` say where each row stands
    broken : first key of the rows that were left out because of an error, by table
    lost   : tables and TOML files of which something could not be read at all
    tomls  : by their name relative to the case folder
    """

    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    broken: dict[str, frozenset[str]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    tomls: dict[str, Toml] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def tomls_named(self, name: str) -> list[Toml]:
        """Return the TOML files of one name, that of the case first."""
        return [toml for file, toml in self.tomls.items() if file.rpartition("/")[2] == name]


def read_parts(folder: Path, parts: Sequence[str], read: Read) -> None:
    """Add the tables of ``folder`` and its ``parts`` to ``read``."""
    for stem, schema in TABLES.items():
        _read_table(folder, parts, stem, schema, read)


def read_toml_files(folder: Path, names: Sequence[str], read: Read) -> None:
    """Add the TOML files ``names`` (relative to the folder) that are there."""
    for name in names:
        if not (folder / name).exists():
            continue
        toml, problems = read_toml(folder / name, name)
        read.findings += problems
        if toml is not None:
            read.tomls[name] = toml
        else:
            read.lost.add(name.rpartition("/")[2])


def _read_table(folder: Path, parts: Sequence[str], stem: str, schema: type[dy.Schema], read: Read) -> None:
    names = [f"{stem}.csv", *(f"{part}/{stem}.csv" for part in parts)]
    there = [name for name in names if (folder / name).exists()] or names[:1]
    tables = [read_full(folder / name, schema, name) for name in there]
    optional = stem not in REQUIRED_TABLES or len(there) > 1
    frames, broken = [], set()
    first = next(iter(schema.columns()))
    for table in tables:
        read.findings += [
            f for f in table.findings if not (optional and f.code in {"missing-file", "no-rows"})
        ]
        wrong = {f.code for f in table.findings if f.severity is Severity.ERROR}
        if (wrong - {"missing-file"} and not table.printed) or (not optional and "missing-file" in wrong):
            read.lost.add(stem)
        good = set(table.good["_row"].to_list())
        broken |= {cells[first] for row, cells in table.printed.items() if row not in good}
        frames.append(table.good.with_columns(pl.lit(table.label, dtype=pl.String).alias(FILE_COLUMN)))
    read.findings += _repeated_keys(tables, schema)
    read.broken[stem] = frozenset(broken)
    read.tables[stem] = pl.concat(frames)


def _repeated_keys(tables: Sequence[Table], schema: type[dy.Schema]) -> list[Finding]:
    """Return an error for every key that an earlier file of the same table has already."""
    names = schema.primary_key()
    seen: dict[tuple[str, ...], str] = {}
    findings = []
    for table in tables if names else ():
        for line, cells in table.printed.items():
            key = tuple(cells[name] for name in names)
            where = seen.setdefault(key, f"{table.label}:{line}")
            if not any(key) or where.rpartition(":")[0] == table.label:
                continue
            findings.append(
                error(
                    "duplicate-key",
                    f"{', '.join(key).rstrip(', ')} is already in {where}",
                    file=table.label,
                    row=line,
                    subject=key[0],
                    expected="each key once in the whole case",
                    found=f"the key of {where} again",
                    remedy="remove one of the rows or give it another key",
                )
            )
    return findings
