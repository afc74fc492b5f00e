"""Classifiers that somebody has trained, as files: weights, and a manifest that says what they are for.

The file is an ``.npz`` of float32 with ``manifest.json`` beside the arrays, so one file is all that it takes.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from models.weights import WeightsError

if TYPE_CHECKING:
    from models.training.classifiers.parts import Classifier

FORMAT = 1
FILE = "network.npz"
_MANIFEST = "manifest.json"
_LARGEST = 2 << 30  # bytes of weights, unpacked
_TRUNK = "efficientnet-lite0"
Pixels = npt.NDArray[np.uint8]
Float = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Head:
    """A question: its name, empty where it is the only one, and the names of what it may be answered with."""

    name: str
    classes: tuple[str, ...]


@dataclass(frozen=True)
class Manifest:
    """What a trained classifier is.

    Attributes:
        network: the numbers it is made by, as :class:`models.training.classifiers.shape.Shape` has them.
        heads: the questions it answers.
        several: whether a picture may have any number of labels.
        figures: how right it was on what it had not seen, by name.

    """

    network: Mapping[str, Any]
    heads: tuple[Head, ...]
    several: bool = False
    figures: Mapping[str, float] | None = None

    @property
    def side(self) -> int:
        """Of its pictures, in pixels."""
        return int(self.network["side"])

    def stored(self) -> dict[str, Any]:
        """As it is written."""
        return {
            "format": FORMAT,
            "network": dict(self.network),
            "heads": [{"name": head.name, "classes": list(head.classes)} for head in self.heads],
            "several": self.several,
            "figures": dict(self.figures or {}),
        }


class Trained:
    """A classifier that is ready. Safe to call from several threads.

    Attributes:
        manifest: what it is.

    """

    def __init__(self, manifest: Manifest, network: Classifier):
        from models.training.questions import Questions

        self.manifest, self._network = manifest, network
        self._questions = Questions(tuple(len(head.classes) for head in manifest.heads), manifest.several)

    def shares(self, pixels: Pixels) -> list[Float]:
        """Probabilities of the classes of each question, (N, classes), of pictures uint8 (N, side, side, 3)."""
        import torch

        from models.training.classifying import tensor_of

        with torch.inference_mode():
            found: Float = self._questions.shares(self._network(tensor_of(pixels))).numpy()
        return self._questions.split(found)

    def heat(self, picture: Pixels, head: int, number: int) -> Float:
        """What speaks for a class, where: Grad-CAM (Selvaraju et al. 2017) of the last maps, (height, width), ≥ 0.

        Args:
            picture: uint8 (side, side, 3).
            head: number of the question.
            number: of the class in it.

        """
        import torch

        from models.training.classifying import tensor_of

        with torch.no_grad():
            maps = self._network.maps(tensor_of(picture[None]))
        maps.requires_grad_()
        before = sum(len(one.classes) for one in self.manifest.heads[:head])
        (gradient,) = torch.autograd.grad(self._network.head(maps)[0, before + number], maps)
        found: Float = torch.relu((gradient.mean((2, 3), keepdim=True) * maps.detach()).sum(1))[0].numpy()
        return found


def packed(network: Classifier, manifest: Manifest) -> bytes:
    """A trained classifier as the bytes of a file; the same one gives the same bytes."""
    from models import arrays

    told = json.dumps(manifest.stored(), ensure_ascii=False, indent=1).encode()
    return arrays.packed(network, np.float32, {_MANIFEST: told})


def find(path: Path) -> Path:
    """The file that is meant by a path: itself, or in a folder to which a run was exported, or of the run.

    Raises:
        WeightsError: there is none.

    """
    for place in (path, path / FILE, path / "files" / FILE):
        if is_file(place):
            return place
    if is_folder(path):
        raise WeightsError("{path} holds no trained network ({name}): export a run into it", path=path, name=FILE)
    raise WeightsError("{path} does not exist: name what a run of Learn was exported to", path=path)


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name that is none, or may not be looked at, is none."""
    return os.path.isfile(path)  # noqa: PTH113  # which never raises


def is_folder(path: Path) -> bool:
    """Likewise of a folder."""
    return os.path.isdir(path)  # noqa: PTH112


def load(path: Path) -> Trained:
    """A trained classifier of a file, kept after its first use until the file changes.

    Raises:
        WeightsError: there is none, it is damaged, is something else, or of another version of Portico.

    """
    place = find(path)
    try:
        facts = place.stat()
    except OSError as error:
        raise WeightsError("{path} cannot be read: {why}", path=place, why=error.strerror or error) from None
    return _load(place, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=4)
def _load(path: Path, _changed: int, _size: int) -> Trained:
    from models import arrays

    try:
        with zipfile.ZipFile(path) as file:
            if sum(entry.file_size for entry in file.infolist()) > _LARGEST:
                raise ValueError(_MANIFEST)
            told = json.loads(file.read(_MANIFEST))
            if not isinstance(told, dict) or told.get("format") != FORMAT:
                raise WeightsError("{path} is of another version of Portico: train and export it anew", path=path.name)
            manifest = _manifest(told)
            weights = {
                name.removesuffix(".npy"): _array(file.read(name)) for name in file.namelist() if name != _MANIFEST
            }
        network = arrays.fill(_built(manifest), weights)
    except OSError as error:
        raise WeightsError("{path} cannot be read: {why}", path=path, why=error.strerror or error) from None
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, RuntimeError, EOFError, MemoryError) as error:
        raise WeightsError(
            "{path} is not a classifier that Learn has trained, or is damaged", path=path.name
        ) from error
    return Trained(manifest, network.requires_grad_(requires_grad=False))


def _manifest(told: Mapping[str, Any]) -> Manifest:
    heads = tuple(Head(str(one["name"]), tuple(map(str, one["classes"]))) for one in told["heads"])
    network = dict(told["network"])
    if (
        not heads
        or not 16 <= int(network["side"]) <= 1024
        or int(network["outputs"]) != sum(len(head.classes) for head in heads)
    ):
        raise ValueError(_MANIFEST)
    figures = {str(name): float(value) for name, value in dict(told.get("figures") or {}).items()}
    return Manifest(network, heads, bool(told["several"]), figures)


def _built(manifest: Manifest) -> Classifier:
    from models.training.classifiers import build
    from models.training.classifiers.shape import Shape

    if manifest.network["network"] == _TRUNK:
        from models.training.fine_tuning import Trunk

        return Trunk(int(manifest.network["outputs"]))
    return build(Shape.of(manifest.network))


def _array(content: bytes) -> Float:
    return np.asarray(np.lib.format.read_array(io.BytesIO(content), allow_pickle=False), np.float32)
