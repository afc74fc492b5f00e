"""What a run would learn from and how long it would take, said before it begins.

Measuring takes some steps with a network, and torch: it is done in a process of its own, which gives way to others and
can be broken off. ``python -m core.learning.estimating SITE`` is that process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from core.base.messages import Message
from core.base.progress import Report, silent
from core.errors import LearningError
from core.learning import apart, registry
from core.learning.recipe import Recipe
from core.learning.sources import Source
from core.learning.tools import Tools

_LOOK_EVERY = 0.1  # seconds
_MEASURING = Message("Measuring how long it takes")


class Estimate(BaseModel):
    """What a run would be.

    Attributes:
        seconds: to the end, with whatever else the machine does now; early stopping may make it less.
        alone: the same where nothing else takes the processor.
        steps: at most.
        device: on which it would be trained, "cpu" or "cuda".
        words: one sentence on the data: how much there is, and how much is held out.
        notes: more of them: what was passed over.

    """

    model_config = ConfigDict(frozen=True)

    seconds: float
    alone: float
    steps: int
    device: str
    words: Message
    notes: tuple[Message, ...] = ()


class Found(BaseModel):
    """What is known of the data before it has been measured how long it takes.

    Attributes:
        words: as those of an :class:`Estimate`.
        notes: likewise.

    """

    model_config = ConfigDict(frozen=True)

    words: Message
    notes: tuple[Message, ...] = ()


Tell = Callable[[Found], None]


class _Asked(BaseModel):
    """A run that may come to be."""

    recipe: str
    parameters: dict[str, Any]
    source: Source


class _Progress(BaseModel):
    """How far the other process is."""

    done: float
    words: Message


class _Answer(BaseModel):
    """A line of what the other process says: how far it is, once what it found, and in the end either of the others."""

    progress: _Progress | None = None
    found: Found | None = None
    estimate: Estimate | None = None
    error: Message | None = None


def _untold(_found: Found) -> None:
    """Nobody waits for it."""


def estimate(recipe: Recipe, values: Mapping[str, Any], source: Source, tools: Tools, tell: Tell = _untold) -> Estimate:
    """Read the data, prepare, and take a few steps with a network that is thrown away, in this process.

    What was found in the data is told as soon as it is known: steps may take long.

    Raises:
        PorticoError: it cannot be learnt so; the message says why.

    """
    from core.base.parameters import checked
    from core.learning import data as learning_data
    from models.training import devices
    from models.training.pace import measure

    parameters = checked(recipe.parameters, dict(values), LearningError)
    found = learning_data.read(source, tools.site, tools.report)
    recipe.see(found, parameters)
    prepared = recipe.prepare(found, parameters, tools)
    tell(Found(words=prepared.words, notes=prepared.notes))
    plan, device = prepared.plan, devices.best()
    tools.report(1.0, _MEASURING)
    pace = measure(prepared.lesson, plan, device, devices.threads())
    seconds = pace.seconds(plan)
    return Estimate(
        seconds=seconds,
        alone=seconds * pace.alone,
        steps=plan.steps,
        device=device,
        words=prepared.words,
        notes=prepared.notes,
    )


def refuse(recipe: Recipe, values: Mapping[str, Any], source: Source) -> None:
    """See by names alone, and at once, whether it can be learnt; what is not seen so, the estimate says.

    Raises:
        LearningError: it cannot be learnt so; the message is that with which the run would fail.

    """
    from core.base.parameters import checked
    from core.learning import data as learning_data

    parameters = checked(recipe.parameters, dict(values), LearningError)
    found = learning_data.by_name(source)
    if found is not None:
        recipe.see(found, parameters)


def ask(
    recipe: Recipe,
    values: Mapping[str, Any],
    source: Source,
    site_folder: Path,
    tell: Tell = _untold,
    report: Report = silent,
) -> Estimate:
    """The same, measured in a process of its own; what ``report`` raises breaks it off, and it is called often.

    Raises:
        LearningError: it cannot be learnt so; the message says why.

    """
    asked = _Asked(recipe=recipe.key, parameters=dict(values), source=source)
    command = [sys.executable, "-m", "core.learning.estimating", str(site_folder.absolute())]
    try:
        child = subprocess.Popen(  # noqa: S603  # our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
    except OSError as error:
        raise LearningError("no process can be started: {why}", why=error.strerror or error) from None
    try:
        answer = _answer(child, asked.model_dump_json(), tell, report)
    finally:
        child.kill()
        child.wait()
    if answer is not None and answer.error is not None:
        raise LearningError("{why}", why=answer.error)
    if answer is not None and answer.estimate is not None:
        return answer.estimate
    raise LearningError("it cannot be said how long this takes: what measures it has ended without an answer")


def _answer(child: subprocess.Popen[str], asked: str, tell: Tell, report: Report) -> _Answer | None:
    """What a process answers that is asked something; None where it ends without.

    Meanwhile it is reported how far it is, and told what it found.
    """
    assert child.stdin is not None  # noqa: S101  # for the checker
    assert child.stdout is not None  # noqa: S101  # likewise
    said: SimpleQueue[_Answer | None] = SimpleQueue()
    Thread(target=_listen, args=(child.stdout, said), daemon=True).start()
    with suppress(OSError), child.stdin as question:  # where it has ended already
        question.write(asked)
    last = _Progress(done=0.0, words=_MEASURING)
    while True:
        with suppress(Empty):
            heard = said.get(timeout=_LOOK_EVERY)
            if heard is not None and heard.found is not None:
                tell(heard.found)
                continue
            if heard is None or heard.progress is None:
                return heard
            last = heard.progress
        report(last.done, last.words)


def _listen(lines: IO[str], said: SimpleQueue[_Answer | None]) -> None:
    """Hand on what another process says until it ends, and then that it does."""
    with lines:
        for line in lines:
            with suppress(ValidationError):  # a package may print something
                said.put(_Answer.model_validate_json(line))
    said.put(None)


class _Telling:
    """Tells on standard output how far this process is, and not oftener than anybody looks."""

    def __init__(self) -> None:
        self._told = time.monotonic() - _LOOK_EVERY

    def __call__(self, done: float, words: str) -> None:
        if done < 1 and time.monotonic() - self._told < _LOOK_EVERY:
            return
        self._told = time.monotonic()
        print(_Answer(progress=_Progress(done=done, words=Message(words))).model_dump_json(), flush=True)


def _tell(found: Found) -> None:
    print(_Answer(found=found).model_dump_json(), flush=True)


def main(site_folder: Path) -> int:
    """Answer on standard output what is asked on standard input; 1 where it cannot be learnt so."""
    from core.learning.running import sentence

    apart.give_way()
    try:
        asked = _Asked.model_validate(json.load(sys.stdin))
        with apart.tools_of(site_folder, asked.source.kind) as tools:
            tools.report = _Telling()
            found = estimate(registry.recipe(asked.recipe), asked.parameters, asked.source, tools, _tell)
    except Exception as error:  # noqa: BLE001  # whatever goes wrong is said by whoever asked
        print(_Answer(error=sentence(error)).model_dump_json())
        return 1
    print(_Answer(estimate=found).model_dump_json())
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
