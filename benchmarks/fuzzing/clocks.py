"""Time stamps of films and cameras: whatever they say, the seconds of a source go forward by believable steps."""

from __future__ import annotations

import math
import struct

from benchmarks.fuzzing.target import Taker, Target, require

_LONGEST = 31.0  # seconds from one picture to the next: three of the longest pause that a film can claim


def _clock(content: bytes) -> None:
    from core.cameras.clock import SourceClock

    taker = Taker(content)
    live, rate = taker.number() % 2 == 1, _number(taker.number(8))
    clock, before, stamp = SourceClock(rate), None, 0.0
    while taker.left:
        kind, value = taker.number() % 6, taker.number(4)
        # as it should be, a little late or early, of its own, not at all, anything whatever, and as it was
        stamp += (0.04, value / 2**32 - 0.5, 0.0, 0.0, 0.0, 0.0)[kind]
        given = (stamp, stamp, value / 90_000, None, _number(value << 32 | value), stamp)[kind]
        passed = (value % 4000) / 1000 if live else None
        now = clock.take(given, passed)
        require(math.isfinite(now), "clock: its seconds are no number")
        step = 0.0 if before is None else now - before
        require(before is None or step > 0, "clock: it stands still or goes back")
        require(step <= _LONGEST + (passed or 0.0), "clock: it jumps")
        require(0 < clock.step <= 10, "clock: its usual step cannot be")
        before = now


def _number(bits: int) -> float:
    """Any number of 64 bits, and what is none."""
    return float(struct.unpack("<d", bits.to_bytes(8, "little"))[0])


def _seeds() -> list[bytes]:
    even = b"".join(b"\0" + n.to_bytes(4, "little") for n in range(20))
    rate = struct.pack("<d", 25.0)
    jump = even + b"\2" + (2**32 - 1).to_bytes(4, "little") + even + b"\2" + bytes(4) + even
    return [b"\0" + rate + even, b"\1" + rate + even, b"\0" + rate + jump, b"\1" + bytes(8) + b"\3\1\2\3\4" * 9 + even]


TARGETS = [
    Target("clocks", _clock, _seeds, lambda: (), (b"\2\xff\xff\xff\xff", b"\3\0\0\0\0", b"\5\0\0\0\0"), longest=1024)
]
