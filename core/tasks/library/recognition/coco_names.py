"""The 80 kinds of objects of COCO (Lin et al. 2014), by their numbers 1..90, and other names for them."""

from __future__ import annotations

import difflib

import numpy as np
import numpy.typing as npt

from core.errors import TaskError

PERSON = 1
_UNUSED = frozenset({12, 26, 29, 30, 45, 66, 68, 69, 71, 83})
_IN_ORDER = (
    "person",
    "bicycle",
    "car",
    "motorcycle",
    "airplane",
    "bus",
    "train",
    "truck",
    "boat",
    "traffic light",
    "fire hydrant",
    "stop sign",
    "parking meter",
    "bench",
    "bird",
    "cat",
    "dog",
    "horse",
    "sheep",
    "cow",
    "elephant",
    "bear",
    "zebra",
    "giraffe",
    "backpack",
    "umbrella",
    "handbag",
    "tie",
    "suitcase",
    "frisbee",
    "skis",
    "snowboard",
    "sports ball",
    "kite",
    "baseball bat",
    "baseball glove",
    "skateboard",
    "surfboard",
    "tennis racket",
    "bottle",
    "wine glass",
    "cup",
    "fork",
    "knife",
    "spoon",
    "bowl",
    "banana",
    "apple",
    "sandwich",
    "orange",
    "broccoli",
    "carrot",
    "hot dog",
    "pizza",
    "donut",
    "cake",
    "chair",
    "couch",
    "potted plant",
    "bed",
    "dining table",
    "toilet",
    "tv",
    "laptop",
    "mouse",
    "remote",
    "keyboard",
    "cell phone",
    "microwave",
    "oven",
    "toaster",
    "sink",
    "refrigerator",
    "book",
    "clock",
    "vase",
    "scissors",
    "teddy bear",
    "hair drier",
    "toothbrush",
)
NAMES: dict[int, str] = dict(zip((n for n in range(1, 91) if n not in _UNUSED), _IN_ORDER, strict=True))
"""Number → name; in order, these are also YOLO's classes 0..79."""
ALSO = {
    "aeroplane": "airplane",
    "diningtable": "dining table",
    "motorbike": "motorcycle",
    "pottedplant": "potted plant",
    "sofa": "couch",
    "tvmonitor": "tv",
    "people": "person",
    "man": "person",
    "woman": "person",
    "child": "person",
    "bike": "bicycle",
    "mobile phone": "cell phone",
    "television": "tv",
    "plane": "airplane",
    "plant": "potted plant",
    "table": "dining table",
    "fridge": "refrigerator",
    "hair dryer": "hair drier",
}
"""Other words, the six that PASCAL VOC uses first → COCO's."""


def common(name: str) -> str:
    """COCO's name for a thing, in lower case; what COCO does not know keeps its own."""
    name = " ".join(name.lower().split())
    return ALSO.get(name, name)


def numbers(words: str) -> npt.NDArray[np.int32]:
    """The numbers of the kinds that words separated by commas name; all where there are none.

    Raises:
        TaskError: a word is none of them; the message says which are alike.

    """
    known = {name: number for number, name in NAMES.items()}
    asked = [common(word) for word in words.split(",") if word.strip()]
    found = []
    for word in asked:
        singular = next((w for w in (word, word.removesuffix("s"), word.removesuffix("es")) if w in known), None)
        if singular is None:
            alike = difflib.get_close_matches(word, known, 3, 0.5)
            raise TaskError(
                "“{word}” is none of the 80 kinds of objects that can be found: did you mean {alike}?"
                if alike
                else "“{word}” is none of the 80 kinds of objects that can be found: "
                "leave the field empty to see what there is",
                word=word[:40],
                alike=" or ".join(alike),
            )
        found.append(known[singular])
    return np.array(found or list(NAMES), np.int32)
