"""One shock on the bundled case: who loses, how far output falls, what goes another way.

Run: python examples/what_if.py
"""

import polars as pl

import kerege as kg


def main() -> None:
    case = kg.load_case("kazakhstan")
    run = kg.what_if(case, "cpc-shut-30")
    print(f"{run.shock.title}, from {run.shock.start}")

    states = run.changes.states.sort("change").select("state", million_usd=(pl.col("change") / 1000).round(0))
    print("\nIncome, million USD over twelve months:")
    for state, change in states.filter(pl.col("million_usd").abs() >= 50).iter_rows():
        print(f"  {state:5} {change:+8.0f}")

    months = run.ranges.filter(pl.col("measure") == "output change by month").select("subject", "mid")
    print("\nKazakh output by month, per cent of normal:")
    for month, change in months.iter_rows():
        if abs(change) >= 0.1:
            print(f"  {month} {change:+6.1f}")

    flows = (
        run.changes.flows.filter((pl.col("origin") == "KZ") & (pl.col("period") == "2023-04"))
        .filter(pl.col("change") > 0.5)
        .sort("change", descending=True)
        .select("link", "base", "shocked")
    )
    print("\nLinks that carry more Kazakh oil in April, kt/day before and under the shock:")
    for link, base, shocked in flows.iter_rows():
        print(f"  {link:26} {base:6.1f} {shocked:6.1f}")

    sure = run.certificate
    print(f"\nCertificate: worst residual {sure.worst:.0e}, allowed {sure.tolerance:.0e} ({sure.solver})")


if __name__ == "__main__":
    main()
