"""Starting the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock
from PySide6.QtCore import QByteArray, QEvent, QMessageLogContext, QSettings, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit

from app import screen
from app.cli.common import complain
from app.window import theme
from app.window.ending import Ending
from app.window.garbage import collected_here
from app.window.language import tr
from app.window.language.installing import install
from core.access.door import Door
from core.errors import SiteError
from core.programs import crash
from core.site import Site
from core.store.operators import Operator

_SWITCH_SECONDS = 0.0005
_ANEW = 1000  # exit code of the event loop that asks for the window to be opened again


def make_application() -> QApplication:
    """The Qt application, dressed, in the language of its user."""
    # opencv-python points Qt at the plugins of its own older copy
    os.environ.pop("QT_QPA_PLATFORM_PLUGIN_PATH", None)
    os.environ.pop("QT_QPA_FONTDIR", None)
    # Qt's thread needs the interpreter for a moment many times a frame; by default others may keep it 5 ms each time
    sys.setswitchinterval(_SWITCH_SECONDS)
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else _begun()
    application.setApplicationName("Portico")
    application.setOrganizationName("Portico")
    install(application, str(QSettings().value("language", "auto")))
    theme.apply(application, theme.chosen())
    return application


@dataclass(frozen=True)
class _Ended:
    """How a window ended.

    Attributes:
        code: exit code, or that it is to be opened again.
        operator: who was at it.
        backup: file and passphrase of what is to be brought back before.
        doors: that it looked after, and nobody does until it is opened again.

    """

    code: int
    operator: Operator | None = None
    backup: tuple[Path, str] | None = None
    doors: tuple[Door, ...] = ()


class _Application(QApplication):
    """Qt's application, that ends as its user's session does: without a question, however it is left.

    The desktop asks programs to save what they have, and perhaps stays; then nothing ends. It tells them when it goes.

    Attributes:
        leave: closes the window, without asking anybody; None while there is none.

    """

    leave: Callable[[], None] | None = None

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit and self.leave is not None:
            self.leave()
            return True
        return super().event(event)


def _end_with_desktop(application: QApplication, leave: Callable[[], None] | None) -> None:
    if isinstance(application, _Application):
        application.leave = leave


def _begun() -> QApplication:
    """Qt's application; where there is no screen the program ends with one line instead of Qt's abort."""
    held: list[str] = []

    def hear(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            why = screen.trouble() or f"no window can be shown here: {(held or [words])[0].strip()}"
            complain(why)
            sys.stderr.flush()
            os._exit(2)
        held.append(words)

    before = qInstallMessageHandler(hear)
    try:
        return _Application(sys.argv[:1])
    finally:
        qInstallMessageHandler(before)
        for words in held:
            print(words, file=sys.stderr)


def run(folder: Path, *, demo: bool = False, seconds: float | None = None, door: str | None = None) -> int:
    """Open the window on a site, with the door screen of a camera in front if one is named; the exit code.

    Raises:
        SiteError: the site cannot be used, or has a window already.

    """
    ended, again, told = _Ended(_ANEW), False, ""
    application = make_application()
    with collected_here(), Ending() as ending:
        while ended.code == _ANEW:
            ended = _open(application, ending, folder, ended, told, demo=demo, seconds=seconds, door=door, again=again)
            ending.closed()
            if ended.backup is not None:
                told, ended = _brought_back(folder, ended), _Ended(_ANEW)
            else:
                told = ""
            again, application = True, make_application()  # in the language and the looks that were chosen meanwhile
    return ended.code


def _brought_back(folder: Path, ended: _Ended) -> str:
    """Put the backup that somebody has chosen in the place of the gallery; what came of it, for them to read."""
    from app.window.bringing_back import bring_back
    from core import settings

    if ended.backup is None:
        return ""
    file, passphrase = ended.backup
    # asked for here: the work is done in another thread, which can ask nobody
    words = _ask_passphrase() if settings.load(folder).key == "passphrase" else ""
    actor = ended.operator.actor if ended.operator is not None else None
    return bring_back(folder, file, passphrase, actor, lambda **_more: words)


def _open(
    application: QApplication,
    ending: Ending,
    folder: Path,
    before: _Ended,
    told: str,
    *,
    demo: bool,
    seconds: float | None,
    door: str | None,
    again: bool,
) -> _Ended:
    """Run one window; how it ended, and who was at it. Opened again, it does without a door screen that cannot be."""
    with Site(folder, ask=_ask_passphrase) as site:
        missing = _missing(site, door)
        if missing and not again:
            raise SiteError(missing)
        lock = _window_lock(site)
        ending.before_force(lock.release)
        try:
            with crash.guarded(folder, "window") as guard:
                ending.before_force(guard.end)
                ending.dump = guard.dump
                return _show(
                    application, ending, site, before, guard, missing, told,
                    demo=demo, seconds=seconds, door=door,
                )  # fmt: skip
        finally:
            ending.forget()
            lock.release()


def _window_lock(site: Site) -> FileLock:
    try:
        return site.window_lock()
    except SiteError:
        process = crash.window_of(site.folder)
        if process is None:
            raise
        raise SiteError(
            "Portico is already open on {folder}, as process {process}: use that window; where none is to be "
            "seen, end it and begin anew with: portico gui --end-other",
            folder=site.folder,
            process=process,
        ) from None


def _show(
    application: QApplication,
    ending: Ending,
    site: Site,
    before: _Ended,
    guard: crash.Guard,
    missing: str,
    told: str,
    *,
    demo: bool,
    seconds: float | None,
    door: str | None,
) -> _Ended:
    """Show a window until it is closed; how it ended, and who was at it."""
    from app.window.main_window import MainWindow
    from app.window.session import Session
    from app.window.watchdog import Watchdog

    session = Session(site, demo=demo)
    watchdog = Watchdog(session.troubled.emit) if os.environ.get("PORTICO_DEBUG") else None
    session.cameras.handed = before.doors
    if before.operator is not None:  # who asked for the restart is still there
        session.who.enter(before.operator)
    window = MainWindow(session)
    geometry = QSettings().value("geometry")
    if isinstance(geometry, QByteArray) and not demo:
        window.restoreGeometry(geometry)
    window.fit()
    window.show()
    if told:
        window.tell(told)
    if missing:  # renamed or removed since
        session.troubled.emit(missing)
    elif door is not None:
        session.ready.connect(lambda: window.page("live").open_door_screen(door))  # type: ignore[attr-defined]
    guard.tell = lambda path: session.troubled.emit(tr("Something went wrong: a report is in {path}", path=path))
    if guard.unclean:  # once all is ready: until then the line tells of loading
        session.ready.connect(lambda: session.troubled.emit(_ended_before(guard.unclean)))
    QTimer.singleShot(0, session.load)
    if seconds is not None:
        QTimer.singleShot(round(seconds * 1000), window.end)
    session.restarting.connect(window.restart)
    session.bringing_back.connect(window.bring_back)
    _end_with_desktop(application, window.end)
    # an open dialog, or a widget that is shown where none should be, keeps nobody from leaving
    window.closed.connect(lambda: application.exit(0))
    window.closing.connect(ending.count_down)
    ending.close = window.end
    ending.before_force(session.abandon)
    if ending.wanted:
        QTimer.singleShot(0, window.end)
    code = application.exec()
    _end_with_desktop(application, None)
    if not window.has_closed:  # Qt has lost the screen: nothing of it may be touched any more
        ending.force(1, "the screen is gone")
    guard.tell = None
    if watchdog is not None:
        watchdog.close()
    window.deleteLater()
    return _Ended(_ANEW, session.who.operator, window.backup, session.doors_left) if window.anew else _Ended(code)


def _ended_before(unclean: tuple[crash.Unclean, ...]) -> str:
    """That programs ended without saying so the last time."""
    return "; ".join(dict.fromkeys(_ended_so(one) for one in unclean))


def _ended_so(one: crash.Unclean) -> str:
    program = "Portico" if one.program == "window" else one.program
    if one.report is None:
        return tr(
            "{program} ended unexpectedly last time: it was stopped from outside, or the power failed", program=program
        )
    return tr("{program} ended unexpectedly last time: a report is in {path}", program=program, path=one.report)


def _missing(site: Site, camera: str | None) -> str:
    """That a camera named for the door screen is none; empty where it is there, or none was named."""
    known = [name for name, settings in site.settings.cameras.items() if settings.source is not None]
    if camera is None or camera in known:
        return ""
    return f"there is no camera {camera!r}: known are {', '.join(map(repr, known)) or 'none yet'}"


def _ask_passphrase() -> str:
    """The passphrase of the site key; empty where nobody wants to type one."""
    words, given = QInputDialog.getText(
        None,
        "Portico",
        tr("Passphrase of the site"),
        QLineEdit.EchoMode.Password,
    )
    return words if given else ""


def run_demo(folder: Path, seconds: float | None = None) -> int:
    """The window on a temporary site, with Eileen Collins enrolled and a camera made of portraits."""
    return run(folder, demo=True, seconds=seconds)
