"""Any result as plain JSON: tables as lists of rows, numbers that JSON cannot say as null."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, SupportsFloat, SupportsIndex


def plain(value: object) -> Any:  # noqa: PLR0911 - one line for each kind of thing
    """Return ``value`` as mappings, lists, text, finite numbers, booleans and None.

    Raises
    ------
    TypeError
        If there is something in it that JSON has no form for.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum | str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return _object(value)


def _object(value: object) -> Any:
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    to_dicts = getattr(value, "to_dicts", None)  # a table
    if callable(to_dicts):
        return plain(to_dicts())
    to_list = getattr(value, "tolist", None)  # an array, or one of its numbers
    if callable(to_list):
        return plain(to_list())
    if isinstance(value, SupportsIndex):
        return int(value)
    if isinstance(value, SupportsFloat):
        return plain(float(value))
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def document(value: object, *, ascii_only: bool = False) -> str:
    """Return ``value`` as one JSON document."""
    return json.dumps(plain(value), ensure_ascii=ascii_only, indent=2, allow_nan=False)
