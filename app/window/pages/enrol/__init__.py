"""Enrol: one person after the other, from the camera or from files."""

from app.window.pages.enrol.page import EnrolPage

__all__ = ["EnrolPage"]
