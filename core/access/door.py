"""A door as a site has it: whom its rules let in, which cameras watch it, and what unlocks it."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, SecretStr

from core.access.policy import Approach, DoorRules, Liveness
from core.base.zone import local_zone
from core.locks import drivers
from core.locks.drivers.base import LockDriver


def new_rules() -> dict[str, Any]:
    """What the rules of a new door begin with.

    This machine's clock; pictures of people open nothing; and it opens for those who come to it, since a camera sees
    people it knows walk past all day, and out of the building. Who comes to a door does not notice that it asks.
    A simulated lock makes no difference: the true one is often named later, and a door keeps what it asks for.
    """
    return {"zone": local_zone(), "liveness": Liveness.PASSIVE.value, "approach": Approach.NEAR.value}


class Door(BaseModel):
    """Settings of one door.

    Attributes:
        rules: whom it opens for.
        cameras: names of the cameras at it.
        lock: ``driver`` and that driver's settings.
        pulse_seconds: how long it stays unlocked for one person.
        held_seconds: after standing open so long it raises an alarm; 0 never.
        fail_safe: unlocked, not locked, when this program ends or is lost. Locked is the default.

    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: DoorRules
    cameras: tuple[str, ...] = ()
    lock: dict[str, Any] = Field(default_factory=lambda: {"driver": "simulated"})
    pulse_seconds: Annotated[float, Field(gt=0, le=600)] = 5
    held_seconds: Annotated[float, Field(ge=0, le=3600)] = 30
    fail_safe: bool = False
    _password: SecretStr | None = PrivateAttr(default=None)

    @property
    def name(self) -> str:
        """As people know it."""
        return self.rules.name

    @property
    def has_lock(self) -> bool:
        """Whether something is unlocked by it: a simulated lock only shows what would be."""
        return self.lock.get("driver") != "simulated"

    def with_password(self, password: str | None) -> Self:
        """The same door with the password of its lock, to be used and not to be kept: no text or file of it has it."""
        copy = self.model_copy()
        copy._password = SecretStr(password) if password else None  # noqa: SLF001  # its own
        return copy

    def driver(self) -> LockDriver:
        """The lock's settings, checked.

        Raises:
            DoorError: they are wrong.

        """
        return drivers.settings_of(self.lock, self._password)
