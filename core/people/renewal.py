"""Whom a site has to photograph anew, by its own settings and the profile in use."""

from __future__ import annotations

from datetime import date

from core import settings as site_settings
from core.gallery.measuring import Measuring
from core.gallery.renewal import Limits, Renewal, renewals
from core.recognition import profiles
from core.site import Site

_STRICTER = 10  # who would be missed at a target so many times as strict is near the threshold


def due(site: Site, today: date | None = None) -> list[Renewal]:
    """Everybody to be photographed anew, the most telling cause first.

    Raises:
        ProfileError: the profile in use is missing or malformed.
        GalleryError: the gallery cannot be read.

    """
    now = site_settings.load(site.folder)
    profile = profiles.load(now.profile)
    people, target = max(1, site.people.count()), now.identify_fpir or profile.identify_fpir
    threshold = profile.identify_threshold(people, target)
    near = profile.identify_threshold(people, target / _STRICTER) - threshold
    unknown = Measuring(site.database, site.vault, site.trail, profile.id).unknown()
    limits = Limits(now.renew_months, now.renew_months_by_group, near)
    return renewals(site.database, profile.id, unknown, limits, today or date.today())  # noqa: DTZ011  # here
