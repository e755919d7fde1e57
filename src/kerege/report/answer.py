"""The answer first: what the default shock does and how far to trust it, in sentences of the study's numbers.

The page shows them with links; ``kerege run`` prints the same without.
"""

from __future__ import annotations

from dataclasses import dataclass

from kerege.report.answer_incomes import loss_sentence, months_sentence, others_sentence
from kerege.report.answer_market import output_sentence, price_sentence, use_sentence
from kerege.report.answer_routes import routes_sentence
from kerege.report.context import Context, certificate_anchor, make_context
from kerege.report.strategy_words import strategy_sentences
from kerege.report.systems import narrowings, systems
from kerege.report.telling import Told
from kerege.report.timeline import make_timeline
from kerege.report.trust import past_events, remarks
from kerege.report.words import Sentence, plain, sentence, stretch_of_days
from kerege.study.model import ShockRun, Study
from kerege.study.verdicts import default_run


@dataclass(frozen=True, slots=True)
class Answer:
    """Sentences, pieces of them links.

    lead      : what happens, and when
    question  : what the shock asks, in the words of the case
    sentences : what comes of it, and how the model did on past events
    remarks   : the small print
    """

    lead: Sentence
    question: str
    sentences: tuple[Sentence, ...]
    remarks: tuple[Sentence, ...]

    def plain(self) -> tuple[str, ...]:
        """Return all sentences without their links."""
        return tuple(plain(s) for s in (self.lead, *self.sentences, *self.remarks))


def plain_answer(study: Study) -> tuple[str, ...]:
    """Return the sentences of the report's first chapter without links."""
    return answer(make_context(study)).plain()


def answer(ctx: Context) -> Answer:
    """Return the sentences of the first chapter."""
    study, whole = ctx.study, ctx
    run = default_run(study)
    past, small = past_events(study.backtests), tuple(remarks(study))
    if run is not None and not ctx.system and run.scope.system:
        ctx, run = _of_system(ctx, run)
    if run is None:
        lead = sentence("The case holds no shock, so there is nothing to answer.")
        return Answer(lead, "", (past,) if past else (), small)
    shock = run.shock
    told = Told(
        ctx,
        run,
        make_timeline(run.tables),
        f"#{certificate_anchor(shock.id)}",
        f"#shock-{shock.id}",
    )
    lead = sentence((shock.title, told.section), f" ({stretch_of_days(shock.start, shock.end)}).")
    parts = (
        loss_sentence,
        months_sentence,
        others_sentence,
        price_sentence,
        use_sentence,
        routes_sentence,
        output_sentence,
    )
    strategy = () if whole.system else strategy_sentences(whole)  # told once, for all systems together
    found = (*(part(told) for part in parts), *strategy, past)
    return Answer(lead, shock.question, tuple(s for s in found if s), small)


def _of_system(ctx: Context, run: ShockRun) -> tuple[Context, ShockRun]:
    """Return the context narrowed to the system of a shock, and the shock as it is seen there."""
    system = next(s for s in systems(ctx.case) if s.id == run.scope.system)
    view = next(v for v in narrowings(ctx, system) if v.shown.quantity == run.scope.quantity)
    return view, next(r for r in view.study.shocks if r.shock.id == run.shock.id)
