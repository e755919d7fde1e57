"""Reading measured: the scorer of the gold sets, and the readers of others on the same texts."""
