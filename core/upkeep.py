"""What a site does by itself every hour while a program has it open."""

from __future__ import annotations

import threading
from collections.abc import Callable

from core.errors import PorticoError
from core.site import Site

_FIRST, _EVERY = 5.0, 3600.0  # seconds


class Upkeep:
    """A thread that keeps to the retention periods.

    Args:
        site: to look after; it must stay open until :meth:`close`.
        complain: told what could not be done.

    """

    def __init__(self, site: Site, complain: Callable[[str], None]):
        self._site = site
        self._complain = complain
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread."""
        self._ending.set()
        self._thread.join()

    def _run(self) -> None:
        wait = _FIRST  # the start has enough to do
        while not self._ending.wait(wait):
            wait = _EVERY
            try:
                self._site.keep_periods()
            except PorticoError as error:
                self._complain(f"what is too old could not be removed: {error}")
