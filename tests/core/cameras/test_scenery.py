"""Pictures that no longer change, or show nothing, told from a still place at night."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache

import av
import cv2
import numpy as np
import pytest

from core.cameras.scenery import Fault, Scenery
from core.faces import Image

PATIENCE = 60.0


@pytest.fixture
def hall(collins: Image) -> Image:
    """A portrait in a hall of one colour."""
    picture = np.full((720, 1280, 3), 90, np.uint8)
    picture[100:612, 300:812] = collins
    return picture


def _jpeg(picture: Image, quality: int) -> Image:
    content = cv2.imencode(".jpg", picture[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.ascontiguousarray(cv2.imdecode(content, cv2.IMREAD_COLOR)[:, :, ::-1])


@cache
def _grain() -> np.ndarray:
    """A sensor's noise, float32 and larger than any picture: drawn once, since that takes longer than all else here."""
    return np.random.default_rng(0).standard_normal((1500, 2600), np.float32)


def _noisy(picture: Image, sigma: float, generator: np.random.Generator) -> Image:
    """A picture with noise that no pixel has twice: of each, another part of the grain."""
    height, width = picture.shape[:2]
    top, left = (int(generator.integers(0, most)) for most in (1500 - height, 2600 - width))
    grain = cv2.merge([_grain()[top : top + height, left : left + width] * sigma] * 3)
    return cv2.add(picture, grain, dtype=cv2.CV_8U)


def _watched(scenery: Scenery, pictures: Callable[[int], Image], seconds: float, begin: float = 0.0) -> list[Fault]:
    """What is said of pictures that come twice a second."""
    return [scenery.take(pictures(n), begin + n / 2) for n in range(int(seconds * 2))]


def _h264(pictures: list[Image], rate: int) -> Iterator[Image]:
    """What is left of pictures after a camera's encoder, with a whole picture every second."""
    encoder = av.CodecContext.create("libx264", "w")
    encoder.height, encoder.width = pictures[0].shape[:2]
    encoder.pix_fmt, encoder.time_base, encoder.framerate = "yuv420p", Fraction(1, rate), Fraction(rate)
    encoder.bit_rate = 1_500_000
    encoder.options = {"preset": "ultrafast", "tune": "zerolatency", "g": str(rate)}
    decoder = av.CodecContext.create("h264", "r")
    for number, picture in enumerate(pictures):
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts = number
        for packet in encoder.encode(frame):
            for decoded in decoder.decode(packet):
                yield decoded.to_ndarray(format="rgb24")


def test_the_same_bytes_are_noticed_after_a_minute_and_not_before(hall: Image) -> None:
    said = _watched(Scenery(PATIENCE), lambda _n: hall, 70)
    assert set(said[:118]) == {Fault.NONE}
    assert set(said[124:]) == {Fault.SAME}


def test_the_noise_of_compression_changes_nothing(hall: Image) -> None:
    generator = np.random.default_rng(1)
    pictures = [_jpeg(hall, int(generator.integers(75, 96))) for _ in range(12)]
    assert _watched(Scenery(PATIENCE), lambda n: pictures[n % 12], 80)[-1] is Fault.SAME


def test_an_encoder_that_repeats_one_picture_is_noticed(hall: Image) -> None:
    pictures = list(_h264([hall] * 60, 4))
    assert _watched(Scenery(20), lambda n: pictures[n % len(pictures)], 60)[-1] is Fault.SAME


@pytest.mark.parametrize("sigma", [2, 4])
@pytest.mark.parametrize("quality", [75, 95, None])
def test_a_still_place_at_night_is_not_frozen(hall: Image, sigma: float, quality: int | None) -> None:
    generator, dark = np.random.default_rng(2), (hall // 4).astype(np.uint8)

    def picture(_number: int) -> Image:
        noisy = _noisy(dark, sigma, generator)
        return noisy if quality is None else _jpeg(noisy, quality)

    assert set(_watched(Scenery(5), picture, 15)) == {Fault.NONE}


def test_whoever_moves_in_a_place_without_noise_is_seen(hall: Image, collins: Image) -> None:
    small = cv2.resize(collins, (60, 60))

    def picture(number: int) -> Image:
        walking = hall.copy()
        left = 900 + 4 * (number % 60)
        walking[400:460, left : left + 60] = small
        return walking

    assert set(_watched(Scenery(5), picture, 40)) == {Fault.NONE}


def test_a_clock_that_the_camera_writes_into_its_picture_does_not_hide_that_it_hangs(hall: Image) -> None:
    def picture(number: int) -> Image:
        stamped = hall.copy()
        cv2.putText(stamped, f"12:00:{number % 60:02}", (20, 50), cv2.FONT_HERSHEY_SIMPLEX, 1.5, (255, 255, 255), 3)
        return stamped

    assert _watched(Scenery(PATIENCE), picture, 70)[-1] is Fault.SAME


def test_it_is_believed_again_once_its_pictures_keep_changing(hall: Image) -> None:
    scenery, generator = Scenery(10), np.random.default_rng(3)
    assert _watched(scenery, lambda _n: hall, 15)[-1] is Fault.SAME
    assert scenery.take(np.zeros_like(hall), 15.0) is Fault.SAME, "one picture may be a fault of the line"
    assert _watched(scenery, lambda _n: hall, 5, 15.5)[-1] is Fault.SAME
    said = _watched(scenery, lambda _n: _noisy(hall, 4, generator), 4, 21)
    assert said[-1] is Fault.NONE
    assert _watched(scenery, lambda _n: _noisy(hall, 4, generator), 20, 25)[-1] is Fault.NONE


@pytest.mark.parametrize("colour", [(0, 0, 0), (0, 135, 0), (128, 128, 128), (255, 255, 255), (12, 3, 60)])
@pytest.mark.parametrize("sigma", [0, 4])
def test_one_colour_is_nothing(colour: tuple[int, int, int], sigma: float) -> None:
    generator, plain = np.random.default_rng(4), np.full((480, 640, 3), colour, np.uint8)
    said = _watched(Scenery(PATIENCE), lambda _n: _noisy(plain, sigma, generator) if sigma else plain, 70)
    assert set(said[:118]) == {Fault.NONE}
    assert said[-1] is Fault.NOTHING


def test_a_covered_lens_and_grey_garbage_are_nothing() -> None:
    generator = np.random.default_rng(5)
    glow = cv2.resize(np.array([[[10, 5, 5], [60, 20, 15]], [[5, 2, 2], [25, 9, 8]]], np.uint8), (640, 480))
    finger = Scenery(5)
    assert _watched(finger, lambda _n: _noisy(glow, 3, generator), 10)[-1] is Fault.NOTHING
    snow = Scenery(5)
    garbage = _watched(snow, lambda _n: generator.integers(60, 200, (480, 640, 3)).astype(np.uint8), 10)
    assert garbage[-1] is Fault.NOTHING


def test_what_was_covered_shows_something_again(hall: Image) -> None:
    scenery, generator = Scenery(5), np.random.default_rng(6)
    black = np.zeros_like(hall)
    assert _watched(scenery, lambda _n: _noisy(black, 2, generator), 10)[-1] is Fault.NOTHING
    assert _watched(scenery, lambda _n: _noisy(hall, 4, generator), 3, 10)[-1] is Fault.NONE


def test_nothing_is_said_of_the_time_while_nothing_came(hall: Image) -> None:
    scenery = Scenery(PATIENCE)
    scenery.take(hall, 0.0)
    assert _watched(scenery, lambda _n: hall, 50, 600.0)[-1] is Fault.NONE
    assert _watched(scenery, lambda _n: hall, 20, 650.0)[-1] is Fault.SAME


@pytest.mark.parametrize("shape", [(1, 1, 3), (2, 2, 3), (9, 3, 3), (3, 900, 3)])
def test_pictures_of_any_size_can_be_looked_at(shape: tuple[int, int, int]) -> None:
    scenery = Scenery(1)
    assert _watched(scenery, lambda _n: np.full(shape, 7, np.uint8), 4)[-1] is Fault.NOTHING
    scenery.take(np.zeros((480, 640, 3), np.uint8), 4.5)
