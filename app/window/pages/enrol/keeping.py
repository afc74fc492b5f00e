"""What the desk hands to the gallery once somebody presses Enrol, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.gallery.people import Person
    from core.gallery.recogniser import Recogniser
    from core.people.enrolment import DuplicateError, Sample, UnlikeError
    from core.site import Site


@dataclass(frozen=True)
class Wish:
    """Who is to be enrolled.

    Attributes:
        name: theirs.
        samples: at least one.
        others: people who look alike, and are somebody else.
        document: where their consent is written down; None where one is on record.
        renewed: who is photographed anew; None where nobody is.
        vouched: somebody who saw both faces has said that it is still them.
        drops: whether the older photos go.
        groups: that they go into.
        validity: from when until when they may come; None leaves it as it is.
        employee_id: tells them from others of the same name; None where nobody else is called so.

    """

    name: str
    samples: list[Sample]
    others: frozenset[int]
    document: str | None
    renewed: Person | None
    vouched: bool
    drops: bool
    groups: tuple[str, ...] = ()
    validity: tuple[datetime | None, datetime | None] | None = None
    employee_id: str | None = None


@dataclass(frozen=True)
class Done:
    """What has been enrolled, so that it can be taken back.

    Attributes:
        person: who, as they are now.
        photos: numbers of the new ones.
        outside: whether no door opens for want of a group.
        removed: how many older photos went.

    """

    person: Person
    photos: list[int]
    outside: bool = False
    removed: int = 0


def keep(site: Site, recogniser: Recogniser, wish: Wish) -> Done | DuplicateError | UnlikeError:
    """Enrol them, or say what somebody has to be asked first.

    Raises:
        PorticoError: they cannot be enrolled.

    """
    from core.people.enrolment import Anew, DuplicateError, Enroller, UnlikeError

    renewed = wish.renewed
    anew = Anew(renewed.id, wish.vouched, wish.drops) if renewed is not None else None
    people = [renewed] if renewed is not None else site.people.namesakes(wish.name)
    before = {photo for person in people for photo in site.people.photo_ids(person.id)}
    try:
        person = Enroller(site, recogniser).samples(
            wish.name, wish.samples, wish.others, anew, wish.document, wish.employee_id, wish.groups, wish.validity
        )
    except (DuplicateError, UnlikeError) as error:
        return error
    now = site.people.photo_ids(person.id)
    removed = len(before.difference(now)) if wish.drops else 0
    return Done(person, [one for one in now if one not in before], site.access.in_no_group(person.id), removed)
