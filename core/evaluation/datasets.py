"""Labelled faces: folders of one person each, and the LFW pairs protocol."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.base.messages import Message
from core.errors import PorticoError
from core.faces import Faces
from core.pictures import folders


class DatasetError(PorticoError):
    """A data set is missing or malformed."""


@dataclass(frozen=True, eq=False)
class LabelledImages:
    """Pictures with the person each shows.

    Attributes:
        paths: one per picture, sorted by person and name.
        labels: (N,) number of the person.
        names: person by number.

    """

    paths: tuple[Path, ...]
    labels: npt.NDArray[np.int64]
    names: tuple[str, ...]


def central_face(faces: Faces, width: int, height: int) -> int:
    """Row of the face that a picture is about, where a data set puts its person in the middle, as LFW does."""
    # where two heads overlap their boxes do too; the landmarks tell them apart
    distances = np.linalg.norm(faces.landmarks.mean(axis=1) - np.array([width, height]) / 2, axis=1)
    sides = faces.boxes[:, 2] - faces.boxes[:, 0]
    return int(np.argmax(sides - 2 * distances))


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of pictures in folds.

    Attributes:
        first: (P,) row of the first picture.
        second: (P,) row of the second.
        same: (P,) whether both show one person.
        fold: (P,) number of the fold.

    """

    first: npt.NDArray[np.int64]
    second: npt.NDArray[np.int64]
    same: npt.NDArray[np.bool_]
    fold: npt.NDArray[np.int64]

    def select(self, chosen: npt.NDArray[np.bool_]) -> Pairs:
        """The pairs where a mask (P,) is true."""
        return Pairs(self.first[chosen], self.second[chosen], self.same[chosen], self.fold[chosen])


def read_folders(root: Path) -> LabelledImages:
    """A folder with one sub-folder of pictures for each person.

    Raises:
        DatasetError: there is no such folder, or no picture in it.

    """
    if not root.is_dir():
        raise DatasetError("{root} is not a folder", root=root)
    paths: list[Path] = []
    labels: list[int] = []
    names: list[str] = []
    for folder in sorted(p for p in root.iterdir() if p.is_dir() and not folders.is_left(p)):
        files = folders.survey(folder, deep=False).pictures
        if files:
            paths += files
            labels += [len(names)] * len(files)
            names.append(folder.name)
    if not paths:
        raise DatasetError("{root} has no sub-folder with pictures: one folder per person is expected", root=root)
    return LabelledImages(tuple(paths), np.array(labels, np.int64), tuple(names))


def read_paired(root: Path) -> tuple[LabelledImages, Pairs]:
    """Folders of one person each, and the pairs among them that ``pairs.txt`` beside them names.

    Raises:
        DatasetError: either is missing or malformed.

    """
    pictures = read_folders(root)
    return pictures, read_lfw_pairs(root / "pairs.txt", pictures)


def read_lfw_pairs(path: Path, data: LabelledImages) -> Pairs:
    """The pairs file of "Labeled Faces in the Wild" (Huang et al. 2007).

    The first line holds the number of folds and of pairs of each kind per fold; ``name a b`` are two pictures of one
    person, ``name a name b`` of two.

    Raises:
        DatasetError: the file is malformed or names a picture that is not there.

    """
    row_of = {p.stem: row for row, p in enumerate(data.paths)}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(
            "{path} cannot be read: {why}", path=path, why=getattr(error, "strerror", None) or Message("it is no text")
        ) from None
    rows = []
    try:
        folds, per_fold = (int(v) for v in lines[0].split())
        for number, line in enumerate(lines[1 : 1 + 2 * folds * per_fold]):
            words = line.split()
            name, a, other, b = words if len(words) == 4 else (words[0], words[1], words[0], words[2])
            first, second = row_of[f"{name}_{int(a):04d}"], row_of[f"{other}_{int(b):04d}"]
            rows.append((first, second, len(words) == 3, number // (2 * per_fold)))
    except (ValueError, IndexError) as error:
        raise DatasetError("{path} is not an LFW pairs file: {error}", path=path, error=error) from None
    except KeyError as error:
        raise DatasetError("{path} names a picture that is not there: {error}", path=path, error=error) from None
    table = np.array(rows, np.int64).reshape(-1, 4)
    return Pairs(table[:, 0], table[:, 1], table[:, 2].astype(bool), table[:, 3])


def read_pairs_csv(path: Path, folder: Path, folds: int = 5) -> tuple[tuple[Path, ...], npt.NDArray[np.int64], Pairs]:
    """Pairs of any pictures: columns ``first``, ``second``, ``same`` (0 or 1) and, optionally, ``fold``.

    Without folds the pairs are dealt to ``folds`` in turn, each kind for itself.

    Returns:
        The pictures, a label of each (of its own: whose they are is not known), and the pairs.

    Raises:
        DatasetError: the file is malformed, or lies outside the folder.

    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatasetError("{path} cannot be read: {why}", path=path, why=error) from None
    if not rows or not {"first", "second", "same"} <= set(rows[0]):
        raise DatasetError("{path} needs a header with first, second and same, and at least one pair", path=path)
    number: dict[str, int] = {}
    table, dealt = [], [0, 0]
    for line, row in enumerate(rows, start=2):
        try:
            same = int(row["same"])
            if same not in (0, 1):
                raise ValueError("same is 0 or 1")
            fold = int(row["fold"]) if row.get("fold") else dealt[same] % folds
        except (ValueError, TypeError) as error:
            raise DatasetError("{path}, line {line}: {error}", path=path, line=line, error=error) from None
        dealt[same] += 1
        ends = [number.setdefault(str(row[key]), len(number)) for key in ("first", "second")]
        table.append((*ends, same, fold))
    array = np.array(table, np.int64)
    result = Pairs(array[:, 0], array[:, 1], array[:, 2].astype(bool), array[:, 3])
    if len(np.unique(result.fold)) < 2 or not result.same.any() or result.same.all():
        raise DatasetError("{path} needs pairs of both kinds in at least two folds", path=path)
    return tuple(folder / name for name in number), np.arange(len(number), dtype=np.int64), result
