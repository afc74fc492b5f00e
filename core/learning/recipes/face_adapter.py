"""An adapter on the frozen embedder of the site's profile: minutes, and at worst as good as it began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import LearningError
from core.faces import Float
from core.learning import faces, looking
from core.learning.data import Data
from core.learning.own_profile import DECISIVE
from core.learning.recipe import (
    Batch,
    Every,
    Kind,
    OptimiserChoice,
    Outcome,
    Prepared,
    Rate,
    Recipe,
    Steps,
    WeightDecay,
)
from core.learning.sources import DataKind
from core.learning.tools import Tools
from core.recognition.fusion import Layer, Transform
from core.recognition.profiles import Part

_NAME = "face-adapter"


class Settings(faces.CodeTraining):
    """What can be set."""

    adapter: Annotated[Literal["linear", "two-layer"], Field(title="Adapter")] = "linear"
    hidden: Annotated[int, Field(title="Hidden units", ge=8, le=2048, description="of two layers")] = 256
    start: Annotated[
        Literal["the profile", "the embedder"],
        Field(title="Begins as", description="the profile with what is fitted to it, or the embedder as it is"),
    ] = "the profile"
    steps: Steps = 400
    batch: Batch = 256
    rate: Rate = 3e-4
    optimiser: OptimiserChoice = "adamw"
    weight_decay: WeightDecay = 0.1
    every: Every = 20


@dataclass(frozen=True, eq=False)
class _Kept:
    """What is at hand at the end: vectors of strangers, the part of the profile, and what it had fitted to it."""

    data: Data
    strangers: faces.Strangers
    part: Part
    before: Transform
    network: bytes | None


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Embed each face once, and hold people out."""
    from models.training.adapters import adapter_of
    from models.training.coding import CodeLesson, Drawing, of_vectors

    faces.require_comparing(data, parameters.loss)
    main = faces.MainPart.of_site(tools)
    profile, part = main.profile, main.part
    if part.transform is None or parameters.start == "the embedder":
        before = Transform()
    else:
        before = Transform.read(profile.folder / part.transform)
    if before.layer is not None:
        raise LearningError("the profile {id} has an adapter of two layers: begin as the embedder", id=profile.id)
    study = faces.study_of(data, main.described(data, tools))
    width = study.strangers.arrays.shape[1]
    lesson = CodeLesson(
        of_vectors(*study.shown),
        [of_vectors(*study.choosing)],
        lambda: adapter_of(parameters.adapter, width, before.mean, before.projection, parameters.hidden),
        width if before.projection is None else before.projection.shape[1],
        parameters.loss,
        parameters.margin or None,
        Drawing(parameters.people, parameters.pictures),
        imprinted=True,
        look=lambda made, people: looking.on_plane(made, people, data.classes),
    )
    content = main.network.read_bytes() if main.network is not None else None
    kept = _Kept(data, study.strangers, part, before, content)
    return Prepared(lesson, parameters.plan(), study.words, study.notes, kept)


def finish(network: Any, prepared: Prepared, tools: Tools) -> Outcome:  # noqa: ARG001  # every recipe has them
    """Measure it on people who were held out, beside what it began as."""
    kept: _Kept = prepared.kept
    after = transform_of(network.network.arrays())
    vectors, people, held = kept.strangers.arrays, kept.strangers.people, kept.strangers.held

    def scores(transform: Transform) -> faces.Scores:
        return faces.scores_of(transform(np.asarray(vectors[held], np.float32)), people[held])

    ways = {"before": scores(kept.before), "with the adapter": scores(after)}
    had, has = (faces.figures(one) for one in ways.values())
    measure = next(name for name in DECISIVE if name in had)
    words = Message(
        "{measure} of {held} held-out people: {after:.2%}, before {before:.2%}",
        measure="EER" if measure == "eer" else Message("FNMR at {rate}", rate=measure.removeprefix("fnmr at ")),
        held=len(np.unique(people[held])),
        before=had[measure],
        after=has[measure],
    )
    templates: Float = after(np.asarray(vectors, np.float32))
    part = Part(
        embedder=kept.part.embedder,
        weight=1,
        transform=f"{_NAME}.npz",
        fitting="learnt",
        network=f"{_NAME}-network.npz" if kept.network is not None else None,
    )
    contents = {f"{_NAME}.npz": after.packed()}
    if kept.network is not None:
        contents[f"{_NAME}-network.npz"] = kept.network
    title = f"{kept.part.embedder} with an adapter that was learnt"
    files, notes = faces.profile_files(_NAME, title, part, templates, people, contents)
    if has[measure] >= had[measure]:
        notes = (*notes, Message("It tells these people apart no better than what it began as: do without it"))
    seen = faces.laid_out(after(np.asarray(vectors[held], np.float32)), people[held], kept.data)
    return Outcome(
        words,
        {**has, **{f"{name}, before": value for name, value in had.items()}},
        faces.table_of(ways),
        (faces.roc(ways),),
        seen,
        files=files,
        notes=notes,
    )


def transform_of(arrays: dict[str, Float]) -> Transform:
    """The transform of a profile that does what an adapter does."""
    layer = Layer(arrays["hidden"], arrays["bias"], arrays["back"]) if "hidden" in arrays else None
    return Transform(arrays["mean"], arrays["projection"], layer)


RECIPE = Recipe(
    _NAME,
    "Adapter of the face embedder",
    Kind.FACES,
    "Teaches a small head on the shipped embedder to tell one's own people apart, by one of eight losses.",
    Settings,
    frozenset({DataKind.CLASSES, DataKind.LIST, DataKind.GALLERY}),
    prepare,
    finish,
    examples=(),  # none has several photos of anybody
    check=faces.check,
    keywords="recognise, verification, people, metric learning, ArcFace, triplet, softmax",
)
