"""How well a face can be recognised, and what to tell the person in front of the camera.

The measures follow the factors of ISO/IEC 29794-5 that need no further network: size between the eyes, sharpness,
illumination and pose. Each has a level from which it no longer hurts (1) and one at which it makes recognition
guesswork (0); the quality of a face is its weakest measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np

from core.base.messages import Message
from core.faces import Faces, Float, Image
from core.recognition.alignment import aligned_crop, template

_CHIP = template(112, 1.25)
_FRONTAL_YAW = 0.22
_FRONTAL_PITCH = 0.6  # a smile lifts the mouth, which looks like a nod


class Flaw(StrEnum):
    """What keeps a face from being recognised well, in words for the person at the camera."""

    TOO_SMALL = Message("come closer")
    BLURRED = Message("hold still")
    TOO_DARK = Message("too dark")
    TOO_BRIGHT = Message("too bright")
    LOW_CONTRAST = Message("light your face from the front")
    TURNED_LEFT = Message("turn right a little")
    TURNED_RIGHT = Message("turn left a little")
    HEAD_UP = Message("lower your chin a little")
    HEAD_DOWN = Message("raise your chin a little")
    TILTED = Message("hold your head upright")
    CUT_OFF = Message("move to the middle of the picture")
    UNCERTAIN = Message("show your whole face")


class Pose(StrEnum):
    """Where a face looks, as seen by the person: what enrolment asks for."""

    FRONT = "front"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Quality:
    """Quality of one face.

    Attributes:
        score: 0 (useless) to 1 (nothing hurts), the weakest of the measures.
        eye_distance: pixels between the eyes.
        sharpness: 0..1.
        brightness: mean grey of the face, 0..255.
        contrast: standard deviation of the face's grey.
        noise: standard deviation of the noise in grey levels of the picture, as far as texture can be told from it.
        yaw: -1 (profile) to 1, positive when the person turns to their left.
        pitch: -1 to 1, positive when the person looks up.
        roll: degrees, positive clockwise in the picture.
        flaws: what hurts, worst first.

    """

    score: float
    eye_distance: float
    sharpness: float
    brightness: float
    contrast: float
    noise: float
    yaw: float
    pitch: float
    roll: float
    flaws: tuple[Flaw, ...]

    @property
    def pose(self) -> Pose:
        """The nearest of the poses that enrolment knows."""
        if abs(self.yaw) < _FRONTAL_YAW and abs(self.pitch) < _FRONTAL_PITCH:
            return Pose.FRONT
        if abs(self.yaw) / _FRONTAL_YAW >= abs(self.pitch) / _FRONTAL_PITCH:
            return Pose.LEFT if self.yaw > 0 else Pose.RIGHT
        return Pose.UP if self.pitch > 0 else Pose.DOWN

    def words(self) -> str:
        """What to tell the person: the worst flaw, or "good"."""
        return Message(self.flaws[0]) if self.flaws else Message("good")


def assess(image: Image, faces: Faces) -> tuple[Quality, ...]:
    """Quality of every face of a picture."""
    return tuple(
        _assess_one(image, faces.boxes[i], faces.landmarks[i], float(faces.scores[i])) for i in range(len(faces))
    )


def _assess_one(image: Image, box: Float, landmarks: Float, probability: float) -> Quality:
    eyes = landmarks[1] - landmarks[0]
    eye_distance = float(np.hypot(*eyes))
    roll = float(np.degrees(np.arctan2(eyes[1], eyes[0])))
    yaw, pitch = _pose(landmarks)
    try:
        chip = aligned_crop(image, landmarks, _CHIP)
    except ValueError:
        chip = np.zeros((_CHIP.size, _CHIP.size, 3), dtype=np.uint8)
    grey = cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY)[20:100, 20:92]
    brightness, contrast = float(grey.mean()), float(grey.std())
    sharpness = _sharpness(grey, eye_distance)
    height, width = image.shape[:2]
    inside = np.clip(box, 0, [width, height, width, height])
    seen = (inside[2] - inside[0]) * (inside[3] - inside[1]) / max(float(np.prod(box[2:] - box[:2])), 1.0)

    measures: list[tuple[float, Flaw]] = [
        (_ramp(eye_distance, 10, 32), Flaw.TOO_SMALL),
        (_ramp(sharpness, 0.06, 0.18), Flaw.BLURRED),
        (_ramp(brightness, 25, 60), Flaw.TOO_DARK),
        (_ramp(-brightness, -248, -215), Flaw.TOO_BRIGHT),
        (_ramp(contrast, 6, 18), Flaw.LOW_CONTRAST),
        (_ramp(-abs(yaw), -1.1, -0.45), Flaw.TURNED_LEFT if yaw > 0 else Flaw.TURNED_RIGHT),
        (_ramp(-abs(pitch), -1.15, -0.7), Flaw.HEAD_UP if pitch > 0 else Flaw.HEAD_DOWN),
        (_ramp(-abs(roll), -50, -25), Flaw.TILTED),
        (_ramp(float(seen), 0.6, 0.9), Flaw.CUT_OFF),
        (_ramp(probability, 0.7, 0.97), Flaw.UNCERTAIN),
    ]
    flaws = tuple(flaw for level, flaw in sorted(measures, key=lambda m: m[0]) if level < 0.6)
    return Quality(
        score=min(level for level, _ in measures),
        eye_distance=eye_distance,
        sharpness=sharpness,
        brightness=brightness,
        contrast=contrast,
        noise=_noise(image, inside),
        yaw=yaw,
        pitch=pitch,
        roll=roll,
        flaws=flaws,
    )


def _pose(landmarks: Float) -> tuple[float, float]:
    """Yaw and pitch as fractions, from where the nose lies between eyes and mouth.

    With the face upright, the nose moves sideways off the line that halves eyes and mouth as the head turns, and up and
    down between them as it nods.
    """
    left, right, nose, mouth_left, mouth_right = landmarks.astype(np.float64)
    eyes, mouth = (left + right) / 2, (mouth_left + mouth_right) / 2
    across = right - left
    down = mouth - eyes
    width, height = float(np.hypot(*across)), float(np.hypot(*down))
    if width < 1e-6 or height < 1e-6:
        return 0.0, 0.0
    frame = np.column_stack([across / 2, down])
    if abs(np.linalg.det(frame)) < 1e-6:
        return float(np.sign(nose[0] - eyes[0])), 0.0
    sideways, drop = np.linalg.solve(frame, nose - eyes)
    # a frontal nose tip lies 54 % of the way from eyes to mouth; looking up lifts it
    return float(np.clip(sideways, -1, 1)), float(np.clip((0.54 - drop) / 0.35, -1, 1))


def _sharpness(grey: np.ndarray, eye_distance: float) -> float:
    """Variance of the Laplacian relative to the contrast, so that a dim face is not called blurred.

    A face smaller than the chip was enlarged, which blurs it without any fault of the lens: it is measured at its own
    resolution.
    """
    scale = min(1.0, eye_distance / 50.0)
    if scale < 1.0:
        size = (max(8, round(grey.shape[1] * scale)), max(8, round(grey.shape[0] * scale)))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    spread = float(grey.std())
    if spread < 1e-3:
        return 0.0
    return float(min(1.0, cv2.Laplacian(grey, cv2.CV_32F).std() / spread / 1.2))


_SECOND_DIFFERENCE = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)


def _noise(image: Image, box: Float) -> float:
    """Immerkær: "Fast noise variance estimation", Computer Vision and Image Understanding 64(2), 1996."""
    x1, y1, x2, y2 = (int(v) for v in box)
    if x2 - x1 < 8 or y2 - y1 < 8:
        return 0.0
    grey = cv2.cvtColor(image[y1:y2, x1:x2], cv2.COLOR_RGB2GRAY)
    response = cv2.filter2D(grey, cv2.CV_32F, _SECOND_DIFFERENCE)[1:-1, 1:-1]
    return float(np.sqrt(np.pi / 2) / 6 * np.abs(response).mean())


def _ramp(value: float, useless: float, harmless: float) -> float:
    return float(np.clip((value - useless) / (harmless - useless), 0.0, 1.0))
