"""The tools that people use today, where they are installed. Nothing of them is part of Portico.

Each loader gives something to call, or a sentence that says why there is nothing.
"""

from __future__ import annotations

import importlib
import sys
import types
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from models.weights import WeightsError, WeightStore

Image = npt.NDArray[np.uint8]
Float = npt.NDArray[np.float32]
Found = tuple[Float, Float, Float]
"""Boxes (N, 4), probabilities (N,), landmarks (N, 5, 2)."""

ABSENT = {
    "insightface": "whose models must be downloaded",
    "DeepFace": "whose models must be downloaded",
    "CompreFace": "which is a server of several containers",
}
"""Tools that cannot be measured from packages alone, and why."""


def mtcnn(min_face: int) -> Callable[[Image], Found] | str:
    """facenet-pytorch's detector on torch, with all cores."""
    if find_spec("facenet_pytorch") is None:
        return "facenet-pytorch is not installed"
    stand_in = _stand_in_for_torchvision()
    try:
        peer = importlib.import_module("facenet_pytorch.models.mtcnn").MTCNN(
            keep_all=True, min_face_size=min_face, device="cpu", post_process=False
        )
    except Exception as error:  # noqa: BLE001  # whatever a foreign package does, the benchmark goes on
        return f"facenet-pytorch does not run here: {error}"
    finally:
        for name in stand_in:
            del sys.modules[name]

    def detect(image: Image) -> Found:
        found, probability, points = peer.detect(image, landmarks=True)
        if found is None:
            return np.zeros((0, 4), np.float32), np.zeros(0, np.float32), np.zeros((0, 5, 2), np.float32)
        return found.astype(np.float32), probability.astype(np.float32), points.astype(np.float32)

    return detect


def _stand_in_for_torchvision() -> list[str]:
    """What facenet-pytorch asks of torchvision, where that cannot be imported; the names of the modules put there."""
    try:
        importlib.import_module("torchvision.ops.boxes")
    except Exception:  # noqa: BLE001  # a torchvision of another build fails in many ways
        for name in [n for n in sys.modules if n.split(".")[0] == "torchvision"]:
            del sys.modules[name]
    else:
        return []
    import torch

    def batched_nms(boxes: Any, scores: Any, groups: Any, threshold: float) -> Any:
        corners = boxes.numpy()
        rectangles: Any = np.column_stack([corners[:, :2], corners[:, 2:] - corners[:, :2]]).astype(np.float64)
        dnn: Any = cv2.dnn
        kept = dnn.NMSBoxesBatched(rectangles, scores.numpy(), groups.numpy().astype(np.int32), 0.0, threshold)
        return torch.from_numpy(np.asarray(kept, np.int64).reshape(-1))

    def to_tensor(picture: Any) -> Any:
        return torch.from_numpy(np.ascontiguousarray(np.asarray(picture).transpose(2, 0, 1)))

    names = ["torchvision", *(f"torchvision.{n}" for n in ("transforms", "transforms.functional", "ops", "ops.boxes"))]
    names.append("torchvision.datasets")
    modules: dict[str, Any] = {name: types.ModuleType(name) for name in names}
    for name in names[1:]:
        parent, _, own = name.rpartition(".")
        setattr(modules[parent], own, modules[name])
    modules["torchvision.transforms.functional"].to_tensor = to_tensor
    modules["torchvision.ops.boxes"].batched_nms = batched_nms
    sys.modules.update(modules)
    return names


def facenet_torch(weights: WeightStore) -> Callable[[Image], Float] | str:
    """The same FaceNet on torch, as it is usually run: float32, eager."""
    try:
        import torch

        from models import facenet

        network = facenet.from_frozen_graph(weights.path("facenet-casia"))
    except (ImportError, WeightsError) as error:
        return str(error)

    def embed(chips: Image) -> Float:
        with torch.inference_mode():
            result: Float = network(torch.from_numpy(chips).permute(0, 3, 1, 2).float()).numpy()
        return result

    return embed


def dlib_descriptor(weights: WeightStore) -> Callable[[Image], Float] | str:
    """The dlib package's own descriptor of aligned 150×150 chips, one after the other."""
    if find_spec("dlib") is None:
        return "dlib is not installed (pip install dlib-bin)"
    try:
        peer = importlib.import_module("dlib").face_recognition_model_v1(str(weights.path("dlib-resnet")))
    except Exception as error:  # noqa: BLE001  # whatever a foreign package does, the benchmark goes on
        return f"dlib does not run here: {error}"
    return lambda chips: np.stack([np.array(peer.compute_face_descriptor(chip), np.float32) for chip in chips])
