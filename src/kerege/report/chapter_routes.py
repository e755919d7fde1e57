"""The chapter of the map: where the goods go in the base period, and where under the default shock."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from kerege.case.scenarios import Action, Shock
from kerege.report import land, svg
from kerege.report.axes import long_period
from kerege.report.cells import Cell, Column, Figure, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import MINUS, number, percent
from kerege.report.flows import Route, export_routes, mean, mine, own_share
from kerege.report.geometry import read_geometry
from kerege.report.map import draw_map
from kerege.report.projection import make_frame
from kerege.report.roads import Road, Spot, crop, roads, spots
from kerege.report.sheet import Sheet, make_sheet
from kerege.report.timeline import make_timeline
from kerege.report.words import claim_cell
from kerege.study.model import ShockRun
from kerege.study.verdicts import default_run

WIDTH = 940.0
#: share of the focus actor's streams in all flows below which a map shows everybody's
_OWN = 0.2


def routes_chapter(ctx: Context) -> dict[str, object]:
    """Return the maps and the table of export routes."""
    run = default_run(ctx.study)
    tables, places = ctx.case.tables, spots(ctx.case.tables["places"])
    origins = _origins(ctx)
    ids = [o for o, _ in origins]
    base = roads(tables["links"], _base_flow(ctx), ids)
    states: list[list[Road]] = [base]
    if run is not None:
        states.append(_marked(ctx, run.shock, roads(tables["links"], _shocked_flow(ctx, run), ids)))
    whose = ctx.group if own_share(ctx) >= _OWN else ()
    frame = make_frame(crop(places, tables["links"], whose), WIDTH)
    sheet = make_sheet(
        frame,
        places,
        lines=read_geometry(ctx.case.folder),
        palette=ctx.palette,
        origins=origins,
        states=states,
        unit=ctx.shown.rate,
    )
    figures = [
        _figure(
            sheet,
            base,
            f"map-base{ctx.suffix}",
            f"{ctx.goods_words} in the base period, {_period(ctx.time.periods)}",
        )
    ]
    if run is not None:
        window = make_timeline(run.tables).window(run.shock)
        title = f"{run.shock.title}: mean flows while the shock acts, {_period(window)}"
        figures.append(_figure(sheet, states[1], f"map-shock{ctx.suffix}", title))
    return {
        "figures": figures,
        "convention": land.CONVENTION,
        "hidden": _hidden(places, base, sheet),
        "table": _table(ctx, export_routes(ctx)),
    }


def _period(periods: Sequence[str]) -> str:
    if not periods:
        return ""
    first, last = long_period(periods[0]), long_period(periods[-1])
    return first if first == last else f"{first} to {last}"


def _origins(ctx: Context) -> list[tuple[str, str]]:
    """Return the streams, the focus actor's first, then those of the vectors, then the rest."""
    found = ctx.study.base.tables.flows["origin"].unique(maintain_order=True).to_list()
    order = [ctx.focus, *ctx.case.meta.vectors]
    found.sort(key=lambda o: (order.index(o) if o in order else len(order), o))
    return [(o, ctx.actor(o)) for o in found]


def _base_flow(ctx: Context) -> dict[tuple[str, str], float]:
    flows = ctx.study.base.tables.flows
    return _by_stream(
        ctx.time.periods,
        flows["origin"].unique(maintain_order=True).to_list(),
        lambda o: mean(ctx, flows.filter(origin=o), "link", "rate", ctx.time, ctx.time.periods),
    )


def _shocked_flow(ctx: Context, run: ShockRun) -> dict[tuple[str, str], float]:
    flows = run.tables.flows
    time = make_timeline(run.tables)
    window = time.window(run.shock)
    return _by_stream(
        window,
        flows["origin"].unique(maintain_order=True).to_list(),
        lambda o: mean(ctx, flows.filter(origin=o), "link", "rate", time, window),
    )


def _by_stream(
    periods: Collection[str], origins: Sequence[str], read: Callable[[str], Mapping[str, float]]
) -> dict[tuple[str, str], float]:
    return {(link, o): flow for o in origins for link, flow in read(o).items()} if periods else {}


def marks(ctx: Context, shock: Shock) -> dict[str, str]:
    """Return what the shock does to links: "closed", "−40 %", "limited"; groups mark their member links."""
    links = set(ctx.case.tables["links"]["id"].to_list())
    members = ctx.case.tables.get("group_members")
    out: dict[str, str] = {}
    for action in shock.actions:
        if action.element in links:
            targets = [action.element]
        elif members is not None:
            targets = [e for e in members.filter(group=action.element)["element"].to_list() if e in links]
        else:
            targets = []
        word = _word(ctx, action)
        for target in targets if word else []:
            if out.get(target) != "closed":
                out[target] = word
    return out


def _word(ctx: Context, action: Action) -> str:
    if action.attribute not in {"capacity", "flow"} or action.lost is None or action.lost.mid <= 0:
        return ""
    whose = f" to {', '.join(ctx.actor(o) for o in action.origins)}" if action.origins else ""
    if action.lost.mid >= 0.999:
        return "closed" if not whose else f"closed{whose}"
    return f"{MINUS}{percent(action.lost.mid)}{whose}"


def _marked(ctx: Context, shock: Shock, state: Sequence[Road]) -> list[Road]:
    found = marks(ctx, shock)
    out: list[Road] = []
    for road in state:
        words = [found.get(link, "") for link in road.links]
        if all(words):
            out.append(replace(road, mark="closed" if set(words) == {"closed"} else words[0]))
        elif any(words):
            hit = sum(bool(w) for w in words)
            out.append(replace(road, mark=f"{hit} of {len(words)} hit"))
        else:
            out.append(road)
    return out


def _figure(sheet: Sheet, state: Sequence[Road], identity: str, title: str) -> Figure:
    largest = sorted((r for r in state if r.flow > 0), key=lambda r: -r.flow)[:6]
    told = "; ".join(f"{' / '.join(r.names)} {number(r.flow)} {sheet.unit}" for r in largest)
    drawing = draw_map(
        sheet, state, identity=identity, title=title, text=f"Map of routes. Largest flows: {told}."
    )
    return Figure(svg.render(drawing), title, wide=True)


def _hidden(places: Mapping[str, Spot], state: Sequence[Road], sheet: Sheet) -> str:
    """Return a note on flows that begin beyond the map."""
    away = [r for r in state if not sheet.frame.holds(sheet.frame(*places[r.tail].at)) and r.flow > 0]
    if not away:
        return ""
    total = number(sum(r.flow for r in away))
    lanes = "1 lane that begins" if len(away) == 1 else f"{len(away)} lanes that begin"
    verb = "carries" if len(away) == 1 else "carry"
    return (
        f"Not drawn: {lanes} beyond the map and {verb} {total} {sheet.unit} to the same "
        "buyers and to the rest of the world. Lanes to far markets end in an arrow at the edge, with "
        f"their flow in {sheet.unit}. Ship lanes are drawn by the shortest way over water, "
        "not by the course of any ship."
    )


def _table(ctx: Context, routes: Sequence[Route]) -> TableView:
    flows = ctx.study.base.tables.flows
    own = mean(ctx, flows, "link", "rate", ctx.time, ctx.time.periods, mine(ctx))
    everyone = mean(ctx, flows, "link", "rate", ctx.time, ctx.time.periods)
    total = sum(own.get(r.link, 0.0) for r in routes)
    lines = []
    for route in routes:
        capacity = ctx.case.number(route.link, "capacity")
        flow = own.get(route.link, 0.0)
        lines.append(
            Line(
                (
                    Cell(route.name),
                    Cell(ctx.actor(route.into) if route.into else "the sea"),
                    Cell(
                        number(capacity.estimate.interval.mid * ctx.shown.per_year)
                        if capacity
                        else "not bound",
                        ctx.anchors.number(route.link, "capacity"),
                    ),
                    Cell(number(everyone.get(route.link, 0.0)), "#certificate-base"),
                    Cell(number(flow), "#certificate-base"),
                    Cell(percent(flow / total) if total else ""),
                    claim_cell(ctx, _observed(ctx, route.link), 5),
                )
            )
        )
    lines.append(
        Line(
            (
                Cell("All routes"),
                Cell(""),
                Cell(""),
                Cell(""),
                Cell(number(total)),
                Cell(percent(1.0)),
                Cell(""),
            ),
            css="total",
        )
    )
    columns = (
        Column("Route out"),
        Column("into"),
        Column("Capacity", ctx.shown.rate, True),
        Column("All origins", ctx.shown.rate, True),
        Column(f"From {ctx.actor(ctx.focus)}", ctx.shown.rate, True),
        Column("Share", "", True),
        Column("Flow claimed by"),
    )
    return table(f"Ways out of {ctx.actor(ctx.focus)}, base period", columns, lines)


def _observed(ctx: Context, link: str) -> tuple[str, ...]:
    number_ = ctx.case.number(link, "flow", ctx.focus)
    return () if number_ is None else number_.estimate.members
