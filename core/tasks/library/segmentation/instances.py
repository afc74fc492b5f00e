"""Each object cut out on its own: boxes of the detector, and GrabCut in each (:mod:`.grab_cut`)."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.recognition import coco_names, detector, pose
from core.tasks.library.recognition.detector import Objects, detect
from core.tasks.library.recognition.objects import counted
from core.tasks.library.recognition.overlay import Colour, colour, thickness, with_words
from core.tasks.library.segmentation.grab_cut import labels
from core.tasks.task import Given, Group, Mask, Parameters, Result, Table, Task
from core.tasks.truths.masks import MASK, MASK_LAYER
from core.tasks.work import Work

_TINT = 0.5  # share of an object's colour in what lies over it
_MOST = 30  # objects


class Instances(Parameters):
    """Which objects, and how carefully."""

    confidence: Annotated[
        float, Field(title="Confidence", ge=0.05, le=0.95, description="from which an object is cut out, 0 to 1")
    ] = 0.4
    only: Annotated[
        str, Field(title="Only", max_length=200, description="kinds of objects, with commas between; empty for all")
    ] = ""
    look: Annotated[
        detector.Look,
        Field(title="Look at", description="the picture as a whole, or closer, in parts, to find small things"),
    ] = "whole"
    rounds: Annotated[
        int, Field(title="Rounds", ge=1, le=12, description="of GrabCut; more separate better and take longer")
    ] = 5


def cut_out(picture: Image, objects: Objects, rounds: int, work: Work) -> Mask:
    """To which object each pixel belongs: 0 for none, else its row counted from 1; people are known by their joints."""
    work.report(0.0, Message("Loading the network"))
    graph = work.graph(pose.WEIGHTS) if (objects.classes == coco_names.PERSON).any() else None
    skeletons: list[Float | None] = []
    for box, number in zip(objects.boxes, objects.classes, strict=True):
        work.report(0.0, Message("Looking for joints"))
        known = graph is not None and number == coco_names.PERSON
        skeletons.append(pose.joints(picture, box, graph) if known and graph is not None else None)
    return labels(picture, objects.boxes, skeletons, rounds, work.part(0.2, 1.0).report)


def run(given: Given, parameters: Instances, work: Work) -> Result:
    """Find objects and cut each out."""
    picture = given.picture
    kinds = coco_names.numbers(parameters.only)
    found = detect(picture, work.part(0.0, 0.2), parameters.confidence, 0.5, parameters.look, kinds)
    found = found.select(np.arange(min(len(found), _MOST)))
    owners = cut_out(picture, found, parameters.rounds, work.part(0.2, 1.0))
    sizes = np.bincount(owners.reshape(-1), minlength=len(found) + 1)[1:] / owners.size
    colours = [colour(number) for number in range(len(found))]
    rows = tuple(
        (number, name, round(score, 4), round(100 * share, 2))
        for number, (name, score, share) in enumerate(
            zip(found.names, found.scores.tolist(), sizes.tolist(), strict=True), 1
        )
    )
    layers = {
        MASK_LAYER: np.repeat(np.where(owners > 0, 255, 0).astype(np.uint8)[..., None], 3, axis=2),
        "Objects": np.array([(0, 0, 0), *colours], np.uint8)[owners],
    }
    table = Table(("Number", "Object", "Confidence", "Share of the picture in %"), rows)
    if not len(found):
        words = Message("No objects found: lower the confidence")
        if parameters.look != "nine parts":
            words = Message("No objects found: lower the confidence, or look closer")
        return Result(words, picture.copy(), layers, table)
    cut = Message.of(
        len(found), "{count} object cut out: {names}", "{count} objects cut out: {names}", names=counted(found.names)
    )
    return Result(cut, _drawn(picture, owners, found, colours), layers, table)


def _drawn(picture: Image, owners: Mask, found: Objects, colours: list[Colour]) -> Image:
    """The picture with each object in its colour."""
    import cv2

    drawn = picture.copy()
    wide = thickness(picture)
    for number, tint in enumerate(colours, 1):
        mask = np.asarray(owners == number, np.uint8)
        rows = mask > 0
        drawn[rows] = (drawn[rows] * (1 - _TINT) + np.array(tint) * _TINT).astype(np.uint8)
        edges, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        cv2.drawContours(drawn, edges, -1, tint, wide, cv2.LINE_AA)
    corners = [(round(float(box[0])), round(float(box[1]))) for box in found.boxes]
    return with_words(drawn, corners, found.names, colours)


TASK = Task(
    "instances",
    "Cut out each object",
    Group.SEGMENTATION,
    "Find people, animals and things of 80 kinds, and cut each out along its edge.",
    Instances,
    run,
    weights=(detector.WEIGHTS, pose.WEIGHTS),
    truth=MASK,
)
