"""How smoothly the People page scrolls: frame times with many people enrolled.

QT_QPA_PLATFORM=offscreen python -m benchmarks.scroll_people [--people 20000]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.window.application import make_application
from app.window.garbage import collected_here
from core import demo, images
from core.faces import Float
from core.gallery.people import Enrolled
from core.site import Site

_STEPS = 400  # frames scrolled at each speed
_SPEEDS = {"a finger's width a frame": 60, "a page a frame": 700, "flung: 20 pages a frame": 14_000}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Site(Path(folder) / "site") as site:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        begun = time.monotonic()
        site.people.add_new(_people(arguments.people), "standard-4")
        print(f"{arguments.people:,} people enrolled in {time.monotonic() - begun:.1f} s")
        application = make_application()
        with collected_here():
            _measure(application, site)


def _people(count: int) -> Iterator[tuple[str, list[Enrolled]]]:
    """Names with a photo each: the two portraits in other light, and templates of noise."""
    rng = np.random.default_rng(0)
    faces = [cv2.resize(p[40:260, 110:330], (160, 160), interpolation=cv2.INTER_AREA) for p in (demo.astronaut(),)]
    faces.append(cv2.resize(demo.admiral()[40:360, 90:410], (160, 160), interpolation=cv2.INTER_AREA))
    photos = [
        images.encode_jpeg(np.clip(face * rng.uniform(0.5, 1.2), 0, 255).astype(np.uint8))
        for face in faces
        for _ in range(50)
    ]
    for number in range(count):
        template: Float = rng.normal(size=1024).astype(np.float32)
        yield f"Person {number:06}", [Enrolled(photos[number % len(photos)], template, 0.9, "front")]


def _measure(application: QApplication, site: Site) -> None:
    from app.window.main_window import MainWindow
    from app.window.session import Session

    session = Session(site)
    session.new_site = False
    session.who.enter(None)
    window = MainWindow(session)
    window.resize(1280, 800)
    window.show()
    begun = time.monotonic()
    window.open_page("people")
    page = window.page("people")
    longest = 0.0
    while not page._model.rowCount():
        turn = time.monotonic()
        application.processEvents()
        longest = max(longest, time.monotonic() - turn)
        time.sleep(0.001)
    filled = 1000 * (time.monotonic() - begun)
    print(f"page filled {filled:.0f} ms after it was opened; longest stall {1000 * longest:.0f} ms")
    bar = page._list.verticalScrollBar()
    for words, pixels in _SPEEDS.items():
        bar.setValue(0)
        _rest(application)
        times = []
        for step in range(_STEPS):
            turn = time.perf_counter()
            bar.setValue((step * pixels) % max(1, bar.maximum()))
            page._list.viewport().repaint()
            application.processEvents()
            times.append(1000 * (time.perf_counter() - turn))
        low, middle, p95, p99, most = np.percentile(times, [0, 50, 95, 99, 100])
        print(
            f"{words}: {low:.1f} / {middle:.1f} / {p95:.1f} / {p99:.1f} / {most:.1f} ms a frame "
            f"(least / median / 95 % / 99 % / most of {_STEPS})"
        )
    begun = time.perf_counter()
    page._search.setText("4217")
    while page._model.rowCount() > 100:
        application.processEvents()
        time.sleep(0.001)
    print(f"search as one types: {page._model.rowCount()} found after {1000 * (time.perf_counter() - begun):.0f} ms")
    window.end()


def _rest(application: object) -> None:
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        application.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.005)


if __name__ == "__main__":
    main()
