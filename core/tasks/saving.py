"""What a task made, as files."""

from __future__ import annotations

import errno
import io
import itertools
import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from core.base.findings import plot_csv, plot_picture, table_csv
from core.errors import TaskError
from core.faces import Image
from core.tasks import transparency
from core.tasks.task import Plot, Result, Table

_LOSSY = {".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
_LONGEST = {"JPEG": 65_500, "WEBP": 16_383}
_OTHERS = (".csv", ".pdf")
_LONGEST_NAME = 240  # bytes of a file name: systems allow 255, and it is longer while it is written
_LOSSLESS = {".png": "PNG", ".bmp": "BMP", ".tif": "TIFF", ".tiff": "TIFF"}


def save_picture(picture: Image, path: Path) -> Path:
    """Write a picture in the format that its name says.

    Args:
        picture: uint8 (height, width, 3), or (height, width, 4) with transparency.
        path: of the file.

    Raises:
        TaskError: the format is unknown, or the file cannot be written.

    """
    kind = (_LOSSY | _LOSSLESS).get(path.suffix.lower())
    if kind is None:
        raise TaskError(
            "{path}: pictures are written as {lossy}", path=path.name, lossy=", ".join(sorted(_LOSSY | _LOSSLESS))
        )
    if picture.shape[2] == 4 and kind == "JPEG":
        raise TaskError("{path}: JPEG knows no transparency; save it as .png", path=path.name)
    longest = _LONGEST.get(kind)
    if longest is not None and max(picture.shape[:2]) > longest:
        raise TaskError(
            "{path}: {kind} holds at most {longest} pixels along a side; save it as .png",
            path=path.name,
            kind=kind,
            longest=longest,
        )
    options = {"quality": 95} if kind in _LOSSY.values() else {}
    buffer = io.BytesIO()
    Pillow.fromarray(np.ascontiguousarray(picture)).save(buffer, kind, **options)
    return write(path, buffer.getvalue())


def target(path: Path, *sources: Path | None) -> Path:
    """Where a result is to go, checked before the work begins; a name without an ending becomes a PNG.

    Args:
        path: as it was asked for.
        sources: files that must not be written over.

    Raises:
        TaskError: the ending is unknown, the folder is missing, or a source would be lost.

    """
    known = {*_LOSSY, *_LOSSLESS, *_OTHERS}
    if not path.suffix:
        path = path.with_name(f"{path.name}.png")
    if path.suffix.lower() not in known:
        raise TaskError("{path}: results are written as {known}", path=path.name, known=", ".join(sorted(known)))
    if not path.parent.is_dir():
        raise TaskError("{path} cannot be written: there is no folder {parent}", path=path, parent=path.parent)
    for source in sources:
        if source is not None and source.exists() and path.exists() and source.samefile(path):
            raise TaskError("{path} is what the task is run on: name another file for the result", path=path)
    return path


class Places:
    """Where the results of many pictures go, so that no file of one is a file of another.

    Names that differ only in case or in how accents are coded are one name, as they are on many disks.

    Args:
        paths: the pictures, none of which is written over.
        folder: that they lie in.
        output: folder for the results, which has the same sub-folders.
        ending: of the pictures that come out.
        flat: all results lie side by side, with the names of their sub-folders in theirs.

    Raises:
        TaskError: the results would lie among the pictures, or the ending is unknown.

    """

    def __init__(self, paths: list[Path], folder: Path, output: Path, ending: str = ".png", *, flat: bool = False):
        if output.resolve() == folder.resolve():
            raise TaskError(
                "{output} holds the pictures themselves: name another folder for the results", output=output
            )
        self._folder, self._output, self._ending = folder, output, checked_ending(ending)
        self._flat = flat
        self._taken = {_alike(path) for path in paths}
        # whose result has the plain name, before parts of others come; nobody's where several want it
        self._owner: dict[str, Path | None] = {}
        for path in paths:
            name = _alike(self._first(self._plain(path)))
            self._owner[name] = path if name not in self._owner else None

    def of(self, path: Path, result: Result, ending: str = "") -> Path:
        """Where the first file of a result goes; it and all beside it are taken from now on.

        Args:
            path: of the picture.
            result: that came of it.
            ending: of its first file, where that is another than that of pictures.

        """
        plain = self._plain(path)
        kind = path.suffix[1:].lower()
        base = cut_name(plain.name, _LONGEST_NAME - 100)  # so that what is added is not cut off again
        more = (f"{base}-{n}" for n in range(2, 99_999))
        stems = itertools.chain([plain.name], [f"{base}-{kind}"] if kind else [], more)
        for stem in stems:
            place = self._first(plain.with_name(stem), ending)
            wanted = {_alike(one) for one in names(result, place)}
            others = {name for name in wanted if self._owner.get(name, path) != path}
            if not wanted & self._taken and not others:
                self._taken |= wanted
                return place
        raise TaskError("{path}: no name is left for its result", path=path.name)

    def _plain(self, path: Path) -> Path:
        inside = path.relative_to(self._folder)
        inside = inside.with_name(inside.stem)
        return self._output / ("-".join(inside.parts) if self._flat else inside)

    def _first(self, place: Path, ending: str = "") -> Path:
        return place.with_name(f"{cut_name(place.name, _LONGEST_NAME - 40)}{ending or self._ending}")


def _alike(path: Path) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(path.absolute())).casefold())


def checked_ending(ending: str) -> str:
    """The ending of pictures, with its dot.

    Raises:
        TaskError: no picture is written so.

    """
    dotted = f".{ending.lower().lstrip('.')}"
    if dotted not in _LOSSY | _LOSSLESS:
        raise TaskError(
            "{path}: pictures are written as {lossy}", path=ending, lossy=", ".join(sorted(_LOSSY | _LOSSLESS))
        )
    return dotted


def cut_name(name: str, most: int) -> str:
    """A name of at most so many bytes, cut between two characters."""
    return os.fsencode(name)[:most].decode("utf-8", "ignore").rstrip(" .") if len(os.fsencode(name)) > most else name


def make_folder(folder: Path) -> None:
    """Make a folder for results, where it is not there yet.

    Raises:
        TaskError: it cannot be made.

    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TaskError("{path} cannot be written: {why}", path=folder, why=error.strerror or error) from None


def save(result: Result, path: Path, sources: Iterable[Path] = ()) -> list[Path]:
    """Write everything that came out: the picture under the name given, the rest beside it.

    Args:
        result: of a task.
        path: of the picture. ``out.png`` gives ``out.png``, ``out-mask.png`` for the layer "Mask", ``out.csv`` for the
            table, ``out-roc.png`` and ``out-roc.csv`` for a plot, and each other file as ``out-NAME``. Where the name
            ends as one of the other parts would (``out.csv``, ``out.pdf``), that part takes it. A kind of file that
            knows no transparency gets the picture on white.
        sources: files that must not be written over: what would be called so gets another name.

    Returns:
        The files written.

    Raises:
        TaskError: nothing came out that could be written there, or a file cannot be written.

    """
    pieces = _pieces(result, path, sources)
    if not pieces:
        raise TaskError("nothing came out that could be saved")
    return [piece() for _name, piece in pieces]


def names(result: Result, path: Path) -> list[Path]:
    """The files that :func:`save` writes."""
    return [name for name, _piece in _pieces(result, path)]


def _pieces(result: Result, path: Path, sources: Iterable[Path] = ()) -> list[tuple[Path, Callable[[], Path]]]:
    """Every file of a result, with what writes it."""
    suffix = path.suffix.lower()
    kind = suffix if suffix in _LOSSY | _LOSSLESS else ".png"
    found: dict[Path, Callable[[], Path]] = {}
    kept = {_alike(source) for source in sources}

    def free(name: str, ending: str) -> Path:
        most = _LONGEST_NAME - len(os.fsencode(ending))
        stem = name
        for number in range(2, 1000):
            place = path.with_name(f"{cut_name(stem, most)}{ending}")
            if place not in found and _alike(place) not in kept:
                break
            stem = f"{cut_name(name, most - 5)}-{number}"
        return place

    def beside(name: str, ending: str) -> Path:
        return free(f"{cut_name(path.stem, _LONGEST_NAME - 80)}-{slug(name)}", ending)

    if result.picture is not None:
        picture = transparency.on_white(result.picture) if _LOSSY.get(kind) == "JPEG" else result.picture
        place = free(path.stem, kind)
        found[place] = partial(save_picture, picture, place)
    for name, layer in result.layers.items():
        place = beside(name, ".png" if layer.shape[2] == 4 else kind)
        found[place] = partial(save_picture, layer, place)
    if result.table is not None:
        place = free(path.stem, ".csv")
        found[place] = partial(_write_table, result.table, place)
    for plot in result.plots:
        place, points = beside(plot.title, ".png"), beside(plot.title, ".csv")
        found[place], found[points] = partial(_write_plot, plot, place), partial(_write_points, plot, points)
    for name, content in result.files.items():
        ending = Path(name).suffix
        alone = len(result.files) == 1 and ending == suffix
        place = path if alone and path not in found else beside(Path(name).stem, ending)
        found[place] = partial(write, place, content)
    return list(found.items())


def _write_table(table: Table, path: Path) -> Path:
    return write(path, table_csv(table).encode())


def _write_plot(plot: Plot, path: Path) -> Path:
    return save_picture(plot_picture(plot), path)


def _write_points(plot: Plot, path: Path) -> Path:
    return write(path, plot_csv(plot).encode())


def slug(title: str) -> str:
    """A title as part of a file name."""
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-") or "result"


def write(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all.

    Raises:
        TaskError: it cannot be written.

    """
    part = path.with_name(f"{cut_name(path.name, _LONGEST_NAME)}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):  # a name that cannot be written cannot be removed either
            part.unlink(missing_ok=True)
        if error.errno == errno.ENAMETOOLONG:
            raise TaskError(
                "{cut_name}… is too long a name for a file: use a shorter one", cut_name=cut_name(path.name, 60)
            ) from None
        raise TaskError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from None
    return path
