"""The frame around the pages: sidebar, menus, status bar."""

from __future__ import annotations

from typing import Protocol

import qtawesome
from PySide6.QtCore import QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
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
from app.window.pages.enrol import EnrolPage
from app.window.pages.evaluation import EvaluationPage
from app.window.pages.events import EventsPage
from app.window.pages.group import GroupPage
from app.window.pages.live import LivePage
from app.window.pages.people import PeoplePage
from app.window.pages.verify import VerifyPage
from app.window.session import Session
from app.window.widgets.layout import column, label

PAGES = (LivePage, EnrolPage, PeoplePage, EventsPage, VerifyPage, GroupPage, EvaluationPage)


class Page(Protocol):
    """What the window knows of a page."""

    title: str
    icon: str


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
        central = QWidget()
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(sidebar)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self._build_menus()
        self._build_status()
        self._dress(None)
        self.open_page(0)
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
        self._refresh()

    def open_page(self, number: int) -> None:
        """Show one page."""
        leaving = self._stack.currentWidget()
        if isinstance(leaving, EnrolPage) and number != self._stack.currentIndex():
            leaving.close_camera()
        self._stack.setCurrentIndex(number)
        self._buttons[number].setChecked(True)

    def _build_menus(self) -> None:
        file_menu = self.menuBar().addMenu("&File")
        leave = QAction("&Quit", self)
        leave.setShortcut(QKeySequence.StandardKey.Quit)
        leave.triggered.connect(self.close)
        file_menu.addAction(leave)
        view = self.menuBar().addMenu("&View")
        for number, kind in enumerate(PAGES):
            action = QAction(kind.title, self)
            action.triggered.connect(lambda _checked=False, n=number: self.open_page(n))
            view.addAction(action)
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
        for words, page in (
            ("&Compare two faces", VerifyPage),
            ("&Group a folder of pictures", GroupPage),
            ("&Measure the recogniser", EvaluationPage),
        ):
            task = QAction(words, self)
            task.triggered.connect(lambda _checked=False, n=PAGES.index(page): self.open_page(n))
            self.tasks_menu.addAction(task)
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
        self._camera = label()
        self._rate = label()
        self._store = label()
        bar = self.statusBar()
        bar.addWidget(self._progress)
        bar.addWidget(self._words, 1)
        for widget in (self._camera, self._rate, self._store):
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
        for page in self.pages:
            if isinstance(page, EnrolPage):
                page.close_camera()
        QSettings().setValue("geometry", self.saveGeometry())
        self.session.close()
        event.accept()


def status_words(window: MainWindow) -> list[str]:
    """Everything the status bar says."""
    return [widget.text() for widget in window.statusBar().findChildren(QLabel)]
