"""The tests of this room draw games from one file."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))  # for `from drawn_games import games`
