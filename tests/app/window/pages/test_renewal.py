"""Whom to photograph anew: from Health and People to the camera, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QCheckBox
from sqlalchemy import event

from app import background
from app.window.main_window import MainWindow
from app.window.pages.enrol.duplicate import DuplicatePanel
from app.window.widgets.pictures import FaceThumbnail
from core import images
from core.gallery.people import Person
from core.people.enrolment import sample
from core.store.operators import Role
from tests.app.window.clicking import button, clashing_keys, click, enrol, page, says, sees
from tests.app.window.pages.test_enrol import Desk

DROP = "Remove the older photos then"


def _with_an_old_photo(window: MainWindow, picture: np.ndarray, name: str = "Eileen") -> Person:
    """Somebody who was photographed six years ago."""
    site, engine = window.session.site, window.session.engine
    assert engine is not None
    one = sample(engine, picture)
    long_ago = date.today() - timedelta(days=6 * 366)  # noqa: DTZ011  # as the page has it
    kept = one.enrolled()
    face = type(kept)(kept.photo, kept.template, kept.quality, kept.pose, long_ago)
    person = site.people.add(name, [face], engine.profile.id)
    window.session.look()
    return person


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    found = Desk()
    monkeypatch.setattr("core.cameras.opening.open_source", lambda *_a, **_k: found)
    return found


def test_one_click_renews(qtbot, window: MainWindow, desk: Desk, collins, hopper) -> None:
    person = _with_an_old_photo(window, collins)
    enrol(window, "Grace", hopper)
    window.session.site.consents.give(person.id, date(2020, 1, 1), "form 12")
    health = page(window, "health")
    qtbot.waitUntil(lambda: says(health, "1 person is to be photographed anew; 1 has old photos only"))
    click(qtbot, health, "Show them")
    people = page(window, "people")
    qtbot.waitUntil(lambda: [one.name for one in people._model.people] == ["Eileen"])
    assert button(people, "Only 1 to photograph anew").isChecked()
    people._list.setCurrentIndex(people._model.index(0))
    qtbot.waitUntil(lambda: says(people, "▲ The newest photo is 6 years old"))
    assert clashing_keys(window, people) == []
    click(qtbot, people, "Photograph anew")

    panel = page(window, "enrol").panel
    qtbot.waitUntil(lambda: says(panel, "New photos of Eileen, who is enrolled already."))
    qtbot.waitUntil(lambda: desk.begun)
    qtbot.waitUntil(lambda: says(panel, "1 picture so far"))
    assert panel._form._name.isReadOnly()
    assert clashing_keys(window, panel) == []
    qtbot.waitUntil(lambda: not panel._form._consent.isVisible())  # it is on record
    next(box for box in panel.findChildren(QCheckBox) if box.text().replace("&", "") == DROP).click()
    qtbot.waitUntil(button(panel, "Enrol").isEnabled)
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, "✔ Eileen is enrolled with 1 photo"))
    assert sees(panel, "1 older photo is removed.")
    (photo,) = window.session.site.people.photos_of(person.id)
    assert photo.day == datetime.now(UTC).date()
    assert len(window.session.site.consents.of(person.id)) == 1
    assert not panel._form._name.isReadOnly()
    window.open_page("people")
    qtbot.waitUntil(lambda: len(people._model.people) == 2)
    assert not people._only_due.isVisible()


def test_older_photos_stay_where_nobody_drops_them(
    qtbot, window: MainWindow, collins, tmp_path: Path, monkeypatch
) -> None:
    person = _with_an_old_photo(window, collins)
    window.session.site.change_settings(camera=str(tmp_path / "no camera"))
    window.session.go("enrol", person)
    panel = page(window, "enrol").panel
    qtbot.waitUntil(lambda: says(panel, "New photos of Eileen"))
    assert panel._form._consent.isVisible()  # none is on record: it is asked for
    (tmp_path / "new.jpg").write_bytes(images.encode_jpeg(np.clip(collins * 0.8, 0, 255).astype(np.uint8)))
    panel.add_files([tmp_path / "new.jpg"])
    qtbot.waitUntil(lambda: says(panel, "1 picture so far"))
    panel._form._consent.click()
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, "✔ Eileen is enrolled with 2 photos"))
    click(qtbot, panel, "Undo")
    qtbot.waitUntil(lambda: says(panel, "The new photos of Eileen are gone again."))
    assert len(window.session.site.people.photos_of(person.id)) == 1


def test_what_was_begun_is_not_lost(qtbot, window: MainWindow, desk: Desk, collins, hopper, tmp_path: Path) -> None:
    person = _with_an_old_photo(window, collins)
    panel = page(window, "enrol").panel
    (tmp_path / "new.jpg").write_bytes(images.encode_jpeg(hopper))
    panel.add_files([tmp_path / "new.jpg"])
    qtbot.waitUntil(lambda: says(panel, "1 picture so far"))
    window.session.go("enrol", person)
    qtbot.waitUntil(lambda: sees(panel, "▲ Leave this enrolment, and photograph Eileen anew?"))
    click(qtbot, panel, "Go on with this one")
    assert not says(panel, "New photos of Eileen")
    assert sees(panel, "1 picture so far")


def test_who_may_not_enrol_is_told_and_cannot(qtbot, window: MainWindow, collins) -> None:
    _with_an_old_photo(window, collins)
    window.session.site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)
    window.session.site.operators.add("Guard", "correct horse 9", Role.VIEWER)
    guard = window.session.site.operators.log_in("Guard", "correct horse 9")
    window.session.who.site = window.session.root.acting_as(guard.actor)
    window.session.who.enter(guard)
    people = page(window, "people")
    qtbot.waitUntil(lambda: len(people._model.people) == 1)
    people._list.setCurrentIndex(people._model.index(0))
    qtbot.waitUntil(lambda: says(people, "▲ The newest photo is 6 years old"))
    assert not people._details._renew_button.isVisible()


def _renewing(qtbot, window: MainWindow, person: Person, picture: np.ndarray, folder: Path):
    """The desk, at which somebody is photographed anew; a picture of whoever sits there has been taken."""
    window.session.site.consents.give(person.id, date(2020, 1, 1), "form 12")
    window.session.site.change_settings(camera=str(folder / "no camera"))
    window.session.go("enrol", person)
    panel = page(window, "enrol").panel
    qtbot.waitUntil(lambda: says(panel, f"New photos of {person.name}"))
    qtbot.waitUntil(lambda: not panel._form._consent.isVisible())
    (folder / "new.jpg").write_bytes(images.encode_jpeg(picture))
    panel.add_files([folder / "new.jpg"])
    qtbot.waitUntil(lambda: says(panel, "1 picture so far"))
    return panel


def test_the_same_as_somebody_else_ends_the_renewing(
    qtbot, window: MainWindow, collins, hopper, tmp_path: Path
) -> None:
    ann, bob = _with_an_old_photo(window, collins, "Ann"), enrol(window, "Bob", hopper)
    panel = _renewing(qtbot, window, ann, hopper, tmp_path)
    next(box for box in panel.findChildren(QCheckBox) if box.text().replace("&", "") == DROP).click()
    click(qtbot, panel, "The same: add the pictures there")
    assert not says(panel, "New photos of Ann")
    assert panel._form._name.text() == "Bob"
    assert not panel._form._name.isReadOnly()
    assert panel._form._consent.isVisible(), "what Ann agreed to is not what Bob agreed to"
    panel._form._consent.click()
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, "✔ Bob is enrolled with 2 photos"))
    people = window.session.site.people
    assert (people.find(ann.id).photos, people.find(bob.id).photos) == (1, 2)
    click(qtbot, panel, "Undo")
    qtbot.waitUntil(lambda: says(panel, "The new photos of Bob are gone again."))


def test_a_stranger_is_not_taken_for_whom_is_renewed(
    qtbot, window: MainWindow, collins, hopper, tmp_path: Path
) -> None:
    ann = _with_an_old_photo(window, collins, "Ann")
    people = window.session.site.people
    before = people.photo_ids(ann.id)
    panel = _renewing(qtbot, window, ann, hopper, tmp_path)
    next(box for box in panel.findChildren(QCheckBox) if box.text().replace("&", "") == DROP).click()
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, "▲ This face is not known to be that of Ann"))
    asking = panel.findChild(DuplicatePanel)
    qtbot.waitUntil(
        lambda: [face.accessibleName() for face in asking.findChildren(FaceThumbnail)] == ["Photo", "Photo of Ann"]
    )
    assert people.photo_ids(ann.id) == before
    assert button(asking, "No, somebody else").hasFocus()
    assert clashing_keys(window, panel) == []
    assert not button(panel, "Enrol").isEnabled(), "the question comes first"
    click(qtbot, asking, "No, somebody else")
    assert not says(panel, "New photos of Ann")
    assert panel._form._name.text() == ""
    panel._form._name.setText("Grace")
    panel._form._consent.click()
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, "✔ Grace is enrolled with 1 photo"))
    assert people.photo_ids(ann.id) == before


def test_whose_face_has_changed_is_renewed_after_a_yes(
    qtbot, window: MainWindow, collins, hopper, tmp_path: Path
) -> None:
    ann = _with_an_old_photo(window, collins, "Ann")
    panel = _renewing(qtbot, window, ann, hopper, tmp_path)
    next(box for box in panel.findChildren(QCheckBox) if box.text().replace("&", "") == DROP).click()
    before = window.session.site.people.photo_ids(ann.id)
    click(qtbot, panel, "Enrol")
    click(qtbot, panel, "Yes, this is still Ann")
    qtbot.waitUntil(lambda: says(panel, "✔ Ann is enrolled with 1 photo"))
    assert window.session.site.people.photo_ids(ann.id) != before


def test_a_consent_withdrawn_meanwhile_is_asked_for_again(qtbot, window: MainWindow, collins, tmp_path: Path) -> None:
    ann = _with_an_old_photo(window, collins, "Ann")
    panel = _renewing(qtbot, window, ann, np.clip(collins * 0.8, 0, 255).astype(np.uint8), tmp_path)
    window.session.site.withdraw(ann.id, date(2026, 3, 1))
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, "✖ Ann has withdrawn their consent: ask them again"))
    assert window.session.site.people.find(ann.id).photos == 0
    qtbot.waitUntil(panel._form._consent.isVisible)
    assert not button(panel, "Enrol").isEnabled()


def test_changes_that_come_thick_and_fast_are_looked_at_together(qtbot, window: MainWindow, collins) -> None:
    people = page(window, "people")
    qtbot.waitUntil(lambda: says(people, "Nobody is enrolled yet"))
    assert background.wait()
    asked: list[str] = []
    event.listen(
        window.session.site.database.engine,
        "before_cursor_execute",
        lambda _c, _cursor, words, *_rest: (
            asked.append(words) if "row_number() OVER (PARTITION BY event" in words else 0
        ),
    )
    for _ in range(8):
        people._changed()
        window.open_page("enrol")
        window.open_page("people")
    person = _with_an_old_photo(window, collins)
    qtbot.waitUntil(lambda: list(people._due) == [person.id])
    assert background.wait()
    assert len(asked) <= 3, "once at once, and once after a pause"
