from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future

import numpy as np
import pytest

from core.faces import Faces, Float
from core.live import work
from core.live.pace import PaceOptions, SearchPace
from core.live.work import Beside, InStep, Picture, Slot


class _Extractor:
    """Numbers faces in order, and remembers how they came."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []

    def __call__(self, pictures: list[Picture]) -> Float:
        self.batches.append([len(faces) for _, faces in pictures])
        if any(image.sum() for image, _ in pictures):
            raise MemoryError("no room")
        count = sum(self.batches[-1])
        return np.arange(count, dtype=np.float32)[:, None] + 10 * len(self.batches)


def _faces(count: int) -> Faces:
    return Faces(np.zeros((count, 4), np.float32), np.zeros((count, 5, 2), np.float32), np.zeros(count, np.float32))


_DARK, _BRIGHT = np.zeros((2, 2, 3), np.uint8), np.ones((2, 2, 3), np.uint8)


@pytest.fixture
def extractor() -> _Extractor:
    return _Extractor()


@pytest.fixture
def beside(extractor: _Extractor) -> Iterator[Beside]:
    worker = Beside(extractor)
    yield worker
    worker.close()


def test_in_step_and_beside_give_the_same(beside: Beside) -> None:
    for worker in (InStep(_Extractor()), beside):
        slot = Slot[int]()
        assert slot.take(wait=True) is None
        slot.put(worker.run(lambda: 7))
        assert not slot.free
        assert slot.take(wait=True) == 7
        assert slot.free
        slot.put(worker.run(lambda: 1 // 0))
        with pytest.raises(ZeroDivisionError):
            slot.take(wait=True)
        assert slot.free
        assert worker.templates(_DARK, _faces(2)).result(5).tolist() == [[10], [11]]


def test_unfinished_work_is_not_waited_for(beside: Beside) -> None:
    go_on = threading.Event()
    slot = Slot[bool]()
    slot.put(beside.run(lambda: go_on.wait(10)))
    assert slot.take() is None
    assert not slot.free
    go_on.set()
    assert slot.take(wait=True) is True


def _queued(beside: Beside, *asked: tuple[np.ndarray, int]) -> list[Future[Float]]:
    """Templates asked for while the worker is busy."""
    begun, go_on = threading.Event(), threading.Event()
    beside.run(lambda: (begun.set(), go_on.wait(10)))
    assert begun.wait(10), "templates go before it"
    futures = [beside.templates(image, _faces(count)) for image, count in asked]
    go_on.set()
    return futures


def test_templates_of_several_cameras_are_made_at_once(beside: Beside, extractor: _Extractor) -> None:
    futures = _queued(beside, (_DARK, 2), (_DARK, 1), (_DARK, 3))
    assert [f.result(5)[:, 0].tolist() for f in futures] == [[10, 11], [12], [13, 14, 15]]
    assert extractor.batches == [[2, 1, 3]]


def test_a_batch_is_bounded(beside: Beside, extractor: _Extractor) -> None:
    futures = _queued(beside, *[(_DARK, 10)] * 3, (_DARK, 40))
    assert [len(f.result(5)) for f in futures] == [10, 10, 10, 40]
    assert extractor.batches == [[10], [10], [10], [40]]


def test_whoever_waits_at_the_door_goes_before_a_search_but_not_for_ever(
    beside: Beside, extractor: _Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for patience, expected in ((60.0, ["template", "search"]), (0.0, ["search", "template"])):
        monkeypatch.setattr(work, "_PATIENCE", patience)
        begun, go_on, order = threading.Event(), threading.Event(), []
        beside.run(lambda begun=begun, go_on=go_on: (begun.set(), go_on.wait(10)))
        begun.wait(5)
        search = beside.run(lambda order=order: order.append("search"))
        templates = beside.templates(_DARK, _faces(1))
        templates.add_done_callback(lambda _future, order=order: order.append("template"))
        go_on.set()
        search.result(5)
        templates.result(5)
        assert order == expected


def test_what_goes_wrong_reaches_everybody_of_the_batch_and_nobody_else(beside: Beside) -> None:
    futures = _queued(beside, (_DARK, 1), (_BRIGHT, 1))
    for future in futures:
        with pytest.raises(MemoryError):
            future.result(5)
    assert len(beside.templates(_DARK, _faces(1)).result(5)) == 1


def test_closing_drops_what_waits(extractor: _Extractor) -> None:
    worker = Beside(extractor)
    begun, go_on = threading.Event(), threading.Event()
    running = worker.run(lambda: (begun.set(), go_on.wait(10)))
    begun.wait(5)
    slot = Slot[Float]()
    slot.put(worker.templates(_DARK, _faces(1)))
    queued = worker.run(lambda: 0)
    queued.add_done_callback(lambda _future: go_on.set())  # cancelled: the worker may go on
    worker.close()
    assert running.done()
    assert slot.take(wait=True) is None
    assert extractor.batches == []


def test_searches_give_way_to_load_at_live_cameras_alone() -> None:
    options = PaceOptions(empty_seconds=0.1, busy_seconds=0.2, longest_seconds=1.0, share=0.5)
    for live, expected in ((True, 0.4), (False, 0.1)):
        pace = SearchPace(live=live, options=options)
        assert pace.due(5.0, following=False)
        pace.begin(5.0)
        pace.took(0.1)
        pace.cameras = 2
        assert pace.interval(following=False) == pytest.approx(expected)
        assert not pace.due(5.05, following=False)
        assert pace.due(5.0 + expected, following=False)
        pace.cameras = 50
        assert pace.interval(following=True) == (1.0 if live else 0.2)


def test_where_no_thread_can_be_begun_the_helper_goes_on_as_it_is(
    beside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    stuck = beside.run(lambda: (begun.set(), go_on.wait(10)))
    assert begun.wait(5)
    after = beside.run(lambda: 7)

    def refuse(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as full:
        full.setattr(threading.Thread, "start", refuse)
        with pytest.raises(RuntimeError):
            beside.renew()
    assert stuck.cancelled(), "nobody waits for it any more"
    assert beside.working > 0
    go_on.set()
    assert after.result(5) == 7


def test_the_first_piece_of_each_kind_is_known_as_such(beside: Beside) -> None:
    for work_of in (beside.run, lambda _do: beside.templates(_DARK, _faces(1))):
        first: list[bool] = []
        beside._extract = lambda pictures, first=first: (first.append(beside.first), np.zeros((1, 4), np.float32))[1]
        for _ in range(2):
            work_of(lambda first=first: first.append(beside.first)).result(5)
        assert first == [True, False]
