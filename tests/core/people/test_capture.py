from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import cv2
import numpy as np
import pytest

from core.cameras.source import Frame
from core.engine import Engine
from core.faces import Faces
from core.people.capture import STEPS, CaptureLoop, CaptureStep, GuidedCapture
from core.recognition.quality import Pose


def _frame(image: np.ndarray) -> Frame:
    return Frame(image, 0.0, datetime.now(UTC))


@pytest.fixture
def turning(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    """Turns the head of whoever is seen, by moving the nose that the detector reports."""
    real = engine.detector.detect
    state = {"shift": 0.0}

    def detect(image: np.ndarray, min_face: int | None = None, region: object = None) -> Faces:
        faces = real(image, min_face, region)
        points = faces.landmarks.copy()
        points[:, 2, 0] += state["shift"] * (faces.boxes[:, 2] - faces.boxes[:, 0])
        return Faces(faces.boxes, points, faces.scores)

    monkeypatch.setattr(engine.detector, "detect", detect)
    return state


def test_three_poses_are_asked_for_and_taken(engine: Engine, collins: np.ndarray, turning: dict) -> None:
    capture = GuidedCapture(engine, STEPS[:3])
    frame = _frame(collins)

    def offer(count: int = 3):
        return [capture.offer(frame) for _ in range(count)]

    front = offer()
    assert [a.sample is not None for a in front] == [False, False, True]
    assert front[-1].wanted.pose is Pose.LEFT
    assert [a.done for a in front] == [0, 0, 1]
    assert [a.steady for a in front] == [pytest.approx(1 / 3), pytest.approx(2 / 3), 0]
    assert offer(1)[0].words == "turn left a little"
    turning["shift"] = 0.1
    assert offer()[-1].wanted.pose is Pose.RIGHT
    assert offer(1)[0].words == "turn right a little"
    turning["shift"] = -0.1
    done = offer()[-1]
    assert done.wanted is None
    assert done.sample is not None
    assert done.words.startswith("done")


def test_what_is_optional_can_be_passed_over(engine: Engine, collins: np.ndarray) -> None:
    capture = GuidedCapture(engine, (CaptureStep(Pose.FRONT), CaptureStep(Pose.UP, optional=True)))
    capture.pass_over()
    assert capture.offer(_frame(collins)).wanted.pose is Pose.FRONT  # this one is not optional
    for _ in range(2):
        said = capture.offer(_frame(collins))
    assert said.wanted.pose is Pose.UP
    capture.pass_over()
    assert capture.offer(_frame(collins)).wanted is None


def test_glasses_are_given_time(engine: Engine, collins: np.ndarray) -> None:
    capture = GuidedCapture(engine, (CaptureStep(Pose.FRONT), CaptureStep(Pose.FRONT, optional=True, glasses=True)))
    said = [capture.offer(Frame(collins, 0.1 * n, datetime.now(UTC))) for n in range(60)]
    taken = [n for n, advice in enumerate(said) if advice.sample is not None]
    assert taken[0] == 2
    assert 42 <= taken[1] <= 46  # four seconds later
    assert said[10].words == "put your glasses on, or take them off"


def test_somebody_else_is_not_mixed_in(engine: Engine, collins: np.ndarray, hopper: np.ndarray, turning: dict) -> None:
    capture = GuidedCapture(engine)
    for _ in range(3):
        capture.offer(_frame(collins))
    turning["shift"] = 0.1
    said = [capture.offer(_frame(hopper)) for _ in range(4)]
    assert [one.sample for one in said] == [None] * 4
    assert {one.words for one in said} == {"this is somebody else: the person of the first picture, please"}, "at once"
    assert {one.steady for one in said} == {0}
    assert capture.wanted.pose is Pose.LEFT
    back = [capture.offer(Frame(collins, 1.0, datetime.now(UTC))) for _ in range(3)]
    assert back[-1].sample is not None, "whoever it was about goes on"


def test_somebody_else_is_told_before_they_turn_as_asked(
    engine: Engine, collins: np.ndarray, hopper: np.ndarray
) -> None:
    capture = GuidedCapture(engine)
    for _ in range(3):
        capture.offer(_frame(collins))
    assert capture.offer(Frame(collins, 0.1, datetime.now(UTC))).words == "turn left a little"
    assert "somebody else" in capture.offer(Frame(hopper, 0.7, datetime.now(UTC))).words
    assert capture.offer(Frame(collins, 1.3, datetime.now(UTC))).words == "turn left a little"


def test_each_view_is_held_against_those_taken_by_the_threshold_of_verification(
    engine: Engine, collins: np.ndarray, turning: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the line of strangers and that of verification nobody is told to go, and nothing is taken."""
    capture = GuidedCapture(engine)
    for _ in range(3):
        capture.offer(_frame(collins))
    turning["shift"] = 0.1
    profile = engine.profile
    between = (profile.verify_threshold(0.02) + profile.verify_threshold(profile.verify_fmr)) / 2
    first = capture._taken[0]
    across = np.linalg.svd(first[None])[2][1]
    alike = (between * first + np.sqrt(1 - between**2) * across).astype(np.float32)
    real = engine.embed
    monkeypatch.setattr(
        type(engine), "embed", lambda _self, image, faces: replace(real(image, faces), embeddings=alike[None])
    )
    said = [capture.offer(Frame(collins, 1.0, datetime.now(UTC))) for _ in range(3)]
    assert [one.sample for one in said] == [None] * 3
    assert "somebody else" in said[-1].words


def test_of_two_in_the_picture_the_largest_is_taken_who_was_there_before(
    engine: Engine, collins: np.ndarray, hopper: np.ndarray
) -> None:
    def sized(image: np.ndarray, side: float) -> np.ndarray:
        scale = side / float(np.ptp(engine.find(image).boxes[0, ::2]))
        return cv2.resize(image, None, fx=scale, fy=scale)

    a, b = sized(collins, 170), sized(hopper, 150)
    height = max(len(a), len(b))
    both = np.concatenate([np.pad(one, ((0, height - len(one)), (0, 0), (0, 0))) for one in (a, b)], axis=1)
    largest, other = collins, hopper
    capture = GuidedCapture(engine, (CaptureStep(Pose.FRONT), CaptureStep(Pose.FRONT)))
    assert capture.offer(_frame(both)).words == "one person at a time, please", "nobody knows who is meant"
    for _ in range(3):
        capture.offer(_frame(largest))
    assert [capture.offer(Frame(both, 1.0, datetime.now(UTC))) for _ in range(3)][-1].sample is not None
    waiting = GuidedCapture(engine, (CaptureStep(Pose.FRONT), CaptureStep(Pose.FRONT)))
    for _ in range(3):
        waiting.offer(_frame(other))
    assert waiting.offer(Frame(both, 1.0, datetime.now(UTC))).words == "one person at a time, please"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda a, b: np.full((300, 300, 3), 100, np.uint8), "come in front of the camera"),
        (lambda a, b: np.concatenate([a, a], axis=1), "one person at a time, please"),
        (lambda a, b: (a * 0.08).astype(np.uint8), "too dark"),
    ],
)
def test_what_is_wrong_is_said(engine: Engine, collins: np.ndarray, hopper: np.ndarray, make, words: str) -> None:
    assert GuidedCapture(engine).offer(_frame(make(collins, hopper))).words == words


def test_the_loop_ends_by_itself_when_all_is_taken(engine: Engine, collins: np.ndarray) -> None:
    class Still:
        name, live, still = "desk", False, False

        def close(self) -> None:
            pass

        def frames(self):
            for _ in range(20):
                yield _frame(collins)

    import threading

    ended, advice = threading.Event(), []
    loop = CaptureLoop(
        Still(),
        GuidedCapture(engine, (CaptureStep(Pose.FRONT),)),
        lambda _f, a: advice.append(a),
        lambda _words: ended.set(),
    )
    loop.start()
    assert ended.wait(20)
    loop.stop()
    assert advice[-1].sample is not None
    assert len(advice) == 3
