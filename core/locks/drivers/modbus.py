"""A relay behind Modbus TCP (application protocol 1.1b3): one coil, and a discrete input for the door's contact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field

from core.base.messages import Message
from core.locks.drivers.base import DoorError, LockDriver, Port, Timeout

Address = Annotated[int, Field(ge=0, le=65535)]


class Modbus(LockDriver):
    """Writes a coil.

    Attributes:
        host: of the relay.
        port: of it.
        unit: its number behind a gateway.
        coil: address, counted from 0.
        inverted: whether the coil is off, not on, while the door is unlocked.
        contact_input: address of the discrete input that is on while the door stands open; None without one.
        timeout: seconds.

    """

    host: str = Field(min_length=1)
    port: Port = 502
    unit: Annotated[int, Field(ge=0, le=255)] = 1
    coil: Address = 0
    inverted: bool = False
    contact_input: Address | None = None
    timeout: Timeout = 3

    def connect(self, door: str, *, fail_safe: bool) -> ModbusLock:  # noqa: ARG002  # the relay keeps its last state
        return ModbusLock(self)


class ModbusLock:
    """A connection to the relay, made anew after it was lost."""

    def __init__(self, settings: Modbus):
        from pymodbus.client import ModbusTcpClient

        self._settings = settings
        self._client: Any = ModbusTcpClient(settings.host, port=settings.port, timeout=settings.timeout, retries=1)
        if not self._client.connect():  # type: ignore[no-untyped-call]
            raise self._failed(Message("no answer"))

    def switch(self, *, unlocked: bool) -> None:
        settings = self._settings
        value = unlocked != settings.inverted
        self._ask(lambda: self._client.write_coil(settings.coil, value, device_id=settings.unit))

    def stands_open(self) -> bool | None:
        settings = self._settings
        if settings.contact_input is None:
            return None
        address = settings.contact_input
        answer = self._ask(lambda: self._client.read_discrete_inputs(address, count=1, device_id=settings.unit))
        return bool(answer.bits[0])

    def close(self) -> None:
        self._client.close()

    def _ask(self, request: Callable[[], Any]) -> Any:
        from pymodbus import ModbusException

        try:
            answer = request()
        except (ModbusException, OSError) as error:
            raise self._failed(error) from None
        if answer.isError():
            raise self._failed(Message("it refuses ({answer})", answer=answer))
        return answer

    def _failed(self, why: object) -> DoorError:
        return DoorError(
            "the Modbus relay {host}:{port} cannot be used: {why}",
            host=self._settings.host,
            port=self._settings.port,
            why=why,
        )
