"""People whom only this process knows: enrolled and recognised without a site, and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from core.engine import Engine
from core.errors import EnrolmentError
from core.faces import Faces, Float, Image
from core.gallery.people import Person
from core.gallery.vectors import PersonVectors
from core.people.enrolment import DUPLICATE_FMR, IMPOSTOR_FMR, DuplicateError, Likeness, Sample, require_one_person
from core.recognition.matching import Candidate, Match, judge, once_each
from core.recognition.pooling import pool
from core.store.names import clean_name, fold


class InMemory:
    """A gallery in memory, with the same thresholds as that of a site.

    Args:
        engine: finds and measures faces.

    """

    def __init__(self, engine: Engine):
        self._engine = engine
        self._vectors = PersonVectors(engine.dimension)
        self._people: dict[int, Person] = {}
        self._templates: dict[int, Float] = {}

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who is enrolled, in the order in which they came."""
        return tuple(self._people.values())

    @property
    def threshold(self) -> float:
        """Score from which a person counts as found, for as many people as there are."""
        return self._engine.profile.identify_threshold(len(self._people))

    def enrol(self, name: str, samples: Sequence[Sample]) -> Person:
        """Enrol faces under a name, or add them to whoever has it.

        Args:
            name: as people write it.
            samples: at least one.

        Raises:
            GalleryError: the name cannot be kept.
            DuplicateError: a face is enrolled under another name.
            EnrolmentError: there is no face, the faces are of different people, or the name is that of somebody with
                another face.

        """
        name = clean_name(name)
        if not samples:
            raise EnrolmentError("no picture of {name} is given: give one at least", name=name)
        known = next((one for one in self._people.values() if fold(one.name) == fold(name)), None)
        self._require_new(known, samples)
        templates = np.stack([one.template for one in samples])
        if known is None:
            person = Person(max(self._people, default=0) + 1, name, datetime.now(UTC), len(samples))
        else:
            person = replace(known, photos=known.photos + len(samples))
            templates = np.concatenate([self._templates[known.id], templates])
        coherence = self._engine.profile.calibration.coherence
        self._vectors.put(np.array([person.id], np.int64), pool(templates, coherence)[None])
        self._people[person.id], self._templates[person.id] = person, templates
        return person

    def _require_new(self, known: Person | None, samples: Sequence[Sample]) -> None:
        """Refuse faces that are enrolled under another name, or that are not of one person."""
        profile = self._engine.profile
        duplicate = profile.verify_threshold(DUPLICATE_FMR)
        for found in self.search(np.stack([one.template for one in samples])):
            for one in found:
                if one.score >= duplicate and (known is None or one.person_id != known.id):
                    raise DuplicateError(Likeness(one.person_id, one.name, one.score))
        threshold = profile.verify_threshold(IMPOSTOR_FMR)
        own = self._vectors.get(known.id) if known is not None else None
        if known is not None and own is not None and max(float(own @ one.template) for one in samples) < threshold:
            raise EnrolmentError(
                f"{known.name} is already enrolled with another face: "
                "add a middle name or a number to tell the two apart"
            )
        require_one_person(samples, profile)

    def search(self, probes: Float, people: int = 2) -> list[list[Candidate]]:
        """The nearest people of each template (N, D), best first."""
        found = self._vectors.search(probes, people)
        return [[Candidate(number, self._people[number].name, score) for number, score in row] for row in found]

    def match(self, embeddings: Float) -> tuple[Match, ...]:
        """A verdict on each template (N, D)."""
        return tuple(judge(candidates, self.threshold) for candidates in self.search(embeddings))

    def identify(self, image: Image, min_face: int | None = None) -> Faces:
        """Every face of a picture with quality, template and match."""
        faces = self._engine.embed(image, self._engine.find(image, min_face))
        if faces.embeddings is None or not len(faces):
            return replace(faces, matches=())
        return replace(faces, matches=once_each(self.match(faces.embeddings)))
