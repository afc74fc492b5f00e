"""What recipes that make pictures have in common: what is learnt from, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.findings import Line, Plot
from core.base.messages import Message
from core.errors import LearningError
from core.faces import Float, Image
from core.learning import examples, looking
from core.learning.data import Data, Split, few, squared, unreadable
from core.learning.recipe import Outcome, Prepared, Training
from core.learning.sources import DataKind
from core.learning.tools import Tools

if TYPE_CHECKING:
    from models.training.generating.making import Maker

TAKES = frozenset({DataKind.CLASSES, DataKind.PICTURES})
"""Not the gallery: who has agreed to be recognised at a door has not agreed to have faces made of theirs."""
_CROPS, _TRIED, _WALKS, _STEPS = 200, 100, 4, 10
_COMPARED, _BINS = 512, 40

_TOLD = ("AUC beside a small copy, other pictures", "AUC, other pictures", "AUC, upside down")

Side = Annotated[Literal["32", "48", "64"], Field(title="Side", description="of the pictures, in pixels")]
Chosen = Annotated[
    Literal["faces", "whole"],
    Field(title="Pictures", description="the largest face of each, cut out upright, or the square in its middle"),
]
Width = Annotated[int, Field(title="Width", ge=4, le=128, description="channels of the layer next to the picture")]
Codes = Annotated[int, Field(title="Numbers of a code", ge=2, le=512)]
Mirrored = Annotated[bool, Field(title="Mirror", description="half of the pictures, by chance")]


class Making(Training):
    """What can be set of every recipe that makes pictures."""

    pictures: Chosen = "faces"
    side: Side = "48"
    width: Width = 32
    codes: Codes = 64
    mirrored: Mirrored = True


@dataclass(frozen=True, eq=False)
class Gathered:
    """Pictures that are learnt from, and such as are held out.

    Attributes:
        data: they came from.
        faces: whether they are chips of faces.
        shown: uint8 (N, side, side, 3).
        held: uint8 (M, side, side, 3).
        held_labels: (M,) class of each that is held out; -1 where it has none.
        words: how many there are.
        notes: what was passed over.

    """

    data: Data
    faces: bool
    shown: Image
    held: Image
    held_labels: npt.NDArray[np.int64]
    words: Message
    notes: tuple[Message, ...]


def gather(data: Data, parameters: Making, tools: Tools) -> Gathered:
    """Read the pictures, and hold a fifth of them out: of people, where there are such, all that show them.

    Raises:
        LearningError: there are too few.

    """
    faces, side = parameters.pictures == "faces", int(parameters.side)
    if faces:
        from core.learning.face_chips import face_chips

        chips = face_chips(data, side, tools.engine, report=tools.report)
        pixels, items, lost = chips.pixels, chips.items, chips.lost
        passed = Message.of(
            len(lost),
            "1 picture shows no face: {names}",
            "{count:,} pictures show no face: {names}",
            names=few(lost),
        )
    else:
        found = data.load(side, report=tools.report)
        pixels, items, lost = found.pixels, found.items, found.lost
        passed = unreadable(lost)
    split = _split(data, parameters)
    is_held = np.isin(items, split.held)
    _require(int(is_held.sum()), int((~is_held).sum()))
    labels = np.array([data.items[n].label for n in items], np.int64)
    words = Message("{data}; {held:,} of them are held out", data=data.words_of(items), held=int(is_held.sum()))
    notes = (*data.notes, passed) if lost else data.notes
    return Gathered(data, faces, pixels[~is_held], pixels[is_held], labels[is_held], words, notes)


def codes_of(gathered: Gathered) -> Callable[[Any], Mapping[str, Image]]:
    """What a look shows of a network that makes codes."""
    labels, classes = gathered.held_labels, gathered.data.classes
    return lambda network: looking.codes_at_a_look(network, gathered.held, labels, classes)


def maps_of(gathered: Gathered) -> Callable[[Any], Mapping[str, Image]]:
    """What a look shows of a network that judges pictures."""
    return lambda network: looking.maps_at_a_look(network, gathered.held[0])


def check(data: Data, parameters: Making) -> None:
    """See that some pictures can be held out; names tell.

    Raises:
        LearningError: there are too few.

    """
    split = _split(data, parameters)
    _require(len(split.held), len(split.shown))


def _split(data: Data, parameters: Making) -> Split:
    return data.split("class" if parameters.pictures == "faces" and len(data.classes) > 1 else "picture")


def _require(held: int, shown: int) -> None:
    if held < 1 or shown < 2:
        raise LearningError("there are too few pictures: three at least, of which one is held out")


def finish(network: Any, prepared: Prepared, tools: Tools) -> Outcome:
    """Measure a network on what was held out, and show what it makes."""
    from models.training.generating.making import SAMPLES, Maker, apart, sheet

    gathered: Gathered = prepared.kept
    maker = Maker(network)
    count = min(_COMPARED, len(gathered.shown), len(gathered.held))
    normal = maker.make(maker.draw(max(count, _TRIED), seed=1)) if maker.normal else None
    maker.measure(gathered.shown)
    made = maker.make(maker.draw(max(count, _TRIED), seed=1))
    figures = {
        "apart": apart(made[:count], gathered.held[:count]),
        "apart, real ones": apart(gathered.shown[:count], gathered.held[:count]),
        "parameters": float(maker.parameters),
    }
    pictures = {SAMPLES: sheet(maker.make(maker.draw(32)), 8)}
    if normal is not None:
        figures["apart, normal codes"] = apart(normal[:count], gathered.held[:count])
    notes: list[Message] = []
    codes: Float | None = None
    if maker.codes:
        codes = maker.encode(gathered.held)
        rebuilt, more = _rebuilt(maker, gathered)
        figures, pictures = more | figures, rebuilt | pictures
    pictures["Walks"] = walks(maker, gathered.held if maker.codes else None)
    strange, plot = strangeness(maker, gathered.held, notes)
    figures |= strange
    if gathered.faces:
        figures["faces among 100"] = _faces(made[:_TRIED], tools)
        if normal is not None:
            figures["faces among 100, normal codes"] = _faces(normal[:_TRIED], tools)
    pictures |= looking.inside(maker.network, gathered.held[0])
    if codes is not None:
        embedded = looking.embeddings(codes, gathered.held_labels, gathered.data.classes)
        figures, pictures = figures | embedded.figures, pictures | embedded.pictures
    manifest = {
        "faces": gathered.faces,
        "source": gathered.data.source.model_dump(mode="json"),
        "data": gathered.data.fingerprint,
    }
    return Outcome(
        _words(figures, gathered),
        figures,
        plots=(plot,),
        pictures=pictures,
        files=maker.packed(manifest),
        notes=(*gathered.notes, *notes),
    )


def _words(figures: dict[str, float], gathered: Gathered) -> Message:
    if "faces among 100" in figures:
        return Message(
            "Of 100 faces that it made, the detector takes {faces:.0f} for faces; strange pictures stand out with an"
            " AUC of {auc:.3f}",
            faces=figures["faces among 100"],
            auc=next(figures[name] for name in _TOLD if name in figures),
        )
    return Message(
        "What it makes is {apart:.1f} grey levels from {held:,} held-out pictures; other real ones are {real:.1f}",
        apart=figures["apart"],
        held=len(gathered.held),
        real=figures["apart, real ones"],
    )


def _rebuilt(maker: Maker, gathered: Gathered) -> tuple[dict[str, Image], dict[str, float]]:
    from models.training.generating.making import RECONSTRUCTIONS, beside

    held = gathered.held
    off = held.astype(np.float64) - maker.rebuild(held)
    mean = held.astype(np.float64) - gathered.shown.mean(axis=0)
    figures = {"error": float(np.sqrt((off**2).mean())), "error of the mean picture": float(np.sqrt((mean**2).mean()))}
    bits = maker.bits(held)
    if bits is not None:
        figures["bits at most"] = bits
    return {RECONSTRUCTIONS: beside(held[:16], maker.rebuild(held[:16]))}, figures


def _faces(made: Image, tools: Tools) -> float:
    """How many of a hundred pictures the detector takes for one face."""
    from core.learning import nobody

    taken = [nobody.looked_at(nobody.enlarged(one), tools.engine)[0].why == nobody.Why.NOBODY for one in made]
    return 100 * float(np.mean(taken))


def walks(maker: Maker, ends: Image | None) -> Image:
    """Walks from one picture to another through codes, a row each.

    Args:
        maker: of the pictures.
        ends: uint8 (N, side, side, 3), of which the first are walked from and the last walked to, and shown beside;
            where it is None, codes are drawn.

    Returns:
        uint8 (height, width, 3).

    """
    from models.training.generating.making import sheet

    rows, share = [], np.linspace(0, 1, _STEPS, dtype=np.float32)[:, None]
    count = _WALKS if ends is None else max(1, min(_WALKS, len(ends) // 2))
    codes = (
        maker.draw(2 * count, seed=2)
        if ends is None
        else maker.encode(np.concatenate([ends[:count], ends[::-1][:count]]))
    )
    for number in range(count):
        first, last = codes[number], codes[count + number]
        if ends is None:
            rows.append(maker.make(_around(first, last, share)))
        else:
            way = maker.make(first + share * (last - first))
            rows.append(np.concatenate([ends[number][None], way, ends[-1 - number][None]]))
    return sheet(np.concatenate(rows), len(rows[0]))


def _around(first: Float, last: Float, share: Float) -> Float:
    """Codes on the way around the middle (White 2016): straight across, they are shorter than any that is drawn."""
    cosine = float(first @ last / max(float(np.linalg.norm(first) * np.linalg.norm(last)), 1e-12))
    angle = float(np.arccos(np.clip(cosine, -1, 1)))
    if np.sin(angle) < 1e-6:
        return np.asarray(first + share * (last - first), np.float32)
    way = (np.sin((1 - share) * angle) * first + np.sin(share * angle) * last) / np.sin(angle)
    return np.asarray(way, np.float32)


def strangeness(maker: Maker, held: Image, notes: list[Message]) -> tuple[dict[str, float], Plot]:
    """How well what is strange can be told by a network that never saw it: AUC, 0.5 being by chance.

    Args:
        maker: the network.
        held: pictures like those it learnt from, uint8 (N, side, side, 3).
        notes: gets what could not be compared with.

    Returns:
        Figures by name, and a histogram; of what makes codes, errors are shown beside those of :func:`crudeness`.

    """
    sets: dict[str, Image] = {}
    try:
        sets["other pictures"] = others(held.shape[1])
    except LearningError as error:
        notes.append(error.message)
    sets["upside down"] = np.ascontiguousarray(held[:, ::-1])
    own = maker.strangeness(held)
    answers = {name: maker.strangeness(one) for name, one in sets.items()}
    figures = {f"AUC, {name}": _auc(own, other) for name, other in answers.items()}
    if maker.codes:
        own = own / crudeness(held)
        answers = {name: other / crudeness(sets[name]) for name, other in answers.items()}
        figures |= {f"AUC beside a small copy, {name}": _auc(own, other) for name, other in answers.items()}
    everything = np.concatenate([own, *answers.values()])
    edges = np.linspace(float(everything.min()), float(np.percentile(everything, 99.5)), _BINS + 1)
    middles = (edges[:-1] + edges[1:]) / 2
    lines = [
        Line(name, middles, np.histogram(values, edges)[0] / len(values))
        for name, values in {"held out": own, **answers}.items()
    ]
    return figures, Plot("How strange pictures are to it", "strangeness", "share of the pictures", tuple(lines))


def crudeness(pixels: Image) -> npt.NDArray[np.float64]:
    """The error of a copy of a quarter of the size, enlarged again, root mean square in grey levels, 1 at least: (N,).

    It knows nothing of faces. A smooth picture comes back well through any bottleneck, whatever it is; what a network
    does better than such a copy is what it has learnt (as Ren et al. 2019 and Serrà et al. 2020 set likelihoods beside
    those of a model of everything).

    Args:
        pixels: uint8 (N, side, side, 3).

    """
    import cv2

    side = pixels.shape[1]
    small = [cv2.resize(one, (side // 4, side // 4), interpolation=cv2.INTER_AREA) for one in pixels]
    back = np.stack([cv2.resize(one, (side, side), interpolation=cv2.INTER_CUBIC) for one in small])
    off = (back.astype(np.float64) - pixels).reshape(len(pixels), -1)
    return np.asarray(np.maximum(1.0, np.sqrt((off**2).mean(axis=1))))


def _auc(own: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> float:
    from sklearn.metrics import roc_auc_score

    marks = np.concatenate([np.zeros(len(own)), np.ones(len(other))])
    return float(roc_auc_score(marks, np.concatenate([own, other])))


def others(side: int) -> Image:
    """200 squares of the pictures that packages carry, none of them a face: uint8 (200, side, side, 3).

    Raises:
        LearningError: the package is not here.

    """
    random = np.random.default_rng(0)
    found = [picture for _name, _label, picture in examples.pictures("pictures")]
    squares = []
    for number in range(_CROPS):
        picture = found[number % len(found)]
        length = int(random.integers(64, max(65, min(200, *picture.shape[:2]))))
        y, x = (int(random.integers(0, max(1, whole - length))) for whole in picture.shape[:2])
        squares.append(squared(picture[y : y + length, x : x + length], side))
    return np.stack(squares)
