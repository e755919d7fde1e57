"""Language packs: the words of a language as data, one TOML file for each layer.

A file ``packs/<language>/<layer>.toml`` holds entries; those of ``packs/common`` count in every language::

    [endings]
    noun = ["", "а", "у", "ом"]

    [[entry]]
    key = "billion"                  # what the words mean
    forms = ["миллиард<noun>", "млрд"]   # <noun> stands for each of the endings, {a,b} for each of the parts
    edge = "word"                    # word (default): whole words; start: it may go on; any: inside a word
    case = true                      # only in these letters ("MW", not "mw"); default false
    value = 1e9                      # everything else is data of the layer
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from types import MappingProxyType
from typing import Any

LANGUAGES = ("de", "en", "kk", "nl", "ru")
COMMON = "common"
EDGES = ("word", "start", "any")
_OWN = ("key", "forms", "edge", "case")
_PART = re.compile(r"<(\w+)>|\{([^{}]*)\}")


class PackError(ValueError):
    """A pack file is not what the reader expects; the message names file and entry."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What some words of a language stand for.

    layer : name of the file (``units``); key : what the words mean, unique together with the layer
    edge  : ``word``, ``start`` or ``any``; case : whether the letters' case counts
    data  : everything else the file says of it
    """

    layer: str
    key: str
    forms: tuple[str, ...]
    edge: str
    case: bool
    data: Mapping[str, Any]

    @property
    def stem(self) -> str:
        """The key without what follows a dot, which only tells entries apart."""
        return self.key.partition(".")[0]


@cache
def entries(language: str) -> tuple[Entry, ...]:
    """Return all entries of a language and the common ones, in the order of files and lines.

    Raises
    ------
    PackError
        If a file cannot be read as described above.
    """
    return _folder(COMMON) + _folder(language)


@cache
def common_entries() -> tuple[Entry, ...]:
    """Return the entries that count in every language."""
    return _folder(COMMON)


@cache
def settings(language: str, layer: str) -> Mapping[str, Any]:
    """Return the tables of a layer's file other than its entries; empty if there is no such file."""
    place = files("kerege.reader") / "packs" / language / f"{layer}.toml"
    return _file(language, layer)[1] if place.is_file() else MappingProxyType({})


@cache
def _folder(name: str) -> tuple[Entry, ...]:
    folder = files("kerege.reader") / "packs" / name
    if not folder.is_dir():
        return ()
    layers = sorted(p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml"))
    return tuple(entry for layer in layers for entry in _file(name, layer)[0])


@cache
def _file(language: str, layer: str) -> tuple[tuple[Entry, ...], Mapping[str, Any]]:
    """Return the entries of a file and its other tables; it is read once for both."""
    name = f"{language}/{layer}.toml"
    text = (files("kerege.reader") / "packs" / language / f"{layer}.toml").read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise PackError(f"{name}: {problem}") from None
    rows = table.pop("entry", ())
    found = tuple(_entries(name, rows, table.get("endings", {}), _respelling(language))) if rows else ()
    return found, MappingProxyType(table)


def _entries(
    name: str, rows: Sequence[Mapping[str, Any]], endings: Mapping[str, list[str]], respelling: dict[int, str]
) -> Iterator[Entry]:
    layer = name.rpartition("/")[2].removesuffix(".toml")
    for number, row in enumerate(rows, 1):
        place = f"{name}, entry {number} ({row.get('key', 'no key')})"
        if "key" not in row or not row.get("forms"):
            raise PackError(f"{place}: an entry has a key and at least one form")
        edge = row.get("edge", "word")
        if edge not in EDGES:
            raise PackError(f"{place}: edge is one of {', '.join(EDGES)}, found {edge!r}")
        forms = tuple(dict.fromkeys(form for text in row["forms"] for form in expand(text, endings, place)))
        if respelling:
            forms = tuple(dict.fromkeys((*forms, *(form.translate(respelling) for form in forms))))
        data = {field: value for field, value in row.items() if field not in _OWN}
        yield Entry(layer, row["key"], forms, edge, bool(row.get("case", False)), data)


@cache
def _respelling(language: str) -> dict[int, str]:
    """Return letter -> its spelling in a second script (``letters.toml``); empty if there is none."""
    letters = settings(language, "letters").get("other_script", {})
    return str.maketrans({**letters, **{a.upper(): b.capitalize() for a, b in letters.items()}})


def expand(text: str, endings: Mapping[str, list[str]], place: str = "") -> Iterator[str]:
    """Yield the forms that a text with ``<endings>`` and ``{a,b}`` stands for.

    >>> list(expand("Milliarde{,n}", {}))
    ['Milliarde', 'Milliarden']
    """
    parts: list[list[str]] = []
    last = 0
    for match in _PART.finditer(text):
        parts.append([text[last : match.start()]])
        name, choices = match.groups()
        if name is not None and name not in endings:
            raise PackError(f"{place}: no endings named {name!r}")
        parts.append(list(endings[name]) if name is not None else choices.split(","))
        last = match.end()
    parts.append([text[last:]])
    for choice in product(*parts):
        yield "".join(choice)
