"""A relay at a serial or USB port (pyserial), such as the common LCUS boards with a CH340 chip."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from core.base.messages import Message
from core.locks.drivers.base import DoorError, LockDriver, Timeout


class Serial(LockDriver):
    """Sends a few bytes for each command.

    Attributes:
        port: such as ``/dev/ttyUSB0`` or ``COM3``.
        baud: of the port.
        protocol: ``lcus`` for boards that take A0, channel, state and their sum; ``bytes`` for the bytes given.
        channel: of an ``lcus`` board.
        unlock: bytes in hexadecimal, for ``bytes``.
        lock: likewise.
        contact: the line of the port that the door's contact closes while it stands open, if any.
        timeout: seconds.

    """

    port: str = Field(min_length=1)
    baud: Annotated[int, Field(ge=300, le=921_600)] = 9600
    protocol: Literal["lcus", "bytes"] = "lcus"
    channel: Annotated[int, Field(ge=1, le=16)] = 1
    unlock: str = ""
    lock: str = ""
    contact: Literal["", "cts", "dsr", "cd", "ri"] = ""
    timeout: Timeout = 1

    @model_validator(mode="after")
    def _complete(self) -> Serial:
        if self.protocol == "bytes" and not (bytes.fromhex(self.unlock) and bytes.fromhex(self.lock)):
            raise ValueError(Message("the protocol bytes needs what to send to unlock and to lock"))
        return self

    def command(self, *, unlocked: bool) -> bytes:
        """What is sent."""
        if self.protocol == "bytes":
            return bytes.fromhex(self.unlock if unlocked else self.lock)
        head = bytes([0xA0, self.channel, int(unlocked)])
        return head + bytes([sum(head) & 0xFF])

    def connect(self, door: str, *, fail_safe: bool) -> SerialLock:  # noqa: ARG002  # the relay keeps its last state
        return SerialLock(self)


class SerialLock:
    """An open port."""

    def __init__(self, settings: Serial):
        import serial

        self._settings = settings
        try:
            self._port = serial.Serial(
                settings.port, settings.baud, timeout=settings.timeout, write_timeout=settings.timeout, exclusive=True
            )
        except (OSError, ValueError) as error:  # pyserial's own errors are operating system errors
            raise self._failed(error) from None

    def switch(self, *, unlocked: bool) -> None:
        try:
            self._port.write(self._settings.command(unlocked=unlocked))
            self._port.flush()
        except OSError as error:
            raise self._failed(error) from None

    def stands_open(self) -> bool | None:
        if not self._settings.contact:
            return None
        try:
            return bool(getattr(self._port, self._settings.contact))
        except OSError as error:
            raise self._failed(error) from None

    def close(self) -> None:
        self._port.close()

    def _failed(self, why: object) -> DoorError:
        return DoorError("the relay at {port} cannot be used: {why}", port=self._settings.port, why=why)
