"""A whole study of a case: base, shocks, ranges, backtests, as tables for people."""
