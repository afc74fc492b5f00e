"""Grouping the faces of a folder of pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core import images
from core.engine import Engine
from core.errors import ImageError
from core.grouping import LINK_FMR, NOISE, chinese_whispers

Report = Callable[[float, str], None]
_LEAST_QUALITY = 0.05
_LEAST_CERTAINTY = 0.9


@dataclass(frozen=True)
class Groups:
    """Faces by person, each named ``file#number``.

    Attributes:
        groups: faces of each person, largest group first.
        noise: faces that go with no other.
        unreadable: files that are no pictures, with the reason.

    """

    groups: list[list[str]]
    noise: list[str]
    unreadable: list[str]


def group_folder(engine: Engine, folder: Path, report: Report | None = None) -> Groups:
    """Find and group every face in a folder and its sub-folders.

    Raises:
        ImageError: there is no such folder, or no picture in it.

    """
    if not folder.is_dir():
        raise ImageError(f"{folder} is not a folder of pictures")
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in images.SUFFIXES and p.is_file())
    if not paths:
        raise ImageError(f"{folder} holds no pictures")
    names: list[str] = []
    unreadable: list[str] = []
    rows = [np.zeros((0, engine.dimension), np.float32)]
    for number, path in enumerate(paths):
        if report is not None:
            report(number / len(paths), path.name)
        label = path.relative_to(folder).as_posix()
        try:
            image = images.read(path)
        except ImageError as error:
            unreadable.append(f"{label}: {error}")
            continue
        faces = engine.find(image, engine.smallest_face(image))
        good = [
            i
            for i in range(len(faces))
            if faces.scores[i] >= _LEAST_CERTAINTY
            and faces.quality is not None
            and faces.quality[i].score >= _LEAST_QUALITY
        ]
        if good:
            rows.append(engine.extractor.extract(image, faces.select(good)))
            names += [f"{label}#{n}" for n in range(1, len(good) + 1)]
    labels = chinese_whispers(np.concatenate(rows), engine.profile.verify_threshold(LINK_FMR))
    groups = [[names[i] for i in np.flatnonzero(labels == g)] for g in range(labels.max(initial=NOISE) + 1)]
    return Groups(groups, [names[i] for i in np.flatnonzero(labels == NOISE)], unreadable)
