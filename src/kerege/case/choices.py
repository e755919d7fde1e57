"""``choices.toml``: the analyst's decisions between claims, always with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from kerege.base.findings import Finding, error
from kerege.case.attributes import ATTRIBUTE_NAMES, attribute_of
from kerege.case.elements import Elements
from kerege.case.hints import did_you_mean
from kerege.case.model import Choice, Choices, Exclusion
from kerege.case.toml_reading import Fields, Toml
from kerege.evidence.claims import ClaimBook

FILE = "choices.toml"


def read_choices(toml: Toml | None, book: ClaimBook, elements: Elements) -> tuple[Choices, list[Finding]]:
    """Return the recorded decisions and what is wrong with them; no file means no decisions."""
    findings: list[Finding] = []
    if toml is None:
        return Choices(), findings
    Fields(toml, dict(toml.data), "", 0, findings).only(["exclude", "choose", "weights"])
    speakers = {claim.speaker for claim in book.claims.values()}
    exclusions = [
        e
        for fields in _tables(toml, "exclude", findings)
        if (e := _exclusion(fields, book, elements, speakers)) is not None
    ]
    chosen = [
        c
        for fields in _tables(toml, "choose", findings)
        if (c := _choice(fields, book, elements)) is not None
    ]
    choices = Choices(tuple(exclusions), tuple(chosen))
    findings.extend(_contradictions(toml, choices, book))
    return choices, findings


def _tables(toml: Toml, name: str, findings: list[Finding]) -> list[Fields]:
    value = toml.data.get(name, [])
    header = f"[[{name}]]"
    if not isinstance(value, list):
        Fields(toml, {}, f"[{name}]", 0, findings).add(
            "wrong-type", f"{name} must be a list of tables", name, expected=header, found=f"[{name}]",
            remedy=f"write {header} with two brackets",
        )  # fmt: skip
        return []
    return [Fields(toml, table, header, n, findings) for n, table in enumerate(value)]


def _exclusion(
    fields: Fields, book: ClaimBook, elements: Elements, speakers: Iterable[str]
) -> Exclusion | None:
    fields.only(["speaker", "claim", "reason"])
    speaker, claim = fields.text("speaker"), fields.text("claim")
    reason = fields.text("reason", required=True)
    if bool(speaker) == bool(claim):
        fields.add(
            "bad-exclusion",
            "an exclusion names either a speaker or a claim",
            expected="one of the two",
            found="both" if speaker else "neither",
            remedy="keep one of speaker and claim",
        )
        return None
    if speaker and speaker not in speakers:
        fields.add(
            "unknown-speaker",
            f"no claim has the speaker {speaker!r}",
            "speaker",
            found=repr(speaker),
            expected="a speaker as written in claims/",
            remedy=did_you_mean(speaker, speakers),
        )
        return None
    if claim and not _known_claim(fields, claim, book, elements):
        return None
    return Exclusion(speaker, claim, reason, fields.row()) if reason else None


def _choice(fields: Fields, book: ClaimBook, elements: Elements) -> Choice | None:
    fields.only(["element", "attribute", "of", "claim", "reason"])
    required = {key: fields.text(key, required=True) for key in ("element", "attribute", "claim", "reason")}
    if not all(required.values()):
        return None
    element, attribute = required["element"], required["attribute"]
    kind = elements.kind_of(element)
    if kind is None:
        fields.add("unknown-id", f"the choice is about {element!r}, which is not an element", "element",
                   expected="an id of links, plants, groups, actors or goods", found=repr(element),
                   remedy=did_you_mean(element, elements.kinds))  # fmt: skip
        return None
    if attribute_of(kind, attribute) is None:
        fields.add("unknown-attribute", f"a {kind} has no attribute {attribute!r}", "attribute",
                   expected=f"an attribute of a {kind}", found=repr(attribute),
                   remedy=did_you_mean(attribute, ATTRIBUTE_NAMES))  # fmt: skip
        return None
    if not _known_claim(fields, required["claim"], book, elements):
        return None
    return Choice(element, attribute, fields.text("of"), required["claim"], required["reason"], fields.row())


def _known_claim(fields: Fields, claim: str, book: ClaimBook, elements: Elements) -> bool:
    if claim in book.claims:
        return True
    if elements.unsure(claim, ("claims",)):
        return False
    fields.add(
        "missing-claim",
        f"claim {claim!r} is not in the book",
        "claim",
        expected="an id of claims/*.csv",
        found=repr(claim),
        remedy=did_you_mean(claim, book.claims),
    )
    return False


def excluded_claims(choices: Choices, book: ClaimBook) -> dict[str, Exclusion]:
    """Return the exclusion that takes each excluded claim out, by claim id."""
    by_speaker = {e.speaker: e for e in reversed(choices.exclusions) if e.speaker}
    by_claim = {e.claim: e for e in reversed(choices.exclusions) if e.claim}
    out: dict[str, Exclusion] = {}
    for claim in book.claims.values():
        exclusion = by_claim.get(claim.id) or by_speaker.get(claim.speaker)
        if exclusion is not None:
            out[claim.id] = exclusion
    return out


def _contradictions(toml: Toml, choices: Choices, book: ClaimBook) -> list[Finding]:
    findings: list[Finding] = []
    excluded = excluded_claims(choices, book)
    seen: dict[tuple[str, str, str], Choice] = {}
    for choice in choices.chosen:
        subject = f"{choice.element}.{choice.attribute}"
        if choice.claim in excluded:
            findings.append(
                error(
                    "choice-conflict",
                    f"claim {choice.claim} is chosen here and excluded in line {excluded[choice.claim].row}",
                    file=toml.file,
                    row=choice.row,
                    subject=subject,
                    found=choice.claim,
                    expected="a claim that is not excluded",
                    remedy="drop the choice or the exclusion",
                )
            )
        first = seen.setdefault((choice.element, choice.attribute, choice.of), choice)
        if first is not choice:
            findings.append(
                error(
                    "choice-conflict",
                    f"{subject} is chosen twice, first in line {first.row}",
                    file=toml.file,
                    row=choice.row,
                    subject=subject,
                    expected="one choice for each number",
                    found=f"{first.claim} and {choice.claim}",
                    remedy="keep one of the two",
                )
            )
    return findings
