"""Clicks through every page as a person would."""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QTableView, QToolButton

from app import background
from app.window.main_window import PAGES, MainWindow
from app.window.pages.enrol import EnrolPage
from app.window.pages.evaluation import EvaluationPage
from app.window.pages.events import EventsPage
from app.window.pages.group import GroupPage
from app.window.pages.live import DecisionCard, LivePage
from app.window.pages.people import PeoplePage
from app.window.pages.verify import VerifyPage
from core import demo
from core.enrolment import Enroller, sample
from core.gallery.store import Enrolled
from core.site import Site


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


def test_no_score_is_shown_beside_a_face(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sees scores could change a picture until it passes."""
    _enrol_collins(window)
    page = _page(window, LivePage)
    shown: list[str] = []
    monkeypatch.setattr(page._picture, "show_picture", lambda _image, marks=(): shown.extend(m.words for m in marks))
    page._begin(demo.DemoCamera(6, realtime=False))
    qtbot.waitUntil(lambda: "Eileen" in shown, timeout=60_000)
    qtbot.waitUntil(lambda: not window.session.watching, timeout=30_000)
    assert not [words for words in shown if any(character.isdigit() for character in words)]


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
    session.enter(None)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(session.load_failed):
        session.load()
    assert window._words.text() == "no weights"
    assert not _button(window.pages[0], "Start").isEnabled()
    window.close()


def test_the_tasks_menu_opens_its_pages(qtbot, window: MainWindow) -> None:
    for action, kind in zip(window.tasks_menu.actions(), (VerifyPage, GroupPage, EvaluationPage), strict=True):
        action.trigger()
        assert isinstance(window._stack.currentWidget(), kind)


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


@pytest.fixture
def heap(tmp_path: Path, collins, hopper) -> Path:
    """Three photos of Collins, two of Hopper, and a file that is none."""
    from core import images

    folder = tmp_path / "heap"
    folder.mkdir()
    for name, picture, lights in (("c", collins, (1.0, 0.85, 0.7)), ("h", hopper, (1.0, 0.8))):
        for number, light in enumerate(lights):
            changed = np.clip(picture * light, 0, 255).astype(np.uint8)
            (folder / f"{name}{number}.jpg").write_bytes(images.encode_jpeg(changed))
    (folder / "broken.jpg").write_bytes(b"no picture")
    return folder


def test_grouping_a_folder_and_enrolling_from_it(qtbot, window: MainWindow, heap: Path) -> None:
    _enrol_collins(window)
    page = _page(window, GroupPage)
    page.open(heap)
    qtbot.waitUntil(lambda: page._list.count() == 2, timeout=60_000)
    assert "1 files could not be read" in page._summary.text()
    qtbot.waitUntil(lambda: _says(page, "This is Eileen, who is enrolled."))
    assert page._name.text() == "Eileen"
    page._list.setCurrentRow(1)
    qtbot.waitUntil(lambda: _says(page, "Nobody enrolled looks like this."))
    assert page._faces.count() == 2
    assert not _button(page, "Enrol this group").isEnabled()
    page._name.setText("Grace")
    _click(qtbot, page, "Enrol this group")
    qtbot.waitUntil(lambda: _says(page, "✔ Grace is enrolled with 2 photos."))
    assert not _button(page, "Enrol this group").isEnabled()  # these photos are in the gallery now
    assert page._list.item(1).text() == "✔ Grace\n2 faces"
    assert window.session.site.people.count() == 2
    page._list.setCurrentRow(0)
    page._name.setText("Grace")
    _click(qtbot, page, "Enrol this group")
    qtbot.waitUntil(lambda: _says(page, "This face is already enrolled as Eileen"))
    page._faces.item(0).setSelected(True)
    _click(qtbot, page, "Leave selected faces out")
    assert page._faces.count() == 2
    assert page._list.item(0).text().endswith("2 faces")


def test_grouping_is_stopped_and_bad_folders_are_told(qtbot, window: MainWindow, heap: Path, tmp_path: Path) -> None:
    page = _page(window, GroupPage)
    (tmp_path / "empty").mkdir()
    page.open(tmp_path / "empty")
    qtbot.waitUntil(lambda: "holds no pictures" in page._summary.text())
    assert page._choose_button.isEnabled()
    page.open(heap)
    _click(qtbot, page, "Stop")
    qtbot.waitUntil(lambda: "Stopped" in page._summary.text())
    assert not page._job.busy


def test_figures_follow_people_enrolled_elsewhere(qtbot, window: MainWindow) -> None:
    page = _page(window, EvaluationPage)
    with Site(window.session.site.folder) as desk:
        rows = np.eye(window.session.engine.dimension, dtype=np.float32)
        for number in range(5):
            desk.people.add(
                f"P{number}", [Enrolled(b"jpeg", rows[number], 0.9, "front")], window.session.engine.profile.id
            )
        qtbot.waitUntil(lambda: _says(page, "With 5 people enrolled"))


def test_closing_ends_long_work(qtbot, window: MainWindow) -> None:
    went_on = []

    def work(progress: background.Progress) -> None:
        for step in range(2000):
            time.sleep(0.005)
            progress(0.5, "")
            went_on.append(step)

    background.run(work)
    qtbot.waitUntil(lambda: len(went_on) > 3)
    window.close()
    count = len(went_on)
    assert count < 1000
    qtbot.wait(50)
    assert len(went_on) == count


def test_the_line_is_chosen_by_what_it_costs(qtbot, window: MainWindow) -> None:
    _enrol_collins(window)
    page = _page(window, EvaluationPage)
    recogniser = window.session.recogniser
    default = recogniser.fpir
    qtbot.waitUntil(lambda: _says(page, "In use: 1 stranger in 100"))
    lines, costs = [], []
    for words in ("1 in 1,000", "1 in 10,000", "1 in 100,000"):
        _click(qtbot, page, words)
        assert _button(page, words).isChecked()
        costs.append(float(page._cost.text().split(", ")[-1].split(" %")[0]))
        _click(qtbot, page, "Use this at the door")
        qtbot.waitUntil(lambda w=words: _says(page, f"✔ In use from now on: 1 stranger in {w[5:]}"))
        lines.append(recogniser.threshold)
    assert lines == sorted(lines)
    assert costs == sorted(costs)
    assert costs[0] > 0
    assert window.session.site.settings.identify_fpir == 1e-5
    _click(qtbot, page, "Back to the default")
    qtbot.waitUntil(lambda: recogniser.fpir == default)
    assert window.session.site.settings.identify_fpir is None


def test_a_site_checks_itself(qtbot, window: MainWindow) -> None:
    page = _page(window, EvaluationPage)
    _click(qtbot, page, "Check this site")
    qtbot.waitUntil(lambda: _says(page, "enrol at least two"))
    _enrol_collins(window)
    recogniser = window.session.recogniser
    Enroller(window.session.site, recogniser).samples("Grace", [sample(recogniser.engine, demo.admiral())])
    _click(qtbot, page, "Check this site")
    qtbot.waitUntil(lambda: _says(page, "2 people are told apart"))
    assert page._verdict.property("tone") == "attention"  # with one photo each, no more can be said
    assert page._table.rowCount() == 1
    assert {page._table.item(0, n).text() for n in (0, 1)} == {"Eileen", "Grace"}


def test_measuring_on_pictures_and_saving(qtbot, window: MainWindow, heap: Path, tmp_path: Path) -> None:
    page = _page(window, EvaluationPage)
    page.measure(heap)
    qtbot.waitUntil(lambda: _says(page, "one folder per person"))
    for number, path in enumerate(sorted(heap.glob("[ch]*.jpg"))):
        person = "Collins" if path.name.startswith("c") else "Hopper"
        (heap / person).mkdir(exist_ok=True)
        path.rename(heap / person / f"{person}_{number + 1:04d}.jpg")
    page.measure(heap)
    qtbot.waitUntil(lambda: _says(page, "2 people, 4 comparisons of one person, 6 of two."), timeout=60_000)
    assert len(page.plot._curves) == 2
    page._kind.setCurrentText("ROC")
    assert page.plot.getPlotItem().getAxis("left").labelText == "True match rate"
    page.save(tmp_path / "figures")
    qtbot.waitUntil(lambda: _says(page, "✔ Saved"))
    assert json.loads((tmp_path / "figures" / "evaluation.json").read_text())["eer"] == 0
    (heap / "pairs.txt").write_text("2\t1\nCollins\t1\t2\nCollins\t1\tHopper\t4\nHopper\t4\t5\nCollins\t2\tHopper\t5\n")
    page.measure(heap)
    qtbot.waitUntil(lambda: _says(page, "Accuracy 100.00"), timeout=60_000)
    page.save(tmp_path / "more")
    qtbot.waitUntil((tmp_path / "more" / "curves.png").exists, timeout=20_000)
    qtbot.waitUntil(lambda: _says(page, "✔ Saved"))
    assert (tmp_path / "more" / "scores.csv").read_text().count("\n") == 5
