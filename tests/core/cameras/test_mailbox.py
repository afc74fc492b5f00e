from __future__ import annotations

import threading
from datetime import UTC, datetime

import numpy as np

from core.cameras.mailbox import Mailbox
from core.cameras.source import Frame


def _frame(number: int) -> Frame:
    return Frame(np.zeros((2, 2, 3), np.uint8), float(number), datetime.now(UTC))


def test_the_mailbox_holds_the_newest() -> None:
    box = Mailbox()
    for number in range(3):
        box.put(_frame(number))
    taken = box.take()
    assert taken is not None
    assert (taken.seconds, box.dropped) == (2, 2)
    assert box.take(timeout=0.01) is None


def test_a_patient_writer_loses_nothing() -> None:
    box, got = Mailbox(), []

    def write() -> None:
        for number in range(50):
            box.put(_frame(number), wait=True)
        box.close()

    writer = threading.Thread(target=write)
    writer.start()
    while not box.closed:
        frame = box.take(1)
        if frame is not None:
            got.append(frame.seconds)
    writer.join()
    assert got == list(range(50))
