"""Objects cut out of their boxes by GrabCut (Rother, Kolmogorov and Blake 2004), small first and then their edges."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from core.base.messages import Message
from core.base.progress import Report
from core.faces import Float, Image
from core.tasks.library.recognition.pose import JOINTS
from core.tasks.task import Mask

_AROUND = 0.25  # of a box's sides: the surroundings that are known to be background
_ROUGH, _FINE = 180, 480  # pixels of the longer side at which a box is cut, first as a whole, then along the edge
_ROUND = 2.6  # exponent of the rounded shape that is expected in a box; 2 is an ellipse
_LITTLE = 0.04  # of a box: less than that is no object but a failure
_PIECE = 0.1  # of the largest piece: smaller ones are dropped
_HOLE = 0.01  # of the object: smaller ones are filled
_SEEN, _ENOUGH = 0.3, 4  # confidence of joints that are taken for granted, and how many make a body
_LIMB = 0.5  # confidence of both ends of a limb
_NEAR, _FAR = 0.35, 1.0  # of the shoulders' breadth: how far around a body the person is expected, and how far at most
_BEFORE = 0.6  # by which people are nearer than things of the same size
_MIDDLE = 0.2  # of the way to a box's sides: what surely belongs to its object
_EDGE = 0.025  # of the picture's height
_PIXELS = 2_000_000  # of the picture on which it is done
_LONGEST = 16_000


def labels(
    picture: Image, boxes: Float, skeletons: list[Float | None], rounds: int = 5, report: Report | None = None
) -> Mask:
    """To which object each pixel belongs.

    The heart of each object is known: the body around a person's joints, or the middle of the box. It is never
    another's, and what two objects claim beyond that belongs to the one in whose box it lies nearer to the middle.

    Args:
        picture: uint8 (height, width, 3).
        boxes: (N, 4) x1, y1, x2, y2 in pixels; at most 255.
        skeletons: (N,) joints (17, 3) of those that are people, as :mod:`..recognition.pose` finds them.
        rounds: of GrabCut.
        report: told how far it has got.

    Returns:
        (height, width) 0 where no object is, else its row counted from 1.

    """
    import cv2

    scale = min(1.0, (_PIXELS / (picture.shape[0] * picture.shape[1])) ** 0.5, _LONGEST / max(picture.shape[:2]))
    small, boxes = _resized(picture, scale), np.asarray(boxes * scale, np.float32)
    bodies = {
        row: np.asarray(joints * np.array([scale, scale, 1], np.float32))
        for row, joints in enumerate(skeletons)
        if joints is not None and _believable(joints, boxes[row] / scale)
    }
    height, width = small.shape[:2]
    # who reaches nearly to the lower edge of the picture is cut off by it
    boxes[:, 3] = np.where(boxes[:, 3] > (1 - _EDGE) * height, height, boxes[:, 3])
    hearts = _hearts(height, width, boxes, bodies)
    owners = hearts.copy()
    nearness = np.where(hearts > 0, np.float32(-1), np.float32(np.inf))
    for row, box in enumerate(boxes):
        if report is not None:
            report(row / len(boxes), Message("Cutting out"))
        x1, y1, x2, y2 = _window(box, height, width)
        here = np.s_[y1:y2, x1:x2]
        inside = np.asarray(box - np.tile([x1, y1], 2), np.float32)
        # a head alone does not say how far the person reaches
        upright = row in bodies and {"left shoulder", "right shoulder"} <= _joints(bodies[row], _SEEN).keys()
        reach = _breadth(bodies[row]) if upright else None
        mask = _cut(small[here], inside, hearts[here], row + 1, reach, rounds)
        # what is small stands before what is large, and people before things
        depth = np.sqrt((box[2:] - box[:2]).prod()) * (_BEFORE if row in bodies else 1)
        near = _distance(inside, y2 - y1, x2 - x1) * np.float32(depth)
        better = (mask > 0) & (near < nearness[here])
        owners[here][better] = row + 1
        nearness[here][better] = near[better]
    if scale == 1.0:
        return owners
    whole = np.zeros(picture.shape[:2], np.uint8)
    for number in range(1, len(boxes) + 1):
        share = cv2.resize(
            np.where(owners == number, 255, 0).astype(np.uint8), whole.shape[::-1], interpolation=cv2.INTER_LINEAR
        )
        whole[share > 127] = number
    return whole


def _believable(joints: Float, box: Float) -> bool:
    """Whether joints are those of the person in a box, and not of another who stands before."""
    sure = joints[joints[:, 2] >= _SEEN, :2]
    margin = 0.05 * (box[2:] - box[:2])
    within = ((sure >= box[:2] - margin) & (sure <= box[2:] + margin)).all(axis=1)
    return len(sure) >= _ENOUGH and bool(within.mean() >= 0.85)


def _hearts(height: int, width: int, boxes: Float, bodies: Mapping[int, Float]) -> Mask:
    """What surely belongs to an object: its row counted from 1; what stands lower is in front."""
    hearts = np.zeros((height, width), np.uint8)
    order = np.argsort(boxes[:, 3], kind="stable").tolist()
    for row in order:
        if row not in bodies:
            x1, y1, x2, y2 = _window(boxes[row], height, width)
            middle = _distance(np.asarray(boxes[row] - np.tile([x1, y1], 2), np.float32), y2 - y1, x2 - x1) <= _MIDDLE
            hearts[y1:y2, x1:x2][middle] = row + 1
    for row in order:
        if row in bodies:
            _draw_body(hearts, bodies[row], row + 1)
    return hearts


def _window(box: Float, height: int, width: int) -> tuple[int, int, int, int]:
    """A box with its surroundings, inside the picture, in whole pixels."""
    margin = _AROUND * (box[2:] - box[:2])
    x1, y1 = np.floor(box[:2] - margin).astype(int)
    x2, y2 = np.ceil(box[2:] + margin).astype(int)
    x1, y1 = int(np.clip(x1, 0, width - 1)), int(np.clip(y1, 0, height - 1))
    return x1, y1, int(np.clip(x2, x1 + 1, width)), int(np.clip(y2, y1 + 1, height))


def _distance(box: Float, height: int, width: int) -> Float:
    """How far each pixel lies from the middle of a box: 0 there, 1 on the rounded shape that touches its sides."""
    x, y = (box[:2] + box[2:]) / 2
    across, down = np.maximum((box[2:] - box[:2]) / 2, 0.5)
    columns = np.abs((np.arange(width) + 0.5 - x) / across) ** _ROUND
    rows = np.abs((np.arange(height) + 0.5 - y) / down) ** _ROUND
    return np.asarray((rows[:, None] + columns[None, :]) ** (1 / _ROUND), np.float32)


def _cut(window: Image, box: Float, hearts: Mask, number: int, breadth: float | None, rounds: int) -> Mask:
    """The object in a box: 1 where it is.

    Args:
        window: the part of the picture around it.
        box: in pixels of the window.
        hearts: of all objects, by number.
        number: its own.
        breadth: of the shoulders in pixels, where its heart is a body; then it is looked for around that.
        rounds: of GrabCut.

    """
    import cv2

    height, width = window.shape[:2]
    scale = min(1.0, _ROUGH / max(height, width))
    small = _resized(window, scale)
    known = cv2.resize(hearts, small.shape[1::-1], interpolation=cv2.INTER_NEAREST)
    distance = _distance(box * np.float32(scale), *small.shape[:2])
    guess = np.full(small.shape[:2], cv2.GC_BGD, np.uint8)
    x1, y1, x2, y2 = np.round(box * scale).astype(int).tolist()
    inside = np.s_[max(y1, 0) : max(y2, 1), max(x1, 0) : max(x2, 1)]
    guess[inside] = np.where(distance[inside] <= 1, cv2.GC_PR_FGD, cv2.GC_PR_BGD)
    if breadth is not None:
        away = cv2.distanceTransform(np.asarray(known != number, np.uint8), cv2.DIST_L2, 5) / (breadth * scale)
        guess[inside] = np.where(away[inside] <= _NEAR, cv2.GC_PR_FGD, cv2.GC_PR_BGD)
        guess[away > _FAR] = cv2.GC_BGD
    guess[known > 0] = cv2.GC_BGD
    guess[known == number] = cv2.GC_FGD
    rough = _grab(small, guess, rounds)
    if rough.sum() < _LITTLE * float((box[2:] - box[:2]).prod()) * scale * scale:
        rough = np.asarray((guess == cv2.GC_PR_FGD) | (guess == cv2.GC_FGD), np.uint8)
    rough = _tidied(rough)
    finer = min(1.0, _FINE / max(height, width))
    if finer > scale:
        rough = _along_the_edge(_resized(window, finer), rough, finer / scale)
    whole = cv2.resize(rough.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(whole > 0.5, np.uint8)


def _along_the_edge(window: Image, rough: Mask, growth: float) -> Mask:
    """The same object at a larger scale, where only a band along its edge is still open."""
    import cv2

    size = (window.shape[1], window.shape[0])
    mask = np.asarray(cv2.resize(rough.astype(np.float32), size) > 0.5, np.uint8)
    reach = 2 * round(2 * growth) + 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    inner, outer = cv2.erode(mask, disc), cv2.dilate(mask, disc)
    guess = np.where(mask > 0, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    guess[inner > 0] = cv2.GC_FGD
    guess[outer == 0] = cv2.GC_BGD
    fine = _grab(window, guess, 1)
    return _tidied(fine) if fine.any() else mask


def _grab(window: Image, guess: Mask, rounds: int) -> Mask:
    """GrabCut from a guess: 1 where the object is."""
    import cv2

    object_like = (guess == cv2.GC_FGD) | (guess == cv2.GC_PR_FGD)
    if min(int(object_like.sum()), int((~object_like).sum())) < 8:
        return np.asarray(object_like, np.uint8)  # too few pixels to learn colours from
    cv2.setRNGSeed(0)
    mask = guess.copy()
    cv2.grabCut(
        np.ascontiguousarray(window), mask, None, np.zeros((1, 65)), np.zeros((1, 65)), rounds, cv2.GC_INIT_WITH_MASK
    )
    return np.asarray((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD), np.uint8)


def _tidied(mask: Mask) -> Mask:
    """Without specks and pinholes."""
    import cv2

    count, pieces, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    if count <= 1:
        return mask
    sizes = facts[1:, cv2.CC_STAT_AREA]
    large = np.concatenate([[False], sizes >= _PIECE * sizes.max()])
    kept = np.asarray(large[pieces], np.uint8)
    count, pieces, facts, _ = cv2.connectedComponentsWithStats(1 - kept, connectivity=4)
    small = np.concatenate([[False], facts[1:, cv2.CC_STAT_AREA] < _HOLE * kept.sum()])
    return np.asarray(kept | small[pieces], np.uint8)


def _draw_body(hearts: Mask, skeleton: Float, number: int) -> None:
    """Head, neck, trunk and limbs around the joints."""
    import cv2

    at = _joints(skeleton, _SEEN)
    breadth = _breadth(skeleton)
    left, right = at.get("left shoulder"), at.get("right shoulder")
    face = np.array([at[name] for name in JOINTS[:5] if name in at], np.float32).reshape(-1, 2)
    if left is not None and right is not None:
        # where the hips are not seen, the trunk goes on below the shoulders
        down = np.array([0, breadth], np.float32)
        hips = [at.get(f"{side} hip", (shoulder + down)) for side, shoulder in (("left", left), ("right", right))]
        inward = 0.1 * (left - right)
        trunk = np.array([left - inward, right + inward, *hips])
        cv2.fillConvexPoly(hearts, cv2.convexHull(trunk.round().astype(np.int32)), number)
        if len(face):
            _line(hearts, face.mean(axis=0), np.asarray((left + right) / 2, np.float32), number, 0.25 * breadth)
    firm = _joints(skeleton, _LIMB)
    for side in ("left", "right"):
        for first, then in (("shoulder", "elbow"), ("elbow", "wrist"), ("hip", "knee"), ("knee", "ankle")):
            one, other = firm.get(f"{side} {first}"), firm.get(f"{side} {then}")
            if one is not None and other is not None:
                _line(hearts, one, other, number, breadth / 8)
    if len(face) >= 3:
        (x, y), radius = cv2.minEnclosingCircle(face)
        cv2.circle(hearts, (round(x), round(y)), max(1, round(0.9 * radius)), number, -1)


def _joints(skeleton: Float, least: float) -> dict[str, Float]:
    """Places of the joints that are sure enough."""
    return {name: joint[:2] for name, joint in zip(JOINTS, skeleton, strict=True) if joint[2] >= least}


def _breadth(skeleton: Float) -> float:
    """Of the shoulders in pixels, also where they are seen from the side."""
    at = _joints(skeleton, _SEEN)

    def between(one: str, other: str) -> float:
        return float(np.hypot(*(at[one] - at[other]))) if one in at and other in at else 0.0

    trunk = max(between("left shoulder", "left hip"), between("right shoulder", "right hip"))
    spread = np.ptp(skeleton[skeleton[:, 2] >= _SEEN, :2], axis=0).max()
    return max(between("left shoulder", "right shoulder"), 0.6 * trunk, 0.2 * float(spread), 4.0)


def _line(hearts: Mask, one: Float, other: Float, number: int, wide: float) -> None:
    import cv2

    ends = [(round(float(x)), round(float(y))) for x, y in (one, other)]
    cv2.line(hearts, ends[0], ends[1], number, max(1, round(wide)))


def _resized(window: Image, scale: float) -> Image:
    import cv2

    if scale == 1.0:
        return np.ascontiguousarray(window)
    size = (max(1, round(window.shape[1] * scale)), max(1, round(window.shape[0] * scale)))
    return np.asarray(cv2.resize(window, size, interpolation=cv2.INTER_AREA), np.uint8)
