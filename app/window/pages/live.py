"""Live: the camera's picture with names, and the last decisions beside it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.window import theme
from app.window.session import Session
from app.window.widgets.decisions import decision_label, who
from app.window.widgets.layout import button, column, discard, label, panel, row
from app.window.widgets.pictures import FaceThumbnail, Mark, PictureView, to_qimage
from core.errors import SourceError
from core.gallery.audit import Permission
from core.gallery.events import Event

_KEPT = 30  # decisions in the strip; all others are on the Events page


class LivePage(QWidget):
    """Watches one camera."""

    title = "Live"
    icon = "mdi6.cctv"
    needs = Permission.WATCH

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._source = QLineEdit(session.site.settings.camera)
        self._source.setPlaceholderText("Camera number, video file, folder or rtsp:// address")
        self._source.setAccessibleName("Camera")
        self._source.returnPressed.connect(self._start)
        self._start_button = button("&Start", self._toggle, "primary")
        self._start_button.setEnabled(False)
        self._file_button = button("Choose &file…", self._choose)
        self._picture = PictureView("The recogniser is loading…")
        self._picture.setAccessibleName("Camera picture")
        self._state = label("", "muted")

        bar = row()
        bar.addWidget(label("Camera"))
        bar.addWidget(self._source, 1)
        bar.addWidget(self._file_button)
        bar.addWidget(self._start_button)

        left = QVBoxLayout()
        left.setSpacing(theme.size("unit"))
        left.addLayout(bar)
        left.addWidget(self._picture, 1)
        left.addWidget(self._state)

        self._strip = QWidget()
        self._cards = column(self._strip, margin=1, spacing=1)
        self._cards.addStretch(1)
        self._empty = label("Decisions appear here as people come to the door.", "muted", wrap=True)
        self._cards.insertWidget(0, self._empty)
        scroll = QScrollArea()
        scroll.setWidget(self._strip)
        scroll.setWidgetResizable(True)
        scroll.setFixedWidth(320)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.addWidget(label("Last decisions", "title"))
        right.addWidget(scroll, 1)

        outer = column(self)
        body = row(2)
        body.addLayout(left, 1)
        body.addLayout(right)
        outer.addLayout(body)

        session.ready.connect(self._ready)
        session.load_failed.connect(self._picture.show_words)
        session.viewed.connect(self._show_view)
        session.decided.connect(self._add_decision)
        session.camera_changed.connect(self._show_state)
        session.people_changed.connect(self._forget_deleted)

    def _ready(self) -> None:
        self._start_button.setEnabled(True)
        if self._session.demo:
            from core.demo import DemoCamera

            self._source.setText("Demonstration")
            self._begin(DemoCamera())
        else:
            self._picture.show_words("Choose a camera or a video above, then press Start.")

    def _toggle(self) -> None:
        if self._session.watching:
            self._session.stop_watching()
            self._picture.show_words("Stopped. Press Start to watch again.")
            self._state.setText("")
            self._start_button.setText("&Start")
        else:
            self._start()

    def _start(self) -> None:
        from core.cameras.sources import open_source

        if self._session.recogniser is None:
            return
        try:
            if self._session.demo and self._source.text() == "Demonstration":
                from core.demo import DemoCamera

                self._begin(DemoCamera())
            else:
                self._begin(open_source(self._source.text(), realtime=True))
        except SourceError as error:
            self._picture.show_words(str(error))

    def _begin(self, source: object) -> None:
        self._picture.show_words("Connecting…")
        self._session.watch(source)  # type: ignore[arg-type]
        self._start_button.setText("&Stop")

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Choose a video")
        if path:
            self._source.setText(path)
            self._start()

    def _show_view(self) -> None:
        view = self._session.view
        if view is None or not self._session.watching or not self.isVisible():
            return
        marks = []
        for sight in view.sights:
            tone = "allow" if sight.allowed else "deny" if sight.decided else "attention"
            box = tuple(float(v) for v in sight.box)
            marks.append(Mark(box, sight.words, tone, dashed=not sight.decided))  # type: ignore[arg-type]
        self._picture.show_picture(to_qimage(view.frame.image), tuple(marks))
        self._state.setText(f"{self._session.camera_name}: live, {len(view.sights)} faces")

    def _show_state(self, state: str, error: str) -> None:
        if state == "lost":
            self._picture.show_words(error)
        if state in ("lost", "ended"):
            self._session.stop_watching()
            self._start_button.setText("&Start")
            self._state.setText("" if state == "lost" else "The video has ended.")

    def _forget_deleted(self) -> None:
        """Take away the cards that show or name somebody who has been deleted."""
        known = self._session.site.people.names()
        for card in self._strip.findChildren(DecisionCard):
            named = {number for reason in card.decided.reasons for number, _ in reason.people}
            if not named <= known.keys():
                self._cards.removeWidget(card)
                discard(card)

    def _add_decision(self, event: Event, photo: np.ndarray | None) -> None:
        self._empty.hide()
        card = DecisionCard(event, to_qimage(photo) if photo is not None else None)
        self._cards.insertWidget(0, card)
        while self._cards.count() > _KEPT + 2:  # the empty word and the stretch stay
            item = self._cards.takeAt(_KEPT)
            if item is not None:
                discard(item.widget())


class DecisionCard(QWidget):
    """One decision: face, name, time, and why on demand."""

    def __init__(self, event: Event, photo: QImage | None):
        super().__init__()
        self.decided = event
        frame, content = panel()
        outer = column(self, margin=0, spacing=0)
        outer.addWidget(frame)
        head = row()
        face = FaceThumbnail(72)
        face.show_face(photo, event.person or "")
        head.addWidget(face)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = label(who(event), wrap=True)
        name.setStyleSheet("font-weight: 600;")
        words.addWidget(name)
        words.addWidget(decision_label(event))
        words.addWidget(label(f"{event.time.astimezone():%H:%M:%S}  {event.camera}", "small"))
        head.addLayout(words, 1)
        content.addLayout(head)
        self._why = button("&Why?", self._toggle)
        self._why.setCheckable(True)
        self._reasons = label("\n".join(f"• {r}" for r in event.reasons), "small", wrap=True)
        self._reasons.setVisible(False)
        content.addWidget(self._why)
        content.addWidget(self._reasons)

    def _toggle(self) -> None:
        self._reasons.setVisible(self._why.isChecked())
