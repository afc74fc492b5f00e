"""Access: groups, doors, schedules and holidays, and what would be if."""

from app.window.pages.access.page import AccessPage

__all__ = ["AccessPage"]
