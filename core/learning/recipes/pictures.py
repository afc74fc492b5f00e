"""A classifier of one's own pictures, trained from nothing: of one class, several labels, or several questions."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from core.learning import labelled
from core.learning.data import Data
from core.learning.recipe import Batch, Kind, Outcome, Prepared, Recipe, Steps
from core.learning.sources import DataKind
from core.learning.tools import Tools
from models.training.classifiers.shape import Initialisation, NetworkName, Normalisation, Shape


class Settings(labelled.Settings):
    """What can be set."""

    network: Annotated[
        NetworkName,
        Field(
            title="Network",
            description="LeNet-5 is small and quick; the others are deeper, take longer, and need more pictures",
        ),
    ] = "lenet-5"
    side: Annotated[int, Field(title="Size", ge=32, le=128, description="of the square pictures, in pixels")] = 32
    colour: Annotated[bool, Field(title="Colours", description="or grey pictures")] = True
    width: Annotated[float, Field(title="Width", ge=0.25, le=4, description="channels, as a share of the usual")] = 1.0
    depth: Annotated[
        int, Field(title="Depth", ge=0, le=20, description="blocks of each stage; 0 = the usual; LeNet-5 has none")
    ] = 0
    normalisation: Annotated[Normalisation, Field(title="Normalisation", description="between layers")] = "batch"
    initialisation: Annotated[Initialisation, Field(title="First weights")] = "he"
    steps: Steps = 1500
    batch: Batch = 64

    def shape(self, outputs: int) -> Shape:
        """Of the network, for so many answers."""
        return Shape(
            self.network,
            outputs,
            self.side,
            self.colour,
            self.width,
            self.depth,
            self.normalisation,
            self.initialisation,
            self.dropout,
        )


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Read the pictures, and hold some out."""
    from models.training.classifiers import build
    from models.training.classifying import Classifying

    asked = labelled.ready(data, parameters, parameters.side, tools)
    shape = parameters.shape(asked.questions.outputs)
    lesson = Classifying(
        lambda: build(shape),
        asked.questions,
        asked.shown,
        asked.held,
        parameters.way(),
        labelled.look(asked),
        labelled.wrong_ones(asked),
    )
    return Prepared(lesson, parameters.plan(), asked.words, asked.notes, (shape, asked))


def finish(network: Any, prepared: Prepared, tools: Tools) -> Outcome:  # noqa: ARG001  # every recipe has them
    """Measure it on what was held out."""
    from models import trained
    from models.training.counting import cost

    shape, asked = prepared.kept
    shares = asked.shares(network)
    manifest = labelled.manifest_of(shape.stored(), asked, shares)
    files = {trained.FILE: trained.packed(network, manifest)}
    whole = cost(network, (3, shape.side, shape.side))
    return labelled.outcome(shares, asked, whole, files, labelled.seen(network, asked))


RECIPE = Recipe(
    "classifier",
    "Classifier of pictures",
    Kind.PICTURES,
    "Learns to tell classes of pictures apart, from nothing.",
    Settings,
    frozenset({DataKind.CLASSES, DataKind.LIST}),
    prepare,
    finish,
    check=labelled.check,
    keywords="classification, recognise, sort, label, train, digits, handwriting, objects, LeNet, VGG, "
    "Inception, ResNet, DenseNet, MobileNet",
)
