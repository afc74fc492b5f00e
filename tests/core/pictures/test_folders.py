from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from core import images
from core.cameras.opening import open_source
from core.errors import ImageError
from core.evaluation import liveness
from core.evaluation.datasets import read_folders
from core.people.bulk.reading import entries
from core.pictures import folders

_LEFT = (
    "@eaDir/a.jpg/SYNOFILE_THUMB_M.jpg", "._a.jpg", ".trash/old.jpg", ".Trash-1000/files/old.jpg", "#recycle/old.jpg",
    "$RECYCLE.BIN/S-1-5-21/$R123.jpg", "System Volume Information/a.jpg", "lost+found/#123.jpg",
    "__MACOSX/._a.jpg", "__MACOSX/a.jpg", ".thumbnails/a.jpg", ".picasaoriginals/a.jpg", "iPod Photo Cache/a.jpg",
    "Photos.photoslibrary/resources/derivatives/a.jpg", "Catalog Previews.lrdata/a.jpg", "@Recycle/old.jpg",
    ".@__thumb/default.jpg", "SYNOPHOTO_THUMB_XL.jpg", ".DS_Store", "Thumbs.db", "desktop.ini", ".hidden.jpg",
    "Network Trash Folder/a.jpg",
)  # fmt: skip
_OTHERS = ("notes.txt", "film.mp4", "raw.cr2", "a.jpg_original", "b.jpg.part", "c.jpg~", "list.pdf")


@pytest.fixture
def owned(tmp_path: Path, collins: np.ndarray) -> Path:
    """A folder with two pictures of its owner, and all that others leave in it."""
    folder = tmp_path / "d"
    coded = images.encode_jpeg(collins[:64, :64])
    for name in ("a.jpg", "deep/b.JPG", *_LEFT, *_OTHERS):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\0\5\x16\7" * 25 if name.startswith("._") else coded if "jp" in name else b"words")
    (folder / "raw.cr2").write_bytes(b"II*\0\x10\0\0\0CR\2\0")
    return folder


def test_a_folder_is_read_as_its_owner_sees_it(owned: Path) -> None:
    assert images.within(owned) == [owned / "a.jpg", owned / "deep" / "b.JPG"]
    found = folders.survey(owned)
    assert set(found.others) == set(_OTHERS)
    assert len(found.left) == len({name.split("/")[0] for name in _LEFT})
    words = found.words()
    count = len(_OTHERS) + len(found.left)
    assert words.startswith(f"{count} files were passed over: {len(_OTHERS)} are no pictures (")
    assert f", {len(found.left)} are hidden or left by other programs (" in words
    assert found.words(others=False, named=False) == (
        f"{len(found.left)} files were passed over: {len(found.left)} are hidden or left by other programs"
    )
    assert found.names() == (*found.others, *found.left)
    assert "@eaDir" in str(found.left)


def test_the_folder_that_was_named_may_be_hidden_itself(tmp_path: Path, collins: np.ndarray) -> None:
    folder = tmp_path / ".photos" / "@eaDir"
    folder.mkdir(parents=True)
    (folder / "a.jpg").write_bytes(images.encode_jpeg(collins[:64, :64]))
    assert len(images.within(folder)) == 1


def test_nothing_is_said_where_nothing_is_passed_over(tmp_path: Path, collins: np.ndarray) -> None:
    (tmp_path / "a.jpg").write_bytes(images.encode_jpeg(collins[:64, :64]))
    assert folders.survey(tmp_path).words() == ""


def test_links_that_lead_back_do_no_harm(owned: Path) -> None:
    (owned / "deep" / "back").symlink_to(owned, target_is_directory=True)
    (owned / "itself").symlink_to("itself")
    (owned / "gone.jpg").symlink_to("nowhere.jpg")
    assert len(images.within(owned)) == 2
    assert folders.survey(owned).links == ("deep/back",)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_is_closed_is_named(owned: Path) -> None:
    (owned / "deep").chmod(0)
    try:
        assert folders.survey(owned).closed == ("deep",)
    finally:
        (owned / "deep").chmod(0o700)


def test_every_way_of_reading_a_folder_has_the_same_rule(owned: Path, tmp_path: Path) -> None:
    source = open_source(str(owned))
    assert [frame.name for frame in source.frames()] == ["a.jpg"]
    root = tmp_path / "people"
    root.mkdir()
    owned.rename(root / "Ada")
    (root / "@eaDir").mkdir()
    (root / "@eaDir" / "a.jpg").write_bytes(b"x")
    found = read_folders(root)
    assert (found.names, [path.name for path in found.paths]) == (("Ada",), ["a.jpg"])
    assert [path.name for path in liveness.pictures(root)] == ["a.jpg", "b.JPG"]
    plan = entries(root)
    assert [(entry.name, [photo.name for photo in entry.photos]) for entry in plan.entries] == [("Ada", ["a.jpg"])]
    told = {rejected.photo for rejected in plan.rejected}
    assert told == {f"Ada/{name}" for name in (*_OTHERS, "deep")}


def test_what_a_file_holds_decides_where_its_name_says_nothing(tmp_path: Path, collins: np.ndarray) -> None:
    coded = images.encode_jpeg(collins[:64, :64])
    for name in ("photo", "a.jfif", "b.HEIC", "c.dat", "d.jpe"):
        (tmp_path / name).write_bytes(coded)
    (tmp_path / "text").write_bytes(b"BM P6 words")
    assert [path.name for path in images.within(tmp_path)] == ["a.jfif", "b.HEIC", "c.dat", "d.jpe", "photo"]


def test_a_folder_without_pictures_is_told(tmp_path: Path) -> None:
    (tmp_path / ".a.jpg").write_bytes(b"x")
    with pytest.raises(ImageError, match="holds no pictures"):
        images.within(tmp_path)
