from __future__ import annotations

import time

from app.window.watchdog import Watchdog


def test_a_stall_is_reported_with_where_it_was(qtbot, capsys) -> None:
    told: list[str] = []
    watchdog = Watchdog(told.append)
    try:
        qtbot.wait(100)
        watchdog.stalls.clear()
        _stand_still()
        qtbot.waitUntil(lambda: len(watchdog.stalls) >= 1)
    finally:
        watchdog.close()
    assert max(watchdog.stalls) >= 0.3
    assert "stood still" in told[-1]
    assert "_stand_still" in capsys.readouterr().err


def _stand_still() -> None:
    time.sleep(0.35)
