"""Taking many people in at once, and giving everybody out."""

from app.window.pages.people_import.panel import ImportPanel

__all__ = ["ImportPanel"]
