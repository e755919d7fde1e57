"""What an extractor hands over: plain text and metadata, as plain data that crosses a process boundary."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from kerege.base.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Extract:
    """Text and metadata of a web page or PDF.

    text      : paragraphs between blank lines
    published : ISO day, month or year; blank = the metadata do not say
    findings  : what was lost or could not be read; an error means there is no text
    """

    text: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    findings: tuple[Finding, ...] = ()


def to_json(extract: Extract) -> bytes:
    """Return an extract as JSON."""
    return json.dumps(asdict(extract)).encode("ascii")


def from_json(data: bytes) -> Extract:
    """Return the extract a child process wrote; ``ValueError``, ``KeyError``, ``TypeError`` if it is none."""
    plain = json.loads(data)
    found = tuple(Finding(**{**f, "severity": Severity(f["severity"])}) for f in plain.pop("findings"))
    return Extract(**{name: str(value) for name, value in plain.items()}, findings=found)
