"""What one speaker says and leaves out."""

from __future__ import annotations

from dataclasses import replace

from kerege.base.findings import FindingsError, error, shorten
from kerege.case.hints import did_you_mean
from kerege.speakers.model import Speakers


def narrowed(found: Speakers, name: str) -> Speakers:
    """Return the rows of one speaker.

    Raises
    ------
    FindingsError
        If nobody of that name says anything; the finding names the closest.
    """
    known = [s.name for s in found.speakers]
    wanted = next((k for k in known if k.casefold() == name.strip().casefold()), None)
    if wanted is None:
        raise FindingsError("speakers", [error(
            "unknown-speaker", f"nobody named {shorten(name)} says anything in the case", found=shorten(name),
            expected="a name as kerege speakers lists it", remedy=did_you_mean(name, known),
        )])  # fmt: skip
    return replace(
        found,
        speakers=tuple(s for s in found.speakers if s.name == wanted),
        facts=tuple(f for f in found.facts if any(t.speaker == wanted for t in f.told)),
        silences=tuple(s for s in found.silences if s.speaker == wanted),
    )
