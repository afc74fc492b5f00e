"""Enrolling people: consent, undo, people who are enrolled already, and the guided camera."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import ExifTags
from PIL import Image as Pillow
from PySide6.QtWidgets import QLabel

from app.window.main_window import MainWindow
from app.window.pages.enrol.duplicate import DuplicatePanel
from app.window.pages.enrol.panel import EnrolPanel
from app.window.pages.enrol.ring import GuidedPicture
from app.window.widgets.pictures import FaceThumbnail
from core import demo
from core.access.door import Door
from core.access.policy import DoorRules
from core.cameras.source import Frame
from core.gallery.renewal import age_words, months_between
from core.settings import CameraSettings
from tests.app.window.clicking import button, clashing_keys, click, enrol, field, page, says, sees, unnamed_fields

AGREED = "They agreed to be recognised here"


class Desk:
    """A camera that somebody sits still in front of."""

    live, still = False, False

    def __init__(self, name: str = "desk") -> None:
        self.name = name
        self.begun = self.closed = False

    def close(self) -> None:
        self.closed = True

    def frames(self):
        self.begun = True
        while not self.closed:
            yield Frame(demo.astronaut(), 0.0, datetime.now(UTC))


@pytest.fixture
def panel(window: MainWindow) -> EnrolPanel:
    return page(window, "enrol").panel


def _add(qtbot, panel: EnrolPanel, *paths: Path, count: str = "1 picture") -> None:
    panel.add_files(list(paths))
    qtbot.waitUntil(lambda: says(panel, count))


def _asked(qtbot, panel: EnrolPanel) -> DuplicatePanel:
    asking = panel.findChild(DuplicatePanel)
    qtbot.waitUntil(asking.isVisible)
    return asking


def test_nobody_is_enrolled_without_name_picture_and_consent(qtbot, window: MainWindow, panel, pictures) -> None:
    hostile = 'Eileen <b>"C"</b> 🙂 {0}'
    assert not button(panel, "Enrol").isEnabled()
    _add(qtbot, panel, pictures["collins"], pictures["grey"])
    qtbot.waitUntil(lambda: says(panel, "no face was found in grey.jpg"))
    assert sees(panel, "1 picture so far; with 3 or more")
    assert not button(panel, "Enrol").isEnabled()
    field(panel, "Name").setText(hostile)
    assert not button(panel, "Enrol").isEnabled()
    assert "consent" in button(panel, "Enrol").toolTip()
    assert not field(panel, "Where the consent is written down").isEnabled()
    click(qtbot, panel, AGREED)
    assert unnamed_fields(panel) == []
    assert clashing_keys(window, panel) == []
    qtbot.keyClicks(field(panel, "Where the consent is written down"), "form 12")
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, f"✔ {hostile} is enrolled with 1 photo"))
    site = window.session.site
    (person,) = site.people.people()
    assert person.name == hostile
    assert [(c.document, c.withdrawn) for c in site.consents.of(person.id)] == [("form 12", None)]
    assert field(panel, "Name").text() == ""
    assert not button(panel, AGREED).isChecked(), "the next one is asked anew"
    assert clashing_keys(window, panel) == []


def test_the_same_picture_counts_once(qtbot, panel, pictures, tmp_path: Path) -> None:
    again = "{} is among the pictures already, and was passed over"
    _add(qtbot, panel, pictures["collins"], pictures["collins"], pictures["hopper"], count="2 pictures so far")
    assert sees(panel, again.format("collins.jpg"))
    copy = tmp_path / "copy.jpg"
    copy.write_bytes(pictures["hopper"].read_bytes())
    panel.add_files([copy])
    qtbot.waitUntil(lambda: says(panel, again.format("copy.jpg")))
    assert sees(panel, "2 pictures so far")


def test_an_old_picture_is_called_old_at_once(qtbot, window: MainWindow, panel, collins, tmp_path: Path) -> None:
    exif = Pillow.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2009:05:17 08:30:00"
    Pillow.fromarray(collins).save(tmp_path / "old.jpg", exif=exif, quality=95)
    _add(qtbot, panel, tmp_path / "old.jpg")
    age = age_words(months_between(date(2009, 5, 17), date.today()))  # noqa: DTZ011  # as the page has it
    assert says(panel, f"old.jpg is {age} old: they are to be photographed anew")
    click(qtbot, panel, "Start over")
    click(qtbot, panel, "Begin anew")
    window.session.site.change_settings(renew_months=0)
    _add(qtbot, panel, tmp_path / "old.jpg")
    assert not says(panel, "photographed anew")


def test_enrolling_is_undone(qtbot, window: MainWindow, panel, pictures) -> None:
    _add(qtbot, panel, pictures["collins"])
    field(panel, "Name").setText("Eileen")
    click(qtbot, panel, AGREED)
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, "✔ Eileen is enrolled"))
    assert window.session.site.people.count() == 1
    click(qtbot, panel, "Undo")
    qtbot.waitUntil(lambda: says(panel, "Eileen is no longer enrolled."))
    assert window.session.site.people.count() == 0
    assert not panel._enrolling._undo.isVisible()


def test_undo_is_gone_once_somebody_else_is_begun(qtbot, window: MainWindow, panel, pictures) -> None:
    _add(qtbot, panel, pictures["collins"])
    field(panel, "Name").setText("Eileen")
    click(qtbot, panel, AGREED)
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(panel._enrolling._undo.isVisible)
    _add(qtbot, panel, pictures["hopper"])
    assert not panel._enrolling._undo.isVisible()


def test_undo_is_not_beside_what_is_said_of_the_next_person(qtbot, window: MainWindow, panel, pictures) -> None:
    _add(qtbot, panel, pictures["collins"])
    field(panel, "Name").setText("Eileen")
    click(qtbot, panel, AGREED)
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(panel._enrolling._undo.isVisible)
    panel.add_files([pictures["collins"].parent / "gone.jpg"])
    assert sees(panel, "gone.jpg")
    assert not panel._enrolling._undo.isVisible()
    assert window.session.site.people.count() == 1


def test_pictures_of_somebody_known_are_added_there(qtbot, window: MainWindow, panel, pictures) -> None:
    person = enrol(window)
    _add(qtbot, panel, pictures["collins"])
    asking = _asked(qtbot, panel)
    assert sees(asking, "▲ This face is enrolled already, as Eileen. Is it the same person?")
    qtbot.waitUntil(
        lambda: [face.accessibleName() for face in asking.findChildren(FaceThumbnail)] == ["Photo", "Photo of Eileen"]
    )
    new, known = asking.findChildren(FaceThumbnail)
    assert new.geometry().size() == known.geometry().size()
    assert clashing_keys(window, panel) == []
    field(panel, "Name").setText("Somebody else")
    click(qtbot, panel, AGREED)
    assert not button(panel, "Enrol").isEnabled(), "the question comes first"
    click(qtbot, asking, "The same: add the pictures there")
    assert not asking.isVisible()
    assert field(panel, "Name").text() == "Eileen"
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, "✔ Eileen is enrolled with 2 photos"))
    site = window.session.site
    assert site.people.count() == 1
    click(qtbot, panel, "Undo")
    qtbot.waitUntil(lambda: says(panel, "The new photos of Eileen are gone again."))
    assert site.people.find(person.id).photos == 1


def test_somebody_who_looks_alike_is_enrolled_all_the_same(qtbot, window: MainWindow, panel, pictures) -> None:
    enrol(window)
    _add(qtbot, panel, pictures["collins"])
    click(qtbot, _asked(qtbot, panel), "Somebody else who looks alike")
    field(panel, "Name").setText("Her twin")
    click(qtbot, panel, AGREED)
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, "✔ Her twin is enrolled"))
    assert sorted(p.name for p in window.session.site.people.people()) == ["Eileen", "Her twin"]


def test_under_their_own_name_nobody_is_asked_until_it_is_changed(qtbot, window: MainWindow, panel, pictures) -> None:
    enrol(window)
    field(panel, "Name").setText("eileen")
    _add(qtbot, panel, pictures["collins"])
    click(qtbot, panel, AGREED)
    qtbot.wait(200)
    assert not panel.findChild(DuplicatePanel).isVisible()
    field(panel, "Name").setText("Somebody else")
    click(qtbot, panel, "Enrol")
    asking = _asked(qtbot, panel)
    click(qtbot, panel, "Discard this picture")
    assert sees(panel, "0 pictures so far")
    assert not asking.isVisible(), "there is nothing left to ask about"
    assert window.session.site.people.count() == 1


def test_starting_over_forgets_everything(qtbot, window: MainWindow, panel, pictures) -> None:
    _add(qtbot, panel, pictures["collins"], pictures["hopper"], count="2 pictures")
    field(panel, "Name").setText("Two at once")
    click(qtbot, panel, AGREED)
    click(qtbot, panel, "Enrol")
    qtbot.waitUntil(lambda: says(panel, "different people"))
    assert window.session.site.people.count() == 0
    click(qtbot, panel, "Start over")
    assert sees(panel, "▲ Discard the pictures taken, and start over?")
    assert clashing_keys(window, panel) == []
    click(qtbot, panel, "Go on with this one")
    assert sees(panel, "2 pictures so far")
    click(qtbot, panel, "Start over")
    click(qtbot, panel, "Begin anew")
    assert sees(panel, "0 pictures so far")
    assert field(panel, "Name").text() == ""
    assert not button(panel, AGREED).isChecked()
    assert not button(panel, "Enrol").isEnabled()


def test_a_picture_from_another_page_begins_an_enrolment(qtbot, window: MainWindow) -> None:
    window.session.go("enrol", demo.admiral())
    assert window.current == "enrol"
    panel = window.page("enrol").panel
    qtbot.waitUntil(lambda: says(panel, "1 picture so far"))


def test_a_picture_from_another_page_asks_before_it_takes_the_place_of_what_is_there(
    qtbot, window: MainWindow, panel, pictures
) -> None:
    _add(qtbot, panel, pictures["collins"], pictures["hopper"], count="2 pictures")
    field(panel, "Name").setText("Eileen")
    assert window.page("enrol").unsaved == "2 pictures are not enrolled."
    window.session.go("enrol", demo.admiral())
    assert sees(panel, "▲ Leave this enrolment and begin with the new picture?")
    click(qtbot, panel, "Go on with this one")
    assert sees(panel, "2 pictures so far")
    assert field(panel, "Name").text() == "Eileen"
    window.session.go("enrol", demo.admiral())
    click(qtbot, panel, "Begin anew")
    qtbot.waitUntil(lambda: says(panel, "1 picture so far"))
    assert field(panel, "Name").text() == ""


def test_a_picture_that_comes_while_others_are_read_waits(qtbot, window: MainWindow, panel, pictures) -> None:
    panel.add_files([pictures["collins"]])
    window.session.go("enrol", demo.admiral())
    assert sees(panel, "The new picture comes next: wait a moment.")
    qtbot.waitUntil(lambda: says(panel, "▲ Leave this enrolment"))
    assert sees(panel, "1 picture so far")
    click(qtbot, panel, "Begin anew")
    assert sees(panel, "0 pictures so far")
    qtbot.waitUntil(lambda: says(panel, "1 picture so far"))


def test_a_picture_waits_for_the_recogniser(qtbot, window: MainWindow, panel) -> None:
    recogniser, window.session.recogniser = window.session.recogniser, None
    window.session.go("enrol", demo.admiral())
    window.session.recogniser = recogniser
    window.session.ready.emit()
    qtbot.waitUntil(lambda: says(panel, "1 picture so far"))


def test_whoever_comes_next_finds_nothing_of_the_one_before(qtbot, window: MainWindow, panel, pictures) -> None:
    _add(qtbot, panel, pictures["collins"])
    field(panel, "Name").setText("Eileen")
    click(qtbot, panel, AGREED)
    panel.add_files([pictures["hopper"]])
    window.page("enrol").forget()
    assert sees(panel, "0 pictures so far")
    assert field(panel, "Name").text() == ""
    assert not button(panel, AGREED).isChecked()
    qtbot.waitUntil(button(panel, "Add pictures…").isEnabled)
    assert sees(panel, "0 pictures so far"), "what was being read is nobody's now"
    assert window.page("enrol").unsaved == ""


def test_the_camera_guides_and_is_let_go_of(qtbot, window: MainWindow, panel, monkeypatch) -> None:
    desk = Desk()
    monkeypatch.setattr("core.cameras.opening.open_source", lambda *_a, **_k: desk)
    click(qtbot, panel, "Use camera")
    qtbot.waitUntil(lambda: says(panel, "1 picture so far"))
    qtbot.waitUntil(lambda: says(panel, "Turn left a little"))
    assert button(panel, "Stop camera").isEnabled()
    window.open_page("people")
    qtbot.waitUntil(lambda: desk.closed)
    window.open_page("enrol")
    assert button(panel, "Use camera").isEnabled()
    assert sees(panel, "1 picture so far"), "what has been taken stays"


def test_what_the_camera_asks_for_is_never_cut(qtbot, window: MainWindow, panel) -> None:
    window.resize(1022, 660)
    advice, number = panel._pictures.guided._advice, field(panel, "Employee number")
    for words in ("Turn left a little", "This is somebody else: the person of the first picture, please"):
        advice.setText(words)
        qtbot.waitUntil(lambda: advice.height() >= advice.heightForWidth(advice.width()))
        assert "…" not in QLabel.text(advice)
    assert number.fontMetrics().horizontalAdvance(number.placeholderText()) < number.width() - 16


def test_a_camera_that_is_not_there_is_told(qtbot, window: MainWindow, panel) -> None:
    window.session.site.change_settings(camera="98")
    click(qtbot, panel, "Use camera")
    qtbot.waitUntil(lambda: "here is no camera 98" in panel.findChild(GuidedPicture)._words)
    assert button(panel, "Use camera").isEnabled()


def test_the_camera_of_a_door_is_borrowed_and_given_back(qtbot, window: MainWindow, panel, monkeypatch) -> None:
    desk = Desk("camera 98")
    monkeypatch.setattr("core.cameras.opening.open_source", lambda *_a, **_k: desk)
    watched: list[demo.DemoCamera] = []

    def open_named(name: str, _text: str, **_how: object) -> demo.DemoCamera:
        watched.append(demo.DemoCamera())
        watched[-1].name = name
        return watched[-1]

    monkeypatch.setattr("core.cameras.opening.open_named", open_named)
    window.session.site.cameras.keep("Front door", CameraSettings(source="98"))
    window.session.cameras.watch_kept()
    qtbot.waitUntil(lambda: window.session.cameras.watched["Front door"].state == "live")
    click(qtbot, panel, "Use camera")
    qtbot.waitUntil(lambda: desk.begun)
    assert watched[0]._closed, "the door lets go of it first"
    assert not window.session.cameras.watching
    click(qtbot, panel, "Stop camera")
    qtbot.waitUntil(lambda: "Front door" in window.session.cameras.watched)
    qtbot.waitUntil(lambda: window.session.cameras.watched["Front door"].state == "live")
    assert desk.closed


def test_whoever_is_enrolled_is_put_into_a_group_or_that_is_said(qtbot, window: MainWindow, panel, pictures) -> None:
    access = window.session.site.access
    access.keep(Door(rules=DoorRules(name="Front")))

    def take(name: str, picture: str) -> frozenset[str]:
        field(panel, "Name").setText(name)
        panel.add_files([pictures[picture]])
        qtbot.waitUntil(lambda: len(panel._pictures.samples) == 1)
        panel._form._consent.setChecked(True)
        assert not clashing_keys(window, panel)
        click(qtbot, panel, "Enrol")
        qtbot.waitUntil(lambda: sees(panel, f"{name} is enrolled with 1 photo"))
        (person,) = window.session.site.people.namesakes(name)
        return access.holder(person.id).groups

    assert take("Eileen", "collins") == frozenset()
    assert sees(panel, "is in no group: no door opens")
    access.add_group("Staff")
    window.session.rules_changed.emit()
    qtbot.waitUntil(lambda: panel._form._group.group == "Staff")  # there is but one
    assert take("Grace", "hopper") == {"Staff"}
    assert not says(panel, "is in no group")
