"""What the pictures of a folder look like to a network, kept so that only new and changed ones are looked at again.

The index of a folder is one file in the cache: a checksum, then arrays. It holds no names: a picture is known by a
digest of its path inside the folder, with its time and size. Deleting it only costs the time to make it again.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image as Pillow

from core import images
from core.base import durable
from core.base.messages import Message
from core.base.places import cache_folder
from core.errors import ImageError
from core.faces import Float, Image
from core.recognition.fusion import unit
from core.tasks.library.recognition import imagenet
from core.tasks.work import Work

FEATURES = 1280
REVISION = 1  # of what is kept: raise it when that changes
_COARSE = 96  # pixels: what two sizes and two qualities of JPEG of one picture have in common
_NEIGHBOURS = 64  # of each picture: enough to join a group, and no more memory where all are alike
_ROUNDING = 1e-4  # what half precision takes from the cosine of two equal pictures
_AT_ONCE = 16  # pictures in one run of the network
_READERS = 2  # a large picture needs much memory while it is read
_DIGEST = hashlib.sha256().digest_size

Detail = Literal["full", "coarse"]
"""Full finds the same kind of thing; coarse finds the same picture, at any size and however often it was saved."""
_Kept = npt.NDArray[np.float16]
_Key = tuple[bytes, int, int]
"""Digest of the path inside the folder, time of the last change in nanoseconds, size in bytes."""


@dataclass(frozen=True, eq=False)
class PictureIndex:
    """The readable pictures of a folder.

    Attributes:
        paths: sorted.
        features: unit rows (N, 1280).
        computed: how many were looked at anew.
        unreadable: files that are damaged or otherwise of no use.

    """

    paths: tuple[Path, ...]
    features: Float
    computed: int
    unreadable: tuple[Path, ...]

    def nearest(self, query: Float, count: int) -> list[tuple[Path, float]]:
        """The pictures most like a unit vector (1280,), with the cosines, best first."""
        import faiss

        index = faiss.IndexFlatIP(self.features.shape[1])
        index.add(self.features)
        scores, rows = index.search(query[None], min(count, len(self.paths)))
        return [(self.paths[int(row)], float(score)) for score, row in zip(scores[0], rows[0], strict=True)]

    def groups(self, threshold: float) -> list[list[tuple[Path, float]]]:
        """Pictures that are alike, each with its cosine to the first of its group; larger files and groups first.

        Two are of one group where their cosine reaches the threshold, or a chain of such pairs joins them.
        """
        import faiss
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        index = faiss.IndexFlatIP(self.features.shape[1])
        index.add(self.features)
        scores, near = index.search(self.features, min(_NEIGHBOURS, len(self.paths)))
        first, place = np.nonzero(scores >= threshold - _ROUNDING)
        pairs = coo_array((np.ones(len(first), np.int8), (first, near[first, place])), shape=(len(self.paths),) * 2)
        _count, labels = connected_components(pairs, directed=False)
        found = []
        for label in np.flatnonzero(np.bincount(labels, minlength=1) > 1):
            members = sorted(np.flatnonzero(labels == label), key=lambda row: -size_of(self.paths[row]))
            cosines = self.features[members] @ self.features[members[0]]
            found.append([(self.paths[row], float(cosine)) for row, cosine in zip(members, cosines, strict=True)])
        return sorted(found, key=lambda group: (-len(group), str(group[0][0])))


def features(work: Work, chips: Image) -> Float:
    """What pictures look like: unit rows (N, 1280) of chips (N, 224, 224, 3)."""
    return unit(imagenet.classify(work, chips)[1])


def chip(picture: Image, detail: Detail = "full") -> Image:
    """A picture as the index sees it: whole, since something may be at its edge."""
    seen = imagenet.chip(picture, "whole picture")
    if detail == "full":
        return seen
    small = Pillow.fromarray(seen).resize((_COARSE, _COARSE), Pillow.Resampling.BICUBIC)
    return np.array(small.resize((imagenet.SIDE, imagenet.SIDE), Pillow.Resampling.BICUBIC), np.uint8)


def index_file(folder: Path, version: str, detail: Detail = "full") -> Path:
    """Where the index of a folder is kept.

    Args:
        folder: of the pictures.
        version: of the network.
        detail: that it is made for.

    """
    facts = f"{REVISION}|{version}|{detail}|{folder.resolve()}"
    return cache_folder() / "retrieval" / f"{hashlib.sha256(facts.encode()).hexdigest()[:32]}.index"


def of_folder(folder: Path, work: Work, detail: Detail = "full") -> PictureIndex:
    """The index of a folder and its sub-folders as they are now, brought up to date and kept.

    Args:
        folder: of pictures.
        work: networks, and whom to tell.
        detail: what the pictures are compared by.

    Raises:
        ImageError: there is no such folder, or no picture in it.
        WeightsError: the network's weights are not on this machine.

    """
    from models import zoo

    paths = images.within(folder)
    file = index_file(folder, zoo.spec("efficientnet-lite0", work.workshop.weights).version, detail)
    known = _read(file)
    keys = {path: key for path in paths if (key := _key(path, folder)) is not None}
    missing = [path for path, key in keys.items() if key not in known]
    before, computed = set(known), 0
    try:
        for path, vector in _look(missing, work, detail):
            known[keys[path]] = vector
            computed += 1
    finally:  # what was done before somebody stopped it is not lost
        known = {key: known[key] for key in keys.values() if key in known}
        if set(known) != before:
            _write(file, known)
    readable = tuple(path for path in paths if keys.get(path) in known)
    rows = [known[keys[path]] for path in readable]
    return PictureIndex(
        readable,
        unit(np.stack(rows).astype(np.float32)) if rows else np.zeros((0, FEATURES), np.float32),
        computed,
        tuple(path for path in paths if keys.get(path) not in known),
    )


def _look(paths: list[Path], work: Work, detail: Detail) -> Iterator[tuple[Path, _Kept]]:
    """The vectors of those pictures that can be read."""
    with ThreadPoolExecutor(_READERS) as readers:
        for start in range(0, len(paths), _AT_ONCE):
            work.report(
                start / len(paths), Message("Looking at picture {start} of {paths}", start=start + 1, paths=len(paths))
            )
            batch = paths[start : start + _AT_ONCE]
            chips = list(readers.map(lambda path: _chip_of(path, detail), batch))
            good = [(path, one) for path, one in zip(batch, chips, strict=True) if one is not None]
            if good:
                vectors = features(work, np.stack([one for _path, one in good])).astype(np.float16)
                yield from zip((path for path, _one in good), vectors, strict=True)


def _chip_of(path: Path, detail: Detail) -> Image | None:
    try:
        return chip(images.read(path), detail)
    except ImageError:
        return None


def _key(path: Path, folder: Path) -> _Key | None:
    try:
        facts = path.stat()
    except OSError:  # gone since it was listed
        return None
    name = os.fsencode(path.relative_to(folder).as_posix())
    return hashlib.sha256(name).digest(), facts.st_mtime_ns, facts.st_size


def size_of(path: Path) -> int:
    """Bytes of a file; 0 where it is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(file: Path) -> dict[_Key, _Kept]:
    """What was kept; nothing where the file is missing or damaged."""
    try:
        content = file.read_bytes()
    except OSError:
        return {}
    if hashlib.sha256(memoryview(content)[_DIGEST:]).digest() != content[:_DIGEST]:
        return {}
    with np.load(io.BytesIO(content[_DIGEST:]), allow_pickle=False) as kept:
        digests, facts, vectors = kept["digests"], kept["facts"], kept["vectors"]
    return {
        (digest.tobytes(), int(changed), int(size)): vector
        for digest, (changed, size), vector in zip(digests, facts, vectors, strict=True)
    }


def _write(file: Path, known: dict[_Key, _Kept]) -> None:
    """Keep the index, whole or not at all; a disk that is full or read-only only costs the next run its time."""
    buffer = io.BytesIO()
    np.savez(
        buffer,
        digests=np.array([list(name) for name, _changed, _size in known], np.uint8).reshape(-1, _DIGEST),
        facts=np.array([key[1:] for key in known], np.int64).reshape(-1, 2),
        vectors=np.array(list(known.values()), np.float16).reshape(-1, FEATURES),
    )
    content = buffer.getvalue()
    part = None
    try:
        file.parent.parent.mkdir(parents=True, exist_ok=True)
        durable.private_folder(file.parent)  # what people look like, though without names
        descriptor, part = tempfile.mkstemp(".part", file.stem, file.parent)
        with os.fdopen(descriptor, "wb") as target:
            target.write(hashlib.sha256(content).digest() + content)
        Path(part).replace(file)
    except OSError:
        if part is not None:
            with suppress(OSError):
                Path(part).unlink()
