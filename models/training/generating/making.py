"""A network that makes pictures, for those who know no torch: arrays in, arrays out, and as two files."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import torch

from models import arrays
from models.messages import Message
from models.training.generating.autoencoder import AutoEncoder, encoded, rebuilt
from models.training.generating.dcgan import Gan, Painter, judged
from models.training.generating.parts import Coder, Generator
from models.training.generating.pictures import RECONSTRUCTIONS, SAMPLES, Pixels, apart, beside, decoded
from models.training.generating.vae import Vae, bound
from models.training.sheets import sheet

__all__ = ["RECONSTRUCTIONS", "SAMPLES", "Maker", "UnreadableError", "apart", "beside", "read", "sheet"]

Float = npt.NDArray[np.float32]
Kind = Literal["auto-encoder", "vae", "dcgan"]
WEIGHTS, MANIFEST = "generator.npz", "generator.json"
_FORMAT = 1
_LARGEST = 512 << 20  # bytes of weights
_KINDS: dict[str, Callable[[int, int, int], Generator]] = {"auto-encoder": AutoEncoder, "vae": Vae, "dcgan": Painter}


class UnreadableError(Exception):
    """A folder holds no network of this kind; the message is one sentence, a :class:`models.messages.Message`."""

    def __init__(self, template: str, /, **fields: object):
        self.message = Message(template, **fields)
        super().__init__(self.message)


class Maker:
    """A network that has learnt to make pictures.

    Args:
        network: in evaluation mode, on the CPU.

    Attributes:
        side: of its pictures, in pixels.
        codes: whether it makes codes of pictures, too.
        normal: whether it learnt to have them normal.

    """

    def __init__(self, network: Generator):
        self._network = network
        self.side, self.dimension = network.side, network.dimension
        self.codes, self.normal = isinstance(network, Coder), isinstance(network, Vae)

    @property
    def parameters(self) -> int:
        """Numbers that were learnt."""
        return sum(one.numel() for one in self._network.parameters())

    @property
    def network(self) -> Any:
        """The network itself."""
        return self._network

    def draw(self, count: int, seed: int = 0) -> Float:
        """Codes (count, dimension) as pictures have them; the same seed gives the same."""
        found: Float = self._network.drawn(count, torch.Generator().manual_seed(seed)).numpy()
        return found

    def make(self, codes: Float) -> Pixels:
        """Pictures uint8 (N, side, side, 3) of codes (N, dimension)."""
        return decoded(self._network, torch.from_numpy(np.asarray(codes, np.float32)))

    def encode(self, pixels: Pixels) -> Float:
        """Codes (N, dimension) of pictures uint8 (N, side, side, 3).

        Raises:
            TypeError: the network makes no codes.

        """
        found: Float = encoded(self._coder(), pixels).numpy()
        return found

    def rebuild(self, pixels: Pixels) -> Pixels:
        """What becomes of pictures uint8 (N, side, side, 3) that go through a code. Raises TypeError likewise."""
        return rebuilt(self._coder(), pixels)

    def strangeness(self, pixels: Pixels) -> npt.NDArray[np.float64]:
        """How strange pictures uint8 (N, side, side, 3) are to it: (N,).

        Where it makes codes, it is the error of what comes back, root mean square in grey levels; else how little the
        critic takes them for real.
        """
        if isinstance(self._network, Gan):
            return -judged(self._network, pixels).double().numpy()
        off = self.rebuild(pixels).astype(np.float64) - pixels
        return np.asarray(np.sqrt((off**2).reshape(len(pixels), -1).mean(axis=1)))

    def measure(self, pixels: Pixels) -> None:
        """Lay a distribution over the codes of what was learnt from, where there are such; drawn from, from then on."""
        if isinstance(self._network, Coder):
            self._network.measure(encoded(self._network, pixels))

    def bits(self, pixels: Pixels) -> float | None:
        """Upper bound on the bits for each number of pictures, see :func:`.vae.bound`; None where there is none."""
        return bound(self._network, pixels)[0] if isinstance(self._network, Vae) else None

    def packed(self, more: Mapping[str, Any]) -> dict[str, bytes]:
        """The network as files by name: what it takes to make pictures, and a manifest.

        Args:
            more: that the manifest is to say; it must go into JSON.

        """
        network = self._network.painter if isinstance(self._network, Gan) else self._network
        kind = next(name for name, one in _KINDS.items() if type(network) is one)
        shape = {"side": network.side, "width": network.width, "dimension": network.dimension}
        manifest = {"format": _FORMAT, "kind": kind, **shape, **more}
        return {WEIGHTS: arrays.packed(network, np.float32), MANIFEST: json.dumps(manifest, indent=1).encode()}

    def _coder(self) -> Coder:
        if not isinstance(self._network, Coder):
            raise TypeError("this network makes no codes of pictures")
        return self._network


def read(folder: Path) -> tuple[Maker, dict[str, Any]]:
    """The network of a folder, and its manifest.

    Raises:
        UnreadableError: there is none, or it is damaged or of a newer version.

    """
    path = folder / MANIFEST
    try:
        manifest: Any = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(manifest, dict) or manifest.get("format") != _FORMAT:
            raise UnreadableError("{path} is of another version of Portico", path=path)
        build = _KINDS[str(manifest["kind"])]
        shape = [_within(manifest[name], most) for name, most in (("side", 256), ("width", 512), ("dimension", 4096))]
        if (folder / WEIGHTS).stat().st_size > _LARGEST:
            raise ValueError("too large")
        return Maker(arrays.load(build(*shape), folder / WEIGHTS)), manifest
    except FileNotFoundError:
        raise UnreadableError("{folder} holds no network that makes pictures", folder=folder) from None
    except (OSError, KeyError, TypeError, ValueError, RuntimeError, zipfile.BadZipFile) as error:
        raise UnreadableError("the network in {folder} cannot be read", folder=folder) from error


def _within(value: Any, most: int) -> int:
    if not isinstance(value, int) or not 1 <= value <= most:
        raise ValueError("a size is out of range")
    return value
