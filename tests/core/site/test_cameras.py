from __future__ import annotations

import pytest

from core.access.door import Door
from core.access.policy import DoorRules
from core.errors import SiteError
from core.settings import CameraSettings, camera_settings
from core.site import Site


def test_cameras_are_kept_renamed_and_removed(site: Site) -> None:
    site.cameras.keep("Front", CameraSettings(source="rtsp://user:secret@10.0.0.2/1", region=(0.1, 0, 0.9, 1)))
    site.cameras.keep("Yard", CameraSettings(source="1"))
    with pytest.raises(SiteError, match="there is a camera 'Front' already"):
        site.cameras.keep("Front", CameraSettings(source="2"))
    with pytest.raises(SiteError, match="there is a camera 'Yard' already"):
        site.cameras.keep("Yard", CameraSettings(source="2"), before="Front")
    site.access.keep(Door(rules=DoorRules(name="Entrance"), cameras=("Front", "Yard")))
    site.cameras.keep("Front 1", CameraSettings(source="3", min_face=60), before="Front")
    assert site.access.one(Door, "Entrance").cameras == ("Front 1", "Yard")
    with Site(site.folder) as again:
        assert again.settings.cameras["Front 1"] == CameraSettings(source="3", min_face=60)
        assert "Front" not in again.settings.cameras
    with pytest.raises(SiteError, match="at the door 'Entrance'"):
        site.cameras.drop("Yard")
    site.access.drop(Door, "Entrance")
    site.cameras.drop("Yard")
    assert list(site.settings.cameras) == ["Front 1"]


def test_no_password_of_a_camera_is_in_the_trail(site: Site) -> None:
    site.cameras.keep("Front", CameraSettings(source="rtsp://user:secret@10.0.0.2/1"))
    site.change_settings(camera="rtsp://user:secret@10.0.0.3/1")
    told = str([entry.details for entry in site.trail.entries()])
    assert "secret" not in told
    assert "10.0.0.2" in told, "which camera it was is no secret"


def test_nobody_else_on_the_machine_reads_addresses_of_cameras(site: Site) -> None:
    path = site.folder / "settings.toml"
    path.write_text("min_face = 50\n")
    path.chmod(0o644)
    site.cameras.keep("Front", CameraSettings(source="rtsp://user:secret@10.0.0.2/1"))
    assert path.stat().st_mode & 0o077 == 0


def test_what_is_wrong_with_a_camera_is_said_without_its_address() -> None:
    with pytest.raises(SiteError) as caught:
        camera_settings(source="rtsp://user:secret@10.0.0.2/" + "x" * 1000)
    assert "secret" not in str(caught.value)
    assert "source" in str(caught.value)


def test_a_door_takes_another_name_with_its_grants(site: Site) -> None:
    from core.access.schedules import Schedule, parse_period
    from core.errors import GalleryError

    site.access.keep(Schedule(name="always", periods=(parse_period("mon-sun 00:00-24:00"),)))
    site.access.keep(Door(rules=DoorRules(name="Front"), cameras=("a",)))
    site.access.keep(Door(rules=DoorRules(name="Back")))
    site.access.add_group("staff")
    site.access.grant("staff", "Front", "always")
    with pytest.raises(GalleryError, match="there is a door 'Back' already"):
        site.access.keep(Door(rules=DoorRules(name="Back"), cameras=("a",)), "Front")
    site.access.keep(Door(rules=DoorRules(name="Main"), cameras=("a",)), "Front")
    assert [door.name for door in site.access.all(Door)] == ["Back", "Main"]
    assert [(grant.group, grant.door) for grant in site.access.grants()] == [("staff", "Main")]
