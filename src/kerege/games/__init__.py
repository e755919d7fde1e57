"""Cooperative games on plain arrays: the worth of every coalition in, a division of the whole out.

A game of n players is float[2**n], worth by coalition mask (bit i = player i). The room knows no countries.
"""

from kerege.games.banzhaf import banzhaf
from kerege.games.coalitions import coalition, coalition_sizes, coalition_sums, excesses, members, worth_of
from kerege.games.core import Core, LeastCore, core, least_core
from kerege.games.defence import Defence, defend
from kerege.games.frontier import Frontier, frontier
from kerege.games.gately import gately
from kerege.games.interdiction import Attack, greedy_attack, worst_attack
from kerege.games.kohlberg import KohlbergCheck, kohlberg
from kerege.games.largest import Largest, largest_subset
from kerege.games.multicommodity import multicommodity_flow
from kerege.games.networks import maximum_flow, minimum_cost_flow, shortest_path
from kerege.games.nucleolus import NucleolusError, nucleolus, prenucleolus
from kerege.games.polytope import Polytope, corners
from kerege.games.recourse import Recourse, elements_of_columns
from kerege.games.robust import InfeasibleChoiceError, RobustChoice, robust_choice
from kerege.games.sampled import SampledValue, shapley_sampled
from kerege.games.separable import WorstOfParts, worst_of_separable
from kerege.games.shapley import shapley
from kerege.games.subsets import WorstSubset, worst_subset
from kerege.games.tabulated import TabulatedChoice, choose
from kerege.games.two_stage import TwoStage
from kerege.games.voting import voting_banzhaf, voting_game, voting_shapley

__all__ = [
    "Attack",
    "Core",
    "Defence",
    "Frontier",
    "InfeasibleChoiceError",
    "KohlbergCheck",
    "Largest",
    "LeastCore",
    "NucleolusError",
    "Polytope",
    "Recourse",
    "RobustChoice",
    "SampledValue",
    "TabulatedChoice",
    "TwoStage",
    "WorstOfParts",
    "WorstSubset",
    "banzhaf",
    "choose",
    "coalition",
    "coalition_sizes",
    "coalition_sums",
    "core",
    "corners",
    "defend",
    "elements_of_columns",
    "excesses",
    "frontier",
    "gately",
    "greedy_attack",
    "kohlberg",
    "largest_subset",
    "least_core",
    "maximum_flow",
    "members",
    "minimum_cost_flow",
    "multicommodity_flow",
    "nucleolus",
    "prenucleolus",
    "robust_choice",
    "shapley",
    "shapley_sampled",
    "shortest_path",
    "voting_banzhaf",
    "voting_game",
    "voting_shapley",
    "worst_attack",
    "worst_of_separable",
    "worst_subset",
    "worth_of",
]
