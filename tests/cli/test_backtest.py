import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

HEADER = "id,name,good,start,end,grade,role,informs,expected_null,reason,claims\n"


def test_every_event_is_shown(kerege: Callable, case: Path) -> None:
    said = kerege("backtest", case)
    assert said.code == 0
    assert "Invented closure of the pipeline" in said.out
    assert "1 event. Of 1 past event that tests the model, " in said.out
    document = kerege("backtest", case, "--json").document
    sorts = [document[k] for k in ("met", "partly", "missed", "no_test")]
    assert sorted(i for found in sorts for i in found) == [e["id"] for e in document["events"]] == ["EV01"]
    rows = document["events"][0]["rows"]
    assert [r["error"] for r in rows] == pytest.approx([r["model"] - r["observed"] for r in rows])


@pytest.fixture
def others(case: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "others"
    folder.mkdir()
    for name in ("event_actions.csv", "event_observations.csv"):
        shutil.copy(case / name, folder / name)
    text = (case / "events.csv").read_text(encoding="utf-8")
    (folder / "events.csv").write_text(
        text + "EV02,A strike elsewhere,crude,2021-01-01,2021-01-05,C,out-of-scope,,false,Not about oil,\n",
        encoding="utf-8",
    )
    return folder


def test_other_events_from_a_folder_or_a_file(kerege: Callable, case: Path, others: Path) -> None:
    (others / "events.csv").rename(others / "mine.csv")
    by_file = kerege("backtest", case, "--events", others / "mine.csv", "--json").document
    (others / "mine.csv").rename(others / "events.csv")
    by_folder = kerege("backtest", case, "--events", others, "--json").document
    for document in (by_file, by_folder):
        assert [e["id"] for e in document["events"]] == ["EV01", "EV02"]
        assert document["no_test"] == ["EV02"]
    own = kerege("backtest", case, "--json").document
    assert own["events"][0]["rows"] == by_file["events"][0]["rows"] == by_folder["events"][0]["rows"]


def test_events_alone_need_no_other_tables(kerege: Callable, case: Path, others: Path) -> None:
    (others / "event_actions.csv").unlink()
    (others / "event_observations.csv").unlink()
    document = kerege("backtest", case, "--events", others, "--json").document
    assert document["no_test"] == ["EV01", "EV02"]
    assert document["events"][0]["verdict"].startswith("not testable")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("EV09,x,gold,2022-01-01,2022-01-02,C,tests,,false,,", "unknown-id"),
        ("EV09,x,crude,2022-01-03,2022-01-02,C,tests,,false,,", "empty-period"),
        ("EV09,x,crude,2022-01-01,2022-01-02,C,tests,,false,,NOPE-1", "missing-claim"),
    ],
)
def test_bad_events_are_findings(kerege: Callable, case: Path, others: Path, row: str, code: str) -> None:
    (others / "events.csv").write_text(HEADER + row + "\n", encoding="utf-8")
    (others / "event_actions.csv").unlink()
    (others / "event_observations.csv").unlink()
    said = kerege("backtest", case, "--events", others)
    assert (said.code, said.out) == (1, "")
    assert f"[{code}]" in said.err


@pytest.mark.parametrize("place", ["nowhere", "nowhere/events.csv", ""])
def test_events_that_are_not_there(kerege: Callable, case: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    said = kerege("backtest", case, "--events", tmp_path / "empty" / place)
    assert said.code == 1
    assert "[missing-file]" in said.err


def test_an_event_the_model_cannot_answer_does_not_hide_the_others(
    kerege: Callable, case: Path, others: Path
) -> None:
    with (others / "event_observations.csv").open("a", encoding="utf-8") as out:
        out.write("EV03,flow,pipe,UP,1999-01-01,1999-01-02,1,2,3,kt,,\n")
    with (others / "events.csv").open("a", encoding="utf-8") as out:
        out.write("EV03,Seen at another time,crude,2022-03-01,2022-03-05,C,tests,,false,,\n")
    said = kerege("backtest", case, "--events", others)
    assert said.code == 1
    assert "no answer: " in said.out
    assert "Invented closure" in said.out
    document = kerege("backtest", case, "--events", others, "--json").document
    assert [e["id"] for e in document["events"]] == ["EV01", "EV02", "EV03"]
    assert document["events"][2]["verdict"].startswith("no answer")
