"""The status bar: what is going on, who is there, and what the store holds."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QStatusBar

from app.window.language import number, plural, said, tr
from app.window.language.names import ROLES
from app.window.session import Session
from app.window.widgets.layout import label


class StatusLine:
    """Fills the status bar of a window.

    Args:
        session: what is shown.
        bar: where.

    """

    def __init__(self, session: Session, bar: QStatusBar):
        self._session = session
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self._words = label(tr("Starting…"))
        self._who, self._cameras, self._rate, self._store = label(), label(), label(), label()
        bar.addWidget(self._progress)
        bar.addWidget(self._words, 1)
        for widget in (self._who, self._cameras, self._rate, self._store):
            bar.addPermanentWidget(widget)
        session.loading.connect(self._load)
        session.load_failed.connect(self._tell)
        session.ready.connect(self._ready)
        session.troubled.connect(self._tell)
        session.entered.connect(self.refresh)
        session.left.connect(self.refresh)
        for signal in (session.camera_changed, session.watching_changed, session.people_changed):
            signal.connect(self.refresh)
        self._clock = QTimer(bar)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.refresh)
        self._clock.start()
        self.refresh()

    def refresh(self, _camera: str = "") -> None:
        """Say how things are now."""
        session = self._session
        operator = session.operator
        self._who.setText(f"{operator.name}, {tr(ROLES[operator.role])}" if operator is not None else "")
        live = sum(camera.state == "live" for camera in session.cameras.values())
        if not session.cameras:
            self._cameras.setText(tr("○ no camera running"))
        else:
            self._cameras.setText(tr("● {live} of {all} cameras live", live=live, all=len(session.cameras)))
        self._rate.setText(tr("{rate} pictures/s", rate=number(session.rate)) if session.cameras else "")
        self._store.setText(plural(session.people_count, "1 person", "{count} people"))

    def _load(self, fraction: float, words: str) -> None:
        self._progress.show()
        self._progress.setValue(round(100 * fraction))
        self._words.setText(f"{said(words)}…")

    def _ready(self) -> None:
        self._progress.hide()
        engine = self._session.engine
        self._words.setText(tr("Ready, profile {profile}", profile=engine.profile.id) if engine is not None else "")
        self.refresh()

    def _tell(self, words: str) -> None:
        self._progress.hide()
        self._words.setText(said(words))
