"""What CompreFace answers with."""

from __future__ import annotations

from pydantic import BaseModel, Field


class FaceBox(BaseModel):
    """Where a face is, in whole pixels."""

    probability: float
    x_max: int
    y_max: int
    x_min: int
    y_min: int


class SubjectLikeness(BaseModel):
    """How like a face is to somebody enrolled."""

    subject: str
    similarity: float


class Detected(BaseModel):
    """A face of a picture."""

    box: FaceBox
    landmarks: list[list[int]] | None = None


class Recognised(Detected):
    """A face of a picture, and whom it is most like."""

    subjects: list[SubjectLikeness]


class Matched(Detected):
    """A face of a picture, and how like it is to another one."""

    similarity: float


class Versions(BaseModel):
    """What works here."""

    detector: str
    calculator: str


class DetectedList(BaseModel):
    """Faces of a picture, largest first."""

    result: list[Detected]
    plugins_versions: Versions | None = None


class RecognisedList(BaseModel):
    """Faces of a picture, largest first, and whose they are."""

    result: list[Recognised]
    plugins_versions: Versions | None = None


class MatchedList(BaseModel):
    """Faces of a picture beside one that is kept."""

    result: list[Matched]
    plugins_versions: Versions | None = None


class Verification(BaseModel):
    """The face of one picture beside that of another."""

    source_image_face: Detected
    face_matches: list[Matched]
    plugins_versions: Versions | None = None


class VerificationList(BaseModel):
    """What came of comparing two pictures."""

    result: list[Verification]


class SubjectName(BaseModel):
    """Somebody, by name."""

    subject: str = Field(min_length=1, max_length=200)


class SubjectsList(BaseModel):
    """Everybody, by name."""

    subjects: list[str]


class Updated(BaseModel):
    """Whether something was changed."""

    updated: bool


class Deleted(BaseModel):
    """How many are gone."""

    deleted: int


class Example(BaseModel):
    """A photo of somebody."""

    image_id: str
    subject: str


class ExamplesPage(BaseModel):
    """Some of the photos."""

    faces: list[Example]
    page_number: int
    page_size: int
    total_pages: int
    total_elements: int


class CompreFaceError(BaseModel):
    """What is wrong."""

    message: str
    code: int
