"""Tables of what there is of one kind, by name: Portico's own, and what other packages bring as entry points."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any, Generic, Protocol, TypeGuard, TypeVar

from core.base import logs
from core.base.messages import Message

_log = logs.logger("packages")
T = TypeVar("T")


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=_Keyed)


class UnfitError(Exception):
    """What a package brings cannot be loaded, or is something else than is asked for.

    Attributes:
        why: what is wrong with it.

    """

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


class Table(Generic[T]):
    """What there is of one kind. Portico's own goes before what is brought under the same name.

    Args:
        group: of the entry points.
        own: by name; a text is MODULE:NAME, and imported when it is asked for.
        fits: whether something brought is of this kind.

    """

    def __init__(self, group: str, own: Mapping[str, T | str], fits: Callable[[object], TypeGuard[T]]):
        self.group = group
        self._own = own
        self._fits = fits

    def names(self) -> list[str]:
        """Of all that there is, Portico's own first."""
        return [*self._own, *self.brought()]

    def brought(self) -> list[str]:
        """Names of what other packages bring."""
        return [name for name in self._points() if name not in self._own]

    def find(self, name: str) -> T | None:
        """What has that name; None where nothing has.

        Raises:
            UnfitError: a package brings it, and it is not made for this Portico.

        """
        if name in self._own:
            own = self._own[name]
            found: T = _imported(own) if isinstance(own, str) else own
            return found
        point = self._points().get(name)
        if point is None:
            return None
        try:
            brought: object = point.load()
        except Exception as error:  # whatever is wrong with it is no business of whoever asks
            raise UnfitError(str(error) or type(error).__name__) from error
        if not self._fits(brought):
            raise UnfitError(Message("{place} is something else", place=point.value))
        return brought

    def _points(self) -> dict[str, EntryPoint]:
        found: dict[str, EntryPoint] = {}
        for point in entry_points(group=self.group):
            found.setdefault(point.name, point)
        return found


def _imported(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(module), name)


@dataclass(frozen=True)
class Shelf(Generic[K]):
    """What there is of one kind, by its key, and why the rest of what packages bring cannot be used, by its name."""

    found: dict[str, K]
    unfit: dict[str, str]


def shelved(package: ModuleType, name: str, brought: Table[K]) -> Shelf[K]:
    """What the modules below a package define under one name, and then what other packages bring.

    Args:
        package: each of whose modules may define one.
        name: by which they do.
        brought: what other packages bring; its names are keys. What cannot be loaded is in nobody's way.

    Raises:
        ValueError: two modules define one key.

    """
    found: dict[str, K] = {}
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        own: K | None = None if module.ispkg else getattr(importlib.import_module(module.name), name, None)
        if own is None:
            continue
        if own.key in found:
            raise ValueError(f"two of {package.__name__} are called {own.key}")
        found[own.key] = own
    unfit: dict[str, str] = {}
    for key in brought.brought():
        try:
            other = brought.find(key)
            if other is not None and other.key != key:
                raise UnfitError(Message("it calls itself {key}, and its entry point {name}", key=other.key, name=key))
            if other is not None and found.setdefault(key, other) is not other:
                raise UnfitError(Message("Portico has one of that name"))
        except UnfitError as error:
            unfit[key] = error.why
            _log.warning("what a package brings cannot be used", group=brought.group, entry=key, why=str(error.why))
    return Shelf(found, unfit)


def alike(key: str, known: Iterable[str]) -> str:
    """The few of known names that sound like one, with "or" between them; empty where none does."""
    return " or ".join(difflib.get_close_matches(key, list(known), 3, 0.5))
