"""From the colours that a file means to those that everything here means: sRGB."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageCms

Converter = Callable[[Pillow.Image], Pillow.Image]
"""From a picture of the file's colours to one of mode RGB."""

_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}
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
        if not given or (given == "CMYK") != (mode == "CMYK") or _is_srgb(means):
            return _plain
        transform = ImageCms.buildTransform(
            means, ImageCms.createProfile("sRGB"), given, "RGB", ImageCms.Intent.PERCEPTUAL
        )
    except Exception:  # noqa: BLE001  # of hostile bytes
        return _plain

    def converted(picture: Pillow.Image) -> Pillow.Image:
        found = ImageCms.applyTransform(picture if picture.mode == given else picture.convert(given), transform)
        return found if found is not None else picture.convert("RGB")

    return converted


def _plain(picture: Pillow.Image) -> Pillow.Image:
    return picture.convert("RGB")


def _is_srgb(means: ImageCms.ImageCmsProfile) -> bool:
    return "sRGB" in (means.profile.profile_description or "")
