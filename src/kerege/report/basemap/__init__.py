"""Land and borders of the world for the maps: data, its note of origin, and the program that made it."""
