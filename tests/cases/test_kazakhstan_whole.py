"""Acceptance of the whole bundled case: every system of Kazakhstan in one base, and what it rests on."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from cases.worlds import SHARED, World, leftovers
from kerege.base.units import factor
from kerege.evidence.conflicts import list_conflicts
from kerege.position import Position, position

PARTS = ("crude", "gas", "power", "uranium", "materials", "transit", "farm", "ties")
#: units of claims that carry no figure
WORDS = {"text", "event", "relation"}
#: the source of what the makers of the case assume
OWN = "kerege-assumptions"


@dataclass(frozen=True)
class Row:
    """One system of the design: elements, shocks and topics of claims (how ids begin) that must be there."""

    elements: tuple[str, ...]
    shocks: tuple[str, ...]
    claims: tuple[str, ...]


#: the systems that a market is solved for
SYSTEMS = {
    "crude": Row(
        ("field-tengiz", "field-kashagan", "field-karachaganak", "cpc", "cpc-moorings", "atyrau-samara",
         "samara-novorossiysk", "unecha-ust-luga", "druzhba-north", "druzhba-schwedt", "aktau-makhachkala",
         "aktau-baku", "btc", "ceyhan-port", "atasu-alashankou", "rail-georgia", "refinery-atyrau",
         "refinery-pavlodar", "refinery-shymkent", "buyer-germany", "pck-schwedt", "buyer-italy"),
        ("cpc-shut-90", "druzhba-transit-ended", "ceyhan-stopped", "btc-widened"),
        ("CRP", "CRR", "CRC", "DST", "BKT"),
    ),
    "gas": Row(
        ("gas-tengiz", "gas-kashagan", "orenburg-gas-plant", "karachaganak-orenburg-gas", "cac-china-east",
         "cac-china-lines", "alexandrov-beineu", "central-asia-center-south", "ru-gas-urals",
         "russia-kostanay", "gas-demand-west", "gas-demand-south", "gas-demand-north", "kz-china-export",
         "china-kz-gas"),
        ("russia-stops-gas", "gas-imports-stop-january", "orenburg-stops", "china-contract-in-full"),
        ("GAS", "SGA"),
    ),
    "power": Row(
        ("load-north-base", "load-south-base", "load-atyrau-base", "load-uralsk-base", "load-mangystau-base",
         "tie-ru-north-base", "tie-ru-west-base", "tie-kg-base", "tie-uz-base", "north-south-base",
         "west-link-base", "nuclear-rosatom-base", "nuclear-cnnc-base", "nuclear-edf-base"),
        ("russia-cuts-west", "russia-cuts-west-with-link", "russia-cuts-north", "nuclear-rosatom",
         "nuclear-cnnc", "nuclear-edf", "nuclear-rosatom-withheld"),
        ("ELC", "SPW"),
    ),
    "uranium": Row(
        ("mine-inkai", "mines-kazatomprom", "mines-uranium-one", "u-spb-port", "u-caspian-quota",
         "u-aktau-alat", "buyer-us-uranium", "buyer-eu-uranium", "buyer-cn-uranium", "buyer-ru-uranium"),
        ("us-bans-russian-uranium", "st-petersburg-closed-uranium", "russia-withholds-uranium"),
        ("URA", "SUR"),
    ),
    "materials": Row(
        ("rare-earths-cn-eu", "titanium-ru-eu", "beryllium-kz-eu", "phosphorus-kz-eu", "copper-kz-eu",
         "rare-earths-kz", "gallium-kz", "tungsten-kz", "magnesium-kz", "ferrochrome-kz"),
        ("china-withholds-rare-earths", "kazakhstan-replaces", "russia-titanium-stops"),
        ("CM", "SMA"),
    ),
    "transit": Row(
        ("tr-w-brest-duisburg", "tr-w-aktau-alat", "tr-sea-china-aden", "tr-suez", "tr-dostyk-border",
         "tr-altynkol-border", "tr-aktau-boxes", "tr-kuryk-port", "tr-alat-boxes", "tr-poti-boxes",
         "tr-btk-boxes"),
        ("northern-corridor-closed", "middle-corridor-doubled", "demand-up-third", "demand-for-67"),
        ("TT", "STR"),
    ),
    "farm": Row(
        ("kz-grain", "kz-produce", "f-buyer-ru-grain", "f-buyer-uz", "f-buyer-af", "f-buyer-cn-grain",
         "f-buyer-ir"),
        ("russian-farm-ban-2024", "russian-farm-ban-year", "russia-bans-transit-too"),
        ("CO", "SFA"),
    ),
}  # fmt: skip
#: the systems that are told by relations: domains of ties that must hold rows
DOMAINS = {
    "trade, investment, firms": ("trade", "exports", "imports", "fdi-stock", "fdi-gross-flow", "firms"),
    "diplomacy": ("memberships", "agreements", "visits", "votes", "peacekeeping", "aid", "arms"),
    "people": ("people",),
    "flows by partner": ("crude-routes", "gas", "power", "uranium", "transit"),
}


@pytest.fixture(scope="module")
def stand(country: World) -> Position:
    return position(country.case)


def ids(country: World, *tables: str) -> set[str]:
    return {i for table in tables for i in country.case.tables[table]["id"].to_list()}


# one base of all systems


def test_every_certificate_of_the_base_passes(country: World) -> None:
    base, prices = country.solved.calibrated.base, country.solved.calibrated.prices
    found = [*base.certificates, *prices.certificates, country.solved.outcome.certificate]
    assert all(c.passed for c in found)
    assert max(c.worst for c in found) <= 1e-7


def test_the_base_has_twelve_months_of_all_systems(country: World) -> None:
    network = country.solved.outcome.network
    assert network.n_period == 12
    goods = {good for good, _ in network.names.streams}
    assert goods == ids(country, "goods")
    assert ids(country, "systems") == set(SYSTEMS)


@pytest.mark.parametrize("name", ["flow", "output", "purchase"])
def test_the_base_returns_its_table_within_a_thousandth_of_every_flow(country: World, name: str) -> None:
    """Down to trickles of a hundred thousandth of a kilotonne, box or tonne a day."""
    base, found = country.solved.calibrated.base, country.solved.outcome
    table, solved = getattr(base, name), getattr(found, name)
    used = table > 1e-5  # of the unit of the good, a day
    assert np.abs(solved[used] / table[used] - 1).max() <= 1e-3
    np.testing.assert_allclose(solved[~used], table[~used], atol=1e-5)
    assert country.solved.residual <= 1e-3


def test_accounts_add_up(country: World) -> None:
    assert country.solved.accounts(country.solved.outcome).identity_error <= 1e-6


def test_every_origin_of_every_good_adds_up_at_every_place(country: World) -> None:
    """Converters and joint products included, counted one by one."""
    rest = leftovers(country.solved.outcome)
    assert len(rest) > 400
    assert {good for _, good, _ in rest} == ids(country, "goods")
    assert max(rest.values()) < 1e-8
    network = country.solved.outcome.network
    ratios = network.producers.recipe_ratio
    assert (ratios < 0).any()  # something is taken in
    assert (ratios > 0).any()  # something is made along


def test_joint_limits_hold(country: World) -> None:
    found = country.solved.outcome
    limits = found.network.limits
    use = (
        limits.on_arcs @ found.flow + limits.on_outputs @ found.output + limits.on_purchases @ found.purchase
    )
    bound = np.isfinite(limits.capacity)
    assert bound.sum() > 100
    assert (use[bound] <= limits.capacity[bound] * (1 + 1e-6) + 1e-6).all()


def test_nobody_goes_without_and_no_contract_is_missed_at_the_base(country: World) -> None:
    found = country.solved.outcome
    assert found.unserved.max() < 1e-6
    assert found.missed.max(initial=0.0) < 1e-4


# what the case holds


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_system_has_its_elements_shocks_and_claims(country: World, system: str) -> None:
    row = SYSTEMS[system]
    assert set(row.elements) <= ids(country, "links", "plants", "groups")
    assert set(row.shocks) <= {s.id for s in country.case.shocks}
    claims = country.case.book.claims
    for topic in row.claims:
        assert sum(i.partition("-")[0] == topic for i in claims) >= 10, topic
    (told,) = country.case.tables["systems"].filter(pl.col("id") == system).iter_rows(named=True)
    assert told["title"]
    assert told["question"].endswith("?")
    assert told["default_shock"] in {s.id for s in country.case.shocks}
    files = {n.file for n in country.case.numbers.values()}
    assert f"{system}/bindings.csv" in files


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_system_tells_of_its_past(country: World, system: str) -> None:
    goods = set(country.case.tables["goods"].filter(pl.col("system") == system)["id"])
    past = [e for e in country.case.events if e.good in goods]
    assert len(past) >= 4
    assert all(e.reason or e.observations for e in past)


@pytest.mark.parametrize("system", DOMAINS)
def test_relations_of_a_system_are_told(country: World, system: str) -> None:
    told = {tie.domain for tie in country.case.relations.ties}
    assert set(DOMAINS[system]) <= told


def test_the_largest_partner_depends_on_whose_numbers(country: World, stand: Position) -> None:
    speakers = {t.by for t in country.case.relations.ties if t.domain == "trade"}
    assert {"KZ-statistics", "CN-customs"} <= speakers
    flips = stand.flips.filter(pl.col("domain") == "trade")
    assert {frozenset(p) for p in flips.select("one", "two").iter_rows()} >= {frozenset({"CN", "RU"})}
    counts = {t.by for t in country.case.relations.ties if t.domain == "firms" and t.partner == "RU"}
    assert len(counts) >= 3


def test_vectors_are_weighed_over_the_years(stand: Position) -> None:
    assert {"RU", "CN", "EU", "TR", "US", "AZ"} <= set(stand.overall["vector"])
    years = stand.overall["year"].unique().to_list()
    assert {2021, 2022, 2023, 2024} <= set(years)
    rows = stand.overall.filter(pl.col("year") == 2023)
    assert rows["mid"].sum() == pytest.approx(1, abs=1e-6)


def test_sanctions_are_told_by_measures_and_by_goods_before_and_after(country: World) -> None:
    relations = country.case.relations
    measures = [e for e in relations.timeline if e.type == "sanction"]
    assert len(measures) >= 12
    assert {"EU", "US", "JP", "GB", "KZ"} <= {e.actor for e in measures}
    claims = [c for c in country.case.book.claims.values() if c.id.startswith("SA-")]
    assert len(claims) >= 35
    years = {
        (t.measure, t.start.year)
        for t in relations.ties
        if t.domain == "exports" and t.partner == "RU" and t.measure == "chips"
    }
    assert years == {("chips", 2021), ("chips", 2022)}


def test_people_are_told_by_several_measures(country: World) -> None:
    measures = {t.measure for t in country.case.relations.ties if t.domain == "people"}
    assert {"ethnic-share", "academic-mobility", "tourists-in", "remittances-in"} <= measures
    assert any(m.startswith("language-ability") for m in measures)


def test_forecasts_name_speakers_and_some_have_come_due(stand: Position) -> None:
    status = dict(stand.forecasts["status"].value_counts().iter_rows())
    assert status["resolved"] >= 20
    assert status["open"] >= 10
    assert {"35", "67"} <= {
        f"{row['mid']:g}"
        for row in stand.forecasts.filter(pl.col("forecast") == "transit-2029").iter_rows(named=True)
        if row["mid"] is not None
    }
    assert stand.speakers["resolved"].sum() >= 20


def test_the_timeline_is_dated_and_rests_on_claims(country: World) -> None:
    timeline = country.case.relations.timeline
    assert len(timeline) >= 100
    assert min(e.date for e in timeline) < date(1995, 1, 1) < date(2025, 1, 1) < max(e.date for e in timeline)
    assert all(e.claims for e in timeline)


def test_stories_that_depend_on_the_speaker_are_kept_side_by_side(country: World) -> None:
    ban = country.case.event("FB01")
    assert ban is not None
    assert {"CO-0005", "CO-0023"} <= set(ban.claims)  # an answer to BRICS, or signed before it
    seeds = {i.partition("-")[0] for i in country.case.book.claims if i.startswith("G00")}
    assert seeds == {"G000", "G001", "G002", "G003", "G004"}
    assert len(list(list_conflicts(country.case.book))) > 50


# the evidence


def test_the_check_finds_no_error_and_no_warning(country: World) -> None:
    """Errors would have stopped the loading."""
    assert {f.severity.value for f in country.case.findings} <= {"note"}
    assert country.case.meta.parts == PARTS


def test_every_number_rests_on_claims_and_every_claim_on_a_source(country: World) -> None:
    book = country.case.book
    assert len(country.case.numbers) > 2500
    for number in country.case.numbers.values():
        assert number.claims
        assert number.estimate.members
        assert {*number.claims, *number.estimate.members} <= set(book.claims)
    for claim in book.claims.values():
        assert claim.source in book.sources
        assert claim.speaker or book.sources[claim.source].publisher
    named = [s for shock in country.case.shocks for a in shock.actions for s in a.claims]
    for event in country.case.events:
        named += event.claims
        named += [c for a in (*event.context, *event.actions, *event.alarm) for c in a.claims]
        named += [c for o in event.observations for c in o.claims]
    assert {*named, *country.case.relations.claims} <= set(book.claims)


def test_no_number_rests_on_sources_that_cannot_be_looked_up(country: World) -> None:
    """A few outlets are known by name only; a number behind them has another source or is an assumption."""
    book = country.case.book
    nowhere = {s.id for s in book.sources.values() if not s.title and not s.url} - {OWN}
    assert len(nowhere) < 15
    for key, number in country.case.numbers.items():
        assert {book.claims[c].source for c in number.claims} - nowhere, key


def test_assumptions_are_wide_and_say_why(country: World) -> None:
    assumed = [c for c in country.case.book.claims.values() if c.source == OWN]
    assert len(assumed) > 1000
    assert {c.kind.value for c in assumed} == {"assumption"}
    assert all(c.note for c in assumed)
    points = [c.id for c in assumed if c.low is None or c.high is None or c.low == c.high]
    assert len(points) <= 5  # hours of the blocks of a day and other conversions


def test_every_unit_behind_a_number_is_understood(country: World) -> None:
    used = {claim for number in country.case.numbers.values() for claim in number.claims}
    units = sorted({country.case.book.claims[c].unit for c in used} - WORDS)
    assert len(units) > 20
    assert [factor(unit, unit) for unit in units] == pytest.approx([1.0] * len(units))


def test_no_text_tells_of_a_smaller_case(country: World) -> None:
    """What once held crude only must not say so any more."""
    stale = ("this case holds", "this case does not hold", "holds crude only", "no gas outlet")
    for file in sorted(country.case.folder.rglob("*")):
        if file.suffix in {".csv", ".toml"}:
            text = file.read_text(encoding="utf-8").lower()
            assert not [s for s in stale if s in text], file.name


def test_all_files_are_read(country: World) -> None:
    """A table in a folder that no part reads would be dead weight."""
    folder = country.case.folder
    homes = {folder, folder / "claims"} | {folder / p for p in PARTS} | {folder / p / "claims" for p in PARTS}
    assert {f.parent for f in folder.rglob("*") if f.is_file()} <= homes


# the evidence beside the collected facts


def rows(files: Iterable[Path]) -> dict[str, dict[str, str]]:
    found = {}
    for file in sorted(files):
        with file.open(encoding="utf-8") as lines:
            reader = csv.DictReader(lines)
            if {"id", "value", "unit"} <= set(reader.fieldnames or ()):
                found |= {row["id"]: row | {"file": file.name} for row in reader}
    return found


def figure(cell: str) -> float | str:
    try:
        return float(cell)
    except ValueError:
        return cell


def day(cell: str, *, last: bool) -> str:
    """A month or a year as its first or last day: the shipped book has days only."""
    parts = [int(p) for p in cell.split("-")] if cell else []
    if len(parts) not in {1, 2}:
        return cell
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if not last:
        return f"{year:04d}-{month:02d}-01"
    after = date(year + month // 12, month % 12 + 1, 1)
    return (after - timedelta(days=1)).isoformat()


#: cells of ``unit`` that differ from the collected facts, with the reason
UNITS = {
    "FD-0065": ("USD bn/yr", "BUSD/yr"),  # a rate: the sum is spelled so that it converts
    # a claim without a figure has one of the three words, what it says stands in its note
    "CM-0084": ("formula", "text"), "TR-0118": ("rank 1", "text"), "SA-0035": ("qualitative", "text"),
    "SA-0038": ("qualitative", "text"), "TT-0067": ("", "text"), "TT-0102": ("", "text"),
    "TI-0002": ("abstain", "event"), "TI-0006": ("abstain", "event"), "TI-0009": ("abstain", "event"),
    "TI-0029": ("abstain", "event"), "TI-0030": ("for", "event"), "TI-0056": ("abstain", "event"),
    "TI-0057": ("against", "event"), "TI-0058": ("abstain", "event"), "TI-0059": ("abstain", "event"),
}  # fmt: skip


@pytest.fixture(scope="module")
def facts() -> dict[str, dict[str, str]]:
    if not SHARED.is_dir():
        pytest.skip("the evidence folder is not beside this checkout")
    return rows(SHARED.rglob("*.csv"))


@pytest.fixture(scope="module")
def shipped(country: World) -> dict[str, dict[str, str]]:
    return rows(country.case.folder.rglob("claims/*.csv"))


@pytest.mark.shared
def test_claims_shipped_are_the_facts_collected(facts: dict, shipped: dict) -> None:
    common = sorted(set(facts) & set(shipped))
    assert len(common) > 1400
    for column in ("value", "low", "high"):
        assert {i: figure(shipped[i][column]) for i in common} == {
            i: figure(facts[i][column]) for i in common
        }
    for column, last in (("period_start", False), ("period_end", True)):
        told = {i: day(facts[i][column], last=last) for i in common}
        assert {i: shipped[i][column] for i in common} == told
    for column in ("subject", "object"):
        assert {i: shipped[i][column] for i in common} == {i: facts[i][column] for i in common}
    # how a vote was cast stood in the unit and is now told by the measure
    votes = {i: "un_vote_" + UNITS[i][0] for i in common if facts[i]["measure"] == "un_vote"}
    assert {i: shipped[i]["measure"] for i in common} == {i: facts[i]["measure"] for i in common} | votes


@pytest.mark.shared
def test_units_differ_from_the_facts_only_where_it_is_told_why(facts: dict, shipped: dict) -> None:
    common = sorted(set(facts) & set(shipped))
    differing = {i: (facts[i]["unit"], shipped[i]["unit"]) for i in common}
    assert {i: pair for i, pair in differing.items() if pair[0] != pair[1]} == UNITS


@pytest.mark.shared
def test_claims_cite_the_address_that_was_collected(country: World, facts: dict, shipped: dict) -> None:
    sources = country.case.book.sources
    common = sorted(set(facts) & set(shipped))
    found = {i: sources[shipped[i]["source"]].url or "" for i in common}
    assert found == {i: facts[i]["source_url"] for i in common}


@pytest.mark.shared
def test_all_facts_that_may_be_shipped_are_and_the_others_are_not(facts: dict, shipped: dict) -> None:
    def kept_out(row: dict[str, str]) -> bool:
        """Whether a fact is of the EU study of 2023 or its copy: for tests only."""
        copied = row["file"] == "e_crm.csv" and "github" in row["source_url"].lower()
        return copied or row["file"] in {"e2_crm_eu2023_tables.csv", "seed_conflicts.csv"}

    outside = {i for i, row in facts.items() if kept_out(row)}
    assert len(outside) > 4000
    assert set(shipped) & outside == set()
    assert set(facts) - outside - set(shipped) == set()
