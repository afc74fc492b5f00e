"""Where people's joints are, by MoveNet Lightning (Google 2021), once around each person that the detector found.

The network looks for one person in a square of 192 pixels. It is asked twice: about the box of the person, then about
the square around the joints that were found, in which they are larger; the surer answer stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.recognition import detector
from core.tasks.library.recognition.coco_names import PERSON
from core.tasks.library.recognition.overlay import Colour, thickness
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

if TYPE_CHECKING:
    from models.graphs import Graph

WEIGHTS = "movenet-lightning"
JOINTS = (
    "nose",
    "left eye",
    "right eye",
    "left ear",
    "right ear",
    "left shoulder",
    "right shoulder",
    "left elbow",
    "right elbow",
    "left wrist",
    "right wrist",
    "left hip",
    "right hip",
    "left knee",
    "right knee",
    "left ankle",
    "right ankle",
)
"""In the network's order; left and right are the person's own."""
_BONES = (
    (0, 1),
    (0, 2),
    (1, 3),
    (2, 4),
    (5, 6),
    (5, 7),
    (7, 9),
    (6, 8),
    (8, 10),
    (5, 11),
    (6, 12),
    (11, 12),
    (11, 13),
    (13, 15),
    (12, 14),
    (14, 16),
)
_LEFT: Colour = (255, 170, 40)
_RIGHT: Colour = (60, 200, 255)
_MIDDLE: Colour = (90, 230, 110)
_SIDE = 192  # pixels of the square that the network takes
_PERSON = 0.35  # score from which a box is taken for a person
_MARGIN, _CLOSER = 0.1, 0.2  # around the person and around the joints, of the longer side
_SEEN = 0.2  # confidence of a joint that says where to look closer
_ENOUGH = 6  # joints that make a person where the detector saw none
_MOST = 40  # people


class Pose(Parameters):
    """Whose joints, and which."""

    confidence: Annotated[
        float, Field(title="Confidence", ge=0.05, le=0.95, description="from which a joint is drawn, 0 to 1")
    ] = 0.3
    everybody: Annotated[bool, Field(title="Everybody", description="not only the largest person")] = True


def joints(picture: Image, box: Float, graph: Graph) -> Float:
    """Joints of one person.

    Args:
        picture: uint8 (height, width, 3).
        box: of the person, x1, y1, x2, y2 in pixels.
        graph: MoveNet.

    Returns:
        (17, 3): x, y in pixels, confidence 0..1.

    """
    found = _ask(picture, box, _MARGIN, graph)
    seen = found[found[:, 2] >= _SEEN, :2]
    if len(seen) < 4:
        return found
    closer = _ask(picture, np.concatenate([seen.min(axis=0), seen.max(axis=0)]), _CLOSER, graph)
    return closer if closer[:, 2].mean() > found[:, 2].mean() else found


def _ask(picture: Image, box: Float, margin: float, graph: Graph) -> Float:
    """The network's answer for the square around a box; black outside the picture."""
    import cv2

    side = max(8, round(float((box[2:] - box[:2]).max()) * (1 + 2 * margin)))
    left, top = (round(float(value)) for value in (box[:2] + box[2:] - side) / 2)
    height, width = picture.shape[:2]
    x1, y1, x2, y2 = max(left, 0), max(top, 0), min(left + side, width), min(top + side, height)
    # shrunk before it is padded: the square around a very wide picture would fill the memory
    shrink = min(1.0, 2 * _SIDE / side)
    small = picture[y1:y2, x1:x2]
    if shrink < 1 and small.size:
        size = (max(1, round((x2 - x1) * shrink)), max(1, round((y2 - y1) * shrink)))
        small = np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_AREA), np.uint8)
    inner = round(side * shrink)
    square = np.zeros((inner, inner, 3), np.uint8)
    row, column = (min(round((near - far) * shrink), inner - 1) for near, far in ((y1, top), (x1, left)))
    small = small[: inner - row, : inner - column]
    square[row : row + small.shape[0], column : column + small.shape[1]] = small
    (answer,) = graph(cv2.resize(square, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)[None])
    y, x, confidence = answer[0, 0].T
    return np.stack([left + x * side, top + y * side, confidence], axis=1).astype(np.float32)


def people(picture: Image, work: Work, everybody: bool) -> list[Float]:
    """Joints (17, 3) of each person, the largest first."""
    work.report(0.0, Message("Loading the network"))
    graph = work.graph(WEIGHTS)
    look: detector.Look = "four parts" if everybody else "whole"
    kinds = np.array([PERSON], np.int32)
    found = detector.detect(picture, work.part(0.0, 0.5), _PERSON, 0.5, look, kinds).boxes
    if not len(found):
        # the detector may miss what fills the picture, or somebody in an odd position
        height, width = picture.shape[:2]
        whole = joints(picture, np.array([0, 0, width, height], np.float32), graph)
        return [whole] if (whole[:, 2] >= 0.4).sum() >= _ENOUGH else []
    order = np.argsort(-(found[:, 2:] - found[:, :2]).prod(axis=1), kind="stable")[: _MOST if everybody else 1]
    answers = []
    for number, row in enumerate(order):
        work.report(0.5 + 0.5 * number / len(order), Message("Looking for joints"))
        answers.append(joints(picture, found[row], graph))
    return answers


def _drawn(picture: Image, answers: list[Float], least: float) -> Image:
    import cv2

    drawn = picture.copy()
    for answer in answers:
        sure = answer[:, 2] >= least
        if not sure.any():
            continue
        # thin on small people, so that they are still seen
        wide = max(1, min(2 * thickness(picture), round(float(np.ptp(answer[sure, :2], axis=0).max()) / 40)))
        points = [(round(float(x)), round(float(y))) for x, y, _ in answer]
        for a, b in _BONES:
            if sure[a] and sure[b]:
                cv2.line(drawn, points[a], points[b], _tint(a, b), wide, cv2.LINE_AA)
        for number, point in enumerate(points):
            if sure[number]:
                cv2.circle(drawn, point, wide + max(1, wide // 2), (255, 255, 255), -1, cv2.LINE_AA)
                cv2.circle(drawn, point, wide, _tint(number, number), -1, cv2.LINE_AA)
    return drawn


def _tint(a: int, b: int) -> Colour:
    """The colour of the side on which two joints are."""
    sides = {JOINTS[number].partition(" ")[0] for number in (a, b) if number}
    return _LEFT if sides == {"left"} else _RIGHT if sides == {"right"} else _MIDDLE


def run(given: Given, parameters: Pose, work: Work) -> Result:
    """Find joints and draw the skeletons."""
    answers = people(given.picture, work, parameters.everybody)
    rows = tuple(
        (person, name, round(float(x), 1), round(float(y), 1), round(float(confidence), 4))
        for person, answer in enumerate(answers, 1)
        for name, (x, y, confidence) in zip(JOINTS, answer, strict=True)
    )
    table = Table(("Person", "Joint", "X", "Y", "Confidence"), rows)
    if not answers:
        return Result(Message("Nobody was found in the picture"), given.picture.copy(), table=table)
    sure = sum(int((answer[:, 2] >= parameters.confidence).sum()) for answer in answers)
    words = Message.of(
        len(answers),
        "1 person found, {sure} of {joints} joints are sure",
        "{count} people found, {sure} of {joints} joints are sure",
        sure=sure,
        joints=len(rows),
    )
    return Result(words, _drawn(given.picture, answers, parameters.confidence), table=table)


TASK = Task(
    "pose",
    "Body pose",
    Group.RECOGNITION,
    "Find shoulders, elbows, hands, hips, knees and feet of people, and draw their skeletons.",
    Pose,
    run,
    weights=(detector.WEIGHTS, WEIGHTS),
    pace="quick",
)
