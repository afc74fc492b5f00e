"""``portico evaluate restoration``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import CliError, JsonOption, print_json, progress

if TYPE_CHECKING:
    from core.evaluation.restoration import Row
    from core.tasks.work import Report


def register(commands: typer.Typer) -> None:
    """Add this command."""
    commands.command()(restoration)


def restoration(
    photos: Annotated[
        Path | None, typer.Option(help="Folder that the networks were trained on: the photos they were not shown.")
    ] = None,
    pairs: Annotated[
        Path | None, typer.Option(help="Folder with image_SRF_2, image_SRF_3, image_SRF_4 of …_LR and …_HR pictures.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Super-resolution, denoising and light, by Portico's networks and by what scikit-image offers."""
    if photos is None and pairs is None:
        raise CliError("name --photos, --pairs or both")
    if not as_json:
        print(f"{'test':<10} {'pictures':<16} {'method':<24} {'PSNR':>7} {'SSIM':>7}")
    with progress("Restoring") as report:
        for row in _measured(photos, pairs, report):
            if as_json:
                print_json(vars(row))
            else:
                pictures = f"{row.pictures} ({row.count})"
                print(f"{row.test:<10} {pictures:<16} {row.method:<24} {row.psnr:7.2f} {row.ssim:7.4f}", flush=True)


def _measured(photos: Path | None, pairs: Path | None, report: Report) -> Iterator[Row]:
    from core.evaluation import restoration as measuring
    from core.tasks.work import Workshop

    workshop = Workshop()
    kept = measuring.held_out(photos) if photos is not None else []
    for scale in measuring.SCALES:
        if pairs is not None:
            folder = pairs / f"image_SRF_{scale}"
            if folder.is_dir():
                found = measuring.pairs(folder, scale)
                yield from measuring.super_resolution(pairs.name, found, scale, workshop, report)
        if kept:
            found = measuring.reduced(kept, scale)
            yield from measuring.super_resolution("held-out photos", found, scale, workshop, report)
    for strength in measuring.STRENGTHS if kept else ():
        yield from measuring.denoising("held-out photos", kept, strength, workshop, report)
    if kept:
        yield from measuring.low_light("held-out photos", kept, workshop, report)
