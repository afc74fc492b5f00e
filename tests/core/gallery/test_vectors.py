from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import GalleryError
from core.gallery.vectors import PersonVectors


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


def test_nothing_is_found_among_nobody() -> None:
    assert PersonVectors(8).search(_unit(1)[None]) == [[]]
    assert PersonVectors(8).get(1) is None


def test_a_vector_of_another_length_is_refused() -> None:
    with pytest.raises(GalleryError, match="wrong length"):
        PersonVectors(8).put(np.array([1]), _unit(1, 9)[None])
