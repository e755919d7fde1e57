"""The cheapest measures that cut the worst loss."""
