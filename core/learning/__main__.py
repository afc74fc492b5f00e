"""``python -m core.learning SITE RUN``: what :func:`core.learning.running.launch` starts."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

from core.base.messages import message_of
from core.errors import LearningError, PorticoError
from core.learning import running
from core.learning.runs import Ended, Run, Runs, State
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
            tools = _tools(site_folder, run, stack)
        except PorticoError as error:
            with suppress(OSError):
                run.note_end(Ended(state=State.FAILED, words=message_of(error)))
            return 1
        try:
            running.start(run, tools, lambda: bool(asked))
        except PorticoError:
            return 1
    return 0


def _tools(site_folder: Path, run: Run, stack: ExitStack) -> Tools:
    from core import settings

    if not run.of_gallery:
        return Tools(settings.load(site_folder))
    from core.site import Site
    from core.store.audit import Actor, Permission

    learnt = run.learnt
    if learnt is None:
        raise LearningError("nobody has begun this run: begin it in the window, or by portico learn go-on")
    site = stack.enter_context(Site(site_folder))
    # the right was asked for before this process was started: it does this one thing, for whoever has it
    return Tools(site=site.acting_as(Actor(learnt.by, frozenset({Permission.EXPORT}))))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
