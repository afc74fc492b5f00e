"""One database is of one site: copies and other sites are refused, and a folder that was moved is not."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

import pytest

from core import settings as site_settings
from core.errors import GalleryError, SiteError
from core.site import Site
from core.site.moving import move, take_over
from core.store import identity
from core.store.audit import Actor, NotAllowedError, Permission
from core.store.database import Database
from core.store.opening import backend_of
from tests.servers import folder_with


@pytest.fixture
def folder(tmp_path: Path, database_address: str) -> Path:
    """A site whose gallery is on a server."""
    made = folder_with(tmp_path / "site", database=database_address)
    Site(made).close()
    return made


def _copy(folder: Path, name: str) -> Path:
    return Path(shutil.copytree(folder, folder.with_name(name), ignore=shutil.ignore_patterns("open", "*.lock")))


def _opens(folder: Path) -> bool:
    try:
        Site(folder).close()
    except GalleryError:
        return False
    return True


def test_a_new_folder_that_names_the_database_is_refused(folder: Path, tmp_path: Path) -> None:
    """Whether it has a key of its own or none, it is told the same, and nothing is changed."""
    address = site_settings.load(folder).database
    Site(tmp_path / "other").close()
    (tmp_path / "other" / "portico.db").unlink()
    (tmp_path / "third").mkdir()
    site_settings.begin(tmp_path / "third")
    for other in (tmp_path / "other", tmp_path / "third"):
        site_settings.save(other, database=address)
        with pytest.raises(GalleryError, match=r"belongs to another site: one database is of one site; take it over"):
            Site(other)
    assert not (tmp_path / "third" / "site.key").exists()
    with pytest.raises(SiteError, match="key"):
        take_over(tmp_path / "third")
    assert _opens(folder)


def test_a_copy_is_refused_while_the_folder_is_there(folder: Path) -> None:
    copy = _copy(folder, "copy")
    with pytest.raises(GalleryError, match=r"belongs to .*site, of which this is a copy"):
        Site(copy)
    with Site(folder) as site:
        assert site.trail.entries(text="take over") == []
        with pytest.raises(GalleryError, match="is open for another folder"):
            Site(copy)
        with pytest.raises(GalleryError, match="is open for another folder"):
            take_over(copy)
        with Site(folder):
            pass  # as many programs of one folder as there are


def test_a_folder_that_was_renamed_or_put_back_is_the_same_site(folder: Path) -> None:
    renamed = folder.rename(folder.with_name("renamed"))
    assert _opens(renamed)
    back = _copy(renamed, "put back")
    shutil.rmtree(renamed)
    with Site(back) as site:
        (entry,) = site.trail.entries(text="take over gallery")
        assert (entry.subject, entry.details) == (str(back), {"machine": platform.node()})
        assert site.trail.verify() == []
    assert _opens(back)


def test_of_a_folder_put_back_on_another_machine_one_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The former folder cannot be looked for there: it is refused from then on, until it is said otherwise."""
    elsewhere = _copy(folder, "elsewhere")
    monkeypatch.setattr(platform, "node", lambda: "another-machine")
    assert _opens(elsewhere)
    monkeypatch.undo()
    with pytest.raises(GalleryError, match="belongs to another site"):
        Site(folder)
    with pytest.raises(NotAllowedError):
        take_over(folder, actor=Actor("Rita", frozenset(Permission) - {Permission.RULES}))
    assert take_over(folder).startswith("postgresql://")
    assert (_opens(folder), _opens(elsewhere)) == (True, False)


def test_a_take_over_that_is_cut_off_locks_nobody_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    back = _copy(folder, "back")
    shutil.rmtree(folder)

    def broken(*_arguments: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("core.site.belonging.SecretStore.remark", broken)
    with pytest.raises(RuntimeError):
        Site(back)
    monkeypatch.undo()
    assert len(identity.identity_of(back).tokens) == 2
    assert _opens(back)
    assert _opens(back)


def test_a_gallery_that_comes_back_to_the_file_is_nobodys_but_the_folders(folder: Path, database_address: str) -> None:
    move(folder, None)
    with Site(folder) as site:
        assert site.secrets.names(identity.OWNER) == []
        assert not (site.settings.database)
    assert _opens(_copy(folder, "copy")), "a copy of a file is a site of its own, as ever"


def test_a_folder_that_cannot_be_named_is_told(folder: Path) -> None:
    (folder / identity.FILE).write_text("")
    with pytest.raises(GalleryError, match=r"cannot be told from others: .*is empty"):
        Site(folder)


def test_another_program_of_the_database_is_no_folder(folder: Path, tmp_path: Path) -> None:
    with Site(folder) as site:
        backend = backend_of(folder, site.settings)
        store = Database(backend)
        assert not backend.used_elsewhere()
        store.close()
