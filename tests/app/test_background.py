from __future__ import annotations

import threading
import time
import weakref
from pathlib import Path

import pytest

from app import background
from app.window.widgets.jobs import JobBar
from core.programs import crash


def test_results_come_back_in_qts_thread(qtbot) -> None:
    seen: dict[str, object] = {}

    def work(progress: background.Progress) -> int:
        progress(0.5, "half")
        seen["worker"] = threading.current_thread()
        return 42

    def done(value: int) -> None:
        seen.update(value=value, thread=threading.current_thread())

    background.run(work, done, on_progress=lambda f, w: seen.update(progress=(f, w)))
    qtbot.waitUntil(lambda: "value" in seen)
    assert (seen["value"], seen["progress"]) == (42, (0.5, "half"))
    assert seen["thread"] is threading.main_thread()
    assert seen["worker"] is not threading.main_thread()


def test_who_asked_is_let_go_of_in_qts_thread(qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go: list[threading.Thread] = []
    heard = threading.Event()

    class Page:
        def load(self, _progress: background.Progress) -> str:
            return "loaded"

        def show(self, _what: str) -> None:
            heard.set()

    # the pool's thread is still at its work when Qt's thread has done with it
    forget = background._forget
    monkeypatch.setattr(background, "_forget", lambda future: (heard.wait(10), time.sleep(0.2), forget(future)))
    page = Page()
    weakref.finalize(page, lambda: let_go.append(threading.current_thread()))
    background.run(page.load, page.show)
    del page
    qtbot.waitUntil(lambda: bool(let_go))
    assert let_go == [threading.main_thread()]


def test_stopping_is_no_crash(qtbot, tmp_path: Path) -> None:
    def work(progress: background.Progress) -> None:
        while True:
            progress(0.5, "half")
            time.sleep(0.01)

    said: list[str] = []
    bar = JobBar()
    qtbot.addWidget(bar)
    crash.place(tmp_path)
    try:
        bar.run(work, lambda _value: None, said.append)
        bar.stop()
        qtbot.waitUntil(lambda: bool(said))
    finally:
        crash.forget()
    assert said == ["Stopped: nothing was changed."]
    assert crash.reports(tmp_path) == []


def test_a_failure_becomes_one_sentence(qtbot) -> None:
    said: list[str] = []
    background.run(lambda _progress: {}["a\nb"], None, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert "\n" not in said[0]


def _after(gate: threading.Event, answer: str) -> str:
    assert gate.wait(10)
    return answer


def test_of_several_questions_only_the_newest_is_answered(qtbot) -> None:
    first, heard, latest = threading.Event(), [], background.Latest()
    latest.run(lambda _progress: _after(first, "first"), heard.append)
    latest.run(lambda _progress: "second", heard.append)
    qtbot.waitUntil(lambda: heard == ["second"])
    first.set()
    assert background.wait()
    _let_arrive(qtbot)
    assert heard == ["second"]


def test_what_an_overtaken_question_reports_or_fails_with_is_dropped_too(qtbot) -> None:
    gate, heard, latest = threading.Event(), [], background.Latest()

    def work(progress: background.Progress) -> None:
        assert gate.wait(10)
        progress(0.5, "half")
        raise ValueError("too late")

    latest.run(work, None, heard.append, lambda _fraction, words: heard.append(words))
    latest.drop()
    gate.set()
    assert background.wait()
    _let_arrive(qtbot)
    assert heard == []


def test_the_newest_hears_of_its_progress_and_of_its_failure(qtbot) -> None:
    def work(progress: background.Progress) -> None:
        progress(0.5, "half")
        raise ValueError("no such file")

    heard: list[str] = []
    background.Latest().run(work, None, heard.append, lambda _fraction, words: heard.append(words))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["half", "no such file"]


def test_a_mark_overtakes_nothing_and_says_whether_it_was_overtaken() -> None:
    latest, heard = background.Latest(), []
    first = latest.mark()
    then, second = latest.only(heard.append), latest.mark()
    assert first()
    assert second()
    then("in time")
    latest.drop()
    assert not first()
    assert not second()
    then("late")
    assert heard == ["in time"]
    assert latest.mark()()


def _let_arrive(qtbot) -> None:
    """Wait until everything that was handed to Qt's thread so far has been called there."""
    arrived: list[None] = []
    background.run(lambda _progress: None, arrived.append)
    qtbot.waitUntil(lambda: bool(arrived))
