"""What a study says of itself: its answering run, events by verdict, the worst certificate."""

from dataclasses import replace

import pytest

from kerege.case.load import load_case
from kerege.case.scaffold import new_case
from kerege.study.build import run_study
from kerege.study.model import Study
from kerege.study.verdicts import by_verdict, certificates, default_run, worst_certificate


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return run_study(load_case(new_case(tmp_path_factory.mktemp("case") / "x")), draws=0, workers=1)


def test_the_default_shock_answers_wherever_it_stands(study: Study) -> None:
    found = default_run(replace(study, shocks=study.shocks[::-1]))
    assert found is not None
    assert found.shock.id == study.case.meta.default_shock


def test_another_shock_answers_when_the_default_was_not_run(study: Study) -> None:
    other = next(r for r in study.shocks if r is not default_run(study))
    assert default_run(replace(study, shocks=(other,))) is other
    assert default_run(replace(study, shocks=())) is None


def test_backtests_are_sorted_by_what_they_say(study: Study) -> None:
    (one,) = study.backtests
    verdicts = ("within the observed range", "null, as observed", "within at one end: 2 of 2 met",
                "null at the mild end only: 1 of 1", "outside the observed range: 0 of 1", "out of scope",
                "informs a parameter, no test: 1 of 1", "not testable: no outcome")  # fmt: skip
    runs = tuple(
        replace(one, verdict=v, event=replace(one.event, id=f"E{i}")) for i, v in enumerate(verdicts)
    )
    found = by_verdict(runs)
    ids = [[r.event.id for r in part] for part in (found.met, found.partly, found.missed, found.rest)]
    assert ids == [["E0", "E1"], ["E2", "E3"], ["E4"], ["E5", "E6", "E7"]]


def test_every_certificate_has_its_own_key(study: Study) -> None:
    keys = [proof.key for proof in certificates(study)]
    solves = len(study.backtests[0].certificates)
    assert solves > 1
    assert keys[:3] == ["base", "pipe-shut-90", "rail-widened"]
    assert keys[3:] == [f"EV01-{n + 1}" for n in range(solves)]


def test_the_worst_certificate_is_named(study: Study) -> None:
    (one,) = study.backtests
    bad = replace(study.base.certificate, dual=5e-8)
    worst = worst_certificate(replace(study, backtests=(replace(one, certificates=(bad,)),)))
    assert (worst.key, worst.of) == ("EV01-1", f"EV01 {one.event.name}, solve 1")
    assert worst.certificate.worst == pytest.approx(5e-8)
