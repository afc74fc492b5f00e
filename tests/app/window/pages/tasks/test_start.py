"""Finding a task."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.window.main_window import MainWindow
from app.window.pages.tasks import TasksPage
from app.window.pages.tasks.offers import Offer, offers, order
from app.window.pages.tasks.start import StartView
from core.store.audit import Actor, Permission
from core.store.operators import PERMISSIONS, Role
from core.tasks import registry
from tests.app.window.clicking import clashing_keys, click, field, page, says, sees, unnamed_fields


def _titles(tasks: TasksPage) -> list[str]:
    return [card.offer.title for card in tasks.start._cards if card.isVisible()]


@pytest.mark.parametrize(
    ("title", "key"),
    [("Compare two faces", "verify"), ("Sort a folder by person", "group"), ("Measure the recogniser", "evaluation")],
)
def test_a_task_with_a_page_of_its_own_leads_there(qtbot, window: MainWindow, tasks, title: str, key: str) -> None:
    click(qtbot, tasks, title)
    assert window.current == key


@pytest.mark.parametrize("role", [*Role])
def test_what_leads_to_a_page_is_offered_to_those_alone_who_may_open_it(
    qtbot, window: MainWindow, tasks: TasksPage, role: Role
) -> None:
    who = window.session.who
    who.site = window.session.root.acting_as(Actor("ann", PERMISSIONS[role]))
    who.entered.emit()
    window.open_page("tasks")
    may = who.may(Permission.RULES)
    assert ("Measure the recogniser" in _titles(tasks)) == may
    in_menu = {action.text(): action.isVisible() for action in window.menus.tasks.actions()}
    assert in_menu["&Measure the recogniser"] == may
    search = field(tasks, "Search tasks")
    count = len(tasks._tasks) + (3 if may else 2)
    assert search.placeholderText().startswith(f"Search {count} tasks")
    assert field(tasks, "Kinds of tasks").item(0).text() == f"All tasks  ({count})"
    qtbot.keyClicks(search, "measure recogniser")
    assert _titles(tasks) == (["Measure the recogniser"] if may else [])
    for card in tasks.start._cards:
        if card.offer.task is None and (may or card.offer.key != "evaluation"):
            card.click()
            assert window.current == card.offer.key
    who.site = window.session.root
    who.entered.emit()
    window.open_page("tasks")
    search.clear()
    assert "Measure the recogniser" in _titles(tasks), "whoever comes next may"


def test_everything_is_shown_by_headings_and_faces_come_first(window: MainWindow, tasks: TasksPage) -> None:
    assert _titles(tasks)[:4] == [
        "Compare two faces",
        "Sort a folder by person",
        "Measure the recogniser",
        "Who is there",
    ]
    for words in ("Faces and privacy", "Enhancement", "Brighten for tests."):
        assert sees(tasks, words)
    assert clashing_keys(window, tasks) == []
    assert unnamed_fields(tasks) == []


def test_a_task_is_found_by_search_and_opened_with_return(qtbot, tasks: TasksPage) -> None:
    search = field(tasks, "Search tasks")
    qtbot.keyClicks(search, "FILES count")
    assert _titles(tasks) == ["Count files"]
    assert not says(tasks, "Enhancement"), "headings of nothing are not shown"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert tasks.view.isVisible()
    assert sees(tasks, "Count files for tests.")
    click(qtbot, tasks, "← All tasks")
    assert tasks.start.isVisible()


def test_a_task_is_found_by_its_heading(qtbot, tasks: TasksPage) -> None:
    groups = field(tasks, "Kinds of tasks")
    groups.setCurrentRow(next(n for n in range(groups.count()) if groups.item(n).text().startswith("Enhancement")))
    assert _titles(tasks) == ["Brighten", "Wait & see"]
    qtbot.keyClicks(field(tasks, "Search tasks"), "paint")
    assert _titles(tasks) == ["Paint"], "whoever searches searches everything"


def test_nothing_found_says_so_and_shows_all_again(qtbot, tasks: TasksPage) -> None:
    search = field(tasks, "Search tasks")
    everything = _titles(tasks)
    qtbot.keyClicks(search, "xyzzy")
    assert _titles(tasks) == []
    assert sees(tasks, "No task has all these words.")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert tasks.start.isVisible()
    click(qtbot, tasks, "Show all")
    assert _titles(tasks) == everything
    assert not says(tasks, "No task has all these words.")


def test_the_arrow_leads_from_the_search_to_the_tasks(qtbot, tasks: TasksPage) -> None:
    search = field(tasks, "Search tasks")
    search.setFocus()
    qtbot.keyClicks(search, "brighten")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    (card,) = [card for card in tasks.start._cards if card.isVisible()]
    qtbot.waitUntil(card.hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert tasks.view.isVisible()


def test_missing_weights_are_told_before_it_is_opened(qtbot, tasks: TasksPage, few) -> None:
    qtbot.waitUntil(lambda: says(tasks, "not installed: 0.0 MB"))
    few.cache_folder.mkdir(exist_ok=True)
    from tests.app.window.pages.tasks.conftest import CONTENT

    (few.cache_folder / "stand-in.onnx").write_bytes(CONTENT)
    tasks._look_at_weights()
    qtbot.waitUntil(lambda: says(tasks, "✔ installed"))
    assert not says(tasks, "not installed")


def test_what_cannot_be_found_out_is_told(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail():
        raise ValueError("two tasks are called blur")

    monkeypatch.setattr(registry, "tasks", fail)
    shown = page(window, "tasks")
    qtbot.waitUntil(lambda: says(shown, "Two tasks are called blur"))


def test_icons_wear_the_look(tasks: TasksPage) -> None:
    def keys() -> list[int]:
        icons = [w for card in tasks.start._cards for w in card.findChildren(QLabel) if not w.pixmap().isNull()]
        assert len(icons) == len(tasks.start._cards)
        return [icon.pixmap().cacheKey() for icon in icons]

    before = keys()
    tasks.dress()
    assert not set(keys()) & set(before)


def _offer(number: int) -> Offer:
    group = order()[number // 30]
    return Offer(f"task {number}", f"Task {number}", "Does it.", group, "mdi6.blur", None, f"task {number}", ())


def test_what_is_in_sight_is_there_at_once_and_all_the_rest_soon(qtbot) -> None:
    many = [_offer(number) for number in range(80)]
    start = StartView()
    qtbot.addWidget(start)
    start.resize(1100, 600)
    start.show()
    start.fill(many)
    assert start._cards[0].isVisible()
    assert len(start._cards) < len(many), "cards for which one has to scroll come later"
    qtbot.waitUntil(lambda: len(start._cards) == len(many) and not start._making.isActive())
    assert [card.offer for card in start.found()] == many
    places = [(card.y(), card.x()) for card in start._cards]
    qtbot.waitUntil(lambda: start._cards[-1].y() > start._cards[0].y())
    assert all(card.isVisible() for card in start._cards), places


def test_a_search_finds_what_has_no_card_yet(qtbot) -> None:
    many = [_offer(number) for number in range(80)]
    start = StartView()
    qtbot.addWidget(start)
    start.show()
    start.fill(many)
    start.search.setText("task 79")
    assert [card.offer for card in start.found()] == [many[79]]
    start.show_all()
    assert [card.offer for card in start.found() if card.isVisible()] == many


def test_the_first_task_that_is_opened_makes_what_runs_it(qtbot, tasks: TasksPage) -> None:
    assert tasks._view is None, "looking at the list needs none of it"
    tasks.dress()
    tasks.leave()
    assert tasks.busy == ""
    click(qtbot, tasks, "Brighten")
    assert tasks.view.isVisible()
    assert tasks.view.result._plot is None, "it has no plots"


@pytest.mark.parametrize("width", [960, 1280, 1900])
def test_nothing_is_cut_off(qtbot, window: MainWindow, tasks: TasksPage, width: int) -> None:
    window.resize(width, 800)
    qtbot.wait(50)
    for card in tasks.start._cards:
        assert card.height() >= card.heightForWidth(card.width())
        assert card.geometry().right() <= tasks.start._scroll.viewport().width()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("cut out people", "people-mask"),
        ("style", "style"),
        ("super", "super-resolution"),
        ("Superpix", "superpixels"),
        ("blur", "blur-faces"),
        ("canny", "canny"),
        ("denoise", "denoise"),
        ("remove noise", "denoise"),
        ("sharp", "sharpen"),
        ("panorama", "panorama"),
        ("compare faces", "verify"),
        ("edges", "canny"),
    ],
)
def test_return_opens_what_is_named_most_nearly(qapp, text: str, key: str) -> None:
    found = [offer for offer in offers(registry.tasks()) if offer.matches(text)]
    assert min(found, key=lambda offer: offer.distance(text)).key == key
