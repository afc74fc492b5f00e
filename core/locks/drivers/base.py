"""The interface of door drivers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Protocol, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, SecretStr

from core.base.messages import Message
from core.errors import PorticoError

Port = Annotated[int, Field(ge=1, le=65535)]
Timeout = Annotated[float, Field(gt=0, le=30)]


class DoorError(PorticoError):
    """A door cannot be set up, or does not do what it is told."""


class MissingError(DoorError):
    """A setting of a lock is not given.

    Attributes:
        setting: its name.

    """

    def __init__(self, driver: str, setting: str):
        super().__init__(
            Message("the {driver} driver needs the setting {setting!r}: give it", driver=driver, setting=setting)
        )
        self.setting = setting


class SignInError(DoorError):
    """A device refuses whoever signs in: asked again and again with the same words, it may lock them out."""


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
    _password: SecretStr | None = PrivateAttr(default=None)

    def place(self) -> str | None:
        """Where a password that is kept sealed for this lock may be sent; None where it takes none."""
        return None

    def given(self, password: SecretStr | None) -> Self:
        """The same settings with a password, which no text, form or file of them shows."""
        copy = self.model_copy()
        copy._password = password  # noqa: SLF001  # its own
        return copy

    def password(self, file: Path | None) -> str | None:
        """The password that was given, or else the one in a file.

        Raises:
            DoorError: the file cannot be read.

        """
        return self._password.get_secret_value() if self._password is not None else secret(file)

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
            "the password file {path} cannot be read: {getattr}",
            path=path,
            getattr=getattr(error, "strerror", None) or error,
        ) from None


def filled(template: str, fields: dict[str, Any]) -> str:
    """A template with ``{name}`` replaced for each field, and nothing interpreted in what was put in."""
    return re.sub(r"\{(\w+)\}", lambda found: str(fields.get(found[1], found[0])), template)
