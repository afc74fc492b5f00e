"""What CompreFace's clients send: a picture as a part of a form or as Base64, and options in the address."""

from __future__ import annotations

import base64
import binascii
import json
import uuid
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from starlette.datastructures import UploadFile

from app.serve.describing import WORDS
from app.serve.problems import Problem

_IMAGE_ID = "5f0c1f6a-9d0e-4c1b-8000-{:012x}"  # of version 4 in form; the last part is the photo's number

ERROR = {"$ref": "#/components/schemas/CompreFaceError"}
_WORDS = {400: WORDS[422]} | {status: WORDS[status] for status in (401, 403, 404, 408, 413, 429, 503)}  # it has no 422


def errors() -> dict[int | str, dict[str, Any]]:
    """Answers that say what is wrong, as CompreFace words them."""
    answers: dict[int | str, dict[str, Any]] = {
        status: {"description": words, "content": {"application/json": {"schema": ERROR}}}
        for status, words in _WORDS.items()
    }
    return answers


def pictures_in(*names: str) -> dict[str, Any]:
    """The description of a request with pictures, for FastAPI, which does not read it."""

    def schema(kind: dict[str, str]) -> dict[str, Any]:
        return {"type": "object", "properties": dict.fromkeys(names, kind), "required": list(names)}

    content = {
        "multipart/form-data": {"schema": schema({"type": "string", "format": "binary"})},
        "application/json": {"schema": schema({"type": "string", "contentEncoding": "base64"})},
    }
    return {"requestBody": {"required": True, "content": content}}


def read_pictures(*names: str) -> Callable[[Request], Awaitable[list[bytes]]]:
    """A dependency: the pictures of a request, as they were sent.

    Args:
        names: of the parts.

    """

    async def read(request: Request) -> list[bytes]:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/json":
            return [_decoded(await request.body(), name) for name in names]
        if kind != "multipart/form-data":
            raise Problem(422, "a picture is sent as multipart/form-data, or as Base64 in application/json")
        async with request.form(max_files=len(names), max_fields=10) as form:
            found = [form.get(name) for name in names]
            for name, part in zip(names, found, strict=True):
                if not isinstance(part, UploadFile):
                    raise Problem(422, f"the picture {name} is missing")
            return [await part.read() for part in found if isinstance(part, UploadFile)]

    return read


def _decoded(body: bytes, name: str) -> bytes:
    try:
        sent = json.loads(body)
        text = sent[name]
        return base64.b64decode(text.partition("base64,")[2] or text, validate=True)
    except (ValueError, LookupError, TypeError, AttributeError, binascii.Error, RecursionError):
        raise Problem(422, f"{name} is no picture in Base64") from None


class Options:
    """What a client wants to be told.

    Attributes:
        limit: faces at most, the largest; 0 is all.
        probability: of being a face that it is to have at least, 0..1.
        landmarks: whether it wants them.
        versions: whether it wants to know what works here.

    """

    def __init__(
        self,
        limit: Annotated[int, Query(ge=0, le=1000, description="Faces at most; 0 is all")] = 0,
        det_prob_threshold: Annotated[float, Query(ge=0, le=1)] = 0.0,
        face_plugins: Annotated[
            str, Query(max_length=200, description="landmarks; others are passed over: no template leaves Portico")
        ] = "",
        status: Annotated[bool, Query(description="Whether to say what works here")] = False,
    ):
        self.limit = limit
        self.probability = det_prob_threshold
        self.landmarks = "landmarks" in face_plugins
        self.versions = status


Wanted = Annotated[Options, Depends(Options)]


def image_id(photo: int) -> str:
    """A photo's number as CompreFace's clients know photos."""
    return _IMAGE_ID.format(photo)


def photo_of(text: str) -> int:
    """The number of a photo.

    Raises:
        Problem: it is none that :func:`image_id` made.

    """
    try:
        found = uuid.UUID(text).int & (1 << 48) - 1
    except ValueError:
        found = 0
    if not found or image_id(found) != text.lower():
        raise Problem(404, "there is no such image", "face-gone")
    return found
