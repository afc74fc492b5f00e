"""CompreFace's *faces*: photos of people, by numbers that look like its own."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Query, Response

from app.serve.asking import Deletes, Enrols, People, Photos, Recognises
from app.serve.compreface.models import Deleted, Example, ExamplesPage, MatchedList
from app.serve.compreface.reading import Wanted, errors, image_id, photo_of, pictures_in, read_pictures
from app.serve.compreface.recognition import matched, versions
from app.serve.compreface.subjects import only, require_all_are_meant
from app.serve.describing import JPEG
from app.serve.problems import Problem
from app.serve.served import Caller, picture
from core.engine.verification import compare
from core.gallery.people import Person
from core.people.enrolment import Enroller, sample

router = APIRouter(prefix="/api/v1/recognition/faces", tags=["CompreFace"])
Subject = Annotated[str, Query(min_length=1, max_length=200)]
File = Annotated[list[bytes], Depends(read_pictures("file"))]


@router.get("", name="compreface_list_faces", responses=errors())
def list_faces(
    caller: People,
    page: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    size: Annotated[int, Query(ge=1, le=1000)] = 20,
    subject: Annotated[str | None, Query(max_length=200)] = None,
) -> ExamplesPage:
    """List the photos of everybody, or of one person."""
    store = caller.site.people
    meant = only(caller, subject) if subject is not None else None
    total = meant.photos if meant is not None else store.photos_kept()
    caller.look("list people")
    found = store.photo_page(size, page * size, meant.id if meant is not None else None)
    return ExamplesPage(
        faces=[Example(image_id=image_id(photo), subject=name) for photo, _, name in found],
        page_number=page,
        page_size=size,
        total_pages=-(-total // size),
        total_elements=total,
    )


@router.post("", status_code=201, name="compreface_add_face", responses=errors(), openapi_extra=pictures_in("file"))
def add_face(
    caller: Enrols,
    subject: Subject,
    file: File,
    det_prob_threshold: Annotated[float, Query(ge=0, le=1, description="Passed over: Portico asks for more")] = 0.0,  # noqa: ARG001
) -> Example:
    """Enrol somebody by one picture, or add it to who is enrolled by this name. No consent is recorded by it."""
    new: list[int] = []
    with caller.served.engine() as recogniser:
        one = sample(recogniser.engine, picture(file[0], "the picture", whole=True))
        person = Enroller(caller.site, recogniser).samples(
            subject, [one], also=lambda _person, added: new.extend(added)
        )
    return Example(image_id=image_id(new[-1]), subject=person.name)


@router.delete("", name="compreface_delete_faces", responses=errors())
def delete_faces(caller: Deletes, subject: Annotated[str | None, Query(max_length=200)] = None) -> Deleted:
    """Delete somebody with all photos: nobody is kept here without any."""
    require_all_are_meant(subject)
    person = only(caller, subject or "")
    caller.site.people.delete(person.id)
    return Deleted(deleted=person.photos)


@router.post("/delete", name="compreface_delete_several_faces", responses=errors())
def delete_several(caller: Deletes, images: Annotated[list[str], Body(max_length=1000)]) -> list[Example]:
    """Delete several photos, and with the last photo of somebody the person; those that are gone are left out."""
    gone = []
    for one in images:
        try:
            gone.append(_deleted(caller, one))
        except Problem:
            continue
    return gone


@router.delete("/{image:uuid}", name="compreface_delete_face", responses=errors())
def delete_face(caller: Deletes, image: UUID) -> Example:
    """Delete a photo, and with the last photo of somebody the person."""
    return _deleted(caller, str(image))


@router.get("/{image:uuid}/img", name="compreface_show_face", response_class=Response, responses=errors() | JPEG)
def show_face(caller: Photos, image: UUID) -> Response:
    """Show a photo."""
    number, owner = _owned(caller, str(image))
    caller.site.trail.look("look at photo", person_id=owner.id, photo=number)
    return Response(caller.site.people.photo(number), media_type="image/jpeg")


@router.post(
    "/{image:uuid}/verify", name="compreface_verify_face", responses=errors(), openapi_extra=pictures_in("file"),
    response_model_exclude_none=True,
)  # fmt: skip
def verify_face(caller: Recognises, image: UUID, file: File, wanted: Wanted) -> MatchedList:
    """Say how like the one face of a picture is to a photo that is kept."""
    number, _ = _owned(caller, str(image))
    with caller.served.engine() as recogniser:
        engine = recogniser.engine
        kept = picture(caller.site.people.photo(number), "the photo that is kept")
        found = compare(engine, kept, picture(file[0], "the picture"), engine.settings.verify_fmr)
    caller.look("identify")
    return MatchedList(result=[matched(found, wanted)], plugins_versions=versions(recogniser, wanted))


def _owned(caller: Caller, image: str) -> tuple[int, Person]:
    number = photo_of(image)
    owner = caller.site.people.photo_owner(number)
    if owner is None:
        raise Problem(404, "there is no such image", "face-gone")
    return number, owner


def _deleted(caller: Caller, image: str) -> Example:
    number, owner = _owned(caller, image)
    if owner.photos == 1:
        caller.site.people.delete(owner.id)
    else:
        caller.site.people.delete_photo(number)
    return Example(image_id=image, subject=owner.name)
