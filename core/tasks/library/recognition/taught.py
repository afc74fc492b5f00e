"""What a picture shows among things that somebody taught with a few pictures of each."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import LearningError, PorticoError, TaskError
from core.faces import Float
from core.learning import data as learning_data
from core.learning import made, teaching
from core.learning.runs import Run
from core.learning.sources import EXAMPLE, DataKind, source_of
from core.learning.teaching import Taught
from core.tasks.library.recognition import imagenet
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work
from models import trained

_KEPT = 4  # things that were taught, at most, for the next pictures
_lock = Lock()
_known: OrderedDict[tuple[str, int], tuple[Taught, tuple[str, ...]]] = OrderedDict()


class Settings(Parameters):
    """What was taught, and how many answers."""

    examples: Annotated[
        str,
        Field(
            title="Examples",
            max_length=4000,
            description="a folder with a folder of pictures for each thing; or a run of this site by its title or id, "
            "or the folder to which it was exported",
            json_schema_extra={"made": teaching.FILE},
        ),
    ] = "example:small-faces"
    most: Annotated[
        int, Field(title="Pictures of each", ge=1, le=200, description="at most, to learn a thing from")
    ] = 20
    count: Annotated[int, Field(title="Answers", ge=1, le=20, description="how many, the likeliest first")] = 5


def _run(given: Given, parameters: Settings, work: Work) -> Result:
    """Learn what is to be told, where it is not known yet, and say what the picture shows."""
    taught, notes = _taught(parameters, work)
    row = teaching.features(work.network(teaching.NETWORK), [given.picture])
    shares, sure = taught(row)
    best = [int(n) for n in np.argsort(-shares[0], kind="stable")[: parameters.count]]
    rows = tuple((rank, taught.names[n], round(float(shares[0, n]), 4)) for rank, n in enumerate(best, 1))
    name, share = taught.names[best[0]], imagenet.percent(float(shares[0, best[0]]))
    if sure[0] < taught.threshold:
        sentence = Message("It is likely none of them; most like: {name} ({share})", name=name, share=share)
    else:
        sentence = Message("It is {name} ({share})", name=name, share=share)
    if not np.isfinite(taught.threshold):
        notes = (*notes, Message("What is none of them is told from three things on, with two pictures of each"))
    return Result(words=sentence, table=Table(("Rank", "What", "Share"), rows), notes=notes)


def _taught(parameters: Settings, work: Work) -> tuple[Taught, tuple[str, ...]]:
    """What was taught, and sentences on how.

    Raises:
        PorticoError: there is nothing to learn from, or the file holds nothing that was taught.

    """
    text = parameters.examples.strip()
    if not text:
        raise TaskError("name a folder with a folder of pictures for each thing that is to be told")
    path, run = _kept(text, work)
    if path is not None:
        notes = made.said_of(run) if run is not None else ()
        return Taught.read(path), notes
    source = source_of(text, frozenset({DataKind.CLASSES, DataKind.LIST}))
    key = (learning_data.state(source), parameters.most)
    with _lock:
        if key not in _known:
            found = learning_data.read(source)
            _known[key] = _learn(found, parameters.most, work), tuple(found.notes)
            while len(_known) > _KEPT:
                _known.popitem(last=False)
        _known.move_to_end(key)
        return _known[key]


def _kept(text: str, work: Work) -> tuple[Path | None, Run | None]:
    """The file of what a run was taught, and the run where it is one of this site; None where examples are named.

    Raises:
        TaskError: the run that is named has been taught nothing, or several are meant.

    """
    path, folder = Path(text).expanduser(), work.workshop.folder
    if path.suffix.lower() == ".npz":
        return path, None
    if trained.is_file(path / teaching.FILE):
        return path / teaching.FILE, None
    if (
        folder is None
        or trained.is_file(path)
        or trained.is_folder(path)
        or made.is_path(text)
        or text.startswith(EXAMPLE)
    ):
        return None, None
    try:
        run = made.maker(folder, text, teaching.FILE)
    except LearningError as error:
        raise TaskError("{why}", why=error) from None
    return made.file_of(run, teaching.FILE), run


def _learn(found: learning_data.Data, most: int, work: Work) -> Taught:
    network = work.network(teaching.NETWORK)
    names: list[str] = []
    examples: list[Float] = []
    for number, name in enumerate(found.classes):
        work.report(number / len(found.classes), Message("Learning {name}", name=name))
        pictures = []
        for item in [item for item in found.items if item.label == number][:most]:
            try:
                pictures.append(item.read())
            except PorticoError:
                continue
        if pictures:
            names.append(name)
            examples.append(teaching.features(network, pictures))
    if len(names) < 2:
        raise TaskError("at least two things are needed, with a picture of each that can be read")
    return teaching.teach(names, examples)


TASK = Task(
    "taught",
    "What you taught",
    Group.RECOGNITION,
    "Teach it things with ten pictures of each, and it says which of them a picture shows, or none.",
    Settings,
    _run,
    weights=(teaching.NETWORK,),
    pace="quick",
)
