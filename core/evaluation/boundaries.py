"""How well edges agree with the boundaries that people drew: the measure of the Berkeley benchmark.

Martin, Fowlkes and Malik: "Learning to Detect Natural Image Boundaries Using Local Brightness, Color, and Texture
Cues", IEEE PAMI 26(5), 2004; Arbeláez, Maire, Fowlkes and Malik: "Contour Detection and Hierarchical Image
Segmentation", IEEE PAMI 33(5), 2011 (BSDS500: ``boundaryPR_image.m``, ``collect_eval_bdry.m``).

At each threshold the edges are thinned and matched one to one with the boundaries of each person, no further apart than
0.75 % of the picture's diagonal. An edge that matches anybody's boundary is right (precision); every person's boundary
counts for itself (recall).

The original, ``correspondPixels``, solves an assignment in which leaving a pixel alone costs a hundred times the
greatest distance, and makes it sparse with a few random edges to stand-ins for "nobody". Here the same assignment is
solved without them: as many pairs as possible, and of all such choices the nearest. There is no chance in it. Both
have not been run side by side; they should differ by few pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core import images
from core.errors import TaskError
from core.evaluation import matlab

MAX_DISTANCE = 0.0075
"""Share of the diagonal by which an edge and a boundary may be apart."""
THRESHOLDS = 33
"""At how many thresholds edges are measured, evenly spaced between 0 and 1."""

Flags = npt.NDArray[np.bool_]
Values = npt.NDArray[np.float64]

_MAX_BYTES = 50_000_000
_ALONE = 100.0  # times the greatest distance: what leaving an edge unmatched costs


@dataclass(frozen=True, eq=False)
class Agreement:
    """Counts at each threshold; those of several pictures add up.

    Attributes:
        thresholds: (T,) rising, 0..1.
        found: (T,) boundary pixels of all people that an edge matches.
        drawn: (T,) boundary pixels of all people.
        right: (T,) edge pixels that match anybody's boundary.
        edges: (T,) edge pixels.

    """

    thresholds: Values
    found: Values
    drawn: Values
    right: Values
    edges: Values

    def __add__(self, other: Agreement) -> Agreement:
        """The counts of both."""
        return Agreement(
            self.thresholds,
            self.found + other.found,
            self.drawn + other.drawn,
            self.right + other.right,
            self.edges + other.edges,
        )

    @property
    def recall(self) -> Values:
        """(T,) share of the boundaries that was found; 0 where none was drawn."""
        return self.found / np.maximum(self.drawn, 1)

    @property
    def precision(self) -> Values:
        """(T,) share of the edges that is right; 0 where there is none."""
        return self.right / np.maximum(self.edges, 1)

    @property
    def f(self) -> Values:
        """(T,) harmonic mean of precision and recall."""
        return f_measure(self.precision, self.recall)

    def best(self) -> Best:
        """The threshold with the best F, sought between the thresholds too, as the benchmark does."""
        share = np.linspace(0, 1, 101)
        precision, recall, threshold = (
            np.concatenate([v[:1], (v[:-1, None] * (1 - share) + v[1:, None] * share).ravel()])
            for v in (self.precision, self.recall, self.thresholds)
        )
        f = f_measure(precision, recall)
        row = int(np.argmax(f))
        return Best(float(threshold[row]), float(precision[row]), float(recall[row]), float(f[row]))


@dataclass(frozen=True)
class Best:
    """A threshold, and what comes of it."""

    threshold: float
    precision: float
    recall: float
    f: float


@dataclass(frozen=True)
class Summary:
    """Of a set of pictures.

    Attributes:
        ods: with one threshold for all pictures.
        ois: F with each picture's own best threshold.
        ap: average precision, the area below precision over recall.

    """

    ods: Best
    ois: float
    ap: float


def f_measure(precision: Values, recall: Values) -> Values:
    """Harmonic mean of both; 0 where both are 0."""
    return np.asarray(2 * precision * recall / np.maximum(precision + recall, 1e-12))


def thresholds(count: int = THRESHOLDS) -> Values:
    """Evenly spaced between 0 and 1, without the two ends."""
    return np.linspace(0, 1, count + 2)[1:-1]


def agreement(
    strength: npt.NDArray[Any],
    people: Sequence[Flags],
    at: Values | None = None,
    max_distance: float = MAX_DISTANCE,
    tick: Callable[[], None] | None = None,
) -> Agreement:
    """Edges of one picture beside the boundaries that people drew in it.

    Args:
        strength: (height, width) of edges, 0..1, thin where it matters; an edge is where it reaches a threshold.
        people: (height, width) each; at least one.
        at: thresholds, rising, above 0; :func:`thresholds` by default.
        max_distance: share of the diagonal.
        tick: called before each threshold; may raise to stop.

    Raises:
        ValueError: sizes differ, or there is nobody's boundary.

    """
    if not people or any(p.shape != strength.shape for p in people):
        raise ValueError("boundaries of at least one person are needed, of the same size as the edges")
    at = thresholds() if at is None else at
    reach = max_distance * float(np.hypot(*strength.shape))
    rows = np.argwhere(strength >= at[0])
    number = np.full(strength.shape, -1, np.intp)
    number[tuple(rows.T)] = np.arange(len(rows))
    near = [_distances(rows, np.argwhere(person), reach) for person in people]
    drawn = float(sum(int(person.sum()) for person in people))
    found, right, edges = (np.zeros(len(at)) for _ in range(3))
    before: npt.NDArray[np.intp] | None = None
    for step, threshold in enumerate(at):
        if tick is not None:
            tick()
        kept = number[thin(strength >= threshold)]
        if before is not None and np.array_equal(kept, before):
            found[step], right[step], edges[step] = found[step - 1], right[step - 1], edges[step - 1]
            continue
        before = kept
        anybody = np.zeros(len(kept), np.bool_)
        for distances in near:
            partner = _assign(distances[kept], reach)
            anybody |= partner >= 0
            found[step] += int((partner >= 0).sum())
        right[step], edges[step] = int(anybody.sum()), len(kept)
    return Agreement(at, found, np.full(len(at), drawn), right, edges)


def match(edges: Flags, boundary: Flags, reach: float) -> tuple[Flags, Flags]:
    """Which pixels of two thin maps have a partner in the other: one to one, as many as possible, the nearest.

    Args:
        edges: (height, width).
        boundary: likewise.
        reach: greatest distance of partners in pixels.

    """
    mine, theirs = np.argwhere(edges), np.argwhere(boundary)
    partner = _assign(_distances(mine, theirs, reach), reach)
    matched, found = np.zeros_like(edges, np.bool_), np.zeros_like(boundary, np.bool_)
    matched[tuple(mine[partner >= 0].T)] = True
    found[tuple(theirs[partner[partner >= 0]].T)] = True
    return matched, found


def thin(edges: Flags) -> Flags:
    """Edges one pixel wide (Guo and Hall 1989, as MATLAB's ``bwmorph`` thins)."""
    from skimage.morphology import thin as thinned

    return np.asarray(thinned(edges), np.bool_) if edges.any() else edges


def summary(pictures: Sequence[Agreement]) -> Summary:
    """ODS, OIS and AP of a set of pictures.

    Raises:
        ValueError: there is none.

    """
    if not pictures:
        raise ValueError("no pictures were measured")
    total = pictures[0]
    for picture in pictures[1:]:
        total = total + picture
    best = [(p, int(np.argmax(p.f))) for p in pictures]
    found, drawn, right, edges = (
        np.array([float(sum(getattr(p, name)[row] for p, row in best))])
        for name in ("found", "drawn", "right", "edges")
    )
    own = f_measure(right / np.maximum(edges, 1), found / np.maximum(drawn, 1))
    return Summary(total.best(), float(own[0]), average_precision(total))


def average_precision(total: Agreement) -> float:
    """Area below precision over recall, at recalls in steps of 0.01; 0 outside the recalls that occur."""
    recall, first = np.unique(total.recall, return_index=True)
    wanted = np.linspace(0, 1, 101)
    return float(np.interp(wanted, recall, total.precision[first], left=0.0, right=0.0).sum() * 0.01)


def read_boundaries(path: Path) -> list[Flags]:
    """Boundaries that people drew: a MATLAB file of BSDS500, or a picture that is white on them.

    Returns:
        (height, width) for each person.

    Raises:
        TaskError: the file does not hold boundaries.
        ImageError: it is a picture that cannot be read.

    """
    if path.suffix.lower() != ".mat":
        return [np.asarray(images.read(path)[..., 0] > 127, np.bool_)]
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise TaskError(
                "{file} is larger than {size} MB: not a ground truth file", file=path.name, size=_MAX_BYTES // 1_000_000
            )
        content = path.read_bytes()
    except OSError as error:
        raise TaskError("{path} cannot be read: {reason}", path=path, reason=error.strerror or error) from None
    try:
        return _people(matlab.read(content).get("groundTruth"))
    except ValueError:
        raise TaskError("{file} holds no boundaries: expected a ground truth file of BSDS500", file=path.name) from None


def _people(cells: matlab.Value) -> list[Flags]:
    """Boundaries of each person: the field of that name of the structure in each cell."""
    people = []
    for cell in cells if isinstance(cells, list) else ():
        drawn = cell[0].get("Boundaries") if isinstance(cell, list) and cell and isinstance(cell[0], dict) else None
        if not isinstance(drawn, np.ndarray) or drawn.ndim != 2 or not drawn.size:
            raise ValueError("a person drew nothing")
        people.append(np.asarray(drawn != 0, np.bool_))
    if not people or len({person.shape for person in people}) != 1:
        raise ValueError("nobody, or people of different pictures")
    return people


def _distances(rows: npt.NDArray[Any], columns: npt.NDArray[Any], reach: float) -> Any:
    """Sparse (rows, columns) of distances up to the reach, plus 1, because 0 would mean no entry."""
    from scipy.sparse import csr_array
    from scipy.spatial import KDTree

    if not len(rows) or not len(columns):
        return csr_array((len(rows), len(columns)))
    pairs = KDTree(rows).sparse_distance_matrix(KDTree(columns), reach, output_type="ndarray")
    return csr_array((pairs["v"] + 1, (pairs["i"], pairs["j"])), shape=(len(rows), len(columns)))


def _assign(distances: Any, reach: float) -> npt.NDArray[np.intp]:
    """Column with which each row is paired, -1 without one."""
    from scipy.sparse import csr_array, hstack
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    partner = np.full(distances.shape[0], -1, np.intp)
    turned = distances.shape[0] > distances.shape[1]  # the time goes with the rows
    table = csr_array(distances.T if turned else distances)
    some = np.flatnonzero(np.diff(table.indptr))
    if not len(some):
        return partner
    # each row may stay alone, at a price
    alone = csr_array((np.full(len(some), _ALONE * reach + 1), (np.arange(len(some)), np.arange(len(some)))))
    chosen = min_weight_full_bipartite_matching(csr_array(hstack([table[some], alone])))[1]
    paired = chosen < table.shape[1]
    mine, theirs = (chosen[paired], some[paired]) if turned else (some[paired], chosen[paired])
    partner[mine] = theirs
    return partner
