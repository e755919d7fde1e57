"""Who can hurt whom, through which link, how badly and at what cost to himself."""
