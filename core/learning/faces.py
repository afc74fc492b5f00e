"""What recipes of faces share: faces found and described once, people divided, and what came of it as a profile."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
import numpy.typing as npt
import tomlkit
from pydantic import Field

from core.base import durable
from core.base.findings import Cell, Line, Plot, Table
from core.base.messages import Message
from core.base.wording import amount
from core.errors import LearningError, PorticoError
from core.evaluation import fitting
from core.evaluation.crossed import fnmr_at
from core.evaluation.embedded import enhanced, middle_face
from core.evaluation.metrics import FEWEST, curve, thinned
from core.faces import Faces, Float, Image
from core.learning import looking
from core.learning.data import Data
from core.learning.face_chips import looking_for_faces
from core.learning.recipe import Training
from core.learning.sources import DataKind
from core.learning.tools import Tools
from core.recognition import embedding, profiles
from core.recognition.detection import Detector
from core.recognition.profiles import Part, Profile

Mask = npt.NDArray[np.bool_]
Labels = npt.NDArray[np.int64]
Describe = Callable[[Image, Faces], npt.NDArray[Any]]
"""A face of a picture, given as the only one → an array of always the same shape."""
LossName = Literal[
    "softmax", "centre", "arcface", "cosface", "contrastive", "triplet-semi-hard", "triplet-batch-hard", "deepid2"
]
COMPARING: tuple[LossName, ...] = ("contrastive", "triplet-semi-hard", "triplet-batch-hard")
"""Losses that keep nothing of a person beside the network."""
RATES = (1e-2, 1e-3, 1e-4)
_FEWEST_PEOPLE = 6
_SHARE = 0.2
_CALIBRATING = 5000  # comparisons of strangers, so that five are expected to match at 1 in 1,000
_EACH = 2  # pictures of a person, where it is said how many people it takes


class CodeTraining(Training):
    """What can be set where codes of faces are learnt."""

    loss: Annotated[LossName, Field(title="Loss")] = "softmax"
    margin: Annotated[float, Field(title="Margin", ge=0, le=2, description="of the loss; 0 = that of its paper")] = 0.0
    pictures: Annotated[
        int, Field(title="Pictures of each", ge=2, le=32, description="of a person, at most, for one step")
    ] = 4

    @property
    def people(self) -> int:
        """Of one step."""
        return max(2, self.batch // self.pictures)


@dataclass(frozen=True, eq=False)
class Described:
    """The faces of data.

    Attributes:
        arrays: (N, …) one for each picture in which a face was found.
        people: int64 (N,) number of the person.
        lost: pictures without a face, or that cannot be read.

    """

    arrays: npt.NDArray[Any]
    people: Labels
    lost: int

    @property
    def note(self) -> Message:
        """What was passed over, in one sentence."""
        return Message.of(self.lost, "no face is found in 1 picture", "no face is found in {count:,} pictures")

    def of(self, mask: Mask) -> tuple[npt.NDArray[Any], Labels]:
        """The arrays and people of a part (N,) of them."""
        return self.arrays[mask], self.people[mask]


@dataclass(frozen=True, eq=False)
class Divided:
    """Who is learnt from, by whom the best step is chosen, and who is measured: masks (N,), nobody in two of them."""

    shown: Mask
    choosing: Mask
    held: Mask


@dataclass(frozen=True, eq=False)
class Strangers:
    """Faces of people who are not learnt from.

    Attributes:
        arrays: (N, …) one for each picture.
        people: int64 (N,).
        held: mask (N,) of who is measured; by the others the best step is chosen.

    """

    arrays: npt.NDArray[Any]
    people: Labels
    held: Mask


@dataclass(frozen=True, eq=False)
class Study:
    """Faces by which it is learnt to tell people apart.

    Attributes:
        shown: what is learnt from: arrays (N, …), people (N,).
        choosing: likewise, of those who choose the best step.
        strangers: these, and who is held out.
        words: one sentence.
        notes: more.

    """

    shown: tuple[npt.NDArray[Any], Labels]
    choosing: tuple[npt.NDArray[Any], Labels]
    strangers: Strangers
    words: Message
    notes: tuple[Message, ...]


@dataclass(frozen=True, eq=False)
class Scores:
    """Comparisons of held-out people: of one person, and of two."""

    mated: Float
    strange: Float


def described(data: Data, what: str, describe: Callable[[], Describe], tools: Tools) -> Described:
    """The face in the middle of each picture, enhanced as at a door and described; kept in the run's folder.

    What is made of people of the gallery is not kept: it would outlive them.

    Args:
        data: with one person for each picture.
        what: is made, and by which settings: what was kept for another is made anew.
        describe: makes what describes faces; not called where all is there.
        tools: of the run.

    Raises:
        LearningError: no face is found at all.

    """
    private = data.source.kind == DataKind.GALLERY
    kept = tools.folder / "faces.npz" if tools.folder is not None and not private else None
    key = hashlib.sha256(f"{what} {data.fingerprint}".encode()).hexdigest()
    found = _read(kept, key)
    if found is not None:
        return found
    detector, describing = Detector.load(tools.runtime, tools.weights), describe()
    arrays, people, lost = [], [], 0
    for number, item in enumerate(data.items):
        tools.report(number / len(data.items), looking_for_faces(number, len(data.items)))
        try:
            picture = item.read()
            face = middle_face(detector, picture)
        except PorticoError:
            face = None
        if face is None or not item.labels:
            lost += 1
            continue
        picture, face, _ = enhanced(picture, face)
        arrays.append(describing(picture, face))
        people.append(item.labels[0])
    if not arrays:
        raise LearningError("no face is found in any of the pictures")
    made = Described(np.stack(arrays), np.array(people, np.int64), lost)
    if kept is not None:
        buffer = io.BytesIO()
        np.savez(buffer, key=np.array(key), arrays=made.arrays, people=made.people, lost=np.array(lost))
        durable.write(kept, buffer.getvalue())
    return made


def _read(kept: Path | None, key: str) -> Described | None:
    """What was kept under a key; None where nothing was, or nothing that can be read."""
    if kept is None:
        return None
    try:
        with kept.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            if str(arrays["key"]) != key:
                return None
            return Described(arrays["arrays"], arrays["people"], int(arrays["lost"]))
    except Exception:  # noqa: BLE001  # archives can be broken in many ways, and then it is made anew
        return None


@dataclass(frozen=True, eq=False)
class MainPart:
    """The network of the site's profile that counts most.

    Attributes:
        profile: that the site recognises by.
        part: of it.

    """

    profile: Profile
    part: Part

    @classmethod
    def of_site(cls, tools: Tools) -> MainPart:
        """Of the profile that the tools' settings name.

        Raises:
            LearningError: it has no network.
            ProfileError: it cannot be read.

        """
        profile = profiles.load(tools.settings.profile)
        deep = [part for part in profile.parts if part.embedder != "lbp"]
        if not deep:
            raise LearningError("the site's recognition profile {id} has no network", id=profile.id)
        return cls(profile, max(deep, key=lambda part: part.weight))

    @property
    def network(self) -> Path | None:
        """The file of its weights, where it has one of its own."""
        return self.profile.folder / self.part.network if self.part.network is not None else None

    def described(self, data: Data, tools: Tools) -> Described:
        """What it says of each face, before anything that is fitted to it: see :func:`described`; arrays are (N, D)."""

        def describing() -> Describe:
            embedder = embedding.load(self.part.embedder, tools.runtime, tools.weights, file=self.network)
            return lambda picture, face: embedder.embed(embedder.chips(picture, face))[0]

        return described(data, f"{self.profile.id} {self.part.embedder}", describing, tools)


def check(data: Data, _parameters: Any) -> None:
    """See that there are enough people with two pictures; names tell.

    Raises:
        LearningError: there are too few.

    """
    people = [item.labels[0] for item in data.items if item.labels]
    _require_people(np.bincount(people, minlength=len(data.classes)))


def _require_people(counts: Labels) -> None:
    if (counts >= 2).sum() < _FEWEST_PEOPLE:
        raise LearningError(
            "faces are learnt from {fewest} people at least with two pictures each: some are held out",
            fewest=_FEWEST_PEOPLE,
        )


def divided(data: Data, people: Labels) -> Divided:
    """A fifth of the people is held out, and a fifth of the others chooses: the same ones each time.

    Raises:
        LearningError: there are too few people with two pictures.

    """
    numbers, counts = np.unique(people, return_counts=True)
    _require_people(counts)
    # those with several pictures and the others are dealt apart, so that each part has some to compare
    parts: list[list[int]] = [[], []]
    for group in (numbers[counts >= 2], numbers[counts < 2]):
        order = sorted(group.tolist(), key=lambda n: hashlib.sha256(data.classes[n].encode()).digest())
        each = _away(len(order)) if len(order) >= _FEWEST_PEOPLE else 0
        parts[0] += order[:each]
        parts[1] += order[each : 2 * each]
    held, choosing = (np.isin(people, part) for part in parts)
    return Divided(~held & ~choosing, choosing, held)


def _away(people: int) -> int:
    """How many of so many people are held out; as many others choose."""
    return max(2, round(_SHARE * people))


def _comparisons(counts: Labels) -> int:
    """How many comparisons of two people there are among people with so many pictures each, (people,)."""
    return int((counts.sum() ** 2 - (counts**2).sum()) // 2)


def _enough_people() -> int:
    """How many people, with two pictures each, it takes so that those not learnt from give a profile of its own."""
    return next(
        people
        for people in count(_FEWEST_PEOPLE)
        if _comparisons(np.full(2 * _away(people), _EACH, np.int64)) >= _CALIBRATING
    )


def _profile_note(strangers: Labels) -> Message | None:
    """That no recognition profile can come of it, where people (N,) who are not learnt from are too few; else None."""
    found = _comparisons(np.unique(strangers, return_counts=True)[1])
    if found >= _CALIBRATING:
        return None
    return Message(
        "No recognition profile will come of it, so no site can use it: that takes {least:,} comparisons of strangers "
        "who are not learnt from, some {people} people with two pictures each, and here are {found:,}",
        least=_CALIBRATING,
        people=_enough_people(),
        found=found,
    )


def study_of(data: Data, found: Described) -> Study:
    """Divide the people, and say who is held out. Nothing in it holds all faces: they may be let go.

    Raises:
        LearningError: there are too few people with two pictures.

    """
    parts = divided(data, found.people)
    strange = parts.choosing | parts.held
    words = Message(
        "{data}; {held} people are held out, {choosing} more choose the best step",
        data=data.words,
        held=len(np.unique(found.people[parts.held])),
        choosing=len(np.unique(found.people[parts.choosing])),
    )
    said = (found.note if found.lost else None, _profile_note(found.people[strange]))
    return Study(
        found.of(parts.shown),
        found.of(parts.choosing),
        Strangers(*found.of(strange), parts.held[strange]),
        words,
        (*data.notes, *(note for note in said if note is not None)),
    )


def require_comparing(data: Data, loss: LossName) -> None:
    """People of the gallery are learnt from by what compares alone.

    The other losses keep a vector of each person with the training, and it would outlive the person's deletion.

    Raises:
        LearningError: the loss is another one.

    """
    if data.source.kind == DataKind.GALLERY and loss not in COMPARING:
        raise LearningError(
            "this loss keeps a vector of each person with the run, which would outlive them: people of the gallery are "
            "learnt from by {losses}",
            losses=", ".join(COMPARING),
        )


def scores_of(templates: Float, people: Labels) -> Scores:
    """Every comparison of two templates, unit rows (N, D)."""
    return Scores(*fitting.comparisons(templates, people))


def figures(scores: Scores) -> dict[str, float]:
    """EER, and FNMR at each false match rate that enough comparisons support."""
    found = {"eer": curve(scores.mated, scores.strange).eer}
    for rate in _supported(scores):
        found[f"fnmr at {rate:g}"] = fnmr_at(scores.mated, scores.strange, rate).value
    return found


def table_of(ways: Mapping[str, Scores]) -> Table:
    """EER and FNMR of several ways, with the upper 95 % bounds; nothing where too few comparisons support a rate."""
    columns = ["way", "EER"]
    for rate in RATES:
        columns += [f"FNMR at {rate:g}", f"at {rate:g} at most"]
    rows = []
    for name, scores in ways.items():
        cells: list[Cell] = [name, round(curve(scores.mated, scores.strange).eer, 5)]
        for rate in RATES:
            missed = fnmr_at(scores.mated, scores.strange, rate) if rate in _supported(scores) else None
            cells += [None, None] if missed is None else [round(missed.value, 5), round(missed.bounds[1], 5)]
        rows.append(tuple(cells))
    return Table(tuple(columns), tuple(rows))


def roc(ways: Mapping[str, Scores]) -> Plot:
    """True accept rate over the false match rate, whose powers of ten are evenly apart."""
    lines = []
    for name, scores in ways.items():
        rates = thinned(curve(scores.mated, scores.strange))
        there = rates.fmr > 0
        lines.append(Line(name, np.log10(rates.fmr[there]), 1 - np.asarray(rates.fnmr[there], np.float64)))
    return Plot("ROC of held-out people", "false match rate, power of ten", "true accept rate", tuple(lines))


def _supported(scores: Scores) -> list[float]:
    return [rate for rate in RATES if rate * len(scores.strange) >= FEWEST]


def laid_out(templates: Float, people: Labels, data: Data) -> dict[str, Image]:
    """Templates (N, D) of people (N,) in two dimensions; none of people of the gallery, of whom no picture is kept."""
    return {} if data.source.kind == DataKind.GALLERY else looking.embeddings(templates, people, data.classes).pictures


def profile_files(
    name: str, title: str, part: Part, templates: Float, people: Labels, files: Mapping[str, bytes]
) -> tuple[dict[str, bytes], tuple[Message, ...]]:
    """A recognition profile of one part, calibrated on people it was not fitted on; none where they are too few.

    Args:
        name: of the file, ``NAME.toml``.
        title: for people.
        part: whose files have their names in ``files``.
        templates: unit rows (N, D) of people who were not learnt from.
        people: (N,).
        files: that belong to the part.

    Returns:
        Contents by file name, with the profile or without; it is at home where these files lie beside each other. And
        why there is none.

    """
    scores = scores_of(templates, people)
    if len(scores.strange) < _CALIBRATING or not len(scores.mated):
        return dict(files), (_too_few(),)
    digest = hashlib.sha256(b"".join(files[key] for key in sorted(files))).hexdigest()[:10]
    of = amount(len(np.unique(people)), "person", "people")
    source = f"{amount(len(templates), 'picture', 'pictures')} of {of} it did not learn from"
    coherence = fitting.fit_coherence(templates, people)
    try:
        calibration = fitting.calibrate(scores.mated, scores.strange, source, coherence)
        profile = Profile(id=f"{name}.{digest}", title=title, parts=(part,), calibration=calibration, folder=Path())
    except ValueError:  # scores that do not tell anybody apart have no rising thresholds
        return dict(files), (_too_few(),)
    content = tomlkit.dumps(profile.model_dump(exclude={"folder"}, exclude_none=True))
    return {f"{name}.toml": content.encode(), **files}, ()


def _too_few() -> Message:
    return Message(
        "There is no recognition profile: it takes {least:,} comparisons of strangers who were not learnt from to say "
        "what a score means",
        least=_CALIBRATING,
    )
