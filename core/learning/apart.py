"""What a process of its own begins with: it gives way to others, and opens the site only where it has to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.learning.sources import DataKind
from core.learning.tools import Tools

_WAITING = "OMP_WAIT_POLICY"  # read by the library that runs the threads, once, when it is loaded
NICE = 10
"""By how much what learns or measures gives way to others: cameras come first."""


def give_way() -> None:
    """Let all other processes of the machine come first. To be called before torch is imported.

    Threads of a step wait for each other asleep. Usually they wait working, and where cameras take the processor from
    one of them, the others burn what is left: steps of LeNet-5 on two cores took ten to forty times as long.
    """
    import psutil

    os.environ.setdefault(_WAITING, "PASSIVE")
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
