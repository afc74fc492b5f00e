"""People: everybody enrolled, and what can be done with one of them."""

from app.window.pages.people.page import PeoplePage

__all__ = ["PeoplePage"]
