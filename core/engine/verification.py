"""1:1 verification: do two pictures show one person?"""

from __future__ import annotations

from dataclasses import dataclass

from core.engine import Engine
from core.errors import ImageError
from core.faces import Faces, Image


@dataclass(frozen=True)
class Comparison:
    """Result of comparing two pictures.

    Attributes:
        same: whether the score reaches the threshold.
        score: cosine of the two templates, -1..1.
        threshold: for the false match rate aimed at.
        fmr: that rate.
        first: the face used of the first picture.
        second: the face used of the second.
        covered: a mask or dark glasses cover a part of one of them: the score says less.

    >>> import skimage.data
    >>> from core.engine import Engine
    >>> from core.engine.verification import compare
    >>> from core.settings import Settings
    >>> collins = skimage.data.astronaut()
    >>> found = compare(Engine.load(Settings()), collins, collins[:, ::-1])
    >>> found.same, found.score >= found.threshold, len(found.first), found.covered
    (True, True, 1, False)

    """

    same: bool
    score: float
    threshold: float
    fmr: float
    first: Faces
    second: Faces
    covered: bool = False


def compare(
    engine: Engine,
    first: Image,
    second: Image,
    fmr: float | None = None,
    names: tuple[str, str] = ("the first picture", "the second picture"),
) -> Comparison:
    """Compare the one person that each picture shows.

    Args:
        engine: whose profile and calibration apply.
        first: uint8 (height, width, 3).
        second: likewise.
        fmr: false match rate to aim at; the profile's own by default.
        names: of the pictures, for messages.

    Raises:
        ImageError: a picture shows no face, or several; or both faces are covered, and nothing can be told.

    """
    a, b = engine.subject(first, names[0]), engine.subject(second, names[1])
    covered = [engine.covered(image, face.landmarks[0]) for image, face in ((first, a), (second, b))]
    if all(covered):
        raise ImageError(
            "whether this is one person cannot be told: both faces are covered, and masks and dark glasses are alike; "
            "use a picture of at least one whole face"
        )
    if a.embeddings is None or b.embeddings is None:
        raise AssertionError("the subject of a picture comes with its template")
    target = fmr or engine.profile.verify_fmr
    score = float(a.embeddings[0] @ b.embeddings[0])
    threshold = engine.profile.verify_threshold(target)
    return Comparison(score >= threshold, score, threshold, target, a, b, any(covered))
