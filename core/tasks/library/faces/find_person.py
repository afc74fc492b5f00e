"""All pictures of a folder that show somebody enrolled. Nothing of the comparison is kept: no templates, no scores."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Faces
from core.tasks.library.faces import folder
from core.tasks.library.faces.enrolled import NAMES_LENGTH, chosen
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.work import Work


class FindPerson(Parameters):
    """What can be set."""

    person: Annotated[
        str,
        Field(
            title="Person",
            max_length=NAMES_LENGTH,
            description="name as enrolled, or several with commas; empty finds everybody",
        ),
    ] = ""


def run(given: Given, parameters: FindPerson, work: Work) -> Result:
    """Look through a folder."""
    if given.folder is None:
        raise TaskError("choose a folder of pictures")
    people = chosen(work, parameters.person)
    recogniser = work.recogniser

    def who(faces: Faces) -> list[str | None]:
        if faces.embeddings is None:
            return []
        known = replace(faces, matches=recogniser.match(faces.embeddings))
        persons = [match.person for match in known.matches or ()]
        return [p.name if p is not None and (people is None or p.person_id in people) else None for p in persons]

    found = folder.search(given.folder, recogniser.engine, who, work)
    files = len({hit.file for hit in found.hits})
    names = len({hit.person for hit in found.hits})
    return Result(
        words=_words(files, found.pictures, names, found.damaged),
        picture=folder.sheet(found),
        table=folder.table(found, named=True),
    )


def _words(files: int, pictures: int, people: int, damaged: int) -> str:
    found = Message.of(
        files,
        "{count} of {pictures} shows {whom}",
        "{count} of {pictures} show {whom}",
        pictures=Message.of(pictures, "1 picture", "{count:,} pictures"),
        whom=Message.of(people, "1 enrolled person", "{count:,} enrolled people"),
    )
    return (
        Message(
            "{found}; {files}",
            found=found,
            files=Message.of(damaged, "1 file is damaged", "{count:,} files are damaged"),
        )
        if damaged
        else found
    )


TASK = Task(
    "find-person",
    "Find enrolled people in a folder",
    Group.FACES,
    "Find every picture of a folder that shows somebody who is enrolled.",
    FindPerson,
    run,
    takes="folder",
    gallery=True,
)
