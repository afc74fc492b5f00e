"""A picture to try on it what a run has learnt: of the kind that it learnt from."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from pathlib import Path, PurePosixPath

from core.errors import LearningError, PorticoError
from core.faces import Image
from core.learning import data as learning_data
from core.learning import made
from core.learning.data import Data
from core.learning.examples import EXAMPLES
from core.learning.runs import Run
from core.learning.sources import EXAMPLE, DataKind, Source

_TRIED = 20  # pictures at most: where none of those can be read, others hardly can


def picture(site_folder: Path, text: str, file: str, *, own: bool = True) -> tuple[Image, str] | None:
    """A picture like those that were learnt from, and a name for it; of an example that was held out, where one was.

    Args:
        site_folder: of the site.
        text: as a task names what it works with: a run by its title or id, empty for the newest, an example, or the
            folder of the pictures.
        file: that a run must have made.
        own: whether whoever asks may see somebody's own pictures, and not those of examples alone.

    Returns:
        None where there is none: it is not there any more, nobody may see it, or it is of the people enrolled here.

    """
    with suppress(LearningError):
        source, run = _named(site_folder, text.strip(), file)
        if source is None or source.kind in (DataKind.GALLERY, DataKind.NOTHING) or not (own or source.example):
            return None
        data = learning_data.by_name(source) or learning_data.read(source)
        for number in islice(_order(data, run), _TRIED):
            item = data.items[number]
            with suppress(PorticoError, OSError):
                name = PurePosixPath(item.name).name
                return item.read(), f"{source.example}-{name}.png" if source.example else name
    return None


def _named(site_folder: Path, text: str, file: str) -> tuple[Source | None, Run | None]:
    """Where it was learnt from, and by which run, where it was one.

    Raises:
        LearningError: there is no such run.

    """
    if text.startswith(EXAMPLE):
        name = text.removeprefix(EXAMPLE)
        return (Source(kind=EXAMPLES[name].kind, place=text) if name in EXAMPLES else None), None
    if made.is_path(text):
        return Source(kind=DataKind.CLASSES, place=text), None
    run = made.maker(site_folder, text, file) if text else next(made.makers(site_folder, file), None)
    return (run.record.source if run is not None else None), run


def _order(data: Data, run: Run | None) -> list[int]:
    """Numbers of pictures, those first that a run has held out, where that is known without opening every file."""
    set_to = run.record.parameters if run is not None and data.source.example else {}
    share = set_to.get("share")
    if set_to.get("hold") != "pictures" or not isinstance(share, float):
        return list(range(len(data.items)))
    split = data.split(share=share)  # as the recipes do that have both settings
    return [*split.held, *split.shown]
