"""The status bar: what is going on, who is there, what the store holds, and whether all is well."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QProgressBar, QStatusBar, QToolButton

from app import background
from app.window import vitals
from app.window.language import clock, day, number, plural, said, tr
from app.window.language.names import ROLES
from app.window.session import Session
from app.window.unfinished_notice import UnfinishedNotice
from app.window.widgets.layout import label, set_tone
from app.window.widgets.words import breakable, sentence, tip
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.health import Check

_HEALTH_MS = 5000


class StatusLine:
    """Fills the status bar of a window.

    Args:
        session: what is shown.
        bar: where.

    """

    def __init__(self, session: Session, bar: QStatusBar):
        self._session = session
        self._reachable = True
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self._words = label(tr("Starting…"))
        self._who, self._cameras, self._rate, self._store = label(), label(), label(), label()
        bar.addWidget(self._progress)
        bar.addWidget(self._words, 1)
        self._whole = QToolButton()
        self._whole.setProperty("role", "plain")
        self._whole.setText(tr("Read all of it…"))
        self._whole.clicked.connect(lambda _checked=False: self._read())
        self._whole.hide()
        bar.addWidget(self._whole)
        self._restart = QToolButton()  # as long as it is needed: what is refused on any page says to do it
        self._restart.setProperty("role", "plain")
        self._restart.setText(tr("Restart now"))
        self._restart.clicked.connect(lambda _checked=False: session.restart())
        self._restart.hide()
        bar.addWidget(self._restart)
        self._dismiss = QToolButton()
        self._dismiss.setProperty("role", "plain")
        self._dismiss.setText("✕")
        self._dismiss.setAccessibleName(tr("Put the message away"))
        self._dismiss.setToolTip(tr("Put the message away"))
        self._dismiss.clicked.connect(lambda _checked=False: self._rest())
        self._dismiss.hide()
        bar.addWidget(self._dismiss)
        self._health = QToolButton()
        self._health.setProperty("role", "plain")
        self._health.setAccessibleName(tr("Health"))
        self._health.clicked.connect(lambda _checked=False: session.go("health"))
        self._health.hide()
        bar.addPermanentWidget(self._health)
        for widget in (self._who, self._cameras, self._rate, self._store):
            bar.addPermanentWidget(widget)
        session.loading.connect(self._load)
        session.load_failed.connect(self._tell)
        session.ready.connect(self._ready)
        session.troubled.connect(self._tell)
        session.settled.connect(self._settle)
        self._unfinished = UnfinishedNotice(session)
        session.who.entered.connect(self.refresh)
        session.who.left.connect(self.refresh)
        for signal in (session.cameras.state_changed, session.cameras.watching_changed, session.people_changed):
            signal.connect(self.refresh)
        self._clock = QTimer(bar)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.refresh)
        self._clock.start()
        self._looking = False
        self._pulse = QTimer(bar)
        self._pulse.setInterval(_HEALTH_MS)
        self._pulse.timeout.connect(self.look)
        self._pulse.start()
        session.cameras.state_changed.connect(lambda _camera: self.look())
        self.refresh()

    def refresh(self, _camera: str = "") -> None:
        """Say how things are now."""
        session = self._session
        operator = session.who.operator
        self._who.setText(f"{operator.name}, {tr(ROLES[operator.role])}" if operator is not None else "")
        live = sum(camera.state == "live" for camera in session.cameras.watched.values())
        if not session.cameras.watched and session.cameras.lent:
            self._cameras.setText(tr("● the camera is used for pictures"))
        elif not session.cameras.watched:
            self._cameras.setText(tr("○ no camera running"))
        else:
            words = plural(
                len(session.cameras.watched), "● {live} of 1 camera live", "● {live} of {count} cameras live", live=live
            )
            self._cameras.setText(words)
        self._rate.setText(
            tr("{rate} pictures/s", rate=number(session.cameras.rate)) if session.cameras.watched else ""
        )
        self._store.setText(plural(session.people_count, "1 person", "{count} people"))
        self._restart.setVisible(bool(session.behind) and session.who.admitted)
        self._restart.setToolTip(tip(sentence(session.behind)))
        self._offer_health()
        self._offer_whole()

    def look(self) -> None:
        """See whether all is well."""
        session = self._session
        if self._looking or session.recogniser is None:
            return  # a disk that hangs shall not make them queue up; and nothing is watched before the start is over
        self._looking = True

        def done(checks: list[Check]) -> None:
            self._looking = False
            self._tell_health(checks)

        def failed(_words: str) -> None:
            self._looking = False  # the page Health tells it

        background.run(lambda _progress: vitals.vitals(session), done, failed)

    def _tell_health(self, checks: list[Check]) -> None:
        words, tone = health_words(checks)
        if self._health.text() != words:
            self._health.setText(words)
            self._health.setToolTip(tr("Whether all is well: open Health"))
            set_tone(self._health, tone)
        self._offer_health()

    def reach(self, *, health: bool) -> None:
        """Whether Health can be opened now: during the first steps it cannot, and much is not set up yet."""
        self._reachable = health
        self._offer_health()

    def _offer_health(self) -> None:
        """Lead to Health those who may open it."""
        may = self._session.who.may(Permission.WATCH)
        self._health.setVisible(may and self._reachable and bool(self._health.text()))

    def _load(self, fraction: float, words: str) -> None:
        self._progress.show()
        self._progress.setValue(round(100 * fraction))
        self._words.setText(f"{said(words)}…")

    def _ready(self) -> None:
        self._progress.hide()
        self._rest()
        self.refresh()

    def _rest(self) -> None:
        """Say what there is to say while nothing is the matter."""
        self._dismiss.hide()
        self._whole.hide()
        self._words.setToolTip("")
        self._words.setText(tr("Ready"))

    def _tell(self, words: str) -> None:
        self._progress.hide()
        self._words.setText(said(words))
        self._words.setToolTip(said(words))
        self._dismiss.show()
        self.refresh()

    def _settle(self, words: str) -> None:
        """Put a message away that is no longer so; another that took its place stays."""
        if self._words.text() == said(words):
            self._rest()

    def _offer_whole(self) -> None:
        """Offer a message in full that has no room in the line."""
        words = self._words
        needs = words.fontMetrics().horizontalAdvance(words.text())
        room = words.width() + (self._whole.width() if self._whole.isVisible() else 0)
        self._whole.setVisible(not self._dismiss.isHidden() and needs > room)

    def _read(self) -> None:
        box = QMessageBox(self._words.window())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(breakable(self._words.text()))
        if self._words.text() == said(self._session.behind) and self._session.who.admitted:
            again = box.addButton(tr("Restart now"), QMessageBox.ButtonRole.AcceptRole)
            again.clicked.connect(self._session.restart)
            box.addButton(QMessageBox.StandardButton.Close)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def health_words(checks: list[Check]) -> tuple[str, str]:
    """What is worst, and where nothing is, the last backup; and its tone."""
    from core.health import State

    needy = [check for check in checks if check.state is not State.GOOD]
    if needy:
        shape, tone = ("▲", "attention") if all(c.state is State.ATTENTION for c in needy) else ("✖", "deny")
        words = _trouble_words(needy[0]) if len(needy) == 1 else ""
        words = words or (tr("something needs attention") if tone == "attention" else tr("something is wrong"))
        return f"{shape} {words}", tone
    return next((_backup_words(check) for check in checks if check.name == "backups"), ""), ""


def _trouble_words(check: Check) -> str:
    """What is wrong, where that can be said in a few words."""
    if check.name == "cameras":
        from core.health import LOST

        lost = [camera for camera in check.facts["cameras"] if camera["state"] in LOST]
        return plural(len(lost), "1 camera is lost", "{count} cameras are lost") if lost else ""
    few = {
        "recogniser": tr("the recogniser has trouble"),
        "backups": tr("no backup yet") if check.facts.get("last") is None else tr("the last backup is old"),
        "schedule": tr("backups fail"),
        "disk": tr("the disk is nearly full"),
    }
    return few.get(check.name, "")


def _backup_words(check: Check) -> str:
    last = check.facts.get("last")
    if last is None:
        return tr("no backup yet")
    when = datetime.fromisoformat(str(last)).astimezone()
    if when.date() == datetime.now(UTC).astimezone().date():
        return tr("backed up today {time}", time=clock(when, seconds=False))
    return tr("backed up {day}", day=day(when.date()))
