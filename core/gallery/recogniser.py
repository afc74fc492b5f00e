"""Who somebody is: the engine and the gallery of one site together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.engine import Engine
from core.faces import Faces, Float, Image
from core.gallery.index import GalleryIndex
from core.recognition.matching import Candidate, Match, Verdict, judge, once_each

if TYPE_CHECKING:
    from core.site import Site

_CLEAR, _CERTAIN = 0.1, 0.01
"""A look is clear, or certain, where strangers are taken for somebody in such a share of what the target allows."""


def index_of(site: Site, engine: Engine) -> GalleryIndex:
    """The search index of a site's gallery for an engine's templates."""
    return site.index(engine.profile.id, engine.dimension, engine.profile.calibration.coherence)


class Recogniser:
    """1:N search: the engine and the gallery of one site together.

    Attributes:
        engine: finds and embeds.
        index: the gallery.
        fpir: how often a stranger may be taken for anyone enrolled; it can be changed while it runs.

    >>> import tempfile
    >>> from pathlib import Path
    >>> import skimage.data
    >>> from core.engine import Engine
    >>> from core.gallery.recogniser import Recogniser
    >>> from core.site import Site
    >>> with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
    ...     recogniser = Recogniser.of_site(site, Engine.load(site.settings))
    ...     recogniser.identify(skimage.data.astronaut()).names  # nobody is enrolled
    (None,)

    """

    def __init__(self, engine: Engine, index: GalleryIndex, fpir: float | None = None):
        self.engine = engine
        self.index = index
        self.fpir = fpir or engine.profile.identify_fpir

    @classmethod
    def of_site(cls, site: Site, engine: Engine) -> Recogniser:
        """The recogniser of a site's gallery at the site's own target."""
        return cls(engine, index_of(site, engine), site.settings.identify_fpir)

    @property
    def threshold(self) -> float:
        """Score from which a person counts as found, at the gallery's present size."""
        return self.engine.profile.identify_threshold(self.index.people, self.fpir)

    @property
    def thresholds(self) -> tuple[float, float, float]:
        """Scores from which a person counts as found, from which that is clear, and from which it is certain."""
        threshold = self.engine.profile.identify_threshold
        clear, certain = (threshold(self.index.people, self.fpir * share) for share in (_CLEAR, _CERTAIN))
        return self.threshold, clear, certain

    def match(self, embeddings: Float) -> tuple[Match, ...]:
        """A verdict on each template (N, D)."""
        found = self.index.search(embeddings)
        thresholds = self.thresholds
        return tuple(self._judge(candidates, thresholds) for candidates in found)

    def _judge(self, candidates: list[Candidate], thresholds: tuple[float, float, float]) -> Match:
        """A verdict; of two who look alike, as somebody has said who saw both, none is named where both are near."""
        match = judge(candidates, *thresholds)
        person, second = match.person, match.second
        if person is None or second is None or second.score < match.threshold:
            return match
        alike = self.index.lookalikes(person.person_id, second.person_id)
        return replace(match, verdict=Verdict.AMBIGUOUS) if alike else match

    def identify(self, image: Image, min_face: int | None = None) -> Faces:
        """Every face of a picture with quality, template and match."""
        faces = self.engine.embed(image, self.engine.find(image, min_face))
        if faces.embeddings is None or not len(faces):
            return replace(faces, matches=())
        return replace(faces, matches=once_each(self.match(faces.embeddings)))
