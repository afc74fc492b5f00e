from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from app import background
from app.window import theme
from app.window.pages.settings import SettingsPage
from app.window.pages.settings.about import AboutSection
from app.window.pages.settings.appearance import AppearanceSection
from app.window.pages.settings.backups import BackupSection
from app.window.pages.settings.keeping import KeepingSection
from app.window.pages.settings.password import PasswordSection
from app.window.pages.settings.recognition import RecognitionSection
from app.window.pages.settings.users import UsersSection
from app.window.session import Session
from app.window.widgets.jobs import JobBar
from core.backups import restoring, sealed_file, writing
from core.gallery.events import Decision, Event, EventFilter
from core.gallery.people import Enrolled
from core.recognition import profiles
from core.settings import load
from core.site import Site
from core.store.operators import Operator, Role
from tests.app.window.clicking import button, click, field, says, sees

PASSWORD = "correct horse 9"
PASSPHRASE = "seven brave otters"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in (("_TIME", 1), ("_MEMORY", 32)):
        monkeypatch.setattr(sealed_file, name, value)
    yield
    QSettings().clear()


@pytest.fixture
def page(qtbot, qapp: QApplication, session: Session) -> Iterator[SettingsPage]:
    theme.apply(qapp, "light")
    shown = SettingsPage(session)
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    yield shown
    shown.close()
    session.close()
    assert background.wait()


def _section(page: SettingsPage, kind: type):
    (found,) = [section for section in page.sections if isinstance(section, kind)]
    return found


def _enter(session: Session, name: str, role: Role) -> Operator:
    if not session.who.has_operators and role is not Role.ADMINISTRATOR:
        session.site.operators.add("Rita", PASSWORD, Role.ADMINISTRATOR)
    session.site.operators.add(name, PASSWORD, role)
    assert background.wait()
    QApplication.processEvents()  # what the session has read of operators before is out of date
    operator = session.site.operators.log_in(name, PASSWORD)
    session.who.enter(operator)
    return operator


# the page


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        (Role.ADMINISTRATOR, set()),
        (Role.VIEWER, {RecognitionSection, KeepingSection, BackupSection, UsersSection}),
        (Role.RECEPTIONIST, {RecognitionSection, KeepingSection, BackupSection, UsersSection}),
    ],
)
def test_each_sees_what_they_may_change(page: SettingsPage, session: Session, role: Role, hidden: set[type]) -> None:
    _enter(session, "Olga", role)
    assert {type(section) for section in page.sections if not section.isVisible()} == hidden
    assert [page._names.item(n).isHidden() for n in range(page._names.count())] == [
        type(section) in hidden for section in page.sections
    ]
    assert not page._names.currentItem().isHidden()


def test_where_nobody_logs_in_nobody_has_a_password(page: SettingsPage) -> None:
    assert [type(s) for s in page.sections if not s.isVisible()] == [PasswordSection]


def test_names_lead_to_their_sections_and_follow_the_page(qtbot, page: SettingsPage) -> None:
    bar = page._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 600)
    for section in (UsersSection, RecognitionSection, AppearanceSection, BackupSection):
        number = page.sections.index(_section(page, section))
        row = page._names.visualItemRect(page._names.item(number))
        qtbot.mouseClick(page._names.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
        assert bar.value() == min(page.sections[number].y(), bar.maximum())
        assert page._names.currentRow() == number
    bar.setValue(bar.maximum())
    assert page._names.currentRow() == page.sections.index(_section(page, AboutSection))
    bar.setValue(0)
    assert page._names.currentRow() == 0
    bar.setValue(_section(page, BackupSection).y())
    assert page._names.currentItem().text() == "Backup"


def test_the_wheel_scrolls_past_fields(page: SettingsPage) -> None:
    section = _section(page, KeepingSection)
    field = section._events
    page._names.setFocus()

    def turn() -> None:
        place = QPointF(field.rect().center())
        event = QWheelEvent(
            place, QPointF(field.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, event)

    before = field.value()
    turn()
    assert field.value() == before


def test_keys_of_buttons_do_not_clash(page: SettingsPage) -> None:
    found = [b for b in page.findChildren(QPushButton) if not isinstance(b.parent(), JobBar)]
    buttons = [b for b in found if "&" in b.text()]  # there are more buttons than letters
    keys = {b: b.text()[b.text().index("&") + 1].upper() for b in buttons}
    assert len(keys) > 15
    assert not {"F", "V", "T", "H"} & set(keys.values()), "the window's menus have these"
    always = [keys[b] for b in buttons if b.isVisibleTo(page)]
    assert len(always) == len(set(always)), sorted(always)
    for section in page.sections:  # of the forms that open where something is to be filled in, one is open
        own = [keys[b] for b in buttons if section.isAncestorOf(b)]
        others = [keys[b] for b in buttons if b.isVisibleTo(page) and not section.isAncestorOf(b)]
        assert len(own) == len(set(own)), (section.title, sorted(own))
        assert not set(own) & set(others), (section.title, sorted(own), sorted(others))


# recognition


def _figures(name: str) -> str:
    figures = profiles.load(name).figures
    assert figures is not None
    return f"{100 * figures.accuracy:.1f} % of pairs"


def test_recognition_is_changed_and_holds_from_the_next_start_on(qtbot, page: SettingsPage, session: Session) -> None:
    section = _section(page, RecognitionSection)
    qtbot.waitUntil(lambda: says(section, _figures("standard-4")))
    assert not button(section, "Save").isEnabled()
    section._profile.setCurrentIndex(section._profile.findData("fast-4"))
    qtbot.waitUntil(lambda: says(section, _figures("fast-4")))
    assert section._warning.text() == ""
    section._least.setValue(60)
    section.choose_folder(Path("/weights"))
    section._downloads.setChecked(True)
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: says(section, "✔ Saved"))
    kept = load(session.site.folder)
    assert (kept.profile, kept.min_face, kept.weights_folder, kept.allow_downloads) == (
        "fast-4", 60, Path("/weights"), True,
    )  # fmt: skip
    with qtbot.waitSignal(session.restarting):
        click(qtbot, page, "Restart now")
    section._profile.setCurrentIndex(section._profile.findData("standard-4"))
    section._least.setValue(40)
    section._downloads.setChecked(False)
    click(qtbot, section, "Without one")
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: not page._restart.isVisible())  # all is as it was at the start
    assert load(session.site.folder).weights_folder is None


def test_a_profile_that_nobody_was_measured_with_is_warned_of(qtbot, page: SettingsPage, session: Session) -> None:
    template = np.eye(16, dtype=np.float32)
    session.site.people.add("Ann", [Enrolled(b"jpeg", template[0], 0.9, "front")], "standard-4")
    section = _section(page, RecognitionSection)
    section._profile.setCurrentIndex(section._profile.findData("fast-4"))
    qtbot.waitUntil(lambda: says(section, "One photo has yet to be measured with this profile."))
    session.site.people.add("Bob", [Enrolled(b"jpeg", template[1], 0.9, "front")], "fast-4")
    section._profile.setCurrentIndex(section._profile.findData("standard-4"))
    session.site.people.add("Cid", [Enrolled(b"jpeg", template[2], 0.9, "front")], "fast-4")
    section.begin()
    qtbot.waitUntil(lambda: says(section, "2 photos have yet to be measured with this profile."))


def test_a_face_size_out_of_range_is_told_as_it_is_typed(qtbot, page: SettingsPage) -> None:
    section = _section(page, RecognitionSection)
    section._least.selectAll()
    qtbot.keyClicks(section._least, "1000")
    assert sees(section, "✖ The smallest face has 20 to 400 pixels.")
    assert not button(section, "Save").isEnabled()
    section._least.setValue(50)
    assert not says(section, "✖")
    assert button(section, "Save").isEnabled()


def test_what_the_environment_decides_is_said(qtbot, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTICO_MIN_FACE", "90")
    page = SettingsPage(session)
    qtbot.addWidget(page)
    page.show()
    section = _section(page, RecognitionSection)
    assert sees(section, "PORTICO_MIN_FACE is set in the environment")
    assert not section._least.isEnabled()
    section._downloads.setChecked(True)
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: says(section, "✔ Saved"))
    monkeypatch.delenv("PORTICO_MIN_FACE")
    kept = load(session.site.folder)
    assert (kept.min_face, kept.allow_downloads) == (40, True)
    session.close()


def test_a_setting_that_cannot_be_written_is_told(qtbot, page: SettingsPage, session: Session) -> None:
    (session.site.folder / "settings.toml").write_bytes(b"= \xff")
    section = _section(page, RecognitionSection)
    section._least.setValue(50)
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: says(section, "cannot be changed"))


# keeping


def _events(site: Site, days: int) -> None:
    for number in range(days):
        moment = datetime.now(UTC) - timedelta(days=number, minutes=5)
        site.events.record(Event.at_door("Front", Decision.NOTE, (), moment))


def test_shorter_periods_ask_before_anything_goes(qtbot, page: SettingsPage, session: Session) -> None:
    _events(session.site, 12)
    section = _section(page, KeepingSection)
    section._events.setValue(10)
    assert sees(section, "Events go after 10 days")
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: says(section, "Older than that: 2 events"))
    click(qtbot, section, "Go back")
    assert section._events.value() == 365
    assert load(session.site.folder).keep_events_days == 365
    section._events.setValue(10)
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: says(section, "Older than that"))
    assert not section._events.isEnabled()
    click(qtbot, section, "Save, and let them go")
    qtbot.waitUntil(lambda: says(section, "✔ Saved."))
    assert load(session.site.folder).keep_events_days == 10
    assert session.site.keep_periods().events == 2


def test_what_was_counted_is_what_is_saved(
    qtbot, page: SettingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    count = session.site.events.count

    def slowly(wanted: EventFilter) -> int:
        go_on.wait(10)
        return count(wanted)

    monkeypatch.setattr(session.site.events, "count", slowly)
    section = _section(page, KeepingSection)
    section._events.setValue(300)
    click(qtbot, section, "Save")
    assert not section._events.isEnabled()
    section._events.setValue(5)  # as somebody quick might have done before
    assert not button(section, "Save").isEnabled()
    go_on.set()
    qtbot.waitUntil(lambda: says(section, "✔ Saved."))
    assert load(session.site.folder).keep_events_days == 300
    assert section._events.isEnabled()


def test_where_nothing_can_be_counted_it_can_be_tried_again(
    qtbot, page: SettingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_wanted: EventFilter) -> int:
        raise OSError("the disk does not answer")

    section = _section(page, KeepingSection)
    section._events.setValue(300)
    with monkeypatch.context() as broken:
        broken.setattr(session.site.events, "count", fail)
        click(qtbot, section, "Save")
        qtbot.waitUntil(lambda: says(section, "✖ The disk does not answer"))
    assert section._events.isEnabled()
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: says(section, "✔ Saved."))
    assert load(session.site.folder).keep_events_days == 300


def test_longer_periods_and_locking_are_saved_at_once(qtbot, page: SettingsPage, session: Session) -> None:
    _events(session.site, 2)
    section = _section(page, KeepingSection)
    section._unknown.setValue(0)
    assert sees(section, "kept for ever")
    section._events.setValue(1000)
    section._lock.setValue(0)
    assert sees(section, "open to whoever sits down")
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: says(section, "✔ Saved."))
    kept = load(session.site.folder)
    assert (kept.keep_unknown_days, kept.keep_events_days, kept.lock_minutes) == (0, 1000, 0)
    assert page._restart.isVisible()


@pytest.mark.parametrize(
    ("field", "value", "words"), [("_lock", 481, "480 minutes"), ("_events", 40_000, "500 days; 0 is")]
)
def test_periods_out_of_range_are_told(page: SettingsPage, field: str, value: int, words: str) -> None:
    section = _section(page, KeepingSection)
    getattr(section, field).setValue(value)
    assert sees(section, words)
    assert not button(section, "Save").isEnabled()


# users


def _fill(section: UsersSection, name: str, password: str, again: str | None = None) -> None:
    field(section, "Name").setText(name)
    field(section, "Password").setText(password)
    field(section, "Password again").setText(password if again is None else again)


def _names(session: Session) -> dict[str, Role]:
    return {operator.name: operator.role for operator in session.site.operators.all()}


def test_users_are_added_changed_and_removed(qtbot, page: SettingsPage, session: Session) -> None:
    section = _section(page, UsersSection)
    qtbot.waitUntil(lambda: says(section, "Nobody logs in"))
    click(qtbot, section, "Add somebody…")
    assert section._form._role.currentText() == "administrator"
    assert not section._form._role.isEnabled()
    for name, first, second, told in (
        ("", PASSWORD, PASSWORD, "Type a name"),
        ("Rita", "short", "short", "at least 10"),
        ("Rita", PASSWORD, "another one", "once more"),
    ):
        _fill(section, name, first, second)
        assert sees(section, told)
        assert not button(section, "OK").isEnabled()
    _fill(section, "Rita", PASSWORD)
    click(qtbot, section, "OK")
    qtbot.waitUntil(lambda: says(section, "✔ Rita is administrator"))
    qtbot.waitUntil(lambda: section._table.rowCount() == 1)
    assert section._form._password.text() == ""

    click(qtbot, section, "Add somebody…")
    _fill(section, "RITA", PASSWORD)
    click(qtbot, section, "OK")
    qtbot.waitUntil(lambda: says(section, "there is an operator 'RITA' already") or says(section, "✖ There is"))
    _fill(section, "Vera", PASSWORD)
    click(qtbot, section, "OK")
    qtbot.waitUntil(lambda: section._table.rowCount() == 2)
    assert _names(session) == {"Rita": Role.ADMINISTRATOR, "Vera": Role.VIEWER}

    section._table.selectRow(1)
    click(qtbot, section, "Change role…")
    section._form._role.setCurrentIndex(section._form._role.findData(Role.AUDITOR))
    assert sees(section, "reads the audit log")
    click(qtbot, section, "OK")
    qtbot.waitUntil(lambda: says(section, "✔ Vera is auditor."))
    assert _names(session)["Vera"] is Role.AUDITOR

    section._table.selectRow(1)
    click(qtbot, section, "New password…")
    field(section, "Password").setText("battery staple 7")
    field(section, "Password again").setText("battery staple 7")
    click(qtbot, section, "OK")
    qtbot.waitUntil(lambda: says(section, "✔ Vera has another password."))

    section._table.selectRow(0)
    click(qtbot, section, "Remove…")
    assert sees(section, "Remove Rita?")
    click(qtbot, section, "Yes, remove")
    qtbot.waitUntil(lambda: says(section, "only administrator"))
    click(qtbot, section, "Cancel")
    section._table.selectRow(1)
    click(qtbot, section, "Remove…")
    click(qtbot, section, "Yes, remove")
    qtbot.waitUntil(lambda: section._table.rowCount() == 1)
    assert list(_names(session)) == ["Rita"]
    session.who.enter(session.site.operators.log_in("Rita", PASSWORD))
    qtbot.waitUntil(lambda: section._table.item(0, 0).text() == "Rita (you)")


def test_what_was_typed_is_forgotten_when_the_page_is_left(qtbot, page: SettingsPage, session: Session) -> None:
    _enter(session, "Rita", Role.ADMINISTRATOR)
    users, own, kept = (_section(page, kind) for kind in (UsersSection, PasswordSection, BackupSection))
    click(qtbot, users, "Add somebody…")
    _fill(users, "Eve", PASSWORD)
    field(own, "Password now").setText(PASSWORD)
    kept.choose_target(Path("somewhere"))
    field(kept, "Passphrase").setText(PASSPHRASE)
    page.leave()
    assert not [
        f.text() for f in page.findChildren(QLineEdit) if f.echoMode() == QLineEdit.EchoMode.Password and f.text()
    ]
    assert users._form.isHidden()


# one's own password


def test_whoever_is_logged_in_changes_their_own_password(qtbot, page: SettingsPage, session: Session) -> None:
    _enter(session, "Vera", Role.VIEWER)
    section = _section(page, PasswordSection)

    def fill(old: str, new: str, again: str) -> None:
        for name, text in (("Password now", old), ("New password", new), ("New password again", again)):
            field(section, name).setText(text)

    for old, new, again, told in (
        ("", "battery staple 7", "battery staple 7", "password that you have now"),
        (PASSWORD, "short", "short", "at least 10"),
        (PASSWORD, "battery staple 7", "battery staple 8", "once more"),
    ):
        fill(old, new, again)
        assert sees(section, told)
        assert not button(section, "Change password").isEnabled()
    fill("wrong password", "battery staple 7", "battery staple 7")
    click(qtbot, section, "Change password")
    qtbot.waitUntil(lambda: says(section, "not the password that you have now"))
    field(section, "Password now").setText(PASSWORD)
    click(qtbot, section, "Change password")
    qtbot.waitUntil(lambda: says(section, "✔ You have another password"))
    assert field(section, "New password").text() == ""
    assert session.site.operators.log_in("Vera", "battery staple 7").role is Role.VIEWER


# language and theme


def test_a_theme_is_worn_at_once_and_a_language_from_the_next_start_on(
    qtbot, page: SettingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = _section(page, AppearanceSection)
    with qtbot.waitSignal(session.look_changed):
        section._theme.setCurrentIndex(section._theme.findData("dark"))
    assert QSettings().value("theme") == "dark"
    assert theme.chosen() == "dark"
    place = "app.window.pages.settings.appearance.missing_font_words"
    monkeypatch.setattr(place, lambda code: "install letters" if code == "zh_CN" else "")
    names = [section._language.itemText(n) for n in range(section._language.count())]
    assert names[:2] == ["As the desktop", "English"]
    assert "简体中文" in names
    section._language.setCurrentIndex(section._language.findData("zh_CN"))
    assert QSettings().value("language") == "zh_CN"
    assert sees(section, "▲ install letters")
    with qtbot.waitSignal(session.restarting):
        click(qtbot, page, "Restart now")
    section._language.setCurrentIndex(section._language.findData("en"))
    assert not page._restart.isVisible()
    assert not says(section, "▲")


# backup


def test_a_backup_is_made_and_can_be_brought_back(qtbot, page: SettingsPage, session: Session, tmp_path: Path) -> None:
    template = np.eye(16, dtype=np.float32)[0]
    session.site.people.add("Ann", [Enrolled(b"jpeg", template, 0.9, "front")], "standard-4")
    section = _section(page, BackupSection)
    qtbot.waitUntil(lambda: says(section, "▲ There is no backup"))
    file = tmp_path / "site.portico-backup"
    file.write_bytes(b"what the dialog asked to replace")
    section.choose_target(file)
    assert not button(section, "Back up now…").isEnabled()
    field(section, "Passphrase").setText("too short")
    assert sees(section, "3 characters are missing")
    assert not button(section, "Begin").isEnabled()
    field(section, "Passphrase").setText(PASSPHRASE)
    field(section, "Passphrase again").setText(PASSPHRASE[:-1])
    assert not button(section, "Begin").isEnabled()
    field(section, "Passphrase again").setText(PASSPHRASE)
    assert page.busy == ""
    click(qtbot, section, "Begin")
    assert page.busy == "A backup is being written."
    qtbot.waitUntil(lambda: says(section, "✔ 1 person with 1 photo"))
    assert page.busy == ""
    qtbot.waitUntil(lambda: says(section, "Last backup: "))
    assert section._passphrase.text() == ""
    assert button(section, "Back up now…").isEnabled()
    assert restoring.restore(file, PASSPHRASE, tmp_path / "new").manifest.people == 1


def test_a_backup_that_cannot_be_written_is_told(qtbot, page: SettingsPage, tmp_path: Path) -> None:
    section = _section(page, BackupSection)
    section.choose_target(tmp_path / "gone" / "b")
    for name in ("Passphrase", "Passphrase again"):
        field(section, name).setText(PASSPHRASE)
    qtbot.keyClick(field(section, "Passphrase again"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(section, "cannot be used"))
    assert button(section, "Back up now…").isEnabled()
    section.choose_target(tmp_path / "b")
    click(qtbot, section, "Cancel")
    assert section._form.isHidden()
    assert not (tmp_path / "b").exists()


def _written(session: Session, file: Path) -> Path:
    """A backup of the site, as it is now."""
    writing.write(session.site, file, PASSPHRASE)
    return file


def test_a_backup_is_looked_into_before_it_is_brought_back(
    qtbot, page: SettingsPage, session: Session, tmp_path: Path
) -> None:
    template = np.eye(16, dtype=np.float32)[0]
    session.site.people.add("Ann", [Enrolled(b"jpeg", template, 0.9, "front")], "standard-4")
    file = _written(session, tmp_path / "b.portico-backup")
    section = _section(page, BackupSection)
    section._back.take(file)
    assert not button(section, "Look into it").isEnabled()
    field(section, "Passphrase of the backup").setText("not that one at all")
    click(qtbot, section, "Look into it")
    qtbot.waitUntil(lambda: says(section, "✖ "))
    asked: list[tuple[Path, str]] = []
    session.bringing_back.connect(lambda backup, words: asked.append((backup, words)))
    field(section, "Passphrase of the backup").setText(PASSPHRASE)
    click(qtbot, section, "Look into it")
    qtbot.waitUntil(lambda: says(section, "is sound: 1 person and 0 events"))
    assert says(section, "doors are locked meanwhile")
    click(qtbot, section, "Do not")
    assert asked == []
    section._back.take(file)
    field(section, "Passphrase of the backup").setText(PASSPHRASE)
    click(qtbot, section, "Look into it")
    click(qtbot, section, "Bring it back")
    assert asked == [(file, PASSPHRASE)]
    assert section._back._passphrase.text() == ""


@pytest.mark.parametrize("width", [1364, 956])
def test_the_path_of_a_backup_to_be_checked_is_read_in_full(
    qtbot, page: SettingsPage, tmp_path: Path, width: int
) -> None:
    page.window().resize(width, 700)
    back = _section(page, BackupSection)._back
    for folders in (1, 3, 12):
        back.take(tmp_path.joinpath(*["portico-backups"] * folders, "portico-2026-11-30.portico-backup"), check=True)
        qtbot.wait(20)
        assert back._name.width() == back._passphrase.width()
        assert back._name.height() >= back._name.heightForWidth(back._name.width())


def test_a_backup_whose_passphrase_is_not_kept_is_checked_with_the_one_that_is_typed(
    qtbot, page: SettingsPage, session: Session, tmp_path: Path
) -> None:
    file = _written(session, tmp_path / "b.portico-backup")
    page.hide()
    page.show()
    section = _section(page, BackupSection)
    qtbot.waitUntil(lambda: section._plan._there._list.count() == 1)
    assert says(section, "asks for its passphrase")
    click(qtbot, section, "Check")
    field(section, "Passphrase of the backup").setText(PASSPHRASE)
    click(qtbot, section, "Check it")
    qtbot.waitUntil(lambda: says(section, "is sound: 0 people"))
    assert section._back._question.isHidden(), "nobody has asked for it back"
    assert section._back._form.isHidden()
    assert section._back._passphrase.text() == ""
    click(qtbot, section, "Bring it back…")
    assert button(section, "Look into it")
    click(qtbot, section, "Cancel")
    file.unlink()
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: says(section, "the disk is to be plugged in first"))
    assert not button(section, "Check").isEnabled()


# about


def test_about_names_versions_and_licences(qtbot, page: SettingsPage, session: Session) -> None:
    section = _section(page, AboutSection)
    qtbot.waitUntil(lambda: says(section, "standard-4"))
    assert sees(section, "Portico 0.")
    assert sees(section, str(session.site.folder))
    assert sees(section, "dlib face recognition ResNet v1: CC0-1.0")


def test_a_site_backs_itself_up_from_the_window(qtbot, page: SettingsPage, session: Session, tmp_path: Path) -> None:
    section = _section(page, BackupSection)
    plan = section._plan
    disk = tmp_path / "disk"
    disk.mkdir()
    qtbot.waitUntil(lambda: says(section, "▲ There is no backup"))
    assert not plan._form.isVisible()
    qtbot.mouseClick(
        plan._on, Qt.MouseButton.LeftButton, pos=plan._on.rect().center() - QPoint(plan._on.width() // 2 - 8, 0)
    )
    assert sees(section, "Choose a folder")
    plan.choose_folder(disk)
    field(section, "Passphrase of these backups").setText(PASSPHRASE)
    field(section, "The same once more").setText(PASSPHRASE[:-1])
    assert sees(section, "once more")
    assert not button(section, "Save plan").isEnabled()
    field(section, "The same once more").setText(PASSPHRASE)
    plan._every.setCurrentIndex(plan._every.findData("week"))
    plan._days.setValue(3)
    click(qtbot, section, "Save plan")
    qtbot.waitUntil(lambda: says(section, "✔ Saved. The first backup"))
    kept = load(session.site.folder).backups
    assert (kept.folder, kept.every, kept.keep_daily) == (disk, "week", 3)
    assert plan._words.text() == ""
    qtbot.waitUntil(lambda: says(section, "✔ A passphrase is saved"))
    assert not [b for b in section.findChildren(QPushButton) if b.text() == "Save pla&n" and b.isVisible()]
    plan._days.setValue(4)
    click(qtbot, section, "Save plan")
    qtbot.waitUntil(lambda: says(section, "✔ Saved.") and not says(section, "The first backup"))
    qtbot.waitUntil(lambda: load(session.site.folder).backups.keep_daily == 4)

    click(qtbot, section, "Back up now…")
    qtbot.waitUntil(lambda: says(section, "read back and checked"))
    (file,) = disk.iterdir()
    qtbot.waitUntil(lambda: plan._there._list.count() == 1 and says(section, "● The next one"))
    assert file.name in plan._there._list.item(0).text()
    click(qtbot, section, "Check")
    qtbot.waitUntil(lambda: says(section, "is sound: 0 people"))
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    click(qtbot, section, "Check")
    qtbot.waitUntil(lambda: says(section, "✖ This backup is damaged"))

    disk.rename(tmp_path / "unplugged")
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: says(section, "is not there: plug in its disk"))
    assert "▲ not there now" in plan._there._list.item(0).text()
    plan._on.setChecked(False)
    click(qtbot, section, "Save plan")
    qtbot.waitUntil(lambda: says(section, "✔ This site backs itself up no longer"))
    assert load(session.site.folder).backups.folder is None
    assert session.site.secrets.get("backup") is None
    assert (tmp_path / "unplugged" / file.name).exists()


def test_the_section_that_is_marked_is_the_one_that_is_shown(qtbot, page: SettingsPage, session: Session) -> None:
    def top() -> int:
        bar = page._scroll.verticalScrollBar()
        return min(page.sections[page._names.currentRow()].y(), bar.maximum())

    page.resize(900, 300)
    number = next(n for n, one in enumerate(page.sections) if isinstance(one, KeepingSection))
    page._names.setCurrentRow(number)
    page._scroll.verticalScrollBar().setValue(0)
    page._names.blockSignals(True)
    page._names.setCurrentRow(number)
    page._names.blockSignals(False)
    place = page._names.visualItemRect(page._names.item(number)).center()
    qtbot.mouseClick(page._names.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page._scroll.verticalScrollBar().value() == top(), "chosen again, it comes back"
    session.site.operators.add("Rita", PASSWORD, Role.ADMINISTRATOR)
    session.who.enter(session.site.operators.log_in("Rita", PASSWORD))
    own = next(n for n, one in enumerate(page.sections) if isinstance(one, PasswordSection))
    qtbot.waitUntil(lambda: page._scroll.verticalScrollBar().value() == top())
    page._names.setCurrentRow(own)
    page.forget()
    qtbot.waitUntil(lambda: page._names.currentRow() == 0)
    qtbot.waitUntil(lambda: page._scroll.verticalScrollBar().value() == 0)


def test_what_is_chosen_stays_at_the_top_while_those_above_fill(qtbot, page: SettingsPage) -> None:
    page.resize(900, 300)
    number = next(n for n, one in enumerate(page.sections) if isinstance(one, KeepingSection))
    page._names.setCurrentRow(number)
    bar, before = page._scroll.verticalScrollBar(), page.sections[number].y()
    page.sections[0].setMinimumHeight(page.sections[0].height() + 150)
    qtbot.waitUntil(lambda: page.sections[number].y() == before + 150)
    assert bar.value() == before + 150
    bar.setValue(40)
    page.sections[0].setMinimumHeight(page.sections[0].height() + 150)
    qtbot.waitUntil(lambda: page.sections[number].y() == before + 300)
    assert bar.value() == 40, "whoever has scrolled stays where they are"


def test_when_people_are_to_be_photographed_anew_is_set(qtbot, page: SettingsPage, session: Session) -> None:
    section = _section(page, RecognitionSection)
    assert field(section, "Photograph anew after").value() == 60
    field(section, "Photograph anew after").setValue(12)
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: section.message.text() == "✔ Saved.")
    assert load(session.site.folder).renew_months == 12
    assert not section.waiting, "it holds at once"
    field(section, "Photograph anew after").setValue(0)
    assert field(section, "Photograph anew after").text() == "never"
