"""Maps of values as pictures."""

from __future__ import annotations

import numpy as np

from core.faces import Float, Image


def map_picture(values: Float) -> Image:
    """A map (rows, columns) as a picture (rows, columns, 3), from its lowest value (dark) to its highest (bright)."""
    import cv2

    low, high = float(values.min()), float(values.max())
    levels = np.asarray((values - low) / max(high - low, 1e-9) * 255, np.uint8)
    return np.asarray(cv2.cvtColor(cv2.applyColorMap(levels, cv2.COLORMAP_VIRIDIS), cv2.COLOR_BGR2RGB), np.uint8)
