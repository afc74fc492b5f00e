import sqlite3
import threading
from contextlib import closing

import pytest

from core.gallery.events import Event
from core.live import backlog as backlog_module
from core.live.backlog import Backlog
from core.live.supervision import Licence
from core.site import DATABASE, Site
from tests.core.gallery.test_events import UNKNOWN
from tests.servers import wait_for


def test_a_gallery_that_is_locked_holds_up_no_frame_and_loses_no_decision(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backlog_module, "_PATIENCE", 0.05)
    monkeypatch.setattr(backlog_module, "_AGAIN", 0.1)
    backlog = Backlog("hall", site.events, None, Licence())
    locked, enough = threading.Event(), threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(site.folder / DATABASE, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            locked.set()
            enough.wait(60)
            other.execute("ROLLBACK")

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        assert locked.wait(10)
        backlog.judge(UNKNOWN, None, None)
        for _frame in range(3):  # each comes back while the other program still has it
            recorded, trouble = backlog.record(live=True)
            assert recorded == ()
            assert "another program has kept it locked" in trouble
        assert len(backlog) == 1
    finally:
        enough.set()
        thread.join()
    kept: list[Event] = []
    wait_for(lambda: bool(kept.extend(event for event, _ in backlog.record(live=True)[0]) or kept))
    assert [event.camera for event in kept] == [UNKNOWN.camera]
    assert site.events.count() == 1
    assert len(backlog) == 0
