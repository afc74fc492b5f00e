"""Pictures with their labels, as both recipes that tell pictures apart take them, and what is said of the outcome."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.findings import Table
from core.base.messages import Message
from core.drawing.contact_sheets import contact_sheet
from core.errors import LearningError
from core.faces import Float, Image
from core.learning import learnt_from, looking
from core.learning.data import Data, Pictures, Split, few, some, unreadable
from core.learning.recipe import LookInside, Outcome, Training
from core.learning.tools import Tools
from models.trained import Head, Manifest

if TYPE_CHECKING:
    from models.training.augmenting import Augmentation
    from models.training.classifiers.parts import Classifier
    from models.training.classifying import Labelled, Way
    from models.training.counting import Cost
    from models.training.questions import Questions

_KEPT_APART = frozenset({"test", "val", "valid", "validation", "held-out", "held out"})
_SHOWN, _ACROSS, _TILE = 24, 6, 112  # wrong pictures on the sheet, those in a row, pixels of one
_COLUMN = ": "  # between a column of a list and what stands in it


class Settings(Training):
    """What can be set of both."""

    hold: Annotated[
        Literal["pictures", "folders"],
        Field(
            title="Hold out",
            description="some pictures of each class; or whole folders within the classes (sessions, people, days), "
            "so that nothing alike is on both sides: one called val or test, or as many as the share says",
        ),
    ] = "pictures"
    share: Annotated[float, Field(title="Held out", ge=0.05, le=0.5, description="share of pictures or folders")] = 0.2
    mirror: Annotated[bool, Field(title="Mirror", description="half of the pictures; wrong for letters")] = False
    shift: Annotated[int, Field(title="Move", ge=0, le=32, description="pixels at most, each way")] = 0
    turn: Annotated[float, Field(title="Turn", ge=0, le=90, description="degrees at most; slanted and scaled too")] = 0
    light: Annotated[float, Field(title="Light", ge=0, le=0.9, description="brightness, contrast, saturation")] = 0
    pca: Annotated[
        float, Field(title="Colour of light", ge=0, le=2, description="warmer or colder (PCA colour); 0.1 is usual")
    ] = 0
    cover: Annotated[float, Field(title="Cover", ge=0, le=0.8, description="by a grey square, share of a side")] = 0
    mix: Annotated[
        float,
        Field(title="Mix", ge=0, le=2, description="two pictures into one (mixup's alpha); 0.2 is usual, 0 = never"),
    ] = 0
    dropout: Annotated[
        float,
        Field(
            title="Dropout", ge=0, le=0.9, description="share of the last features that each step leaves out; 0 = none"
        ),
    ] = 0
    smoothing: Annotated[
        float,
        Field(
            title="Label smoothing",
            ge=0,
            le=0.5,
            description="share of the label that other classes get; 0.1 is usual, 0 = none",
        ),
    ] = 0
    focal: Annotated[
        float,
        Field(title="Focal loss", ge=0, le=5, description="less weight for what is told well; 2 is usual, 0 = none"),
    ] = 0
    inside: LookInside = True

    def augmentation(self) -> Augmentation:
        """How pictures are changed."""
        from models.training.augmenting import Augmentation

        return Augmentation(self.mirror, self.shift, self.turn, self.light, self.pca, self.cover, self.mix)

    def way(self) -> Way:
        """How pictures are gone through."""
        from models.training.classifying import Way

        return Way(self.batch, self.augmentation())


@dataclass(frozen=True, eq=False)
class Ready:
    """Pictures to learn from, and those that are held out.

    Attributes:
        heads: what is asked.
        several: whether a picture may have any number of labels.
        questions: the same, as the loss has them.
        shown: what is learnt from.
        held: what is held out.
        names: of what is held out.
        inside: whether the network is looked into in the end.
        words: one sentence.
        notes: more.

    """

    heads: tuple[Head, ...]
    several: bool
    questions: Questions
    shown: Labelled
    held: Labelled
    names: tuple[str, ...]
    inside: bool
    words: Message
    notes: tuple[Message, ...]

    def shares(self, network: Classifier) -> Float:
        """What a network says of what is held out: probabilities (N, outputs)."""
        from models.training.classifying import logits_of

        return self.questions.probabilities(logits_of(network, self.held.pixels))


def ready(data: Data, parameters: Settings, side: int, tools: Tools) -> Ready:
    """Read the pictures, and hold some out.

    Raises:
        LearningError: there are too few.

    """
    from models.training.classifying import Labelled
    from models.training.questions import Questions

    heads, several = heads_of(data)
    split = split_of(data, parameters.hold, parameters.share)
    found = data.load(side, report=tools.report)
    order = [data.classes.index(name) for name in _ordered(data, heads)]
    wanted = found.several[:, order]
    is_held = np.isin(found.items, split.held)
    if is_held.all() or not is_held.any():
        raise LearningError("too few of the pictures can be read")
    shown, held = (Labelled(found.pixels[part], wanted[part]) for part in (~is_held, is_held))
    names = tuple(name for name, away in zip(found.names, is_held, strict=True) if away)
    words = Message("{data}; {held:,} of them are held out", data=data.words_of(found.items), held=len(names))
    questions = Questions(
        tuple(len(head.classes) for head in heads), several, parameters.focal, 0.0 if several else parameters.smoothing
    )
    notes = (*data.notes, *_notes(data, found, split))
    return Ready(heads, several, questions, shown, held, names, parameters.inside, words, notes)


def check(data: Data, parameters: Settings) -> None:
    """See that some pictures can be held out; names tell.

    Raises:
        LearningError: none can.

    """
    split_of(data, parameters.hold, parameters.share)


def heads_of(data: Data) -> tuple[tuple[Head, ...], bool]:
    """What is asked: a question for each column of a list; one of several labels; or one of one class."""
    columns = list(dict.fromkeys(name.partition(_COLUMN)[0] for name in data.classes))
    of_columns = all(_COLUMN in name for name in data.classes) and len(columns) > 1
    if of_columns and all(_one_of_each(data, item.labels) for item in data.items):
        prefixes = [(column, f"{column}{_COLUMN}") for column in columns]
        return tuple(
            Head(column, tuple(name.removeprefix(start) for name in data.classes if name.startswith(start)))
            for column, start in prefixes
        ), False
    return (Head("", data.classes),), any(len(item.labels) != 1 for item in data.items)


def split_of(data: Data, hold: Literal["pictures", "folders"], share: float) -> Split:
    """Which pictures are held out; the same ones each time.

    Raises:
        LearningError: no class has two different pictures; or there are no folders within the classes, or none whose
            pictures would be left to learn from.

    """
    if hold == "pictures":
        split = data.split(share=share)
        if not split.held:
            raise LearningError(
                "there must be two different pictures of a class at least, so that one can be held out: each of "
                "{names} has only one",
                names=few(data.classes),
            )
        return split
    groups: dict[str, list[int]] = {}
    for number, item in enumerate(data.items):
        path = PurePosixPath(item.name)
        groups.setdefault(path.parent.name if len(path.parts) > 1 else "", []).append(number)
    if len(groups) < 2 or set(groups) <= set(data.classes):
        raise LearningError(
            "the pictures lie in no folders within their classes that could be held out: class/folder/picture.jpg"
        )
    order = sorted(groups, key=lambda name: hashlib.sha256(name.encode()).digest())
    away = [name for name in order if name.lower() in _KEPT_APART]
    away = away or order[: some(len(order), share)]
    if len(away) == len(groups):
        raise LearningError(
            "the pictures lie in folders that are all held out: {names}; one must be called otherwise", names=few(away)
        )
    return Split.of(len(data.items), {number for name in away for number in groups[name]})


def seen(network: Classifier, asked: Ready) -> dict[str, Image]:
    """What a look inside shows, pictures by title, of what was held out; nothing where none was asked for.

    Colours are those of the answers to the first question; of labels, a picture must have one alone.
    """
    if not asked.inside:
        return {}
    return looking.classifier(network, asked.held.pixels, _coloured_by(asked), asked.heads[0].classes)


def look(asked: Ready) -> Callable[[Classifier], Mapping[str, Image]]:
    """What a look shows of the same while it learns."""
    if not asked.inside:
        return lambda _network: {}
    labels, classes = _coloured_by(asked), asked.heads[0].classes
    return lambda network: looking.at_a_look(network, asked.held.pixels, labels, classes)


def look_at_maps(asked: Ready) -> Callable[[Classifier], Mapping[str, Image]]:
    """What a look shows of a large network while it learns: one picture is quick, hundreds take longer than steps."""
    if not asked.inside:
        return lambda _network: {}
    return lambda network: looking.maps_at_a_look(network, asked.held.pixels[0])


def _coloured_by(asked: Ready) -> npt.NDArray[np.int64]:
    """The class of each picture that is held out; -1 where there is none, or several."""
    wanted = asked.held.wanted
    if asked.several:
        return np.where(wanted.sum(axis=1) == 1, wanted.argmax(axis=1), -1)
    return asked.questions.truth(wanted)[0]


def outcome(
    shares: Float, asked: Ready, cost: Cost, packed: dict[str, bytes], look: dict[str, Image] | None = None
) -> Outcome:
    """What came of it.

    Args:
        shares: (N, outputs) probabilities of what was held out.
        asked: what it was asked.
        cost: of the network.
        packed: files.
        look: what a look inside has shown, see :func:`seen`.

    """
    figures, table, words = _measured(shares, asked)
    figures |= {"weights": float(cost.weights), "million multiply-adds": cost.multiply_adds / 1e6}
    sheet = wrong_ones(asked)(shares)
    pictures: dict[str, Image] = {} if sheet is None else {"Held out and wrong, the surest first": sheet}
    wanted = asked.shown.wanted
    first = asked.questions.split(wanted)[0]
    labels = np.where(first.any(axis=1), first.argmax(axis=1), -1)
    pictures |= learnt_from.sheet(asked.shown.pixels, labels, asked.heads[0].classes)
    return Outcome(words, figures, table, pictures=pictures | (look or {}), files=packed, notes=_untested(asked))


def wrong_ones(asked: Ready) -> Callable[[Float], Image | None]:
    """Makes a sheet of what was held out and is told wrong, the surest first, from probabilities (N, outputs).

    Below each picture is what it is, what it was taken for, and how sure that was. None where all is told right.
    """

    def drawn(shares: Float) -> Image | None:
        wrong = np.flatnonzero(asked.questions.wrong(shares, asked.held.wanted))
        if not len(wrong):
            return None
        certain = np.array([_certainty(asked, shares[n], asked.held.wanted[n]) for n in wrong])
        worst = wrong[np.argsort(-certain, kind="stable")][:_SHOWN]
        tiles = [(asked.held.pixels[n], _caption(asked, shares[n], asked.held.wanted[n])) for n in worst]
        return contact_sheet(tiles, min(_ACROSS, len(tiles)), _TILE, _TILE)

    return drawn


def _untested(asked: Ready) -> tuple[Message, ...]:
    """That there are classes of which nothing was held out, whose rows in the table are empty."""
    names = [
        f"{head.name}{_COLUMN}{name}" if head.name else name
        for head, own in zip(asked.heads, asked.questions.split(asked.held.wanted), strict=True)
        for name, there in zip(head.classes, np.atleast_1d(own.any(axis=0)), strict=True)
        if not there
    ]
    if not names:
        return ()
    return (
        Message.of(
            len(names),
            "no picture of {names} was held out: its row is empty, and the result does not tell how well it is known",
            "no picture of {names} was held out: their rows are empty, and the result does not tell how well they are "
            "known",
            names=few(names),
        ),
    )


def manifest_of(network: dict[str, object], asked: Ready, shares: Float) -> Manifest:
    """What is written beside the weights."""
    return Manifest(network, asked.heads, asked.several, asked.questions.scores(shares, asked.held.wanted))


def table_of(confusion: npt.NDArray[np.int64], classes: Sequence[str]) -> Table:
    """Precision and recall of each class, and how often it was taken for which.

    Args:
        confusion: (classes, classes): how many of the class of a row were taken for that of a column.
        classes: their names.

    """
    from models.training.measuring import rates_of

    found = rates_of(confusion)
    rows = [
        (name, _number(found.precision[n]), _number(found.recall[n]), *confusion[n].tolist())
        for n, name in enumerate(classes)
    ]
    return Table(("class", "precision", "recall", *classes), tuple(rows))


def _measured(shares: Float, asked: Ready) -> tuple[dict[str, float], Table, Message]:
    from models.training import measuring

    wanted, questions = asked.held.wanted, asked.questions
    figures = questions.scores(shares, wanted)
    if asked.several:
        return _of_labels(shares, asked, figures)
    tables = [
        measuring.confusion(truth, answer, len(head.classes))
        for head, truth, answer in zip(asked.heads, questions.truth(wanted), questions.answers(shares), strict=True)
    ]
    rates = [measuring.rates_of(table).macro() for table in tables]
    for name, place in (("precision", 0), ("recall", 1), ("F1", 2)):
        figures[f"{name} (macro)"] = float(np.mean([one[place] for one in rates]))
    right = Message("{right:.1%} of {held:,} held-out pictures are told right", right=figures["accuracy"],
                    held=len(wanted))  # fmt: skip
    if len(asked.heads) == 1:
        return figures, table_of(tables[0], asked.heads[0].classes), right
    rows = []
    for head, table in zip(asked.heads, tables, strict=True):
        figures[f"accuracy: {head.name}"] = float(np.trace(table) / max(1, table.sum()))
        found = measuring.rates_of(table)
        rows += [
            (head.name, name, _number(found.precision[n]), _number(found.recall[n]), int(found.count[n]))
            for n, name in enumerate(head.classes)
        ]
    words = Message(
        "{right:.1%} of the answers on {held:,} held-out pictures are right, on average over {count} questions",
        right=figures["accuracy"],
        held=len(wanted),
        count=len(asked.heads),
    )
    return figures, Table(("question", "class", "precision", "recall", "pictures"), tuple(rows)), words


def _of_labels(shares: Float, asked: Ready, figures: dict[str, float]) -> tuple[dict[str, float], Table, Message]:
    from models.training import measuring

    truth, said = asked.held.wanted > 0, shares >= 0.5
    hit, there, told = ((one.sum(0)).astype(np.int64) for one in (truth & said, truth, said))
    found = measuring.rates(hit, there, told)
    together = measuring.rates(*(one.sum(keepdims=True) for one in (hit, there, told)))
    for name, place in (("precision", 0), ("recall", 1), ("F1", 2)):
        figures[f"{name} (macro)"] = found.macro()[place]
        figures[f"{name} (micro)"] = together.macro()[place]
    rows = [
        (
            name,
            _number(measuring.average_precision(shares[:, n], truth[:, n])),
            _number(found.precision[n]),
            _number(found.recall[n]),
            int(found.count[n]),
        )
        for n, name in enumerate(asked.heads[0].classes)
    ]
    words = Message(
        "mAP {value:.1%} over {count} labels on {held:,} held-out pictures",
        value=figures["mAP"],
        count=len(rows),
        held=len(truth),
    )
    return figures, Table(("label", "average precision", "precision", "recall", "pictures"), tuple(rows)), words


def _certainty(asked: Ready, shares: Float, wanted: Float) -> float:
    """How sure a wrong answer was."""
    if asked.several:
        return float(np.abs(shares - wanted).max())
    pairs = zip(asked.questions.split(shares[None]), asked.questions.split(wanted[None]), strict=True)
    return max(float(share.max()) for share, own in pairs if own.any() and share.argmax() != own.argmax())


def _caption(asked: Ready, shares: Float, wanted: Float) -> str:
    """What it is and what was said, or a label that it has (+) or has not (-); and how sure that was."""
    if asked.several:
        n = int(np.abs(shares - wanted).argmax())
        return f"{learnt_from.caption(asked.heads[0].classes, n)} {'+' if wanted[n] > 0 else '-'} {shares[n]:.0%}"
    parts = zip(asked.heads, asked.questions.split(shares[None]), asked.questions.split(wanted[None]), strict=True)
    for head, share, own in parts:
        if own.any() and share.argmax() != own.argmax():
            was, said = (learnt_from.caption(head.classes, int(one.argmax())) for one in (own, share))
            return f"{was} > {said} {share.max():.0%}"
    return ""


def _ordered(data: Data, heads: tuple[Head, ...]) -> list[str]:
    """The names of the data's classes, in the order of the heads."""
    if len(heads) == 1:
        return list(data.classes)
    return [f"{head.name}{_COLUMN}{name}" for head in heads for name in head.classes]


def _one_of_each(data: Data, labels: tuple[int, ...]) -> bool:
    columns = [data.classes[n].partition(_COLUMN)[0] for n in labels]
    return len(set(columns)) == len(columns)


def _notes(data: Data, found: Pictures, split: Split) -> list[Message]:
    notes = []
    if found.lost:
        notes.append(unreadable(found.lost))
    held = set(split.held)
    learnt = {label for n, item in enumerate(data.items) if n not in held for label in item.labels}
    if never := [name for n, name in enumerate(data.classes) if n not in learnt]:
        notes.append(Message("nothing of {names} is learnt from: all is held out", names=", ".join(never[:5])))
    if alone := _alone(data, found.items, held):
        notes.append(
            Message.of(
                len(alone),
                "{names} has only one picture: it is learnt from and none is held out, so the result does not tell "
                "how well it is known",
                "{names} have only one picture each: it is learnt from and none is held out, so the result does not "
                "tell how well they are known",
                names=few(alone),
            )
        )
    return notes


def _alone(data: Data, read: Sequence[int], held: Collection[int]) -> list[str]:
    """Classes of which a single picture can be read, copies counted once, and none is held out."""
    keys: list[set[str]] = [set() for _name in data.classes]
    tested: set[int] = set()
    for number in read:
        item = data.items[number]
        tested |= set(item.labels) if number in held else set()
        for label in item.labels:
            keys[label].add(item.key)
    return [name for n, name in enumerate(data.classes) if len(keys[n]) == 1 and n not in tested]


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
