"""Covered faces before a door that asks for a live face."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from core import demo, images
from core.engine import Engine
from core.evaluation.occlusion import dark_glasses, mask
from core.faces import Float, Image
from core.gallery.events import Decision
from core.gallery.recogniser import Recogniser
from core.people.enrolment import Enroller, sample
from core.site import Site
from tests.core.live.filming import Watched, door, frames

RATE = 10
Paint = Callable[[Image, Float], Image]


def _film(picture: Image, count: int) -> Iterator[Image]:
    """A picture on a screen that fills the camera's view, and trembles."""
    for number in range(count):
        yield np.roll(picture, (round(9 * np.sin(number / 3)), round(9 * np.cos(number / 4))), axis=(0, 1))


def _painted(engine: Engine, picture: Image, paint: Paint) -> Image:
    landmarks = engine.only_face(picture).landmarks[0]
    return paint(picture, engine.expressions.read(picture, landmarks).points)


@pytest.mark.parametrize("paint", [dark_glasses, mask])
@pytest.mark.parametrize("liveness", ["off", "passive", "challenge"])
def test_a_face_with_painted_glasses_or_mask_opens_no_door_that_asks_for_a_live_one(
    site: Site, recogniser: Recogniser, collins: Image, unlocked: list[bool], liveness: str, paint: Paint
) -> None:
    """The network takes it for live, for what would tell is under the paint. A door that asks for nothing is opened."""
    door(site, demo.prepare(site, recogniser).id, liveness=liveness, approach="off")
    picture = _painted(recogniser.engine, collins, paint)
    watched = Watched(site, recogniser, frames(_film(picture, 40), RATE))
    if liveness == "off":
        assert unlocked
        return
    assert not unlocked
    (event,) = watched.events
    asked = "take dark or mirrored glasses off" if paint is dark_glasses else "show your whole face"
    assert event.decision is Decision.DENY
    assert str(event.reasons[0]).startswith(f"a part of the face is covered ({asked}")
    said = {sight.words for view in watched.views for sight in view.sights}
    assert any(f"Please {asked}" in words for words in said)


def test_who_takes_the_glasses_off_after_all_is_let_in(
    site: Site, recogniser: Recogniser, collins: Image, unlocked: list[bool]
) -> None:
    """They were refused by then, and told once."""
    door(site, demo.prepare(site, recogniser).id, liveness="passive", approach="off")
    picture = _painted(recogniser.engine, collins, dark_glasses)
    film = chain(_film(picture, 13 * RATE), _film(collins, 8 * RATE))
    watched = Watched(site, recogniser, frames(film, RATE))
    assert [event.decision for event in watched.events] == [Decision.DENY, Decision.ALLOW]
    assert len(unlocked) == 1


def _worn(engine: Engine, film: Iterable[Path], paint: Paint | None) -> Iterator[Image]:
    for path in film:
        picture = images.read(path)
        yield _painted(engine, picture, paint) if paint is not None else picture


@pytest.mark.shared_data
@pytest.mark.parametrize("who", ["0001", "0005"])
def test_people_before_a_webcam_are_let_in_without_glasses_only(
    who: str, site: Site, engine: Engine, shared: Path, unlocked: list[bool]
) -> None:
    recogniser = Recogniser.of_site(site, engine)
    paths = sorted((shared / "nuaa-dev/live" / who).glob("*.jpg"), key=lambda path: int(path.stem.split("_")[-1]))
    first = [path for path in paths if path.stem.split("_")[-2] == paths[0].stem.split("_")[-2]]
    samples = [sample(engine, images.read(path)) for path in first[:3]]
    door(site, Enroller(site, recogniser).samples("Somebody", samples).id, liveness="passive", approach="off")
    for paint in (dark_glasses, None):
        before = len(unlocked)
        watched = Watched(site, recogniser, frames(_worn(engine, first[:20], paint), RATE))
        assert (len(unlocked) > before) is (paint is None), [event.reasons for event in watched.events]
