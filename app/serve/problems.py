"""What went wrong, as RFC 9457 has it: problem details."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from core.errors import (
    DamagedError,
    EnrolmentError,
    GalleryError,
    ImageError,
    NoFaceError,
    PorticoError,
    SeveralFacesError,
    SiteError,
)
from core.locks.drivers.base import DoorError
from core.people.enrolment import DuplicateError, UnlikeError
from core.store.api_keys import UnknownKeyError
from core.store.audit import NotAllowedError
from core.store.idempotency import ReusedError

MEDIA_TYPE = "application/problem+json"
_URN = "urn:portico:problem:"
_TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}  # as RFC 9110 has them
_COMPREFACE = "/api/v1/"
_CODES = {"no-face": 28, "several-faces": 31, "face-gone": 11, "subject-exists": 43, "subject-unknown": 42}
_CODES_OF_STATUS = {401: 1, 403: 1, 404: 10, 422: 26}


class FieldFault(BaseModel):
    """What is wrong with one part of a request."""

    at: str = Field(description="Where it stands, such as query.limit")
    words: str


class ProblemDetails(BaseModel):
    """Problem details, RFC 9457."""

    model_config = ConfigDict(title="Problem")

    type: str = Field(description="Which problem: about:blank where the status says all there is to say")
    title: str
    status: int
    detail: str = Field(description="One sentence: what is wrong and, where there is something, what to do")
    errors: list[FieldFault] = Field(default_factory=list, description="What is wrong with which part of the request")
    person: int | None = Field(default=None, description="Number of the person whom it is about")


class Problem(Exception):  # noqa: N818  # RFC 9457's word
    """An answer that says what is wrong.

    Args:
        status: of HTTP.
        detail: one sentence.
        kind: which problem, where several have this status.
        headers: of the answer.
        errors: what is wrong with which part of the request.
        person: whom it is about.

    """

    def __init__(
        self,
        status: int,
        detail: str,
        kind: str = "",
        headers: dict[str, str] | None = None,
        errors: list[FieldFault] | None = None,
        person: int | None = None,
    ):
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.kind = kind
        self.headers = headers or {}
        self.errors = errors or []
        self.person = person

    def body(self) -> dict[str, Any]:
        """As JSON."""
        details = ProblemDetails(
            type=f"{_URN}{self.kind}" if self.kind else "about:blank",
            title=_TITLES.get(self.status) or HTTPStatus(self.status).phrase,
            status=self.status,
            detail=self.detail,
            errors=self.errors,
            person=self.person,
        )
        return details.model_dump(exclude_defaults=True)


_ANSWERS: tuple[tuple[type[PorticoError], int, str], ...] = (  # the first that fits
    (UnknownKeyError, 401, ""),
    (NotAllowedError, 403, ""),
    (DuplicateError, 409, "face-enrolled-already"),
    (UnlikeError, 409, "face-unlike"),
    (NoFaceError, 422, "no-face"),
    (SeveralFacesError, 422, "several-faces"),
    (ImageError, 422, "picture-refused"),
    (EnrolmentError, 422, "picture-refused"),
    (ReusedError, 422, "idempotency-key-reused"),
    (DamagedError, 503, "gallery-damaged"),
    (GalleryError, 422, "refused"),
    (DoorError, 409, ""),
    (SiteError, 409, ""),
    (PorticoError, 422, ""),
)


def of(error: PorticoError) -> Problem:
    """An error of core as an answer."""
    status, kind = next((status, kind) for one, status, kind in _ANSWERS if isinstance(error, one))
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    person = error.likeness.person_id if isinstance(error, DuplicateError | UnlikeError) else None
    return Problem(status, str(error), kind, headers, person=person)


def rendered(problem: Problem, path: str) -> tuple[int, str, dict[str, Any]]:
    """A problem as the face of the API that was asked has it.

    Args:
        problem: what is wrong.
        path: that was asked for.

    Returns:
        Status, media type and JSON of the answer. To CompreFace's clients what is wrong with a request is always 400.

    """
    if not path.startswith(_COMPREFACE):
        return problem.status, MEDIA_TYPE, problem.body()
    code = _CODES.get(problem.kind, _CODES_OF_STATUS.get(problem.status, 0))
    status = 400 if problem.status in (409, 422) else problem.status
    return status, "application/json", {"message": problem.detail, "code": code}
