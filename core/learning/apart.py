"""What a process of its own begins with: it gives way to others, and opens the site only where it has to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.learning.sources import DataKind
from core.learning.tools import Tools

NICE = 10
"""By how much what learns or measures gives way to others: cameras come first."""


def give_way() -> None:
    """Let all other processes of the machine come first."""
    import psutil

    with suppress(psutil.Error, OSError):
        psutil.Process().nice(getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", NICE))


@contextmanager
def tools_of(site_folder: Path, kind: DataKind, by: str = "") -> Iterator[Tools]:
    """What a recipe works with, with the site where its data is the gallery.

    Args:
        site_folder: of the site.
        kind: of the data.
        by: for whom the gallery is read, whose right was asked for before this process began; else for nobody at work.

    Raises:
        PorticoError: the site or its settings cannot be opened.

    """
    from core import settings

    if kind != DataKind.GALLERY:
        yield Tools(settings.load(site_folder))
        return
    from core.site import Site
    from core.store.audit import Actor, Permission

    with Site(site_folder) as site:
        # it may do this one thing, and no other
        yield Tools(site=site.acting_as(Actor(by, frozenset({Permission.EXPORT}))) if by else site)
