"""CompreFace's recognition, detection and verification."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Depends, Query

from app.serve.asking import Recognises
from app.serve.compreface.models import (
    Detected,
    DetectedList,
    FaceBox,
    Matched,
    Recognised,
    RecognisedList,
    SubjectLikeness,
    Verification,
    VerificationList,
    Versions,
)
from app.serve.compreface.reading import Options, Wanted, errors, pictures_in, read_pictures
from app.serve.compreface.similarity import similarity
from app.serve.problems import Problem
from app.serve.served import picture
from core.engine.verification import Comparison, compare
from core.faces import Faces
from core.gallery.recogniser import Recogniser
from core.store.api_keys import Scope

router = APIRouter(prefix="/api/v1", tags=["CompreFace"])
File = Annotated[list[bytes], Depends(read_pictures("file"))]


@router.post(
    "/recognition/recognize", name="compreface_recognise", responses=errors(), openapi_extra=pictures_in("file"),
    response_model_exclude_none=True,
)  # fmt: skip
def recognise(
    caller: Recognises,
    file: File,
    wanted: Wanted,
    prediction_count: Annotated[int, Query(ge=1, le=100, description="People at most for each face")] = 1,
) -> RecognisedList:
    """Say who is in a picture: similarities from 0.98 on are of whoever Portico names, and below 0.5 of others.

    Others are told only to a key that has the scope people as well.
    """
    with caller.served.engine() as recogniser:
        image = picture(file[0], "the picture")
        faces = _wanted(recogniser.identify(image, recogniser.engine.smallest_face(image)), wanted)
        near = recogniser.index.search(_templates(faces), prediction_count) if len(faces) else []
    caller.look("identify")
    others = Scope.PEOPLE in caller.key.scopes
    found = []
    for face, candidates in zip(faces, near, strict=True):
        match = face.matches[0] if face.matches else None
        named = match.person.person_id if match is not None and match.person is not None else None
        threshold = match.threshold if match is not None else recogniser.threshold
        subjects = [
            SubjectLikeness(subject=one.name, similarity=similarity(one.score, threshold, named=one.person_id == named))
            for one in candidates
            if others or one.person_id == named
        ]
        subjects.sort(key=lambda one: -one.similarity)
        found.append(Recognised(**_detected(face, wanted), subjects=subjects))
    return RecognisedList(result=found, plugins_versions=versions(recogniser, wanted))


@router.post(
    "/detection/detect", name="compreface_detect", responses=errors(), openapi_extra=pictures_in("file"),
    response_model_exclude_none=True,
)  # fmt: skip
def detect(caller: Recognises, file: File, wanted: Wanted) -> DetectedList:
    """Say where the faces of a picture are."""
    with caller.served.engine() as recogniser:
        image = picture(file[0], "the picture")
        faces = _wanted(recogniser.engine.find(image, recogniser.engine.smallest_face(image)), wanted)
    found = [Detected(**_detected(face, wanted)) for face in faces]
    return DetectedList(result=found, plugins_versions=versions(recogniser, wanted))


@router.post(
    "/verification/verify", name="compreface_verify", responses=errors(),
    openapi_extra=pictures_in("source_image", "target_image"), response_model_exclude_none=True,
)  # fmt: skip
def verify(
    caller: Recognises,
    files: Annotated[list[bytes], Depends(read_pictures("source_image", "target_image"))],
    wanted: Wanted,
) -> VerificationList:
    """Say how like the one face of a picture is to the one face of another."""
    names = ("the source image", "the target image")
    with caller.served.engine() as recogniser:
        engine = recogniser.engine
        source, target = (picture(content, name) for content, name in zip(files, names, strict=True))
        found = compare(engine, source, target, engine.settings.verify_fmr, names)
    one = Verification(
        source_image_face=Detected(**_detected(found.first, wanted)),
        face_matches=[matched(found, wanted)],
        plugins_versions=versions(recogniser, wanted),
    )
    return VerificationList(result=[one])


def matched(found: Comparison, wanted: Options) -> Matched:
    """The second face of a comparison, and how like it is to the first."""
    return Matched(
        **_detected(found.second, wanted), similarity=similarity(found.score, found.threshold, named=found.same)
    )


def versions(recogniser: Recogniser, wanted: Options) -> Versions | None:
    """What works here, where somebody wants to know."""
    if not wanted.versions:
        return None
    return Versions(detector="portico.Detector", calculator=f"portico.{recogniser.engine.profile.id}")


def _wanted(faces: Faces, wanted: Options) -> Faces:
    """The faces that a client wants, largest first.

    Raises:
        Problem: there is none.

    """
    faces = faces.select(faces.scores >= wanted.probability)
    if not len(faces):
        raise Problem(422, "No face is found in the given image", "no-face")
    return faces.select(np.arange(min(len(faces), wanted.limit or len(faces))))


def _templates(faces: Faces) -> np.ndarray:
    if faces.embeddings is None:
        raise AssertionError("faces that were identified come with templates")
    return faces.embeddings


def _detected(face: Faces, wanted: Options) -> dict[str, object]:
    left, top, right, bottom = _whole(face.boxes[0])
    box = FaceBox(probability=round(float(face.scores[0]), 5), x_min=left, y_min=top, x_max=right, y_max=bottom)
    return {"box": box} | ({"landmarks": [_whole(point) for point in face.landmarks[0]]} if wanted.landmarks else {})


def _whole(values: Iterable[float]) -> list[int]:
    return [round(float(value)) for value in values]
