"""Who is in a picture, and whether two pictures show one person."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile

from app.serve.asking import Recognises
from app.serve.describing import problems
from app.serve.models import Box, FaceFound, Identified, Verified, known
from app.serve.served import picture
from core.engine.verification import compare
from core.faces import Faces
from core.recognition.matching import Match

router = APIRouter(prefix="/v1", tags=["recognition"])
Picture = Annotated[UploadFile, File(description="A picture; it is not kept")]


@router.post("/identify", responses=problems())
def identify(caller: Recognises, picture_: Annotated[UploadFile, File(alias="picture")]) -> Identified:
    """Say who is in a picture. Nothing of it is kept."""
    content = picture_.file.read()
    with caller.served.engine() as recogniser:
        image = picture(content, "the picture")
        faces = recogniser.identify(image, recogniser.engine.smallest_face(image))
    caller.look("identify")
    found = [_face(one, match) for one, match in zip(faces, faces.matches or (), strict=True)]
    return Identified(faces=found, profile=recogniser.engine.profile.id)


@router.post("/verify", responses=problems())
def verify(
    caller: Recognises,
    first: Picture,
    second: Picture,
    fmr: Annotated[
        float | None, Form(ge=1e-9, le=0.5, description="False match rate to aim at; by default the site's")
    ] = None,
) -> Verified:
    """Say whether two pictures show one person. Nothing of them is kept."""
    contents = first.file.read(), second.file.read()
    names = ("the first picture", "the second picture")
    with caller.served.engine() as recogniser:
        one, other = (picture(content, name) for content, name in zip(contents, names, strict=True))
        found = compare(recogniser.engine, one, other, fmr or recogniser.engine.settings.verify_fmr, names)
    return Verified(same=found.same, score=found.score, threshold=found.threshold, fmr=found.fmr)


def _face(face: Faces, match: Match) -> FaceFound:
    left, top, right, bottom = (round(float(v), 1) for v in face.boxes[0])
    who = match.person
    return FaceFound(
        box=Box(left=left, top=top, right=right, bottom=bottom),
        detection=float(face.scores[0]),
        quality=face.quality[0].score if face.quality is not None else None,
        verdict=str(match.verdict),
        person=known(who.person_id, who.name) if who is not None else None,
        score=match.best.score if match.best is not None else None,
        threshold=match.threshold,
    )
