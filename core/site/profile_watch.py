"""What a program does that goes on with a recognition profile which is not in use any more."""

from __future__ import annotations

from collections.abc import Callable

from core import settings as site_settings
from core.base.messages import Message
from core.errors import PorticoError, SiteError
from core.recognition import profiles
from core.site import Site


class ProfileWatch:
    """Says once when another program, or this one, has changed the profile that this one works with.

    It recognises everybody who was enrolled before, as long as the templates of its profile are kept, and nobody who
    was enrolled since.

    Args:
        site: the profile that its settings name now is what this program works with.
        complain: told what has happened, and what to do.

    """

    def __init__(self, site: Site, complain: Callable[[str], None]):
        self._site = site
        self._mine = site.settings.profile
        self._complain = complain
        self._told = ""
        self.behind: str = ""
        """That this program works with a profile that is not in use any more, and what to do; empty where it is."""

    @property
    def profile_id(self) -> str:
        """Of the profile that this program works with; empty where it cannot be read."""
        try:
            return profiles.load(self._mine).id
        except PorticoError:
            return ""

    def look(self) -> None:
        """Look at the settings, and complain where that was not done yet."""
        now = self._changed_to()
        words = Message(
            "the recognition profile is {now} now, and this program still works with {mine}: start "
            "it anew, for it does not recognise anybody who was enrolled since the change",
            now=now,
            mine=self._mine,
        )
        self.behind = words if now else ""
        if now and now != self._told:
            self._complain(words)
        self._told = now

    def _changed_to(self) -> str:
        """The profile of the settings where it is another one; empty where it is the same, or cannot be read."""
        try:
            now = site_settings.load(self._site.folder).profile
            if now == self._mine or profiles.load(now).id == profiles.load(self._mine).id:
                return ""
        except PorticoError:  # whoever changes settings is told
            return ""
        return now


def require_profile(site: Site, profile_id: str) -> None:
    """Refuse to enrol with a profile that is not in use any more: nobody would be recognised by such templates.

    Raises:
        SiteError: the settings name another one now.

    """
    now = site_settings.load(site.folder).profile
    if profiles.load(now).id != profile_id:
        raise SiteError(
            "people are recognised with another profile now ({now}), and nobody was enrolled: open "
            "Portico anew, then enrol again",
            now=now,
        )
