"""The log as CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from core.base.csv_text import plain
from core.errors import GalleryError
from core.gallery.events import Event

COLUMNS = (
    "time",
    "camera",
    "decision",
    "outcome",
    "person",
    "score",
    "threshold",
    "shots",
    "quality",
    "door",
    "reasons",
)


def write_csv(events: Iterable[Event], path: Path) -> int:
    """Write events, one a line after a header; the number written.

    Raises:
        GalleryError: the file cannot be written.

    """
    count = 0
    try:
        # the byte-order mark makes spreadsheets read names of any script rightly
        with path.open("w", newline="", encoding="utf-8-sig") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            for event in events:
                writer.writerow(
                    [
                        event.time.astimezone().isoformat(timespec="seconds"),
                        plain(event.camera),
                        str(event.result),
                        str(event.outcome),
                        plain(event.person or ""),
                        _number(event.score),
                        _number(event.threshold),
                        event.shots,
                        _number(event.quality),
                        plain(event.door or ""),
                        plain("; ".join(str(r) for r in event.reasons)),
                    ]
                )
                count += 1
    except OSError as error:
        raise GalleryError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from None
    return count


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"
