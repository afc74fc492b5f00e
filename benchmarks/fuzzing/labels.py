"""Pictures with known boxes (COCO, VOC, YOLO), and MATLAB files."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.fuzzing.target import Target, require, scratch


@cache
def _folder(form: str) -> Path:
    from PIL import Image as Pillow

    folder = scratch(form)
    (folder / "images").mkdir()
    (folder / "labels").mkdir()
    for name in ("a.png", "images/b.png"):
        Pillow.new("RGB", (40, 30), "grey").save(folder / name)
    (folder / "classes.txt").write_text("cat\ndog\n")
    return folder


def _boxes(place: str) -> Any:
    def run(content: bytes) -> None:
        import numpy as np

        from core.evaluation import box_files

        folder = _folder(Path(place).suffix[1:])
        (folder / place).write_bytes(content)
        form, found = box_files.read(folder)
        require(form in ("coco", "voc", "yolo"), "boxes: of no known form")
        for labelled in found:
            truths = labelled.truths
            require(labelled.path.resolve().is_relative_to(folder.resolve()), "boxes: a picture lies outside")
            require(
                truths.boxes.shape == (len(truths.names), 4) and len(truths.ignored) == len(truths.names), "boxes: lost"
            )
            require(bool(np.isfinite(truths.boxes).all()), "boxes: a number is none")
            require(all(isinstance(name, str) for name in truths.names), "boxes: a name is none")

    return run


def _coco_seeds() -> list[bytes]:
    boxes = [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 2, 3.5, 4], "iscrowd": 0}]
    kinds = [{"id": 1, "name": "cat"}]
    wrong = [{**boxes[0], "bbox": [float("nan")] * 4}]
    pictures = [{"id": 1, "file_name": "a.png"}, {"id": "2", "file_name": "..\\images/b.png"}]
    return [
        json.dumps({"images": pictures, "annotations": boxes * 2, "categories": kinds}).encode(),
        b'{"images": [{"id": 1, "file_name": "\\ud800a.png"}], "annotations": [], "categories": [{"id": 1e9}]}',
        json.dumps({"images": pictures, "annotations": wrong, "categories": kinds}).encode(),
    ]


def _voc_seeds() -> list[bytes]:
    box = "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>9</xmax><ymax>9.5</ymax></bndbox>"
    entry = f"<object><name>cat</name><difficult>1</difficult>{box}</object>"
    return [
        f"<annotation><filename>a.png</filename>{entry}{entry}</annotation>".encode(),
        f'<?xml version="1.0" encoding="utf-16"?><annotation>{entry}</annotation>'.encode("utf-16"),
        b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><annotation>&d;</annotation>',
        f'<?xml version="1.0" encoding="idna"?><annotation>{entry}</annotation>'.encode(),
    ]


def _yolo_seeds() -> list[bytes]:
    return [b"0 0.5 0.5 0.2 0.2\n1 0.1 0.2 0.1 1\n", b"\xef\xbb\xbf1 .5 .5 1e-3 nan\n", "٠ ٠.٥ 0_0.5 1 1\n".encode()]


def _matlab(content: bytes) -> None:
    import numpy as np

    from core.evaluation import matlab

    size = 0
    waiting: list[Any] = list(matlab.read(content).values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, np.ndarray):
            require(value.dtype.kind in "iuf", "matlab: an array of no numbers")
            size += value.nbytes
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
        else:
            require(value is None, "matlab: a value of no known kind")
    require(size <= matlab.MOST, "matlab: it unpacks to too much")


@cache
def _matlab_seeds() -> list[bytes]:
    import numpy as np
    from scipy.io import savemat

    cells = np.empty((1, 2), object)
    cells[0, 0] = {"Boundaries": np.eye(3, 4, dtype=np.uint8), "Segmentation": np.arange(6, dtype=np.uint16)}
    cells[0, 1] = {"Boundaries": np.ones((2, 2), np.uint8), "Segmentation": np.zeros((0, 0))}
    found = []
    for packed in (False, True):
        for content in ({"groundTruth": cells, "words": "passed over"}, {"a": np.arange(4.0), "b": np.float32(2)}):
            file = io.BytesIO()
            savemat(file, content, do_compression=packed)
            found.append(file.getvalue())
    return found


def _errors() -> tuple[type[Exception], ...]:
    from core.errors import ImageError, TaskError

    return (TaskError, ImageError)


_JSON = (b"NaN", b"1e999", b"\\ud800", b"null", b"a.png", b"images/b.png", b'"iscrowd": 1', b'"bbox"', b"[[[[", b"../")
_XML = (
    b"<!DOCTYPE",
    b"<!ENTITY",
    b"&amp;",
    b"encoding='utf-7'",
    b"<object>",
    b"</object>",
    b"<xmin>nan</xmin>",
    b"&#0;",
    b"<![CDATA[",
)
_MAT = (
    b"\x0e\0\0\0",
    b"\x0f\0\0\0",
    b"\x06\0\0\0\x08\0\0\0",
    b"\xff\xff\xff\xff",
    b"\x01\0\0\0",
    b"\x02\0\0\0",
    b"MI",
    b"x\x9c",
)

TARGETS = [
    Target("COCO boxes", _boxes("coco.json"), _coco_seeds, _errors, _JSON, longest=2048),
    Target("VOC boxes", _boxes("a.xml"), _voc_seeds, _errors, _XML, longest=2048),
    Target(
        "YOLO boxes",
        _boxes("a.txt"),
        _yolo_seeds,
        _errors,
        (b"nan", b"inf", b"1e999", b"0x1", b"\xe2\x80\xa8"),
        longest=512,
    ),
    Target("MATLAB file", _matlab, _matlab_seeds, lambda: (ValueError,), _MAT, longest=2048),
]
