"""The Events page: every decision, filtered, explained, put right and exported."""

from app.window.pages.events.page import EventsPage

__all__ = ["EventsPage"]
