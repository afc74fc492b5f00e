"""Style transfer as Gatys, Ecker and Bethge (CVPR 2016) invented it, by optimisation (:mod:`models.gatys`)."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from PIL import Image as Pillow
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.generation.styled import with_colours_of
from core.tasks.task import Given, Group, Line, Parameters, Plot, Result, Second, Task
from core.tasks.work import Work

_SMALLEST = 16  # pixels; the network halves its input four times


class Gatys(Parameters):
    """How long, how large, how strong."""

    steps: Annotated[int, Field(title="Steps", ge=5, le=1000, description="more come nearer to the style")] = 80
    side: Annotated[
        int,
        Field(title="Working size", ge=64, le=1024, description="longer side in pixels; time grows with its square"),
    ] = 320
    style: Annotated[
        float, Field(title="Style", ge=0.01, le=100, description="how much it counts against the content; 1 is usual")
    ] = 1.0
    smoothness: Annotated[
        float, Field(title="Smoothness", ge=0, le=100, description="how much noise is held down; 1 is usual")
    ] = 1.0
    optimiser: Annotated[
        Literal["lbfgs", "adam"], Field(title="Optimiser", description="L-BFGS needs fewer steps, Adam less memory")
    ] = "lbfgs"
    colours: Annotated[
        Literal["style", "picture"], Field(title="Colours", description="whose colours the result has")
    ] = "style"


def fitted(picture: Image, side: int) -> Image:
    """A picture whose longer side has so many pixels, and the shorter no fewer than the network needs."""
    height, width = picture.shape[:2]
    scale = side / max(height, width)
    size = (max(_SMALLEST, round(width * scale)), max(_SMALLEST, round(height * scale)))
    return np.array(Pillow.fromarray(picture).resize(size, Pillow.Resampling.LANCZOS), np.uint8)


def run(given: Given, parameters: Gatys, work: Work) -> Result:
    """Paint the picture in the style of the other."""
    if given.second is None:
        raise TaskError("give a picture whose style is wanted")
    path = work.file("vgg19")
    work.report(0.0, Message("Loading the network"))
    from models import gatys

    try:
        network = gatys.load(path)
    except (RuntimeError, OSError, ValueError) as error:
        raise TaskError("VGG19 cannot be loaded: {why}", why=str(error).splitlines()[0]) from None
    device = "cuda" if work.workshop.runtime.engine == "torch-cuda" else "cpu"
    options = gatys.Options(
        parameters.steps, parameters.style, parameters.smoothness, parameters.optimiser, device=device
    )

    def tell(step: int, _loss: float) -> None:
        done = min(step, parameters.steps)
        work.report(
            0.02 + 0.96 * done / parameters.steps, Message("Step {done} of {steps}", done=done, steps=parameters.steps)
        )

    content = fitted(given.picture, parameters.side)
    painted, losses = gatys.stylised(network, content, fitted(given.second, parameters.side), options, tell)
    height, width = given.picture.shape[:2]
    result = np.array(Pillow.fromarray(painted).resize((width, height), Pillow.Resampling.LANCZOS), np.uint8)
    if parameters.colours == "picture":
        result = with_colours_of(result, given.picture)
    steps = np.arange(1, len(losses) + 1, dtype=np.float64)
    line = Line("Loss", steps, np.log10(np.maximum(losses, 1e-12)))
    plot = Plot("Loss", "Step", "Logarithm of the loss", (line,))
    left = losses[-1] / max(losses[0], 1e-12)
    words = Message(
        "{steps} brought the loss down to {left:.1%} of what it was",
        steps=Message.of(len(losses), "1 step", "{count:,} steps"),
        left=left,
    )
    return Result(words, result, plots=(plot,))


TASK = Task(
    "gatys-style",
    "Style transfer by optimisation",
    Group.GENERATION,
    "Paint a photo in the style of any other picture, the slow way, which shows how it works.",
    Gatys,
    run,
    second=Second("Style"),
    weights=("vgg19",),
    keeps_transparency=True,
)
