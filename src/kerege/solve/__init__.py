"""The only room that knows solvers: a convex or a mixed-integer program in, a checked solution out."""

from kerege.solve.certificate import Certificate, certify
from kerege.solve.milp import MilpAnswer, MilpCertificate, relative_gap, solve_milp
from kerege.solve.program import Program, Solution, SolveError, Status
from kerege.solve.solve import forget_answers, solve

__all__ = [
    "Certificate",
    "MilpAnswer",
    "MilpCertificate",
    "Program",
    "Solution",
    "SolveError",
    "Status",
    "certify",
    "forget_answers",
    "relative_gap",
    "solve",
    "solve_milp",
]
