from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import skimage.data
from PIL import Image as Pillow

from core.errors import ImageError, TaskError
from core.tasks import running
from core.tasks.library.retrieval import duplicates, picture_index, similar
from core.tasks.task import Given, Result, Task
from core.tasks.work import Work, Workshop


@pytest.fixture(scope="module")
def workshop(cache: Path) -> Workshop:
    workshop = Workshop()
    workshop.network("efficientnet-lite0")
    return workshop


@pytest.fixture
def cached(workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of one test's own; the network is loaded already."""
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "retrieval"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    (folder / "deeper").mkdir(parents=True)
    for name in ("chelsea", "coffee", "rocket"):
        Pillow.fromarray(getattr(skimage.data, name)()).save(folder / f"{name}.jpg", quality=92)
    Pillow.fromarray(skimage.data.astronaut()).save(folder / "deeper" / "astronaut.png")
    return folder


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pictures each run of the network was given."""
    counts: list[int] = []
    whole = picture_index.features

    def features(work: Work, chips: np.ndarray) -> np.ndarray:
        counts.append(len(chips))
        return whole(work, chips)

    monkeypatch.setattr(picture_index, "features", features)
    return counts


def _run(task: Task, workshop: Workshop, folder: Path, second: np.ndarray | None = None, **values: object) -> Result:
    given = Given("pictures", folder=folder, second=second)
    return running.run(task, given, running.parameters(task, values), Work(workshop))


def test_only_new_and_changed_pictures_are_looked_at(
    workshop: Workshop, cached: Path, folder: Path, seen: list[int]
) -> None:
    work = Work(workshop)
    assert picture_index.of_folder(folder, work).computed == 4
    assert seen == [4]
    again = picture_index.of_folder(folder, work)
    assert (again.computed, seen) == (0, [4])
    Pillow.fromarray(skimage.data.camera()).save(folder / "camera.png")
    assert picture_index.of_folder(folder, work).computed == 1
    Pillow.fromarray(skimage.data.moon()).convert("RGB").save(folder / "coffee.jpg")
    changed = picture_index.of_folder(folder, work)
    assert changed.computed == 1
    assert seen == [4, 1, 1]
    row, before = changed.paths.index(folder / "coffee.jpg"), again.paths.index(folder / "coffee.jpg")
    assert changed.features[row] @ again.features[before] < 0.7, "the new picture, not the old one"
    moon = picture_index.features(work, picture_index.chip(np.array(Pillow.open(folder / "coffee.jpg")))[None])[0]
    assert changed.nearest(moon, 1)[0][0] == folder / "coffee.jpg"


def test_what_is_gone_is_dropped(workshop: Workshop, cached: Path, folder: Path) -> None:
    picture_index.of_folder(folder, Work(workshop))
    (file,) = cached.iterdir()
    size = file.stat().st_size
    (folder / "rocket.jpg").unlink()
    index = picture_index.of_folder(folder, Work(workshop))
    assert (len(index.paths), index.features.shape, index.computed) == (3, (3, 1280), 0)
    assert file.stat().st_size < size


def test_what_was_kept_is_what_was_computed(workshop: Workshop, cached: Path, folder: Path) -> None:
    first, second = (picture_index.of_folder(folder, Work(workshop)) for _ in range(2))
    assert first.paths == second.paths
    np.testing.assert_array_equal(first.features, second.features)
    np.testing.assert_allclose(np.linalg.norm(first.features, axis=1), 1, atol=1e-6)


@pytest.mark.parametrize("harm", ["flipped", "cut", "empty"])
def test_a_damaged_index_is_made_anew(workshop: Workshop, cached: Path, folder: Path, harm: str) -> None:
    picture_index.of_folder(folder, Work(workshop))
    (file,) = cached.iterdir()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 255
    file.write_bytes({"flipped": bytes(content), "cut": bytes(content[:500]), "empty": b""}[harm])
    assert picture_index.of_folder(folder, Work(workshop)).computed == 4
    assert picture_index.of_folder(folder, Work(workshop)).computed == 0
    assert list(cached.iterdir()) == [file], "nothing half-written is left"


def test_a_damaged_picture_is_passed_over_and_counted(workshop: Workshop, cached: Path, folder: Path) -> None:
    (folder / "broken.jpg").write_bytes(b"\xff\xd8 no picture")
    index = picture_index.of_folder(folder, Work(workshop))
    assert (index.computed, index.unreadable) == (4, (folder / "broken.jpg",))
    result = _run(similar.TASK, workshop, folder, skimage.data.coffee())
    assert result.words.endswith("0 looked at anew, 1 cannot be read")
    Pillow.fromarray(skimage.data.camera()).save(folder / "broken.jpg")
    assert picture_index.of_folder(folder, Work(workshop)).computed == 1


def test_what_was_done_before_it_was_stopped_is_kept(
    workshop: Workshop, cached: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_index, "_AT_ONCE", 1)

    def stop(fraction: float, _words: str) -> None:
        if fraction >= 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        picture_index.of_folder(folder, Work(workshop, stop))
    assert picture_index.of_folder(folder, Work(workshop)).computed == 2


def test_a_cache_that_cannot_be_written_costs_only_time(workshop: Workshop, cached: Path, folder: Path) -> None:
    cached.parent.mkdir(parents=True)
    cached.write_text("a file where the folder should be")
    for _ in range(2):
        assert picture_index.of_folder(folder, Work(workshop)).computed == 4


def test_another_network_and_another_folder_have_files_of_their_own(cached: Path, folder: Path) -> None:
    one = picture_index.index_file(folder, "1-abc")
    assert one == picture_index.index_file(folder / "deeper" / "..", "1-abc")
    others = {picture_index.index_file(folder, "2-abc"), picture_index.index_file(folder / "deeper", "1-abc")}
    assert len({one, *others}) == 3


def test_nothing_in_the_cache_tells_names(workshop: Workshop, cached: Path, folder: Path) -> None:
    picture_index.of_folder(folder, Work(workshop))
    (file,) = cached.iterdir()
    assert b"chelsea" not in file.read_bytes()


def test_the_nearest_is_the_same_cat_from_another_file(workshop: Workshop, cached: Path, folder: Path) -> None:
    cat = skimage.data.chelsea()[20:280, 30:430]
    result = _run(similar.TASK, workshop, folder, cat, count=3)
    assert result.table is not None
    assert [row[0] for row in result.table.rows] == [1, 2, 3]
    assert result.table.rows[0][1] == "chelsea.jpg"
    shares = [float(row[2] or 0) for row in result.table.rows]
    assert shares[0] > 0.8 > shares[1] >= shares[2]
    assert result.picture is not None
    assert result.picture.shape == (218, 1000, 3)
    assert _run(similar.TASK, workshop, folder, cat, count=200).table.rows[-1][0] == 4  # type: ignore[union-attr]


def test_it_says_what_is_missing(workshop: Workshop, cached: Path, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(TaskError, match="picture to look for"):
        _run(similar.TASK, workshop, folder)
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.png").write_bytes(b"nothing")
    with pytest.raises(ImageError, match="none of the pictures in .* can be read: 1 file$"):
        _run(similar.TASK, workshop, tmp_path / "bad", skimage.data.coffee())


def test_copies_are_found_whatever_was_done_to_them(workshop: Workshop, cached: Path, folder: Path) -> None:
    cat, rocket = (Pillow.fromarray(picture()) for picture in (skimage.data.chelsea, skimage.data.rocket))
    cat.resize((225, 150)).save(folder / "small.jpg", quality=75)
    cat.crop((10, 5, 440, 295)).save(folder / "cut.png")
    rocket.save(folder / "again.jpg", quality=30)
    result = _run(duplicates.TASK, workshop, folder)
    assert result.table is not None
    groups: dict[object, set[object]] = {}
    for number, file, _score, size in result.table.rows:
        groups.setdefault(number, set()).add(file)
        assert size == (folder / str(file)).stat().st_size
    assert groups == {1: {"chelsea.jpg", "small.jpg", "cut.png"}, 2: {"rocket.jpg", "again.jpg"}}
    assert result.words.startswith("3 of 7 pictures repeat another, in 2 groups")
    assert result.picture is not None


def test_the_threshold_decides(workshop: Workshop, cached: Path, folder: Path) -> None:
    assert _run(duplicates.TASK, workshop, folder).words.startswith("No duplicates among 4 pictures")
    (folder / "copy.jpg").write_bytes((folder / "rocket.jpg").read_bytes())
    Pillow.fromarray(skimage.data.rocket()).save(folder / "again.jpg", quality=30)
    exact = _run(duplicates.TASK, workshop, folder, threshold=1).table
    assert exact is not None
    assert {row[1] for row in exact.rows} == {"rocket.jpg", "copy.jpg"}
    loose = _run(duplicates.TASK, workshop, folder, threshold=0.9).table
    assert loose is not None
    assert {row[1] for row in loose.rows} == {"rocket.jpg", "copy.jpg", "again.jpg"}


def test_a_touched_file_is_looked_at_again(workshop: Workshop, cached: Path, folder: Path) -> None:
    picture_index.of_folder(folder, Work(workshop))
    os.utime(folder / "coffee.jpg", (1, 1))
    assert picture_index.of_folder(folder, Work(workshop)).computed == 1


def test_pictures_for_a_sheet_are_held_no_larger_than_shown(tmp_path: Path) -> None:
    Pillow.new("RGB", (3000, 1000)).save(tmp_path / "a.png")
    small = similar.small(tmp_path / "a.png")
    assert small is not None
    assert small.shape == (80, 240, 3)
