"""Spoilt faces, each with a clean photo of the same person and clean ones of strangers to compare it with."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from core.base.messages import Message
from core.base.progress import Report, silent
from core.errors import LearningError, PorticoError
from core.evaluation.degradation import SUITE
from core.evaluation.embedded import middle_face
from core.faces import Faces, Float, Image
from core.learning.data import Data, Item
from core.learning.policies.remedies import LOOK, Shown, cut
from core.recognition import enhancement
from core.recognition.quality import assess

if TYPE_CHECKING:
    from core.engine import Engine

KINDS: dict[str, tuple[str, ...]] = {
    "untouched": (),
    "blurred": ("blur",),
    "noisy": ("noise",),
    "JPEG": ("jpeg20",),
    "overexposed": ("gamma0.3",),
    "dark": ("gamma2.5",),
    "small": ("face24",),
    "dark, noisy": ("gamma2.5", "noise"),
    "blurred, noisy": ("blur", "noise"),
}
"""How faces are spoilt, by name: by which degradations of ``portico evaluate harder``, one after the other."""
_SPOILS = {one.name: one.apply for one in SUITE}
_DOOR_FMR, _LOOSE_FMR = 1e-4, 1e-3  # false match rates: that of the door, and one at which strangers can be counted
_TOP = 10  # the mean of a tenth of the strangers' scores, the highest, is their line


class Judge(Protocol):
    """What finds and compares faces.

    Attributes:
        threshold: score from which the door knows somebody.
        loose: score from which strangers are counted: more of them than at the door's threshold.

    """

    threshold: float
    loose: float

    def find(self, image: Image) -> Faces | None:
        """The face in the middle, one row; None where there is none."""
        ...

    def templates(self, pictures: list[tuple[Image, Faces]]) -> Float:
        """Unit rows (N, D) of the faces of several pictures."""
        ...


class EngineJudge:
    """The program's own recogniser, without its remedies.

    Args:
        engine: of a profile.

    """

    def __init__(self, engine: Engine):
        self._engine = engine
        calibration = engine.profile.calibration
        self.threshold, self.loose = calibration.threshold(_DOOR_FMR), calibration.threshold(_LOOSE_FMR)

    def find(self, image: Image) -> Faces | None:
        return middle_face(self._engine.detector, image)

    def templates(self, pictures: list[tuple[Image, Faces]]) -> Float:
        return self._engine.extractor.extract_many(pictures)


@dataclass(frozen=True, eq=False)
class Person:
    """Somebody with two photos: one to spoil, one to compare it with."""

    number: int
    probe: Item
    mate: Item


@dataclass(frozen=True, eq=False)
class Mated:
    """People with the template of their clean photo.

    Attributes:
        people: with a face in it.
        templates: (P, D) of them.
        threshold: score from which the door knows somebody.
        loose: score from which strangers are counted.

    """

    people: tuple[Person, ...]
    templates: Float
    threshold: float
    loose: float

    def scores(self, row: int, templates: Float) -> tuple[Float, Float, Float]:
        """How faces (N, D) compare with the person of a row and with all others.

        Returns:
            (N,) each: the score with the own clean photo; the line of the strangers, which is the mean of the tenth of
            their scores that is highest; the share of the strangers that are at the loose threshold or above.

        """
        scores = templates @ self.templates.T
        others = np.sort(np.delete(scores, row, axis=1), axis=1)
        highest = others[:, -max(1, others.shape[1] // _TOP) :].mean(axis=1)
        return scores[:, row], highest, np.asarray((others >= self.loose).mean(axis=1), np.float32)


@dataclass(frozen=True, eq=False)
class Case:
    """One spoilt face.

    Attributes:
        row: of its person in the mated ones.
        kind: how it was spoilt, a name of :data:`KINDS`.
        shown: the face.
        ruled: picture and face as the fixed rule hands them on.
        milliseconds: that the rule took, measured.

    """

    row: int
    kind: str
    shown: Shown
    ruled: tuple[Image, Faces]
    milliseconds: float


def people_of(data: Data, most: int) -> list[Person]:
    """Those with two photos or more, in an order that their names decide; the two in the middle are taken.

    Raises:
        LearningError: there are fewer than six.

    """
    photos: dict[int, list[Item]] = {}
    for item in data.items:
        for label in item.labels:
            photos.setdefault(label, []).append(item)
    numbers = sorted(photos, key=lambda number: hashlib.sha256(data.classes[number].encode()).hexdigest())
    found: list[Person] = []
    for number in numbers:
        own = photos[number]
        if len({item.key for item in own}) > 1 and len(found) < most:
            middle = (len(own) - 1) // 2
            found.append(Person(number, own[middle], own[middle + 1]))
    if len(found) < 6:
        raise LearningError(
            "six people with two photos each are needed at least, and there are {count}", count=len(found)
        )
    return found


def mated(people: Sequence[Person], judge: Judge, report: Report = silent) -> Mated:
    """Embed the clean photo of each; people without a face in it are left out.

    Raises:
        LearningError: fewer than two are left.

    """
    found, pictures = [], []
    for done, person in enumerate(people):
        report(done / len(people), Message("Looking at clean photos"))
        shown = _shown(person.mate, judge)
        if shown is not None:
            found.append(person)
            pictures.append(shown.plain)
    if len(found) < 2:
        raise LearningError("in too few of the photos a face was found")
    rows = [judge.templates(pictures[n : n + 16]) for n in range(0, len(pictures), 16)]
    return Mated(tuple(found), np.concatenate(rows), judge.threshold, judge.loose)


def cases(people: Mated, judge: Judge, each: int, report: Report = silent) -> Iterator[Case]:
    """Spoil the photo of each person in some ways, in turn; a photo in which no face is found then is left out.

    Args:
        people: with their clean photos.
        judge: finds faces.
        each: ways for each person.
        report: told how far it is.

    """
    names = list(KINDS)
    for row, person in enumerate(people.people):
        # so that every kind comes up equally often
        chosen = [names[(row * each + n) % len(names)] for n in range(min(each, len(names)))]
        for place, kind in enumerate(chosen):
            report((row + place / len(chosen)) / len(people.people), Message("Trying remedies"))
            found = _case(row, kind, person, judge)
            if found is not None:
                yield found


def _case(row: int, kind: str, person: Person, judge: Judge) -> Case | None:
    try:
        image = person.probe.read()
    except PorticoError:
        return None
    face = judge.find(image)
    for name in KINDS[kind]:
        image = _SPOILS[name](image, face)
    face = judge.find(image) if KINDS[kind] else face
    if face is None:
        return None
    faces = replace(face, quality=assess(image, face))
    began = time.perf_counter()
    ((prepared, one),) = enhancement.prepare(image, faces)
    taken = 1e3 * (time.perf_counter() - began) if prepared is not image else 0.0
    shown = cut(image, face)
    if prepared is image:
        prepared, one = shown.plain
    return Case(row, kind, shown, (prepared, replace(one, quality=None)), taken + LOOK)


def _shown(item: Item, judge: Judge) -> Shown | None:
    try:
        image = item.read()
    except PorticoError:
        return None
    face = judge.find(image)
    return None if face is None else cut(image, face)
