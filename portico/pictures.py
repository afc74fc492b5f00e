"""Pictures in and out."""

from __future__ import annotations

from pathlib import Path
from types import UnionType
from typing import TypeVar

import numpy as np

from core import images
from core.errors import ImageError, PorticoError
from core.faces import Faces, Image
from core.recognition.matching import Verdict
from core.tasks.library.faces.naming import Named, with_names

T = TypeVar("T")
Picture = str | Path | bytes | Image
"""A file, the bytes of one, or pixels: uint8 (height, width, 3) in RGB, or (height, width) in grey.

>>> import numpy as np
>>> import portico
>>> grey: portico.Picture = np.zeros((40, 60), np.uint8)
>>> portico.read(grey).shape
(40, 60, 3)

"""

_KNOWN, _UNKNOWN, _UNCLEAR, _PLAIN = (31, 138, 76), (196, 49, 44), (201, 122, 0), (70, 130, 220)


def read(picture: Picture) -> Image:
    """A picture, upright and in sRGB: uint8 (height, width, 3).

    Args:
        picture: a file, the bytes of one, or a picture already, which is handed on as it is.

    Raises:
        PorticoError: it is missing, is no picture, is damaged, or is too small or too large.

    >>> import portico, matplotlib.cbook
    >>> portico.read(matplotlib.cbook.get_sample_data("grace_hopper.jpg", asfileobj=False)).shape
    (600, 512, 3)

    """
    if isinstance(picture, bytes):
        return images.decode(picture)
    if isinstance(picture, str) and "://" in picture:
        raise ImageError(f"{picture} is an address, and only files are read: fetch it, and give the file or its bytes")
    if isinstance(picture, str | Path):
        return images.read(Path(picture).expanduser())
    if not isinstance(picture, np.ndarray):
        raise ImageError(f"{type(picture).__name__} is no picture: give a file, its bytes, or an array of pixels")
    if picture.dtype != np.uint8:
        raise ImageError(f"the pixels of a picture are uint8, from 0 to 255, and not {picture.dtype}: convert them")
    if picture.ndim == 2:
        picture = np.repeat(picture[:, :, None], 3, axis=2)
    if picture.ndim != 3 or picture.shape[2] != 3 or not picture.size:
        raise ImageError(f"a picture is (height, width, 3) in RGB, and not {picture.shape}: convert it")
    return picture


def wanted(value: T, kind: type | UnionType, what: str) -> T:
    """A value as it is, where it is of its kind: type checkers see to that, notebooks do not.

    Raises:
        PorticoError: it is something else.

    """
    if not isinstance(value, kind):
        raise PorticoError(f"{what} is wanted here, and not {type(value).__name__} {value!r:.60}")
    return value


def draw(picture: Picture, faces: Faces) -> Image:
    """A copy of a picture with its faces in boxes, and whose they are where they were identified.

    Args:
        picture: as :func:`read` takes it.
        faces: found in it.

    Returns:
        uint8 (height, width, 3).

    >>> import portico, skimage.data
    >>> p, picture = portico.load(), skimage.data.astronaut()
    >>> drawn = portico.draw(picture, p.find(picture))
    >>> drawn.shape, bool((drawn != picture).any())
    ((512, 512, 3), True)

    """
    image, faces = read(picture), wanted(faces, Faces, "the faces of the picture")
    if faces.matches is None:
        return with_names(image, [Named(box, "", _PLAIN) for box in faces.boxes])
    named = []
    for box, match in zip(faces.boxes, faces.matches, strict=True):
        if match.person is not None:
            named.append(Named(box, match.person.name, _KNOWN))
        elif match.verdict is Verdict.AMBIGUOUS:
            named.append(Named(box, "cannot be told apart", _UNCLEAR))
        else:
            named.append(Named(box, "nobody we know", _UNKNOWN))
    return with_names(image, named)
