from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core import images
from core.errors import TaskError
from core.evaluation import box_files
from core.recognition.boxes import iou
from core.tasks import running
from core.tasks.library.recognition import coco_names, detector, object_score, objects, overlay
from core.tasks.task import Given, Result
from core.tasks.work import Work, Workshop
from tests.conftest import SHARED

COCO8 = SHARED / "coco8"


@pytest.fixture(scope="module")
def work(cache) -> Work:
    return Work(Workshop())


def detected(work: Work, picture: np.ndarray, **values: object) -> Result:
    return running.run(objects.TASK, Given(pixels=picture), running.parameters(objects.TASK, values), work)


def test_an_astronaut_is_a_person(work: Work, collins: np.ndarray) -> None:
    result = detected(work, collins)
    assert result.table is not None
    name, score, *box = result.table.rows[0]
    assert (name, score > 0.7) == ("person", True)
    person = np.array([box], np.float32)
    assert iou(person, np.array([[0, 5, 375, 512]], np.float32)) > 0.85
    assert "person × 1" in result.words
    assert (result.picture != collins).any()
    assert (detected(work, collins, only="person").words) == "1 object found: person × 1"


def test_what_is_asked_for_alone_is_shown(work: Work, collins: np.ndarray) -> None:
    result = detected(work, collins, only="dogs, motorbike")
    assert result.table is not None
    assert not result.table.rows
    assert "No objects found" in result.words


def test_an_unknown_kind_is_answered_with_those_alike(work: Work, collins: np.ndarray) -> None:
    with pytest.raises(TaskError, match="did you mean giraffe"):
        detected(work, collins, only="girafe")


def test_more_confidence_shows_less(work: Work, collins: np.ndarray) -> None:
    many, few = (detected(work, collins, confidence=least).table for least in (0.1, 0.7))
    assert many is not None
    assert few is not None
    assert len(many.rows) > len(few.rows) == 1


def test_nothing_is_found_in_nothing(work: Work) -> None:
    for shape in ((16, 16), (16, 800), (800, 16)):
        grey = np.full((*shape, 3), 128, np.uint8)
        result = detected(work, grey, confidence=0.5)
        assert "No objects" in result.words
        assert result.picture is not None
        assert result.picture.shape == grey.shape


def test_in_a_long_strip_people_are_found_as_well(work: Work, collins: np.ndarray) -> None:
    strip = np.concatenate([np.full((512, 1600, 3), 120, np.uint8), collins, np.full((512, 1600, 3), 120, np.uint8)], 1)
    found = detector.detect(strip, work, 0.5)
    assert "person" in found.names
    assert found.boxes[found.names.index("person"), 0] >= 1550


def test_boxes_lie_in_the_picture_and_rows_belong_together(work: Work, collins: np.ndarray) -> None:
    found = detector.detect(collins, work, 0.05, look="nine parts")
    assert (found.boxes[:, 2:] > found.boxes[:, :2]).all()
    assert found.boxes.min() >= 0
    assert found.boxes.max() <= 512
    assert (np.diff(found.scores) <= 0).all()
    assert found.select(found.scores > 0.5).names[0] == "person"


@pytest.mark.shared_data
@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("train/000000000009.jpg", {"bowl", "broccoli"}),
        ("train/000000000025.jpg", {"giraffe"}),
        ("train/000000000030.jpg", {"potted plant", "vase"}),
        ("train/000000000034.jpg", {"zebra"}),
        ("val/000000000036.jpg", {"person", "umbrella"}),
        ("val/000000000049.jpg", {"person", "horse"}),
        ("val/000000000061.jpg", {"elephant"}),
    ],
)
def test_known_objects_are_found(work: Work, name: str, known: set[str]) -> None:
    result = detected(work, images.read(COCO8 / "images" / name))
    assert result.table is not None
    assert known <= {row[0] for row in result.table.rows}


def score(work: Work, folder: Path, **values: object) -> Result:
    task = object_score.TASK
    return running.run(task, Given(folder=folder), running.parameters(task, values), work)


@pytest.mark.shared_data
def test_average_precision_on_eight_pictures(work: Work) -> None:
    results = {look: score(work, COCO8, look=look) for look in ("whole", "four parts")}
    rows = {look: result.table.rows[-1] for look, result in results.items() if result.table is not None}
    assert rows["whole"][:2] == ("all", 30)
    assert rows["whole"][2] == pytest.approx(0.76, abs=0.03)
    assert rows["whole"][3] == pytest.approx(0.53, abs=0.03)
    assert rows["four parts"][2] > rows["whole"][2] + 0.03, "small things are found in parts"
    assert rows["four parts"][3] > rows["whole"][3] + 0.02
    curves, overlaps = results["whole"].plots
    assert curves.lines[0].name == "mean of all"
    assert curves.lines[0].y.mean() == pytest.approx(rows["whole"][2], abs=1e-3), "the area below is the mAP"
    assert (np.diff(overlaps.lines[0].y) <= 0).all()


@pytest.mark.shared_data
def test_names_of_voc_are_those_of_coco(work: Work, tmp_path: Path) -> None:
    source = COCO8 / "images" / "train" / "000000000030.jpg"
    (tmp_path / "a.jpg").write_bytes(source.read_bytes())
    sides = {"xmin": 205, "ymin": 32, "xmax": 462, "ymax": 343}
    bounds = "".join(f"<{side}>{value}</{side}>" for side, value in sides.items())
    (tmp_path / "a.xml").write_text(
        f"<annotation><object><name>pottedplant</name><bndbox>{bounds}</bndbox></object>"
        "<object><name>unicorn</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></object>"
        "</annotation>"
    )
    result = score(work, tmp_path)
    assert result.table is not None
    assert {row[0]: row[2] for row in result.table.rows} == {"potted plant": 1, "unicorn": 0, "all": 0.5}
    assert "does not know: unicorn" in result.words


def test_a_folder_without_known_boxes_says_so(work: Work, tmp_path: Path, collins: np.ndarray) -> None:
    (tmp_path / "a.jpg").write_bytes(images.encode_jpeg(collins))
    result = score(work, tmp_path)
    assert "No boxes are known" in result.words
    assert result.table is not None
    assert result.table.rows[0] == ("person", 1)


def test_the_numbers_of_coco() -> None:
    assert len(coco_names.NAMES) == 80
    known = {1: "person", 13: "stop sign", 44: "bottle", 67: "dining table", 90: "toothbrush"}
    assert {n: coco_names.NAMES[n] for n in known} == known
    assert coco_names.common(" TVmonitor ") == "tv"
    assert coco_names.numbers("Cats, Sofa, buses").tolist() == [17, 63, 6]
    assert len(coco_names.numbers(" , ")) == 80


def test_words_do_not_cover_each_other_and_stay_inside() -> None:
    picture = np.zeros((200, 300, 3), np.uint8)
    boxes = np.array([[5, 2, 200, 150], [5, 2, 190, 140], [280, 190, 299, 199]], np.float32)
    tints = [(255, 0, 0), (0, 255, 0), (0, 0, 255)]
    drawn = overlay.with_boxes(picture, boxes, ["first", "second", "third"], tints)
    assert not picture.any()
    for tint in tints:
        assert (drawn == tint).all(axis=2).sum() > 100, "each label is to be seen"


def test_yolo_numbers_are_cocos_in_order() -> None:
    names = list(coco_names.NAMES.values())
    if COCO8.is_dir():
        assert {name for one in box_files.read(COCO8, names)[1] for name in one.truths.names} >= {"zebra", "broccoli"}
    assert (names[0], names[22], names[79]) == ("person", "zebra", "toothbrush")


_NONE = '{"images": [{"id": 1, "file_name": "a.jpg"}], "categories": [], "annotations": []}'


def test_labels_that_name_no_object_measure_nothing(work: Work, tmp_path: Path, collins: np.ndarray) -> None:
    (tmp_path / "a.jpg").write_bytes(images.encode_jpeg(collins))
    (tmp_path / "known.json").write_text(_NONE)
    result = score(work, tmp_path)
    assert "nothing can be measured; found: person × 1" in result.words
    assert "mAP" not in result.words
    assert not result.plots


def test_unreadable_pictures_with_known_boxes_are_not_called_unknown(work: Work, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"nothing")
    (tmp_path / "known.json").write_text(_NONE)
    words = score(work, tmp_path).words
    assert words == "No picture with known boxes can be read, so nothing can be measured; 1 could not be read"


def test_advice_is_given_only_where_it_helps(work: Work, collins: np.ndarray) -> None:
    for look, closer in (("whole", True), ("nine parts", False)):
        assert ("look closer" in detected(work, collins, only="dogs", look=look).words) == closer
