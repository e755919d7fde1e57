"""The study in short, as plain mappings for ``summary.json`` and ``certificate.json``."""

from __future__ import annotations

import math
from typing import Any

from kerege.report.answer import answer
from kerege.report.context import Context
from kerege.report.position_summary import position_summary
from kerege.report.strategy_summary import strategy_summary
from kerege.study.verdicts import certificates as all_certificates


def summary(ctx: Context) -> dict[str, Any]:
    """Return the answer, headline results by shock, and verdicts by event."""
    study, meta = ctx.study, ctx.case.meta
    return _finite(
        {
            "case": meta.id,
            "title": meta.title,
            "question": meta.question,
            "focus": meta.focus,
            "version": study.version,
            "digest": study.digest,
            "case_digest": ctx.case.digest,
            "seed": study.seed,
            "draws": study.draws,
            "base": {
                "start": meta.base.start.isoformat(),
                "end_exclusive": meta.base.end.isoformat(),
                "residual": study.base.residual,
                "identity": study.base.identity,
            },
            "answer": list(answer(ctx).plain()),
            "shocks": [
                {
                    "id": r.shock.id,
                    "title": r.shock.title,
                    "states": r.changes.states.to_dicts(),
                    "blocs": r.changes.blocs.to_dicts(),
                    "ranges": r.ranges.to_dicts(),
                    "drivers": r.drivers.to_dicts(),
                }
                for r in study.shocks
            ],
            "backtests": [
                {"id": b.event.id, "name": b.event.name, "verdict": b.verdict, "reason": b.reason}
                for b in study.backtests
            ],
            **strategy_summary(study),
            "position": position_summary(ctx.position),
            "counts": {
                "numbers": len(ctx.case.numbers),
                "claims": len(ctx.case.book.claims),
                "sources": len(ctx.case.book.sources),
                "conflicts": len(study.conflicts),
            },
            "findings": [f.as_dict() for f in ctx.case.findings],
        }
    )


def certificates(ctx: Context) -> dict[str, Any]:
    """Return every certificate, with what it is of."""
    study = ctx.study
    found = list(all_certificates(study))
    return _finite(
        {
            "version": study.version,
            "digest": study.digest,
            "case_digest": ctx.case.digest,
            "seed": study.seed,
            "passed": all(p.certificate.passed for p in found),
            "certificates": [{"of": p.of, **p.certificate.as_dict()} for p in found],
        }
    )


def _finite(data: dict[str, Any]) -> dict[str, Any]:
    """Return ``data`` with numbers that JSON cannot say as null."""
    return {key: _plain(value) for key, value in data.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return _finite(value)
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
