"""What opens a door: one small module for each way, behind one small interface.

A driver is a pydantic model of its settings with a method :meth:`~core.locks.drivers.base.LockDriver.connect`. Packages
add more through the entry point group ``portico.locks``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

from pydantic import SecretStr, ValidationError

from core.base.faults import fault
from core.base.tables import Table, UnfitError
from core.locks.drivers.base import DoorError, LockDriver, MissingError


def _is_driver(found: object) -> TypeGuard[type[LockDriver]]:
    return isinstance(found, type) and issubclass(found, LockDriver)


DRIVERS: Table[type[LockDriver]] = Table(
    "portico.locks",
    {
        "simulated": "core.locks.drivers.simulated:Simulated",
        "mqtt": "core.locks.drivers.mqtt:Mqtt",
        "http": "core.locks.drivers.http:Http",
        "modbus": "core.locks.drivers.modbus:Modbus",
        "serial": "core.locks.drivers.serial:Serial",
    },
    _is_driver,
)


def names() -> list[str]:
    """Drivers that there are."""
    return DRIVERS.names()


def kind_of(name: str) -> type[LockDriver]:
    """The settings of a driver, as a model.

    Raises:
        DoorError: there is no such driver, or it is not made for this Portico.

    """
    try:
        kind = DRIVERS.find(name)
    except UnfitError as error:
        raise DoorError(
            "the package that brings the driver {name!r} is not made for this Portico: {why}", name=name, why=error.why
        ) from None
    if kind is None:
        raise DoorError("there is no door driver {name!r}: known are {names}", name=name, names=", ".join(names()))
    return kind


def settings_of(lock: Mapping[str, Any], password: SecretStr | None = None) -> LockDriver:
    """A lock's settings, checked: ``driver`` and what that driver needs.

    Args:
        lock: as it is kept.
        password: that it signs in with, if it has one.

    Raises:
        MissingError: a setting is not given.
        DoorError: there is no such driver, or a setting is wrong; the message names it.

    """
    name = str(lock.get("driver", ""))
    try:
        settings = kind_of(name).model_validate({key: value for key, value in lock.items() if key != "driver"})
        return settings if password is None else settings.given(password)
    except ValidationError as error:
        found = fault(error)
        if found.missing:
            raise MissingError(name, found.where) from None
        raise DoorError(
            "the {name} driver's setting {where!r} is wrong: {why}", name=name, where=found.where, why=found.message
        ) from None
