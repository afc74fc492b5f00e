"""Events in plain words, shapes and colours."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.window.widgets.layout import label, set_tone
from core.gallery.events import Decision, Event, Outcome

DECISIONS = {
    Decision.ALLOW: ("✔ Let in", "allow"),
    Decision.DENY: ("✖ Kept out", "deny"),
    Decision.ALARM: ("▲ Alarm", "deny"),
    Decision.NOTE: ("● Note", "attention"),
}
"""Each decision as a shape with a word, and its tone."""


def who(event: Event) -> str:
    """Whom an event is about, in plain words."""
    if event.person:
        return event.person
    return {
        Outcome.UNKNOWN: "Nobody we know",
        Outcome.AMBIGUOUS: "Cannot be told apart",
        Outcome.INSUFFICIENT: "Not seen well enough",
        Outcome.RECOGNISED: "Somebody since deleted",
        Outcome.DOOR: "The door",
    }[event.outcome]


def decision_label(event: Event) -> QWidget:
    """The decision as a shape, a word and a colour."""
    mark, tone = DECISIONS[event.decision]
    widget = label(mark)
    set_tone(widget, tone)
    return widget
