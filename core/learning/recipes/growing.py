"""Classes that grow: one class after another, learnt in several ways beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.findings import Cell, Line, Plot, Table
from core.base.messages import Message
from core.base.parameters import Parameters
from core.errors import LearningError, PorticoError
from core.faces import Float, Image
from core.learning import faces, learnt_from, teaching
from core.learning.data import Data, Item, squared
from core.learning.recipe import Every, Kind, Outcome, Prepared, Recipe, Seed
from core.learning.sources import DataKind
from core.learning.tools import Tools
from models.training.plan import Plan

if TYPE_CHECKING:
    from models.training.growth import Stage

_ASKED = 2  # pictures of a class, at least, that it is asked about
_CLASSES = 3
_NAMES = (
    "bank of units", "bank, not calibrated", "nearest mean", "5 neighbours", "SVM, anew", "softmax, anew",
    "softmax, gone on",
)  # fmt: skip
_WORDS = (
    Message("the bank of units"),
    Message("the bank that is not calibrated"),
    Message("the nearest mean"),
    Message("the vote of 5 neighbours"),
    Message("an SVM that is trained anew"),
    Message("a softmax that is trained anew"),
    Message("a softmax that goes on"),
)
_WAYS = dict(zip(_NAMES, _WORDS, strict=True))
_BANK = _NAMES[0]


class Settings(Parameters):
    """What can be set."""

    features: Annotated[
        Literal["pictures", "faces"],
        Field(title="Features", description="of EfficientNet for pictures of anything, or of the face embedder"),
    ] = "pictures"
    shown: Annotated[
        int,
        Field(
            title="Pictures of a class", ge=1, le=1000, description="to learn it from; fewer where it has not so many"
        ),
    ] = 10
    strangers: Annotated[
        float, Field(title="Strangers", ge=0, le=0.5, description="share of the classes that are never taught")
    ] = 0.2
    every: Every = 5
    seed: Seed = 0


@dataclass(frozen=True, eq=False)
class _Kept:
    """What is at hand at the end.

    Attributes:
        names: of the classes that are taught, in their order.
        examples: features of the pictures they are learnt from.
        pictures: the pictures themselves; none where faces are described.
        taught: whether the task can tell them.

    """

    names: tuple[str, ...]
    examples: tuple[Float, ...]
    pictures: tuple[tuple[Item, ...], ...]
    taught: bool


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Describe every picture once, and draw the order of the classes and who is a stranger."""
    from models.training.growing import METHODS
    from models.training.growth import Examples, Growth

    if data.source.kind == DataKind.GALLERY:
        raise LearningError("people of the gallery grow by being enrolled: name a folder")
    rows, labels, items, lost = _described(data, parameters.features, tools)
    random = np.random.default_rng(parameters.seed)
    counts = np.bincount(labels, minlength=len(data.classes))
    shown = _fitting(counts, parameters.shown)
    known = np.flatnonzero(counts >= shown + _ASKED).tolist()
    order = [known[n] for n in random.permutation(len(known))]
    away = min(round(parameters.strangers * len(order)), len(order) - _CLASSES)
    small = [n for n in range(len(data.classes)) if n not in known]
    strangers = rows[np.isin(labels, [*order[:away], *small])]
    classes, pictures = [], []
    for number in order[away:]:
        own = np.flatnonzero(labels == number)
        own = own[random.permutation(len(own))]
        classes.append(Examples(rows[own[:shown]], rows[own[shown:]]))
        pictures.append(tuple(items[n] for n in own[:shown] if items))
    ways = {name: partial(make, None) for name, make in METHODS.items()}
    lesson = Growth(classes, strangers, ways)
    every = _every(len(classes), parameters.every)
    plan = Plan(steps=len(classes), every=every, patience=0, decay=0.0, keep="last", seed=parameters.seed)
    words = Message(
        "{data}: {classes} are taught one after another, {strangers:,} pictures show none of them",
        data=data.words,
        classes=len(classes),
        strangers=len(strangers),
    )
    notes = [*data.notes]
    if lost:
        notes.append(Message.of(lost, "1 picture is of no use", "{count:,} pictures are of no use"))
    notes += _fitted(parameters, shown, away, len(order))
    if every < parameters.every:
        notes.append(
            Message(
                "it is looked at after every {every} classes, not {wanted}: so few are taught, and a curve takes "
                "two looks",
                every=every,
                wanted=parameters.every,
            )
        )
    names = tuple(data.classes[n] for n in order[away:])
    taught = parameters.features == "pictures"
    kept = _Kept(names, tuple(one.shown for one in classes), tuple(pictures), taught)
    return Prepared(lesson, plan, words, tuple(notes), kept)


def _every(classes: int, wanted: int) -> int:
    """After how many classes there is a look: oftener than wanted where one look would be all, which is no curve.

    Of one class alone every way is right, so that the first look is at two.
    """
    return wanted if wanted < classes else max(2, classes // _CLASSES)


def check(data: Data, _parameters: Any) -> None:
    """See that there are enough classes with enough pictures; names tell. Raises LearningError where there are not."""
    labels = [item.labels[0] for item in data.items if item.labels]
    _fitting(np.bincount(labels, minlength=len(data.classes)), 1)


def _fitting(counts: npt.NDArray[np.int64], wanted: int) -> int:
    """Pictures of a class to learn it from: as many as wanted, or as three classes have beside those asked about.

    Args:
        counts: of the pictures of each class.
        wanted: at most.

    Raises:
        LearningError: there are too few classes, or too few pictures of them.

    """
    least = 1 + _ASKED
    enough = int((counts >= least).sum())
    if enough < _CLASSES:
        raise LearningError(
            "{classes} classes at least are needed, with {least} pictures each: here {enough} of {all} have so many",
            classes=_CLASSES,
            least=least,
            enough=enough,
            all=int((counts > 0).sum()),
        )
    return min(wanted, int(np.sort(counts)[-_CLASSES]) - _ASKED)


def _fitted(parameters: Settings, shown: int, away: int, classes: int) -> list[Message]:
    """What was done otherwise than it was set, so that there is enough to learn and to ask about."""
    notes = []
    if shown < parameters.shown:
        notes.append(
            Message(
                "each class is learnt from {shown} pictures, not {wanted}: so many can be spared beside the {asked} "
                "that it is asked about",
                shown=shown,
                wanted=parameters.shown,
                asked=_ASKED,
            )
        )
    if away < round(parameters.strangers * classes):
        notes.append(
            Message(
                "{away} of the {classes} classes are kept as strangers, not {wanted}: {least} at least are taught",
                away=away,
                classes=classes,
                wanted=round(parameters.strangers * classes),
                least=_CLASSES,
            )
        )
    return notes


def _described(data: Data, kind: str, tools: Tools) -> tuple[Float, npt.NDArray[np.int64], list[Item], int]:
    """Features (N, D), the class of each, the pictures unless they are faces, and how many could not be used."""
    from models import zoo

    if kind == "faces":
        found = faces.MainPart.of_site(tools).described(data, tools)
        return np.asarray(found.arrays, np.float32), found.people, [], found.lost
    model = tools.runtime.load(zoo.spec(teaching.NETWORK, tools.weights, "f32"))
    rows, used, lost, opened = [], [], 0, 0
    for number, item in enumerate(data.items):
        tools.report(number / len(data.items), Message("Looking at the pictures"))
        try:
            picture = item.read()
        except PorticoError:
            lost += 1
            continue
        opened += 1
        if len(item.labels) != 1:
            lost += 1
            continue
        rows.append(teaching.features(model, [picture])[0])
        used.append(item)
    if not rows:
        raise LearningError(
            "none of the pictures can be used: each must have one class"
            if opened
            else "none of the pictures can be read"
        )
    return np.stack(rows), np.array([item.label for item in used], np.int64), used, lost


def finish(network: Any, prepared: Prepared, tools: Tools) -> Outcome:  # noqa: ARG001  # every recipe has them
    """What each way came to, and what it forgot."""
    kept: _Kept = prepared.kept
    stages: dict[str, list[Stage]] = prepared.lesson.stages  # type: ignore[attr-defined]
    last = {name: found[-1] for name, found in stages.items()}
    words = _words({name: one.accuracy for name, one in last.items()}, last[_BANK].classes)
    files = {teaching.FILE: teaching.teach(kept.names, kept.examples).packed()} if kept.taught else {}
    return Outcome(
        words,
        {name: one.accuracy for name, one in last.items()},
        table_of(stages),
        (
            _plot("Accuracy by number of classes", "accuracy", stages, "accuracy"),
            _plot("What is left of the first classes", "accuracy on the first classes", stages, "first"),
            _plot("Seconds to add a class", "seconds", stages, "seconds"),
        ),
        _shown(kept),
        files,
    )


def _shown(kept: _Kept) -> dict[str, Image]:
    """Some of the pictures that the classes are learnt from, as the network sees them."""
    items = [item for own in kept.pictures for item in own]
    labels = np.repeat(np.arange(len(kept.pictures)), [len(own) for own in kept.pictures])
    pictures, read = [], []
    for number in learnt_from.some(labels):
        with suppress(PorticoError):  # it was there when it was learnt from
            pictures.append(squared(items[number].read(), teaching.SIDE))
            read.append(number)
    return learnt_from.sheet(pictures, labels[read], kept.names) if read else {}


def _words(accuracies: dict[str, float], classes: int) -> Message:
    """Which way is best, and how far the bank of units is from it; or the next from the bank."""
    order = sorted(accuracies, key=lambda name: -accuracies[name])
    best, other = order[0], order[1] if order[0] == _BANK else _BANK
    return Message(
        "{classes} classes: {best} is right in {right:.1%}, {other} in {less:.1%}",
        classes=classes,
        best=_WAYS[best],
        right=accuracies[best],
        other=_WAYS[other],
        less=accuracies[other],
    )


def table_of(stages: dict[str, list[Stage]]) -> Table:
    """Accuracy at each number of classes; of the first classes at first and in the end; time; strangers."""
    looks = [one.classes for one in next(iter(stages.values()))]
    columns = (
        "way",
        *(Message("{count} classes", count=n) for n in looks),
        "first",
        "first, then",
        "ms to add one",
        "strangers told",
    )
    rows: list[tuple[Cell, ...]] = []
    for name, found in stages.items():
        end = found[-1]
        told = None if np.isnan(end.strangers) else round(end.strangers, 4)
        cells = [round(one.accuracy, 4) for one in found]
        rows.append((name, *cells, round(found[0].first, 4), round(end.first, 4), round(1e3 * end.seconds, 2), told))
    return Table(columns, tuple(rows))


def _plot(title: str, y: str, stages: dict[str, list[Stage]], what: str) -> Plot:
    def line(name: str, found: Sequence[Stage]) -> Line:
        xs = np.array([one.classes for one in found], np.float64)
        return Line(name, xs, np.array([getattr(one, what) for one in found], np.float64))

    return Plot(title, "classes", y, tuple(line(name, found) for name, found in stages.items()))


RECIPE = Recipe(
    "growing",
    "Classes that grow",
    Kind.GROWING,
    "Teach it one thing after another with a few pictures each, and see which way to learn is right and which forgets.",
    Settings,
    frozenset({DataKind.CLASSES, DataKind.LIST}),
    prepare,
    finish,
    weights=(teaching.NETWORK,),
    check=check,
    keywords="teach, taught, add, incremental, continual, one by one, few pictures, forgetting, digits, objects",
)
