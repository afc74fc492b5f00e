"""Pictures with known boxes, from COCO's JSON, PASCAL VOC's XML or YOLO's text. All of it is hostile input."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn
from xml.etree import ElementTree as ET

import numpy as np
from PIL import Image as Pillow

from core import images
from core.base.messages import Message
from core.errors import ImageError, TaskError
from core.evaluation.boxes import Truths

Form = Literal["coco", "voc", "yolo"]

_MAX_JSON = 600_000_000  # bytes; COCO's own largest file has 450 million
_MAX_TEXT = 4_000_000  # bytes of the labels of one picture
_TURNED = range(5, 9)  # EXIF orientations that exchange width and height
_ORIENTATION = 0x0112


class NoTruthError(TaskError):
    """A folder holds no known boxes."""


@dataclass(frozen=True)
class Labelled:
    """A picture and what is in it.

    Attributes:
        path: of the picture.
        truths: in pixels of the picture as :func:`core.images.read` gives it.

    """

    path: Path
    truths: Truths


def read(folder: Path, names: Sequence[str] = ()) -> tuple[Form, list[Labelled]]:
    """Read the pictures of a folder for which boxes are known, whatever form these have.

    Args:
        folder: holds, somewhere below it, pictures and a COCO file (``*.json``: images, annotations, categories), or
            a VOC file for each picture (``Annotations/*.xml``), or a YOLO file for each (``labels/*.txt`` beside
            ``images/``, or beside the picture).
        names: of YOLO's class numbers, where no ``classes.txt`` in the folder gives them.

    Returns:
        The form, and the pictures in order of their paths.

    Raises:
        NoTruthError: there are no labels.
        TaskError: they are damaged; the message names the file.
        ImageError: there is no such folder, or no picture in it.

    """
    pictures = images.within(folder)
    readers: tuple[tuple[Form, Callable[[], Iterator[Labelled]]], ...] = (
        ("coco", lambda: _coco(folder, pictures)),
        ("voc", lambda: _voc(folder, pictures)),
        ("yolo", lambda: _yolo(folder, pictures, names)),
    )
    for form, reader in readers:
        found = sorted(reader(), key=lambda labelled: labelled.path)
        if found:
            return form, found
    _refuse_damaged(folder)
    raise NoTruthError(
        "{folder} holds no known boxes: give a folder with a COCO (.json), VOC (.xml) or YOLO (.txt) file",
        folder=folder.name,
    )


def _wrong(path: Path, what: Message) -> NoReturn:
    raise TaskError("{file} is not a file of known boxes: {what}", file=path.name, what=what) from None


def _content(path: Path, most: int) -> bytes:
    try:
        if path.stat().st_size > most:
            _wrong(path, Message("it is larger than {size} MB", size=most // 1_000_000))
        return path.read_bytes()
    except OSError as error:
        raise TaskError("{path} cannot be read: {reason}", path=path, reason=error.strerror or error) from None


def _truths(
    path: Path, boxes: Iterable[Sequence[float]], names: Sequence[str], ignored: Sequence[bool], crowds: bool = False
) -> Truths:
    array = np.array(list(boxes), np.float64).reshape(-1, 4)
    if not np.isfinite(array).all() or (np.abs(array) > 1e7).any():
        _wrong(path, Message("a box is not made of sensible numbers"))
    if (array[:, 2:] < array[:, :2]).any():
        _wrong(path, Message("a box ends before it begins"))
    left_out = np.array(ignored, bool)
    return Truths(array, tuple(names), left_out, left_out if crowds else None)


def _number(path: Path, text: object) -> float:
    try:
        value = float(text)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        _wrong(path, Message("“{text}” is not a number", text=str(text)[:40]))
    return value if math.isfinite(value) else _wrong(path, Message("a number is infinite"))


# COCO ----------------------------------------------------------------------------------------------------------------


def _coco(folder: Path, pictures: Sequence[Path]) -> Iterator[Labelled]:
    places = _Places(folder, pictures)
    known: dict[Path, Truths] = {}
    for path in sorted(folder.rglob("*.json")):
        whole = _coco_content(path)
        if whole is None:
            continue
        for picture, truths in _coco_pictures(path, whole, places):
            known[picture] = _merged(known[picture], truths) if picture in known else truths
    return (Labelled(picture, truths) for picture, truths in known.items())


def _coco_content(path: Path) -> Mapping[str, Any] | None:
    """What a file of COCO's form holds; None where it is of another form, or damaged."""
    try:
        whole = json.loads(_content(path, _MAX_JSON))
    except (TaskError, ValueError, RecursionError):
        return None
    return whole if isinstance(whole, dict) and {"images", "annotations", "categories"} <= whole.keys() else None


def _refuse_damaged(folder: Path) -> None:
    """Say which file is no JSON, where nothing else gives the boxes."""
    for path in sorted(folder.rglob("*.json")):
        try:
            json.loads(_content(path, _MAX_JSON))
        except (ValueError, RecursionError):
            _wrong(path, Message("it is damaged, or is no JSON"))


def _merged(one: Truths, other: Truths) -> Truths:
    """The boxes of two files, or of two entries of one, for the same picture; what both know counts once."""

    def rows(truths: Truths) -> list[tuple[tuple[float, ...], str, bool]]:
        return list(zip(map(tuple, truths.boxes.tolist()), truths.names, truths.ignored.tolist(), strict=True))

    mine = rows(one)
    both = mine + [row for row in rows(other) if row not in mine]
    crowds = np.array([row[2] for row in both], bool)
    return Truths(np.array([row[0] for row in both]).reshape(-1, 4), tuple(row[1] for row in both), crowds, crowds)


class _Places:
    """Which picture a name in a file means. A path that leads out of the folder leads nowhere."""

    def __init__(self, folder: Path, pictures: Sequence[Path]):
        self._folder = folder
        self._pictures = {picture.relative_to(folder).parts: picture for picture in pictures}
        self._alike: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for parts in self._pictures:
            self._alike[parts[-1]].append(parts)

    def picture(self, file: Path, name: str, alone: bool) -> Path | None:
        """The picture of a name: by the end of its path, else by its last part.

        Args:
            file: that holds the name.
            name: a path, with slashes of either kind.
            alone: whether no other name in the file has the same last part.

        Raises:
            TaskError: several pictures may be meant.

        """
        wanted = _parts(name)
        alike = self._alike.get(wanted[-1], []) if wanted else []
        for whole in (file.parent.relative_to(self._folder).parts + wanted, wanted):
            if whole in self._pictures:
                return self._pictures[whole]
        found = [parts for parts in alike if parts[-len(wanted) :] == wanted] or (alike if alone else [])
        if len(found) > 1:
            _wrong(file, Message("several pictures in the folder are called {name}", name=wanted[-1][:80]))
        return self._pictures[found[0]] if found else None


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."})


def _coco_pictures(path: Path, whole: Mapping[str, Any], places: _Places) -> Iterator[tuple[Path, Truths]]:
    categories = {_key(path, c, "id"): str(_value(path, c, "name")) for c in _rows(path, whole, "categories")}
    annotations: defaultdict[str | int, list[Mapping[str, Any]]] = defaultdict(list)
    for annotation in _rows(path, whole, "annotations"):
        annotations[_key(path, annotation, "image_id")].append(annotation)
    names = [str(_value(path, image, "file_name")) for image in _rows(path, whole, "images")]
    often = Counter(parts[-1] for parts in set(map(_parts, names)) if parts)
    for image, name in zip(_rows(path, whole, "images"), names, strict=True):
        picture = places.picture(path, name, often["".join(_parts(name)[-1:])] <= 1)
        if picture is None:
            continue
        own = annotations[_key(path, image, "id")]
        kinds = [_key(path, annotation, "category_id") for annotation in own]
        unknown = next((kind for kind in kinds if kind not in categories), None)
        if unknown is not None:
            _wrong(path, Message("category {number} has no name", number=str(unknown)[:40]))
        boxes = [_coco_box(path, annotation) for annotation in own]
        crowds = [bool(annotation.get("iscrowd", 0)) for annotation in own]
        yield picture, _truths(path, boxes, [categories[kind] for kind in kinds], crowds, crowds=True)


def _coco_box(path: Path, annotation: Mapping[str, Any]) -> tuple[float, float, float, float]:
    box = _value(path, annotation, "bbox")
    if not isinstance(box, list) or len(box) != 4:
        _wrong(path, Message("a box is not made of four numbers"))
    x, y, width, height = (_number(path, side) for side in box)
    return x, y, x + width, y + height


def _rows(path: Path, whole: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = whole[name]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        _wrong(path, Message("{name} is not a list of entries", name=name))
    return rows


def _value(path: Path, row: Mapping[str, Any], name: str) -> Any:
    if name not in row:
        _wrong(path, Message("an entry has no {name}", name=name))
    return row[name]


def _key(path: Path, row: Mapping[str, Any], name: str) -> str | int:
    value = _value(path, row, name)
    return (
        value
        if isinstance(value, str | int)
        else _wrong(path, Message("{name} is neither a number nor a word", name=name))
    )


# PASCAL VOC ----------------------------------------------------------------------------------------------------------


class _Plain(ET.TreeBuilder):
    """Refuses a document type, and with it every entity that could grow or reach out."""

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise ValueError("it defines a document type")


def _voc(folder: Path, pictures: Sequence[Path]) -> Iterator[Labelled]:
    by_stem = {picture.stem: picture for picture in pictures}
    for path in sorted(folder.rglob("*.xml")):
        picture = by_stem.get(path.stem)
        if picture is None:
            continue
        try:
            parser = ET.XMLParser(target=_Plain())  # noqa: S314  # what makes it dangerous is refused above
            parser.feed(_content(path, _MAX_TEXT))
            root = parser.close()
        except (ET.ParseError, ValueError, LookupError) as error:
            _wrong(path, Message(str(error)[:120]))
        if root.tag != "annotation":
            continue
        objects = root.findall("object")
        names = [
            (entry.findtext("name") or "").strip() or _wrong(path, Message("an object has no name"))
            for entry in objects
        ]
        hard = [(entry.findtext("difficult") or "0").strip() == "1" for entry in objects]
        yield Labelled(picture, _truths(path, [_voc_box(path, entry) for entry in objects], names, hard))


def _voc_box(path: Path, entry: ET.Element) -> tuple[float, float, float, float]:
    left, top, right, bottom = (
        _number(path, entry.findtext(f"bndbox/{side}")) for side in ("xmin", "ymin", "xmax", "ymax")
    )
    # VOC counts pixels from 1, and the last one belongs to the box
    return left - 1, top - 1, right, bottom


# YOLO ----------------------------------------------------------------------------------------------------------------


def _yolo(folder: Path, pictures: Sequence[Path], names: Sequence[str]) -> Iterator[Labelled]:
    own = sorted(folder.rglob("classes.txt"))
    if own:
        names = [line.strip() for line in _lines(own[0]) if line.strip()]
    for picture in pictures:
        labels = _labels_of(picture)
        if labels is not None:
            yield Labelled(picture, _yolo_truths(labels, picture, names))


def _labels_of(picture: Path) -> Path | None:
    """Beside the picture, or below ``labels`` as the picture lies below ``images``."""
    places = [picture.with_suffix(".txt")]
    parts = picture.parts
    if "images" in parts:
        at = len(parts) - 1 - parts[::-1].index("images")
        places.insert(0, Path(*parts[:at], "labels", *parts[at + 1 :]).with_suffix(".txt"))
    return next((place for place in places if place.is_file()), None)


def _yolo_truths(path: Path, picture: Path, names: Sequence[str]) -> Truths:
    width, height = _size(picture)
    boxes, kinds = [], []
    for line in _lines(path):
        words = line.split()
        if not words:
            continue
        if len(words) != 5:
            _wrong(path, Message("expected lines of five numbers: class, centre x and y, width, height"))
        kind, x, y, wide, high = (_number(path, word) for word in words)
        if kind != int(kind) or not 0 <= kind < len(names):
            _wrong(
                path,
                Message(
                    "class {number} has no name: put the names, one on each line, into classes.txt",
                    number=words[0][:40],
                ),
            )
        if not all(-0.01 <= share <= 1.01 for share in (x, y, wide, high)):
            _wrong(path, Message("positions and sizes are shares of the picture, between 0 and 1"))
        kinds.append(names[int(kind)])
        boxes.append(((x - wide / 2) * width, (y - high / 2) * height, (x + wide / 2) * width, (y + high / 2) * height))
    return _truths(path, boxes, kinds, [False] * len(kinds))


def _lines(path: Path) -> list[str]:
    try:
        return _content(path, _MAX_TEXT).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        _wrong(path, Message("it is not text"))


def _size(picture: Path) -> tuple[int, int]:
    """Width and height of a picture once it is upright, read without decoding it."""
    try:
        with Pillow.open(picture) as opened:
            width, height = opened.size
            turned = opened.getexif().get(_ORIENTATION) in _TURNED
    except Exception:  # noqa: BLE001  # decoders raise nearly anything on hostile bytes
        raise ImageError("{file} is not a picture, whatever its name says", file=picture.name) from None
    return (height, width) if turned else (width, height)
