"""Which of a person's photos may be added, by the rules of :mod:`core.people.enrolment`, photo by photo."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np

from core.errors import EnrolmentError
from core.faces import Float
from core.gallery.people import Person
from core.gallery.recogniser import Recogniser
from core.people.bulk.looking import Look
from core.people.enrolment import IMPOSTOR_FMR, DuplicateError, Enroller, Sample
from core.people.same_picture import is_among
from core.site import Site


@dataclass
class Judged:
    """Photos with a face, sorted.

    Attributes:
        add: to be enrolled.
        there: the very picture is in the gallery.
        refused: each with the reason.

    """

    add: list[Look] = field(default_factory=list)
    there: list[Look] = field(default_factory=list)
    refused: list[tuple[Look, str]] = field(default_factory=list)


class Judge:
    """Knows the rules and the gallery."""

    def __init__(self, site: Site, recogniser: Recogniser):
        self._site = site
        self._recogniser = recogniser
        self._enroller = Enroller(site, recogniser)
        self._stranger = recogniser.engine.profile.verify_threshold(IMPOSTOR_FMR)

    def judge(self, person: Person | None, photos: list[Look], others: Collection[int] = ()) -> Judged:
        """Sort the photos of somebody, who may be enrolled already.

        Args:
            person: whom they are to be added to; None is somebody new.
            photos: with their faces.
            others: people who look alike and are, as somebody has said who saw both, not this one.

        """
        judged = Judged()
        own = self._own(person)
        excepted = {*others, *((person.id, *self._site.people.apart_from(person.id)) if person is not None else ())}
        for photo in photos:
            if is_among(_template(photo), own):
                judged.there.append(photo)
                continue
            likeness = self._enroller.likeness_but([_sample(photo)], excepted)
            if likeness is not None:
                judged.refused.append((photo, str(DuplicateError(likeness))))
            else:
                judged.add.append(photo)
        if person is not None and len(own):
            self._without_strangers(person, judged)
        else:
            self._of_one_person(judged)
        return judged

    def _own(self, person: Person | None) -> Float:
        """Templates (N, D) of somebody enrolled."""
        if person is None:
            return np.zeros((0, self._recogniser.engine.dimension), np.float32)
        kept = self._site.people.templates_of(self._recogniser.engine.profile.id, [person.id])
        return np.stack([one.vector for one in kept]) if kept else self._own(None)

    def _without_strangers(self, person: Person, judged: Judged) -> None:
        """Refuse faces that are not the face of somebody enrolled."""
        for photo in list(judged.add):
            score = self._recogniser.index.similarity(person.id, _template(photo))
            if score is not None and score < self._stranger:
                error = EnrolmentError(
                    "{person} is already enrolled with another face: add a middle name or a number to tell "
                    "the two apart",
                    person=person.name,
                )
                judged.add.remove(photo)
                judged.refused.append((photo, str(error)))

    def _of_one_person(self, judged: Judged) -> None:
        """Refuse faces that are not the face which most photos show; where none is on most, refuse all."""
        if len(judged.add) < 2:
            return
        templates = np.stack([_template(photo) for photo in judged.add])
        scores = templates @ templates.T
        np.fill_diagonal(scores, 1.0)
        middle = int(scores.sum(axis=1).argmax())
        alike = scores[middle] >= self._stranger
        if 2 * int(alike.sum()) <= len(alike):
            alike[:] = False
        photos, judged.add = judged.add, []
        for row, photo in enumerate(photos):
            if alike[row]:
                judged.add.append(photo)
                continue
            error = EnrolmentError("these pictures seem to show different people: enrol one person at a time")
            judged.refused.append((photo, str(error)))


def _sample(photo: Look) -> Sample:
    if photo.sample is None:
        raise ValueError("the photo shows no face to be enrolled")
    return photo.sample


def _template(photo: Look) -> Float:
    return _sample(photo).template
