"""The one structure that travels from the camera to the decision."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from core.recognition.matching import Match
    from core.recognition.quality import Quality

Image = npt.NDArray[np.uint8]
"""A picture: uint8 (height, width, 3), RGB.

>>> import numpy as np
>>> from core.faces import Image
>>> red: Image = np.full((40, 60, 3), (255, 0, 0), np.uint8)
>>> red[0, 0].tolist()
[255, 0, 0]

"""
Float = npt.NDArray[np.float32]
Index = npt.NDArray[Any]

LANDMARKS = ("left eye", "right eye", "nose", "left mouth corner", "right mouth corner")
"""Order of the five landmarks; left and right as seen in the picture."""


_ROWS: dict[str, tuple[int, ...] | None] = {
    "boxes": (4,),
    "landmarks": (5, 2),
    "scores": (),
    "track_ids": (),
    "embeddings": None,  # as wide as the profile has them
}
"""The shape of a row of each field that is an array."""
_SHOWN = 5  # boxes that are written out


def _empty(*shape: int) -> Float:
    return np.zeros(shape, dtype=np.float32)


@dataclass(frozen=True, eq=False, repr=False)
class Faces:
    """Faces of one picture, a struct of arrays whose rows belong together.

    Detection fills the first three fields; later stages return a copy with more of them filled. Two of them are equal
    where they are the same object: pixels and scores that agree by chance mean nothing.

    Attributes:
        boxes: (N, 4) x1, y1, x2, y2 in pixels of the picture; may reach outside it.
        landmarks: (N, 5, 2) x, y in pixels, in the order of :data:`LANDMARKS`.
        scores: (N,) probability of being a face.
        track_ids: (N,) int64 of the track that each face belongs to, or None before tracking.
        quality: one :class:`~core.recognition.quality.Quality` per face, or None before assessment.
        embeddings: (N, D) unit rows, or None before embedding.
        matches: one :class:`~core.recognition.matching.Match` per face, or None before matching.

    Raises:
        ValueError: the rows of a field are of another shape, or not as many as there are boxes.

    >>> import numpy as np
    >>> from core.faces import Faces
    >>> boxes = np.array([[10, 10, 50, 60], [80, 20, 100, 45]], np.float32)
    >>> faces = Faces(boxes, np.zeros((2, 5, 2), np.float32), np.array([0.99, 0.95], np.float32))
    >>> len(faces), faces.largest()
    (2, 0)
    >>> [float(face.scores[0]) > 0.96 for face in faces]
    [True, False]
    >>> len(Faces.merge([faces, faces.moved(200, 0)]))
    4


    """

    boxes: Float = field(default_factory=lambda: _empty(0, 4))
    landmarks: Float = field(default_factory=lambda: _empty(0, 5, 2))
    scores: Float = field(default_factory=lambda: _empty(0))
    track_ids: npt.NDArray[np.int64] | None = None
    quality: tuple[Quality, ...] | None = None
    embeddings: Float | None = None
    matches: tuple[Match, ...] | None = None

    def __post_init__(self) -> None:
        count = len(self.boxes)
        for name, shape in _ROWS.items():
            value = getattr(self, name)
            if value is not None and (value.shape[1:] != shape if shape is not None else value.ndim != 2):
                raise ValueError(f"{name} of {count} faces have the shape {value.shape}")
        for entry in dataclasses.fields(self):
            value = getattr(self, entry.name)
            if value is not None and len(value) != count:
                raise ValueError(f"{count} boxes and {len(value)} {entry.name}: each face has one")

    def __len__(self) -> int:
        return len(self.boxes)

    def __repr__(self) -> str:
        """How many, where, and what is known of them: a notebook shows it."""
        boxes = ", ".join(f"({x1:.0f}, {y1:.0f}, {x2:.0f}, {y2:.0f})" for x1, y1, x2, y2 in self.boxes[:_SHOWN])
        more = f" and {len(self) - _SHOWN} more" if len(self) > _SHOWN else ""
        filled = [f.name for f in dataclasses.fields(self)[3:] if getattr(self, f.name) is not None]
        return f"<Faces: {len(self)}{': ' if len(self) else ''}{boxes}{more}{''.join(f'; {name}' for name in filled)}>"

    @property
    def names(self) -> tuple[str | None, ...]:
        """Whose each face is, after matching; None for nobody whom the gallery knows, or who cannot be told apart."""
        return tuple(match.person.name if match.person is not None else None for match in self.matches or ())

    def __iter__(self) -> Iterator[Faces]:
        """Each face by itself."""
        return (self.select([row]) for row in range(len(self)))

    @staticmethod
    def merge(parts: Iterable[Faces]) -> Faces:
        """The faces of several, one after the other; those that hold none say nothing of what is filled.

        Raises:
            ValueError: a field is filled in one and not in another.

        """
        filled = [part for part in parts if len(part)]
        if not filled:
            return Faces()
        merged: dict[str, Any] = {}
        for entry in dataclasses.fields(Faces):
            values = [getattr(part, entry.name) for part in filled]
            if all(value is None for value in values):
                continue
            if any(value is None for value in values):
                raise ValueError(f"only some of the faces have {entry.name}")
            if isinstance(values[0], np.ndarray):
                merged[entry.name] = np.concatenate(values)
            else:
                merged[entry.name] = tuple(one for value in values for one in value)
        return Faces(**merged)

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
