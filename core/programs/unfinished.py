"""What a site is writing elsewhere, so that nothing of it stays there unseen when the program is killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.base import durable

FOLDER = "unfinished"


@contextmanager
def noted(site_folder: Path, path: Path) -> Iterator[Path]:
    """The name beside a path under which something is written within the block, and under which it is then gone.

    Raises:
        OSError: the site cannot be written.

    """
    part = durable.part_of(path.absolute())
    folder = site_folder / FOLDER
    durable.private_folder(folder)
    note = durable.new_part(folder / "writing", str(part).encode("utf-8", "surrogateescape"))
    try:
        yield part
    finally:
        note.unlink(missing_ok=True)


def clear_away(site_folder: Path) -> None:
    """Remove what was being written by processes that have ended."""
    for note in durable.left_behind(site_folder / FOLDER):
        with suppress(OSError):
            part = Path(note.read_bytes().decode("utf-8", "surrogateescape"))
            if part.is_absolute() and durable.writer_of(part) == durable.writer_of(note):
                durable.erase(part)
                if part.exists() or not part.parent.is_dir():  # a stick that is not plugged in: it may come back
                    continue
            note.unlink()
