"""How well objects are found: average precision (:mod:`core.evaluation.boxes`) on pictures with known boxes."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import Field

from core import images
from core.base.messages import Message
from core.errors import ImageError, TaskError
from core.evaluation import box_files, boxes
from core.evaluation.boxes import ClassScore, Found, Score, Truths
from core.tasks.library.recognition.coco_names import NAMES, common
from core.tasks.library.recognition.detector import WEIGHTS, Look, detect
from core.tasks.library.recognition.objects import counted
from core.tasks.task import Given, Group, Line, Parameters, Plot, Result, Table, Task
from core.tasks.work import Work

_LEAST = 0.01  # score from which a box counts; below, boxes cost time and change nothing
_CURVES = 8  # kinds of objects, the most frequent, that get a line of their own
_HEADINGS = ("Object", "How many", "AP at 0.5", "AP at 0.5 to 0.95", "AP of VOC 2007", "AP of VOC 2010")


class Scoring(Parameters):
    """How to look."""

    look: Annotated[
        Look, Field(title="Look at", description="each picture as a whole, or closer, in parts, to find small things")
    ] = "four parts"
    overlap: Annotated[
        float,
        Field(title="Overlap", ge=0.1, le=0.9, description="above which two boxes of a kind are one object, 0 to 1"),
    ] = 0.6


def run(given: Given, parameters: Scoring, work: Work) -> Result:
    """Find objects in every picture of a folder, and compare."""
    if given.folder is None:
        raise TaskError("give a folder of pictures with known boxes")
    pictures = _known(given.folder)
    truths, found, names = [], [], Counter[str]()
    unreadable = 0
    for number, (path, truth) in enumerate(pictures):
        part = work.part(number / len(pictures), (number + 1) / len(pictures))
        part.report(0.0, Message("{path}, {number} of {paths}", path=path.name, number=number + 1, paths=len(pictures)))
        try:
            picture = images.read(path)
        except ImageError:
            unreadable += 1
            continue
        objects = detect(picture, part, _LEAST, parameters.overlap, parameters.look)
        names.update(name for name, score in zip(objects.names, objects.scores, strict=True) if score >= 0.5)
        found.append(Found(objects.boxes.astype(np.float64), objects.names, objects.scores.astype(np.float64)))
        if truth is not None:
            truths.append(truth)
    if any(not truth.ignored.all() for truth in truths):
        return _result(truths, found, unreadable)
    rows = tuple((name, count) for name, count in names.most_common())
    seen = counted(names.elements()) or Message("nothing")
    if truths:
        words = Message("The known boxes name no object, so nothing can be measured; found: {seen}", seen=seen)
    elif any(truth is not None for _path, truth in pictures):
        words = Message("No picture with known boxes can be read, so nothing can be measured")
    else:
        words = Message("No boxes are known in this folder, so nothing can be measured; found: {seen}", seen=seen)
    return Result(_with_unread(words, unreadable), table=Table(("Object", "How many were found"), rows))


def _with_unread(words: Message, unread: int) -> Message:
    return Message("{words}; {unread} could not be read", words=words, unread=unread) if unread else words


def _known(folder: Path) -> list[tuple[Path, Truths | None]]:
    """The pictures of a folder with their boxes, or without any where none are known."""
    try:
        _form, labelled = box_files.read(folder, list(NAMES.values()))
    except box_files.NoTruthError:
        return [(path, None) for path in images.within(folder)]
    # VOC's names become COCO's, which the network speaks
    return [
        (one.path, dataclasses.replace(one.truths, names=tuple(common(name) for name in one.truths.names)))
        for one in labelled
    ]


def _result(truths: list[Truths], found: list[Found], unread: int) -> Result:
    score = boxes.coco(truths, found)
    eleven, area = boxes.voc(truths, found, eleven=True), boxes.voc(truths, found)
    rows = [
        (
            name,
            one.objects,
            round(float(one.precisions[0]), 4),
            round(one.mean, 4),
            round(eleven.classes[name].mean, 4),
            round(area.classes[name].mean, 4),
        )
        for name, one in score.classes.items()
    ]
    total = sum(one.objects for one in score.classes.values())
    rows.append(("all", total, round(score.first, 4), round(score.mean, 4), round(eleven.mean, 4), round(area.mean, 4)))
    unknown = sorted(set(score.classes) - set(NAMES.values()))
    words = Message(
        "mAP {first:.1%} at an overlap of 0.5, {mean:.1%} over 0.5 to 0.95, from {objects} in {pictures}; "
        "the network does not know: {unknown}"
        if unknown
        else "mAP {first:.1%} at an overlap of 0.5, {mean:.1%} over 0.5 to 0.95, from {objects} in {pictures}",
        first=score.first,
        mean=score.mean,
        objects=Message.of(total, "1 object", "{count:,} objects"),
        pictures=Message.of(len(truths), "1 picture", "{count:,} pictures"),
        unknown=", ".join(unknown[:10]),
    )
    words = _with_unread(words, unread)
    return Result(words, table=Table(_HEADINGS, tuple(rows)), plots=(_curves(score), _by_overlap(score)))


def _curves(score: Score) -> Plot:
    """Best precision at each recall or a higher one: of the most frequent kinds, and the mean of all."""
    frequent = sorted(score.classes.items(), key=lambda item: -item[1].objects)[:_CURVES]
    recalls = np.linspace(0, 1, 101)
    mean = np.mean([_precision_at(one, recalls) for one in score.classes.values()], axis=0)
    lines = [Line("mean of all", recalls, mean)]
    lines += [Line(f"{name} ({one.objects})", recalls, _precision_at(one, recalls)) for name, one in frequent]
    return Plot("Precision and recall", "recall", "precision", tuple(lines))


def _precision_at(one: ClassScore, recalls: boxes.Float) -> boxes.Float:
    best = np.append(boxes.envelope(one.precision), 0.0)
    return np.asarray(best[np.searchsorted(one.recall, recalls, side="left")], np.float64)


def _by_overlap(score: Score) -> Plot:
    """Mean average precision at each overlap."""
    means = np.mean([one.precisions for one in score.classes.values()], axis=0)
    return Plot("Precision by overlap", "least overlap", "mAP", (Line("mAP", boxes.IOUS, means),))


TASK = Task(
    "objects-score",
    "Measure object detection",
    Group.RECOGNITION,
    "Measure how well objects are found, on a folder of pictures with known boxes in the form of COCO, VOC or YOLO.",
    Scoring,
    run,
    takes="folder",
    weights=(WEIGHTS,),
)
