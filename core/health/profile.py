"""The recognition profile: whether a better one is there, and whom the one in use cannot know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from core import settings as site_settings
from core.base.advice import Act
from core.base.messages import Message
from core.health.check import Check, Group, State, sum_words
from core.people.profile_offer import Offer, offer
from core.programs.running import used_profiles
from core.recognition import profiles

if TYPE_CHECKING:
    from core.site import Site

_GROUP = Group.RECOGNISER


def look(site: Site) -> Iterator[Check]:
    """Whether the profile in use is the newest of its kind, and what a newer one would bring."""
    used = site_settings.load(site.folder).profile
    found = offer(site)
    if found is None:
        behind = sorted(used_profiles(site.folder) - {profiles.load(used).id})
        facts: dict[str, Any] = {"used": used, "better": None, "behind": behind}
        if behind:
            words = Message(
                "{used} is in use, and a program that is open still works with {behind}", used=used, behind=behind[0]
            )
            yield Check("profile", State.ATTENTION, words, _GROUP, facts, advice=Message("open it anew"))
        else:
            yield Check("profile", State.GOOD, Message("{used} is in use", used=used), _GROUP, facts)
        return
    facts = {
        "used": used,
        "better": found.name,
        "refused_before": round(found.gain.refused_before, 5),
        "refused": round(found.gain.refused, 5),
        "target_before": found.gain.target_before,
        "target": found.gain.target,
        "installed": not found.missing,
        "photos_left": found.measured.left,
        "people_without_photo": len(found.photoless),
    }
    yield Check("profile", State.ATTENTION, sum_words(_found_words(found)), _GROUP, facts, advice=_advice_words(found))


def _found_words(found: Offer) -> list[str]:
    words = [
        Message("a better profile than {used} is here, {found}", used=found.used, found=found.name),
        found.gain.words(),
    ]
    if found.gain.stricter:
        words.append(found.gain.target_words())
    if found.gain.flattered is not None:
        words.append(found.gain.flattered)
    if found.photoless:
        words.append(photoless_words(len(found.photoless)))
    return words


def _advice_words(found: Offer) -> str:
    if found.missing:
        return Message(
            "{used} goes on serving until the networks are here: {missing}", used=found.used, missing=found.missing
        )
    return Message(Act.CHANGE_PROFILE, profile=found.name)


def photoless_words(count: int) -> str:
    """That no photo is kept of people."""
    return (
        Message("no photo is kept of 1 person")
        if count == 1
        else Message("no photo is kept of {count} people", count=count)
    )
