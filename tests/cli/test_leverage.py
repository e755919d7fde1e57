"""``kerege leverage``: the matrix, the detail of a pair, one JSON document, and every fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kerege.base.intervals import Interval
from kerege.case.instruments import Deed
from kerege.cli.instrument_words import deed_words, element_names, reason_words, short
from kerege.leverage.grounds import Basis
from kerege.leverage.instruments import Instrument
from templates import template

MINUS = "\N{MINUS SIGN}"
QUICK = ("--months", "3", "--workers", "1")


def test_the_matrix_shows_loss_share_and_own_cost(kerege: Callable, case: Path) -> None:
    said = kerege("leverage", case, *QUICK)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(" TR "))
    assert [line.split(" ")[-1] for line in lines[start : start + 3]] == [
        "2\N{NARROW NO-BREAK SPACE}013",
        "0.81",
        "58.1",
    ]
    assert "3 months: rows act on columns, million USD" in said.out
    assert "* costs its maker more than its target." in said.out
    assert "Second moves" in said.out
    assert "WE and EA" in said.out
    assert "reinforce: they close each other's ways out" in said.out
    assert max(map(len, lines[2:])) <= 100


def test_marks_are_explained_only_where_they_stand(kerege: Callable, case: Path) -> None:
    told = kerege("leverage", case, *QUICK, "--actor", "NB", "--actor", "UP", "--kind", "worthwhile").out
    assert "* costs" not in told
    assert "~ the worst found" not in told


def test_one_row_or_one_column_names_what_is_used(kerege: Callable, case: Path) -> None:
    on = kerege("leverage", case, *QUICK, "--on", "UP").out
    assert "What is used, over 3 months" in on
    assert "buyer-west@UP" in on
    assert "UP on TR" not in on
    by = kerege("leverage", case, *QUICK, "--from", "UP", "--kind", "single").out
    assert "the one instrument" in by
    assert "UP on TR" in by
    assert "Joint threats" not in by


def test_a_pair_in_detail(kerege: Callable, case: Path) -> None:
    told = kerege("leverage", case, "--from", "WE", "--on", "UP", "--months", "1", "--months", "3").out
    assert "What Westland can do to Upland, from 2023-01-01" in told
    assert "buy nothing from UP for Refineries of Westland" in told
    assert "it buys, stated" in told
    for title in ("Each instrument alone", "Combinations", "Third parties", "Changes for the target",
                  "Second moves", "Joint threats on UP"):  # fmt: skip
        assert title in told
    assert f"{MINUS}799" in told  # Eastland gains
    assert "crude" in told
    assert "Only these two" not in told


def test_a_pair_alone_says_what_it_cannot_show(kerege: Callable, case: Path) -> None:
    told = kerege("leverage", case, *QUICK, "--actor", "NB", "--from", "NB", "--on", "TR").out
    assert "nothing that hurts" in told
    assert "name more with --actor" in told


def test_one_document(kerege: Callable, case: Path) -> None:
    said = kerege("leverage", case, *QUICK, "--json")
    document = said.document
    assert said.err == ""
    assert document["actors"] == ["TR", "NB", "WE", "EA", "UP"]
    assert document["start"] == "2023-01-01"
    threat = next(t for t in document["threats"]
                  if (t["kind"], t["coercer"], t["target"]) == ("worst", "TR", "UP"))  # fmt: skip
    assert threat["percent_of_gdp"] == pytest.approx(100 * threat["loss"] / 250e6)
    assert threat["own_percent_of_gdp"] is None
    assert threat["others"][0]["state"] == "WE"
    assert threat["physical"][0]["good"] == "crude"
    assert document["instruments"][threat["instruments"][0]]["basis"] == ["operation"]
    assert document["replies"]
    alliance = document["alliances"][0]
    assert alliance["extra"] == pytest.approx(alliance["loss"] - alliance["apart"])
    named = {i for key in ("threats", "alliances") for row in document[key] for i in row["instruments"]}
    assert named <= set(document["instruments"])


def test_the_document_holds_what_was_asked_for(kerege: Callable, case: Path) -> None:
    words = (*QUICK, "--from", "TR", "--on", "UP", "--kind", "worst", "--json")
    document = kerege("leverage", case, *words).document
    assert [(t["kind"], t["coercer"], t["target"]) for t in document["threats"]] == [("worst", "TR", "UP")]
    assert document["focus"] == "UP"
    assert all("TR" in a["coercers"] for a in document["alliances"])


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--actor", "UPP"), "unknown-actor", "write UP"),
        (("--actor", "transit"), "unknown-actor", "write TR"),
        (("--actor", ""), "unknown-actor", "one of: EA, NB"),
        (("--actor", "pipe-co"), "not-a-state", "write TR, where it is at home"),
        (("--actor", "UP"), "no-pair", "name another actor"),
        (("--from", "XY"), "unknown-actor", "has no actor 'XY'"),
        (("--on", "XY"), "unknown-actor", "has no actor 'XY'"),
        (("--from", "WE", "--on", "UNION"), "no-pair", "WE and UNION"),
        (("--from", "WE", "--on", "WE"), "no-pair", "nobody to act on"),
        (("--months", "121"), "out-of-range", "from 1 to 120"),
        (("--start", "2024-01-01"), "outside-base", "2023-01-01 on and before 2024-01-01"),
    ],
)
def test_faults_are_findings(
    kerege: Callable, case: Path, words: tuple[str, ...], code: str, told: str
) -> None:  # fmt: skip
    said = kerege("leverage", case, *words)
    assert (said.code, said.out) == (1, "")
    assert f"[{code}]" in said.err
    assert told in said.err
    assert [f["code"] for f in kerege("leverage", case, *words, "--json").document["findings"]] == [code]


@pytest.mark.parametrize(
    ("words", "told"),
    [(("--months", "0"), "--months"), (("--kind", "good"), "worthwhile"), (("--workers", "0"), "--workers"),
     (("--start", "2023-13-01"), "such as 2023-10-01")],
)  # fmt: skip
def test_wrong_usage(kerege: Callable, case: Path, words: tuple[str, ...], told: str) -> None:
    said = kerege("leverage", case, *words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


FULL, SOME = Interval(1.0, 1.0, 1.0), Interval(0.3, 0.4, 0.5)


@pytest.mark.parametrize(
    ("deed", "element", "origins", "amount", "words"),
    [
        (Deed.CLOSE, "pipe", (), FULL, "close Pipeline through Transit"),
        (Deed.CLOSE, "pipe", ("UP",), FULL, "close Pipeline through Transit to goods of UP"),
        (Deed.CAP, "rail", (), SOME, "take 40.0 % (30.0 to 50.0) of Railway through Neighbour"),
        (Deed.TAX, "pipe", (), Interval(5, 5, 5), "charge 5.00 USD/t on Pipeline through Transit"),
        (Deed.EMBARGO, "buyer-west", ("UP",), FULL, "buy nothing from UP for Refineries of Westland"),
        (Deed.EMBARGO, "buyer-west", (), SOME, "buy 40.0 % (30.0 to 50.0) less for Refineries of Westland"),
        (Deed.WITHHOLD, "buyer-west", ("UP",), FULL, "sell nothing to Refineries of Westland"),
        (Deed.WITHHOLD, "buyer-west", ("UP",), SOME, "sell 40.0 % (30.0 to 50.0) less to"),
        (Deed.WITHHOLD, "field-hill", (), FULL, "withhold Hill field"),
        (Deed.CLOSE, "coast-port", (), FULL, "close Berths at Coast"),
    ],
)
def test_deeds_in_words(
    deed: Deed, element: str, origins: tuple[str, ...], amount: Interval, words: str
) -> None:  # fmt: skip
    case = template()
    instrument = Instrument("i", "TR", element, deed, "", origins, "", (Basis.STAKE,), amount)
    assert deed_words(case, instrument, element_names(case)).startswith(words)
    assert reason_words(instrument) == "blocking stake"
    assert short(instrument) == (f"{element}@UP" if origins else element)


def test_a_lasting_shock_shifts_leverage(kerege: Callable, case: Path) -> None:
    told = kerege("leverage", case, *QUICK, "--on", "UP", "--under", "pipe-shut-90")
    assert told.code == 0
    assert "If it lasted: " in told.out
    document = kerege("leverage", case, *QUICK, "--on", "UP", "--under", "pipe-shut-90", "--json").document
    transit = next(s for s in document["shifts"] if (s["coercer"], s["kind"]) == ("TR", "worst"))
    railway = next(s for s in document["shifts"] if (s["coercer"], s["kind"]) == ("NB", "worst"))
    assert transit["loss"] < transit["loss_before"]  # the pipe is shut already
    assert railway["loss"] > railway["loss_before"]  # the railway is the way that is left
    assert {t["target"] for t in document["threats"]} == {"UP"}


def test_an_unknown_shock_is_a_finding(kerege: Callable, case: Path) -> None:
    said = kerege("leverage", case, *QUICK, "--under", "pipe-shut-9")
    assert said.code != 0
    assert "pipe-shut-90" in said.err
