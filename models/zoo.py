"""The networks by name, each with its weights: what the rest of the program asks the runtime for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from models.runtime import NetworkSpec, Precision
from models.weights import Progress, WeightsError, WeightStore

if TYPE_CHECKING:
    from pathlib import Path

    from torch import nn


@dataclass(frozen=True)
class Entry:
    """A network that can be asked for: its definition, its weights and the shape of its input and output."""

    weights: str
    build: Callable[[Path], nn.Module]
    shape: tuple[int | None, int | None, int]
    outputs: int = 1
    pixels: Literal["uint8", "float32"] = "uint8"
    revision: int = 1  # of the definition: raise it when the definition changes, so that caches are made anew


def _loaded(module: str) -> Callable[[Path], nn.Module]:
    """Builds a network whose module fills it by its own ``load``."""

    def build(path: Path) -> nn.Module:
        from importlib import import_module

        network: nn.Module = import_module(f"models.{module}").load(path)
        return network

    return build


def _mtcnn(definition: str) -> Callable[[Path], nn.Module]:
    def build(path: Path) -> nn.Module:
        from models import mtcnn

        network: nn.Module = getattr(mtcnn, definition)()
        return mtcnn.load(network, path)

    return build


def _facenet_casia(path: Path) -> nn.Module:
    from models import facenet

    return facenet.from_frozen_graph(path)


def _facenet_vggface2(path: Path) -> nn.Module:
    from models import facenet

    return facenet.from_state_dict(path)


def _dlib(path: Path) -> nn.Module:
    from models import dlib_resnet

    return dlib_resnet.from_dat(path)


def _lightcnn(variant: Literal["9", "29", "29v2"]) -> Callable[[Path], nn.Module]:
    def build(path: Path) -> nn.Module:
        from models import lightcnn

        return lightcnn.from_checkpoint(path, variant)

    return build


def _minifasnet_v2se(path: Path) -> nn.Module:
    from models import minifasnet

    return minifasnet.load_v2se(path)


def _super_resolution(scale: int) -> Callable[[Path], nn.Module]:
    def build(path: Path) -> nn.Module:
        from models import super_resolution

        return super_resolution.load(path, scale)

    return build


ENTRIES = {
    "mtcnn-pnet": Entry("mtcnn-pnet", _mtcnn("ProposalNet"), (None, None, 4), pixels="float32", revision=4),
    "mtcnn-rnet": Entry("mtcnn-rnet", _mtcnn("RefinementNet"), (24, 24, 3), outputs=2, pixels="float32", revision=2),
    "mtcnn-onet": Entry("mtcnn-onet", _mtcnn("OutputNet"), (48, 48, 3), outputs=3, pixels="float32", revision=2),
    "screening": Entry("screening", _loaded("screening"), (None, None, 3)),
    "fr-liveness": Entry("fr-liveness", _minifasnet_v2se, (128, 128, 3)),
    "minifasnet-v2": Entry("minifasnet-v2", _loaded("minifasnet"), (80, 80, 3)),
    "minifasnet-v1se": Entry("minifasnet-v1se", _loaded("minifasnet"), (80, 80, 3)),
    "facenet-casia": Entry("facenet-casia", _facenet_casia, (160, 160, 3)),
    "facenet-vggface2": Entry("facenet-vggface2", _facenet_vggface2, (160, 160, 3)),
    "dlib-resnet": Entry("dlib-resnet", _dlib, (150, 150, 3)),
    "sface": Entry("sface", _loaded("sface"), (112, 112, 3)),
    "super-resolution-x2": Entry("super-resolution", _super_resolution(2), (None, None, 3)),
    "super-resolution-x3": Entry("super-resolution", _super_resolution(3), (None, None, 3)),
    "super-resolution-x4": Entry("super-resolution", _super_resolution(4), (None, None, 3)),
    "denoiser": Entry("denoiser", _loaded("denoiser"), (None, None, 4), pixels="float32"),
    "low-light": Entry("low-light", _loaded("low_light"), (None, None, 3)),
    "colouriser": Entry("colouriser", _loaded("colouriser"), (256, 256, 1), pixels="float32"),
    "lightcnn-9": Entry("lightcnn-9", _lightcnn("9"), (128, 128, 1)),
    "lightcnn-29": Entry("lightcnn-29", _lightcnn("29"), (128, 128, 1)),
    "lightcnn-29v2": Entry("lightcnn-29v2", _lightcnn("29v2"), (128, 128, 1)),
    "efficientnet-lite0": Entry("efficientnet-lite0", _loaded("efficientnet_lite"), (224, 224, 3), outputs=2),
}


def spec(
    name: str, weights: WeightStore, precision: Precision = "fast", progress: Progress | None = None
) -> NetworkSpec:
    """What the runtime needs to load the network called ``name``.

    The weight file is looked for only when the network has to be built: a cached model needs neither it nor torch.

    Raises:
        WeightsError: there is no network of that name.

    """
    try:
        entry = ENTRIES[name]
    except KeyError:
        raise WeightsError(
            "no network named {name!r}; known are {entries}", name=name, entries=", ".join(sorted(ENTRIES))
        ) from None
    return NetworkSpec(
        name=name,
        version=f"{entry.revision}-{weights.version(entry.weights)}",
        shape=entry.shape,
        outputs=entry.outputs,
        build=lambda: entry.build(weights.path(entry.weights, progress)),
        precision=precision,
        pixels=entry.pixels,
    )
