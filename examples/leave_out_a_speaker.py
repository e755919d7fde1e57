"""Compare two readings of the evidence: the whole book, and the book without one speaker.

The question is how much more Kazakh oil would get out if the three large fields grew by a third. It hangs on
the room left in the CPC pipeline, and about that speakers differ.

Run: python examples/leave_out_a_speaker.py
"""

import shutil
import tempfile
from pathlib import Path

import polars as pl

import kerege as kg
from kerege.case import Case
from kerege.case.adhoc import make_shock

SPEAKER = "TASS"
EXCLUSION = f"""
[[exclude]]
speaker = "{SPEAKER}"
reason = "To see what rests on this speaker."
"""
FIELDS = ("field-tengiz", "field-kashagan", "field-karachaganak")
GROWTH = {
    "id": "fields-grown",
    "title": "The three large fields grown by a third",
    "start": "2023-01-01",
    "days": 365,
    "action": [{"element": field, "attribute": "output", "factor": 1.33} for field in FIELDS],
}


def tell(case: Case, title: str) -> None:
    run = kg.what_if(case, make_shock(case, GROWTH))
    number = case.numbers["cpc", "capacity", "", ""]
    room, claims = number.estimate.interval, ", ".join(number.estimate.members)
    print(f"{title}\n  cpc.capacity {room.mid:.0f} kt/day ({room.low:.0f} to {room.high:.0f}) from {claims}")
    change = pl.col("change") * 365 / 1000 / run.changes.flows["period"].n_unique()
    more = run.changes.flows.filter(pl.col("origin") == "KZ").group_by("link").agg(change.sum())
    for link in ("cpc", "atyrau-samara", "atasu-alashankou", "aktau-baku"):
        print(f"  {link:18} {more.filter(pl.col('link') == link)['change'].sum():+6.2f} Mt in the year")
    income = run.changes.states.filter(pl.col("state") == case.meta.focus)["change"].sum()
    print(f"  income of {case.meta.focus} {income / 1000:+.0f} million USD")


def main() -> None:
    whole = kg.load_case("kazakhstan")
    tell(whole, "Every speaker")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "kazakhstan"
        shutil.copytree(whole.folder, copy)
        with (copy / "choices.toml").open("a", encoding="utf-8") as choices:
            choices.write(EXCLUSION)
        tell(kg.load_case(copy), f"Without {SPEAKER}")


if __name__ == "__main__":
    main()
