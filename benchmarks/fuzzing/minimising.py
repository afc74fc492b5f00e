"""Makes an input that shows a finding as small as it can be made in a while."""

from __future__ import annotations

import time

from benchmarks.fuzzing.target import Target, attempt, signature


def shows(target: Target, content: bytes) -> str:
    """Signature of the finding that an input shows; empty where it shows none."""
    try:
        attempt(target, content)
    except Exception as error:  # noqa: BLE001  # whatever comes is what is looked for
        return signature(error)
    return ""


def minimised(target: Target, content: bytes, wanted: str, seconds: float = 20) -> bytes:
    """The input without what the finding does not need: ever smaller parts are left out as long as it shows."""
    end = time.monotonic() + seconds
    part = max(1, len(content) // 2)
    while part:
        at = 0
        while at < len(content) and time.monotonic() < end:
            shorter = content[:at] + content[at + part :]
            if shows(target, shorter) == wanted:
                content = shorter
            else:
                at += part
        part //= 2
    return content
