"""What is to be run, and what came of it, made in the background."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.background import StoppedError
from app.window.language import number, plural, said, tr
from app.window.widgets import dialogs
from app.window.widgets.shown import Shown
from app.window.widgets.strokes import Stroke, mask
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from core.base.progress import Report
    from core.faces import Image
    from core.tasks.task import Given, Result, Task
    from core.tasks.work import Workshop

FEW = 3
"""Files of a folder that are named in what is said of it; all of them in the tool tip."""


@dataclass(frozen=True, eq=False)
class Order:
    """One task with all that it is run on and with.

    Attributes:
        task: what.
        values: of its parameters, by name.
        workshop: what it works with.
        name: of the picture or folder.
        shown: the picture.
        folder: instead of it.
        second: another picture.
        strokes: painted over the picture.

    """

    task: Task
    values: Mapping[str, Any]
    workshop: Workshop
    name: str
    shown: Shown | None = None
    folder: Path | None = None
    second: Image | None = None
    strokes: tuple[Stroke, ...] = ()

    def given(self) -> Given:
        """What the task gets."""
        from core.tasks.task import Given

        if self.shown is None:
            return Given(self.name, None, self.folder, self.second)
        pixels = self.shown.pixels
        painted = mask(self.strokes, pixels.shape[0], pixels.shape[1])
        clear = pixels if pixels.shape[2] == 4 else None
        return Given(self.name, self.shown.flat(), self.folder, self.second, painted, clear, self.shown.notes)

    @property
    def seen(self) -> object:
        """What it is run on: the picture, the folder, or the name of a camera, whatever that shows."""
        if self.shown is None:
            return self.folder
        return self.name if self.shown.passing else self.shown

    def run(self, report: Report) -> Outcome:
        """Run it once.

        Raises:
            PorticoError: it cannot be done; the message says why.

        """
        from core.tasks import running
        from core.tasks.work import Work

        given = self.given()
        result = running.run(self.task, given, running.parameters(self.task, self.values), Work(self.workshop, report))
        passing = self.shown is not None and self.shown.passing
        picture = Shown.of(result.picture, passing=passing) if result.picture is not None else None
        layers = {name: Shown.of(pixels, passing=passing) for name, pixels in result.layers.items()}
        return Outcome(self, given, result, picture, layers)

    def run_each(self, folder: Path, target: Path, report: Report, ending: str = ".png") -> Many:
        """Run it on each picture of a folder, and keep what comes out in another one.

        Args:
            folder: of the pictures.
            target: where a new folder is made for the results.
            report: told how far it has got.
            ending: of the pictures that come out.

        Raises:
            PorticoError: there are no pictures, or nothing can be kept there.

        """
        from core.errors import TaskError
        from core.pictures import folders
        from core.tasks import running, saving
        from core.tasks.work import Work

        place = dialogs.new_folder(target, self.task.key)
        found = folders.survey(folder)
        places = saving.Places(list(found.pictures), folder, place, ending, flat=True)
        try:
            place.mkdir(parents=True)
        except OSError as error:
            raise TaskError("{path} cannot be written: {why}", path=place, why=error.strerror or error) from None
        given = replace(self, shown=None, strokes=()).given()
        done: list[tuple[str, str]] = []
        failed: list[tuple[str, str]] = []
        values, stopped = running.parameters(self.task, self.values), False
        try:
            for path, result in running.each(self.task, folder, given, values, Work(self.workshop, report)):
                name = path.relative_to(folder).as_posix()
                if isinstance(result, str):
                    failed.append((name, result))
                    continue
                saving.save(result, places.of(path, result, suffix(result, ending)))
                done.append((name, result.words))
        except StoppedError:
            stopped = True  # what is done stays
        finally:
            if not done:
                with suppress(OSError):
                    place.rmdir()  # only where nothing is in it
        names = found.names()
        passed_over = found.words(named=len(names) <= FEW)
        return Many(place, tuple(done), tuple(failed), stopped, passed_over, names)


@dataclass(frozen=True)
class Outcome:
    """What came out.

    Attributes:
        order: what was run.
        given: what the task got.
        result: what it made.
        picture: of the result, ready to be drawn.
        layers: likewise, by title.

    """

    order: Order
    given: Given
    result: Result
    picture: Shown | None
    layers: Mapping[str, Shown] = field(default_factory=dict)


@dataclass(frozen=True)
class Many:
    """What came of a folder.

    Attributes:
        place: where the results are.
        done: name of each picture with the words of its result.
        failed: name of each picture that could not be done, with the reason.
        stopped: whether it was stopped before the end.
        passed_over: how much of the folder was no picture of it, in a sentence of core; empty where all was.
        passed_names: of that.

    """

    place: Path
    done: tuple[tuple[str, str], ...]
    failed: tuple[tuple[str, str], ...]
    stopped: bool
    passed_over: str = ""
    passed_names: tuple[str, ...] = ()


def many_words(many: Many) -> str:
    """What came of a folder, in words."""
    parts = [tr("Stopped.")] if many.stopped else []
    count, failed = len(many.done), len(many.failed)
    parts.append(
        plural(
            count, "✔ 1 picture is done, in {folder}.", "✔ {count} pictures are done, in {folder}.", folder=many.place
        )
    )
    if many.failed:
        told = [failed_words(*one).rstrip(".。") for one in many.failed[:FEW]]
        why = "; ".join(told)
        if failed > FEW:
            why = tr("{some}; and {count} more", some=why, count=number(failed - FEW))
        parts.append(plural(failed, "▲ 1 could not be done: {why}.", "▲ {count} could not be done: {why}.", why=why))
    if many.passed_over:
        parts.append(f"{sentence(many.passed_over)}.")
    return " ".join(parts)


def failed_words(name: str, why: str) -> str:
    """Why a picture of a folder could not be done, with its name, which most reasons of core begin with."""
    told = said(why)
    return told if name in told else f"{name}: {told}"


def suffix(result: Result, picture: str = ".png") -> str:
    """The ending of the file that a result is kept as first of all; ``picture`` where that is one."""
    if result.picture is None and len(result.files) == 1:
        return Path(next(iter(result.files))).suffix
    return ".csv" if result.picture is None and result.table is not None and not result.layers else picture
