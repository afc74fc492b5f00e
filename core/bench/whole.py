"""A whole picture to the template of the face in it, beside the packages that most people would do it with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from core.bench.measuring import Bench, on
from core.bench.pictures import visitor
from core.engine import Engine, machinery
from core.faces import Image
from core.recognition.alignment import box_crop
from core.recognition.boxes import area
from core.settings import Settings
from models import peers

SIZES = ((640, 480, 80), (1920, 1080, 160))
"""Width and height of the pictures, and side of the face in them."""
_MIN_FACE = 20  # the original's own default, and the harder of what one may ask: both look for as small a face


def whole(bench: Bench, settings: Settings, engines: Sequence[Engine]) -> None:
    """Find the face, assess it and make its template, in turn with MTCNN and FaceNet on torch doing the same."""
    _, weights = machinery(settings)
    find, embed = peers.mtcnn(_MIN_FACE), peers.facenet_torch(weights)
    for width, height, face in SIZES:
        image = visitor(width, height, face)
        for engine in engines:
            found = engine.find(image, _MIN_FACE)
            side = np.sqrt(area(found.boxes))[np.argmax(found.scores)]
            note = f"a face of {side:.0f} pixels, both look for faces from {_MIN_FACE}"
            words = f"{width}x{height} to its template, profile {engine.profile.id}"
            missing = next((why for why in (find, embed) if isinstance(why, str)), "")
            peer = None if isinstance(find, str) or isinstance(embed, str) else on(_theirs(find, embed), image)
            name = missing or "facenet-pytorch's MTCNN and InceptionResnetV1"
            bench.time("whole", words, on(_ours(engine), image), peer, name, note=note)


def _ours(engine: Engine) -> Callable[[Image], object]:
    """The likeliest face with its template."""

    def work(image: Image) -> object:
        found = engine.find(image, _MIN_FACE)
        return engine.embed(image, found.select([int(np.argmax(found.scores))]))

    return work


def _theirs(find: Callable[[Image], peers.Found], embed: Callable[[Image], peers.Float]) -> Callable[[Image], object]:
    """The likeliest face, cut as facenet-pytorch cuts it, and its descriptor."""

    def work(image: Image) -> object:
        boxes, probability, _ = find(image)
        chip = box_crop(image, boxes[int(np.argmax(probability))], 160, 0)
        return embed(chip[None])

    return work
