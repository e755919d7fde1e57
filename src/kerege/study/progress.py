"""How a long study tells how far it is; see :mod:`kerege.runs.progress`."""

from kerege.runs.progress import Progress, Silent

__all__ = ["Progress", "Silent"]
