"""A connection to a PostgreSQL server that gives up where nothing is answered, whatever has become of the server.

The kernel notices a network that is gone. It does not notice a server that is stopped, or stands still: that one's
machine goes on acknowledging what it is sent.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any

import psycopg


class PatientConnection(psycopg.Connection[Any]):
    """One of psycopg, which is closed where it has waited for too long.

    Attributes:
        patience: for how many seconds an answer is waited for; None is without end.

    """

    patience: float | None = None

    def wait(self, gen: Generator[Any, Any, Any], *arguments: Any, **more: Any) -> Any:
        """Wait for an answer.

        Raises:
            psycopg.OperationalError: none came in time.

        """
        if self.patience is None:
            return super().wait(gen, *arguments, **more)
        return super().wait(self._in_time(gen, self.patience), *arguments, **more)

    def _in_time(self, gen: Generator[Any, Any, Any], seconds: float) -> Generator[Any, Any, Any]:
        until, ready = time.monotonic() + seconds, None
        while True:
            try:
                state = gen.send(ready)
            except StopIteration as ended:
                return ended.value
            ready = yield state  # every tenth of a second, if nothing comes
            if not ready and time.monotonic() > until:
                self.pgconn.finish()
                raise psycopg.OperationalError("connection timeout expired: the server does not answer")
