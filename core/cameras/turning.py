"""How the picture of a camera that hangs sideways or upside down is turned, and what looks on with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from core.faces import Image
    from core.settings import Region

Quarters = Literal[0, 90, 180, 270]
"""Degrees that a picture can be turned by, clockwise."""


@dataclass(frozen=True)
class Turn:
    """How the picture of a camera is turned before anybody sees it.

    Attributes:
        degrees: clockwise.
        mirrored: left and right are exchanged then.

    """

    degrees: Quarters = 0
    mirrored: bool = False

    def picture(self, image: Image) -> Image:
        """A picture turned so."""
        if not self.degrees and not self.mirrored:
            return image
        import numpy as np  # settings know of this module, and few commands need more of it

        turned = np.rot90(image, -(self.degrees // 90))
        return np.ascontiguousarray(turned[:, ::-1] if self.mirrored else turned)

    def region(self, region: Region) -> Region:
        """The part of the turned picture that shows what a part of the picture as it comes did."""
        left, top, right, bottom = region
        for _ in range(self.degrees // 90):
            left, top, right, bottom = 1 - bottom, left, 1 - top, right
        if self.mirrored:
            left, right = 1 - right, 1 - left
        return _edges(left, top, right, bottom)

    def region_back(self, region: Region) -> Region:
        """The part of the picture as it comes that a part of the turned one shows."""
        left, top, right, bottom = region
        if self.mirrored:
            left, right = 1 - right, 1 - left
        for _ in range(self.degrees // 90):
            left, top, right, bottom = top, 1 - right, bottom, 1 - left
        return _edges(left, top, right, bottom)


def moved(region: Region, before: Turn, after: Turn) -> Region:
    """The same part of what a camera sees, once its picture is turned otherwise."""
    return after.region(before.region_back(region))


def _edges(left: float, top: float, right: float, bottom: float) -> Region:
    edges = [round(min(1.0, max(0.0, edge)), 6) for edge in (left, top, right, bottom)]
    return edges[0], edges[1], edges[2], edges[3]
