"""The face detector beside the original."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from core.base.wording import amount
from core.bench.measuring import Bench, on
from core.bench.pictures import crowd, picture_of
from core.engine import machinery
from core.recognition.boxes import iou
from core.recognition.detection import Detector, DetectorOptions
from core.settings import Settings
from models import peers

SIZES = ((640, 480), (1280, 720), (1920, 1080))
_MIN_FACE = 20


def detection(bench: Bench, settings: Settings, video: Path | None) -> None:
    """MTCNN beside the original, at three sizes; and whether the same faces come out."""
    runtime, weights = machinery(settings)
    ours = Detector.load(runtime, weights, DetectorOptions(min_face=_MIN_FACE))
    theirs = peers.mtcnn(_MIN_FACE)
    full = picture_of(video)
    for width, height in SIZES:
        image = np.ascontiguousarray(cv2.resize(full, (width, height), interpolation=cv2.INTER_AREA))
        found = ours.detect(image)
        note = _faces(len(found))
        peer, name = None, theirs if isinstance(theirs, str) else "facenet-pytorch"
        if not isinstance(theirs, str):
            boxes, probability, _ = theirs(image)
            sure = probability >= 0.95
            same = int((iou(boxes[sure], found.boxes).max(axis=1) >= 0.9).sum()) if sure.any() and len(found) else 0
            note += f"; {same} of the peer's {int(sure.sum())} sure ones at IoU 0.9"
            peer = on(theirs, image)
        bench.time("detect", f"{width}x{height}, min face {_MIN_FACE}", on(ours.detect, image), peer, name, note=note)
    for count in (1, 2, 4, 8, 16):
        image = crowd(count)
        note = f"{len(ours.detect(image, 40))} found"
        bench.time(
            "detect", f"{_faces(count)} at 1920x1080, min face 40", on(lambda i: ours.detect(i, 40), image), note=note
        )
    found = ours.detect(full)
    bench.time("follow", f"{_faces(len(found))} at 1920x1080", lambda: ours.follow(full, found.boxes))


def _faces(count: int) -> str:
    return amount(count, "face", "faces")
