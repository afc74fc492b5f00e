"""A picture in one of 26 painting styles, by one network that knows them all (Dumoulin, Shlens and Kudlur 2017).

The network's authors gave the styles no names: these say what they look like.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.tasks.library.generation.styled import finished, fitted, mirrored
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.work import Work

WEIGHTS = "style-26"
Style = Literal[
    "warm pastel",
    "yellow and ink",
    "light pencil",
    "bright shards",
    "red and gold",
    "fiery brush",
    "night dots",
    "bold colours",
    "pink sketch",
    "red and teal print",
    "rust",
    "parchment",
    "lavender haze",
    "green and teal",
    "ice blue",
    "mosaic",
    "blue dusk",
    "woven blocks",
    "wood carving",
    "blue swirls",
    "deep red",
    "paper cut-outs",
    "grey oils",
    "dark portrait",
    "woodblock",
    "copper engraving",
]
"""In the network's order."""
STYLES: tuple[str, ...] = get_args(Style)
_LEAST = 32  # pixels of the shorter side that the network can do with
_STEP = 4  # it halves its picture twice


class Painting(Parameters):
    """Which style, and how much of it."""

    style: Annotated[Style, Field(title="Style", description="how it is painted")] = "blue swirls"
    strength: Annotated[float, Field(title="Strength", ge=0, le=1, description="1 is nothing but the painting")] = 1
    keep_colours: Annotated[
        bool, Field(title="Keep the colours", description="take only light and dark from the painting")
    ] = False
    size: Annotated[
        int,
        Field(title="Working size", ge=128, le=2048, description="longer side in pixels; larger gives finer strokes"),
    ] = 768


def run(given: Given, parameters: Painting, work: Work) -> Result:
    """Paint the picture."""
    graph = work.graph(WEIGHTS)
    work.report(0.1, Message("Painting"))
    pixels = fitted(given.picture, parameters.size)
    height, width = pixels.shape[:2]
    whole = mirrored(pixels, *(-(-max(side, _LEAST) // _STEP) * _STEP for side in (height, width)))
    chosen = np.zeros(len(STYLES), np.float32)
    chosen[STYLES.index(parameters.style)] = 1
    painted = graph(whole.transpose(2, 0, 1)[None], chosen)[0][0].transpose(1, 2, 0)[:height, :width]
    work.report(0.9, Message("Painting"))
    result = finished(painted, given.picture, parameters.strength, parameters.keep_colours)
    return Result(Message("Painted in the style “{style}”", style=parameters.style), result)


TASK = Task(
    "style",
    "Painting style",
    Group.GENERATION,
    "Turn a photograph into a painting, in one of 26 styles.",
    Painting,
    run,
    weights=(WEIGHTS,),
    pace="quick",
    keeps_transparency=True,
)
