from __future__ import annotations

from pathlib import Path

import pytest

from core import settings as site_settings
from core.access.door import Door
from core.access.policy import DoorRules
from core.errors import GalleryError, SiteError
from core.programs import running
from core.settings import FILE, CameraSettings
from core.site import Site
from core.store.database import Database


class Killed(BaseException):
    """Stands in for a power cut."""


def _cut(*_arguments: object, **_named: object) -> None:
    raise Killed


def _changes(site: Site) -> int:
    return sum(entry.action == "change settings" for entry in site.trail.entries())


def test_settings_that_the_trail_did_not_take_are_not_changed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise GalleryError("the disk is full")

    monkeypatch.setattr(site.trail, "look", full)
    with pytest.raises(GalleryError):
        site.change_settings(lock_minutes=3.0)
    monkeypatch.undo()
    assert site_settings.load(site.folder).lock_minutes == 10
    assert site_settings.waiting(site.folder) == []
    assert _changes(site) == 0


def test_settings_that_the_trail_has_are_taken_over_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Site(tmp_path) as site:
        monkeypatch.setattr(site_settings, "promote", _cut)
        with pytest.raises(Killed):
            site.change_settings(lock_minutes=3.0)
        monkeypatch.undo()
        assert site_settings.load(tmp_path).lock_minutes == 10
    with Site(tmp_path) as site:
        assert site.settings.lock_minutes == 3
        assert _changes(site) == 1
    assert [path.name for path in tmp_path.glob(f"{FILE}*")] == [FILE]


def test_settings_that_never_came_about_are_forgotten(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.change_settings(lock_minutes=4.0)
        site_settings.prepare(tmp_path, lock_minutes=3.0)  # and here the power fails
    with Site(tmp_path) as site:
        assert site.settings.lock_minutes == 4
    assert site_settings.waiting(tmp_path) == []


def test_whoever_changes_settings_next_takes_over_what_another_program_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Site(tmp_path) as one, Site(tmp_path) as another:
        monkeypatch.setattr(site_settings, "promote", _cut)
        with pytest.raises(Killed):
            one.change_settings(lock_minutes=3.0)
        monkeypatch.undo()
        another.change_settings(min_face=50)
        assert (another.settings.lock_minutes, another.settings.min_face) == (3, 50)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_camera_and_its_door_change_their_name_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    with Site(tmp_path) as site:
        site.cameras.keep("Yard", CameraSettings(source="rtsp://viewer:first@cam/1"))
        site.access.keep(Door(rules=DoorRules(name="Front"), cameras=("Yard",)))
        if moment == "before":
            monkeypatch.setattr(site.access, "rename_camera", _cut)
        else:
            monkeypatch.setattr(site_settings, "promote", _cut)
        with pytest.raises(Killed):
            site.cameras.keep("Gate", site.settings.cameras["Yard"], "Yard")
        monkeypatch.undo()
    name = "Yard" if moment == "before" else "Gate"
    with Site(tmp_path) as site:
        assert list(site.settings.cameras) == [name]
        assert [door.cameras for door in site.access.all(Door)] == [(name,)]
        assert site.cameras.source(name) == "rtsp://viewer:first@cam/1"
        assert site.cameras.has_password(name)
        assert not site.cameras.has_password("Gate" if name == "Yard" else "Yard")


def test_a_refused_camera_changes_nothing_and_the_password_still_opens_it(site: Site) -> None:
    site.cameras.keep("Yard", CameraSettings(source="rtsp://viewer:first@cam/1"))
    with pytest.raises(SiteError):
        site.change_settings(lock_minutes=-1.0)
    assert site.cameras.source("Yard") == "rtsp://viewer:first@cam/1"


def test_settings_that_are_decided_and_cannot_be_written_now_are_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def busy(*_arguments: object) -> None:
        tried.append(1)
        raise SiteError("settings.toml cannot be written")

    with Site(tmp_path) as site:
        monkeypatch.setattr("core.site.changing._PAUSE", 0)
        monkeypatch.setattr(site_settings, "promote", busy)
        site.change_settings(lock_minutes=3.0)
        monkeypatch.undo()
    assert len(tried) > 1
    with Site(tmp_path) as site:
        assert site.settings.lock_minutes == 3


def test_the_trail_tells_groups_of_settings_as_plain_values(tmp_path: Path) -> None:
    with Site(tmp_path / "site") as site:
        site.change_settings(backups={"folder": str(tmp_path), "every": "week"})
        site.change_settings(backups={"folder": str(tmp_path), "every": "hour"})
        entry = next(one for one in site.trail.entries() if one.action == "change settings")
    assert entry.details["before"] == {"backups": {"folder": str(tmp_path), "every": "week"}}


def test_a_site_that_cannot_be_opened_keeps_nothing_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Site(tmp_path).close()
    closed, close = [], Database.close

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Database, "close", lambda self: closed.append(1) or close(self))
    monkeypatch.setattr("core.programs.leftovers.clear_away", full)
    with pytest.raises(SiteError, match="cannot be used: No space left"):
        Site(tmp_path)
    assert closed
    assert not running.in_use(tmp_path)
