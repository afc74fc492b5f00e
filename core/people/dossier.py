"""Everything that a site holds about one person, for that person to take away (GDPR, articles 15 and 20)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from core.errors import GalleryError, LearningError
from core.gallery.events import Event
from core.learning.runs import Run, Runs
from core.people.exchange import new_folder
from core.site import Site
from core.site.learnt import Learnt
from core.store.audit import Permission


def write_dossier(site: Site, name: str, folder: Path) -> dict[str, int]:
    """Write photos, templates, events, groups, consents, audit entries and learning runs of a person to a folder.

    Args:
        site: where they are enrolled.
        name: or number.
        folder: a new or empty one.

    Returns:
        How many there are of each.

    Raises:
        ExchangeError: the folder is not empty, or cannot be written.
        GalleryError: nobody of that name is enrolled.

    """
    site.trail.require(Permission.EXPORT)
    person = site.people.find(name)
    holder = site.access.holder(person.id)
    if holder is None:
        raise GalleryError("this person has been deleted")
    site.trail.look("export everything", person_id=person.id)
    photos = site.people.photo_ids(person.id)
    templates = site.people.all_templates(person.id)
    events = [event for event in site.events.stream() if _names(event, person.id)]
    content: dict[str, Any] = {
        "number": person.id,
        "name": person.name,
        "employee_id": person.employee_id,
        "enrolled": person.created,
        "groups": sorted(holder.groups),
        "valid_from": holder.valid_from,
        "valid_until": holder.valid_until,
        "blocked": holder.blocked,
        "passages_forgiven": site.access.forgiven(person.id),
        "photos": [f"photo-{number}.jpg" for number in photos],
        "photo_days": {
            f"photo-{one.id}.jpg": {"taken": one.taken, "enrolled": one.created.date()}
            for one in site.people.photos_of(person.id)
        },
        "templates": [{"profile": profile, "vector": vector.tolist()} for profile, vector in templates],
        "consents": [vars(consent) for consent in site.consents.of(person.id)],
        "passages": [vars(passage) for passage in site.access.passages_of(person.id)],
        "events": [_told(event) for event in events],
        "audit": [vars(entry) for entry in site.trail.about(person.id)],
        "runs": list(_runs(site, person.id, photos)),
    }
    with new_folder(folder):
        for number in photos:
            (folder / f"photo-{number}.jpg").write_bytes(site.people.photo(number))
        for number, face in _faces(site, person.id, events):
            (folder / f"event-{number}.jpg").write_bytes(face)
        text = json.dumps(content, ensure_ascii=False, indent=2, default=str)
        (folder / "person.json").write_text(text + "\n", encoding="utf-8")
    return {what: len(content[what]) for what in ("photos", "templates", "events", "audit", "runs")}


def _faces(site: Site, person_id: int, events: Iterable[Event]) -> Iterator[tuple[int, bytes]]:
    """Numbers of events, and the face that was kept with each: a face of somebody else is not theirs."""
    for event in events:
        if event.id is not None and (event.shown_id or event.person_id) == person_id:
            face = site.events.photo(event.id)
            if face is not None:
                yield event.id, face


def _runs(site: Site, person_id: int, photos: Sequence[int]) -> Iterator[dict[str, Any]]:
    """What was learnt, or is being learnt, from somebody: of each run its title and day, and which photos of theirs."""
    for run in Runs(site.folder).all():
        learnt = _learnt(run)
        if learnt is not None and person_id in learnt.people:
            own = [f"photo-{number}.jpg" for number in photos if number in learnt.photos]
            yield {"title": run.title, "begun": run.record.created, "photos": own}


def _learnt(run: Run) -> Learnt | None:
    try:
        return run.learnt
    except LearningError:  # of whom, nobody can tell: such a run is taken away at the next look
        return None


def _told(event: Event) -> dict[str, Any]:
    """An event as the file has it."""
    return {
        "number": event.id,
        "time": event.time,
        "camera": event.camera,
        "decision": str(event.result),
        "door": event.door,
        "score": event.score,
        "threshold": event.threshold,
        "reasons": [str(r) for r in event.reasons],
        "disputed_by": event.disputed_by,
    }


def _names(event: Event, person_id: int) -> bool:
    """Whether an event is about somebody, names them, or nearly took somebody for them."""
    named = {one.id for reason in event.reasons for one in reason.people}
    return person_id in named | {event.person_id, event.second_person_id, event.shown_id}
