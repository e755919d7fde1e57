import pytest
import typer

from kerege.cli.settings import parse_setting


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("pipe.capacity=lost:0.5", {"element": "pipe", "attribute": "capacity", "lost": 0.5}),
        ("a.b-1.capacity=lost:.5", {"element": "a.b-1", "attribute": "capacity", "lost": 0.5}),
        (" pipe.capacity=factor: 1e-1 ", {"element": "pipe", "attribute": "capacity", "factor": 0.1}),
        ("pipe.capacity=lost:0.3, 0.4,0.5",
         {"element": "pipe", "attribute": "capacity", "lost": [0.3, 0.4, 0.5]}),
        ("pipe.tariff=add:-5 USD/t",
         {"element": "pipe", "attribute": "tariff", "add": -5.0, "unit": "USD/t"}),
        ("pipe.capacity=add:4,5,6Mt/yr",
         {"element": "pipe", "attribute": "capacity", "add": [4.0, 5.0, 6.0], "unit": "Mt/yr"}),
        ("pipe.capacity@KZ, RU=lost:1",
         {"element": "pipe", "attribute": "capacity", "lost": 1.0, "origins": ["KZ", "RU"]}),
    ],
)  # fmt: skip
def test_settings_become_actions(text: str, action: dict[str, object]) -> None:
    assert parse_setting(text) == action


@pytest.mark.parametrize(
    "text",
    ["", "pipe", "pipe.capacity", "pipe.capacity=0.5", "pipe.capacity=loss:0.5", "=lost:1", "pipe=lost:1",
     "pipe.capacity=lost:", "pipe.capacity=lost:nan", "pipe.capacity=lost:half", "pipe.=lost:1",
     "pipe.capacity=lost:50%", "pipe.capacity=lost:1,", "pipe.capacity=lost:0,5,", "x" * 10_000],
)  # fmt: skip
def test_other_texts_are_wrong_usage(text: str) -> None:
    with pytest.raises(typer.BadParameter, match=r"form|unit"):
        parse_setting(text)
