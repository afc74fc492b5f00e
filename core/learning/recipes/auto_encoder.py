"""An auto-encoder of faces or of one's own pictures."""

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

    noise: Annotated[
        float,
        Field(title="Noise", ge=0, le=0.5, description="on what goes in, 1 = black to white; it learns to remove it"),
    ] = 0.0
    sparse: Annotated[
        float, Field(title="Sparsity", ge=0, le=1, description="price of numbers of a code that are not zero")
    ] = 0.0
    steps: Steps = 1200
    batch: Batch = 64
    rate: Rate = 2e-3
    decay: Decay = 0.99


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Cut the pictures out, and hold some out."""
    from models.training.generating.autoencoder import AutoEncoder, Reconstructing

    gathered = generating.gather(data, parameters, tools)
    lesson = Reconstructing(
        lambda: AutoEncoder(int(parameters.side), parameters.width, parameters.codes),
        gathered.shown,
        gathered.held,
        parameters.batch,
        noise=parameters.noise,
        sparse=parameters.sparse,
        mirrored=parameters.mirrored,
        look=generating.codes_of(gathered),
    )
    return Prepared(lesson, parameters.plan(), gathered.words, gathered.notes, gathered)


RECIPE = Recipe(
    "auto-encoder",
    "Auto-encoder",
    Kind.GENERATION,
    "Learns to name a picture by a few numbers and to draw it anew: what it cannot draw is strange to it.",
    Settings,
    generating.TAKES,
    prepare,
    generating.finish,
    examples=(),  # none has many faces; of the others whole pictures are learnt from
    others=True,
    check=generating.check,
    keywords="generate, compress, reconstruct, anomaly, digits, codes",
)
