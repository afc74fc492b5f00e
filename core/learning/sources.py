"""What is learnt from, as somebody names it: a folder, a list, an example, the gallery."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from core.base.advice import Act
from core.base.messages import Message
from core.errors import LearningError

if TYPE_CHECKING:
    from core.site import Site

EXAMPLE = "example:"
"""Stands before the name of an example where data is named in one word."""


class DataKind(StrEnum):
    """Kinds of data."""

    CLASSES = "classes"
    LIST = "list"
    PICTURES = "pictures"
    GALLERY = "gallery"
    NOTHING = "nothing"


TITLES: dict[DataKind, str] = {
    DataKind.CLASSES: "A folder with a folder for each class or person",
    DataKind.LIST: "A list of pictures with their labels",
    DataKind.PICTURES: "A folder of pictures",
    DataKind.GALLERY: "The people enrolled here who have agreed",
    DataKind.NOTHING: "Nothing",
}


class Source(BaseModel):
    """Where data comes from.

    Attributes:
        kind: how it is read.
        place: of the folder or the file, as an absolute path; or the name of an example after ``example:``.

    """

    model_config = ConfigDict(frozen=True)

    kind: DataKind
    place: str = ""

    @property
    def example(self) -> str:
        """The name of an example; empty where it is none."""
        return self.place.removeprefix(EXAMPLE) if self.place.startswith(EXAMPLE) else ""

    @property
    def title(self) -> str:
        """For people, in a few words."""
        if self.example:
            return self.example
        return Path(self.place).name if self.place else Message(TITLES[self.kind])


def source_of(text: str, takes: frozenset[DataKind]) -> Source:
    """What somebody named in one word: a path, ``gallery``, ``nothing``, or ``example:NAME``.

    Args:
        text: as it was typed.
        takes: kinds that the recipe can learn from.

    Raises:
        LearningError: it is nothing that the recipe can learn from.

    """
    from core.learning.examples import EXAMPLES

    if text.startswith(EXAMPLE):
        name = text.removeprefix(EXAMPLE)
        if name not in EXAMPLES:
            known = ", ".join(name for name, one in EXAMPLES.items() if one.kind in takes)
            raise LearningError("there is no example {name!r}: known are {known}", name=name, known=known or "none")
        return _taken(Source(kind=EXAMPLES[name].kind, place=text), takes)
    if text in (DataKind.GALLERY, DataKind.NOTHING):
        return _taken(Source(kind=DataKind(text)), takes)
    path = Path(text).expanduser().absolute()
    if not path.exists():
        raise LearningError("{path} does not exist", path=path)
    if not path.is_dir():
        if path.suffix.lower() not in (".csv", ".tsv", ".txt"):
            raise LearningError("{path} is neither a folder nor a list (.csv)", path=path)
        return _taken(Source(kind=DataKind.LIST, place=str(path)), takes)
    loose = DataKind.CLASSES not in takes or (DataKind.PICTURES in takes and _is_loose(path))
    kind = DataKind.PICTURES if loose else DataKind.CLASSES
    return _taken(Source(kind=kind, place=str(path)), takes)


def _is_loose(folder: Path) -> bool:
    """Whether a folder holds files, and not two folders that could be classes."""
    try:
        inside = [path.is_dir() for path in folder.iterdir()]
    except OSError:  # whoever reads it says so
        return False
    return sum(inside) < 2 and not all(inside)


def _taken(source: Source, takes: frozenset[DataKind]) -> Source:
    if source.kind not in takes:
        wanted = Message.joined("; ", [Message(TITLES[kind]) for kind in DataKind if kind in takes])
        raise LearningError(
            "this recipe does not learn from that ({kind}). It takes: {wanted}",
            kind=Message(TITLES[source.kind]),
            wanted=wanted,
        )
    return source


def gallery_site(site: Site | None) -> Site:
    """The site whose gallery is learnt from.

    Raises:
        LearningError: none is open.

    """
    if site is None:
        raise LearningError("the gallery belongs to a site: {how}", how=Message(Act.NAME_SITE))
    return site
