"""Gestures in recorded pictures: people before a webcam (NUAA), portraits, prints that are held, bent and tilted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import images
from core.engine import Engine
from core.liveness.challenge import ChallengeStep, Progress
from core.liveness.gestures import GESTURES, GestureChallenge
from core.recognition.expression import Expression
from tests.prints import held

CALM = Expression(np.zeros((478, 2), np.float32), 18.0, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0, np.eye(2, dtype=np.float32))
SHOWING = {
    ChallengeStep.LEFT: replace(CALM, yaw=25.0),
    ChallengeStep.RIGHT: replace(CALM, yaw=-25.0),
    ChallengeStep.UP: replace(CALM, pitch=16.0),
    ChallengeStep.BLINK: replace(CALM, closed=0.7),
    ChallengeStep.SMILE: replace(CALM, smile=0.9),
}


def _read(engine: Engine, image: np.ndarray) -> Expression:
    face = engine.only_face(image)
    return engine.expressions.read(image, face.landmarks[0])


def _play(challenge: GestureChallenge, looks: Iterable[Expression], begin: float = 0.0) -> GestureChallenge:
    for number, look in enumerate(looks):
        challenge.see(look, begin + 0.1 * number)
    return challenge


def _gesture(look: Expression, calm: Expression = CALM) -> list[Expression]:
    return [calm] * 6 + [look] * 6


def _shown(looks: Sequence[Expression], calm: Sequence[Expression]) -> ChallengeStep | None:
    """What a film of these looks passes for after calm ones; each look is seen twice."""
    for step in GESTURES:
        doubled = [look for look in looks for _ in (0, 1)]
        challenge = _play(GestureChallenge(0.0, (step,)), [*calm, *calm, *calm, *calm, *calm, *calm, *doubled])
        if challenge.progress is Progress.PASSED:
            return step
    return None


@pytest.mark.parametrize(
    "steps", [*product(GESTURES, repeat=2), (ChallengeStep.LEFT, ChallengeStep.LEFT, ChallengeStep.LEFT)]
)
def test_who_does_what_is_asked_passes(steps: tuple[ChallengeStep, ...]) -> None:
    challenge = GestureChallenge(0.0, steps)
    assert challenge.words == str(ChallengeStep.STRAIGHT)
    _play(challenge, [CALM] * 6)
    assert challenge.words == str(steps[0])
    _play(challenge, [look for step in steps for look in _gesture(SHOWING[step])], begin=0.6)
    assert (challenge.progress, challenge.words) == (Progress.PASSED, "")


def test_anything_else_than_what_was_asked_fails_at_once() -> None:
    for asked, done in product(GESTURES, repeat=2):
        challenge = _play(GestureChallenge(0.0, (asked,)), _gesture(SHOWING[done]))
        assert challenge.progress is (Progress.PASSED if asked is done else Progress.FAILED)
        assert challenge.failure == ("" if asked is done else "did something else than asked")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([CALM, *SHOWING.values()]), st.integers(1, 12)), min_size=3, max_size=12))
def test_whatever_a_film_shows_it_passes_for_one_gesture_in_five_at_most(scenes: list[tuple[Expression, int]]) -> None:
    film = [look for look, length in scenes for _ in range(length)]
    looped = (film * 8)[:150]
    passed = [s for s in GESTURES if _play(GestureChallenge(0.0, (s,)), looped).progress is Progress.PASSED]
    assert len(passed) <= 1
    two = [
        s for s in product(GESTURES, repeat=2) if _play(GestureChallenge(0.0, s), looped).progress is Progress.PASSED
    ]
    assert len(two) <= 1


def test_a_gesture_counts_only_if_it_begins_after_it_was_asked_for() -> None:
    challenge = _play(GestureChallenge(0.0, (ChallengeStep.SMILE,)), [SHOWING[ChallengeStep.SMILE]] * 30)
    assert challenge.words == str(ChallengeStep.STRAIGHT)
    assert challenge.progress is Progress.UNDER_WAY


def test_a_natural_blink_is_no_gesture_and_fails_nobody() -> None:
    shut = SHOWING[ChallengeStep.BLINK]
    for asked in (ChallengeStep.BLINK, ChallengeStep.LEFT):
        challenge = _play(GestureChallenge(0.0, (asked,)), [*[CALM] * 6, shut, shut, shut, CALM, CALM, shut, CALM])
        assert challenge.progress is Progress.UNDER_WAY


def test_time_runs_out_and_nobody_may_hide() -> None:
    late = _play(GestureChallenge(0.0, (ChallengeStep.BLINK,)), [CALM] * 6)
    late.expire(8.6)
    assert late.failure == "did not do what was asked: close your eyes for a moment"
    never = GestureChallenge(0.0)
    never.expire(8.1)
    assert never.failure == "did not do what was asked: look straight ahead, with a calm face"
    hidden = _play(GestureChallenge(0.0, (ChallengeStep.BLINK,)), [CALM])
    hidden.see(CALM, 1.5)
    assert hidden.failure == "was out of sight while being asked to move"


def test_steps_are_drawn_by_lot_each_from_all() -> None:
    drawn = [GestureChallenge(0.0).steps for _ in range(400)]
    assert {len(steps) for steps in drawn} == {3}
    for place in range(3):
        assert {steps[place] for steps in drawn} == set(GESTURES)


@pytest.mark.parametrize("who", ["collins", "hopper"])
def test_a_waved_print_shows_nothing(engine: Engine, who: str, request: pytest.FixtureRequest) -> None:
    portrait = request.getfixturevalue(who)
    box = engine.only_face(portrait).boxes[0]
    photo = images.face_photo(portrait, box, 0.5, 640)
    still = _read(engine, held(photo))
    calm = replace(still, smile=0.0)  # had it been calm, it could pass for a smile all the sooner
    moves = [{"turn": turn} for turn in (-45, -30, 30, 45)] + [{"nod": nod} for nod in (-45, -30, 30, 45)]
    bends = [{"bend": bend, "across": across} for bend in (-100, 100) for across in (True, False)]
    both = [{"bend": bend, "across": False, "nod": 30} for bend in (-100, 100)] + [{"bend": 100, "turn": 30}]
    for move in (*moves, *bends, *both):
        seen = _read(engine, held(photo, **move))
        seen = replace(seen, smile=seen.smile - still.smile)
        assert _shown([seen] * 4, [calm]) is None, move


def _webcam(session: str, *numbers: int) -> list[str]:
    """Pictures of one person before a webcam, of one session."""
    return [f"nuaa-dev/live/{session[:4]}/{session}_{number}.jpg" for number in numbers]


def _photos(who: str, *numbers: int) -> list[str]:
    """Press photos of one person."""
    return [f"lfw-dev/{who}/{who}_{number:04}.jpg" for number in numbers]


def _passed(steps: tuple[ChallengeStep, ...], looks: Sequence[Expression]) -> bool:
    return _play(GestureChallenge(0.0, steps), looks).progress is Progress.PASSED


@pytest.mark.shared_data
@pytest.mark.parametrize(
    ("step", "pictures"),
    [
        (ChallengeStep.BLINK, _webcam("0006_00_00_01", 0, 51)),
        (ChallengeStep.SMILE, _webcam("0006_00_00_01", 0, 331)),
        (ChallengeStep.LEFT, _webcam("0004_01_00_01", 0, 402)),
        (ChallengeStep.LEFT, _photos("Andre_Agassi", 1, 25)),
        (ChallengeStep.LEFT, _photos("George_HW_Bush", 6, 8)),
        (ChallengeStep.RIGHT, _webcam("0002_01_00_01", 192, 14, 17)),
        (ChallengeStep.RIGHT, _webcam("0002_01_00_01", 192, 124, 128)),
        (ChallengeStep.RIGHT, _photos("Andre_Agassi", 1, 31)),
        (ChallengeStep.UP, _webcam("0002_01_00_01", 136, 116, 120)),
        (ChallengeStep.UP, _webcam("0006_00_00_02", 69, 414, 482)),
    ],
)
def test_people_in_pictures_are_understood_and_their_stills_are_not(
    engine: Engine, shared: Path, step: ChallengeStep, pictures: list[str]
) -> None:
    """The first picture is the calm look; those after it show the gesture, for 1.2 seconds in all."""
    calm, *doing = [_read(engine, images.read(shared / name)) for name in pictures]
    looks = [calm] * 6 + [look for look in doing for _ in range(12 // len(doing))]
    assert [asked for asked in GESTURES if _passed((asked,), looks)] == [step]
    for still in (calm, *doing):
        assert not [asked for asked in GESTURES if _passed((asked,), [still] * 100)]


@pytest.mark.shared_data
@pytest.mark.parametrize(
    ("film", "shows"),
    [
        (_webcam("0004_01_00_01", 0, 51, 145, 402), (ChallengeStep.LEFT,) * 3),
        (_webcam("0002_01_00_01", 192, 200, 227, 14, 17), (ChallengeStep.RIGHT,) * 3),
        (_webcam("0002_01_00_01", 136, 339, 116, 120), (ChallengeStep.UP,) * 3),
        (_webcam("0006_00_00_01", 231, 265, 298, 331, 364), (ChallengeStep.SMILE,) * 3),
        (  # a whole session: eyes are shut twice, then there is a smile
            _webcam("0006_00_00_01", 0, 51, 131, 164, 199, 231, 265, 298, 331, 364, 399, 430, 469),
            (ChallengeStep.BLINK, ChallengeStep.BLINK, ChallengeStep.SMILE),
        ),
        (_webcam("0004_01_00_01", 0, 51, 145, 187, 216), None),  # somebody who speaks and makes no gesture
    ],
)
def test_a_looped_film_of_a_real_face_passes_for_what_it_shows_alone(
    engine: Engine, shared: Path, film: list[str], shows: tuple[ChallengeStep, ...] | None
) -> None:
    """Each picture stands for 0.6 seconds: of five single steps one passes at most, and of all 125 of three."""
    read = [_read(engine, images.read(shared / name)) for name in film]
    looped = ([look for look in read for _ in range(6)] * 20)[:300]
    single = [step for step in GESTURES if _passed((step,), looped)]
    triple = [steps for steps in product(GESTURES, repeat=3) if _passed(steps, looped)]
    assert (single, triple) == (([shows[0]], [shows]) if shows else ([], []))
    drawn = [GestureChallenge(0.0) for _ in range(250)]
    lots = [(challenge.steps, _play(challenge, looped).progress is Progress.PASSED) for challenge in drawn]
    assert all(passed is (steps == shows) for steps, passed in lots)


@pytest.mark.shared_data
@pytest.mark.parametrize("who", ["0001", "0005", "0007"])
def test_a_looped_film_of_real_prints_passes_for_nothing(engine: Engine, shared: Path, who: str) -> None:
    """Thirty pictures of a printed photo that somebody held, moved and bent; the film begins with each in turn."""
    pictures = sorted((shared / "nuaa-dev" / "spoof" / who).glob("*.jpg"))
    film = [look for path in pictures for look in [_read(engine, images.read(path))] * 6]
    for asked, begin in product(GESTURES, range(0, len(film), 6)):  # a step has 8 seconds, which is 13 pictures
        challenge = _play(GestureChallenge(0.0, (asked,)), [*film[begin:], *film[:begin]])
        assert challenge.failure.startswith("did not do what was asked: ")
        assert "straight ahead" not in challenge.failure  # a print looks calm: it was asked for the gesture
