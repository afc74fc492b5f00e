"""Draw the curves of the finished runs of a site on one sheet: what was lost while it learnt, and the first score.

python docs/render_curves.py SITE docs/screens/learning-curves.png
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from core.learning.journals import curve, loss_curve, names
from core.learning.runs import Run, Runs, State

_ACROSS = 3
_LOSS, _SCORE = "#8a94a6", "#1f5fbf"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    runs = [run for run in reversed(Runs(arguments.site).all()) if run.state == State.FINISHED]
    down = -(-len(runs) // _ACROSS)
    figure = Figure(figsize=(12, 2.7 * down), dpi=100, layout="constrained")
    FigureCanvasAgg(figure)
    for place, run in enumerate(runs, 1):
        _draw(figure.add_subplot(down, _ACROSS, place), run)
    figure.savefig(arguments.target, pil_kwargs={"optimize": True})


def _draw(axes: Any, run: Run) -> None:
    """One run: its loss, and on the axis at the right its first score."""
    journal = run.journal()
    steps, losses = loss_curve(journal.rows, journal.points, "loss")
    if losses.any():  # some recipes train nothing by steps
        axes.plot(steps, losses, color=_LOSS, linewidth=1)
        axes.set_ylabel("loss", color=_LOSS, fontsize="small")
    else:
        axes.set_yticks([])
    scored = names(journal.rows, "scores")
    if scored:
        right = axes.twinx()
        few = "." if len(journal.rows) < 30 else ""
        right.plot(*curve(journal.rows, "scores", scored[0]), color=_SCORE, marker=few)
        right.set_ylabel(scored[0], color=_SCORE, fontsize="small")
        right.tick_params(labelsize="x-small")
    minutes = journal.rows[-1].seconds / 60
    axes.set_title(f"{run.title}: {journal.rows[-1].step:,} steps, {minutes:.1f} min", fontsize="small")
    axes.tick_params(labelsize="x-small")


if __name__ == "__main__":
    main()
