"""Quantities: numbers with units, comparators, ranges and what is no claim."""
