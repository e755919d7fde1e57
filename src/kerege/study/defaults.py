"""Defaults of a study, apart from the study so that the command line can show them without loading it."""

SEED = 2023
DRAWS = 20
