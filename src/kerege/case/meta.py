"""``case.toml``: whose question it is, the base period, the grid and the money."""

from __future__ import annotations

import re
from pathlib import Path

from kerege.base.columns import ID_REGEX
from kerege.base.findings import Finding
from kerege.base.periods import STEPS, Span
from kerege.case.elements import Elements
from kerege.case.hints import did_you_mean
from kerege.case.model import CaseMeta
from kerege.case.toml_reading import Fields, Toml, read_toml

FILE = "case.toml"
HEADER = "[case]"
KEYS = (
    "id", "title", "focus", "question", "base_start", "base_end", "grid", "currency", "price_year",
    "horizon_days", "default_shock", "vectors", "rivals", "parts",
)  # fmt: skip
CURRENCIES = ("USD",)
MAX_DAYS = 36_600


def read_meta(toml: Toml) -> tuple[CaseMeta | None, list[Finding]]:
    """Return the meta data, or nothing when the base period cannot be known, and the findings."""
    findings: list[Finding] = []
    top = Fields(toml, dict(toml.data), "", 0, findings)
    top.only(["case"])
    fields = Fields(toml, toml.data.get("case", {}), HEADER, 0, findings)
    fields.only(KEYS)
    step = _one_of(fields, "grid", STEPS, "month")
    currency = _one_of(fields, "currency", CURRENCIES, "USD")
    start = fields.day("base_start", required=True)
    end = fields.day("base_end", end=True, required=True)
    identity = fields.text("id", required=True)
    title = fields.text("title", required=True)
    focus = fields.text("focus", required=True)
    year = fields.whole("price_year", start.year if start else 2000, 1900, 2200)
    horizon = fields.whole("horizon_days", 365, 1, MAX_DAYS)
    if start is None or end is None:
        return None, findings
    if end <= start or (end - start).days > MAX_DAYS:
        fields.add("empty-period", f"the base period from {start} to {fields.table['base_end']} "
                   + ("is empty" if end <= start else "is longer than a century"), "base_end",
                   expected="base_end on or after base_start", found=f"{start} to {fields.table['base_end']}",
                   remedy="correct base_start or base_end")  # fmt: skip
        return None, findings
    meta = CaseMeta(
        id=identity,
        title=title,
        focus=focus,
        question=fields.text("question"),
        vectors=fields.texts("vectors"),
        base=Span(start, end),
        step=step,
        currency=currency,
        price_year=year,
        horizon_days=horizon,
        default_shock=fields.text("default_shock"),
        parts=fields.texts("parts"),
        rivals=fields.texts("rivals"),
    )
    return meta, findings


def part_names(toml: Toml, folder: Path) -> tuple[tuple[str, ...], list[Finding]]:
    """Return the parts of a case that are there, in the order of ``case.toml``, and what is wrong."""
    findings: list[Finding] = []
    case = toml.data.get("case", {})
    fields = Fields(toml, case if isinstance(case, dict) else {}, HEADER, 0, findings)
    good: list[str] = []
    for name in fields.texts("parts"):
        plain = re.fullmatch(ID_REGEX, name) and set(name) != {"."}
        if plain and name not in good and (folder / name).is_dir():
            good.append(name)
            continue
        problem = "is listed twice" if name in good else "is not a folder of the case"
        fields.add(
            "bad-part",
            f"part {name!r} {problem}",
            "parts",
            expected="names of sub-folders, each once",
            found=repr(name),
            remedy="create the folder, or correct the list",
        )
    return tuple(good), findings


def read_part_names(folder: Path) -> tuple[str, ...]:
    """Return the parts of the case in ``folder``; none where ``case.toml`` cannot be read."""
    toml, _ = read_toml(folder / FILE, FILE)
    return part_names(toml, folder)[0] if toml is not None else ()


def _one_of(fields: Fields, key: str, known: tuple[str, ...], default: str) -> str:
    value = fields.text(key, default=default)
    if value not in known:
        fields.add(
            "unknown-word",
            f"{key} {value!r} is not known",
            key,
            expected="one of: " + ", ".join(known),
            found=repr(value),
            remedy=did_you_mean(value, known),
        )
        return default
    return value


def check_meta(toml: Toml, meta: CaseMeta, elements: Elements, shock_ids: tuple[str, ...]) -> list[Finding]:
    """Return findings about names in ``case.toml`` that other files should know."""
    findings: list[Finding] = []
    fields = Fields(toml, toml.data.get("case", {}), HEADER, 0, findings)
    for key, names in (("focus", (meta.focus,)), ("vectors", meta.vectors), ("rivals", meta.rivals)):
        for name in names:
            if name and name not in elements.actors and not elements.unsure(name, ("actors",)):
                fields.add(
                    "unknown-id",
                    f"{key} names {name!r}, which is not an actor",
                    key,
                    found=repr(name),
                    expected="an id of actors.csv",
                    remedy=did_you_mean(name, elements.actors),
                )
    if meta.default_shock and meta.default_shock not in shock_ids:
        fields.add(
            "unknown-id",
            f"default_shock {meta.default_shock!r} is not a shock",
            "default_shock",
            expected="an id of shocks.toml",
            found=repr(meta.default_shock),
            remedy=did_you_mean(meta.default_shock, shock_ids),
        )
    return findings
