"""What an import believes of a list: no group, date or number without a face that shows whose it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from core.gallery.people import Person
from core.people.bulk.plan import Claim, Entry, UnusableError
from core.store.names import fold


@dataclass(frozen=True)
class Shown:
    """What holds of an entry.

    Attributes:
        entry: with what is believed alone.
        left_out: (row, reason) of what is not.

    """

    entry: Entry
    left_out: tuple[tuple[int, str], ...] = ()


def shown(entry: Entry, seen: Collection[Path], *, by_name: bool = False) -> Shown | None:
    """What the rows of an entry say of which a photo shows the person; None where none does.

    Args:
        entry: with photos.
        seen: those that show the person.
        by_name: whether the name alone tells whom a row is about, as whoever imports has said.

    Raises:
        UnusableError: a row that no photo bears out says for how long they may come.

    """
    if not any(photo in seen for photo in entry.photos):
        return None
    numbers = {claim.employee_id for claim in entry.claims if _borne_out(claim, seen)} - {None}
    lost = [
        claim
        for claim in entry.claims
        if not _borne_out(claim, seen)
        and (claim.photos or claim.unusable or not (by_name or claim.employee_id in numbers))
    ]
    if not lost:
        return Shown(entry)
    held = [claim for claim in entry.claims if claim not in lost]
    start = next((claim.valid_from for claim in held if claim.valid_from), None)
    end = next((claim.valid_until for claim in held if claim.valid_until), None)
    for claim in lost:  # without it they might come for longer than anybody has said
        if (claim.valid_from or start) != start or (claim.valid_until or end) != end:
            raise UnusableError(
                "left out as a whole, since row {row} about the same person cannot be used", row=claim.row
            )
    groups = tuple(dict.fromkeys(group for claim in held for group in claim.groups))
    believed = replace(
        entry,
        employee_id=next((claim.employee_id for claim in held if claim.employee_id), None),
        groups=groups,
        valid_from=start,
        valid_until=end,
        consent=next((claim.consent for claim in held if claim.consent), ""),
    )
    return Shown(believed, tuple((claim.row, _LEFT_OUT) for claim in lost if _more(claim, believed)))


def _borne_out(claim: Claim, seen: Collection[Path]) -> bool:
    """Whether a photo that a row names shows the person."""
    return any(photo in seen for photo in claim.photos)


_LEFT_OUT = str(UnusableError("what this row says is left out: no photo that it names shows this person"))


def _more(claim: Claim, entry: Entry) -> bool:
    """Whether a row says more than is believed."""
    return bool(set(claim.groups) - set(entry.groups)) or claim.employee_id not in (None, entry.employee_id)


def require_identity(entry: Entry, person: Person | None, *, by_name: bool) -> Shown:
    """What is believed of an entry without photos: all where the employee id says who it is, else nothing.

    Args:
        entry: without photos.
        person: whom it is about by name or number; None is nobody yet.
        by_name: whether the name alone tells, as whoever imports has said.

    Raises:
        UnusableError: nobody is enrolled whom it could be about, or nothing but a name says so.

    """
    if entry.unusable:
        raise UnusableError("left out as a whole: none of the photos that the list names can be used")
    if person is None:
        raise UnusableError("there is no photo that can be used, and nobody of this name is enrolled yet")
    called_so = fold(person.name) == fold(entry.name)
    numbered = entry.employee_id is not None and person.employee_id == entry.employee_id
    if (numbered and called_so) or (by_name and called_so and person.employee_id in (None, entry.employee_id)):
        return Shown(entry)
    if by_name and called_so and entry.employee_id is None:
        return Shown(entry)
    if numbered:
        raise UnusableError(
            "the employee ID {employee_id} is that of {person}: without a photo, name and number must agree",
            employee_id=entry.employee_id,
            person=person.name,
        )
    raise UnusableError(
        "no photo shows that this is the {person} who is enrolled: add one, or the employee ID that is on record",
        person=person.name,
    )


def bare(employee_id: str) -> str:
    """An employee id of digits without leading zeros."""
    return employee_id.lstrip("0") or "0" if employee_id.isdecimal() else employee_id
