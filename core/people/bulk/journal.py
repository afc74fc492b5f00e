"""What was imported already, so that an import that was stopped goes on where it was.

The file says nothing to whoever reads it: people and photos are in it as HMAC-SHA256 under a key derived from the site
key, beside the numbers that the gallery has given. What was asked of an import is beside it, sealed, until it has
ended: going on without the consent and the groups that were asked for would lose them for whoever comes after.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import Timeout

from core.base import durable
from core.errors import PorticoError
from core.people.bulk.plan import Entry, ImportPlan
from core.people.bulk.wishes import Asked, Wishes
from core.people.exchange import ExchangeError
from core.site import Site
from core.store.names import fold
from core.store.vault import Vault

FOLDER = "imports"
_OPEN = ".open"
_PURPOSE = "import"
_MAX_BYTES = 500_000_000
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Done:
    """What was imported of one entry.

    Attributes:
        person_id: whom it became.
        photos: digests of files that are in the gallery.
        details: digest of groups and validity as they were set, empty where they were not.

    """

    person_id: int
    photos: frozenset[str] = frozenset()
    details: str = ""


@dataclass(frozen=True)
class Unfinished:
    """An import that did not come to its end.

    Attributes:
        path: the folder or list.
        done: people who are in.
        of: people that there are.
        asked: of it, to go on likewise; None where an earlier Portico began it, and did not keep that.

    """

    path: Path
    done: int
    of: int
    asked: Asked | None = None


def unfinished(site: Site) -> list[Unfinished]:
    """Imports that were stopped, or broken off, and can go on; those at work now are not among them.

    What cannot be read is passed over: it can be imported anew.
    """
    found = []
    for note in sorted((site.folder / FOLDER).glob(f"*{_OPEN}")):
        lock = durable.lock(note.with_suffix(".lock"))
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            continue
        try:
            said = json.loads(site.vault.unseal(note.read_bytes(), _PURPOSE))
            with note.with_suffix(".jsonl").open("rb") as file:
                done = len({json.loads(line)["entry"] for line in file if line.strip()})
            found.append(Unfinished(Path(said["path"]), min(done, said["of"]), said["of"], Asked.of(said)))
        except (OSError, PorticoError, ValueError, KeyError, TypeError):
            continue
        finally:
            lock.release()
    return found


def left_beside(site: Site, at_work: Path | None) -> Unfinished | None:
    """One that can go on, beside the folder or list that is being imported now; None where there is none."""
    return next((one for one in unfinished(site) if at_work is None or one.path != at_work.resolve()), None)


def unfinished_of(site: Site, source: Path) -> Unfinished | None:
    """The import of a folder or list that was stopped, or broken off, and can go on; None where there is none.

    A folder that holds a list is that list.
    """
    here = source.resolve()
    for one in unfinished(site):
        if here == one.path or (here == one.path.parent and one.path.is_file()):
            return one
    return None


def give_up(site: Site, source: Path) -> None:
    """Say no more of an import that did not come to its end; whoever is in stays."""
    _path_of(site, source).with_suffix(_OPEN).unlink(missing_ok=True)


def _path_of(site: Site, source: Path) -> Path:
    name = hashlib.sha256(str(source.resolve()).encode("utf-8", "replace")).hexdigest()
    return site.folder / FOLDER / f"{name}.jsonl"


class Journal:
    """What was imported from one folder or list. One program at a time may go on with it."""

    def __init__(self, path: Path, key: bytes, vault: Vault):
        self._path = path
        self._key = key
        self._vault = vault
        self._done: dict[str, Done] = {}
        self._read()

    @classmethod
    @contextmanager
    def open(cls, site: Site, source: Path) -> Iterator[Journal]:
        """The journal of a folder or list.

        Raises:
            ExchangeError: another program is importing it, or the journal cannot be used.

        """
        path = _path_of(site, source)
        folder = path.parent
        try:
            durable.private_folder(folder)
            lock = durable.lock(path.with_suffix(".lock"))
            lock.acquire(timeout=0)
        except Timeout:
            raise ExchangeError(
                "{source} is being imported already: wait until that has ended", source=source
            ) from None
        except OSError as error:
            raise ExchangeError("{path} cannot be written: {why}", path=folder, why=error.strerror or error) from None
        try:
            yield cls(path, site.vault.derived("imports"), site.vault)
        finally:
            lock.release()

    def begin(self, plan: ImportPlan, wishes: Wishes) -> None:
        """Note that the import of a plan is at work, and what was asked, so that it can go on likewise.

        Raises:
            ExchangeError: it cannot be written.

        """
        asked = Asked(wishes, plan.how).said()
        said = json.dumps({"path": str(plan.path.resolve()), "of": len(plan.entries), **asked})
        try:
            durable.write(self._path.with_suffix(_OPEN), self._vault.seal(said.encode(), _PURPOSE))
        except OSError as error:
            raise ExchangeError(
                "{path} cannot be written: {why}", path=self._path.parent, why=error.strerror or error
            ) from None

    def end(self) -> None:
        """The import has come to its end."""
        self._path.with_suffix(_OPEN).unlink(missing_ok=True)

    def of(self, entry: Entry) -> Done | None:
        """What was imported of an entry."""
        return self._done.get(self._entry_key(entry))

    def note(self, entry: Entry, done: Done) -> None:
        """Remember for good what was imported of an entry.

        Raises:
            ExchangeError: it cannot be written.

        """
        key = self._entry_key(entry)
        line = {"entry": key, "person": done.person_id, "photos": sorted(done.photos), "details": done.details}
        try:
            new = not self._path.exists()
            durable.private_file(self._path)
            with self._path.open("a", encoding="ascii") as file:
                file.write(json.dumps(line) + "\n")
                file.flush()
                os.fsync(file.fileno())
            if new:
                durable.sync_folder(self._path.parent)
        except OSError as error:
            raise ExchangeError(
                "{path} cannot be written: {why}", path=self._path, why=error.strerror or error
            ) from None
        self._done[key] = done

    def photo(self, path: Path) -> str:
        """Digest of a photo file.

        Raises:
            OSError: it cannot be read.

        """
        digest = hmac.new(self._key, b"photo", hashlib.sha256)
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
        return digest.hexdigest()

    def details(self, entry: Entry) -> str:
        """Digest of an entry's groups and validity; empty where it has none."""
        if not (entry.groups or entry.valid_from or entry.valid_until):
            return ""
        said = json.dumps([sorted(entry.groups), str(entry.valid_from), str(entry.valid_until)])
        return self._digest("details", said)

    def _entry_key(self, entry: Entry) -> str:
        if entry.employee_id is not None:
            return self._digest("employee id", entry.employee_id)
        return self._digest("name", fold(entry.name))

    def _digest(self, kind: str, text: str) -> str:
        return hmac.digest(self._key, f"{kind}\0{text}".encode("utf-8", "replace"), "sha256").hex()

    def _read(self) -> None:
        try:
            if not self._path.exists():
                return
            if self._path.stat().st_size > _MAX_BYTES:
                raise ExchangeError("{path} has grown too large: delete it to begin anew", path=self._path)
            content = self._path.read_bytes()
            if content and not content.endswith(b"\n"):  # the power failed within a line
                with self._path.open("ab") as file:
                    file.write(b"\n")
        except OSError as error:
            raise ExchangeError("{path} cannot be read: {why}", path=self._path, why=error.strerror or error) from None
        for line in content.splitlines():
            try:
                said = json.loads(line)
                photos = frozenset(str(photo) for photo in said["photos"])
                self._done[str(said["entry"])] = Done(int(said["person"]), photos, str(said["details"]))
            except (ValueError, KeyError, TypeError, ArithmeticError, RecursionError):
                continue
