"""Enrolling people: what a picture must be like, and whom it may not belong to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import numpy as np

from core import images
from core.base.messages import Message
from core.engine import Engine
from core.errors import EnrolmentError, GalleryError, ImageError
from core.faces import Faces, Float, Image
from core.gallery.people import Enrolled, Person
from core.gallery.recogniser import Recogniser
from core.gallery.renewal import old_words
from core.recognition.pooling import pool
from core.recognition.profiles import Profile
from core.recognition.quality import Quality
from core.site import Site
from core.site.changing import settle
from core.site.profile_watch import require_profile
from core.store.names import clean_name, fold

MIN_QUALITY = 0.15
_PHOTO_MARGIN = 0.5  # of the face's side: enough around it to make templates of a later profile from
_PHOTO_SIDE = 640


@dataclass(frozen=True, eq=False)
class Sample:
    """A face that is good enough to be enrolled.

    Attributes:
        photo: square picture of the face, uint8 (side, side, 3).
        template: (D,) unit vector.
        quality: of the face in the picture it comes from.
        taken: the day on which that picture was made, where its file says so.
        note: in words, which face of the picture it is, where there were others.
        name: of the picture, as people know it; :data:`core.images.THE_PICTURE` where it has none.

    """

    photo: Image
    template: Float
    quality: Quality
    taken: date | None = None
    note: str = ""
    name: str = images.THE_PICTURE

    def enrolled(self) -> Enrolled:
        """The same as it is kept."""
        jpeg = images.encode_jpeg(self.photo)
        return Enrolled(jpeg, self.template, self.quality.score, str(self.quality.pose), self.taken)

    def notes(self, renew_months: int) -> list[str]:
        """What whoever enrols it should know: which face it is; that it is too old, where 0 months are any age."""
        old = old_words(self.name, self.taken, renew_months, date.today())  # noqa: DTZ011  # the day at this desk
        return [words for words in (self.note, old) if words]


@dataclass(frozen=True)
class Rejection:
    """A picture that was not enrolled, and why."""

    image: str
    reason: str


@dataclass(frozen=True)
class Enrolment:
    """What came of enrolling pictures under one name; ``notes`` say which of several faces was taken, or its age."""

    person: Person | None
    templates: int
    rejected: tuple[Rejection, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Likeness:
    """Somebody enrolled who looks like a face that is to be enrolled."""

    person_id: int
    name: str
    score: float


@dataclass(frozen=True)
class Anew:
    """Somebody enrolled who is photographed anew.

    Attributes:
        person_id: who.
        vouched: somebody who saw the face of before and that of now has said that it is still them.
        drop: the older photos go once the new ones are kept.

    """

    person_id: int
    vouched: bool = False
    drop: bool = False


class DuplicateError(EnrolmentError):
    """A face is enrolled already, under another name.

    Attributes:
        likeness: as whom.

    """

    def __init__(self, likeness: Likeness):
        super().__init__(
            Message(
                "this face is already enrolled as {likeness}: add the picture there, or say that this is "
                "another person",
                likeness=likeness.name,
            )
        )
        self.likeness = likeness


class UnlikeError(EnrolmentError):
    """Somebody is photographed anew, and the face is not known to be theirs.

    Attributes:
        likeness: of the face to whoever is photographed anew; its score is -1 where no template of theirs is kept.

    """

    def __init__(self, likeness: Likeness):
        super().__init__(
            Message(
                "this face is not known to be that of {likeness}: somebody who sees both has to say that "
                "it is, or the pictures go to somebody else",
                likeness=likeness.name,
            )
        )
        self.likeness = likeness


def sample(engine: Engine, image: Image, name: str = images.THE_PICTURE) -> Sample:
    """The face of a picture, ready to be enrolled.

    Raises:
        ImageError: there is no face, or more than one.
        EnrolmentError: the face is of too poor a quality, covered, turned away or blinking; the message says which.

    """
    face, others = engine.main_face(image, name)
    made = sample_of(engine, image, engine.embed(image, face), name)
    return replace(made, note=_taken_words(name, image, face.boxes[0], others)) if others else made


def _not_enrolled(name: str, why: str) -> EnrolmentError:
    return EnrolmentError(
        "the face in the picture cannot be enrolled: {why}"
        if name == images.THE_PICTURE
        else "the face in {name} cannot be enrolled: {why}",
        name=name,
        why=why,
    )


def _taken_words(name: str, image: Image, box: Float, others: int) -> str:
    """Which face of several was taken."""
    across = float(box[0] + box[2]) / 2 / image.shape[1]
    passed = Message.of(others, "1 smaller one was", "{count:,} smaller ones were")
    return Message(
        "of {name} the largest face was taken, on the left; {passed} passed over"
        if across < 1 / 3
        else "of {name} the largest face was taken, on the right; {passed} passed over"
        if across > 2 / 3
        else "of {name} the largest face was taken, in the middle; {passed} passed over",
        name=name,
        passed=passed,
    )


def sample_from(engine: Engine, path: Path) -> Sample:
    """Like :func:`sample`, of a file, with the day on which it says that it was made; it has to be whole."""
    return replace(sample(engine, images.read(path, whole=True), path.name), taken=images.day_taken(path))


def sample_of(engine: Engine, image: Image, face: Faces, name: str = images.THE_PICTURE) -> Sample:
    """Like :func:`sample`, of a single face that has quality and template already."""
    if face.quality is None or face.embeddings is None:
        raise ValueError("the face has neither quality nor template yet")
    quality = face.quality[0]
    if quality.score < MIN_QUALITY:
        raise _not_enrolled(name, quality.words())
    hindrance = engine.hindrance(image, face.landmarks[0])
    if hindrance is not None:
        raise _not_enrolled(name, hindrance)
    return Sample(photo_of(image, face.boxes[0]), face.embeddings[0], quality, name=name)


def photo_of(image: Image, box: Float) -> Image:
    """The part of a picture that is kept of a face: square, with room around it."""
    return images.face_photo(image, box, _PHOTO_MARGIN, _PHOTO_SIDE)


def require_one_person(samples: Sequence[Sample], profile: Profile) -> None:
    """Refuse faces that are not all of one person, the first one's.

    Raises:
        EnrolmentError: one of them scores below :data:`IMPOSTOR_FMR`'s threshold against the first or, of three and
            more, below :data:`TOGETHER_FMR`'s against all the others together.

    """
    threshold, together = profile.verify_threshold(IMPOSTOR_FMR), profile.verify_threshold(TOGETHER_FMR)
    templates = np.stack([one.template for one in samples])
    scores = templates @ templates.T
    # against all the others together: of strangers one in a hundred comes near the first picture by chance
    others = [pool(np.delete(templates, place, axis=0)) for place in range(len(samples))] if len(samples) > 2 else []
    alone = [float(one @ rest) < together for one, rest in zip(templates, others, strict=False)]
    if (scores[0, 1:] >= threshold).all() and not any(alone):
        return
    middle = scores[scores.sum(axis=1).argmax()] < threshold  # of the one that is most like all
    apart = middle | np.array(alone or [False] * len(samples))
    odd = [one.name for one, away in zip(samples, apart, strict=True) if away]
    named = 0 < 2 * len(odd) < len(samples) and images.THE_PICTURE not in odd
    if not named:
        raise EnrolmentError("these pictures seem to show different people: enrol one person at a time")
    raise EnrolmentError(
        "{picture} seems to show somebody else than the others: enrol one person at a time"
        if len(odd) == 1
        else "{picture} seem to show somebody else than the others: enrol one person at a time",
        picture=", ".join(odd),
    )


class Enroller:
    """Adds people to a site's gallery.

    >>> import tempfile
    >>> from pathlib import Path
    >>> import skimage.data
    >>> from core.engine import Engine
    >>> from core.gallery.recogniser import Recogniser
    >>> from core.people.enrolment import Enroller, sample
    >>> from core.site import Site
    >>> collins = skimage.data.astronaut()
    >>> with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
    ...     engine = Engine.load(site.settings)
    ...     recogniser = Recogniser.of_site(site, engine)
    ...     person = Enroller(site, recogniser).samples("Eileen Collins", [sample(engine, collins)], consent="form 12")
    ...     recogniser.identify(collins[:, ::-1]).names
    ('Eileen Collins',)

    """

    def __init__(self, site: Site, recogniser: Recogniser):
        self._site = site
        self._recogniser = recogniser

    @property
    def engine(self) -> Engine:
        """What finds and measures faces."""
        return self._recogniser.engine

    def files(
        self, name: str, paths: list[Path], others: Collection[int] = (), employee_id: str | None = None,
        groups: Collection[str] = (), consent: str | None = None,
    ) -> Enrolment:  # fmt: skip
        """Enrol picture files under a name; each that cannot be used is reported, the others are enrolled.

        The other arguments are those of :meth:`samples`.

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
        person = self.samples(name, samples, others, consent=consent, employee_id=employee_id, groups=groups)
        notes = [words for one in samples for words in one.notes(self._site.settings.renew_months)]
        return Enrolment(person, len(samples), tuple(rejected), tuple(notes))

    def samples(
        self,
        name: str,
        samples: list[Sample],
        others: Collection[int] = (),
        anew: Anew | None = None,
        consent: str | None = None,
        employee_id: str | None = None,
        groups: Collection[str] = (),
        validity: tuple[datetime | None, datetime | None] | None = None,
        also: Callable[[Person, list[int]], None] | None = None,
    ) -> Person:
        """Enrol faces under a name: all, with the consent, and without the older photos where those go; or nothing.

        Args:
            name: as people write it.
            samples: at least one.
            others: people who look alike and who, as somebody who saw both has said, are not this one; that is kept.
            anew: somebody of this name who is photographed anew: their face may have changed.
            consent: where it is written down that they agreed today; None records nothing.
            employee_id: what the rest of the house knows them by; people may share a name whose employee ids differ.
            groups: access groups to be put into.
            validity: from when until when doors may open for them; None leaves it as it is.
            also: called with the person and the numbers of the photos that were added, in the same transaction: what
                it raises undoes all of it.

        Raises:
            GalleryError: the name or employee id cannot be kept, several bear the name, there is no face, or no such
                group.
            NotAllowedError: whoever is at work may not give one of the groups.
            DuplicateError: a face belongs to somebody enrolled under another name.
            UnlikeError: whoever is photographed anew is not known to have this face, and nobody vouched for it.
            EnrolmentError: two faces are of different people; or whoever is photographed anew has another name, or
                withdrew their consent.
            SiteError: the site has another recognition profile now.

        """
        if anew is not None:
            self._require_still(anew.person_id, name, consent)
        self.require_new(name, samples, others, anew, employee_id)
        kept = [one.enrolled() for one in samples]
        drop = anew is not None and anew.drop
        with self._site.without_snapshots() if drop else nullcontext():
            with self._site.database.together():  # nobody changes the profile, or withdraws, in between
                person, added = self._keep(name, kept, anew, consent, employee_id)
                self._site.people.tell_apart(person.id, others)
                self._site.access.give(person.id, groups, validity)
                if also is not None:
                    also(person, added)
            if drop:
                self._site.database.checkpoint()
        self._recogniser.index.refresh()
        return person

    def _keep(
        self, name: str, kept: list[Enrolled], anew: Anew | None, consent: str | None, employee_id: str | None
    ) -> tuple[Person, list[int]]:
        """Write down what :meth:`samples` has judged: of whom it is, and the numbers of the new photos."""
        site, profile = self._site, self._recogniser.engine.profile.id
        settle(site.folder, site.secrets)
        require_profile(site, profile)
        if anew is None:
            meant = site.people.named(name, employee_id)
            older = site.people.photo_ids(meant.id) if meant is not None else []
            person = site.people.add(name, kept, profile, employee_id=employee_id)
        else:
            self._require_still(anew.person_id, name, consent)
            older = site.people.photo_ids(anew.person_id)
            person = site.people.add(name, kept, profile, anew.person_id)
        added = sorted(set(site.people.photo_ids(person.id)) - set(older))
        for photo in older if anew is not None and anew.drop else ():
            site.people.delete_photo(photo)
        if consent is not None:
            site.consents.give(person.id, date.today(), consent)  # noqa: DTZ011  # the day at this desk
        return site.people.find(person.id), added

    def _require_still(self, person_id: int, name: str, consent: str | None) -> None:
        """Refuse to photograph somebody anew under another name, or after they withdrew."""
        person = self._site.people.find(person_id)
        if fold(person.name) != fold(clean_name(name)):
            raise EnrolmentError(
                "{person} is photographed anew, and these pictures are to be of {clean_name}: begin anew",
                person=person.name,
                clean_name=clean_name(name),
            )
        records = self._site.consents.of(person_id)
        if consent is None and records and all(record.withdrawn is not None for record in records):
            raise EnrolmentError(
                "{person} has withdrawn their consent: ask them again, and say where it is written down",
                person=person.name,
            )

    def likeness(
        self, name: str, samples: list[Sample], others: Collection[int] = (), employee_id: str | None = None
    ) -> Likeness | None:
        """Whom of the gallery a face belongs to, other than who is meant by the name and ``others``; None is nobody."""
        try:
            meant = self._site.people.named(name, employee_id)
        except GalleryError:  # nobody in particular yet: it may still be being typed
            meant = None
        return self.likeness_but(samples, self._excepted(meant, others))

    def _excepted(self, meant: Person | None, others: Collection[int]) -> set[int]:
        """Whose face it may be: theirs who is meant, and theirs who look alike as is known."""
        if meant is None:
            return set(others)
        return {*others, meant.id} | self._site.people.apart_from(meant.id)

    def likeness_but(self, samples: list[Sample], others: Collection[int]) -> Likeness | None:
        """Whom of the gallery a face belongs to, other than ``others``; None is nobody."""
        duplicate = self._recogniser.engine.profile.verify_threshold(DUPLICATE_FMR)
        self._recogniser.index.refresh()
        for one in samples:
            (found,) = self._recogniser.index.search(one.template[None], 2 + len(others))
            for candidate in found:
                if candidate.score >= duplicate and candidate.person_id not in others:
                    return Likeness(candidate.person_id, candidate.name, candidate.score)
        return None

    def require_new(
        self,
        name: str,
        samples: list[Sample],
        others: Collection[int] = (),
        anew: Anew | None = None,
        employee_id: str | None = None,
    ) -> None:
        """Refuse faces that are enrolled under another name, or that are not all of one person; see :meth:`samples`.

        Raises:
            DuplicateError: says whose face it is.
            UnlikeError: says who was to be photographed anew.
            EnrolmentError: the faces are not of one person.

        """
        meant = (
            self._site.people.find(anew.person_id) if anew is not None else self._site.people.named(name, employee_id)
        )
        likeness = self.likeness_but(samples, self._excepted(meant, others))
        if likeness is not None:
            raise DuplicateError(likeness)
        threshold = self._recogniser.engine.profile.verify_threshold(IMPOSTOR_FMR)
        if anew is None:
            self._require_own(meant, samples, threshold)
        elif not anew.vouched:
            self._require_known(anew.person_id, samples, threshold)
        require_one_person(samples, self._recogniser.engine.profile)

    def _require_own(self, namesake: Person | None, samples: list[Sample], threshold: float) -> None:
        """Refuse faces that are not the face of whoever is enrolled under this name."""
        score = self._nearest(namesake.id, samples) if namesake is not None else None
        if namesake is not None and score is not None and score < threshold:
            raise EnrolmentError(
                "{person} is already enrolled with another face: add a middle name or a number to tell the two apart",
                person=namesake.name,
            )

    def _require_known(self, person_id: int, samples: list[Sample], threshold: float) -> None:
        """Refuse faces that nothing says are still those of whoever is photographed anew."""
        score = self._nearest(person_id, samples)
        if score is None or score < threshold:
            person = self._site.people.find(person_id)
            raise UnlikeError(Likeness(person.id, person.name, -1.0 if score is None else score))

    def _nearest(self, person_id: int, samples: list[Sample]) -> float | None:
        """Score of the face most like somebody enrolled; None where they have no template of the profile."""
        scores = (self._recogniser.index.similarity(person_id, one.template) for one in samples)
        return max((score for score in scores if score is not None), default=None)


DUPLICATE_FMR = 1e-5  # a face this near to somebody's is theirs
IMPOSTOR_FMR = 0.02  # of 200 pairs of photos of one person about one stays below this threshold
TOGETHER_FMR = 0.002  # several photos pooled tell a person more surely than one does, so their threshold is stricter
