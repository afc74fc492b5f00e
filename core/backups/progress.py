"""How far a backup, or a restore, is."""

from __future__ import annotations

from collections.abc import Callable

from core.backups.archive import Count

Report = Callable[[float, str], None]
"""Called with (fraction done 0..1, what is being done); what it raises ends the work, and nothing is left behind."""


def silent(_fraction: float, _words: str) -> None:
    """Report nothing."""


def share(report: Report, begin: float, end: float, words: str) -> Count:
    """Reports counts as a part of the whole way."""
    return lambda done, whole: report(begin + (end - begin) * done / max(whole, 1), words)
