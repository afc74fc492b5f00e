from __future__ import annotations

import ast
import csv
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app import background
from app.window import theme
from app.window.pages.trail import TrailPage, model, words
from app.window.session import Session
from core.access.door import Door
from core.access.policy import DoorRules
from core.access.reading import KINDS
from core.access.schedules import Schedule, parse_period
from core.gallery.people import Enrolled
from core.settings import CameraSettings
from core.site import DATABASE, Site
from core.store.audit import Actor, Entry
from core.store.operators import PERMISSIONS, Role
from tests.app.window.clicking import click, says, sees

FACE = Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")
ROOT = Path(__file__).parents[4]


@pytest.fixture
def page(qtbot, qapp: QApplication, session: Session) -> Iterator[TrailPage]:
    theme.apply(qapp, "light")
    shown = TrailPage(session)
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    yield shown
    shown.close()
    session.close()
    assert background.wait()


def _open(qtbot, page: TrailPage) -> None:
    with qtbot.waitSignal(page._model.loaded):
        page.show()
    trail = page._session.site.trail
    qtbot.waitUntil(lambda: [e.action for e in trail.entries(1)] == ["read the trail"])
    with qtbot.waitSignal(page._model.loaded):
        page.reload()


def _shown(page: TrailPage) -> list[tuple[str, ...]]:
    shown = page._model
    return [
        tuple(shown.data(shown.index(line, column)) for column in range(1, shown.columnCount()))
        for line in range(shown.rowCount())
    ]


def test_who_did_what_to_whom_is_listed_and_told(qtbot, page: TrailPage, session: Session) -> None:
    site = session.who.site = session.root.acting_as(Actor("Rita"))
    site.people.add("Ann", [FACE], "p-1")
    site.people.rename("Ann", "Anne Lee")
    site.people.add("Bob", [Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[1], 0.9, "front")], "p-1")
    site.people.rename("Bob", "Bobby")
    site.people.delete("Bobby")
    site.access.add_group("staff")
    site.change_settings(min_face=60)
    _open(qtbot, page)
    assert _shown(page) == [
        ("Rita", "read the audit log", ""),
        ("Rita", "change settings", ""),
        ("Rita", "make group", "group staff"),
        ("Rita", "delete person", "person 2"),
        ("Rita", "rename", "person 2"),
        ("Rita", "enrol", "person 2"),
        ("Rita", "rename", "Anne Lee"),
        ("Rita", "enrol", "Anne Lee"),
    ]
    assert sees(page, "8 entries")
    qtbot.waitUntil(lambda: says(page, "Select an entry"))
    for line, told in (
        (1, "smallest face: 40 → 60"),
        (3, "photos: 1"),
        (4, "went with the person"),
        (6, "Ann → Anne Lee"),
        (6, "Anne Lee (person 1)"),
        (6, "Entry 2"),
    ):
        page._table.selectRow(line)
        qtbot.waitUntil(lambda told=told: says(page._particulars, told))
    page._table.selectRow(6)
    site.access.add_group("guests")
    with qtbot.waitSignal(page._model.loaded):
        click(qtbot, page, "Reload")
    assert page._particulars.shown is not None
    assert page._particulars.shown.id == 2, "what is selected stays"


def test_reading_is_written_down_once_for_each_time(qtbot, page: TrailPage, session: Session) -> None:
    _open(qtbot, page)
    page.reload()
    page.hide()
    with qtbot.waitSignal(page._model.loaded):
        page.show()
    assert background.wait()
    assert [e.action for e in session.site.trail.entries()] == 2 * ["read the trail"]


def test_a_search_finds_and_drops_what_is_overtaken(qtbot, page: TrailPage, session: Session) -> None:
    for name in ("staff", "guests", "cleaners"):
        session.site.access.add_group(name)
    _open(qtbot, page)
    qtbot.keyClicks(page._search, "GUEST")
    qtbot.waitUntil(lambda: _shown(page) == [(session.site.trail.actor.name, "make group", "group guests")])
    assert sees(page, "1 found")
    page._search.setText("nothing like that")
    qtbot.waitUntil(lambda: says(page, "Nothing in the audit log has “nothing like that” in it"))
    page._search.setText("make")
    page.reload()
    page._search.setText("cleaners")
    page.reload()  # before the first answer
    qtbot.waitUntil(lambda: says(page, "1 found"))
    assert background.wait()
    qtbot.wait(20)
    assert page._model.rowCount() == 1


def test_long_trails_are_read_as_they_are_scrolled(
    qtbot, page: TrailPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "PAGE", 40)
    for number in range(100):
        session.site.trail.look("look at events", f"event {number}")
    _open(qtbot, page)
    assert page._model.rowCount() == 40
    assert sees(page, "101 entries")
    for rows in (80, 101):
        page._table.scrollToBottom()
        qtbot.waitUntil(lambda rows=rows: page._model.rowCount() == rows)
    assert [e.id for e in page._model.entries] == list(range(101, 0, -1))
    assert not page._model.canFetchMore(page._model.index(-1, -1))


def test_the_count_follows_what_is_written_meanwhile(qtbot, page: TrailPage, session: Session, tmp_path: Path) -> None:
    session.site.access.add_group("staff")
    page.show()
    qtbot.waitUntil(lambda: says(page, "2 entries"))  # that the log is looked at is one of them
    session.site.access.add_group("guests")
    click(qtbot, page, "Check the audit log")
    qtbot.waitUntil(lambda: says(page, "✔ Untouched: 3 entries"))
    qtbot.waitUntil(lambda: page._count.text() == "3 entries")
    assert page._model.rowCount() == 3
    page.export_to(tmp_path / "trail.csv")
    qtbot.waitUntil(lambda: page._count.text() == "4 entries")


def test_a_trail_that_nobody_touched_and_one_that_somebody_did(qtbot, page: TrailPage, session: Session) -> None:
    for name in ("staff", "guests", "cleaners"):
        session.site.access.add_group(name)
    _open(qtbot, page)
    click(qtbot, page, "Check the audit log")
    qtbot.waitUntil(lambda: says(page, "✔ Untouched: 4 entries"))
    assert page._message.property("tone") == "allow"
    with closing(sqlite3.connect(session.site.folder / DATABASE)) as connection:
        connection.execute("UPDATE audit SET actor = 'nobody' WHERE id = 2")
        connection.execute("UPDATE audit SET sealed = x'00' WHERE id = 1")
        connection.commit()
    click(qtbot, page, "Check the audit log")
    qtbot.waitUntil(lambda: says(page, "✖ Entry 2 or the one before it was changed"))
    assert sees(page, "✖ Entry 1")
    assert sees(page, "▲ Somebody has touched the audit log")
    assert page._message.property("tone") == "deny"
    page.reload()
    qtbot.waitUntil(lambda: _shown(page)[-2][0] == "nobody")
    page._table.selectRow(page._model.row_of(1))
    qtbot.waitUntil(lambda: says(page._particulars, "✖ This entry was changed"))


def test_the_trail_is_exported(qtbot, page: TrailPage, session: Session, tmp_path: Path) -> None:
    session.site.access.add_group("staff")
    _open(qtbot, page)
    page.export_to(tmp_path / "trail.csv")
    qtbot.waitUntil(lambda: says(page, "✔ 3 entries are in"))
    with (tmp_path / "trail.csv").open(encoding="utf-8-sig") as file:
        told = [line[3] for line in csv.reader(file)][1:]
    assert told == ["make group", "read the trail", "export trail"], "as it is written down"
    page.export_to(tmp_path / "gone" / "trail.csv")
    qtbot.waitUntil(lambda: says(page, "cannot be written"))


def test_whoever_may_not_read_it_reads_nothing(qtbot, page: TrailPage, session: Session) -> None:
    session.site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)
    assert background.wait()
    QApplication.processEvents()  # what the session has read of operators before is out of date
    session.who.enter(session.site.operators.log_in("Rita", "correct horse 9"))
    _open(qtbot, page)
    page._table.selectRow(0)
    session.who.leave()
    assert page._model.rowCount() == 0
    qtbot.waitUntil(lambda: says(page, "Select an entry"))
    session.who.site = session.root.acting_as(Actor("Vera", PERMISSIONS[Role.VIEWER]))
    page.reload()
    qtbot.waitUntil(lambda: says(page, "may not read the audit trail"))
    assert page._model.rowCount() == 0


# words


def _told(details: dict | None, action: str = "") -> list[str]:
    return words.particulars(Entry(1, datetime.now(UTC), "Rita", action, "", details))


def test_particulars_are_told_by_what_changed() -> None:
    assert _told({}) == []
    assert _told({"before": None, "after": "E-7"}) == ["– → E-7"]
    assert _told({"before": "viewer", "after": "administrator"}, "change role") == ["viewer → administrator"]
    door = {"rules": {"name": "Front", "mode": "normal"}, "cameras": ["a"], "lock": {"driver": "mqtt", "settings": 3}}
    assert _told({"before": None, "after": door}) == [
        "rules, name: Front", "rules, mode: normal", "cameras: a", "lock, driver: mqtt", "lock, settings: 3",
    ]  # fmt: skip
    changed = {**door, "cameras": ["a", "b"], "rules": {"name": "Front", "mode": "locked"}}
    assert _told({"before": door, "after": changed}) == ["rules, mode: normal → locked", "cameras: a → a, b"]
    assert _told({"before": {"allow_downloads": False}, "after": {"allow_downloads": True}}) == ["downloads: no → yes"]
    assert _told({"people": 3, "there": True, "odd_key": [{"day": "Monday"}]}) == [
        "people: 3", "there: yes", "odd key: day Monday",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("person 7", "Ann"), ("person 8", "person 8"), ("person ²", "person ²"),
        ("person " + 30 * "9", "person " + 30 * "9"),
        ("door Front door", "door Front door"), ("operator {name}", "operator {name}"),
        ("unknown name", "an unknown name"), ("/tmp/x.csv", "/tmp/x.csv"), ("", ""),
    ],
)  # fmt: skip
def test_subjects_are_told_whatever_they_hold(subject: str, told: str) -> None:
    assert words.about(subject, {7: "Ann"}) == told


def test_every_action_that_is_written_down_has_its_words() -> None:
    """An action that is new belongs into the list, so that it is translated."""
    place = {"note": 1, "look": 0, "looked": 0, "_changed": 1, "_with_picture": 2}
    written: set[str] = set()
    for path in [*(ROOT / "core").rglob("*.py"), *(ROOT / "app").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "attr", "") if isinstance(node, ast.Call) else ""
            if name not in place or len(node.args) <= place[name]:
                continue
            source = ast.unparse(node.args[place[name]])
            parts = re.findall(r"'([a-zA-Z ]{3,})'", source)
            written |= {f"{part}{kind}" for part in parts for kind in (KINDS.values() if "+" in source else [""])}
    assert len(written) > 40
    assert written - set(words.ACTIONS) == set()


def test_what_was_changed_is_named(site: Site) -> None:
    site.cameras.keep("Back yard", CameraSettings(source="0"))
    site.access.keep(Schedule(name="always", periods=(parse_period("mon-sun 00:00-24:00"),)))
    site.access.keep(Door(rules=DoorRules(name="Front")))
    site.access.add_group("Staff")
    site.access.set_grants({("Staff", "Front"): ("always",)})
    site.cameras.drop("Back yard")
    told = {(entry.action, words.about(entry.subject, {})) for entry in site.trail.entries()}
    assert ("change settings", "camera Back yard") in told
    assert ("change grants", "grants Staff → Front") in told


def test_days_are_chosen(qtbot, page: TrailPage, session: Session) -> None:
    session.site.access.add_group("staff")
    _open(qtbot, page)
    count = page._model.rowCount()
    assert count > 0
    for words_, expected in (("Yesterday", 0), ("Today", count), ("From … to …", count), ("Any time", count)):
        with qtbot.waitSignal(page._model.loaded):
            page._when.setCurrentIndex(page._when.findText(words_))
        assert page._model.rowCount() == expected
        assert says(page, "Nothing was done on these days.") == (expected == 0)
    page._when.setCurrentIndex(page._when.findText("From … to …"))
    with qtbot.waitSignal(page._model.loaded):
        page._last.setDate(page._last.date().addDays(-1))
    assert page._model.rowCount() == count  # whichever of the two is the earlier
