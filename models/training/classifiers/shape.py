"""Which network: its name, and the numbers that it is made by. Knows nothing of torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Literal

NetworkName = Literal["lenet-5", "vgg", "inception", "resnet", "se-resnet", "densenet", "mobilenet-v1", "mobilenet-v2"]
Normalisation = Literal["batch", "layer", "instance", "group", "none"]
Initialisation = Literal["he", "glorot"]


@dataclass(frozen=True)
class Shape:
    """How a network is made.

    Attributes:
        network: one of :data:`models.training.classifiers.CLASSIFIERS`.
        outputs: how many numbers it answers.
        side: of its pictures, in pixels; :attr:`LEAST_SIDE` at least.
        colour: whether it sees colours; otherwise it makes pictures grey itself.
        width: of its layers, as a share of what they have here by default.
        depth: blocks of each stage; 0 = as many as it has by default. LeNet-5 has no stages.
        normalisation: between layers: over a batch (Ioffe and Szegedy 2015), a picture (Ba et al. 2016), each map of a
            picture (Ulyanov et al. 2016), groups of maps (Wu and He 2018), or none.
        initialisation: of He et al. 2015 for rectifiers, or of Glorot and Bengio 2010.
        dropout: share of the features that are left out before the last layer while it learns.

    """

    network: str
    outputs: int
    side: int = 32
    colour: bool = True
    width: float = 1.0
    depth: int = 0
    normalisation: Normalisation = "batch"
    initialisation: Initialisation = "he"
    dropout: float = 0.0

    LEAST_SIDE: ClassVar[int] = 32

    def stored(self) -> dict[str, Any]:
        """As it is kept beside weights."""
        return asdict(self)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Shape:
        """From what :meth:`stored` gave; what an older version did not know has its default.

        Raises:
            TypeError: what has none is missing.

        """
        return cls(**{one.name: kept[one.name] for one in fields(cls) if one.name in kept})

    def channels(self, count: int) -> int:
        """So many channels at this width; 1 at least, and even where there are more than 4, for groups."""
        scaled = max(1, round(count * self.width))
        return scaled if scaled <= 4 else scaled + scaled % 2
