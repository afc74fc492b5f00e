"""Guided enrolment at a camera: which pose is wanted, what to tell the person, and when to take the picture."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from core.cameras.camera import Camera, CameraState
from core.cameras.sources import Frame, Source
from core.engine import Engine
from core.enrolment import Sample, sample_of
from core.faces import Faces, Float
from core.recognition.quality import Flaw, Pose, Quality

POSES = (Pose.FRONT, Pose.LEFT, Pose.RIGHT)
_ASKING = {
    Pose.FRONT: "look straight at the camera",
    Pose.LEFT: "turn left a little",
    Pose.RIGHT: "turn right a little",
    Pose.UP: "raise your chin a little",
    Pose.DOWN: "lower your chin a little",
}
_TURNING = {Flaw.TURNED_LEFT, Flaw.TURNED_RIGHT, Flaw.HEAD_UP, Flaw.HEAD_DOWN}
_GOOD = 0.5  # least quality of what is not the pose
_STEADY = 3  # frames in a row that must be right, so that no blur of a turning head is taken
_SAME_FMR = 0.05  # rate at which a stranger would pass for the person of the first picture


@dataclass(frozen=True)
class Advice:
    """What to show the person at the camera.

    Attributes:
        words: what to do now.
        wanted: pose asked for; None once all are there.
        face: box (4,) of the face looked at, or None.
        sample: taken from this very frame, or None.

    """

    words: str
    wanted: Pose | None
    face: Float | None
    sample: Sample | None


class GuidedCapture:
    """Asks for one pose after the other and takes a picture of each when it is right."""

    def __init__(self, engine: Engine, poses: tuple[Pose, ...] = POSES):
        self._engine = engine
        self._wanted = list(poses)
        self._first: Float | None = None
        self._steady = 0

    @property
    def wanted(self) -> Pose | None:
        """Pose asked for now; None once all are there."""
        return self._wanted[0] if self._wanted else None

    def offer(self, frame: Frame) -> Advice:
        """Look at the next frame."""
        wanted = self.wanted
        if wanted is None:
            return Advice("done: all pictures are taken", None, None, None)
        faces = self._engine.find(frame.image)
        faces = faces.select(faces.scores >= 0.85)
        if not len(faces):
            return self._wait("come in front of the camera", wanted, None)
        sides = faces.boxes[:, 2] - faces.boxes[:, 0]
        if (sides > 0.6 * sides[0]).sum() > 1:
            return self._wait("one person at a time, please", wanted, None)
        face = faces.select([0])
        if face.quality is None:
            raise AssertionError("faces are found with their quality")
        problem = _problem(face.quality[0], wanted)
        if problem is not None:
            return self._wait(problem, wanted, face)
        self._steady += 1
        if self._steady < _STEADY:
            return Advice("hold still", wanted, face.boxes[0], None)
        return self._take(frame, face, wanted)

    def _wait(self, words: str, wanted: Pose, face: Faces | None) -> Advice:
        self._steady = 0
        return Advice(words, wanted, face.boxes[0] if face is not None else None, None)

    def _take(self, frame: Frame, face: Faces, wanted: Pose) -> Advice:
        self._steady = 0
        taken = sample_of(frame.image, self._engine.embed(frame.image, face))
        if self._first is None:
            self._first = taken.template
        elif float(self._first @ taken.template) < self._engine.profile.verify_threshold(_SAME_FMR):
            return Advice(
                "somebody else is in the picture: the person of the first picture, please", wanted, None, None
            )
        self._wanted.pop(0)
        following = self.wanted
        words = "done: all pictures are taken" if following is None else _ASKING[following]
        return Advice(words, following, face.boxes[0], taken)


def _problem(quality: Quality, wanted: Pose) -> str | None:
    """What keeps a face from being taken for the wanted pose, in words; None where nothing does."""
    for flaw in quality.flaws:
        if flaw in _TURNING and wanted is not Pose.FRONT:
            # asked to turn, somebody who turned too far is told to turn back
            return str(flaw)
        if flaw not in _TURNING:
            return str(flaw)
    if quality.pose is not wanted:
        return _ASKING[wanted]
    return None if quality.score >= _GOOD else quality.words() if quality.flaws else "hold still"


class CaptureLoop:
    """Runs a camera through guided capture in threads of its own.

    Args:
        source: the camera.
        capture: decides what to take.
        on_advice: called from the worker's thread for every frame.
        on_end: called from the worker's thread with a sentence if the camera was lost, else with "".

    """

    def __init__(
        self,
        source: Source,
        capture: GuidedCapture,
        on_advice: Callable[[Frame, Advice], None],
        on_end: Callable[[str], None],
    ):
        self._camera = Camera(source)
        self._capture = capture
        self._on_advice = on_advice
        self._on_end = on_end
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="guided capture", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._camera.start()
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """End both threads."""
        self._stopping.set()
        self._camera.stop(timeout)
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout)

    def _run(self) -> None:
        words = ""
        try:
            while not self._stopping.is_set() and not self._camera.mailbox.closed:
                frame = self._camera.mailbox.take(0.25)
                if frame is None:
                    continue
                advice = self._capture.offer(frame)
                self._on_advice(frame, advice)
                if advice.wanted is None:
                    break
        except Exception as error:  # noqa: BLE001  # shown to the person at the desk
            words = " ".join(str(error).split())
        self._camera.stop()
        if self._camera.state is CameraState.LOST:
            words = self._camera.error
        if not self._stopping.is_set():
            self._on_end(words)
