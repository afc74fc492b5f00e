"""Whose faces are in a picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

from core.engine import Engine
from core.engine.verification import Comparison, compare
from core.errors import EnrolmentError, PorticoError
from core.faces import Faces, Image
from core.gallery.people import Person
from core.gallery.recogniser import Recogniser
from core.people.enrolment import Enroller, sample
from core.people.in_memory import InMemory
from core.settings import Settings
from core.site import Site
from models.weights import WeightsError
from portico.pictures import Picture, read, wanted


class Portico:
    """Finds faces in pictures, and says whose they are. Made by :func:`load`.

    Without a site, whom it knows is kept in memory and gone with it; on a site, it is the site's gallery. Every picture
    is a file, the bytes of one, or uint8 (height, width, 3) in RGB.

    Attributes:
        engine: the networks and the recognition profile.
        site: whose gallery it is; None where people are kept in memory.

    >>> import portico, skimage.data
    >>> p, collins = portico.load(), skimage.data.astronaut()
    >>> _ = p.enrol("Eileen Collins", collins)
    >>> p.people, p.identify(collins[:, ::-1]).names
    (('Eileen Collins',), ('Eileen Collins',))

    """

    def __init__(self, engine: Engine, site: Site | None = None):
        self.engine = engine
        self.site = site
        self._memory = InMemory(engine)
        self._recogniser = Recogniser.of_site(site, engine) if site is not None else None

    @property
    def recogniser(self) -> Recogniser:
        """The engine and the gallery of the site.

        Raises:
            PorticoError: there is no site, or it was closed.

        """
        if (recogniser := self._gallery) is None:
            raise PorticoError("this needs a site: open one with portico.site, and give it to portico.load")
        return recogniser

    @property
    def people(self) -> tuple[str, ...]:
        """Names of those who are enrolled.

        >>> import portico
        >>> portico.load().people
        ()

        """
        if self.site is None:
            return tuple(person.name for person in self._memory.people)
        return tuple(opened(self.site).people.names().values())

    def find(self, picture: Picture, min_face: int | None = None) -> Faces:
        """Faces of a picture, largest first, with landmarks, scores and quality.

        Args:
            picture: any number of people.
            min_face: smallest side of a face in pixels; by default 20, or a hundredth of the picture's longer side.

        Raises:
            PorticoError: the picture cannot be read.

        >>> import portico, skimage.data
        >>> faces = portico.load().find(skimage.data.astronaut())
        >>> len(faces), faces.boxes.shape, faces.landmarks.shape
        (1, (1, 4), (1, 5, 2))

        """
        image = read(picture)
        return self.engine.find(image, self._smallest(min_face, image))

    def embed(self, picture: Picture, faces: Faces | None = None) -> Faces:
        """Faces of a picture with templates: unit vectors, whose inner product says how alike two faces are.

        Args:
            picture: any number of people.
            faces: those of the picture that are wanted; by default all that :meth:`find` finds.

        Raises:
            PorticoError: the picture cannot be read.

        >>> import portico, skimage.data
        >>> p = portico.load()
        >>> p.embed(skimage.data.astronaut()).embeddings.shape == (1, p.engine.dimension)
        True

        """
        image = read(picture)
        return self.engine.embed(image, self.find(image) if faces is None else faces)

    def enrol(self, name: str, *pictures: Picture, consent: str | None = None) -> Person:
        """Enrol somebody, or add pictures to somebody enrolled: all of them, or none.

        Args:
            name: as people write it.
            pictures: each of this one person.
            consent: where it is written down that they agreed; only a site keeps it.

        Raises:
            PorticoError: a picture shows no face, several, or a poor one; it is somebody else who is enrolled; the
                pictures are of different people; or the name cannot be kept.

        >>> import portico, skimage.data
        >>> portico.load().enrol("Eileen Collins", skimage.data.astronaut()).photos
        1

        """
        wanted(name, str, "a name")
        if not pictures:
            raise EnrolmentError(f"no picture of {name} is given: give one at least")
        if consent is not None and self.site is None:
            raise EnrolmentError("a consent is kept by a site: open one, and give it to portico.load")
        several = len(pictures) > 1
        samples = [
            sample(self.engine, read(picture), f"picture {number}" if several else "the picture")
            for number, picture in enumerate(pictures, 1)
        ]
        if self.site is None or (recogniser := self._gallery) is None:
            return self._memory.enrol(name, samples)
        return Enroller(self.site, recogniser).samples(name, samples, consent=consent)

    def identify(self, picture: Picture, min_face: int | None = None) -> Faces:
        """Faces of a picture, largest first, with what the gallery says of each: ``names``, ``matches``.

        Args:
            picture: any number of people.
            min_face: as of :meth:`find`.

        Raises:
            PorticoError: the picture cannot be read.

        >>> import portico, skimage.data, matplotlib.cbook
        >>> p, collins = portico.load(), skimage.data.astronaut()
        >>> _ = p.enrol("Eileen Collins", collins)
        >>> p.identify(collins[:, ::-1]).names
        ('Eileen Collins',)
        >>> p.identify(matplotlib.cbook.get_sample_data("grace_hopper.jpg", asfileobj=False)).names
        (None,)

        """
        image = read(picture)
        gallery = self._gallery or self._memory
        return gallery.identify(image, self._smallest(min_face, image))

    def _smallest(self, min_face: int | None, image: Image) -> int:
        """The smallest face that is looked for, in pixels."""
        if min_face is None:
            return self.engine.smallest_face(image)
        if wanted(min_face, int, "the smallest side of a face in pixels") < 1:
            raise PorticoError(f"the smallest face has 1 pixel or more, and not {min_face}")
        return min_face

    @property
    def _gallery(self) -> Recogniser | None:
        """The recogniser of the site, which is open; None where there is no site."""
        if self.site is not None:
            opened(self.site)
        return self._recogniser

    def verify(self, first: Picture, second: Picture, fmr: float | None = None) -> Comparison:
        """Whether two pictures show one person.

        Args:
            first: of one person.
            second: likewise.
            fmr: false match rate to aim at, between 0 and 1; by default the profile's, or the site's.

        Raises:
            PorticoError: a picture shows no face, or several; both faces are covered; or there is no such rate.

        >>> import portico, skimage.data, matplotlib.cbook
        >>> p, collins = portico.load(), skimage.data.astronaut()
        >>> p.verify(collins, collins[:, ::-1]).same
        True
        >>> p.verify(collins, matplotlib.cbook.get_sample_data("grace_hopper.jpg", asfileobj=False)).same
        False

        """
        if fmr is not None and not 0 < wanted(fmr, float | int, "a false match rate") < 1:
            raise PorticoError(f"a false match rate lies between 0 and 1, as 0.001 does, and not at {fmr}")
        return compare(self.engine, read(first), read(second), fmr or self.engine.settings.verify_fmr)


def load(profile: str | None = None, *, site: Site | None = None) -> Portico:
    """What recognises, with its networks loaded: a second, longer the first time, and shared after that.

    Args:
        profile: recognition profile, by name or as a ``.toml`` file; by default ``standard-4``, or the site's.
        site: an open site whose gallery is to be used; None keeps people in memory.

    Raises:
        PorticoError: there is no such profile, it is not the site's, or its weights are not on this machine.

    >>> import portico
    >>> portico.load("fast-4").engine.profile.id
    'fast-4'

    """
    if profile is not None:
        wanted(profile, str, "the name of a recognition profile")
    with sentences():
        if site is None:
            settings = Settings() if profile is None else Settings(profile=profile)
        else:
            settings = opened(site).settings
            if profile not in (None, settings.profile):
                raise PorticoError(f"the site has the recognition profile {settings.profile}, and not {profile}")
        return Portico(_engine(settings), site)


def opened(site: Site) -> Site:
    """A site, where it is one and open.

    Raises:
        PorticoError: it is something else, or was closed.

    """
    if wanted(site, Site, "an open site, as portico.site gives it,").closed:
        raise PorticoError("the site was closed: what is done with it stands within its with, or open it again")
    return site


_loaded: WeakValueDictionary[str, Engine] = WeakValueDictionary()


def _engine(settings: Settings) -> Engine:
    """The engine of some settings, which is shared as long as somebody has it."""
    key = settings.model_dump_json()
    engine = _loaded.get(key)
    if engine is None:
        engine = _loaded[key] = Engine.load(settings)
    return engine


@contextmanager
def sentences() -> Iterator[None]:
    """Errors about weights, of which :mod:`models` has its own kind, as those of everything else."""
    try:
        yield
    except WeightsError as error:
        raise PorticoError(str(error)) from None
