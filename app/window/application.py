"""Starting the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit

from app.window import theme
from core.site import Site


def make_application() -> QApplication:
    """The Qt application, dressed."""
    # opencv-python points Qt at the plugins of its own older copy
    os.environ.pop("QT_QPA_PLATFORM_PLUGIN_PATH", None)
    os.environ.pop("QT_QPA_FONTDIR", None)
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Portico")
    application.setOrganizationName("Portico")
    chosen = str(QSettings().value("theme", "auto"))
    theme.apply(application, theme.preferred() if chosen == "auto" else "dark" if chosen == "dark" else "light")
    return application


def run(folder: Path, *, demo: bool = False, seconds: float | None = None) -> int:
    """Open the window on a site and run until it is closed; the exit code.

    Raises:
        SiteError: the site cannot be used, or has a window already.

    """
    application = make_application()
    with Site(folder, ask=_ask_passphrase) as site:
        lock = site.window_lock()
        try:
            from app.window.main_window import MainWindow
            from app.window.session import Session

            session = Session(site, demo=demo)
            window = MainWindow(session)
            geometry = QSettings().value("geometry")
            if isinstance(geometry, QByteArray) and not demo:
                window.restoreGeometry(geometry)
            window.show()
            QTimer.singleShot(0, session.load)
            if seconds is not None:
                QTimer.singleShot(round(seconds * 1000), window.close)
            return application.exec()
        finally:
            lock.release()


def _ask_passphrase() -> str:
    """The passphrase of the site key; empty where nobody wants to type one."""
    words, given = QInputDialog.getText(
        None,  # type: ignore[arg-type]
        "Portico",
        "Passphrase of the site",
        QLineEdit.EchoMode.Password,
    )
    return words if given else ""


def run_demo(folder: Path, seconds: float | None = None) -> int:
    """The window on a temporary site, with Eileen Collins enrolled and a camera made of portraits."""
    return run(folder, demo=True, seconds=seconds)
