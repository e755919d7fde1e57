"""``kerege read``: texts become candidate claims, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kerege.cli.options import JsonOption

if TYPE_CHECKING:
    from kerege.base.findings import Finding
    from kerege.cli.read_sinks import Sink
    from kerege.documents.document import Document
    from kerege.evidence.opening import Ledger
    from kerege.reader.extractor import Extractor, Reading
    from kerege.review.matching import Matcher
    from kerege.review.sheets import Sheet

FORMATS = ("table", "jsonl", "html")


def read(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Texts, Markdown, HTML or PDF files, or folders of them."),
    ],
    form: Annotated[
        str, typer.Option("--format", metavar="FORM", help="table, jsonl (one claim a line) or html.")
    ] = "table",
    out: Annotated[
        str, typer.Option("--out", metavar="FILE", help="Write there; on the screen by default.")
    ] = "",
    case: Annotated[
        str, typer.Option("--case", metavar="CASE", help="Set the claims against this case.")
    ] = "",
    ledger: Annotated[
        str, typer.Option("--ledger", metavar="FILE", help="Keep texts and candidates in this ledger.")
    ] = "",
    author: Annotated[
        str, typer.Option("--author", metavar="NAME", help="Who reads; needed with --ledger.")
    ] = "",
    published: Annotated[
        str, typer.Option("--date", metavar="DATE", help="Day, month or year the texts are of.")
    ] = "",
    backend: Annotated[
        str, typer.Option("--backend", metavar="NAME", help="rules, natasha (for Russian) or llm.")
    ] = "rules",
    llm_url: Annotated[
        str,
        typer.Option(
            "--llm-url", metavar="URL", help="Server of a language model; the texts are sent there."
        ),
    ] = "",
    llm_model: Annotated[
        str, typer.Option("--llm-model", metavar="NAME", help="Model to ask for; its key: KEREGE_LLM_KEY.")
    ] = "",
    as_json: JsonOption = False,
) -> int:
    """Read texts in German, Dutch, English, Russian and Kazakh into candidate claims.

    Every candidate has the exact words it rests on. Nothing becomes a claim until somebody accepts it:
    keep the candidates in a ledger and run kerege review. Exit code 1 if a file could not be read.
    """
    from kerege.base.findings import Severity
    from kerege.cli.read_sinks import open_sink

    _check_call(form, out, ledger, author, as_json=as_json)
    extractor = _extractor(backend, llm_url, llm_model)
    matcher = _matcher(case)
    failed = False
    with open_sink("json" if as_json else form, out) as sink:
        _tell_who_gets_them(extractor, sink, as_json=as_json)
        for sheet, findings in _sheets(files, published, extractor, matcher, ledger, author):
            failed = failed or any(f.severity is Severity.ERROR for f in findings)
            sink.take(sheet, findings)
        sink.close()
    return 1 if failed else 0


def _check_call(form: str, out: str, ledger: str, author: str, *, as_json: bool) -> None:
    """Refuse options that contradict each other, before anything is read or sent."""
    if form not in FORMATS:
        raise typer.BadParameter(f"--format is one of {', '.join(FORMATS)}, not {form!r}")
    if out and (as_json or form == "table"):
        raise typer.BadParameter("--out goes with --format jsonl or html; the rest is printed")
    if form == "html" and not out and not as_json:
        raise typer.BadParameter("--format html needs --out FILE")
    if ledger and not author.strip():
        raise typer.BadParameter("--ledger needs --author NAME: who reads")


def _extractor(backend: str, llm_url: str, llm_model: str) -> Extractor:
    """Return the back end; the key of a language model comes from the environment."""
    import os

    from kerege.reader.backends import make_extractor

    return make_extractor(backend, url=llm_url, model=llm_model, key=os.environ.get("KEREGE_LLM_KEY", ""))


def _tell_who_gets_them(extractor: Extractor, sink: Sink, *, as_json: bool) -> None:
    """Say where texts are sent, before any is, if a back end sends them."""
    from kerege.cli.screen import remark

    notice = getattr(extractor, "notice", None)
    if notice is not None:
        remark(str(notice))
        if as_json:
            sink.take(None, (notice,))


def _matcher(case: str) -> Matcher | None:
    if not case:
        return None
    from kerege.case.load import load_case
    from kerege.review.matching import Matcher

    return Matcher(load_case(case))


def _sheets(
    files: list[str], published: str, extractor: Extractor, matcher: Matcher | None, ledger: str, author: str
) -> Iterator[tuple[Sheet | None, tuple[Finding, ...]]]:
    """Yield the documents as they are read; those of a ledger are kept there."""
    from contextlib import ExitStack
    from functools import partial

    from kerege.review.reading import read_sheets

    with ExitStack() as stack:
        keep = partial(_keep, stack.enter_context(_opened(ledger)), author) if ledger else None
        yield from read_sheets(files, extractor, matcher, published or None, keep)


def _opened(place: str) -> Ledger:
    from kerege.evidence.opening import open_ledger

    return open_ledger(place)


def _keep(ledger: Ledger, author: str, document: Document, reading: Reading) -> None:
    from kerege.evidence.storing import store_reading

    store_reading(ledger, document, reading.candidates, author)
