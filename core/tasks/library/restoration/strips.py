"""Large pictures piece by piece: memory stays small, and the work can be followed and stopped."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.faces import Float, Image
from core.tasks.library.enhancement.levels import to_bytes
from core.tasks.work import Work

PIECE = 250_000  # pixels of a strip, beside its margins: well below a second for every filter here


def by_strips(
    picture: Image, change: Callable[[Float, Work], Float], margin: int, work: Work, words: str, pixels: int = PIECE
) -> Image:
    """A picture, changed strip by strip.

    Args:
        picture: uint8 (height, width, 3).
        change: float32 (height, width, 3), levels 0..255, to the same; must not look further than the margin. It
            is also told the part of the work that it does.
        margin: rows above and below a strip that are handed over with it.
        work: told how far it has got.
        words: what is being done.
        pixels: of a strip.

    """
    height, width = picture.shape[:2]
    rows = max(pixels // width, 2 * margin, 16)
    after = np.empty_like(picture)
    for top in range(0, height, rows):
        bottom = min(top + rows, height)
        part = work.part(top / height, bottom / height)
        part.report(0.0, words)
        above, below = max(0, top - margin), min(height, bottom + margin)
        changed = change(picture[above:below].astype(np.float32), part)
        after[top:bottom] = to_bytes(changed[top - above : bottom - above])
    return after
