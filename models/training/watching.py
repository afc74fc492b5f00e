"""Whom a training tells how it goes, and who may stop it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
FILTERS = "Filters of the first layer"
"""What the sample is called that shows them, where the network has such."""


@dataclass(frozen=True, eq=False)
class Look:
    """What was seen where a training looked at what is held out.

    Attributes:
        step: steps done.
        seconds: of training so far, also before it was stopped and went on.
        losses: means since the last look, by name; "loss" is the whole.
        scores: by name, the first of which is to become large, or small where the lesson is ``falling``.
        rate: the learning rate.
        gradients: length of the last gradient by layer (``c5 (Conv2d 5×5)``), as the step was taken: where it was
            longer than the plan's ``clip``, after it was cut, so that all layers together are no longer than that.
        best: whether the first score is the best so far.
        samples: pictures by name, uint8 (height, width, 3).
        dead: share of the units of each rectifier that were positive nowhere while it was scored, by name, 0 to 1.

    """

    step: int
    seconds: float
    losses: Mapping[str, float]
    scores: Mapping[str, float]
    rate: float
    gradients: Mapping[str, float] = field(default_factory=dict)
    best: bool = False
    samples: Mapping[str, Picture] = field(default_factory=dict)
    dead: Mapping[str, float] = field(default_factory=dict)


class Watch:
    """Is told how a training goes. This one says nothing, and lets it go on."""

    def stepped(self, step: int, seconds: float) -> bool:  # noqa: ARG002  # for those that watch
        """Hear that so many steps are done after so many seconds; whether to stop here, to go on another time."""
        return False

    def kept(self, step: int) -> None:
        """Hear that all that it takes to go on after so many steps has been written."""

    def looked(self, look: Look) -> None:
        """Hear of a look. It has been written down by then."""
