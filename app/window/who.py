"""Who is at the window, and what they may do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSettings, Signal

from app import background
from core.site import Site
from core.store.audit import Actor, Permission
from core.store.operators import Operator


class Who(QObject):
    """Whoever is at one window.

    Attributes:
        site: the site for them: what is asked of it is booked to them, however late it is done.
        operator: who has logged in; None where nobody has, or has to.
        admitted: whether the window is open to somebody.

    Signals:
        entered: somebody is at the window, by name.
        left: nobody is any more.
        troubled: one sentence about something that failed in the background.

    """

    entered = Signal()
    left = Signal()
    troubled = Signal(object)

    def __init__(self, root: Site, *, admitted: bool = False):
        super().__init__()
        self._root = root
        self.site = root
        self.operator: Operator | None = None
        self.admitted = admitted

    def may(self, permission: Permission) -> bool:
        """Whether whoever is at the window may do something."""
        return permission in self.site.trail.actor.permissions

    def looked(
        self,
        action: str,
        subject: str = "",
        person_id: int | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Write into the audit trail that somebody looks at personal data; ``then`` is called once that is there."""
        trail = self.site.trail

        def written(_none: object) -> None:
            if then is not None:
                then()

        background.run(lambda _progress: trail.look(action, subject, person_id), written, self.troubled.emit)

    @property
    def has_operators(self) -> bool:
        """Whether the window asks who is there."""
        return bool(self.site.operators.all())

    @property
    def asks_who(self) -> bool:
        """Whether a window on a site without operators asks at its start who looks after it; kept on this machine."""
        return not QSettings().value(self._unasked)

    @asks_who.setter
    def asks_who(self, asks: bool) -> None:
        if asks:
            QSettings().remove(self._unasked)
        else:
            QSettings().setValue(self._unasked, True)

    @property
    def _unasked(self) -> str:
        return f"nobody looks after/{self._root.folder}"

    def enter(self, operator: Operator | None) -> None:
        """Let somebody in who has logged in; None only where there is no operator to be asked for."""
        if operator is None and self.has_operators:
            return
        self.operator, self.admitted = operator, True
        self.site = self._root if operator is None else self._root.acting_as(operator.actor)
        self.entered.emit()

    def leave(self) -> None:
        """Lock the window: cameras and doors go on, and nobody may do anything until they log in."""
        if not self.admitted or self.operator is None:
            return
        name, trail = self.operator.name, self.site.trail
        nobody = Actor(self._root.trail.actor.name, frozenset())
        self.site = self._root.acting_as(nobody)  # before anything else can fail
        self.operator, self.admitted = None, False
        background.run(lambda _progress: trail.look("log out", f"operator {name}"), None, self.troubled.emit)
        self.left.emit()

    def follow(self, operators: Mapping[str, Operator]) -> None:
        """Follow changes of the operator's role by another program; who was removed is shut out."""
        if self.operator is None:
            return
        now = operators.get(self.operator.name)
        if now is None:
            self.leave()
        elif now != self.operator:
            self.operator, self.site = now, self._root.acting_as(now.actor)
            self.entered.emit()
