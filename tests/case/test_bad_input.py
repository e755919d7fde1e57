"""One wrong input each: the right code, file and row, what was expected and found, and what to do."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from kerege.base.findings import Severity

from .conftest import Folder


class Spoil(NamedTuple):
    """Replace ``old`` by ``new`` in ``file``: the error ``code`` is told at the row of ``needle``.

    The row is in ``where``, or in the same file. ``also`` holds codes of other true findings.
    """

    name: str
    file: str
    old: str
    new: str
    code: str
    needle: str | int
    remedy: str
    where: str = ""
    also: tuple[str, ...] = ()


BINDINGS, CLAIMS, SHOCKS = "bindings.csv", "claims/example.csv", "shocks.toml"
SPOILS = (
    # ids and references
    Spoil("unknown place", "links.csv", "pipe,Pipeline through Transit,pipeline,junction,coast",
          "pipe,Pipeline through Transit,pipeline,junktion,coast", "unknown-id", "junktion",
          "write junction"),
    Spoil("unknown good", "plants.csv", "lake,crude,UP", "lake,crud,UP", "unknown-id", "crud,",
          "write crude"),
    Spoil("unknown origin", "links.csv", "hill,junction,crude,UP", "hill,junction,crude,UP;UQ", "unknown-id",
          "UQ", "add 'UQ'"),
    Spoil("unknown operator", "links.csv", "crude,UP,rail-co", "crude,UP,rail-go", "unknown-id", "rail-go",
          "write rail-co"),
    Spoil("unknown home", "actors.csv", "firm,NB", "firm,NX", "unknown-id", "NX", "write"),
    Spoil("home is a firm", "actors.csv", "firm,NB", "firm,pipe-co", "unknown-id", "rail-co,Rail", "write"),
    Spoil("member of unknown", "memberships.csv", "WE,UNION", "WE,ONION", "unknown-id", "ONION",
          "write UNION"),
    Spoil("instrument on unknown", "instruments.csv", "NONE", "NONE", "unknown-id", "NONE", "write"),
    Spoil("group member unknown", "group_members.csv", "exports,rail", "exports,rial", "unknown-id", "rial",
          "write rail"),
    Spoil("unknown group", "group_members.csv", "exports,rail", "export,rail", "unknown-id", "export,rail",
          "write exports"),
    Spoil("unknown focus", "case.toml", 'focus = "UP"', 'focus = "UQ"', "unknown-id", "focus", "write"),
    Spoil("unknown vector", "case.toml", '"EA"]', '"EB"]', "unknown-id", "vectors", "write"),
    Spoil("unknown default shock", "case.toml", '"pipe-shut-90"', '"pipe-shut-9"', "unknown-id",
          "default_shock", "write pipe-shut-90"),
    Spoil("duplicate id in a table", "places.csv", "lake,Lake", "lake,Pond,field,UP,1,2\nlake,Lake",
          "duplicate-key", "lake,Lake", "another key"),
    Spoil("duplicate id across tables", "goods.csv", "crude,Crude oil,kt,",
          "crude,Crude oil,kt,\npipe,Pipe oil,kt,", "duplicate-id", "pipe,Pipe oil", "rename"),
    Spoil("bad id", "places.csv", "coast,Coast", "the coast,Coast", "bad-id", "the coast", "without", "",
          ('unknown-id',)),
    # structure
    Spoil("link to itself", "links.csv", "lane,coast,east-town,crude,*", "lane,coast,coast,crude,*",
          "link-to-itself", "lane-east", "correct from or to"),
    Spoil("star and name", "links.csv", "lane,coast,east-town,crude,*", "lane,coast,east-town,crude,*;UP",
          "bad-origin", "lane-east", "drop"),
    Spoil("producer of two origins", "plants.csv", "producer,lake,crude,UP", "producer,lake,crude,UP;NB",
          "bad-origin", "field-lake", "split"),
    Spoil("state with a home", "actors.csv", "NB,Neighbour,state,", "NB,Neighbour,state,TR",
          "state-with-home", "Neighbour,state", "empty the cell"),
    Spoil("group without members", "groups.csv", "exports,Exports", "spare,Spare,total,,\nexports,Exports",
          "group-without-members", "spare", "add its members"),
    Spoil("member of another kind", "group_members.csv", "exports,rail,flow", "exports,rail,output",
          "attribute-does-not-apply", "rail,output", "correct attribute"),
    Spoil("limit that subtracts", "group_members.csv", "lane-west,flow,*,+", "lane-west,flow,*,-",
          "sign-in-limit", "lane-west", "write +"),
    Spoil("unknown sign", "group_members.csv", "lane-west,flow,*,+", "lane-west,flow,*,plus",
          "unknown-value", "lane-west", "one of the words"),
    Spoil("member counted twice", "group_members.csv", "exports,pipe,flow,UP,+",
          "exports,pipe,flow,UP,+\nexports,pipe,flow,*,+", "duplicate-key", "exports,pipe,flow,*", "remove"),
    Spoil("member of a stream not carried", "group_members.csv", "exports,pipe,flow,UP",
          "exports,pipe,flow,NB", "origin-not-carried", "exports,pipe", "correct origin"),
    Spoil("membership ends before it starts", "memberships.csv", "2000,", "2000,1999", "empty-period",
          "1999", "correct since"),
    Spoil("stake ends before it starts", "stakes.csv", "upland-oil,1995,", "upland-oil,1995,1990",
          "empty-period", "1990", "correct since"),
    Spoil("latitude", "places.csv", "UP,46.0,53.0", "UP,146.0,53.0", "out-of-range", "146", "correct"),
    Spoil("not a number", "places.csv", "UP,46.0,53.0", "UP,46 north,53.0", "not-a-number", "north",
          "write"),
    # paths
    Spoil("no way in", "links.csv", "lane,coast,east-town,crude,*", "lane,coast,east-town,crude,NB",
          "no-way-in", "buyer-east", "add a link", "plants.csv"),
    Spoil("no way out", "links.csv", "lake-feed,Lake feeder,feeder,lake,junction",
          "lake-feed,Lake feeder,feeder,junction,lake", "no-way-out", "field-lake", "add a link",
          "plants.csv"),
    # bindings
    Spoil("element", BINDINGS, "rail,tariff", "rial,tariff", "unknown-id", "rial", "write rail", "",
          ('unbound',)),
    Spoil("mode", BINDINGS, "mode:lane,tariff", "mode:line,tariff", "unknown-id", "mode:line",
          "write mode:lane", "", ('unbound',)),
    Spoil("attribute", BINDINGS, "rail,ramp", "rail,rampe", "unknown-attribute", "rampe", "write ramp"),
    Spoil("attribute of another kind", BINDINGS, "rail,ramp", "rail,state_take", "attribute-does-not-apply",
          "rail,state_take", "write"),
    Spoil("observation of a mode", BINDINGS, "rail,ramp,", "mode:rail,flow,UP", "attribute-does-not-apply",
          "mode:rail", "write"),
    Spoil("of not wanted", BINDINGS, "rail,ramp,", "rail,ramp,NB", "of-not-wanted", "rail,ramp",
          "empty the cell"),
    Spoil("of unknown actor", BINDINGS, "pipe,transit_fee,TR", "pipe,transit_fee,TS", "unknown-id", "TS",
          "write"),
    Spoil("fee to no territory", BINDINGS, "pipe,transit_fee,TR", "pipe,transit_fee,NB", "not-a-territory",
          "transit_fee", "links.csv"),
    Spoil("stream not carried", BINDINGS, "rail,flow,UP", "rail,flow,NB", "origin-not-carried",
          "rail,flow,NB", "add the origin"),
    Spoil("of missing", BINDINGS, "rail,flow,UP", "rail,flow,", "of-missing", "rail,flow",
          "group of kind total"),
    Spoil("period not a date", BINDINGS, "rail,ramp,,,", "rail,ramp,,spring,", "not-a-date", "spring",
          "leave it blank"),
    Spoil("period outside", BINDINGS, "rail,ramp,,,", "rail,ramp,,2022-12,", "outside-base", "2022-12",
          "correct the period"),
    Spoil("missing claim", BINDINGS, "EX-033", "EX-933", "missing-claim", "EX-933", "write EX-033"),
    Spoil("no claim", BINDINGS, "rail,ramp,,,EX-033", "rail,ramp,,,", "no-claims", "rail,ramp",
          "name claims"),
    Spoil("unknown rule", BINDINGS, "EX-021;EX-022,median", "EX-021;EX-022,mean", "unknown-rule", "mean",
          "write median"),
    Spoil("rule that does not fit", BINDINGS, "EX-021;EX-022,median", "EX-021;EX-022,single", "no-estimate",
          "EX-021", "correct the claims"),
    Spoil("bound twice", BINDINGS, "rail,ramp,,,EX-033,single,",
          "rail,ramp,,,EX-033,single,\nrail,ramp,,,EX-034,single,", "duplicate-key", "EX-034,single",
          "remove one"),
    Spoil("reference to nothing", BINDINGS, "rail,ramp,,,EX-033,single", "rail,ramp,,,,same:pipe.ramp",
          "bad-reference", "same:", "correct the reference"),
    Spoil("stake without a row", BINDINGS, "pipe,stake,pipe-co", "rail,stake,pipe-co", "stake-without-row",
          "rail,stake", "add rail,pipe-co", "", ('unbound',)),
    # claims
    Spoil("unit", CLAIMS, "3,2,4,USD/t", "3,2,4,apples", "bad-unit", "mode:feeder", "correct the unit",
          BINDINGS),
    Spoil("unit of another dimension", CLAIMS, "3,2,4,USD/t", "3,2,4,km", "bad-unit", "mode:feeder",
          "correct the unit", BINDINGS),
    Spoil("negative capacity", CLAIMS, "rail,capacity,,20,18,22", "rail,capacity,,-20,-22,-18",
          "out-of-range", "rail,capacity", "correct the sign", BINDINGS),
    Spoil("share above one", CLAIMS,
          "own use,,0.02,0.01,0.03,",
          "own use,,0.02,0.01,1.03,",
          "out-of-range", "field-hill,own_use", "correct the sign", BINDINGS),
    Spoil("not a number at all", CLAIMS, "rail,capacity,,20,", "rail,capacity,,NaN,", "not-finite", "NaN",
          "blank", "", ('broken-rule',)),
    Spoil("infinite", CLAIMS, "rail,capacity,,20,", "rail,capacity,,inf,", "not-finite", "inf,", "blank", "",
          ('broken-rule',)),
    Spoil("min above max", CLAIMS, "rail,capacity,,20,18,22", "rail,capacity,,20,22,18", "broken-rule",
          "20,22,18", "correct the row"),
    Spoil("claim ends before it starts", CLAIMS, "gdp,,250,,,USD bn,2023-01-01,2023-12-31",
          "gdp,,250,,,USD bn,2023-01-01,2022-12-31", "broken-rule", "2022-12-31", "correct the row"),
    Spoil("claim without a source", CLAIMS, "assumption,example,example,during",
          "assumption,,example,during", "missing-cell", "EX-041", "fill"),
    Spoil("claim of unknown source", CLAIMS, "assumption,example,example,during",
          "assumption,exempel,example,during", "unknown-source", "EX-041", "add the source"),
    Spoil("plan for an observation", CLAIMS,
          "rail,flow,UP,11.4,10.4,12.4,kt/day,2023-01-01,2023-12-31,assumption",
          "rail,flow,UP,11.4,10.4,12.4,kt/day,2023-01-01,2023-12-31,plan", "kind-not-accepted", "rail,flow",
          "measured claim", BINDINGS),
    Spoil("shares above one", CLAIMS, "stake,upland-oil,0.2", "stake,upland-oil,0.3", "stakes-above-one",
          "stake,upland-oil", "correct a share", BINDINGS),
    Spoil("tariff below cost", CLAIMS, "operating cost,,45,40,50", "operating cost,,95,90,100",
          "tariff-below-cost", "rail,tariff", "bind another", BINDINGS),
    # case.toml
    Spoil("bad TOML", "case.toml", 'grid = "month"', "grid = month", "bad-toml", "grid",
          "correct the file at line 10, column 8"),
    Spoil("unknown key", "case.toml", "horizon_days", "horizon", "unknown-key", "horizon",
          "write horizon_days"),
    Spoil("unknown grid", "case.toml", '"month"', '"fortnight"', "unknown-word", "grid", "write one of"),
    Spoil("no base period", "case.toml", 'base_start = "2023-01-01"\n', "", "missing-key", "[case]",
          "add base_start"),
    Spoil("base_start after base_end", "case.toml", '"2023-12-31"', '"2022-12-31"', "empty-period",
          "base_end", "correct base_start"),
    Spoil("base_start not a date", "case.toml", '"2023-01-01"', '"soon"', "not-a-date", "base_start",
          "2023-04-05"),
    Spoil("year as text", "case.toml", "2023\nhor", '"2023"\nhor', "wrong-type", "price_year",
          "write a number"),
    # shocks.toml
    Spoil("a tariff that is lost", SHOCKS, 'attribute = "capacity"\n  lost = 1.0',
          'attribute = "tariff"\n  lost = 1.0', "bad-action", '"tariff"', "write add, in USD/t"),
    Spoil("shock target", SHOCKS, 'element = "rail"', 'element = "rial"', "unknown-target", "rial",
          "write rail"),
    Spoil("shock attribute", SHOCKS, 'element = "rail"\n  attribute = "capacity"',
          'element = "rail"\n  attribute = "stake"', "unknown-attribute", '"stake"', "write"),
    Spoil("shock of a stream not carried", SHOCKS, "phase_in_days = 60",
          'phase_in_days = 60\n  origins = ["NB"]', "origin-not-carried", "origins", "write"),
    Spoil("shock outside the base period", SHOCKS, 'start = "2023-04-01"', 'start = "2025-04-01"',
          "outside-base", "2025", "move start"),
    Spoil("shock beyond the base period", SHOCKS, "days = 365", "days = 366", "outside-base", '"2023-01-01"',
          "shorten days"),
    Spoil("action outside its shock", SHOCKS, 'start = "2023-07-01"', 'start = "2022-07-01"',
          "outside-shock", "2022", "change start"),
    Spoil("shock without days", SHOCKS, "days = 90\n", "", "missing-key", 2, "add days"),
    Spoil("loss above one", SHOCKS, "lost = 1.0", "lost = 1.5", "out-of-range", "1.5", "0.4 for 40 percent"),
    Spoil("low above high", SHOCKS, "[0.9, 1.0, 1.0]", "[1.0, 0.9, 0.8]", "bad-order", "0.8", "sort"),
    Spoil("two figures", SHOCKS, "[0.9, 1.0, 1.0]", "[0.9, 1.0]", "wrong-type", "0.9", "lost = 0.5 or"),
    Spoil("nan", SHOCKS, "lost = 1.0", "lost = nan", "not-finite", "nan", "lost = 0.5 or"),
    Spoil("nothing done", SHOCKS, "lost = 1.0", "", "bad-action", 9, "lost = 1.0"),
    Spoil("two changes", SHOCKS, "lost = 1.0", "lost = 1.0\n  factor = 0.5", "bad-action", 9, "lost = 1.0"),
    Spoil("no unit", SHOCKS, 'unit = "Mt/yr"\n', "", "missing-key", 21, "add unit"),
    Spoil("unit of add", SHOCKS, '"Mt/yr"', '"Mt/lightyear"', "bad-unit", "lightyear", "kt/day"),
    Spoil("missing claim of a shock", SHOCKS, "lost = 1.0", 'lost = 1.0\n  claims = ["EX-999"]',
          "missing-claim", "EX-999", "write"),
    Spoil("unknown key of an action", SHOCKS, "lost = 1.0", "lots = 1.0\n  factor = 0.0", "unknown-key",
          "lots", "write lost"),
    Spoil("same shock twice", SHOCKS, 'id = "rail-widened"', 'id = "pipe-shut-90"', "duplicate-id",
          '"pipe-shut-90"', "another id"),
    # events
    Spoil("event of unknown good", "events.csv", "pipeline,crude,", "pipeline,gas,", "unknown-id", "gas",
          "out-of-scope"),
    Spoil("event ends before it starts", "events.csv", "2022-03-30", "2022-02-28", "empty-period",
          "2022-02-28", "correct start"),
    Spoil("event out of scope without a reason", "events.csv", ",tests,", ",out-of-scope,", "missing-reason",
          "out-of-scope", "fill the column reason"),
    Spoil("null event without a reason", "events.csv", ",false,", ",true,", "missing-reason", "true",
          "fill the column reason"),
    Spoil("event claim", "events.csv", "EX-041", "EX-941", "missing-claim", "EX-941", "write EX-041"),
    Spoil("action of unknown event", "event_actions.csv", "EV01,alarm", "EV02,alarm", "unknown-id", "EV02",
          "write EV01"),
    Spoil("event target", "event_actions.csv", "alarm,pipe", "alarm,pope", "unknown-target", "pope",
          "write pipe"),
    Spoil("event loss without figure", "event_actions.csv", "capacity,,,1,", "capacity,,,,", "no-value",
          "alarm", "fill lost"),
    Spoil("event loss out of order", "event_actions.csv", "0.6,0.7,0.8", "0.8,0.7,0.6", "bad-order",
          "0.8,0.7", "sort"),
    Spoil("event loss above all", "event_actions.csv", "0.6,0.7,0.8", "0.6,0.7,1.8", "out-of-range", "1.8",
          "correct"),
    Spoil("observation of unknown", "event_observations.csv", "output,field-hill", "output,field-mill",
          "unknown-id", "field-mill", "write field-hill"),
    Spoil("observation unit", "event_observations.csv", "kt/day", "kt/moon", "bad-unit", "moon", "percent"),
    Spoil("observation of two origins", "event_observations.csv", "pipe,UP,", "pipe,UP;NB,", "bad-origin",
          "UP;NB", "split the row"),
    Spoil("observation ends before it starts", "event_observations.csv", "UP,2022-03-01,2022-03-30,9",
          "UP,2022-03-01,2022-02-28,9", "empty-period", "2022-02-28", "correct"),
)  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILS, ids=[s.name for s in SPOILS])
def test_each_wrong_input_gives_one_finding_with_place_and_remedy(folder: Folder, spoil: Spoil) -> None:
    if spoil.old == "NONE":
        folder.append("instruments.csv", "x,TR,NONE,close,")
    else:
        folder.replace(spoil.file, spoil.old, spoil.new)
    where = spoil.where or spoil.file
    row = spoil.needle if isinstance(spoil.needle, int) else folder.row(where, spoil.needle)
    found = [f for f in folder.check() if f.severity is Severity.ERROR]
    told = [f for f in found if (f.code, f.file, f.row) == (spoil.code, where, row)]
    assert told, f"expected {spoil.code} at {where}:{row}, found:\n" + "\n".join(map(str, found))
    assert spoil.remedy in told[0].remedy
    assert {f.code for f in found if f not in told} <= set(spoil.also), (
        "one cause, one finding:\n" + "\n".join(map(str, found))
    )
    assert told[0].expected
    assert told[0].found
