"""What the API answers with."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field

from core.gallery.events import Decision, Event, Outcome, Result


class PersonSummary(BaseModel):
    """Somebody enrolled."""

    id: int
    name: str
    employee_id: str | None
    photos: int = Field(description="How many there are")
    created: datetime


class PeoplePage(BaseModel):
    """Some of the people, by number."""

    people: list[PersonSummary]
    next: int | None = Field(description="The next page: after=this; null on the last one")


class PhotoFacts(BaseModel):
    """What is known of a photo without opening it."""

    id: int
    created: datetime
    quality: float = Field(description="0..1, as when it was enrolled")
    pose: str
    taken: date | None = Field(description="When the picture was made, where its file said so")


class ConsentFacts(BaseModel):
    """A consent."""

    given: date
    document: str = Field(description="Where it is written down")
    withdrawn: date | None


class PersonDetails(BaseModel):
    """Somebody enrolled, with all but what is biometric."""

    id: int
    name: str
    employee_id: str | None
    created: datetime
    photos: list[PhotoFacts] = Field(description="Best first")
    groups: list[str]
    valid_from: datetime | None = Field(description="Without a time zone: by the clock at each door")
    valid_until: datetime | None
    blocked: bool
    consents: list[ConsentFacts]
    last_seen: datetime | None


class Enrolled(BaseModel):
    """What came of enrolling."""

    person: PersonDetails
    added: list[int] = Field(description="Numbers of the photos that were added")
    in_no_group: bool = Field(description="They are in no access group, and pass no door")
    notes: list[str] = Field(description="Which face of several was taken")


class Change(BaseModel):
    """What is to be different about somebody; what is left out stays."""

    name: str | None = Field(default=None, min_length=1, max_length=200)
    employee_id: str | None = Field(default=None, max_length=64, description="A blank takes it away")


class Box(BaseModel):
    """Where a face is, in pixels of the picture; it may reach outside."""

    left: float
    top: float
    right: float
    bottom: float


class Known(BaseModel):
    """Somebody recognised."""

    id: int
    name: str


class FaceFound(BaseModel):
    """A face of a picture, and whose it is."""

    box: Box
    detection: float = Field(description="Probability of being a face")
    quality: float | None = Field(description="0..1")
    verdict: str = Field(description="match, unknown or ambiguous; only a match names anybody")
    person: Known | None
    score: float | None = Field(description="Of whoever is nearest; null where nobody is enrolled")
    threshold: float = Field(description="Score from which a person counts as found, for a gallery of this size")


class Identified(BaseModel):
    """The faces of a picture, largest first."""

    faces: list[FaceFound]
    profile: str


class Verified(BaseModel):
    """Whether two pictures show one person."""

    same: bool
    score: float
    threshold: float
    fmr: float = Field(description="False match rate that the threshold aims at")


class EventFacts(BaseModel):
    """A decision at a camera, or something that happened at a door or to the machinery."""

    id: int
    time: datetime
    camera: str
    door: str | None
    decision: Decision
    result: Result = Field(description="What came of it, as people read it")
    outcome: Outcome = Field(description="What recognition found")
    person: Known | None
    score: float | None
    threshold: float | None
    second: Known | None
    second_score: float | None
    reasons: list[str] = Field(description="Why, in words, the most telling first")
    rule: str = Field(description="The access rule that decided; empty where none did")
    shots: int
    quality: float | None
    profile: str
    disputed_by: str | None


class EventsPage(BaseModel):
    """Some of the events, latest first."""

    events: list[EventFacts]
    next: int | None = Field(description="The next page: before=this; null on the last one")


class DoorFacts(BaseModel):
    """A door."""

    name: str
    mode: str
    zone: str
    cameras: list[str]
    leads_to: str | None
    state: str | None = Field(
        description="locked, unlocked, or why it does not obey; null where no program looks after it"
    )


class DoorsList(BaseModel):
    """All doors, by name."""

    doors: list[DoorFacts]


class OpeningWish(BaseModel):
    """That a door is to be opened by hand."""

    door: str = Field(min_length=1, max_length=200)
    reason: str = Field(min_length=1, max_length=500, description="The trail and the event have it")


class OpeningFacts(BaseModel):
    """What became of a wish that a door be opened by hand."""

    id: int
    door: str
    asked: datetime
    state: str = Field(description="opened, refused, expired, or taken where it is not known yet")


class RuleSaid(BaseModel):
    """What one access rule says."""

    rule: str
    effect: str = Field(description="allow, deny or note")
    text: str


class Explanation(BaseModel):
    """Whether a door would open for somebody, and every rule that speaks."""

    door: str
    person: Known | None = Field(description="null is somebody unknown")
    at: datetime
    allow: bool
    opens: bool
    alarm: bool
    rules: list[RuleSaid]


class PersonInside(BaseModel):
    """Somebody who is in an area."""

    name: str
    since: datetime


class AreaInside(BaseModel):
    """Who is in an area, by name."""

    area: str
    people: list[PersonInside]


class InsideList(BaseModel):
    """Who is inside, by area."""

    areas: list[AreaInside]


class CheckFacts(BaseModel):
    """One thing that was looked at; it names nobody."""

    name: str
    group: str
    state: str = Field(description="good, attention or bad")


class HealthFacts(BaseModel):
    """How the site is."""

    ok: bool = Field(description="Nothing is bad")
    people: int
    profile: str
    checks: list[CheckFacts]


def event_facts(event: Event) -> EventFacts:
    """An event as the API has it, once it is recorded."""
    return EventFacts(
        id=event.id or 0,
        time=event.time,
        camera=event.camera,
        door=event.door,
        decision=event.decision,
        result=event.result,
        outcome=event.outcome,
        person=known(event.person_id, event.person),
        score=event.score,
        threshold=event.threshold,
        second=known(event.second_person_id, event.second_person),
        second_score=event.second_score,
        reasons=[str(reason) for reason in event.reasons],
        rule=event.rule,
        shots=event.shots,
        quality=event.quality,
        profile=event.profile_id,
        disputed_by=event.disputed_by,
    )


def known(number: int | None, name: str | None) -> Known | None:
    """Somebody by number and name; None where it is nobody."""
    return Known(id=number, name=name) if number is not None and name is not None else None
