"""Fine-tuning: EfficientNet-Lite0, which has learnt a million photos, learns a few of one's own."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from core.base.messages import Message
from core.errors import LearningError
from core.learning import labelled
from core.learning.data import Data
from core.learning.recipe import Batch, Every, Kind, Outcome, Prepared, Rate, Recipe, Steps
from core.learning.sources import DataKind
from core.learning.tools import Tools

_WEIGHTS = "efficientnet-lite0"
_MOST = 3 << 30  # bytes of what comes out of the frozen layers


class Settings(labelled.Settings):
    """What can be set."""

    side: Annotated[
        int, Field(title="Size", ge=64, le=320, multiple_of=32, description="pixels; it was trained on 224")
    ] = 160
    place: Annotated[
        int,
        Field(title="Frozen up to", ge=0, le=8, description="stage that never learns; 8 = only a new last layer does"),
    ] = 5
    after: Annotated[
        float, Field(title="Thaws after", ge=0, le=1, description="share of the steps; before, only the last layer")
    ] = 0.3
    thawed: Annotated[
        float, Field(title="Rate of what thaws", gt=0, le=1, description="as a share of the learning rate")
    ] = 0.1
    views: Annotated[
        int, Field(title="Views", ge=1, le=8, description="of each picture: the first as it is, the others changed")
    ] = 3
    mirror: Annotated[bool, Field(title="Mirror", description="half of the pictures; wrong for letters")] = True
    shift: Annotated[int, Field(title="Move", ge=0, le=32, description="pixels at most, each way")] = 12
    light: Annotated[float, Field(title="Light", ge=0, le=0.9, description="brightness, contrast, saturation")] = 0.2
    steps: Steps = 300
    batch: Batch = 32
    every: Every = 30
    rate: Rate = 3e-3


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Read the pictures, hold some out, and put all of them through the frozen part."""
    from models.training import fine_tuning

    asked = labelled.ready(data, parameters, parameters.side, tools)
    network = fine_tuning.load(tools.weights.path(_WEIGHTS), asked.questions.outputs, parameters.dropout)
    pictures = parameters.views * len(asked.shown.pixels) + len(asked.held.pixels)
    needed = fine_tuning.room(network, parameters.place, parameters.side, pictures)
    if needed > _MOST:
        raise LearningError(
            "what comes out of the frozen layers needs {needed:.0f} GB of memory: freeze more of them, or take smaller "
            "or fewer pictures, or fewer views",
            needed=needed / 1e9,
        )
    thaw = fine_tuning.Thaw(parameters.place, parameters.after, parameters.thawed, parameters.views)

    def report(done: float) -> None:
        tools.report(done, Message("Looking at the pictures with the frozen layers"))

    lesson = fine_tuning.FineTuning(
        network,
        asked.questions,
        asked.shown,
        asked.held,
        parameters.way(),
        thaw,
        report,
        labelled.look_at_maps(asked),
        labelled.wrong_ones(asked),
    )
    return Prepared(lesson, parameters.plan(), asked.words, asked.notes, (parameters.side, asked))


def finish(network: Any, prepared: Prepared, tools: Tools) -> Outcome:  # noqa: ARG001  # every recipe has them
    """Measure it on what was held out."""
    from models import trained
    from models.training.counting import cost

    side, asked = prepared.kept
    shares = asked.shares(network)
    shape = {"network": _WEIGHTS, "outputs": asked.questions.outputs, "side": side}
    files = {trained.FILE: trained.packed(network, labelled.manifest_of(shape, asked, shares))}
    return labelled.outcome(shares, asked, cost(network, (3, side, side)), files, labelled.seen(network, asked))


RECIPE = Recipe(
    "fine-tune",
    "Fine-tune a trained network",
    Kind.PICTURES,
    "Teaches a network that knows a million photos to tell your own classes apart, with few pictures.",
    Settings,
    frozenset({DataKind.CLASSES, DataKind.LIST}),
    prepare,
    finish,
    weights=(_WEIGHTS,),
    check=labelled.check,
    keywords="classification, recognise, sort, label, transfer learning, EfficientNet, few pictures, digits, objects",
)
