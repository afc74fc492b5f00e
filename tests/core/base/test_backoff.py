from __future__ import annotations

from core.base.backoff import pause


def test_pauses_double_up_to_the_longest() -> None:
    assert [pause(failures, 0.5, 3.0) for failures in range(5)] == [0.5, 1.0, 2.0, 3.0, 3.0]


def test_no_number_of_failures_is_too_much() -> None:
    assert pause(10**9, 1.0, 60.0) == 60.0
    assert pause(-1, 1.0, 60.0) == 1.0
