"""The description of the API, OpenAPI: what every answer may be."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.serve.compreface.models import CompreFaceError
from app.serve.problems import MEDIA_TYPE, ProblemDetails

_SCHEMA = {"$ref": "#/components/schemas/Problem"}
WORDS = {  # what a status says, whatever the form of the answer
    400: "The request cannot be read",
    401: "No key, or one that opens nothing",
    403: "The key is not for this",
    404: "There is no such thing",
    408: "The request did not come in time",
    409: "It does not go together with what is there",
    410: "It was done, and is gone since",
    413: "The request is too large",
    422: "It cannot be done as asked",
    429: "Too much was asked for",
    503: "Too much is asked at a time, or the gallery is damaged",
}
_ALWAYS = (400, 401, 403, 408, 413, 422, 429, 503)

JPEG: dict[int | str, dict[str, Any]] = {
    200: {"description": "A JPEG", "content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}}}
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Answers that say what is wrong: those that every request may get, and some more."""
    return {
        status: {"description": WORDS[status], "content": {MEDIA_TYPE: {"schema": _SCHEMA}}}
        for status in sorted((*_ALWAYS, *statuses))
    }


def describe(application: FastAPI) -> None:
    """Have an application describe its problems, too."""

    def made() -> dict[str, Any]:
        if application.openapi_schema is None:
            found = get_openapi(
                title=application.title,
                version=application.version,
                summary=application.summary,
                description=application.description,
                routes=application.routes,
                tags=application.openapi_tags,
            )
            schemas = found["components"]["schemas"]
            for name, model in (("Problem", ProblemDetails), ("CompreFaceError", CompreFaceError)):
                schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
                schemas |= schema.pop("$defs", {})
                schemas[name] = schema
            for unused in ("HTTPValidationError", "ValidationError"):  # FastAPI's own, where nothing else is said
                schemas.pop(unused, None)
            for path, operations in found["paths"].items():
                for operation in operations.values() if path.startswith("/api/v1/") else ():
                    operation["responses"].pop("422", None)
            application.openapi_schema = found
        return application.openapi_schema

    application.openapi = made  # type: ignore[method-assign]
