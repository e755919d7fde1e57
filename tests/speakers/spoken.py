"""Small claims for tests of the speakers room."""

from datetime import date

from kerege.evidence.claims import Claim, Kind

START, END = date(2023, 1, 1), date(2024, 1, 1)


def claim(
    id_: str, value: float | None, *, unit: str = "Mt", subject: str = "Kazakhstan", measure: str = "export",
    topic: str = "trade", kind: Kind = Kind.MEASURED, low: float | None = None, speaker: str = "",
) -> Claim:  # fmt: skip
    """Return a claim of 2023."""
    return Claim(
        id_, topic, subject, measure, "Germany", value, low, None, unit, START, END, kind, "s", speaker, "",
        0.05, "claims/x.csv", 2,
    )  # fmt: skip
