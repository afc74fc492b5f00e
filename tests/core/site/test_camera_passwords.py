"""Passwords of cameras: sealed, and nowhere else."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from core import settings as site_settings
from core.access.door import Door
from core.access.policy import DoorRules
from core.backups import restoring, sealed_file, writing
from core.cameras.opening import open_named, open_source
from core.errors import PorticoError, SiteError, SourceError
from core.settings import CameraSettings
from core.site import Site
from core.store.audit import Actor, NotAllowedError

WORD = "Gehe%im/№7"
PASSPHRASE = "seven brave otters"


def _found(folder: Path, word: str) -> list[str]:
    """Files in which a word can be read, in whatever encoding and however it is escaped."""
    forms = {word, quote(word, safe=""), quote(word), word.encode("unicode_escape").decode(), word[:5]}
    looks = {form.encode(encoding) for form in forms for encoding in ("utf-8", "utf-16-le", "utf-16-be")}
    return [
        str(path) for path in folder.rglob("*") if path.is_file() and any(look in path.read_bytes() for look in looks)
    ]


@pytest.fixture
def port() -> Iterator[int]:
    """Where nothing listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        yield int(listener.getsockname()[1])


def test_the_search_finds_what_is_in_clear(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(f"x{WORD}", encoding="utf-16-le")
    (tmp_path / "b").write_text(f"rtsp://u:{quote(WORD, safe='')}@cam/", encoding="utf-8")
    assert len(_found(tmp_path, WORD)) == 2


def test_a_password_is_in_no_file_log_trail_error_or_repr(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd
) -> None:
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path / "cache"))
    caplog.set_level(logging.DEBUG)
    full = f"rtsp://admin:{quote(WORD, safe='')}@127.0.0.1:{port}/live"
    told: list[str] = []
    with Site(tmp_path / "site") as site:
        given = CameraSettings(source=full)
        told += [repr(given), str(given)]
        site.cameras.keep("Yard", given)
        site.cameras.keep("Gate", CameraSettings(source=f"http://127.0.0.1:{port}/x?pwd={quote(WORD)}"))
        site.cameras.keep("Court", CameraSettings(source=f"rtsp://admin@127.0.0.1:{port}/2"), password=WORD)
        site.cameras.keep("Garden", site.settings.cameras["Yard"], before="Yard")
        site.change_settings(camera=full)
        assert site.cameras.source("Garden") == full
        assert site.cameras.enrolment_source() == full
        told += [repr(site.settings), repr(vars(site)), repr(site.trail.entries())]
        for name in site.settings.cameras:
            source = open_named(name, site.cameras.source(name))
            told += [repr(source), repr(source.name)]
            with pytest.raises(SourceError) as caught:
                list(source.frames())
            told += [repr(caught.value), repr(caught.value.__cause__)]
        told.append(repr(open_source(full).name))
        with pytest.raises(PorticoError) as refused:
            site.cameras.keep("Gate", CameraSettings(source=full), before="nobody's")
        told.append(repr(refused.value))
        site.database.checkpoint()
        backup_file_name = tmp_path / "site.portico-backup"
        writing.write(site, backup_file_name, PASSPHRASE)
    captured = capfd.readouterr()
    told += [captured.out, captured.err, caplog.text]
    assert _found(tmp_path, WORD) == []
    assert [t for t in told if WORD[:5] in t or quote(WORD, safe="") in t] == []
    with Site(tmp_path / "site") as site:
        assert site.cameras.source("Garden") == full
        assert site.cameras.source("Gate").endswith(f"?pwd={quote(WORD)}")
        assert site.cameras.source("Court") == f"rtsp://admin:{quote(WORD, safe='')}@127.0.0.1:{port}/2"
        assert site.cameras.enrolment_source() == full


def test_a_password_moves_with_its_camera_and_goes_with_it(site: Site) -> None:
    site.cameras.keep("Yard", CameraSettings(source="rtsp://admin:first@cam/1"))
    site.access.keep(Door(rules=DoorRules(name="Entrance"), cameras=("Yard",)))
    site.cameras.keep("Court", CameraSettings(source="rtsp://admin@cam/2"), before="Yard")
    assert site.secrets.get("camera Yard") is None
    assert site.cameras.source("Court") == "rtsp://admin:first@cam/2"
    with pytest.raises(SiteError, match="another place"):
        site.cameras.keep("Court", CameraSettings(source="rtsp://admin@elsewhere/2"), before="Court")
    site.cameras.keep("Court", CameraSettings(source="rtsp://admin@cam/2"), "Court", "")
    assert not site.cameras.has_password("Court")
    assert site.secrets.get("camera Court") is None
    site.cameras.keep("Court", CameraSettings(source="rtsp://admin@cam/2"), "Court", "second")
    site.access.drop(Door, "Entrance")
    site.cameras.drop("Court")
    assert site.secrets.get("camera Court") is None
    site.cameras.keep("Court", CameraSettings(source="rtsp://admin@cam/2"))
    assert site.cameras.source("Court") == "rtsp://admin@cam/2", "a new camera has no password of an old one"


def test_a_renewed_key_opens_passwords(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.cameras.keep("Yard", CameraSettings(source="rtsp://admin:first@cam/1"))
        site.renew_key()
        site.cameras.keep("Gate", CameraSettings(source="rtsp://admin:second@cam/2"))
        assert site.cameras.source("Yard") == "rtsp://admin:first@cam/1"
    with Site(tmp_path) as site:
        assert site.cameras.source("Yard") == "rtsp://admin:first@cam/1"
        assert site.cameras.source("Gate") == "rtsp://admin:second@cam/2"


def test_a_backup_carries_passwords(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_TIME", 1), ("_MEMORY", 32), ("_MOST_MEMORY", 1024)):
        monkeypatch.setattr(sealed_file, name, value)
    site.cameras.keep("Yard", CameraSettings(source="rtsp://admin:first@cam/1", transport="udp"))
    writing.write(site, tmp_path / "b", PASSPHRASE)
    restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "new")
    with Site(tmp_path / "new") as again:
        assert again.cameras.source("Yard") == "rtsp://admin:first@cam/1"
        assert again.settings.cameras["Yard"].transport == "udp"


def test_an_address_changed_by_hand_is_not_told_the_password(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.cameras.keep("Yard", CameraSettings(source="rtsp://admin:first@cam/1"))
    path = tmp_path / "settings.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("@cam/", "@evil/"), encoding="utf-8")
    with Site(tmp_path) as site, pytest.raises(SourceError, match="type its password again"):
        site.cameras.source("Yard")


def test_a_password_written_into_the_file_by_hand_is_sealed_at_the_next_start(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.change_settings(min_face=50)
    path = tmp_path / "settings.toml"
    with path.open("a", encoding="utf-8") as file:
        file.write(f'# the yard\n[cameras.Yard]\nsource = "rtsp://admin:{quote(WORD, safe="")}@cam/1"  # new\n')
    with Site(tmp_path, actor=Actor("guest", frozenset())) as site:
        assert WORD[:4] in path.read_text(encoding="utf-8"), "only whoever may change settings does so"
    with Site(tmp_path) as site:
        assert site.cameras.source("Yard") == f"rtsp://admin:{quote(WORD, safe='')}@cam/1"
        site.database.checkpoint()
    assert path.read_text(encoding="utf-8") == (
        'format = 3\nmin_face = 50\n# the yard\n[cameras.Yard]\nsource = "rtsp://admin@cam/1"  # new\n'
    )
    assert _found(tmp_path, WORD) == []


def test_a_variable_of_the_environment_may_hold_a_whole_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTICO_CAMERA", "rtsp://admin:first@cam/1")
    with Site(tmp_path) as site:
        assert site.cameras.enrolment_source() == "rtsp://admin:first@cam/1"
        assert "first" not in repr(site.settings)


def test_the_file_itself_takes_no_password(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="not written into the settings") as caught:
        site_settings.save(tmp_path, camera="rtsp://admin:first@cam/1")
    assert "first" not in str(caught.value)
    with pytest.raises(SiteError, match="not written into the settings"):
        site_settings.save(tmp_path, cameras={"Yard": CameraSettings(source="rtsp://admin:first@cam/1")})
    assert list(tmp_path.iterdir()) == []


def test_who_may_not_change_settings_changes_no_password(site: Site) -> None:
    site.cameras.keep("Yard", CameraSettings(source="rtsp://admin:first@cam/1"))
    site = site.acting_as(Actor("guest", frozenset()))
    for change in (
        lambda: site.cameras.keep("Yard", CameraSettings(source="rtsp://admin:x@cam/1"), "Yard"),
        lambda: site.cameras.drop("Yard"),
        lambda: site.cameras.address_of(CameraSettings(source="rtsp://admin@cam/1"), "Yard", None),
    ):
        with pytest.raises(NotAllowedError):
            change()
    assert site.cameras.source("Yard") == "rtsp://admin:first@cam/1"


def test_a_change_that_fails_keeps_the_password_as_it_was(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.cameras.keep("Yard", CameraSettings(source="rtsp://admin:first@cam/1"))

    def full(*_args: object, **_how: object) -> None:
        raise SiteError("the disk is full")

    monkeypatch.setattr(site_settings, "prepare", full)
    with pytest.raises(SiteError, match="full"):
        site.cameras.keep("Court", CameraSettings(source="rtsp://admin:second@cam/2"), "Yard")
    assert site.cameras.source("Yard") == "rtsp://admin:first@cam/1"
    assert site.secrets.get("camera Court") is None
    with Site(site.folder) as again:
        assert again.cameras.source("Yard") == "rtsp://admin:first@cam/1"
