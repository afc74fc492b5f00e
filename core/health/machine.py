"""The program and the disk."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.messages import Message
from core.health.check import Check, Group, State

if TYPE_CHECKING:
    from core.site import Site

_LOW_DISK = 500_000_000  # bytes
_PACKAGES = ("openvino", "torch", "faiss-cpu", "opencv-python-headless", "opencv-python", "numpy", "PySide6")


def program() -> Iterator[Check]:
    """Versions."""
    facts = {
        "portico": _version("portico"),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "packages": {name: found for name in _PACKAGES if (found := _version(name)) is not None},
    }
    words = Message("Portico {portico}, Python {python}", portico=facts["portico"], python=facts["python"])
    if facts["portico"] is None:
        yield Check(
            "program",
            State.ATTENTION,
            Message("Portico {portico}, Python {python}; it runs without being installed", **words.fields),
            Group.MACHINE,
            facts,
        )
    else:
        yield Check("program", State.GOOD, words, Group.MACHINE, facts)


def disk(folder: Path, site: Site | None) -> Iterator[Check]:
    """Room for the gallery, and for the next backup."""
    usage = shutil.disk_usage(folder)
    yield Check(
        "disk",
        State.GOOD if usage.free > _LOW_DISK else State.ATTENTION,
        Message("{free:.1f} GB free at {folder}", free=usage.free / 1000000000.0, folder=folder),
        Group.MACHINE,
        {"free_bytes": usage.free, "total_bytes": usage.total},
        advice="" if usage.free > _LOW_DISK else Message("make room"),
    )
    where = _backups(site) if site is not None else None
    if site is not None and where is not None and where.is_dir():
        free, needed = shutil.disk_usage(where).free, site.database.size()
        enough = free > max(_LOW_DISK, 2 * needed)  # the old one stays until the new one has been read back
        yield Check(
            "disk of backups",
            State.GOOD if enough else State.ATTENTION,
            Message("{free:.1f} GB free at {folder}", free=free / 1000000000.0, folder=where),
            Group.BACKUPS,
            {"free_bytes": free, "needed_bytes": needed},
            advice="" if enough else Message("make room"),
        )


def _backups(site: Site) -> Path | None:
    """Where backups go to: as planned, else where the last one is."""
    from core import settings as site_settings
    from core.backups import writing

    planned = site_settings.load(site.folder).backups.folder
    if planned is not None:
        return planned
    latest = writing.last(site)
    return Path(latest.file).parent if latest is not None else None


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
