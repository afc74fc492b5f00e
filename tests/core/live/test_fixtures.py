"""Films of faces that never move: a poster, a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import cv2
import numpy as np
import pytest

from core import demo
from core.base.messages import Message
from core.faces import Image
from core.gallery.events import Decision, Event, Outcome, Result
from core.gallery.recogniser import Recogniser
from core.live.fixtures import Fixture, Fixtures
from core.live.motion import Motion, Place
from core.site import Site
from tests.core.live.filming import Watched, cut, door, frames, paste

RATE = 8
AGAIN = 16
"""After how many pictures the same grain and colour come again."""


def _wall(poster: Image, walker: Image, seconds: float, every: float, stops: float, seen: str) -> Iterator[Image]:
    """A poster, and every so often somebody who walks by before it, and perhaps stops there.

    Each time looks as the one before did, to the grain, which comes again every so many pictures as well: no picture is
    like the ones next to it, and what has been found in one need not be found anew.
    """
    grain = np.random.default_rng(4).normal(0, 8, (AGAIN, 480, 640, 3)).astype(np.float32) if seen == "noisy" else None
    round_ = []
    for number in range(round(every * RATE)):
        chance = np.random.default_rng(number % AGAIN)
        picture = _seen(
            poster, walker, number / RATE - (every - stops - 4), stops, chance if seen == "screen" else None
        )
        round_.append(picture if grain is None else _noisy(picture, grain[number % AGAIN], chance))
    for number in range(round(seconds * RATE)):
        yield round_[number % len(round_)]


def _seen(poster: Image, walker: Image, walked: float, stops: float, screen: np.random.Generator | None) -> Image:
    """So many seconds after somebody has begun to walk by; on a screen, of which all but the picture changes."""
    canvas = np.full((480, 640, 3), 140, np.uint8)
    if screen is not None:
        canvas[60:300, 180:460] = screen.integers(0, 255, 3)
    paste(canvas, poster, 230, 90)
    if walked >= 0:
        along = min(walked, 2) + max(0, walked - 2 - stops)
        paste(canvas, walker, -260 + along * 225, 40)
    return canvas


def _noisy(picture: Image, grain: np.ndarray, chance: np.random.Generator) -> Image:
    """By a camera that trembles, and compressed."""
    moved = np.roll(picture, chance.integers(-2, 3, 2), (0, 1))
    noisy = np.clip(moved + grain, 0, 255).astype(np.uint8)
    return np.asarray(cv2.imdecode(cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, 50])[1], 1), np.uint8)


@pytest.mark.parametrize("stops", [0, 5])
@pytest.mark.parametrize("seen", ["clear", "noisy", "screen"])
def test_a_poster_opens_once_at_most_and_says_what_to_do(
    site: Site, recogniser: Recogniser, collins: Image, hopper: Image, unlocked: list[bool], seen: str, stops: float
) -> None:
    door(site, demo.prepare(site, recogniser).id)
    film = frames(_wall(cut(collins, 170), cut(hopper, 260), 40, 20, stops, seen), RATE)
    watched = Watched(site, recogniser, film)
    assert len(unlocked) <= 1
    told = [e for e in watched.events if any("has not moved since" in str(reason) for reason in e.reasons)]
    known = [e for e in watched.events if e.person == demo.ENROLLED]
    assert [e.decision for e in known] == ["allow", "deny"]
    assert known[1:] == told, "it is said once"
    assert sum(e.person is None for e in watched.events) == 2, "and who walks by is an event each time"


def test_who_is_still_there_is_no_event_and_is_shown_with_what_was_decided(
    site: Site, recogniser: Recogniser, collins: Image, hopper: Image, unlocked: list[bool]
) -> None:
    door(site, demo.prepare(site, recogniser).id)
    watched = Watched(site, recogniser, frames(_wall(cut(collins, 170), cut(hopper, 260), 46, 14, 0, "clear"), RATE))
    known = [event for event in watched.events if event.person == demo.ENROLLED]
    assert [event.decision for event in known] == ["allow", "deny"]
    shown = [s for view in watched.views for s in view.sights if s.name == demo.ENROLLED]
    new, held = [s for s in shown if s.earlier is None], [s for s in shown if s.earlier is not None]
    assert {s.result for s in new} == {Result.LET_IN, Result.KEPT_OUT}
    assert held
    assert {(s.earlier.rule, s.earlier.time) for s in held if s.earlier is not None} == {("fixed", known[1].time)}


@pytest.mark.parametrize("alike", [True, False])
def test_somebody_who_comes_to_the_same_place_again_is_a_picture_only_if_they_look_as_they_did(alike: bool) -> None:
    """Visits of four seconds each, in which nobody moves; what a screen shows looks the same each time."""
    chance = np.random.default_rng(2)
    looks = [one / np.linalg.norm(one) for one in chance.normal(size=(4, 64)).astype(np.float32)]
    fixtures, now, known = Fixtures(), 0.0, []
    event = Event(
        datetime.now(UTC), "hall", 1, Decision.ALLOW, Outcome.RECOGNISED, "Ann", 1,
        0.9, 0.8, None, None, None, 3, 0.9, "p-1", (Message("recognised"),),
    )  # fmt: skip
    for visit in range(4):
        motion = Motion()
        for _ in range(32):
            now += 1 / RATE
            motion.go(np.array([100, 100, 200, 220], np.float32), now)
            motion.show(looks[0 if alike else visit])
            fixtures.watch(motion, (visit, 0), event, now)
        known.append(fixtures.known(motion, (9, 0), event) is not None)
        fixture = Motion()
        fixture.go(np.array([100, 100, 200, 220], np.float32), now + 20)
        assert (fixtures.known(fixture, (9, 0), event) is not None) == (alike and visit >= 2), "by the name, at first"
        now += 30
    assert not motion.moved
    assert any(known) == alike


def test_what_opens_nothing_is_told_again_after_a_while() -> None:
    fixture = Fixture(Place(0, 1, 1, 1), np.zeros(2, np.float32), None, 0.0, (1, 0))  # type: ignore[arg-type]
    assert not fixture.silent(5.0)
    fixture.told = 5.0
    assert fixture.silent(600.0)
    assert not fixture.silent(606.0)
