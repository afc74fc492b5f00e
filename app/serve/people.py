"""People: who is enrolled, enrolling, changing and deleting them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Path, Query, Response, UploadFile

from app.serve.asking import Deletes, Enrols, IdempotencyKey, Once, People, Photos
from app.serve.describing import JPEG, problems
from app.serve.models import (
    Change,
    ConsentFacts,
    Enrolled,
    PeoplePage,
    PersonDetails,
    PersonSummary,
    PhotoFacts,
)
from app.serve.problems import Problem
from app.serve.served import Caller, picture, picture_name
from core.access.policy import Holder
from core.gallery.events import EventFilter
from core.gallery.people import Person
from core.people.enrolment import Anew, Enroller, Sample, sample
from core.store.idempotency import DoneAlreadyError

router = APIRouter(prefix="/v1/people", tags=["people"])
Number = Annotated[int, Path(ge=1, le=2**53)]
Pictures = Annotated[list[UploadFile], File(min_length=1, description="Each of this one person")]
Consent = Annotated[
    str | None, Form(min_length=1, max_length=500, description="Where it is written down that they agreed")
]


@router.get("", responses=problems())
def list_people(
    caller: People,
    search: Annotated[str, Query(max_length=200, description="Part of a name, or how an employee ID begins")] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    after: Annotated[int, Query(ge=0, le=2**53, description="The next of the page before")] = 0,
) -> PeoplePage:
    """List who is enrolled, by number."""
    found = caller.site.people.page(search, limit + 1, after)
    caller.look("list people")
    page = found[:limit]
    return PeoplePage(people=[_summary(one) for one in page], next=page[-1].id if len(found) > limit else None)


@router.post("", status_code=201, responses=problems(409, 410) | {200: {"model": Enrolled}})
def enrol(
    caller: Enrols,
    response: Response,
    name: Annotated[str, Form(min_length=1, max_length=200)],
    consent: Annotated[
        str, Form(min_length=1, max_length=500, description="Where it is written down that they agreed")
    ],
    pictures: Pictures,
    employee_id: Annotated[str | None, Form(max_length=64, description="Tells people of one name apart")] = None,
    groups: Annotated[list[str] | None, Form(description="Access groups to be put into")] = None,
    another_person: Annotated[
        list[int] | None, Form(description="Numbers of people who look alike, and are not this one")
    ] = None,
    idempotency_key: IdempotencyKey = None,
) -> Enrolled:
    """Enrol somebody; or, where somebody of this name and face is enrolled, add photos to them (200)."""
    contents = _contents(caller, pictures)
    others = sorted(set(another_person or ()))
    if any(not 1 <= number <= 2**53 for number in others):
        raise Problem(422, "there is nobody with such a number")
    parts = [name, consent, employee_id, repr(groups or []), repr(others), *contents]
    once = Once(caller, idempotency_key, ["enrol", *parts])
    added = _enrol(
        caller,
        once,
        name,
        contents,
        consent=consent,
        employee_id=employee_id,
        groups=groups or (),
        others=others,
    )
    response.headers["Location"] = f"/v1/people/{added.person.id}"
    response.status_code = 201 if len(added.person.photos) == len(added.added) else 200
    return added


@router.get("/{person}", responses=problems(404))
def show_person(caller: People, person: Number) -> PersonDetails:
    """Show one person."""
    found = _found(caller, person)
    caller.look("look at person", person)
    return details(caller, found)


@router.patch("/{person}", responses=problems(404))
def change_person(caller: Enrols, person: Number, change: Change) -> PersonDetails:
    """Give somebody another name or employee ID."""
    found = _found(caller, person)
    with caller.site.database.together():
        if change.name is not None:
            found = caller.site.people.rename(person, change.name)
        if change.employee_id is not None:
            found = caller.site.people.set_employee_id(person, change.employee_id)
    return details(caller, found)


@router.delete("/{person}", status_code=204, responses=problems(404))
def delete_person(caller: Deletes, person: Number) -> None:
    """Delete somebody with photos and templates. This cannot be undone."""
    _found(caller, person)
    caller.site.people.delete(person)


@router.post("/{person}/photos", status_code=201, responses=problems(404, 409, 410))
def add_photos(
    caller: Enrols, person: Number, pictures: Pictures, consent: Consent = None, idempotency_key: IdempotencyKey = None
) -> Enrolled:
    """Add photos to somebody, whose face they have to show."""
    found = _found(caller, person)
    contents = _contents(caller, pictures)
    once = Once(caller, idempotency_key, ["add photos", str(person), consent, *contents])
    return _enrol(caller, once, found.name, contents, consent=consent, anew=Anew(person))


@router.get("/{person}/photos/{photo}", response_class=Response, responses=problems(404) | JPEG)
def show_photo(caller: Photos, person: Number, photo: Number) -> Response:
    """Show a photo of somebody."""
    _require_photo(caller, person, photo)
    caller.site.trail.look("look at photo", person_id=person, photo=photo)
    return Response(caller.site.people.photo(photo), media_type="image/jpeg")


@router.delete("/{person}/photos/{photo}", status_code=204, responses=problems(404))
def delete_photo(caller: Enrols, person: Number, photo: Number) -> None:
    """Delete a photo of somebody, who has others."""
    _require_photo(caller, person, photo)
    caller.site.people.delete_photo(photo)


def _found(caller: Caller, number: int) -> Person:
    if number not in caller.site.people.names([number]):
        raise Problem(404, f"nobody with the number {number} is enrolled")
    return caller.site.people.find(number)


def _require_photo(caller: Caller, person: int, photo: int) -> None:
    owner = caller.site.people.photo_owner(photo)
    if owner is None or owner.id != person:
        raise Problem(404, f"there is no photo {photo} of the person {person}")


def _contents(caller: Caller, pictures: list[UploadFile]) -> list[bytes]:
    """The pictures of a request, which are in memory already."""
    most = caller.served.limits.pictures
    if len(pictures) > most:
        raise Problem(422, f"too many pictures: a request may have {most}")
    return [one.file.read() for one in pictures]


def _enrol(caller: Caller, once: Once, name: str, contents: list[bytes], **more: Any) -> Enrolled:
    """Enrol pictures, once; see :meth:`core.people.enrolment.Enroller.samples`."""
    done = once.done()
    if done is None:
        samples = _samples(caller, contents)
        made: dict[str, Any] = {}

        def keep(person: Person, added: list[int]) -> None:
            made.update(person=person.id, added=added)
            once.keep(**made)

        with caller.served.engine() as recogniser:
            try:
                Enroller(caller.site, recogniser).samples(name, samples, also=keep, **more)
            except DoneAlreadyError:
                made = once.done() or {}
        return _enrolled(caller, made, [one.note for one in samples if one.note])
    return _enrolled(caller, done, [])


def _enrolled(caller: Caller, made: dict[str, Any], notes: list[str]) -> Enrolled:
    number = made.get("person", 0)
    if number not in caller.site.people.names([number]):
        raise Problem(410, "this has been done, and whom it was about has been deleted since", "gone-since")
    person = caller.site.people.find(number)
    outside = caller.site.access.in_no_group(number)
    return Enrolled(person=details(caller, person), added=made.get("added", []), in_no_group=outside, notes=notes)


def _samples(caller: Caller, contents: list[bytes]) -> list[Sample]:
    """The faces of pictures, one after the other: only one picture is open at a time."""
    made = []
    for number, content in enumerate(contents, 1):
        name = picture_name(number, len(contents))
        with caller.served.engine() as recogniser:
            made.append(sample(recogniser.engine, picture(content, name, whole=True), name))
    return made


def _summary(person: Person) -> PersonSummary:
    return PersonSummary(
        id=person.id,
        name=person.name,
        employee_id=person.employee_id,
        photos=person.photos,
        created=person.created,
    )


def details(caller: Caller, person: Person) -> PersonDetails:
    """All of somebody but what is biometric."""
    site = caller.site
    holder = site.access.holder(person.id) or Holder(person.id)
    last = site.events.query(EventFilter(person_id=person.id), limit=1)
    return PersonDetails(
        id=person.id,
        name=person.name,
        employee_id=person.employee_id,
        created=person.created,
        photos=[
            PhotoFacts(id=one.id, created=one.created, quality=one.quality, pose=one.pose, taken=one.taken)
            for one in site.people.photos_of(person.id)
        ],
        groups=sorted(holder.groups),
        valid_from=holder.valid_from,
        valid_until=holder.valid_until,
        blocked=holder.blocked,
        consents=[
            ConsentFacts(given=one.given, document=one.document, withdrawn=one.withdrawn)
            for one in site.consents.of(person.id)
        ],
        last_seen=last[0].time if last else None,
    )
