"""From the colours that a file means to those that everything here means: sRGB."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import numpy as np
from PIL import Image as Pillow
from PIL import ImageCms

Converter = Callable[[Pillow.Image], Pillow.Image]
"""From a picture of the file's colours to one of mode RGB."""

_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}
_ROUNDING = 3  # steps of 255 by which profiles of sRGB itself differ
_LARGEST = 8_000_000  # bytes of a profile; those of printers have up to three million


def converter(profile: bytes | None, mode: str) -> Converter:
    """What makes sRGB of the colours of a file.

    A profile that is spoilt, or belongs to other colours than the file has, is left aside, as browsers do.

    Args:
        profile: ICC profile of the file, where it has one.
        mode: of the picture as Pillow opened it.

    """
    if not isinstance(profile, bytes) or not 128 <= len(profile) <= _LARGEST:
        return _plain
    try:
        means = ImageCms.ImageCmsProfile(BytesIO(profile))
        given = _MODES.get(means.profile.xcolor_space.strip(), "")
        if not given or (given == "CMYK") != (mode == "CMYK"):
            return _plain
        transform = ImageCms.buildTransform(
            means, ImageCms.createProfile("sRGB"), given, "RGB", ImageCms.Intent.PERCEPTUAL
        )
        if given == "RGB" and _changes_nothing(transform):
            return _plain
    except Exception:  # noqa: BLE001  # of hostile bytes
        return _plain

    def converted(picture: Pillow.Image) -> Pillow.Image:
        found = ImageCms.applyTransform(picture if picture.mode == given else picture.convert(given), transform)
        return found if found is not None else picture.convert("RGB")

    return converted


def _plain(picture: Pillow.Image) -> Pillow.Image:
    return picture.convert("RGB")


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """Whether colours are sRGB as they are, but for rounding; the name of a profile tells nothing of its curves."""
    steps = [*range(0, 255, 32), 255]
    colours = Pillow.new("RGB", (len(steps) ** 2, len(steps)))
    colours.putdata([(red, green, blue) for red in steps for green in steps for blue in steps])
    found = ImageCms.applyTransform(colours, transform)
    if found is None:
        return False
    return int(np.abs(np.asarray(colours, np.int16) - np.asarray(found, np.int16)).max()) <= _ROUNDING
