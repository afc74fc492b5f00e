"""Clicks through every page as a person would."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QTableView, QToolButton

from app.window.main_window import PAGES, MainWindow
from app.window.pages.enrol import EnrolPage
from app.window.pages.events import EventsPage
from app.window.pages.live import DecisionCard, LivePage
from app.window.pages.people import PeoplePage
from app.window.pages.verify import VerifyPage
from core import demo
from core.enrolment import Enroller, sample


def _page(window: MainWindow, kind: type):
    number = PAGES.index(kind)
    window.open_page(number)
    return window.pages[number]


def _button(page, text: str) -> QPushButton:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text().replace("&", "") == text and b.isVisible()]
    return found


def _click(qtbot, page, text: str) -> None:
    qtbot.mouseClick(_button(page, text), Qt.MouseButton.LeftButton)


def _says(page, text: str) -> bool:
    return any(text in w.text() for w in page.findChildren(QLabel) if w.isVisible())


def _enrol_collins(window: MainWindow) -> None:
    recogniser = window.session.recogniser
    assert recogniser is not None
    Enroller(window.session.site, recogniser).samples("Eileen", [sample(recogniser.engine, demo.astronaut())])


def test_every_page_opens_by_click_and_by_key(qtbot, window: MainWindow) -> None:
    for entry, kind in zip(window.findChildren(QToolButton), PAGES, strict=False):
        qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
        assert window._stack.currentWidget() is window.pages[PAGES.index(kind)]
    for number in range(len(PAGES)):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda n=number: window._stack.currentIndex() == n)


def test_live_names_people_and_shows_decisions(qtbot, window: MainWindow) -> None:
    _enrol_collins(window)
    page = _page(window, LivePage)
    page._begin(demo.DemoCamera(14, realtime=False))
    qtbot.waitUntil(lambda: len(page.findChildren(DecisionCard)) == 2, timeout=90_000)
    qtbot.waitUntil(lambda: _says(page, "Eileen"))
    qtbot.waitUntil(lambda: _says(page, "✔ Let in"))
    qtbot.waitUntil(lambda: _says(page, "Nobody we know"))
    qtbot.waitUntil(lambda: _says(page, "✖ Kept out"))
    card = page.findChildren(DecisionCard)[0]
    _click(qtbot, card, "Why?")
    qtbot.waitUntil(lambda: _says(card, "good looks agree"))
    qtbot.waitUntil(lambda: not window.session.watching, timeout=10_000)


def test_live_without_a_camera_says_so(qtbot, window: MainWindow) -> None:
    page = _page(window, LivePage)
    page.findChild(QLineEdit).setText("98")
    _click(qtbot, page, "Start")
    qtbot.waitUntil(lambda: "no camera 98" in page._picture._words)
    qtbot.waitUntil(lambda: not window.session.watching)
    page.findChild(QLineEdit).setText("no/such/file.mp4")
    _click(qtbot, page, "Start")
    assert "neither a camera number" in page._picture._words


def test_enrolling_from_files(qtbot, window: MainWindow, pictures: dict[str, Path]) -> None:
    page = _page(window, EnrolPage)
    assert not _button(page, "Enrol").isEnabled()
    page.add_files([pictures["collins"], pictures["grey"]])
    qtbot.waitUntil(lambda: _says(page, "1 of 3 pictures"), timeout=10_000)
    qtbot.waitUntil(lambda: _says(page, "no face was found in grey.jpg"))
    page.findChild(QLineEdit).setText('Eileen "C" 🙂')
    _click(qtbot, page, "Enrol")
    qtbot.waitUntil(lambda: _says(page, "is enrolled with 1 photos"), timeout=10_000)
    assert [p.name for p in window.session.site.people.people()] == ['Eileen "C" 🙂']

    page.add_files([pictures["collins"]])
    qtbot.waitUntil(lambda: _says(page, "1 of 3 pictures"), timeout=10_000)
    qtbot.keyClicks(page.findChild(QLineEdit), "Somebody else")
    _click(qtbot, page, "Enrol")
    qtbot.waitUntil(lambda: _says(page, 'already enrolled as Eileen "C" 🙂'), timeout=10_000)
    _click(qtbot, page, "✕")
    qtbot.waitUntil(lambda: _says(page, "0 of 3 pictures"))
    _click(qtbot, page, "Start over")
    assert page.findChild(QLineEdit).text() == ""


def test_enrolling_at_a_camera(qtbot, window: MainWindow, pictures: dict[str, Path], monkeypatch) -> None:
    class Desk:
        name, live, still = "desk", False, False

        def __init__(self) -> None:
            self.closed = False

        def close(self) -> None:
            self.closed = True

        def frames(self):
            from datetime import UTC, datetime

            from core.cameras.sources import Frame

            while not self.closed:
                yield Frame(demo.astronaut(), 0.0, datetime.now(UTC))

    desk = Desk()
    monkeypatch.setattr("core.cameras.sources.open_source", lambda *_a, **_k: desk)
    page = _page(window, EnrolPage)
    _click(qtbot, page, "Use camera")
    qtbot.waitUntil(lambda: _says(page, "1 of 3 pictures"), timeout=15_000)
    qtbot.waitUntil(lambda: _says(page, "Turn left a little"), timeout=15_000)
    window.open_page(PAGES.index(PeoplePage))  # leaving the page lets go of the camera
    qtbot.waitUntil(lambda: desk.closed, timeout=5_000)


def test_people_are_searched_renamed_and_deleted(qtbot, window: MainWindow) -> None:
    page = _page(window, PeoplePage)
    assert _says(page, "Nobody is enrolled yet") or page._stack.currentIndex() == 1
    _enrol_collins(window)
    qtbot.waitUntil(lambda: page._model.rowCount() == 1, timeout=5_000)
    search = page._search
    qtbot.keyClicks(search, "zzz")
    qtbot.waitUntil(lambda: page._model.rowCount() == 0)
    search.clear()
    qtbot.waitUntil(lambda: page._model.rowCount() == 1)
    view = page.findChild(QListView)
    view.setCurrentIndex(page._model.index(0))
    qtbot.waitUntil(lambda: page._model.face(page._model.people[0]) is not None, timeout=5_000)
    details = page._details
    details._name.setText("Eileen Collins")
    _click(qtbot, details, "Rename")
    qtbot.waitUntil(lambda: page._model.rowCount() == 1 and page._model.people[0].name == "Eileen Collins")
    view.setCurrentIndex(page._model.index(0))
    _click(qtbot, details, "Delete…")
    qtbot.waitUntil(lambda: _says(details, "This cannot be undone"))
    _click(qtbot, details, "Keep")
    assert window.session.site.people.count() == 1
    _click(qtbot, details, "Delete…")
    _click(qtbot, details, "Delete for good")
    qtbot.waitUntil(lambda: page._model.rowCount() == 0)
    assert window.session.site.people.count() == 0


def test_events_are_filtered_explained_and_exported(qtbot, window: MainWindow, tmp_path: Path) -> None:
    _enrol_collins(window)
    live = _page(window, LivePage)
    live._begin(demo.DemoCamera(14, realtime=False))
    qtbot.waitUntil(lambda: window.session.site.events.count() == 2, timeout=90_000)
    page = _page(window, EventsPage)
    qtbot.waitUntil(lambda: page._model.rowCount() == 2)
    table = page.findChild(QTableView)
    table.selectRow(1)
    qtbot.waitUntil(lambda: _says(page._details, "recognised as Eileen"))
    person = next(b for b in page.findChildren(QComboBox) if b.accessibleName() == "Person")
    person.setCurrentText("Nobody we know")
    assert page._model.rowCount() == 1
    person.setCurrentText("Eileen")
    assert page._model.rowCount() == 1
    page._by_day.setChecked(True)
    assert page._model.rowCount() == 1
    page._day.setDate(page._day.date().addDays(-1))
    assert page._model.rowCount() == 0
    page._by_day.setChecked(False)
    person.setCurrentIndex(0)
    page.export_to(tmp_path / "events.csv")
    qtbot.waitUntil(lambda: _says(page, "2 events are in"))
    with (tmp_path / "events.csv").open(encoding="utf-8-sig") as file:
        assert len(list(csv.reader(file))) == 3
    page.export_to(tmp_path / "no" / "events.csv")
    qtbot.waitUntil(lambda: _says(page, "cannot be written"))


def test_verifying(qtbot, window: MainWindow, pictures: dict[str, Path]) -> None:
    page = _page(window, VerifyPage)
    page.first.load(pictures["collins"])
    page.second.load(pictures["hopper"])
    qtbot.waitUntil(lambda: _says(page, "✖ Different people"), timeout=10_000)
    page.second.load(pictures["collins"])
    qtbot.waitUntil(lambda: _says(page, "✔ Same person"), timeout=10_000)
    qtbot.waitUntil(lambda: _says(page, "at or above the line"))
    page.second.load(pictures["grey"])
    qtbot.waitUntil(lambda: _says(page, "No face was found"), timeout=10_000)
    page.second.load(Path("gone.jpg"))
    qtbot.waitUntil(lambda: page.second.image is None)


def test_a_failed_load_is_told(qtbot, site, monkeypatch) -> None:
    from app.window.session import Session
    from core.engine import Engine

    def fail(cls, settings, report=None):
        raise RuntimeError("no weights")

    monkeypatch.setattr(Engine, "load", classmethod(fail))
    session = Session(site)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(session.load_failed):
        session.load()
    assert window._words.text() == "no weights"
    assert not _button(window.pages[0], "Start").isEnabled()
    window.close()


def test_the_tasks_menu_does_something(qtbot, window: MainWindow) -> None:
    (action,) = window.tasks_menu.actions()
    action.trigger()
    assert isinstance(window._stack.currentWidget(), VerifyPage)


@pytest.mark.parametrize("key", ["light", "dark"])
def test_themes(qtbot, window: MainWindow, key: str) -> None:
    window._choose_theme(key)
    from app.window import theme

    assert theme.colour("background").name() == theme.tokens()[key]["background"]
    window._choose_theme("light")


def test_another_source_replaces_the_one_that_runs(qtbot, window: MainWindow) -> None:
    page = _page(window, LivePage)
    page._begin(demo.DemoCamera())
    qtbot.waitUntil(lambda: window.session.view is not None, timeout=20_000)
    second = demo.DemoCamera()
    second.name = "Second"
    page._begin(second)
    qtbot.waitUntil(
        lambda: window.session.view is not None and window.session.rate > 0 and window.session.watching, timeout=20_000
    )
    qtbot.wait(500)
    assert window.session.watching
    assert window.session.camera_name == "Second"


def test_cards_of_somebody_deleted_go(qtbot, window: MainWindow) -> None:
    _enrol_collins(window)
    page = _page(window, LivePage)
    page._begin(demo.DemoCamera(7, realtime=False))
    qtbot.waitUntil(lambda: len(page.findChildren(DecisionCard)) == 1, timeout=60_000)
    window.session.site.delete_person("Eileen")
    qtbot.waitUntil(lambda: not page.findChildren(DecisionCard), timeout=10_000)


def test_closing_while_loading_starts_nothing(qtbot, site, engine, monkeypatch) -> None:
    import threading

    from app import background
    from app.window.session import Session
    from core.engine import Engine

    gate = threading.Event()

    def load(cls, settings, report=None):
        gate.wait(10)
        return engine

    monkeypatch.setattr(Engine, "load", classmethod(load))
    session = Session(site, demo=True)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    session.load()
    gate.set()
    window.close()
    background.wait()
    qtbot.wait(100)
    assert session.recogniser is None
    assert not session.watching
