"""How far a backup, or a restore, is."""

from __future__ import annotations

from core.backups.archive import Count
from core.base.progress import Report


def share(report: Report, begin: float, end: float, words: str) -> Count:
    """Reports counts as a part of the whole way."""
    return lambda done, whole: report(begin + (end - begin) * done / max(whole, 1), words)
