"""The only room that knows solvers: a convex quadratic program in, a certified solution out."""

from kerege.solve.certificate import Certificate, certify
from kerege.solve.program import Program, Solution, SolveError, Status
from kerege.solve.solve import forget_answers, solve

__all__ = ["Certificate", "Program", "Solution", "SolveError", "Status", "certify", "forget_answers", "solve"]
