"""Films of people who come to a door, walk past it, go away from it, and are not alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cv2
import numpy as np
import pytest

from core import demo
from core.access.door import new_rules
from core.faces import Image
from core.gallery.recogniser import Recogniser
from core.site import Site
from tests.core.live.filming import MIDDLE, Watched, cut, door, frames, paste

RATE = 20
WIDTH, HEIGHT = 1280, 720
Where = Callable[[float], tuple[float, float]]
"""Fraction of the film → middle of the head in pixels from the left, and width of the face."""


def _walk(portrait: Image, seconds: float, where: Where) -> Iterator[Image]:
    head = cut(portrait, 480)
    for number in range(round(seconds * RATE)):
        x, face = where(number / (seconds * RATE))
        canvas = np.full((HEIGHT, WIDTH, 3), 140, np.uint8)
        side = round(face / MIDDLE)
        small = np.asarray(cv2.resize(head, (side, side), interpolation=cv2.INTER_AREA), np.uint8)
        paste(canvas, small, x - side / 2, 360 - side / 2)
        yield canvas


def _past(face: float) -> Where:
    return lambda part: (WIDTH * part, face)


def _away(part: float) -> tuple[float, float]:
    return 640 + 60 * part, 130 - 75 * part


def _up(part: float) -> tuple[float, float]:
    return 500 + 140 * part, 50 * 3**part


def _up_and_waits(part: float) -> tuple[float, float]:
    return _up(min(1.0, part * 2))


def _rules(**changed: object) -> dict[str, object]:
    return {**new_rules(), "liveness": "off", **changed}


@pytest.mark.parametrize(
    ("where", "seconds"),
    [(_past(45), 1.5), (_past(70), 1.5), (_past(100), 1.5), (_past(70), 3.0), (_away, 2.5)],
)
def test_a_new_door_opens_for_nobody_who_walks_past_or_away(
    site: Site, recogniser: Recogniser, collins: Image, unlocked: list[bool], where: Where, seconds: float
) -> None:
    door(site, demo.prepare(site, recogniser).id, **_rules())
    watched = Watched(site, recogniser, frames(_walk(collins, seconds, where), RATE))
    assert unlocked == []
    for event in watched.events:
        assert event.decision == "deny"
        if event.person is not None:
            assert "walked past" in str(event.reasons[0])


def test_whoever_comes_to_a_new_door_is_let_in_while_still_on_the_way(
    site: Site, recogniser: Recogniser, collins: Image, unlocked: list[bool]
) -> None:
    door(site, demo.prepare(site, recogniser).id, **_rules())
    watched = Watched(site, recogniser, frames(_walk(collins, 3, _up), RATE))
    (event,) = watched.events
    assert (event.decision, event.person) == ("allow", demo.ENROLLED)
    assert len(unlocked) == 1
    when = next(view.frame.seconds for view in watched.views if view.events)
    first = next(view.frame.seconds for view in watched.views if view.sights)
    assert when - first < 1.0


def test_a_door_may_ask_that_people_stay(
    site: Site, recogniser: Recogniser, collins: Image, unlocked: list[bool]
) -> None:
    door(site, demo.prepare(site, recogniser).id, **_rules(approach="stay", approach_seconds=1.5))
    coming = Watched(site, recogniser, frames(_walk(collins, 2, _up), RATE))
    assert unlocked == []
    assert ["did not stay for 1.5 s" in str(e.reasons[0]) for e in coming.events] == [True]
    assert {sight.words for view in coming.views for sight in view.sights} >= {"Wait here a moment"}
    staying = Watched(site, recogniser, frames(_walk(collins, 6, _up_and_waits), RATE))
    assert [e.decision for e in staying.events] == ["allow"]
    assert len(unlocked) == 1


def _beside(known: Image, stranger: Image, *, late: float, hidden: float, leaves: float = 99) -> Iterator[Image]:
    """Somebody known stands before the door; the stranger comes later, and a part of their head is hidden."""
    first, second = cut(known, 300), cut(stranger, 300)
    for number in range(5 * RATE):
        now = number / RATE
        canvas = np.full((HEIGHT, WIDTH, 3), 140, np.uint8)
        sway = 3 * np.sin(now * 3)
        if late <= now < leaves:
            paste(canvas, second, 560 + 300 * (1 - hidden) + sway, 200)
        paste(canvas, first, 400 + sway, 220)
        yield canvas


@pytest.mark.parametrize(("late", "hidden"), [(0.0, 0.0), (1.0, 0.0), (0.0, 0.35)])
def test_an_opening_says_that_somebody_unknown_was_there_too(
    site: Site, recogniser: Recogniser, collins: Image, hopper: Image, unlocked: list[bool], late: float, hidden: float
) -> None:
    door(site, demo.prepare(site, recogniser).id)
    film = _beside(collins, hopper, late=late, hidden=hidden)
    Watched(site, recogniser, frames(film, RATE))
    assert len(unlocked) == 1
    kept = {event.person: [str(reason) for reason in event.reasons] for event in site.events.query()}
    assert "somebody unknown was there too" in kept[demo.ENROLLED]
    assert f"was there when {demo.ENROLLED} was let in" in kept[None]


def test_an_opening_says_it_also_where_the_stranger_came_first(
    site: Site, recogniser: Recogniser, collins: Image, hopper: Image, unlocked: list[bool]
) -> None:
    door(site, demo.prepare(site, recogniser).id)
    film = (np.ascontiguousarray(picture) for picture in _first_the_stranger(collins, hopper))
    Watched(site, recogniser, frames(film, RATE))
    assert len(unlocked) == 1
    (opened,) = [event for event in site.events.query() if event.person is not None]
    assert "somebody unknown was there too" in [str(reason) for reason in opened.reasons]


def _first_the_stranger(known: Image, stranger: Image) -> Iterator[Image]:
    for number, picture in enumerate(_beside(stranger, known, late=2.5, hidden=0)):
        if number < 4.5 * RATE:
            yield picture


def test_a_door_may_open_for_nobody_beside_a_stranger(
    site: Site, recogniser: Recogniser, collins: Image, hopper: Image, unlocked: list[bool]
) -> None:
    door(site, demo.prepare(site, recogniser).id, alone=True)
    watched = Watched(site, recogniser, frames(_beside(collins, hopper, late=0, hidden=0), RATE))
    assert unlocked == []
    assert {sight.words for view in watched.views for sight in view.sights} >= {"One at a time, please"}
    (known,) = [event for event in watched.events if event.person is not None]
    assert (known.decision, str(known.reasons[0])) == ("deny", "somebody unknown was there too")


def test_and_opens_once_the_stranger_has_gone(
    site: Site, recogniser: Recogniser, collins: Image, hopper: Image, unlocked: list[bool]
) -> None:
    door(site, demo.prepare(site, recogniser).id, alone=True)
    watched = Watched(site, recogniser, frames(_beside(collins, hopper, late=0, hidden=0, leaves=2.5), RATE))
    assert len(unlocked) == 1
    (known,) = [event for event in watched.events if event.person is not None]
    assert known.decision == "allow"
