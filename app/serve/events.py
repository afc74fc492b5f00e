"""Events: what was decided, why, and what comes next as it comes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from app.serve.asking import Events, Photos
from app.serve.describing import JPEG, problems
from app.serve.models import EventFacts, EventsPage, event_facts
from app.serve.moments import Moment
from app.serve.problems import Problem
from app.serve.served import Caller
from core.errors import PorticoError
from core.gallery.events import EventFilter, Result

router = APIRouter(prefix="/v1/events", tags=["events"])
Number = Annotated[int, Path(ge=1, le=2**53)]
_LOOK = 0.3  # seconds between two looks for what is new
_ALIVE = 15.0  # seconds after which something is sent in any case, and after which the key is looked at again
_PAGE = 100

_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events: each has the number of an event as id, and the event as JSON as data",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}


@router.get("", responses=problems())
def list_events(
    caller: Events,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    before: Annotated[int | None, Query(ge=1, le=2**53, description="The next of the page before")] = None,
    person: Annotated[int | None, Query(ge=1, le=2**53)] = None,
    camera: Annotated[str | None, Query(max_length=200)] = None,
    since: Annotated[Moment | None, Query(description="With a time zone, else UTC")] = None,
    until: Annotated[Moment | None, Query(description="Likewise; before this moment")] = None,
    result: Annotated[Result | None, Query()] = None,
) -> EventsPage:
    """List events, latest first."""
    wanted = EventFilter(person, camera, _moment(since), _moment(until), result=result)
    found = caller.site.events.query(wanted, limit + 1, before_id=before)
    caller.look("look at events")
    page = found[:limit]
    return EventsPage(events=[event_facts(one) for one in page], next=page[-1].id if len(found) > limit else None)


@router.get("/stream", response_class=StreamingResponse, responses=problems() | _STREAM)
async def stream_events(
    caller: Events,
    after: Annotated[
        int | None,
        Query(ge=0, le=2**53, description="Begin with what came after this event; by default with what comes"),
    ] = None,
    last_event_id: Annotated[
        str | None, Header(max_length=20, description="Sent by browsers when they connect again")
    ] = None,
) -> StreamingResponse:
    """Send each event as it comes, until either side hangs up or the key has ended."""
    if last_event_id is not None and last_event_id.isascii() and last_event_id.isdigit() and len(last_event_id) < 16:
        after = int(last_event_id)
    begin = after if after is not None else await run_in_threadpool(caller.site.events.latest_id)
    await run_in_threadpool(caller.look, "look at events")
    held = ExitStack()
    held.enter_context(caller.served.stream())
    return _Held(_sent(caller, begin), held)


@router.get("/{event}", responses=problems(404))
def show_event(caller: Events, event: Number) -> EventFacts:
    """Show one event, with all that explains it."""
    found = caller.site.events.get(event)
    if found is None:
        raise Problem(404, f"there is no event {event}")
    caller.look("look at events")
    return event_facts(found)


@router.get("/{event}/photo", response_class=Response, responses=problems(404) | JPEG)
def show_face(caller: Photos, event: Number) -> Response:
    """Show the face of an event."""
    found = caller.site.events.get(event)
    photo = caller.site.events.photo(event) if found is not None else None
    if found is None or photo is None:
        raise Problem(404, f"there is no face of the event {event}")
    caller.site.trail.look("look at photo", f"event {event}", found.person_id)
    return Response(photo, media_type="image/jpeg")


class _Held(StreamingResponse):
    """A stream that counts among those that are open, until it ends in whichever way."""

    def __init__(self, content: AsyncIterator[str], held: ExitStack):
        super().__init__(content, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})
        self._held = held

    async def __call__(self, scope: object, receive: object, send: object) -> None:
        with self._held:
            await super().__call__(scope, receive, send)  # type: ignore[arg-type]


async def _sent(caller: Caller, last: int) -> AsyncIterator[str]:
    """Events as they are sent, a page at a time at most: whoever reads slowly is waited for."""
    yield "retry: 3000\n\n"
    key, sent = _Key(caller), time.monotonic()
    while not caller.served.ending.is_set() and await key.opens():
        for event in await run_in_threadpool(caller.site.events.since, last, _PAGE):
            if not await key.opens():  # the one before may have waited long to be read
                return
            facts = event_facts(event)
            last = facts.id
            yield f"id: {last}\nevent: {facts.decision}\ndata: {facts.model_dump_json()}\n\n"
            sent = time.monotonic()
        if time.monotonic() - sent > _ALIVE:
            sent = time.monotonic()
            yield ": still here\n\n"
        await asyncio.sleep(_LOOK)


class _Key:
    """The key of a stream, which is looked at again now and then, however much is sent."""

    def __init__(self, caller: Caller):
        self._caller = caller
        self._checked = time.monotonic()

    async def opens(self) -> bool:
        if time.monotonic() - self._checked <= _ALIVE:
            return True
        self._checked = time.monotonic()
        return await run_in_threadpool(_still_opens, self._caller)


def _still_opens(caller: Caller) -> bool:
    try:
        keys = caller.served.site.api_keys.all()
    except PorticoError:
        return False
    return any(one.id == caller.key.id and one.expires > datetime.now(UTC) for one in keys)


def _moment(when: datetime | None) -> datetime | None:
    return when if when is None or when.tzinfo is not None else when.replace(tzinfo=UTC)
