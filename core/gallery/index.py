"""The search index: disposable, in memory, always rebuilt from the store."""

from __future__ import annotations

import hashlib
import struct
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.base import durable
from core.errors import GalleryError
from core.faces import Float
from core.gallery.people import PeopleStore
from core.gallery.templates import StoredTemplate
from core.gallery.vectors import PersonVectors
from core.recognition.matching import Candidate
from core.recognition.pooling import pool
from core.store.vault import Vault

_REFRESH_SECONDS = 0.2  # how old the index may be when it answers
_HEADER = struct.Struct("<4sQIIId")  # magic, revision, templates, people, dimension, coherence
_MAGIC = b"PTX2"


class GalleryIndex:
    """The index of one profile, kept equal to the store while other processes change it.

    It holds one vector per person, pooled from all their templates.

    Args:
        store: the truth.
        vault: seals the snapshot.
        profile_id: whose templates are indexed.
        dimension: length of a template.
        coherence: how much templates of one person agree, see :func:`core.recognition.pooling.pool`.
        snapshot: a file that spares opening every template one by one at the next start; None keeps none.

    """

    def __init__(
        self,
        store: PeopleStore,
        vault: Vault,
        profile_id: str,
        dimension: int,
        coherence: float = 1.0,
        snapshot: Path | None = None,
    ):
        self._store = store
        self._vault = vault
        self._profile_id = profile_id
        self._coherence = coherence
        self._snapshot = snapshot
        self._lock = threading.RLock()
        self._vectors = PersonVectors(dimension)
        self._person_of: dict[int, int] = {}  # by template
        self._count_of: Counter[int] = Counter()  # templates by person
        self._revision = 0
        self._names: dict[int, str] = {}  # as far as they were asked for since the last change
        self._checked = float("-inf")
        self._load_snapshot()
        self.refresh()
        if len(self._person_of) != store.template_count(profile_id) or len(self._count_of) != len(self._vectors):
            self.rebuild()

    @property
    def people(self) -> int:
        """Number of people who can be found."""
        return len(self._vectors)

    @property
    def templates(self) -> int:
        """Number of templates behind them."""
        return len(self._person_of)

    def search(self, probes: Float, people: int = 2) -> list[list[Candidate]]:
        """The nearest people of each probe (N, D), best first, as the store stood at most 0.2 s ago."""
        if self.stale():
            self.refresh()
        with self._lock:
            found = self._vectors.search(probes, people)
            unnamed = {p for row in found for p, _ in row if p not in self._names}
            if unnamed:
                self._names.update(self._store.names(unnamed))
            return [[Candidate(p, self._names.get(p, "?"), s) for p, s in row] for row in found]

    @property
    def revision(self) -> int:
        """Revision of the store that the index stands at."""
        return self._revision

    def similarity(self, person_id: int, template: Float) -> float | None:
        """Score of a template (D,) against one person; None where they have no template of this profile."""
        self.refresh()
        own = self._vectors.get(person_id)
        return None if own is None else float(own @ template)

    def lookalikes(self, first: int, second: int) -> bool:
        """Whether two people look alike and are not one, as somebody has said who saw both."""
        return second in self._store.apart_from(first)

    def neighbours(self, person_id: int, people: int = 3) -> list[Candidate]:
        """Those whom somebody enrolled is most like, nearest first; none without a template of this profile."""
        self.refresh()
        own = self._vectors.get(person_id)
        if own is None:
            return []
        (found,) = self.search(own[None], people + 1)
        return [candidate for candidate in found if candidate.person_id != person_id][:people]

    def contents(self) -> tuple[list[Candidate], Float]:
        """Everybody (with a score of 1) and their pooled vectors (N, D)."""
        with self._lock:
            self.refresh()
            people, vectors = self._vectors.contents()
            names = self._store.names()
            return [Candidate(p, names.get(p, "?"), 1.0) for p in people.tolist()], vectors

    def stale(self) -> bool:
        """Whether the store may hold something new: asked of it at most every 0.2 s."""
        if time.monotonic() - self._checked <= _REFRESH_SECONDS:
            return False
        self._checked = time.monotonic()
        return self._store.revision() != self._revision

    def refresh(self) -> bool:
        """Take over what changed in the store. True where anything did.

        Raises:
            GalleryError: the store cannot be read, or a template is of another length: the index stays as it was.

        """
        with self._lock:
            self._checked = time.monotonic()
            if self._store.revision() == self._revision:
                return False
            revision, added, removed = self._store.changes(self._profile_id, self._revision)
            if removed:
                self._discard_snapshot()  # no file may go on holding the template of somebody deleted
            self._take_over(added, removed)
            self._revision, self._names = revision, {}
            return True

    def _take_over(self, added: list[StoredTemplate], removed: list[int]) -> None:
        """Pool anew everybody who gained or lost a template; all that can fail comes before the first change."""
        lost = {t: self._person_of[t] for t in removed if t in self._person_of}
        fresh = [t for t in added if t.id not in self._person_of]
        counts = Counter({p: self._count_of[p] for p in {*lost.values(), *(t.person_id for t in fresh)}})
        counts.subtract(lost.values())
        counts.update(t.person_id for t in fresh)
        vectors: dict[int, list[Float]] = {}
        for one in fresh:
            vectors.setdefault(one.person_id, []).append(one.vector)
        # who had templates before needs those too
        partly = {p for p, count in counts.items() if len(vectors.get(p, ())) < count}
        if partly:
            vectors = {p: v for p, v in vectors.items() if p not in partly}
            for one in self._store.templates_of(self._profile_id, partly):
                vectors.setdefault(one.person_id, []).append(one.vector)
        people, pooled = self._pooled(vectors)

        for template in lost:
            del self._person_of[template]
        self._person_of.update((t.id, t.person_id) for t in fresh)
        for person, count in counts.items():
            if count:
                self._count_of[person] = count
            else:
                self._vectors.drop(person)
                del self._count_of[person]
        if len(people):
            self._vectors.put(people, pooled)

    def _pooled(self, vectors: dict[int, list[Float]]) -> tuple[npt.NDArray[np.int64], Float]:
        if any(v.shape != (self._vectors.dimension,) for own in vectors.values() for v in own):
            raise GalleryError("a stored template has the wrong length: it belongs to another profile")
        rows = [pool(np.stack(own), self._coherence) for own in vectors.values()]
        pooled = np.stack(rows) if rows else np.zeros((0, self._vectors.dimension), np.float32)
        return np.fromiter(vectors, np.int64, len(vectors)), pooled

    def rebuild(self) -> int:
        """Make the index anew from the store; the number of templates."""
        with self._lock:
            self._discard_snapshot()
            self._vectors = PersonVectors(self._vectors.dimension)
            self._person_of, self._count_of = {}, Counter()
            self._revision = 0
            self.refresh()
            self.save()
            return len(self._person_of)

    def differences(self) -> int:
        """How many templates and people are missing or unequal on either side: 0 in a sound site."""
        with self._lock:
            self.refresh()
            sound = GalleryIndex(
                self._store, self._vault, self._profile_id, self._vectors.dimension, self._coherence, None
            )
            templates = self._person_of.items() ^ sound._person_of.items()
            people, vectors = sound._vectors.contents()
            wrong = sum(
                (own := self._vectors.get(person)) is None or not np.allclose(own, vector, atol=1e-6)
                for person, vector in zip(people.tolist(), vectors, strict=True)
            )
            return len(templates) + wrong + max(0, len(self._vectors) - len(people))

    def save(self) -> None:
        """Write the snapshot, sealed. A disk that cannot take it only costs the next start its time."""
        if self._snapshot is None:
            return
        with self._lock:
            self.refresh()
            revision = self._revision
            people, vectors = self._vectors.contents()
            count, dimension = len(self._person_of), self._vectors.dimension
            header = _HEADER.pack(_MAGIC, revision, count, len(people), dimension, self._coherence)
            ids = np.fromiter(self._person_of.keys(), "<i8", count)
            owners = np.fromiter(self._person_of.values(), "<i8", count)
            plain = b"".join(
                (header, ids.tobytes(), owners.tobytes(), people.astype("<i8").tobytes(), vectors.tobytes())
            )
        with suppress(OSError):
            durable.private_folder(self._snapshot.parent)
            durable.write(self._snapshot, self._vault.seal(plain, self._purpose()))
            if self._store.revision() != revision:
                self._discard_snapshot()  # somebody may have been deleted while it was being written

    def _purpose(self) -> str:
        return f"index {self._profile_id}"

    def _load_snapshot(self) -> None:
        if self._snapshot is None or not self._snapshot.is_file():
            return
        dimension = self._vectors.dimension
        try:
            plain = self._vault.unseal(self._snapshot.read_bytes(), self._purpose())
            magic, revision, templates, people, width, coherence = _HEADER.unpack_from(plain)
            if (magic, width, coherence) != (_MAGIC, dimension, self._coherence) or revision > self._store.revision():
                raise GalleryError("the snapshot is of another gallery")
            at = _HEADER.size
            ids, owners = np.frombuffer(plain, "<i8", 2 * templates, at).reshape(2, templates)
            at += 16 * templates
            known = np.frombuffer(plain, "<i8", people, at)
            vectors = np.frombuffer(plain, "<f4", people * dimension, at + 8 * people).reshape(people, dimension)
        except (OSError, GalleryError, ValueError, struct.error):
            self._discard_snapshot()
            return
        self._vectors.put(known.astype(np.int64), vectors)
        self._person_of = dict(zip(ids.tolist(), owners.tolist(), strict=True))
        self._count_of = Counter(self._person_of.values())
        self._revision = int(revision)

    def _discard_snapshot(self) -> None:
        if self._snapshot is not None:
            self._snapshot.unlink(missing_ok=True)


def snapshot_name(profile_id: str) -> str:
    """File name of a profile's snapshot: fixed length, whatever the profile is called."""
    return hashlib.sha256(profile_id.encode()).hexdigest()[:16] + ".index"
