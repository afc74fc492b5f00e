"""Running a run: in this process, or in one of its own that outlives the window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import Timeout

from core.base import logs
from core.base.advice import Act
from core.base.messages import Message, message_of
from core.errors import LearningError, PorticoError
from core.learning import data as learning_data
from core.learning import outcomes
from core.learning.recipe import Prepared
from core.learning.runs import CHILDREN, Ended, Pace, Run, Runs, State
from core.learning.sources import gallery_site
from core.learning.tools import Tools
from core.site.key import in_environment
from core.store.keys import PASSPHRASE
from models.training.watching import Look, Watch
from models.weights import WeightsError

if TYPE_CHECKING:
    from core.site import Site
    from models.training.fitting import Fitted

_log = logs.logger("learning")
FINISH = "finish"
"""What a process of its own is told where it is to end a run without another step."""
_ASK_EVERY = 0.2  # seconds between two looks whether somebody wants it to stop
_UNSEEN = Message(
    "it learns from people of the gallery: no pictures are kept, and it is deleted with the photos or the consent of "
    "any of them"
)


class Told:
    """Is told how a run goes. This one says nothing."""

    def prepared(self, prepared: Prepared) -> None:
        """Hear what is learnt from."""

    def estimated(self, seconds: float) -> None:
        """Hear how long it will take to the end."""

    def stepped(self, step: int, steps: int, left: float) -> None:
        """Hear that so many steps of so many are done, and seconds to the end."""

    def looked(self, look: Look) -> None:
        """Hear of a look."""


def start(
    run: Run,
    tools: Tools,
    stop: Callable[[], bool] = lambda: False,
    told: Told | None = None,
    *,
    finish: bool = False,
) -> State:
    """Run a run in this process, until it has finished or somebody stops it. It goes on where it was.

    Args:
        run: that is not running.
        tools: with the site that is open, where the data is its gallery.
        stop: asked after each step whether to stop and keep what there is.
        told: how it goes.
        finish: whether it is to end here, with the best of what it has learnt and without another step.

    Returns:
        Finished or stopped.

    Raises:
        LearningError: it is running already, there is nothing to finish, or it failed; the message says why, and the
            run has noted it.
        NotAllowedError: it learns from the gallery, and whoever is at work may not take biometric data out of it.

    """
    lock = run.lock()
    try:
        lock.acquire()
    except Timeout:
        raise LearningError("{title} is running already", title=run.title) from None
    except OSError as error:
        raise LearningError("{path} cannot be written: {why}", path=run.folder, why=error.strerror or error) from None
    try:
        _require_unfinished(run)
        if finish:
            run.require_looked_at()
        if run.of_gallery:
            gallery_site(tools.site).learnt.begin(run.folder)
        ended: Ended | None = Ended(state=State.INTERRUPTED)  # where it is broken off
        try:
            run.begin(finish=finish)
            ended = (_finish if finish else _learn)(run, tools, stop, told or Told())
        except _StoppedError:
            ended = Ended(state=State.STOPPED, words=Message("stopped before it learnt anything more"))
        except Exception as error:
            words = sentence(error)
            ended = Ended(state=State.FAILED, words=words)
            raise LearningError("{why}", why=words) from error
        finally:
            with suppress(OSError):
                run.note_end(ended)
        return State.FINISHED if ended is None else ended.state
    finally:
        lock.release()


def begin(
    runs: Runs, run: Run, tools: Tools, stop: Callable[[], bool] = lambda: False, told: Told | None = None
) -> State:
    """Run a new run as :func:`start` does; where it fails before its first step, nothing of it is left.

    Raises:
        LearningError: likewise.
        NotAllowedError: likewise.

    """
    try:
        return start(run, tools, stop, told)
    except PorticoError:
        if run.pace is None:
            with suppress(PorticoError):  # what went wrong first is what is to be said
                runs.delete(run, tools.site)
        raise


def launch(run: Run, site_folder: Path, site: Site | None = None, *, finish: bool = False) -> int:
    """Run a run in a process of its own, which gives way to others, and goes on when this one ends.

    Args:
        run: that is not running.
        site_folder: of the site that it belongs to.
        site: the same, open, where the run learns from its gallery: for whoever is at work there it is run.
        finish: whether it is to end without another step, see :func:`start`.

    Returns:
        The number of the process. What it does is seen in the run.

    Raises:
        LearningError: it is running already, the process cannot be started, it could not open the gallery, or there
            is nothing to finish.
        NotAllowedError: it learns from the gallery, and whoever is at work may not take biometric data out of it.

    """
    if run.state == State.RUNNING:
        raise LearningError("{title} is running already", title=run.title)
    _require_unfinished(run)
    if finish:
        run.require_looked_at()
    if run.of_gallery:
        opened = gallery_site(site)
        if opened.settings.key == "passphrase" and not os.environ.get(PASSPHRASE) and not in_environment():
            raise LearningError(
                "this site asks for a passphrase, which a process of its own cannot type: {how}",
                how=Message(Act.LEARN_AT_A_TERMINAL, run=run.id),
            )
        opened.learnt.begin(run.folder)
    command = [sys.executable, "-m", "core.learning", str(site_folder.absolute()), run.id]
    command += [FINISH] if finish else []
    try:
        return run.launched_by(lambda: _process(command), finish=finish)
    except OSError as error:
        raise LearningError("no process can be started: {why}", why=error.strerror or error) from None


def _process(command: list[str]) -> int:
    """Start a process that does not end with this one; its number."""
    flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "DETACHED_PROCESS", 0)
    child = subprocess.Popen(  # noqa: S603  # our own module
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=flags,
    )
    CHILDREN[child.pid] = child
    return child.pid


class _StoppedError(Exception):
    """Somebody stops it while it prepares."""


def _require_unfinished(run: Run) -> None:
    if run.state == State.FINISHED:
        raise LearningError("{title} has finished: there is nothing to go on with", title=run.title)


def _learn(run: Run, tools: Tools, stop: Callable[[], bool], told: Told) -> Ended | None:
    """Learn to the end, or until somebody stops it."""
    from models.training.fitting import fit

    prepared, data = _prepared(run, tools, stop, told)
    pace = _measured(run, prepared, data)
    last = run.journal().last
    told.estimated(pace.seconds(last.step if last is not None else 0))
    watch = _Watch(run, pace, stop, told)
    fitted = fit(
        prepared.lesson, prepared.plan, run.folder, watch, pace.device, pace.threads, sampled=not run.of_gallery
    )
    if not fitted.finished:
        return Ended(
            state=State.STOPPED,
            words=Message("stopped after {step:,} of {steps:,} steps", step=fitted.step, steps=pace.steps),
        )
    early = Message(
        "it ended early, after {step:,} of {steps:,} steps: nothing better came in {looks}",
        step=fitted.step,
        steps=pace.steps,
        looks=Message.of(prepared.plan.patience, "1 look", "{count:,} looks in a row"),
    )
    _write(run, prepared, tools, fitted, early)
    return None


def _finish(run: Run, tools: Tools, stop: Callable[[], bool], told: Told) -> None:
    """Make of what it has learnt what comes of it, without another step."""
    from models.training.fitting import kept

    prepared, _data = _prepared(run, tools, stop, told)
    fitted = kept(prepared.lesson, prepared.plan, run.folder)
    here = Message(
        "it was finished here, after {step:,} of {steps:,} steps", step=fitted.step, steps=prepared.plan.steps
    )
    _write(run, prepared, tools, fitted, here)


def _prepared(run: Run, tools: Tools, stop: Callable[[], bool], told: Told) -> tuple[Prepared, str]:
    """What is learnt, and the fingerprint of what from."""
    recipe, parameters, report = run.recipe, run.parameters, tools.report
    noted = time.monotonic() - _ASK_EVERY

    def reported(done: float, words: str) -> None:
        nonlocal noted
        if stop() or run.asked_to_stop():
            raise _StoppedError
        if time.monotonic() - noted >= _ASK_EVERY:
            noted = time.monotonic()
            run.note_preparing(Message(words))
        report(done, words)

    tools.report, tools.folder = reported, run.folder
    try:
        found = learning_data.read(run.record.source, tools.site, tools.report)
        if run.of_gallery:
            gallery_site(tools.site).learnt.learn(run.folder, found.people, found.photos)
        if run.pace is not None and run.pace.data != found.fingerprint:
            raise LearningError("what it learns from has changed since it began: begin a new run")
        recipe.see(found, parameters)
        prepared = recipe.prepare(found, parameters, tools)
        if run.of_gallery:
            prepared = replace(prepared, notes=(*prepared.notes, _UNSEEN))
    finally:
        tools.report = report
        run.note_preparing(Message())
    told.prepared(prepared)
    return prepared, found.fingerprint


def _write(run: Run, prepared: Prepared, tools: Tools, fitted: Fitted[Any], early: Message) -> None:
    """Keep what came of it, with a note where that was before its last step."""
    outcome = run.recipe.finish(fitted.network, prepared, tools)
    if fitted.step < prepared.plan.steps:
        outcome = replace(outcome, notes=(*outcome.notes, early))
    outcomes.write(run.folder, outcomes.without_pictures(outcome) if run.of_gallery else outcome)


def _measured(run: Run, prepared: Prepared, data: str) -> Pace:
    """How quick it is: measured the first time, and then as it was noted, with the device and threads of then."""
    from models.training import devices
    from models.training.pace import measure

    known = run.pace
    device = known.device if known is not None else devices.best()
    threads = known.threads if known is not None else devices.threads()
    if device != "cpu" and devices.best() == "cpu":
        raise LearningError("this run began on a graphics card, which is not there now: begin a new one")
    if known is not None:
        return known
    measured, plan = measure(prepared.lesson, prepared.plan, device, threads), prepared.plan
    found = Pace(
        device=device,
        threads=threads,
        steps=plan.steps,
        every=plan.every,
        step=measured.step,
        look=measured.look,
        data=data,
        words=prepared.words,
        notes=prepared.notes,
    )
    run.note_pace(found)
    return found


class _Watch(Watch):
    """Hands on what the loop tells, and asks whether to stop."""

    def __init__(self, run: Run, pace: Pace, stop: Callable[[], bool], told: Told):
        self._run, self._pace, self._stop, self._told = run, pace, stop, told
        self._began = (0, 0.0)  # steps and seconds when this process began
        self._asked = time.monotonic()

    def stepped(self, step: int, seconds: float) -> bool:
        if not self._began[0]:
            self._began = (step, seconds)
        done, took = step - self._began[0], seconds - self._began[1]
        share = self._pace.step if done < 1 else took / done
        self._told.stepped(step, self._pace.steps, share * (self._pace.steps - step))
        return self._stop() or self._asked_for(step, seconds)

    def kept(self, step: int) -> None:
        self._run.note_kept(step)

    def looked(self, look: Look) -> None:
        self._told.looked(look)

    def _asked_for(self, step: int, seconds: float) -> bool:
        """Whether somebody wants it to stop; how far it is is noted as often."""
        now = time.monotonic()
        if now - self._asked < _ASK_EVERY:
            return False
        self._asked = now
        self._run.note_step(step, seconds)
        return self._run.asked_to_stop()


def sentence(error: Exception) -> Message:
    """What is said of an error: what strange ones say may hold anything."""
    from models.training.keeping import TrainingError

    if isinstance(error, PorticoError | WeightsError | TrainingError):
        return message_of(error)
    if isinstance(error, OSError):
        return Message("the run cannot be written: {why}", why=error.strerror or error)
    if isinstance(error, MemoryError):
        return Message("there is not enough memory: take a smaller batch or smaller pictures")
    if isinstance(error, ImportError):
        return Message("this recipe needs packages that are not installed ({error})", error=error)
    _log.error("a run failed", error=error)
    return Message("something went wrong that was not foreseen ({kind})", kind=type(error).__name__)
