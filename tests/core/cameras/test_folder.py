from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from core import images
from core.cameras.folder import FolderSource
from core.cameras.opening import open_named, open_source
from core.errors import SourceError


def test_a_folder_passes_over_what_is_broken(tmp_path: Path, collins: np.ndarray) -> None:
    (tmp_path / "a.jpg").write_bytes(images.encode_jpeg(collins))
    (tmp_path / "b.jpg").write_bytes(b"broken")
    (tmp_path / "c.txt").write_bytes(b"no picture")
    source = open_source(str(tmp_path))
    assert isinstance(source, FolderSource)
    told = []
    source.on_bad = told.append
    assert [f.name for f in source.frames()] == ["a.jpg"]
    assert len(told) == 1


def test_a_folder_that_is_a_camera_waits_for_new_pictures(tmp_path: Path, collins: np.ndarray) -> None:
    content = images.encode_jpeg(collins)
    (tmp_path / "a.jpg").write_bytes(content)
    source = open_source(str(tmp_path), realtime=True, past=True)
    came = source.frames()
    assert (frame := next(came)).name == "a.jpg"
    (tmp_path / "new.jpg").write_bytes(content)
    assert (later := next(came)).name == "new.jpg"
    assert later.seconds > frame.seconds
    (tmp_path / "a.jpg").write_bytes(images.encode_jpeg(collins[::-1]))
    assert next(came).name == "a.jpg", "some cameras write every picture over the one before"
    source.close()
    assert list(came) == []


def test_old_pictures_are_not_decided_on_again_by_the_camera_of_a_site(tmp_path: Path, collins: np.ndarray) -> None:
    content = images.encode_jpeg(collins)
    (tmp_path / "old.jpg").write_bytes(content)
    for start in range(2):
        source = open_named("Post box", str(tmp_path))
        came = source.frames()
        (tmp_path / f"new{start}.jpg").write_bytes(content)
        assert next(came).name == f"new{start}.jpg"
        (tmp_path / "old.jpg").write_bytes(images.encode_jpeg(collins[::-1]))
        assert next(came).name == "old.jpg", "some cameras write every picture over the one before"
        source.close()
        assert list(came) == []
    assert [f.name for f in open_source(str(tmp_path)).frames()] == ["new0.jpg", "new1.jpg", "old.jpg"]


def test_pictures_of_a_share_that_comes_back_are_not_new(tmp_path: Path, collins: np.ndarray) -> None:
    content = images.encode_jpeg(collins)
    folder, share = tmp_path / "mount", tmp_path / "share"
    folder.mkdir()
    share.mkdir()
    (share / "old.jpg").write_bytes(content)
    source = open_named("Post box", str(folder))

    def mounted() -> None:
        time.sleep(0.5)
        folder.rename(tmp_path / "empty")
        share.rename(folder)
        time.sleep(2.5)
        (folder / "new.jpg").write_bytes(content)

    writer = threading.Thread(target=mounted)
    writer.start()
    assert next(source.frames()).name == "new.jpg"
    writer.join()
    source.close()


def test_a_picture_is_not_read_before_it_is_whole(tmp_path: Path, collins: np.ndarray) -> None:
    content = images.encode_jpeg(collins)
    source = open_source(str(tmp_path), realtime=True)
    told = []
    source.on_bad = told.append

    def arrives() -> None:
        with (tmp_path / "slow.jpg").open("wb") as file:
            for part in range(0, len(content), len(content) // 4):
                file.write(content[part : part + len(content) // 4])
                file.flush()
                time.sleep(0.6)

    writer = threading.Thread(target=arrives)
    writer.start()
    assert next(source.frames()).image.shape == collins.shape
    writer.join()
    source.close()
    assert told == []


def test_a_folder_that_goes_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    came = open_source(str(folder), loop=True).frames()
    folder.rmdir()
    with pytest.raises(SourceError, match="the folder share is gone"):
        next(came)
