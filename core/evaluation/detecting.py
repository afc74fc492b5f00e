"""The detector beside the original: the same faces, in the same places?"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core import images
from core.base.progress import Report
from core.cameras.video import VideoSource
from core.errors import ImageError
from core.faces import Faces, Float, Image
from core.recognition.boxes import iou

SURE = 0.95  # faces of the original of at least this probability must be found
_SAME = 0.9  # intersection over union from which two boxes are one
_NEAR = 0.03  # of the distance between the eyes that a landmark may be off
_APART = 0.5  # a face that overlaps none of the original's by this much is one too many


@dataclass(frozen=True)
class Agreement:
    """What came of comparing.

    Attributes:
        pictures: compared.
        unreadable: files that are no pictures.
        sure: faces of the original that must be found.
        missed: of these, not found at IoU 0.9.
        misplaced: of those found, with a landmark off by more than 3 % of the distance between the eyes.
        furthest: the largest such distance, as a share of that between the eyes.
        faces: that we found.
        extra: of these, where the original has none.
        milliseconds: median for one picture, ours and the original's.

    """

    pictures: int
    unreadable: int
    sure: int
    missed: int
    misplaced: int
    furthest: float
    faces: int
    extra: int
    milliseconds: tuple[float, float]


class Pictures:
    """Pictures of a folder, or frames of a video, evenly spaced, read one at a time.

    Args:
        path: of the folder or the video.
        most: as many pictures at the most.

    Raises:
        ImageError: the folder is missing, or holds no pictures.
        SourceError: the file is no video.

    """

    def __init__(self, path: Path, most: int):
        self._path = path
        self._files = images.within(path) if path.is_dir() else []
        count = len(self._files) or sum(1 for _ in VideoSource(str(path)).frames())
        self._rows = np.unique(np.linspace(0, count - 1, min(most, count)).astype(int))

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Image | None]:
        """Each picture; None for a file that cannot be read."""
        if not self._files:
            wanted = set(self._rows.tolist())
            frames = enumerate(VideoSource(str(self._path)).frames())
            yield from (frame.image for number, frame in frames if number in wanted)
            return
        for row in self._rows:
            try:
                yield images.read(self._files[row])
            except ImageError:
                yield None


def compare(
    ours: Callable[[Image], Faces],
    theirs: Callable[[Image], tuple[Float, Float, Float]],
    sources: Sequence[Pictures],
    report: Report | None = None,
) -> Agreement:
    """Run both detectors on pictures, in turn.

    Args:
        ours: picture → faces.
        theirs: picture → boxes (N, 4), probabilities (N,), landmarks (N, 5, 2).
        sources: of pictures.
        report: progress.

    """
    sure = missed = misplaced = faces = extra = unreadable = 0
    off: list[float] = []
    spent: tuple[list[float], list[float]] = ([], [])
    total = sum(len(source) for source in sources)
    for number, image in enumerate(itertools.chain.from_iterable(sources)):
        if report is not None:
            report(number / total, f"{number} of {total} pictures")
        if image is None:
            unreadable += 1
            continue
        began = time.perf_counter()
        found = ours(image)
        between = time.perf_counter()
        boxes, probability, landmarks = theirs(image)
        spent[0].append(1e3 * (between - began))
        spent[1].append(1e3 * (time.perf_counter() - between))
        overlap = iou(boxes, found.boxes)
        faces += len(found)
        extra += int((overlap.max(axis=0, initial=0.0) < _APART).sum())
        for row in np.flatnonzero(probability >= SURE):
            sure += 1
            if not len(found) or overlap[row].max() < _SAME:
                missed += 1
                continue
            eyes = float(np.linalg.norm(landmarks[row, 0] - landmarks[row, 1]))
            gap = np.linalg.norm(found.landmarks[int(overlap[row].argmax())] - landmarks[row], axis=1).max()
            off.append(float(gap) / max(eyes, 1e-6))
            misplaced += off[-1] > _NEAR
    ours_ms, theirs_ms = (float(np.median(s)) if s else 0.0 for s in spent)
    return Agreement(
        total - unreadable,
        unreadable,
        sure,
        missed,
        misplaced,
        max(off, default=0.0),
        faces,
        extra,
        (ours_ms, theirs_ms),
    )
