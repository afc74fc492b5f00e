"""Events in plain words, shapes and colours."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.window.language import tr
from app.window.language.names import OUTCOMES, RESULTS
from app.window.widgets.layout import label, set_tone
from core.gallery.events import Event


def who(event: Event) -> str:
    """Whom an event is about, in plain words."""
    return event.person or tr(OUTCOMES[event.outcome])


def place(event: Event) -> str:
    """Where it was: the camera, and the door where that is called otherwise."""
    return f"{event.camera}, {event.door}" if event.door and event.door != event.camera else event.camera


def decision_label(event: Event) -> QWidget:
    """The decision as a shape, a word and a colour."""
    words, tone = RESULTS[event.result]
    widget = label(tr(words), wrap=True)
    set_tone(widget, tone)
    return widget
