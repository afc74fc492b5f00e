"""Two networks against each other, one of which makes faces or pictures like one's own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from core.learning import generating
from core.learning.data import Data
from core.learning.generating import Making, Side, Width
from core.learning.recipe import (
    Batch,
    Clip,
    Decay,
    Kind,
    Patience,
    Prepared,
    Rate,
    Recipe,
    ScheduleChoice,
    Steps,
)
from core.learning.tools import Tools


class Settings(Making):
    """What can be set."""

    cure: Annotated[
        Literal["none", "spectral", "wasserstein"],
        Field(title="Cure", description="of its unrest: spectral normalisation, or Wasserstein's distance"),
    ] = "none"
    critics: Annotated[int, Field(title="Steps of the critic", ge=1, le=10, description="for each of the painter")] = 1
    side: Side = "32"
    width: Width = 32
    steps: Steps = 2500
    batch: Batch = 64
    rate: Rate = 2e-4
    schedule: ScheduleChoice = "constant"
    patience: Patience = 0
    decay: Decay = 0.99
    clip: Clip = 0.0


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Cut the pictures out, and hold some out."""
    from models.training.generating.dcgan import Contending, Gan

    gathered = generating.gather(data, parameters, tools)
    lesson = Contending(
        lambda: Gan(int(parameters.side), parameters.width, parameters.codes, parameters.cure),
        gathered.shown,
        gathered.held,
        parameters.batch,
        cure=parameters.cure,
        critics=parameters.critics,
        mirrored=parameters.mirrored,
        look=generating.maps_of(gathered),
    )
    return Prepared(lesson, parameters.plan(keep="last"), gathered.words, gathered.notes, gathered)


RECIPE = Recipe(
    "dcgan",
    "Two networks against each other",
    Kind.GENERATION,
    "Learns to draw new pictures that a second network cannot tell from real ones: sharper, and restless.",
    Settings,
    generating.TAKES,
    prepare,
    generating.finish,
    examples=(),  # none has many faces; of the others whole pictures are learnt from
    others=True,
    check=generating.check,
    keywords="generate, draw, new pictures, GAN, adversarial, discriminator",
)
