"""Who a country depends on, by whose numbers: shares of each partner, disputes between statistics, forecasts.

Run: python examples/position.py
"""

import polars as pl

import kerege as kg

DOMAIN = "trade"
YEARS = (2021, 2024)


def main() -> None:
    case = kg.load_case("kazakhstan")
    found = kg.position(case)

    print(f"Share of each partner in {DOMAIN}, per cent, low to high (mid):")
    rows = found.balance.filter(pl.col("domain") == DOMAIN, pl.col("year").is_between(*YEARS))
    for year, vector, low, mid, high in rows.select("year", "vector", "low", "mid", "high").iter_rows():
        if mid:
            print(f"  {year} {vector:6} {100 * low:5.1f} to {100 * high:5.1f} ({100 * mid:.1f})")

    print("\nPairs of partners whose order depends on whose numbers are believed:")
    for row in found.flips.iter_rows(named=True):
        print(f"  {row['domain']} {row['year']}: {row['one']} and {row['two']}")

    states = found.forecasts["status"].value_counts().sort("status")
    print("\nForecasts: " + ", ".join(f"{count} {status}" for status, count in states.iter_rows()))


if __name__ == "__main__":
    main()
