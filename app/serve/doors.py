"""Doors: how they are, opening them by hand, why they would open for somebody, and who is inside."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Path, Query

from app.serve.asking import Doors, IdempotencyKey, Inside, Once, Opens
from app.serve.describing import problems
from app.serve.models import (
    AreaInside,
    DoorFacts,
    DoorsList,
    Explanation,
    InsideList,
    OpeningFacts,
    OpeningWish,
    PersonInside,
    RuleSaid,
    known,
)
from app.serve.moments import Moment
from app.serve.problems import Problem
from app.serve.served import Caller
from core.access.door import Door
from core.doors.openings import Opening, OpeningState
from core.health.running import door_states
from core.store.idempotency import DoneAlreadyError

router = APIRouter(prefix="/v1", tags=["doors"])
_PATIENCE = 3.0  # seconds that whoever watches has to take an opening on
_UNWATCHED = 1.2  # the same where no program says that it looks after the door


@router.get("/doors", responses=problems())
def list_doors(caller: Doors) -> DoorsList:
    """List the doors, and how they are."""
    states = door_states(caller.site.folder)
    found = [
        DoorFacts(
            name=door.name,
            mode=str(door.rules.mode),
            zone=door.rules.zone,
            cameras=list(door.cameras),
            leads_to=door.rules.leads_to,
            state=states.get(door.name),
        )
        for door in caller.site.access.all(Door)
    ]
    return DoorsList(doors=found)


@router.post("/openings", status_code=201, responses=problems(404, 409))
def open_door(caller: Opens, wish: OpeningWish, idempotency_key: IdempotencyKey = None) -> OpeningFacts:
    """Open a door by hand. The program that watches it does so, and writes down which key asked for it, and why."""
    _door(caller, wish.door)
    once = Once(caller, idempotency_key, ["open", wish.door, wish.reason])
    done = once.done()
    if done is None:
        try:
            done = {"opening": caller.site.openings.ask(wish.door, wish.reason, lambda n: once.keep(opening=n)).id}
        except DoneAlreadyError:
            done = once.done() or {}
    watched = wish.door in door_states(caller.site.folder)
    return _answered(caller.site.openings.wait(done.get("opening", 0), _PATIENCE if watched else _UNWATCHED))


@router.get("/openings/{opening}", responses=problems(404))
def show_opening(caller: Opens, opening: Annotated[int, Path(ge=1, le=2**53)]) -> OpeningFacts:
    """Show what became of a wish that a door be opened, for an hour."""
    found = caller.site.openings.get(opening)
    if found is None:
        raise Problem(404, f"there is no opening {opening}, or it was over an hour ago")
    return _facts(found)


@router.get("/explanation", responses=problems(404))
def explain(
    caller: Doors,
    door: Annotated[str, Query(min_length=1, max_length=200)],
    person: Annotated[int | None, Query(ge=1, le=2**53, description="Number; without it, somebody unknown")] = None,
    at: Annotated[Moment | None, Query(description="Without a time zone: by the clock at the door")] = None,
) -> Explanation:
    """Say whether a door would open for somebody, and every rule that speaks."""
    zone = ZoneInfo(_door(caller, door).rules.zone)
    names = caller.site.people.names([person]) if person is not None else {}
    if person is not None and person not in names:
        raise Problem(404, f"nobody with the number {person} is enrolled")
    when = datetime.now(zone) if at is None else at if at.tzinfo is not None else at.replace(tzinfo=zone)
    try:
        ruling = caller.site.access.ask(door, person, when)
    except OverflowError:
        raise Problem(422, "no calendar reaches that far") from None
    return Explanation(
        door=door,
        person=known(person, names.get(person)) if person is not None else None,
        at=when,
        allow=ruling.allow,
        opens=ruling.opens,
        alarm=ruling.alarm,
        rules=[RuleSaid(rule=one.rule, effect=str(one.effect), text=str(one.text)) for one in ruling.said],
    )


@router.get("/inside", responses=problems())
def list_inside(caller: Inside) -> InsideList:
    """List who is inside, for every area that a door leads to: whoever was let in there last."""
    areas = sorted({door.rules.leads_to for door in caller.site.access.all(Door) if door.rules.leads_to is not None})
    caller.look("look at who is inside")
    return InsideList(
        areas=[
            AreaInside(
                area=area,
                people=[PersonInside(name=name, since=since) for name, since in caller.site.access.inside(area)],
            )
            for area in areas
        ]
    )


def _door(caller: Caller, name: str) -> Door:
    found = next((door for door in caller.site.access.all(Door) if door.name == name), None)
    if found is None:
        raise Problem(404, f"there is no door {name!r}")
    return found


def _answered(opening: Opening) -> OpeningFacts:
    if opening.state is OpeningState.EXPIRED:
        raise Problem(
            409, f"{opening.door} was not opened: no program looks after it; start watching its camera", "not-watched"
        )
    if opening.state is OpeningState.REFUSED:
        raise Problem(409, f"{opening.door} was not opened: {opening.words}", "door-refused")
    return _facts(opening)


def _facts(opening: Opening) -> OpeningFacts:
    return OpeningFacts(
        id=opening.id, door=opening.door, asked=opening.created.astimezone(UTC), state=str(opening.state)
    )
