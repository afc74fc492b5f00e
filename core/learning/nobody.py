"""Faces that belong to nobody: made by a network, taken for a face by the detector, and far from whom it learnt from.

A blurred face is like nobody for the wrong reason. So the same check is made on pictures of people it learnt from,
brought to the size that the network makes: those that it does not refuse say how far it can be believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from core.base.messages import Message
from core.engine import Engine
from core.faces import Float, Image
from core.learning.data import Data
from core.learning.face_chips import Chips

SHOWN = 240
"""Side in pixels to which made pictures are enlarged before the detector looks at them."""
FMR = 1e-3
"""False match rate of the threshold below which a face has to stay, against each face that was learnt from."""
_CERTAIN = 0.85


class Why(StrEnum):
    """What is said of a made picture."""

    NOBODY = "belongs to nobody"
    NO_FACE = "is not taken for a face"
    SEVERAL = "is taken for several faces"
    NEAR = "is like somebody it learnt from"


@dataclass(frozen=True)
class Verdict:
    """On one picture.

    Attributes:
        why: what it is.
        score: of the face it is most like among those that were learnt from; None where it is no face.
        nearest: which of them, by its number in :attr:`Known.names`; None likewise.
        face: the detector's certainty that it is one, 0 to 1.

    """

    why: Why
    score: float | None = None
    nearest: int | None = None
    face: float = 0.0


@dataclass(frozen=True, eq=False)
class Known:
    """Everybody a network has learnt from. Lives as long as the check does: it is never kept.

    Attributes:
        templates: (N, D) unit rows, at least one.
        names: of the pictures, N.

    """

    templates: Float
    names: tuple[str, ...]

    @classmethod
    def of(cls, data: Data, chips: Chips) -> Known:
        """The faces of what was learnt from, found and described."""
        return cls(chips.templates, tuple(data.items[number].name for number in chips.items))


def enlarged(picture: Image) -> Image:
    """A made picture as it is shown and checked: uint8 (240, 240, 3)."""
    import cv2

    return np.asarray(cv2.resize(picture, (SHOWN, SHOWN), interpolation=cv2.INTER_CUBIC), np.uint8)


def looked_at(picture: Image, engine: Engine) -> tuple[Verdict, Float | None]:
    """Whether a picture shows one face; the face's template (D,) where it does.

    Args:
        picture: uint8 (height, width, 3), as :func:`enlarged` gives it.
        engine: looks at it.

    """
    faces = engine.find(picture, min_face=picture.shape[0] // 4)
    faces = faces.select(faces.scores >= _CERTAIN)
    if len(faces) != 1:
        return Verdict(Why.SEVERAL if len(faces) else Why.NO_FACE), None
    return Verdict(Why.NOBODY, face=float(faces.scores[0])), engine.extractor.extract(picture, faces)[0]


def judged(verdict: Verdict, template: Float | None, known: Known, threshold: float) -> Verdict:
    """The verdict once everybody is known: a face is refused from the threshold on.

    Args:
        verdict: of :func:`looked_at`.
        template: likewise.
        known: everybody.
        threshold: score from which a face is too near.

    """
    if template is None:
        return verdict
    scores = known.templates @ template
    nearest = int(scores.argmax())
    score = float(scores[nearest])
    return Verdict(Why.NEAR if score >= threshold else Why.NOBODY, score, nearest, verdict.face)


def check(pictures: Iterable[Image], engine: Engine, known: Known, threshold: float) -> list[Verdict]:
    """A verdict on each picture, as small as it was made."""
    return [judged(*looked_at(enlarged(picture), engine), known, threshold) for picture in pictures]


def words(verdicts: Sequence[Verdict]) -> Message:
    """How many were refused, and why."""
    counts = {why: sum(one.why == why for one in verdicts) for why in Why}
    return Message(
        "{kept:,} of {made:,} made pictures are kept: {no_face:,} are not taken for a face, {several:,} for several,"
        " and {near:,} are like somebody it learnt from",
        kept=counts[Why.NOBODY],
        made=len(verdicts),
        no_face=counts[Why.NO_FACE],
        several=counts[Why.SEVERAL],
        near=counts[Why.NEAR],
    )
