"""A classifier of one's own pictures, trained from nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.findings import Table
from core.base.messages import Message
from core.errors import LearningError
from core.learning.data import Data
from core.learning.recipe import Batch, Kind, Outcome, Prepared, Recipe, Steps, Training
from core.learning.sources import DataKind
from core.learning.tools import Tools

if TYPE_CHECKING:
    from models.training.classifying import Labelled


class Settings(Training):
    """What can be set."""

    network: Annotated[Literal["lenet-5"], Field(title="Network")] = "lenet-5"
    steps: Steps = 1500
    batch: Batch = 64


@dataclass(frozen=True, eq=False)
class _Kept:
    classes: tuple[str, ...]
    held: Labelled


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Read the pictures, and hold a fifth of each class out."""
    from models.training.classifiers import classifier
    from models.training.classifying import Classifying, Labelled

    if any(len(item.labels) > 1 for item in data.items):
        raise LearningError("some pictures have several labels: this recipe learns one class for each picture")
    chosen, split = classifier(parameters.network), data.split()
    if not split.held:
        raise LearningError("there must be two different pictures of a class at least, so that one can be held out")
    found = data.load(chosen.side, report=tools.report)
    is_held = np.isin(found.items, split.held)
    shown, held = (Labelled(found.pixels[part], found.labels[part]) for part in (~is_held, is_held))
    if not (len(shown.labels) and len(held.labels)):
        raise LearningError("too few of the pictures can be read")
    lesson = Classifying(lambda: chosen.build(len(data.classes)), shown, held, parameters.batch)
    words = Message("{data}; {held:,} of them are held out", data=data.words, held=int(is_held.sum()))
    lost = Message.of(len(found.lost), "1 picture cannot be read", "{count} pictures cannot be read")
    notes = (*data.notes, lost) if found.lost else data.notes
    return Prepared(lesson, parameters.plan(), words, notes, _Kept(data.classes, held))


def finish(network: Any, prepared: Prepared, tools: Tools) -> Outcome:  # noqa: ARG001  # every recipe has them
    """Measure it on what was held out."""
    from models import arrays
    from models.training.classifying import logits_of

    kept: _Kept = prepared.kept
    answers = logits_of(network, kept.held.pixels).argmax(axis=1)
    confusion = np.zeros((len(kept.classes), len(kept.classes)), np.int64)
    np.add.at(confusion, (kept.held.labels, answers), 1)
    right = float(np.trace(confusion) / confusion.sum())
    words = Message("{right:.1%} of {held:,} held-out pictures are told right", right=right, held=int(confusion.sum()))
    return Outcome(
        words,
        {"accuracy": right},
        table_of(confusion, kept.classes),
        files={"network.npz": arrays.packed(network, np.float32)},
    )


def table_of(confusion: npt.NDArray[np.int64], classes: tuple[str, ...]) -> Table:
    """Precision and recall of each class, and how often it was taken for which.

    Args:
        confusion: (classes, classes): how many of the class of a row were taken for that of a column.
        classes: their names.

    """
    rows = []
    for number, name in enumerate(classes):
        hit, asked, answered = confusion[number, number], confusion[number].sum(), confusion[:, number].sum()
        precision = float(hit / answered) if answered else None
        recall = float(hit / asked) if asked else None
        rows.append((name, precision, recall, *confusion[number].tolist()))
    return Table(("class", "precision", "recall", *classes), tuple(rows))


RECIPE = Recipe(
    "classifier",
    "Classifier of pictures",
    Kind.PICTURES,
    "Learns to tell classes of pictures apart, from nothing.",
    Settings,
    frozenset({DataKind.CLASSES, DataKind.LIST}),
    prepare,
    finish,
)
