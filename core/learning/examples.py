"""Data that installed packages carry, to try recipes without any of one's own. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from core import images
from core.errors import LearningError
from core.faces import Image
from core.learning.sources import DataKind

_PICTURES = (
    "brick.png", "camera.png", "cell.png", "chelsea.png", "coffee.png", "coins.png", "grass.png", "gravel.png",
    "hubble_deep_field.jpg", "ihc.png", "moon.png", "motorcycle_left.png", "motorcycle_right.png", "page.png",
    "retina.jpg", "rocket.jpg", "text.png",
)  # fmt: skip


@dataclass(frozen=True)
class Example:
    """One of them.

    Attributes:
        title: for people.
        kind: as what it counts.
        package: that carries it.

    """

    title: str
    kind: DataKind
    package: str


EXAMPLES: dict[str, Example] = {
    "digits": Example("Handwritten digits (UCI, 1,797 of 8 × 8 pixels)", DataKind.CLASSES, "scikit-learn"),
    "small-faces": Example("Faces and other things (LFW, 200 of 25 × 25 pixels)", DataKind.CLASSES, "scikit-image"),
    "portraits": Example("Two portraits (Eileen Collins, Grace Hopper)", DataKind.CLASSES, "scikit-image"),
    "pictures": Example("Pictures of many things", DataKind.PICTURES, "scikit-image"),
}


def pictures(name: str) -> Iterator[tuple[str, str, Image]]:
    """The pictures of an example: a name, the class (empty where there are none), and uint8 (height, width, 3).

    Raises:
        LearningError: there is no such example, or its package does not carry it here.

    """
    if name not in EXAMPLES:
        raise LearningError("there is no example {name!r}: known are {known}", name=name, known=", ".join(EXAMPLES))
    makers = {"digits": _digits, "small-faces": _small_faces, "portraits": _portraits, "pictures": _pictures}
    try:
        yield from makers[name]()
    except (OSError, ImportError):
        package = EXAMPLES[name].package
        raise LearningError("the example is not here: pip install {package}", package=package) from None


def _digits() -> Iterator[tuple[str, str, Image]]:
    from sklearn.datasets import load_digits

    found = load_digits()
    for number, (picture, label) in enumerate(zip(found.images, found.target, strict=True)):
        yield f"{number:04d}", str(label), _coloured(np.asarray(picture * 255 / 16, np.uint8))


def _small_faces() -> Iterator[tuple[str, str, Image]]:
    found = np.load(_carried("skimage", "data/lfw_subset.npy"))
    for number, picture in enumerate(found):
        label = "face" if number < len(found) // 2 else "something else"
        yield f"{number:03d}", label, _coloured(np.asarray(picture * 255, np.uint8))


def _portraits() -> Iterator[tuple[str, str, Image]]:
    yield "collins", "Eileen Collins", images.read(_carried("skimage", "data/astronaut.png"))
    yield "hopper", "Grace Hopper", images.read(_carried("matplotlib", "mpl-data/sample_data/grace_hopper.jpg"))


def _pictures() -> Iterator[tuple[str, str, Image]]:
    folder = _carried("skimage", "data/chelsea.png").parent
    places = [folder / name for name in _PICTURES]
    places += [Path(str(files("sklearn"))) / "datasets" / "images" / name for name in ("china.jpg", "flower.jpg")]
    for path in places:
        if path.is_file():
            yield path.name, "", images.read(path)


def _carried(package: str, name: str) -> Path:
    path = Path(str(files(package))) / name
    if not path.is_file():
        raise FileNotFoundError(path)
    return path


def _coloured(grey: Image) -> Image:
    return np.repeat(grey[..., None], 3, axis=2)
