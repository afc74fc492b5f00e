"""The application: all that is served, and how errors are answered."""

from __future__ import annotations

from http import HTTPStatus
from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartParser
from starlette.routing import Match

from app.serve import doors, events, health, people, recognition
from app.serve.admission import Admission
from app.serve.compreface import routers as compreface
from app.serve.describing import describe
from app.serve.problems import FieldFault, Problem, of, rendered
from app.serve.served import Served
from core.base import logs
from core.errors import PorticoError
from core.programs import crash

_log = logs.logger("serve")
_ROUTERS = (people.router, recognition.router, events.router, doors.router, health.router, *compreface.ROUTERS)
_DESCRIPTION = """People, recognition, events and doors of one Portico site.

A key is sent as `X-API-Key`, or as `Authorization: Bearer`. What is wrong is told as problem details (RFC 9457).
Below `/api/v1` is the face of CompreFace's recognition API, for what speaks to that."""


def create(served: Served) -> FastAPI:
    """The application that serves a site."""
    application = FastAPI(
        title="Portico",
        version=version("portico"),
        description=_DESCRIPTION,
        docs_url=None,  # its pages would load scripts from elsewhere
        redoc_url=None,
        generate_unique_id_function=_name,
        redirect_slashes=False,
    )
    # a picture that is sent stays in memory: nothing biometric lies about in the folder for temporary files
    MultiPartParser.spool_max_size = served.limits.body_bytes
    for router in _ROUTERS:
        application.include_router(router)
    application.add_exception_handler(Problem, _problem)
    application.add_exception_handler(PorticoError, _refused)
    application.add_exception_handler(RequestValidationError, _invalid)
    application.add_exception_handler(HTTPException, _http)
    application.add_exception_handler(Exception, _broken)
    application.add_middleware(Admission, served=served)
    describe(application)
    return application


def _name(route: APIRoute) -> str:
    return route.name


def _answer(request: Request, problem: Problem) -> JSONResponse:
    status, media_type, body = rendered(problem, request.url.path)
    # an answer to what broke does not come past Admission, which says so otherwise
    return JSONResponse(body, status, {"Cache-Control": "no-store", **problem.headers}, media_type)


def _problem(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, Problem):
        raise error
    return _answer(request, error)


def _refused(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, PorticoError):
        raise error
    return _answer(request, of(error))


def _invalid(request: Request, error: Exception) -> JSONResponse:
    """What does not fit the description. What was sent is not sent back: it may be somebody's face or key."""
    if not isinstance(error, RequestValidationError):
        raise error
    faults = [FieldFault(at=".".join(map(str, one["loc"])), words=str(one["msg"])) for one in error.errors()]
    told = "; ".join(f"{fault.at}: {fault.words}" for fault in faults[:3])
    return _answer(request, Problem(422, f"the request does not fit the description: {told}", errors=faults))


def _http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    words = {404: "there is nothing at this address", 405: "this address does not take this method"}
    detail = words.get(error.status_code) or str(error.detail) or HTTPStatus(error.status_code).phrase
    headers = dict(error.headers or {}) | ({"Allow": _allowed(request)} if error.status_code == 405 else {})
    return _answer(request, Problem(error.status_code, detail, headers=headers))


def _allowed(request: Request) -> str:
    """All methods that an address takes, of which a route knows its own alone."""
    there = [
        route for router in _ROUTERS for route in router.routes if route.matches(request.scope)[0] is not Match.NONE
    ]
    methods = {method for route in there if isinstance(route, APIRoute) for method in route.methods or ()}
    return ", ".join(sorted(methods or {"GET", "HEAD"}))


def _broken(request: Request, error: Exception) -> JSONResponse:
    crash.report(error)
    _log.error("request failed", method=request.method, error=type(error).__name__)
    return _answer(request, Problem(500, "something went wrong inside Portico: its log says what"))
