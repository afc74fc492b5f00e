"""Settings of one camera."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from core.base.faults import fault
from core.base.messages import Message
from core.cameras import address
from core.cameras.address import Transport
from core.cameras.turning import Quarters, Turn
from core.errors import SiteError

MinFace = Annotated[int, Field(ge=20, le=400)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Region = tuple[Fraction, Fraction, Fraction, Fraction]
"""Left, top, right and bottom edge of a part of a picture, as fractions of its width and height."""


class CameraSettings(BaseModel):
    """One camera.

    Attributes:
        source: where its pictures come from: camera number, video file, or address, without the password, which
            the site keeps sealed. Without one, the entry holds for whatever is opened under this name.
        min_face: smallest face side in pixels; the site's by default.
        region: the part of the picture in which people are looked for; all of it by default.
        transport: how an rtsp:// stream comes: over TCP, of which nothing is lost, or over UDP.
        rotate: degrees by which its picture is turned clockwise, for a camera that hangs sideways or upside down. The
            region is a part of the turned picture.
        mirror: whether left and right of the turned picture are exchanged.

    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    source: Annotated[str, Field(min_length=1, max_length=1000)] | None = None
    min_face: MinFace | None = None
    region: Region | None = None
    transport: Transport = "tcp"
    rotate: Quarters = 0
    mirror: bool = False

    @property
    def turn(self) -> Turn:
        """How its picture is turned."""
        return Turn(self.rotate, self.mirror)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """What is shown of it: of an address that is still whole, no password."""
        return shown(super().__repr_args__(), "source")

    @model_validator(mode="after")
    def _has_extent(self) -> Self:
        if self.region is not None and not (self.region[0] < self.region[2] and self.region[1] < self.region[3]):
            raise ValueError(Message("the region must be left, top, right, bottom, with left < right and top < bottom"))
        return self


def camera_settings(**parts: object) -> CameraSettings:
    """Settings of a camera, made of their parts.

    Raises:
        SiteError: a part is wrong; the message names it, and never shows an address.

    """
    try:
        return CameraSettings.model_validate(parts)
    except ValidationError as error:
        found = fault(error)
        raise SiteError(
            "the camera is wrong in {where}: {why}" if found.where else "the camera is wrong: {why}",
            where=found.where,
            why=found.message,
        ) from None


def shown(parts: Iterable[tuple[str | None, Any]], name: str) -> Iterable[tuple[str | None, Any]]:
    """The parts of a model as they may be shown: of an address under a name, no password."""
    return [(key, address.shown(v) if key == name and isinstance(v, str) else v) for key, v in parts]
