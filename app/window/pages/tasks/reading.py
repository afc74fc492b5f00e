"""Reading what somebody chose or pasted, in the background: what reads it is imported only then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from app.window.widgets.shown import Shown

if TYPE_CHECKING:
    from core.faces import Image


def folder_of(path: Path) -> Path:
    """A folder, or the one that a file lies in.

    Raises:
        ImageError: there is neither.

    """
    from core.errors import ImageError

    if path.is_dir():
        return path
    if not path.exists():
        raise ImageError("{path} does not exist", path=path)
    return path.parent


def opened(path: Path) -> Shown:
    """The picture of a file, with its transparency; raises :class:`ImageError` where it is none."""
    from core.tasks import running
    from core.tasks.task import Given

    given = running.opened(path, Given())
    return Shown.of(given.clear if given.clear is not None else given.picture, notes=given.notes)


def decoded(coded: bytes) -> Image:
    """A picture as another program puts it on the clipboard; raises :class:`ImageError` where it is none."""
    from core import images

    return images.decode(coded, "the picture on the clipboard")


def pixels_of(image: QImage) -> Image:
    """The pixels of one of Qt's pictures: uint8 (height, width, 3)."""
    import numpy as np

    flat = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return rows[:, : 3 * flat.width()].reshape(flat.height(), flat.width(), 3).copy()
