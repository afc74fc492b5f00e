"""Doors: which doors and cameras there are, tried out on the spot."""

from app.window.pages.doors.page import DoorsPage

__all__ = ["DoorsPage"]
