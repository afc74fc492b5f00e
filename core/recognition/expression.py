"""What a face does: eyes open or shut, a smile, where the head is turned.

MediaPipe's face landmarker (Google, Apache-2.0) places 478 points on a face and reads 52 movements of its muscles from
146 of them. Both were made for faces, not for pictures of faces: a print that is tilted looks squeezed, and a squeezed
mouth reads as a smile. Everything here is therefore measured after the affine map is undone that turning, tilting or
moving a flat picture amounts to, as long as it is small against its distance: what such a picture does changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from core.faces import Float, Image
from models.graphs import Graph
from models.runtime import Runtime
from models.weights import WeightStore

WEIGHTS = "face-landmarker"

_Doubles = npt.NDArray[np.float64]
_SIDE = 256
_POINTS = "face_landmarks_detector.tflite"
_MOVEMENTS = "face_blendshapes.tflite"
_REACH = 3.75  # side of the crop over the size that the five landmarks span: half as much again as all points take
# facts of MediaPipe's face_blendshapes_graph.cc: the points that the second network reads, and where its answers stand
_READ = np.array(
    [
        *(0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78),
        *(80, 81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149, 150),
        *(152, 153, 154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172, 173, 176, 178, 181, 185, 191, 195, 197),
        *(234, 246, 249, 251, 263, 267, 269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308),
        *(310, 311, 312, 314, 317, 318, 321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377),
        *(378, 379, 380, 381, 382, 384, 385, 386, 387, 388, 389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466),
        *range(468, 478),
    ]
)
_BLINK = (9, 10)
_JAW = 25
_SMILE = (44, 45)
_LEFT_EYE, _RIGHT_EYE = 33, 263  # outer corners, left and right as seen in the picture
# points that sit on bone or gristle, and where: the median of the network's own points over 1,906 pictures of LFW, made
# symmetrical; x to the right of the picture, y down, z away from the camera; the eyes' outer corners are 1 apart
_FIRM = np.array(
    [
        4,
        5,
        195,
        197,
        6,
        168,
        2,
        94,
        33,
        133,
        362,
        263,
        129,
        358,
        98,
        327,
        50,
        280,
        116,
        345,
        123,
        352,
        9,
        151,
        8,
        101,
        330,
        205,
        425,
        117,
        346,
    ]
)
_HEAD = np.array(
    [
        [0.0, 0.001, -0.405],
        [0.0, -0.094, -0.378],
        [0.0, -0.173, -0.317],
        [0.0, -0.246, -0.257],
        [0.0, -0.327, -0.203],
        [0.0, -0.415, -0.154],
        [0.0, 0.148, -0.2],
        [0.0, 0.135, -0.251],
        [-0.5, -0.376, 0.1],
        [-0.199, -0.361, 0.043],
        [0.199, -0.361, 0.043],
        [0.5, -0.376, 0.1],
        [-0.235, 0.037, -0.065],
        [0.235, 0.037, -0.065],
        [-0.192, 0.114, -0.107],
        [0.192, 0.114, -0.107],
        [-0.565, -0.006, 0.041],
        [0.565, -0.006, 0.041],
        [-0.73, -0.191, 0.246],
        [0.73, -0.191, 0.246],
        [-0.723, -0.034, 0.233],
        [0.723, -0.034, 0.233],
        [0.0, -0.592, -0.176],
        [0.0, -0.799, -0.148],
        [0.0, -0.497, -0.16],
        [-0.394, -0.091, -0.018],
        [0.394, -0.091, -0.018],
        [-0.465, 0.095, -0.015],
        [0.465, 0.095, -0.015],
        [-0.6, -0.194, 0.108],
        [0.6, -0.194, 0.108],
    ],
    np.float64,
)
_SOLVE = np.linalg.pinv(_HEAD - _HEAD.mean(axis=0))


@dataclass(frozen=True, eq=False)
class Expression:
    """One face.

    Attributes:
        points: (478, 2) pixels of the picture, numbered as MediaPipe does.
        presence: log-odds of a face in the crop; good faces have 10 and more.
        closed: how far the eyes are shut, 0 (wide open) to 1; the eye that is further open counts.
        smile: 0 to 1, the weaker side of the mouth.
        jaw: how far the mouth is open, 0 to 1.
        yaw: degrees, positive when the person turns to their left.
        pitch: degrees, positive when the person looks up.
        roll: degrees, positive clockwise in the picture.
        stretch: (2, 2), of no scale: how the picture of the head is drawn out, the eyes level; the unit matrix is not
            at all. A turned head keeps its own within a tenth or so, a tilted picture of one does not.

    """

    points: Float
    presence: float
    closed: float
    smile: float
    jaw: float
    yaw: float
    pitch: float
    roll: float
    stretch: Float

    def squeezed(self, before: Expression) -> float:
        """How flat the head looks beside another look at it, 0 to 1: the cosine of the angle a picture is tilted by."""
        change = np.linalg.svd(self.stretch @ np.linalg.pinv(before.stretch), compute_uv=False)
        return float(change[1] / max(float(change[0]), 1e-9))


class ExpressionReader:
    """Reads faces of single pictures. Safe across threads.

    Args:
        points: places the points.
        movements: reads movements from them.

    """

    def __init__(self, points: Graph, movements: Graph):
        self._points = points
        self._movements = movements

    @classmethod
    def load(cls, runtime: Runtime, weights: WeightStore) -> ExpressionReader | None:
        """With the installed weights; None where they are not on this machine: they are not fetched from here.

        Raises:
            WeightsError: the file is damaged.

        """
        path = weights.find(WEIGHTS)
        if path is None:
            return None
        return cls(Graph(path, runtime, member=_POINTS), Graph(path, runtime, member=_MOVEMENTS))

    def read(self, image: Image, landmarks: Float) -> Expression:
        """One face of a picture.

        Args:
            image: uint8 (height, width, 3), RGB.
            landmarks: (5, 2) pixels, in the order of :data:`core.faces.LANDMARKS`.

        Raises:
            ValueError: the landmarks coincide or are not finite.

        """
        matrix = _placing(landmarks)
        chip = _crop(image, matrix)
        found, presence, _ = self._points(chip[None].astype(np.float32) / 255)
        inside = found.reshape(-1, 3)[:, :2].astype(np.float64)
        camera = _camera(inside)
        upright = _unflattened(inside, camera)
        (moves,) = self._movements(upright[_READ][None].astype(np.float32))
        yaw, pitch = _pose(camera)
        back = cv2.invertAffineTransform(matrix)
        points = inside @ back[:, :2].T + back[:, 2]
        across = points[_RIGHT_EYE] - points[_LEFT_EYE]
        return Expression(
            points=points.astype(np.float32),
            presence=float(presence.ravel()[0]),
            closed=float(moves[list(_BLINK)].min()),
            smile=float(moves[list(_SMILE)].min()),
            jaw=float(moves[_JAW]),
            yaw=yaw,
            pitch=pitch,
            roll=float(np.degrees(np.arctan2(across[1], across[0]))),
            stretch=(_stretch(camera) / max(float(np.linalg.norm(camera)), 1e-9)).astype(np.float32),
        )


def _placing(landmarks: Float) -> Float:
    """Where the crop lies: (2, 3), from the picture to the crop, the eyes level."""
    left, right, _, mouth_left, mouth_right = landmarks.astype(np.float64)
    eyes, mouth = (left + right) / 2, (mouth_left + mouth_right) / 2
    across, down = right - left, mouth - eyes
    side = _REACH * max(float(np.hypot(*across)), 0.95 * float(np.hypot(*down)))
    if not np.isfinite(side) or side < 1e-6:
        raise ValueError("landmarks coincide or are not finite")
    angle = np.arctan2(across[1], across[0])
    linear = _SIDE / side * np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.column_stack([linear, (_SIDE - 1) / 2 - linear @ ((eyes + mouth) / 2)]).astype(np.float32)


def _crop(image: Image, matrix: Float) -> Image:
    shrink = max(1, int(1 / float(np.hypot(matrix[0, 0], matrix[1, 0]))))
    if shrink > 1:  # a face much larger than the crop is averaged down first, so that no aliasing gets in
        height, width = image.shape[:2]
        small = (max(1, width // shrink), max(1, height // shrink))
        image = np.asarray(cv2.resize(image, small, interpolation=cv2.INTER_AREA), np.uint8)
        scale = np.array([width / small[0], height / small[1]])
        matrix = np.column_stack([matrix[:, :2] * scale, matrix[:, :2] @ (scale / 2 - 0.5) + matrix[:, 2]])
    cropped = cv2.warpAffine(image, matrix, (_SIDE, _SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cropped, np.uint8)


def _camera(points: _Doubles) -> _Doubles:
    """The affine camera (2, 3) that sees the head where the firm points are."""
    firm = points[_FIRM]
    return np.asarray((_SOLVE @ (firm - firm.mean(axis=0))).T)


def _pose(camera: _Doubles) -> tuple[float, float]:
    """Yaw and pitch in degrees: the direction that the camera does not see.

    Whatever affine map a flat picture undergoes, it does not see the same direction as before.
    """
    unseen = np.cross(camera[0], camera[1])
    length = float(np.linalg.norm(unseen))
    if length < 1e-12:
        return 0.0, 0.0
    x, y, z = unseen / length
    return float(np.degrees(np.arctan2(x, z))), float(np.degrees(-np.arcsin(np.clip(y, -1, 1))))


def _unflattened(points: _Doubles, camera: _Doubles) -> _Doubles:
    """Points (N, 2) as a camera without distortion sees them, the eyes level and a unit of the head 100 long."""
    straight = (points - points.mean(axis=0)) @ np.linalg.pinv(_stretch(camera)).T
    across = straight[_RIGHT_EYE] - straight[_LEFT_EYE]
    cosine, sine = across / max(float(np.hypot(*across)), 1e-9)
    return np.asarray(100 * straight @ np.array([[cosine, -sine], [sine, cosine]]))


def _stretch(camera: _Doubles) -> _Doubles:
    """What a camera does beyond looking from a direction: the symmetric factor (2, 2) of its polar decomposition."""
    values, vectors = np.linalg.eigh(camera @ camera.T)
    return np.asarray((vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T)
