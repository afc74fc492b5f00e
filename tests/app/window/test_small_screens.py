"""Small and scaled screens, and long names: nothing is wider than its place, and all can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QScrollArea,
    QWidget,
)

from app import background
from app.window.lacking import LackingPanel
from app.window.language.installing import install
from app.window.main_window import MainWindow
from app.window.page import PAGES
from app.window.pages.learn import LearnPage
from app.window.widgets.ending_question import EndingQuestion
from core.access.door import Door
from core.access.schedules import Period, Schedule
from core.learning.runs import State
from core.store.operators import Role
from models.weights import Standing, manifest
from tests.app.window.clicking import button, click, enrol, field, says
from tests.app.window.pages.learn.made import make_run

KEYS = [entry.key for entry in PAGES]
SMALL = (QSize(1364, 728), QSize(1278, 680), QSize(1022, 660), QSize(956, 500))
"""1366×768, 1280×720 (also 1920×1080 at 150 %), 1024×700, and 1920×1080 at 200 %, without what is around a window."""

LONG = {
    "one word of 60": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochll",
    "200 letters": "Wolfeschlegelsteinhausenbergerdorff" * 5 + "Hubert Blaine Wolfeschleg",
    "Arabic": "عبدالرحمنبنمحمدبنعبداللهالأنصاريالقرطبيالأندلسيالمالكيالمغربيالفاسي",
    "Hebrew": "אברהםיצחקיעקבמשהאהרןדודשלמהאליהואלישעישעיהוירמיהויחזקאלהושעיואל",
    "emoji": "👩🏽‍🚀" * 25 + "A",
}


@pytest.fixture(params=["en", "zh_CN"])
def language(qapp, request) -> Iterator[str]:
    install(qapp, request.param)
    yield request.param
    install(qapp, "en")


def _cut(inside: QWidget) -> list[str]:
    """What stands out of its place to the left or right, where no scroll bar brings it back."""
    found = []
    for widget in inside.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or widget.isWindow() or parent is None or isinstance(parent, QAbstractItemView):
            continue
        part = isinstance(parent, (QAbstractScrollArea, QComboBox, QAbstractSpinBox, QLineEdit))
        scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)
        if part or scrolled or widget.objectName().startswith("qt_"):
            continue
        if widget.x() < -1 or widget.geometry().right() > parent.width() + 1:
            words = getattr(widget, "text", str)()
            found.append(f"{type(widget).__name__} {words[:30]!r} {widget.geometry().getRect()} in {parent.width()}")
        elif isinstance(widget, (QAbstractButton, QLabel, QComboBox)):
            least = widget.minimumSizeHint().width()
            if widget.width() < min(least, widget.maximumWidth()) - 1:
                found.append(f"{type(widget).__name__} {widget.accessibleName()!r} has {widget.width()} of {least}")
    for area in inside.findChildren(QScrollArea):
        bar = area.horizontalScrollBar()
        if area.isVisible() and bar.maximum():
            found.append(f"{area.widget().objectName() or type(area.widget()).__name__} is {bar.maximum()} too wide")
    return found


def _rest(qtbot, inside: QWidget) -> None:
    """Wait until all that was asked for is shown, and laid out."""
    assert background.wait()
    qtbot.wait(30)
    end = monotonic() + 1.5
    while _cut(inside) and monotonic() < end:
        qtbot.wait(20)


def test_every_page_fits(qtbot, window_in: MainWindow) -> None:
    window = window_in
    enrol(window)
    wrong = {}
    for key in KEYS:
        window.open_page(key)
        for size in SMALL:
            window.resize(size)
            _rest(qtbot, window)
            assert window.size() == size, key
            wrong[f"{key} at {size.width()}x{size.height()}"] = _cut(window)
    assert not {place: what for place, what in wrong.items() if what}


def test_a_run_fits(qtbot, window_in: MainWindow) -> None:
    window = window_in
    make_run(window.session.site.folder, "A run with a long name, of many pictures", State.FINISHED, looks=2)
    window.open_page("learn")
    learn = window.page("learn")
    assert isinstance(learn, LearnPage)
    qtbot.waitUntil(lambda: learn.run_view.seen is not None)
    for size in SMALL[:-1]:  # there it is scrolled
        window.resize(size)
        _rest(qtbot, window)
        assert _cut(window) == [], size


def test_the_sidebar_shows_all_pages_at_720_lines_and_the_one_in_front_always(qtbot, window: MainWindow) -> None:
    window.resize(SMALL[1])
    qtbot.wait(50)
    for button_ in window._sidebar.buttons.values():
        assert _within(button_, window), button_.text()
    window.resize(SMALL[3])
    for key in ("settings", "live"):
        window.open_page(key)
        qtbot.waitUntil(lambda key=key: _within(window._sidebar.buttons[key], window))


def test_the_names_of_sections_give_way_where_there_is_no_room_for_them(qtbot, window: MainWindow) -> None:
    window.open_page("settings")
    shown = window.page("settings")
    for size, there in ((SMALL[1], True), (QSize(853, 480), False), (SMALL[3], True)):  # 1280×720 at 150 %
        window.resize(size)
        qtbot.waitUntil(lambda there=there: shown._names.isVisible() is there)
        qtbot.waitUntil(lambda: not shown._scroll.horizontalScrollBar().maximum())


@pytest.fixture
def window_in(qtbot, language: str, window: MainWindow) -> MainWindow:
    """The window in a language."""
    return window


def _fill(window: MainWindow, name: str) -> None:
    """A site on which everything has that name."""
    site = window.session.site
    short = name[:100]
    person = enrol(window, name)
    site.people.set_employee_id(person.id, name[:64])
    site.access.add_group(short)
    site.access.join(person.id, short)
    site.access.keep(Schedule(name=short, periods=(Period(days=frozenset(range(7)), start=0, end=24 * 60),)))
    site.change_settings(cameras={short: {"source": "/nowhere/" + short}})
    site.access.keep(Door.model_validate({"rules": {"name": short, "leads_to": short}, "cameras": [short]}))
    site.access.grant(short, short, short)


@pytest.mark.parametrize("name", LONG.values(), ids=LONG.keys())
def test_long_names_widen_nothing(qtbot, window: MainWindow, name: str) -> None:
    _fill(window, name)
    size = SMALL[2]
    window.resize(size)
    wrong = {}
    for key in KEYS:
        window.open_page(key)
        _rest(qtbot, window)
        if key == "people":
            window.session.go("people", window.session.site.people.people()[0].id)
            _rest(qtbot, window)
        wrong[key] = _cut(window)
        if key == "doors":
            for kind in ("camera", "door"):
                window.page(key)._select(kind, name[:100])
                _rest(qtbot, window)
                wrong[f"{key} {kind}"] = _cut(window)
        assert window.size() == size, key
    assert not {key: what for key, what in wrong.items() if what}


@pytest.mark.parametrize("size", SMALL, ids=lambda s: f"{s.width()}x{s.height()}")
def test_the_first_steps_and_the_login_fit(qtbot, window_in: MainWindow, size: QSize, monkeypatch) -> None:
    window = window_in
    window.resize(size)
    lacking = window.centralWidget().findChild(LackingPanel)
    lacking._lacking = [Standing(weights, "missing") for weights in manifest().values()]
    lacking._list_all()
    lacking.show()
    window.set_up()
    wrong = {}
    for step in range(4):
        window._welcome.open_step(step)
        _rest(qtbot, window)
        wrong[f"step {step}"] = _cut(window)
        for reached in (window._welcome._next_button, window._welcome._back, window._welcome._skip):
            assert reached.isHidden() or _within(reached, window), (step, reached.text())
    session = window.session
    session.site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)
    session.who.enter(session.site.operators.log_in("Rita", "correct horse 9"))
    session.who.leave()
    _rest(qtbot, window)
    wrong["login"] = _cut(window)
    assert window.size() == size
    assert not {key: what for key, what in wrong.items() if what}


def _within(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget lies in the window without any scrolling."""
    place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    return window.rect().contains(place) and widget.visibleRegion().boundingRect().size() == widget.size()


def test_dialogs_fit_whatever_they_say(qtbot, window: MainWindow) -> None:
    window._about()
    lost = ["The camera " + LONG["200 letters"] + " has changes that are not saved."] * 6
    EndingQuestion(window, [], lost, window.end, window._stay).ask()
    qtbot.wait(50)
    boxes = window.findChildren(QMessageBox)
    assert len(boxes) == 2
    for box in boxes:
        assert box.minimumSizeHint().width() <= 900
        assert box.width() <= 900
        assert box.height() <= 500
    for box in boxes:
        box.done(0)
    qtbot.wait(50)


def test_a_window_never_opens_larger_than_its_screen(qtbot, window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    window.resize(room.width() * 2, room.height() * 2)
    window.move(room.right() - 100, room.bottom() - 60)
    window.fit()
    assert room.contains(window.frameGeometry())
    window.setGeometry(room.left() - 5000, room.top() - 5000, 700, 500)
    window.fit()
    assert room.contains(window.frameGeometry())
    assert window.size() == QSize(700, 500), "what fits stays as it is"


@pytest.mark.parametrize("name", LONG.values(), ids=LONG.keys())
def test_enrolling_a_long_name_leaves_everything_in_reach(qtbot, window: MainWindow, pictures, name: str) -> None:
    window.resize(SMALL[2])
    window.open_page("enrol")
    panel = window.page("enrol").panel
    panel.add_files([pictures["collins"]])
    qtbot.waitUntil(lambda: says(panel, "1 picture"))
    field(panel, "Name").setText(name)
    click(qtbot, panel, "They agreed to be recognised here")
    assert field(panel, "Name").cursorPosition() == 0, "its beginning is shown"
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, "is enrolled"))
    _rest(qtbot, window)
    assert not _cut(window)
    for words in ("Undo", "Add pictures…", "Use camera", "Enrol"):
        assert _within(button(panel, words), window), words
    assert says(panel, name), "the whole name is told"
