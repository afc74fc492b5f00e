"""Running a task on a picture, a folder, or every picture of a folder, and measuring what came out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from core import images
from core.base.messages import Message
from core.base.parameters import checked
from core.base.progress import Report
from core.errors import PorticoError, TaskError
from core.tasks import transparency
from core.tasks.task import Given, Mask, Parameters, Result, Task
from core.tasks.work import Work
from models.weights import WeightsError

_SMALLER = {
    2: Message("the photo has so many pixels that it was opened at half its size"),
    4: Message("the photo has so many pixels that it was opened at a quarter of its size"),
    8: Message("the photo has so many pixels that it was opened at an eighth of its size"),
}


def parameters(task: Task, values: Mapping[str, Any]) -> Parameters:
    """The parameters of a task from words or values by name; what is missing takes its default.

    Raises:
        TaskError: a value is not allowed; the message names the parameter.

    """
    return checked(task.parameters, values, TaskError)


def run(task: Task, given: Given, values: Parameters, work: Work) -> Result:
    """Run a task once.

    Raises:
        TaskError: it was not given what it needs.
        PorticoError: it cannot be done; the message says why.
        WeightsError: its weights are not on this machine.

    """
    if task.takes == "folder" and given.folder is None:
        raise TaskError("{task} takes a folder of pictures", task=task.title)
    if task.takes == "picture" and given.pixels is None:
        raise TaskError("{task} takes a picture", task=task.title)
    if task.second is not None and task.second.required and given.second is None:
        raise TaskError("{task} needs a second picture: {second}", task=task.title, second=task.second.title.lower())
    try:
        return _run(task, given, values, work)
    except MemoryError:
        raise TaskError("there is not enough memory for this picture: use a smaller one") from None
    except ImportError as error:
        raise TaskError(
            "this task needs packages that are not installed ({error}): pip install 'portico[tasks]'", error=error
        ) from None


def _run(task: Task, given: Given, values: Parameters, work: Work) -> Result:
    notes = list(given.notes)
    if given.clear is None:
        result = task.run(given, values, work)
    elif task.keeps_transparency:
        result = task.run(dataclasses.replace(given, pixels=transparency.bled(given.clear), clear=None), values, work)
        result = transparency.given_back(result, given.clear[..., 3])
    else:
        result = task.run(given, values, work)
        notes.append(Message("what is transparent in the picture was put on white"))
    return dataclasses.replace(result, notes=(*result.notes, *notes)) if notes else result


def opened(path: Path, given: Given) -> Given:
    """What a task is given, with the picture of a file.

    Raises:
        ImageError: it cannot be opened.

    """
    found = images.opened(path)
    notes = (*given.notes, *((_SMALLER[found.reduced],) if found.reduced in _SMALLER else ()))
    return dataclasses.replace(given, name=path.name, pixels=found.pixels, clear=found.clear, notes=notes, folder=None)


def with_second(path: Path | None, task: Task, given: Given) -> Given:
    """What a task is given, with another picture from a file, where it takes one.

    Raises:
        ImageError: it cannot be opened.

    """
    if path is None or task.second is None:
        return given
    found = images.opened(path)
    notes = given.notes
    if found.clear is not None and task.second.unmarked is None:
        notes = (*notes, Message("what is transparent in the second picture was put on white"))
    return dataclasses.replace(given, second=transparency.second(found, task.second), notes=notes)


def each(task: Task, folder: Path, given: Given, values: Parameters, work: Work) -> Iterator[tuple[Path, Result | str]]:
    """Run a task that takes a picture on each picture of a folder.

    Yields:
        The file, and what came out of it or one sentence that says why nothing did.

    Raises:
        ImageError: there is no such folder, or no picture in it.

    """
    paths = images.within(folder)
    for number, path in enumerate(paths):
        part = work.part(number / len(paths), (number + 1) / len(paths))
        where = Message("{path}, {number} of {paths}", path=path.name, number=number + 1, paths=len(paths))
        part.report(0.0, where)
        part = Work(part.workshop, _placed(part.report, where))
        try:
            yield path, run(task, opened(path, given), values, part)
        except (PorticoError, WeightsError) as error:
            yield path, str(error)


def _placed(report: Report, where: Message) -> Report:
    """The same report, which says first which picture it is about."""
    return lambda done, words: report(done, Message("{where}: {words}", where=where, words=Message(words)))


def measure(task: Task, given: Given, result: Result, truth: Path) -> dict[str, float]:
    """How well a result agrees with the truth: values by name.

    Raises:
        TaskError: the task knows no truth, or the file is not one.

    """
    if task.truth is None:
        raise TaskError("{task} has nothing that its result could be measured by", task=task.title)
    if task.truth.suffixes and truth.suffix.lower() not in task.truth.suffixes:
        raise TaskError(
            "{truth} is not a {truth2}: expected {suffixes}",
            truth=truth.name,
            truth2=task.truth.title.lower(),
            suffixes=", ".join(task.truth.suffixes),
        )
    if result.picture is not None:
        result = dataclasses.replace(result, picture=transparency.on_white(result.picture))
    return dict(task.truth.measure(given, result, truth))


def painted(path: Path, given: Given, brushes: int) -> Mask:
    """What was painted over a picture, from a file: grey level k where brush k was used, or white where there is one.

    Raises:
        ImageError: the file is not a picture.
        TaskError: it is not of the picture's size, or holds no level that stands for a brush.

    """
    levels = images.read(path)[..., 0]
    if levels.shape != given.picture.shape[:2]:
        raise TaskError("{path} must be as large as the picture", path=path.name)
    if brushes == 1:
        return np.asarray(levels > 127, np.uint8)
    if levels.max() > brushes:
        raise TaskError("{path} must hold grey levels 0 (not painted) to {brushes}", path=path.name, brushes=brushes)
    return levels
