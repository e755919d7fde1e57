import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.base.units import UnitError, expression, factor

MASS = ["kt", "Mt", "t", "kilogram"]


@pytest.mark.parametrize(
    ("unit", "target", "expected"),
    [
        ("Mt/yr", "kt/day", 1000 / 365),  # a statistical year has 365 days
        ("Mt/month", "kt/day", 12000 / 365),
        ("kt/quarter", "kt/day", 4 / 365),
        ("kt/d", "kt/day", 1.0),
        ("percent", "1", 0.01),
        ("share", "", 1.0),
        ("USD bn", "kUSD", 1e6),
        ("bn USD", "kUSD", 1e6),
        ("million USD", "kUSD", 1e3),
        ("trillion KZT", "KZT", 1e12),
        ("KZT bn", "KZT", 1e9),
        ("EUR mn/yr", "EUR/yr", 1e6),
        ("USD mn/yr", "kUSD/day", 1000 / 365),
        ("million lb", "pound", 1e6),
        ("thousand KZT/t", "KZT/t", 1e3),
        ("thousand m3/hour", "m3/hour", 1e3),
        ("MUSD/yr", "kUSD/day", 1000 / 365),
        ("1000 t", "kt", 1.0),
    ],
)
def test_known_conversions(unit, target, expected):
    assert factor(unit, target) == pytest.approx(expected, rel=1e-12)


def test_barrels_become_tonnes_only_with_a_density():
    assert factor("kb/d", "kt/day", 7.6) == pytest.approx(1 / 7.6)
    assert factor("USD/bbl", "USD/t", 7.6) == pytest.approx(7.6)
    with pytest.raises(UnitError, match="volume to mass needs a stated density"):
        factor("kb/d", "kt/day")


@pytest.mark.parametrize("density", [0.0, -7.6, float("nan"), float("inf")])
def test_an_impossible_density_is_refused(density):
    with pytest.raises(UnitError, match="barrels per tonne must be a positive number"):
        factor("kb/d", "kt/day", density)


@pytest.mark.parametrize(
    ("unit", "says"),
    [
        ("REU", "not known"),
        ("(((", "not known"),
        ("9**9**9", "a power is one or two digits"),
        ("m**2*9**9999999", "a power is one or two digits"),
        ("m**2*m**2*m**2*m**2*m**2", "a power is one or two digits"),
        ("m" * 200, "longer than"),
        ("a\x00b", "a unit is letters"),
        ("kt['x']", "a unit is letters"),
        ("1/0", "not known"),
        ("0 kt", "not a positive multiple"),
        ("-5 kt", "not a positive multiple"),
        ("kt/day", "does not convert to 'kt'"),
    ],
)
def test_what_is_no_unit_is_refused_at_once(unit, says):
    with pytest.raises(UnitError) as caught:
        factor(unit, "kt")
    assert says in str(caught.value)


@given(st.text(alphabet="ktMdayUSbl/*() 0123456789.^+-%", max_size=24))
@settings(max_examples=300, deadline=2000)
def test_any_text_is_a_unit_or_a_unit_error(unit):
    try:
        times = factor(unit, "kt")
    except UnitError:
        return
    assert times > 0.0


@given(st.sampled_from(MASS), st.sampled_from(MASS), st.sampled_from(MASS))
def test_conversions_chain(a, b, c):
    assert factor(a, b) * factor(b, c) == pytest.approx(factor(a, c), rel=1e-12)


def test_expressions_multiply_as_text():
    text = f"({expression('USD/bbl')})*({expression('kb/d')})"
    assert factor(text, "USD/day") == pytest.approx(1000.0)
