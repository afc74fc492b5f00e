from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from core.errors import ImageError, TaskError
from core.evaluation.box_files import NoTruthError, read


def picture(path: Path, width: int = 200, height: int = 100, turned: bool = False) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Pillow.Exif()
    if turned:
        exif[0x0112] = 6
    Pillow.new("RGB", (width, height)).save(path, exif=exif)
    return path


def coco_file(folder: Path, **changes: object) -> Path:
    content = {
        "images": [{"id": 7, "file_name": "somewhere/else/a.jpg"}],
        "categories": [{"id": 3, "name": "cat"}],
        "annotations": [
            {"image_id": 7, "category_id": 3, "bbox": [10, 20, 30, 40], "iscrowd": 0},
            {"image_id": 7, "category_id": 3, "bbox": [0, 0, 50, 50], "iscrowd": 1},
        ],
    }
    path = folder / "instances.json"
    path.write_text(json.dumps(content | changes))
    return path


VOC = """<annotation><filename>a.jpg</filename>
<object><name>dog</name><difficult>1</difficult>
<bndbox><xmin>1</xmin><ymin>11</ymin><xmax>20</xmax><ymax>30</ymax></bndbox></object></annotation>"""


def test_coco(tmp_path: Path) -> None:
    picture(tmp_path / "pictures" / "a.jpg")
    coco_file(tmp_path)
    form, (one,) = read(tmp_path)
    assert form == "coco"
    assert one.path.name == "a.jpg"
    assert one.truths.names == ("cat", "cat")
    assert one.truths.boxes.tolist() == [[10, 20, 40, 60], [0, 0, 50, 50]]
    assert one.truths.ignored.tolist() == [False, True]
    assert one.truths.crowds is not None
    assert one.truths.crowds.tolist() == [False, True]


def test_voc_counts_pixels_from_one(tmp_path: Path) -> None:
    picture(tmp_path / "JPEGImages" / "a.jpg")
    (tmp_path / "Annotations").mkdir()
    (tmp_path / "Annotations" / "a.xml").write_text(VOC)
    form, (one,) = read(tmp_path)
    assert form == "voc"
    assert one.truths.names == ("dog",)
    assert one.truths.boxes.tolist() == [[0, 10, 20, 30]]
    assert one.truths.ignored.tolist() == [True]
    assert one.truths.crowds is None


def test_yolo_beside_the_folder_of_pictures(tmp_path: Path) -> None:
    picture(tmp_path / "images" / "val" / "a.jpg")
    picture(tmp_path / "images" / "val" / "unlabelled.jpg")
    labels = tmp_path / "labels" / "val" / "a.txt"
    labels.parent.mkdir(parents=True)
    labels.write_text("1 0.5 0.5 0.2 0.4\n\n0 0.1 0.1 0.2 0.2\n")
    form, (one,) = read(tmp_path, ["person", "car"])
    assert form == "yolo"
    assert one.truths.names == ("car", "person")
    assert one.truths.boxes == pytest.approx(np.array([[80, 30, 120, 70], [0, 0, 40, 20]]))


def test_yolo_beside_the_picture_with_names_of_its_own(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg")
    (tmp_path / "a.txt").write_text("0 0.5 0.5 1 1")
    (tmp_path / "classes.txt").write_text("goat\n")
    assert read(tmp_path, ["person"])[1][0].truths.names == ("goat",)


def test_shares_are_of_the_upright_picture(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg", 200, 100, turned=True)
    (tmp_path / "a.txt").write_text("0 0.5 0.5 1 1")
    assert read(tmp_path, ["person"])[1][0].truths.boxes.tolist() == [[0, 0, 100, 200]]


def test_without_labels(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg")
    with pytest.raises(NoTruthError, match=r"COCO \(.json\), VOC \(.xml\) or YOLO"):
        read(tmp_path)
    with pytest.raises(ImageError):
        read(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"images": 3}, "images is not a list"),
        ({"images": [{"id": 7}]}, "no file_name"),
        ({"categories": [{"id": [1], "name": "cat"}]}, "neither a number nor a word"),
        ({"categories": []}, "category 3 has no name"),
        ({"annotations": [{"image_id": 7, "category_id": 3, "bbox": [1, 2]}]}, "four numbers"),
        ({"annotations": [{"image_id": 7, "category_id": 3, "bbox": [1, 2, "x", 4]}]}, "“x” is not a number"),
        ({"annotations": [{"image_id": 7, "category_id": 3, "bbox": [1, 2, -9, 4]}]}, "ends before it begins"),
        ({"annotations": [{"image_id": 7, "category_id": 3, "bbox": [1, 2, float("inf"), 4]}]}, "infinite"),
        ({"annotations": [{"image_id": 7, "category_id": 3, "bbox": [1, 2, 1e300, 4]}]}, "sensible"),
    ],
)
def test_damaged_coco(tmp_path: Path, changes: dict[str, object], why: str) -> None:
    picture(tmp_path / "a.jpg")
    coco_file(tmp_path, **changes)
    with pytest.raises(TaskError, match=why):
        read(tmp_path)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe\x00", b"[" * 200_000])
def test_damaged_json(tmp_path: Path, content: bytes) -> None:
    picture(tmp_path / "a.jpg")
    (tmp_path / "instances.json").write_bytes(content)
    with pytest.raises(TaskError, match=r"instances.json is not a file of known boxes"):
        read(tmp_path)


LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><annotation>&c;</annotation>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><annotation>&b;</annotation>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (LAUGHS.encode(), "document type"),
        (OUTSIDE.encode(), "document type"),
        (LAUGHS.encode("utf-16"), "document type"),
        (b"<annotation><object>", "no element found|unclosed"),
        (b"<annotation><object/></annotation>", "no name"),
        (VOC.replace("<xmin>1</xmin>", "").encode(), "is not a number"),
        (VOC.replace("<xmax>20", "<xmax>nan").encode(), "infinite"),
        (b"<?xml version='1.0' encoding='nonsense'?><annotation/>", "not a file of known boxes"),
    ],
)
def test_damaged_xml(tmp_path: Path, content: bytes, why: str) -> None:
    picture(tmp_path / "a.jpg")
    (tmp_path / "a.xml").write_bytes(content)
    with pytest.raises(TaskError, match=why):
        read(tmp_path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("0 0.5 0.5 1", "five numbers"),
        ("7 0.5 0.5 1 1", "class 7 has no name"),
        ("-1 0.5 0.5 1 1", "class -1 has no name"),
        ("0.5 0.5 0.5 1 1", "class 0.5 has no name"),
        ("0 50 0.5 1 1", "shares of the picture"),
        ("0 x 0.5 1 1", "“x” is not a number"),
    ],
)
def test_damaged_yolo(tmp_path: Path, content: str, why: str) -> None:
    picture(tmp_path / "a.jpg")
    (tmp_path / "a.txt").write_text(content)
    with pytest.raises(TaskError, match=why):
        read(tmp_path, ["person"])


def test_a_picture_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"nothing")
    (tmp_path / "a.txt").write_text("0 0.5 0.5 1 1")
    with pytest.raises(ImageError, match="not a picture"):
        read(tmp_path, ["person"])


def test_coco_names_pictures_by_the_end_of_their_path(tmp_path: Path) -> None:
    for place in ("train", "val"):
        picture(tmp_path / "images" / place / "a.jpg")
    coco_file(tmp_path, images=[{"id": 7, "file_name": "val/a.jpg"}])
    (one,) = read(tmp_path)[1]
    assert one.path == tmp_path / "images" / "val" / "a.jpg"
    coco_file(tmp_path / "images" / "train", images=[{"id": 7, "file_name": "a.jpg"}])
    assert [one.path.parent.name for one in read(tmp_path)[1]] == ["train", "val"], "beside the file comes first"
    (tmp_path / "images" / "train" / "instances.json").unlink()
    coco_file(tmp_path, images=[{"id": 7, "file_name": "a.jpg"}])
    with pytest.raises(TaskError, match="several pictures in the folder are called a.jpg"):
        read(tmp_path)


def test_a_name_of_another_folder_is_not_taken_for_the_picture_of_its_own(tmp_path: Path) -> None:
    picture(tmp_path / "val" / "a.jpg")
    images = [{"id": 7, "file_name": "train/a.jpg"}, {"id": 8, "file_name": "val/a.jpg"}]
    coco_file(tmp_path, images=images)
    (one,) = read(tmp_path)[1]
    assert not one.truths.names


def test_a_picture_that_two_files_list_counts_once(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg")
    coco_file(tmp_path).rename(tmp_path / "first.json")
    more = {"image_id": 7, "category_id": 3, "bbox": [1, 2, 3, 4]}
    same = {"image_id": 7, "category_id": 3, "bbox": [10, 20, 30, 40]}
    coco_file(tmp_path, annotations=[same, more])
    (one,) = read(tmp_path)[1]
    assert sorted(one.truths.boxes.tolist()) == [[0, 0, 50, 50], [1, 2, 4, 6], [10, 20, 40, 60]]
    assert one.truths.ignored.sum() == 1


@pytest.mark.parametrize("content", ["{", "[1, 2]"])
def test_other_json_does_not_stop_a_folder_of_voc(tmp_path: Path, content: str) -> None:
    picture(tmp_path / "a.jpg")
    (tmp_path / "a.xml").write_text(VOC)
    (tmp_path / "settings.json").write_text(content)
    assert read(tmp_path)[0] == "voc"
