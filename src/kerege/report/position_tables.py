"""Tables of the position: concentration, rankings by statistic, asymmetry, every share of a domain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from kerege.position.model import Position
from kerege.report.cells import Cell, Column, Line, TableView, table
from kerege.report.context import Context
from kerege.report.digits import percent, span
from kerege.report.position_words import (
    Row,
    amount,
    domain_words,
    effective,
    in_percent,
    plain,
    told,
    vector_words,
    whose,
    years_words,
)
from kerege.report.words import claim_cell

#: bounds of an index further apart than this say nothing
LOOSE = 0.5
_PLACES = 3


def domain_link(position: Position, domain: str) -> str:
    """Return the link to the shares of a domain; blank where its figures give none."""
    return f"#position-{domain}" if domain in position.shares["domain"] else ""


def _domain(position: Position, domain: str) -> Cell:
    return Cell(domain_words(domain), domain_link(position, domain))


def _series(row: Row) -> tuple[str, str, int, str]:
    return row["domain"], row["measure"], row["year"], row["by"]


def whole_claims(position: Position) -> Mapping[tuple[str, str, int, str], tuple[str, ...]]:
    """Return the ids of the claims of every domain, measure, year and statistic."""
    found: dict[tuple[str, str, int, str], dict[str, None]] = {}
    for row in position.shares.to_dicts():
        found.setdefault(_series(row), {}).update(dict.fromkeys(row["claims"]))
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


def index_table(ctx: Context, position: Position) -> TableView:
    """Return concentration of each measure in its latest year that says something."""
    rows = position.indices.to_dicts()
    close = [r for r in rows if r["hhi_high"] - r["hhi_low"] <= LOOSE]
    loose = len(rows) - len(close)
    whole = {_series(r): (r["hhi_low"], r["hhi_high"]) for r in close if r["of"] != "routes"}
    close = [
        r for r in close if r["of"] != "routes" or whole.get(_series(r)) != (r["hhi_low"], r["hhi_high"])
    ]
    latest: dict[tuple[str, str], int] = {}
    for r in close:
        key = (r["domain"], r["measure"])
        latest[key] = max(r["year"], latest.get(key, 0))
    kept = [r for r in close if latest[r["domain"], r["measure"]] == r["year"]]
    order = {d: n for n, d in enumerate(position.weights["domain"].to_list())}
    kept.sort(key=lambda r: (order[r["domain"]], r["measure"], r["by"], r["of"]))
    claims = whole_claims(position)
    lines = [
        Line(
            (
                _domain(position, r["domain"]),
                Cell(plain(r["measure"]) + (", by route or good" if r["of"] == "routes" else "")),
                Cell(str(r["year"])),
                Cell(whose(r["by"])),
                Cell(span(r["hhi_low"], r["hhi_high"]) + ("" if r["exact"] else " *")),
                Cell(effective(r["effective_low"], r["effective_high"])),
                Cell(str(r["partners"])),
                Cell(r["weakest"]),
                claim_cell(ctx, claims.get(_series(r), ()), 4),
            )
        )
        for r in kept
    ]
    left = f" {loose} indices are left out here: their ends are more than {LOOSE} apart." if loose else ""
    columns = (
        Column("Domain"), Column("measure"), Column("year"), Column("by whose numbers"),
        Column("HHI", "0 to 1", True), Column("effective number", "partners", True),
        Column("named", "partners", True), Column("weakest kind"), Column("claims"),
    )  # fmt: skip
    return table(
        "How concentrated: Herfindahl-Hirschman index (HHI) and effective number of partners",
        columns,
        lines,
        "HHI: sum of squared shares, 1 = one partner; both ends are exact, unless starred, for what the "
        f"figures leave open. Effective number: 1/HHI.{left}",
    )


def ranking_table(ctx: Context, position: Position) -> TableView:
    """Return the largest partners of each measure under every statistic, latest year that ranks any."""
    names = ("domain", "measure", "year", "start", "end", "by", "unit")
    rankings = [
        (key, list(rows))
        for key, rows in groupby(position.rankings.to_dicts(), key=lambda r: tuple(r[n] for n in names))
    ]
    sized = {
        (k[:2], k[2], k[3], k[4]) for k, rows in rankings if sum(r["rank"] is not None for r in rows) > 1
    }
    latest = {measure: max(s[1:] for s in sized if s[0] == measure) for measure, *_ in sized}
    order = {d: n for n, d in enumerate(position.weights["domain"].to_list())}
    kept = [(k, rows) for k, rows in rankings if latest.get(k[:2]) == k[2:5]]
    kept.sort(key=lambda item: (order[item[0][0]], item[0][1], -len(item[1]), item[0][5:]))
    columns = (
        Column("Domain"), Column("measure"), Column("year"), Column("by whose numbers"), Column("largest"),
        Column("second"), Column("third"), Column("first is sure"), Column("claims"),
    )  # fmt: skip
    return table(
        "Largest partner, by whose numbers",
        columns,
        [_ranking(ctx, position, rows) for _, rows in kept],
        "A bloc with a row of its own counts as one. Sure: larger than every other partner named, whatever "
        "the figures admit. Figures without a unit are counts.",
    )


def _ranking(ctx: Context, position: Position, rows: Sequence[Row]) -> Line:
    top = sorted((r for r in rows if r["rank"] is not None), key=lambda r: int(r["rank"]))[:_PLACES]
    first = rows[0]
    said = [Cell(f"{ctx.actor(r['partner'])} {amount(r)}", ctx.anchors.claim(r["claims"][0])) for r in top]
    sure = {None: "only one named", True: "yes", False: "no"}[top[0]["clear"] if top else None]
    claims = tuple(dict.fromkeys(c for r in top for c in r["claims"]))
    return Line(
        (
            _domain(position, first["domain"]),
            Cell(plain(first["measure"])),
            Cell(str(first["year"])),
            Cell(whose(first["by"])),
            *said,
            *(Cell("") for _ in range(_PLACES - len(said))),
            Cell(sure),
            claim_cell(ctx, claims, 6),
        )
    )


def asymmetry_table(ctx: Context, position: Position) -> TableView | None:
    """Return how much of its trade each side of a pair has with the other."""
    focus = ctx.actor(position.focus)
    lines = []
    for r in position.asymmetries.to_dicts():
        own, theirs = ({e: r[f"{side}_{e}"] for e in ("low", "mid", "high")} for side in ("own", "theirs"))
        lines.append(
            Line(
                (
                    _domain(position, r["domain"]),
                    Cell(str(r["year"])),
                    Cell(ctx.actor(r["partner"])),
                    Cell(in_percent(own)),
                    Cell(whose(r["by"])),
                    Cell(in_percent(theirs)),
                    Cell(whose(r["by_partner"])),
                    Cell(in_percent(r)),
                    claim_cell(ctx, r["claims"], 6),
                )
            )
        )
    columns = (
        Column("Domain"), Column("year"), Column("partner"), Column(f"share for {focus}", "%", True),
        Column("by whose numbers"), Column("share for the partner", "%", True), Column("by whose numbers"),
        Column("difference", "percentage points", True), Column("claims"),
    )  # fmt: skip
    remark = f"Above zero: {focus} has more of its trade with the partner than the partner has with it."
    return table("Who needs the other more", columns, lines, remark) if lines else None


def domain_table(ctx: Context, position: Position, domain: str) -> TableView:
    """Return every share of a domain: a row for each measure, statistic and run of like years."""
    names = ("measure", "by", "year")
    rows = position.shares.filter(domain=domain).sort(*names, maintain_order=True).to_dicts()
    runs: list[tuple[list[int], list[Row]]] = []
    for _, same in groupby(rows, key=lambda r: tuple(r[n] for n in names)):
        whole = list(same)
        if runs and _alike(runs[-1][1], whole):
            runs[-1][0].append(whole[0]["year"])
        else:
            runs.append(([whole[0]["year"]], whole))
    named = {r["vector"] for r in rows if told(r)}
    vectors = [v for v in dict.fromkeys(r["vector"] for r in rows) if v in named]
    lines = []
    for years, whole in runs:
        held = {r["vector"]: r for r in whole}
        claims = tuple(sorted({c for r in whole for c in r["claims"]}))
        lines.append(
            Line(
                (
                    Cell(plain(whole[0]["measure"])),
                    Cell(years_words(years)),
                    Cell(whose(whole[0]["by"])),
                    *(_share(held[v]) for v in vectors),
                    claim_cell(ctx, claims, 12),
                )
            )
        )
    columns = [Column("Measure"), Column("year"), Column("by whose numbers")]
    columns += [Column(vector_words(ctx, v), "%", True) for v in vectors]
    caption = f"{domain_words(domain)}: shares under each statistic"
    return table(caption, [*columns, Column("claims", wide=True)], lines)


def _share(row: Row) -> Cell:
    return Cell(in_percent(row)) if told(row) else Cell(f"up to {percent(row['high'])[:-2]}", css="quiet")


def _alike(one: Sequence[Row], two: Sequence[Row]) -> bool:
    kept = ("measure", "by", "vector", "low", "mid", "high", "claims")
    return [[r[k] for k in kept] for r in one] == [[r[k] for k in kept] for r in two]
