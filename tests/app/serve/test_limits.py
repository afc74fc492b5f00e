from __future__ import annotations

from app.serve import limits as limits_module
from app.serve.limits import Buckets


def test_a_bucket_gives_at_once_what_fits_and_then_what_comes_in() -> None:
    now = [0.0]
    buckets = Buckets(2.0, 3, lambda: now[0])
    assert [buckets.take("a") for _ in range(4)] == [0.0, 0.0, 0.0, 0.5]
    assert buckets.take("b") == 0.0, "each has its own"
    now[0] = 0.5
    assert (buckets.take("a"), buckets.take("a")) == (0.0, 0.5)
    now[0] = 100.0
    assert [buckets.take("a") for _ in range(4)] == [0.0, 0.0, 0.0, 0.5]


def test_buckets_that_are_full_again_are_forgotten(monkeypatch) -> None:
    monkeypatch.setattr(limits_module, "_MOST", 10)
    now = [0.0]
    buckets = Buckets(1.0, 2, lambda: now[0])
    for number in range(30):
        now[0] = number
        buckets.take(str(number))
    assert len(buckets._left) <= 11
