"""How work on a network tells how far it is. Sentences are made by whoever listens: this package has none.

What the listener raises ends the work.
"""

from __future__ import annotations

from collections.abc import Callable

Share = Callable[[float], None]
"""Called with the share that is done, 0 to 1."""

Step = Callable[[int, float], None]
"""Called with the steps that are done, and the loss at the last of them."""
