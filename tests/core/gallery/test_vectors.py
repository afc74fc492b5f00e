from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import GalleryError
from core.gallery.vectors import PersonVectors, _products


def _unit(seed: int, size: int = 8) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=size).astype(np.float32)
    return vector / np.linalg.norm(vector)


@given(st.lists(st.tuples(st.integers(1, 90), st.booleans()), max_size=120), st.integers(0, 1000))
@settings(max_examples=100, deadline=None)
def test_search_is_what_a_plain_loop_finds(steps: list[tuple[int, bool]], seed: int) -> None:
    vectors, kept = PersonVectors(8), {}
    for number, (person, remove) in enumerate(steps):
        if remove:
            vectors.drop(person)
            kept.pop(person, None)
        else:
            kept[person] = _unit(seed + number)
            vectors.put(np.array([person]), kept[person][None])
    assert len(vectors) == len(kept)
    people, rows = vectors.contents()
    assert {p: r.tobytes() for p, r in zip(people.tolist(), rows, strict=True)} == {
        p: v.tobytes() for p, v in kept.items()
    }
    probe = _unit(seed + 5000)
    expected = sorted(((float(probe @ v), p) for p, v in kept.items()), reverse=True)[:2]
    (found,) = vectors.search(probe[None])
    assert [p for p, _ in found] == [p for _, p in expected]
    assert [s for _, s in found] == pytest.approx([s for s, _ in expected], abs=1e-5)


def test_signatures_find_whom_exact_search_finds() -> None:
    """Faces share a large common part; adding, moving and removing people keeps the signatures right."""
    generator = np.random.default_rng(1)
    people = generator.normal(size=(3000, 48)) + 2.5 * generator.normal(size=48)
    people = (people / np.linalg.norm(people, axis=1, keepdims=True)).astype(np.float32)
    exact, fast = PersonVectors(48), PersonVectors(48, crossover=500)
    for vectors in (exact, fast):
        for start in range(0, 3000, 250):
            vectors.put(np.arange(start, start + 250), people[start : start + 250])
        for person in range(0, 3000, 7):
            vectors.drop(person)
        vectors.put(np.array([5000, 8]), people[[0, 9]])
    probes = people[1::3] + 0.05 * generator.normal(size=(1000, 48)).astype(np.float32)
    found, expected = fast.search(probes), exact.search(probes)
    assert sum(a[0] == pytest.approx(b[0], abs=1e-5) for a, b in zip(found, expected, strict=True)) >= 998
    strangers = generator.normal(size=(300, 48)).astype(np.float32)
    for a, b in zip(fast.search(strangers), exact.search(strangers), strict=True):
        assert a[0][1] <= b[0][1] + 1e-6
    assert fast.search(people[:1])[0][0] == (5000, pytest.approx(1, abs=1e-5))


def test_nothing_is_found_among_nobody() -> None:
    assert PersonVectors(8).search(_unit(1)[None]) == [[]]
    assert PersonVectors(8).get(1) is None


def test_a_vector_of_another_length_is_refused() -> None:
    with pytest.raises(GalleryError, match="wrong length"):
        PersonVectors(8).put(np.array([1]), _unit(1, 9)[None])


def test_products_with_rows_are_inner_products() -> None:
    generator = np.random.default_rng(0)
    probes = generator.standard_normal((3, 40), dtype=np.float32)
    vectors = generator.standard_normal((500, 40), dtype=np.float32)
    rows = generator.integers(0, 500, (3, 70))
    expected = np.einsum("nd,nkd->nk", probes, vectors[rows])
    np.testing.assert_allclose(_products(probes, vectors, rows), expected, atol=1e-4)
