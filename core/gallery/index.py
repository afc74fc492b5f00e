"""The search index: disposable, in memory, always rebuilt from the store."""

from __future__ import annotations

import hashlib
import struct
import threading
import time
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from core.errors import GalleryError
from core.faces import Float
from core.gallery.store import PeopleStore, StoredTemplate
from core.gallery.vault import Vault
from core.recognition.matching import Candidate

_REFRESH_SECONDS = 0.2  # how old the index may be when it answers
_HEADER = struct.Struct("<4sQII")  # magic, revision, templates, dimension
_MAGIC = b"PTX1"


class TemplateIndex:
    """Exact inner-product search over the templates of one profile, grouped by person. Safe across threads."""

    def __init__(self, dimension: int):
        self.dimension = dimension
        self._lock = threading.RLock()
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self._person_of: dict[int, int] = {}
        self._per_person: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._person_of)

    def add(self, templates: list[StoredTemplate]) -> None:
        """Add templates; one that is there already stays as it is.

        Raises:
            GalleryError: a template is not of this index's dimension.

        """
        with self._lock:
            fresh = [t for t in templates if t.id not in self._person_of]
            if not fresh:
                return
            if any(t.vector.shape != (self.dimension,) for t in fresh):
                raise GalleryError("a stored template has the wrong length: it belongs to another profile")
            self._index.add_with_ids(np.stack([t.vector for t in fresh]), np.array([t.id for t in fresh], np.int64))
            for t in fresh:
                self._person_of[t.id] = t.person_id
                self._per_person[t.person_id] = self._per_person.get(t.person_id, 0) + 1

    def remove(self, template_ids: list[int]) -> None:
        """Remove templates; ids that are not there are passed over."""
        with self._lock:
            known = [t for t in template_ids if t in self._person_of]
            if not known:
                return
            self._index.remove_ids(np.array(known, np.int64))
            for t in known:
                person = self._person_of.pop(t)
                self._per_person[person] -= 1
                if not self._per_person[person]:
                    del self._per_person[person]

    @property
    def people(self) -> int:
        """Number of people with at least one template."""
        return len(self._per_person)

    def search(self, probes: Float, people: int = 2) -> list[list[tuple[int, float]]]:
        """The nearest people of each probe.

        Args:
            probes: (N, D) unit rows.
            people: how many to return at the most.

        Returns:
            For each probe (person id, score of the best template), best first.

        """
        with self._lock:
            total = len(self._person_of)
            if not total or not len(probes):
                return [[] for _ in range(len(probes))]
            most = max(self._per_person.values())
            # the best `people` people are certain to be among this many templates
            scores, ids = self._index.search(
                np.ascontiguousarray(probes, dtype=np.float32), min(total, most * (people - 1) + 1)
            )
            results = []
            for row_scores, row_ids in zip(scores, ids, strict=True):
                best: dict[int, float] = {}
                for score, template in zip(row_scores, row_ids, strict=True):
                    if template >= 0:
                        best.setdefault(self._person_of[int(template)], float(score))
                results.append(list(best.items())[:people])
            return results

    def contents(self) -> tuple[np.ndarray, np.ndarray, Float]:
        """Template ids (N,), their people (N,) and their vectors (N, D)."""
        with self._lock:
            ids = faiss.vector_to_array(self._index.id_map)
            vectors = faiss.downcast_index(self._index.index).reconstruct_n(0, len(ids)) if len(ids) else None
            people = np.array([self._person_of[int(t)] for t in ids], np.int64)
            return ids, people, np.zeros((0, self.dimension), np.float32) if vectors is None else vectors


class GalleryIndex:
    """The index of one profile, kept equal to the store while other processes change it.

    Args:
        store: the truth.
        vault: seals the snapshot.
        profile_id: whose templates are indexed.
        dimension: length of a template.
        snapshot: a file that spares opening every template one by one at the next start; None keeps none.

    """

    def __init__(self, store: PeopleStore, vault: Vault, profile_id: str, dimension: int, snapshot: Path | None = None):
        self._store = store
        self._vault = vault
        self._profile_id = profile_id
        self._snapshot = snapshot
        self._lock = threading.RLock()
        self._index = TemplateIndex(dimension)
        self._revision = 0
        self._names: dict[int, str] = {}
        self._checked = float("-inf")
        self._load_snapshot()
        self.refresh()
        if len(self._index) != store.template_count(profile_id):
            self.rebuild()

    @property
    def people(self) -> int:
        """Number of people who can be found."""
        return self._index.people

    @property
    def templates(self) -> int:
        """Number of templates indexed."""
        return len(self._index)

    def search(self, probes: Float, people: int = 2) -> list[list[Candidate]]:
        """The nearest people of each probe (N, D), best first, as the store stood at most 0.2 s ago."""
        if self.stale():
            self.refresh()
        with self._lock:
            found = self._index.search(probes, people)
            return [[Candidate(p, self._names.get(p, "?"), s) for p, s in row] for row in found]

    @property
    def revision(self) -> int:
        """Revision of the store that the index stands at."""
        return self._revision

    def similarity(self, person_id: int, template: Float) -> float | None:
        """Best score of a template (D,) against one person's; None where they have none of this profile."""
        self.refresh()
        _, people, vectors = self._index.contents()
        own = vectors[people == person_id]
        return float((own @ template).max()) if len(own) else None

    def stale(self) -> bool:
        """Whether the store may hold something new: asked of it at most every 0.2 s."""
        if time.monotonic() - self._checked <= _REFRESH_SECONDS:
            return False
        self._checked = time.monotonic()
        return self._store.revision() != self._revision

    def refresh(self) -> bool:
        """Take over what changed in the store. True where anything did."""
        with self._lock:
            self._checked = time.monotonic()
            if self._store.revision() == self._revision:
                return False
            self._revision, added, removed, self._names = self._store.changes(self._profile_id, self._revision)
            if removed:
                self._discard_snapshot()  # no file may go on holding the template of somebody deleted
            self._index.remove(removed)
            self._index.add(added)
            return True

    def rebuild(self) -> int:
        """Make the index anew from the store; the number of templates."""
        with self._lock:
            self._discard_snapshot()
            self._index = TemplateIndex(self._index.dimension)
            self._revision = 0
            self.refresh()
            self.save()
            return len(self._index)

    def differences(self) -> int:
        """How many templates of store and index are missing or unequal on either side: 0 in a sound site."""
        with self._lock:
            self.refresh()
            _, stored, _, _ = self._store.changes(self._profile_id, 0)
            ids, people, vectors = self._index.contents()
            held = {int(t): (int(p), v) for t, p, v in zip(ids, people, vectors, strict=True)}
            wrong = 0
            for template in stored:
                person, vector = held.pop(template.id, (None, None))
                if person != template.person_id or vector is None or not np.array_equal(vector, template.vector):
                    wrong += 1
            return wrong + len(held)

    def save(self) -> None:
        """Write the snapshot, sealed. A disk that cannot take it only costs the next start its time."""
        if self._snapshot is None:
            return
        with self._lock:
            self.refresh()
            revision = self._revision
            ids, people, vectors = self._index.contents()
            header = _HEADER.pack(_MAGIC, revision, len(ids), self._index.dimension)
            plain = header + ids.astype("<i8").tobytes() + people.astype("<i8").tobytes() + vectors.tobytes()
        part = self._snapshot.with_name(self._snapshot.name + ".part")
        try:
            self._snapshot.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(self._vault.seal(plain, self._purpose()))
            part.replace(self._snapshot)
            if self._store.revision() != revision:
                self._discard_snapshot()  # somebody may have been deleted while it was being written
        except OSError:
            part.unlink(missing_ok=True)

    def _purpose(self) -> str:
        return f"index {self._profile_id}"

    def _load_snapshot(self) -> None:
        if self._snapshot is None or not self._snapshot.is_file():
            return
        try:
            plain = self._vault.unseal(self._snapshot.read_bytes(), self._purpose())
            magic, revision, count, dimension = _HEADER.unpack_from(plain)
            if magic != _MAGIC or dimension != self._index.dimension or revision > self._store.revision():
                raise GalleryError("the snapshot is of another gallery")
            at = _HEADER.size
            ids = np.frombuffer(plain, "<i8", count, at)
            people = np.frombuffer(plain, "<i8", count, at + 8 * count)
            vectors = np.frombuffer(plain, "<f4", count * dimension, at + 16 * count).reshape(count, dimension)
        except (OSError, GalleryError, ValueError, struct.error):
            self._discard_snapshot()
            return
        self._index.add([StoredTemplate(int(t), int(p), v) for t, p, v in zip(ids, people, vectors, strict=True)])
        self._names = self._store.names()
        self._revision = int(revision)

    def _discard_snapshot(self) -> None:
        if self._snapshot is not None:
            self._snapshot.unlink(missing_ok=True)


def snapshot_name(profile_id: str) -> str:
    """File name of a profile's snapshot: fixed length, whatever the profile is called."""
    return hashlib.sha256(profile_id.encode()).hexdigest()[:16] + ".index"
