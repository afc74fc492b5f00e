"""Occlusion maps (Zeiler and Fergus 2014): cover a picture patch by patch and see what that does to the answer."""

from __future__ import annotations

import dataclasses
import math
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import LANDMARKS, Faces, Float, Image
from core.tasks.library.microscope import covering, drawing
from core.tasks.library.recognition import imagenet
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

_AROUND = 1.0  # sides of the face's box that the networks may look at beyond it
_MEASURED = 0.3  # sides of the box around it that are covered: beyond, nothing changes
_LARGEST = 256  # pixels: a larger face is shrunk, since no network looks closer


class Occlusion(Parameters):
    """Which network, and how finely."""

    network: Annotated[
        Literal["classifier", "face recognition"],
        Field(title="Network", description="what it says the picture shows, or how it knows the face again"),
    ] = "classifier"
    what: Annotated[
        str,
        Field(
            title="What",
            max_length=80,
            description="for the classifier: a word, such as zebra; empty for what the picture shows most likely",
        ),
    ] = ""
    patch: Annotated[
        int, Field(title="Patch", ge=5, le=60, description="side in percent of what is looked at, or of the face")
    ] = 25
    steps: Annotated[
        int, Field(title="Steps", ge=5, le=30, description="patches along each side; time grows with the square")
    ] = 13
    cover: Annotated[
        covering.Cover, Field(title="Cover", description="what a patch shows: the mean colour, or a blur")
    ] = "grey"
    view: Annotated[
        imagenet.View,
        Field(title="Part", description="for the classifier: the square in the middle, or the whole picture"),
    ] = "centre"


def _run(given: Given, parameters: Occlusion, work: Work) -> Result:
    if parameters.network == "classifier":
        return _classifier(given, parameters, work)
    return _face(given, parameters, work)


def _classifier(given: Given, parameters: Occlusion, work: Work) -> Result:
    work.report(0.0, Message("Loading the network"))
    names, chip = imagenet.words(work), imagenet.chip(given.picture, parameters.view)
    shares = imagenet.classify(work, chip[None])[0][0]
    chosen = imagenet.meant(names, parameters.what, shares)
    side = imagenet.SIDE * parameters.patch / 100
    where = _everywhere((0, 0, imagenet.SIDE, imagenet.SIDE), side, parameters.steps)
    cover = covering.cover(chip, parameters.cover, side)

    def measure(chips: list[Image]) -> Float:
        return imagenet.classify(work, np.stack(chips))[0][:, chosen]

    found = covering.values(chip, where, cover, measure, work)
    worst = int(found.argmin())
    without = imagenet.classify(work, covering.covered(chip, where[worst], cover)[None])[0][0]
    before, after = (imagenet.percent(float(s[chosen])) for s in (shares, without))
    name = names[chosen][0]
    words = Message(
        "{name}: {before} as it is, {after} with the patch covered that matters most",
        name=name,
        before=before,
        after=after,
    )
    if found[worst] >= shares[chosen]:
        words = Message(
            "{name}: {before}, and covering any single patch takes nothing from it", name=name, before=before
        )
    both = [int(n) for n in dict.fromkeys([chosen, *np.argsort(-shares)[:5], *np.argsort(-without)[:3]])]
    return Result(
        words=words,
        picture=_drawn(
            given.picture, chip, where, shares[chosen] - found, imagenet.part(given.picture, parameters.view)
        ),
        layers={"With the patch covered": covering.covered(chip, where[worst], cover)},
        table=Table(
            ("What", "Probability", "With the patch covered"),
            tuple((names[n][0], round(float(shares[n]), 4), round(float(without[n]), 4)) for n in both),
        ),
    )


def _face(given: Given, parameters: Occlusion, work: Work) -> Result:
    work.report(0.0, Message("Loading the network"))
    engine = work.engine
    face = engine.only_face(given.picture, given.name)
    side = float(max(face.boxes[0, 2:] - face.boxes[0, :2]))
    area = _grown(face.boxes[0], _AROUND * side, given.picture.shape)
    part, moved, scale = _part(given.picture, face, area, side)
    template = engine.extractor.extract(part, moved)[0]
    side *= scale
    patch = side * parameters.patch / 100
    inner = _grown(moved.boxes[0], _MEASURED * side, part.shape)
    marks = [covering.square(x, y, patch) for x, y in moved.landmarks[0].tolist()]
    where = [*marks, *_everywhere(inner, patch, parameters.steps)]
    cover = covering.cover(part, parameters.cover, patch)

    def measure(pictures: list[Image]) -> Float:
        templates = engine.extractor.extract_many([(picture, moved) for picture in pictures])
        return np.asarray(templates @ template, np.float32)

    found = covering.values(part, where, cover, measure, work)
    rows = tuple((name, round(float(value), 4)) for name, value in zip(LANDMARKS, found[: len(marks)], strict=True))
    worst = int(found.argmin())
    return Result(
        words=Message(
            "With the patch covered that matters most, the face is {found:.2f} like itself (1.00: the same)",
            found=found[worst],
        ),
        picture=_drawn(given.picture, part, where, 1 - found, area, outside=1.0),
        layers={"With the patch covered": covering.covered(part, where[worst], cover)},
        table=Table(("Covered", "Similarity to itself"), (*rows, ("what matters most", round(float(found[worst]), 4)))),
    )


def _everywhere(area: imagenet.Box, side: float, steps: int) -> list[imagenet.Box]:
    """Patches that leave no gap between them: at least so many along each side, and more of small ones."""
    longest = max(area[2] - area[0], area[3] - area[1])
    return covering.patches(area, side, max(steps, math.ceil(longest / side) + 1))


def _part(picture: Image, face: Faces, area: imagenet.Box, side: float) -> tuple[Image, Faces, float]:
    """The picture around a face, the face in it, and by what it was shrunk."""
    import cv2

    left, top, right, bottom = area
    part = picture[top:bottom, left:right]
    moved = face.moved(-left, -top)
    if side <= _LARGEST:
        return np.ascontiguousarray(part), moved, 1.0
    scale = _LARGEST / side
    small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    shrink = np.float32(scale)
    return (
        np.asarray(small, np.uint8),
        dataclasses.replace(moved, boxes=moved.boxes * shrink, landmarks=moved.landmarks * shrink),
        scale,
    )


def _grown(box: Float, margin: float, shape: tuple[int, ...]) -> imagenet.Box:
    """A box with so many pixels more on each side, inside the picture."""
    left, top = (max(0, int(v - margin)) for v in box[:2])
    return left, top, min(shape[1], int(box[2] + margin) + 1), min(shape[0], int(box[3] + margin) + 1)


def _drawn(
    picture: Image, part: Image, where: list[imagenet.Box], falls: Float, box: imagenet.Box, outside: float = 0.35
) -> Image:
    heat = covering.mean_map(part.shape, where, np.maximum(falls, 0))
    return drawing.heated(picture, drawing.scaled(heat), box, outside)


TASK = Task(
    "occlusion",
    "Where did it look? (occlusion)",
    Group.MICROSCOPE,
    "Cover a picture patch by patch and show where that changes what a network says, or whom it knows.",
    Occlusion,
    _run,
    weights=imagenet.WEIGHTS,
)
