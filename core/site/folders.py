"""Folders: of sites, and of what is kept for all sites of an account."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from core.base import durable
from core.base.advice import Act
from core.base.messages import Message
from core.errors import SiteError
from core.programs.leftovers import RESTORING
from core.settings import GALLERY

DATABASE = GALLERY
KEY = "site.key"


def make_folder(folder: Path) -> None:
    """Make a site's folder for its owner alone; one that is empty becomes so, unless it is set up for several.

    Raises:
        OSError: it cannot be made.

    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    durable.private_folder(folder)
    if hasattr(os, "getuid"):
        known = folder.stat()
        shared = stat.S_ISGID | stat.S_ISVTX
        if known.st_uid == os.getuid() and not known.st_mode & shared and next(folder.iterdir(), None) is None:
            folder.chmod(0o700)


def require_usable(folder: Path) -> None:
    """Make the folder of a site where there is none, and see that a site can be there.

    Raises:
        SiteError: it cannot be made or written, or a backup was being restored into it.

    """
    try:
        make_folder(folder)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except FileExistsError:
        raise SiteError("{folder} is a file: {how}", folder=folder, how=Message(Act.NAME_FOLDER)) from None
    except OSError as error:
        raise SiteError(
            "the site {folder} cannot be written: {why}; {how}",
            folder=folder,
            why=error.strerror,
            how=Message(Act.NAME_ANOTHER),
        ) from None
    if (folder / RESTORING).exists() and not (folder / DATABASE).exists():
        raise SiteError(
            "a backup was being restored into {folder}, and that was cut off: restore it again, into the same folder",
            folder=folder,
        )
