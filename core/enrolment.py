"""Enrolling people: what a picture must be like, and whom it may not belong to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from core import images
from core.engine import Engine, Recogniser
from core.errors import EnrolmentError, ImageError
from core.faces import Faces, Float, Image
from core.gallery.store import Enrolled, Person, clean_name, fold
from core.profile_watch import require_profile
from core.recognition.quality import Quality
from core.site import Site
from core.site.changing import settle

MIN_QUALITY = 0.15
_PHOTO_MARGIN = 0.5  # of the face's side: enough around it to make templates of a later profile from
_PHOTO_SIDE = 640


@dataclass(frozen=True)
class Sample:
    """A face that is good enough to be enrolled.

    Attributes:
        photo: square picture of the face, uint8 (side, side, 3).
        template: (D,) unit vector.
        quality: of the face in the picture it comes from.
        taken: the day on which that picture was made, where its file says so.

    """

    photo: Image
    template: Float
    quality: Quality
    taken: date | None = None

    def enrolled(self) -> Enrolled:
        """The same as it is kept."""
        jpeg = images.encode_jpeg(self.photo)
        return Enrolled(jpeg, self.template, self.quality.score, str(self.quality.pose), self.taken)


@dataclass(frozen=True)
class Rejection:
    """A picture that was not enrolled, and why."""

    image: str
    reason: str


@dataclass(frozen=True)
class Enrolment:
    """What came of enrolling pictures under one name."""

    person: Person | None
    templates: int
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True)
class Likeness:
    """Somebody enrolled who looks like a face that is to be enrolled."""

    person_id: int
    name: str
    score: float


class DuplicateError(EnrolmentError):
    """A face is enrolled already, under another name.

    Attributes:
        likeness: as whom.

    """

    def __init__(self, likeness: Likeness):
        super().__init__(
            f"this face is already enrolled as {likeness.name} (score {likeness.score:.2f}): "
            "add the picture there, or rename or delete that person first"
        )
        self.likeness = likeness


def sample(engine: Engine, image: Image, name: str = "the picture") -> Sample:
    """The face of a picture, ready to be enrolled.

    Raises:
        ImageError: there is no face, or more than one.
        EnrolmentError: the face is of too poor a quality, covered, turned away or blinking; the message says which.

    """
    return sample_of(engine, image, engine.subject(image, name), name)


def sample_from(engine: Engine, path: Path) -> Sample:
    """Like :func:`sample`, of a file, with the day on which it says that it was made."""
    return replace(sample(engine, images.read(path), path.name), taken=images.day_taken(path))


def sample_of(engine: Engine, image: Image, face: Faces, name: str = "the picture") -> Sample:
    """Like :func:`sample`, of a single face that has quality and template already."""
    if face.quality is None or face.embeddings is None:
        raise ValueError("the face has neither quality nor template yet")
    quality = face.quality[0]
    if quality.score < MIN_QUALITY:
        raise EnrolmentError(f"the face in {name} cannot be enrolled: {quality.words()}")
    hindrance = engine.hindrance(image, face.landmarks[0])
    if hindrance is not None:
        raise EnrolmentError(f"the face in {name} cannot be enrolled: {hindrance}")
    return Sample(photo_of(image, face.boxes[0]), face.embeddings[0], quality)


def photo_of(image: Image, box: Float) -> Image:
    """The part of a picture that is kept of a face: square, with room around it."""
    return images.face_photo(image, box, _PHOTO_MARGIN, _PHOTO_SIDE)


class Enroller:
    """Adds people to a site's gallery."""

    def __init__(self, site: Site, recogniser: Recogniser):
        self._site = site
        self._recogniser = recogniser

    @property
    def engine(self) -> Engine:
        """What finds and measures faces."""
        return self._recogniser.engine

    def files(self, name: str, paths: list[Path]) -> Enrolment:
        """Enrol picture files under a name; each that cannot be used is reported, the others are enrolled.

        Raises:
            GalleryError: the name cannot be kept.
            EnrolmentError: a face belongs to somebody enrolled under another name.

        """
        clean_name(name)
        samples: list[Sample] = []
        rejected: list[Rejection] = []
        for path in paths:
            try:
                samples.append(sample_from(self._recogniser.engine, path))
            except (ImageError, EnrolmentError) as error:
                rejected.append(Rejection(str(path), str(error)))
        if not samples:
            return Enrolment(None, 0, tuple(rejected))
        return Enrolment(self.samples(name, samples), len(samples), tuple(rejected))

    def samples(
        self, name: str, samples: list[Sample], others: Collection[int] = (), renewed: int | None = None
    ) -> Person:
        """Enrol faces under a name, all or none.

        Args:
            name: as people write it.
            samples: at least one.
            others: people who look alike and who, as somebody who saw both has said, are not this one.
            renewed: somebody of this name who is photographed anew: their face may have changed.

        Raises:
            GalleryError: the name cannot be kept, or there is no face.
            DuplicateError: a face belongs to somebody enrolled under another name.
            EnrolmentError: two faces are of different people.
            SiteError: the site has another recognition profile now.

        """
        self.require_new(name, samples, others, renewed)
        kept = [one.enrolled() for one in samples]
        profile = self._recogniser.engine.profile.id
        with self._site.database.together():  # nobody changes the profile in between
            settle(self._site.folder, self._site.secrets)
            require_profile(self._site, profile)
            person = self._site.people.add(name, kept, profile, renewed)
        self._recogniser.index.refresh()
        return person

    def likeness(self, name: str, samples: list[Sample], others: Collection[int] = ()) -> Likeness | None:
        """Whom of the gallery a face belongs to, other than somebody of this name and ``others``; None is nobody."""
        duplicate = self._recogniser.engine.profile.verify_threshold(_DUPLICATE_FMR)
        self._recogniser.index.refresh()
        wanted = fold(" ".join(name.split()))
        for one in samples:
            (found,) = self._recogniser.index.search(one.template[None])
            for candidate in found:
                another = fold(candidate.name) != wanted and candidate.person_id not in others
                if candidate.score >= duplicate and another:
                    return Likeness(candidate.person_id, candidate.name, candidate.score)
        return None

    def require_new(
        self, name: str, samples: list[Sample], others: Collection[int] = (), renewed: int | None = None
    ) -> None:
        """Refuse faces that are enrolled under another name, or that are not all of one person; see :meth:`samples`.

        Raises:
            DuplicateError: says whose face it is.
            EnrolmentError: the faces are not of one person.

        """
        likeness = self.likeness(clean_name(name), samples, others)
        if likeness is not None:
            raise DuplicateError(likeness)
        profile = self._recogniser.engine.profile
        wanted = fold(clean_name(name))
        stranger = profile.verify_threshold(STRANGER_FMR)
        namesake = next((p for p in self._site.people.people(name) if fold(p.name) == wanted), None)
        if namesake is not None and namesake.id != renewed:
            scores = [self._recogniser.index.similarity(namesake.id, one.template) for one in samples]
            known = [s for s in scores if s is not None]
            if known and max(known) < stranger:
                raise EnrolmentError(
                    f"{namesake.name} is already enrolled with another face (score {max(known):.2f}): "
                    "add a middle name or a number to tell the two apart"
                )
        for one in samples[1:]:
            score = float(one.template @ samples[0].template)
            if score < stranger:
                raise EnrolmentError(
                    f"these pictures seem to show different people (score {score:.2f}): enrol one person at a time"
                )


_DUPLICATE_FMR = 1e-5  # a face this near to somebody's is theirs
STRANGER_FMR = 0.02  # of 200 pairs of photos of one person about one stays below this line
