"""``python -m core.learning SITE RUN [finish]``: what :func:`core.learning.running.launch` starts."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

from core.base.messages import message_of
from core.errors import LearningError, PorticoError
from core.learning import apart, running
from core.learning.runs import Ended, Run, Runs, State


def main(site_folder: Path, number: str, *, finish: bool = False) -> int:
    """Run one run, or end it without another step; 0 where it has finished or was stopped, 1 where it failed."""
    apart.give_way()
    asked: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: asked.append(number))
    run = Runs(site_folder).find(number)
    with ExitStack() as stack:
        try:
            tools = stack.enter_context(apart.tools_of(site_folder, run.record.source.kind, _for_whom(run)))
        except PorticoError as error:  # nobody else would say why nothing comes of it
            with suppress(OSError):
                run.note_end(Ended(state=State.FAILED, words=message_of(error)))
            return 1
        try:
            running.start(run, tools, lambda: bool(asked), finish=finish)
        except PorticoError:
            return 1
    return 0


def _for_whom(run: Run) -> str:
    """Who began it, where it learns from the gallery."""
    if not run.of_gallery:
        return ""
    learnt = run.learnt
    if learnt is None:
        raise LearningError("nobody has begun this run: begin it in the window or at a terminal")
    return learnt.by


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], finish=running.FINISH in sys.argv[3:]))
