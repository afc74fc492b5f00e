"""Who else of a machine can get at the files of a site, and keeping everybody else out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.messages import Message

if TYPE_CHECKING:
    from core.site.site import Site

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def open_to_others(folder: Path, key_file: Path | None = None) -> list[Path]:
    """The folders and files of a site that other accounts of this machine may read or change, its folder first.

    Windows, which asks otherwise, has none. What a link leads to is not looked at.

    Args:
        folder: of the site.
        key_file: of its key, where it lies elsewhere.

    """
    if os.name != "posix":
        return []
    return [path for path in _all(folder, key_file) if _mode(path) & _OTHERS]


def make_private(site: Site) -> int:
    """Keep all other accounts of this machine out of a site's folder and files; how many were open to them.

    Raises:
        OSError: something is somebody else's, and stays as it is; the rest has been closed to others.

    """
    key_file = site.settings.key_file
    found = open_to_others(site.folder, key_file)
    failed: OSError | None = None
    for path in found:
        try:
            path.chmod(_mode(path) & ~_OTHERS & 0o777)
        except FileNotFoundError:
            pass
        except OSError as error:
            failed = error
    if found:
        site.trail.look("close to others", Message.of(len(found), "1 file", "{count:,} files"))
    if failed is not None:
        raise failed
    return len(found)


def _all(folder: Path, key_file: Path | None) -> Iterator[Path]:
    yield folder
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place) / name
            if not path.is_symlink():
                yield path
    if key_file is not None and key_file.expanduser().is_absolute():
        yield key_file.expanduser()


def _mode(path: Path) -> int:
    with suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    return 0
