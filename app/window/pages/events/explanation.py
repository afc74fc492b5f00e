"""One event: the face, the decision, why, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.window import theme
from app.window.language import moment, number, plural, said, tr
from app.window.language.names import RESULTS, account
from app.window.pages.events.actions import EventActions
from app.window.pages.events.words import verdict, whom
from app.window.session import Session
from app.window.widgets.decisions import place, who
from app.window.widgets.layout import column, discard, label, panel, row, set_tone
from app.window.widgets.photos import PhotoCache
from app.window.widgets.pictures import FaceThumbnail
from core.gallery.events import Event

_LARGE, _SMALL = 208, 96
_LOW = 560  # pixels of height; below, the reasons need the room more than the face


class Explanation(QWidget):
    """The event that is selected.

    Attributes:
        shown: that event, or None.

    Signals:
        changed: (Event) it was put right.

    """

    changed = Signal(object)

    def __init__(self, session: Session, photos: PhotoCache):
        super().__init__()
        self.shown: Event | None = None
        self._photos = photos
        self.setFixedWidth(theme.scaled(320))
        frame, content = panel()
        outer = column(self, margin=0)
        outer.addWidget(frame)
        inner = QWidget()
        self._inner = lines = column(inner, margin=0, spacing=1)
        self._hint = label(tr("Select an event to see why it was decided so."), "muted", wrap=True)
        self._faces = (FaceThumbnail(_LARGE), FaceThumbnail(_SMALL))
        self._who = label("", "title", wrap=True)
        self._disputed, self._decision = label("", wrap=True), label()
        set_tone(self._disputed, "attention")
        self._where = label("", "muted", wrap=True)
        self._top = row(2)
        for face in self._faces:
            self._top.addWidget(face, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(4)
        for widget in (self._who, self._disputed, self._decision, self._where):
            names.addWidget(widget)
        names.addStretch(1)
        self._top.addLayout(names, 1)
        self._body = QWidget()
        self._lines = column(self._body, margin=0, spacing=1)
        lines.addWidget(self._hint)
        lines.addLayout(self._top)
        lines.addWidget(self._body)
        lines.addStretch(1)
        lines.setContentsMargins(0, 0, 8, 0)  # beside the scroll bar
        self._scroll = QScrollArea()
        self._scroll.setProperty("role", "plain")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Why it was decided so"))
        self.event_actions = EventActions(session)
        self.event_actions.changed.connect(self._corrected)
        content.addWidget(self._scroll, 1)
        content.addWidget(self.event_actions)
        photos.arrived.connect(self._arrived)
        self.show_event(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_event(self, event: Event | None) -> None:
        """Show one event, or how to choose one."""
        if event is not None and event == self.shown:
            self.event_actions.update_buttons()
            self._arrived(event.id or 0)  # its picture may be gone
            return
        if event is None or self.shown is None or event.id != self.shown.id:
            self._scroll.verticalScrollBar().setValue(0)
        self.shown = event
        while self._lines.count():
            item = self._lines.takeAt(0)
            if item is not None:
                discard(item.widget())
        self._fit()
        self._hint.setVisible(event is None)
        for widget in (self._who, self._decision, self._where, self._body):
            widget.setVisible(event is not None)
        self._disputed.setVisible(event is not None and event.disputed_by is not None)
        self.event_actions.show_event(event)
        if event is None:
            return
        self._who.setText(who(event))
        if event.disputed_by is not None:
            self._disputed.setText(tr("{words}, says {who}", words=whom(event), who=account(event.disputed_by)))
        self._decision.setText(verdict(event))
        set_tone(self._decision, RESULTS[event.result][1])
        self._where.setText(f"{moment(event.time, seconds=True)}\n{place(event)}")
        for reason in event.reasons:
            self._lines.addWidget(label(f"• {said(str(reason))}", wrap=True))
        facts = _facts(event)
        if facts:
            self._lines.addWidget(label("\n".join(facts), "small", wrap=True))
        self._arrived(event.id or 0)

    def _corrected(self, event: Event) -> None:
        if self.shown is not None and self.shown.id == event.id:
            self.show_event(event)
        self.changed.emit(event)

    def _fit(self) -> None:
        large = self.height() >= _LOW
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        for face, there in zip(self._faces, (large, not large), strict=True):
            pictured = self.shown is not None and (not self.shown.of_nobody or self.shown.person_id is not None)
            face.setVisible(there and pictured)
        self._inner.invalidate()  # it was laid out with both faces, which is wider than there is room
        self._inner.activate()

    def _arrived(self, photo: int) -> None:
        if self.shown is not None and self.shown.id == photo:
            image = self._photos.get(photo)
            for face in self._faces:
                face.show_face(image, self.shown.person or "")
            self.event_actions.show_pictured(pictured=image is not None and not image.isNull())


def _facts(event: Event) -> list[str]:
    """What the decision rests on, in numbers."""
    if not event.profile_id:
        return []  # about the door: nobody was measured
    facts = []
    if event.score is not None and event.threshold is not None:
        facts.append(
            tr("Score {score}, the threshold is {line}", score=number(event.score, 3), line=number(event.threshold, 3))
        )
    if event.second_person is not None and event.second_score is not None:
        facts.append(tr("Next: {name} {score}", name=event.second_person, score=number(event.second_score, 3)))
    looks = plural(event.shots, "{count} look", "{count} looks")
    if event.quality is not None:
        looks = tr("{looks}, picture quality {quality}", looks=looks, quality=number(event.quality, 2))
    facts.append(looks)
    facts.append(tr("Track {track}, profile {profile}", track=event.track, profile=event.profile_id))
    return facts
