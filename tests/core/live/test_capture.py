from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from core.cameras.source import Frame
from core.engine import Engine
from core.faces import Faces
from core.live.capture import STEPS, CaptureLoop, GuidedCapture, Step
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
    capture = GuidedCapture(engine, (Step(Pose.FRONT), Step(Pose.UP, optional=True)))
    capture.pass_over()
    assert capture.offer(_frame(collins)).wanted.pose is Pose.FRONT  # this one is not optional
    for _ in range(2):
        said = capture.offer(_frame(collins))
    assert said.wanted.pose is Pose.UP
    capture.pass_over()
    assert capture.offer(_frame(collins)).wanted is None


def test_glasses_are_given_time(engine: Engine, collins: np.ndarray) -> None:
    capture = GuidedCapture(engine, (Step(Pose.FRONT), Step(Pose.FRONT, optional=True, glasses=True)))
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
    said = [capture.offer(_frame(hopper)) for _ in range(3)][-1]
    assert said.sample is None
    assert "somebody else" in said.words
    assert capture.wanted.pose is Pose.LEFT


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
        Still(), GuidedCapture(engine, (Step(Pose.FRONT),)), lambda _f, a: advice.append(a), lambda _words: ended.set()
    )
    loop.start()
    assert ended.wait(20)
    loop.stop()
    assert advice[-1].sample is not None
    assert len(advice) == 3
