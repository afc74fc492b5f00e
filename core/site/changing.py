"""Changes of the gallery and of the settings' file that come about together or not at all, whoever kills the program.

The settings wait in a file of their own until the gallery has taken over its name, in the transaction of all the rest.
Whoever finds settings that wait can therefore tell whether they are to be those of the site.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core import settings as site_settings
from core.base.logs import logger
from core.errors import SiteError
from core.store.database import Database
from core.store.secrets import SecretStore

_log = logger("settings")
_TRIES, _PAUSE = 5, 0.1  # seconds
_NAME = "settings"  # among the secrets: the name of the settings that were prepared last


@contextmanager
def changing(folder: Path, database: Database, secrets: SecretStore) -> Iterator[Callable[..., None]]:
    """Let what is written within the block come about together with the settings that it names, once at most.

    Raises:
        SiteError: a value is not allowed, or the settings cannot be written.

    """
    waiting: list[str] = []

    def change(**changes: object) -> None:
        waiting.append(site_settings.prepare(folder, **changes))

    try:
        with database.together():
            settle(folder, secrets)
            yield change
            for name in waiting:
                secrets.remark(_NAME, name)
    except BaseException:
        for name in waiting:
            (folder / name).unlink(missing_ok=True)
        raise
    for name in waiting:
        _promote(folder, name)


def _promote(folder: Path, name: str) -> None:
    """Take over settings that are decided: where it cannot be done now, whoever opens the site next does it."""
    for left in reversed(range(_TRIES)):
        try:
            site_settings.promote(folder, name)
        except SiteError as error:  # on Windows, an editor or a scanner may have the file open for a moment
            if not left:
                _log.warning("the change takes effect at the next start", words=str(error))
            else:
                time.sleep(_PAUSE)
        else:
            return


def settle(folder: Path, secrets: SecretStore) -> None:
    """Take over the settings that a transaction said would be those, and no others that wait.

    To be called while nobody else can write: else somebody may be in the midst of a change.
    """
    for name in site_settings.waiting(folder):
        if name == secrets.get(_NAME):
            site_settings.promote(folder, name)
        else:
            (folder / name).unlink(missing_ok=True)
