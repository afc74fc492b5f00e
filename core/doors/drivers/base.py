"""The interface of door drivers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Protocol

from pydantic import BaseModel, ConfigDict, Field

from core.errors import PorticoError

Port = Annotated[int, Field(ge=1, le=65535)]
Timeout = Annotated[float, Field(gt=0, le=30)]


class DoorError(PorticoError):
    """A door cannot be set up, or does not do what it is told."""


class Lock(Protocol):
    """A connected lock. Every call may take its driver's timeout, and raises :class:`DoorError` where it fails."""

    def switch(self, *, unlocked: bool) -> None:
        """Unlock, or lock again."""
        ...

    def stands_open(self) -> bool | None:
        """What the door's contact says; None without one."""
        ...

    def close(self) -> None:
        """Let go of the connection; raises nothing."""
        ...


class LockDriver(BaseModel):
    """Settings of one way to open a door."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def connect(self, door: str, *, fail_safe: bool) -> Lock:
        """Connect to the lock of a door.

        Args:
            door: name.
            fail_safe: whether the door shall be unlocked, rather than locked, when this program is lost.

        Raises:
            DoorError: says what is wrong, and what to do.

        """
        raise NotImplementedError


def secret(path: Path | None) -> str | None:
    """A password that lies in a file of its own, so that no other setting, log or backup holds it.

    Raises:
        DoorError: the file cannot be read.

    """
    if path is None:
        return None
    try:
        return path.expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise DoorError(
            f"the password file {path} cannot be read: {getattr(error, 'strerror', None) or error}"
        ) from None


def filled(template: str, fields: dict[str, Any]) -> str:
    """A template with ``{name}`` replaced for each field, and nothing else interpreted."""
    for name, value in fields.items():
        template = template.replace(f"{{{name}}}", str(value))
    return template
