"""A variational auto-encoder of faces or of one's own pictures."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.learning import generating
from core.learning.data import Data
from core.learning.generating import Making
from core.learning.recipe import Batch, Decay, Kind, Prepared, Rate, Recipe, Steps
from core.learning.tools import Tools


class Settings(Making):
    """What can be set."""

    beta: Annotated[
        float,
        Field(title="Beta", gt=0, le=100, description="how closely codes are held to a normal distribution"),
    ] = 1.0
    steps: Steps = 1500
    batch: Batch = 64
    rate: Rate = 2e-3
    decay: Decay = 0.99


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Cut the pictures out, and hold some out."""
    from models.training.generating.vae import Inferring, Vae

    gathered = generating.gather(data, parameters, tools)
    lesson = Inferring(
        lambda: Vae(int(parameters.side), parameters.width, parameters.codes),
        gathered.shown,
        gathered.held,
        parameters.batch,
        beta=parameters.beta,
        mirrored=parameters.mirrored,
        look=generating.codes_of(gathered),
    )
    return Prepared(lesson, parameters.plan(), gathered.words, gathered.notes, gathered)


RECIPE = Recipe(
    "vae",
    "Variational auto-encoder",
    Kind.GENERATION,
    "Learns to draw new pictures like those it saw, blurred and steady, and how likely a picture is.",
    Settings,
    generating.TAKES,
    prepare,
    generating.finish,
    examples=(),  # none has many faces; of the others whole pictures are learnt from
    others=True,
    check=generating.check,
    keywords="generate, draw, new pictures, digits, VAE, latent, codes",
)
