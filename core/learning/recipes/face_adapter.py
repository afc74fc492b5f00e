"""An adapter on the frozen embedder of the site's profile: minutes, and at worst as good as it began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import LearningError
from core.faces import Float
from core.learning import faces
from core.learning.data import Data
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
from core.recognition import embedding, profiles
from core.recognition.fusion import Layer, Transform
from core.recognition.profiles import Part, Profile

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
    """What is at hand at the end: vectors of faces, the part of the profile, and what it had fitted to it."""

    data: Data
    found: faces.Described
    parts: faces.Divided
    part: Part
    before: Transform
    network: bytes | None


def main_part(profile: Profile) -> Part:
    """The network of a profile that counts most.

    Raises:
        LearningError: it has none.

    """
    deep = [part for part in profile.parts if part.embedder != "lbp"]
    if not deep:
        raise LearningError("the site's recognition profile {id} has no network to put an adapter on", id=profile.id)
    return max(deep, key=lambda part: part.weight)


def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
    """Embed each face once, and hold people out."""
    from models.training.adapters import adapter_of
    from models.training.coding import CodeLesson, Drawing, of_vectors

    faces.require_comparing(data, parameters.loss)
    profile = profiles.load(tools.settings.profile)
    part = main_part(profile)
    if part.transform is None or parameters.start == "the embedder":
        before = Transform()
    else:
        before = Transform.read(profile.folder / part.transform)
    if before.layer is not None:
        raise LearningError("the profile {id} has an adapter of two layers: begin as the embedder", id=profile.id)
    network = profile.folder / part.network if part.network is not None else None

    def describing() -> faces.Describe:
        embedder = embedding.load(part.embedder, tools.runtime, tools.weights, file=network)
        return lambda picture, face: embedder.embed(embedder.chips(picture, face))[0]

    found = faces.described(data, f"{profile.id} {part.embedder}", describing, tools)
    parts = faces.divided(data, found.people)
    width = found.arrays.shape[1]
    lesson = CodeLesson(
        of_vectors(found.arrays[parts.shown], found.people[parts.shown]),
        [of_vectors(found.arrays[parts.choosing], found.people[parts.choosing])],
        lambda: adapter_of(parameters.adapter, width, before.mean, before.projection, parameters.hidden),
        width if before.projection is None else before.projection.shape[1],
        parameters.loss,
        parameters.margin or None,
        Drawing(parameters.people, parameters.pictures),
        imprinted=True,
    )
    words = faces.words_of(data, found, parts)
    notes = (*data.notes, found.note) if found.lost else data.notes
    content = network.read_bytes() if network is not None else None
    return Prepared(lesson, parameters.plan(), words, notes, _Kept(data, found, parts, part, before, content))


def finish(network: Any, prepared: Prepared, tools: Tools) -> Outcome:  # noqa: ARG001  # every recipe has them
    """Measure it on people who were held out, beside what it began as."""
    kept: _Kept = prepared.kept
    after = transform_of(network.network.arrays())
    vectors, people = kept.found.arrays, kept.found.people
    held, strange = kept.parts.held, kept.parts.held | kept.parts.choosing

    def scores(transform: Transform) -> faces.Scores:
        return faces.scores_of(transform(np.asarray(vectors[held], np.float32)), people[held])

    ways = {"before": scores(kept.before), "with the adapter": scores(after)}
    had, has = (faces.figures(one) for one in ways.values())
    measure = next(name for name in ("fnmr at 0.001", "fnmr at 0.01", "eer") if name in had)
    words = Message(
        "{measure} of {held} held-out people: {after:.2%}, before {before:.2%}",
        measure=measure.upper() if measure == "eer" else measure.replace("fnmr", "FNMR"),
        held=len(np.unique(people[held])),
        before=had[measure],
        after=has[measure],
    )
    templates: Float = after(np.asarray(vectors[strange], np.float32))
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
    files = faces.profile_files(_NAME, title, part, templates, people[strange], contents)
    notes = [] if files else [faces.too_few()]
    if has[measure] >= had[measure]:
        notes.append(Message("It tells these people apart no better than what it began as: do without it"))
    seen = faces.laid_out(after(np.asarray(vectors[held], np.float32)), people[held], kept.data)
    return Outcome(
        words,
        {**has, **{f"{name}, before": value for name, value in had.items()}, **seen.figures},
        faces.table_of(ways),
        (faces.roc(ways),),
        seen.pictures,
        files=files or contents,
        notes=tuple(notes),
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
)
