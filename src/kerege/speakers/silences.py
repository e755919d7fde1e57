"""What a speaker leaves out: measures of a matter that others report and the speaker does not.

A silence is of the claims at hand: a speaker may have said elsewhere what nobody has brought in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kerege.evidence.claims import Claim

#: claims on a matter that make somebody a speaker on it
MIN_CLAIMS = 3
#: others who must report a measure before leaving it out says anything
MIN_OTHERS = 2


@dataclass(frozen=True, slots=True)
class Silence:
    """A measure that others report of a subject, and a speaker on that matter does not.

    topic   : the matter, as the claims group it; said : claims of the speaker on it
    others  : who reports the measure, sorted; claims : their claims, sorted
    """

    speaker: str
    topic: str
    subject: str
    measure: str
    said: int
    others: tuple[str, ...]
    claims: tuple[str, ...]


def silences(claims: Sequence[Claim], speakers: Mapping[str, str]) -> tuple[Silence, ...]:
    """Return what each speaker leaves out, by speaker; what most others report comes first.

    A speaker is one on a matter (topic and subject) with at least ``MIN_CLAIMS`` claims; a measure counts if
    at least ``MIN_OTHERS`` other speakers report it there.
    """
    matters: dict[tuple[str, str], dict[str, dict[str, list[str]]]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.id in speakers:
            measures = matters.setdefault((claim.topic, claim.subject), {})
            measures.setdefault(claim.measure, {}).setdefault(speakers[claim.id], []).append(claim.id)
    found = []
    for (topic, subject), measures in sorted(matters.items()):
        counts: dict[str, int] = {}
        for tellers in measures.values():
            for speaker, ids in tellers.items():
                counts[speaker] = counts.get(speaker, 0) + len(ids)
        for speaker in sorted(name for name, count in counts.items() if count >= MIN_CLAIMS):
            for measure, tellers in sorted(measures.items()):
                if speaker not in tellers and len(tellers) >= MIN_OTHERS:
                    all_ids = tuple(sorted(i for told in tellers.values() for i in told))
                    found.append(Silence(
                        speaker, topic, subject, measure, counts[speaker], tuple(sorted(tellers)), all_ids
                    ))  # fmt: skip
    return tuple(sorted(found, key=lambda s: (s.speaker, -len(s.others), s.topic, s.subject, s.measure)))
