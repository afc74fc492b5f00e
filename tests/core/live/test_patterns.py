"""Films of what looks like a face and never moves."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import pytest
import skimage.data

from core.engine import Engine
from core.errors import PorticoError
from core.faces import Image
from core.gallery.recogniser import Recogniser
from core.people.enrolment import sample
from core.recognition.expression import ExpressionReader
from core.site import Site
from tests.core.live.filming import Watched, door, frames

RATE = 4


def _tripod() -> Image:
    """A photographer behind his camera: a part of the tripod passes for a face."""
    return np.ascontiguousarray(np.stack([skimage.data.camera()] * 3, axis=-1))


def _drawn(kind: str, side: int) -> Image:
    canvas = np.full((480, 640, 3), (200, 190, 170), np.uint8)
    x, y = 320, 240
    if kind == "clock":
        cv2.circle(canvas, (x, y), side // 2, (245, 245, 240), -1)
        cv2.circle(canvas, (x, y), side // 2, (40, 40, 40), 8)
        cv2.line(canvas, (x, y), (x - side // 5, y - side // 7), (0, 0, 0), 7)
        cv2.line(canvas, (x, y), (x + side // 4, y - side // 6), (0, 0, 0), 5)
    else:
        cv2.ellipse(canvas, (x, y), (side // 2, int(side * 0.62)), 0, 0, 360, (225, 190, 150), -1)
        for across in (-1, 1):
            cv2.circle(canvas, (x + across * side // 5, y - side // 6), side // 14, (30, 20, 20), -1)
        cv2.ellipse(canvas, (x, y + side // 5), (side // 5, side // 10), 0, 0, 180, (120, 40, 40), 5)
    return np.asarray(cv2.GaussianBlur(canvas, (0, 0), 1.2), np.uint8)


def _texture(seed: int) -> Image:
    chance, picture = np.random.default_rng(seed), np.zeros((480, 640, 3))
    for size in (4, 9, 20, 45, 90):
        coarse = chance.normal(0, 1, (480 // size + 2, 640 // size + 2, 3))
        picture += cv2.resize(coarse, (640, 480), interpolation=cv2.INTER_CUBIC) * size**0.5
    picture -= picture.min()
    return np.asarray(255 * picture / picture.max(), np.uint8)


def _still(picture: Image, seconds: float) -> Iterator[Image]:
    chance = np.random.default_rng(1)
    for _ in range(round(seconds * RATE)):
        yield np.clip(picture + chance.normal(0, 2, picture.shape), 0, 255).astype(np.uint8)


PICTURES = {
    "tripod": _tripod(), "clock": _drawn("clock", 220), "face of dots": _drawn("dots", 160),
    "coins": np.ascontiguousarray(np.stack([skimage.data.coins()] * 3, axis=-1)),
    **{f"texture {seed}": _texture(seed) for seed in range(3)},
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_what_never_moves_and_is_no_face_is_no_event(site: Site, recogniser: Recogniser, name: str) -> None:
    door(site)
    assert Watched(site, recogniser, frames(_still(PICTURES[name], 8), RATE)).events == []


class _NoFace:
    """Stands in for the landmark network where that sees no face."""

    def __init__(self, reader: ExpressionReader):
        self._reader = reader

    def read(self, image: Image, landmarks: np.ndarray) -> object:
        seen = self._reader.read(image, landmarks)
        return type(seen)(**{**vars(seen), "presence": -5.0})


def test_the_detector_alone_makes_no_event_of_a_thing_that_never_moves(
    site: Site, recogniser: Recogniser, hopper: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    door(site)
    before = Watched(site, recogniser, frames(_still(hopper[:480], 4), RATE)).events
    assert [event.outcome for event in before] == ["unknown"]
    reader = recogniser.engine.expressions
    assert reader is not None
    monkeypatch.setattr(Engine, "expressions", _NoFace(reader))
    assert Watched(site, recogniser, frames(_still(hopper[:480], 8), RATE)).events == []


def test_what_is_no_face_cannot_be_enrolled(engine: Engine, hopper: Image, monkeypatch: pytest.MonkeyPatch) -> None:
    for picture in PICTURES.values():
        with pytest.raises(PorticoError):
            sample(engine, picture, "the clock")
    reader = engine.expressions
    assert reader is not None
    monkeypatch.setattr(Engine, "expressions", _NoFace(reader))
    with pytest.raises(PorticoError, match="no face can be made out well enough"):
        sample(engine, hopper, "the clock")
