"""What a backup holds: a list of its files with their checksums, then the files, as a tar archive in a sealed file."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, BinaryIO, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.backups.sealed_file import BackupError, Opener, Sealer
from core.base.messages import Message
from core.settings import FILE as SETTINGS
from core.site import DATABASE, KEY
from core.store.database import HEAD

Count = Callable[[int, int], None]
"""Called with (bytes so far, bytes in all)."""

_MANIFEST = "manifest.json"
_LONGEST_MANIFEST = 1 << 20
_AT_ONCE = 1 << 20
_UNLIKE = Message("this backup does not hold what it says it holds: take another copy of it, or an older one")


class Part(BaseModel):
    """One file of a backup, by its length and checksum."""

    model_config = ConfigDict(frozen=True)

    size: int = Field(ge=0)
    sha256: str


class Manifest(BaseModel):
    """What a backup holds.

    Attributes:
        made: when.
        portico: version of the program that made it.
        gallery: migration that its tables correspond to.
        people: enrolled.
        photos: of theirs.
        events: in the log.
        parts: the files, by name.

    """

    model_config = ConfigDict(frozen=True)

    made: datetime
    portico: str
    gallery: str
    people: int
    photos: int
    events: int
    parts: dict[str, Part]


def pack(file: BinaryIO, passphrase: str, gallery: Path, small: dict[str, bytes], report: Count) -> Manifest:
    """Write a backup.

    Args:
        file: to write to.
        passphrase: to seal it with.
        gallery: the database, which nobody may be writing to.
        small: the other files, by name.
        report: told how much of the gallery is done.

    Raises:
        BackupError: the passphrase is too weak.

    """
    with gallery.open("rb") as content:
        parts = {DATABASE: Part(size=gallery.stat().st_size, sha256=hashlib.file_digest(content, "sha256").hexdigest())}
    parts |= {name: Part(size=len(c), sha256=hashlib.sha256(c).hexdigest()) for name, c in small.items()}
    with closing(sqlite3.connect(gallery)) as connection:
        people, photos, events = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  # our own names
            for table in ("person", "photo", "event")
        )
        tables = str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    manifest = Manifest(
        made=datetime.now(UTC),
        portico=version("portico"),
        gallery=tables,
        people=people,
        photos=photos,
        events=events,
        parts=parts,
    )
    sealer = Sealer(file, passphrase)
    with tarfile.open(fileobj=cast("BinaryIO", sealer), mode="w|") as archive:
        for name, text in ((_MANIFEST, manifest.model_dump_json().encode()), *small.items()):
            archive.addfile(_member(name, len(text)), io.BytesIO(text))
        with gallery.open("rb") as content:
            size = parts[DATABASE].size
            archive.addfile(_member(DATABASE, size), cast("BinaryIO", _Counting(content, size, report)))
    sealer.finish()
    return manifest


def unpack(path: Path, passphrase: str, target: Path | None, report: Count) -> Manifest:
    """Check a backup to its last byte, and put its files into a folder where one is given.

    Raises:
        BackupError: it is damaged, newer than this program, or sealed with another passphrase. What the folder holds
            then is not to be used.

    """
    whole = path.stat().st_size
    with path.open("rb") as file:
        opener = Opener(file, passphrase)
        try:
            with tarfile.open(fileobj=cast("BinaryIO", opener), mode="r|") as archive:
                manifest = _manifest(archive)
                awaited = dict(manifest.parts)
                while (member := archive.next()) is not None:
                    expected, content = awaited.pop(member.name, None), archive.extractfile(member)
                    # a sparse file may say that it is larger than the whole backup, and is made of nothing
                    plain = content is not None and member.isreg() and not member.issparse() and member.size <= whole
                    if expected is None or not plain or member.size != expected.size:
                        raise BackupError(_UNLIKE)
                    place = target / member.name if target is not None else None
                    if _taken(cast("IO[bytes]", content), place, lambda: report(file.tell(), whole)) != expected.sha256:
                        raise BackupError(_UNLIKE)
        except (tarfile.TarError, ValidationError, ValueError, ArithmeticError, EOFError, RecursionError):
            raise BackupError(_UNLIKE) from None
        opener.drain()
    if awaited:
        raise BackupError(_UNLIKE)
    report(whole, whole)
    return manifest


def new_file(path: Path) -> BinaryIO:
    """A new file that its owner alone can read."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, 0o600)  # the umask may have taken something of that
    return cast("BinaryIO", os.fdopen(handle, "w+b"))


def _manifest(archive: tarfile.TarFile) -> Manifest:
    member = archive.next()
    content = archive.extractfile(member) if member is not None else None
    if member is None or content is None or member.name != _MANIFEST or member.size > _LONGEST_MANIFEST:
        raise BackupError(_UNLIKE)
    manifest = Manifest.model_validate_json(content.read())
    if manifest.gallery > HEAD:
        raise BackupError(
            "this backup was made by a newer Portico ({portico}, schema {gallery}; this one knows "
            "{head}): update Portico first",
            portico=manifest.portico,
            gallery=manifest.gallery,
            head=HEAD,
        )
    if not {DATABASE, KEY} <= set(manifest.parts) <= {DATABASE, KEY, SETTINGS}:
        raise BackupError(_UNLIKE)
    return manifest


def _taken(content: IO[bytes], place: Path | None, report: Callable[[], None]) -> str:
    """Checksum of a file of the archive, which is put into its place where it has one."""
    digest = hashlib.sha256()
    with new_file(place) if place is not None else nullcontext() as file:
        for block in _blocks(content):
            digest.update(block)
            if file is not None:
                file.write(block)
            report()
    return digest.hexdigest()


def _blocks(content: IO[bytes]) -> Iterator[bytes]:
    while block := content.read(_AT_ONCE):
        yield block


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member


class _Counting:
    """A file whose reading is reported."""

    def __init__(self, file: BinaryIO, size: int, report: Count):
        self._file, self._size, self._report = file, size, report

    def read(self, size: int) -> bytes:
        content = self._file.read(size)
        self._report(self._file.tell(), self._size)
        return content
