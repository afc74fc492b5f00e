"""All pictures of a folder that show the person of a photo. Nobody has to be enrolled, and nothing is kept."""

from __future__ import annotations

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Faces
from core.tasks.library.faces import folder
from core.tasks.task import Given, Group, Parameters, Result, Second, Task
from core.tasks.work import Work


class FindFace(Parameters):
    """Nothing can be set: the line is the recognition profile's own for one comparison."""


def run(given: Given, _parameters: FindFace, work: Work) -> Result:
    """Look through a folder."""
    if given.folder is None or given.second is None:
        raise TaskError("choose a folder of pictures and a photo of the person")
    work.report(0.0, Message("Looking at the photo"))
    engine = work.engine
    wanted = engine.subject(given.second, "the photo").embeddings
    threshold = engine.profile.verify_threshold(work.workshop.settings.verify_fmr)

    def who(faces: Faces) -> list[str | None]:
        if faces.embeddings is None or wanted is None:
            return []
        return ["" if alike else None for alike in (faces.embeddings @ wanted[0] >= threshold).tolist()]

    found = folder.search(given.folder, engine, who, work)
    files = len({hit.file for hit in found.hits})
    return Result(
        words=_words(files, found.pictures, found.damaged),
        picture=folder.sheet(found),
        table=folder.table(found, named=False),
    )


def _words(files: int, pictures: int, damaged: int) -> str:
    found = Message.of(
        files,
        "{count} of {pictures} shows this person",
        "{count} of {pictures} show this person",
        pictures=Message.of(pictures, "1 picture", "{count:,} pictures"),
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
    "find-face",
    "Find a person by a photo",
    Group.FACES,
    "Find every picture of a folder that shows the same person as a photo.",
    FindFace,
    run,
    takes="folder",
    second=Second("Photo of the person"),
)
