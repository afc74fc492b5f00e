from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import keyring
import numpy as np
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError

from core import settings as site_settings
from core.errors import GalleryError, SiteError
from core.gallery.people import Enrolled
from core.site import KEY, Site
from core.store import database, keys
from core.store.keys import KeyBehindPassphrase, KeyFile, KeyInKeyring, opened
from core.store.vault import new_key

FACE = Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")
PASSPHRASE = "seven brave otters"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_MEMORY", 64)


class _Ring(KeyringBackend):
    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringError("the keyring is locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("none")
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[_Ring]:
    before, ring = keyring.get_keyring(), _Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture(params=["file", "passphrase", "keyring"])
def place(request: pytest.FixtureRequest, tmp_path: Path, ring: _Ring) -> keys.KeyPlace:
    return {
        "file": lambda: KeyFile(tmp_path / KEY),
        "passphrase": lambda: KeyBehindPassphrase(tmp_path / KEY, lambda: PASSPHRASE),
        "keyring": lambda: KeyInKeyring(tmp_path),
    }[request.param]()


def test_every_place_keeps_a_key_and_one_that_waits(place: keys.KeyPlace) -> None:
    assert place.read() is None
    first, second = new_key(), new_key()
    place.write(first)
    place.write(second, waiting=True)
    assert (place.read(), place.read(waiting=True)) == (first, second)
    place.promote()
    assert (place.read(), place.read(waiting=True)) == (second, None)
    place.forget()
    place.forget()
    assert place.read() is None


def test_a_missing_key_is_made_only_where_it_may_be(place: keys.KeyPlace) -> None:
    with pytest.raises(SiteError, match="missing"):
        opened(place, "there", create=False)
    assert opened(place, "there", create=True) == opened(place, "there", create=False)


def test_a_key_file_is_for_its_owner_alone_and_never_overwritten(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / KEY)
    key = new_key()
    file.write(key)
    file.write(new_key())  # of two processes that start on a new site, one wins
    assert file.read() == key
    assert stat.S_IMODE((tmp_path / KEY).stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "zz", "00" * 16, "\xff"])
def test_a_file_that_is_no_key_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / KEY).write_bytes(content.encode("latin-1"))
    for place in (KeyFile(tmp_path / KEY), KeyBehindPassphrase(tmp_path / KEY, lambda: PASSPHRASE)):
        with pytest.raises(SiteError, match="not a site key"):
            place.read()


def test_behind_a_passphrase_nothing_can_be_read_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = new_key()
    KeyBehindPassphrase(tmp_path / KEY, lambda: PASSPHRASE).write(key)
    assert key.hex() not in (tmp_path / KEY).read_text()
    with pytest.raises(SiteError, match="not the passphrase"):
        KeyBehindPassphrase(tmp_path / KEY, lambda: "seven brave foxes!").read()
    with pytest.raises(SiteError, match="PORTICO_PASSPHRASE"):
        KeyBehindPassphrase(tmp_path / KEY, None).read()
    monkeypatch.setenv("PORTICO_PASSPHRASE", PASSPHRASE)
    assert KeyBehindPassphrase(tmp_path / KEY, None).read() == key
    monkeypatch.delenv("PORTICO_PASSPHRASE")
    with pytest.raises(SiteError, match="at least"):
        KeyBehindPassphrase(tmp_path / "other", lambda: "short").write(key)
    content = json.loads((tmp_path / KEY).read_text())
    (tmp_path / KEY).write_text(json.dumps(content | {"memory": 2**40}))
    with pytest.raises(SiteError, match="not a site key"):
        KeyBehindPassphrase(tmp_path / KEY, lambda: PASSPHRASE).read()


def test_a_keyring_that_fails_is_told(tmp_path: Path, ring: _Ring) -> None:
    ring.locked = True
    with pytest.raises(SiteError, match="keyring cannot be used: the keyring is locked"):
        KeyInKeyring(tmp_path).read()


def test_the_key_moves_from_place_to_place_and_leaves_nothing_behind(tmp_path: Path, ring: _Ring) -> None:
    with Site(tmp_path) as site:
        person = site.people.add("Ann", [FACE], "p-1")
        site.move_key("passphrase", lambda: PASSPHRASE)
        with pytest.raises(SiteError, match="already"):
            site.move_key("passphrase", lambda: PASSPHRASE)
    assert not (tmp_path / KEY).exists()
    with pytest.raises(SiteError, match="PORTICO_PASSPHRASE"):
        Site(tmp_path)
    with Site(tmp_path, ask=lambda: PASSPHRASE) as site:
        site.move_key("keyring")
    assert not list(tmp_path.glob("site.key*"))
    with Site(tmp_path) as site:
        assert site.people.photo(site.people.photo_ids(person.id)[0]) == b"jpeg"
        site.move_key("file")
    assert ring.kept == {}
    with Site(tmp_path) as site:
        assert site.people.find("Ann") == person


def _facts(site: Site) -> tuple[object, ...]:
    person = site.people.find("Ann")
    vector = site.people.all_templates(person.id)[0][1].tolist()
    return site.people.photo(site.people.photo_ids(person.id)[0]), vector, site.trail.verify()


def test_after_a_new_key_the_old_one_opens_nothing(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.people.add("Ann", [FACE], "p-1")
        site.change_settings(min_face=50)
        before = _facts(site)
        old = (tmp_path / KEY).read_text()
        site.renew_key()
        assert _facts(site) == before
        assert next(e.action for e in site.trail.entries()) == "renew site key"
        assert site.trail.entries()[1].details == {"before": {"min_face": 40}, "after": {"min_face": 50}}
    with Site(tmp_path) as site:
        assert _facts(site) == before
    (tmp_path / KEY).write_text(old)
    with pytest.raises(GalleryError, match="not the one"):
        Site(tmp_path)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_power_cut_during_a_new_key_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    with Site(tmp_path) as site:
        site.people.add("Ann", [FACE], "p-1")
        before = _facts(site)

        def cut(*_arguments: object, **_named: object) -> None:
            raise KeyboardInterrupt

        if moment == "before":  # the change is committed
            monkeypatch.setattr(site.trail, "renew", cut)
        else:
            monkeypatch.setattr(KeyFile, "promote", cut)
        with pytest.raises(KeyboardInterrupt):
            site.renew_key()
        monkeypatch.undo()
    assert (tmp_path / f"{KEY}.new").exists()
    for _ in range(2):
        with Site(tmp_path) as site:
            assert _facts(site) == before
        assert not (tmp_path / f"{KEY}.new").exists()


def test_a_new_key_does_not_hide_tampering(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.people.add("Ann", [FACE], "p-1")
        with site.database.write() as session:
            from sqlalchemy import text

            session.execute(text("UPDATE audit SET actor = 'nobody'"))
        with pytest.raises(GalleryError, match="tampered"):
            site.renew_key()
        assert not (tmp_path / f"{KEY}.new").exists()


def test_while_a_window_is_open_there_is_no_new_key(site: Site) -> None:
    lock = site.window_lock()
    with pytest.raises(SiteError, match="already open"):
        site.renew_key()
    lock.release()


def test_a_program_with_the_old_key_writes_nothing_more(tmp_path: Path) -> None:
    with Site(tmp_path) as station, Site(tmp_path) as desk:
        desk.people.add("Ann", [FACE], "p-1")
        desk.renew_key()
        for work in (lambda: station.people.add("Bob", [FACE], "p-1"), lambda: station.trail.look("look")):
            with pytest.raises(GalleryError, match="start this program again"):
                work()
        assert desk.trail.verify() == []
        desk.people.add("Bob", [FACE], "p-1")
        desk.renew_key()
        assert _facts(desk)[2] == []


def test_a_program_that_starts_meanwhile_leaves_the_key_that_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.2)
    with Site(tmp_path) as site:
        site.people.add("Ann", [FACE], "p-1")
        before, renew = _facts(site), site.trail.renew

        def start_another(*arguments: object) -> None:
            with pytest.raises(GalleryError, match="locked"):
                Site(tmp_path)
            renew(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(site.trail, "renew", start_another)
        site.renew_key()
    with Site(tmp_path) as site:
        assert _facts(site) == before


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("to", ["passphrase", "file"])
def test_a_power_cut_while_the_key_moves_leaves_it_in_one_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str, moment: str
) -> None:
    monkeypatch.setenv("PORTICO_PASSPHRASE", PASSPHRASE)

    def cut(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    with Site(tmp_path) as site:
        if to == "file":
            site.move_key("passphrase")
        with monkeypatch.context() as patch:
            if moment == "before":
                patch.setattr(site.trail, "look", cut)
            else:
                patch.setattr(site._key.place, "forget", cut)
            with pytest.raises(KeyboardInterrupt):
                site.move_key("passphrase" if to == "passphrase" else "file")
    assert len(list(tmp_path.glob("site.key*"))) == 2, "here the power fails"
    moved = (to == "passphrase") == (moment == "after")
    with Site(tmp_path) as site:
        assert site.settings.key == ("passphrase" if moved else "file")
        assert site.trail.verify() == []
    assert [path.name for path in tmp_path.glob("site.key*")] == [f"{KEY}.sealed" if moved else KEY]


def test_the_key_moves_from_where_another_program_has_moved_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTICO_PASSPHRASE", PASSPHRASE)
    with Site(tmp_path) as site:
        with Site(tmp_path) as another:
            another.move_key("passphrase")
        with pytest.raises(SiteError, match="already: passphrase"):
            site.move_key("passphrase")
        site.move_key("file")
    assert [path.name for path in tmp_path.glob("site.key*")] == [KEY]
    Site(tmp_path).close()


def test_a_new_key_goes_where_another_program_has_moved_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTICO_PASSPHRASE", PASSPHRASE)
    with Site(tmp_path) as site:
        with Site(tmp_path) as another:
            another.move_key("passphrase")
        site.renew_key()
    assert [path.name for path in tmp_path.glob("site.key*")] == [f"{KEY}.sealed"]
    Site(tmp_path).close()


def test_a_key_stays_until_the_settings_can_name_its_new_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTICO_PASSPHRASE", PASSPHRASE)

    def busy(*_arguments: object) -> None:
        raise SiteError("settings.toml cannot be written")

    with Site(tmp_path) as site:
        with monkeypatch.context() as patch:
            patch.setattr("core.site.changing._PAUSE", 0)
            patch.setattr(site_settings, "promote", busy)
            site.move_key("passphrase")
        assert (tmp_path / KEY).exists()
    with Site(tmp_path) as site:
        assert site.settings.key == "passphrase"
    assert [path.name for path in tmp_path.glob("site.key*")] == [f"{KEY}.sealed"]


def test_a_variable_that_goes_before_the_settings_is_told_before_the_key_moves(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTICO_KEY", "file")
    with pytest.raises(SiteError, match="PORTICO_KEY is set"):
        site.move_key("passphrase", lambda: PASSPHRASE)
    assert (site.folder / KEY).exists()


def test_a_move_out_of_the_keyring_that_was_cut_off_ends_at_the_next_start(
    tmp_path: Path, ring: _Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        pass

    def die(*_arguments: object, **_named: object) -> None:
        raise KilledError

    with Site(tmp_path) as site:
        site.move_key("keyring")
        assert ring.kept
        monkeypatch.setattr(KeyInKeyring, "forget", die)
        with pytest.raises(KilledError):
            site.move_key("file")
        monkeypatch.undo()
    ring.locked = True
    Site(tmp_path).close()  # another time, then
    ring.locked = False
    assert ring.kept
    Site(tmp_path).close()
    assert not ring.kept


def test_a_sealed_key_of_another_gallery_is_left_alone(tmp_path: Path) -> None:
    sealed = tmp_path / f"{KEY}.sealed"
    with Site(tmp_path) as site:
        KeyBehindPassphrase(sealed, lambda: PASSPHRASE).write(new_key())
        other = sealed.read_bytes()
    Site(tmp_path).close()
    assert sealed.read_bytes() == other
    sealed.unlink()
    KeyBehindPassphrase(sealed, lambda: PASSPHRASE).write(site.vault.key)
    Site(tmp_path).close()
    assert not sealed.exists()
