"""Notes of a site that are wanted when its gallery cannot be read: small JSON files in its folder ``status``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from core.base import durable

FOLDER = "status"


def read(site_folder: Path, name: str) -> Any:
    """What was noted under a name; None where nothing readable is."""
    try:
        return json.loads((site_folder / FOLDER / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def write(site_folder: Path, name: str, value: object) -> None:
    """Note something in place of what was noted under a name.

    Raises:
        OSError: it cannot be written; what was noted stays.

    """
    path = site_folder / FOLDER / name
    durable.private_folder(path.parent)
    durable.write(path, json.dumps(value, ensure_ascii=False, indent=1).encode())
