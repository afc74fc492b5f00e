"""What a picture shows among classes that somebody has taught: a network that Learn has trained, as a task."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import LearningError, TaskError
from core.faces import Float, Image
from core.learning import made
from core.learning.data import squared
from core.learning.runs import Run
from core.tasks.library.microscope import drawing
from core.tasks.library.recognition.imagenet import percent
from core.tasks.task import Cell, Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work
from models import trained

_COLUMNS = ("Rank", "What", "Probability")
_UNSURE = 0.5  # of one class; of labels, what one needs to count


class TrainedClassifier(Parameters):
    """Which network, and what is shown."""

    network: Annotated[
        str,
        Field(
            title="Network",
            max_length=1000,
            description="file or folder to which a run was exported, or a run of this site by its title or id; "
            "empty for the newest run here",
            json_schema_extra={"made": trained.FILE},
        ),
    ] = ""
    count: Annotated[int, Field(title="Classes", ge=1, le=50, description="how many, the likeliest first")] = 5
    heat: Annotated[bool, Field(title="Where it looked", description="red is what speaks most for the answer")] = False


def _run(given: Given, parameters: TrainedClassifier, work: Work) -> Result:
    """The likeliest classes of each question."""
    work.report(0.0, Message("Loading the network"))
    place, run = _place(parameters.network.strip(), work)
    if place is None:
        return Result(
            Message(
                "No network has been trained here yet: the recipe Classifier of pictures trains one, "
                "and its run is named here"
            )
        )
    network = trained.load(place)
    chip = squared(given.picture, network.manifest.side)
    shares = [one[0] for one in network.shares(chip[None])]
    picture = None
    if parameters.heat:
        work.report(0.5, Message("Following the class back through the network"))
        picture = _heated(given.picture, network, chip, shares)
    table = _table(network.manifest, shares, parameters.count)
    notes = made.said_of(run) if run is not None else ()
    return Result(_words(network.manifest, shares), picture, table=table, notes=notes)


def _place(text: str, work: Work) -> tuple[Path | None, Run | None]:
    """The file or folder of a network, and the run of the site that made it; None where none is named and none is here.

    Raises:
        TaskError: what is named is no file, folder or run.

    """
    folder = work.workshop.folder
    if text:
        path = Path(text)
        if folder is None or trained.is_file(path) or trained.is_folder(path) or made.is_path(text):
            return path, None
    if folder is None:
        return None, None
    if not text:
        newest = next(made.makers(folder, trained.FILE), None)
        return (made.file_of(newest, trained.FILE), newest) if newest is not None else (None, None)
    try:
        run = made.maker(folder, text, trained.FILE)
    except LearningError as error:
        raise TaskError("{why}", why=error) from None
    return made.file_of(run, trained.FILE), run


def _words(manifest: trained.Manifest, shares: list[Float]) -> Message:
    if manifest.several:
        classes = manifest.heads[0].classes
        found = [
            Message("{name} ({share})", name=classes[n], share=percent(float(shares[0][n])))
            for n in np.argsort(-shares[0], kind="stable")
            if shares[0][n] >= _UNSURE
        ]
        if not found:
            return Message("None of its {count} labels is likely", count=len(classes))
        return Message("It shows: {found}", found=Message.joined(", ", found))
    answers = []
    for head, own in zip(manifest.heads, shares, strict=True):
        best = int(own.argmax())
        name, share = head.classes[best], percent(float(own[best]))
        if len(manifest.heads) > 1:
            answers.append(Message("{head}: {name} ({share})", head=head.name, name=name, share=share))
        elif own[best] < _UNSURE:
            return Message("It is not sure; the best guess is {name} ({share})", name=name, share=share)
        else:
            return Message("It looks most like: {name} ({share})", name=name, share=share)
    return Message("{answers}", answers=Message.joined("; ", answers))


def _table(manifest: trained.Manifest, shares: list[Float], count: int) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for head, own in zip(manifest.heads, shares, strict=True):
        order = np.argsort(-own, kind="stable")[:count].tolist()
        rows += [
            (*([head.name] if len(manifest.heads) > 1 else []), rank, head.classes[n], round(float(own[n]), 4))
            for rank, n in enumerate(order, 1)
        ]
    return Table(("Question", *_COLUMNS) if len(manifest.heads) > 1 else _COLUMNS, tuple(rows))


def _heated(picture: Image, network: trained.Trained, chip: Image, shares: list[Float]) -> Image:
    """The picture, red where something speaks for the likeliest class of the first question."""
    heat = network.heat(chip, 0, int(shares[0].argmax()))
    height, width = picture.shape[:2]
    short = min(height, width)
    top, left = (height - short) // 2, (width - short) // 2
    return drawing.heated(picture, drawing.scaled(heat), (left, top, left + short, top + short))


TASK = Task(
    "trained-classifier",
    "A classifier of your own",
    Group.RECOGNITION,
    "Say what a picture shows, by a network that you have trained yourself.",
    TrainedClassifier,
    _run,
    pace="quick",
)
