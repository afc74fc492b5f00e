"""The guided filter (He, Sun & Tang 2010): smooths a picture, but not across the edges of its guide."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from core.faces import Float

Numbers = npt.NDArray[np.floating]


def guided_filter(picture: Numbers, guide: Numbers, radius: int, epsilon: float) -> Float:
    """Smooth one channel.

    Args:
        picture: (height, width).
        guide: (height, width), 0..1.
        radius: of the window, in pixels.
        epsilon: variance of the guide, of levels 0..1, below which an area counts as flat.

    """
    import cv2

    # sums over a large window need more digits than differences of near numbers leave in 32 bits
    depth = np.float64 if radius > 64 else np.float32

    def mean(values: Numbers) -> Numbers:
        size = (2 * radius + 1, 2 * radius + 1)
        return np.asarray(cv2.blur(values.astype(depth, copy=False), size, borderType=cv2.BORDER_REFLECT), depth)

    about, around = mean(guide), mean(picture)
    slope = (mean(guide * picture) - about * around) / (mean(guide * guide) - about * about + np.float32(epsilon))
    offset = around - slope * about
    return np.asarray(mean(slope) * guide + mean(offset), np.float32)
