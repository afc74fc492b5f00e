from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from core.errors import LearningError
from core.learning import data, examples
from core.learning.sources import DataKind, Source, source_of

ALL = frozenset(DataKind)


def _read(text: object, takes: frozenset[DataKind] = ALL) -> data.Data:
    return data.read(source_of(str(text), takes))


def test_a_folder_of_classes(folder: Path) -> None:
    (folder / "loose.png").write_bytes((folder / "dark" / "0.png").read_bytes())
    (folder / "dark" / "notes.txt").write_text("no picture")
    found = _read(folder)
    assert found.classes == ("dark", "light")
    assert found.words == "20 pictures of 2 classes"
    assert any("no folder of a class" in note for note in found.notes)
    assert any("no picture" in note for note in found.notes)


def test_what_is_held_out_is_the_same_each_time_and_copies_stay_together(folder: Path) -> None:
    for number in range(10):
        shutil.copy(folder / "dark" / f"{number}.png", folder / "dark" / f"copy of {number}.png")
    found, again = _read(folder), _read(folder)
    assert found.split() == again.split()
    assert found.fingerprint == again.fingerprint
    split = found.split()
    assert sorted(split.shown + split.held) == list(range(30))
    shown, held = ({found.items[n].key for n in part} for part in (split.shown, split.held))
    assert not shown & held
    assert [sum(found.items[n].labels == (label,) for n in split.held) for label in (0, 1)] == [4, 2]
    shutil.copy(folder / "dark" / "0.png", folder / "light" / "one more.png")
    assert _read(folder).fingerprint != found.fingerprint


def test_people_are_held_out_whole() -> None:
    found = _read("example:digits")
    split = found.split(by="class", share=0.3)
    shown, held = ({found.items[n].labels for n in part} for part in (split.shown, split.held))
    assert (len(shown), len(held)) == (7, 3)
    assert not shown & held


def test_pictures_that_cannot_be_read_are_passed_over(folder: Path) -> None:
    (folder / "dark" / "bad.png").write_bytes(b"no picture")
    loaded = _read(folder).load(16)
    assert loaded.pixels.shape == (20, 16, 16, 3)
    assert loaded.lost == ("dark/bad.png",)
    assert loaded.labels.tolist() == [0] * 10 + [1] * 10
    assert loaded.several.sum() == 20
    for path in folder.rglob("*.png"):
        path.write_bytes(b"no picture")
    with pytest.raises(LearningError, match="none of the pictures can be read"):
        _read(folder).load(16)
    with pytest.raises(LearningError, match="more than 3 GB"):
        _read(folder).load(10_000_000)


def test_the_square_is_cut_from_the_middle() -> None:
    picture = np.zeros((10, 30, 3), np.uint8)
    picture[:, 10:20] = 255
    assert (data.squared(picture, 5) == 255).all()


def test_a_list_with_several_labels(folder: Path) -> None:
    place = folder / "list.csv"
    place.write_text("\ufeffpicture,labels\ndark/0.png,night;street\nlight/0.png,street\ngone.png,street\n", "utf-8")
    found = _read(place)
    assert found.classes == ("night", "street")
    assert [item.labels for item in found.items] == [(0, 1), (1,)]
    assert found.notes == ("1 picture of the list is not there",)
    assert found.load(8).several.tolist() == [[1, 1], [0, 1]]
    semicolons = folder / "semicolons.csv"
    semicolons.write_text("dark/0.png;night\nlight/0.png;day\n", encoding="utf-8")
    assert _read(semicolons).classes == ("day", "night")
    semicolons.write_text("dark/0.png;night;street\nlight/0.png;day;street\n", encoding="utf-8")
    assert _read(semicolons).classes == ("day", "night", "street")  # without headings none is another question
    semicolons.write_text("dark/0.png,night,street\nlight/0.png,day,street\n", encoding="utf-8")
    assert _read(semicolons).classes == ("day", "night", "street")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a.png,\nb.png,x\n", "line 1 of list.csv has no label"),
        ("a.png,x\nb.png,x\n", "names one label only"),
        ("a.png,x\nb.png,y\n", "none of the pictures"),
        ("picture,label\n", "names no pictures"),
        ("", "names no pictures"),
    ],
)
def test_bad_lists(tmp_path: Path, text: str, said: str) -> None:
    place = tmp_path / "list.csv"
    place.write_text(text, encoding="utf-8")
    with pytest.raises(LearningError, match=said):
        _read(place)


def test_bad_names(tmp_path: Path) -> None:
    (tmp_path / "network.npz").write_bytes(b"")
    (tmp_path / "list.csv").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "empty").mkdir()
    classes = frozenset({DataKind.CLASSES})
    for text, takes, said in (
        (tmp_path / "nowhere", ALL, "does not exist"),
        (tmp_path / "network.npz", ALL, "neither a folder nor a list"),
        ("example:letters", ALL, "known are digits"),
        ("example:pictures", classes, "It takes: A folder with a folder for each"),
        ("gallery", classes, "does not learn from that"),
        (tmp_path / "list.csv", ALL, "no text in UTF-8"),
        (tmp_path / "empty", ALL, "a folder for each class, two at least"),
        (tmp_path / "empty", frozenset({DataKind.PICTURES}), "holds no pictures"),
        ("gallery", ALL, "belongs to a site"),
    ):
        with pytest.raises(LearningError, match=said):
            _read(text, takes)


def test_loose_pictures_have_no_classes(folder: Path) -> None:
    found = _read(folder, frozenset({DataKind.PICTURES}))
    assert (found.classes, len(found.items), found.words) == ((), 20, "20 pictures")
    assert (found.load(8).labels == -1).all()


@pytest.mark.parametrize("name", sorted(examples.EXAMPLES))
def test_every_example_is_there(name: str) -> None:
    found = _read(f"example:{name}")
    assert found.source.kind == examples.EXAMPLES[name].kind
    assert len(found.items) >= 2
    assert bool(found.classes) == (found.source.kind == DataKind.CLASSES)
    assert len({item.name for item in found.items}) == len(found.items)
    assert found.items[0].read().ndim == 3


def test_of_the_gallery_only_who_has_agreed(site, recogniser, collins, hopper) -> None:
    from core.people.enrolment import Enroller, sample

    source = Source(kind=DataKind.GALLERY)
    enroller = Enroller(site, recogniser)
    for name, photo in (("Eileen", collins), ("Grace", hopper)):
        enroller.samples(name, [sample(recogniser.engine, photo)])
    people = site.people.people()
    with pytest.raises(LearningError, match="nobody enrolled here has a consent"):
        data.read(source, site)
    site.consents.give(people[1].id, date(2026, 1, 2), "form 12")
    found = data.read(source, site)
    assert found.classes == (str(people[1].id),)
    assert found.notes == ("1 person without a consent is left out",)
    assert found.load(32).pixels.shape == (1, 32, 32, 3)


def test_grey_and_transparent_pictures_are_read(tmp_path: Path) -> None:
    for name, mode in (("a", "L"), ("b", "RGBA")):
        (tmp_path / name).mkdir()
        Pillow.new(mode, (30, 30)).save(tmp_path / name / "one.png")
    assert _read(tmp_path).load(8).pixels.shape == (2, 8, 8, 3)
