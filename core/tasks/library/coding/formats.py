"""Coding pictures with losses: JPEG, WebP, JPEG 2000 and AVIF."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.errors import TaskError
from core.faces import Image
from core.tasks.truths.reference import psnr


@dataclass(frozen=True)
class Format:
    """One way to code a picture.

    Attributes:
        name: for people.
        kind: as Pillow calls it.
        suffix: of its files.
        feature: of Pillow that it needs.
        largest: longest side that it can hold, in pixels.

    """

    name: str
    kind: str
    suffix: str
    feature: str
    largest: int = 65_500

    @property
    def present(self) -> bool:
        """Whether the installed Pillow knows it."""
        from PIL import features

        return bool(features.check(self.feature))

    def encoded(self, picture: Image, quality: int) -> bytes:
        """A picture in this format, at a quality of 1..100.

        Raises:
            TaskError: this Pillow does not know the format, or the picture is too large for it.

        """
        from PIL import Image as Pillow

        if not self.present:
            raise TaskError("{name} is not available here: choose another format", name=self.name)
        if max(picture.shape[:2]) > self.largest:
            raise TaskError(
                "{name} holds at most {largest} pixels along a side: choose another format",
                name=self.name,
                largest=self.largest,
            )
        buffer = io.BytesIO()
        Pillow.fromarray(picture).save(buffer, self.kind, **self._options(quality))
        return buffer.getvalue()

    def _options(self, quality: int) -> dict[str, Any]:
        if self.kind == "JPEG2000":  # it is told the distortion wanted, in decibels
            return {"quality_mode": "dB", "quality_layers": [22 + 0.2 * quality], "irreversible": True}
        if self.kind == "AVIF":
            return {"quality": quality, "speed": 8}
        return {"quality": quality, "optimize": True} if self.kind == "JPEG" else {"quality": quality}


JPEG = Format("JPEG", "JPEG", ".jpg", "jpg")
WEBP = Format("WebP", "WEBP", ".webp", "webp", 16_383)
JPEG2000 = Format("JPEG 2000", "JPEG2000", ".jp2", "jpg_2000")
AVIF = Format("AVIF", "AVIF", ".avif", "avif")
FORMATS = {one.name: one for one in (JPEG, WEBP, JPEG2000, AVIF)}


def loss(after: Image, before: Image) -> str:
    """How near a picture comes to what it was, in words."""
    distance = psnr(after, before)
    return "nothing is lost" if distance == float("inf") else f"PSNR {distance:.1f} dB"


def decoded(content: bytes) -> Image:
    """A picture that :meth:`Format.encoded` made."""
    from PIL import Image as Pillow

    with Pillow.open(io.BytesIO(content)) as picture:
        return np.array(picture.convert("RGB"), dtype=np.uint8)
