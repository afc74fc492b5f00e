from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.live.pace import Pace, PaceOptions
from core.live.work import Slot


def test_at_once_and_beside_give_the_same() -> None:
    with ThreadPoolExecutor(1) as executor:
        for slot in (Slot[int](), Slot[int](executor)):
            assert slot.take(wait=True) is None
            slot.submit(lambda: 7)
            assert not slot.free
            assert slot.take(wait=True) == 7
            assert slot.free
            slot.submit(lambda: 1 // 0)
            with pytest.raises(ZeroDivisionError):
                slot.take(wait=True)
            assert slot.free


def test_unfinished_work_is_not_waited_for() -> None:
    go_on = threading.Event()
    with ThreadPoolExecutor(1) as executor:
        slot = Slot[bool](executor)
        slot.submit(lambda: go_on.wait(10))
        assert slot.take() is None
        assert not slot.free
        go_on.set()
        assert slot.take(wait=True) is True


def test_searches_give_way_to_load_at_live_cameras_alone() -> None:
    options = PaceOptions(empty_seconds=0.1, busy_seconds=0.2, longest_seconds=1.0, share=0.5)
    for live, expected in ((True, 0.4), (False, 0.1)):
        pace = Pace(live=live, options=options)
        assert pace.due(5.0, following=False)
        pace.begin(5.0)
        pace.took(0.1)
        pace.cameras = 2
        assert pace.interval(following=False) == pytest.approx(expected)
        assert not pace.due(5.05, following=False)
        assert pace.due(5.0 + expected, following=False)
        pace.cameras = 50
        assert pace.interval(following=True) == (1.0 if live else 0.2)
