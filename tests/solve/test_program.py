import numpy as np
import pytest
from scipy import sparse

from kerege.solve import Program
from programs import INF, linear, program


def vectors(**changed: np.ndarray) -> dict[str, np.ndarray]:
    """Return the parts of a valid program of two unknowns and one row, with some replaced."""
    parts = {
        "P": sparse.csc_array(np.eye(2)),
        "q": np.zeros(2),
        "A": sparse.csc_array(np.ones((1, 2))),
        "row_lower": np.zeros(1),
        "row_upper": np.ones(1),
        "lower": np.zeros(2),
        "upper": np.ones(2),
    }
    return {**parts, **changed}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"P": sparse.csc_array(np.eye(3))}, r"P must be 2 x 2, found 3 x 3"),
        ({"A": sparse.csc_array(np.ones((2, 2)))}, r"A must be 1 x 2, found 2 x 2"),
        ({"row_upper": np.ones(3)}, r"row_upper must have 1 entries, found 3"),
        ({"lower": np.zeros(1)}, r"lower must have 2 entries, found 1"),
        ({"upper": np.zeros(4)}, r"upper must have 2 entries, found 4"),
        ({"q": np.array([0.0, np.nan])}, r"q\[1\] is NaN; missing is not zero"),
        ({"row_lower": np.array([np.nan])}, r"row_lower\[0\] is NaN"),
        ({"row_upper": np.array([np.nan])}, r"row_upper\[0\] is NaN"),
        ({"lower": np.array([np.nan, 0.0])}, r"lower\[0\] is NaN"),
        ({"upper": np.array([1.0, np.nan])}, r"upper\[1\] is NaN"),
        ({"P": sparse.csc_array(np.array([[np.nan, 0.0], [0.0, 1.0]]))}, r"P or A holds NaN"),
        ({"A": sparse.csc_array(np.array([[np.nan, 1.0]]))}, r"P or A holds NaN"),
        ({"row_lower": np.array([2.0])}, r"row 0: lower bound 2.0 is above upper bound 1.0"),
        ({"lower": np.array([0.0, 3.0])}, r"variable 1: lower bound 3.0 is above upper bound 1.0"),
    ],
)
def test_malformed_program_is_refused_with_a_message(changed: dict[str, np.ndarray], message: str) -> None:
    Program(**vectors())  # the unchanged parts are valid
    with pytest.raises(ValueError, match=message):
        Program(**vectors(**changed))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"lower": np.array([INF, 0.0]), "upper": np.array([INF, 1.0])},
            r"variable 0: no finite value lies between inf and inf",
        ),
        (
            {"row_lower": np.array([-INF]), "row_upper": np.array([-INF])},
            r"row 0: no finite value lies between -inf and -inf",
        ),
    ],
)
def test_bounds_that_leave_no_finite_value_are_refused(changed: dict[str, np.ndarray], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Program(**vectors(**changed))


def test_objective_is_half_the_quadratic_plus_the_linear_part() -> None:
    assert program([[2, 1], [1, 4]], [1, -1], [], [], [(0, 9)] * 2).objective(np.array([1.0, 2.0])) == 10.0


def test_digest_follows_every_number_of_the_program() -> None:
    base = linear([1, 2], [[1, 1]], [(0, 5)], [(0, 9)] * 2)
    same = linear([1, 2], [[1, 1]], [(0, 5)], [(0, 9)] * 2)
    others = [
        program(np.eye(2), [1, 2], [[1, 1]], [(0, 5)], [(0, 9)] * 2),
        linear([1, 3], [[1, 1]], [(0, 5)], [(0, 9)] * 2),
        linear([1, 2], [[1, 2]], [(0, 5)], [(0, 9)] * 2),
        linear([1, 2], [[1, 1]], [(1, 5)], [(0, 9)] * 2),
        linear([1, 2], [[1, 1]], [(0, 6)], [(0, 9)] * 2),
        linear([1, 2], [[1, 1]], [(0, 5)], [(-1, 9), (0, 9)]),
        linear([1, 2], [[1, 1]], [(0, 5)], [(0, 9), (0, 8)]),
    ]
    assert same.digest == base.digest
    assert len({base.digest, *(other.digest for other in others)}) == 1 + len(others)
