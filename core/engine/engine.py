"""The recognition engine of one process: networks and profile, loaded once and shared by every camera and page."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from core.base.messages import Message
from core.base.places import cache_folder
from core.base.progress import Report, silent
from core.errors import NoFaceError, SeveralFacesError
from core.faces import Faces, Float, Image
from core.images import THE_PICTURE
from core.liveness.passive import PassiveLiveness
from core.recognition import profiles
from core.recognition.covering import COVERING, Hindrance, hindrance
from core.recognition.detection import Detector, DetectorOptions
from core.recognition.expression import ExpressionReader
from core.recognition.fusion import TemplateExtractor
from core.recognition.profiles import Profile
from core.recognition.quality import assess
from core.settings import Region, Settings
from models.runtime import Runtime
from models.weights import WeightsError, WeightStore

_SMALLER = 0.5  # of the side of the largest face: a face in the background, wherever it is
_SMALL = 0.67  # the same of a face at the edge, where the largest is in the middle
_CENTRAL, _ASIDE = 0.2, 0.3  # of the width, from the middle: at most, and more than
_LOOK_AGAIN_SECONDS = 10.0  # for weights that were missing: they may have been fetched meanwhile


def machinery(settings: Settings) -> tuple[Runtime, WeightStore]:
    """What executes networks and finds their weights, as a site's settings have it."""
    weights = WeightStore(cache_folder() / "weights", settings.weights_folder, allow_download=settings.allow_downloads)
    return Runtime(cache_folder() / "compiled"), weights


class Engine:
    """Detector and template extractor of one recognition profile. Safe across threads.

    Attributes:
        detector: finds faces.
        extractor: makes templates.
        dimension: length of a template.

    >>> import skimage.data
    >>> from core.engine import Engine
    >>> from core.settings import Settings
    >>> engine = Engine.load(Settings())
    >>> picture = skimage.data.astronaut()
    >>> faces = engine.embed(picture, engine.find(picture))
    >>> len(faces), faces.embeddings.shape == (1, engine.dimension)
    (1, True)

    """

    def __init__(self, detector: Detector, extractor: TemplateExtractor, settings: Settings | None = None):
        self.detector = detector
        self.extractor = extractor
        self._settings = settings or Settings()
        self._loading = threading.Lock()
        self._loading_liveness = threading.Lock()
        self._liveness: PassiveLiveness | None = None
        self._expressions: ExpressionReader | None = None
        self._look_again = 0.0
        self.dimension = self._warm_up()

    @classmethod
    def load(cls, settings: Settings, report: Report | None = None) -> Engine:
        """The engine that a site's settings ask for.

        The first load compiles the networks, which takes seconds; later ones read them from the cache.

        Raises:
            ProfileError: the profile is missing or malformed.
            WeightsError: weights are not on this machine.

        """
        say = report or silent
        say(0.0, Message("Reading the recognition profile"))
        profile = profiles.load(settings.profile)
        runtime, weights = machinery(settings)
        say(0.1, Message("Loading the face detector"))
        detector = Detector.load(runtime, weights, DetectorOptions(min_face=settings.min_face))
        say(0.3, Message("Loading the recognition networks"))

        def downloading(received: int, size: int) -> None:
            say(
                0.3 + 0.5 * received / size,
                Message(
                    "Downloading weights, {received:.0f} of {size:.0f} MB",
                    received=received / 1000000.0,
                    size=size / 1000000.0,
                ),
            )

        extractor = TemplateExtractor.load(profile, runtime, weights, progress=downloading)
        say(0.9, Message("Warming up"))
        engine = cls(detector, extractor, settings)
        say(1.0, Message("Ready"))
        return engine

    @property
    def liveness(self) -> PassiveLiveness:
        """What tells live faces from pictures of them; loaded when first asked for.

        Raises:
            WeightsError: its weights are not on this machine; the message says how to get them.

        """
        with self._loading_liveness:
            if self._liveness is None:
                self._liveness = PassiveLiveness.load(*machinery(self._settings))
            return self._liveness

    @property
    def expressions(self) -> ExpressionReader | None:
        """What reads what faces do; None where its network is not on this machine. It is never fetched from here."""
        with self._loading:
            if self._expressions is None and time.monotonic() >= self._look_again:
                self._look_again = time.monotonic() + _LOOK_AGAIN_SECONDS
                with suppress(WeightsError):  # a damaged file: Health says so
                    self._expressions = ExpressionReader.load(*machinery(self._settings))
            return self._expressions

    @property
    def loading(self) -> bool:
        """Whether a network that is loaded when first asked for is being loaded now: whoever asks for it waits."""
        return self._loading.locked() or self._loading_liveness.locked()

    def get_ready(self, *, liveness: bool) -> None:
        """Load what is loaded when it is first needed, so that the first person at a door does not wait for it.

        Args:
            liveness: whether liveness is asked for at all.

        """
        _ = self.expressions
        if liveness:
            with suppress(WeightsError):  # whoever asks for it is told, and so is Health
                _ = self.liveness

    def hindrance(self, image: Image, landmarks: Float) -> Hindrance | None:
        """What keeps a face with these landmarks (5, 2) from being enrolled; None also where the network is missing."""
        reader = self.expressions
        return None if reader is None else hindrance(image, reader.read(image, landmarks))

    def covering(self, image: Image, landmarks: Float) -> Hindrance | None:
        """What covers a part of a face, be it mask or glasses; None also where the network is missing."""
        found = self.hindrance(image, landmarks)
        return found if found in COVERING else None

    def covered(self, image: Image, landmarks: Float) -> bool:
        """Whether something covers a part of a face; False also where the network is missing."""
        return self.covering(image, landmarks) is not None

    @property
    def settings(self) -> Settings:
        """The settings that it was loaded with."""
        return self._settings

    @property
    def profile(self) -> Profile:
        """The recognition profile in use."""
        return self.extractor.profile

    def _warm_up(self) -> int:
        """Run every network once, so that the first face does not pay for it; the length of a template."""
        grey = np.full((120, 160, 3), 128, dtype=np.uint8)
        self.detector.warm_up()
        face = Faces(
            np.array([[40, 20, 110, 110]], np.float32),
            np.array([[[60, 50], [90, 50], [75, 70], [62, 90], [88, 90]]], np.float32),
            np.ones(1, np.float32),
        )
        return int(self.extractor.extract(grey, face).shape[1])

    @staticmethod
    def smallest_face(image: Image) -> int:
        """The smallest face worth looking for in a picture: 1 % of its longer side, at least 20 pixels."""
        return max(20, int(max(image.shape[:2]) / 100))

    def find(self, image: Image, min_face: int | None = None, region: Region | None = None) -> Faces:
        """Faces of a picture, or of a region of it, largest first, with their quality."""
        faces = self.detector.detect(image, min_face, region)
        return replace(faces, quality=assess(image, faces))

    def follow(self, image: Image, boxes: Float) -> tuple[Faces, npt.NDArray[np.intp]]:
        """Faces that are still about where they were, with their quality, and the rows of their boxes (N, 4)."""
        faces, rows = self.detector.follow(image, boxes)
        return replace(faces, quality=assess(image, faces)), rows

    def embed(self, image: Image, faces: Faces) -> Faces:
        """The same faces with templates."""
        return replace(faces, embeddings=self.extractor.extract(image, faces))

    def subject(self, image: Image, name: str = THE_PICTURE) -> Faces:
        """The one person a picture shows, with template: a single face; see :meth:`only_face`.

        Raises:
            ImageError: there is no face, or there are two that could be meant.

        """
        return self.embed(image, self.only_face(image, name))

    def only_face(self, image: Image, name: str = THE_PICTURE) -> Faces:
        """The one person a picture shows, with quality and without template: a single face; see :meth:`main_face`."""
        return self.main_face(image, name)[0]

    def main_face(self, image: Image, name: str = THE_PICTURE) -> tuple[Faces, int]:
        """The one person that a picture is of, and how many other faces were passed over.

        Smaller faces in the background are: half as large, or two thirds and away from the middle where the largest is.

        Raises:
            NoFaceError: there is none.
            SeveralFacesError: there are two that could be meant.

        """
        faces = self.find(image, min_face=max(20, min(40, min(image.shape[:2]) // 12)))
        faces = faces.select(faces.scores >= 0.85)
        if not len(faces):
            raise NoFaceError(
                "no face was found in the picture: use a picture in which the face is larger and clear"
                if name == THE_PICTURE
                else "no face was found in {name}: use a picture in which the face is larger and clear",
                name=name,
            )
        sides = faces.boxes[:, 2] - faces.boxes[:, 0]
        away = np.abs((faces.boxes[:, 0] + faces.boxes[:, 2]) / (2 * image.shape[1]) - 0.5)  # 0 middle, 0.5 edge
        central = away[0] <= _CENTRAL
        background = (sides <= _SMALLER * sides[0]) | (central & (sides <= _SMALL * sides[0]) & (away > _ASIDE))
        rivals = len(faces) - int(background.sum())
        if rivals > 1:
            raise SeveralFacesError(
                "the picture shows {rivals} faces: use a picture of one person"
                if name == THE_PICTURE
                else "{name} shows {rivals} faces: use a picture of one person",
                name=name,
                rivals=rivals,
            )
        return faces.select([0]), len(faces) - 1
