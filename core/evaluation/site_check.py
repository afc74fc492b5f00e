"""Does it work here? How well a site's own people can be told apart, and from strangers, at its own threshold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core import images
from core.base.messages import Message
from core.base.progress import Report, silent
from core.errors import ImageError
from core.faces import Float
from core.gallery.recogniser import Recogniser
from core.gallery.templates import StoredTemplate
from core.recognition.pooling import pool
from core.site import Site

_LISTED = 20
_AT_RISK = 1000  # pairs at or above the threshold that are listed
_BLOCK = 512


@dataclass(frozen=True)
class Confusion:
    """Two enrolled people whose faces score high against each other."""

    first: str
    second: str
    score: float


@dataclass(frozen=True)
class Own:
    """The photo of a person that agrees least with their others."""

    person: str
    score: float


@dataclass(frozen=True)
class SiteCheck:
    """What was found.

    Attributes:
        people: with a template of the profile in use.
        photos: templates of theirs.
        threshold: score from which somebody is recognised here, at the gallery's present size.
        target: how often a stranger may be taken for somebody enrolled; what the threshold comes from.
        missed: share of single looks at somebody enrolled with one photo that go unrecognised at that, as the profile
            was measured.
        confusions: highest scores between different people, highest first; one line per pair. The highest twenty, and
            all at or above the threshold up to 1,000.
        own: lowest scores of a person's photo against their other photos, lowest first; one line per person.
        single: people with one photo, of whom it cannot be said whether they are recognised.
        visitors: highest score among visitors logged as unknown. Below the threshold by nature: a stranger who was let
            in is not among them, and somebody enrolled who was missed is. None where there was nobody.
        visitors_seen: how many that were.
        pictured: highest score of a face in the strangers' pictures given; None without them.
        pictured_faces: how many faces that were.
        lookalikes: pairs of people who, as somebody has said who saw both, look alike and are not one.

    """

    people: int
    photos: int
    threshold: float
    target: float
    missed: float
    confusions: tuple[Confusion, ...]
    own: tuple[Own, ...]
    single: int
    visitors: float | None
    visitors_seen: int
    pictured: float | None
    pictured_faces: int
    lookalikes: tuple[tuple[str, str], ...] = ()

    @property
    def at_risk(self) -> tuple[Confusion, ...]:
        """Pairs of which one would be taken for the other."""
        return tuple(c for c in self.confusions if c.score >= self.threshold)

    @property
    def hard_to_know(self) -> tuple[Own, ...]:
        """People who would not be recognised by one of their own photos."""
        return tuple(o for o in self.own if o.score < self.threshold)

    @property
    def visitors_words(self) -> str:
        """What is known of visitors, in a sentence; empty where there was nobody."""
        if self.visitors is None:
            return ""
        return Message(
            "Highest score among {seen} visitors not recognised: {score:.3f}."
            if self.visitors_seen > 1
            else "Highest score among one visitor not recognised: {score:.3f}.",
            seen=self.visitors_seen,
            score=self.visitors,
        )

    @property
    def troubles(self) -> tuple[Message, ...]:
        """What is wrong, in words."""
        found = []
        if self.lookalikes:
            count = len(self.lookalikes)
            found.append(
                Message("{count} pairs of people look alike, and must not be told apart by face alone", count=count)
                if count > 1
                else Message("one pair of people looks alike, and must not be told apart by face alone")
            )
        if self.at_risk:
            found.append(
                Message.of(
                    len(self.at_risk),
                    "one pair of people may be taken for each other",
                    "{count} pairs of people may be taken for each other",
                )
            )
        if self.pictured is not None and self.pictured >= self.threshold:
            found.append(Message("a stranger's picture scored above the line"))
        if self.hard_to_know:
            count = len(self.hard_to_know)
            found.append(
                Message("{count} people may be hard to recognise", count=count)
                if count > 1
                else Message("1 person may be hard to recognise")
            )
        return tuple(found)

    def words(self) -> str:
        """The result in one sentence."""
        if self.people < 2:
            return Message("There are too few people to say anything: enrol at least two.")
        if self.troubles:
            return Message("Look at this: {troubles}.", troubles=Message.joined("; ", self.troubles))
        room = self.threshold - self.confusions[0].score if self.confusions else self.threshold
        return Message(
            "It works here: {people} people are told apart, the nearest two by {room:.3f} below the line, "
            "and each is recognised by their own photos."
            if self.own
            else "{people} people are told apart, the nearest two by {room:.3f} below the line. "
            "Whether they are recognised cannot be said: add a second photo of each.",
            people=self.people,
            room=room,
        )


def check_site(
    site: Site, recogniser: Recogniser, strangers: Path | None = None, report: Report | None = None
) -> SiteCheck:
    """Compare everybody with everybody at a site.

    Args:
        site: whose gallery and log are looked at.
        recogniser: of that site.
        strangers: a folder of pictures of people who are not enrolled.
        report: progress.

    Raises:
        ImageError: the folder of strangers is none, or holds no pictures.
        GalleryError: the gallery cannot be read.

    """
    say = report or silent
    say(0.0, Message("Reading the gallery"))
    profile = recogniser.engine.profile
    people, vectors = recogniser.index.contents()
    row_of = {candidate.person_id: row for row, candidate in enumerate(people)}
    names = [candidate.name for candidate in people]
    _, templates, _ = site.people.changes(profile.id, 0)
    templates = [t for t in templates if t.person_id in row_of]
    say(0.2, Message("Comparing everybody with everybody"))
    confusions = _confusions(templates, row_of, vectors, names, recogniser.threshold)
    say(0.5, Message("Comparing everybody with themselves"))
    own, single = _own(templates, row_of, names, profile.calibration.coherence)
    seen, highest = site.events.unknown_scores(profile.id)
    faces = _strangers(recogniser, strangers, say) if strangers is not None else np.zeros(0, np.float32)
    say(1.0, Message("Done"))
    return SiteCheck(
        people=len(people),
        photos=len(templates),
        threshold=recogniser.threshold,
        target=recogniser.fpir,
        missed=profile.identify_cost(recogniser.index.people, recogniser.fpir),
        confusions=confusions,
        own=own,
        single=single,
        visitors=highest,
        visitors_seen=seen,
        pictured=float(faces.max()) if len(faces) else None,
        pictured_faces=len(faces),
        lookalikes=tuple((one.name, other.name) for one, other in site.people.lookalikes()),
    )


def _confusions(
    templates: list[StoredTemplate], row_of: dict[int, int], vectors: Float, names: list[str], threshold: float
) -> tuple[Confusion, ...]:
    """Every photo against every other person; the highest score of each pair."""
    best: dict[tuple[int, int], float] = {}
    for start in range(0, len(templates), _BLOCK):
        block = templates[start : start + _BLOCK]
        rows = np.array([row_of[t.person_id] for t in block])
        scores = np.stack([t.vector for t in block]) @ vectors.T
        scores[np.arange(len(block)), rows] = -np.inf
        nearest = np.argsort(-scores, axis=1)[:, :_LISTED]
        for own, others, values in zip(rows, nearest, np.take_along_axis(scores, nearest, axis=1), strict=True):
            for other, value in zip(others, values, strict=True):
                if np.isfinite(value):
                    pair = (min(own, other), max(own, other))
                    best[pair] = max(best.get(pair, -1.0), float(value))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        best = dict(ranked[: max(_LISTED, min(_AT_RISK, sum(score >= threshold for _, score in ranked)))])
    return tuple(Confusion(names[a], names[b], score) for (a, b), score in best.items())


def _own(
    templates: list[StoredTemplate], row_of: dict[int, int], names: list[str], coherence: float
) -> tuple[tuple[Own, ...], int]:
    """Each photo against the pooled others of the same person; the lowest score of each person."""
    by_person: dict[int, list[Float]] = {}
    for template in templates:
        by_person.setdefault(template.person_id, []).append(template.vector)
    lowest = []
    for person, own in by_person.items():
        if len(own) < 2:
            continue
        rows = np.stack(own)
        scores = [float(rows[n] @ pool(np.delete(rows, n, axis=0), coherence)) for n in range(len(rows))]
        lowest.append(Own(names[row_of[person]], min(scores)))
    single = sum(len(own) == 1 for own in by_person.values())
    return tuple(sorted(lowest, key=lambda o: o.score)), single


def _strangers(recogniser: Recogniser, folder: Path, report: Report) -> Float:
    """Best score of every face in a folder of pictures."""
    paths = images.within(folder)
    scores: list[float] = []
    for number, path in enumerate(paths):
        report(0.5 + 0.5 * number / len(paths), Message("Strangers: {path}", path=path.name))
        try:
            image = images.read(path)
        except ImageError:
            continue  # a file that is no picture shows no stranger
        faces = recogniser.identify(image, recogniser.engine.smallest_face(image))
        scores += [m.best.score for m in faces.matches or () if m.best is not None]
    return np.array(scores, np.float32)
