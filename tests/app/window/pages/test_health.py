from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from app.window import status
from app.window.main_window import MainWindow
from app.window.pages.health.rows import _TITLES, headline, rows
from core import health
from core.cameras.camera import CameraHealth, CameraState
from core.gallery.people import Enrolled
from core.health import Check, Group, State, running
from core.live.supervision import LiveHealth
from core.settings import CameraSettings
from core.site import DATABASE
from core.store.operators import Role
from core.upkeep.upkeep import GALLERY, RETENTION
from tests.app.window.clicking import button, clashing_keys, click, page, says, sees

NOW = datetime.now(UTC)
FRONT = CameraHealth("Front", CameraState.LIVE, "", NOW, NOW, 0, 0, 500, 12.5)
LOST = replace(FRONT, name="Lab", state=CameraState.LOST, error="it does not answer: look at its power", rate=0.0)
LIVE = LiveHealth((FRONT,), 12.5, 0.02, 0.0, 0, 0, 0, "")


def _open(qtbot, window: MainWindow) -> Any:
    """The page, once everything has been checked."""
    shown = page(window, "health")
    qtbot.waitUntil(lambda: shown.checked is not None and not shown._job.busy)
    qtbot.waitUntil(lambda: bool(shown._quick))
    return shown


def _headline(shown: Any) -> str:
    return shown._headline.text()


def test_all_is_well(qtbot, window: MainWindow) -> None:
    shown = _open(qtbot, window)
    assert _headline(shown) == "● All is well"
    for group in ("Cameras", "Recogniser", "Doors", "Gallery", "Backups", "Machine"):
        assert sees(shown, group)
    assert sees(shown, "Everything was checked just now.")
    assert sees(shown, "Nobody has touched it")
    assert not says(shown, "▲")


def test_a_lost_camera_is_told_at_once_and_leads_to_doors(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = _open(qtbot, window)
    monkeypatch.setattr(window.session.cameras, "health", lambda: replace(LIVE, cameras=(FRONT, LOST)))
    qtbot.waitUntil(lambda: _headline(shown) == "▲ 1 thing needs attention")
    qtbot.waitUntil(lambda: says(shown, "Live, 12.5 pictures/s"))
    assert sees(shown, "Lost: It does not answer: look at its power")
    assert sees(shown, "It is tried again by itself")
    assert clashing_keys(window, shown) == []
    click(qtbot, shown, "Go to Doors")
    assert window.current == "doors"
    window.open_page("health")
    monkeypatch.setattr(window.session.cameras, "health", lambda: LIVE)
    qtbot.waitUntil(lambda: _headline(shown) == "● All is well")
    assert not says(shown, "Lab")


def test_half_a_person_and_no_backup(qtbot, window: MainWindow) -> None:
    site = window.session.site
    vector = np.eye(window.session.recogniser.engine.dimension, dtype=np.float32)[0]
    site.people.add("Ann", [Enrolled(b"jpeg", vector, 0.9, "front")], window.session.recogniser.engine.profile.id)
    with closing(sqlite3.connect(site.folder / DATABASE)) as connection:
        connection.execute("DELETE FROM template")
        connection.commit()
    shown = _open(qtbot, window)
    assert _headline(shown).startswith("✖ ")
    assert sees(shown, "1 photo has no template")
    assert sees(shown, "There is no backup of this site")
    buttons = [b for b in shown.findChildren(type(shown._check_button)) if b.isVisible() and b.text()]
    leading = [b for b in buttons if b.text().replace("&", "") == "Open backups"]
    assert len(leading) >= 2
    assert sum("&" in b.text() for b in leading) == 1
    leading[0].click()  # not by the mouse: lines may still move while the page is filled
    assert window.current == "settings"
    qtbot.waitUntil(lambda: window.page("settings")._names.currentItem().text().startswith("Backup"))


def test_an_index_that_differs_is_made_anew(qtbot, window: MainWindow) -> None:
    recogniser = window.session.recogniser
    vector = np.eye(recogniser.engine.dimension, dtype=np.float32)[0]
    window.session.site.people.add("Ann", [Enrolled(b"jpeg", vector, 0.9, "front")], recogniser.engine.profile.id)
    recogniser.index.refresh()
    recogniser.index._vectors.drop(1)
    shown = _open(qtbot, window)
    assert sees(shown, "1 template differs from the gallery")
    button(shown, "Make the index anew").click()  # not by the mouse: lines may still move while the page is filled
    qtbot.waitUntil(lambda: says(shown, "The index holds 1 photo"))
    qtbot.waitUntil(lambda: not shown._job.busy)
    assert not says(shown, "differs from the gallery")
    assert recogniser.index.people == 1


def test_everything_is_checked_again(qtbot, window: MainWindow) -> None:
    shown = _open(qtbot, window)
    before = shown.checked
    click(qtbot, shown, "Check now")
    assert not shown._check_button.isEnabled()
    assert sees(shown, "Everything is being checked.")
    qtbot.waitUntil(lambda: shown.checked != before and not shown._job.busy)
    assert shown._check_button.isEnabled()
    (sealed,) = [c for c in shown._checks if c.name == "sealed records"]
    assert sealed.facts["deep"]
    shown.checked -= timedelta(minutes=3)
    qtbot.waitUntil(lambda: says(shown, "Everything was checked 3 minutes ago."))


def test_the_check_can_be_stopped(qtbot, window: MainWindow) -> None:
    shown = page(window, "health")
    click(qtbot, shown, "Stop")
    qtbot.waitUntil(lambda: not shown._job.busy)
    assert shown._check_button.isEnabled()
    assert shown.checked is None


def test_the_report_names_nobody(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.session.cameras, "health", lambda: replace(LIVE, cameras=(replace(LOST, name="Bob"),)))
    shown = _open(qtbot, window)
    click(qtbot, shown, "Copy report")
    copied = QApplication.clipboard().text()
    assert {c["name"] for c in json.loads(copied)["checks"]} >= {"cameras", "clock", "index", "disk"}
    assert "Bob" not in copied
    assert str(window.session.site.folder) not in copied
    assert sees(shown, "✔ The report is on the clipboard")


def test_who_may_only_watch_sees_and_checks_nothing(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    site, session = window.session.site, window.session
    site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)
    site.operators.add("Vic", "correct horse 9", Role.VIEWER)
    vic = site.operators.log_in("Vic", "correct horse 9")
    session.who.enter(vic)
    monkeypatch.setattr(session.cameras, "health", lambda: replace(LIVE, cameras=(LOST,)))
    shown = page(window, "health")
    qtbot.waitUntil(lambda: _headline(shown) == "▲ 1 thing needs attention")
    assert not shown._check_button.isVisible()
    assert not shown._copy_button.isVisible()
    assert not [b for b in shown.findChildren(type(shown._check_button)) if b.isVisible()]
    assert shown.checked is None


def test_what_could_not_be_seen_is_told_until_it_can(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> LiveHealth:
        raise OSError("the disk is away")

    shown = _open(qtbot, window)
    monkeypatch.setattr(window.session.cameras, "health", broken)
    qtbot.waitUntil(lambda: says(shown, "✖ The disk is away"))
    monkeypatch.undo()
    qtbot.waitUntil(lambda: not says(shown, "✖ The disk is away"))


def test_whoever_takes_over_does_not_see_what_was_found_before(qtbot, window: MainWindow) -> None:
    shown = _open(qtbot, window)
    assert sees(shown, "Nobody has touched it")
    shown.forget()
    assert not says(shown, "Nobody has touched it")
    assert shown.checked is None
    click(qtbot, shown, "Check now")
    still = shown._latest.mark()
    shown.forget()  # while it is going on: then everything is checked for whoever is there now
    assert not still()
    qtbot.waitUntil(lambda: shown.checked is not None and not shown._job.busy)
    assert not says(shown, "Stopped")


def test_nothing_is_asked_while_the_page_is_hidden(qtbot, window: MainWindow) -> None:
    shown = _open(qtbot, window)
    assert shown._timer.isActive()
    window.open_page("events")
    assert not shown._timer.isActive()


def test_names_are_not_taken_for_markup(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = replace(LOST, name="<b>Lab</b>")
    monkeypatch.setattr(window.session.cameras, "health", lambda: replace(LIVE, cameras=(evil,)))
    shown = _open(qtbot, window)
    (found,) = [w for w in shown.findChildren(QLabel) if w.text() == "<b>Lab</b>"]
    assert found.textFormat() is Qt.TextFormat.PlainText


def _check(name: str, state: State, **facts: object) -> Check:
    return Check(name, state, "words", Group.MACHINE, facts)


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([], "● All is well"),
        (["good"], "● All is well"),
        (["attention", "good"], "▲ 1 thing needs attention"),
        (["attention", "attention"], "▲ 2 things need attention"),
        (["bad"], "✖ 1 thing is wrong"),
        (["bad", "bad", "attention"], "✖ 2 things are wrong, and 1 more needs attention"),
    ],
)
def test_headlines(states: list[str], words: str) -> None:
    checks = [_check(f"{n}", State(state)) for n, state in enumerate(states)]
    assert headline(rows(checks))[1] == words


def test_every_check_has_a_title_that_is_translated() -> None:
    said = re.compile(r'(?:Check|_Look)\(\s*"([a-z ]+)"')
    names = {name for path in Path(health.__file__).parent.glob("*.py") for name in said.findall(path.read_text())}
    assert len(names) > 20
    jobs = {f"job {name}" for name in (RETENTION, GALLERY)}
    assert sorted((names | jobs | {"weights for liveness"}) - {*_TITLES}) == []


def test_what_needs_somebody_comes_first() -> None:
    found = rows([_check("disk", State.GOOD), _check("clock", State.ATTENTION), _check("crashes", State.BAD)])
    assert [row.key for row in found] == ["crashes", "clock", "disk"]


def test_weights_that_are_right_take_one_line() -> None:
    checks = [Check(f"weights {n}", State.GOOD, "there", Group.RECOGNISER) for n in "abc"]
    bad = Check("weights d", State.BAD, "missing", Group.RECOGNISER, advice="get it")
    assert [(row.title, row.words) for row in rows([*checks, bad])] == [
        ("Weights, d", "Missing"),
        ("Weights", "3 networks are there"),
    ]
    more = Check("weights for liveness", State.GOOD, "enough is there", Group.RECOGNISER, advice="get it")
    assert [(row.title, row.words, row.lead) for row in rows([*checks, more])] == [
        ("Weights for liveness", "Enough is there", None),
        ("Weights", "3 networks are there", None),
    ]


def test_whom_to_photograph_anew_is_named_to_who_may_see_people() -> None:
    check = Check("renewal", State.ATTENTION, "7 people are", Group.GALLERY, people=tuple("ABCDEFG"))
    assert [row.words for row in rows([check], named=True)] == ["7 people are: A, B, C, D, E and 2 more"]
    assert [row.words for row in rows([check])] == ["7 people are"]


def test_the_page_names_whom_to_photograph_anew(qtbot, window: MainWindow) -> None:
    site, engine = window.session.site, window.session.recogniser.engine
    vector = np.eye(1, engine.dimension, dtype=np.float32)[0]
    site.people.add("Zoe", [Enrolled(b"jpeg", vector, 0.9, "front", date(2001, 2, 3))], engine.profile.id)
    shown = _open(qtbot, window)
    assert sees(shown, "1 has old photos only: Zoe")


def test_cameras_in_words() -> None:
    stalled = replace(FRONT, state=CameraState.STALLED, error="")
    weak = replace(FRONT, name="Weak", reconnects_hour=4)
    once = replace(FRONT, name="Once", reconnects_hour=1)
    live = replace(LIVE, cameras=(stalled, weak, once))
    found = {row.title: row for row in rows(running.of_live(live, ["Off"]))}
    assert found["Front"].words == "Stalled: no picture arrives"
    assert found["Weak"].words == "Live, 12.5 pictures/s; opened anew 4 times within the hour"
    assert found["Weak"].advice == "Its connection is weak: look at its network."
    assert (found["Once"].state, found["Once"].advice) == (State.GOOD, "")
    assert found["Off"].words == "Off: nobody watches it"
    assert found["Off"].state is State.ATTENTION


# the status bar


def _in_status(window: MainWindow) -> QToolButton:
    (found,) = [b for b in window.statusBar().findChildren(QToolButton) if b.accessibleName() == "Health"]
    return found


def test_the_status_bar_tells_and_leads(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told = _in_status(window)
    window._status.look()
    qtbot.waitUntil(lambda: told.text() == "no backup yet")
    monkeypatch.setattr(window.session.cameras, "health", lambda: replace(LIVE, cameras=(LOST,)))
    qtbot.waitUntil(lambda: told.text() == "▲ 1 camera is lost")
    assert told.property("tone") == "attention"
    window.open_page("events")
    qtbot.mouseClick(button(window.statusBar(), "▲ 1 camera is lost"), Qt.MouseButton.LeftButton)
    assert window.current == "health"
    qtbot.waitUntil(lambda: bool(window.page("health")._quick))


@pytest.mark.parametrize(
    ("checks", "words", "tone"),
    [
        ([_check("backups", State.GOOD, last=None)], "no backup yet", ""),
        ([_check("backups", State.ATTENTION, last=None)], "▲ no backup yet", "attention"),
        ([_check("backups", State.GOOD, last="2026-03-01T12:00:00+00:00")], "backed up 01/03/2026", ""),
        ([_check("recogniser", State.ATTENTION)], "▲ the recogniser has trouble", "attention"),
        ([_check("disk", State.ATTENTION), _check("backups", State.GOOD)], "▲ the disk is nearly full", "attention"),
        ([_check("disk", State.ATTENTION), _check("schedule", State.BAD)], "✖ something is wrong", "deny"),
        ([_check("doors", State.BAD)], "✖ something is wrong", "deny"),
    ],
)
def test_what_the_status_bar_says(checks: list[Check], words: str, tone: str) -> None:
    assert status.health_words(checks) == (words, tone)


def test_a_backup_of_today(qtbot) -> None:
    now = datetime.now(UTC).astimezone()
    words, _ = status.health_words([_check("backups", State.GOOD, last=now.isoformat())])
    assert words == f"backed up today {now:%H:%M}"


def test_a_camera_that_was_set_up_and_is_not_watched(qtbot, window: MainWindow) -> None:
    window.session.site.cameras.keep("Hall", CameraSettings(source="99"))
    shown = _open(qtbot, window)
    assert sees(shown, "1 camera is set up, and no program watches")


def test_what_is_shown_is_checked_again_by_itself(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _open(qtbot, window)
    assert sees(shown, "0 people, 0 events")
    window.session.site.people.add("Ann", [Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")], "test")
    monkeypatch.setattr("app.window.pages.health.page._STALE", timedelta(0))
    qtbot.waitUntil(lambda: says(shown, "1 person, 0 events"))
    assert sees(shown, "Everything was checked just now.")
    assert not shown._job.isVisible()
