"""Cases of numbers that show what stands behind them."""

from __future__ import annotations

from kerege.reader.neighbours import Neighbours
from kerege.reader.numbers.amounts import Amount
from kerege.reader.packs import settings


def is_cased(near: Neighbours, amount: Amount) -> bool:
    """Return whether the case of a number shows that it stands without a noun ("37 миллиардқа")."""
    endings = settings(near.scan.language, "counted").get("nouns", {}).get("case_closes", ())
    scaled = amount.scale > 1.0 or near.scan.text[amount.numeral.start : amount.end].find("-") > 0
    return scaled and near.scan.folded_slice(amount.start, amount.end).endswith(tuple(endings))
