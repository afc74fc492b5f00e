"""What is learnt from: pictures with their classes or labels, some of which are held out."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt
from PIL import Image as Pillow

from core import images
from core.base.advice import Act
from core.base.messages import Message
from core.base.progress import Report, silent
from core.errors import LearningError, PorticoError
from core.faces import Image
from core.learning import examples
from core.learning.sources import DataKind, Source, gallery_site
from core.pictures import folders
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.site import Site

_LABELS = ";"
_NAMED = 3  # of many, that a sentence names
_MOST = 3 << 30  # bytes of pictures at once
_MOST_LINES = 1_000_000


@dataclass(frozen=True, eq=False)
class Item:
    """One picture.

    Attributes:
        name: of it, relative to what it came from.
        labels: numbers of its classes, ascending; none where it has none.
        key: same for the same content, and by chance otherwise.
        read: opens it: uint8 (height, width, 3). Raises PorticoError.

    """

    name: str
    labels: tuple[int, ...]
    key: str
    read: Callable[[], Image]

    @property
    def label(self) -> int:
        """The first of its classes; -1 where it has none."""
        return self.labels[0] if self.labels else -1


@dataclass(frozen=True)
class Split:
    """Numbers of what is learnt from, and of what is held out, ascending."""

    shown: tuple[int, ...]
    held: tuple[int, ...]

    @classmethod
    def of(cls, count: int, held: Collection[int]) -> Split:
        """So many pictures, of which some are held out."""
        every = range(count)
        return cls(tuple(n for n in every if n not in held), tuple(n for n in every if n in held))


@dataclass(frozen=True, eq=False)
class Pictures:
    """Pictures in memory.

    Attributes:
        pixels: uint8 (N, side, side, 3).
        labels: the class of each, int64 (N,): the first where it has several; -1 where it has none.
        several: float32 (N, classes), 1 where it has the label.
        names: of the pictures.
        items: numbers of them in the data they came from.
        lost: names of those that could not be read.

    """

    pixels: Image
    labels: npt.NDArray[np.int64]
    several: npt.NDArray[np.float32]
    names: tuple[str, ...]
    items: tuple[int, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Data:
    """What is learnt from.

    Attributes:
        source: it came from.
        classes: their names, by number; people where it is faces.
        items: the pictures, by name.
        notes: sentences on what was passed over.
        people: ids of those of the gallery.
        photos: likewise.

    """

    source: Source
    classes: tuple[str, ...]
    items: tuple[Item, ...]
    notes: tuple[Message, ...] = ()
    people: tuple[int, ...] = ()
    photos: tuple[int, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Same for the same pictures under the same names and labels, in 16 hexadecimal digits."""
        told = [self.classes, [(item.name, item.labels, item.key) for item in self.items]]
        return _hash(json.dumps(told).encode())[:16]

    @property
    def words(self) -> Message:
        """How much there is."""
        return self._words(len(self.items), len(self.classes))

    def words_of(self, numbers: Collection[int]) -> Message:
        """How much these pictures are: those that can be read."""
        return self._words(len(numbers), len({label for n in numbers for label in self.items[n].labels}))

    def _words(self, count: int, of: int) -> Message:
        pictures = Message.of(count, "1 picture", "{count:,} pictures")
        if not self.classes:
            return pictures
        classes = Message.of(of, "1 class", "{count:,} classes")
        return Message("{pictures} of {classes}", pictures=pictures, classes=classes)

    def split(self, by: Literal["picture", "class"] = "picture", share: float = 0.2) -> Split:
        """Hold some out: the same ones each time, told by what they hold, so that copies of a picture stay together.

        Args:
            by: some pictures of each class, or of all where one may have several labels, as what they have together is
                often theirs alone; or all of some classes: where faces are compared, nobody is in both.
            share: that is held out; at least one, where there are two.

        """
        if by == "class":
            order = sorted(range(len(self.classes)), key=lambda n: _hash(self.classes[n].encode()))
            away = set(order[: some(len(order), share)])
            held = {n for n, item in enumerate(self.items) if away & set(item.labels)}
        else:
            several = any(len(item.labels) > 1 for item in self.items)
            groups: dict[int, list[int]] = {}
            for number, item in enumerate(self.items):
                groups.setdefault(0 if several else item.label, []).append(number)
            held = set()
            for numbers in groups.values():
                keys = sorted({self.items[n].key for n in numbers})
                kept = set(keys[: some(len(keys), share)])
                held |= {n for n in numbers if self.items[n].key in kept}
        return Split.of(len(self.items), held)

    def load(self, side: int, numbers: Sequence[int] | None = None, report: Report = silent) -> Pictures:
        """Read pictures, each cut to the square in its middle and brought to one size; what cannot be read is left out.

        Args:
            side: in pixels.
            numbers: of the items; all by default.
            report: told how far it is.

        Raises:
            LearningError: none can be read, or they are too many for the memory.

        """
        numbers = range(len(self.items)) if numbers is None else numbers
        if len(numbers) * side * side * 3 > _MOST:
            raise LearningError(
                "{count:,} pictures of {side} pixels need more than 3 GB of memory: take fewer, or make them smaller",
                count=len(numbers),
                side=side,
            )
        pixels, found, lost = [], [], []
        for done, number in enumerate(numbers):
            report(done / len(numbers), Message("Reading pictures"))
            try:
                pixels.append(squared(self.items[number].read(), side))
                found.append(number)
            except PorticoError:
                lost.append(self.items[number].name)
        if not found:
            raise LearningError("none of the pictures can be read")
        items = [self.items[n] for n in found]
        several = np.zeros((len(found), len(self.classes)), np.float32)
        for row, item in enumerate(items):
            several[row, list(item.labels)] = 1
        labels = np.array([item.label for item in items], np.int64)
        return Pictures(
            np.stack(pixels), labels, several, tuple(item.name for item in items), tuple(found), tuple(lost)
        )


def squared(picture: Image, side: int) -> Image:
    """The square in the middle of a picture, side × side pixels."""
    height, width = picture.shape[:2]
    short = min(height, width)
    top, left = (height - short) // 2, (width - short) // 2
    middle = Pillow.fromarray(np.ascontiguousarray(picture[top : top + short, left : left + short]))
    return np.array(middle.resize((side, side), Pillow.Resampling.BILINEAR), np.uint8)


def read(source: Source, site: Site | None = None, report: Report = silent) -> Data:
    """Find what there is to learn from; pictures are opened when they are needed.

    Args:
        source: of it.
        site: whose gallery it is, where it is one.
        report: told how far it is.

    Raises:
        LearningError: there is nothing, or it cannot be read.
        NotAllowedError: whoever is at work may not take photos out of the gallery.

    """
    if source.example:
        return _example(source)
    if source.kind == DataKind.NOTHING:
        return Data(source, (), ())
    if source.kind == DataKind.GALLERY:
        return _gallery(source, site)
    return _files(source, report)


def _files(source: Source, report: Report | None) -> Data:
    """Pictures of a folder or a list, which are read to be told apart; by names alone where nobody is told how far."""
    place = Path(source.place)
    if source.kind == DataKind.LIST:
        return _list(source, place, report)
    if not place.is_dir():
        raise LearningError("{path} is not a folder", path=place)
    return _folder(source, place, report)


def by_name(source: Source) -> Data | None:
    """What there is to learn from by names alone: no picture is opened, and each name stands for another picture.

    Returns:
        None where names do not tell: of examples, the gallery and nothing.

    Raises:
        LearningError: there is nothing, as :func:`read` says.

    """
    if source.example or source.kind in (DataKind.NOTHING, DataKind.GALLERY):
        return None
    return _files(source, None)


def few(names: Sequence[str]) -> Message:
    """Names for a sentence: the first of them, and how many more there are."""
    listed = Message.joined(", ", names[:_NAMED])
    more = len(names) - _NAMED
    return Message("{names} and {count:,} more", names=listed, count=more) if more > 0 else listed


def unreadable(names: Sequence[str]) -> Message:
    """That these pictures cannot be read, as a note."""
    return Message.of(
        len(names),
        "1 picture cannot be read: {names}",
        "{count:,} pictures cannot be read: {names}",
        names=few(names),
    )


def state(source: Source) -> str:
    """Same while names, times and sizes of all files of a source are; no picture is opened. It has no gallery.

    Raises:
        LearningError: a list cannot be read.

    """
    place = Path(source.place)
    told: list[object] = [source.kind, source.place]
    if source.example or source.kind in (DataKind.NOTHING, DataKind.GALLERY):
        paths: list[Path] = []
    elif source.kind == DataKind.LIST:
        paths = [place, *(place.parent / row[0].strip() for _line, row in _rows(place)[1])]
    else:
        survey = folders.survey(place)
        paths = list(survey.pictures)
        told.append(survey.passed_over)
    for path in paths:
        try:
            facts = path.stat()
            told.append((str(path), facts.st_mtime_ns, facts.st_size))
        except OSError:
            told.append((str(path), None, None))
    return _hash(json.dumps(told).encode())


def _example(source: Source) -> Data:
    found = list(examples.pictures(source.example))
    classes = sorted({label for _name, label, _picture in found if label})
    items = [
        Item(name, (classes.index(label),) if label else (), _hash(picture.tobytes()), partial(_given, picture))
        for name, label, picture in found
    ]
    return Data(source, tuple(classes), tuple(items))


def _folder(source: Source, folder: Path, report: Report | None) -> Data:
    survey = folders.survey(folder)
    paths, notes = list(survey.pictures), [Message(words)] if (words := survey.words()) else []
    if source.kind == DataKind.PICTURES:
        if not paths:
            raise LearningError("{folder} holds no pictures", folder=folder)
        return Data(source, (), _items([(path, ()) for path in paths], folder, report), tuple(notes))
    inside = [path for path in paths if path.parent != folder]
    classes = sorted({path.relative_to(folder).parts[0] for path in inside})
    if len(classes) < 2:
        raise LearningError(
            "{folder} must hold a folder for each class, two at least, with pictures in them", folder=folder
        )
    if loose := len(paths) - len(inside):
        notes.append(
            Message.of(loose, "1 picture lies in no folder of a class", "{count} pictures lie in no folder of a class")
        )
    numbers = {name: number for number, name in enumerate(classes)}
    listed = [(path, (numbers[path.relative_to(folder).parts[0]],)) for path in inside]
    return Data(source, tuple(classes), _items(listed, folder, report), tuple(notes))


def _list(source: Source, place: Path, report: Report | None) -> Data:
    headings, rows = _rows(place)
    labelled = []
    for line, row in rows:
        labels = _labels(row[1:], headings[1:])
        if not labels:
            raise LearningError("line {line} of {path} has no label: write PICTURE,LABEL", line=line, path=place.name)
        labelled.append((place.parent / row[0].strip(), labels))
    classes = sorted({label for _path, labels in labelled for label in labels})
    if len(classes) < 2:
        raise LearningError("{path} names one label only: two at least are needed", path=place.name)
    numbers = {name: number for number, name in enumerate(classes)}
    there = [(path, tuple(sorted({numbers[one] for one in labels}))) for path, labels in labelled if path.is_file()]
    if not there:
        raise LearningError("none of the pictures that {path} names is there", path=place.name)
    items, missing = _items(there, place.parent, report), len(labelled) - len(there)
    notes = [Message.of(missing, "1 picture of the list is not there", "{count} pictures of the list are not there")]
    return Data(source, tuple(classes), items, tuple(notes if missing else ()))


def _labels(cells: Sequence[str], headings: Sequence[str]) -> list[str]:
    """Those of one line: of one column they are what it holds, of several ``column: what it holds``."""
    if len(headings) > 1:
        return [f"{name.strip()}: {one.strip()}" for name, one in zip(headings, cells, strict=False) if one.strip()]
    return [label.strip() for cell in cells for label in cell.split(_LABELS) if label.strip()]


def _rows(place: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The headings of a list, none where there are none, and its lines that hold something, with their numbers."""
    try:
        text = place.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise LearningError("{path} is no text in UTF-8", path=place) from None
    except OSError as error:
        raise LearningError("{path} cannot be read: {why}", path=place, why=error.strerror or error) from None
    first = text.partition("\n")[0]
    delimiter = "\t" if "\t" in first else "," if "," in first else ";"
    rows = [(n, row) for n, row in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), 1) if any(row)]
    headings: list[str] = []
    if rows and not images_of(rows[0][1][0]):
        headings, rows = rows[0][1], rows[1:]
    if not rows:
        raise LearningError("{path} names no pictures", path=place.name)
    if len(rows) > _MOST_LINES:
        raise LearningError("{path} has more than {most:,} lines", path=place.name, most=_MOST_LINES)
    return headings, rows


def images_of(name: str) -> bool:
    """Whether a name is one of a picture, by its ending."""
    return Path(name.strip()).suffix.lower() in images.SUFFIXES


def _gallery(source: Source, site: Site | None) -> Data:
    """Photos of people who have agreed; nobody's name is taken along, only a number."""
    site = gallery_site(site)
    site.trail.require(Permission.EXPORT)
    without = site.consents.without()
    people = [person for person in site.people.people() if person.id not in without]
    photos = [(number, person.id, photo) for number, person in enumerate(people)
              for photo in site.people.photo_ids(person.id)]  # fmt: skip
    items = [
        Item(f"{person}/{photo}", (number,), _hash(f"{person}/{photo}".encode()), partial(_photo, site, photo))
        for number, person, photo in photos
    ]
    if not items:
        raise LearningError(
            "nobody enrolled here has a consent on record: {how}, or learn from a folder",
            how=Message(Act.RECORD_CONSENT),
        )
    notes = [
        Message.of(
            len(without), "1 person without a consent is left out", "{count} people without a consent are left out"
        )
    ]
    return Data(
        source,
        tuple(str(person.id) for person in people),
        tuple(items),
        tuple(notes if without else ()),
        tuple(person.id for person in people),
        tuple(photo for _number, _person, photo in photos),
    )


def _items(listed: Sequence[tuple[Path, tuple[int, ...]]], folder: Path, report: Report | None) -> tuple[Item, ...]:
    """Pictures with their labels; keys are of their names where nobody is told how far it is."""
    found = []
    for done, (path, labels) in enumerate(listed):
        try:
            name = path.relative_to(folder).as_posix()
        except ValueError:
            name = path.as_posix()
        content = name.encode()
        if report is not None:
            report(done / len(listed), Message("Looking through the pictures"))
            with suppress(OSError):
                content = path.read_bytes() if path.stat().st_size <= images.MAX_BYTES else content
        found.append(Item(name, labels, _hash(content), partial(images.read, path)))
    return tuple(found)


def _photo(site: Site, number: int) -> Image:
    return images.decode(site.people.photo(number))


def _given(picture: Image) -> Image:
    return picture


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def some(count: int, share: float) -> int:
    """How many of so many are held out."""
    return min(count - 1, max(1, round(share * count))) if count > 1 else 0
