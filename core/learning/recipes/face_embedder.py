"""An embedder of faces, trained from nothing: LightCNN-9 or a small Inception-ResNet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.learning import faces, learnt_from, looking
from core.learning.data import Data
from core.learning.recipe import Batch, Every, Kind, Outcome, Prepared, Recipe, Steps, WeightDecay
from core.learning.sources import DataKind
from core.learning.tools import Tools
from core.recognition.alignment import arcface_template
from core.recognition.embedding import aligned_chips
from core.recognition.profiles import Part

_NAME = "face-embedder"


class Settings(faces.CodeTraining):
    """What can be set."""

    network: Annotated[Literal["light-cnn-9", "inception-resnet"], Field(title="Network")] = "light-cnn-9"
    side: Annotated[
        int, Field(title="Side of a chip", ge=32, le=128, multiple_of=16, description="in pixels, a multiple of 16")
    ] = 48
    breadth: Annotated[
        float, Field(title="Breadth", ge=0.1, le=1, description="channels, as a share of the original's")
    ] = 0.5
    width: Annotated[int, Field(title="Width", ge=16, le=512, description="numbers of a code")] = 128
    steps: Steps = 1500
    batch: Batch = 96
    every: Every = 100
    weight_decay: WeightDecay = 1e-4


@dataclass(frozen=True, eq=False)
class _Kept:
    data: Data
    strangers: faces.Strangers
    sheet: dict[str, Image]  # of faces it learnt from; none of people of the gallery


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Find and align each face once, and hold people out."""
    from models.embedders import Design
    from models.training.coding import CodeLesson, Drawing, of_chips

    faces.require_comparing(data, parameters.loss)
    cut = (arcface_template(size=parameters.side),)
    found = faces.described(
        data, f"chips {parameters.side}", lambda: lambda picture, face: aligned_chips(picture, face, cut)[0, 0], tools
    )
    study = faces.study_of(data, found)
    design = Design(parameters.network, parameters.side, parameters.breadth, parameters.width)
    lesson = CodeLesson(
        of_chips(*study.shown),
        [of_chips(*study.choosing)],
        design.build,
        parameters.width,
        parameters.loss,
        parameters.margin or None,
        Drawing(parameters.people, parameters.pictures, mirrored=True),
        look=lambda made, people: looking.on_plane(made, people, data.classes),
    )
    of_gallery = data.source.kind == DataKind.GALLERY
    sheet = {} if of_gallery else learnt_from.sheet(*study.shown, data.classes)
    return Prepared(lesson, parameters.plan(), study.words, study.notes, _Kept(data, study.strangers, sheet))


def finish(network: Any, prepared: Prepared, tools: Tools) -> Outcome:  # noqa: ARG001  # every recipe has them
    """Measure it on people who were held out."""
    from models import embedders

    kept: _Kept = prepared.kept
    strangers = kept.strangers
    people, held = strangers.people, strangers.held
    codes = mirrored(network.network, strangers.arrays)
    ways = {"the network": faces.scores_of(codes[held], people[held])}
    found = faces.figures(ways["the network"])
    words = Message(
        "EER of {held} people who were not shown: {eer:.1%}", held=len(np.unique(people[held])), eer=found["eer"]
    )
    contents = {f"{_NAME}.npz": embedders.packed(network.network)}
    part = Part(embedder="learnt", weight=1, fitting="learnt", network=f"{_NAME}.npz")
    title = f"{network.network.design.kind}, trained here"
    files, notes = faces.profile_files(_NAME, title, part, codes, people, contents)
    seen = kept.sheet | _seen(network.network, kept, codes[held])
    return Outcome(
        words,
        found,
        faces.table_of(ways),
        (faces.roc(ways),),
        seen,
        files=files,
        notes=notes,
    )


def _seen(network: Any, kept: _Kept, codes: Float) -> dict[str, Image]:
    """Filters, maps of a held-out face, and codes (N, width) of all of them in two dimensions."""
    from models.training.coding import of_chips

    held = kept.strangers.held
    chips, people = kept.strangers.arrays[held], kept.strangers.people[held]
    laid = faces.laid_out(codes, people, kept.data)
    if kept.data.source.kind == DataKind.GALLERY:  # maps of a face are pictures of it
        return laid
    return looking.inside(network, chips[0], of_chips(chips[:1], people[:1]).inputs) | laid


def mirrored(network: Any, chips: Any) -> Float:
    """Unit codes (N, width) of chips, each averaged with that of the mirror image, as a site makes them."""
    from models.training.coding import codes, of_chips

    nobody = np.zeros(len(chips), np.int64)
    both = sum(codes(network, of_chips(view, nobody).inputs) for view in (chips, chips[:, :, ::-1]))
    return np.asarray(both / np.maximum(np.linalg.norm(both, axis=1, keepdims=True), 1e-12), np.float32)


RECIPE = Recipe(
    _NAME,
    "Face embedder from nothing",
    Kind.FACES,
    "Trains a network that turns faces into codes from nothing: what the shipped one had millions of pictures for.",
    Settings,
    frozenset({DataKind.CLASSES, DataKind.LIST, DataKind.GALLERY}),
    prepare,
    finish,
    examples=(),  # none has several photos of anybody
    check=faces.check,
    keywords="recognise, verification, people, metric learning, ArcFace, triplet, softmax",
)
