"""Processes of their own: how long until something is there."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import cv2

from core import demo
from core.bench.measuring import Bench


def start(bench: Bench) -> None:
    """Processes of their own: help, window, first recognition; compiled networks are cached by then."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}

    def run(*words: str) -> Callable[[], object]:
        return lambda: subprocess.run(  # noqa: S603  # our own program
            [sys.executable, *words], env=environment, check=True, capture_output=True, timeout=120
        )

    bench.time("start", "portico --help", run("-m", "app", "--help"))
    bench.time("start", "window visible", run("-c", _WINDOW))
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "a.png"
        cv2.imwrite(str(picture), demo.astronaut()[:, :, ::-1])
        bench.time(
            "start",
            "first recognition",
            run("-c", _RECOGNISE, str(Path(folder) / "site"), str(picture)),
        )


_WINDOW = """
import tempfile
from pathlib import Path
from app.window.application import make_application
from core.site import Site
application = make_application()
from app.window.main_window import MainWindow
from app.window.session import Session
with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
    window = MainWindow(Session(site))
    window.show()
    application.processEvents()
    window.close()
"""

_RECOGNISE = """
import sys
from pathlib import Path
from core import images
from core.engine import Engine
from core.gallery.recogniser import Recogniser
from core.settings import Settings
from core.site import Site
with Site(Path(sys.argv[1])) as site:
    recogniser = Recogniser.of_site(site, Engine.load(Settings()))
    assert len(recogniser.identify(images.read(Path(sys.argv[2]))))
"""
