"""What an evaluation hands over: figures as JSON, scores as CSV, curves as PNG."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import PorticoError
from core.evaluation.datasets import Pairs
from core.evaluation.metrics import Rate
from core.evaluation.verification import RATES, Mask, Verification


class ReportError(PorticoError):
    """A report cannot be written."""


def rate(value: Rate) -> dict[str, Any]:
    """A rate with its bounds, for JSON."""
    low, high = value.bounds
    return {
        "value": round(value.value, 6),
        "events": value.events,
        "trials": value.trials,
        "low": round(low, 6),
        "high": round(high, 6),
    }


def verification(result: Verification, milliseconds: float | None = None) -> dict[str, Any]:
    """The figures of a verification run, for JSON.

    A rate below one error in the non-mated pairs at hand is left out: it would say nothing.
    """
    impostors = int((~result.same).sum())
    return {
        "accuracy": round(result.mean, 6),
        "std": round(result.std, 6),
        "folds": [round(a, 6) for a in result.accuracy],
        "eer": round(result.curve.eer, 6),
        "tar": {f"{r:g}": rate(result.tar(r)) for r in RATES if r * impostors >= 1},
        "errors": len(result.errors),
        "failed_pairs": int(result.failed.sum()),
        "milliseconds_per_pair": None if milliseconds is None else round(milliseconds, 3),
    }


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write figures.

    Raises:
        ReportError: the file cannot be written.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise ReportError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from None


def write_table(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows of figures as CSV, nested ones under names with dots.

    Raises:
        ReportError: the file cannot be written.

    """
    flat = [_flat(row) for row in rows]
    columns = list(dict.fromkeys(key for row in flat for key in row))
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(flat)
    except OSError as error:
        raise ReportError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from None


def _flat(row: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, Mapping):
            result.update(_flat(value, f"{before}{key}."))
        else:
            result[f"{before}{key}"] = value
    return result


def lost(paths: Sequence[Path], failed: Mask) -> list[str]:
    """Pictures without a face: they count as errors, and are always listed."""
    return [f"{paths[row].parent.name}/{paths[row].name}" for row in np.flatnonzero(failed).tolist()]


def write_scores(path: Path, pairs: Pairs, paths: Sequence[Path], result: Verification) -> None:
    """Write every pair with its score relative to the threshold, worst errors first.

    Raises:
        ReportError: the file cannot be written.

    """
    wrong = (result.margins >= 0) != result.same
    order = np.lexsort((-np.abs(result.margins), ~wrong))
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["first", "second", "same", "fold", "margin", "right", "face_found"])
            for row in order:
                names = (paths[pairs.first[row]].name, paths[pairs.second[row]].name)
                right = not wrong[row]
                margin = f"{result.margins[row]:.5f}"
                writer.writerow(
                    [
                        *names,
                        int(pairs.same[row]),
                        int(pairs.fold[row]),
                        margin,
                        int(right),
                        int(not result.failed[row]),
                    ]
                )
    except OSError as error:
        raise ReportError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from None


def write_curves(path: Path, results: Mapping[str, Verification]) -> None:
    """Draw ROC and DET curves of several methods side by side.

    Raises:
        ReportError: the file cannot be written.

    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 5), layout="constrained")
    FigureCanvasAgg(figure)
    roc, det = figure.subplots(1, 2)
    for name, result in results.items():
        rates = result.curve
        roc.plot(rates.fmr, 1 - rates.fnmr, label=f"{name} ({100 * result.mean:.2f} %)")
        det.plot(np.maximum(rates.fmr, 1e-5), np.maximum(rates.fnmr, 1e-5), label=name)
    impostors = min((int((~r.same).sum()) for r in results.values()), default=1)
    roc.set(xscale="log", xlim=(1 / max(impostors, 2), 1), xlabel="false match rate", ylabel="true accept rate")
    det.set(xscale="log", yscale="log", xlabel="false match rate", ylabel="false non-match rate")
    for axes, title in ((roc, "ROC"), (det, "DET")):
        axes.set_title(title)
        axes.grid(visible=True, which="both", alpha=0.25)
        axes.legend(fontsize=8)
    _save(figure, path)


def write_identification(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Draw detection and identification rate by gallery size, one line per number of photos enrolled.

    Raises:
        ReportError: the file cannot be written.

    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 5), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    for photos in sorted({int(row["photos"]) for row in rows}):
        own = [row for row in rows if row["photos"] == photos]
        for fpir in ("0.1", "0.01"):
            known = [row for row in own if fpir in row["dir"]]
            axes.plot(
                [row["people"] for row in known],
                [100 * row["dir"][fpir]["value"] for row in known],
                marker="o",
                label=f"{photos} photos, FPIR {100 * float(fpir):g} %",
            )
    axes.set(xscale="log", xlabel="people enrolled", ylabel="identified at rank 1, %", title="Open-set identification")
    axes.grid(visible=True, which="both", alpha=0.25)
    axes.legend(fontsize=8)
    _save(figure, path)


def _save(figure: Any, path: Path) -> None:
    try:
        figure.savefig(path, dpi=110)
    except OSError as error:
        raise ReportError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from None
