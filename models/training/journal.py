"""What a training writes down while it goes on: one line of JSON for each look, pictures, and TensorBoard's log."""

from __future__ import annotations

import io
import json
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image as Pillow

from models.training.event_log import EventLog
from models.training.watching import Look, Picture

NAME = "journal.jsonl"
SAMPLES = "samples"


class Journal:
    """Writes down looks. What a training wrote after it was last kept is cut off: it is done again.

    Args:
        folder: of the training.
        places: of :meth:`places`, when it was last kept; empty where it begins.
        step: at which it was.

    Raises:
        OSError: it cannot be written.

    """

    def __init__(self, folder: Path, places: Mapping[str, int], step: int):
        self._samples = folder / SAMPLES
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(folder / NAME, flags, 0o600), "r+b")
        self._file.truncate(min(places.get("journal", 0), (folder / NAME).stat().st_size))
        self._file.seek(0, os.SEEK_END)
        self._log = EventLog(folder, places.get("log", 0))
        for path in self._samples.glob("*.png"):
            if not path.name.partition("-")[0].isdecimal() or int(path.name.partition("-")[0]) > step:
                path.unlink(missing_ok=True)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()
        self._log.close()

    def write(self, look: Look) -> None:
        """Write down a look.

        Raises:
            OSError: it cannot be written.

        """
        samples = {name: _png(picture) for name, picture in look.samples.items()}
        for name, content in samples.items():
            self._samples.mkdir(mode=0o700, exist_ok=True)
            path = self._samples / f"{look.step:07d}-{_plain(name)}.png"
            path.touch(mode=0o600)
            path.write_bytes(content)
        self._log.add(look.step, _numbers(look), {f"sample/{name}": content for name, content in samples.items()})
        self._file.write(json.dumps(row(look), allow_nan=False).encode() + b"\n")
        self._file.flush()

    def places(self) -> dict[str, int]:
        """How far both files reach."""
        return {"journal": self._file.tell(), "log": self._log.place()}


def row(look: Look) -> dict[str, Any]:
    """A look as it stands in the journal; a number that is none is null."""
    return {
        "step": look.step,
        "seconds": round(look.seconds, 3),
        "losses": _finite(look.losses),
        "scores": _finite(look.scores),
        "rate": look.rate,
        "gradients": _finite(look.gradients),
        "dead": _finite(look.dead),
        "best": look.best,
    }


def _numbers(look: Look) -> dict[str, float]:
    named = (("loss", look.losses), ("score", look.scores), ("gradient", look.gradients), ("dead", look.dead))
    found = {f"{kind}/{name}": value for kind, values in named for name, value in values.items()}
    return found | {"rate": look.rate}


def _finite(values: Mapping[str, float]) -> dict[str, float | None]:
    return {name: float(value) if math.isfinite(value) else None for name, value in values.items()}


def _png(picture: Picture) -> bytes:
    buffer = io.BytesIO()
    Pillow.fromarray(picture).save(buffer, "PNG")
    return buffer.getvalue()


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name.lower())[:60]
