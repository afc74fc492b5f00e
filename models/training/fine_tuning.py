"""Fine-tuning EfficientNet-Lite0: a network that has learnt a million photos learns a few of one's own.

What it sees first (edges, textures) is the same in all photos, and stays (Yosinski et al. 2014, "How transferable are
features in deep neural networks?"). So each picture goes through the frozen part once, mirrored and moved a little now
and then, and what comes out is kept; only the rest is trained: first its new last layer alone, then, at a smaller
rate, the layers before it, which would otherwise be spoilt by the first, large steps.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from models import efficientnet_lite
from models.efficientnet_lite import FEATURES, LAST, EfficientNetLite0
from models.told import Share
from models.training import augmenting
from models.training.augmenting import Augmentation, Light
from models.training.batches import answers, in_parts
from models.training.classifiers.parts import Classifier
from models.training.classifying import Classifying, Labelled, Way, tensor_of
from models.training.lesson import Batch, Loss, Optimisers, Turn, device_of
from models.training.plan import Plan
from models.training.questions import Questions

NAME = "efficientnet-lite0"
_AT_ONCE = 16


class Trunk(Classifier):
    """EfficientNet-Lite0 with a last layer of its own. Pictures (N, 3, side, side), 0 to 1 → logits (N, outputs).

    Its batch normalisation keeps the means and variances that it has learnt: those of a few pictures are worse.

    Args:
        outputs: numbers that are answered.
        dropout: before the last layer.

    """

    def __init__(self, outputs: int, dropout: float = 0.0):
        super().__init__()
        self.trunk = EfficientNetLite0()
        self.trunk._fc = nn.Identity()  # type: ignore[assignment]  # noqa: SLF001  # of the thousand classes
        self.drop, self.last = nn.Dropout(dropout), nn.Linear(FEATURES, outputs)

    def maps(self, pixels: Tensor) -> Tensor:
        return self.trunk.before(255 * pixels, LAST)

    def head(self, maps: Tensor) -> Tensor:
        return self.after(maps, LAST)

    def after(self, maps: Tensor, place: int) -> Tensor:
        """Logits from the maps of a place; see :data:`models.efficientnet_lite.LAST`."""
        logits: Tensor = self.last(self.drop(self.trunk.after(maps, place)[1]))
        return logits

    def train(self, mode: bool = True) -> Trunk:
        super().train(mode)
        self.trunk.eval()
        return self

    def above(self, place: int) -> list[nn.Parameter]:
        """What of the trunk lies after a place."""
        ends = self.trunk._ends  # noqa: SLF001
        blocks = self.trunk._blocks[ends[min(place, len(ends) - 1)] :]  # noqa: SLF001
        found = [p for block in blocks for p in block.parameters()]
        if place < LAST:
            found += [*self.trunk._conv_head.parameters(), *self.trunk._bn1.parameters()]  # noqa: SLF001
        return found


def load(path: Path, outputs: int, dropout: float = 0.0) -> Trunk:
    """With the weights of the published checkpoint, and a last layer of zeros: no class is likelier at first.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    network = Trunk(outputs, dropout)
    network.trunk.load_state_dict(
        {k: v for k, v in efficientnet_lite.load(path).state_dict().items() if not k.startswith("_fc")}
    )
    nn.init.zeros_(network.last.weight)
    nn.init.zeros_(network.last.bias)
    return network


@dataclass(frozen=True)
class Thaw:
    """What of the trunk is frozen, and until when.

    Attributes:
        place: whatever lies up to here never learns: 0 is the stem, 1 to 7 are the stages, 8 is all of it.
        after: share of the steps after which what lies above learns too.
        share: of the learning rate, that it learns with.
        views: how often each picture is put through the frozen part, the first time as it is, then changed.

    """

    place: int = 5
    after: float = 0.3
    share: float = 0.1
    views: int = 2


class FineTuning(Classifying):
    """Pictures go through the frozen part once, at the beginning; every step learns from what came out.

    Args:
        network: with its weights; each training begins with a copy of it.
        questions: that are asked.
        shown: what is learnt from.
        held: what is held out.
        way: how they are gone through; ``mix`` mixes what came out of the frozen part (Verma et al. 2019).
        thaw: what is frozen.
        report: told how far the frozen part is, 0 to 1.
        look: what else a look shows, pictures by name, given the network in evaluation mode.
        wrong: draws what is told wrong, as :class:`Classifying` takes it.

    """

    def __init__(
        self,
        network: Trunk,
        questions: Questions,
        shown: Labelled,
        held: Labelled,
        way: Way,
        thaw: Thaw,
        report: Share = lambda _done: None,
        look: Callable[[Classifier], Mapping[str, npt.NDArray[np.uint8]]] = lambda _network: {},
        wrong: Callable[[npt.NDArray[np.float32]], npt.NDArray[np.uint8] | None] | None = None,
    ):
        self._network, self._thaw = network, thaw
        views, size = _count(way.augmentation, thaw.views), len(shown.pixels)
        steps = views + 1
        self._maps = np.empty((views * size, *_shape(network, thaw.place, shown.pixels.shape[1])), np.float16)
        for n, view in enumerate(_views(shown.pixels, way.augmentation, views)):
            _fill(self._maps[n * size :][:size], network, view, thaw.place, _part(report, n / steps, 1 / steps))
        self._held_maps = frozen(network, held.pixels, thaw.place, _part(report, views / steps, 1 / steps))
        super().__init__(lambda: copy.deepcopy(network), questions, shown, held, way, look, wrong)

    def batch(self, random: np.random.Generator) -> Batch:
        chosen, alpha = self.chosen(random), self.way.augmentation.mix
        view = random.integers(0, len(self._maps) // len(self.shown.pixels), len(chosen))
        maps, wanted = self._maps[view * len(self.shown.pixels) + chosen].astype(np.float32), self.shown.wanted[chosen]
        if alpha:
            maps, wanted = augmenting.mixed(maps, wanted, alpha, random)
        return torch.from_numpy(maps), torch.from_numpy(wanted)

    def loss(self, network: Classifier, batch: Batch) -> Loss:
        assert isinstance(network, Trunk)  # noqa: S101  # for the checker
        return self.questions.loss(network.after(batch[0], self._thaw.place), batch[1])

    def answered(self, network: Classifier) -> npt.NDArray[np.float32]:
        assert isinstance(network, Trunk)  # noqa: S101  # for the checker
        parts = (torch.from_numpy(part.astype(np.float32)) for part in in_parts(self._held_maps, _AT_ONCE))
        found = answers(lambda maps: network.after(maps, self._thaw.place), parts, device_of(network))
        return np.asarray(found.numpy(), np.float32)

    def optimisers(self, network: Classifier, plan: Plan) -> Optimisers:
        assert isinstance(network, Trunk)  # noqa: S101  # for the checker
        groups: list[dict[str, Any]] = [{"params": list(network.last.parameters())}]
        if above := network.above(self._thaw.place):
            groups.append({"params": above, "lr": plan.rate * self._thaw.share})
        return {"all": plan.optimiser_of(groups)}

    def learn(self, network: Classifier, batch: Batch, turn: Turn) -> Mapping[str, float]:
        """One step; a layer that is frozen gets no gradient, so nothing moves it."""
        assert isinstance(network, Trunk)  # noqa: S101  # for the checker
        thawed = turn.step >= self._thaw.after * turn.plan.steps
        for one in network.trunk.parameters():
            one.requires_grad = False
        for one in network.above(self._thaw.place):
            one.requires_grad = thawed
        return super().learn(network, batch, turn)


def room(network: Trunk, place: int, side: int, pictures: int) -> int:
    """Bytes that what comes out of the frozen part takes, of so many pictures."""
    return pictures * math.prod(_shape(network, place, side)) * np.dtype(np.float16).itemsize


def frozen(
    network: Trunk, pixels: npt.NDArray[np.uint8], place: int, report: Share = lambda _done: None
) -> npt.NDArray[np.float16]:
    """The maps of pictures uint8 (N, side, side, 3) at a place, float16 (N, channels, height, width)."""
    found = np.empty((len(pixels), *_shape(network, place, pixels.shape[1])), np.float16)
    _fill(found, network, pixels, place, report)
    return found


def _fill(
    maps: npt.NDArray[np.float16], network: Trunk, pixels: npt.NDArray[np.uint8], place: int, report: Share
) -> None:
    """Put the maps of pictures where they are to lie: a second time, or in 32 bits, they would fill the memory."""
    with torch.no_grad():
        network.eval()
        for n in range(0, len(pixels), _AT_ONCE):
            report(n / len(pixels))
            maps[n : n + _AT_ONCE] = network.trunk.before(255 * tensor_of(pixels[n : n + _AT_ONCE]), place).numpy()


def _shape(network: Trunk, place: int, side: int) -> tuple[int, ...]:
    """Channels, height and width of the maps of one picture."""
    with torch.no_grad():
        return tuple(network.eval().trunk.before(torch.zeros(1, 3, side, side), place).shape[1:])


def _count(how: Augmentation, count: int) -> int:
    """How many views there are: one is enough where nothing is changed."""
    return 1 if how == Augmentation(mix=how.mix) else count


def _views(pixels: npt.NDArray[np.uint8], how: Augmentation, count: int) -> Iterator[npt.NDArray[np.uint8]]:
    """Pictures as they are, and changed so many times less one; always the same way."""
    yield pixels
    random, light = np.random.default_rng(0), Light.of(pixels) if how.pca else None
    for _ in range(count - 1):
        yield augmenting.augmented(pixels, how, light, random)


def _part(report: Share, begin: float, share: float) -> Share:
    return lambda done: report(begin + share * done)
