"""Runs: what is learnt, was learnt or may go on, each a folder below ``learning`` in the folder of a site."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from core.base import durable, processes
from core.base.advice import Act
from core.base.messages import Message
from core.base.parameters import Parameters
from core.errors import LearningError
from core.learning import registry
from core.learning.journals import Journal, Row
from core.learning.outcomes import Kept
from core.learning.outcomes import read as read_outcome
from core.learning.recipe import Recipe
from core.learning.sources import DataKind, Source, gallery_site
from core.site.learnt import FOLDER, PROCESS, STOP, Learnt, learnt_of, runner, set_aside

if TYPE_CHECKING:
    from core.site import Site

_RECORD, _ENDED, _PACE, _LOCK = "run.json", "ended.json", "pace.json", "run.lock"
_KEPT = "kept.txt"  # steps done when all that it takes to go on was written last
_FINISHING = "finishing"  # there while what has been learnt is measured, and nothing more is learnt
STEP = "step.txt"
"""In the folder of a run: steps done and seconds of training, while it runs. It changes all the time."""
PREPARING = "preparing.json"
"""Likewise: what is being done before the first step, in words."""
_FORMAT = 1
_LONGEST_TITLE = 120
CHILDREN: dict[int, subprocess.Popen[bytes]] = {}
"""Processes that this one has launched, by number: whoever has started one has to hear of its end."""


Noted = TypeVar("Noted", bound=BaseModel)


class Steps(NamedTuple):
    """Steps that were done, in all, and the seconds of training that they took: 0 where that was not noted."""

    done: int
    seconds: float = 0.0


class State(StrEnum):
    """What a run is doing."""

    NEW = "new"
    RUNNING = "running"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    FINISHED = "finished"
    FAILED = "failed"


class Record(BaseModel):
    """What a run is.

    Attributes:
        format: of this file.
        id: 8 hexadecimal digits.
        recipe: its key.
        title: for people.
        parameters: as they were set, all of them.
        source: of the data.
        created: when.
        versions: of Portico and of what it trains with, by name.

    """

    model_config = ConfigDict(frozen=True)

    format: int = _FORMAT
    id: str
    recipe: str
    title: str
    parameters: dict[str, Any]
    source: Source
    created: AwareDatetime
    versions: dict[str, str] = {}


class Ended(BaseModel):
    """How a run ended the last time, where it did not finish.

    Attributes:
        state: stopped or failed.
        words: why, in one sentence.

    """

    model_config = ConfigDict(frozen=True)

    state: State
    words: Message = Message()


class _Doing(BaseModel):
    """What is being done, in words."""

    words: Message


@dataclass(frozen=True)
class Standing:
    """How a run stands at one time.

    Attributes:
        state: what it is doing.
        words: what came of it, or why it ended; empty where it runs, or there is none yet.
        outcome: what came of it, where it has finished.

    """

    state: State
    words: Message = field(default_factory=Message)
    outcome: Kept | None = None


class Pace(BaseModel):
    """On what a run is trained, and how quick that is.

    Attributes:
        device: "cpu" or "cuda".
        threads: on the CPU: as many as when it began, so that it goes on to the same bits.
        steps: of the plan.
        every: steps between two looks.
        step: seconds of a step.
        look: seconds of a look.
        data: fingerprint of what is learnt from.
        words: one sentence on it.
        notes: more of them.

    """

    model_config = ConfigDict(frozen=True)

    device: str
    threads: int
    steps: int
    every: int
    step: float
    look: float
    data: str
    words: Message = Message()
    notes: tuple[Message, ...] = ()

    def seconds(self, done: int = 0) -> float:
        """Until the end, after so many steps; early stopping may make it less."""
        looks = -(-self.steps // self.every) - done // self.every
        return self.step * max(0, self.steps - done) + self.look * max(0, looks)

    def left(self, last: Row | None, noted: Steps | None = None) -> float:
        """Seconds to the end by what its steps have taken so far, or as they were measured before there is any.

        Until it has looked once, looks take as much longer than they were measured as steps do: whatever else the
        machine does has changed since then.

        Args:
            last: look.
            noted: steps done, where they are more than then.

        """
        noted = noted or Steps(0)
        if last is None:
            share = noted.seconds / max(1, noted.done)
            return self.seconds(noted.done) * (share / self.step if share and self.step > 0 else 1.0)
        newer = noted.seconds and noted.done > last.step
        seconds, done = (noted.seconds, noted.done) if newer else (last.seconds, last.step)
        return seconds / max(1, done) * max(0, self.steps - max(last.step, noted.done))


class Run:
    """One run, as it lies on the disk. Any number of processes may look at it.

    Attributes:
        folder: of it.
        record: what it is.

    """

    def __init__(self, folder: Path, record: Record):
        self.folder = folder
        self.record = record

    @classmethod
    def read(cls, folder: Path) -> Run:
        """The run of a folder.

        Raises:
            LearningError: it is none, or of a newer version.

        """
        try:
            record = Record.model_validate_json((folder / _RECORD).read_bytes())
        except (OSError, ValidationError):
            raise LearningError("{folder} is no run, or cannot be read", folder=folder) from None
        if record.format > _FORMAT:
            raise LearningError("the run {id} was made by a newer version of Portico", id=record.id)
        return cls(folder, record)

    @property
    def id(self) -> str:
        """By which it is named."""
        return self.record.id

    @property
    def title(self) -> str:
        """For people."""
        return self.record.title

    @property
    def recipe(self) -> Recipe:
        """What it learns. Raises LearningError where there is no such recipe any more."""
        return registry.recipe(self.record.recipe)

    @property
    def parameters(self) -> Parameters:
        """As they were set. Raises LearningError where the recipe does not know them any more."""
        from core.base.parameters import checked

        return checked(self.recipe.parameters, self.record.parameters, LearningError)

    @property
    def of_gallery(self) -> bool:
        """Whether it learns from people of the site: then it is biometric data."""
        return self.record.source.kind == DataKind.GALLERY

    @property
    def learnt(self) -> Learnt | None:
        """Whom it learnt from, and for whom; None where it is not of the gallery, or has not begun.

        Raises LearningError where that cannot be read.
        """
        return learnt_of(self.folder)

    @property
    def state(self) -> State:
        """What it is doing."""
        return self.standing().state

    def standing(self) -> Standing:
        """What it is doing and what came of it; each of its files is read once at most."""
        if self._lives():
            return Standing(State.RUNNING)
        outcome = self.outcome
        if outcome is not None:
            return Standing(State.FINISHED, outcome.words, outcome)
        ended = self.ended
        if ended is not None:
            return Standing(ended.state, ended.words)
        if self._json(PROCESS) is not None or (self.folder / "last.pt").exists():
            return Standing(State.INTERRUPTED)
        return Standing(State.NEW)

    @property
    def words(self) -> Message:
        """One sentence on what came of it, or why it ended; empty where there is none yet."""
        outcome, ended = self.outcome, self.ended
        return outcome.words if outcome is not None else ended.words if ended is not None else Message()

    @property
    def outcome(self) -> Kept | None:
        """What came of it; None until it has finished."""
        return read_outcome(self.folder)

    @property
    def ended(self) -> Ended | None:
        """How it ended, where it did not finish."""
        return _model(Ended, self._json(_ENDED))

    @property
    def pace(self) -> Pace | None:
        """On what it is trained, and how quick; None before it has begun."""
        return _model(Pace, self._json(_PACE))

    @property
    def step(self) -> int:
        """Steps done, as the process that runs it noted last; 0 where none does, or it has noted none yet."""
        return noted.done if (noted := self.noted) is not None else 0

    @property
    def noted(self) -> Steps | None:
        """The same with the seconds that they took; None where there are none."""
        return _steps(self.folder / STEP)

    def stands_at(self, last: Row | None, *, running: bool) -> int:
        """Steps done: while it runs as they are noted, else those after which it goes on.

        Args:
            last: its last look, which may be older, and is what tells where an older version has noted nothing.
            running: whether it runs.

        """
        kept = _number(self.folder / _KEPT)
        found = kept if kept is not None else last.step if last is not None else 0
        return max(found, self.step) if running else found

    @property
    def finishing(self) -> bool:
        """Whether whoever runs it makes of what it has learnt what comes of it, without another step."""
        return (self.folder / _FINISHING).exists()

    def require_looked_at(self) -> None:
        """See that there is something to be finished with.

        Raises:
            LearningError: what it learns has not been looked at once.

        """
        if not self.journal().rows:
            raise LearningError("{title} has not come to its first look: there is nothing to finish", title=self.title)

    @property
    def preparing(self) -> Message:
        """What the process that runs it does before the first step, as noted last; empty where that is not known."""
        noted = _model(_Doing, self._json(PREPARING))
        return noted.words if noted is not None else Message()

    def journal(self) -> Journal:
        """Its looks so far."""
        return Journal(self.folder)

    def samples(self) -> list[Path]:
        """Pictures that were made at its looks: ``STEP-NAME.png``, oldest first."""
        return sorted((self.folder / "samples").glob("*.png"))

    def rename(self, title: str) -> Run:
        """Another title.

        Raises:
            LearningError: it is empty or too long, or cannot be written.

        """
        renamed = Run(self.folder, self.record.model_copy(update={"title": checked_title(title)}))
        try:
            renamed.write()
        except OSError as error:
            raise LearningError(
                "{path} cannot be written: {why}", path=self.folder, why=error.strerror or error
            ) from None
        self.record = renamed.record
        return self

    def write(self) -> None:
        """Write down what it is. Raises OSError."""
        durable.write(self.folder / _RECORD, self.record.model_dump_json(indent=1).encode())

    def ask_to_stop(self) -> None:
        """Have whoever runs it stop after the step that is going on, keeping what there is."""
        if self._lives():
            durable.write(self.folder / STOP, b"")

    def asked_to_stop(self) -> bool:
        """Whether somebody wants it to stop."""
        return (self.folder / STOP).exists()

    def lock(self) -> Any:
        """Held by whoever runs it."""
        return durable.lock(self.folder / _LOCK, timeout=0, thread_local=False)

    def begin(self, *, finish: bool = False) -> None:
        """Note that this process runs it from now on; how it ended the last time is forgotten. Raises OSError.

        Args:
            finish: whether without another step.

        """
        note = _note(os.getpid())
        self._forget(STEP, PREPARING, _FINISHING)  # of a process that was killed
        if finish:
            durable.write(self.folder / _FINISHING, b"")
        if self._json(PROCESS) != note:  # else it was launched, and somebody may have asked since that it stops
            self._forget(_ENDED, STOP)
        durable.write(self.folder / PROCESS, json.dumps(note).encode())

    def launched_by(self, launch: Callable[[], int], *, finish: bool = False) -> int:
        """Note which process runs it from now on, unless that has done so itself. Raises OSError.

        Args:
            launch: starts it, and gives its number.
            finish: whether that ends it without another step.

        """
        self._forget(PROCESS, _ENDED, STOP, STEP, PREPARING, _FINISHING)
        if finish:
            durable.write(self.folder / _FINISHING, b"")
        pid = launch()
        with suppress(OSError):
            part = durable.new_part(self.folder / PROCESS, json.dumps(_note(pid)).encode())
            durable.appear(part, self.folder / PROCESS)
            part.unlink(missing_ok=True)
        return pid

    def note_pace(self, pace: Pace) -> None:
        """Note how quick it is. Raises OSError."""
        durable.write(self.folder / _PACE, pace.model_dump_json(indent=1).encode())

    def note_preparing(self, words: Message) -> None:
        """Note what is being done before the first step, for whoever watches; nobody misses what cannot be written.

        No words: it is done.
        """
        with suppress(OSError):
            if words:
                (self.folder / PREPARING).touch(mode=0o600)
                (self.folder / PREPARING).write_text(_Doing(words=words).model_dump_json(), encoding="utf-8")
            else:
                self._forget(PREPARING)

    def note_kept(self, step: int) -> None:
        """Note that it goes on after so many steps. Raises OSError."""
        durable.write(self.folder / _KEPT, str(step).encode())

    def note_step(self, step: int, seconds: float = 0.0) -> None:
        """Note that so many steps are done after so many seconds of training; what cannot be written, nobody misses."""
        with suppress(OSError):
            (self.folder / STEP).touch(mode=0o600)
            (self.folder / STEP).write_text(f"{step} {seconds:.3f}\n", encoding="utf-8")

    def note_end(self, ended: Ended | None) -> None:
        """Note that nobody runs it any more; None where it has finished. Raises OSError."""
        if ended is not None:
            durable.write(self.folder / _ENDED, ended.model_dump_json(indent=1).encode())
        self._forget(STOP, STEP, PREPARING, _FINISHING, PROCESS)  # without the last it is seen to have ended

    def _lives(self) -> bool:
        pid, start = runner(self.folder)
        child = CHILDREN.get(pid)
        if child is not None and child.poll() is not None:
            CHILDREN.pop(pid, None)
        return processes.still_runs(pid, start)

    def _forget(self, *names: str) -> None:
        for name in names:
            (self.folder / name).unlink(missing_ok=True)

    def _json(self, name: str) -> Any:
        try:
            return json.loads((self.folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None


class Runs:
    """The runs of a site.

    Args:
        site_folder: of the site; nothing is made in it before there is a run.

    """

    def __init__(self, site_folder: Path):
        self._site = site_folder
        self._folder = site_folder / FOLDER

    def create(self, recipe: Recipe, parameters: Parameters, source: Source, title: str = "") -> Run:
        """A new run, which has not begun.

        Raises:
            LearningError: the recipe does not learn from that; or the folder cannot be written.

        """
        if source.kind not in recipe.takes:
            raise LearningError("{recipe} does not learn from that", recipe=recipe.title)
        number = secrets.token_hex(4)
        record = Record(
            id=number,
            recipe=recipe.key,
            title=checked_title(title or f"{recipe.title}, {source.title}"),
            parameters=parameters.model_dump(mode="json"),
            source=source,
            created=datetime.now(UTC),
            versions={name: version(name) for name in ("portico", "torch", "numpy")},
        )
        run = Run(self._folder / number, record)
        try:
            self._site.mkdir(mode=0o700, parents=True, exist_ok=True)
            durable.private_folder(self._folder)
            durable.private_folder(run.folder)
            run.write()
        except OSError as error:
            raise LearningError(
                "{path} cannot be written: {why}", path=run.folder, why=error.strerror or error
            ) from None
        return run

    def all(self) -> list[Run]:
        """Every run, newest first; what cannot be read is passed over."""
        found = []
        with suppress(OSError):
            for folder in self._folder.iterdir():
                with suppress(LearningError):
                    found.append(Run.read(folder))
        return sorted(found, key=lambda run: (run.record.created, run.id), reverse=True)

    def find(self, text: str, among: Iterable[Run] | None = None) -> Run:
        """The run whose id begins so, or whose title it is.

        Args:
            text: as it was typed.
            among: those that may be meant; all by default.

        Raises:
            LearningError: there is none, or there are several.

        """
        runs = self.all() if among is None else list(among)
        found = [run for run in runs if run.id == text]
        found = found or [run for run in runs if text and run.id.startswith(text.lower())]
        found = found or [run for run in runs if run.title.casefold() == text.casefold()]
        if not found:
            raise LearningError("there is no run {text!r}: {how}", text=text, how=Message(Act.LIST_RUNS))
        if len(found) > 1:
            names = ", ".join(run.id for run in found)
            raise LearningError("{text!r} may be any of {names}: write more of it", text=text, names=names)
        return found[0]

    def delete(self, run: Run, site: Site | None = None) -> None:
        """Remove a run with all that came of it.

        Args:
            run: of these.
            site: that they belong to, open, where the run is of its gallery: the trail says who deleted it.

        Raises:
            LearningError: it is running, or cannot be removed.

        """
        if run.state == State.RUNNING:
            raise LearningError("{title} is running: stop it first", title=run.title)
        try:
            if run.of_gallery:
                gallery_site(site).learnt.delete(run.folder)
            else:
                shutil.rmtree(set_aside(run.folder))
        except OSError as error:
            raise LearningError(
                "{title} cannot be removed: {why}", title=run.title, why=error.strerror or error
            ) from None


def _steps(path: Path) -> Steps | None:
    """The steps noted in a file, also by an older version, without seconds; None where there are none."""
    try:
        text = path.read_text(encoding="utf-8")
        done, _, seconds = text.partition(" ")
        return Steps(int(done), float(seconds) if seconds.endswith("\n") else 0.0)
    except (OSError, ValueError):
        return None


def _number(path: Path) -> int | None:
    """The number in a file; None where there is none, or it is being written."""
    try:
        return int(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _note(pid: int) -> dict[str, Any]:
    return {"pid": pid, "start": processes.start_of(pid)}


def checked_title(title: str) -> str:
    """A title for people, in one line.

    Raises:
        LearningError: it is empty or too long.

    """
    title = " ".join(title.split())
    if not title:
        raise LearningError("a run needs a title")
    if len(title) > _LONGEST_TITLE:
        raise LearningError("the title of a run has at most {most} letters", most=_LONGEST_TITLE)
    return title


def _model(kind: type[Noted], value: object) -> Noted | None:
    try:
        return kind.model_validate(value) if isinstance(value, Mapping) else None
    except ValidationError:
        return None
