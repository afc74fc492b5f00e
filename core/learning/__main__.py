"""``python -m core.learning SITE RUN``: what :func:`core.learning.running.launch` starts."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

from core.errors import LearningError
from core.learning import running
from core.learning.runs import Runs
from core.learning.sources import DataKind
from core.learning.tools import Tools


def main(site_folder: Path, number: str) -> int:
    """Run one run; 0 where it has finished or was stopped, 1 where it failed."""
    import psutil

    with suppress(psutil.Error, OSError):
        own = psutil.Process()
        own.nice(getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", running.NICE))
    asked: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: asked.append(number))
    run = Runs(site_folder).find(number)
    with ExitStack() as stack:
        try:
            running.start(run, _tools(site_folder, run.record.source.kind, stack), lambda: bool(asked))
        except LearningError:
            return 1
    return 0


def _tools(site_folder: Path, kind: DataKind, stack: ExitStack) -> Tools:
    from core import settings

    if kind != DataKind.GALLERY:
        return Tools(settings.load(site_folder))
    from core.site import Site

    return Tools(site=stack.enter_context(Site(site_folder)))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
