"""``kerege why``: the claims behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kerege.cli.options import CaseArgument, JsonOption

if TYPE_CHECKING:
    from kerege.case.lineage_model import WhyClaim, WhyNumber
    from kerege.case.model import Case


def why(
    case: CaseArgument,
    number: Annotated[
        str,
        typer.Argument(
            metavar="ELEMENT.ATTRIBUTE[@OF]", help="The number asked about, or an element for all of its."
        ),
    ],
    as_json: JsonOption = False,
) -> int:
    """Show where a number comes from: rule, every claim with speaker and source, related claims."""
    from kerege.case.lineage import why as find
    from kerege.case.load import load_case
    from kerege.cli.screen import put_json
    from kerege.cli.why_text import tell

    loaded = load_case(case)
    answer = find(loaded, number)
    if not as_json:
        tell(loaded, answer)
        return 0
    put_json({
        "case": loaded.meta.id, "question": answer.question,
        "numbers": [_number(loaded, n) for n in answer.numbers],
        "others": [_claim(loaded, c, "kt/day", _element(answer.numbers)) for c in answer.others],
        "findings": [],
    })  # fmt: skip
    return 0


def _element(numbers: tuple[WhyNumber, ...]) -> str:
    return numbers[0].element if numbers else ""


def _number(case: Case, number: WhyNumber) -> dict[str, Any]:
    from kerege.cli.jsonable import plain
    from kerege.cli.per_year import YEARLY, yearly_interval

    told: dict[str, Any] = plain(number)
    told["claims"] = [_claim(case, c, number.unit, number.element) for c in number.claims]
    per_year = yearly_interval(number)
    return told if per_year is None else {**told, YEARLY: plain(per_year)}


def _claim(case: Case, claim: WhyClaim, unit: str, element: str) -> dict[str, Any]:
    from kerege.cli.jsonable import plain
    from kerege.cli.per_year import YEARLY, yearly_claim

    told: dict[str, Any] = plain(claim)
    told["end_exclusive"] = told.pop("end")
    figure = yearly_claim(case, claim.id, unit, element)
    if figure is None:
        return told
    return {**told, YEARLY: {"low": figure.low, "value": figure.mid, "high": figure.high}}
