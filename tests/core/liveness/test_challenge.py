"""Turns of the head, seen by a simulated camera: heads in space that turn, flat pictures of heads that are moved."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.liveness.challenge import ChallengeStep, Progress, TurnChallenge
from core.recognition.quality import Quality, _pose

# a head in millimetres: eyes, nose, corners of the mouth; x to the right of the picture, y down, z towards the camera
HEAD = np.array([[-31, 0, 0], [31, 0, 0], [0, 35, 28], [-25, 68, 2], [25, 68, 2]], np.float64)
FLAT = HEAD * [1, 1, 0]
FOCAL = 900.0


def _quality(points: np.ndarray, turn: float = 0, nod: float = 0, roll: float = 0, away: float = 700) -> Quality:
    """A face as a camera with perspective sees it, turned by degrees; a turn to the person's left is positive."""
    a, b, c = np.radians([turn, nod, roll])
    around_y = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    around_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    around_z = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    placed = (points - points.mean(axis=0)) @ (around_z @ around_x @ around_y).T
    seen = FOCAL * placed[:, :2] / (away - placed[:, 2:])
    yaw, pitch = _pose(seen.astype(np.float32))
    eyes = float(np.hypot(*(seen[1] - seen[0])))
    return Quality(0.9, eyes, 1, 128, 40, 1, yaw, pitch, 0, ())


def _play(challenge: TurnChallenge, looks: Iterable[Quality], begin: float = 0.0, step: float = 0.1) -> TurnChallenge:
    for number, quality in enumerate(looks):
        challenge.see(quality, begin + number * step)
    return challenge


def _turning(points: np.ndarray, *turns: float) -> list[Quality]:
    """From ahead to each angle and back, smoothly."""
    angles = [0.0]
    for turn in turns:
        angles += [*np.linspace(0, turn, 8), *[turn] * 3, *np.linspace(turn, 0, 8)]
    return [_quality(points, turn) for turn in angles]


@pytest.mark.parametrize(
    ("steps", "turns"),
    [((ChallengeStep.LEFT, ChallengeStep.RIGHT), (35, -35)), ((ChallengeStep.RIGHT, ChallengeStep.RIGHT), (-40, -35))],
)
def test_a_head_that_turns_as_asked_passes(steps: tuple[ChallengeStep, ...], turns: tuple[float, ...]) -> None:
    challenge = TurnChallenge(0.0, steps)
    assert challenge.words == str(steps[0])
    _play(challenge, _turning(HEAD, *turns))
    assert (challenge.progress, challenge.words) == (Progress.PASSED, "")


def test_a_head_that_comes_closer_passes_and_a_turned_one_is_not_closer() -> None:
    away = [_quality(HEAD, away=d) for d in np.linspace(900, 550, 20)]
    assert _play(TurnChallenge(0.0, (ChallengeStep.CLOSER,)), away).progress is Progress.PASSED
    assert _play(TurnChallenge(0.0, (ChallengeStep.CLOSER,)), _turning(HEAD, 40, -40)).progress is Progress.UNDER_WAY


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(-50, 50), st.floats(-40, 40), st.floats(-45, 45), st.floats(300, 1200)),
        min_size=10,
        max_size=60,
    )
)
def test_a_flat_picture_does_not_turn_its_head_however_it_is_moved(moves: list[tuple[float, ...]]) -> None:
    for steps in ((ChallengeStep.LEFT,), (ChallengeStep.RIGHT,)):
        looks = [_quality(FLAT), *(_quality(FLAT, *move) for move in moves)]
        assert _play(TurnChallenge(0.0, steps), looks).progress is not Progress.PASSED


def test_who_turns_the_other_way_fails_at_once() -> None:
    challenge = _play(TurnChallenge(0.0, (ChallengeStep.LEFT, ChallengeStep.RIGHT)), _turning(HEAD, -35))
    assert challenge.progress is Progress.FAILED
    assert challenge.failure == "turned the other way than asked"


def test_a_head_turned_from_the_start_must_look_ahead_first() -> None:
    challenge = _play(TurnChallenge(0.0, (ChallengeStep.LEFT,)), [_quality(HEAD, 40)] * 10)
    assert challenge.progress is Progress.UNDER_WAY
    assert _play(challenge, _turning(HEAD, 40), begin=1.0).progress is Progress.PASSED


def test_one_frame_alone_may_err() -> None:
    looks = [_quality(HEAD), _quality(HEAD), _quality(HEAD, 45), _quality(HEAD), _quality(HEAD)]
    assert _play(TurnChallenge(0.0, (ChallengeStep.LEFT,)), looks).progress is Progress.UNDER_WAY


def test_time_runs_out_and_nobody_may_hide() -> None:
    late = TurnChallenge(0.0, (ChallengeStep.LEFT,))
    late.expire(8.1)
    assert (late.progress, late.failure) == (Progress.FAILED, "did not do what was asked: turn your head to the left")
    hidden = _play(TurnChallenge(0.0, (ChallengeStep.LEFT,)), [_quality(HEAD)])
    hidden.see(_quality(HEAD), 1.5)
    assert hidden.failure == "was out of sight while being asked to move"


def test_steps_are_drawn_by_lot() -> None:
    drawn = {TurnChallenge(0.0).steps for _ in range(200)}
    assert len(drawn) == 6
    assert {steps[0] for steps in drawn} == {ChallengeStep.LEFT, ChallengeStep.RIGHT}
