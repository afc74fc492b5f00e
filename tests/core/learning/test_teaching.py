from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import LearningError
from core.learning.teaching import FEATURES, Taught, teach


def _examples(count: int, seed: int = 0) -> list[np.ndarray]:
    random = np.random.default_rng(seed)
    return [(random.normal(size=FEATURES) + random.normal(size=(count, FEATURES))).astype(np.float32) for _ in range(3)]


def test_a_few_examples_are_enough_and_a_file_keeps_them(tmp_path: Path) -> None:
    examples = _examples(9)
    taught = teach(("a", "b", "c"), [one[:6] for one in examples])
    (tmp_path / "taught.npz").write_bytes(taught.packed())
    with np.load(tmp_path / "taught.npz") as file:
        assert file["line"] == taught.threshold, "what kept it before is read, and reads it"
    again = Taught.read(tmp_path / "taught.npz")
    assert again.names == ("a", "b", "c")
    for one in (taught, again):
        for number, rows in enumerate(examples):
            shares, sure = one(rows[6:])
            assert (shares.argmax(axis=1) == number).all()
            assert shares.sum(axis=1) == pytest.approx(1, abs=1e-4)
            assert (sure > one.threshold).all()
        _, sure = one(_examples(4, seed=9)[0])
        assert (sure < one.threshold).all()


def test_too_little_says_nothing_of_the_others() -> None:
    assert teach(("a", "b", "c"), _examples(1)).threshold == -np.inf
    assert teach(("a", "b"), _examples(5)[:2]).threshold == -np.inf


def test_what_was_not_taught_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "taught.npz"
    with pytest.raises(LearningError, match=r"taught\.npz does not exist"):
        Taught.read(path)
    path.write_bytes(b"nothing")
    with pytest.raises(LearningError, match="nothing that was taught"):
        Taught.read(path)
    np.savez(path, names=np.array(["a", "b"]), weights=np.zeros((5, 2)), line=0.0)
    with pytest.raises(LearningError, match="nothing that was taught"):
        Taught.read(path)
