from __future__ import annotations

import csv
import json
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QIcon
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.window.main_window import MainWindow
from app.window.pages.people_import import ImportPanel
from core import images
from core.people.bulk.journal import Done, Journal, unfinished
from core.people.bulk.plan import How, Rejected
from core.people.bulk.reading import entries
from core.people.bulk.wishes import Wishes
from core.site import Site
from core.store.audit import Actor, Permission
from core.store.operators import PERMISSIONS, Role
from tests.app.window.clicking import button, clashing_keys, click, enrol, page, says, sees, unnamed_fields


@pytest.fixture
def folder(tmp_path: Path, collins: np.ndarray, hopper: np.ndarray) -> Path:
    made = tmp_path / "staff"
    for name, picture in {"Eileen": collins, "Grace": hopper, "Nobody": collins * 0 + 120}.items():
        (made / name).mkdir(parents=True)
        (made / name / "1.jpg").write_bytes(images.encode_jpeg(picture))
    (made / "Nobody" / "2.txt").write_text("no picture")
    return made


@pytest.fixture
def panel(qtbot, window: MainWindow) -> ImportPanel:
    people = page(window, "people")
    click(qtbot, people, "Import and export…")
    (opened,) = people.findChildren(ImportPanel)
    return opened


def _rows(panel: ImportPanel) -> list[str]:
    model = panel.imports._rejected.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _names(window: MainWindow) -> list[str]:
    return [person.name for person in window.session.site.people.people()]


def test_what_was_understood_is_shown_before_anything_is_done(
    qtbot, window: MainWindow, panel: ImportPanel, folder: Path, monkeypatch
) -> None:
    assert not button(panel, "Start import").isEnabled()
    assert sees(panel, "Drop a folder or a list here")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(folder))
    click(qtbot, panel, "Choose a folder…")
    qtbot.waitUntil(lambda: says(panel, "staff: 3 people with 3 photos."))
    assert sees(panel, "1 row or photo cannot be used")
    assert _rows(panel) == ["Nobody · Nobody/2.txt\nThis kind of file is not read: save the picture as JPEG or PNG"]
    assert _names(window) == []
    assert not clashing_keys(window, panel)
    assert not unnamed_fields(panel)


def test_what_of_a_folder_is_not_looked_at_is_said_with_a_count(
    qtbot, window: MainWindow, panel: ImportPanel, folder: Path
) -> None:
    (folder / "Eileen" / "._1.jpg").write_bytes(b"junk")
    (folder / ".hidden").mkdir()
    panel.imports.open(folder)
    qtbot.waitUntil(lambda: says(panel, "2 files were passed over: 2 are hidden or left by other programs."))
    told = panel.imports._passed_over.toolTip()
    assert "Eileen/._1.jpg" in told
    assert ".hidden" in told
    for path in (folder / "Eileen" / "._1.jpg", folder / ".hidden"):
        path.unlink() if path.is_file() else path.rmdir()
    panel.imports.open(folder)
    qtbot.waitUntil(lambda: says(panel, "staff: 3 people"))
    assert not panel.imports._passed_over.isVisible()


def test_a_folder_is_imported_and_the_report_saved(
    qtbot, window: MainWindow, panel: ImportPanel, folder: Path, tmp_path: Path, monkeypatch
) -> None:
    panel.imports.open(folder)
    qtbot.waitUntil(lambda: button(panel, "Start import").isEnabled())
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel, "Start import")
        assert not button(panel, "Export everybody…").isEnabled()
        assert not button(panel, "Back to people").isEnabled()
    assert sees(panel, "✔ 2 of 3 enrolled: 2 new, 0 with new photos, 0 already there.")
    assert sees(panel, "2 rows or photos were left out:")
    assert _names(window) == ["Eileen", "Grace"]
    model = panel.imports._rejected.model()
    photo = next(n for n, row in enumerate(_rows(panel)) if "Nobody/1.jpg" in row)
    assert "No face was found" in _rows(panel)[photo]
    assert isinstance(model.index(photo, 0).data(Qt.ItemDataRole.DecorationRole), QIcon)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "report.csv"), ""))
    click(qtbot, panel, "Save report…")
    qtbot.waitUntil(lambda: says(panel, "The report is in"))
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 3
    panel.imports.save_report(tmp_path / "gone" / "report.csv")
    qtbot.waitUntil(lambda: says(panel, "cannot be written"))
    people = page(window, "people")
    click(qtbot, panel, "Back to people")
    qtbot.waitUntil(lambda: people._model.rowCount() == 2)


def test_with_a_former_profile_nobody_is_measured_and_the_reason_is_told(
    qtbot, window: MainWindow, panel: ImportPanel, folder: Path
) -> None:
    panel.imports.open(folder)
    qtbot.waitUntil(lambda: button(panel, "Start import").isEnabled())
    window.session.site.change_settings(profile="fast-4")
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel, "Start import")
    assert sees(panel, "✖ People are recognised with another profile now (Fast), and nobody was enrolled: open Portico")
    assert _names(window) == []


def test_stopped_it_goes_on_when_started_again(
    qtbot, window: MainWindow, panel: ImportPanel, folder: Path, monkeypatch
) -> None:
    from core.people.bulk.journal import Journal

    monkeypatch.setattr("core.people.bulk.looking._AHEAD", 0)
    monkeypatch.setattr("core.people.bulk.looking._AT_ONCE", 1)
    monkeypatch.setattr("app.window.pages.people_import.importing._TOLD_SECONDS", 0)
    first, go = threading.Event(), threading.Event()
    note = Journal.note

    def hold(journal: Journal, *what: object) -> None:
        note(journal, *what)
        first.set()
        assert go.wait(10)

    panel.imports.open(folder)
    qtbot.waitUntil(lambda: button(panel, "Start import").isEnabled())
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "note", hold)
        click(qtbot, panel, "Start import")
        qtbot.waitUntil(first.is_set)
        qtbot.waitUntil(lambda: says(panel, "of 3 people"))
        click(qtbot, panel, "Stop")
        with qtbot.waitSignal(panel.finished):
            go.set()
    assert sees(panel, "▲ Stopped: 2 of 3 enrolled. Start again to go on.")
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel, "Start import")
    assert sees(panel, "✔ 2 of 3 enrolled: 0 new, 0 with new photos, 2 already there.")


def test_a_list_is_dropped(qtbot, window: MainWindow, panel: ImportPanel, folder: Path) -> None:
    (folder / "list.csv").write_text("name,phone,photo\n=Eileen<b>,1,Eileen/1.jpg\n<i>X</i>,2,gone.jpg\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "list.csv"))])
    event = QDropEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    panel.dropEvent(event)
    qtbot.waitUntil(lambda: says(panel, "list.csv: 2 people with 1 photo. Columns that are not used: phone."))
    tip = panel.imports._rejected.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;i&gt;" in tip
    assert "<i>" not in tip
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel, "Start import")
    assert _names(window) == ["=Eileen<b>"]


def test_what_cannot_be_read_is_told(qtbot, panel: ImportPanel, tmp_path: Path) -> None:
    panel.imports.open(tmp_path / "gone")
    qtbot.waitUntil(lambda: says(panel, "✖"))
    assert sees(panel, "is neither a folder of people nor a CSV file")
    assert not button(panel, "Start import").isEnabled()
    (tmp_path / "empty").mkdir()
    panel.imports.open(tmp_path / "empty")
    qtbot.waitUntil(lambda: says(panel, "holds no sub-folder with photos"))


def test_everybody_is_exported_into_a_new_folder(
    qtbot, window: MainWindow, panel: ImportPanel, tmp_path: Path, monkeypatch
) -> None:
    enrol(window)
    assert sees(panel, "Nothing in that folder is encrypted")
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path / "stick"))
    for count in (1, 2):
        click(qtbot, panel, "Export everybody…")
        qtbot.waitUntil(lambda: not panel.exports.busy and says(panel, "✔ 1 person with 1 photos are in"))
        assert len(list((tmp_path / "stick").iterdir())) == count
    assert len(list((tmp_path / "stick").rglob("people.csv"))) == 2
    (tmp_path / "file").write_text("")
    panel.exports.export_into(tmp_path / "file")
    qtbot.waitUntil(lambda: says(panel.exports, "cannot be written"))


def test_an_export_that_is_stopped_writes_nothing(
    qtbot, window: MainWindow, panel: ImportPanel, tmp_path: Path, monkeypatch
) -> None:
    enrol(window, "Ann")
    held, go = threading.Event(), threading.Event()
    people = window.session.site.people.people()
    monkeypatch.setattr(window.session.site.people, "people", lambda *_a: held.set() or (go.wait(10) and people))
    (tmp_path / "stick").mkdir()
    panel.exports.export_into(tmp_path / "stick")
    qtbot.waitUntil(held.is_set)
    click(qtbot, panel.exports, "Stop")
    go.set()
    qtbot.waitUntil(lambda: says(panel.exports, "Stopped: nothing was written."))
    assert list((tmp_path / "stick").iterdir()) == []


@pytest.mark.parametrize(
    ("permissions", "imports", "exports"),
    [
        (PERMISSIONS[Role.RECEPTIONIST], True, False),
        (frozenset({Permission.SEE, Permission.EXPORT}), False, True),
        (frozenset(Permission), True, True),
    ],
)
def test_each_sees_what_they_may_do(qtbot, window: MainWindow, permissions, imports: bool, exports: bool) -> None:
    people = page(window, "people")
    window.session.who.site = window.session.root.acting_as(Actor("Rita", frozenset(permissions)))
    people.open_exchange()
    (panel,) = people.findChildren(ImportPanel)
    assert panel.imports.isVisible() == imports
    assert panel.exports.isVisible() == exports


def test_thousands_of_rejections_draw_only_those_in_sight(qtbot, window: MainWindow, panel: ImportPanel) -> None:
    small = images.encode_jpeg(np.zeros((64, 96, 3), np.uint8))
    view = panel.imports._rejected
    asked: list[int] = []
    data = view.model().data

    def note(index, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DecorationRole:
            asked.append(index.row())
        return data(index, role)

    view.model().data = note  # type: ignore[method-assign]
    view.show_rejected([Rejected("Ann", f"{n}.jpg", "no face", thumbnail=small) for n in range(5000)])
    view.show()
    panel.imports._drop.hide()
    qtbot.waitUntil(lambda: bool(asked))
    assert max(asked) < 100
    assert not [b for b in panel.findChildren(QPushButton) if b.isVisible() and not b.text()]


def test_a_list_is_shown_as_it_is_read_and_somebody_says_what_is_what(
    qtbot, window: MainWindow, panel: ImportPanel, folder: Path, tmp_path: Path
) -> None:
    site = window.session.site
    site.access.add_group("Staff")
    window.session.look()
    text = "name;staff id;employee id;photo\nJürgen Größl;7;17;Eileen/1.jpg\n"
    path = folder / "staff.csv"
    path.write_bytes(text.encode("cp1252"))
    panel.imports.open(path)
    qtbot.waitUntil(lambda: says(panel, "seem to hold the same"))
    table, boxes = panel.imports._columns._table, panel.imports._columns._boxes
    assert [table.item(1, number).text() for number in range(4)] == ["Jürgen Größl", "7", "17", "Eileen/1.jpg"]
    for box, about in zip(boxes, ("name", "", "employee id", "photos"), strict=True):
        box.setCurrentIndex(box.findData(about))
    boxes[0].activated.emit(boxes[0].currentIndex())
    qtbot.waitUntil(lambda: says(panel, "staff.csv: 1 person with 1 photo."))
    assert not clashing_keys(window, panel)
    assert not unnamed_fields(panel)
    group = panel.imports._for_all._group._box
    qtbot.waitUntil(lambda: group.findData("Staff") > 0)
    group.setCurrentIndex(group.findData("Staff"))
    panel.imports._for_all._consent.setText("staff form 2026")
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel, "Start import")
    (person,) = site.people.people()
    assert (person.name, person.employee_id) == ("Jürgen Größl", "17")
    assert site.access.holder(person.id).groups == {"Staff"}
    assert [one.document for one in site.consents.of(person.id)] == ["staff form 2026"]


def _broken_off(site: Site, folder: Path, wishes: Wishes) -> None:
    """Note the first of a folder as imported, as a window does that is closed meanwhile."""
    plan = entries(folder)
    with Journal.open(site, plan.path) as journal:
        journal.begin(plan, wishes)
        journal.note(plan.entries[0], Done(1))


def _of_before(site: Site) -> None:
    """Make notes of imports as a Portico wrote them that did not keep what was asked."""
    for note in (site.folder / "imports").glob("*.open"):
        said = json.loads(site.vault.unseal(note.read_bytes(), "import"))
        old = json.dumps({"path": said["path"], "of": said["of"]})
        note.write_bytes(site.vault.seal(old.encode(), "import"))


def test_going_on_takes_the_consent_and_the_group_that_were_asked_for_and_goes_on(
    qtbot, window: MainWindow, panel: ImportPanel, folder: Path
) -> None:
    site = window.session.site
    site.access.add_group("Crew")
    site.access.add_group("Staff")
    window.session.rules_changed.emit()
    _broken_off(site, folder, Wishes(("Staff", "Crew"), "staff form 2026"))
    panel.imports.look_for_unfinished()
    qtbot.waitUntil(lambda: says(panel, "▲ The import of staff was not finished: 1 of 3 are in."))
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel, "Go on with it")
    assert panel.imports._for_all._consent.text() == "staff form 2026"
    assert panel.imports._for_all._group.group == "Staff"
    assert _names(window) == ["Eileen", "Grace"]
    for person in site.people.people():
        assert [one.document for one in site.consents.of(person.id)] == ["staff form 2026"]
        assert site.access.holder(person.id).groups == {"Staff", "Crew"}
    qtbot.waitUntil(lambda: not says(panel, "was not finished"))
    assert unfinished(site) == []


def test_a_list_is_read_again_as_somebody_has_said(qtbot, window: MainWindow, panel: ImportPanel, folder: Path) -> None:
    path = folder / "staff.csv"
    path.write_text("who;photo\nEileen;Eileen/1.jpg\n")
    plan = entries(path, How("cp1252", ("name", "photos"), True))
    with Journal.open(window.session.site, plan.path) as journal:
        journal.begin(plan, Wishes())
        journal.note(plan.entries[0], Done(7))
    panel.imports.look_for_unfinished()
    qtbot.waitUntil(lambda: says(panel, "was not finished"))
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel, "Go on with it")
    assert _names(window) == ["Eileen"]
    assert panel.imports._columns._encoding.currentData() == "cp1252"


def test_one_button_is_the_one_to_press_next(qtbot, window: MainWindow, panel: ImportPanel, folder: Path) -> None:
    def primary() -> list[str]:
        shown = [one for one in panel.imports.findChildren(QPushButton) if one.isVisible()]
        return [one.text().replace("&", "") for one in shown if one.property("role") == "primary"]

    assert primary() == ["Start import"]
    _broken_off(window.session.site, folder, Wishes())
    _of_before(window.session.site)
    panel.imports.look_for_unfinished()
    qtbot.waitUntil(lambda: says(panel, "was not finished"))
    assert primary() == ["Go on with it"]
    click(qtbot, panel, "Go on with it")
    qtbot.waitUntil(lambda: button(panel, "Start import").isEnabled())
    assert primary() == ["Start import"]


def test_what_the_status_bar_says_of_an_import_follows_it(
    qtbot, window: MainWindow, panel: ImportPanel, folder: Path
) -> None:
    session = window.session
    _broken_off(session.site, folder, Wishes())
    session.imports_changed.emit(None)
    panel.imports.look_for_unfinished()
    qtbot.waitUntil(lambda: says(window, "The import of staff was not finished: 1 of 3 are in. Go on with it under"))
    qtbot.waitUntil(lambda: says(panel, "▲ The import of staff was not finished"))
    session.imports_changed.emit(folder)
    panel.imports._unfinished.look(folder)
    qtbot.waitUntil(lambda: not says(window, "was not finished"))  # it is at work: its bar says how far
    session.imports_changed.emit(None)
    qtbot.waitUntil(lambda: says(window, "The import of staff was not finished: 1 of 3 are in. Go on with it under"))
    panel.imports.look_for_unfinished()
    qtbot.waitUntil(lambda: says(panel, "▲ The import of staff was not finished"))
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel, "Go on with it")
    qtbot.waitUntil(lambda: not says(window, "was not finished"))
    session.troubled.emit("something else")
    session.settled.emit("The import of staff")
    assert sees(window, "something else")


def test_an_import_that_was_not_finished_is_offered(
    qtbot, window: MainWindow, panel: ImportPanel, folder: Path
) -> None:
    site = window.session.site
    plan = entries(folder)
    with Journal.open(site, plan.path) as journal:
        journal.begin(plan, Wishes())
        journal.note(plan.entries[0], Done(1))
    _of_before(site)  # where it was not kept, it is asked
    panel.imports.look_for_unfinished()
    qtbot.waitUntil(lambda: says(panel, "▲ The import of staff was not finished: 1 of 3 are in."))
    click(qtbot, panel, "Go on with it")
    qtbot.waitUntil(lambda: says(panel, "staff: 3 people with 3 photos."))
    assert _names(window) == []
    click(qtbot, panel, "Leave it so")
    qtbot.waitUntil(lambda: not says(panel, "was not finished"))
    assert unfinished(site) == []
