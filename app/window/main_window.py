"""The frame around the pages: sidebar, menus, status bar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from app.window import theme
from app.window.alarms import AlarmBar
from app.window.lacking import LackingPanel
from app.window.language import tr
from app.window.menus import Menus
from app.window.page import PAGES, Page
from app.window.pages.login import LoginPage
from app.window.session import Session
from app.window.sidebar import Sidebar
from app.window.status import StatusLine
from app.window.widgets.ending_question import EndingQuestion, what_goes_on
from app.window.widgets.layout import below, framed
from app.window.widgets.words import breakable
from core.store.audit import Permission

if TYPE_CHECKING:
    from app.window.pages.welcome import WelcomePage

_FRAME = QSize(4, 40)
"""What the desktop draws around a window, at the most."""

_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class MainWindow(QMainWindow):
    """One window on one site.

    Signals:
        closing: it closes, and nothing keeps it from that any more.
        closed: it has closed, and all that went on behind it has ended.

    """

    closing = Signal()
    closed = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self.session = session
        self.setWindowTitle(tr("Portico: demonstration") if session.demo else "Portico")
        self.resize(1280, 800)
        # a small screen on which all is twice as large; pages that need more are scrolled
        self.setMinimumSize(640, 400)
        self._made: dict[str, Page] = {}
        self._frames: dict[str, QScrollArea] = {}  # in which they are scrolled where the window is smaller
        self._current = ""
        self._last: str | None = None  # who was here last
        self._ending = False
        self._question: EndingQuestion | None = None
        self.has_closed = False
        """Whether it has closed for good."""
        self.anew = False
        """Whether the window is to be opened again, once it has closed."""
        self.backup: tuple[Path, str] | None = None
        """A backup to be brought back before that, and its passphrase."""
        self._stack = QStackedWidget()
        self._body = QWidget()
        layout = QHBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._sidebar = Sidebar()
        layout.addWidget(self._sidebar)
        layout.addWidget(self._stack, 1)
        self._login = LoginPage(session)
        self._welcome: WelcomePage | None = None
        self._front = QStackedWidget()
        self._front.addWidget(self._body)
        self._login_frame = framed(self._login)
        self._front.addWidget(self._login_frame)
        self.alarms = AlarmBar(session)
        self.setCentralWidget(below(self.alarms, below(LackingPanel(session), self._front)))
        self.menus = Menus(self, session)
        for leading in (self._sidebar, self.menus):
            leading.opened.connect(self.open_page)
        self.menus.wanted_set_up.connect(self.set_up)
        self.menus.wanted_about.connect(self._about)
        self._status = StatusLine(session, self.statusBar())
        self._front.currentChanged.connect(
            lambda _index: self._status.reach(health=self._front.currentWidget() is self._body)
        )
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(round(session.site.settings.lock_minutes * 60_000))
        self._idle.timeout.connect(session.who.leave)
        self._dress()
        session.who.entered.connect(self._admit)
        session.who.left.connect(self._ask_who)
        session.went.connect(self._go)
        session.look_changed.connect(self._change_look)
        session.shutting_down.connect(self.end)
        if not session.who.admitted and not session.who.asks_who:
            session.who.enter(None)  # which nobody can where there are operators
        if session.who.admitted:
            self._admit()
        else:
            self._ask_who()

    # pages

    def page(self, key: str) -> Page:
        """The page of that key, made now where it has never been open."""
        if key not in self._made:
            (entry,) = [one for one in PAGES if one.key == key]
            page = entry.make(self.session)
            page.setObjectName(key)
            self._made[key] = page
            self._frames[key] = framed(page)
            self._stack.addWidget(self._frames[key])
        return self._made[key]

    @property
    def current(self) -> str:
        """Key of the page in front."""
        return self._current

    def open_page(self, key: str) -> None:
        """Bring one page to the front."""
        if key != self._current and self._current:
            self._made[self._current].leave()
        self._current = key
        self.page(key)
        self._stack.setCurrentWidget(self._frames[key])
        self._sidebar.choose(key)

    def _go(self, key: str, what: object) -> None:
        (entry,) = [one for one in PAGES if one.key == key]
        if self._front.currentWidget() is not self._body or not self.session.who.may(entry.needs):
            return
        self.open_page(key)
        if what is not None:
            self.page(key).receive(what)

    # who is there

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever somebody does with keys or mouse shows that they are still there."""
        if event.type() in _SIGNS_OF_LIFE and self._idle.isActive():
            self._idle.start()
        return super().eventFilter(watched, event)

    def _admit(self) -> None:
        """Show the pages that whoever is there may use."""
        self.menus.quit.setEnabled(True)
        who = self.session.who.operator.name if self.session.who.operator is not None else None
        if who != self._last and self._last is not None:
            for page in self._made.values():
                page.forget()
        self._last = who
        if self._welcome is not None and self.session.who.may(Permission.RULES):
            return  # the role has been read anew; the first steps go on
        self._leave_welcome()
        allowed = [entry.key for entry in PAGES if self.session.who.may(entry.needs)]
        self._sidebar.allow(allowed)
        self.menus.allow(allowed)
        self._front.setCurrentWidget(self._body)
        last = str(QSettings().value("page", ""))
        first = last if last in allowed and not self.session.demo else allowed[0]
        self.open_page(self._current if self._current in allowed else first)
        if self.session.who.operator is not None and self._idle.interval():
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # costs time: only now
            self._idle.start()
        if self.session.new_site and self.session.who.may(Permission.RULES):
            self.session.begin_steps()
            self.set_up()

    def _ask_who(self) -> None:
        """Hide everything behind the question who is there."""
        self._idle.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        for box in self.findChildren(QDialog):
            box.close()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        self._leave_welcome()
        if self._current:
            self._made[self._current].leave()
        self._sidebar.lock()
        self.menus.lock()
        self._login.begin()
        self._front.setCurrentWidget(self._login_frame)

    # the first steps

    def set_up(self) -> None:
        """Lead through camera, first person and first door."""
        from app.window.pages.welcome import WelcomePage

        if self._current:
            self._made[self._current].leave()
        if self._welcome is None:
            self._welcome = WelcomePage(self.session)
            self._welcome.finished.connect(self._finish_welcome)
            self._front.addWidget(self._welcome)
        self._front.setCurrentWidget(self._welcome)
        self.menus.show_pages(False)

    def _finish_welcome(self) -> None:
        self._leave_welcome()
        self.menus.show_pages(True)
        self._front.setCurrentWidget(self._body)
        self.open_page("live")
        self._frames[self._current].setFocus()  # else the first button of the side bar takes it

    def _leave_welcome(self) -> None:
        if self._welcome is not None:
            welcome, self._welcome = self._welcome, None
            welcome.leave()
            self._front.removeWidget(welcome)
            welcome.deleteLater()

    # menus and looks

    def _change_look(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, theme.chosen())
        self._dress()

    def _dress(self) -> None:
        self._sidebar.dress()
        for page in self._made.values():
            page.dress()

    def _about(self) -> None:
        from importlib.metadata import version

        box = QMessageBox(self)
        box.setWindowTitle(tr("About Portico"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        words = tr("Face recognition at the door. Everything stays on this machine.")
        site = tr("Site: {folder}", folder=self.session.site.folder)
        box.setText(breakable(f"Portico {version('portico')}\n\n{words}\n{site}"))
        box.open()

    def fit(self) -> None:
        """Lie within the screen, whatever size was asked for or was right for another one."""
        if self.isMaximized() or self.isFullScreen():
            return
        room = self.screen().availableGeometry()
        size = self.size().boundedTo(room.size() - _FRAME)
        self.resize(size)
        place = self.pos()
        left = max(room.left(), min(place.x(), room.right() - size.width() - _FRAME.width()))
        top = max(room.top(), min(place.y(), room.bottom() - size.height() - _FRAME.height()))
        if self.pos() != QPoint(left, top):
            self.move(left, top)

    def restart(self) -> None:
        """Close, to be opened again with what was changed."""
        self.anew = True
        self.close()

    def tell(self, words: str) -> None:
        """Tell something that nobody shall miss."""
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def bring_back(self, backup: Path, passphrase: str) -> None:
        """Close, to be opened again with what a backup holds."""
        self.backup = (backup, passphrase)
        self.restart()

    def end(self) -> None:
        """Close without asking anybody, whatever is open in front of it."""
        self._ending = True
        if not self.has_closed:
            self.close()

    def _what_is_lost(self) -> list[str]:
        """What closing now would end or lose, a sentence each."""
        steps = [self._welcome.unsaved] if self._welcome is not None else []
        pages = [words for page in self._made.values() for words in (page.busy, page.unsaved)]
        return [words for words in (*steps, *pages) if words]

    def _may_close(self) -> bool:
        """Whether whoever is there may close it and nothing is lost by it; otherwise they are told, or asked."""
        if not self.session.who.admitted and self.session.who.has_operators:
            self._login.refuse(tr("Log in first: cameras and doors end with this window."))
            return False
        lost, before = self._what_is_lost(), self._question
        if before is not None and (before.insists or not lost):  # it is open, and the window is closed once more
            return not before.insists
        if before is not None:  # since then something has been begun that would be lost
            before.blockSignals(True)
            before.close()
        # opened again, it goes on with them; a demonstration is meant to end
        doors = [] if self.anew or self.session.demo else self.session.cameras.doors_ending()
        if not lost and not doors:
            return True
        self._question = EndingQuestion(self, doors, lost, self.end, self._stay, what_goes_on(self.session))
        self._question.ask()
        return False

    def _stay(self) -> None:
        self._question, self.anew, self.backup = None, False, None

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.has_closed:
            return
        if not self._ending and not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._leave_welcome()
        for question in self.findChildren(QDialog):
            question.blockSignals(True)  # nobody has answered it
            question.hide()
        for page in self._made.values():
            page.leave()
        for timer in self.findChildren(QTimer):
            timer.stop()  # a search that waits for the next letter, for one, would ask a store that is closed
        if not self.session.demo:
            QSettings().setValue("geometry", self.saveGeometry())
            QSettings().setValue("page", self._current)
        try:
            self.session.close()
        finally:
            event.accept()
            self.has_closed = True
            self.closed.emit()
