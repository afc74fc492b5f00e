"""Look of the window: one token file, two palettes, one style sheet."""

from __future__ import annotations

import sys
import tomllib
from functools import cache
from typing import Literal

from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import data

Name = Literal["light", "dark"]


@cache
def tokens() -> dict[str, dict[str, str | int]]:
    """Everything in the token file."""
    content: dict[str, dict[str, str | int]] = tomllib.loads(data.path("theme.toml").read_text(encoding="utf-8"))
    return content


def preferred() -> Name:
    """What the desktop prefers."""
    from PySide6.QtCore import Qt

    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def chosen() -> Name:
    """What the user has chosen, by default what the desktop prefers."""
    wanted = str(QSettings().value("theme", "auto"))
    return "dark" if wanted == "dark" else "light" if wanted == "light" else preferred()


_current: Name = "light"


def colour(name: str) -> QColor:
    """A colour of the theme in use."""
    return QColor(str(tokens()[_current][name]))


def dark(name: str) -> QColor:
    """A colour of the dark theme, whichever is in use: for what is drawn over pictures, which are dark in both."""
    return QColor(str(tokens()["dark"][name]))


_LETTERS = frozenset({"small", "body", "title", "display"})
_PLAIN_DPI = 72.0 if sys.platform == "darwin" else 96.0  # at which letters are as large as the tokens say
_LEAST, _MOST = 0.75, 3.0


def size(name: str) -> int:
    """A size in pixels; those of letters follow what the desktop wants."""
    pixels = int(tokens()["size"][name])
    return scaled(pixels) if name in _LETTERS else pixels


def scaled(pixels: int) -> int:
    """Pixels that words need which take so many at 96 to the inch.

    Mostly Qt makes everything larger at once, and still has 96 to the inch. Where that is switched off
    (QT_ENABLE_HIGHDPI_SCALING=0), letters, and what holds words, have to follow.
    """
    return round(pixels * (_factor or _wanted_factor()))


_factor: float | None = None  # known once the application is dressed


def _wanted_factor() -> float:
    """How many times as large as the tokens say letters are to be."""
    screen = QGuiApplication.primaryScreen() if QGuiApplication.instance() is not None else None
    wanted = screen.logicalDotsPerInch() / _PLAIN_DPI if screen is not None else 1.0
    return min(_MOST, max(_LEAST, wanted))


def apply(application: QApplication, name: Name) -> None:
    """Dress the whole application."""
    global _current, _factor  # there is one application, and it wears one theme
    _current, _factor = name, _wanted_factor()
    if not application.styleSheet():  # else it is in use below the style sheet
        application.setStyle("Fusion")
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "background",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "raised",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text",
    }
    for role, token in roles.items():
        palette.setColor(role, colour(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("muted"))
    style = _style()
    if application.styleSheet() == style:
        return
    # A style sheet in place of another one is told to each widget once for every widget around it; where none is in
    # use, each hears of it once. So the one before goes first; nothing is painted in between.
    application.setStyleSheet("")
    font = application.font()
    if font.pixelSize() != size("body"):
        font.setPixelSize(size("body"))
        application.setFont(font)
    application.setPalette(palette)
    application.setStyleSheet(style)


def icon(name: str) -> str:
    """Path of a shipped icon in the colours of the theme, as style sheets write it."""
    return data.path("icons").joinpath(f"{name}-{_current}.svg").as_posix()


def _style() -> str:  # long: one style sheet
    c = {key: str(value) for key, value in tokens()[_current].items()}
    s = {key: size(key) for key in tokens()["size"]}
    u, r = s["unit"], s["radius"]
    return f"""
    QWidget {{ color: {c["text"]}; }}
    QMainWindow, QStackedWidget > QWidget {{ background: {c["background"]}; }}
    QLabel {{ background: transparent; }}
    QLabel[role="display"] {{ font-size: {s["display"]}px; font-weight: 600; }}
    QLabel[role="title"] {{ font-size: {s["title"]}px; font-weight: 600; }}
    QLabel[role="muted"] {{ color: {c["muted"]}; }}
    QLabel[role="small"] {{ color: {c["muted"]}; font-size: {s["small"]}px; }}
    QLabel[tone="allow"] {{ color: {c["allow"]}; font-weight: 600; }}
    QLabel[tone="deny"] {{ color: {c["deny"]}; font-weight: 600; }}
    QLabel[tone="accent"] {{ color: {c["accent"]}; font-weight: 600; }}
    QLabel[tone="attention"] {{ color: {c["attention"]}; font-weight: 600; }}
    QLabel[tone="muted"] {{ color: {c["muted"]}; }}
    QLabel[tone="accent"] {{ color: {c["accent"]}; font-weight: 600; }}
    QFrame[role="panel"] {{ background: {c["surface"]}; border: 1px solid {c["border"]}; border-radius: {r}px; }}
    QFrame[role="drop"] {{ background: {c["surface"]}; border: 2px dashed {c["border"]}; border-radius: {r}px; }}
    QPushButton {{ background: {c["surface"]}; border: 1px solid {c["border"]}; border-radius: {r}px;
                   padding: {u}px {2 * u}px; }}
    QPushButton:hover {{ background: {c["raised"]}; }}
    QPushButton:focus, QLineEdit:focus, QComboBox:focus, QDateTimeEdit:focus, QAbstractSpinBox:focus,
    QPlainTextEdit:focus {{ border: 2px solid {c["accent"]}; }}
    QPushButton:disabled {{ color: {c["muted"]}; background: {c["background"]}; }}
    QPushButton[role="primary"] {{ background: {c["accent"]}; color: {c["on_accent"]}; border-color: {c["accent"]};
                                   font-weight: 600; }}
    QPushButton[role="primary"]:disabled {{ background: {c["raised"]}; color: {c["muted"]};
                                            border-color: {c["border"]}; }}
    QPushButton:checked {{ background: {c["raised"]}; border: 2px solid {c["accent"]}; font-weight: 600; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {c["text"]}; }}
    QPushButton[role="danger"] {{ color: {c["deny"]}; border-color: {c["deny"]}; }}
    QPushButton[role="danger"]:focus {{ border: 2px solid {c["accent"]}; }}
    QPushButton[role="danger"]:disabled {{ color: {c["muted"]}; border-color: {c["border"]}; }}
    QToolButton[role="nav"] {{ background: transparent; border: none; border-radius: {r}px; padding: {u // 2}px;
                               font-size: {s["small"]}px; color: {c["muted"]}; }}
    QToolButton[role="nav"]:hover {{ background: {c["raised"]}; }}
    QToolButton[role="nav"]:checked {{ background: {c["raised"]}; color: {c["text"]}; font-weight: 600; }}
    QToolButton[role="plain"] {{ background: transparent; border: none; border-radius: {r}px; padding: {u // 2}px; }}
    QToolButton[role="plain"]:hover {{ background: {c["raised"]}; }}
    QToolButton[role="plain"]:focus {{ border: 2px solid {c["accent"]}; }}
    QToolButton[tone="attention"] {{ color: {c["attention"]}; font-weight: 600; }}
    QToolButton[tone="deny"] {{ color: {c["deny"]}; font-weight: 600; }}
    QToolButton[role="nav"]:focus {{ border: 2px solid {c["accent"]}; }}
    QWidget#sidebar {{ background: {c["surface"]}; }}
    QScrollArea[role="sidebar"] {{ background: {c["surface"]}; border: none; border-radius: 0;
                                   border-right: 1px solid {c["border"]}; }}
    QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit {{ background: {c["surface"]};
                                       border: 1px solid {c["border"]}; border-radius: {r}px; padding: {u - 2}px; }}
    QComboBox {{ padding-right: {3 * u}px; }}
    QComboBox::drop-down, QDateTimeEdit::drop-down {{ border: none; width: {3 * u}px; }}
    QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: url({icon("down")}); width: 12px; height: 12px; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; border: none;
                                                                  width: {2 * u + 4}px; }}
    QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
    QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
    QAbstractSpinBox::up-arrow {{ image: url({icon("up")}); width: 10px; height: 10px; }}
    QAbstractSpinBox::down-arrow {{ image: url({icon("down")}); width: 10px; height: 10px; }}
    QCheckBox::indicator, QListView::indicator {{ width: 16px; height: 16px; border: 1px solid {c["muted"]};
                                                  border-radius: 4px; background: {c["surface"]}; }}
    QCheckBox::indicator:checked, QListView::indicator:checked {{ background: {c["accent"]};
                                                  border-color: {c["accent"]}; image: url({icon("check")}); }}
    QCheckBox:focus {{ color: {c["accent"]}; }}
    QCheckBox:disabled {{ color: {c["muted"]}; }}
    QComboBox QAbstractItemView {{ background: {c["surface"]}; selection-background-color: {c["accent"]};
                                   selection-color: {c["on_accent"]}; }}
    QListView, QTableView, QScrollArea {{ background: {c["surface"]}; border: 1px solid {c["border"]};
                                          border-radius: {r}px; }}
    QGraphicsView {{ border: 1px solid transparent; }}
    QListView:focus, QTableView:focus, QGraphicsView:focus, QScrollArea:focus, QScrollArea[role="plain"]:focus {{
                                          border: 1px solid {c["accent"]}; }}
    QScrollArea > QWidget > QWidget {{ background: {c["surface"]}; }}
    QScrollArea[role="plain"] {{ background: transparent; border: none; }}
    QScrollArea[role="plain"] > QWidget > QWidget {{ background: transparent; }}
    QScrollArea[role="plain"] > QWidget > QFrame[role="panel"] {{ background: {c["surface"]}; }}
    QScrollBar:vertical {{ background: transparent; width: {u + u // 2}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {u + u // 2}px; margin: 0; }}
    QScrollBar::handle {{ background: {c["border"]}; border-radius: {u // 2}px; min-height: {4 * u}px;
                          min-width: {4 * u}px; }}
    QScrollBar::handle:hover {{ background: {c["muted"]}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ height: 0; width: 0;
                          background: transparent; }}
    QListView::item:selected, QTableView::item:selected {{ background: {c["accent"]}; color: {c["on_accent"]}; }}
    QHeaderView::section {{ background: {c["raised"]}; color: {c["muted"]}; border: none; padding: {u - 2}px; }}
    QTableView {{ gridline-color: {c["border"]}; }}
    QProgressBar {{ background: {c["raised"]}; border: none; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {c["accent"]}; border-radius: 3px; }}
    QStatusBar {{ background: {c["surface"]}; border-top: 1px solid {c["border"]}; color: {c["muted"]}; }}
    QStatusBar {{ padding-left: {u}px; }}
    QStatusBar::item {{ border: none; }}
    QMenuBar, QMenu {{ background: {c["surface"]}; color: {c["text"]}; }}
    QMenu::item:selected, QMenuBar::item:selected {{ background: {c["raised"]}; }}
    QMenu::item:disabled {{ color: {c["muted"]}; }}
    QToolTip {{ background: {c["surface"]}; color: {c["text"]}; border: 1px solid {c["border"]}; }}
    """
