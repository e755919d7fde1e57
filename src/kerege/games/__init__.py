"""Cooperative games on plain arrays: the worth of every coalition in, a division of the whole out.

A game of n players is float[2**n], worth by coalition mask (bit i = player i). The room knows no countries.
"""

from kerege.games.banzhaf import banzhaf
from kerege.games.coalitions import coalition, coalition_sizes, coalition_sums, excesses, members, worth_of
from kerege.games.core import Core, LeastCore, core, least_core
from kerege.games.gately import gately
from kerege.games.kohlberg import KohlbergCheck, kohlberg
from kerege.games.largest import Largest, largest_subset
from kerege.games.nucleolus import NucleolusError, nucleolus, prenucleolus
from kerege.games.sampled import SampledValue, shapley_sampled
from kerege.games.shapley import shapley
from kerege.games.voting import voting_banzhaf, voting_game, voting_shapley

__all__ = [
    "Core",
    "KohlbergCheck",
    "Largest",
    "LeastCore",
    "NucleolusError",
    "SampledValue",
    "banzhaf",
    "coalition",
    "coalition_sizes",
    "coalition_sums",
    "core",
    "excesses",
    "gately",
    "kohlberg",
    "largest_subset",
    "least_core",
    "members",
    "nucleolus",
    "prenucleolus",
    "shapley",
    "shapley_sampled",
    "voting_banzhaf",
    "voting_game",
    "voting_shapley",
    "worth_of",
]
