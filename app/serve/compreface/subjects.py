"""CompreFace's *subjects*: people, by name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from app.serve.asking import Deletes, Enrols, People
from app.serve.compreface.models import Deleted, SubjectName, SubjectsList, Updated
from app.serve.compreface.reading import errors
from app.serve.problems import Problem
from app.serve.served import Caller
from core.gallery.people import Person
from core.store.names import clean_name

router = APIRouter(prefix="/api/v1/recognition/subjects", tags=["CompreFace"])
Name = Annotated[str, Path(max_length=200)]


@router.get("", name="compreface_list_subjects", responses=errors())
@router.get("/", name="compreface_list_subjects_too", include_in_schema=False)
def list_subjects(caller: People) -> SubjectsList:
    """List everybody by name."""
    caller.look("list people")
    return SubjectsList(subjects=[person.name for person in caller.site.people.people()])


@router.post("", status_code=201, name="compreface_add_subject", responses=errors())
@router.post("/", status_code=201, name="compreface_add_subject_too", include_in_schema=False)
def add_subject(caller: Enrols, subject: SubjectName) -> SubjectName:
    """Say that a name is free and can be kept. Somebody is there from the first picture on, and not before."""
    name = clean_name(subject.subject)
    if caller.site.people.namesakes(name):
        raise Problem(409, f"Subject {name} already exists", "subject-exists")
    return SubjectName(subject=name)


@router.put("/{subject:path}", name="compreface_rename_subject", responses=errors())
def rename_subject(caller: Enrols, subject: Name, new: SubjectName) -> Updated:
    """Give somebody another name, which nobody else has: two people do not become one by it."""
    caller.site.people.rename(only(caller, subject).id, new.subject)
    return Updated(updated=True)


@router.delete("", name="compreface_delete_subjects", responses=errors())
@router.delete("/", name="compreface_delete_subjects_too", include_in_schema=False)
def delete_subjects(caller: Deletes) -> Deleted:  # noqa: ARG001  # whoever asks has to be allowed to ask
    """Refuse to delete everybody."""
    require_all_are_meant(None)
    return Deleted(deleted=0)


@router.delete("/{subject:path}", name="compreface_delete_subject", responses=errors())
def delete_subject(caller: Deletes, subject: Name) -> SubjectName:
    """Delete somebody with photos and templates."""
    person = only(caller, subject)
    caller.site.people.delete(person.id)
    return SubjectName(subject=person.name)


def only(caller: Caller, name: str) -> Person:
    """The one person of a name.

    Raises:
        Problem: there is nobody of that name, or several are.

    """
    found = caller.site.people.namesakes(name)
    if not found:
        raise Problem(404, f"Subject {name} not found", "subject-unknown")
    if len(found) > 1:
        raise Problem(409, f"several people are called {name}: choose by number, below /v1/people")
    return found[0]


def require_all_are_meant(subject: str | None) -> None:
    """Refuse to delete everybody by one request.

    Raises:
        Problem: nobody is named.

    """
    if subject is None:
        raise Problem(403, "everybody is not deleted by one request here: delete them one by one")
