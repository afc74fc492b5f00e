"""Small tasks that do what large ones do, at once or as slowly as a test wants."""

from __future__ import annotations

import threading
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from core.errors import TaskError
from core.tasks.task import Given, Group, Line, Parameters, Plot, Result, Second, Table, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work


class Brighten(Parameters):
    amount: Annotated[int, Field(title="Amount", ge=-100, le=100, description="in grey levels")] = 40
    way: Annotated[Literal["add", "refuse"], Field(title="Way")] = "add"


def _brighten(given: Given, parameters: Brighten, work: Work) -> Result:
    if parameters.way == "refuse":
        raise TaskError("this picture cannot be made brighter: use another one")
    picture = np.clip(given.picture.astype(np.int16) + parameters.amount, 0, 255).astype(np.uint8)
    steps = np.arange(8, dtype=np.float64)
    levels = tuple((name, float(picture[..., n].mean()), n) for n, name in enumerate(("Red", "Green", "Blue")))
    cut = np.concatenate([picture, np.full((*picture.shape[:2], 1), 128, np.uint8)], axis=2)
    return Result(
        words=f"brighter by {parameters.amount} levels",
        picture=picture,
        layers={"Cut-out": cut},
        table=Table(("Channel", "Mean", "Number"), levels),
        plots=(Plot("Curve", "Before", "After", (Line("Line", steps, steps + parameters.amount),)),),
    )


class Slow(Parameters):
    steps: Annotated[int, Field(title="Steps", ge=1, le=100)] = 1


GO_ON = threading.Event()
"""Slow work goes on while this is set."""


def _slow(given: Given, parameters: Slow, work: Work) -> Result:
    while True:
        work.report(0.5, "Waiting")
        if GO_ON.wait(0.01):
            break
    return Result(f"done in {parameters.steps} steps", 255 - given.picture)


def _deaf(given: Given, _parameters: Parameters, _work: Work) -> Result:
    assert GO_ON.wait(30)
    return Result("came to an end", given.picture)


def _paint(given: Given, _parameters: Parameters, _work: Work) -> Result:
    if given.painted is None:
        raise TaskError("paint some of the object first")
    counts = [int((given.painted == n).sum()) for n in (1, 2)]
    picture = np.repeat((given.painted * 100)[..., None], 3, axis=2)
    return Result(f"{counts[0]} and {counts[1]} pixels", picture)


def _blend(given: Given, _parameters: Parameters, _work: Work) -> Result:
    assert given.second is not None
    return Result(f"second of {given.second.shape[1]} × {given.second.shape[0]}", given.picture // 2)


def _count(given: Given, _parameters: Parameters, _work: Work) -> Result:
    assert given.folder is not None
    names = sorted(path.name for path in given.folder.iterdir())
    return Result(f"{len(names)} files", table=Table(("File",), tuple((name,) for name in names)))


def _know(given: Given, _parameters: Parameters, work: Work) -> Result:
    faces = work.engine.find(given.picture)
    return Result(f"{work.recogniser.index.templates} templates, {len(faces)} faces", given.picture)


def _tell(_given: Given, _parameters: Parameters, work: Work) -> Result:
    return Result(f"read {work.file('stand-in').stat().st_size} bytes", None, files={"report.txt": b"all is well"})


class Nothing(Parameters):
    pass


def _task(key: str, title: str, group: Group, run: Any, parameters: type[Parameters] = Nothing, **more: Any) -> Task:
    return Task(key, title, group, f"{title} for tests.", parameters, run, **more)


TASKS = {
    task.key: task
    for task in (
        _task("brighten", "Brighten", Group.ENHANCEMENT, _brighten, Brighten, truth=REFERENCE, pace="instant"),
        _task("wait", "Wait & see", Group.ENHANCEMENT, _slow, Slow),
        _task("paint", "Paint", Group.MATTING, _paint, brushes=("Object", "Ground"), pace="instant"),
        _task("blend", "Blend", Group.GENERATION, _blend, second=Second("Style"), pace="quick"),
        _task("deaf", "Deaf", Group.RETRIEVAL, _deaf),
        _task("count", "Count files", Group.RETRIEVAL, _count, takes="folder", pace="quick"),
        _task("know", "Who is there", Group.FACES, _know, gallery=True, pace="quick"),
        _task("tell", "Tell the size", Group.RECOGNITION, _tell, weights=("stand-in",), pace="quick"),
    )
}
