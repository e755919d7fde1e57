"""Times that refer to what a text told before: quarters, weeks, seasons, what had been expected."""

from __future__ import annotations

from datetime import date

import pytest
from reading import claims

DAY = date(2025, 8, 18)

PERIODS = [
    ("en", "Brent has risen by 12% since March to $74 a barrel.", ["2025-03/2025-08", "2025-08"]),
    (
        "en",
        "The railway KTZ, which carried 3 Mt, 5% more than in 2023, plans to invest $2 billion this year.",
        ["2024", "2024", "2025"],
    ),
    (
        "en",
        (
            "Profit for the second quarter was 5 million dollars.\n"
            "Investment for the first half was 3 million.\n"
            "It mined 6 tonnes of gold in the quarter."
        ),
        ["2025-04/2025-06", "2025-01/2025-06", "2025-04/2025-06"],
    ),
    (
        "en",
        "It sold 3 Mt of copper in the quarter ended June 30, and 4 Mt in the quarter to March.",
        ["2025-04/2025-06", "2025-01/2025-03"],
    ),
    (
        "de",
        ("Der Gewinn betrug im ersten Quartal 5 Mio. Euro.\nIm Quartal wurden 6 Tonnen Gold gefördert."),
        ["2025-01/2025-03", "2025-01/2025-03"],
    ),
    (
        "en",
        ("Exports were 0.64 million tons last week, compared with 0.58 million tons a week earlier."),
        ["2025-08-11/2025-08-17", "2025-08-04/2025-08-10"],
    ),
    (
        "ru",
        "За прошлую неделю экспортировано 0,64 млн т зерна против 0,58 млн т неделей ранее.",
        ["2025-08-11/2025-08-17", "2025-08-04/2025-08-10"],
    ),
    (
        "en",
        "Exports could reach 9 Mt in the 2025-26 season, up from 8.3 Mt a year earlier.",
        ["2025/2026", "2024/2025"],
    ),
    (
        "en",
        "The price of wheat for April delivery was 236 dollars a ton in July.",
        ["2025-07"],
    ),
    (
        "en",
        ("Inflation slowed to 9% in July.\nAnalysts had expected 9.4%."),
        ["2025-07", "2025-07"],
    ),
    (
        "de",
        ("Die Inflation sank im Juli auf 9 Prozent.\nVolkswirte hatten 9,4 Prozent erwartet."),
        ["2025-07", "2025-07"],
    ),
    (
        "en",
        ("The rate has stood at that level since March, when it was raised by half a percentage point."),
        ["2025-03"],
    ),
    (
        "en",
        ("Imports rose to $31 billion in June, leaving a deficit of $4 billion, half the gap of a year ago."),
        ["2025-06", "2025-06", "2025-06"],
    ),
    (
        "en",
        ("Exports grew by 5% in June, rebounding from a fall in May.\nImports rose 2%."),
        ["2025-06", "2025-06"],
    ),
    (
        "en",
        (
            "The central bank cut its rate to 6.5% in July and raised its forecast for growth this "
            "year to 5.4%."
        ),
        ["2025-07", "2025"],
    ),
    (
        "nl",
        (
            "Ghana voerde tussen januari en juli 3 miljoen ton erts uit.\n"
            "Voor heel 2025 mikt het land op 5 miljoen ton.\n"
            "De productie kwam uit op 4 miljoen ton."
        ),
        ["2025-01/2025-07", "2025", "2025-01/2025-07"],
    ),
    (
        "ru",
        "Оборот увеличился по сравнению с тем же периодом прошлого года в 1,3 раза.",
        ["2025-08"],
    ),
    (
        "en",
        ("The port handled 3.9 Mt last year, a 4% decline: the lake has dropped by two metres since 2005."),
        ["2024", "2024", "2005/2025"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), PERIODS)
def test_times_are_told_by_what_went_before(language, text, expected):
    assert [one.period for one in claims(text, language, DAY)] == expected


def test_a_plan_joined_by_and_leaves_the_past_asserted():
    text = "Exports rose 5% and are expected to reach 6 Mt this year."
    assert [one.modality for one in claims(text, "en", DAY)] == ["asserted", "expected"]
