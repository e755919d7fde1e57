"""A language model as a back end: any server that speaks the chat protocol of OpenAI.

Off unless asked for. The text of the document goes to the address given, and to no other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx

from kerege.base.findings import Finding, error, note, shorten, warning
from kerege.documents.document import Document, Sentence
from kerege.reader.candidates import Candidate
from kerege.reader.extractor import Reading, in_order
from kerege.reader.llm.checks import Rereading, accepted
from kerege.reader.llm.proposals import INSTRUCTIONS, Proposal, Proposals, proposed
from kerege.reader.llm.server import LlmServer, ask, connect
from kerege.reader.rules import RulesExtractor

PASSAGE_CHARS = 3_000


class LlmExtractor:
    """Reads documents with a language model; each proposal is checked against the text by the rules."""

    def __init__(self, server: LlmServer, transport: httpx.BaseTransport | None = None) -> None:
        """Use ``server``; ``transport`` replaces the network in tests.

        Raises
        ------
        FindingsError
            If the address or the key cannot be used.
        """
        self._client = connect(server, transport)
        self._server = server

    @property
    def name(self) -> str:
        """Name of the back end: the model, and the rules that read its numbers again."""
        return f"llm {self._server.model} + {RulesExtractor.name}"

    @property
    def notice(self) -> Finding:
        """What a person is told before any text is sent."""
        return note(
            "texts-are-sent", f"the texts are sent to {self._server.host}, to the model {self._server.model}",
            subject=self._server.place, remedy="interrupt if they must not leave this machine",
        )  # fmt: skip

    def read(self, document: Document) -> Reading:
        """Return the proposals of the model that stand in the text, and one finding for each that does not.

        A passage whose answer is not in form gives an error among the findings; the others are read.

        Raises
        ------
        FindingsError
            If the server cannot be reached or does not answer in the chat protocol.
        """
        rereading = Rereading(document)
        kept: dict[tuple[Any, ...], Candidate] = {}
        findings: list[Finding] = []
        for passage in passages(document):
            for proposal in self._ask(document, passage[0].start, passage[-1].end, findings):
                candidate, problem = accepted(proposal, rereading, passage, self.name)
                if candidate is not None and kept.setdefault(_place(candidate), candidate) is not candidate:
                    problem = _twice(candidate, kept[_place(candidate)], document)
                if problem is not None:
                    findings.append(problem)
        return Reading(in_order(list(kept.values())), tuple(findings))

    def _ask(self, document: Document, start: int, end: int, findings: list[Finding]) -> list[Proposal]:
        schema = Proposals.model_json_schema()
        body = {
            "model": self._server.model,
            "temperature": 0,
            "seed": 0,
            "messages": [
                {"role": "system", "content": INSTRUCTIONS + json.dumps(schema, sort_keys=True)},
                {"role": "user", "content": document.text[start:end].encode(errors="replace").decode()},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "claims", "schema": schema, "strict": False},
            },
        }
        answer = ask(self._client, self._server, body, document.name)
        try:
            good, bad = proposed(answer)
        except ValueError as problem:
            findings.append(error(
                "answer-not-in-form", f"{self.name}: an answer is not in the form asked for",
                file=document.name, found=f"{shorten(answer)} ({shorten(str(problem))})",
                expected="one JSON object with a list of claims",
                remedy=f"nothing was taken from characters {start} to {end}; read them with the rules, or "
                "use another model",
            ))  # fmt: skip
            return []
        findings.extend(
            warning(
                "proposal-not-in-form", "a proposal was refused: it is not in the form asked for",
                file=document.name, found=fault, expected="the fields of the form and no others",
                remedy="none needed; the proposal is not kept",
            )
            for fault in bad
        )  # fmt: skip
        return good


def passages(document: Document) -> Iterator[list[Sentence]]:
    """Yield runs of sentences of at most :data:`PASSAGE_CHARS` characters; a longer sentence stands alone."""
    run: list[Sentence] = []
    for sentence in document.sentences:
        if run and sentence.end - run[0].start > PASSAGE_CHARS:
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _place(one: Candidate) -> tuple[Any, ...]:
    """Return what no two candidates share: a figure is read once, a relation once for each two ends."""
    ends = (one.relation, one.subject, one.object) if one.kind == "relation" else ()
    return one.char_start, one.char_end, one.kind, *ends


def _twice(one: Candidate, first: Candidate, document: Document) -> Finding | None:
    """Return the finding for a second proposal at one place; nothing if it says the same."""
    clause = {"claim_start": first.claim_start, "claim_end": first.claim_end}
    if replace(one, **clause) == first:  # type: ignore[arg-type]
        return None
    return warning(
        "proposed-twice", "a proposal was refused: another one stands at its place", file=document.name,
        found=shorten(one.span), expected="one claim for each number",
        remedy="none needed; the first proposal is kept",
    )  # fmt: skip
