"""Growth curves of a benchmark as a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.bench.measuring import Figure
from core.evaluation.report import ReportError


def write_growth(path: Path, figures: Sequence[Figure]) -> None:
    """Draw time over gallery size, over picture size, and frame rate over cameras, as far as they were measured.

    Raises:
        ReportError: the file cannot be written.

    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Picture

    picture = Picture(figsize=(18, 4.5), layout="constrained")
    FigureCanvasAgg(picture)
    for axes, (pattern, title, x, logarithmic) in zip(picture.subplots(1, len(_PANELS)), _PANELS, strict=True):
        _panel(axes, figures, re.compile(pattern), logarithmic=logarithmic)
        axes.set(title=title, xlabel=x, ylabel="fps" if "cameras" in x else "ms")
        axes.grid(visible=True, which="both", alpha=0.25)
        if axes.lines:
            axes.legend(fontsize=8)
    try:
        picture.savefig(path, dpi=110)
    except OSError as error:
        raise ReportError("{path} cannot be written: {reason}", path=path, reason=error.strerror or error) from None


_PANELS = (
    (r"search ([\d,]+) people", "1:N search", "people", True),
    (r"^\d+x(\d+), min face", "Detection", "height of the picture, pixels", False),
    (r"^(\d+) faces? at .*, min face", "Detection at 1080p", "faces in the picture", False),
    (r"^(\d+) cameras?, .*from memory: frames each", "Live", "cameras", False),
)


def _panel(axes: Any, figures: Sequence[Figure], pattern: re.Pattern[str], *, logarithmic: bool) -> None:
    rows = [(int(found[1].replace(",", "")), f) for f in figures if (found := pattern.search(f.name))]
    if not rows:
        return
    axes.plot([n for n, _ in rows], [f.median for _, f in rows], marker="o", label="Portico")
    theirs = [(n, f) for n, f in rows if f.peer_values]
    if theirs:
        medians = [f.ratio * f.median for _, f in theirs if f.ratio]
        axes.plot([n for n, _ in theirs], medians, marker="s", label=theirs[0][1].peer)
    if logarithmic:
        axes.set(xscale="log", yscale="log")
