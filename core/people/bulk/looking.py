"""Photos to faces that can be enrolled, many at a time.

Files are read and decoded ahead of the detector, and templates made of many faces at once, which costs less than one
by one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from core import images
from core.engine import Engine
from core.errors import EnrolmentError, ImageError
from core.faces import Faces, Image
from core.people.enrolment import Sample, sample_of

_AT_ONCE = 32  # faces in one run of the recognition networks: of more, each costs hardly less
_PIXELS_AT_ONCE = 64_000_000  # bounds the memory where photos are large
_AHEAD = 2  # photos decoded before they are needed
_THUMBNAIL = 96


@dataclass(frozen=True)
class Wanted:
    """A photo to be looked at.

    Attributes:
        entry: number of the entry that it belongs to.
        path: of the file.
        known: digests of files that need not be looked at.

    """

    entry: int
    path: Path
    known: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Look:
    """What came of a photo: it was known, or it shows a face to be enrolled, or there is a reason why not.

    Attributes:
        wanted: the photo.
        digest: of the file; empty where it cannot be read.
        sample: the face.
        reason: a sentence.
        thumbnail: of a picture without such a face, a small JPEG.

    """

    wanted: Wanted
    digest: str
    sample: Sample | None = None
    reason: str = ""
    thumbnail: bytes | None = None

    @property
    def known(self) -> bool:
        """Whether it need not be looked at."""
        return self.digest in self.wanted.known


@dataclass(eq=False)
class _Opened:
    """A photo on its way."""

    look: Look
    image: Image | None = None
    face: Faces | None = None
    taken: date | None = None


def looks(engine: Engine, digest: Callable[[Path], str], photos: Iterable[Wanted]) -> Generator[Look, None, None]:
    """Every photo in turn, some time after it was asked for.

    Args:
        engine: finds and embeds.
        digest: of a file, by which it is known.
        photos: asked for one by one, a few ahead; where they end early, what was asked for is still looked at.

    """
    waiting: list[_Opened] = []
    faces = pixels = 0
    for opened in _opened(digest, photos):
        _find(engine, opened)
        waiting.append(opened)
        if opened.image is not None:
            faces, pixels = faces + 1, pixels + opened.image.shape[0] * opened.image.shape[1]
        if not faces or faces >= _AT_ONCE or pixels >= _PIXELS_AT_ONCE or len(waiting) >= 4 * _AT_ONCE:
            yield from _embedded(engine, waiting)
            waiting, faces, pixels = [], 0, 0
    yield from _embedded(engine, waiting)


def _opened(digest: Callable[[Path], str], photos: Iterable[Wanted]) -> Iterator[_Opened]:
    """Photos, decoded by other threads ahead of whoever asks for them."""
    ahead: deque[Future[_Opened]] = deque()
    with ThreadPoolExecutor(2, thread_name_prefix="photos") as pool:
        try:
            for wanted in photos:
                ahead.append(pool.submit(_open, digest, wanted))
                if len(ahead) > _AHEAD:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            for future in ahead:
                future.cancel()


def _open(digest: Callable[[Path], str], wanted: Wanted) -> _Opened:
    known = ""
    try:
        known = digest(wanted.path)
        if known in wanted.known:
            return _Opened(Look(wanted, known))
        return _Opened(Look(wanted, known), images.read(wanted.path, whole=True), taken=images.day_taken(wanted.path))
    except ImageError as error:
        return _Opened(Look(wanted, known, reason=str(error)))
    except OSError as error:
        words = str(ImageError("{path} cannot be read: {why}", path=wanted.path, why=error.strerror or error))
        return _Opened(Look(wanted, known, reason=words))


def _find(engine: Engine, opened: _Opened) -> None:
    if opened.image is None:
        return
    try:
        opened.face = engine.only_face(opened.image, opened.look.wanted.path.name)
    except ImageError as error:
        opened.look = replace(opened.look, reason=str(error), thumbnail=thumbnail(opened.image))
        opened.image = None


def _embedded(engine: Engine, waiting: list[_Opened]) -> Iterator[Look]:
    """The same photos with templates."""
    found = [(one.image, one.face) for one in waiting if one.image is not None and one.face is not None]
    rows = iter(engine.extractor.extract_many(found) if found else np.zeros((0, engine.dimension), np.float32))
    for one in waiting:
        if one.image is None or one.face is None:
            yield one.look
            continue
        face = replace(one.face, embeddings=next(rows)[None])
        try:
            found_face = sample_of(engine, one.image, face, one.look.wanted.path.name)
            yield replace(one.look, sample=replace(found_face, taken=one.taken))
        except EnrolmentError as error:
            yield replace(one.look, reason=str(error), thumbnail=thumbnail(one.image))


def thumbnail(image: Image) -> bytes:
    """A picture as a small JPEG."""
    small = Pillow.fromarray(image)
    small.thumbnail((_THUMBNAIL, _THUMBNAIL), reducing_gap=2.0)
    return images.encode_jpeg(np.asarray(small, np.uint8), 80)
