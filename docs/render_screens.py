"""Render every page of the window, in both languages and both themes, on a demonstration site, and contact sheets.

QT_QPA_PLATFORM=offscreen python docs/render_screens.py docs/screens [--scale 1.5] [--only learn]
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from app.window.application import make_application
from app.window.garbage import collected_here
from core import demo, images
from core.access.door import Door
from core.access.policy import DoorRules
from core.access.schedules import Calendar, Schedule, parse_period
from core.learning import registry, running
from core.learning.runs import Run, Runs
from core.learning.sources import source_of
from core.learning.tools import Tools
from core.settings import CameraSettings
from core.site import Site
from core.store.operators import Role

ALONE = ("learn", "tasks")
"""Pages that can be rendered by themselves: nobody has to be enrolled for them."""
LANGUAGES, THEMES = ("en", "zh_CN"), ("light", "dark")
_WIDTH, _HEIGHT, _ACROSS = 1280, 800, 4
_CLASSIFIERS = {
    "Digits, LeNet-5 as of 1998": {"normalisation": "none", "optimiser": "sgd", "rate": 0.02},
    "Digits, LeNet-5 with batch normalisation": {"rate": 0.002},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path, nargs="?", default=Path("docs/screens"))
    parser.add_argument("--scale", help="as of a screen of high resolution, such as 1.5")
    parser.add_argument("--only", choices=ALONE, help="one page, and no contact sheets")
    arguments = parser.parse_args()
    if arguments.scale:
        os.environ["QT_SCALE_FACTOR"] = arguments.scale
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        application = make_application()
        pictures = _pictures(Path(folder))
        for language in LANGUAGES:
            with collected_here(), Site(Path(folder) / f"site-{language}") as site:
                _furnish(site)
                renderer = _Renderer(application, site, pictures, arguments.target, language)
                renderer.render_only(arguments.only) if arguments.only else renderer.render()
    if arguments.only:
        return
    for language in LANGUAGES:
        for theme in THEMES:
            _sheet(arguments.target, f"{language}-{theme}")


def _pictures(folder: Path) -> dict[str, Path]:
    collins, hopper = demo.astronaut(), demo.admiral()
    turn = cv2.getRotationMatrix2D((224, 117), -7, 1.05)
    variants = {
        "collins": collins,
        "collins2": np.asarray(cv2.warpAffine(collins, turn, (512, 512), borderMode=cv2.BORDER_REPLICATE), np.uint8),
        "collins3": np.clip(collins * 0.75, 0, 255).astype(np.uint8),
        "hopper": hopper,
        "hopper2": np.clip(hopper * 0.8, 0, 255).astype(np.uint8),
    }
    (folder / "pictures").mkdir()
    files = {name: folder / "pictures" / f"{name}.jpg" for name in variants}
    for name, picture in variants.items():
        files[name].write_bytes(images.encode_jpeg(picture))
    return files


def _furnish(site: Site) -> None:
    """Rules as a small office has them."""
    access = site.access
    access.keep(
        Calendar(
            name="Berlin", yearly=frozenset({(12, 25), (12, 26), (1, 1), (10, 3)}), dates=frozenset({date(2027, 3, 26)})
        )
    )
    office = ("mon-fri 07:00-19:00", "sat 09:00-13:00")
    night = ("mon-fri 22:00-06:00",)
    for name, periods in (("Office hours", office), ("Night shift", night), ("Always", ("mon-sun 00:00-24:00",))):
        access.keep(Schedule(name=name, periods=tuple(parse_period(p) for p in periods), calendar="Berlin"))
    site.cameras.keep("Front door", CameraSettings(source="rtsp://10.0.0.21/stream"))
    site.cameras.keep("Laboratory", CameraSettings(source="rtsp://10.0.0.22/stream", region=(0.1, 0.1, 0.9, 1)))
    access.keep(
        Door(rules=DoorRules(name="Entrance", zone="Europe/Berlin", leads_to="office"), cameras=("Front door",))
    )
    access.keep(Door(rules=DoorRules(name="Lab", zone="Europe/Berlin"), cameras=("Laboratory",)))
    for group in ("Staff", "Guests", "Cleaners"):
        access.add_group(group)
    for group, door, schedule in (
        ("Staff", "Entrance", "Always"),
        ("Staff", "Lab", "Office hours"),
        ("Guests", "Entrance", "Office hours"),
        ("Cleaners", "Entrance", "Night shift"),
    ):
        access.grant(group, door, schedule)


class _Renderer:
    """Goes through the pages of one window."""

    def __init__(self, application: QApplication, site: Site, pictures: dict[str, Path], target: Path, language: str):
        from app.window import theme
        from app.window.language.installing import install
        from app.window.main_window import MainWindow
        from app.window.session import Session

        self.application, self.site, self.pictures, self.target, self.language = (
            application, site, pictures, target, language,
        )  # fmt: skip
        self.theme = theme
        install(application, language)
        theme.apply(application, "light")
        self.session = Session(site)
        self.session.new_site = False
        self.window = MainWindow(self.session)
        self.window.resize(_WIDTH, _HEIGHT)
        self.window.show()

    def until(self, condition: Callable[[], object], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the page did not come to rest")
            self.application.processEvents()
            time.sleep(0.01)

    def rest(self, seconds: float = 0.5) -> None:
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """The page in front, or a window of its own, in both themes."""
        for look in THEMES:
            self.theme.apply(self.application, look)
            self.window._dress()
            self.rest()
            folder = self.target / f"{self.language}-{look}"
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{name}.png"
            (widget or self.window).grab().save(str(path))
            Image.open(path).convert("RGB").quantize(128).save(path, optimize=True)
        self.theme.apply(self.application, "light")
        self.window._dress()

    def render(self) -> None:
        session, window = self.session, self.window
        self.rest(1)
        self.shoot("login")
        self._enter()
        self._enrol()
        self._live()
        for step, name in enumerate(("camera", "person", "door")):
            window.set_up()
            window._welcome.open_step(step)
            self.rest()
            self.shoot(f"welcome-{step + 1}-{name}")
        window._finish_welcome()
        session.cameras.stop()
        self._people()
        self._others()
        self._leave()

    def render_only(self, key: str) -> None:
        self._enter()
        {"learn": self._learn, "tasks": self._tasks}[key]()
        self._leave()

    def _enter(self) -> None:
        site, session = self.site, self.session
        site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)
        session.who.enter(site.operators.log_in("Rita", "correct horse 9"))
        session.load()
        self.until(lambda: session.recogniser is not None)
        session.cameras.stop()
        self.rest(1)

    def _leave(self) -> None:
        self.window.end()
        self.window.deleteLater()
        self.rest(0.2)

    def _enrol(self) -> None:
        window = self.window
        window.open_page("enrol")
        panel = window.page("enrol").panel
        panel.add_files([self.pictures["collins"], self.pictures["collins2"], self.pictures["collins3"]])
        self.until(lambda: len(panel._pictures.samples) == 3)
        panel._form._name.setText(demo.ENROLLED)
        panel._form._consent.setChecked(True)
        panel.enrol()
        self.until(lambda: self.site.people.count() == 1)
        self.rest()
        self.shoot("enrol-done")
        panel.add_files([self.pictures["collins2"]])
        self.until(panel._pictures.duplicate.isVisible)
        self.rest()
        self.shoot("enrol-duplicate")
        panel._start_over()
        panel.add_files([self.pictures["hopper"], self.pictures["hopper2"]])
        self.until(lambda: len(panel._pictures.samples) == 2)
        panel._form._name.setText("Grace Hopper")
        panel._form._consent.setChecked(True)
        self.shoot("enrol")
        panel.enrol()
        self.until(lambda: self.site.people.count() == 2)
        self.rest()
        guided = panel._pictures.guided
        from core.people.capture import CaptureLoop, GuidedCapture

        panel._start_over()
        source = _Still(demo.astronaut())
        loop = CaptureLoop(
            source,
            GuidedCapture(self.session.engine),
            lambda frame, advice: guided._advised.emit(loop, frame, advice),
            lambda words: guided._ended.emit(loop, words),
        )
        guided.run(loop)
        self.until(lambda: len(panel._pictures.samples) == 1)
        self.rest(1)
        self.shoot("enrol-guided")
        panel._start_over()
        self.rest(1)

    def _live(self) -> None:
        site, session, window = self.site, self.session, self.window
        eileen = site.people.find(demo.ENROLLED)
        site.access.join(eileen.id, "Staff")
        site.access.set_validity(eileen.id, None, datetime.now(UTC) + timedelta(days=400))
        window.open_page("live")
        for name in ("Front door", "Laboratory"):
            camera = demo.DemoCamera()
            camera.name = name
            session.cameras.watch(camera)
        self.until(lambda: site.events.count() >= 5, 120)
        self.until(lambda: all(c.view is not None and c.view.sights for c in session.cameras.watched.values()))
        self.shoot("live")
        page = window.page("live")
        page.open_door_screen("Front door")
        screen = page._full
        screen.resize(_WIDTH, _HEIGHT)
        session.who.enter(site.operators.log_in("Rita", "correct horse 9"))
        for name, words in (("welcome", demo.ENROLLED), ("reception", "✖")):
            shape = screen.banner
            self.until(lambda w=words, s=shape: w in f"{s.shape}{s.words}", 120)
            self.shoot(f"door-{name}", screen)
        screen.close()
        self.rest()

    def _people(self) -> None:
        window = self.window
        window.open_page("people")
        people = window.page("people")
        self.until(lambda: people._model.rowCount() == 2)
        people._list.setCurrentIndex(people._model.index(0))
        self.rest(1.5)
        self.shoot("people")
        people.open_exchange()
        self.rest()
        self.shoot("people-import")
        people._close_exchange()
        window.open_page("events")
        self.rest(1)
        events = window.page("events")
        events._table.selectRow(1)
        self.rest(1)
        self.shoot("events")

    def _others(self) -> None:
        window = self.window
        for key in ("access", "doors", "health", "trail", "settings"):
            window.open_page(key)
            self.rest(1)
            if key == "health":
                self.until(lambda: window.page("health").checked is not None)
            if key == "doors":
                page = window.page(key)
                page._list.setCurrentRow(page._list.count() - 1)
            self.shoot(key)
        self._tasks()
        self._learn()
        window.open_page("verify")
        verify = window.page("verify")
        verify.first.load(self.pictures["collins"])
        verify.second.load(self.pictures["hopper"])
        self.until(verify._verdict.text)
        self.shoot("verify")
        window.open_page("group")
        group = window.page("group")
        group.open(self.pictures["collins"].parent)
        self.until(lambda: group._list.count() and demo.ENROLLED in group._known.text())
        self.shoot("group")
        window.open_page("evaluation")
        self.rest()
        self.shoot("evaluation")

    def _tasks(self) -> None:
        window = self.window
        window.open_page("tasks")
        self.rest(1)
        self.shoot("tasks")
        page = window.page("tasks")
        for key in ("canny", "super-resolution", "people-mask"):
            window.session.go("tasks", key)
            self.until(lambda key=key: page.view.task is not None and page.view.task.key == key)
            page.view.source.open(self.pictures["collins"])
            self.until(lambda: page.view.can_run)
            self.rest(1)
            if page.view.task.pace == "slow":
                page.view.run()
            self.rest(1)
            self.until(lambda: not page.view.busy)
            self.rest(1)
            self.shoot(f"tasks-{key}")

    def _learn(self) -> None:
        """Two runs that have finished, and one that was stopped, with which somebody may go on."""
        steps = {"steps": 240, "batch": 32, "every": 20}
        done = [self._run("classifier", "example:digits", title, steps | one) for title, one in _CLASSIFIERS.items()]
        for one in done:
            running.start(one, Tools(site=self.site))
        stopped = self._run("classifier", "example:small-faces", "Face or not", {"steps": 200, "every": 5})
        running.start(stopped, Tools(site=self.site), stop=lambda: len(stopped.journal().rows) > 2)
        self.window.open_page("learn")
        page = self.window.page("learn")
        self.until(lambda: len(page.table.entries) == len(done) + 1)
        page.receive("classifier")
        self.until(lambda: page.beginning.costs._answered, 300)
        ids = tuple(one.id for one in reversed(done))
        page.table.choose(ids[:1])
        self.until(lambda: page.run_view.seen is not None and page.run_view.seen.entry.id == ids[0])
        page.run_view.open(page.run_view.curves)
        self.rest(2)
        self.shoot("learn")
        page.table.choose(ids)
        self.until(page.comparison.isVisible)
        self.rest(2)
        self.shoot("learn-compare")

    def _run(self, key: str, data: str, title: str, values: dict[str, object]) -> Run:
        recipe = registry.recipe(key)
        source = source_of(data, recipe.takes)
        return Runs(self.site.folder).create(recipe, recipe.parameters.model_validate(values), source, title)


class _Still:
    """A camera that shows one picture."""

    name, live, still = "desk", True, False

    def __init__(self, image: np.ndarray):
        self._image, self._closed = image, False

    def close(self) -> None:
        self._closed = True

    def frames(self):
        from core.cameras.source import Frame

        begun = time.monotonic()
        while not self._closed:
            time.sleep(0.05)
            yield Frame(self._image, time.monotonic() - begun, datetime.now(UTC))


def _sheet(target: Path, name: str) -> None:
    """All pages of one language and theme on one sheet."""
    shots = [cv2.imread(str(path)) for path in sorted((target / name).glob("*.png"))]
    tiles = [cv2.resize(s, (_WIDTH // 2, _HEIGHT // 2), interpolation=cv2.INTER_AREA) for s in shots]
    tiles += [np.zeros_like(tiles[0])] * (-len(tiles) % _ACROSS)
    rows = [np.hstack(tiles[n : n + _ACROSS]) for n in range(0, len(tiles), _ACROSS)]
    path = target / f"{name}.png"
    cv2.imwrite(str(path), np.vstack(rows))
    Image.open(path).quantize(128).save(path, optimize=True)


if __name__ == "__main__":
    main()
