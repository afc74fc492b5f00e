"""What a task made, as files."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from core.errors import TaskError
from core.faces import Image
from core.gallery.csv_text import plain
from core.tasks.task import Plot, Result, Table

_LOSSY = {".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
_LONGEST = {"JPEG": 65_500, "WEBP": 16_383}
_OTHERS = (".csv", ".pdf")
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
        raise TaskError(f"{path.name}: pictures are written as {', '.join(sorted(_LOSSY | _LOSSLESS))}")
    if picture.shape[2] == 4 and kind == "JPEG":
        raise TaskError(f"{path.name}: JPEG knows no transparency; save it as .png")
    longest = _LONGEST.get(kind)
    if longest is not None and max(picture.shape[:2]) > longest:
        raise TaskError(f"{path.name}: {kind} holds at most {longest} pixels along a side; save it as .png")
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
        raise TaskError(f"{path.name}: results are written as {', '.join(sorted(known))}")
    if not path.parent.is_dir():
        raise TaskError(f"{path} cannot be written: there is no folder {path.parent}")
    for source in sources:
        if source is not None and source.exists() and path.exists() and source.samefile(path):
            raise TaskError(f"{path} is what the task is run on: name another file for the result")
    return path


def targets(paths: list[Path], folder: Path, output: Path) -> dict[Path, Path]:
    """Where the result of each picture of a folder goes: the same sub-folders, and no two results one name.

    Raises:
        TaskError: the results would lie among the pictures.

    """
    if output.resolve() == folder.resolve():
        raise TaskError(f"{output} holds the pictures themselves: name another folder for the results")
    names = Counter(path.relative_to(folder).with_suffix("") for path in paths)
    found = {}
    for path in paths:
        place = path.relative_to(folder).with_suffix("")
        if names[place] > 1:
            place = place.with_name(f"{place.name}-{path.suffix[1:]}")
        found[path] = output / place.parent / f"{place.name}.png"
    return found


def table_csv(table: Table) -> str:
    """A table as CSV text."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(table.columns)
    rows.writerows([plain(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows)
    return text.getvalue()


def plot_csv(plot: Plot) -> str:
    """The points of a plot as CSV text: line, x, y."""
    rows = tuple((line.name, float(x), float(y)) for line in plot.lines for x, y in zip(line.x, line.y, strict=True))
    return table_csv(Table(("line", plot.x, plot.y), rows))


def plot_picture(plot: Plot, width: int = 960, height: int = 640) -> Image:
    """A plot as a picture."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / 100, height / 100), dpi=100, layout="constrained")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for line in plot.lines:
        axes.plot(line.x, line.y, label=line.name, marker="o" if len(line.x) < 24 else None, markersize=4)
    axes.set(title=plot.title, xlabel=plot.x, ylabel=plot.y)
    axes.grid(visible=True, alpha=0.3)
    if len(plot.lines) > 1:
        axes.legend()
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.asarray(canvas.buffer_rgba(), dtype=np.uint8)[..., :3].copy()  # type: ignore[no-untyped-call]


def save(result: Result, path: Path) -> list[Path]:
    """Write everything that came out: the picture under the name given, the rest beside it.

    Args:
        result: of a task.
        path: of the picture. ``out.png`` gives ``out.png``, ``out-mask.png`` for the layer "Mask", ``out.csv`` for the
            table, ``out-roc.png`` and ``out-roc.csv`` for a plot, and each other file as ``out-NAME``. Where the name
            ends as one of the other parts would (``out.csv``, ``out.pdf``), that part takes it.

    Returns:
        The files written.

    Raises:
        TaskError: nothing came out that could be written there, or a file cannot be written.

    """
    suffix = path.suffix.lower()
    lossy_or_not = suffix if suffix in _LOSSY | _LOSSLESS else ".png"
    written = []

    def beside(name: str, ending: str) -> Path:
        return path.with_name(f"{path.stem}-{slug(name)}{ending}")

    if result.picture is not None:
        written.append(save_picture(result.picture, path.with_suffix(lossy_or_not)))
    for name, layer in result.layers.items():
        written.append(save_picture(layer, beside(name, ".png" if layer.shape[2] == 4 else lossy_or_not)))
    if result.table is not None:
        written.append(write(path.with_suffix(".csv"), table_csv(result.table).encode()))
    for plot in result.plots:
        written.append(save_picture(plot_picture(plot), beside(plot.title, ".png")))
        written.append(write(beside(plot.title, ".csv"), plot_csv(plot).encode()))
    for name, content in result.files.items():
        ending = Path(name).suffix
        alone = len(result.files) == 1 and ending == suffix
        written.append(write(path if alone else beside(Path(name).stem, ending), content))
    if not written:
        raise TaskError("nothing came out that could be saved")
    return written


def slug(title: str) -> str:
    """A title as part of a file name."""
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-") or "result"


def write(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all.

    Raises:
        TaskError: it cannot be written.

    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise TaskError(f"{path} cannot be written: {error.strerror or error}") from None
    return path
