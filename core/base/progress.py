"""How far a long piece of work is."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[float, str], None]
"""Called with (fraction done 0..1, what is being done); what it raises ends the work."""


def silent(_fraction: float, _words: str) -> None:
    """Report nothing."""
