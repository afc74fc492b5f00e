"""Faces that belong to nobody, for screenshots and demonstrations, made by a network that was trained here.

Each is enlarged, looked at by Portico's own detector, and compared with every face that the network learnt from: it is
kept only where it is below the threshold for all of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
from pydantic import Field

from core import images
from core.base.messages import Message
from core.drawing.contact_sheets import contact_sheet
from core.errors import TaskError
from core.faces import Float, Image
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

if TYPE_CHECKING:
    from core.learning.nobody import Verdict
    from models.training.generating.making import Maker

_AT_ONCE, _COLUMNS, _TILE = 32, 6, 160
_TRIED_AGAIN = 100  # real faces by which the check itself is checked


class Nobody(Parameters):
    """What can be set."""

    count: Annotated[int, Field(title="Faces", ge=1, le=200, description="that are wanted")] = 12
    most: Annotated[int, Field(title="Made at most", ge=1, le=5000, description="before it gives up")] = 100
    fmr: Annotated[
        float,
        Field(title="Line", gt=0, le=0.1, description="false match rate against each face that was learnt from"),
    ] = 1e-3
    seed: Annotated[int, Field(title="Seed", ge=0, lt=2**31, description="another one gives other faces")] = 0


def run(given: Given, parameters: Nobody, work: Work) -> Result:
    """Make faces, and keep those that belong to nobody."""
    from core.learning import nobody

    maker, manifest = _maker(given.folder)
    work.report(0.0, Message("Making faces"))
    engine, found = work.engine, work.part(0.0, 0.3)
    faces: list[tuple[Image, Verdict, Float | None]] = []
    for start in range(0, parameters.most, _AT_ONCE):
        found.report(start / parameters.most, Message("Making faces"))
        codes = maker.draw(parameters.most, parameters.seed)[start : start + _AT_ONCE]
        faces += [(large, *nobody.looked_at(large, engine)) for large in map(nobody.enlarged, maker.make(codes))]
    if all(template is None for _picture, _verdict, template in faces):
        none = [verdict for _picture, verdict, _template in faces]
        return Result(nobody.words(none), table=_table(none), notes=(_blurry(maker),))
    known, believed = _known(manifest, maker, parameters, work.part(0.3, 1.0))
    threshold = engine.profile.verify_threshold(parameters.fmr)
    verdicts, kept = [], []
    for picture, verdict, template in faces:
        verdicts.append(nobody.judged(verdict, template, known, threshold))
        if verdicts[-1].why == nobody.Why.NOBODY:
            kept.append(picture)
        if len(kept) == parameters.count:
            break
    return Result(
        nobody.words(verdicts),
        contact_sheet([(one, f"{number + 1}") for number, one in enumerate(kept)], _COLUMNS, _TILE, _TILE)
        if kept
        else None,
        table=_table(verdicts),
        files={f"nobody-{number + 1:02d}.jpg": images.encode_jpeg(one) for number, one in enumerate(kept)},
        notes=(
            Message("The line is {line:.3f}; {people:,} faces were compared", line=threshold, people=len(known.names)),
            believed,
            _blurry(maker),
        ),
    )


def _maker(folder: Path | None) -> tuple[Maker, dict[str, Any]]:
    """The network of a folder, of what a run wrote or of the run itself."""
    from models.training.generating import making

    if folder is None:
        raise TaskError("choose the folder to which a run was exported")
    inside = folder / "files"
    try:
        maker, manifest = making.read(inside if (inside / making.MANIFEST).is_file() else folder)
    except making.UnreadableError as error:
        raise TaskError("{why}: exporting a run writes one", why=error.message) from None
    if not manifest.get("faces"):
        raise TaskError("this network did not learn from faces: train one with pictures=faces")
    return maker, manifest


def _known(manifest: dict[str, Any], maker: Maker, parameters: Nobody, work: Work) -> tuple[Any, Message]:
    """Everybody it learnt from, and how far the check can be believed. Nothing of it is kept."""
    from pydantic import ValidationError

    from core.errors import LearningError
    from core.learning import data as learning_data
    from core.learning import nobody
    from core.learning.face_chips import face_chips
    from core.learning.sources import Source

    try:
        source = Source.model_validate(manifest.get("source"))
        data = learning_data.read(source, work.workshop.site)
        if data.fingerprint != manifest.get("data"):
            raise LearningError("the pictures have changed since")
        engine = work.engine
        chips = face_chips(data, maker.side, engine, report=work.part(0.0, 0.9).report, templates=True)
    except (LearningError, ValidationError) as error:
        why = error.message if isinstance(error, LearningError) else Message("the manifest does not say what it was")
        raise TaskError("faces cannot be compared with those it learnt from: {why}", why=why) from None
    known = nobody.Known.of(data, chips)
    some = np.isin(chips.items, np.linspace(0, len(data.items) - 1, _TRIED_AGAIN).astype(int))
    tried = nobody.check(chips.pixels[some], engine, known, engine.profile.verify_threshold(parameters.fmr))
    taken = [one for one in tried if one.score is not None]
    refused = sum(one.why == nobody.Why.NEAR for one in taken)
    return known, Message(
        "The check itself: of {taken:,} real faces it learnt from, made as small as what it makes, {refused:,} are"
        " refused",
        taken=len(taken),
        refused=refused,
    )


def _blurry(maker: Maker) -> Message:
    return Message(
        "They are {side} pixels wide, enlarged and blurred: good for screenshots, and for nobody to be taken in by",
        side=maker.side,
    )


def _table(verdicts: list[Verdict]) -> Table:
    rows = tuple(
        (
            number,
            str(one.why),
            round(one.face, 3) if one.face else None,
            None if one.score is None else round(one.score, 4),
        )
        for number, one in enumerate(verdicts, 1)
    )
    return Table(("Made", "It", "Certainty of a face", "Score of the likest"), rows)


TASK = Task(
    "nobody",
    "Faces that belong to nobody",
    Group.GENERATION,
    "Make faces for screenshots with a network trained here, each checked to be like nobody it learnt from.",
    Nobody,
    run,
    takes="folder",
)
