"""The grammar of time expressions: one for all languages, over rows of symbols."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kerege.reader.packs import settings
from kerege.reader.times.atoms import Row
from kerege.reader.times.expression import Expression
from kerege.reader.times.expression_rules import read_expression


def expressions(row: Row, language: str) -> list[tuple[Expression, str]]:
    """Return the expressions of a row, in order, each with the gap after it."""
    found: list[tuple[Expression, str]] = []
    matches = list(_grammar(language).finditer(row.symbols))
    starts = [match.start() for match in matches[1:]]
    for place, match in enumerate(matches):
        pieces = [row.atoms[place] for place in row.places[match.start() : match.end()] if place >= 0]
        expression = read_expression(str(match.lastgroup), pieces)
        after = row.symbols[match.end() :]
        gap = "" if not after else _leading_gap(row, match.end())
        if place < len(starts) and match.end() + len(gap.removesuffix("+")) != starts[place]:
            gap = "|"  # a number stands between: "в 2022-м — 14 тыс., в 2023-м"
        if expression is not None:
            ranged = expression.sort == "years" or "~" in match[0]
            found.append((replace(expression, ranged=True) if ranged else expression, gap))
    return found


def _leading_gap(row: Row, place: int) -> str:
    end = place
    while end < len(row.places) and row.places[end] < 0:
        end += 1
    return row.symbols[place:end] or "+"


@cache
def _grammar(language: str) -> re.Pattern[str]:
    order = settings(language, "times").get("order", {})
    first = bool(order.get("year_first"))
    year = r"(?:Y[jJ]?|L_?[jJ]|z_?j?)" if first else r"(?:(?:j_?)?Y(?:j(?!_?Y))?|L_?j|z)"
    day = (
        r"(?:W[,_]?)?(?:[no][-~&][no]_?M|[no]_?M"
        + (r"|M_?[no](?:[-~][no](?!_?M))?(?![QHjmwtk])" if order.get("month_day") else "")
        + ("|M_?m?_?D" if first else "")
        + ")"
    )
    months = r"(?:m_?)?M(?:[-~]" + ("?" if first else "") + r"M)?m?"
    count = r"(?:[nc]_?m~M|o_?[nc]_?m|[nc]_?o_?m|[nc]_?m|o_?m)"
    block = r"(?:MQ|o_?[nc]_?Q|[on][_-]?[QH](?:[-~]o_?[QH])?|q(?:[-~]q)?)"
    parted = r"o_?[nc]_?[tw]_?M|" + (r"M_?m?_?o_?(?:[nc]_?[tw]|[Hk])" if first else r"o_?[Hk]_?M|[nc]_?t_?M")
    core = rf"(?:{parted}|{day}|{count}|{block}|S|{months})"
    before = rf"(?P<year_first>{year}_?(?:P_?)?{core}(?:_?P)?(?![_,/]?{year}))|" if first else ""
    parts = rf"G(?:[-_]?{year})?|P[-_]?(?:{core}[_,/(-]?{year}|{year}|{core}|j|T)" + (
        rf"|(?:{year}_?{core}|{core}|{year}|j|T)_?P" if first else ""
    )
    span = r"(?P<span>(?:L_?)?(?:[nc]_?[jk]|k)~(?:j_?)?Y(?![-~]))|" if order.get("span_to") else ""
    turned = r"|(?P<turned>[jmwt]_?[nc](?![_~]?[jmwtkQHMY]))" if order.get("unit_first") else ""
    turned_many = "" if order.get("last_first") else r"|[nc]_?L_?[jmwt]"
    last = rf"(?:{day}[_,/(]?{year}|M[-_,/]?{year}|F|{day}(?![QHjmwtk])|M)"
    return re.compile(
        rf"{span}(?P<season>R_?[sM])|(?P<winter>S_?(?:R|Y[-~]Y))|(?P<tail>L_?[nc]_?[mQ]_?{year})|(?P<ending>(?:[nc]_?[mQ]|[jQHs])~(?:P[-_])?{last})|(?P<full>(?:W[,_(]?)?F)|(?P<again>A_?{year}|{year}_?A)|{before}(?P<part>{parts})|(?P<many>L_?[nco]_?[jmwtkQH]{turned_many})"
        rf"|(?P<near>L_?[mwtkQHSMWs])|(?P<dated>{core}[_,/(-]?{year})|(?P<prior>{core}_A)|(?P<years>Y[jJ]?[-~]Y[jJ]?|YJYj)|(?P<since>[nc]_?[mQ]\^(?:P[-_]?j|G))|(?P<parted>{parted})|(?P<amount>[nc]_?[jmwtkJ]|c_?Q){turned}"
        rf"|(?P<open>{day}|{block}|{count}|S|{months})|(?P<year>{year})|(?P<single>[WTRAVECX])"
    )
