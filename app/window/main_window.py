"""The frame around the pages: sidebar, menus, status bar."""

from __future__ import annotations

from typing import Protocol

import qtawesome
from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from app.window import theme
from app.window.pages.access import AccessPage
from app.window.pages.enrol import EnrolPage
from app.window.pages.evaluation import EvaluationPage
from app.window.pages.events import EventsPage
from app.window.pages.group import GroupPage
from app.window.pages.live import LivePage
from app.window.pages.login import LoginPage
from app.window.pages.people import PeoplePage
from app.window.pages.verify import VerifyPage
from app.window.session import Session
from app.window.widgets.layout import column, label
from core.gallery.audit import Permission

PAGES = (LivePage, EnrolPage, PeoplePage, EventsPage, AccessPage, VerifyPage, GroupPage, EvaluationPage)


_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class Page(Protocol):
    """What the window knows of a page."""

    title: str
    icon: str
    needs: Permission


class MainWindow(QMainWindow):
    """One window on one site."""

    def __init__(self, session: Session):
        super().__init__()
        self.session = session
        self.setWindowTitle("Portico: demonstration" if session.demo else "Portico")
        self.resize(1280, 800)
        self.setMinimumSize(960, 640)
        self._buttons: list[QToolButton] = []
        self._stack = QStackedWidget()
        self.pages: list[QWidget] = []
        sidebar = QWidget()
        sidebar.setObjectName("sidebar")
        sidebar.setFixedWidth(96)
        nav = column(sidebar, margin=1, spacing=1)
        for number, kind in enumerate(PAGES):
            page = kind(session)
            self.pages.append(page)
            self._stack.addWidget(page)
            entry = QToolButton()
            entry.setProperty("role", "nav")
            entry.setText(kind.title)
            entry.setIconSize(QSize(24, 24))
            entry.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            entry.setCheckable(True)
            entry.setAutoExclusive(True)
            entry.setFixedSize(80, 64)
            entry.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
            entry.setToolTip(f"{kind.title} (Ctrl+{number + 1})")
            entry.clicked.connect(lambda _checked=False, n=number: self.open_page(n))
            nav.addWidget(entry)
            self._buttons.append(entry)
        nav.addStretch(1)
        self._body = central = QWidget()
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(sidebar)
        layout.addWidget(self._stack, 1)
        self._login = LoginPage(session)
        self._front = QStackedWidget()
        self._front.addWidget(central)
        self._front.addWidget(self._login)
        self.setCentralWidget(self._front)
        self._build_menus()
        self._build_status()
        self._dress(None)
        self.open_page(0)
        session.entered.connect(self._admit)
        session.left.connect(self._ask_who)
        session.loading.connect(self._show_loading)
        session.load_failed.connect(self._show_trouble)
        session.ready.connect(self._hide_loading)
        session.troubled.connect(self._show_trouble)
        session.camera_changed.connect(lambda _state, _error: self._refresh())
        session.people_changed.connect(self._refresh)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._refresh)
        self._clock.start()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(round(session.site.settings.lock_minutes * 60_000))
        self._idle.timeout.connect(session.leave)
        self._refresh()
        if session.open:
            self._admit()
        else:
            self._ask_who()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever somebody does with keys or mouse shows that they are still there."""
        if event.type() in _SIGNS_OF_LIFE and self._idle.isActive():
            self._idle.start()
        return super().eventFilter(watched, event)

    def _admit(self) -> None:
        """Show the pages that whoever is there may use."""
        allowed = [self.session.may(kind.needs) for kind in PAGES]
        for entry, action, shown in zip(self._buttons, self._page_actions, allowed, strict=True):
            entry.setVisible(shown)
            entry.setEnabled(shown)
            action.setVisible(shown)
        for menu in (self._view, self.tasks_menu):
            menu.menuAction().setVisible(True)
        for task, page in self._task_actions:
            task.setVisible(allowed[PAGES.index(page)])
        operator = self.session.operator
        self._lock_action.setVisible(operator is not None)
        self._who.setText(f"{operator.name}, {operator.role}" if operator is not None else "")
        self._front.setCurrentWidget(self._body)
        if not allowed[self._stack.currentIndex()]:
            self.open_page(allowed.index(True))
        if operator is not None and self._idle.interval():
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # costs time: only now
            self._idle.start()

    def _ask_who(self) -> None:
        """Hide everything behind the question who is there."""
        self._idle.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        for box in self.findChildren(QDialog):
            box.close()
        for entry in self._buttons:
            entry.setEnabled(False)  # their keys too
        for menu in (self._view, self.tasks_menu):
            menu.menuAction().setVisible(False)
        self._lock_action.setVisible(False)
        self._who.setText("")
        self._login.begin()
        self._front.setCurrentWidget(self._login)

    def open_page(self, number: int) -> None:
        """Show one page."""
        leaving = self._stack.currentWidget()
        if isinstance(leaving, EnrolPage) and number != self._stack.currentIndex():
            leaving.close_camera()
        self._stack.setCurrentIndex(number)
        self._buttons[number].setChecked(True)

    def _build_menus(self) -> None:
        file_menu = self.menuBar().addMenu("&File")
        self._lock_action = QAction("&Lock the window", self)
        self._lock_action.setShortcut(QKeySequence("Ctrl+L"))
        self._lock_action.triggered.connect(self.session.leave)
        file_menu.addAction(self._lock_action)
        leave = QAction("&Quit", self)
        leave.setShortcut(QKeySequence.StandardKey.Quit)
        leave.triggered.connect(self.close)
        file_menu.addAction(leave)
        self._view = view = self.menuBar().addMenu("&View")
        self._page_actions: list[QAction] = []
        for number, kind in enumerate(PAGES):
            action = QAction(kind.title, self)
            action.triggered.connect(lambda _checked=False, n=number: self.open_page(n))
            view.addAction(action)
            self._page_actions.append(action)
        view.addSeparator()
        group = QActionGroup(self)
        chosen = str(QSettings().value("theme", "auto"))
        for key, words in (("auto", "Theme of the &desktop"), ("light", "&Light"), ("dark", "Da&rk")):
            action = QAction(words, self)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(lambda _checked=False, k=key: self._choose_theme(k))
            group.addAction(action)
            view.addAction(action)
        self.tasks_menu = self.menuBar().addMenu("&Tasks")
        self._task_actions: list[tuple[QAction, type[QWidget]]] = []
        for words, page in (
            ("&Compare two faces", VerifyPage),
            ("&Group a folder of pictures", GroupPage),
            ("&Measure the recogniser", EvaluationPage),
        ):
            task = QAction(words, self)
            task.triggered.connect(lambda _checked=False, n=PAGES.index(page): self.open_page(n))
            self.tasks_menu.addAction(task)
            self._task_actions.append((task, page))
        help_menu = self.menuBar().addMenu("&Help")
        about = QAction("&About Portico", self)
        about.triggered.connect(self._about)
        help_menu.addAction(about)

    def _build_status(self) -> None:
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self._words = label("Starting…")
        self._who = label()
        self._camera = label()
        self._rate = label()
        self._store = label()
        bar = self.statusBar()
        bar.addWidget(self._progress)
        bar.addWidget(self._words, 1)
        for widget in (self._who, self._camera, self._rate, self._store):
            bar.addPermanentWidget(widget)

    def _show_loading(self, fraction: float, words: str) -> None:
        self._progress.show()
        self._progress.setValue(round(100 * fraction))
        self._words.setText(f"{words}…")

    def _hide_loading(self) -> None:
        self._progress.hide()
        engine = self.session.engine
        self._words.setText(f"Ready, profile {engine.profile.id}" if engine is not None else "")
        self._refresh()

    def _show_trouble(self, words: str) -> None:
        self._progress.hide()
        self._words.setText(words)

    def _refresh(self) -> None:
        watching = self.session.watching
        self._camera.setText(f"● {self.session.camera_name}" if watching else "○ no camera running")
        self._rate.setText(f"{self.session.rate:.0f} pictures/s" if watching else "")
        count = self.session.people_count
        self._store.setText(f"{count:,} people" if count != 1 else "1 person")

    def _choose_theme(self, key: str) -> None:
        QSettings().setValue("theme", key)
        self._dress(key)

    def _dress(self, key: str | None) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication) and key is not None:
            theme.apply(application, theme.preferred() if key == "auto" else "dark" if key == "dark" else "light")
        for entry, kind in zip(self._buttons, PAGES, strict=True):
            entry.setIcon(qtawesome.icon(kind.icon, color=theme.colour("muted"), color_on=theme.colour("accent")))
        for page in self.pages:
            if isinstance(page, EvaluationPage):
                page.plot.dress()  # it paints itself, past the style sheet

    def _about(self) -> None:
        from importlib.metadata import version

        box = QMessageBox(self)
        box.setWindowTitle("About Portico")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            f"Portico {version('portico')}\n\nFace recognition at the door. Everything stays on this machine.\n"
            f"Site: {self.session.site.folder}"
        )
        box.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clock.stop()
        self._idle.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        for page in self.pages:
            if isinstance(page, EnrolPage):
                page.close_camera()
        QSettings().setValue("geometry", self.saveGeometry())
        self.session.close()
        event.accept()


def status_words(window: MainWindow) -> list[str]:
    """Everything the status bar says."""
    return [widget.text() for widget in window.statusBar().findChildren(QLabel)]
