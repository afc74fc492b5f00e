"""What years do to recognition: one person's pictures compared across ages.

Ages stand in the files' names, as in FG-NET (Lanitis, Taylor and Cootes, IEEE PAMI 24(4), 2002): ``001A02.JPG`` shows
person 001 at 2 years.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.evaluation.crossed import Crossed
from core.evaluation.datasets import DatasetError
from core.evaluation.metrics import Rate, threshold_at

Years = npt.NDArray[np.int64]

_AGE = re.compile(r"A(\d{1,3})", re.IGNORECASE)
_ADULT = 18
_APART = 5
_GAPS = ((0, 2), (3, 5), (6, 10), (11, 20), (21, 200))
_YOUNGER = ((0, 5), (6, 12), (13, 17), (18, 200))


@dataclass(frozen=True)
class ByAge:
    """False non-match rates at one false match rate over all comparisons of a set.

    Attributes:
        every: of all comparisons of one person.
        adults_apart: of those of adults, five years or more apart.
        gaps: by years between the two pictures, in words.
        younger: by age in the younger picture, in words.

    """

    every: Rate
    adults_apart: Rate
    gaps: dict[str, Rate]
    younger: dict[str, Rate]

    def rows(self) -> dict[str, Rate]:
        """All of them, by what they are of."""
        own = {"all": self.every, f"adults, {_APART} years or more apart": self.adults_apart}
        return own | {f"{w} apart": r for w, r in self.gaps.items()} | {f"from {w}": r for w, r in self.younger.items()}


def ages_of(paths: Sequence[Path]) -> Years:
    """Age (N,) in each picture, from the files' names.

    Raises:
        DatasetError: a name holds none.

    """
    found = [_AGE.search(path.stem) for path in paths]
    for path, age in zip(paths, found, strict=True):
        if age is None:
            raise DatasetError(
                "{file} holds no age: names like 001A02.jpg are expected, the years after the A", file=path.name
            )
    return np.array([int(age[1]) for age in found if age is not None], np.int64)


def by_age(pictures: Crossed, ages: Years, fmr: float) -> ByAge:
    """Compare everything with everything, and count what is refused.

    Args:
        pictures: of people at several ages.
        ages: (N,) in years.
        fmr: false match rate, over all comparisons of two people, at which the threshold is set.

    Raises:
        DatasetError: nobody has two pictures, or there is one person alone.

    """
    scores, gaps, younger, strange = [], [], [], []
    for block in pictures.blocks():
        same = pictures.labels[block.rows][:, None] == pictures.labels[block.columns]
        rows, columns = np.nonzero(block.wanted & same)
        one, other = ages[block.rows[rows]], ages[block.columns[columns]]
        scores.append(block.scores[rows, columns])
        gaps.append(np.abs(one - other))
        younger.append(np.minimum(one, other))
        strange.append(block.scores[block.wanted & ~same])
    own, gap, low, impostors = (np.concatenate(parts) for parts in (scores, gaps, younger, strange))
    if not len(own) or not len(impostors):
        raise DatasetError("at least two people are needed, and two pictures of one of them")
    refused = own < threshold_at(impostors, fmr)

    def rate(among: npt.NDArray[np.bool_]) -> Rate:
        return Rate(int((refused & among).sum()), int(among.sum()))

    def within(values: Years, spans: tuple[tuple[int, int], ...]) -> dict[str, Rate]:
        return {_span(a, b): rate((values >= a) & (values <= b)) for a, b in spans}

    return ByAge(
        every=rate(np.ones(len(own), bool)),
        adults_apart=rate((low >= _ADULT) & (gap >= _APART)),
        gaps=within(gap, _GAPS),
        younger=within(low, _YOUNGER),
    )


def _span(first: int, last: int) -> str:
    return f"{first} years on" if last >= 200 else f"{first} to {last} years"
