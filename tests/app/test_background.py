from __future__ import annotations

import threading
import time
from pathlib import Path

from app import background
from app.window.widgets.jobs import JobBar
from core import crash


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
