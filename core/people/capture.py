"""Guided enrolment at a camera: which pose is wanted, what to tell the person, and when to take the picture."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.base.messages import Message
from core.cameras.camera import Camera, CameraState
from core.cameras.source import Frame, Source
from core.cameras.turning import Turn
from core.engine import Engine
from core.faces import Faces, Float
from core.people.enrolment import IMPOSTOR_FMR, Sample, sample_of
from core.recognition.quality import Flaw, Pose, Quality


@dataclass(frozen=True)
class CaptureStep:
    """One picture to be taken.

    Attributes:
        pose: of the head.
        optional: can be passed over.
        glasses: with glasses if the others are without, or the other way about; whoever wears none passes it over.

    """

    pose: Pose
    optional: bool = False
    glasses: bool = False

    @property
    def words(self) -> str:
        """What is asked of the person."""
        return Message("put your glasses on, or take them off") if self.glasses else _ASKING[self.pose]


STEPS = (
    CaptureStep(Pose.FRONT),
    CaptureStep(Pose.LEFT),
    CaptureStep(Pose.RIGHT),
    CaptureStep(Pose.UP, optional=True),
    CaptureStep(Pose.DOWN, optional=True),
    CaptureStep(Pose.FRONT, optional=True, glasses=True),
)
_ASKING = {
    Pose.FRONT: Message("look straight at the camera"),
    Pose.LEFT: Message("turn left a little"),
    Pose.RIGHT: Message("turn right a little"),
    Pose.UP: Message("raise your chin a little"),
    Pose.DOWN: Message("lower your chin a little"),
}
_TURNING = {Flaw.TURNED_LEFT, Flaw.TURNED_RIGHT, Flaw.HEAD_UP, Flaw.HEAD_DOWN}
_GOOD = 0.5  # least quality of what is not the pose
_GLASSES_SECONDS = 4.0  # it takes to put glasses on or off: until then no picture of the same face is taken again
_DONE = Message("done: all pictures are taken")
_STEADY = 3  # frames in a row that must be right, so that no blur of a turning head is taken
_RIVAL = 0.6  # of the side of the largest face: from here on another could be meant as well
_LOOK_SECONDS = 0.5  # between two looks at whose face it is, while nothing is taken
_LOOK_QUALITY = 0.3  # least quality at which that can be told
_ANOTHER = Message("this is somebody else: the person of the first picture, please")


@dataclass(frozen=True, eq=False)
class Advice:
    """What to show the person at the camera.

    Attributes:
        words: what to do now.
        wanted: step asked for; None once all are there.
        done: steps taken or passed over.
        steady: how nearly the picture is taken, 0..1: it is when the face keeps right so long.
        face: box (4,) of the face looked at, or None.
        sample: taken from this very frame, or None.

    """

    words: str
    wanted: CaptureStep | None
    done: int
    steady: float
    face: Float | None
    sample: Sample | None


class GuidedCapture:
    """Asks for one step after the other and takes a picture of each when it is right."""

    def __init__(self, engine: Engine, steps: tuple[CaptureStep, ...] = STEPS):
        self._engine = engine
        self.steps = steps
        self._done = 0
        self._taken: list[Float] = []  # templates
        self._steady = 0
        self._looked = float("-inf")  # when it was last looked whose face it is, on the source's clock
        self._stranger = False  # what came of it
        self._until = float("-inf")  # before which no picture is taken, on the source's clock
        self._pass_over = threading.Event()

    @property
    def wanted(self) -> CaptureStep | None:
        """Step asked for now; None once all are there."""
        return self.steps[self._done] if self._done < len(self.steps) else None

    def pass_over(self) -> None:
        """Leave the step asked for out, where it is optional; from any thread."""
        self._pass_over.set()

    def offer(self, frame: Frame) -> Advice:
        """Look at the next frame."""
        if self._pass_over.is_set():
            self._pass_over.clear()
            if self.wanted is not None and self.wanted.optional:
                self._next(frame)
        wanted = self.wanted
        if wanted is None:
            return self._advise(_DONE, None)
        faces = self._engine.find(frame.image)
        faces = faces.select(faces.scores >= 0.85)
        if not len(faces):
            return self._wait(Message("come in front of the camera"), wanted, None)
        face = self._meant(frame, faces)
        if face is None:
            return self._wait(Message("one person at a time, please"), wanted, None)
        problem = self._problem(frame, face, wanted)
        if problem is not None:
            return self._wait(problem, wanted, face)
        self._steady += 1
        if self._steady < _STEADY:
            return self._advise(Message("hold still"), wanted, face)
        return self._take(frame, face, wanted)

    def _problem(self, frame: Frame, face: Faces, wanted: CaptureStep) -> str | None:
        """What keeps a face from being taken for the step wanted, in words; None where nothing does."""
        if face.quality is None:
            raise AssertionError("faces are found with their quality")
        if self._is_stranger(frame, face):
            return _ANOTHER
        if frame.seconds < self._until:
            return wanted.words
        problem = _problem(face.quality[0], wanted.pose)
        if problem is None:
            hindrance = self._engine.hindrance(frame.image, face.landmarks[0])
            problem = Message(hindrance) if hindrance is not None else None
        return problem

    def _meant(self, frame: Frame, faces: Faces) -> Faces | None:
        """The largest face, unless another is nearly as large and nothing tells which of them is photographed."""
        sides = faces.boxes[:, 2] - faces.boxes[:, 0]
        rivals = np.flatnonzero(sides > _RIVAL * sides[0]).tolist()
        if len(rivals) > 1:
            if not self._taken:
                return None
            likeness = [self._likeness(frame, faces.select([one])) for one in rivals]
            if likeness[0] < self._threshold() or max(likeness[1:]) >= self._threshold():
                return None
        return faces.select([0])

    def _is_stranger(self, frame: Frame, face: Faces) -> bool:
        """Whether this is surely not the face of the pictures taken; looked at now and then, since it takes a while."""
        quality = face.quality[0].score if face.quality is not None else 0.0
        if self._taken and quality >= _LOOK_QUALITY and not 0 <= frame.seconds - self._looked < _LOOK_SECONDS:
            self._looked = frame.seconds
            lenient = self._engine.profile.verify_threshold(IMPOSTOR_FMR)  # the head may be turned any way
            self._stranger = self._likeness(frame, face) < lenient
        return self._stranger

    def _likeness(self, frame: Frame, face: Faces) -> float:
        """Of a face to the one of the pictures taken that is most like it."""
        embedded = self._engine.embed(frame.image, face).embeddings
        if embedded is None:
            raise AssertionError("an embedded face has a template")
        return max(float(one @ embedded[0]) for one in self._taken)

    def _threshold(self) -> float:
        return self._engine.profile.verify_threshold(self._engine.profile.verify_fmr)

    def _advise(
        self, words: str, wanted: CaptureStep | None, face: Faces | None = None, taken: Sample | None = None
    ) -> Advice:
        box = face.boxes[0] if face is not None else None
        return Advice(words, wanted, self._done, min(1.0, self._steady / _STEADY), box, taken)

    def _wait(self, words: str, wanted: CaptureStep, face: Faces | None) -> Advice:
        self._steady = 0
        return self._advise(words, wanted, face)

    def _next(self, frame: Frame) -> None:
        self._done += 1
        self._steady = 0
        if self.wanted is not None and self.wanted.glasses:
            self._until = frame.seconds + _GLASSES_SECONDS

    def _take(self, frame: Frame, face: Faces, wanted: CaptureStep) -> Advice:
        self._steady = 0
        taken = sample_of(self._engine, frame.image, self._engine.embed(frame.image, face))
        if self._taken and max(float(one @ taken.template) for one in self._taken) < self._threshold():
            return self._advise(_ANOTHER, wanted, face)
        self._taken.append(taken.template)
        self._next(frame)
        following = self.wanted
        return self._advise(_DONE if following is None else following.words, following, face, taken)


def _problem(quality: Quality, wanted: Pose) -> str | None:
    """What keeps a face from being taken for the wanted pose, in words; None where nothing does."""
    for flaw in quality.flaws:
        if flaw in _TURNING and wanted is not Pose.FRONT:
            # asked to turn, somebody who turned too far is told to turn back
            return Message(flaw)
        if flaw not in _TURNING:
            return Message(flaw)
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
        turn: how the camera's picture is turned.

    """

    def __init__(
        self,
        source: Source,
        capture: GuidedCapture,
        on_advice: Callable[[Frame, Advice], None],
        on_end: Callable[[str], None],
        turn: Turn | None = None,
    ):
        self._camera = Camera(source, turn=turn)
        self.capture = capture
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
                advice = self.capture.offer(frame)
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
