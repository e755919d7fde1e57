"""A case of your own: start from the scaffold, change a claim, see what the answer makes of it.

Run: python examples/own_case.py
"""

import tempfile
from pathlib import Path

import polars as pl

import kerege as kg
from kerege.case import new_case

#: the row of claims/example.csv that is replaced: how much the railway carries
OLD = "EX-029,crude,rail,capacity,,20,18,22,kt/day"
NEW = "EX-029,crude,rail,capacity,,35,30,40,kt/day"
MONTHS = ("2023-04", "2023-06", "2023-07")


def tell(case_folder: Path, title: str) -> None:
    for finding in kg.check_case(case_folder):
        print(f"{finding.severity}: {finding.message}")
    case = kg.load_case(case_folder)
    room = case.numbers["rail", "capacity", "", ""].estimate.interval
    print(f"{title}: the railway carries up to {room.mid:.0f} kt/day ({room.low:.0f} to {room.high:.0f})")
    run = kg.what_if(case, case.meta.default_shock)
    print(f"{run.shock.title}:")
    flows = run.changes.flows.filter(pl.col("link").is_in(["pipe", "rail"]) & pl.col("period").is_in(MONTHS))
    for link, month, base, shocked in flows.select("link", "period", "base", "shocked").iter_rows():
        print(f"  {link} in {month}: {base:5.1f} kt/day before, {shocked:5.1f} under the shock")
    for state, change in run.changes.states.select("state", "change").iter_rows():
        print(f"  income of {state}: {change / 1000:+.0f} million USD")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        case_folder = new_case(Path(folder) / "mycase")
        tell(case_folder, "As it comes")
        claims = case_folder / "claims" / "example.csv"
        claims.write_text(claims.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
        tell(case_folder, "With a wider railway")


if __name__ == "__main__":
    main()
