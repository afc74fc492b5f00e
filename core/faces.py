"""The one structure that travels from the camera to the decision."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from core.recognition.matching import Match
    from core.recognition.quality import Quality

Image = npt.NDArray[np.uint8]
"""A picture: uint8 (height, width, 3), RGB."""
Float = npt.NDArray[np.float32]
Index = npt.NDArray[Any]

LANDMARKS = ("left eye", "right eye", "nose", "left mouth corner", "right mouth corner")
"""Order of the five landmarks; left and right as seen in the picture."""


def _empty(*shape: int) -> Float:
    return np.zeros(shape, dtype=np.float32)


@dataclass(frozen=True)
class Faces:
    """Faces of one picture, a struct of arrays whose rows belong together.

    Detection fills the first three fields; later stages return a copy with more of them filled.

    Attributes:
        boxes: (N, 4) x1, y1, x2, y2 in pixels of the picture; may reach outside it.
        landmarks: (N, 5, 2) x, y in pixels, in the order of :data:`LANDMARKS`.
        scores: (N,) probability of being a face.
        track_ids: (N,) int64 of the track that each face belongs to, or None before tracking.
        quality: one :class:`~core.recognition.quality.Quality` per face, or None before assessment.
        embeddings: (N, D) unit rows, or None before embedding.
        matches: one :class:`~core.recognition.matching.Match` per face, or None before matching.

    >>> import numpy as np
    >>> from core.faces import Faces
    >>> boxes = np.array([[0, 0, 10, 10], [20, 5, 60, 45]], np.float32)
    >>> faces = Faces(boxes, np.zeros((2, 5, 2), np.float32), np.array([0.9, 0.99], np.float32))
    >>> len(faces), faces.largest()
    (2, 1)
    >>> faces.select(faces.scores > 0.95).boxes.tolist()
    [[20.0, 5.0, 60.0, 45.0]]

    """

    boxes: Float = field(default_factory=lambda: _empty(0, 4))
    landmarks: Float = field(default_factory=lambda: _empty(0, 5, 2))
    scores: Float = field(default_factory=lambda: _empty(0))
    track_ids: npt.NDArray[np.int64] | None = None
    quality: tuple[Quality, ...] | None = None
    embeddings: Float | None = None
    matches: tuple[Match, ...] | None = None

    def __len__(self) -> int:
        return len(self.boxes)

    @property
    def names(self) -> tuple[str | None, ...]:
        """Whose each face is, after matching; None for nobody whom the gallery knows, or who cannot be told apart."""
        return tuple(match.person.name if match.person is not None else None for match in self.matches or ())

    def select(self, rows: Index | list[int]) -> Faces:
        """The given rows, in the given order, or those where a mask is true; every filled field follows."""
        index = np.asarray(rows)
        if index.dtype == bool:
            index = np.flatnonzero(index)
        index = index.astype(np.intp)
        changes: dict[str, Any] = {}
        for entry in dataclasses.fields(self):
            value = getattr(self, entry.name)
            if isinstance(value, np.ndarray):
                changes[entry.name] = value[index]
            elif value is not None:
                changes[entry.name] = tuple(value[i] for i in index)
        return dataclasses.replace(self, **changes)

    def moved(self, x: float, y: float) -> Faces:
        """The same faces in a picture that begins this much further left and up."""
        corner = np.array([x, y], np.float32)
        return dataclasses.replace(self, boxes=self.boxes + np.tile(corner, 2), landmarks=self.landmarks + corner)

    def largest(self) -> int:
        """Row of the face with the largest box.

        Raises:
            ValueError: there is no face.

        """
        if not len(self):
            raise ValueError("no face")
        return int(np.argmax((self.boxes[:, 2] - self.boxes[:, 0]) * (self.boxes[:, 3] - self.boxes[:, 1])))
