"""How things are at this moment: what is quickly asked, for the status bar and the page Health."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.window.session import Session
    from core.health import Check


def vitals(session: Session) -> list[Check]:
    """Cameras, recogniser, doors, disk and backups, in some milliseconds; not for Qt's thread."""
    from core import health

    return list(
        health.glance(session.site, session.cameras.health(), session.cameras.door_states(), session.cameras.lent)
    )
