"""Set up what all tests share: the path of the small builders and one repeatable hypothesis profile."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

for folder in (".", "published", "reader", "review", "speakers"):
    sys.path.append(str(Path(__file__).parent / folder))  # for `from markets import market` and the like

settings.register_profile(
    "kerege", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("kerege")
