"""What a training writes down while it goes on: lines of JSON for looks and for losses, pictures, TensorBoard's log."""

from __future__ import annotations

import io
import json
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from PIL import Image as Pillow

from models.training.event_log import EventLog
from models.training.watching import Look, Picture

NAME = "journal.jsonl"
LOSSES = "losses.jsonl"
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
        self._file = _opened(folder / NAME, places.get("journal", 0))
        self._losses = _opened(folder / LOSSES, places.get("losses", 0))
        self._log = EventLog(folder, places.get("log", 0))
        for path in self._samples.glob("*.png"):
            if not path.name.partition("-")[0].isdecimal() or int(path.name.partition("-")[0]) > step:
                path.unlink(missing_ok=True)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Write no more."""
        self._file.close()
        self._losses.close()
        self._log.close()

    def note(self, step: int, losses: Mapping[str, float]) -> None:
        """Write down a point of the curve of the losses: means since the last one, by name.

        Raises:
            OSError: it cannot be written.

        """
        _write(self._losses, {"step": step, "losses": _finite(losses)})

    def write(self, look: Look) -> None:
        """Write down a look.

        Raises:
            OSError: it cannot be written.

        """
        samples = {name: _png(picture) for name, picture in look.samples.items()}
        for name, content in samples.items():
            self._samples.mkdir(mode=0o700, exist_ok=True)
            path = self._samples / f"{look.step:07d}-{plain(name)}.png"
            path.touch(mode=0o600)
            path.write_bytes(content)
        self._log.add(look.step, _numbers(look), {f"sample/{name}": content for name, content in samples.items()})
        _write(self._file, row(look))

    def places(self) -> dict[str, int]:
        """How far its files reach."""
        return {"journal": self._file.tell(), "losses": self._losses.tell(), "log": self._log.place()}


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


def _opened(path: Path, kept: int) -> IO[bytes]:
    """A file to be written on after so many bytes; what stands after them is cut off."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    file = os.fdopen(os.open(path, flags, 0o600), "r+b")
    file.truncate(min(kept, path.stat().st_size))
    file.seek(0, os.SEEK_END)
    return file


def _write(file: IO[bytes], line: Mapping[str, Any]) -> None:
    file.write(json.dumps(line, allow_nan=False).encode() + b"\n")
    file.flush()


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


def plain(name: str) -> str:
    """A name as that of a file has it."""
    return "".join(c if c.isalnum() else "-" for c in name.lower())[:60]
