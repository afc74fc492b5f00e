from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from scipy.io import savemat

from core.errors import TaskError
from core.evaluation import boundaries
from core.evaluation.boundaries import Agreement
from tests.conftest import SHARED


def _column(*places: int, height: int = 60, width: int = 80) -> np.ndarray:
    drawn = np.zeros((height, width), bool)
    drawn[:, list(places)] = True
    return drawn


def _cells(*people: np.ndarray) -> np.ndarray:
    cells = np.empty((1, len(people)), object)
    for number, person in enumerate(people):
        cells[0, number] = {"Segmentation": person.astype(np.uint16), "Boundaries": person.astype(np.uint8)}
    return cells


def test_boundaries_agree_with_themselves_and_not_with_nothing() -> None:
    drawn = _column(20, 50)
    assert boundaries.agreement(drawn * 1.0, [drawn]).f == pytest.approx(1)
    nothing = boundaries.agreement(np.zeros(drawn.shape), [drawn])
    assert nothing.best().f == 0
    assert nothing.precision.max() == nothing.recall.max() == 0


@pytest.mark.parametrize(("off", "f"), [(0, 1), (3, 1), (4, 0)])
def test_an_edge_matches_within_the_distance_and_no_further(off: int, f: float) -> None:
    # the diagonal is 100 pixels, so 3.5 % reaches three and a half
    counts = boundaries.agreement(_column(20 + off) * 1.0, [_column(20)], np.array([0.5]), 0.035)
    assert counts.f[0] == pytest.approx(f)


def test_pixels_are_matched_one_to_one() -> None:
    edges, boundary = np.zeros((40, 40), bool), np.zeros((40, 40), bool)
    edges[10, [9, 10, 11]] = True
    boundary[10, 10] = True
    matched, found = boundaries.match(edges, boundary, 2)
    assert (matched.sum(), found.sum()) == (1, 1)
    assert matched[10, 10], "of three that could, the nearest is the partner"


def test_as_many_as_possible_are_matched_even_where_the_nearest_are_taken() -> None:
    edges, boundary = np.zeros((40, 40), bool), np.zeros((40, 40), bool)
    edges[10, [10, 12]] = True
    boundary[10, [9, 11]] = True  # 10 could go to 9 or 11, but 12 only to 11
    assert boundaries.match(edges, boundary, 1.5)[0].sum() == 2


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.floats(1, 5), st.floats(0.02, 0.3))
def test_no_matching_is_larger(seed: int, reach: float, density: float) -> None:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    random = np.random.default_rng(seed)
    edges, boundary = random.random((2, 20, 20)) < density
    matched, found = boundaries.match(edges, boundary, reach)
    mine, theirs = np.argwhere(edges), np.argwhere(boundary)
    near = (
        np.linalg.norm(mine[:, None] - theirs[None], axis=2) <= reach if len(mine) and len(theirs) else np.zeros((1, 1))
    )
    assert matched.sum() == found.sum() == (maximum_bipartite_matching(csr_array(near)) >= 0).sum()
    assert not (matched & ~edges).any()
    assert not (found & ~boundary).any()


def test_precision_counts_anybody_and_recall_everybody() -> None:
    counts = boundaries.agreement(_column(20, 40) * 1.0, [_column(20), _column(60)], np.array([0.5]))
    assert (counts.precision[0], counts.recall[0]) == (pytest.approx(0.5), pytest.approx(0.5))
    assert (counts.edges[0], counts.drawn[0]) == (120, 120)


def test_thick_edges_are_thinned_before_they_are_counted() -> None:
    counts = boundaries.agreement(_column(19, 20, 21) * 1.0, [_column(20)], np.array([0.5]))
    assert 50 <= counts.edges[0] <= 60
    assert counts.precision[0] == pytest.approx(1)


def test_the_best_threshold_leaves_the_weak_edges_out() -> None:
    strength = 0.3 * _column(60) + 0.8 * _column(20)
    counts = boundaries.agreement(strength, [_column(20)])
    best = counts.best()
    assert (best.f, best.recall) == (pytest.approx(1), pytest.approx(1))
    assert 0.3 < best.threshold <= 0.8
    assert counts.precision[0] == pytest.approx(0.5)


def _agreement(right: list[float], edges: list[float], found: list[float], drawn: float) -> Agreement:
    count = len(right)
    return Agreement(
        np.linspace(0.25, 0.75, count), np.array(found), np.full(count, drawn), np.array(right), np.array(edges)
    )


def test_ods_takes_one_threshold_and_ois_each_pictures_own() -> None:
    low = _agreement([100, 10], [100, 10], [100, 10], 100)  # best at the first threshold
    high = _agreement([0, 100], [100, 100], [0, 100], 100)  # best at the second
    total = boundaries.summary([low, high])
    assert total.ois == pytest.approx(1)
    assert total.ods.f == pytest.approx(boundaries.f_measure(np.array([1.0]), np.array([0.55]))[0])
    with pytest.raises(ValueError, match="no pictures"):
        boundaries.summary([])


def test_average_precision_is_the_area_below_the_curve() -> None:
    # precision 1 from recall 0.2 to 1: eighty-one of the hundred and one points
    assert boundaries.average_precision(_agreement([100, 20], [100, 20], [100, 20], 100)) == pytest.approx(0.81)


def test_what_does_not_belong_together_is_refused() -> None:
    with pytest.raises(ValueError, match="same size"):
        boundaries.agreement(np.zeros((4, 5)), [np.zeros((5, 4), bool)])
    with pytest.raises(ValueError, match="at least one"):
        boundaries.agreement(np.zeros((4, 5)), [])


def test_boundaries_of_several_people_are_read(tmp_path: Path) -> None:
    path = tmp_path / "truth.mat"
    savemat(path, {"groundTruth": _cells(_column(3), _column(9))}, do_compression=True)
    first, second = boundaries.read_boundaries(path)
    assert (first == _column(3)).all()
    assert (second == _column(9)).all()


def test_a_white_line_on_black_is_a_boundary_too(tmp_path: Path) -> None:
    path = tmp_path / "truth.png"
    Pillow.fromarray((_column(7) * 255).astype(np.uint8)).save(path)
    (only,) = boundaries.read_boundaries(path)
    assert (only == _column(7)).all()


def _saved(content: dict[str, object]) -> bytes:
    file = io.BytesIO()
    savemat(file, content)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing of the kind" * 20,
        _saved({"other": np.eye(3)}),
        _saved({"groundTruth": np.eye(3)}),
        _saved({"groundTruth": _cells(_column(3), np.zeros((5, 5)))}),
        _saved({"groundTruth": _cells(_column(3))})[:300],
        _saved({"groundTruth": _cells(np.zeros(0))}),
    ],
)
def test_a_file_that_holds_no_boundaries_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "wrong.mat"
    path.write_bytes(content)
    with pytest.raises(TaskError, match=r"wrong\.mat holds no boundaries: expected a ground truth file"):
        boundaries.read_boundaries(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TaskError, match="cannot be read"):
        boundaries.read_boundaries(tmp_path / "nowhere.mat")


@pytest.mark.shared_data
def test_people_agree_with_each_other_better_than_with_a_grid() -> None:
    people = boundaries.read_boundaries(SHARED / "edges" / "groundTruth" / "100007.mat")
    assert len(people) == 5
    assert people[0].shape == (321, 481)
    at = np.array([0.5])
    one_of_them = boundaries.agreement(people[0] * 1.0, people[1:], at).f[0]
    grid = np.zeros(people[0].shape)
    grid[::20] = grid[:, ::20] = 1
    assert one_of_them > 0.7 > 0.4 > boundaries.agreement(grid, people[1:], at).f[0]
