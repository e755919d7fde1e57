"""Frozen dataclasses that are made quickly, for records of which a text needs thousands."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

_Record = TypeVar("_Record")
#: sets the class of an object past what its class allows
_turn = vars(object)["__class__"].__set__


def quick(record: type[_Record]) -> type[_Record]:
    """Return a frozen dataclass with slots whose records are made at a third of the cost.

    A frozen dataclass sets each field by a call past its own guard. Here a record is of an open twin of its
    class while its fields are set, one plain assignment each, and of the frozen class ever after. Such a
    class has no ``__post_init__`` and no subclasses, and fields with a factory are none of its arguments.
    """
    old = vars(record)["__init__"]
    known = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    names: dict[str, Any] = {"_turn": _turn, "_record": record, "_twin": type("Open", (record,), known)}
    own: list[Field[Any]] = list(fields(record))  # type: ignore[arg-type]
    asked = ", ".join(["self", *(one.name for one in own if one.init)])
    lines = [f"def __init__({asked}):", " _turn(self, _twin)"]
    for one in own:
        if one.default_factory is not MISSING:
            names[f"_make_{one.name}"] = one.default_factory
        lines.append(f" self.{one.name} = {one.name if one.init else f'_make_{one.name}()'}")
    exec("\n".join([*lines, " self.__class__ = _record"]), names)  # noqa: S102  (as dataclasses do)
    made = names["__init__"]
    made.__defaults__, made.__annotations__ = old.__defaults__, old.__annotations__
    made.__qualname__, made.__module__ = old.__qualname__, record.__module__
    record.__init__ = made  # type: ignore[method-assign]
    return record
